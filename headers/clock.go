package headers

import (
	"strings"
	"time"
)

// Clock is a time that somebody other than the Date field and the date of a Received field states: in a
// signature, in an id, in a boundary. Each is one more witness of when a machine had the message, usable
// where a Received date is missing, forged or of a clock that is wrong.
type Clock struct {
	Source string        // the name of its record in clocks.toml: "postfix-id", "dkim-t", "thread-index"
	Time   time.Time     // the instant that is stated
	Host   string        // whose clock it is, in lower case: the by host for an id; "" where that is unknown
	Exact  time.Duration // how far it may be from the event by its own resolution
	Local  bool          // a local time of unknown zone: Time is given as if it were UTC
	Means  Meaning       // what happened at that time
	Span                 // where it stands, in the layer; in its argument for BoundaryClock
	Hop    int           // for the caller: the index of the hop it belongs to; -1 as it is returned here
}

// Meaning is what happened at the time of a Clock.
type Meaning string

const (
	MeansSessionStart Meaning = "session-start" // a server began to take the message in
	MeansQueued       Meaning = "queued"        // a server had taken it over and made it an entry of its queue
	MeansSigned       Meaning = "signed"        // a server signed or sealed it
	MeansScanned      Meaning = "scanned"       // a filter looked at it
	MeansReleased     Meaning = "released"      // somebody who held it let it go on
	MeansStored       Meaning = "stored"        // it was put into a mailbox
	MeansComposed     Meaning = "composed"      // the sender wrote or sent it
)

// nearby is how far a time may be from the dates around it where the form of an id alone proves little.
// Numbers that look like times are common; that one fits to two days by chance is one in thousands.
const nearby = 48 * time.Hour

// IDClock reads the time inside the id of a Received field, as the dialect of the field writes it. It
// gives false where there is none, and where it is more than two days from the date of the field: then it
// is no time, or one that was never meant for this message.
func (h Hop) IDClock() (Clock, bool) { return h.Dialect().IDClock(&h) }

// IDClock is Hop.IDClock for callers that know the dialect of the field already.
func (d Dialect) IDClock(h *Hop) (Clock, bool) {
	if d.Clock == "" {
		return Clock{}, false
	}
	r := clocks().byName[d.Clock]
	if r == nil {
		return Clock{}, false
	}
	text, at := h.ID, h.idAt
	at.Start += max(0, strings.Index(h.Text[at.Start:at.End], text))
	if r.In == inText {
		text, at = h.Text, Span{0, len(h.Text)}
	}
	c, ok := r.read(text, h.Date.Time)
	if !ok || (h.Date.OK() && !within(c.Time, h.Date.Time, nearby)) {
		return Clock{}, false
	}
	c.Span = c.Shift(at.Start + h.Value.Start)
	c.Host = strings.ToLower(h.By)
	return c, true
}

func within(a, b time.Time, d time.Duration) bool { return a.Sub(b).Abs() <= d }

// BoundaryClock reads the time that a mail program put into the boundary of a multipart. Outlook writes
// the local time of the computer, so that its difference from the Date field is the sender's zone.
func BoundaryClock(boundary string) (Clock, bool) {
	for _, r := range clocks().boundaries {
		if c, ok := r.read(boundary, time.Time{}); ok {
			return c, true
		}
	}
	return Clock{}, false
}

// maxClockText is how much of a field is searched for a clock.
const maxClockText = 16 << 10

// Clocks gives every time that the fields of a block state, in the order of the fields; those of the
// Date field and of the Received fields themselves are not among them.
func Clocks(b Block) []Clock { return ClocksNear(b, blockDates(b)) }

// ClocksNear is Clocks for callers that know the dates of the block already: that of the Date field first, if it can be
// read, then those of the Received fields from the top.
func ClocksNear(b Block, near []time.Time) []Clock {
	var out []Clock
	t := clocks()
	near = near[:min(len(near), maxNear)]
	if len(near) == 0 {
		near = []time.Time{{}}
	}
	for i := range b.Fields {
		f := &b.Fields[i]
		for _, r := range t.fieldRecords(f.Name) {
			if r.Tag == "" && !r.mayFind(f.Text) {
				continue
			}
			if c, ok := r.field(f, near); ok {
				out = append(out, c)
				break
			}
		}
	}
	return out
}

// maxNear is how many of the dates of a message a time is compared with.
const maxNear = 16

// blockDates gives the dates that a block is of: that of the Date field first, if it can be read, then
// those of the Received fields from the top.
func blockDates(b Block) []time.Time {
	dates := make([]time.Time, 0, maxNear)
	if f, ok := b.Find("Date"); ok {
		if d := ReadDate(f.Text[:min(len(f.Text), 512)]); d.OK() {
			dates = append(dates, d.Time)
		}
	}
	for f := range b.All("Received") {
		if h := (Hop{Field: f}); len(dates) < cap(dates) {
			h.takeDate(Words(f.Text[:min(len(f.Text), 4096)], ";"))
			if h.Date.OK() {
				dates = append(dates, h.Date.Time)
			}
		}
	}
	return dates
}

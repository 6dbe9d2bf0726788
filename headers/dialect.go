package headers

// Dialect says which program wrote a Received field, and what follows from that. Programs differ in what
// their date means and in what their ids hold; a route is only read rightly with that in mind.
type Dialect struct {
	// Name is "postfix", "gmail-mx", "coremail-smtp"; "generic" or "generic-by", without a from clause,
	// for a program that is not known, and "" for a field that names no host.
	Name     string
	Software string // as people call it: "Postfix", "Gmail"; "" where it is not known
	Stamp    Stamp  // which instant the date means
	Clock    string // the record of clocks.toml for the time in its id, "" where there is none
	Retry    string // whose retry schedule its queue follows: "postfix", "exim"; "" where unknown
	Provider string // the organisation that runs it, where that is known: "google", "tencent"
	Filter   bool   // a content filter that takes the message from its host and gives it back
	Fetch    bool   // fetched from a mailbox: the hops below it are another delivery
}

// Stamp is the instant that the date of a Received field means.
type Stamp string

const (
	StampStart   Stamp = "start"   // the transaction began: before the message itself was transferred
	StampEnd     Stamp = "end"     // the message was accepted: after its transfer and the scans during it
	StampStore   Stamp = "store"   // the message was put into a mailbox
	StampQueue   Stamp = "queue"   // the message was taken from a local queue, or was injected again
	StampUnknown Stamp = "unknown" // nobody has established which
)

// Dialect recognises the program that wrote the field. The records of dialects.toml are tried in their
// order and the first one that fits is taken.
func (h Hop) Dialect() Dialect {
	t := dialects()
	if i := t.match(&h); i >= 0 {
		return t.records[i].Dialect
	}
	switch {
	case h.By != "" && h.From != "":
		return Dialect{Name: "generic", Stamp: StampUnknown}
	case h.By != "":
		return Dialect{Name: "generic-by", Stamp: StampUnknown}
	}
	return Dialect{Stamp: StampUnknown}
}

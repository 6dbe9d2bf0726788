package analyze

import (
	"slices"
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/route"
	"github.com/eml-inspect/eml-inspect/headers"
)

// routeDateWrong reports a Date field that is later than the first server's stamp: the clock or the zone of
// the sender's program is off. That is not said where the stamp itself may be wrong.
var routeDateWrong = Check{
	Codes: []string{"route-date-wrong"},
	Run: func(p *Pass) {
		if len(p.Hops) == 0 || !known(&p.Way.Date) || p.Way.When[0].IsZero() || !p.Way.Plain {
			return
		}
		ahead := p.Way.Date.Time.Sub(p.Way.When[0])
		if ahead < route.Noticeable || p.Way.dateOfServer() {
			return
		}
		date, _ := p.Header().Find("Date")
		f := Finding{Code: "route-date-wrong", Severity: Note, Confidence: Likely, Party: Sender,
			Where: append(p.field(date), p.field(p.Hops[0].Field)...)}
		if len(p.Hops) == 1 {
			f.Confidence = Possible
		}
		zone, written := dateZone(&p.Way.Date, ahead)
		p.report(f, "offset_seconds", itoa(int64(ahead/time.Second)), "zone", zone, "written", written)
	},
}

// dateOfServer reports whether the Date field agrees with a stamp that is noticeably later than the first one: a server put
// it in, or set it anew when it let the message go; or the first stamp is what is wrong. It is not the sender's clock then.
func (w *Way) dateOfServer() bool {
	const agrees = 2 * time.Minute
	return slices.ContainsFunc(w.When, func(at time.Time) bool {
		return at.Sub(w.When[0]) >= route.Noticeable && (at.Sub(w.Date.Time)-agrees/2).Abs() <= agrees/2
	})
}

// dateZone says what part the zone has in a Date field that is ahead, "" where it has none, and how the zone is written:
// it does not exist, or it seems to be counted twice, since the clock runs on local time and is taken for UTC, or "true" for
// any other one that is wrong.
func dateZone(date *headers.Date, ahead time.Duration) (part, written string) {
	const quarter, furthest = 15 * time.Minute, 26 * time.Hour // from -1200 to +1400
	_, seconds := date.Time.Zone()
	offset := time.Duration(seconds) * time.Second
	written = date.Time.Format("-0700")
	switch {
	case offset < -12*time.Hour || offset > 14*time.Hour:
		return "none", written
	case offset > time.Hour && (ahead-offset).Abs() <= 10*time.Minute: // an hour may be that of summer time
		return "twice", written
	case ahead <= furthest && (ahead-ahead.Round(quarter)).Abs() <= time.Minute:
		return "true", ""
	}
	return "", ""
}

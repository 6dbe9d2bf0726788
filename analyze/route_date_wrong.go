package analyze

import (
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/route"
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
		if ahead < route.Noticeable {
			return
		}
		date, _ := p.Header().Find("Date")
		f := Finding{Code: "route-date-wrong", Severity: Note, Confidence: Likely, Party: Sender,
			Where: append(p.field(date), p.field(p.Hops[0].Field)...)}
		if len(p.Hops) == 1 {
			f.Confidence = Possible
		}
		zone := ""
		if quarter := 15 * time.Minute; (ahead - ahead.Round(quarter)).Abs() <= time.Minute {
			zone = "true"
		}
		p.report(f, "offset_seconds", itoa(int64(ahead/time.Second)), "zone", zone)
	},
}

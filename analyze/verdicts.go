package analyze

import (
	"slices"
	"sort"
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// VerdictEvidence is what one filter wrote, read in all of its fields that stand together, and whether it is the
// judgement of the recipient's side.
type VerdictEvidence struct {
	headers.Verdict
	Fields  []headers.Field
	Trusted bool // it stands where only the recipient's side writes
	Own     bool // it is in the name of the recipient's side, or names the client of its border host; anybody may write so
	below   int  // how many Received fields stand below
}

// gatherVerdicts reads what filters wrote. Fields of one filter that no Received field parts are one verdict.
func (e *Evidence) gatherVerdicts() {
	for _, v := range headers.ReadVerdicts(e.Header().Fields) {
		f := v.Field
		below := sort.Search(len(e.Hops), func(i int) bool { return e.Hops[i].Start < f.Start })
		if g := e.verdictOf(&v, below); g != nil {
			g.Join(v)
			g.Fields = append(g.Fields, f)
			continue
		}
		e.Verdicts = append(e.Verdicts, VerdictEvidence{Verdict: v, Fields: []headers.Field{f}, below: below})
	}
	if len(e.Verdicts) == 0 {
		return
	}
	own := e.ownFamilies()
	for i := range e.Verdicts {
		v := &e.Verdicts[i]
		v.Trusted = len(e.Hops) > 0 && !v.Foreign && !v.Outgoing && (v.below > e.Way.Border || e.walled(v))
		v.Own = v.Trusted || e.named(v, own)
		if v.Trusted && v.Product == "microsoft" {
			e.addCompauth(v)
		}
	}
}

// verdictOf gives the verdict that a field goes on: the last one of its filter at the same place, unless it has this
// field already.
func (e *Evidence) verdictOf(v *headers.Verdict, below int) *VerdictEvidence {
	for i := len(e.Verdicts) - 1; i >= 0 && e.Verdicts[i].below == below; i-- {
		g := &e.Verdicts[i]
		again := slices.ContainsFunc(g.Fields, func(f headers.Field) bool { return f.Is(v.Field.Name) })
		if g.Joins(v) {
			if again {
				return nil
			}
			return g
		}
	}
	return nil
}

// walled reports whether the fields of this filter cannot come from outside: Exchange takes those of other
// organisations away, or renames them, and writes its own below the Received fields.
func (e *Evidence) walled(v *VerdictEvidence) bool {
	if v.Product != "microsoft" {
		return false
	}
	for i := e.Way.Border; i < len(e.Hops); i++ {
		if e.Way.Families[i] == "microsoft" || strings.HasPrefix(e.Way.Dialects[i].Software, "Exchange") {
			return true
		}
	}
	return false
}

// named reports whether a verdict names the recipient's side as the one that judged.
func (e *Evidence) named(v *VerdictEvidence, own []string) bool {
	if v.Foreign || v.Outgoing || len(e.Hops) == 0 {
		return false
	}
	mine := e.Way.family(lowerHost(v.Host))
	client := e.Hops[e.Way.Border].IP
	return e.own(lowerHost(v.Host)) || v.Provider != "" && slices.Contains(own, v.Provider) || mine != "" && slices.Contains(own, mine) ||
		v.Client != "" && v.Client == client && !local(client)
}

// addCompauth adds what Microsoft found about the author's address, which stands among the results of authentication.
func (e *Evidence) addCompauth(v *VerdictEvidence) {
	for _, c := range e.Claims {
		if c.Method == "compauth" && c.Trusted && c.Result != "pass" && len(c.Reason) == 3 {
			v.Reasons = append(v.Reasons, headers.VerdictReason{Name: "compauth=" + c.Result + " reason=" + c.Reason,
				Value: c.Reason, Why: CompauthWhy(c.Reason)})
		}
		if action := c.Prop("action"); c.Method == "dmarc" && c.Trusted && slices.Contains(dmarcActions[:], action) {
			v.Reasons = append(v.Reasons, headers.VerdictReason{Name: "dmarc action=" + action, Value: action,
				Why: "dmarc-" + action})
		}
	}
}

// dmarcActions are what Microsoft did because of DMARC.
var dmarcActions = [...]string{"quarantine", "oreject", "reject", "opctreject", "o.reject"}

// CompauthWhy gives the key of the words for a reason code of Microsoft's composite authentication, three digits of
// which the first says most; a code of another shape gives "compauth-5xx", which nothing is known of.
func CompauthWhy(reason string) string {
	if len(reason) != 3 || reason[0] < '0' || reason[0] > '9' {
		return "compauth-5xx"
	}
	switch reason {
	case "000", "001", "002", "010", "130":
		return "compauth-" + reason
	}
	return "compauth-" + reason[:1] + "xx"
}

// placed says where the recipient's side put the message, "" where that is not known.
func (e *Evidence) placed() headers.Folder {
	for _, v := range e.Verdicts {
		if v.Trusted && v.Place != "" {
			return v.Place
		}
	}
	return ""
}

// movedLater reports whether the recipient's side judged the message again after it was delivered.
func (e *Evidence) movedLater() bool {
	return slices.ContainsFunc(e.Verdicts, func(v VerdictEvidence) bool {
		return v.Trusted && slices.ContainsFunc(v.Reasons, func(r headers.VerdictReason) bool { return r.Why == "ms-zap" })
	})
}

// verdicts writes down what filters wrote.
func (e *Evidence) verdicts() []Verdict {
	list := []Verdict{}
	for _, v := range e.Verdicts {
		out := Verdict{By: v.By, Verdict: string(v.Says), Score: v.Score, Threshold: v.Threshold,
			Field: printable(v.Field.Name), Fields: []string{}, SetBy: string(v.Setter), Place: string(v.Place),
			Host: printable(v.Host), Client: printable(v.Client), Outgoing: v.Outgoing, Trusted: v.Trusted,
			Reasons: []VerdictReason{}}
		for _, f := range v.Fields {
			out.Fields = append(out.Fields, printable(f.Name))
		}
		for _, r := range weightiestFirst(v.Reasons) {
			out.Reasons = append(out.Reasons, VerdictReason{Name: printable(r.Name), Points: r.Points, Why: r.Why,
				About: printable(r.About)})
		}
		list = append(list, out)
	}
	return list
}

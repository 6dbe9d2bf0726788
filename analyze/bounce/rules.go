package bounce

import (
	"slices"
	"strings"
	"time"
)

// Rule is one record of rules.toml: what a kind of answer means.
type Rule struct {
	ID       string
	Provider string   // whose words they are
	Bound    bool     // it fits only where this provider speaks
	Status   []string // one of these status codes, X is any class
	Reply    []string // one of these reply codes
	Reason   Reason
	Nature   string   // "temporary", "permanent", or "" where the number decides
	Who      string   // who acts, "" where the reason decides
	Wait     int      // seconds
	Symptom  string   // the entry of a support desk's list that it answers
	says     []phrase // one of these phrases
	unless   []phrase // and none of these
}

// Answer is what a server said, as far as it is known.
type Answer struct {
	Text   string // in any case, on any number of lines
	Status string // enhanced status code, "" where there is none
	Reply  string // reply code, "" where there is none
	Host   string // the host that spoke, "" where it is not known
}

// Judge says what an answer means. The first rule that fits decides; where none does the reason is Unknown.
func Judge(a Answer) Verdict {
	text := newSaid(plainAnswer(a.Text))
	provider := providerOf(a.Host, text)
	for i := range ruleRecords {
		if r := &ruleRecords[i]; r.fits(a, text, provider) {
			return r.verdict(a, provider)
		}
	}
	return (&Rule{Reason: Unknown}).verdict(a, provider)
}

func (r *Rule) fits(a Answer, text *said, provider string) bool {
	if r.Bound && r.Provider != provider {
		return false
	}
	if len(r.says) == 0 {
		return matchesStatus(r.Status, a.Status) || slices.Contains(r.Reply, a.Reply)
	}
	if !slices.ContainsFunc(r.says, func(p phrase) bool { return text.says(&p) }) {
		return false
	}
	return !slices.ContainsFunc(r.unless, func(p phrase) bool { return text.says(&p) })
}

// matchesStatus reports whether a status code is one of those written, where X stands for any class.
func matchesStatus(patterns []string, status string) bool {
	if status == "" {
		return false
	}
	return slices.ContainsFunc(patterns, func(p string) bool {
		return p == status || strings.HasPrefix(p, "X") && len(status) > 1 && p[1:] == status[1:]
	})
}

func (r *Rule) verdict(a Answer, provider string) Verdict {
	t := traitOf(r.Reason)
	v := Verdict{Rule: r.ID, Provider: provider, Reason: r.Reason, Permanent: t.Permanent, Who: t.Who,
		Wait: time.Duration(r.Wait) * time.Second}
	if v.Provider == "" {
		v.Provider = r.Provider
	}
	if r.Who != "" {
		v.Who = r.Who
	}
	switch {
	case r.Nature != "":
		v.Permanent = r.Nature == "permanent"
	case a.Status != "":
		v.Permanent = a.Status[0] == '5'
	case a.Reply != "":
		v.Permanent = a.Reply[0] == '5'
	}
	return v
}

// maxAnswer is the most bytes of an answer that are judged.
const maxAnswer = 4000

// plainAnswer makes a text comparable: lower case, single blanks, no addresses, straight quotes, and the
// hyphens of replies of several lines taken out (RFC 5321, section 4.2.1).
func plainAnswer(s string) string {
	var b strings.Builder
	for word := range strings.FieldsSeq(s[:min(len(s), maxAnswer)]) {
		if strings.Contains(word, "@") {
			word = withoutAddress(word)
		}
		if len(word) > 4 && word[3] == '-' && replyCode(word[:3]) {
			word = word[:3] + " " + word[4:]
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(word)
	}
	return strings.ToLower(straighten.Replace(b.String()))
}

var straighten = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "`", "'", "\x00", "")

// withoutAddress leaves of a word that holds an address what stands around it. What stood before a "=" or after
// a closing bracket belongs to the text.
func withoutAddress(word string) string {
	if strings.Contains(strings.ToLower(word), "imceaex") {
		return word
	}
	at, ok := nextAddress(word, 0)
	if !ok {
		return word
	}
	return word[:at.start] + "@" + word[at.end:]
}

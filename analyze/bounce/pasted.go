package bounce

import "strings"

// Codes finds the reply code and the status code in a text, "" where there is none.
func Codes(text string) (reply, status string) {
	if i := findReply(text); i >= 0 {
		reply = text[i : i+3]
	}
	return reply, findStatus(text)
}

// Pasted reads the text of a bounce as somebody copied it from the screen: the recipients that it names, with what was
// said of them. None where it is not the text of a bounce.
func Pasted(text string) []Recipient {
	if !strings.ContainsAny(text, "@＠") || !strings.Contains(text, "\n") {
		return nil
	}
	d := &Document{Report: "delivery-status", Texts: []Text{{Type: "text/plain", Text: text}}}
	b := d.readProse()
	if b == nil {
		return nil
	}
	return b.Recipients
}

// Matches judges an answer by all rules: the reasons that fit, the best first, at most as many as asked for.
func Matches(a Answer, most int) []Verdict {
	text := newSaid(plainAnswer(a.Text))
	provider := providerOf(a.Host, text)
	var list []Verdict
	for i := range ruleRecords {
		r := &ruleRecords[i]
		if len(list) == most || len(list) > 0 && len(r.says) == 0 {
			continue // codes say nothing more where words do
		}
		if r.fits(a, text, provider) && !reasoned(list, r.Reason) {
			list = append(list, r.verdict(a, provider))
		}
	}
	return list
}

func reasoned(list []Verdict, reason Reason) bool {
	for _, v := range list {
		if v.Reason == reason {
			return true
		}
	}
	return false
}

package report

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/bounce"
	"github.com/eml-inspect/eml-inspect/report/answers"
	"github.com/eml-inspect/eml-inspect/report/catalogue"
)

// Answer is what a code or a text means that somebody brings: what it is, how it comes about, and who should do what.
type Answer struct {
	Key         string   `json:"key"`  // what was recognised: "5.1.1", "0x800CCC0F", "route-delay", or the text
	Kind        string   `json:"kind"` // finding, reply, status, client-error, answer, symptom
	Title       string   `json:"title"`
	Cause       string   `json:"cause"`
	Fix         string   `json:"fix"`
	Who         string   `json:"who,omitempty"` // user, sender-admin, sender-provider, recipient, recipient-admin, nobody
	Permanent   *bool    `json:"permanent,omitempty"`
	WaitSeconds int64    `json:"wait_seconds,omitempty"`
	Reason      string   `json:"reason,omitempty"`   // of an answer of a server: the reason of a bounce
	Rule        string   `json:"rule,omitempty"`     // and the rule that decided
	HandIn      string   `json:"hand_in,omitempty"`  // what to give to the one who acts
	SeeAlso     []string `json:"see_also,omitempty"` // finding codes
}

// Answers says what a text means: a finding code, a reply or status code, an error number of a mail program, the answer
// of a server or a whole bounce as pasted, or a symptom. The best comes first; none is an honest "not known".
func Answers(text string, lang Lang) []Answer {
	text = strings.TrimSpace(text)
	if e, ok := Explain(strings.ToLower(text), lang); ok {
		return []Answer{{Key: e.Code, Kind: "finding", Title: e.Title, Cause: e.Cause, Fix: e.Fix}}
	}
	if a, ok := codeAnswer(text, lang); ok {
		return []Answer{a}
	}
	list := spoken(text, lang)
	client := clientAnswers(text, lang)
	symptoms, whole := symptomAnswers(text, lang)
	switch {
	case len(client) > 0 && !responded(text) && (!coded(text) || strings.HasPrefix(client[0].Key, "0x")):
		list = append(client, list...)
	case whole && !coded(text):
		list = append(symptoms, list...)
	default:
		list = append(append(list, client...), symptoms...)
	}
	return list[:min(len(list), maxAnswers)]
}

// maxAnswers is how many answers one text gets.
const maxAnswers = 5

// responded reports whether a text quotes what a server said, which says more than the number of a mail program.
func responded(text string) bool {
	low := strings.ToLower(text)
	for _, words := range [...]string{"server response", "server responded", "服务器响应", "服务器应答",
		"伺服器回應"} {
		if at := strings.Index(low, words); at >= 0 {
			return coded(text[at:])
		}
	}
	return false
}

// coded reports whether a text holds a reply code or a status code.
func coded(text string) bool {
	reply, status := bounce.Codes(text)
	return reply != "" || status != ""
}

// clientAnswers explains the error numbers of mail programs in a text.
func clientAnswers(text string, lang Lang) []Answer {
	var list []Answer
	for _, number := range answers.ClientNumbers(text) {
		if w, ok := answers.Client(number, lang == Chinese); ok {
			list = append(list, Answer{Key: number, Kind: "client-error", Title: w.Title, Cause: w.Cause, Fix: w.Fix,
				Who:    "user",
				HandIn: catalogue.Word(lang, "hand-in", "client")})
		}
	}
	return list
}

// symptomAnswers explains what a text tells of in words; whole says that it tells of little else.
func symptomAnswers(text string, lang Lang) (list []Answer, whole bool) {
	found, whole := answers.Symptoms(text)
	for _, s := range found {
		w := s.In(lang == Chinese)
		list = append(list, Answer{Key: s.ID, Kind: "symptom", Title: w.Title, Cause: w.Cause, Fix: w.Fix, Who: s.Who,
			SeeAlso: s.Codes,
			HandIn:  catalogue.Word(lang, "hand-in", "message")})
	}
	return list, whole
}

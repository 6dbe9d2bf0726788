package report

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/bounce"
	"github.com/eml-inspect/eml-inspect/report/answers"
	"github.com/eml-inspect/eml-inspect/report/catalogue"
)

// codeAnswer explains a text that is one reply code or one status code and nothing else.
func codeAnswer(text string, lang Lang) (Answer, bool) {
	key := strings.ToUpper(strings.TrimPrefix(text, "#"))
	if code, ok := answers.Reply(key, lang == Chinese); ok {
		return codeWords(key, "reply", code, bounce.Answer{Reply: key}, lang), true
	}
	if !strings.Contains(key, ".") || strings.ContainsAny(key, " \t\n") {
		return Answer{}, false
	}
	code, known := answers.Status(key, lang == Chinese)
	_, status := bounce.Codes(key)
	if !known && status == "" {
		return Answer{}, false
	}
	asked := bounce.Answer{Status: key, Text: key}
	if strings.HasPrefix(key, "X") {
		asked = bounce.Answer{Status: "5" + key[1:], Text: "5" + key[1:]}
	}
	if !known {
		code.Meaning = catalogue.Word(lang, "status-class", key[:1])
	}
	return codeWords(key, "status", code, asked, lang), true
}

// codeWords joins what a code means by itself with what its reason implies.
func codeWords(key, kind string, code answers.Code, asked bounce.Answer, lang Lang) Answer {
	a := Answer{Key: key, Kind: kind, Title: code.Meaning, Who: code.Who, HandIn: catalogue.Word(lang, "hand-in",
		"bounce")}
	if strings.HasPrefix(key, "2") || strings.HasPrefix(key, "3") {
		a.Cause, a.Fix, a.HandIn = catalogue.Word(lang, "code", "no-failure"), catalogue.Word(lang, "code", "nothing"), ""
		return a
	}
	v := bounce.Judge(asked)
	w, _ := answers.Verdict(v.Rule, string(v.Reason), lang == Chinese)
	a.Cause = sentences(lang, code.Note, answers.Rule(v.Rule, lang == Chinese), w.Cause)
	a.Fix, a.Reason, a.Rule = w.Fix, string(v.Reason), v.Rule
	if v.Reason == bounce.Unknown {
		a.Reason = ""
		a.Cause = sentences(lang, code.Note, catalogue.Word(lang, "code", "read-words"))
	} else if a.Who == "" || a.Who == "nobody" {
		a.Who = v.Who
	}
	a.WaitSeconds = int64(v.Wait.Seconds())
	if c := key[0]; c == '4' || c == '5' {
		permanent := v.Permanent
		a.Permanent = &permanent
	}
	return a
}

// sentences joins what is there of several sentences.
func sentences(lang Lang, list ...string) string {
	var said []string
	for _, s := range list {
		if s != "" {
			said = append(said, s)
		}
	}
	if lang == Chinese {
		return strings.Join(said, "")
	}
	return strings.Join(said, " ")
}

// spoken explains what servers said, as it is pasted: for each recipient of a bounce, or as one answer. An answer
// for which there are several rules gets up to three reasons.
func spoken(text string, lang Lang) []Answer {
	var list []Answer
	for _, r := range bounce.Pasted(text) {
		list = appendAnswer(list, r.Diagnostic, r.Reply, r.Status, r.Verdict, lang)
	}
	if len(list) > 0 {
		return list
	}
	reply, status := bounce.Codes(text)
	for _, v := range bounce.Matches(bounce.Answer{Text: text, Reply: reply, Status: status}, 3) {
		list = appendAnswer(list, text, reply, status, v, lang)
	}
	return list
}

// appendAnswer adds what a verdict means, unless its reason was given already.
func appendAnswer(list []Answer, text, reply, status string, v bounce.Verdict, lang Lang) []Answer {
	for _, a := range list {
		if a.Reason == string(v.Reason) {
			return list
		}
	}
	w, ok := answers.Verdict(v.Rule, string(v.Reason), lang == Chinese)
	if !ok || v.Reason == bounce.Unknown {
		return list
	}
	key := strings.TrimSpace(reply + " " + status)
	if key == "" {
		key = clip(strings.Join(strings.Fields(text), " "))
	}
	permanent := v.Permanent
	return append(list, Answer{Key: key, Kind: "answer", Title: w.Title, Cause: sentences(lang,
		answers.Rule(v.Rule, lang == Chinese), w.Cause),
		Fix: w.Fix, Who: v.Who, Permanent: &permanent, WaitSeconds: int64(v.Wait.Seconds()), Reason: string(v.Reason),
		Rule:   v.Rule,
		HandIn: catalogue.Word(lang, "hand-in", "bounce")})
}

// IsKey reports whether a word alone can be explained: a finding code, a reply or status code, an error number.
func IsKey(word string) bool {
	if _, ok := codeAnswer(word, English); ok {
		return true
	}
	return len(answers.ClientNumbers(word)) > 0
}

// AnswerLines gives the labelled lines of an answer: what to do, who acts, whether trying again helps, what to
// hand in, and which findings belong to it.
func AnswerLines(a Answer, lang Lang) [][2]string {
	o := Options{Lang: lang}
	list := [][2]string{{o.word("label", "fix"), a.Fix}}
	if a.Who != "" {
		who := o.word("act", a.Who)
		if a.WaitSeconds > 0 {
			who = o.phrase("act", "wait", map[string]string{"who": who, "seconds": decimal(a.WaitSeconds)})
		}
		list = append(list, [2]string{o.word("label", "act"), who})
	}
	if a.Permanent != nil {
		nature := "temporary"
		if *a.Permanent {
			nature = "permanent"
		}
		list = append(list, [2]string{o.word("label", "again"), o.word("nature", nature)})
	}
	if a.HandIn != "" {
		list = append(list, [2]string{o.word("label", "hand-in"), a.HandIn})
	}
	if len(a.SeeAlso) > 0 {
		list = append(list, [2]string{o.word("label", "see-also"), strings.Join(a.SeeAlso, ", ")})
	}
	return list
}

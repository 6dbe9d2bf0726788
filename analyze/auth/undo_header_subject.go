package auth

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/eml-inspect/eml-inspect/headers"
)

// subjects takes tags out of the subject.
func (u *headerUndoer) subjects() {
	for _, at := range u.standing("subject") {
		t := &subjectTags{u: u, at: at, value: u.fields[at].value}
		t.plain(tagCuts(t.value))
		t.encoded()
		t.rank = max(t.rank/2, 20)
		t.plain(wordCuts(t.value))
		t.otherForms()
	}
}

// retaggings takes tags out of subjects that were encoded anew with them.
func (u *headerUndoer) retaggings() {
	for _, at := range u.standing("subject") {
		if u.texts < 0 {
			return
		}
		t := &subjectTags{u: u, at: at, value: u.fields[at].value, rank: late}
		t.recoded()
	}
}

// subjectTags tries one subject without what may be a tag.
type subjectTags struct {
	u     *headerUndoer
	at    int
	value string
	rank  int
}

// try tries a subject. Where the bytes of the tag stand apart, they are shown.
func (t *subjectTags) try(value string, tag headers.Span, changes ...HeaderChange) {
	f := &t.u.fields[t.at]
	tagged := HeaderChange{What: SubjectTagged, Added: f.inLayer(tag)}
	if t.u.set(t.rank, t.at, value, append([]HeaderChange{tagged}, changes...)...) {
		t.rank += 2
	}
}

func (t *subjectTags) plain(cuts []headers.Span) {
	for _, c := range cuts {
		t.try(t.value[:c.Start]+t.value[c.End:], c)
	}
}

// encoded takes tags out of encoded words: a word that is only the tag, and one that begins with it.
func (t *subjectTags) encoded() {
	const most = 3
	runs := encodedRuns(t.value)
	for _, r := range runs[:min(len(runs), most)] {
		cuts := tagCuts(r.content)
		t.words(r)
		for _, c := range append(cuts, startCuts(r.content)...) {
			t.within(r, c)
		}
	}
}

// words takes out whole words at the start of a run, with the blanks after them.
func (t *subjectTags) words(r encodedRun) {
	const most = 4
	for _, w := range r.words[:min(len(r.words), most)] {
		end := w.End + len(t.value[w.End:]) - len(strings.TrimLeft(t.value[w.End:], " \t\r\n"))
		t.try(t.value[:r.Start]+t.value[end:], headers.Span{Start: r.Start, End: end})
	}
}

// within takes a tag out of the text of a run, and leaves the words after the first as they are, or encodes
// all anew, or not at all.
func (t *subjectTags) within(r encodedRun, c headers.Span) {
	first := r.words[0]
	if c.End <= len(first.content) {
		for _, w := range first.with(first.content[:c.Start] + first.content[c.End:]) {
			t.try(t.value[:first.Start]+w+t.value[first.End:], headers.Span{})
		}
	}
	rest := r.content[:c.Start] + r.content[c.End:]
	for _, w := range first.with(rest) {
		t.try(t.value[:r.Start]+w+t.value[r.End:], headers.Span{})
	}
	if isASCII(rest) || strings.EqualFold(first.charset, "utf-8") {
		t.try(t.value[:r.Start]+rest+t.value[r.End:], headers.Span{})
	}
}

// otherForms takes a tag out where the rest was encoded, or decoded, on the way.
func (t *subjectTags) otherForms() {
	const most = 3
	again := HeaderChange{What: Reencoded}
	cuts := tagCuts(t.value)
	for _, c := range cuts[:min(len(cuts), most)] {
		rest := t.value[:c.Start] + t.value[c.End:]
		if decoded, ok := raw(rest); ok {
			t.try(decoded, c, again)
		}
		for _, w := range encodeForms(strings.TrimSpace(rest)) {
			t.try(" "+w, c, again)
		}
	}
}

// recoded takes a tag out of a subject that was encoded anew with it, maybe in another charset.
func (t *subjectTags) recoded() {
	const most = 3
	text, _ := decoded(strings.TrimSpace(t.value))
	if isASCII(text) {
		return
	}
	again := HeaderChange{What: Reencoded}
	cuts := tagCuts(text)
	for _, c := range cuts[:min(len(cuts), most)] {
		rest := strings.TrimSpace(text[:c.Start] + text[c.End:])
		for _, w := range t.u.written(rest) {
			t.try(" "+w, headers.Span{}, again)
		}
	}
}

// replyMarks stand before the subject of an answer, and tags are put before them or after them.
var replyMarks = []string{"re", "fwd", "fw", "aw", "wg", "sv", "tr", "rv", "vs", "antw", "回复", "答复", "转发", "回覆", "轉寄"}

// tagStarts gives the places where a tag may begin: at the start, and after each mark of an answer.
func tagStarts(text string) []int {
	const most = 4
	at := skipFold(text, 0)
	starts := []int{at}
	for len(starts) < most {
		colon := strings.IndexAny(text[at:], ":：")
		if colon < 0 {
			break
		}
		mark, _, _ := strings.Cut(strings.ToLower(text[at:at+colon]), "[")
		if !slices.Contains(replyMarks, strings.TrimSpace(mark)) {
			break
		}
		_, width := utf8.DecodeRuneInString(text[at+colon:])
		at = skipFold(text, at+colon+width)
		starts = append(starts, at)
	}
	return starts
}

func skipFold(text string, at int) int {
	for at < len(text) && isFold(text[at]) {
		at++
	}
	return at
}

// tagCuts gives what looks like tags in a subject, with the blanks about them and without, also several
// in a row, and one at the end.
func tagCuts(text string) (cuts []headers.Span) {
	const inRow = 3
	for _, start := range tagStarts(text) {
		end := start
		for range inRow {
			n := tagLength(text[end:])
			if n == 0 {
				break
			}
			end += n
			after := skipFold(text, end)
			before := len(strings.TrimRight(text[:start], " \t\r\n"))
			cuts = append(cuts, headers.Span{Start: start, End: after}, headers.Span{Start: start, End: end},
				headers.Span{Start: start, End: min(after, end+1)}, headers.Span{Start: before, End: after},
				headers.Span{Start: before, End: end})
			end = after
		}
	}
	return append(cuts, tailCuts(text)...)
}

// tagPairs enclose tags.
var tagPairs = []struct{ open, end string }{{"[", "]"}, {"(", ")"}, {"{", "}"}, {"***", "***"}, {"**", "**"}, {"*", "*"}, {"<", ">"}, {"|", "|"},
	{"【", "】"}, {"（", "）"}, {"［", "］"}, {"〔", "〕"}, {"「", "」"}, {"《", "》"}, {"###", "###"}}

// tagWords are tags without anything about them.
var tagWords = []string{"外部邮件", "外部郵件", "垃圾邮件", "可疑邮件", "广告邮件", "疑似垃圾邮件", "外部", "代发"}

const longestTag = 80

// tagLength gives the length of a tag at the start of a text, 0 where there is none.
func tagLength(text string) int {
	text = text[:min(len(text), longestTag)]
	for _, p := range tagPairs {
		if rest, ok := strings.CutPrefix(text, p.open); ok {
			if i := strings.Index(rest, p.end); i > 0 {
				return len(p.open) + i + len(p.end)
			}
		}
	}
	for _, word := range tagWords {
		if rest, ok := strings.CutPrefix(text, word); ok {
			return len(text) - len(strings.TrimLeft(rest, ":：-|"))
		}
	}
	if i := strings.IndexAny(text, ":：|"); i > 0 && tagStarts(text)[len(tagStarts(text))-1] == 0 {
		_, width := utf8.DecodeRuneInString(text[i:])
		return i + width
	}
	return 0
}

// tailCuts gives a tag at the end.
func tailCuts(text string) (cuts []headers.Span) {
	end := len(strings.TrimRight(text, " \t\r\n"))
	for _, p := range tagPairs {
		body, ok := strings.CutSuffix(text[:end], p.end)
		if i := strings.LastIndex(body, p.open); ok && i > 0 && len(body)-i < longestTag {
			before := len(strings.TrimRight(text[:i], " \t\r\n"))
			cuts = append(cuts, headers.Span{Start: before, End: end}, headers.Span{Start: i, End: end})
		}
	}
	return cuts
}

// wordCuts gives the first words, and the last ones: a tag need not look like one.
func wordCuts(text string) (cuts []headers.Span) {
	const most = 12
	for _, start := range tagStarts(text) {
		for i, n := start+1, 0; i < len(text) && n < most; i++ {
			if isFold(text[i-1]) && !isFold(text[i]) {
				cuts, n = append(cuts, headers.Span{Start: start, End: i}), n+1
			}
		}
	}
	for i, n := len(strings.TrimRight(text, " \t\r\n"))-1, 0; i > 0 && n < most; i-- {
		if isFold(text[i]) && !isFold(text[i-1]) {
			cuts, n = append(cuts, headers.Span{Start: i, End: len(text)}), n+1
		}
	}
	return cuts
}

// startCuts gives the first characters, for tags that nothing sets off from the subject.
func startCuts(text string) (cuts []headers.Span) {
	const most = 24
	for i := range text {
		if i > 0 && len(cuts) < most {
			cuts = append(cuts, headers.Span{End: i})
		}
	}
	return cuts
}

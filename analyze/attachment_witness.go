package analyze

import (
	"slices"
	"strconv"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/auth"
	"github.com/eml-inspect/eml-inspect/charset"
	"github.com/eml-inspect/eml-inspect/headers"
)

// witness is a field of the header that says whether the message has a file.
type witness struct {
	field headers.Field
	name  string // of the file, where it says that
	none  bool   // it says that there is none
}

// readWitness reads the fields that programs write when they send or take in a message: Exchange and Outlook
// X-MS-Has-Attach, QQ and Foxmail X-Has-Attach, 263 X-ATTACHMENT-NUM, Yahoo X-Attached.
func readWitness(f *headers.Field) (w witness, ok bool) {
	const shortest, longest = len("X-Attached"), len("X-Attachment-Num")
	if len(f.Name) < shortest || len(f.Name) > longest {
		return w, false
	}
	w.field = *f
	switch {
	case f.Is("X-MS-Has-Attach"):
		w.none = f.Unfolded() == ""
		return w, w.none || strings.EqualFold(f.Unfolded(), "yes")
	case f.Is("X-Has-Attach"):
		w.none = strings.EqualFold(f.Unfolded(), "no")
		return w, w.none || strings.EqualFold(f.Unfolded(), "yes")
	case f.Is("X-Attachment-Num"):
		n, err := strconv.Atoi(f.Unfolded())
		w.none = n == 0
		return w, err == nil && n >= 0
	case f.Is("X-Attached"):
		w.name = charset.UnstructuredText(f.Text)
		return w, f.Unfolded() != ""
	}
	return w, false
}

// attachmentWitness finds the field that says a file was there. Where two contradict each other, none is believed.
func (e *Evidence) attachmentWitness() (found witness, ok bool) {
	fields := e.Header().Fields
	for i := range fields {
		w, says := readWitness(&fields[i])
		switch {
		case says && w.none:
			return witness{}, false
		case says && !ok:
			found, ok = w, true
		}
	}
	return found, ok
}

// hasFiles reports whether there is a file of any kind, also a message that is carried, or something that may be shown
// as one.
func (e *Evidence) hasFiles() bool {
	return len(e.Carried) > 0 || slices.ContainsFunc(e.Contents, func(c Content) bool { return !c.Body })
}

// elsewhere reports whether the message says what became of its files: a link leads to them, or a note says
// that they were taken out.
func (e *Evidence) elsewhere() bool {
	if len(e.cloudFiles()) > 0 {
		return true
	}
	for t := range e.proseAbout(removals, leftBehind) {
		if len(takenOut(t)) > 0 {
			return true
		}
	}
	return false
}

// attachmentNeverThere says why a file that the text speaks of is not there, where nothing shows that it ever was:
// "" where the text speaks of none, or where there is a file.
func (e *Evidence) attachmentNeverThere() string {
	if e.hasFiles() || !e.HasBody() || !e.speaksOfFile() || e.elsewhere() {
		return ""
	}
	if _, ok := e.attachmentWitness(); ok {
		return "" // attach-lost says it
	}
	for _, s := range e.Signatures {
		if s.BodyHash == auth.Match && s.Length < 0 {
			return "signed-without"
		}
	}
	fields := e.Header().Fields
	for i := range fields {
		if w, says := readWitness(&fields[i]); says && w.none {
			return "witness-denies"
		}
	}
	return "no-trace"
}

// speaksOfFile reports whether the text that the sender wrote says that a file is attached.
func (e *Evidence) speaksOfFile() bool {
	texts := e.prose().of
	for i := range texts {
		t := &texts[i]
		if c := t.prose.Content; c.Body && t.mentions&mentionsPromise != 0 && promisesFile(c.Reading.Text) {
			return true
		}
	}
	return false
}

// promiseReach is how much of a text is looked at, in bytes: what people write themselves stands at the start.
const promiseReach = 16 << 10

// promises are the ways in which people say that a file is attached to this message.
var promises = []string{"please find attached", "please see attached", "please see the attached", "see the attached file",
	"find the attached", "attached please find", "attached you will find", "attached is the ", "i have attached", "i've attached",
	"i attach the", "is attached.", "are attached.", "see attachment",
	"请查收附件", "请见附件", "请看附件", "详见附件", "见附件", "附件是", "附件为", "查收附件", "附件请查收", "附上",
	"請查收附件", "請見附件", "如附件", "附件為", "隨信附上", "添付いたします", "添付します", "添付ファイルをご"}

// promisesFile reports whether a text promises a file, above what it quotes.
func promisesFile(text string) bool {
	for line := range strings.Lines(text[:min(len(text), promiseReach)]) {
		line = strings.ToLower(strings.TrimSpace(line))
		if quotesFrom(line) {
			return false
		}
		if strings.HasPrefix(line, ">") || strings.HasPrefix(line, "|") {
			continue
		}
		if slices.ContainsFunc(promises, func(p string) bool { return strings.Contains(line, p) }) {
			return true
		}
	}
	return false
}

// quotesFrom reports whether a line begins the older messages that a reply quotes.
func quotesFrom(line string) bool {
	for _, begin := range [...]string{"-----original", "----- original", "-----原始", "------------------ 原始", "---------- forwarded",
		"from: ", "发件人:", "发件人：", "寄件者:", "寄件人:", "diff --git", "-- "} {
		if strings.HasPrefix(line, begin) {
			return true
		}
	}
	return line == "---" || line == "--"
}

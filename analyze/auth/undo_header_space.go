package auth

import (
	"regexp"
	"strings"
	"sync"
)

// spacing names a difference of white space: of folds, or of other blanks.
func spacing(now, was string) string {
	if foldText(now) != foldText(was) {
		return Refolded
	}
	return Whitespace
}

// foldText gives the text of a value where each fold is a line end with the blanks about it, and other
// white space is left out.
func foldText(value string) string {
	var b strings.Builder
	for i, line := range strings.Split(strings.ReplaceAll(value, "\r", ""), "\n") {
		text := strings.TrimLeft(line, " \t")
		if i > 0 {
			b.WriteString("\n" + line[:len(line)-len(text)])
		}
		b.WriteString(squeeze(text))
	}
	return b.String()
}

var (
	foldRun    = pattern(`[ \t]*\r*\n[ \t]*`)
	lineEnds   = pattern(`\r*\n`)
	blankRun   = pattern(`[ \t]{2,}|\t`)
	beforeEnd  = pattern(`[ \t]+(\r*\n)`)
	afterComma = pattern(`,[ \t]*`)
	afterAddr  = pattern(`>,[ \t]*`)
	afterSemi  = pattern(`;[ \t]*`)
)

// pattern is a regular expression that is compiled when it is first asked for: most messages need none of them. It is not
// inlined: its code stands in the program once, not at each of its uses.
//
//go:noinline
func pattern(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}

// respacings are ways to write the white space of a value otherwise.
var respacings = []func(string) string{
	func(v string) string { return lineEnds().ReplaceAllString(v, "") },
	func(v string) string { return foldRun().ReplaceAllString(v, " ") },
	func(v string) string { return foldRun().ReplaceAllString(v, "\r\n ") },
	func(v string) string { return foldRun().ReplaceAllString(v, "\r\n\t") },
	func(v string) string { return strings.TrimLeft(v, " \t") },
	func(v string) string { return " " + strings.TrimLeft(v, " \t") },
	func(v string) string { return strings.TrimRight(v, " \t") },
	func(v string) string { return beforeEnd().ReplaceAllString(strings.TrimRight(v, " \t"), "$1") },
	func(v string) string { return foldRun().ReplaceAllString(v, " \r\n ") },
	func(v string) string { return foldRun().ReplaceAllString(v, " \r\n\t") },
	func(v string) string { return foldRun().ReplaceAllString(v, "") },
	func(v string) string { return foldRun().ReplaceAllString(v, "\r\n  ") },
	func(v string) string { return foldRun().ReplaceAllString(v, "\r\n        ") },
	func(v string) string { return foldRun().ReplaceAllString(v, "\t") },
	func(v string) string { return lineEnds().ReplaceAllString(v, "\r\n ") },
	func(v string) string { return blankRun().ReplaceAllString(v, " ") },
	func(v string) string { return " " + strings.TrimLeft(oneLine(v), " ") },
	func(v string) string { return v + " " },
	func(v string) string { return "\t" + strings.TrimLeft(v, " \t") },
	func(v string) string { return "  " + strings.TrimLeft(v, " \t") },
	func(v string) string { return afterComma().ReplaceAllString(v, ", ") },
	func(v string) string { return afterComma().ReplaceAllString(v, ",") },
	func(v string) string { return afterComma().ReplaceAllString(foldRun().ReplaceAllString(v, ""), ",") },
	func(v string) string { return afterSemi().ReplaceAllString(v, "; ") },
	func(v string) string { return afterSemi().ReplaceAllString(v, ";") },
	func(v string) string { return afterComma().ReplaceAllString(oneLine(v), ",\r\n ") },
	func(v string) string { return afterComma().ReplaceAllString(oneLine(v), ",\r\n\t") },
	func(v string) string { return afterSemi().ReplaceAllString(oneLine(v), ";\r\n ") },
	func(v string) string { return afterSemi().ReplaceAllString(oneLine(v), ";\r\n\t") },
	func(v string) string { return afterAddr().ReplaceAllString(oneLine(v), ">,\r\n ") },
	func(v string) string { return afterAddr().ReplaceAllString(oneLine(v), ">,\r\n\t") },
	func(v string) string { return strings.ReplaceAll(v, "?= =?", "?=\r\n =?") },
	func(v string) string { return strings.ReplaceAll(v, "><", "> <") },
	func(v string) string { return strings.ReplaceAll(v, "> <", "><") },
}

// foldWidths are the widths at which programs break lines (RFC 5322, section 2.1.1).
var foldWidths = []int{76, 78, 72, 75, 77}

// oneLine gives a value without folds and runs of blanks.
func oneLine(value string) string {
	return blankRun().ReplaceAllString(foldRun().ReplaceAllString(value, " "), " ")
}

// otherSpacings gives a value with other white space.
func otherSpacings(name, value string) (out []string) {
	if strings.TrimSpace(value) == "" {
		return nil
	}
	for _, change := range respacings {
		out = append(out, change(value))
	}
	flat := oneLine(value)
	for _, width := range foldWidths {
		out = append(out, foldAt(name, flat, width, "\r\n "), foldAt(name, flat, width, "\r\n\t"))
	}
	return append(out, joinedFolds(value)...)
}

// foldAt breaks a value before the last blank that fits on a line.
func foldAt(name, value string, width int, fold string) string {
	var b strings.Builder
	column := len(name) + 1
	for i, word := range strings.Split(value, " ") {
		switch {
		case i == 0:
		case i > 1 && column+1+len(word) > width:
			b.WriteString(fold)
			column = 1
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += len(word)
	}
	return b.String()
}

// joinedFolds takes out one fold each that stands inside a word, and one blank each, or makes a fold of it.
func joinedFolds(value string) (out []string) {
	const most = 12
	for _, at := range foldRun().FindAllStringIndex(value, most) {
		out = append(out, value[:at[0]]+value[at[1]:], value[:at[0]]+" "+value[at[1]:])
	}
	for i, n := 1, 0; i < len(value) && n < most; i++ {
		if isBlank(value[i]) {
			rest := value[i+1:]
			out, n = append(out, value[:i]+rest, value[:i]+"\r\n "+rest, value[:i]+"\r\n\t"+rest), n+1
		}
	}
	return out
}

// spacings undoes what was done to the white space of single fields.
func (u *headerUndoer) spacings() {
	for _, at := range u.standing() {
		f := &u.fields[at]
		rank := 5
		for _, value := range otherSpacings(f.name(), f.value) {
			if u.respaced(rank, at, value) {
				rank += 6
			}
		}
	}
}

// together undoes what was done to the white space of all fields alike.
func (u *headerUndoer) together() {
	const most = 20
	rank := 1
	for _, change := range respacings[:most] {
		var sets []fieldSet
		for _, at := range u.standing() {
			f := &u.fields[at]
			value := change(f.value)
			u.texts -= len(value)
			if u.texts < 0 {
				return
			}
			if form := u.canonical(f.name(), value); form != u.canonical(f.name(), f.value) {
				change := HeaderChange{What: spacing(f.value, value), Field: f.Name}
				sets = append(sets, fieldSet{at: at, form: []byte(form), changes: []HeaderChange{change}})
			}
		}
		if len(sets) > 1 {
			u.edits = append(u.edits, &headerEdit{rank, sets})
			rank += 4
		}
	}
}

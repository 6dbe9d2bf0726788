package auth

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/eml-inspect/eml-inspect/charset"
	"github.com/eml-inspect/eml-inspect/headers"
)

// usualCharsets are those that programs write encoded words in beside UTF-8, as most write them.
var usualCharsets = []string{"gb2312", "GB2312", "gbk", "GBK", "big5", "Big5", "iso-2022-jp", "ISO-2022-JP", "euc-kr", "iso-8859-1",
	"ISO-8859-1", "windows-1252", "Windows-1252", "koi8-r", "KOI8-R", "windows-1251"}

// charsets gives the charsets that texts of the header may have been encoded in: those that the message names, as it writes
// them, and the usual ones.
func (u *headerUndoer) charsets() []string {
	const most = 30
	if u.labels != nil {
		return u.labels
	}
	add := func(name string) {
		if name != "" && len(u.labels) < most && !slices.Contains(u.labels, name) && !strings.EqualFold(name, "us-ascii") {
			u.labels = append(u.labels, name)
		}
	}
	for i := range u.fields {
		for _, w := range encodedWords(u.fields[i].value) {
			add(w.charset)
		}
	}
	add(u.label)
	for _, name := range usualCharsets {
		add(name)
	}
	return u.labels
}

// decoded gives a value without encoded words, and reports whether it had any that can be read.
func decoded(value string) (string, bool) {
	runs := encodedRuns(value)
	for _, r := range slices.Backward(runs) {
		name, ok := charset.Canonical(r.words[0].charset)
		if !ok {
			return value, false
		}
		text, ok := charset.Decode([]byte(r.content), name)
		if !ok || text.MisfitCount > 0 {
			return value, false
		}
		value = value[:r.Start] + text.Text + value[r.End:]
	}
	return value, len(runs) > 0
}

// longestRecoded is the most bytes of a text that other charsets are tried for: a subject is shorter.
const longestRecoded = 300

// recoded gives the ways to write a text in encoded words of other charsets than UTF-8.
func (u *headerUndoer) recoded(text string) (out []string) {
	if isASCII(text) || len(text) > longestRecoded || u.texts < 0 {
		return nil
	}
	for _, label := range u.charsets() {
		name, ok := charset.Canonical(label)
		if !ok || name == "utf-8" {
			continue
		}
		content, ok := converted([]byte(text), name)
		if !ok {
			continue
		}
		for _, encoding := range []string{"B", "Q", "b", "q"} {
			forms := encodedWord{charset: label, encoding: encoding}.with(string(content))
			out = append(out, forms[:2]...)
		}
	}
	return out
}

// written gives the ways to write a text in encoded words, as a whole or in part.
func (u *headerUndoer) written(text string) []string {
	return append(append(encodeForms(text), u.recoded(text)...), u.partForms(text)...)
}

// partForms gives the ways to encode only those words of a text that need it, with the words between them and maybe some
// after them, or each for itself.
func (u *headerUndoer) partForms(text string) (out []string) {
	const after = 3
	words := strings.Split(text, " ")
	foreign := func(w string) bool { return !isASCII(w) }
	first := slices.IndexFunc(words, foreign)
	if first < 0 || len(words) == 1 || len(text) > longestRecoded || u.texts < 0 || !utf8.ValidString(text) {
		return nil
	}
	last := len(words) - 1
	for isASCII(words[last]) {
		last--
	}
	for end := last + 1; end <= min(last+1+after, len(words)); end++ {
		lead := strings.Join(append(slices.Clone(words[:first]), ""), " ")
		rest := strings.Join(append([]string{""}, words[end:]...), " ")
		part := strings.Join(words[first:end], " ")
		forms := encodeForms(part)
		if end == last+1 {
			forms = append(forms, u.recoded(part)...)
		}
		for _, w := range forms {
			out = append(out, lead+w+rest)
		}
	}
	return append(out, singleForms(words)...)
}

// singleForms gives the ways to encode each word that needs it for itself.
func singleForms(words []string) (out []string) {
	forms, count := make([][]string, len(words)), 0 // as many of each word that needs them
	for at, w := range words {
		forms[at] = encodeForms(w)
		count = max(count, len(forms[at]))
	}
	for i := range count {
		for at := range words {
			if forms[at] != nil {
				words[at] = forms[at][i]
			}
		}
		out = append(out, strings.Join(words, " "))
	}
	return out
}

// recodings undoes the change of the charset of texts and names.
func (u *headerUndoer) recodings() {
	for _, at := range u.standing(encodedFields...) {
		if u.texts < 0 {
			return
		}
		rank := late
		for _, value := range u.otherCodings(&u.fields[at]) {
			if u.set(rank, at, value, HeaderChange{What: Reencoded}) {
				rank++
			}
		}
	}
	u.recodedTogether()
}

// recodedTogether undoes the change of the charset of all texts and names alike.
func (u *headerUndoer) recodedTogether() {
	rank := late
	for _, label := range append([]string{"utf-8", "UTF-8"}, u.charsets()...) {
		for _, encoding := range []string{"B", "Q", "b", "q"} {
			var sets []fieldSet
			for _, at := range u.standing(encodedFields...) {
				f := &u.fields[at]
				value, ok := inCoding(f, encodedWord{charset: label, encoding: encoding})
				u.texts -= len(value)
				if u.texts < 0 {
					return
				}
				if form := u.canonical(f.name(), value); ok && form != u.canonical(f.name(), f.value) {
					sets = append(sets, fieldSet{at: at, form: []byte(form), changes: []HeaderChange{{What: Reencoded, Field: f.Name}}})
				}
			}
			if len(sets) > 1 {
				u.edits = append(u.edits, &headerEdit{rank, sets})
				rank++
			}
		}
	}
}

// inCoding writes a value in encoded words of one charset and encoding; false where it needs none, or cannot be.
func inCoding(f *headerField, w encodedWord) (value string, ok bool) {
	name, _ := charset.Canonical(w.charset)
	encode := func(text string) (string, bool) {
		text, _ = decoded(text)
		if isASCII(text) {
			return "", false
		}
		content, possible := []byte(text), true
		if name != "utf-8" {
			content, possible = converted(content, name)
		}
		if !possible {
			return "", false
		}
		ok = true
		return w.with(string(content))[0], true
	}
	if isText(f.lower) {
		value, _ = encode(strings.TrimSpace(f.value))
		return " " + value, ok
	}
	value = respell(f.value, firstAddresses(f.value), func(a headers.Address) (string, bool) {
		text, possible := encode(strings.Trim(a.Name, `"`))
		return text + " <" + a.Addr + ">", possible
	})
	return value, ok
}

// encodedFields are the fields with encoded words: texts, and names of people.
var encodedFields = append(slices.Clone(textFields), "from", "to", "cc", "reply-to", "sender")

// otherCodings gives the ways to write a value in encoded words of other charsets: a text as a whole, of addresses the names.
func (u *headerUndoer) otherCodings(f *headerField) (out []string) {
	if isText(f.lower) {
		text, _ := decoded(strings.TrimSpace(f.value))
		for _, w := range u.written(text) {
			out = append(out, " "+w)
		}
		return out
	}
	list := firstAddresses(f.value)
	names := make(map[int][]string, len(list))
	longest := 0
	for _, a := range list {
		text, _ := decoded(strings.Trim(a.Name, `"`))
		names[a.Start] = append(u.recoded(text), encodeForms(text)...)
		longest = max(longest, len(names[a.Start]))
	}
	for i := range longest {
		out = append(out, respell(f.value, list, func(a headers.Address) (string, bool) {
			if i >= len(names[a.Start]) {
				return "", false
			}
			return names[a.Start][i] + " <" + a.Addr + ">", true
		}))
	}
	return out
}

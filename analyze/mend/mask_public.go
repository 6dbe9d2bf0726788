package mend

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/eml-inspect/eml-inspect/analyze"
)

// public reports whether a word of a header stays: one of protocols, of programs and of the rules of the analysis,
// also with a short number at its end; single letters, numbers of six digits at the most,
// and times.
func public(w string) bool {
	lower := strings.ToLower(w)
	stem := strings.TrimRight(lower, "0123456789")
	switch {
	case len(w) == 1, rules().public[lower]:
		return true
	case stem == "":
		return len(w) < 7 || len(w) == 10 && w[0] == '1' // a time, in seconds
	}
	return len(lower)-len(stem) < 4 && rules().public[stem]
}

// spoken reports whether a word of a text stays where a finding needs it: as public, but of numbers only the codes
// of replies.
func spoken(w string) bool { return public(w) && (!digits(w) || len(w) < 4) }

// ofPages reports whether a word is one that web pages are written in.
func ofPages(w string) bool {
	stem := strings.ToLower(strings.TrimRight(w, "0123456789"))
	return len(w) < 4 && stem == "" || rules().pages[strings.ToLower(w)] || len(w)-len(stem) < 4 && rules().pages[stem]
}

// madeUp reports whether a word in the name of a file is one that programs put there. Of one with a number behind it
// only the number is replaced.
func (k *mask) madeUp(w string) bool {
	stem := strings.TrimRight(w, "0123456789")
	if !rules().files[strings.ToLower(stem)] {
		return false
	}
	if number := w[len(stem):]; len(number) > 1 {
		k.words[w] = stem + k.word(number)
		return false
	}
	return true
}

func digits(w string) bool { return strings.Trim(w, "0123456789") == "" }

func isHexText(w string) bool {
	for i := range len(w) {
		if !isHex(w[i]) {
			return false
		}
	}
	return true
}

// letterRuns gives the runs of three letters or more.
func letterRuns(b []byte) []string {
	return strings.FieldsFunc(string(b), func(r rune) bool { return r|0x20 < 'a' || r|0x20 > 'z' })
}

// note remembers the words of a message, so that no substitute is one of them.
func (k *mask) note(r *analyze.Report, input []byte) {
	for _, m := range r.Messages {
		for _, text := range m.Texts {
			k.noteText(text.Text)
		}
		k.noteText(string(m.Source.Header))
		for _, a := range m.Attachments {
			if utf8.Valid(a.Data) && bytes.IndexByte(a.Data, 0) < 0 {
				k.noteText(string(a.Data))
			}
		}
		for _, f := range m.Findings {
			k.twice = k.twice || f.Code == "text-double-encoded"
		}
	}
	k.noteText(string(input))
}

// noteMarked notes a letter of Latin with a mark.
func (k *mask) noteMarked(r rune) {
	list := &k.marked[0]
	if unicode.IsUpper(r) {
		list = &k.marked[1]
	}
	if unicode.Is(unicode.Latin, r) && r < 0x2000 && len(*list) < 200 && !strings.ContainsRune(*list, r) {
		*list += string(r)
	}
}

func (k *mask) noteText(text string) {
	last, start := rune(0), 0
	for i, r := range text {
		if !unicode.IsLetter(r) && r != utf8.RuneError {
			k.noteWord(text[start:i])
			start, last = i+utf8.RuneLen(r), 0
			continue
		}
		if last >= 0x80 && r >= 0x80 && len(k.pairs) < maxMasked {
			k.pairs[[2]rune{last, r}] = true
		}
		if last = r; r >= 0x80 {
			k.noteMarked(r)
		}
	}
	k.noteWord(text[start:])
}

func (k *mask) noteWord(w string) {
	if len(w) > 2 && len(w) < 40 && len(k.shown) < maxMasked {
		k.shown[strings.ToLower(w)] = true
	}
}

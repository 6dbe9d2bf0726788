package sample

import (
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/unicode/norm"
)

// Encoded is a text in a charset.
type Encoded struct {
	Language, Charset string
	Bytes             []byte
	Text              string // what it says
}

// lengths are how many characters are taken of each text: a subject, a sentence, a letter.
var lengths = [...]int{24, 80, 1 << 20}

// EncodedTexts gives the texts in all their charsets, each as a subject, a sentence and a whole letter. What a charset
// does not have is left out of the text.
func EncodedTexts() []Encoded {
	var list []Encoded
	for _, w := range Texts() {
		for _, charset := range w.Charsets {
			for _, n := range lengths {
				list = append(list, encode(w, charset, n))
			}
		}
	}
	return list
}

func encode(w Written, charset string, n int) Encoded {
	enc, err := htmlindex.Get(charset)
	if err != nil {
		panic(err) // the table above names it
	}
	text := w.Text
	if charset == "windows-1258" {
		text = decomposed(text)
	}
	e := Encoded{Language: w.Language, Charset: charset}
	for _, r := range text {
		if utf8.RuneCountInString(e.Text) >= n {
			break
		}
		if _, err := enc.NewEncoder().String(string(r)); err == nil {
			e.Text += string(r)
		}
	}
	e.Bytes, _ = enc.NewEncoder().Bytes([]byte(e.Text)) // each character of it can be written
	return e
}

// decomposed takes the tones off the vowels, as windows-1258 writes them; its vowels themselves stay whole.
func decomposed(text string) string {
	out := ""
	for _, r := range text {
		tone, base := "", []rune{}
		for _, part := range norm.NFD.String(string(r)) {
			switch part {
			case '\u0300', '\u0301', '\u0303', '\u0309', '\u0323':
				tone += string(part)
			default:
				base = append(base, part)
			}
		}
		out += norm.NFC.String(string(base)) + tone
	}
	return out
}

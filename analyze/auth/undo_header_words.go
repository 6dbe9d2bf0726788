package auth

import (
	"encoding/base64"
	"fmt"
	"mime"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/eml-inspect/eml-inspect/headers"
)

// encodedWord is one encoded word of a value (RFC 2047, section 2).
type encodedWord struct {
	headers.Span
	charset  string
	encoding string // as written
	content  string // decoded, in its charset
}

// encodedRun is encoded words of one charset with only white space between them.
type encodedRun struct {
	headers.Span
	words   []encodedWord
	content string
}

// encodedWords gives the words of a value that can be decoded, in order.
func encodedWords(value string) (words []encodedWord) {
	const most = 50
	for at := 0; len(words) < most; {
		i := strings.Index(value[at:], "=?")
		if i < 0 {
			return words
		}
		at += i
		word, ok := encodedWordAt(value, at)
		if !ok {
			at += len("=?")
			continue
		}
		words = append(words, word)
		at = word.End
	}
	return words
}

func encodedWordAt(value string, at int) (encodedWord, bool) {
	pieces := strings.SplitN(value[at+len("=?"):], "?", 4)
	if len(pieces) < 4 || pieces[3] == "" || pieces[3][0] != '=' || strings.ContainsAny(pieces[0], " \t\r\n") {
		return encodedWord{}, false
	}
	w := encodedWord{charset: pieces[0], encoding: pieces[1]}
	w.Start, w.End = at, at+len("=????=")+len(pieces[0])+len(pieces[1])+len(pieces[2])
	// A word in a charset of one byte for each letter decodes to the bytes themselves.
	latin, err := new(mime.WordDecoder).Decode("=?iso-8859-1?" + pieces[1] + "?" + pieces[2] + "?=")
	if err != nil {
		return encodedWord{}, false
	}
	content := make([]byte, 0, len(latin))
	for _, r := range latin {
		content = append(content, byte(r))
	}
	w.content = string(content)
	return w, true
}

// encodedRuns joins the words that were one text.
func encodedRuns(value string) (runs []encodedRun) {
	for _, w := range encodedWords(value) {
		if n := len(runs) - 1; n >= 0 {
			r := &runs[n]
			first := r.words[0]
			alike := strings.EqualFold(first.charset, w.charset) && strings.EqualFold(first.encoding, w.encoding)
			if alike && strings.TrimSpace(value[r.End:w.Start]) == "" {
				r.words, r.End, r.content = append(r.words, w), w.End, r.content+w.content
				continue
			}
		}
		runs = append(runs, encodedRun{w.Span, []encodedWord{w}, w.content})
	}
	return runs
}

// with encodes other content in the ways that programs do, the way of the word first.
func (w encodedWord) with(content string) (out []string) {
	if content == "" {
		return nil
	}
	if strings.EqualFold(w.encoding, "B") {
		return append(out, w.b64(content), w.split(content, 45), w.split(content, 42), w.split(content, 39), w.split(content, 30))
	}
	for _, plain := range []string{wordLetters + "!*+-/", "", wordLetters + "!*+-/.,:;"} {
		out = append(out, w.quoted(content, plain))
	}
	return append(out, strings.Join(strings.Split(mime.QEncoding.Encode(w.charset, content), "\r\n"), ""))
}

const wordLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

func (w encodedWord) enclose(text string) string {
	return "=?" + w.charset + "?" + w.encoding + "?" + text + "?="
}

func (w encodedWord) b64(content string) string {
	return w.enclose(base64.StdEncoding.EncodeToString([]byte(content)))
}

// split encodes in words of so many bytes at the most, no character of UTF-8 in two of them.
func (w encodedWord) split(content string, most int) string {
	var words []string
	for len(content) > most {
		at := most
		for at > most-utf8.UTFMax && !utf8.RuneStart(content[at]) {
			at--
		}
		words, content = append(words, w.b64(content[:at])), content[at:]
	}
	return strings.Join(append(words, w.b64(content)), "\r\n ")
}

// quoted encodes with Q (RFC 2047, section 4.2); plain are the bytes that stay, letters and digits in any case
// unless it is empty, where only what must be encoded is.
func (w encodedWord) quoted(content, plain string) string {
	var b strings.Builder
	for i := range len(content) {
		switch c := content[i]; {
		case c == ' ':
			b.WriteByte('_')
		case strings.IndexByte(plain, c) >= 0, plain == "" && c > ' ' && c < 0x7f && !strings.ContainsRune("=?_", rune(c)):
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "=%02X", c)
		}
	}
	return w.enclose(b.String())
}

// raw gives a value with the encoded words of UTF-8 decoded; false where there is none, or another one.
func raw(value string) (string, bool) {
	runs := encodedRuns(value)
	out := value
	for _, r := range slices.Backward(runs) {
		if !strings.EqualFold(r.words[0].charset, "utf-8") && !isASCII(r.content) {
			return value, false
		}
		out = out[:r.Start] + r.content + out[r.End:]
	}
	return out, len(runs) > 0
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}

// encodeForms encodes text that stands raw, in UTF-8.
func encodeForms(text string) (out []string) {
	if isASCII(text) || !utf8.ValidString(text) {
		return nil
	}
	for _, charset := range []string{"utf-8", "UTF-8"} {
		for _, encoding := range []string{"B", "Q", "b", "q"} {
			out = append(out, encodedWord{charset: charset, encoding: encoding}.with(text)...)
		}
	}
	return out
}

// readable gives a value as it is shown: decoded, on one line, without quotes.
func readable(value string) string {
	text, err := new(mime.WordDecoder).DecodeHeader(headers.Unfold(value))
	if err != nil {
		text = value
	}
	return strings.ReplaceAll(squeeze(text), `"`, "")
}

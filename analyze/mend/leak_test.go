package mend_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"flag"
	"html"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/analyze/mend"
	"github.com/eml-inspect/eml-inspect/charset"
)

// secret is one thing of a message that must not be in a copy, and of which kind it is.
type secrets map[string]string

// add notes a thing, in lower case. What consists of words that may stay is none.
func (s secrets) add(kind, one string) {
	one = strings.ToLower(strings.TrimSpace(one))
	if len(one) > 200 || s[one] != "" {
		return
	}
	for _, w := range alnum.FindAllString(one, -1) {
		if !mend.Public(w) && !mend.OfPages(w) {
			s[one] = kind
			return
		}
	}
	if strings.IndexFunc(one, func(r rune) bool { return r >= 0x80 }) >= 0 && !mend.Phrase(one) && !strings.ContainsAny("锟斤拷", one) {
		s[one] = kind
	}
}

var (
	alnum     = regexp.MustCompile(`[A-Za-z0-9]+`)
	anAddress = regexp.MustCompile(`([A-Za-z0-9._%+=/&'*~!#$-]+)@([A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+)`)
	aHost     = regexp.MustCompile(`[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.[A-Za-z]{2,}`)
	aNetwork  = regexp.MustCompile(`\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b`)
	anID      = regexp.MustCompile(`<[^<>@\s]{4,}@[^<>@\s]+>`)
	aLink     = regexp.MustCompile(`(?i)\bhttps?://[^/\s"'<>]+/([^\s"'<>]{6,})`)
	aNumber   = regexp.MustCompile(`\d[\d -]{5,}\d`)
	aQueueID  = regexp.MustCompile(`(?i)\sid\s+([A-Za-z0-9._-]{5,})`)
	aToken    = regexp.MustCompile(`[^/?&=;#]{4,}`)
)

// secretsOf lists what is private in a message, each thing by itself.
func secretsOf(r *analyze.Report) secrets {
	s := make(secrets)
	for _, m := range r.Messages {
		header := string(m.Source.Header)
		s.names(header)
		for _, at := range anID.FindAllString(header, -1) {
			s.add("message-id", at)
		}
		for _, at := range aQueueID.FindAllStringSubmatch(header, -1) {
			s.add("queue-id", at[1])
		}
		for _, text := range m.Texts {
			s.text(text)
		}
		for p := range m.Evidence.Root.All() {
			if len(p.Boundary) > 5 {
				s.add("boundary", p.Boundary)
			}
		}
		for _, a := range m.Attachments {
			if utf8.Valid(a.Data) && bytes.IndexByte(a.Data, 0) < 0 {
				s.text(analyze.Text{Field: "file", Text: softBreaks.Replace(string(a.Data))})
			} else if a.Type != "application/ms-tnef" { // its texts and files are listed by themselves
				s.shingles(a)
			}
		}
	}
	return s
}

// names notes addresses, hosts and numbers.
func (s secrets) names(text string) {
	for _, at := range anAddress.FindAllStringSubmatch(text, -1) {
		s.add("address", at[0])
		s.add("domain", at[2])
		if len(at[1]) > 3 && !mend.Role(at[1]) {
			s.add("local part", at[1])
		}
	}
	for _, h := range aHost.FindAllString(text, -1) {
		if !strings.HasPrefix(strings.ToLower(h), "localhost") {
			s.add("host", h)
		}
	}
	for _, at := range aNetwork.FindAllString(text, -1) {
		if !strings.HasPrefix(at, "127.") && !strings.HasPrefix(at, "0.") {
			s.add("network", at+" ")
		}
	}
}

// text notes the words of what people read, by field.
func (s secrets) text(t analyze.Text) {
	words := t.Text
	if t.Field == "body" && strings.Contains(words, "</") {
		words = html.UnescapeString(tags.ReplaceAllString(words, " "))
	}
	if t.Field == "filename" {
		words = strings.TrimSuffix(words, words[strings.LastIndexByte(words, '.')+1:])
		if len(words) > 5 {
			s.add("file name", t.Text)
		}
	}
	for _, w := range wordsIn(mend.Apart(words)) {
		s.add(t.Field+" word", w)
	}
	for _, n := range aNumber.FindAllString(words, -1) {
		if !strings.Contains(n, "  ") && len(alnum.FindAllString(n, -1)) < 6 {
			s.add("number", n)
		}
	}
	for _, l := range aLink.FindAllStringSubmatch(words, -1) {
		for _, token := range aToken.FindAllString(l[1], -1) {
			s.add("link", token)
		}
	}
	s.names(words)
}

var tags = regexp.MustCompile(`(?is)<style.*?</style>|<!--.*?-->|<[^>]*>`)

// wordsIn gives the words of four letters or more, and pairs of letters of scripts without blanks.
func wordsIn(text string) []string {
	var list []string
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		runes := []rune(w)
		if !slices.ContainsFunc(runes, dense) {
			if len(runes) >= 4 && len(runes) < 30 {
				list = append(list, w)
			}
			continue
		}
		for i := 1; i < len(runes); i++ {
			if dense(runes[i-1]) && dense(runes[i]) {
				list = append(list, string(runes[i-1:i+1]))
			}
		}
	}
	return list
}

// dense reports whether a letter is of a script without blanks.
func dense(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// shingles notes runs of twelve bytes of a file that are not alike; some, of a large one.
func (s secrets) shingles(a analyze.Attachment) {
	const size = 12
	magic := 16
	if len(a.Data) > 1 && a.Data[0] == 0x30 && a.Data[1] >= 0x80 {
		magic = 80 // ASN.1: the algorithms that it is signed with
	}
	step := max(size, len(a.Data)/200)
	for at := magic; at+size <= len(a.Data)-size; at += step {
		b := a.Data[at : at+size]
		distinct := make(map[byte]bool)
		for _, c := range b {
			distinct[c] = c != 0
		}
		if bytes.ContainsAny(b, "\r\n") && utf8.Valid(b) {
			continue // of an entity in a signed object: its words are looked for
		}
		if len(distinct) > 6 && bytes.ContainsFunc(b, func(r rune) bool { return r < ' ' || r > '~' }) {
			s["\x00"+string(b)] = "file"
		}
	}
}

// view is everything that can be read in a copy: its bytes, and all that they decode to.
type view struct {
	text  string          // in lower case
	bytes []byte          // as it is
	words map[string]bool // the words of it
}

func viewOf(message []byte, r *analyze.Report) *view {
	v := &view{words: make(map[string]bool)}
	v.see(message)
	v.see(bytes.ToValidUTF8(eml.Decode(message, eml.QuotedPrintable).Data, []byte("x"))) // "s=default" is no word
	v.see(escaped.ReplaceAllFunc(message, func(b []byte) []byte { return []byte{unhex(b[1])<<4 | unhex(b[2])} }))
	for _, run := range armor.FindAll(message, -1) {
		for shift := range 4 {
			b, _ := base64.RawStdEncoding.DecodeString(string(run[min(shift, len(run)) : len(run)-(len(run)-shift)%4]))
			v.bytes = append(append(v.bytes, b...), 0)
			v.text += "\n" + strings.ToLower(string(b))
		}
	}
	for _, m := range r.Messages {
		v.see([]byte(charset.Unstructured(string(m.Source.Header)).Text))
		for _, text := range m.Texts {
			v.see([]byte(text.Text))
			v.see([]byte(html.UnescapeString(text.Text)))
		}
		for _, a := range m.Attachments {
			v.see(a.Data)
			v.see([]byte(a.Name))
		}
	}
	return v
}

var (
	escaped = regexp.MustCompile(`%[0-9A-Fa-f]{2}`)
	armor   = regexp.MustCompile(`[A-Za-z0-9+/]{16,}`)
)

func unhex(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return c | 0x20 - 'a' + 10
}

// see adds bytes, as they are and without the zeros that UTF-16 has.
func (v *view) see(b []byte) {
	v.bytes = append(append(v.bytes, b...), 0)
	b = bytes.ReplaceAll(b, []byte{0}, nil)
	lower := strings.ToLower(string(b))
	v.text += "\n" + lower
	if !utf8.ValidString(lower) {
		lower = strings.ToValidUTF8(lower, " ")
	}
	for _, line := range strings.Split(softBreaks.Replace(lower), "\n") {
		if !encodedLine.MatchString(line) {
			for _, w := range wordsIn(line) {
				v.words[w] = true
			}
		}
	}
}

// holds reports whether the text holds something by itself, not as a part of a word.
func (v *view) holds(s string) bool {
	for at := 0; ; {
		i := strings.Index(v.text[at:], s)
		if i < 0 {
			return false
		}
		at += i
		before, after := v.text[:at], v.text[at+len(s):]
		if !endsInWord(before) && (after == "" || !alnum.MatchString(after[:1])) {
			return true
		}
		at++
	}
}

func endsInWord(s string) bool { return s != "" && alnum.MatchString(s[len(s)-1:]) }

var softBreaks = strings.NewReplacer("=\r\n", "", "=\n", "")

// encodedLine is a line of base64: the words in it are chance, and what it holds is looked at decoded.
var encodedLine = regexp.MustCompile(`^[a-z0-9+/=]{40,}\r?$`)

// leaks lists what of a message can still be read in a copy.
func leaks(original, copied []byte) secrets {
	opt := analyze.Options{All: true, Keep: true}
	all := viewOf(copied, analyze.Message(context.Background(), copied, opt))
	found := make(secrets)
	for s, kind := range secretsOf(analyze.Message(context.Background(), original, opt)) {
		switch {
		case kind == "file":
			if bytes.Contains(all.bytes, []byte(s[1:])) {
				found[s] = kind
			}
		case strings.HasSuffix(kind, " word"):
			if all.words[s] {
				found[s] = kind
			}
		case all.holds(s):
			found[s] = kind
		}
	}
	return found
}

// whole asks for all of the collected mail, which takes minutes.
var whole = flag.Bool("whole", false, "go over all collected mail")

func TestRedactCollectedMail(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	files := append(someOf(collected(t, "lists"), 40), someOf(collected(t, "mime"), 40)...)
	if list := os.Getenv("REDACTLIST"); list != "" {
		files = strings.Fields(string(read(t, list)))
	}
	var sum redacted
	for _, path := range files {
		sum.try(t, path, read(t, path))
	}
	sum.tell(t)
	if sum.same*100 < sum.total*98 || sum.leaky*100 > sum.total {
		t.Error("too many copies differ, or show something of the original")
	}
}

// redacted counts what came of copies.
type redacted struct {
	total, same, leaky int
	kinds              map[string]int
}

// try redacts a message and looks at the copy.
func (sum *redacted) try(t *testing.T, path string, mail []byte) {
	r, err := mend.Redact(context.Background(), mail, analyze.Options{Name: path})
	if err != nil {
		return
	}
	sum.total++
	if len(r.Gone)+len(r.New) == 0 {
		sum.same++
	} else {
		t.Logf("%s: gone %v, new %v", path, r.Gone, r.New)
	}
	found := leaks(mail, r.Message)
	if len(found) > 0 {
		sum.leaky++
	}
	for s, what := range found {
		if sum.kinds == nil {
			sum.kinds = make(map[string]int)
		}
		sum.kinds[what]++
		if testing.Verbose() {
			t.Logf("%s: %s %q", path, what, s)
		}
	}
}

func (sum *redacted) tell(t *testing.T) {
	t.Logf("%d of %d show the same findings, %d leak: %v", sum.same, sum.total, sum.leaky, sum.kinds)
}

// sampleOf takes files at even distances.
func sampleOf(files []string, n int) []string {
	if len(files) <= n {
		return files
	}
	var list []string
	for i := range n {
		list = append(list, files[i*len(files)/n])
	}
	return list
}

// someOf is sampleOf, but for those who ask for the whole.
func someOf(files []string, n int) []string {
	if *whole {
		return files
	}
	return sampleOf(files, n)
}

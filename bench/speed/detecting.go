package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/bench/sample"
	"github.com/eml-inspect/eml-inspect/charset"
)

// shown is a text in a charset, to be told from its bytes, and what it says.
type shown struct {
	bytes []byte
	text  string
}

// detecting gives the contest of telling charsets, and the texts of it.
func (b *bench) detecting(name string, texts []shown) (contest, error) {
	list := make([][]byte, 0, len(texts))
	for _, t := range texts {
		list = append(list, t.bytes)
	}
	c, err := b.pack(name, list...)
	c.ours = b.mine("charset")
	c.peers = []rival{built("uchardet", "uchardet").faster(5),
		b.inGo("gogs/chardet", "github.com/gogs/chardet", "charset-gogs")}
	return c, err
}

// generated gives the texts of package sample.
func generated() (list []shown) {
	for _, e := range sample.EncodedTexts() {
		list = append(list, shown{e.Bytes, e.Text})
	}
	return list
}

// collected gives the texts of a folder whose folders are named after charsets, perhaps with a language behind. The
// charsets whose units are wider than a byte do not occur in mail.
func collected(dir string) (list []shown, err error) {
	err = filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		label := strings.ToLower(filepath.Base(filepath.Dir(path)))
		if strings.HasPrefix(label, "utf-16") || strings.HasPrefix(label, "utf-32") {
			return nil
		}
		b, err := os.ReadFile(path)
		if text, ok := readAs(b, label); ok && err == nil {
			list = append(list, shown{b, text})
		}
		return err
	})
	return list, err
}

// readAs decodes bytes strictly; a language behind the name of the charset is left out.
func readAs(b []byte, label string) (text string, ok bool) {
	for {
		if d, ok := charset.Decode(b, label); ok {
			return d.Text, true
		}
		i := strings.LastIndexByte(label, '-')
		if i < 0 {
			return "", false
		}
		label = label[:i]
	}
}

// right counts the answers that, taken for the charset, give the text that was written. To be right about the text is
// what counts: many charsets have the same bytes for it.
func right(texts []shown, answers []string) (n int) {
	for i, t := range texts {
		if i < len(answers) && same(t, answers[i]) {
			n++
		}
	}
	return n
}

func same(t shown, answer string) bool {
	if answer == "" || strings.EqualFold(answer, "ascii") {
		answer = "us-ascii"
	}
	d, ok := charset.Decode(t.bytes, answer)
	return ok && d.Text == t.text
}

// fromBytes gives texts of a certain length class only, for the table of how often each is right.
func fromBytes(texts []shown, answers []string, low, high int) (some []shown, said []string) {
	for i, t := range texts {
		if n := len([]rune(t.text)); n >= low && n < high {
			some, said = append(some, t), append(said, answers[min(i, len(answers)-1)])
		}
	}
	return some, slices.Clip(said)
}

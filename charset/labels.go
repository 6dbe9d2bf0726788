package charset

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
)

// label is one charset of labels.toml.
type label struct {
	Name     string   // the lower-case IANA name, or what mail calls it where IANA has none
	Aliases  []string // other labels for it, in any case and punctuation
	Decoder  string   // the charset that reads it; empty if nothing does
	Wider    string   // the charset that mail really uses under this name, if it is another
	Nonsense bool     // labels that say nothing about the bytes
	Source   string
	Try      []struct{ Bytes, Text string }
}

//go:embed labels.toml
var labelsFile string

// labels are the records of labels.toml by each folded label.
var labels = sync.OnceValue(func() map[string]label {
	table := make(map[string]label)
	for _, r := range labelRecords() {
		for _, alias := range append(r.Aliases, r.Name) {
			table[fold(alias)] = r
		}
	}
	delete(table, "")
	return table
})

func labelRecords() []label {
	var file struct{ Charset []label }
	meta, err := toml.Decode(labelsFile, &file)
	if err != nil {
		panic("charset: labels.toml: " + err.Error())
	}
	if extra := meta.Undecoded(); len(extra) > 0 {
		panic("charset: labels.toml: unknown key " + extra[0].String())
	}
	return file.Charset
}

// Canonical gives the lower-case IANA name of the charset a label stands for: "utf-8" for
// "UTF8", "gbk" for "cp936". Quotes, blanks, a "charset=" in front and a language behind
// (RFC 2231, section 5) are passed over. It reports false for labels nobody knows and for those
// that say nothing, such as "unknown-8bit" (RFC 1428).
func Canonical(label string) (name string, ok bool) {
	var buf [24]byte
	if n := lower(&buf, label); n > 0 {
		if name := frequent(string(buf[:n])); name != "" {
			return name, true
		}
	}
	r, ok := labels()[fold(bare(label))]
	if !ok || r.Nonsense {
		return "", false
	}
	return r.Name, true
}

// Wider names the charset that mail really uses under a name, such as windows-1252 for
// iso-8859-1; it is empty if there is none.
func Wider(name string) string { return labels()[fold(bare(name))].Wider }

func lower(buf *[24]byte, label string) int {
	if len(label) > len(buf) {
		return 0
	}
	for i := range len(label) {
		c := label[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return len(label)
}

// frequent knows the labels of nearly all mail, so that it need not open the table for them.
func frequent(label string) string {
	switch label {
	case "utf-8", "us-ascii", "iso-8859-1", "gb2312", "gbk", "gb18030", "big5", "windows-1252",
		"iso-2022-jp", "shift_jis", "euc-jp", "euc-kr", "koi8-r", "windows-1251", "iso-8859-2",
		"iso-8859-9", "iso-8859-15", "windows-31j", "cp949", "cp950", "cp51932", "big5-hkscs",
		"ks_c_5601-1987":
		return label
	case "utf8":
		return "utf-8"
	case "ascii":
		return "us-ascii"
	case "cp936":
		return "gbk"
	}
	return ""
}

// bare takes off what surrounds a label.
func bare(label string) string {
	label = strings.Trim(label, " \t\r\n\"'`;,<>=")
	if len(label) > 8 && strings.EqualFold(label[:7], "charset") {
		label = strings.Trim(label[7:], " \t\r\n\"'=:")
	}
	if i := strings.IndexAny(label, "*,;\"'"); i > 0 {
		label = label[:i]
	}
	return label
}

// fold makes labels equal that differ in case and punctuation only.
func fold(label string) string {
	if len(label) > 100 {
		return ""
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		}
		return -1
	}, label)
}

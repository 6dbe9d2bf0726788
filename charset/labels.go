package charset

import (
	_ "embed"
	"strings"
	"sync"
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
var labels = sync.OnceValue(func() map[string]*label {
	records := scanLabels(labelsFile)
	table := make(map[string]*label, 16*len(records))
	for i := range records {
		r := &records[i]
		for _, alias := range r.Aliases {
			table[fold(alias)] = r
		}
		table[fold(r.Name)] = r
	}
	delete(table, "")
	return table
})

// scanLabels reads what labels needs of labels.toml, line by line, in a tenth of the time that
// decoding it takes. The tests decode it strictly and hold that both read the same.
func scanLabels(file string) []label {
	var list []label
	var r *label
	aliases := false
	for line := range strings.Lines(file) {
		key, value, _ := strings.Cut(line, " = ")
		switch {
		case line == "[[charset]]\n":
			list = append(list, label{})
			r = &list[len(list)-1]
		case key == "name":
			r.Name = quoted(value)[0]
		case key == "decoder":
			r.Decoder = quoted(value)[0]
		case key == "wider":
			r.Wider = quoted(value)[0]
		case key == "nonsense":
			r.Nonsense = true
		case key == "aliases" || aliases:
			r.Aliases = append(r.Aliases, quoted(line)...)
			aliases = !strings.Contains(line, "]")
		}
	}
	return list
}

// quoted are the strings between the quotes of a line.
func quoted(line string) []string {
	list := make([]string, 0, 8)
	for {
		_, rest, found := strings.Cut(line, `"`)
		word, rest, _ := strings.Cut(rest, `"`)
		if !found {
			return list
		}
		list, line = append(list, word), rest
	}
}

// Canonical gives the lower-case IANA name of the charset a label stands for: "utf-8" for
// "UTF8", "gbk" for "cp936". Quotes, blanks, a "charset=" in front and a language behind
// (RFC 2231, section 5) are passed over. It reports false for labels nobody knows and for those
// that say nothing, such as "unknown-8bit" (RFC 1428).
func Canonical(label string) (name string, ok bool) {
	var buf [24]byte
	if n := lower(&buf, label); n > 0 {
		if name := frequent(buf[:n]); name != "" {
			return name, true
		}
	}
	r := find(label)
	if r == nil || r.Nonsense {
		return "", false
	}
	return r.Name, true
}

// find looks a label up as it is, then without what stands behind it ("utf-8 format=flowed",
// "GB2312,gbk", "utf-8</field").
func find(text string) *label {
	text = bare(text)
	if r := lookup(fold(text)); r != nil {
		return r
	}
	if i := strings.IndexAny(text, "*,;\"'<>&()[]{}/\\ \t\r\n"); i > 0 {
		return lookup(fold(text[:i]))
	}
	return nil
}

// lookup tries a folded label, then what is left of it without the names of makers, as which
// programs write the numbers of code pages, and without the "=" of quoted-printable in front.
func lookup(name string) *label {
	table := labels()
	if r := table[name]; r != nil {
		return r
	}
	name = strings.TrimPrefix(name, "3d")
	for _, maker := range []string{"x", "cs", "windows", "codepage", "win", "ibm", "ms", "dos", "oem", "ccsid", "cp"} {
		name = strings.TrimPrefix(name, maker)
		if r := table[name]; r != nil {
			return r
		}
	}
	if r := table["cp"+name]; r != nil {
		return r
	}
	return table["iso"+name]
}

// Wider names the charset that mail really uses under a name, such as windows-1252 for
// iso-8859-1; it is empty if there is none.
func Wider(name string) string {
	if r := find(name); r != nil {
		return r.Wider
	}
	return ""
}

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

// bare takes off what surrounds a label.
func bare(label string) string {
	label = strings.Trim(label, " \t\r\n\"'`;,<>=")
	if len(label) > 8 && strings.EqualFold(label[:7], "charset") {
		label = strings.Trim(label[7:], " \t\r\n\"'=:")
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

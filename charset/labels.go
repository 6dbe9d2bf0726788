package charset

import (
	"strconv"
	"strings"
)

// label is one charset of labels.toml.
type label struct {
	Name     string   // the lower-case IANA name, or what mail calls it where IANA has none
	Aliases  []string // other labels for it, in any case and punctuation; in the file only
	Decoder  string   // the charset that reads it; empty if nothing does
	Wider    string   // the charset that mail really uses under this name, if it is another
	Nonsense bool     // labels that say nothing about the bytes
	Source   string
	Try      []struct{ Bytes, Text string }
}

// labelOf gives the record that a folded label stands for, nil where nobody knows it. In labelKeys each line is a label and the
// place of its charset in labelList.
func labelOf(folded string) *label {
	for lines := labelKeys; lines != ""; {
		middle := strings.LastIndexByte(lines[:len(lines)/2], '\n') + 1
		line, after, _ := strings.Cut(lines[middle:], "\n")
		known, place, _ := strings.Cut(line, " ")
		switch strings.Compare(folded, known) {
		case 0:
			at, _ := strconv.Atoi(place) // it is ours
			return &labelList[at]
		case -1:
			lines = lines[:middle]
		default:
			lines = after
		}
	}
	return nil
}

// Canonical gives the lower-case IANA name of the charset a label stands for: "utf-8" for
// "UTF8", "gbk" for "cp936". Quotes, blanks, a "charset=" in front and a language behind
// (RFC 2231, section 5) are passed over. It reports false for labels nobody knows and for those
// that say nothing, such as "unknown-8bit" (RFC 1428).
func Canonical(label string) (name string, ok bool) {
	switch label {
	case "":
		return "", false
	case "utf-8", "us-ascii":
		return label, true
	}
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
	if r := labelOf(name); r != nil {
		return r
	}
	name = strings.TrimPrefix(name, "3d")
	for _, maker := range []string{"x", "cs", "windows", "codepage", "win", "ibm", "ms", "dos", "oem", "ccsid", "cp"} {
		name = strings.TrimPrefix(name, maker)
		if r := labelOf(name); r != nil {
			return r
		}
	}
	if r := labelOf("cp" + name); r != nil {
		return r
	}
	return labelOf("iso" + name)
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

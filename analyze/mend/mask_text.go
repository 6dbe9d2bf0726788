package mend

import "github.com/eml-inspect/eml-inspect/charset"

// text masks a text in a charset, in place and without changing its length. keep says which words stay.
func (k *mask) text(b []byte, name string, keep func(string) bool) {
	if known, _ := charset.Canonical(name); known != "" {
		name = known
	}
	switch name {
	case "iso-2022-jp", "iso-2022-kr", "iso-2022-cn", "hz-gb-2312", "iso-2022-jp-1", "iso-2022-jp-2", "iso-2022-jp-3",
		"cp50220":
		k.escaped(b, name, func(b []byte) { k.runs(b, keep) })
		return
	case "utf-7":
		k.utf7(b, keep)
		return
	case "utf-16", "utf-16le", "utf-16be":
		k.wide(b, name)
		return
	}
	if name == "utf-8" && k.twice && k.doubled(b, keep) {
		return
	}
	k.letters(b, name, false, keep)
}

// letters masks a text in a charset whose characters each say what they are. seven: its bytes beyond ASCII stand
// for some without the eighth bit.
func (k *mask) letters(b []byte, name string, seven bool, keep func(string) bool) {
	e, ok := charset.Encoding(name)
	if !ok {
		k.shuffle(b, keep)
		return
	}
	f := filler{mask: k, encoding: e, name: name, seven: seven}
	for at := 0; at < len(b); {
		end := at
		for end < len(b) && b[end] < 0x80 {
			end++
		}
		k.runs(b[at:end], keep)
		if end > at {
			f.last = 0
		}
		at = end
		for end < len(b) && b[end] >= 0x80 {
			end += unit(b[end:], name)
		}
		f.run(b[at:end])
		at = end
	}
}

// shuffle masks the words of a text whose charset nobody knows and mixes its other bytes.
func (k *mask) shuffle(b []byte, keep func(string) bool) {
	k.runs(b, keep)
	var at []int
	for i, c := range b {
		if c >= 0x80 {
			at = append(at, i)
		}
	}
	for i := len(at) - 1; i > 0; i-- {
		j := k.next(i + 1)
		b[at[i]], b[at[j]] = b[at[j]], b[at[i]]
	}
}

// encoded gives a text in a charset; nothing where it cannot be written in it.
func encoded(text, name string) []byte {
	if name == "utf-8" {
		return []byte(text)
	}
	e, ok := charset.Encoding(name)
	if !ok {
		return nil
	}
	b, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		return nil
	}
	return b
}

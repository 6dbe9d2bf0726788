package charset

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// page is one charset of pages.toml.
type page struct {
	Name string
	High []string
	Low  string
}

// table is the byte table of a page.
func (p page) table() *byteTable {
	t := new(byteTable)
	for c := range 0x80 {
		t[c] = rune(c)
	}
	c := 0x80
	for _, r := range strings.Join(p.High, "") {
		t[c] = r
		c++
	}
	for _, field := range strings.Fields(p.Low) {
		code, err := strconv.ParseUint(field[:2], 16, 7)
		if err != nil {
			panic("charset: pages.toml: " + p.Name + ": " + err.Error())
		}
		t[code], _ = utf8.DecodeRuneInString(field[2:])
	}
	return t
}

// tableOf is the table of a charset of single bytes, nil if name is none that has a decoder.
func tableOf(name string) *byteTable {
	if m := codePage(name); m != nil {
		return newByteTable(m)
	}
	for _, p := range pages {
		if p.Name == name {
			return p.table()
		}
	}
	return nil
}

// The two tables of the second set of ISO-2022-JP-2.
var (
	latin1Table = once(func() *byteTable { return rightHalf("windows-1252") })
	greekTable  = once(func() *byteTable { return rightHalf("iso-8859-7") })
)

// rightHalf has the characters of a charset from 0xA0 on only.
func rightHalf(name string) *byteTable {
	t := tableOf(name)
	for c := range 0xA0 {
		t[c] = utf8.RuneError
	}
	return t
}

package auth

import (
	"bytes"
	"slices"
	"strings"
)

// maxPartNames is how many names of fields of parts are looked at.
const maxPartNames = 8

// partForm is a way to write the headers of parts anew.
type partForm struct {
	without string // the name of a field, in lower case, that is left out
	fold    string // what stands behind each semicolon; "" where that stays
	quotes  byte   // '"' puts charsets between quotes, '-' takes them off
	letters byte   // 'A' writes charsets in capital letters, 'a' in small ones
}

// partHeaders looks for what programs do to the headers of parts when they take a message apart and put it together again:
// they add a field to each, fold fields elsewhere, and write charsets otherwise.
func (u *undoer) partHeaders(d *draft) {
	if u.ended() {
		return
	}
	var headers []lineRange
	var forms []partForm
	for p := range u.root.All() {
		if p == u.root || p.Layer != u.root.Layer || len(headers) == maxUndoParts {
			continue
		}
		headers = append(headers, lineRange{d.lineAt(p.Header.Start), d.lineAt(p.Header.End)})
		for _, f := range p.Header.Fields {
			if form := (partForm{without: strings.ToLower(f.Name)}); len(forms) < maxPartNames && !slices.Contains(forms, form) {
				forms = append(forms, form)
			}
		}
	}
	for _, fold := range [...]string{"", " ", "\r\n\t", "\r\n "} {
		forms = append(forms, partForm{fold: fold}, partForm{fold: fold, quotes: '"'}, partForm{fold: fold, quotes: '-'})
	}
	for _, quotes := range [...]byte{0, '"', '-'} {
		forms = append(forms, partForm{quotes: quotes, letters: 'A'}, partForm{quotes: quotes, letters: 'a'})
	}
	for i := range forms {
		var all []*patch
		for _, at := range headers {
			if u.ended() {
				return
			}
			p := d.patch(at, forms[i].header(d.lines[at.first:at.last]), Change{What: PartsRewritten})
			u.budget -= p.cost()
			all = append(all, p)
		}
		if len(all) > 0 {
			u.edited(d, all...)
		}
	}
}

// header writes the fields of a header.
func (f *partForm) header(lines [][]byte) (by [][]byte) {
	for first := 0; first < len(lines); {
		last := first + 1
		for last < len(lines) && len(lines[last]) > 0 && isBlank(lines[last][0]) {
			last++
		}
		if name, _, _ := bytes.Cut(lines[first], []byte(":")); f.without == "" || !bytes.EqualFold(name, []byte(f.without)) {
			by = append(by, f.field(lines[first:last])...)
		}
		first = last
	}
	return by
}

func (f *partForm) field(lines [][]byte) [][]byte {
	between := crlf
	if f.fold != "" {
		between = nil
	}
	var out []byte
	for i, piece := range bytes.Split(bytes.Join(lines, between), []byte(";")) {
		if i > 0 {
			out = append(out, ';')
			if f.fold != "" {
				out, piece = append(out, f.fold...), bytes.TrimLeft(piece, " \t")
			}
		}
		name, value, ok := bytes.Cut(piece, []byte("="))
		if out = append(out, name...); ok {
			out = append(out, '=')
			if bytes.HasSuffix(name, []byte("charset")) {
				value = f.charset(value)
			}
			out = append(out, value...)
		}
	}
	return bytes.Split(out, crlf)
}

func (f *partForm) charset(value []byte) []byte {
	switch f.letters {
	case 'A':
		value = bytes.ToUpper(value)
	case 'a':
		value = bytes.ToLower(value)
	}
	bare := bytes.Trim(value, `"`)
	switch f.quotes {
	case '"':
		return slices.Concat([]byte{'"'}, bare, []byte{'"'})
	case '-':
		return bare
	}
	return value
}

// Package filetype says what a file is from its bytes, whatever its name says. It keeps the law that a file
// is called something only where its bytes show it.
package filetype

import (
	"bytes"
	"math"
	"slices"
	"strings"
)

// Type is one kind of file.
type Type struct {
	Name    string   `toml:"type"` // media type, "" where it is not known
	Endings []string // of file names, lower case, without the dot; the usual one first
	Group   string   // the files that the same programs open: picture, office, archive, program, text, ...
	ASCII   string   // bytes that it holds; ? is any byte
	Hex     string   // the same in hexadecimal
	At      int      // where they begin
	magic   []byte   // those bytes
	any     []bool   // which of them may be others
}

// typeFile is the data file.
type typeFile struct {
	Blocked []string
	Type    []Type
}

func types() []Type { return typeData.Type }

// Blocked reports whether common mail programs hide every file with this ending.
func Blocked(ending string) bool { return slices.Contains(typeData.Blocked, ending) }

// Of says what a file is. The zero Type stands for what is not known; text without any mark is that, too.
func Of(b []byte) Type {
	list := types()
	for i := range list {
		if t := &list[i]; len(t.magic) > 0 && t.fits(b) {
			return refine(*t, b)
		}
	}
	if i := bytes.Index(b[:min(len(b), 1024)], []byte("%PDF-")); i > 0 {
		return Named("application/pdf") // readers of PDF look that far
	}
	return text(b)
}

// fits reports whether the bytes of a type stand where they should.
func (t *Type) fits(b []byte) bool {
	if len(b) < t.At+len(t.magic) {
		return false
	}
	for i, c := range t.magic {
		if b[t.At+i] != c && !t.any[i] {
			return false
		}
	}
	return !t.weak() || bytes.IndexByte(b[:min(len(b), 512)], 0) >= 0
}

// weak reports whether a text may begin with the same bytes by chance.
func (t *Type) weak() bool { return len(t.magic) < 3 || t.Hex == "" && len(t.magic) < 5 }

// Has reports whether files of this type have names with this ending.
func (t Type) Has(ending string) bool { return slices.Contains(t.Endings, ending) }

// Is reports whether a media type means this one, also in the spellings that programs have for it:
// application/x-zip-compressed, image/jpg.
func (t Type) Is(mediaType string) bool {
	_, said, _ := strings.Cut(mediaType, "/")
	_, own, _ := strings.Cut(t.Name, "/")
	said = strings.TrimSuffix(strings.TrimPrefix(said, "x-"), "-compressed")
	switch {
	case mediaType == t.Name, t.Has(said):
		return true
	}
	return said != "" && own != "" && (strings.Contains(own, said) || strings.Contains(said, own))
}

// Named gives the first record of a media type, the zero Type where there is none.
func Named(name string) Type {
	list := types()
	for i := range list {
		if list[i].Name == name {
			return list[i]
		}
	}
	return Type{}
}

// Ending gives the ending of a file name, lower case, "" where it has none.
func Ending(name string) string {
	i := strings.LastIndexByte(name, '.')
	if i < 0 || i == 0 || len(name)-i > 12 {
		return ""
	}
	return strings.ToLower(strings.TrimSpace(name[i+1:]))
}

// Groups gives the groups of files that have this ending, none where nobody knows it.
func Groups(ending string) []string {
	var list []string
	all := types()
	for i := range all {
		if t := &all[i]; slices.Contains(t.Endings, ending) && !slices.Contains(list, t.Group) {
			list = append(list, t.Group)
		}
	}
	return list
}

// MediaType gives the media type that the ending of a file name stands for, for files of which no more is known:
// "application/octet-stream" where nobody knows it.
func MediaType(name string) string {
	ending := Ending(strings.TrimSpace(name))
	best, usual := "application/octet-stream", math.MaxInt
	for _, t := range types() {
		if i := slices.Index(t.Endings, ending); i >= 0 && i <= usual {
			best, usual = t.Name, i
		}
	}
	return best
}

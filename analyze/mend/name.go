package mend

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	maxName   = 200 // bytes of a name; file systems take 255, and a number may follow
	maxEnding = 20  // bytes of an ending that is kept when a name is cut
)

// SafeName makes a file name that Linux, macOS and Windows take out of one that a sender wrote, "" where nothing
// is left of it. Of a path it takes the last element (RFC 2183, section 2.3). Characters that mean something to a
// system or that are not seen, as those that turn the direction of writing, are left out or become "_"; names of
// devices and names that begin with a dot or a hyphen get a "_" in front; long names lose their middle, not their
// ending.
func SafeName(written string) string {
	name := tame(lastElement(written))
	name = strings.Trim(name, " ")
	name = strings.TrimRight(name, ". ")
	if saysNothing(shorten(name)) { // what does may stand in the middle that a long name loses
		return ""
	}
	if name[0] == '.' || name[0] == '-' || name[0] == '~' || device(name) {
		name = "_" + name
	}
	return shorten(name)
}

// saysNothing reports whether a name has no character left that was written to be read.
func saysNothing(name string) bool { return strings.Trim(name, "._ ") == "" }

// lastElement takes the folders off a path.
func lastElement(path string) string {
	path = strings.TrimRight(path, "/\\ ")
	path = path[strings.LastIndexAny(path, "/\\")+1:]
	if len(path) > 2 && path[1] == ':' { // a drive, as in "C:report.doc"
		path = path[2:]
	}
	return path
}

// tame takes out of a name what a system or the eye could take for something else.
func tame(name string) string {
	var b strings.Builder
	blank := false
	for _, r := range name {
		switch {
		case unicode.IsSpace(r):
			if !blank {
				b.WriteByte(' ')
			}
			blank = true
			continue
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Variation_Selector):
			continue
		case r == utf8.RuneError || strings.ContainsRune(`<>:"|?*`, r):
			b.WriteByte('_')
		default:
			b.WriteRune(r)
		}
		blank = false
	}
	return b.String()
}

// shorten cuts a long name before its ending, and takes away blanks that push the ending out of sight. What is left of
// a name that was cut may have an ending of its own.
func shorten(name string) string {
	for {
		stem, end := split(name)
		shorter := strings.TrimRight(cut(stem, maxName-len(end)), ". ") + end
		if len(shorter) == len(name) {
			return name
		}
		name = shorter
	}
}

// cut gives at most n bytes of a text, whole characters only.
func cut(text string, n int) string {
	if len(text) <= n {
		return text
	}
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n]
}

// split divides a name before its ending. What is too long for one belongs to the name.
func split(name string) (stem, ending string) {
	dot := strings.LastIndexByte(name, '.')
	if dot < 1 || len(name)-dot > maxEnding {
		return name, ""
	}
	return name[:dot], name[dot:]
}

// device reports whether Windows takes a name for a device, which it does with any ending.
func device(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	stem = norm.NFKC.String(strings.ToUpper(strings.TrimSpace(stem)))
	switch stem {
	case "CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$":
		return true
	}
	port := len(stem) == 4 && (strings.HasPrefix(stem, "COM") || strings.HasPrefix(stem, "LPT"))
	return port && stem[3] >= '0' && stem[3] <= '9'
}

// Names are the file names that are taken in a folder, as file systems compare them that do not tell case, width or
// composition apart, and the last number that was given to each.
type Names map[string]int

// Take gives a safe name that is not taken yet: the one that is asked for, or that with a number before its
// ending, as "report (2).pdf". From then on it is taken. A name of which nothing is left is "file".
func (n Names) Take(written string) string {
	name := SafeName(written)
	if name == "" {
		name = "file"
	}
	asked := same(name)
	number := n[asked]
	stem, end := split(name)
	for try := asked; ; try = same(name) {
		if _, ok := n[try]; !ok {
			n[try] = 1
			n[asked] = max(number, 1)
			return name
		}
		number = max(number, 1) + 1
		name = stem + " (" + strconv.Itoa(number) + ")" + end
	}
}

// same gives what two names have in common that some file system takes for one.
func same(name string) string {
	folded := strings.Map(foldCase, norm.NFKC.String(name))
	return norm.NFKC.String(strings.ReplaceAll(folded, "ß", "ss"))
}

// foldCase gives the same letter for all that differ in case only (Unicode Standard, section 5.18).
func foldCase(r rune) rune {
	least := r
	for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
		least = min(least, other)
	}
	return unicode.ToLower(least)
}

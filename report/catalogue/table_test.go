package catalogue

import (
	"bytes"
	"cmp"
	"compress/flate"
	"encoding/binary"
	"flag"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/packaging/tables"
)

var update = flag.Bool("update", false, "write the Go form of the catalogue")

// wordsFile is the one file that is no finding code.
const wordsFile = "words.toml"

// filesHere lists the files of the catalogue.
func filesHere(t *testing.T) []string {
	t.Helper()
	list, err := filepath.Glob("*.toml")
	if err != nil || len(list) < 50 {
		t.Fatalf("%d files, %v", len(list), err)
	}
	return list
}

// joinLines undoes the line breaks of the file: English words are parted by a blank, Chinese is not.
func joinLines(lang Lang, text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimSpace(line)
	}
	if lang == Chinese {
		return strings.Join(lines, "")
	}
	return strings.Join(lines, " ")
}

func joined(lang Lang, s Said) Said {
	return Said{joinLines(lang, s.Title), joinLines(lang, s.Headline), joinLines(lang, s.Cause), joinLines(lang, s.Fix)}
}

// page is the file of one code: the same four texts in each language.
type page struct {
	Code   string
	En, Zh Said
}

// readPages reads the files of all codes.
func readPages(t *testing.T) []page {
	t.Helper()
	var list []page
	for _, file := range filesHere(t) {
		if file == wordsFile {
			continue
		}
		var p struct{ En, Zh Said }
		tables.Read(t, file, &p)
		list = append(list, page{strings.TrimSuffix(file, ".toml"), joined(English, p.En), joined(Chinese, p.Zh)})
	}
	slices.SortFunc(list, func(a, b page) int { return strings.Compare(a.Code, b.Code) })
	return list
}

// readWords reads words.toml.
func readWords(t *testing.T) []word {
	t.Helper()
	groups := map[string]map[string]struct{ En, Zh string }{}
	tables.Read(t, wordsFile, &groups)
	var list []word
	for group, words := range groups {
		for key, w := range words {
			list = append(list, word{group, key, joinLines(English, w.En), joinLines(Chinese, w.Zh)})
		}
	}
	slices.SortFunc(list, func(a, b word) int {
		return cmp.Or(strings.Compare(a.Group, b.Group), strings.Compare(a.Key, b.Key))
	})
	return list
}

func TestTablesAreThoseOfTheFiles(t *testing.T) {
	lines := map[Lang][]string{}
	for _, p := range readPages(t) {
		for lang, said := range map[Lang]Said{English: p.En, Chinese: p.Zh} {
			lines[lang] = append(lines[lang], p.Code, said.Title, said.Headline, said.Cause, said.Fix)
		}
	}
	for lang, list := range lines {
		holdLines(t, lang, list)
	}
	tables.Hold(t, wordsFile, *update, tables.Var{Name: "words",
		Comment: "words are the records of words.toml, in the order of their groups and keys.", Value: readWords(t)})
}

// holdLines holds that the program has these lines for a language, or writes them for it.
func holdLines(t *testing.T, lang Lang, list []string) {
	t.Helper()
	if *update {
		if err := os.WriteFile("pages_"+string(lang)+".deflated", sheetsOf(t, list), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	var got []string
	for i, b := 0, books[second(lang)](); i < len(b); i++ {
		got = append(got, b[i].open().lines...)
	}
	if !slices.Equal(got, list) {
		t.Errorf("the texts in %s are not those of the files: run \"go test . -update\" here, then the tests", lang)
	}
}

// sheetsOf writes lines as openBook reads them.
func sheetsOf(t *testing.T, list []string) (file []byte) {
	t.Helper()
	const pagesOfSheet = 4
	for lines := range slices.Chunk(list, pagesOfSheet*perPage) {
		text, last := strings.Join(lines, "\n"), lines[len(lines)-perPage]
		var b bytes.Buffer
		w, err := flate.NewWriter(&b, flate.BestCompression)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err == nil {
			err = w.Close()
		}
		if err != nil || len(text) > math.MaxUint16 {
			t.Fatal(len(text), err)
		}
		file = append(append(file, byte(len(last))), last...)
		file = binary.LittleEndian.AppendUint16(file, uint16(len(text)))
		file = binary.LittleEndian.AppendUint16(file, uint16(b.Len()))
		file = append(file, b.Bytes()...)
	}
	return file
}

// source is the wording of one text of a code.
func source(code string, lang Lang, text Text) string {
	p, at, _ := books[second(lang)]().find(code)
	return p.lines[at+1+int(text)]
}

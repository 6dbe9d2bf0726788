// Package catalogue holds the sentences that people read, in English and Chinese side by side: one
// file for each finding code, and words.toml for every shorter word.
// It keeps the law that a fact which is not known leaves no hole in a sentence: each text reads
// well with all of its facts and with none of them.
package catalogue

import (
	"embed"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/pelletier/go-toml/v2"
)

// Lang is a language that the catalogue speaks.
type Lang string

const (
	English Lang = "en"
	Chinese Lang = "zh" // simplified, as written on the mainland
)

// Said is what the catalogue has to say about one finding, in one language. Each text is one
// paragraph without line breaks, and still holds whatever the facts held: it is not yet safe to
// show.
type Said struct {
	Title    string // what is wrong, in one line
	Headline string // what happened, in one sentence, for somebody who asked why
	Cause    string // how that comes about
	Fix      string // who should do what
}

//go:embed *.toml
var files embed.FS

// wordsFile is the one file that is no finding code.
const wordsFile = "words"

// page is one file as written: the same four texts in each language.
type page struct {
	En Said `toml:"en"`
	Zh Said `toml:"zh"`
}

// pages maps each code to the function that reads its file, at most once and only when asked.
var pages = sync.OnceValue(func() map[string]func() (entry, error) {
	readers := map[string]func() (entry, error){}
	for _, name := range names() {
		if name != wordsFile {
			readers[name] = sync.OnceValues(func() (entry, error) { return readPage(name) })
		}
	}
	return readers
})

// names lists the embedded files without their ending.
func names() []string {
	dir, err := files.ReadDir(".")
	if err != nil {
		return nil
	}
	var list []string
	for _, file := range dir {
		list = append(list, strings.TrimSuffix(file.Name(), ".toml"))
	}
	return list
}

// readPage decodes and compiles the file of one code.
func readPage(code string) (entry, error) {
	var p page
	if err := decode(code, &p); err != nil {
		return entry{}, err
	}
	return compilePage(code, p)
}

// decode reads one embedded file.
func decode(name string, target any) error {
	text, err := files.ReadFile(name + ".toml")
	if err != nil {
		return err
	}
	return decodeStrictly(name, string(text), target)
}

// decodeStrictly reads TOML; a key that has no place in the target is an error.
func decodeStrictly(name, text string, target any) error {
	err := toml.NewDecoder(strings.NewReader(text)).DisallowUnknownFields().Decode(target)
	var missing *toml.StrictMissingError
	if errors.As(err, &missing) {
		return fmt.Errorf("reading %s.toml: key %s is not known", name, strings.Join(missing.Errors[0].Key(), "."))
	}
	if err != nil {
		return fmt.Errorf("reading %s.toml: %w", name, err)
	}
	return nil
}

// Codes lists the finding codes that have texts, in alphabetical order.
func Codes() []string {
	return slices.Sorted(maps.Keys(pages()))
}

// Say gives the texts for a code, filled with facts. A code without texts answers false, and the
// caller shows the code itself.
func Say(code string, lang Lang, facts map[string]string) (Said, bool) {
	read, known := pages()[code]
	if !known {
		return Said{}, false
	}
	e, err := read()
	if err != nil {
		return Said{}, false
	}
	said, err := e.in(lang).fill(facts)
	return said, err == nil
}

package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/eml-inspect/eml-inspect/report"
)

// choice is the value of a flag that takes one of several words.
type choice struct {
	value string
	known []string
}

// String gives the word chosen.
func (c *choice) String() string { return c.value }

// Type is what help shows for the value.
func (c *choice) Type() string { return strings.Join(c.known, "|") }

// Set takes a word, if it is known.
func (c *choice) Set(word string) error {
	if !slices.Contains(c.known, word) {
		return fmt.Errorf("it takes one of %s", strings.Join(c.known, ", "))
	}
	c.value = word
	return nil
}

// number is the value of a flag that takes a whole number above zero. The zero value is "not
// given".
type number int

// String gives the number, "" where none is given.
func (n *number) String() string {
	if *n == 0 {
		return ""
	}
	return strconv.Itoa(int(*n))
}

// Type is what help shows for the value.
func (n *number) Type() string { return "N" }

// Set takes a number.
func (n *number) Set(text string) error {
	i, err := strconv.Atoi(text)
	if err != nil || i < 1 {
		return errors.New("it takes a number from 1 up")
	}
	*n = number(i)
	return nil
}

// language is the value of --lang. The zero value leaves the choice to the environment.
type language struct{ lang report.Lang }

// languageNames lists the languages that reports speak.
func languageNames() []string {
	return []string{string(report.English), string(report.Chinese)}
}

// String gives the language, "" where none is chosen.
func (l *language) String() string { return string(l.lang) }

// Type is what help shows for the value.
func (l *language) Type() string { return strings.Join(languageNames(), "|") }

// Set takes a language as people and systems write it: "zh", "zh_CN.UTF-8", "en-GB".
func (l *language) Set(text string) error {
	lang := report.ParseLang(text)
	region := func(r rune) bool { return strings.ContainsRune("_-.@", r) }
	name := strings.FieldsFunc(strings.ToLower(text), region)
	if len(name) == 0 || name[0] != string(lang) {
		return fmt.Errorf("it takes one of %s", strings.Join(languageNames(), ", "))
	}
	l.lang = lang
	return nil
}

// or gives the language chosen, else that of the environment.
func (l *language) or(getenv func(string) string) report.Lang {
	if l.lang != "" {
		return l.lang
	}
	return report.LangFromEnv(getenv)
}

// zone is the value of --tz. The zero value leaves each time in the zone of its host.
type zone struct {
	name     string
	location *time.Location
}

// String gives the zone as it was written.
func (z *zone) String() string { return z.name }

// Type is what help shows for the value.
func (z *zone) Type() string { return "ZONE" }

// errZone names what a zone can be.
var errZone = errors.New("it takes Asia/Shanghai, Europe/Berlin, UTC, Local, +08:00 and the like")

// Set takes a name of the IANA time zone database, "UTC", "Local", or an offset from UTC.
func (z *zone) Set(text string) error {
	location, err := readZone(text)
	if err != nil {
		return errZone
	}
	z.name, z.location = text, location
	return nil
}

// readZone finds what a zone stands for.
func readZone(text string) (*time.Location, error) {
	switch strings.ToLower(text) {
	case "":
		return nil, errZone
	case "utc":
		return time.UTC, nil
	case "local":
		return time.Local, nil
	}
	for _, layout := range []string{"-07:00", "-0700"} {
		if at, err := time.Parse(layout, text); err == nil {
			_, offset := at.Zone()
			return time.FixedZone(text, offset), nil
		}
	}
	return loadZone(text)
}

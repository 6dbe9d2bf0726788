package analyze

import (
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/auth"
	"github.com/eml-inspect/eml-inspect/analyze/hypertext"
	"github.com/eml-inspect/eml-inspect/charset"
)

// sideReach is how much of a text is looked over for a line that shows what is wrong with it.
const sideReach = 16 << 10

// sideBySide gives the first line of a text that a program which believes the label shows wrongly, as that
// program shows it and as it should read. Without a label that is known, programs of the West take
// windows-1252.
func sideBySide(c Content) (plain, line string) {
	label := c.Reading.Declared
	switch {
	case c.Kept != nil && c.Kept.Raw == nil:
		label = "utf-8" // the text itself is what programs show
	case label == "" || label == "us-ascii":
		label = "windows-1252"
	}
	data := c.Decoded.Data
	wrong, ok := charset.Decode(data[:min(len(data), 2*sideReach)], label)
	if !ok {
		return "", ""
	}
	right := c.Reading.Text[:min(len(c.Reading.Text), sideReach)]
	shown := wrong.Text
	if c.Type == "text/html" {
		right, shown = hypertext.Text(right), hypertext.Text(shown)
	}
	for len(right) > 0 && len(shown) > 0 {
		line, right, _ = strings.Cut(right, "\n")
		plain, shown, _ = strings.Cut(shown, "\n")
		line, plain = strings.TrimSpace(line), strings.TrimSpace(plain)
		if line != plain && line != "" {
			return strings.ToValidUTF8(plain, ""), strings.ToValidUTF8(line, "")
		}
	}
	return "", ""
}

// origin tells who wrote the texts that are garbled. A body that is still as the sender's domain signed it
// left there so; a change of charset that a signature proves, or that a server wrote down, was made on
// the way; else the program that calls itself the writer wrote them, as far as is known.
func (e *Evidence) origin(r *MessageReport) Origin {
	if !slices.ContainsFunc(r.Texts, func(t Text) bool { return t.Repaired }) {
		return Origin{}
	}
	for i, s := range r.Auth.DKIM {
		switch {
		case s.Aligned && s.BodyHash == "match":
			return Origin{Why: "signed", Name: s.Domain}
		case i < len(e.Changes) && converted(e.Changes[i]):
			return Origin{Why: "converted", Name: s.Domain}
		}
	}
	if f, ok := e.Header().Find("X-MIME-Autoconverted"); ok {
		if _, by, ok := strings.Cut(printable(f.Text), " by "); ok {
			host, _, _ := strings.Cut(strings.TrimSpace(by), " ")
			return Origin{Why: "autoconverted", Name: host}
		}
	}
	if r.Summary.Mailer != "" {
		return Origin{Why: "written", Name: r.Summary.Mailer}
	}
	return Origin{}
}

// converted reports whether a change that broke a signature made another charset of the text.
func converted(changes []auth.Change) bool {
	return slices.ContainsFunc(changes, func(c auth.Change) bool { return c.What == auth.CharsetConverted })
}

package charset

import "strings"

// Hints are what the rest of a message says about the charset of a text in it. They decide between
// readings of a text that is too short to tell, and never against clear evidence.
type Hints struct {
	Labels   []string // the charsets of other parts and of the encoded words in header fields
	Language string   // Content-Language (RFC 3282), or the lang attribute of HTML
	Zone     string   // the sender's offset from UTC as in Date, such as "+0800"
	Mailer   string   // User-Agent, X-Mailer
}

// hint is one record of hints.toml.
type hint struct {
	Kind     string
	Match    []string
	Charsets []string
	Bits     int
	Source   string
	Try      string
}

// The bits that the label of another part is worth, and what all hints may be worth together.
const (
	labelBits = 6
	mostBits  = 9
)

// favor tells for each family of charsets how many bits more likely the hints make it.
func (h Hints) favor() map[string]int {
	if len(h.Labels) == 0 && h.Language == "" && h.Zone == "" && h.Mailer == "" {
		return nil
	}
	bits := make(map[string]int)
	for _, label := range h.Labels {
		if name, ok := Canonical(label); ok && telling(name) {
			bits[familyOf(name)] = labelBits
		}
	}
	for _, kind := range [][2]string{{"language", h.Language}, {"zone", h.Zone}, {"mailer", h.Mailer}} {
		r, ok := hintFor(kind[0], strings.ToLower(strings.TrimSpace(kind[1])))
		for _, name := range r.Charsets {
			if ok {
				bits[familyOf(name)] = min(bits[familyOf(name)]+r.Bits, mostBits)
			}
		}
	}
	return bits
}

// telling tells the labels that say something about the language of a text: not those that any
// text may have, or that programs write without looking.
func telling(name string) bool {
	return !strings.HasPrefix(name, "utf-") && name != "us-ascii" && !latin(name)
}

// hintFor finds the record for a value, the first that matches.
func hintFor(kind, value string) (hint, bool) {
	if value == "" {
		return hint{}, false
	}
	for _, r := range hintRecords {
		for _, m := range r.Match {
			if r.Kind == kind && r.matches(m, value) {
				return r, true
			}
		}
	}
	return hint{}, false
}

func (r hint) matches(match, value string) bool {
	if r.Kind == "mailer" {
		return strings.Contains(value, match)
	}
	rest, ok := strings.CutPrefix(value, match)
	return ok && (rest == "" || strings.IndexByte("-_,; ", rest[0]) >= 0)
}

// hinted adds to each guess what the hints favor another one by, and sorts and scores them anew.
func (h Hints) hinted(b []byte, guesses []Guess) []Guess {
	if len(guesses) == 0 {
		return nil
	}
	favor := h.favor()
	most := 0
	for i := range guesses {
		most = max(most, favor[familyOf(guesses[i].Charset)])
	}
	if most == 0 {
		return guesses
	}
	list := make([]Guess, len(guesses))
	for i, g := range guesses {
		g.cost += (most - favor[familyOf(g.Charset)]) * bit
		list[i] = g
	}
	return ranked(b, list)
}

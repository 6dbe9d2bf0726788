package answers

import "strings"

// Code is what a reply code or a status code means by itself.
type Code struct {
	Meaning string // in a few words
	Note    string // where some use it otherwise
	Who     string // who has to act, as in a report
}

// code is a record of statuses.toml and replies.toml.
type code struct {
	En, Zh, Who, Source string
	NoteEn              string `toml:"note_en"`
	NoteZh              string `toml:"note_zh"`
}

func (c code) in(chinese bool) Code {
	if chinese {
		return Code{c.Zh, c.NoteZh, c.Who}
	}
	return Code{c.En, c.NoteEn, c.Who}
}

// codeRecord is the code that a record is of, and the record.
type codeRecord struct {
	Key string
	code
}

// lookUp gives what is said of a code.
func lookUp(list []codeRecord, key string, chinese bool) (Code, bool) {
	c, ok := find(list, key, func(r *codeRecord) string { return r.Key })
	return c.in(chinese), ok
}

// Status says what an enhanced status code means (RFC 3463): "5.1.1", or "X.1.1" for any class. False for one that
// is not known; of those the class is still known.
func Status(s string, chinese bool) (Code, bool) {
	_, rest, ok := strings.Cut(s, ".")
	if !ok {
		return Code{}, false
	}
	return lookUp(statuses, "X."+rest, chinese)
}

// Reply says what a reply code means (RFC 5321, section 4.2); false for one that is not known.
func Reply(s string, chinese bool) (Code, bool) {
	return lookUp(replies, s, chinese)
}

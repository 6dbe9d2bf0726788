package charset

// What is wrong with an encoded word.
const (
	SpacesInside = "spaces-inside" // blanks within the encoded text
	Folded       = "folded"        // the line was folded within the encoded text
	BadBase64    = "bad-base64"    // bytes that are no base64, or an impossible length
	BadQuoted    = "bad-quoted"    // "=" without two hexadecimal digits
	RawInside    = "raw-inside"    // raw 8-bit bytes in the encoded text
	BadEncoding  = "bad-encoding"  // an encoding other than B and Q; the word is left as it is
	MissingEnd   = "missing-end"   // no "?=" at the end
	NoCharset    = "no-charset"    // no charset is stated
	Nested       = "nested"        // its text is encoded words: it was encoded twice
	InQuotes     = "in-quotes"     // within a quoted string
	Glued        = "glued"         // no white space around
	TooLong      = "too-long"      // more than 75 characters
	NoPadding    = "no-padding"    // "=" is missing at the end of base64
	LineBreak    = "line-break"    // the fold of a line was encoded together with the text
)

// Forgiven reports whether programs in common use show a word well with which this is wrong: they decode
// words in quotes, without white space around, of any length and without padding, as so many senders write
// them. The others are not forgiven by all: of blanks and folds inside Apple Mail shows the code, of illegal
// base64 and bad escapes Thunderbird does.
func Forgiven(malformed string) bool {
	switch malformed {
	case InQuotes, Glued, TooLong, NoPadding, LineBreak:
		return true
	}
	return false
}

// maxWordLength is the longest encoded word allowed (RFC 2047, section 2).
const maxWordLength = 75

// note keeps what is wrong with a word; the first that is not forgiven counts.
func (w *Word) note(malformed string) {
	if malformed != "" && (w.Malformed == "" || Forgiven(w.Malformed) && !Forgiven(malformed)) {
		w.Malformed = malformed
	}
}

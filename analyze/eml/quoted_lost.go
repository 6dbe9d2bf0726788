package eml

import (
	"bytes"
	"unicode/utf8"
)

// escapesLost reads quoted-printable from which a filter took every "=": pairs of capital digits stand where
// characters beyond ASCII stood. Only words that are such characters throughout are taken for that, and only
// if they are valid UTF-8.
func escapesLost(body []byte) (Decoded, bool) {
	d := Decoded{Data: make([]byte, 0, len(body)), End: len(body)}
	count, different := 0, make(map[string]bool)
	for at := 0; at < len(body); {
		end := at
		for end < len(body) && hexValues[body[end]] < notHex && (body[end] < 'a') {
			end++
		}
		if word := unescaped(body[at:end]); word != nil {
			d.note(FaultMissing, at, end, len(word))
			d.Data = append(d.Data, word...)
			count += len(word)
			if len(different) < lostDifferent {
				different[string(word)] = true
			}
		} else {
			d.Data = append(d.Data, body[at:end]...)
		}
		at = end
		for at < len(body) && (hexValues[body[at]] >= notHex || body[at] >= 'a') {
			d.Data = append(d.Data, body[at])
			at++
		}
	}
	return d, count >= lostEscapes && len(different) == lostDifferent
}

// So many bytes must be found that lost their "=", in so many different words: one may be part of a name that comes often.
const (
	lostEscapes   = 6
	lostDifferent = 3
)

// unescaped gives the UTF-8 that the digits of a word stand for, nil if they stand for anything else.
func unescaped(digits []byte) []byte {
	if len(digits) < 4 || len(digits)%2 != 0 || digits[0] < '8' {
		return nil
	}
	word := make([]byte, len(digits)/2)
	for i := range word {
		word[i] = hexValues[digits[2*i]]<<4 | hexValues[digits[2*i+1]]
	}
	if !utf8.Valid(word) || bytes.IndexFunc(word, func(r rune) bool { return r < 0xa0 }) >= 0 {
		return nil
	}
	return word
}

// Lines that were broken have one of these lengths; so many of them have to be there.
const (
	brokenShortest, brokenLongest = 72, 75
	brokenLeast                   = 3
)

// softBreaksLost reads quoted-printable from which the "=" at line ends was taken: many lines are exactly as long
// as lines become that are broken, and there is not one soft break. Those lines are joined.
func softBreaksLost(body []byte) (d Decoded, ok bool) {
	broken, other := 0, 0
	for at, next := 0, 0; at < len(body); at = next {
		var end int
		end, next = nextLineAt(body, at)
		switch {
		case brokenLine(body, at, end, next):
			broken++
			d.note(FaultMissing, end, end, 1)
		case end-at > brokenLongest-25 && next < len(body):
			other++
		}
	}
	if broken < brokenLeast {
		return d, false
	}
	whole := decodeQuotedPrintable(joinBroken(body))
	unsure := broken < 2*brokenLeast || other > 0 // then a character that was cut in two has to show it
	if unsure && (!utf8.Valid(whole.Data) || utf8.Valid(decodeEscapes(body))) {
		return d, false
	}
	d.Data, d.End, d.escapes, d.soft = whole.Data, len(body), whole.escapes, broken
	return d, true
}

// brokenLine reports whether a line may have been broken where it ends: not behind a blank, which is escaped
// at the end of lines.
func brokenLine(body []byte, at, end, next int) bool {
	if n := end - at; n < brokenShortest || n > brokenLongest || next >= len(body) || isLineEnd(body[next]) {
		return false
	}
	last := string(body[end-3 : end])
	return last != "=20" && last != "=09" && body[end-1] > ' '
}

// joinBroken puts the "=" back. It ends with one, so that the body is not looked at in this way again.
func joinBroken(body []byte) []byte {
	joined := make([]byte, 0, len(body)+len(body)/brokenShortest+2)
	for at, next := 0, 0; at < len(body); at = next {
		var end int
		end, next = nextLineAt(body, at)
		joined = append(joined, body[at:end]...)
		if brokenLine(body, at, end, next) {
			joined = append(joined, '=')
		}
		joined = append(joined, body[end:next]...)
	}
	return append(joined, "=\n"...)
}

// decodeEscapes decodes a text line by line, with nothing made up for.
func decodeEscapes(body []byte) []byte {
	r := quotedReader{body: body, mark: '\n'}
	for at := 0; at < len(body); at = r.next {
		end, next := nextLineAt(body, at)
		r.end, r.next = end, next
		r.line(at)
	}
	return r.out
}

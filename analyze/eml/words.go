package eml

import (
	"bytes"
)

// wordy reports whether bytes look like one word of a text: letters only, all small, all capital, or capital
// at the start.
func wordy(line []byte) bool {
	const longest = 30
	line = bytes.TrimRight(line, ".,:;!?")
	if len(line) < 2 || len(line) > longest || drones(line) {
		return false
	}
	upper, lower := 0, 0
	for i, c := range line {
		switch {
		case c >= 'A' && c <= 'Z':
			upper++
			if i > 0 && lower > 0 {
				return false
			}
		case c >= 'a' && c <= 'z':
			lower++
		default:
			return false
		}
	}
	return upper <= 1 || lower == 0
}

// drones reports whether one letter makes up most of a line, as in data of many zeros and in no word.
func drones(line []byte) bool {
	for _, c := range line[:min(len(line), 3)] {
		if n := bytes.Count(line, []byte{c}); n > 2 && n*5 > len(line)*2 || n == len(line) {
			return true
		}
	}
	return false
}

func isLetterOrDigit(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

package eml

import (
	"bytes"
	"strings"
)

// linkedHead is in how much of a header the first address stands that a program would have made a link of.
const linkedHead = 2 << 10

// linked reports whether a program made links of the addresses in a header: also in a field that only programs write, where
// nobody puts any.
func linked(head []byte) bool {
	head = head[:min(len(head), linkedHead)]
	for at := 0; ; at++ {
		i := bytes.IndexByte(head[at:], '@') // there are fewer of them than of letters
		if i < 0 {
			return false
		}
		at += i
		scheme := linkBefore(head, at)
		if scheme < 0 {
			continue
		}
		if start, _, ok := linkAt(head, scheme); ok && inTrace(head, start) {
			return true
		}
	}
}

// linkBefore gives where the link begins whose address has its "@" at an offset, -1 if it is no address of a link.
func linkBefore(head []byte, at int) int {
	const scheme = "mailto:"
	for n := 1; n <= min(at, longestLink); n++ {
		switch c := head[at-n]; c {
		case ' ', '\n', '@', '<', '[', '(':
			return -1
		case ':':
			if start := at - n + 1 - len(scheme); start >= 0 && string(head[start:start+len(scheme)]) == scheme {
				return start
			}
			return -1
		}
	}
	return -1
}

// inTrace reports whether an offset is in a field of the way of a message or in one that identifies it.
func inTrace(head []byte, at int) bool {
	for at > 0 {
		line := bytes.LastIndexByte(head[:at], '\n') + 1
		if line < len(head) && head[line] != ' ' && head[line] != '\t' {
			for _, name := range [...]string{"Return-Path:", "Delivered-To:", "X-Original-To:", "Received:", "Message-ID:", "In-Reply-To:",
				"References:", "Envelope-To:"} {
				if begins(head[line:], name) {
					return true
				}
			}
			return false
		}
		at = line - 1
	}
	return false
}

// linkAt finds the link whose address begins with a scheme at an offset: the text, and the same behind it as an address in
// brackets. start and end are of the brackets with the blank before them.
func linkAt(b []byte, at int) (start, end int, ok bool) {
	if at < 2 {
		return 0, 0, false
	}
	closing := byte('>')
	switch b[at-1] {
	case '<':
	case '[':
		closing = ']'
	case '(':
		closing = ')'
	default:
		return 0, 0, false
	}
	size := bytes.IndexByte(b[at:min(len(b), at+longestLink)], closing)
	if size < 0 {
		return 0, 0, false
	}
	target, found := "", false
	for _, scheme := range [...]string{"mailto:", "http://", "https://"} {
		if rest, ok := strings.CutPrefix(string(b[at:at+size]), scheme); ok {
			target, found = strings.TrimSuffix(rest, "/"), true
		}
	}
	start, end = at-1, at+size+1
	text := start
	if closing == ')' {
		if text--; b[text] != ']' {
			return 0, 0, false
		}
	} else if b[text-1] == ' ' {
		text--
	}
	if from := text - len(target); target == "" || !found || from < 0 || !strings.EqualFold(string(b[from:text]), target) {
		return 0, 0, false
	}
	return text, end, true
}

// longestLink is the longest address that a link is made of.
const longestLink = 320

// withoutLinks takes the links out of the header, and leaves their texts.
func withoutLinks(b []byte) []byte {
	header := ownHeader(b)
	plain := make([]byte, 0, len(b))
	for at := 0; at < len(header); {
		i := bytes.Index(header[at:], []byte(":"))
		if i < 0 {
			plain = append(plain, header[at:]...)
			break
		}
		scheme := at + i
		for scheme > at && isLetterOrDigit(header[scheme-1]) {
			scheme--
		}
		start, end, ok := linkAt(header, scheme)
		if !ok || start < at {
			plain = append(plain, header[at:at+i+1]...)
			at += i + 1
			continue
		}
		text := header[at:start]
		if header[end-1] == ')' { // "[text](address)"
			open := bytes.LastIndexByte(text, '[')
			plain, text = append(plain, text[:max(open, 0)]...), text[open+1:]
		}
		plain = append(plain, text...)
		at = end
	}
	return append(plain, b[len(header):]...)
}

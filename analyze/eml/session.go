package eml

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// session is what a message stands in that was copied from the talk with a server, or from the queue of one.
type session struct {
	start int    // where the message begins
	size  int    // how many octets it has, as IMAP says; 0 where nothing says so
	end   string // the line behind it; "" where it goes on to the end
	dots  bool   // its lines are stuffed with dots
}

const (
	// sessionHead is within how much of an input the message begins: a program that encrypts tells much before that.
	sessionHead = 32 << 10
	// sessionTries is how many lines may announce a message that is none.
	sessionTries = 16
)

// sessionOf finds the message in a session: what a server of POP3 or IMAP answered (RFC 1939, section 7; RFC 9051, section
// 7.5.2), what a client of SMTP sent (RFC 5321, section 4.1.1.4), the answer of a web server (RFC 9112, section 2.1), and a
// message in the queue of Postfix as postcat shows it.
func sessionOf(b []byte) (s session, ok bool) {
	web := begins(b, "HTTP/")
	for at, tries := 0, 0; at < min(len(b), sessionHead) && tries < sessionTries; {
		end, next := nextLineAt(b, at)
		if s, ok = opened(b[at:end], web); ok {
			tries++
			if s.start = next; beginsMail(b, next) && LooksLikeMessage(b[next:]) {
				return s, true
			}
		}
		at = next
	}
	return s, false
}

// beginsMail reports whether the line at an offset is one that mail begins with.
func beginsMail(b []byte, at int) bool {
	end, _ := nextLineAt(b, at)
	return begins(b[at:], "From ") || headers.Begins(b, headers.Span{Start: at, End: end})
}

// contentsMark begins the line before a message that postcat shows.
const contentsMark = "*** MESSAGE CONTENTS "

// sentLines gives what a client sent in a session whose lines are marked by who sent them, as curl, swaks and manuals do.
func sentLines(b []byte) (sent []byte) {
	head := b[:min(len(b), sessionHead)]
	for _, mark := range [...]string{"> ", " -> ", "C: "} {
		if !bytes.Contains(head, []byte("\n"+mark+"DATA")) {
			continue
		}
		for line := range bytes.Lines(b) {
			if text, ok := bytes.CutPrefix(line, []byte(mark)); ok {
				sent = append(sent, text...)
			} else if bytes.Equal(bytes.TrimSpace(line), []byte(mark[:len(mark)-1])) {
				sent = append(sent, '\n')
			}
		}
		return sent
	}
	return nil
}

// opened reports whether a message follows a line, and how it ends then.
func opened(line []byte, web bool) (s session, ok bool) {
	switch {
	case strings.EqualFold(string(line), "DATA"), begins(line, "354 "), begins(line, "+OK"):
		return session{end: ".", dots: true}, true
	case begins(line, contentsMark):
		return session{end: "*** HEADER EXTRACTED " + string(line[len(contentsMark):])}, true
	case bytes.HasSuffix(line, []byte("}")):
		size, err := strconv.Atoi(string(bytes.TrimSuffix(line[bytes.LastIndexByte(line, '{')+1:len(line)-1], []byte("+"))))
		return session{size: size}, err == nil && size > 0
	}
	return s, web && len(line) == 0
}

// onlyMessage takes the message out of the session that it stands in. One of several messages is left as it is: of what is
// read, nothing is left out.
func onlyMessage(b []byte) ([]byte, bool) {
	s, ok := sessionOf(b)
	if !ok {
		return nil, false
	}
	b = b[s.start:]
	end := len(b)
	switch {
	case s.size > 0:
		end = literal(b, s.size)
	case s.end != "":
		end = lineOf(b, s.end)
	}
	if _, more := sessionOf(b[end:]); more {
		return nil, false
	}
	if b = b[:end]; s.dots {
		b = withoutDots(b)
	}
	return b, true
}

// literal gives where a literal of so many octets ends (RFC 9051, section 4.3), counted as they are, or with two for each LF
// of a text whose CRs were lost. Where neither fits it is the last line that a server could end its answer with.
func literal(b []byte, size int) int {
	if ends(b, size) {
		return size
	}
	left := size
	for i, c := range b {
		if c == '\n' && (i == 0 || b[i-1] != '\r') {
			left--
		}
		if left--; left <= 0 {
			if ends(b, i+1) {
				return i + 1
			}
			break
		}
	}
	if i := bytes.LastIndex(b, []byte("\n)")); i >= 0 {
		return i + 1
	}
	return len(b)
}

// ends reports whether a literal may end at an offset: the list that it stands in goes on or ends there.
func ends(b []byte, at int) bool {
	return at == len(b) || at < len(b) && bytes.IndexByte([]byte(") \r\n"), b[at]) >= 0
}

// lineOf gives where the first line begins that is a text; without any it is the end.
func lineOf(b []byte, text string) int {
	for at := 0; at < len(b); {
		end, next := nextLineAt(b, at)
		if string(b[at:end]) == text {
			return at
		}
		at = next
	}
	return len(b)
}

// withoutDots takes off the dot that is put before each line that begins with one (RFC 5321, section 4.5.2). A copy in
// which a line begins with a single one has lost them already.
func withoutDots(b []byte) []byte {
	plain := make([]byte, 0, len(b))
	for line := range bytes.Lines(b) {
		if line[0] == '.' {
			if len(line) < 2 || line[1] != '.' {
				return b
			}
			line = line[1:]
		}
		plain = append(plain, line...)
	}
	return plain
}

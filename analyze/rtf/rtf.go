// Package rtf reads the Rich Text that Outlook and Exchange store with a message: it unpacks the
// compressed form, and gives back the HTML or the plain text that was wrapped into it, or the
// words of a text that was never anything but Rich Text.
// Its law: reading never fails; what is wrong is recorded beside what could be read, in time and
// memory that stay in proportion to the input.
package rtf

// Kind says what was wrapped into Rich Text (MS-OXRTFEX, section 2.1.3.1).
type Kind string

const (
	// Plain: nothing; it was written as Rich Text.
	Plain Kind = ""
	// FromHTML: a web page (\fromhtml1).
	FromHTML Kind = "html"
	// FromText: plain text (\fromtext).
	FromText Kind = "text"
)

// Document is what a Rich Text says.
type Document struct {
	// Encapsulated says what it was made from.
	Encapsulated Kind
	// HTML is the page it was made from, "" unless Encapsulated is FromHTML. It is UTF-8, whatever
	// charset a meta element in it names; lines end in CRLF (MS-OXRTFEX, section 2.2.3.2).
	HTML string
	// Text is the plain text it was made from, or else the words that a reader of Rich Text would
	// show: paragraphs as lines that end in CRLF, cells parted by tabs, without pictures. The
	// characters of symbol fonts are in the private area from U+F020 to U+F0FF.
	Text string
	// Codepage is the Windows code page of text in a font that names none (\ansicpg).
	Codepage int
	// Faults are in the order of their offsets.
	Faults []Fault
}

// Is says whether b starts as Rich Text does, perhaps after white space or a byte order mark.
func Is(b []byte) bool { return start(b) >= 0 }

// Read reads Rich Text that is not compressed. Bytes that are none give an empty Document with a
// fault of kind NotRTF.
func Read(b []byte) Document {
	at := start(b)
	if at < 0 {
		return Document{Faults: []Fault{{NotRTF, 0}}}
	}
	kind := kindOf(b, at)
	r := newReader(b, at, kind)
	d := Document{Encapsulated: kind}
	text := r.read()
	if kind == FromHTML {
		d.HTML = text
		plain := newReader(b, at, Plain)
		text = plain.read()
	}
	d.Text, d.Codepage, d.Faults = text, r.ansi, r.faults
	return d
}

// ReadHTML is Read without the Text of what was made from HTML, in half the time.
func ReadHTML(b []byte) Document {
	at := start(b)
	if at < 0 || kindOf(b, at) != FromHTML {
		return Read(b)
	}
	r := newReader(b, at, FromHTML)
	html := r.read()
	return Document{Encapsulated: FromHTML, HTML: html, Codepage: r.ansi, Faults: r.faults}
}

const opening = `{\rtf`

// start finds the opening brace, -1 for bytes that are no Rich Text.
func start(b []byte) int {
	at := 0
	if len(b) >= 3 && string(b[:3]) == "\xef\xbb\xbf" {
		at = 3
	}
	for at < len(b) && isBlank(b[at]) {
		at++
	}
	if len(b)-at < len(opening) || string(b[at:at+len(opening)]) != opening {
		return -1
	}
	return at
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == 0 }

// kindOf looks for the word that names the origin: among the first words, before the font table
// and any text (MS-OXRTFEX, section 2.2.3.1).
func kindOf(b []byte, at int) Kind {
	l := lexer{b: b, at: at + 1}
	for {
		t := l.next()
		switch {
		case t.kind != tokenWord:
			return Plain
		case string(t.text) == "fromhtml" && t.number != 0:
			return FromHTML
		case string(t.text) == "fromtext":
			return FromText
		}
	}
}

package eml

import (
	"bytes"
	"errors"
	"strconv"

	"github.com/eml-inspect/eml-inspect/analyze/msg"
)

// File is what an input was read into.
type File struct {
	Kind     Kind
	Layer    *Layer     // the input as given
	Messages []*Message // all of them: each top message, and after it what it carries
	Limit    FileLimit  // there is more in it than is read; "" where all of it was
}

// Errors that say why an input holds no message. They are about the input, never about damaged mail.
var (
	ErrEmpty  = errors.New("the file is empty")
	ErrZeros  = errors.New("the file holds nothing but NUL bytes")
	ErrNoMail = errors.New("this is no mail message")
	ErrMSG    = errors.New("this Outlook item (.msg) is too damaged to be read: save or forward it again")
)

// Read reads an input of any kind into its messages. name is only shown, the kind is told from the bytes.
// The error says why there is no message; a File is returned in any case.
func Read(input []byte, name string, limits Limits) (*File, error) {
	r := &reader{limits: limits.orDefault()}
	r.allow(len(input))
	f := &File{Layer: newLayer("", input)}
	var err error
	f.Kind, err = sniff(input)
	if err != nil {
		return f, err
	}
	switch f.Kind {
	case KindArchive:
		err = r.archive(f, name)
	case KindTNEF:
		f.Messages = r.bareTNEF(f.Layer, "")
	case KindMSG:
		f.Messages, err = r.bareMSG(f.Layer, "")
	case KindMbox:
		r.mbox(f)
	default:
		err = r.message(f)
	}
	r.settle(f.Messages)
	return f, err
}

// guesses is how many bytes may be gone over in search of what was lost in an input of that size.
func guesses(size int) int { return 4*size + 1<<20 }

// settle says what each message is there for, and looks for parts that were lost.
func (r *reader) settle(list []*Message) {
	for _, m := range list {
		if m.Carrier == nil {
			m.assignRoles()
		}
		if !m.returnsMail() {
			r.recover(m)
		}
	}
}

// message reads an input that is one message.
func (r *reader) message(f *File) error {
	m := r.single(f.Layer)
	if m.Header().Named() == 0 && notText(m.Root.Layer.Data) {
		f.Kind = KindUnknown
		return ErrNoMail
	}
	f.Messages = m.All()
	return nil
}

// single reads a file that holds one message, unwrapping what programs save it in.
func (r *reader) single(file *Layer) *Message {
	layer := file
	apple, kept := appleMail(file)
	if kept {
		layer = apple
	} else if plain, ok := unwrap(file.Data); ok {
		layer = newLayer(file.Path+textLayer, plain)
	} else if plain, ok := fromBase64(file.Data); ok {
		layer = newLayer(file.Path+textLayer, plain)
		layer.Armor = Base64
	}
	m := r.parse(layer, layer.whole(), file.Path, nil, 0)
	m.Partial = kept && m.keptApart()
	return m
}

// signatures tell files that are no mail from their first bytes.
var signatures = []struct{ bytes, what string }{
	{"%PDF-", "a PDF document"},
	{"\x89PNG\r\n\x1a\n", "a PNG picture"},
	{"\xff\xd8\xff", "a JPEG picture"},
	{"GIF8", "a GIF picture"},
	{"\x7fELF", "a program"},
	{"Rar!\x1a\x07", "a RAR archive"},
	{"7z\xbc\xaf\x27\x1c", "a 7z archive"},
	{"BZh", "packed with bzip2: unpack it first"},
	{"\xfd7zXZ\x00", "packed with xz: unpack it first"},
	{"\x28\xb5\x2f\xfd", "packed with zstd: unpack it first"},
	{"{\\rtf", "an RTF document"},
	{"!BDN", "an Outlook data file (.pst, .ost): save the message in Outlook as a file of its own"},
	{"\xcf\xad\x12\xfe", "a folder of Outlook Express (.dbx): save the message there as a file of its own"},
	{"BEGIN:VCALENDAR", "a calendar file (.ics)"},
	{"BEGIN:VCARD", "a contact (.vcf)"},
	{"SQLite format 3\x00", "a database"},
}

// notMail names what an input is instead of mail.
type notMail string

func (n notMail) Error() string { return ErrNoMail.Error() + " but " + string(n) }
func (n notMail) Unwrap() error { return ErrNoMail }

// sniff tells the kind of an input from its bytes.
func sniff(b []byte) (Kind, error) {
	switch {
	case len(b) == 0:
		return KindEmpty, ErrEmpty
	case bytes.HasPrefix(b, []byte("\x1f\x8b")), bytes.HasPrefix(b, []byte("PK\x03\x04")), isTar(b):
		return KindArchive, nil
	case bytes.HasPrefix(b, []byte("\x78\x9f\x3e\x22")):
		return KindTNEF, nil
	case bytes.HasPrefix(b, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		if !msg.Is(b) {
			return KindUnknown, notMail("a document of Microsoft Office, or a damaged Outlook item")
		}
		return KindMSG, nil
	}
	for _, s := range signatures {
		if bytes.HasPrefix(b, []byte(s.bytes)) {
			return KindUnknown, notMail(s.what)
		}
	}
	if b[0] == 0 && len(bytes.TrimLeft(b, "\x00")) == 0 {
		return KindUnknown, ErrZeros
	}
	if severalInMbox(b) {
		return KindMbox, nil
	}
	return KindMessage, nil
}

// notText reports whether bytes are neither text nor mail: NULs or many control characters at the start.
func notText(b []byte) bool {
	head := b[:min(len(b), 4096)]
	control := 0
	for _, c := range head {
		if c < 32 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b {
			control++
		}
	}
	return control*20 > len(head)
}

// mbox reads the messages of an mbox. Each is a layer of its own, so that none is searched beyond its end.
func (r *reader) mbox(f *File) {
	spans := splitMbox(f.Layer.Data, r.limits.Messages+1)
	if len(spans) > r.limits.Messages {
		spans, f.Limit = spans[:r.limits.Messages], LimitMessages
	}
	lines := 0
	for i, at := range spans {
		layer := newLayer(f.Layer.Path, f.Layer.Bytes(at))
		layer.Base, layer.Lines = at.Start, lines
		lines += bytes.Count(layer.Data, []byte{'\n'})
		r.parts = 0
		r.allow(at.Len())
		m := r.parse(layer, layer.whole(), "#"+strconv.Itoa(i+1), nil, 0)
		f.Messages = append(f.Messages, m.All()...)
	}
}

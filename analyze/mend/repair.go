package mend

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// RepairOptions say how a message is repaired.
type RepairOptions struct {
	Name         string // what the input is called in errors
	Path         string // which of several messages, as in analyze.MessageReport; "" is the first of the input
	Thorough     bool   // also mend what common programs forgive
	KeepOriginal bool   // attach the message as it was
}

// Repaired is a message that any mail program can read, and what was done to it.
type Repaired struct {
	Message []byte
	Changes []Change // none where nothing had to be done: then the message is the original but for a field that says so
	Left    []Change // what nobody can repair from this copy: the code of the finding is in What
}

// Change is one thing that was done.
type Change struct {
	Message string // path of the message, as in analyze.MessageReport
	Part    string // section number, "" for its header
	What    string // one of the Changed constants
	Detail  string // the charset, the encoding, the name, the field
}

// What can be done to a message.
const (
	ChangedCharset   = "charset"   // a text is in UTF-8 now; Detail says what it was in
	ChangedText      = "text"      // a text was made readable that was garbled before it was sent
	ChangedType      = "type"      // a page or a plain text is called what it is; Detail is the type
	ChangedEncoding  = "encoding"  // damaged or undeclared transfer encoding was written anew; Detail says which
	ChangedStructure = "structure" // boundaries, headers or types of parts were written anew; Detail says what was wrong
	ChangedRecovered = "recovered" // a part that programs do not see is in its place again
	ChangedTNEF      = "tnef"      // a winmail.dat was replaced by what is in it
	ChangedEnclosed  = "enclosed"  // a file that stood in a text is an attachment; Detail is its name
	ChangedName      = "name"      // a file name was written anew; Detail is the name
	ChangedField     = "field"     // a header field was written anew; Detail is its name
	ChangedStray     = "stray"     // a line that is no field was taken out of a header, and kept in a field of its own
	ChangedLines     = "lines"     // line ends, NUL bytes or too long lines were mended
)

// ErrNoMessage says that there is nothing to repair.
var ErrNoMessage = errors.New("there is no such message in it")

// Repair writes a copy of a message that any mail program can read: texts in UTF-8 under the right label, parts
// divided as they should be, damaged encodings written anew, files of a winmail.dat as real attachments, names and
// fields that were garbled in the form that the standards have. All other fields stay. A message to which nothing
// has to be done is copied byte for byte; messages it carries are treated alike. The first field says what was
// done. The error is about the input: that there is no message in it, or none of that path.
func Repair(ctx context.Context, input []byte, opt RepairOptions) (*Repaired, error) {
	report := analyze.Message(ctx, input, analyze.Options{Name: opt.Name, All: true, Keep: true})
	if report.Input.Error != "" {
		return nil, errors.New(report.Input.Error)
	}
	sum := sha256.Sum256(input)
	w := &mender{token: hex.EncodeToString(sum[:12]), reports: make(map[*eml.Message]*analyze.MessageReport),
		thorough: opt.Thorough, rewrite: make(map[*eml.Message]bool)}
	var asked *eml.Message
	for _, r := range report.Messages {
		if r.Evidence == nil {
			continue
		}
		w.reports[r.Evidence.Message] = r
		if asked == nil && (opt.Path == "" || opt.Path == r.Path) {
			asked = r.Evidence.Message
		}
	}
	if asked == nil {
		return nil, ErrNoMessage
	}
	return w.repair(asked, opt)
}

// repair writes one message.
func (w *mender) repair(m *eml.Message, opt RepairOptions) (*Repaired, error) {
	original := bytes.TrimPrefix(m.Root.Layer.Bytes(m.Root.Span), []byte("\xef\xbb\xbf"))
	if !w.needed(m) && m.Stored == "" {
		return &Repaired{Message: noted(m, original), Left: w.left(m)}, nil
	}
	w.thorough = true
	w.choose(m)
	n := w.message(m)
	w.why(m)
	if opt.KeepOriginal {
		n = w.withOriginal(n, original)
	}
	n.fields = append([]field{{noteField, note(w.changes)}}, n.fields...)
	out, err := n.bytes()
	return &Repaired{Message: out, Changes: w.changes, Left: w.left(m)}, err
}

// withOriginal attaches the message as it was.
func (w *mender) withOriginal(n *entity, original []byte) *entity {
	content := &entity{body: n.body, parts: n.parts, boundary: n.boundary, inner: n.inner}
	outer := &entity{}
	for _, f := range n.fields {
		if contentField(f.name) {
			content.fields = append(content.fields, f)
		} else {
			outer.fields = append(outer.fields, f)
		}
	}
	evidence := &entity{body: original, fields: []field{{"Content-Type", "message/rfc822"},
		{"Content-Disposition", structured("attachment", []param{{"filename", "original.eml"}})},
		{"Content-Transfer-Encoding", "8bit"}}}
	both := w.multipart("multipart/mixed", nil, []*entity{content, evidence})
	both.fields = append(outer.fields, both.fields...)
	return both
}

// noteField is the field that says what was done.
const noteField = "X-Eml-Inspect-Repair"

// note lists what was done, by kind.
func note(changes []Change) string {
	if len(changes) == 0 {
		return "nothing"
	}
	var kinds []string
	for _, c := range changes {
		if len(kinds) == 0 || !contains(kinds, c.What) {
			kinds = append(kinds, c.What)
		}
	}
	return "repaired;\r\n " + join(kinds, ",\r\n ")
}

// noted puts the note before the first field of a message that stays as it is.
func noted(m *eml.Message, original []byte) []byte {
	at := 0
	for _, f := range m.Header().Fields {
		if f.Name != "" {
			at = f.Start - m.Root.Start
			break
		}
	}
	at = max(0, at-(m.Root.Len()-len(original)))
	end := "\r\n"
	if m.Root.Layer.Ending == eml.EndingLF {
		end = "\n"
	}
	return bytes.Join([][]byte{original[:at], []byte(noteField + ": nothing" + end), original[at:]}, nil)
}

package mend

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// Redacted is a copy of an input that may be shown to others.
type Redacted struct {
	Message []byte   // as long as the input, byte for byte where nothing was replaced
	Gone    []string // codes of findings that the input has and the copy has not
	New     []string // codes of findings that only the copy has
	Shown   []string // what had to stay for a finding: its code
}

// ErrCannotRedact says that the input is of a kind that is not redacted: an archive or an item of Outlook.
var ErrCannotRedact = errors.New("archives and items of Outlook are not redacted: unpack it, or save it as .eml")

// Redact writes a copy of an input without names, addresses, hosts, texts and file contents. Lengths, charsets,
// encodings, times, the shape of the route and everything that is damaged stay, so that the analysis of the copy
// shows the same findings; it is analyzed to see that. A word stays only if it is one that protocols, products and the
// rules of the analysis consist of: in headers, and near what a finding shows that needs words, such as the notice of
// a gateway. The error is about the input: that it cannot be redacted.
func Redact(ctx context.Context, input []byte, opt analyze.Options) (*Redacted, error) {
	opt.All, opt.Keep = true, true
	before := analyze.Message(ctx, input, opt)
	if l := within(before, input); l != nil {
		out, err := Redact(ctx, l.Data, opt)
		if err == nil && l.Path == "" {
			end := l.Base + len(l.Data)
			out.Message = slices.Concat(input[:l.Base], out.Message, withoutWords(input[end:]))
		}
		return out, err
	}
	switch {
	case before.Input.Error != "":
		return nil, errors.New(before.Input.Error)
	case before.Input.Kind == eml.KindArchive || before.Input.Kind == eml.KindMSG || !sameLayer(before, input):
		return nil, ErrCannotRedact
	}
	var best *Redacted
	var spans []place
	domains, accents := false, false
	for _, around := range surroundings {
		r := newRedactor(input, before, spans)
		r.domains, r.accents = domains, accents
		out := r.run(ctx, opt)
		if best == nil || out.differences() < best.differences() {
			best = out
		}
		more := wanted(before, out.Gone, around)
		hosts := slices.ContainsFunc(slices.Concat(out.Gone, out.New), ofHosts)
		letters := slices.ContainsFunc(slices.Concat(out.Gone, out.New), ofCharsets)
		if len(more) == 0 && (!hosts || domains) && (!letters || accents) {
			break
		}
		spans, domains, accents = append(spans, more...), domains || hosts, accents || letters
	}
	return best, nil
}

// within gives the layer of a message that stands between what Apple Mail puts around it (.emlx), or that was unwrapped from
// another text, of which nothing is needed; nil in other inputs.
func within(r *analyze.Report, input []byte) *eml.Layer {
	if len(r.Messages) == 0 || r.Messages[0].Path != "" || r.Messages[0].Evidence == nil {
		return nil
	}
	if l := r.Messages[0].Evidence.Root.Layer; l.Path == "" && len(l.Data) < len(input) || l.Unwrapped() {
		return l
	}
	return nil
}

// withoutWords blanks the text between the tags of a property list: it names mailboxes and people.
func withoutWords(list []byte) []byte {
	out, tag := slices.Clone(list), false
	for i, c := range out {
		switch {
		case c == '<' || c == '>':
			tag = c == '<'
		case !tag && c > ' ':
			out[i] = 'x'
		}
	}
	return out
}

// surroundings are how many bytes around the place of a finding are needed for it: what is tried, one after the other.
var surroundings = []int{0, 512, 16 << 10, 0}

// differences counts the findings that the copy does not share with the input.
func (r *Redacted) differences() int { return len(r.Gone) + len(r.New) }

// ofHosts reports whether a finding may come from what is known of a provider.
func ofHosts(code string) bool {
	family, _, _ := strings.Cut(code, "-")
	return slices.Contains([]string{"route", "auth", "spam", "bounce", "attach"}, family)
}

// ofCharsets reports whether a finding may come from which letters with marks a text has.
func ofCharsets(code string) bool { return strings.HasPrefix(code, "text-") }

// sameLayer reports whether the messages stand in the input as it is.
func sameLayer(r *analyze.Report, input []byte) bool {
	for _, m := range r.Messages {
		if m.Evidence == nil || m.Evidence.Stored != "" && m.Evidence.Carrier == nil {
			return false
		}
		if l := m.Evidence.Root.Layer; m.Path == "" && (l.Path != "" || len(l.Data) != len(input)) {
			return false
		}
	}
	return len(r.Messages) > 0
}

// place is a run of bytes whose words stay.
type place struct {
	layer      string
	start, end int
	code       string
	around     int // what stands so near belongs to it
}

// within gives a place in the object that a layer is of as one in the layer.
func (p place) within(l *eml.Layer) place {
	if p.layer == l.Path {
		p.start, p.end = p.start-l.Base, p.end-l.Base
	}
	return p
}

// wanted gives the places that findings show which are gone, and what stands around them.
func wanted(r *analyze.Report, gone []string, around int) []place {
	var list []place
	for _, m := range r.Messages {
		for _, f := range m.Findings {
			if !slices.Contains(gone, f.Code) {
				continue
			}
			for _, at := range f.Where {
				list = append(list, place{at.Layer, at.Start, at.End, f.Code, around})
			}
			if len(f.Where) == 0 && worded(f.Code) {
				list = append(list, texts(m.Evidence, f.Code)...)
			}
		}
	}
	return list
}

// texts are the places of all texts of a message: where a finding that says no place may come from.
func texts(e *analyze.Evidence, code string) []place {
	var list []place
	for p := range e.Root.All() {
		if b := p.Body; len(p.Parts) == 0 && p.Message == nil && (p.Text() || p == e.Root) {
			list = append(list, place{layer: p.Layer.Path, start: p.Layer.Base + b.Start, end: p.Layer.Base + b.End, code: code})
		}
	}
	return list
}

// codes lists the findings of a report by message, each once.
func codes(r *analyze.Report) []string {
	var list []string
	for _, m := range r.Messages {
		for _, f := range m.Findings {
			if one := m.Path + " " + f.Code; !slices.Contains(list, one) {
				list = append(list, one)
			}
		}
	}
	return list
}

// run redacts, makes the body hashes fit again that did, and compares the findings.
func (r *redactor) run(ctx context.Context, opt analyze.Options) *Redacted {
	r.note(r.before, r.input.Data)
	for _, m := range r.before.Messages {
		if m.Evidence.Carrier == nil {
			r.message(m.Evidence.Message)
		}
	}
	out := r.out[r.input]
	again := analyze.Message(ctx, out, opt)
	for range 4 { // a message that is carried is part of the body of another
		if !r.rehash(again) {
			break
		}
		again = analyze.Message(ctx, out, opt)
	}
	was, is := codes(r.before), codes(again)
	result := &Redacted{Message: out, Gone: without(was, is), New: without(is, was)}
	for _, p := range r.kept {
		if !slices.Contains(result.Shown, p.code) {
			result.Shown = append(result.Shown, p.code)
		}
	}
	return result
}

// without gives the codes of one list that the other lacks.
func without(list, other []string) []string {
	var out []string
	for _, one := range list {
		code := one[1+strings.LastIndexByte(one, ' '):]
		if !slices.Contains(other, one) && !slices.Contains(out, code) {
			out = append(out, code)
		}
	}
	return out
}

package auth

import (
	"bytes"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// compare computes the body hash of every signature. Those of one canonicalization and one hash share a
// stream, so that the body is gone over once and hashed four times at the most.
func compare(list []*Signature, m *eml.Message) {
	if m.Stored != "" || m.Partial {
		return // the body as it was signed is not there
	}
	root := m.Root
	at := headers.Span{Start: max(root.Header.End, root.Header.Separator.End), End: root.End}
	alone := !m.HasBody() && root.Header.Separator.Empty()
	var streams streams
	for _, s := range list {
		if s.hashable() {
			streams.of(s).ask(s.Length)
		}
	}
	streams.body(root.Layer.Bytes(at), formOf(root.Layer.Ending))
	for _, s := range list {
		if s.hashable() {
			s.judge(streams.of(s), alone)
		}
	}
}

// formOf says how the lines of a layer end.
func formOf(e eml.LineEnding) lineForm {
	switch e {
	case eml.EndingCRLF:
		return formCRLF
	case eml.EndingCR:
		return formCR
	}
	return formMixed
}

// streams are the streams that the signatures of a message ask for.
type streams []*stream

// of gives the stream of a signature.
func (all *streams) of(s *Signature) *stream {
	for _, known := range *all {
		if known.canon == s.Body && known.kind == s.hash() {
			return known
		}
	}
	made := &stream{canon: s.Body, kind: s.hash(), hash: newHash(s.hash())}
	*all = append(*all, made)
	return made
}

// body goes over the body of a message, for each canonicalization that is asked for.
func (all streams) body(b []byte, form lineForm) {
	for _, canon := range [...]Canon{Simple, Relaxed} {
		c := canonicalizer{canon: canon}
		for _, s := range all {
			if s.canon == canon {
				c.to = append(c.to, s)
			}
		}
		if len(c.to) > 0 {
			c.body(b, form)
		}
	}
	for _, s := range all {
		s.finish()
	}
}

// hashable reports whether the body hash can be compared. That needs less than verifying: a signature
// that lost its b= still says what the body was.
func (s *Signature) hashable() bool {
	canon := s.Body == Simple || s.Body == Relaxed
	size := s.hash().size()
	return canon && size > 0 && len(s.bodyHash) == size && s.Problem != "bad-length"
}

// judge compares the body hash. Of a header alone the body is not known, unless it was empty when it was
// signed.
func (s *Signature) judge(body *stream, alone bool) {
	s.Computed = body.answer(s.Length)
	if s.Computed != nil && bytes.Equal(s.bodyHash, s.Computed) {
		s.BodyHash = Match
	}
	if alone {
		return
	}
	s.BodyLength = body.total
	if s.BodyHash != Match {
		s.BodyHash = Mismatch
	}
	if s.Length > body.total {
		s.problem("length-beyond-body") // RFC 6376, section 3.5: l= must not be more than there is
	}
	if s.Length >= 0 {
		s.Unsigned = max(0, body.total-s.Length)
	}
}

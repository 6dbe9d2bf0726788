package main

import (
	"bytes"
	"io"

	"github.com/emersion/go-message"
	"github.com/jhillyerd/enmime/v2"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// ourFiles gives the content of the parts that eml-inspect reads, also of those it recovers.
func ourFiles(input []byte) (bodies [][]byte) {
	file, _ := eml.Read(input, "", eml.Limits{})
	for _, m := range file.Messages {
		for part := range m.Root.All() {
			bodies = append(bodies, part.Decoded.Data)
			for _, lost := range part.Recovered {
				bodies = append(bodies, lost.Decoded.Data)
			}
		}
	}
	return bodies
}

// readEnmime reads with enmime, which collects what it stumbles over.
func readEnmime(input []byte) (r reading) {
	envelope, err := enmime.ReadEnvelope(bytes.NewReader(input))
	if err != nil {
		return reading{says: err.Error()}
	}
	for _, e := range envelope.Errors {
		r.says += e.Error() + " "
	}
	r.bodies = append(r.bodies, []byte(envelope.Text), []byte(envelope.HTML))
	for _, parts := range [][]*enmime.Part{envelope.Attachments, envelope.Inlines, envelope.OtherParts} {
		for _, p := range parts {
			r.bodies = append(r.bodies, p.Content)
			if inner := p.ContentType; inner == "message/rfc822" {
				r.bodies = append(r.bodies, readEnmime(p.Content).bodies...)
			}
		}
	}
	return r
}

// readGoMessage reads with go-message, which is strict, and goes on where it can after an error.
func readGoMessage(input []byte) (r reading) {
	entity, err := message.Read(bytes.NewReader(input))
	if err != nil && !message.IsUnknownCharset(err) {
		r.says = err.Error()
	}
	if entity == nil {
		return r
	}
	err = entity.Walk(func(_ []int, e *message.Entity, err error) error {
		if err != nil && !message.IsUnknownCharset(err) {
			return err
		}
		if e.MultipartReader() != nil {
			return nil
		}
		body, err := io.ReadAll(e.Body)
		if err != nil {
			r.says = err.Error()
		}
		r.bodies = append(r.bodies, body)
		if kind, _, _ := e.Header.ContentType(); kind == "message/rfc822" {
			r.bodies = append(r.bodies, readGoMessage(body).bodies...)
		}
		return nil
	})
	if err != nil {
		r.says = err.Error()
	}
	return r
}

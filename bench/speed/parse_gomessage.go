package main

import (
	"bytes"

	"github.com/emersion/go-message"
	_ "github.com/emersion/go-message/charset" // registers the charsets that it decodes
)

// parseGoMessage reads with go-message, which decodes texts itself; attached messages are read in their turn.
func parseGoMessage(input []byte, o *outcome) {
	if !goMessage(input, o) {
		o.Errors++
	}
}

func goMessage(input []byte, o *outcome) (whole bool) {
	entity, err := message.Read(bytes.NewReader(input))
	if entity == nil {
		return false
	}
	whole = err == nil || message.IsUnknownCharset(err)
	var body bytes.Buffer
	err = entity.Walk(func(_ []int, e *message.Entity, err error) error {
		if err != nil && !message.IsUnknownCharset(err) {
			return err
		}
		if e.MultipartReader() != nil {
			return nil
		}
		body.Reset()
		if _, err := body.ReadFrom(e.Body); err != nil {
			whole = false
		}
		if kind, _, _ := e.Header.ContentType(); kind == "message/rfc822" {
			whole = goMessage(body.Bytes(), o) && whole
			return nil
		}
		o.Leaves++
		o.Bytes += body.Len()
		return nil
	})
	return whole && err == nil
}

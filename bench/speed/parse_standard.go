package main

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"

	"golang.org/x/net/html/charset"
)

// parseStandard reads with what the standard library has, put together as its documentation shows.
func parseStandard(input []byte, o *outcome) {
	m, err := mail.ReadMessage(bytes.NewReader(input))
	if err != nil || !standard(textproto.MIMEHeader(m.Header), m.Body, o) {
		o.Errors++
	}
}

// standard reads one part and what is below it.
func standard(h textproto.MIMEHeader, body io.Reader, o *outcome) (whole bool) {
	kind, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil {
		kind = "text/plain"
	}
	if strings.HasPrefix(kind, "multipart/") {
		return standardParts(multipart.NewReader(body, params["boundary"]), o)
	}
	switch strings.ToLower(h.Get("Content-Transfer-Encoding")) {
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	}
	if kind == "message/rfc822" {
		m, err := mail.ReadMessage(body)
		return err == nil && standard(textproto.MIMEHeader(m.Header), m.Body, o)
	}
	if label := params["charset"]; strings.HasPrefix(kind, "text/") && label != "" {
		if r, err := charset.NewReaderLabel(label, body); err == nil {
			body = r
		}
	}
	n, err := io.Copy(io.Discard, body)
	o.Leaves++
	o.Bytes += int(n)
	return err == nil
}

func standardParts(r *multipart.Reader, o *outcome) bool {
	for {
		p, err := r.NextRawPart()
		if err == io.EOF {
			return true
		}
		if err != nil || !standard(p.Header, p, o) {
			return false
		}
	}
}

package mend

import (
	"bytes"
	"io"
	"strconv"

	"github.com/emersion/go-message/textproto"
)

// entity is a message or a part of one as it is written: clean by construction.
type entity struct {
	fields   []field
	body     []byte    // of a leaf: as it stands in the message, lines end in CRLF
	parts    []*entity // of a multipart
	boundary string
	inner    *entity // the message that it carries
}

// field is a header field, ready to be written: folded, without the last line end.
type field struct{ name, value string }

// header makes of the fields what the writer takes; it wants the last one first.
func (n *entity) header() textproto.Header {
	var h textproto.Header
	for i := len(n.fields) - 1; i >= 0; i-- {
		h.AddRaw([]byte(n.fields[i].name + ": " + n.fields[i].value + "\r\n"))
	}
	return h
}

// bytes writes a message.
func (n *entity) bytes() ([]byte, error) {
	var b bytes.Buffer
	err := n.write(&b)
	return b.Bytes(), err
}

func (n *entity) write(w io.Writer) error {
	if err := textproto.WriteHeader(w, n.header()); err != nil {
		return err
	}
	return n.writeBody(w)
}

func (n *entity) writeBody(w io.Writer) error {
	switch {
	case n.inner != nil:
		return n.inner.write(w)
	case n.boundary == "":
		_, err := w.Write(n.body)
		return err
	}
	mw := textproto.NewMultipartWriter(w)
	if err := mw.SetBoundary(n.boundary); err != nil {
		return err
	}
	for _, part := range n.parts {
		pw, err := mw.CreatePart(part.header())
		if err != nil {
			return err
		}
		if err := part.writeBody(pw); err != nil {
			return err
		}
	}
	return mw.Close()
}

// multipart makes an entity of several. Its boundary stands in none of them: it is made of the checksum of all that
// they are made of.
func (w *mender) multipart(kind string, params []param, parts []*entity) *entity {
	w.boundaries++
	boundary := "=_" + strconv.Itoa(w.boundaries) + "_" + w.token
	params = append([]param{{"boundary", boundary}}, params...)
	return &entity{fields: []field{{"Content-Type", structured(mediaType(kind), params)}}, parts: parts, boundary: boundary}
}

// leaf makes an entity of bytes that may be anything: they are written in base64 (RFC 2045, section 6.8).
func leaf(kind string, params []param, data []byte) *entity {
	return &entity{body: base64Lines(data), fields: []field{{"Content-Type", structured(mediaType(kind), params)},
		{"Content-Transfer-Encoding", "base64"}}}
}

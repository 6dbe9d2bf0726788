package mend

import (
	"bytes"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// around gives the content of a part that holds an entity: it is the entity, or an object that is signed, of which
// all behind the entity is certificates and signatures.
func (r *redactor) around(p *eml.Part, entity *eml.Layer) []byte {
	data := bytes.Clone(p.Decoded.Data)
	from := bytes.Index(data, entity.Data[:min(len(entity.Data), 32)])
	if from < 0 || len(entity.Data) == 0 {
		return r.layer(entity)
	}
	end, whole := overlay(data, from, entity.Data, r.layer(entity))
	for rest := data[end:]; len(rest) > 0; {
		var content []byte
		if content, rest = primitive(rest); !whole {
			content, rest = data[end:], nil
		}
		for i, c := range content {
			if c != 0 {
				content[i] = byte(1 + r.next(255))
			}
		}
	}
	return data
}

// primitive gives what the first element of BER holds that is not made of elements, and what follows it (X.690,
// section 8.1). Where none can be read, all there is belongs to it.
func primitive(b []byte) (content, rest []byte) {
	for len(b) > 0 {
		size, head := 0, 2
		switch {
		case len(b) < 2 || b[0]&0x1f == 0x1f || b[1] > 0x84:
			return b, nil
		case b[1] > 0x80:
			head += int(b[1] & 0x7f)
			for _, c := range b[2:min(head, len(b))] {
				size = size<<8 | int(c)
			}
		case b[1] < 0x80:
			size = int(b[1])
		}
		head = min(head, len(b))
		if b[0]&0x20 == 0 {
			end := min(head+size, len(b))
			return b[head:end], b[end:]
		}
		b = b[head:]
	}
	return nil, nil
}

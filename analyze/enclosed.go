package analyze

import (
	"bytes"
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/charset"
)

// withoutFiles gives a text with line ends in place of the files in it, so that offsets stay.
func withoutFiles(text []byte, files []eml.Enclosed) []byte {
	if len(files) == 0 {
		return text
	}
	text = slices.Clone(text)
	for _, f := range files {
		for i := f.Start; i < f.End; i++ {
			text[i] = '\n'
		}
	}
	return text
}

// closeGaps takes the line ends out again that stand for files.
func closeGaps(text string, files []eml.Enclosed) string {
	if len(files) == 0 {
		return text
	}
	var b strings.Builder
	for _, f := range files {
		before, after, found := strings.Cut(text, strings.Repeat("\n", f.Len()))
		if !found {
			break
		}
		b.WriteString(before)
		text = after
	}
	b.WriteString(text)
	return b.String()
}

// enclosedFiles lists the files in a text.
func enclosedFiles(c Content) []Attachment {
	var list []Attachment
	for i, f := range c.Enclosed {
		list = append(list, Attachment{Name: charset.Phrase(f.Name).Text, Type: "application/octet-stream",
			Size: len(f.Data), SHA256: sum(f.Data), Part: c.Section() + "!" + itoa(i+1), Source: enclosedSource(f.Encoding),
			Data: f.Data})
	}
	return list
}

// enclosedSource names where a file comes from, as reports do.
func enclosedSource(e eml.Encoding) string {
	switch e {
	case eml.Uuencode, eml.YEnc:
		return string(e)
	}
	return "recovered"
}

// fileSource says where a file was found: in a part, where ordinary programs see none, or as letters in a text.
func (e *Evidence) fileSource(c Content) string {
	switch {
	case e.Message.Item != nil:
		return "msg"
	case c.Lost != "", c.Unpacked(), c.Rescued() && !bytes.Equal(c.Decoded.Data, c.Raw()):
		return "recovered"
	case c.Taken() == eml.Uuencode, c.Taken() == eml.YEnc:
		return string(c.Taken())
	}
	return "mime"
}

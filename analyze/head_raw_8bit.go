package analyze

import (
	"bytes"
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// headRaw8bit reports header fields with bytes above 127 outside encoded words. UTF-8 is allowed there
// between servers that agree on it (RFC 6532), and programs in use show it right; anything else is a guess
// for every program, and so is what only escape sequences announce (ISO-2022).
var headRaw8bit = Check{
	Codes: []string{"head-raw-8bit"},
	Run: func(p *Pass) {
		p.eachField(func(texts []HeaderText) {
			for _, h := range texts {
				if h.RawStart < 0 && h.RawCharset == "" {
					continue
				}
				start := h.At.Start + h.RawStart
				if h.RawStart < 0 {
					start = h.At.Start + max(0, bytes.IndexByte(h.Layer.Bytes(h.At), 0x1b))
				}
				f := Finding{Code: "head-raw-8bit", Severity: Warning, Confidence: Certain, Party: unlessRecoded(p.recoded(h.Layer, h.At), Sender),
					Where: []Place{p.at(h.Layer, headers.Span{Start: start, End: max(start+1, h.At.End)}, h.Part)}}
				if h.RawCharset == "utf-8" {
					f.Severity = Note
				}
				p.report(f, "field", h.Name, "actual", h.RawCharset, "text", brief(h.HeaderText.Text),
					"readings", readings(h), "part", h.Part)
				return
			}
		})
	},
}

// readings lists what few raw bytes may say, one reading to a charset.
func readings(h HeaderText) string {
	var list []string
	for _, c := range h.Readings {
		list = append(list, c.Charset+": "+brief(c.Text))
	}
	return strings.Join(list, "; ")
}

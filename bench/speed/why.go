package main

import "strings"

// whys say where the time goes of what may be missed, as profiles show it (go tool pprof), by how its name begins.
var whys = []struct{ name, why string }{
	{"many small", "Of reading many small generated messages a sixth is quoted-printable, a seventh each base64, the line ends, the scan" +
		" of header fields and the memory that is asked for, a tenth media types and parameters, a tenth the charset of texts: no one" +
		" of them is large. Of collected mail a quarter is the scan of header fields, a sixth the memory that is asked for, a seventh" +
		" the transfer encodings, a tenth the charset of texts. go-message does none of the looking for damage, and of a collection with" +
		" broken mail it gives a quarter fewer parts: it stops at the first error of a message."},
	{"large, base64", "Half is the decoding in blocks, of which half is taking out the line ends, a third the line ends and boundaries," +
		" a tenth the memory. The vector instructions are those of AVX2 or NEON; without them the standard library decodes, which is" +
		" slower."},
	{"large, quoted-printable", "Half is the decoding, line by line and escape by escape, a sixth the line ends and boundaries, a" +
		" seventh makes sure of the UTF-8 and copies it, a ninth is the search for files in the text."},
	{"forwarded five times", "A quarter is base64, a fifth quoted-printable, an eighth the UTF-8, a fifth the line ends and" +
		" boundaries, which are looked for once whatever the depth."},
	{"full analysis", "No part is large: an eighth all the checks, a twelfth each writes the report and searches for what broke" +
		" signatures (hashing, most of it), a fourteenth each reads the message and tells its way, a sixteenth each reads its texts," +
		" its stamps, and its signatures; a tenth is asking for memory. Mail that is healthy goes through all of it."},
}

// missed tells why what is missed is missed, each reason once.
func (p *page) missed() string {
	text := ""
	for _, w := range whys {
		for _, g := range p.goals {
			if !g.met && g.measured != "not measured" && strings.HasPrefix(g.what, w.name) {
				text += "- **" + w.name + "**: " + w.why + "\n"
				break
			}
		}
	}
	if text == "" {
		return ""
	}
	return "\nWhere the time goes of what is missed:\n\n" + text
}

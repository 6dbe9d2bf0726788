package main

import "strings"

// whys say where the time goes of what may be missed, as profiles show it (go tool pprof), by how its name begins.
var whys = []struct{ name, why string }{
	{"many small", "Of reading many small messages a fifth is the scan of header fields, a quarter the charset of texts that state" +
		" none or a doubtful one, a tenth the search for files and encodings that nothing declares, a fifth the search for line" +
		" ends. go-message does none of the looking for damage, and of a collection with broken mail it decodes a third less: it" +
		" stops at the first error of a message."},
	{"large, base64", "More than half is the decoding by a table of pairs, about 1 GB a second and core in plain Go; a fifth is the" +
		" search for line ends and boundaries. Vector instructions would do several times as much, but need assembly."},
	{"large, quoted-printable", "Half is the decoding, line by line and escape by escape; an eighth makes sure of the UTF-8."},
	{"forwarded five times", "A third is base64, a sixth quoted-printable, a fifth the line ends and boundaries, which are looked" +
		" for once whatever the depth."},
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

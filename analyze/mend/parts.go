package mend

import (
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// message writes a message anew, or copies it where nothing is wrong with it.
func (w *mender) message(m *eml.Message) *entity {
	r, ok := w.reports[m]
	if !ok || !w.rewrite[m] {
		return &entity{}
	}
	outer := w.now
	w.now = m
	defer func() { w.now = outer }()
	e := r.Evidence
	w.index(e)
	n := w.item(e, m)
	if n == nil {
		n = w.entity(e, m.Root)
	}
	fields := append(w.kept(m.Root), field{"MIME-Version", "1.0"})
	n.fields = append(fields, n.fields...)
	return n
}

// entity writes a part with the fields that describe its body. Those of what it carries belong to that.
func (w *mender) entity(e *analyze.Evidence, p *eml.Part) *entity {
	w.defects(p)
	if strings.HasPrefix(p.Type, "multipart/signed") && w.sound(p) && p.Layer == e.Root.Layer {
		return w.verbatim(p)
	}
	switch {
	case p.Message != nil:
		return w.carried(e, p)
	case len(p.Parts) > 0:
		return w.divided(e, p)
	case p.Multipart():
		w.changed(p.Section(), ChangedStructure, "no-parts")
		return textEntity("text/plain", nil, string(p.Raw()))
	}
	return w.leaf(e, p)
}

// defects notes what was wrong with a part.
func (w *mender) defects(p *eml.Part) {
	for _, d := range p.Defects {
		w.changed(p.Section(), ChangedStructure, d.Kind)
	}
	if p.Lost != "" {
		w.changed(p.Section(), ChangedRecovered, string(p.Lost))
	}
}

// verbatim copies a signed part: written anew, its signature would not fit.
func (w *mender) verbatim(p *eml.Part) *entity {
	n := &entity{body: []byte(lineEnds.Replace(string(p.Raw())))}
	for _, f := range p.Header.Fields {
		if contentField(f.Name) {
			n.fields = append(n.fields, field{f.Name, tidyLines(f.Text)})
		}
	}
	return n
}

// divided writes a multipart (RFC 2046, section 5.1).
func (w *mender) divided(e *analyze.Evidence, p *eml.Part) *entity {
	var parts []*entity
	of := make(map[*entity]*eml.Part)
	for _, child := range slices.Concat(p.Parts, p.Recovered) {
		n := w.child(e, child)
		of[n] = child
		if child.TNEF != nil && n.mixed() && p.Type == "multipart/mixed" {
			parts = append(parts, n.parts...) // its files stand beside the other parts
			continue
		}
		if child.TNEF == nil || n.boundary != "" {
			parts = append(parts, n)
		}
	}
	kind := p.Type
	if !p.Multipart() {
		kind, parts = "multipart/mixed", w.arranged(parts, of)
	}
	if len(parts) == 0 {
		return textEntity("text/plain", nil, "")
	}
	return w.multipart(kind, params(p, "boundary", "charset"), parts)
}

// arranged puts the forms of the text of an item of Outlook together as alternatives (RFC 2046, section 5.1.4), and
// what its page shows beside the page (RFC 2387).
func (w *mender) arranged(parts []*entity, of map[*entity]*eml.Part) []*entity {
	var plain, page, shown, rest []*entity
	for _, n := range parts {
		p := of[n]
		_, id := p.Field("Content-ID")
		switch {
		case p.Kept != nil && p.Type == "text/html" && len(page) == 0:
			page = append(page, n)
		case p.Kept != nil:
			plain = append(plain, n)
		case id && p.Attached != nil && strings.HasPrefix(p.Type, "image/"):
			shown = append(shown, n)
		default:
			rest = append(rest, n)
		}
	}
	if len(page) == 0 {
		return parts
	}
	if len(shown) > 0 {
		page = []*entity{w.multipart("multipart/related", []param{{"type", "text/html"}}, append(page, shown...))}
	}
	if len(plain) > 0 {
		page = []*entity{w.multipart("multipart/alternative", nil, append(plain, page...))}
	}
	return append(page, rest...)
}

// mixed reports whether a part is a list of others that have nothing to do with each other.
func (n *entity) mixed() bool {
	return slices.ContainsFunc(n.fields, func(f field) bool {
		return f.name == "Content-Type" && strings.HasPrefix(f.value, "multipart/mixed")
	})
}

// child writes a part of a multipart with all its fields.
func (w *mender) child(e *analyze.Evidence, p *eml.Part) *entity {
	n := w.entity(e, p)
	n.fields = append(w.kept(p), n.fields...)
	return n
}

// params gives the parameters of the type of a part that stay as they are.
func params(p *eml.Part, but ...string) []param {
	var list []param
	for _, one := range p.Content.List {
		seen := slices.ContainsFunc(list, func(p param) bool { return p.name == one.Name })
		if !seen && token(one.Name) && !slices.Contains(but, one.Name) && isASCII(one.Value) && one.Value != "" {
			list = append(list, param{one.Name, one.Value})
		}
	}
	return list
}

// carried writes a part that is a message. An attached file of another type, whose bytes are a message, stays a file.
func (w *mender) carried(e *analyze.Evidence, p *eml.Part) *entity {
	if !w.rewrite[p.Message] && p.Type != "message/rfc822" && p.Type != "message/global" {
		return w.leaf(e, p)
	}
	n := &entity{fields: []field{{"Content-Type", structured("message/rfc822", nil)}}}
	if w.rewrite[p.Message] {
		n.inner = w.message(p.Message)
	} else {
		root := p.Message.Root
		n.body = []byte(lineEnds.Replace(string(root.Layer.Bytes(root.Span))))
	}
	n.fields = append(n.fields, field{"Content-Transfer-Encoding", "8bit"})
	w.describe(p, n)
	return n
}

// describe gives a part its disposition and its file name (RFC 2183).
func (w *mender) describe(p *eml.Part, n *entity) {
	c := w.content(p)
	name := strings.TrimSpace(visible(c.Name.Text))
	if c.Naming.Kind != "" {
		w.changed(p.Section(), ChangedName, name)
	}
	d := p.Disposition()
	value := d.Value
	switch {
	case value == "attachment" || value == "inline":
	case name == "" && value == "":
		return
	case n.disposesInline(p):
		value = "inline"
	default:
		value = "attachment"
	}
	var list []param
	if name != "" {
		list = append(list, param{"filename", cut(name, 400)})
	}
	for _, key := range []string{"size", "creation-date", "modification-date"} {
		if one, ok := d.Find(key); ok && isASCII(one.Value) && one.Value != "" {
			list = append(list, param{key, one.Value})
		}
	}
	n.fields = append(n.fields, field{"Content-Disposition", structured(value, list)})
}

// disposesInline reports whether a part without a disposition is a picture that a page shows.
func (n *entity) disposesInline(p *eml.Part) bool {
	_, id := p.Field("Content-ID")
	return id && strings.HasPrefix(p.Type, "image/")
}

package analyze

import (
	"net/url"
	"strings"
	"time"

	"github.com/eml-inspect/eml-inspect/headers"
)

// attachLinked reports files that never were in the message: a link leads to them. It matters where the
// link was dead when the message arrived.
var attachLinked = Check{
	Codes: []string{"attach-linked"},
	Run: func(p *Pass) {
		p.externalBodies()
		for _, f := range p.cloudFiles() {
			if p.full() {
				return
			}
			late := !f.Quoted && p.arrivedAfter(f.Expires)
			severity := Note
			if late {
				severity = Warning
			}
			p.report(Finding{Code: "attach-linked", Severity: severity, Confidence: Likely, Party: Sender,
				Where: p.locate(f.In, f.Where)}, "url", printable(f.URL), "service", f.Service, "name", printable(f.Name),
				"size", printable(f.Size), "expires", printable(f.Expires), "expired", truth(late), "part", f.In.Section())
		}
		p.cloudParts()
	},
}

// truth writes a fact that is only stated where it holds.
func truth(holds bool) string {
	if holds {
		return "true"
	}
	return ""
}

// dateSlack is how far a date that names no zone may be off.
const dateSlack = 24 * time.Hour

// arrivedAfter reports whether the message arrived, or was seen, when a date as written had passed.
func (e *Evidence) arrivedAfter(date string) bool {
	until, ok := readExpiry(date)
	if !ok {
		return false
	}
	seen := e.Options.Received
	if when := e.Way.When; seen.IsZero() && len(when) > 0 {
		seen = when[len(when)-1]
	}
	return !seen.IsZero() && seen.After(until.Add(dateSlack))
}

// externalBodies reports parts that only say where their content is (RFC 2046, section 5.2.3).
func (p *Pass) externalBodies() {
	for _, c := range p.Contents {
		access := headers.ReadParams(c.Content.Get("access-type")).Value
		if p.full() || c.Type != "message/external-body" || access == "" || access == "x-mutt-deleted" {
			continue
		}
		p.report(Finding{Code: "attach-linked", Severity: Note, Confidence: Certain, Party: Sender, Where: p.labelAt(c)},
			"url", externalURL(access, c.Content), "service", externalService(access, c.Content), "name", externalName(c),
			"size", printable(c.Content.Get("size")), "expires", printable(c.Content.Get("expiration")),
			"part", c.Section())
	}
}

// externalService says who has the content: a host, or the kind of access where none is named.
func externalService(access string, c headers.Params) string {
	if u, err := url.Parse(externalURL(access, c)); err == nil && u.Host != "" {
		return lowerHost(u.Host)
	}
	return printable(access)
}

// externalURL writes where the content is as an address (RFC 2017; RFC 2046, section 5.2.3).
func externalURL(access string, c headers.Params) string {
	directory := c.Get("directory")
	if directory != "" {
		directory += "/"
	}
	switch access {
	case "url":
		return compact(c.Get("url"))
	case "ftp", "anon-ftp", "tftp":
		return printable("ftp://" + c.Get("site") + "/" + directory + c.Get("name"))
	case "mail-server":
		return printable("mailto:" + c.Get("server"))
	case "local-file":
		return printable("file:" + directory + c.Get("name"))
	}
	return ""
}

// externalName gives the name of the file that is elsewhere: of the parameters, or of the fields that stand
// where the body would be.
func externalName(c Content) string {
	inner := headers.Scan(c.Decoded.Data, headers.Span{End: min(len(c.Decoded.Data), 16<<10)})
	for _, field := range [...]struct{ name, param string }{{"Content-Disposition", "filename"}, {"Content-Type", "name"}} {
		if f, ok := inner.Find(field.name); ok {
			if name := headers.ReadParams(f.Text).Get(field.param); name != "" {
				return printable(name)
			}
		}
	}
	return printable(c.Name.Text)
}

// cloudParts reports the stubs that Thunderbird leaves for files it uploaded.
func (p *Pass) cloudParts() {
	for _, c := range p.Contents {
		f, ok := c.Field("X-Mozilla-Cloud-Part")
		if !ok || p.full() {
			continue
		}
		param := headers.ReadParams(f.Text)
		p.report(Finding{Code: "attach-linked", Severity: Note, Confidence: Certain, Party: Sender,
			Where: []Place{p.at(c.Layer, headers.Span{Start: f.Start, End: f.Value.End}, c.Section())}},
			"url", compact(param.Get("url")), "service", "Thunderbird FileLink", "name", printable(c.Name.Text),
			"part", c.Section())
	}
}

// compact writes an address without the white space of folds.
func compact(s string) string { return printable(strings.Join(strings.Fields(s), "")) }

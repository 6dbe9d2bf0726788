package analyze

import (
	"bytes"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/auth"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/analyze/hypertext"
	"github.com/eml-inspect/eml-inspect/charset"
	"github.com/eml-inspect/eml-inspect/headers"
)

// authDKIMBodyChanged reports signatures whose body hash is not the one of the body (RFC 6376, section
// 3.7), and what was done to it, where undoing that gives the signed hash again. No key is needed.
var authDKIMBodyChanged = Check{
	Codes: []string{"auth-dkim-body-changed"},
	Run: func(p *Pass) {
		for i, s := range p.Signatures {
			if s.BodyHash == auth.Mismatch && s.Problem == "" {
				p.reportBodyChange(s, p.Changes[i])
			}
		}
	},
}

func (p *Pass) reportBodyChange(s auth.Signature, changes []auth.Change) {
	f := Finding{Code: "auth-dkim-body-changed", Severity: p.bodyChangeSeverity(s), Confidence: Certain,
		Party: p.changedBy(s), Where: p.field(s.Field)}
	if len(changes) == 0 {
		if p.savedDifferently() {
			f.Confidence, f.Party = Likely, Nobody
		}
		what := "unknown"
		if severity, _ := p.cutSeverity(); severity == Failure || severity == Warning && p.cutOff() {
			what, f.Confidence = "truncated", Likely
		}
		p.report(f, "domain", printable(s.Domain), "selector", printable(s.Selector), "what", what, "proof", "none",
			"links", p.linksRewritten())
		return
	}
	what, also, lines := p.bodyChange(changes[0]), "", ""
	if changes[0].Long {
		lines = "broken"
	}
	for _, c := range changes[1:] {
		if c.What != changes[0].What {
			also = c.What
		}
	}
	for _, c := range changes {
		if !c.Added.Empty() {
			f.Where = append(f.Where, p.at(p.layer(), c.Added, ""))
		}
	}
	switch {
	case what == headerCut: // mime-header-cut says it
		f.Severity = Note
		f.Party, _ = p.cutAfterSigning()
	case saving(changes):
		f.Severity, f.Party = Note, Nobody
	}
	p.report(f, "domain", printable(s.Domain), "selector", printable(s.Selector), "what", what, "also", also,
		"lines", lines, "proof", "body-hash", "added", p.addedText(changes))
}

// addedText gives the text that was added, where an encoding hides it: what stands in one part, of each kind; "" elsewhere.
func (p *Pass) addedText(changes []auth.Change) string {
	known := make(map[string]bool)
	var texts []string
	for _, c := range changes {
		if text := p.hiddenText(c); text != "" && !known[c.What] {
			known[c.What] = true
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, " … ")
}

// hiddenText gives the text that was added to a part in an encoding that people cannot read.
func (p *Pass) hiddenText(c auth.Change) string {
	const longest = 200
	text, in := c.Text, c.Part // of base64
	if part := p.quotedAround(c.Added); part != nil {
		text, in = eml.Decode(p.layer().Bytes(c.Added), part.Encoding).Data, part
	}
	if len(text) == 0 {
		return ""
	}
	said := charset.Read(text, in.Content.Get("charset")).Text
	if in.Type == "text/html" {
		said = hypertext.Text(said)
	}
	said = strings.Join(strings.Fields(printable(said)), " ")
	return strings.Trim(shorten(said, longest), "_-=*#~ ")
}

// quotedAround gives the part in quoted-printable that a span stands in, with its last line end; nil where none is there.
func (p *Pass) quotedAround(at headers.Span) *eml.Part {
	for part := range p.Root.All() {
		if part.Layer == p.layer() && part.Encoding == eml.QuotedPrintable && part.Leaf() && !at.Empty() &&
			part.Body.Start <= at.Start && at.End <= part.Body.End+len("\r\n") {
			return part
		}
	}
	return nil
}

// linksRewritten says "true" where links of a text lead through the service of a filter.
func (p *Pass) linksRewritten() string {
	for _, c := range p.Contents {
		if c.Text() && auth.LinksAreRewritten(c.Decoded.Data) {
			return "true"
		}
	}
	return ""
}

// headerCut is the change of a body that begins in the header: an empty line cut it in two.
const headerCut = "header-cut"

// bodyChange names a change of the body. What was added at its start may be the rest of the header.
func (p *Pass) bodyChange(c auth.Change) string {
	late := p.Root.Late()
	if c.What == auth.BannerAdded && !late.Empty() && c.Added.End > late.Start && c.Added.End <= late.Separator.End {
		return headerCut
	}
	return c.What
}

// cutAfterSigning reports whether a signature shows that the body was another one before an empty line cut the header, and on
// whose side that was: after the recipient's side had verified it, or nobody knows, since saving a file does it, too.
func (p *Pass) cutAfterSigning() (party Party, signed bool) {
	party = Nobody
	for i, changes := range p.Changes {
		if len(changes) > 0 && p.bodyChange(changes[0]) == headerCut {
			if signed = true; p.claimed("dkim", "pass", p.Signatures[i].Domain) {
				party = Recipient
			}
		}
	}
	return party, signed
}

// saving reports whether all that happened to a body is what saving a message to a file does to it.
func saving(changes []auth.Change) bool {
	for _, c := range changes {
		if c.What != auth.FromEscaped && (c.What != auth.LineEndings || c.Long) {
			return false
		}
	}
	return true
}

// bodyChangeSeverity is a note where another signer vouches for the body as it is, where a list has changed
// it, as lists do, and where it was changed only after the recipient's side had verified it.
func (p *Pass) bodyChangeSeverity(broken auth.Signature) Severity {
	for _, s := range p.Signatures {
		if s.BodyHash == auth.Match {
			return Note
		}
	}
	if p.throughList() || p.claimed("dkim", "pass", broken.Domain) {
		return Note
	}
	return Warning
}

// changedBy says on whose side a message was changed after it was signed: by the list that sent it on, or after
// the recipient's side had verified the signature; else it cannot be told.
func (p *Pass) changedBy(s auth.Signature) Party {
	switch {
	case p.throughList():
		return Transit
	case p.claimed("dkim", "pass", s.Domain):
		return Recipient
	}
	return Nobody
}

// throughList reports whether a mailing list sent the message on (RFC 2919, RFC 2369).
func (p *Pass) throughList() bool {
	for _, name := range [...]string{"List-Id", "List-Post", "List-Unsubscribe", "X-Mailing-List", "Mailing-List"} {
		if _, ok := p.Header().Find(name); ok {
			return true
		}
	}
	return false
}

// savedDifferently reports whether the file shows signs that saving it changed the body: it is the beginning only, a copy in
// another text, or below a line of one, has mixed line ends, or "From " lines that an mbox escaped.
func (p *Pass) savedDifferently() bool {
	body := p.Root.Raw()
	_, behind := p.before()
	fields := p.Header().Fields
	below := len(fields) > 0 && fields[0].Kind == headers.Stray
	_, partial := p.partialDownload()
	return behind || below || partial || p.copied() || p.layer().Ending == eml.EndingMixed || bytes.HasPrefix(body, []byte(">From ")) ||
		bytes.Contains(body, []byte("\n>From "))
}

package analyze

import (
	"context"
	"slices"

	"github.com/eml-inspect/eml-inspect/analyze/auth"
	"github.com/eml-inspect/eml-inspect/analyze/bounce"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/analyze/mapi"
	"github.com/eml-inspect/eml-inspect/charset"
	"github.com/eml-inspect/eml-inspect/headers"
)

// Evidence is what was gathered about one message before anything is judged. It is read-only: checks look
// at it and point at its bytes.
type Evidence struct {
	*eml.Message
	Options       Options
	Input         *eml.Layer             // the input as given
	Hops          []headers.Hop          // the Received fields, index 0 nearest the sender
	Way           *Way                   // the route as far as its clocks can be reasoned about
	Signatures    []auth.Signature       // the DKIM signatures, from the top down
	Changes       [][]auth.Change        // what was done to the body after each of them was made, where it is known
	Second        []auth.SignatureResult // what go-msgauth says of the signatures, where it was asked
	HeaderChanges [][]auth.HeaderChange  // what was done to the header, where it is known
	Chain         auth.ARCResult         // the ARC sets
	SPF           *SPFEvidence           // our own evaluation; nil where nobody was asked
	DMARC         *auth.DMARCResult      // our own evaluation; nil where nobody was asked
	Claims        []ClaimEvidence        // what hosts wrote about authentication
	Verdicts      []VerdictEvidence      // what filters wrote
	HeaderTexts   []HeaderText           // the fields that a person reads
	Contents      []Content              // the leaves, with their texts and files, in the order of Root.All
	From          []headers.Address      // the members of the From field
	topic         string                 // the first Subject as it stands
	about         charset.HeaderText     // what it says, before the charsets of the message are known
	sender        charset.HeaderText     // the first From as a text, likewise
	likely        []string               // the charsets of texts in the message that are sure
	addressed     []addressField         // the address fields that were read
	Bounce        *bounce.Bounce         // what it says as a notice about another message; nil if it is none
	Limits        []string               // the limits that were reached
	prose         func() *proseTexts     // the texts for people's eyes
	hiding        func() hiding          // finds out which files programs may not list, once
	beside        func() shownText       // what the texts show, once
}

// Content is a leaf of the message: a text that a person reads, or a file.
type Content struct {
	*eml.Part
	Label   string             // the charset as written; "" where there is none
	Reading *charset.Reading   // of a text
	Body    bool               // it is text that is shown, not a file
	Name    charset.HeaderText // the file name
	Naming  Naming             // where the name stands, and what is wrong with it
	Mended                     // what had happened to the text of a body
	Renamed *Mended            // what had happened to the file name; nil where nothing had
}

// gather collects the evidence about a message. It goes over each body once.
func gather(ctx context.Context, f *eml.File, m *eml.Message, opt Options) *Evidence {
	if opt.searches == nil {
		opt.searches = newSearches()
	}
	opt.searches.denied = false
	e := &Evidence{Message: m, Options: opt, Input: f.Layer}
	e.findLimits(f)
	e.gatherFields()
	e.Way = e.findWay()
	e.judgeClaims()
	e.gatherVerdicts()
	e.authenticate(ctx)
	e.readFirst()
	hints, others, inherited := e.hints(), labeled(m), make(map[*eml.Part]string)
	e.Contents = make([]Content, 0, countLeaves(m))
	for p := range m.Root.All() {
		inherit(p, inherited)
		for _, lost := range p.Recovered {
			e.Contents = append(e.Contents, readContent(lost, hintsFor(lost, hints, others), "", opt.searches))
		}
		if holdsContent(m, p) {
			e.Contents = append(e.Contents, readContent(p, hintsFor(p, hints, others), inherited[p], opt.searches))
		}
	}
	e.readHeaderTexts()
	e.readNames()
	if opt.searches.denied {
		e.reached(limitSearches)
	}
	if e.Bounce = e.readNotice(); e.Bounce != nil && e.Bounce.More {
		e.reached(limitRecipients)
	}
	e.prose, e.hiding, e.beside = once(e.newProse), once(e.findHiding), once(e.readBeside)
	return e
}

// readFirst reads the fields that tell much of the rest.
func (e *Evidence) readFirst() {
	subject, _ := e.Header().Find("Subject")
	from, _ := e.Header().Find("From")
	e.topic = subject.Text
	e.about, e.sender = charset.Unstructured(subject.Text), charset.Unstructured(from.Text)
	for _, text := range [...]charset.HeaderText{e.about, e.sender} {
		if text.RawStart >= 0 && len(text.Readings) == 0 { // one program wrote the raw bytes of all fields
			e.noteLikely(text.RawCharset)
		}
	}
}

// holdsContent reports whether a part of a message is a leaf: a text, or a file.
func holdsContent(m *eml.Message, p *eml.Part) bool {
	return !p.Multipart() && !p.Entity && (p.Message == nil || p.Decoded.Data != nil) && (p != m.Root || m.Item == nil)
}

// countLeaves counts what gather reads, so that many small parts take no more memory than they need.
func countLeaves(m *eml.Message) int {
	n := 0
	for p := range m.Root.All() {
		n += len(p.Recovered)
		if holdsContent(m, p) {
			n++
		}
	}
	return n
}

func (e *Evidence) gatherFields() {
	count := 0
	for range e.Header().All("Received") {
		count++
	}
	e.Hops = make([]headers.Hop, 0, count)
	fields := e.Header().Fields
	for i := range fields {
		switch f := &fields[i]; {
		case f.Is("Received"):
			e.Hops = append(e.Hops, headers.ReadReceived(*f))
		case f.Is("Authentication-Results"), f.Is("ARC-Authentication-Results"), f.Is("Received-SPF"):
			e.gatherClaims(*f)
		}
	}
	if len(e.Claims) > maxClaims {
		e.Claims = slices.Clip(e.Claims[:maxClaims])
		e.reached(limitResults)
	}
	slices.Reverse(e.Hops)
	if from, ok := e.Root.Field("From"); ok {
		e.From = e.readAddresses(&from).Addresses()
	}
}

// explain looks for what broke the signatures: in the body where its hash is another one, in the header where
// there is a key.
func (e *Evidence) explain() {
	e.Changes = make([][]auth.Change, len(e.Signatures))
	e.HeaderChanges = make([][]auth.HeaderChange, len(e.Signatures))
	e.explainBodies()
	searches := 0
	for i := range e.Signatures {
		s := &e.Signatures[i]
		if s.Problem == "" && s.HeaderHash == auth.Mismatch && searches < maxHeaderSearches {
			searches++
			e.HeaderChanges[i] = auth.ExplainHeader(e.Message, s)
		}
	}
}

// explainBodies searches the body once for all signatures that were made over another one.
func (e *Evidence) explainBodies() {
	var broken []*auth.Signature
	var at []int
	for i := range e.Signatures {
		if s := &e.Signatures[i]; s.Problem == "" && s.BodyHash == auth.Mismatch {
			broken, at = append(broken, s), append(at, i)
		}
	}
	if len(broken) == 0 {
		return
	}
	for k, changes := range auth.ExplainAll(e.Message, broken) {
		e.Changes[at[k]] = changes
	}
}

// readContent reads the text or the file in a leaf; inherited is the charset that the parts around it state.
func readContent(p *eml.Part, hints charset.Hints, inherited string, s *searches) Content {
	c := Content{Part: p, Label: p.Content.Get("charset")}
	data := p.Decoded.Data
	c.Body = p.Text() && p.Message == nil && charset.Phrase(p.Name()).Text == "" && p.Disposition().Value != "attachment" &&
		!p.Unpacked() && p.Decoded.Name == "" && p.TNEF == nil
	if p.Kept != nil && p.Kept.Raw == nil {
		c.Reading = keptReading(p.Kept)
		if p.Kept.First {
			c.mend(s)
		}
		return c
	}
	if c.Body || p.Text() {
		label := c.Label
		if label == "" && p.Type == "text/html" {
			label = metaCharset(data)
		}
		if label == "" {
			label = inherited
		}
		files := p.Enclosed
		if len(p.Recovered) > 0 {
			files = nil // the offsets are those of the whole text
		}
		var r charset.Reading
		if p.Decoded.Begins() {
			r = readHeld(p.Decoded, label, hints)
		} else {
			r = readPieces(withoutFiles(withoutRecovered(p, data), files), label, hints)
		}
		r.Text, r.Better = closeGaps(r.Text, files), nil // nobody asks for other readings, which take much memory
		c.Reading = &r
		if c.Body {
			c.mend(s)
		}
	}
	return c
}

// keptReading is the reading of a text that Outlook keeps as Unicode: nothing of it is in doubt.
func keptReading(t *mapi.Text) *charset.Reading {
	return &charset.Reading{Text: t.Text, Actual: t.Actual, Verdict: charset.Fits, Sure: true}
}

// withoutRecovered gives a text without the parts that were found in it.
func withoutRecovered(p *eml.Part, text []byte) []byte {
	if len(p.Recovered) == 0 || !p.Decoded.Same() {
		return text
	}
	var own []byte
	at := p.Body.Start
	for _, lost := range p.Recovered {
		own = append(own, p.Layer.Data[at:max(at, lost.Start)]...)
		at = max(at, lost.End)
	}
	return append(own, p.Layer.Data[at:p.Body.End]...)
}

// layer gives the layer in which the header fields of the message stand.
func (e *Evidence) layer() *eml.Layer { return e.Root.Layer }

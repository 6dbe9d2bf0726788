package analyze

import (
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/bounce"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/analyze/filetype"
	"github.com/eml-inspect/eml-inspect/charset"
	"github.com/eml-inspect/eml-inspect/headers"
)

// readNotice reads the message as a notice about the delivery of another one; nil where it is none.
func (e *Evidence) readNotice() *bounce.Bounce {
	d := &bounce.Document{Header: e.Header(), Type: e.Root.Type,
		Report: strings.ToLower(e.Root.Content.Get("report-type"))}
	d.From, d.Subject = e.sender.Text, e.about.Text
	d.Headless, d.BehindForward = e.headless(), behindForward
	d.Texts = make([]bounce.Text, 0, len(e.Contents)+1)
	for i := range e.Contents {
		t := noticeText(&e.Contents[i])
		if d.Headless && filetype.Of([]byte(t.Text[:min(len(t.Text), 4096)])).Name == "text/html" {
			t.Type = "text/html" // as a browser saved it
		}
		d.Texts = append(d.Texts, t)
	}
	if len(e.Contents) == 0 { // a multipart whose parts were never divided
		d.Texts = append(d.Texts, bounce.Text{Type: "text/plain", Text: charset.Read(e.Root.Raw(), "").Text})
	}
	if len(e.Carried) > 0 {
		m := e.Carried[0]
		d.Returned = &bounce.Returned{Header: m.Header()}
		if m.HasBody() {
			d.Returned.Size = m.Root.Len()
		}
	}
	return bounce.Read(d)
}

// behindForward gives where a text goes on behind the header of a forward in it, -1 where there is none.
func behindForward(text string) int {
	b, ok := findBlock(text, true)
	if !ok {
		return -1
	}
	at := b.Start // the header goes on to the next empty line, with more fields than tell what it is
	for line := range strings.Lines(text[at:]) {
		if strings.TrimSpace(line) == "" {
			break
		}
		at += len(line)
	}
	return at
}

// givesBack reports whether a message that seems to forward others is a notice which gives them back: a complaint, or
// a failure or a delay that somebody else tells to who sent what the message carries. A person who asks why a mail of
// his own failed is who sent it.
func (e *Evidence) givesBack() bool {
	if len(e.Carried) == 0 || e.Role == eml.RoleOriginal || e.Bounce == nil {
		return false
	}
	switch e.Bounce.Kind {
	case bounce.FeedbackReport:
		return true
	case bounce.Failed, bounce.Delayed:
		if e.Carried[0].Pasted {
			return true
		}
		if e.Role != eml.RoleCarrier {
			return false
		}
		to, own := addressesIn(e.Header(), "To"), addressesIn(e.Header(), "From")
		return slices.ContainsFunc(addressesIn(e.Carried[0].Header(), "From", "Sender", "Return-Path"),
			func(from string) bool { return slices.Contains(to, from) && !slices.Contains(own, from) })
	}
	return false
}

// addressesIn gives the addresses of some fields, in lower case.
func addressesIn(h headers.Block, names ...string) []string {
	var list []string
	for _, name := range names {
		f, _ := h.Find(name)
		for _, a := range headers.ReadAddresses(f.Text) {
			if a.Addr != "" {
				list = append(list, strings.ToLower(a.Addr))
			}
		}
	}
	return list
}

// noticeText gives what a leaf says. The fields of a notification are text whose charset nobody states.
func noticeText(c *Content) bounce.Text {
	t := bounce.Text{Type: c.Type, Name: c.Name.Text}
	switch {
	case c.Reading != nil:
		t.Text = c.Reading.Text
	case strings.HasPrefix(c.Type, "message/"):
		t.Text = charset.Read(c.Decoded.Data, c.Label).Text
	}
	return t
}

// bounceReport is what the report holds of a notice.
func (e *Evidence) bounceReport() *Bounce {
	b := e.Bounce
	if b == nil {
		return nil
	}
	r := &Bounce{Kind: string(b.Kind), Reporter: printable(b.Reporter), Recipients: []BounceRecipient{}}
	if c := b.Complaint; c != nil {
		r.FeedbackType, r.SourceIP = printable(c.Type), printable(c.Source)
	}
	for _, x := range b.Recipients {
		r.Recipients = append(r.Recipients, bounceRecipient(x))
	}
	if o := b.Original; o != nil {
		r.Original = &BounceOriginal{MessageID: printable(o.MessageID), From: printable(o.From), To: printable(o.To),
			Subject: charset.UnstructuredText(o.Subject), Date: stamp(headers.ReadDate(o.Date)), Size: o.Size, Signed: o.Signed,
			QueuedSeconds: positive(o.Queued), Path: e.originalPath()}
	}
	return r
}

// originalPath gives the path of the message that came back as a part of its own.
func (e *Evidence) originalPath() string {
	for _, m := range e.Carried {
		if m.Role == eml.RoleOriginal {
			return m.Path
		}
	}
	return ""
}

func bounceRecipient(x bounce.Recipient) BounceRecipient {
	r := BounceRecipient{Address: printable(x.Address), Typed: printable(x.Typed), Action: string(x.Action),
		Status: x.Status,
		Reply:  x.Reply, Diagnostic: printable(x.Diagnostic), Remote: printable(x.Remote), Refused: x.Refused}
	if x.Reason != "" {
		r.Reason, r.Rule, r.Party, r.Who = string(x.Reason), x.Rule, Party(x.Party()), x.Who
		r.Permanent, r.WaitSeconds = x.Permanent, positive(x.Wait)
	}
	if d := headers.ReadDate(x.Retries); d.OK() {
		r.RetriesUntil = stamp(d)
	}
	return r
}

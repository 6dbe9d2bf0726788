package bounce

import (
	"strings"
	"time"

	"github.com/eml-inspect/eml-inspect/headers"
)

// cuts are what stands before a copy of the message that came back, at the start of a line.
var cuts = [...]string{"below this line is a copy", "this is a copy of the message",
	"this is a copy of your message", "original message follows", "the header of the original message",
	"message headers follow",
	"message header follows", "unsent message follows", "original message", "returned message",
	"message text follows", "original headers", "original message headers", "following is a copy",
	"copy of your message", "copy of the message",
	"the first 100 lines", "original mail header", "headers of the message", "message headers:",
	"original message header", "below is a copy", "here is a copy of", "the original message is",
	"header of your message", "原始邮件", "原始信头", "邮件原文", "your original message",
	"message contents follow", "start of returned message", "beginning of the message",
	"undelivered message follows", "unsent message below"}

// cutOriginal divides the text of a notice from the copy of the message behind it.
func cutOriginal(text string) (notice, copied string) {
	at := 0
	for line := range lines(text) {
		start := strings.Index(text[at:], line) + at
		at = start + len(line)
		flat := strings.ToLower(strings.Trim(line, " \t-=*#+_>"))
		if len(flat) < 80 && !containsAny(flat, []string{" attached", "附件"}) {
			for _, c := range cuts {
				if i := strings.Index(flat, c); i >= 0 && (i < 12 || strings.HasPrefix(strings.TrimSpace(line), "-")) &&
					!strings.Contains(flat, " was received") && start > 0 {
					return text[:start], text[at:]
				}
			}
		}
		if startsHeader(line) && start > 0 {
			return text[:start], text[start:]
		}
	}
	return text, ""
}

// startsHeader reports whether a line can only be the first of a header.
func startsHeader(line string) bool {
	line = strings.TrimPrefix(strings.TrimPrefix(line, "> "), "  ")
	for _, name := range [...]string{"Received:", "Return-Path:", "Return-path:", "X-Originating-IP:",
		"DKIM-Signature:", "Message-ID:", "Message-Id:", "MIME-Version:", "Delivered-To:"} {
		if strings.HasPrefix(line, name) {
			return true
		}
	}
	return false
}

// original tells what is known of the message that a notice is about.
func (d *Document) original(copied string) *Original {
	var h headers.Block
	o := &Original{}
	head, part := d.leaf("text/rfc822-headers", "message/rfc822-headers", "text/rfc822-header")
	switch {
	case d.Returned != nil:
		h, o.Size = d.Returned.Header, d.Returned.Size
	case part:
		h = scanHeader(head.Text)
	case copied != "":
		h = scanHeader(copied)
	default:
		return nil
	}
	o.fill(h)
	if part || d.Returned != nil {
		o.form(h)
	}
	o.Queued = queued(h, d.Header)
	if o.MessageID+o.From+o.To+o.Subject+o.Date == "" {
		return nil
	}
	return o
}

func scanHeader(text string) headers.Block {
	text = strings.TrimLeft(text, " \t\r\n")
	b := []byte(text[:min(len(text), 64<<10)])
	return headers.Scan(b, headers.Span{End: len(b)})
}

func (o *Original) fill(h headers.Block) {
	o.MessageID, o.To = h.Get("Message-ID"), h.Get("To")
	o.Subject, o.Date = h.Get("Subject"), h.Get("Date")
	from, _ := h.Find("From")
	if list := headers.ReadAddresses(from.Text); len(list) > 0 {
		o.From = list[0].Addr
	}
	_, o.Signed = h.Find("DKIM-Signature")
	for range h.All("Received") {
		o.Hops++
	}
}

// form tells what is wrong with a header that came back as a part. One that is quoted in a text may be shortened, or joined.
func (o *Original) form(h headers.Block) {
	o.Repeated = strings.Join(h.NamesRepeated(), ", ")
	if o.Hops > 0 {
		o.Lacking = strings.Join(h.Lacking(), ", ")
	}
}

// queued is the time from the last stamp of the message that came back to the notice. Both are stamps of the
// side that gave up, so their clocks agree.
func queued(original, notice headers.Block) time.Duration {
	last := original.Get("Received")
	if i := strings.LastIndexByte(last, ';'); i >= 0 {
		last = last[i+1:]
	} else {
		last = original.Get("Date")
	}
	from, until := headers.ReadDate(last), headers.ReadDate(notice.Get("Date"))
	if !from.OK() || !until.OK() || until.Time.Before(from.Time) {
		return 0
	}
	return until.Time.Sub(from.Time)
}

package analyze

import (
	"fmt"
	"strings"
	"time"
)

// copyMail is a message that grows hop by hop, and can be copied at any of them.
type copyMail struct {
	fields []string // above the rest, the newest first
	hops   []string // the newest first
	id     string
	date   time.Time
	clock  time.Time
	body   string
	serial int
}

// copiesBegin is when the mail of these tests is written.
var copiesBegin = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

func newCopyMail(n int) copyMail {
	return copyMail{id: fmt.Sprintf("<%d.mail@sender.example>", n), date: copiesBegin,
		clock: copiesBegin.Add(2 * time.Second), body: fmt.Sprintf("Dear Bob,\nthis is letter %d about the offer.\nPlease answer soon.\nAnn\n", n), serial: n * 1000}
}

// hop adds a Received field some seconds after the one before, in one of three dialects.
func (m copyMail) hop(from, by, to string, wait time.Duration) copyMail {
	m.clock = m.clock.Add(wait)
	m.serial += 7
	address := ""
	if to != "" {
		address = "\n\tfor <" + to + ">"
	}
	stamp := m.clock.Format("Mon, 2 Jan 2006 15:04:05 -0700")
	id := fmt.Sprintf("%X", int64(m.clock.Unix())<<16|int64(m.serial&0xffff))
	n := 1 + len(m.hops)
	line := fmt.Sprintf("from %s (%s [192.0.2.%d])\n\tby %s (Postfix) with ESMTPS id %s%s; %s",
		from, from, n, by, id, address, stamp)
	switch len(by) % 3 {
	case 1:
		line = fmt.Sprintf("from %s ([192.0.2.%d])\n\tby %s with esmtps (Exim 4.96)\n\tid 1%s%s; %s",
			from, n, by, id[:6]+"-"+id[6:], address, stamp)
	case 2:
		line = fmt.Sprintf("from %s (192.0.2.%d) by %s%s\n\twith Microsoft SMTP Server id %s; %s",
			from, n, by, address, id, stamp)
	}
	m.hops = append([]string{line}, m.hops...)
	return m
}

// line adds a Received field as it is.
func (m copyMail) line(text string) copyMail {
	m.serial++
	m.hops = append([]string{text}, m.hops...)
	return m
}

// again is the same message, some time later.
func (m copyMail) again(wait time.Duration) copyMail {
	m.clock = m.clock.Add(wait)
	m.serial += 501
	return m
}

// with adds fields.
func (m copyMail) with(fields ...string) copyMail {
	m.fields = append(append([]string{}, fields...), m.fields...)
	return m
}

// list adds what a mailing list adds.
func (m copyMail) list(name, domain string) copyMail {
	m.body += "\n_______________________\n" + name + " mailing list\n"
	return m.with("List-Id: "+name+" <"+name+"."+domain+">", "List-Post: <mailto:"+name+"@"+domain+">",
		"Sender: "+name+"-bounces@"+domain)
}

// bytes writes the message down.
func (m copyMail) bytes() []byte {
	var b strings.Builder
	for _, f := range m.fields {
		if strings.HasPrefix(f, "Delivered-To") || strings.HasPrefix(f, "X-UIDL") {
			b.WriteString(f + "\n")
		}
	}
	for _, h := range m.hops {
		b.WriteString("Received: " + h + "\n")
	}
	for _, f := range m.fields {
		if !strings.HasPrefix(f, "Delivered-To") && !strings.HasPrefix(f, "X-UIDL") {
			b.WriteString(f + "\n")
		}
	}
	fmt.Fprintf(&b, "Date: %s\nFrom: Ann <ann@sender.example>\nTo: bob@recipient.example\nSubject: Offer\nMessage-ID: %s\n",
		m.date.Format("Mon, 2 Jan 2006 15:04:05 -0700"), m.id)
	b.WriteString("MIME-Version: 1.0\nContent-Type: text/plain; charset=us-ascii\n\n" + m.body)
	return []byte(b.String())
}

// The stretches of the way that the mail of these tests takes.

func (m copyMail) submitted(servers int) copyMail {
	m = m.hop("pc.sender.example", "smtp.sender.example", "", time.Second)
	for i := 1; i < servers; i++ {
		m = m.hop(serverName(i-1), serverName(i), "", time.Second)
	}
	return m
}

func serverName(i int) string {
	if i == 0 {
		return "smtp.sender.example"
	}
	return fmt.Sprintf("out%d.sender.example", i)
}

func (m copyMail) relayed(from string, relays int) copyMail {
	for i := range relays {
		by := fmt.Sprintf("relay%d.carrier.example", i)
		m = m.hop(from, by, "", time.Second)
		from = by
	}
	return m
}

func (m copyMail) delivered(from, to string, servers int) copyMail {
	for i := range servers {
		by := fmt.Sprintf("mx%d.recipient.example", i)
		m = m.hop(from, by, to, time.Second)
		from = by
	}
	return m.with("Delivered-To: " + to)
}

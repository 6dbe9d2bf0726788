package analyze

import (
	"context"
	"fmt"
	"testing"
	"time"
)

// forkCase is a group of copies of which it is known where they parted.
type forkCase struct {
	stage, why string
	hop        int
	copies     []copyMail
}

const (
	bob   = "bob@recipient.example"
	sales = "sales@recipient.example"
)

// forkCases makes a group for every stage and reason, on ways of different length.
func forkCases(n, servers, relays, stores int, gap time.Duration) []forkCase {
	m := newCopyMail(n)
	out := serverName(servers - 1)
	sent := m.submitted(servers)
	relayed := sent.relayed(out, relays)
	last := out
	if relays > 0 {
		last = fmt.Sprintf("relay%d.carrier.example", relays-1)
	}
	arrived := relayed.hop(last, "mx0.recipient.example", bob, time.Second)
	full := relayed.delivered(last, bob, stores)
	later := m.again(gap)
	edited := later
	edited.date, edited.id = later.date.Add(gap), "<again"+m.id[1:]
	fork := servers + relays
	through := func(m copyMail) copyMail {
		return m.submitted(servers).relayed(out, relays).delivered(last, bob, stores)
	}
	const mx0, store, forward = "mx0.recipient.example", "store.recipient.example", "bob@other.example"
	forwarded := full.hop(mx0, "mx.other.example", forward, time.Minute).with("Delivered-To: " + forward)
	cases := []forkCase{
		{"sender-client", "sent-again", 0, []copyMail{full, through(edited)}},
		{"sender-client", "client-resent", 0, []copyMail{full, through(later)}},
		{"sender-client", "client-parallel", 0, []copyMail{full, through(m.again(time.Second))}},
		{"recipient-client", "fetched-twice", 0, []copyMail{full.with("X-UIDL: 1"), full.with("X-UIDL: 2", "Status: RO"), full}},
		{"recipient-client", "scanner", 0, []copyMail{full, full.with("X-Antivirus: Scanner (VPS 260302)")}},
		{"recipient-client", "two-mailboxes", 0, []copyMail{arrived.with("Delivered-To: " + bob),
			arrived.with("Delivered-To: " + sales)}},
		{"recipient-client", "collected", fork + stores, []copyMail{collected(full, gap), collected(full, 3*gap)}},
		{"recipient-client", "collected-once", fork + stores, []copyMail{full, collected(full, gap)}},
		{"recipient-client", "scanner", fork + stores, []copyMail{full, scanned(full)}},
		{"recipient-client", "two-mailboxes", 0, []copyMail{full.with("X-Original-To: " + bob),
			full.with("X-Original-To: " + sales)}},
		{"recipient-server", "retry", fork + 1, []copyMail{arrived.hop(mx0, store, bob, 1),
			arrived.again(gap).hop(mx0, store, bob, 1)}},
		{"recipient-server", "forwarded", fork + stores, []copyMail{full, forwarded}},
		{"list", "alias", fork + 1, []copyMail{arrived.hop(mx0, store, "a@recipient.example", 1),
			arrived.hop(mx0, store, "b@recipient.example", time.Second)}},
	}
	cases = append(cases, serverCases(relayed, full, last, fork, relays, stores, gap)...)
	return append(cases, listCases(sent, out, gap, servers)...)
}

// serverCases are the groups that the last server before the recipient made.
func serverCases(relayed, full copyMail, last string, fork, relays, stores int, gap time.Duration) []forkCase {
	stage := "sender-server"
	if relays > 0 {
		stage = "transit"
	}
	again := relayed.again(gap)
	detour := relayed.hop(last, "mx.alumni.example", "bob@alumni.example", 1)
	detour = detour.delivered("mx.alumni.example", bob, stores)
	return []forkCase{
		{stage, "retry", fork, []copyMail{full, again.delivered(last, bob, stores),
			again.again(2*gap).delivered(last, bob, stores)}},
		{stage, "parallel", fork, []copyMail{full, relayed.again(2*time.Second).delivered(last, bob, stores)}},
		{stage, "two-addresses", fork, []copyMail{full, relayed.again(time.Second).delivered(last, sales, stores)}},
		{stage, "two-addresses", fork, []copyMail{full.with("X-Original-To: " + bob),
			relayed.again(time.Second).delivered(last, bob, stores).with("X-Original-To: " + sales)}},
		{stage, "forwarder", fork, []copyMail{full, detour}},
	}
}

// collected fetches a message by POP into another mailbox.
func collected(m copyMail, wait time.Duration) copyMail {
	m = m.again(wait)
	return m.line("from pop.recipient.example [192.0.2.110]\n\tby desk.home.example with POP3 (fetchmail-6.4.37)\n" +
		"\tfor <bob@localhost> (single-drop); " + m.clock.Format("Mon, 2 Jan 2006 15:04:05 -0700"))
}

// scanned passes a message through a program on the machine that fetched it.
func scanned(m copyMail) copyMail {
	return m.line("from 127.0.0.1 (AVG SMTP 8.0.1 [270.1]);\n\t" + m.clock.Format("Mon, 2 Jan 2006 15:04:05 -0700"))
}

// listCases are the groups that a mailing list has to do with.
func listCases(sent copyMail, out string, gap time.Duration, servers int) []forkCase {
	const host = "lists.club.example"
	at := sent.hop(out, host, "talk@"+host, time.Second).list("talk", host)
	spread := func(m copyMail, to string) copyMail {
		return m.hop(host, host, to, time.Second).delivered(host, to, 1)
	}
	const society = "mail.society.example"
	other := sent.again(time.Second).hop(out, society, "news@"+society, 1).list("news", society)
	direct := sent.again(time.Second).delivered(out, bob, 2)
	return []forkCase{
		{"list", "list-repeated", servers + 1, []copyMail{spread(at, bob), spread(at.again(gap), bob)}},
		{"list", "two-subscriptions", servers + 1, []copyMail{spread(at, bob), spread(at.again(time.Second), sales)}},
		{"sender-server", "two-lists", servers, []copyMail{spread(at, bob), other.delivered(society, bob, 1)}},
		{"sender-server", "list-and-direct", servers, []copyMail{spread(at, bob), direct}},
	}
}

func TestCopiesPartWhereTheyWereMadeToPart(t *testing.T) {
	n := 0
	for servers := 1; servers <= 3; servers++ {
		for relays := range 3 {
			for stores := 1; stores <= 3; stores++ {
				for _, gap := range []time.Duration{5 * time.Minute, 15 * time.Minute, time.Hour} {
					n++
					for _, c := range forkCases(n, servers, relays, stores, gap) {
						checkFork(t, c, fmt.Sprintf("%d servers, %d relays, %d stores", servers, relays, stores))
					}
				}
			}
		}
	}
}

func checkFork(t *testing.T, c forkCase, what string) {
	t.Helper()
	var inputs []Named
	for i, m := range c.copies {
		inputs = append(inputs, Named{fmt.Sprint(i), m.bytes()})
	}
	r := Copies(context.Background(), inputs, Options{})
	if len(r.Splits) != 1 || len(r.Groups) != 1 {
		t.Fatalf("%s, %s: groups %v", c.stage, c.why, r.Groups)
	}
	s := r.Splits[0]
	hop := c.hop
	if c.stage == "recipient-client" && hop == 0 {
		hop = s.Common
	}
	if s.Stage != c.stage || s.Why != c.why || s.Hop != hop {
		t.Errorf("%s, want %s %s at hop %d, got %s %s at %d\n%s\n%s", what, c.stage, c.why, hop, s.Stage, s.Why, s.Hop,
			inputs[0].Data, inputs[len(inputs)-1].Data)
	}
}

// Of three copies two may part again behind the place where the third went its own way.
func TestCopiesPartAgain(t *testing.T) {
	m := newCopyMail(1)
	sent := m.submitted(2)
	one := sent.delivered("out1.sender.example", sales, 1)
	relayed := sent.again(time.Second).relayed("out1.sender.example", 1)
	two := relayed.delivered("relay0.carrier.example", bob, 1)
	three := relayed.again(10*time.Minute).delivered("relay0.carrier.example", bob, 1)
	s := Copies(context.Background(), []Named{{"1", one.bytes()}, {"2", two.bytes()}, {"3", three.bytes()}}, Options{}).Splits[0]
	if s.Stage != "sender-server" || len(s.Further) != 1 {
		t.Fatalf("%+v", s)
	}
	want := Fork{Group: []int{1, 2}, Stage: "transit", Why: "retry", Hop: 3, Host: "relay0.carrier.example"}
	got := s.Further[0]
	got.QueueID = ""
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// What is no copy is not called one, whatever its Message-ID.
func TestNotCopies(t *testing.T) {
	one := newCopyMail(1).submitted(1).delivered("smtp.sender.example", bob, 1)
	other := newCopyMail(2).submitted(2).delivered("x.sender.example", bob, 1)
	other.body = "A different letter altogether.\nNothing of the first is in it.\n"
	for _, why := range []string{"different-messages", "message-id-only"} {
		party := replaced(other.bytes(), "Ann <ann@sender.example>", "Carl <carl@third.example>", "Offer", "Party")
		r := Copies(context.Background(), []Named{{"1", one.bytes()}, {"2", party}}, Options{})
		if len(r.Findings) != 1 || r.Splits[0].Stage != "not-copies" || r.Splits[0].Why != why || len(r.Groups) != 2 {
			t.Errorf("%s: %+v", why, r.Findings)
		}
		one.id, other.id = "<0@sender.example>", "<0@sender.example>"
	}
}

func TestCopiesWithoutARoute(t *testing.T) {
	m := newCopyMail(1)
	received := m.submitted(1).delivered("smtp.sender.example", bob, 1)
	r := Copies(context.Background(), []Named{{"sent", m.bytes()}, {"received", received.bytes()}}, Options{})
	if len(r.Splits) != 1 || r.Splits[0].Why != "no-route" || r.Findings[0].Severity != Note {
		t.Errorf("%+v", r.Splits)
	}
}

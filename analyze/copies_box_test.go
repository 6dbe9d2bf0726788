package analyze

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

// replaced changes parts of a message, in pairs of old and new.
func replaced(message []byte, pairs ...string) []byte {
	return []byte(strings.NewReplacer(pairs...).Replace(string(message)))
}

func TestCopiesOfTestdata(t *testing.T) {
	var inputs []Named
	for _, name := range []string{"a", "b"} {
		data, err := os.ReadFile("testdata/" + CopiesSplit + "." + name + ".eml")
		if err != nil {
			t.Fatal(err)
		}
		inputs = append(inputs, Named{name, data})
	}
	r := Copies(context.Background(), inputs, Options{})
	f := r.Findings[0]
	for name, want := range map[string]string{"stage": "sender-server", "why": "retry", "schedule": "postfix",
		"host": "out.sender.example", "queue_id": "5F2E01B77A", "hop": "1"} {
		if f.Facts[name] != want {
			t.Errorf("%s is %q, want %q", name, f.Facts[name], want)
		}
	}
	if f.Code != CopiesSplit || f.Confidence != Likely {
		t.Errorf("%+v", f)
	}
	if a := r.Splits[0].Asks[0]; a.Host != "out.sender.example" || a.Until != "2026-03-02T10:10:38+01:00" {
		t.Errorf("the server is not asked in its own time: %+v", a)
	}
}

// Of an mbox, and of a mail that carries the originals, each message is compared.
func TestCopiesInsideOneInput(t *testing.T) {
	first := newCopyMail(1).submitted(1).delivered("smtp.sender.example", bob, 1)
	second := newCopyMail(1).submitted(1).again(10*time.Minute).delivered("smtp.sender.example", bob, 1)
	other := newCopyMail(2).submitted(1).delivered("smtp.sender.example", bob, 1)
	other.body = "Something else.\n"
	var mbox, carrier bytes.Buffer
	carrier.WriteString("From: bob@recipient.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n")
	for _, m := range []copyMail{first, other, second} {
		fmt.Fprintf(&mbox, "From ann@sender.example Mon Mar  2 09:00:00 2026\n%s\n", m.bytes())
		fmt.Fprintf(&carrier, "--b\nContent-Type: message/rfc822\n\n%s\n", m.bytes())
	}
	carrier.WriteString("--b--\n")
	for name, data := range map[string][]byte{"mbox": mbox.Bytes(), "carrier": carrier.Bytes()} {
		r := Copies(context.Background(), []Named{{name, data}}, Options{})
		if fmt.Sprint(r.Groups) != "[[0 2] [1]]" || len(r.Inputs) != 3 || r.Splits[0].Why != "retry" {
			t.Errorf("%s: groups %v, inputs %+v", name, r.Groups, r.Inputs)
		}
	}
}

// Old mail of many days that is there twice was fetched again all at once.
func TestRestoredMailbox(t *testing.T) {
	var inputs []Named
	for n := range 4 {
		m := newCopyMail(n)
		m.date = m.date.Add(time.Duration(n) * 72 * time.Hour)
		m.clock = m.date
		m = m.submitted(1).delivered("smtp.sender.example", bob, 1)
		inputs = append(inputs, Named{"old", m.bytes()}, Named{"new", m.with("X-UIDL: 9").bytes()})
	}
	for _, s := range Copies(context.Background(), inputs, Options{}).Splits {
		if s.Stage != "recipient-client" || s.Why != "restored" {
			t.Errorf("%s %s", s.Stage, s.Why)
		}
	}
}

// Copies that were saved with other line ends are the same.
func TestLineEndsAreNoDifference(t *testing.T) {
	m := newCopyMail(1).submitted(1).delivered("smtp.sender.example", bob, 1).bytes()
	crlf := bytes.ReplaceAll(m, []byte("\n"), []byte("\r\n"))
	s := Copies(context.Background(), []Named{{"lf", m}, {"crlf", crlf}}, Options{}).Splits[0]
	if !s.SameMail || s.Stage != "recipient-client" || len(s.Fields) > 0 {
		t.Errorf("%+v", s)
	}
}

// A gateway that cut off the lowest field of one copy does not hide what the copies share.
func TestCopiesWithoutTheirFirstHop(t *testing.T) {
	m := newCopyMail(1).submitted(3)
	cut := m
	cut.hops = m.hops[:2]
	a := m.delivered("out2.sender.example", bob, 1)
	b := cut.again(5*time.Minute).delivered("out2.sender.example", bob, 1)
	s := Copies(context.Background(), []Named{{"a", a.bytes()}, {"b", b.bytes()}}, Options{}).Splits[0]
	if s.Stage != "sender-server" || s.Common != 2 || s.Hop != 3 {
		t.Errorf("%+v", s)
	}
}

func FuzzCopies(f *testing.F) {
	m := newCopyMail(1).submitted(2).delivered("out1.sender.example", bob, 2)
	f.Add(m.bytes(), m.again(time.Minute).list("talk", "lists.club.example").bytes())
	f.Add([]byte("Received: x\n\n"), []byte("Message-ID: <1>\n\nx"))
	f.Fuzz(func(t *testing.T, a, b []byte) {
		r := Copies(context.Background(), []Named{{"a", a}, {"b", b}, {"a again", a}}, Options{})
		if len(r.Findings) != len(r.Splits) {
			t.Fatal("a finding without its details")
		}
		for _, s := range r.Splits {
			if len(s.Copies) != len(s.Group) {
				t.Fatalf("%+v", s)
			}
		}
	})
}

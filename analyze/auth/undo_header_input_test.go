package auth

import (
	"bytes"
	"context"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

// holds reports whether the signature verifies over these fields, in their order. The signature itself is
// added by the check; the one that stands among the fields is known by its place.
func (c *headerCheck) holds(fields []rawField) bool {
	return c.signs(c.s.hash().of(newFieldIndex(fields).input(nil, c.s)))
}

// The hash of a header with changes is the one of the header that has them.
func TestHeaderInputIsThatOfTheChangedHeader(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	zone := headerZone(t)
	tried, blind := 0, 0
	for _, way := range headerSignings() {
		message1 := way.sign(t, headerLetters["english"]+"Comments: one\r\nComments: two\r\n\r\nhello\r\n")
		broken := strings.Replace(message1, "Subject: Re: ", "Subject: [list] Re: ", 1)
		m := message(t, []byte("To: first@example.org\r\nSubject: above\r\nSubject: second above\r\n"+broken))
		s := Verify(context.Background(), m, zone, time.Time{})[0]
		s.Signed = append(s.Signed, "Reply-To", "X-None", "reply-to", "Subject", "subject")
		u := newHeaderUndoer(m, &s, s.check())
		u.put(0, "Reply-To", " a@example.org")
		u.put(0, "Sender", " b@example.org")
		u.input = u.signed()
		puts := slices.Clone(u.edits)
		for range 300 {
			sets, fields := randomSets(random, u, puts)
			got := u.input.with(sets)
			want := s.hash().of(newFieldIndex(fields).input(nil, &s))
			if tried++; got == nil {
				blind++
				got = s.hash().of(newFieldIndex(rawOnly(u)).input(nil, &s))
			}
			if !bytes.Equal(got, want) {
				t.Fatalf("%+v: %+v", way, sets)
			}
		}
	}
	if tried < 1000 || blind == 0 || blind > tried/2 {
		t.Errorf("%d tried, %d of them of fields that nobody signed", tried, blind)
	}
}

func rawOnly(u *headerUndoer) (fields []rawField) {
	for _, f := range u.fields {
		fields = append(fields, f.rawField)
	}
	return fields
}

// randomSets changes, drops and puts back up to three fields, and gives the fields that this makes.
func randomSets(random *rand.Rand, u *headerUndoer, puts []*headerEdit) (sets []fieldSet, fields []rawField) {
	fields = rawOnly(u)
	gone := make(map[int]bool)
	for range 1 + random.IntN(mostTogether) {
		at := random.IntN(len(fields))
		if gone[at] {
			continue
		}
		gone[at] = true
		switch random.IntN(3) {
		case 0:
			value := " other " + string(rune('a'+random.IntN(26)))
			sets = append(sets, fieldSet{at: at, form: []byte(u.canonical(fields[at].name, value))})
			fields[at].value = value
		case 1:
			sets = append(sets, fieldSet{at: at, drop: true})
			fields[at].name = ""
		}
	}
	if random.IntN(2) == 0 {
		set := puts[random.IntN(len(puts))].sets[0]
		_, value, _ := bytes.Cut(set.form, []byte(":"))
		sets = append(sets, set)
		fields = append(fields, rawField{name: set.name, value: string(bytes.TrimSuffix(value, crlf)), at: notStanding})
	}
	return sets, slices.DeleteFunc(fields, func(f rawField) bool { return f.name == "" })
}

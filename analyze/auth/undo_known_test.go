package auth

import (
	"bytes"
	"crypto/sha256"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// draftOf gives the draft of a letter, and a search in it that wants one hash.
func draftOf(t *testing.T, letter string, canon Canon, want []byte) (*draft, *undoer) {
	m := read1(t, letter)
	u := newUndoer(&Signature{Body: canon, Algorithm: "rsa-sha256", Length: -1})
	u.root, u.budget = m.Root, 1<<30
	u.want(want, 0)
	return newDraft(m.Root, headers.Span{Start: max(m.Root.Header.End, m.Root.Header.Separator.End), End: m.Root.End}, canon), u
}

// hashOf is the body hash of a draft, made without what the search knows.
func hashOf(d *draft) []byte {
	sum := sha256.Sum256(d.text.of(d.text.ended(d.whole())))
	return sum[:]
}

// A body with a leaf in another form is hashed in pieces as the draft that it would be.
func TestFormsAreHashedAsDrafts(t *testing.T) {
	for name, letter := range letters {
		for _, canon := range []Canon{Simple, Relaxed} {
			d, _ := draftOf(t, letter+"\r\n\r\n", canon, nil)
			for i := range d.parts {
				for _, e := range []eml.Encoding{eml.EightBit, eml.QuotedPrintable, eml.Base64} {
					lines := splitLines([]byte("one  line\r\n\r\nanother \r\n\r\n"))
					made := d.with(d.parts[i], e, lines)
					again, u := draftOf(t, letter+"\r\n\r\n", canon, hashOf(made))
					s := formSearch{undoer: u, draft: again, leaf: &leaf{region: again.parts[i]}}
					for range 2 { // the second time what stands before the leaf is known
						before, text := u.budget, canonical(lines, canon)
						s.hash(form{encoding: e}, text.whole(), len(lines))
						hashed := len(made.text.of(made.text.ended(made.whole())))
						if counted := before - u.budget; counted != made.cost()+hashed+sumCost {
							t.Errorf("%s, %s, part %d, %s: %d is counted", name, canon, i, e, counted)
						}
						if len(u.left) > 0 {
							t.Errorf("%s, %s, part %d, %s: not found", name, canon, i, e)
						}
						u.left = u.all
					}
				}
			}
		}
	}
}

// All texts without their encoding are the draft that comes of one after the other.
func TestTextsAreRecastTogether(t *testing.T) {
	part := "--b1\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + quotedText + "\r\n"
	coded := "--b1\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n" + encodedText + "\r\n"
	letter := "Content-Type: multipart/mixed; boundary=\"b1\"\r\n\r\nPreamble\r\n" + part + coded + part + "--b1--\r\n"
	d, u := draftOf(t, letter, Relaxed, nil)
	leaves := make([]leaf, len(d.parts))
	for i, p := range d.parts {
		leaves[i].region = p
	}
	want := d
	for i := len(leaves) - 1; i >= 0; i-- {
		leaves[i].read(d)
		want = want.with(d.parts[i], eml.SevenBit, leaves[i].textLines(leaves[i].content))
	}
	pieces, cost := d.recastTo(eml.SevenBit, decodedTexts(d, leaves))
	var got []byte
	for _, p := range pieces {
		got = append(got, p.text...)
	}
	if len(leaves) != 3 || !bytes.Equal(got, want.text.bytes) || cost != want.cost() {
		t.Errorf("%d leaves, %d for %d:\n%s", len(leaves), cost, want.cost(), got)
	}
	u.allTexts(d, leaves)
	first := 1<<30 - u.budget
	if u.allTexts(d, leaves); 1<<30-u.budget != 2*first || first < cost {
		t.Errorf("what is known counts %d beside %d", 1<<30-u.budget-first, first)
	}
}

// A search that comes back to a draft counts as much as one that remembers nothing, and finds what is new.
func TestWhatIsKnownCountsTheSame(t *testing.T) {
	for name, letter := range letters {
		known, u := draftOf(t, letter, Relaxed, make([]byte, 32))
		fresh, v := draftOf(t, letter, Relaxed, make([]byte, 32))
		known.remember()
		for _, at := range []cuts{likely, seams, anywhere, anywhere} {
			u.ends(known, at)
			v.ends(fresh, at)
			if u.budget != v.budget {
				t.Errorf("%s: %d is left, not %d", name, u.budget, v.budget)
			}
		}
		if len(known.tried.footers) == 0 || len(known.tried.banners) == 0 || fresh.tried != nil {
			t.Errorf("%s: %+v", name, known.tried)
		}
	}
}

// Cuts that an earlier search had no place for are found by a later one.
func TestLaterCutsAreFound(t *testing.T) {
	letter := letters["alternative"]
	d, _ := draftOf(t, letter, Simple, nil)
	for _, p := range d.parts {
		for i := p.first; i < p.last; i++ {
			again, u := draftOf(t, letter, Simple, hashOf(d.replace(i, p.last, nil)))
			again.remember()
			u.ends(again, likely)
			u.ends(again, anywhere)
			if len(u.left) > 0 || !slices.ContainsFunc(u.all[0].changes, func(c Change) bool { return c.What == FooterAdded || c.What == BlankLines }) {
				t.Errorf("lines %d to %d: %v", i, p.last, u.all[0].changes)
			}
		}
	}
}

// A set of cuts knows those that were added, and no others.
func TestCutSets(t *testing.T) {
	random, known := rand.New(rand.NewPCG(7, 8)), map[[2]int]bool{}
	var set cutSet
	for range 5000 {
		cut := [2]int{random.IntN(5), random.IntN(500)}
		if set.again(cut[0], cut[1]) != known[cut] {
			t.Fatal(cut)
		}
		known[cut] = true
	}
}

// A draft that is made in the place of another one is the same as a new one.
func TestDraftsInThePlaceOfOthers(t *testing.T) {
	for name, letter := range letters {
		d, _ := draftOf(t, letter, Relaxed, nil)
		var used draft
		for i := range len(d.lines) {
			j := min(len(d.lines), i+i%7)
			d.replaceIn(&used, i, j, nil)
			want := d.replace(i, j, nil)
			if !slices.EqualFunc(used.lines, want.lines, bytes.Equal) || !slices.Equal(used.starts, want.starts) ||
				!slices.Equal(used.parts, want.parts) || !bytes.Equal(used.text.bytes, want.text.bytes) ||
				!slices.Equal(used.text.filled, want.text.filled) || used.led != want.led || used.tried != nil {
				t.Fatalf("%s: lines %d to %d", name, i, j)
			}
		}
	}
}

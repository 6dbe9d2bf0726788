package analyze

import (
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/charset"
)

func textOf(kind, text string) *Content {
	return &Content{Part: &eml.Part{Type: kind}, Body: true, Reading: &charset.Reading{Text: text}}
}

// Whatever words the checks look for, a text that holds them mentions them, also where a page parts them.
func TestMentionsHoldsWhatChecksLookFor(t *testing.T) {
	kinds := map[mention][]string{mentionsForward: forwards().Markers, mentionsPromise: promises,
		mentionsLink: {"发来的"}}
	for _, s := range cloudServices().Link {
		kinds[mentionsLink] = append(kinds[mentionsLink], s.Hint...)
	}
	for _, s := range strippers().Stripper {
		switch {
		case s.Anywhere:
			kinds[mentionsRemoval] = append(kinds[mentionsRemoval], s.Hint...)
		case !s.Apart:
			kinds[mentionsNotice] = append(kinds[mentionsNotice], s.Hint...)
		}
	}
	for kind, list := range kinds {
		for _, phrase := range list {
			texts := map[string]string{"text/plain": "a " + phrase + " b\n", "text/html": "<p>a<b>" + phrase + "</b></p>"}
			for form, text := range texts {
				if mentionsOf(textOf(form, text))&kind == 0 {
					t.Errorf("%q is not seen in %q", phrase, text)
				}
			}
			parted := strings.ReplaceAll(phrase, " ", "\r\n <i>&nbsp;</i>")
			if kind != mentionsPromise && mentionsOf(textOf("text/html", parted))&kind == 0 {
				t.Errorf("%q is not seen in %q", phrase, parted)
			}
		}
	}
}

// Letters that are written as references may be any word; those of signs and of addresses are none.
func TestSpellsOut(t *testing.T) {
	for page, want := range map[string]bool{
		"":                               false,
		"<p>a &amp; b&nbsp;&copy; c</p>": false,
		"<a href='https://a.example/?x=1&y=2&z=3'>it&#39;s &#8220;here&#8221;</a>": false,
		"a & b && c &": false,
		"<a href=x>1 &#43; 1</a> A&T, R&D &#149;&#146;&#13;": false,
		"for&#138;&#46;":                  true,
		"forw&#97;rded":                   true,
		"&#x8F6C;&#x53D1;":                true,
		"message transf&eacute;r&eacute;": true,
		"scr&shy;ubbed":                   true,
		"for&#8203;warded":                true,
		"&" + strings.Repeat("a", 1<<10):  true,
		"&#" + strings.Repeat("9", 1<<10): true,
	} {
		if spellsOut(page) != want {
			t.Errorf("%.40q: %v", page, !want)
		}
	}
	for _, kind := range mentionWords()[:4] {
		for _, phrase := range kind {
			for sign := range strings.FieldsSeq(rarestFirst(phrase)[0]) {
				if strings.ContainsAny(sign, signs) {
					t.Errorf("%q holds a sign that may be written as a reference", phrase)
				}
			}
		}
	}
}

// A page that spells letters out mentions what it shows with its references undone.
func TestMentionsOfSpelledPages(t *testing.T) {
	for page, want := range map[string]mention{
		"<p>&#36716;&#21457;&#37038;&#20214;":              mentionsForward,
		"<p>message transf&eacute;r&eacute;":               mentionsForward,
		"<p>a &#99;&#111;ntact and Gr&uuml;&szlig;e":       0,
		"<p>An HTML attachment w&#97;s scr&#117;bbed":      removals,
		"<p>An HTML attachment was scr&shy;ubbed":          mentionsAll,
		"<a href='https://dropbox.com&#47;s/1'>report</a>": mentionsLink,
	} {
		if got := mentionsOf(textOf("text/html", page)); got != want {
			t.Errorf("%s: %b, want %b", page, got, want)
		}
	}
}

// The words of a hint have to stand together, but for what nobody sees between them.
func TestHintsOfRemoval(t *testing.T) {
	for page, want := range map[string]bool{
		"This e-mail, in its original form, contained one":                                       true,
		"within its original formats":                                                            true,
		"in its original plan; in\r\n\t<b>its</b>&nbsp;<i class='a b'>original\u00A0form</i>":    true,
		"in <br>&#160;\u200Bits original <p>form":                                                true,
		"the form of the original is in its place":                                               false,
		"in its own original form":                                                               false,
		"in its original":                                                                        false,
		"in its original <form":                                                                  false,
		"in its " + strings.Repeat("<b> ", 100) + "original":                                     true,
		"A non-text attachment was <b>scrubbed":                                                  true,
		"you scrubbed what was there":                                                            false,
		strings.Repeat("was ", 1<<16) + strings.Repeat("was<", 1<<16) + "scrubbe":                false,
		"scrubbed " + strings.Repeat("&was ", 1<<14):                                             true,
		strings.Repeat("was it scrubbed ", 1<<10) + "[<b>demime]" + strings.Repeat("<demime", 9): false,
	} {
		if got := mentionsOf(textOf("text/html", page))&removals != 0; got != want {
			t.Errorf("%.80q: %v", page, got)
		}
	}
}

// Texts that mention nothing are not read for people's eyes.
func TestProseIsReadWhereItIsNeeded(t *testing.T) {
	e := evidenceOf(t, bodyOf("text/html", "<p>Nothing to see here.</p>"))
	for range e.proseAbout(mentionsAll, leftBehind) {
		t.Error("a text was read")
	}
	e = evidenceOf(t, bodyOf("text/html", "<p>A non-text attachment was <b>scrubbed</b></p>"))
	n := 0
	for p := range e.proseAbout(removals, nil) {
		if n++; p.Text != "A non-text attachment was scrubbed" || p != e.prose().get(0) {
			t.Errorf("%q", p.Text)
		}
	}
	if n != 1 {
		t.Errorf("%d texts", n)
	}
}

// The tables of phrases are told apart.
func TestWhichPhrases(t *testing.T) {
	p := newPhrases([]string{"ones", "unos"}, []string{"twos"}, []string{"three words here", "ones more"})
	for text, want := range map[string]phraseTables{"": 0, "two": 0, "Ones": 1, "UNOS tWos": 3, "ones more": 5,
		"three words": 0, "three words here, twos, ones": 7} {
		if got := p.which(text); got != want {
			t.Errorf("%q: %b, want %b", text, got, want)
		}
	}
}

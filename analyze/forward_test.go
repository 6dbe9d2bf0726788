package analyze

import "testing"

func TestEachLanguageForwards(t *testing.T) {
	for _, l := range forwardFile(t).Language {
		if l.Source == "" || len(l.Try) == 0 {
			t.Errorf("%s: a record without a source or an example", l.Name)
		}
		for _, x := range l.Try {
			e := evidenceOf(t, "From: a@example.org\nSubject: "+x.Subject+"\nContent-Type: text/plain; charset=utf-8\n\n"+x.Text)
			findings, crashed := run(forwardInline, e)
			if crashed || (len(findings) == 1) == x.None {
				t.Errorf("%s: %d findings in %q", x.Subject, len(findings), x.Text)
			}
		}
	}
}

func TestForwardSubject(t *testing.T) {
	for subject, want := range map[string][2]bool{
		"Fwd: a": {true, false}, "FW: Re: a": {true, false}, "[list] Fwd: a": {true, false}, "转发：a": {true, false},
		"Re: Fwd: a": {false, true}, "回复：转发：a": {false, true}, "WG: a": {true, false}, "Report: a": {}, "I think": {}, "": {},
		"Re[2]: a": {false, true}, "FWD a": {},
	} {
		forward, answer := forwardSubject(subject)
		if forward != want[0] || answer != want[1] {
			t.Errorf("%q: forward %v, answer %v", subject, forward, answer)
		}
	}
}

// A message that carries the original is no inline forward, even if it shows its fields.
func TestForwardWithTheOriginal(t *testing.T) {
	e := evidenceOf(t, "From: a@example.org\nSubject: Fwd: s\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n"+
		"From: Kim\nDate: Monday\nTo: Lee\nSubject: s\n\n--b\nContent-Type: message/rfc822\n\nFrom: k@example.org\nSubject: s\n\nhello\n--b--\n")
	if findings, _ := run(forwardInline, e); len(findings) > 0 {
		t.Error(findings[0].Facts)
	}
}

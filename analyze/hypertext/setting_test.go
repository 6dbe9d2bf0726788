package hypertext

import "testing"

func TestSetting(t *testing.T) {
	page := Read(`<div class="Card" title="plan.pdf"><span id="N1">see <a href="https://a.example/x">
		the <b>plan</b></a></span></div><blockquote>old <a href="https://b.example/">b</a></blockquote>
		<div class=gmail_quote><a href=https://c.example>c</a></div><a href=https://d.example>open`)
	if len(page.Links) != 4 {
		t.Fatalf("%d links: %+v", len(page.Links), page.Links)
	}
	a, b, c, d := page.Links[0], page.Links[1], page.Links[2], page.Links[3]
	if a.Marks != "n1 card" || a.Title != "plan.pdf" || a.Quoted {
		t.Errorf("%+v", a)
	}
	if got := page.Text[a.At:a.End]; got != "the plan <https://a.example/x>" {
		t.Errorf("the link stands at %q", got)
	}
	if !b.Quoted || !c.Quoted || d.Quoted || d.Marks != "" {
		t.Errorf("%+v %+v %+v", b, c, d)
	}
}

func FuzzSetting(f *testing.F) {
	f.Add("<div class=a><a href=x>b</a></div>")
	f.Add("<a href=x><a href=y></a></a></div><td>&#0;<div style=display:none><a href=z>")
	f.Fuzz(func(t *testing.T, source string) {
		page, last := Read(source), 0
		for _, l := range page.Links {
			if l.At < last || l.End < l.At || l.End > len(page.Text) {
				t.Fatalf("a link at %d-%d of %d", l.At, l.End, len(page.Text))
			}
			last = l.At
		}
	})
}

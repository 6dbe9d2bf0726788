package report

import (
	"fmt"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/report/catalogue"
)

// Measures of the picture of a route, in its own units. It is narrow, so that a telephone shows it whole.
const (
	pictureWidth = 400
	spineX       = 18
	textX        = 42
	lineHeight   = 17
	leastGap     = 26 // between two hops without a wait
	mostGap      = 64 // more for the longest wait
	charWidth    = 7  // of a column of text, on average
)

// picture is a route being drawn from the top: the sender's end.
type picture struct {
	strings.Builder
	y           int
	first, last int // where the first and the last mark stand
}

// draw shows the way of a message as a picture: hosts from the sender's end down, the waits between them by
// length, clocks that are wrong, and where the recipient's side begins.
func (s *sheet) draw(r analyze.Route, o *Options) {
	if len(r.Hops) > mostDrawn {
		return
	}
	p := &picture{y: 6}
	longest, first := max(longestWait(r), leastDrawn), border(r.Hops)
	for i := range r.Hops {
		if i > 0 {
			p.wait(r, i, longest, o)
		}
		if i == first && first > 0 {
			p.border(o)
		}
		p.hop(r, i, o)
	}
	s.write("<figure class=\"route\"><svg role=\"img\" viewBox=\"0 0 %s %s\" aria-label=\"%s\">\n",
		decimal(pictureWidth), decimal(p.y+4), o.phrase("web", "picture", map[string]string{"hops": decimal(len(r.Hops))}))
	fmt.Fprintf(&s.out, "<path class=\"spine\" d=\"M%d %dV%d\"/>\n", spineX, p.first, p.last)
	s.out.WriteString(p.String())
	s.out.WriteString("</svg></figure>\n")
}

// mostDrawn is the most hops that a picture shows; a longer route is a loop, and the table has it all.
const mostDrawn = 60

// leastDrawn is the wait in seconds that is drawn as the longest where none is longer.
const leastDrawn = 300

// line writes one line of text and moves on.
func (p *picture) line(class, text string) {
	p.y += lineHeight
	room := (pictureWidth - textX) / charWidth
	fmt.Fprintf(p, "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n", class, textX, p.y-4, escape(cut(Safe(text), room)))
}

// hop draws a host: its mark, name, side and stamp, and what is wrong with its clock.
func (p *picture) hop(r analyze.Route, i int, o *Options) {
	hop := r.Hops[i]
	p.last = p.y + lineHeight - 9
	if i == 0 {
		p.first = p.last
	}
	mark(p, string(hop.Party), p.last)
	p.line("host", hostOf(hop))
	var about []string
	for _, text := range []string{sideOf(hop, o), hop.Software} {
		if text != "" {
			about = append(about, text)
		}
	}
	if len(about) > 0 {
		p.line("about", strings.Join(about, " · "))
	}
	stamp := clock(hop.Time, o.Zone)
	if stamp == "" {
		stamp = o.word("web", "no-time")
	}
	p.line("time", stamp)
	if off, wrong := offsetOf(r, hop); wrong {
		p.line("off", "⚠ "+o.phrase("web", "clock", map[string]string{
			"shift": catalogue.Shift(o.Lang, off), "time": corrected(hop.Time, off, o.Zone)}))
	}
}

// mark draws the mark of a hop: each side has a shape of its own beside its colour.
func mark(p *picture, party string, y int) {
	switch party {
	case "sender":
		fmt.Fprintf(p, "<circle class=\"sender\" cx=\"%d\" cy=\"%d\" r=\"7\"/>\n", spineX, y)
	case "recipient":
		fmt.Fprintf(p, "<path class=\"recipient\" d=\"M%d %dl8 8l-8 8l-8 -8z\"/>\n", spineX, y-8)
	default:
		fmt.Fprintf(p, "<rect class=\"transit\" x=\"%d\" y=\"%d\" width=\"13\" height=\"13\"/>\n", spineX-6, y-6)
	}
}

// wait draws what lies between two hops, thick as far as a wait is proved and dashed as far as it is possible.
func (p *picture) wait(r analyze.Route, i int, longest int64, o *Options) {
	least, most := reach(waitOf(r, i))
	solid, whole := share(least, longest), share(most, longest)
	height := leastGap + int(float64(mostGap)*whole)
	top := p.y + 2
	p.y += height
	class := "wait"
	if slowest(r, i) {
		class = "wait slowest"
	}
	length := int(float64(height-8) * solid / max(whole, 0.0001))
	if length > 0 && most >= noSkew {
		fmt.Fprintf(p, "<path class=\"%s\" d=\"M%d %dv%d\"/>\n", class, spineX, top+2, length)
	}
	if whole > solid && most >= noSkew {
		fmt.Fprintf(p, "<path class=\"%s maybe\" d=\"M%d %dv%d\"/>\n", class, spineX, top+2+length, height-8-length)
	}
	if text := waitOf(r, i).Short(o.Lang); text != "" {
		if slowest(r, i) {
			text += "  " + o.word("label", "slowest")
		}
		fmt.Fprintf(p, "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n", class, textX, top+height/2+3, escape(text))
	}
}

// border draws where the recipient's side begins.
func (p *picture) border(o *Options) {
	p.y += 6
	fmt.Fprintf(p, "<path class=\"border\" d=\"M0 %dH%d\"/>\n", p.y, pictureWidth)
	p.y += 15
	fmt.Fprintf(p, "<text class=\"about\" x=\"%d\" y=\"%d\">%s</text>\n", textX, p.y, escape(o.word("web", "border")))
	p.y += 8
}

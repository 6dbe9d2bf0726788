package report

import (
	"fmt"
	"strings"
)

// sheet is the medium of HTML, in one language. All that it writes passes escape.
type sheet struct {
	out      strings.Builder
	lang     Lang
	anchor   string
	raw      []rawHeader
	findings int  // the number of findings written so far, over all messages
	open     bool // a section is open
}

// write writes markup; every argument is escaped.
func (s *sheet) write(format string, args ...string) {
	list := make([]any, len(args))
	for i, arg := range args {
		list[i] = escape(arg)
	}
	fmt.Fprintf(&s.out, format, list...)
}

// finish closes what is open.
func (s *sheet) finish() {
	if s.open {
		s.out.WriteString("</section>\n")
		s.open = false
	}
}

func (s *sheet) input(name, about string) {
	s.write("<header class=\"input\"><p class=\"name\">%s</p><p class=\"about\">%s</p></header>\n", name, about)
}

func (s *sheet) heading(text string) {
	s.finish()
	s.write("<h2 class=\"message\">%s</h2>\n", text)
}

func (s *sheet) lead(with tone, label, text string) {
	s.finish()
	switch {
	case label != "":
		s.write("<p class=\"act\"><span class=\"label\">%s</span> %s</p>\n", label, text)
	case with == quiet:
		s.write("<p class=\"brief\">%s</p>\n", text)
	default:
		s.write("<h2 class=\"lead %s\">%s</h2>\n", string(with), text)
	}
}

// remedy says below the headline what to do.
func (s *sheet) remedy(label, text string) {
	if text != "" {
		s.write("<p class=\"act remedy\"><span class=\"label\">%s</span> %s</p>\n", label, text)
	}
}

func (s *sheet) section(title, about string) {
	s.finish()
	s.open = true
	s.write("<section>\n<h3>%s", title)
	if about != "" {
		s.write(" <small>%s</small>", about)
	}
	s.out.WriteString("</h3>\n")
}

func (s *sheet) pairs(list []pair) {
	if len(list) == 0 {
		return
	}
	s.out.WriteString("<dl>\n")
	for _, p := range list {
		s.write("<div><dt>%s</dt><dd>", p.label)
		s.text(p.value)
		s.out.WriteString("</dd></div>\n")
	}
	s.out.WriteString("</dl>\n")
}

// text writes a text of ours or of the message.
func (s *sheet) text(t words) {
	text := t.text
	switch {
	case text == "":
	case t.link != "":
		s.write("<a href=\"%s\" download>%s</a>", t.link, text)
	case t.quoted:
		s.write("<bdi>%s</bdi>", text)
	case t.tone != plain:
		s.write("<span class=\"%s\">%s</span>", string(t.tone), text)
	default:
		s.write("%s", text)
	}
	if t.under != "" {
		s.write("<br><small class=\"under\">%s</small>", t.under)
	}
}

func (s *sheet) remarks(list []string) {
	if len(list) == 0 {
		return
	}
	s.out.WriteString("<ul>\n")
	for _, text := range list {
		s.write("<li>%s</li>\n", text)
	}
	s.out.WriteString("</ul>\n")
}

func (s *sheet) finding(number int, f findingPage) {
	s.findings++
	s.write("<section class=\"finding %s\">\n", string(f.tone))
	s.write("<h4><span class=\"number\">%s.</span> <span class=\"severity\">%s</span> %s</h4>\n",
		decimal(number), f.severity, f.title)
	s.write("<p class=\"about\">%s <code>%s</code></p>\n", f.about, f.code)
	for _, p := range f.paras {
		switch {
		case p.value.text == "":
		case p.label != "":
			s.write("<p class=\"fix\"><span class=\"label\">%s</span> %s</p>\n", p.label, p.value.text)
		default:
			s.write("<p>%s</p>\n", p.value.text)
		}
	}
	s.places(f)
	s.out.WriteString("</section>\n")
}

// places lists where a finding stands. A place in a header that the page shows leads there.
func (s *sheet) places(f findingPage) {
	if len(f.places) == 0 {
		return
	}
	s.out.WriteString("<ul class=\"places\">\n")
	for _, p := range f.places {
		s.out.WriteString("<li>")
		if target := s.target(p.place); target != "" {
			s.write("<a href=\"#%s\">%s</a>", target, p.at)
		} else {
			s.write("<span>%s</span>", p.at)
		}
		if strings.TrimSpace(p.quote) != "" {
			s.write(" <code><bdi>%s</bdi></code>", p.quote)
		}
		s.out.WriteString("</li>\n")
	}
	if f.more != "" {
		s.write("<li>%s</li>\n", f.more)
	}
	s.out.WriteString("</ul>\n")
}

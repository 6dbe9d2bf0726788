package report

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/report/catalogue"
)

// letters writes what may be sent as it is: the answer to the person who asked, and a question to each who
// has a log or remembers. Labels say to whom.
func letters(r *analyze.MessageReport, o *Options) []pair {
	list := []pair{{o.word("web", "to-customer"), theirs(answer(r, o))}}
	for _, a := range r.Asks {
		label := o.phrase("web", "to-"+a.To, map[string]string{"host": a.Host})
		list = append(list, pair{label, theirs(question(r, a, o))})
	}
	return list
}

// answer tells the person who asked what happened and what to do.
func answer(r *analyze.MessageReport, o *Options) string {
	lines := []string{o.word("letter", "hello"), "", aboutMessage(r, o), "", headline(r, o)}
	if fix := whatToDo(r, o); fix != "" {
		lines = append(lines, "", joinLabel(o, o.word("label", "fix"), fix))
	}
	if who := whoActs(r, o); who != "" && r.Act.Who != "nobody" {
		lines = append(lines, "", o.phrase("letter", "who", map[string]string{"who": who}))
	}
	return strings.Join(lines, "\n")
}

// whatToDo is the remedy of the finding that the headline speaks of, "" where there is none.
func whatToDo(r *analyze.MessageReport, o *Options) string {
	for _, f := range r.Findings {
		if f.Code == r.Headline.Code {
			return catalogue.Tell(f.Code, o.Lang, catalogue.Fix, factsOf(&f, o))
		}
	}
	return ""
}

// question asks somebody who has a log, with what is needed to find the message in it.
func question(r *analyze.MessageReport, a analyze.Ask, o *Options) string {
	lines := []string{o.word("letter", "hello"), ""}
	if a.To == "host" {
		lines = append(lines, o.word("letter", "please"), "")
	}
	lines = append(lines, aboutMessage(r, o))
	if r.Summary.MessageID != "" {
		lines = append(lines, "Message-ID: "+r.Summary.MessageID)
	}
	lines = append(lines, "", asked(a, o), "", joinLabel(o, o.word("letter", "reason"), headline(r, o)), "",
		o.word("letter", "thanks"))
	return strings.Join(lines, "\n")
}

// asked is the question itself, to the one who is to answer it.
func asked(a analyze.Ask, o *Options) string {
	facts := map[string]string{"queue_id": a.QueueID, "from": clock(a.From, nil), "until": clock(a.Until, nil)}
	return o.phrase("letter", "ask-"+a.To, facts)
}

// aboutMessage names the message.
func aboutMessage(r *analyze.MessageReport, o *Options) string {
	return o.phrase("letter", "about", map[string]string{
		"subject": clip(r.Summary.Subject), "from": clip(r.Summary.From), "date": clock(r.Summary.Date, o.Zone),
	})
}

func (s *sheet) letters(list []pair) {
	s.section(s.word("letters"), "")
	for _, p := range list {
		s.write("<div class=\"letter\"><h4>%s</h4><pre>", p.label)
		s.out.WriteString(rawText([]byte(p.value.text)))
		s.out.WriteString("</pre></div>\n")
	}
}

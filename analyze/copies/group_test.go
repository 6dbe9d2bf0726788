package copies

import (
	"fmt"
	"testing"
	"time"

	"github.com/eml-inspect/eml-inspect/packaging/processor"
)

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

func letter() Copy {
	return Copy{MessageID: "<1@sender.example>", Date: noon, From: "ann@sender.example", Subject: "Offer",
		Text: ReadText("Dear Bob,\nthe price is 5.\nThe date is Monday.\nThe place is here.\nAnn\n")}
}

func TestSame(t *testing.T) {
	for what, c := range map[string]struct {
		change func(*Copy)
		want   bool
	}{
		"as it is":              {func(*Copy) {}, true},
		"a list took it on":     {func(c *Copy) { c.Subject = "[club] Offer"; c.From = "club@lists.example" }, true},
		"another Message-ID":    {func(c *Copy) { c.MessageID = "<2@gate.example>" }, true},
		"sent again":            {func(c *Copy) { c.MessageID = "<2@x.example>"; c.Date = noon.Add(time.Hour) }, true},
		"sent every week":       {func(c *Copy) { c.MessageID = "<2@x.example>"; c.Date = noon.Add(7 * 24 * time.Hour) }, false},
		"another author":        {func(c *Copy) { c.MessageID = "<2@x.example>"; c.From = "eve@x.example" }, false},
		"a notice":              {func(c *Copy) { c.MessageID = "<2@x.example>"; c.Notice = true }, false},
		"no text":               {func(c *Copy) { c.MessageID = "<2@x.example>"; c.Text = ReadText("") }, false},
		"the next version":      {func(c *Copy) { *c = next(*c, "[v2] Offer", "The price is 6.") }, false},
		"an answer that quotes": {func(c *Copy) { *c = next(*c, "Re: Offer", "Fine.") }, false},
		"a Message-ID for all": {func(c *Copy) {
			c.From, c.Subject, c.Text = "eve@x.example", "Party", ReadText("Will you come?")
		}, false},
	} {
		a, b := letter(), letter()
		c.change(&b)
		if Same(&a, &b) != c.want || Same(&b, &a) != c.want {
			t.Errorf("%s: want %v", what, c.want)
		}
	}
}

// next is another message of the same author with nearly the same text.
func next(c Copy, subject, line string) Copy {
	c.MessageID, c.Subject, c.Date = "<2@sender.example>", subject, noon.Add(time.Hour)
	c.Text = ReadText(line + "\nDear Bob,\nthe price is 5.\nThe date is Monday.\nThe place is here.\nAnn\n")
	return c
}

// Grouping costs a bounded number of comparisons for each message, whatever they have in common.
func TestGroupIsBounded(t *testing.T) {
	var list []*Copy
	for n := range 5000 {
		list = append(list, &Copy{MessageID: "<same@x.example>", Date: noon.Add(time.Duration(n) * time.Hour * 100),
			From: fmt.Sprint(n, "@x.example"), Subject: fmt.Sprint(n), Text: ReadText(fmt.Sprint("text ", n))})
	}
	took := processor.Least(5, 10*time.Second, func() {
		if groups := Group(list); len(groups) != len(list) {
			t.Errorf("%d groups", len(groups))
		}
	})
	if took > 10*time.Second {
		t.Errorf("it took %s", took)
	}
}

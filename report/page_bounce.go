package report

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/report/answers"
	"github.com/eml-inspect/eml-inspect/report/catalogue"
)

// recipientsShown is how many recipients of a notice are told in full unless all are asked for.
const recipientsShown = 5

// describeBounce tells what the message says as a notice about another one.
func describeBounce(b *analyze.Bounce, o *Options, m medium) {
	if b == nil {
		return
	}
	m.section(o.word("bounce-kind", b.Kind), "")
	var list []pair
	if b.Reporter != "" {
		list = append(list, pair{o.word("label", "reporter"), theirs(clip(b.Reporter))})
	}
	if b.Original != nil {
		list = append(list, pair{o.word("label", "original"), theirs(clip(aboutOriginal(b.Original)))})
	}
	if b.FeedbackType != "" {
		list = append(list, pair{o.word("label", "feedback"), complaint(b.FeedbackType, o)})
	}
	if b.SourceIP != "" {
		list = append(list, pair{o.word("label", "source-ip"), theirs(clip(b.SourceIP))})
	}
	for i, r := range b.Recipients {
		if i == recipientsShown && !o.Verbose {
			break
		}
		list = append(list, recipientPairs(r, b.Reporter, o)...)
	}
	m.pairs(list)
}

// complaint says what a report complains of (RFC 5965, section 3.1). A type that is not known stands as it is written.
func complaint(kind string, o *Options) words {
	if !catalogue.Has("feedback", kind) {
		return theirs(clip(kind))
	}
	return ours(o.word("feedback", kind) + " [" + kind + "]")
}

// aboutOriginal names the message that a notice is about.
func aboutOriginal(x *analyze.BounceOriginal) string {
	var list []string
	for _, s := range []string{x.Subject, x.MessageID, x.Date} {
		if s != "" {
			list = append(list, s)
		}
	}
	return strings.Join(list, "  ")
}

// recipientPairs tells what became of the message for one recipient.
func recipientPairs(r analyze.BounceRecipient, reporter string, o *Options) []pair {
	address := theirs(clip(r.Address))
	switch {
	case r.Address == "":
		address = ours(o.word("label", "no-recipient"))
	case r.Typed != "":
		address = theirs(clip(o.phrase("label", "typed", map[string]string{"address": r.Address, "typed": r.Typed})))
	}
	list := []pair{{o.word("label", "recipient"), address}}
	if r.Reason != "" {
		words, _ := answers.Delivery(r.Reason, r.Action, o.Lang == Chinese)
		list = append(list, pair{o.word("label", "reason"), ours(words.Title + " [" + r.Reason + "]")})
	}
	if r.Diagnostic != "" {
		list = append(list, pair{o.word("label", "answer"), theirs(clip(r.Diagnostic))})
	} else if code := strings.TrimSpace(r.Reply + " " + r.Status); code != "" {
		list = append(list, pair{o.word("label", "answer"), theirs(code)})
	}
	switch {
	case r.Remote != "":
		list = append(list, pair{o.word("label", "remote"), theirs(clip(r.Remote))})
	case !r.Refused && r.Reason != "":
		own := o.phrase("label", "own-decision", map[string]string{"host": reporter})
		list = append(list, pair{o.word("label", "remote"), ours(own)})
	}
	if r.RetriesUntil != "" {
		until := o.phrase("label", "until", map[string]string{"time": clock(r.RetriesUntil, o.Zone)})
		list = append(list, pair{o.word("label", "again"), ours(until)})
	}
	return list
}

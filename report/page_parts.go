package report

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/report/catalogue"
)

// describeAuth tells in one table what was recomputed here and what hosts on the way claim.
func describeAuth(r *analyze.MessageReport, o Options, m medium) {
	if len(r.Auth.DKIM)+len(r.Auth.Claims) == 0 {
		return
	}
	t := table{columns: []column{
		{head: o.word("column", "check")},
		{head: o.word("column", "result")},
		{head: o.word("column", "domain"), least: 12},
		{head: o.word("column", "by"), least: 12},
		{head: o.word("column", "remark"), least: 16, wrap: true},
	}}
	for _, s := range r.Auth.DKIM {
		domain := s.Domain
		if s.Selector != "" {
			domain += " (" + s.Selector + ")"
		}
		t.row(ours("DKIM"), ours(o.word("result", s.Result)), theirs(domain),
			ours(o.word("label", "recomputed")), ours(signatureRemark(s, o)))
	}
	for _, c := range r.Auth.Claims {
		t.row(ours(strings.ToUpper(c.Method)), ours(o.word("result", c.Result)), theirs(c.Domain),
			theirs(claimant(c)), ours(claimRemark(c, o)))
	}
	m.section(o.word("heading", "auth"), "")
	m.table(t)
}

// claimant is the host that made a claim or, where it is not named, the field it stands in.
func claimant(c analyze.Claim) string {
	if c.By == "" {
		return c.Field
	}
	return c.By
}

// signatureRemark says what of a signature holds.
func signatureRemark(s analyze.Signature, o Options) string {
	list := []string{
		hashWord("body", s.BodyHash, o),
		hashWord("header", s.HeaderHash, o),
	}
	if s.Key == "missing" || s.Key == "revoked" {
		list = append(list, o.word("hash", "key-"+s.Key))
	}
	if s.Why != "" {
		list = append(list, o.word("why", s.Why))
	}
	if s.Aligned {
		list = append(list, o.word("label", "aligned"))
	}
	return joinList(o, list)
}

// hashWord says what became of the fingerprint of the body or the header; empty is not known.
func hashWord(what, state string, o Options) string {
	if state == "" {
		state = "unknown"
	}
	return o.word("hash", what+"-"+state)
}

// claimRemark gives the reason that stands beside a claim, and says when nobody vouches for it.
func claimRemark(c analyze.Claim, o Options) string {
	var list []string
	if c.Reason != "" {
		list = append(list, clip(c.Reason))
	}
	if !c.Trusted {
		list = append(list, o.word("label", "untrusted"))
	}
	return joinList(o, list)
}

// joinList strings short remarks together.
func joinList(o Options, list []string) string {
	if o.Lang == Chinese {
		return strings.Join(list, "，")
	}
	return strings.Join(list, ", ")
}

// describeAttachments lists the files of a message and where they hid.
func describeAttachments(attachments []analyze.Attachment, o Options, m medium) {
	if len(attachments) == 0 {
		return
	}
	t := table{columns: []column{
		{head: o.word("column", "name"), least: 16},
		{head: o.word("column", "size"), right: true},
		{head: o.word("column", "type"), least: 12},
		{head: o.word("column", "part")},
		{head: o.word("column", "where"), least: 16, wrap: true},
	}}
	for _, a := range attachments {
		where := []string{o.word("source", a.Source)}
		if a.Hidden {
			where = append(where, o.word("label", "hidden"))
		}
		if o.Verbose {
			where = append(where, "SHA-256 "+a.SHA256)
		}
		name := theirs(a.Name)
		if a.Name == "" {
			name = ours(o.word("label", "unnamed"))
		}
		t.row(name, ours(catalogue.Bytes(o.Lang, int64(a.Size))), theirs(a.Type),
			ours(a.Part), ours(joinList(o, where)))
	}
	m.section(o.word("heading", "attachments"), decimal(len(attachments)))
	m.table(t)
}

// describeTexts lists the texts that read differently here than in a plain mail program.
func describeTexts(texts []analyze.Text, o Options, m medium) {
	t := table{columns: []column{
		{head: o.word("column", "field")},
		{head: o.word("column", "part")},
		{head: o.word("column", "declared"), least: 10},
		{head: o.word("column", "actual"), least: 10},
		{head: o.word("column", "text"), least: 20, wrap: true},
	}}
	for _, text := range texts {
		if text.Repaired {
			t.row(ours(o.word("text-field", text.Field)), ours(text.Part), theirs(label(text.Declared)),
				theirs(label(text.Actual)), theirs(firstLine(text.Text)))
		}
	}
	if len(t.rows) == 0 {
		return
	}
	m.section(o.word("heading", "texts"), "")
	m.table(t)
}

// label is the name of a charset; none is shown as a dash.
func label(name *string) string {
	if name == nil || *name == "" {
		return "-"
	}
	return *name
}

// firstLine is the first line of a text that is not empty.
func firstLine(text string) string {
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line != "" {
			return clip(line)
		}
	}
	return ""
}

// describeVerdicts lists what filters wrote about the message.
func describeVerdicts(verdicts []analyze.Verdict, o Options, m medium) {
	if len(verdicts) == 0 {
		return
	}
	t := table{columns: []column{
		{head: o.word("column", "filter"), least: 12},
		{head: o.word("column", "verdict"), least: 12, wrap: true},
		{head: o.word("column", "score"), least: 8},
		{head: o.word("column", "field"), least: 12},
	}}
	for _, v := range verdicts {
		t.row(theirs(v.By), theirs(v.Verdict), theirs(v.Score), theirs(v.Field))
	}
	m.section(o.word("heading", "verdicts"), "")
	m.table(t)
}

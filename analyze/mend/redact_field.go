package mend

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

var (
	addressPattern = regexp.MustCompile(`([A-Za-z0-9._%+=/&'*~!#$-]+)@([A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*)`)
	hostPattern    = regexp.MustCompile(`[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.[A-Za-z]{2,}`)
	v4Pattern      = regexp.MustCompile(`\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b`)
	v6Pattern      = regexp.MustCompile(`(?i)\b[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7}`)
	wordPattern    = regexp.MustCompile(`=\?([^?\s]{1,80})\?([bBqQ])\?([^?]*)\?=`)
	loginPattern   = regexp.MustCompile(`(?i)(?:authenticated sender:?|authenticated id:|auth=|login=?|user=|user |ident=|account=|helo=|helo |ehlo )\s*<?([^\s;)>,\]]+)`)
	partyPattern   = regexp.MustCompile(`(?i)^\s*(?:from|by)\s+([^\s;()]+)|\sby\s+([^\s;()]+)`)
)

// field redacts the value of a header field.
func (r *redactor) field(out []byte, p *eml.Part, f headers.Field) {
	if f.Kind == headers.Envelope || f.Kind == headers.Stray {
		r.entities(out[f.Start:f.End])
		return
	}
	value := out[f.Value.Start:f.Value.End]
	name := strings.ToLower(f.Name)
	if r.wanted(p, f) {
		r.entities(value)
		return
	}
	if bytes.Contains(value, []byte("\x1b$")) {
		r.text(value, "iso-2022-jp", nothing)
		return
	}
	r.encodedWords(value, f.Text, policyOf(name) == nameField)
	switch policyOf(name) {
	case keepField:
	case textField:
		r.raw(value, name)
		r.outsideWords(value, func(b []byte) { r.runs(b[prefix(b):], nothing) })
	case addressField:
		r.raw(value, name)
		r.entities(value)
		r.outsideWords(value, r.displayNames)
	case nameField:
		r.raw(value, name)
		r.params(value, f.Text)
	case traceField:
		r.entities(value)
		r.maskGroups(value, loginPattern)
		r.maskGroups(value, partyPattern)
	case identField:
		r.entities(value)
	case idField:
		r.runs(value, nothing)
	default:
		r.raw(value, name)
		r.outsideWords(value, func(b []byte) { r.all(b) })
	}
}

// subjectPrefixes say that a message answers or forwards another; those in Chinese also in GBK.
var subjectPrefixes = []string{"re", "fw", "fwd", "aw", "wg", "sv", "tr", "转发", "答复", "回复", "轉寄", "回覆", "\xd7\xaa\xb7\xa2",
	"\xb4\xf0\xb8\xb4", "\xbb\xd8\xb8\xb4"}

// prefix is the size of what programs put before a subject: "Re:", "转发：".
func prefix(b []byte) int {
	head := strings.ToLower(string(b[:min(len(b), 16)]))
	blanks := len(head) - len(strings.TrimLeft(head, " \t\r\n"))
	for _, word := range subjectPrefixes {
		for _, colon := range []string{":", "\uff1a", "\xa3\xba"} {
			if strings.HasPrefix(head[blanks:], word+colon) {
				return blanks + len(word+colon)
			}
		}
	}
	return 0
}

// wanted reports whether a finding needs the words of a field about a file.
func (r *redactor) wanted(p *eml.Part, f headers.Field) bool {
	for _, at := range r.kept {
		if at.layer == p.Layer.Path && at.start >= f.Start && at.end <= f.End && strings.HasPrefix(at.code, "attach-") {
			return true
		}
	}
	return false
}

// policy says how much of a field is private.
type policy int

const (
	otherField   policy = iota // nobody knows: every word but those of protocols
	keepField                  // nothing: times, versions, encodings
	textField                  // what people wrote
	addressField               // names and addresses
	nameField                  // file names
	traceField                 // hosts, addresses and logins in the words of a server
	idField                    // the name of a part, which pages call it by
	identField                 // hosts, addresses and names among words of programs
)

// policies are those of the fields that the analysis reads.
var policies = map[string]policy{
	"date": keepField, "mime-version": keepField, "content-transfer-encoding": keepField, "resent-date": keepField,
	"x-priority": keepField, "importance": keepField, "precedence": keepField, "auto-submitted": keepField,
	"delivery-date": keepField, "x-ms-has-attach": keepField, "x-has-attach": keepField, "lines": keepField,
	"content-length": keepField, "thread-index": keepField, "x-attachment-num": keepField, "status": keepField, "x-status": keepField,
	"subject": textField, "comments": textField, "keywords": textField, "thread-topic": textField,
	"organization": textField, "content-description": textField, "x-attached": textField,
	"from": addressField, "to": addressField, "cc": addressField, "bcc": addressField, "reply-to": addressField,
	"sender": addressField, "resent-from": addressField, "resent-to": addressField, "resent-cc": addressField,
	"resent-bcc": addressField, "resent-sender": addressField, "mail-followup-to": addressField,
	"content-type": nameField, "content-disposition": nameField,
	"content-id": idField, "content-location": idField, "x-attachment-id": idField,
	"received": traceField, "x-received": traceField,
}

// identPrefixes begin the names of fields that programs write and the analysis reads.
var identPrefixes = []string{"authentication-results", "arc-", "dkim-", "received-spf", "return-path", "delivered-to", "envelope-to",
	"message-id", "in-reply-to", "references", "list-", "x-mailer", "user-agent", "x-spam", "x-ms-exchange", "x-microsoft",
	"x-forefront", "x-mailman", "x-beenthere", "errors-to", "x-original-", "mailing-list", "x-list", "x-loop",
	"x-failed", "x-virus", "x-amavis", "x-barracuda", "x-ironport", "x-proofpoint", "domainkey", "x-originating", "x-mimeole", "x-gm-",
	"x-google", "x-cm-", "x-coremail", "x-qq-", "x-netease", "x-ntes", "x-alimail", "archived-at", "resent-message-id",
	"original-recipient", "final-recipient", "reporting-mta", "x-yahoo", "x-aol", "x-hm", "x-thread", "x-tm-", "x-rspam", "x-bogosity"}

// loginFields hold names of accounts or keys, whatever else they begin with.
var loginFields = []string{"login", "sender-via", "authenticated", "xmailinfo", "alimail-rn", "auth-user", "x-auth", "rcptto",
	"source-args", "source-dir", "x-source", "barracuda-url", "xmailrecipient", "x-qq-ssf", "x-qq-feat", "sasl", "x-token",
	"x-spam-report"}

func policyOf(name string) policy {
	if known, ok := policies[name]; ok {
		return known
	}
	for _, part := range loginFields {
		if strings.Contains(name, part) {
			return otherField
		}
	}
	for _, prefix := range identPrefixes {
		if strings.HasPrefix(name, prefix) {
			return identField
		}
	}
	return otherField
}

// entities masks addresses, hosts, network addresses and the names that are known.
func (r *redactor) entities(b []byte) {
	for _, at := range addressPattern.FindAllSubmatchIndex(b, -1) {
		r.mask.learn(string(b[at[2]:at[3]]))
		r.runs(b[at[2]:at[3]], role)
		r.host(b[at[4]:at[5]])
	}
	for _, at := range hostPattern.FindAllIndex(b, -1) {
		if at[0] == 0 || b[at[0]-1] != '@' {
			r.host(b[at[0]:at[1]])
		}
	}
	for _, at := range v4Pattern.FindAllIndex(b, -1) {
		r.network4(b[at[0]:at[1]])
	}
	for _, at := range v6Pattern.FindAllIndex(b, -1) {
		r.network6(b[at[0]:at[1]])
	}
	r.names(b)
}

// role reports whether a local part says what an account is for, not whose it is.
func role(w string) bool {
	switch strings.ToLower(w) {
	case "postmaster", "mailer", "daemon", "abuse", "root", "noreply", "reply", "no", "bounce", "bounces", "owner", "request",
		"admin", "list", "return", "www", "data":
		return true
	}
	return false
}

// network4 masks an IPv4 address; private ones stay private (RFC 1918).
func (r *redactor) network4(b []byte) {
	parts := strings.Split(string(b), ".")
	first := 0
	switch {
	case parts[0] == "10", parts[0] == "127", parts[0] == "0":
		first = 1
	case parts[0] == "192" && parts[1] == "168", parts[0] == "172", parts[0] == "169" && parts[1] == "254":
		first = 2
	}
	for i := first; i < 4; i++ {
		masked := []byte(r.word("octet" + strings.Join(parts[:i+1], "."))[5:])
		own := masked[len(masked)-len(parts[i]):]
		limit(own)
		parts[i] = string(own)
	}
	copy(b, strings.Join(parts, "."))
}

// limit makes digits a number that an octet can have, without a zero in front.
func limit(d []byte) {
	switch {
	case len(d) == 3:
		d[0] = '1'
		if d[1] == '2' || d[1] == '6' || d[1] == '7' || d[1] == '9' { // private networks begin so
			d[1] = '4'
		}
	case d[0] == '0':
		d[0] = '3'
	}
}

// network6 masks an IPv6 address behind its first group. Times of the day look nearly the same.
func (r *redactor) network6(b []byte) {
	text := strings.ToLower(string(b))
	if !strings.Contains(text, "::") && strings.Count(text, ":") < 7 {
		return
	}
	first, _, _ := strings.Cut(text, ":")
	for i := len(first); i < len(b); i++ {
		if c := b[i]; c != ':' && c != '0' {
			b[i] = "123456789abcdef"[r.next(15)]
		}
	}
}

// maskGroups masks the words that the groups of a pattern match.
func (r *redactor) maskGroups(b []byte, pattern *regexp.Regexp) {
	for _, at := range pattern.FindAllSubmatchIndex(b, -1) {
		for g := 2; g+1 < len(at); g += 2 {
			if at[g] >= 0 && !hostPattern.Match(b[at[g]:at[g+1]]) {
				r.runs(b[at[g]:at[g+1]], generic)
			}
		}
	}
}

// displayNames masks what is no address in an address field.
func (r *redactor) displayNames(b []byte) {
	at := 0
	for _, a := range addressPattern.FindAllIndex(b, -1) {
		r.runs(b[at:a[0]], undisclosed)
		at = a[1]
	}
	r.runs(b[at:], undisclosed)
}

// undisclosed reports whether a word says that addresses are left out.
func undisclosed(w string) bool {
	w = strings.ToLower(w)
	return w == "undisclosed" || w == "recipients" || w == "recipient"
}

// params masks the file names in a structured field, and whatever else names somebody.
func (r *redactor) params(value []byte, text string) {
	for _, p := range headers.ReadParams(text).List {
		if p.End > len(value) {
			continue
		}
		b := value[p.Start:p.End]
		switch p.Name {
		case "name", "filename":
			r.fileName(b)
		case "charset", "boundary", "type", "format", "delsp", "report-type", "protocol", "micalg", "size", "method":
			if p.Name != "boundary" && strings.Contains(p.Value, "@") {
				r.entities(b)
			}
		default:
			r.entities(b)
		}
	}
}

// fileName masks the value of a parameter, but for the ending of the name.
func (r *redactor) fileName(b []byte) {
	eq := strings.IndexByte(string(b), '=')
	if eq < 0 {
		return
	}
	v := b[eq+1:]
	if wordPattern.Match(v) {
		return // masked as encoded words
	}
	end := len(v)
	if dot := strings.LastIndexByte(string(v), '.'); dot > 0 && len(v)-dot < 8 {
		end = dot
	}
	start := 0
	if i := strings.LastIndex(string(v[:end]), "''"); i >= 0 {
		start = i + 2
	}
	r.percent(v[start:end])
}

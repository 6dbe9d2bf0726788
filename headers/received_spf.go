package headers

import "strings"

// ReceivedSPF is what a Received-SPF field says (RFC 7208, section 9.1).
type ReceivedSPF struct {
	Result   string    // lower case: "pass", "softfail"
	Comment  string    // what stands in parentheses
	Pairs    AuthProps // key=value, names in lower case: "client-ip", "envelope-from", "receiver"
	Receiver string    // who wrote it; from the pairs, or from the beginning of the comment
}

// ReadReceivedSPF reads a Received-SPF field. Programs write "pass (host: words) client-ip=..;", with
// blanks or semicolons between the pairs, and the host at the start of the comment or as receiver=.
func ReadReceivedSPF(text string) ReceivedSPF {
	var out ReceivedSPF
	words := Words(text, ";=,")
	for i := 0; i < len(words); i++ {
		w := words[i]
		switch {
		case w.Kind == Comment && out.Comment == "":
			out.Comment = w.Content()
		case i+2 < len(words) && w.Kind == Atom && words[i+1].Text == "=" && len(out.Pairs) < MaxParams:
			value := words[i+2].Content()
			out.Pairs = append(out.Pairs, AuthProp{strings.ToLower(w.Text), strings.Trim(value, "<>\"")})
			i += 2
		case out.Result == "" && w.Kind == Atom:
			out.Result = strings.ToLower(strings.TrimRight(w.Text, ":"))
		}
	}
	out.Receiver = strings.ToLower(out.Pairs.Get("receiver"))
	if host, _, ok := strings.Cut(out.Comment, ":"); ok && out.Receiver == "" && !strings.ContainsAny(host, " \t") {
		out.Receiver = strings.ToLower(host)
	}
	return out
}

package headers

import "strings"

// AuthResults is what an Authentication-Results field says (RFC 8601), also as ARC-Authentication-Results
// (RFC 8617, section 4.1.1).
type AuthResults struct {
	By       string // the authserv-id; "" where the field has none, as Microsoft writes it
	Instance string // the i= of an ARC set
	Results  []AuthResult
	early    AuthProps // written before the result they belong to
}

// AuthResult is one result of one method.
type AuthResult struct {
	Span            // in the text of the field
	Method   string // lower case: "dkim", "spf", "dmarc", "arc", "compauth"
	Result   string // lower case, in the words of RFC 8601: "pass", "fail", "none", "temperror"
	Reason   string
	Comments []string
	Props    AuthProps
}

// AuthProp is one property of a result: ptype.property=value.
type AuthProp struct{ Name, Value string } // Name is lower case: "header.d", "smtp.mailfrom", "action"

// AuthProps are properties in the order written.
type AuthProps []AuthProp

// Get gives the value of a property, "" where it is missing.
func (a AuthProps) Get(name string) string {
	for _, p := range a {
		if p.Name == name {
			return p.Value
		}
	}
	return ""
}

// Prop gives the value of a property, "" where it is missing.
func (a AuthResult) Prop(name string) string { return a.Props.Get(name) }

// ReadAuthResults reads an Authentication-Results field as it is really written: without authserv-id or
// without the semicolon after it, with semicolons in comments and reasons, with blanks around the equals
// sign, folded inside a word, or with properties before the method they belong to, as Yahoo wrote them.
func ReadAuthResults(text string) AuthResults {
	var out AuthResults
	for i, segment := range segments(Words(text, ";=")) {
		switch {
		case len(segment) == 0:
		case i == 0 && out.identity(segment):
		case out.instance(segment):
		case out.By == "" && len(out.Results) == 0 && out.identity(segment):
		default:
			out.add(segment)
		}
	}
	return out
}

// segments splits words at semicolons.
func segments(words []Word) [][]Word {
	out, start := make([][]Word, 0, 8), 0
	for i := range words {
		if words[i].Kind == Special && words[i].Text == ";" {
			out, start = append(out, words[start:i]), i+1
		}
	}
	return append(out, words[start:])
}

// identity reads the authserv-id, with the version that may follow it. A segment with "=" is a result.
func (a *AuthResults) identity(segment []Word) bool {
	id := ""
	for _, w := range segment {
		if w.Kind == Special {
			return false
		}
		if id == "" && w.Kind != Comment {
			id = w.Content()
		}
	}
	a.By = strings.ToLower(id)
	return true
}

// instance reads the i= of an ARC set.
func (a *AuthResults) instance(segment []Word) bool {
	if len(segment) >= 3 && segment[0].Text == "i" && segment[1].Text == "=" && len(a.Results) == 0 {
		a.Instance = segment[2].Text
		return true
	}
	return false
}

// add reads one result: method=result, then reasons, comments and properties in any order.
func (a *AuthResults) add(segment []Word) {
	var r AuthResult
	r.Span = Span{segment[0].Start, segment[len(segment)-1].End}
	for i := 0; i < len(segment); i++ {
		w := &segment[i]
		switch {
		case w.Kind == Comment:
			r.Comments = append(r.Comments, w.Content())
		case i+1 < len(segment) && segment[i+1].Kind == Special && segment[i+1].Text == "=":
			value, used := authValue(segment[i+2:])
			r.pair(strings.ToLower(w.Content()), value)
			i += 1 + used
		case r.Method == "" && w.Kind == Atom && strings.EqualFold(w.Text, "none"):
			return // "none": nothing was checked (RFC 8601, section 2.2)
		case i == 0 && len(a.Results) == 0 && a.By == "":
			a.By = strings.ToLower(w.Content())
		}
	}
	a.take(r)
}

// take keeps a result. Properties without a method belong to the result before them, or to the one that
// follows where they are the first or begin as Yahoo began.
func (a *AuthResults) take(r AuthResult) {
	last := len(a.Results) - 1
	switch {
	case r.Method == "" && (last < 0 || r.Prop("from") != ""):
		a.early = append(a.early, r.Props...)
	case r.Method == "":
		a.Results[last].Props = append(a.Results[last].Props, r.Props...)
	case len(a.Results) < MaxParams:
		r.Props, a.early = append(r.Props, a.early...), nil
		a.Results = append(a.Results, r)
	}
}

// authValue reads the value after "=". Base64 values end with "=", which are words of their own here.
func authValue(words []Word) (value string, used int) {
	var room [4]string
	pieces := room[:0]
	for ; used < len(words); used++ {
		w := &words[used]
		follows := used+1 < len(words) && words[used+1].Kind == Special
		apart := used > 0 && words[used-1].End != w.Start
		if w.Kind == Comment || apart || used > 0 && w.Kind != Special && follows {
			break
		}
		pieces = append(pieces, w.Content())
	}
	return strings.Join(pieces, ""), used
}

// pair takes in one key and its value: the method and its result, the reason, or a property. Yahoo wrote from=,
// spfDomain= and spfResult= among them.
func (r *AuthResult) pair(key, value string) {
	switch {
	case key == "reason":
		r.Reason = value
	case r.Method != "" || strings.Contains(key, ".") || key == "from" || key == "spfdomain":
		r.Props = append(r.Props, AuthProp{key, value})
	default:
		r.Method, _, _ = strings.Cut(strings.TrimSuffix(key, "result"), "/")
		r.Result = strings.TrimPrefix(strings.ToLower(value), r.Method+"_")
		if usual, own := authWords[r.Result]; own {
			r.Result = usual
		}
	}
}

// authWords are results in words of a program's own, and "hardfail" of RFC 5451, section 2.4.2, which is
// "fail" since RFC 6577.
var authWords = map[string]string{"success": "pass", "hardfail": "fail"}

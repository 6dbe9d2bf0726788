package headers

import "strings"

// AuthResults is what an Authentication-Results field says (RFC 8601), also as ARC-Authentication-Results
// (RFC 8617, section 4.1.1).
type AuthResults struct {
	By       string // the authserv-id; "" where the field has none, as Microsoft writes it
	Instance string // the i= of an ARC set
	Results  []AuthResult
}

// AuthResult is one result of one method.
type AuthResult struct {
	Span            // in the text of the field
	Method   string // lower case: "dkim", "spf", "dmarc", "arc", "compauth"
	Result   string // lower case: "pass", "fail", "none", "temperror"
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

// ReadAuthResults reads an Authentication-Results field as it is really written: without authserv-id,
// with semicolons in comments and reasons, with blanks around the equals sign, or folded inside a word.
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
		}
	}
	if r.Method != "" && len(a.Results) < MaxParams {
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

// pair takes in one key and its value; the first is the method and its result.
func (r *AuthResult) pair(key, value string) {
	switch {
	case r.Method == "":
		method, _, _ := strings.Cut(key, "/")
		r.Method, r.Result = method, strings.ToLower(value)
	case key == "reason":
		r.Reason = value
	default:
		r.Props = append(r.Props, AuthProp{key, value})
	}
}

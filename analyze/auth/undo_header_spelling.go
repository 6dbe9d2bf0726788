package auth

import (
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// spellings undoes other ways to write the same: quotes, encoded words, capital letters, transfer encodings.
func (u *headerUndoer) spellings() {
	for _, at := range u.standing() {
		f := &u.fields[at]
		rank := 5
		for _, value := range otherSpellings(f.lower, f.value) {
			if u.set(rank, at, value, HeaderChange{What: Reencoded}) {
				rank += 4
			}
		}
		for _, value := range u.kept(f) {
			u.set(5, at, value, HeaderChange{What: Reencoded})
		}
	}
}

// keptFields hold the value of a field as it was before a host wrote its own.
var keptFields = []string{"X-Original-", "X-Google-Original-", "X-Microsoft-Original-", "X-MS-Original-", "Resent-", "X-"}

// kept gives the copies of a field that stand in the header and say the same in another way.
func (u *headerUndoer) kept(f *headerField) (out []string) {
	for _, prefix := range keptFields {
		copied, ok := u.header.Find(prefix + f.lower)
		if ok && len(copied.Text) <= maxUndoValue && u.same(f, copied) {
			out = append(out, copied.Text, " "+strings.TrimSpace(copied.Text))
		}
	}
	return out
}

// same reports whether two values say the same, though they differ in more than white space.
func (u *headerUndoer) same(f *headerField, copied headers.Field) bool {
	if squeeze(f.value) == squeeze(copied.Text) {
		return false
	}
	if f.lower == "date" {
		a, b := headers.ReadDate(f.value), headers.ReadDate(copied.Text)
		return !a.Time.IsZero() && a.Time.Equal(b.Time)
	}
	return readable(f.value) == readable(copied.Text)
}

// textFields are the fields that are a text.
var textFields = []string{"subject", "comments", "organization", "keywords"}

func isText(lower string) bool { return slices.Contains(textFields, lower) }

// otherSpellings gives the ways to write the value of a field of this name.
func otherSpellings(lower, value string) (out []string) {
	switch lower {
	case "from", "to", "cc", "reply-to", "sender", "bcc", "resent-from", "resent-to":
		out = addressSpellings(value)
	case "content-type", "content-disposition":
		out = paramSpellings(value)
	case "content-transfer-encoding":
		for _, v := range []string{"8bit", "7bit", "quoted-printable", "base64", "binary", "8BIT", "7BIT",
			"Quoted-Printable", "QUOTED-PRINTABLE", "BASE64", "Base64", "7Bit", "8Bit", "BINARY"} {
			out = append(out, " "+v)
		}
	case "mime-version":
		return []string{" 1.0"}
	}
	if isText(lower) {
		for _, w := range encodeForms(strings.TrimSpace(value)) {
			out = append(out, " "+w)
		}
	}
	return append(out, wordSpellings(value)...)
}

// wordSpellings writes the encoded words of a value otherwise.
func wordSpellings(value string) (out []string) {
	words := encodedWords(value)
	if len(words) == 0 {
		return nil
	}
	if decoded, ok := raw(value); ok {
		out = append(out, decoded)
	}
	upper, lower := strings.ToUpper, strings.ToLower
	keep := func(s string) string { return s }
	for _, by := range [][2]func(string) string{{upper, keep}, {lower, keep}, {keep, upper}, {keep, lower}, {upper, upper},
		{lower, lower}, {upper, lower}, {lower, upper}} {
		out = append(out, recased(value, words, by[0], by[1]))
		for _, other := range otherEncoding(value, words) {
			out = append(out, recased(other, encodedWords(other), by[0], by[1]))
		}
	}
	for _, r := range encodedRuns(value) {
		for _, w := range r.words[0].with(r.content) {
			out = append(out, value[:r.Start]+w+value[r.End:])
		}
	}
	return out
}

// recased writes the charsets and encodings of words in other letters.
func recased(value string, words []encodedWord, charset, encoding func(string) string) string {
	for _, w := range slices.Backward(words) {
		text := value[w.Start+len("=???")+len(w.charset)+len(w.encoding):]
		value = value[:w.Start] + "=?" + charset(w.charset) + "?" + encoding(w.encoding) + "?" + text
	}
	return value
}

// otherEncoding writes words with Q that have B, and the other way.
func otherEncoding(value string, words []encodedWord) (out []string) {
	other := map[string]string{"B": "Q", "Q": "B"}[strings.ToUpper(words[0].encoding)]
	w := encodedWord{encoding: other, charset: words[0].charset}
	for i := range w.with("-") {
		changed := value
		for _, r := range slices.Backward(encodedRuns(value)) {
			word := encodedWord{charset: r.words[0].charset, encoding: other}
			if forms := word.with(r.content); i < len(forms) {
				changed = changed[:r.Start] + forms[i] + changed[r.End:]
			}
		}
		out = append(out, changed)
	}
	return out
}

// addressSpellings quotes display names and takes the quotes off, of all addresses, and of single ones.
func addressSpellings(value string) (out []string) {
	list := firstAddresses(value)
	forms := []func(headers.Address) (string, bool){withQuotes, withoutQuotes, bareAddress, bracketed}
	for _, form := range forms {
		out = append(out, respell(value, list, form))
		for i := 0; i < len(list) && len(list) > 1; i++ {
			out = append(out, respell(value, list[i:i+1], form))
		}
	}
	for i := range len(encodeForms("é")) {
		out = append(out, respell(value, list, func(a headers.Address) (string, bool) {
			encoded := encodeForms(strings.Trim(a.Name, `"`))
			if i >= len(encoded) {
				return "", false
			}
			return encoded[i] + " <" + a.Addr + ">", true
		}))
	}
	if decoded, ok := raw(value); ok {
		out = append(out, respell(decoded, headers.ReadAddresses(decoded), withQuotes))
	}
	return out
}

// firstAddresses gives the addresses of a value that are changed.
func firstAddresses(value string) []headers.Address {
	const most = 10
	list := headers.ReadAddresses(value)
	return list[:min(len(list), most)]
}

// respell writes some addresses of a value otherwise.
func respell(value string, list []headers.Address, form func(headers.Address) (string, bool)) string {
	for _, a := range slices.Backward(list) {
		if text, ok := form(a); ok && a.Addr != "" {
			old := value[a.Start:a.End]
			trimmed := strings.Trim(old, " \t\r\n")
			lead := strings.Index(old, trimmed)
			value = value[:a.Start+lead] + text + value[a.Start+lead+len(trimmed):]
		}
	}
	return value
}

func withQuotes(a headers.Address) (string, bool) {
	return `"` + a.Name + `" <` + a.Addr + ">", a.Name != "" && a.Name[0] != '"'
}

func withoutQuotes(a headers.Address) (string, bool) {
	return strings.Trim(a.Name, `"`) + " <" + a.Addr + ">", strings.HasPrefix(a.Name, `"`)
}

func bareAddress(a headers.Address) (string, bool) { return a.Addr, a.Name == "" }

func bracketed(a headers.Address) (string, bool) { return "<" + a.Addr + ">", a.Name == "" }

var (
	quotedParam = pattern(`="([^"\s;]*)"`)
	bareParam   = pattern(`=([^"\s;][^\s;]*)`)
	oneParam    = pattern(`;[^;]*`)
	charsetOf   = pattern(`(?i)charset="?[^"\s;]*`)
)

// paramSpellings quotes parameters and takes the quotes off, and writes charset and type in other letters.
func paramSpellings(value string) (out []string) {
	valueOf := func(s string) string { name, v, _ := strings.Cut(s, "="); return name + "=" + strings.ToUpper(v) }
	lowerOf := func(s string) string { name, v, _ := strings.Cut(s, "="); return name + "=" + strings.ToLower(v) }
	kind, params, _ := strings.Cut(value, ";")
	if params != "" {
		params = ";" + params
	}
	bare, quoted := quotedParam().ReplaceAllString(value, "=$1"), bareParam().ReplaceAllString(value, `="$1"`)
	for _, v := range []string{value, bare, quoted} {
		out = append(out, v, charsetOf().ReplaceAllStringFunc(v, valueOf), charsetOf().ReplaceAllStringFunc(v, lowerOf))
	}
	out = append(out, strings.ToLower(kind)+params, strings.ToUpper(kind)+params, strings.TrimRight(value, "; \t"), value+";")
	return append(out, singleParams(value)...)
}

// singleParams changes the quotes of one parameter each, and takes one each out.
func singleParams(value string) (out []string) {
	const most = 6
	for _, m := range quotedParam().FindAllStringSubmatchIndex(value, most) {
		out = append(out, value[:m[0]]+"="+value[m[2]:m[3]]+value[m[1]:])
	}
	for _, m := range bareParam().FindAllStringSubmatchIndex(value, most) {
		out = append(out, value[:m[0]]+`="`+value[m[2]:m[3]]+`"`+value[m[1]:])
	}
	for _, m := range oneParam().FindAllStringIndex(value, most) {
		out = append(out, value[:m[0]]+value[m[1]:])
	}
	return out
}

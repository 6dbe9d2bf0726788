package headers

import "strings"

// read takes version and cipher out of a clause and its comments. Three styles are written:
//
//	using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)     Postfix
//	version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256           Gmail, Exchange, Sendmail
//	TLS1.3:TLS_AES_256_GCM_SHA384:256, or (TLS1.3) tls TLS_AES_...      Exim
func (t *TLS) read(text string) {
	if t.Version != "" || !mentionsTLS(text) {
		return
	}
	after := ""
	for text != "" {
		n := 0
		for n < len(text) && !endsTLSWord(text[n]) {
			n++
		}
		if n > 0 {
			t.word(text[:n], after)
			after = text[:n]
		}
		text = text[min(len(text), n+1):]
	}
}

// mentionsTLS reports whether a text holds "tls" in letters of either case, or "SSL". Of three characters in a row one is
// looked at: a word of three letters has one of its letters there.
func mentionsTLS(text string) bool {
	for i := 2; i < len(text); i += 3 {
		switch text[i] | 0x20 {
		case 't', 'l', 's':
			if isTLSMark(text[i-2:i+1]) || i+1 < len(text) && isTLSMark(text[i-1:i+2]) ||
				i+2 < len(text) && isTLSMark(text[i:i+3]) {
				return true
			}
		}
	}
	return false
}

// isTLSMark reports whether three characters are "tls" in letters of either case, or "SSL".
func isTLSMark(s string) bool {
	return s[1]|0x20 == 'l' && s[2]|0x20 == 's' && s[0]|0x20 == 't' || s == "SSL"
}

func endsTLSWord(c byte) bool { return isSpace(c) || c == ',' || c == '(' || c == ')' }

func (t *TLS) word(word, after string) {
	if key, value, ok := strings.Cut(word, "="); ok {
		switch {
		case strings.EqualFold(key, "version"):
			t.Version = tlsVersion(value)
		case strings.EqualFold(key, "cipher"), strings.EqualFold(key, "ciphersuite"):
			t.Cipher = value
		case strings.EqualFold(key, "x"):
			t.exim(value)
		}
		return
	}
	switch {
	case strings.EqualFold(after, "cipher"), t.Version != "" && strings.EqualFold(after, "tls"):
		t.Cipher = word
	case strings.Count(word, ":") >= 2:
		t.exim(word)
	case t.Version == "" && isTLSVersion(word):
		t.Version = tlsVersion(word)
	}
}

// exim reads version:cipher:bits.
func (t *TLS) exim(s string) {
	version, rest, ok := strings.Cut(s, ":")
	if ok && isTLSVersion(version) {
		t.Version = tlsVersion(version)
		t.Cipher, _, _ = strings.Cut(rest, ":")
	}
}

func isTLSVersion(s string) bool {
	if len(s) > 8 || !hasPrefixFold(s, "TLS") && !hasPrefixFold(s, "SSL") {
		return false
	}
	upper := strings.ToUpper(s)
	i := strings.IndexAny(upper, "0123456789")
	return strings.Trim(upper, "TLSV_.0123456789") == "" && i > 0 && i <= 4
}

// tlsSpelling takes out what the spellings differ in.
var tlsSpelling = strings.NewReplacer("_", ".", "v", "", "V", "")

// tlsVersion writes all spellings of a version alike: "TLS1.2".
func tlsVersion(s string) string {
	s = tlsSpelling.Replace(s)
	if s == "TLS1" {
		return "TLS1.0"
	}
	return s
}

package mend

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"strings"
	"unicode"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/auth"
)

// mask replaces what is private by something of the same shape. The same word becomes the same letters throughout a
// message, and nothing leads back without the message: the key is made of all its bytes.
type mask struct {
	key     []byte
	private map[string]bool // words of names, addresses and hosts, lower case
	words   map[string]string
	domains bool   // the domains of known providers stay
	state   uint64 // of the letters that stand for letters of scripts without words
}

func newMask(input []byte) *mask {
	sum := sha256.Sum256(append([]byte("eml-inspect redact\x00"), input...))
	return &mask{key: sum[:], private: make(map[string]bool), words: make(map[string]string),
		state: binary.LittleEndian.Uint64(sum[8:])}
}

// next gives a number below n (xorshift: it must be quick and repeatable, no more).
func (k *mask) next(n int) int {
	k.state ^= k.state << 13
	k.state ^= k.state >> 7
	k.state ^= k.state << 17
	return int(k.state % uint64(n))
}

const (
	vowels     = "eaoiueaoie"
	consonants = "tnsrhldcmfpgbvkwtnsrhl"
)

// word gives other letters for letters, other digits for digits; case and everything else stays.
func (k *mask) word(w string) string {
	if known, ok := k.words[w]; ok {
		return known
	}
	h := hmac.New(sha256.New, k.key)
	h.Write([]byte(strings.ToLower(w)))
	sum := h.Sum(nil)
	out := []byte(w)
	for i, c := range out {
		out[i] = other(c, int(sum[i%len(sum)])+i/len(sum))
	}
	if len(k.words) < maxMasked {
		k.words[w] = string(out)
	}
	return string(out)
}

// maxMasked is how many words are remembered.
const maxMasked = 100_000

// other gives another character of the same kind, chosen by a number.
func other(c byte, n int) byte {
	from := ""
	lower := c | 0x20
	switch {
	case c >= '0' && c <= '9':
		return '0' + byte((int(c-'0')+1+n%9)%10)
	case strings.IndexByte("aeiou", lower) >= 0:
		from = vowels
	case lower >= 'a' && lower <= 'z':
		from = consonants
	default:
		return c
	}
	for from[n%len(from)] == lower {
		n++
	}
	return from[n%len(from)] - (lower - c)
}

func alphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

// runs replaces the runs of letters and digits in b that a test does not want to keep.
func (k *mask) runs(b []byte, keep func(word string) bool) {
	for at := 0; at < len(b); {
		if !alphanumeric(b[at]) {
			at++
			continue
		}
		end := at
		for end < len(b) && alphanumeric(b[end]) {
			end++
		}
		if w := string(b[at:end]); !keep(w) {
			copy(b[at:end], k.word(w))
		}
		at = end
	}
}

// all masks every word.
func (k *mask) all(b []byte) { k.runs(b, common) }

// names masks the words that occur in names, addresses and hosts of the message.
func (k *mask) names(b []byte) {
	k.runs(b, func(w string) bool { return len(w) < 3 || !k.private[strings.ToLower(w)] || common(w) })
}

// learn notes the words of a name, an address or a host as private.
func (k *mask) learn(text string) {
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return r < 0x80 && !alphanumeric(byte(r)) || r >= 0x80 && !unicode.IsLetter(r)
	}) {
		if len(w) >= 3 && len(k.private) < maxMasked {
			k.private[w] = true
		}
	}
}

// host masks a host name, but for what it has in common with others: the suffix under which anybody can register,
// and labels such as mail and mx.
func (k *mask) host(name []byte) {
	text := strings.ToLower(string(name))
	org := auth.Organizational(text)
	_, suffix, _ := strings.Cut(org, ".")
	own := len(name) - len(suffix)
	if suffix == "" || !strings.HasSuffix(text, "."+suffix) {
		own = len(name)
	}
	if domain := analyze.ProviderDomain(text); domain != "" && k.domains {
		own = len(name) - len(domain)
	}
	for _, label := range strings.Split(text[:own], ".") {
		k.learn(label)
	}
	k.runs(name[:own], generic)
	if own > 0 && strings.EqualFold(string(name), text) && !local(text) {
		k.runs(name[:own], nothing) // it has nothing but labels that others have, too
	}
}

// local reports whether a name means the machine itself.
func local(name string) bool { return strings.HasPrefix(name, "localhost") || name == "unknown" }

// generic reports whether a label of a host name says nothing of whose it is.
func generic(w string) bool {
	label := strings.ToLower(strings.TrimRight(w, "0123456789"))
	return label == "" || rules().labels[label]
}

// common reports whether a word is one of protocols, not of a person. It is compared in lower case.
func common(w string) bool { return rules().words[strings.ToLower(w)] }

package mend

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/auth"
)

// mask replaces what is private by something of the same shape. The same word becomes the same letters throughout a
// message, and nothing leads back without the message: the key is made of all its bytes.
type mask struct {
	key     []byte
	words   map[string]string // what stands for a word
	taken   map[string]string // the word that a substitute stands for, lower case
	shown   map[string]bool   // words of the message, lower case: no substitute may be one of them
	pairs   map[[2]rune]bool  // letters that follow on each other in it, in scripts without words
	marked  [2]string         // letters of Latin with marks that it has: small ones, capitals
	twice   bool              // it has texts that were decoded wrongly and saved so
	domains bool              // the domains of known providers stay
	accents bool              // letters of Latin with marks stay
	nets    networks
	zones   map[zoneKey][]letter // what may stand for the characters of a zone
	state   uint64               // of the letters that stand for letters of scripts without words
}

func newMask(input []byte) *mask {
	sum := sha256.Sum256(append([]byte("eml-inspect redact\x00"), input...))
	return &mask{key: sum[:], words: make(map[string]string), taken: make(map[string]string), shown: make(map[string]bool),
		pairs: make(map[[2]rune]bool), nets: networks{of: make(map[string]string), taken: make(map[string]bool)},
		zones: make(map[zoneKey][]letter),
		state: binary.LittleEndian.Uint64(sum[8:])}
}

// next gives a number below n (xorshift: it must be quick and repeatable, no more).
func (k *mask) next(n int) int {
	k.state ^= k.state << 13
	k.state ^= k.state >> 7
	k.state ^= k.state << 17
	return int(k.state % uint64(n))
}

// wordless are the bytes of files that make no words: no letters, digits or zeros.
var wordless = func() []byte {
	var list []byte
	for c := 1; c < 256; c++ {
		if !alphanumeric(byte(c)) {
			list = append(list, byte(c))
		}
	}
	return list
}()

const (
	vowels     = "eaoiueaoie"
	consonants = "tnsrhldcmfpgbvkwtnsrhl"
)

// word gives other letters for letters, other digits for digits; case and everything else stays. What comes of it
// is no word of the message and none of protocols, as far as there are others.
func (k *mask) word(w string) string {
	if known, ok := k.words[w]; ok {
		return known
	}
	h := hmac.New(sha256.New, k.key)
	h.Write([]byte(strings.ToLower(w)))
	sum := h.Sum(nil)
	out := []byte(w)
	for try := range maxTries {
		k.substitute(out, w, sum, try)
		if was, taken := k.taken[strings.ToLower(string(out))]; !k.known(out) && (!taken || strings.EqualFold(was, w)) {
			break
		}
	}
	if len(k.words) < maxMasked {
		k.words[w], k.taken[strings.ToLower(string(out))] = string(out), w
	}
	return string(out)
}

// maxTries is how often another substitute is tried where one is a word itself.
const maxTries = 40

// substitute writes other characters for those of a word. Numbers to the base of 16 stay such.
func (k *mask) substitute(out []byte, w string, sum []byte, try int) {
	hex := len(w) > 5 && strings.ContainsAny(w, "0123456789") && isHexText(w)
	for i := range out {
		n := int(sum[(i+7*try)%len(sum)]) + i/len(sum) + try
		if out[i] = other(w[i], n); hex && w[i] > '9' {
			out[i] = otherOf("abcdef", w[i], n)
		}
	}
}

// known reports whether a substitute is a word of the message or of protocols, in its letters or as a whole.
func (k *mask) known(b []byte) bool {
	whole := strings.ToLower(string(b))
	if k.shown[whole] || len(b) > 1 && rules().public[whole] {
		return true
	}
	for _, w := range letterRuns(b) {
		if k.shown[strings.ToLower(w)] || len(w) > 2 && rules().public[strings.ToLower(w)] {
			return true
		}
	}
	return false
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
	return otherOf(from, c, n)
}

// otherOf gives another letter of a list, in the same case.
func otherOf(from string, c byte, n int) byte {
	lower := c | 0x20
	for from[n%len(from)] == lower {
		n++
	}
	return from[n%len(from)] - (lower - c)
}

func alphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

// runs replaces the runs of letters and digits in b that a test does not want to keep. What touches a letter beyond
// ASCII is part of a longer word, which the test cannot know. Without a test nothing is replaced.
func (k *mask) runs(b []byte, keep func(word string) bool) {
	for at := 0; at < len(b) && keep != nil; {
		if !alphanumeric(b[at]) {
			at++
			continue
		}
		end := at
		for end < len(b) && alphanumeric(b[end]) {
			end++
		}
		touches := at > 0 && b[at-1] >= 0x80 || end < len(b) && b[end] >= 0x80
		if w := string(b[at:end]); touches || !keep(w) {
			copy(b[at:end], k.word(w))
		}
		at = end
	}
}

// host masks a host name, but for what it has in common with others: the suffix under which anybody can register,
// and labels such as mail and mx.
func (k *mask) host(name []byte, keep func(string) bool) {
	text := strings.ToLower(string(name))
	suffix := auth.ListedSuffix(text)
	if last := text[strings.LastIndexByte(text, '.')+1:]; rules().reserved[last] {
		suffix = last
	}
	own := len(name) - len(suffix)
	if !strings.HasSuffix(text, "."+suffix) {
		own = len(name)
	}
	if domain := analyze.ProviderDomain(text); domain != "" && k.domains {
		own = len(name) - len(domain)
	}
	k.runs(name[:own], keep)
	if own > 0 && own < len(name) && strings.EqualFold(string(name), text) && !local(text) {
		k.runs(name[:own], nothing) // it has nothing but labels that others have, too
	}
}

// local reports whether a name means the machine itself.
func local(name string) bool { return strings.HasPrefix(name, "localhost") || name == "unknown" }

// generic reports whether a label of a host name says nothing of whose it is.
func generic(w string) bool {
	return rules().labels[strings.ToLower(strings.TrimRight(w, "0123456789"))]
}

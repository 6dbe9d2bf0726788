package auth

import "strings"

// fieldIndex finds the fields of a header from the bottom up, as signatures name them.
type fieldIndex struct {
	fields []rawField
	byName map[string]*fieldChain
	round  int
}

// fieldChain lists the fields of one name.
type fieldChain struct {
	at    []int // where they stand in the list of fields, from the top down
	left  int   // how many of them the signature of this round has not named yet
	round int
}

func newFieldIndex(fields []rawField) *fieldIndex {
	x := &fieldIndex{fields: fields, byName: make(map[string]*fieldChain, len(fields))}
	for i, f := range fields {
		name := strings.ToLower(strings.TrimRight(f.name, " \t"))
		chain, ok := x.byName[name]
		if !ok {
			chain = &fieldChain{}
			x.byName[name] = chain
		}
		chain.at = append(chain.at, i)
	}
	return x
}

// input gives the canonical header that a signature is made over (RFC 6376, section 3.7): the fields that
// h= names and then the signature itself with an empty b=. A name that stands in h= more often than in the
// header stands for nothing, so that a field that was added changes the hash (section 5.4.2).
func (x *fieldIndex) input(out []byte, s *Signature) []byte {
	x.round++
	for _, name := range s.Signed {
		if f, ok := x.next(name, s.Start); ok {
			out = appendField(out, s.Header, f.name, f.value)
		}
	}
	out = appendField(out, s.Header, s.raw.name, s.unsignedText())
	return out[:len(out)-len(crlf)]
}

// next gives the lowest field of a name that was not given in this round. A signature never signs itself.
func (x *fieldIndex) next(name string, own int) (rawField, bool) {
	chain, ok := x.byName[strings.ToLower(name)]
	if !ok {
		return rawField{}, false
	}
	if chain.round != x.round {
		chain.round, chain.left = x.round, len(chain.at)
	}
	for chain.left > 0 {
		chain.left--
		if f := x.fields[chain.at[chain.left]]; f.at != own {
			return f, true
		}
	}
	return rawField{}, false
}

// unsignedText gives the text of the signature without the value of its tag b, and of no other that ends
// with the same letter.
func (s *Signature) unsignedText() string {
	b, ok := s.Tags.Find("b")
	if !ok {
		return s.Text
	}
	return s.Text[:b.Start] + s.Text[b.End:]
}

// headerCheck verifies one signature over headers that differ from the one that arrived, to find out what
// was changed in it. The key is the one that the verification of the signature fetched.
type headerCheck struct {
	s      *Signature
	keys   []Key
	opened []opened // for each key: the hash that was signed, where RSA tells
}

// check prepares to verify a signature again; nil where there is no key that fits.
func (s *Signature) check() *headerCheck {
	c := &headerCheck{s: s}
	keys, _, _ := s.keys.choose(s)
	for _, key := range keys {
		o := key.open(s.hash(), s.signature)
		if o.fits || key.rsa == nil {
			c.keys, c.opened = append(c.keys, key), append(c.opened, o)
		}
	}
	if len(c.keys) == 0 || !s.checkable() {
		return nil
	}
	return c
}

// signs reports whether the signature is one over a hash.
func (c *headerCheck) signs(hash []byte) bool {
	for i, key := range c.keys {
		if c.opened[i].fits && string(c.opened[i].hash) == string(hash) {
			return true
		}
		if key.rsa == nil {
			if header, _ := key.verify(c.s.hash(), hash, c.s.signature); header == Match {
				return true
			}
		}
	}
	return false
}

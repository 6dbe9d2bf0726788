package auth

import (
	"strconv"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// arcChain is the ARC fields of a message, by instance.
type arcChain struct {
	present bool
	sets    [MaxARCSets + 1]*ARCSet // the first place stays empty
	newest  int                     // the highest instance
	problem string                  // a field that belongs to no set, or to one that has such a field
	at      int                     // the instance of the problem
}

// readARC reads the ARC fields of a message; nil where there are none.
func readARC(m *eml.Message) (c *arcChain) {
	fields := m.Header().Fields
	for i := range fields {
		f := &fields[i]
		if len(f.Name) < 4 || !strings.EqualFold(f.Name[:4], "ARC-") {
			continue
		}
		if c == nil {
			c = &arcChain{}
		}
		switch {
		case f.Is("ARC-Seal"):
			c.seal(*f)
		case f.Is("ARC-Message-Signature"):
			c.message(*f)
		case f.Is("ARC-Authentication-Results"):
			c.claims(*f)
		}
	}
	return c
}

// set gives the set of an instance, nil where it is none.
func (c *arcChain) set(instance string) *ARCSet {
	c.present = true
	n, _ := strconv.Atoi(instance) // a number that is too large for an int becomes the largest one
	switch {
	case !digits(instance) || n == 0:
		c.fault("bad-instance", 0)
		return nil
	case n > MaxARCSets:
		c.fault("too-many-sets", 0)
		return nil
	}
	if c.sets[n] == nil {
		c.sets[n] = &ARCSet{Instance: n, BodyHash: Unknown, HeaderHash: Unknown, Seal: Unknown}
	}
	c.newest = max(c.newest, n)
	return c.sets[n]
}

// fault notes what is wrong with the structure; the first fault stays.
func (c *arcChain) fault(why string, instance int) {
	if c.problem == "" {
		c.problem, c.at = why, instance
	}
}

// once counts the fields of a kind in a set, and reports whether this is the first.
func (c *arcChain) once(count *int, instance int) bool {
	*count++
	if *count > 1 {
		c.fault("duplicate-field", instance)
	}
	return *count == 1
}

func (c *arcChain) seal(f headers.Field) {
	s := readTags(f)
	s.Header, s.Body, s.Problem = Relaxed, "", "" // RFC 8617, section 5.1.1: seals are always relaxed
	set := c.set(s.Tags.Get("i"))
	if set == nil || !c.once(&set.sealCount, set.Instance) {
		return
	}
	s.problem(s.missing("a", "b", "cv", "d", "s"))
	s.problem(strictTags(f.Text))
	s.problem(s.badSeal())
	set.SealField, set.Sealer, set.Selector, set.SealTime = s, s.Domain, s.Selector, s.Time
	set.CV = strings.ToLower(s.Tags.Get("cv"))
}

// badSeal finds fault with the tags of a seal.
func (s *Signature) badSeal() string {
	_, covers := s.Tags.Find("h")
	switch {
	case covers:
		return "seal-with-h" // RFC 8617, section 4.1.3
	case s.hash() != sha256Hash:
		return "unknown-algorithm"
	case s.Tags.Malformed:
		return "malformed-tags"
	case len(s.signature) == 0:
		return "bad-signature"
	case !s.unixTag("t"):
		return "bad-time"
	}
	return ""
}

func (c *arcChain) message(f headers.Field) {
	s := readTags(f)
	set := c.set(s.Tags.Get("i"))
	if set == nil || !c.once(&set.messageCount, set.Instance) {
		return
	}
	if _, ok := s.Tags.Find("c"); !ok {
		s.Header, s.Body = Relaxed, Relaxed // as sealers sign that leave it out, whatever RFC 6376 has for DKIM
	}
	s.problem(s.missing("a", "b", "bh", "d", "s"))
	if _, ok := s.Tags.Find("h"); !ok {
		s.problem("no-tag-h")
	}
	s.problem(strictTags(f.Text))
	s.problem(s.badTag())
	switch {
	case s.hash() != sha256Hash:
		s.problem("unknown-algorithm")
	case s.signs("ARC-Seal"):
		s.problem("seal-signed") // RFC 8617, section 4.1.2
	}
	set.Message = s
}

func (c *arcChain) claims(f headers.Field) {
	set := c.set(claimsInstance(f.Text))
	if set == nil || !c.once(&set.claimsCount, set.Instance) {
		return
	}
	set.ClaimsField = f
}

// claimsInstance reads the instance that ARC-Authentication-Results begins with (RFC 8617, section 4.1.1).
func claimsInstance(text string) string {
	first, _, found := strings.Cut(text, ";")
	name, value, both := strings.Cut(first, "=")
	if !found || !both || strings.TrimSpace(name) != "i" {
		return ""
	}
	return strings.TrimSpace(value)
}

// strictTags finds what the grammar of tags does not allow (RFC 6376, section 3.2): an empty one, a name that
// is none. Real DKIM signatures get away with it, sealers do not.
func strictTags(text string) string {
	text = strings.TrimRight(text, " \t\r\n")
	for tag := range strings.SplitSeq(strings.TrimSuffix(text, ";"), ";") {
		name, _, found := strings.Cut(tag, "=")
		if !found || !tagName(strings.Trim(name, " \t\r\n")) {
			return "malformed-tags"
		}
	}
	return ""
}

func tagName(name string) bool {
	for i := range len(name) {
		c := name[i] | 0x20
		if letter := 'a' <= c && c <= 'z'; !letter && (i == 0 || name[i] != '_' && !digits(name[i:i+1])) {
			return false
		}
	}
	return name != ""
}

// messageSignatures gives the message signatures of all sets.
func (c *arcChain) messageSignatures() []*Signature {
	var out []*Signature
	if c == nil {
		return nil
	}
	for _, set := range c.sets[:c.newest+1] {
		if set != nil && set.messageCount > 0 {
			out = append(out, &set.Message)
		}
	}
	return out
}

package auth

import (
	"context"
	"strings"
)

// keySet is what the DNS has under the name of a key. More than one record is an error of the domain, for
// which no rule says what follows (RFC 6376, section 3.6.2.2): each is tried.
type keySet struct {
	answer DNSAnswer
	list   []Key
}

// maxKeys is the most records of one name that are tried.
const maxKeys = 8

// keyring asks for keys, for each once.
type keyring struct {
	from  Resolver
	known map[string]keySet
}

func newKeyring(r Resolver) *keyring {
	if r == nil {
		r = Offline{}
	}
	return &keyring{from: r}
}

// fetch gives the keys that stand under a selector of a domain (RFC 6376, section 3.6.2.1). Names in other
// scripts are asked for in ASCII (RFC 8616, section 5).
func (k *keyring) fetch(ctx context.Context, selector, domain string) keySet {
	if _, nobody := k.from.(Offline); nobody || selector == "" || domain == "" {
		return keySet{answer: DNSNotAsked}
	}
	name := strings.ToLower(domainASCII(selector + "._domainkey." + domain))
	set, ok := k.known[name]
	if !ok {
		set = k.ask(ctx, name)
		if k.known == nil {
			k.known = make(map[string]keySet)
		}
		k.known[name] = set
	}
	return set
}

func (k *keyring) ask(ctx context.Context, name string) keySet {
	records, answer := k.from.TXT(ctx, name)
	set := keySet{answer: answer}
	if answer != DNSFound {
		return set
	}
	for _, record := range records {
		if len(set.list) < maxKeys {
			set.list = append(set.list, ReadKey(record))
		}
	}
	return set
}

// choose gives the keys that a signature may be verified with. Where there are none, it says what there is
// instead: nothing, a key that was withdrawn, or one that must not be used, and why.
func (set keySet) choose(s *Signature) (usable []Key, state KeyState, problem string) {
	state = KeyMissing
	if !set.answer.Void() && set.answer != DNSFound {
		return nil, KeyUnknown, ""
	}
	for _, key := range set.list {
		why := key.refuses(s)
		_, dataStated := key.Tags.Find("p")
		switch {
		case why == "" && !key.Revoked:
			usable, state = append(usable, key), KeyFound
		case len(usable) > 0:
		case key.Revoked:
			state, problem = KeyRevoked, ""
		case state == KeyMissing:
			problem = why
			if dataStated {
				state = KeyFound
			}
		}
	}
	if len(usable) > 0 {
		problem = ""
	}
	return usable, state, problem
}

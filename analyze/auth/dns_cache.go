package auth

import (
	"context"
	"net/netip"
	"sync"
)

// Cache is a Resolver that asks another one each question once, so that one run sees one state of
// the DNS. It may be used by several goroutines: they wait for a question that one of them is
// asking.
type Cache struct {
	from  Resolver
	limit int

	mu      sync.Mutex
	asked   int
	answers map[dnsQuestion]*dnsAnswers
}

// dnsQuestion names a question.
type dnsQuestion struct {
	kind string
	name string
}

// dnsAnswers is what came back. The fields are written once, before done is closed.
type dnsAnswers struct {
	done      chan struct{}
	answer    DNSAnswer
	texts     []string
	exchanges []MX
	addresses []netip.Addr
}

// NewCache gives a cache over a resolver that asks at most limit different questions, any number
// where limit is 0. Questions beyond that are DNSNotAsked.
func NewCache(from Resolver, limit int) *Cache {
	return &Cache{from: from, limit: limit, answers: make(map[dnsQuestion]*dnsAnswers)}
}

// TXT asks for text records.
func (c *Cache) TXT(ctx context.Context, name string) ([]string, DNSAnswer) {
	name = dnsName(name)
	got := c.ask(ctx, dnsQuestion{"TXT", name}, func(a *dnsAnswers) {
		a.texts, a.answer = c.from.TXT(ctx, name)
	})
	return got.texts, got.answer
}

// MX asks for mail exchangers.
func (c *Cache) MX(ctx context.Context, name string) ([]MX, DNSAnswer) {
	name = dnsName(name)
	got := c.ask(ctx, dnsQuestion{"MX", name}, func(a *dnsAnswers) {
		a.exchanges, a.answer = c.from.MX(ctx, name)
	})
	return got.exchanges, got.answer
}

// Address asks for addresses.
func (c *Cache) Address(ctx context.Context, name string, family Family) ([]netip.Addr, DNSAnswer) {
	name = dnsName(name)
	got := c.ask(ctx, dnsQuestion{string(family), name}, func(a *dnsAnswers) {
		a.addresses, a.answer = c.from.Address(ctx, name, family)
	})
	return got.addresses, got.answer
}

// Name asks for the names of an address.
func (c *Cache) Name(ctx context.Context, addr netip.Addr) ([]string, DNSAnswer) {
	got := c.ask(ctx, dnsQuestion{"PTR", addr.Unmap().String()}, func(a *dnsAnswers) {
		a.texts, a.answer = c.from.Name(ctx, addr)
	})
	return got.texts, got.answer
}

// ask answers from memory, or asks. What a cancelled context left unanswered is not kept.
func (c *Cache) ask(ctx context.Context, q dnsQuestion, find func(*dnsAnswers)) *dnsAnswers {
	c.mu.Lock()
	known, ok := c.answers[q]
	if !ok {
		if c.limit > 0 && c.asked >= c.limit {
			c.mu.Unlock()
			return &dnsAnswers{answer: DNSNotAsked}
		}
		c.asked++
		known = &dnsAnswers{done: make(chan struct{}), answer: DNSTemporary}
		c.answers[q] = known
	}
	c.mu.Unlock()
	if ok {
		return known.wait(ctx)
	}
	defer close(known.done)
	find(known)
	if ctx.Err() != nil && known.answer == DNSTemporary {
		c.forget(q)
	}
	return known
}

func (c *Cache) forget(q dnsQuestion) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.answers, q)
}

func (a *dnsAnswers) wait(ctx context.Context) *dnsAnswers {
	select {
	case <-a.done:
		return a
	case <-ctx.Done():
		return &dnsAnswers{answer: DNSTemporary}
	}
}

// Asked is the number of different questions that were asked.
func (c *Cache) Asked() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.asked
}

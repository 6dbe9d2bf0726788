package auth

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"slices"
	"sync/atomic"
	"time"
)

// Online is a Resolver that asks the name servers of the machine, or those that Dial reaches. Its
// zero value is ready. Put a Cache before it.
type Online struct {
	Timeout time.Duration // of each question; 5 seconds where it is zero
	// Dial connects to a name server, as in net.Resolver; nil for the servers of the machine.
	Dial func(ctx context.Context, network, address string) (net.Conn, error)
}

const (
	onlineTimeout   = 5 * time.Second
	onlineQuestions = 500 // more than any honest message needs
)

// NewOnline gives what most callers want: Online behind a Cache, with a bounded number of
// questions.
func NewOnline() *Cache { return NewCache(Online{}, onlineQuestions) }

// TXT asks for text records.
func (o Online) TXT(ctx context.Context, name string) ([]string, DNSAnswer) {
	var out []string
	answer := o.ask(ctx, name, func(ctx context.Context, r *net.Resolver, name string) (err error) {
		out, err = r.LookupTXT(ctx, name)
		return err
	})
	return foundOnly(out, answer)
}

// MX asks for mail exchangers.
func (o Online) MX(ctx context.Context, name string) ([]MX, DNSAnswer) {
	var out []MX
	answer := o.ask(ctx, name, func(ctx context.Context, r *net.Resolver, name string) error {
		list, err := r.LookupMX(ctx, name)
		for _, mx := range list {
			out = append(out, MX{mx.Pref, dnsName(mx.Host)})
		}
		return usable(err, len(list))
	})
	return foundOnly(out, answer)
}

// Address asks for addresses.
func (o Online) Address(ctx context.Context, name string, family Family) ([]netip.Addr, DNSAnswer) {
	var out []netip.Addr
	answer := o.ask(ctx, name, func(ctx context.Context, r *net.Resolver, name string) error {
		list, err := r.LookupNetIP(ctx, string(family), name)
		for _, addr := range list {
			out = append(out, addr.Unmap().WithZone(""))
		}
		return err
	})
	return foundOnly(out, answer)
}

// Name asks for the names of an address.
func (o Online) Name(ctx context.Context, addr netip.Addr) ([]string, DNSAnswer) {
	var out []string
	plain := addr.Unmap().WithZone("").String()
	answer := o.ask(ctx, dnsReverse(addr), func(ctx context.Context, r *net.Resolver, _ string) error {
		list, err := r.LookupAddr(ctx, plain)
		for _, name := range list {
			out = append(out, dnsName(name))
		}
		slices.Sort(out) // servers turn the order round, and only the first few are looked at
		return usable(err, len(list))
	})
	return foundOnly(out, answer)
}

// usable forgets the error that net gives beside names that are good when others are not.
func usable(err error, found int) error {
	if found > 0 {
		return nil
	}
	return err
}

func foundOnly[T any](list []T, answer DNSAnswer) ([]T, DNSAnswer) {
	if answer != DNSFound {
		return nil, answer
	}
	return list, answer
}

type onlineLookup func(ctx context.Context, r *net.Resolver, name string) error

// ask runs one question. A name that is no name is not asked for: it cannot exist. The final dot
// keeps the search list of the machine out.
func (o Online) ask(ctx context.Context, name string, find onlineLookup) DNSAnswer {
	if name = dnsName(name); !dnsAskable(name) {
		return DNSNoName
	}
	timeout := o.Timeout
	if timeout <= 0 {
		timeout = onlineTimeout
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	var code atomic.Int32
	code.Store(noCode)
	err := find(ctx, &net.Resolver{PreferGo: true, Dial: o.watch(&code)}, name+".")
	var failure *net.DNSError
	switch {
	case err == nil:
		return DNSFound
	case !errors.As(err, &failure) || !failure.IsNotFound:
		return DNSTemporary
	case code.Load() == nameError || code.Load() == noCode:
		return DNSNoName
	}
	return DNSNoRecord
}

const (
	noCode    = -1 // nobody was asked: the resolver itself refused the name
	nameError = 3  // RFC 1035, section 4.1.1
)

// watch connects like Dial, and remembers the response code of what comes back: net tells nobody
// whether a name is missing or has no such record.
func (o Online) watch(code *atomic.Int32) func(context.Context, string, string) (net.Conn, error) {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		dial := o.Dial
		if dial == nil {
			dial = new(net.Dialer).DialContext
		}
		conn, err := dial(ctx, network, address)
		if packets, ok := conn.(packetConn); ok && err == nil {
			return watched{packets, code}, nil
		}
		return conn, err
	}
}

// packetConn is a connection by datagrams: net.Resolver frames messages by which of the two it is
// given.
type packetConn interface {
	net.Conn
	ReadFrom(b []byte) (int, net.Addr, error)
	WriteTo(b []byte, to net.Addr) (int, error)
}

// watched is a connection on which each datagram is one answer.
type watched struct {
	packetConn
	code *atomic.Int32
}

// Read reads one answer and remembers its response code.
func (w watched) Read(b []byte) (int, error) {
	n, err := w.packetConn.Read(b)
	if err == nil && n >= 12 {
		w.code.Store(int32(b[3] & 15))
	}
	return n, err
}

package auth

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"
)

// counter counts the questions that reach a resolver.
type counter struct {
	Resolver
	asked atomic.Int32
}

func (c *counter) TXT(ctx context.Context, name string) ([]string, DNSAnswer) {
	c.asked.Add(1)
	time.Sleep(time.Millisecond)
	return c.Resolver.TXT(ctx, name)
}

func TestCacheAsksOnce(t *testing.T) {
	z, _ := ReadZone(zoneText)
	from := &counter{Resolver: z}
	cache := NewCache(from, 3)
	ctx := context.Background()
	var group sync.WaitGroup
	for i := range 40 {
		group.Go(func() {
			name := []string{"example.org", "Example.org.", "nowhere.example.org"}[i%3]
			want := map[bool]DNSAnswer{true: DNSNoName, false: DNSFound}[i%3 == 2]
			if _, answer := cache.TXT(ctx, name); answer != want {
				t.Errorf("%s: %s", name, answer)
			}
		})
	}
	group.Wait()
	if from.asked.Load() != 2 || cache.Asked() != 2 {
		t.Errorf("asked %d times, counted %d", from.asked.Load(), cache.Asked())
	}
	if _, answer := cache.MX(ctx, "example.org"); answer != DNSFound {
		t.Errorf("the third question: %s", answer)
	}
	if _, answer := cache.Address(ctx, "mail.example.org", IPv4); answer != DNSNotAsked {
		t.Errorf("the fourth question: %s", answer)
	}
	if _, answer := cache.Name(ctx, netip.MustParseAddr("192.0.2.1")); answer != DNSNotAsked {
		t.Errorf("the fifth question: %s", answer)
	}
}

// What was cut short is asked again by who comes next.
func TestCacheForgetsWhatWasCancelled(t *testing.T) {
	z := NewZone("late.example.org")
	cache := NewCache(z, 0)
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	if _, answer := cache.Address(cancelled, "late.example.org", IPv6); answer != DNSTemporary {
		t.Errorf("cancelled: %s", answer)
	}
	z.hold("late.example.org").addresses = []netip.Addr{netip.MustParseAddr("2001:db8::1")}
	if _, answer := cache.Address(context.Background(), "late.example.org", IPv6); answer != DNSFound {
		t.Errorf("asked again: %s", answer)
	}
}

func TestOfflineAsksNobody(t *testing.T) {
	ctx, addr := context.Background(), netip.MustParseAddr("192.0.2.1")
	for _, got := range []string{fmt.Sprint(Offline{}.TXT(ctx, "example.org")), fmt.Sprint(Offline{}.MX(ctx, "example.org")),
		fmt.Sprint(Offline{}.Address(ctx, "example.org", IPv6)), fmt.Sprint(Offline{}.Name(ctx, addr))} {
		if got != "[]not-asked" {
			t.Error(got)
		}
	}
}

// answerAll is a name server on this machine that answers from a zone. It fails for broken names and says
// nothing of silent.example.org.
func answerAll(t *testing.T, z *Zone) Online {
	t.Helper()
	server, err := net.ListenPacket("udp4", "127.0.0.1:0")
	if err != nil {
		t.Skip("no socket: ", err)
	}
	t.Cleanup(func() { server.Close() })
	go func() {
		buffer := make([]byte, 1500)
		for {
			n, client, err := server.ReadFrom(buffer)
			if err != nil {
				return
			}
			if reply := answerOne(z, buffer[:n]); reply != nil {
				server.WriteTo(reply, client)
			}
		}
	}()
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "udp4", server.LocalAddr().String())
	}
	return Online{Timeout: 2 * time.Second, Dial: dial}
}

func answerOne(z *Zone, packet []byte) []byte {
	var m dnsmessage.Message
	if m.Unpack(packet) != nil || len(m.Questions) != 1 {
		return nil
	}
	q := m.Questions[0]
	name := dnsName(q.Name.String())
	m.Response, m.RecursionAvailable, m.Additionals = true, true, nil
	if name == "silent.example.org" {
		return nil
	}
	at := z.at(name)
	switch {
	case z.broken[name]:
		m.RCode = dnsmessage.RCodeServerFailure
	case at == nil:
		m.RCode = dnsmessage.RCodeNameError
	default:
		for _, body := range bodiesOf(at, q.Type) {
			m.Answers = append(m.Answers, dnsmessage.Resource{
				Header: dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class}, Body: body})
		}
	}
	out, _ := m.Pack()
	return out
}

func bodiesOf(r *zoneRecords, kind dnsmessage.Type) (out []dnsmessage.ResourceBody) {
	switch kind {
	case dnsmessage.TypeTXT:
		for _, text := range r.texts {
			out = append(out, &dnsmessage.TXTResource{TXT: []string{text[:len(text)/2], text[len(text)/2:]}})
		}
	case dnsmessage.TypeMX:
		for _, mx := range r.exchanges {
			out = append(out, &dnsmessage.MXResource{Pref: mx.Preference, MX: dnsmessage.MustNewName(mx.Host + ".")})
		}
	case dnsmessage.TypePTR:
		for _, name := range r.names {
			out = append(out, &dnsmessage.PTRResource{PTR: dnsmessage.MustNewName(name + ".")})
		}
	case dnsmessage.TypeA, dnsmessage.TypeAAAA:
		for _, addr := range r.addresses {
			if addr.Is4() && kind == dnsmessage.TypeA {
				out = append(out, &dnsmessage.AResource{A: addr.As4()})
			}
			if !addr.Is4() && kind == dnsmessage.TypeAAAA {
				out = append(out, &dnsmessage.AAAAResource{AAAA: addr.As16()})
			}
		}
	}
	return out
}

// Questions over the network end as they do in a zone.
func TestOnlineAgreesWithZone(t *testing.T) {
	z, _ := ReadZone(zoneText)
	z.broken["broken.example.org"] = true
	online := answerAll(t, z)
	ctx := context.Background()
	both := func(ask func(Resolver) string) {
		t.Helper()
		if zone, net := ask(z), ask(online); zone != net {
			t.Errorf("%s online, %s in the zone", net, zone)
		}
	}
	for _, name := range []string{"example.org", "mail.example.org", "nowhere.example.org", "broken.example.org",
		"null.example.org", "held.wild.example.org", "a..b", ""} {
		both(func(r Resolver) string { return fmt.Sprint(r.TXT(ctx, name)) })
		both(func(r Resolver) string { return fmt.Sprint(r.MX(ctx, name)) })
		both(func(r Resolver) string { return fmt.Sprint(r.Address(ctx, name, IPv4)) })
		both(func(r Resolver) string { return fmt.Sprint(r.Address(ctx, name, IPv6)) })
	}
	for _, addr := range []string{"192.0.2.1", "192.0.2.77", "2001:db8::1"} {
		both(func(r Resolver) string { return fmt.Sprint(r.Name(ctx, netip.MustParseAddr(addr))) })
	}
	if _, answer := online.TXT(ctx, "silent.example.org"); answer != DNSTemporary {
		t.Errorf("silent: %s", answer)
	}
}

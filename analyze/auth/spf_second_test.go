package auth

import (
	"context"
	"net"
	"net/netip"
	"testing"

	"blitiri.com.ar/go/spf"
)

// secondResolver shows a zone to another library, which asks as net.Resolver does.
type secondResolver struct{ zone *Zone }

func failure(name string, answer DNSAnswer) error {
	if answer == DNSFound {
		return nil
	}
	return &net.DNSError{Err: string(answer), Name: name, IsNotFound: answer.Void(), IsTemporary: answer == DNSTemporary}
}

func (r secondResolver) LookupTXT(ctx context.Context, name string) ([]string, error) {
	list, answer := r.zone.TXT(ctx, name)
	return list, failure(name, answer)
}

func (r secondResolver) LookupMX(ctx context.Context, name string) (out []*net.MX, err error) {
	list, answer := r.zone.MX(ctx, name)
	for _, mx := range list {
		out = append(out, &net.MX{Host: mx.Host + ".", Pref: mx.Preference})
	}
	return out, failure(name, answer)
}

func (r secondResolver) LookupIPAddr(ctx context.Context, name string) (out []net.IPAddr, err error) {
	four, answer := r.zone.Address(ctx, name, IPv4)
	six, other := r.zone.Address(ctx, name, IPv6)
	for _, addr := range append(four[:len(four):len(four)], six...) {
		out = append(out, net.IPAddr{IP: addr.AsSlice()})
	}
	if answer != DNSFound {
		answer = other
	}
	return out, failure(name, answer)
}

func (r secondResolver) LookupAddr(ctx context.Context, address string) ([]string, error) {
	list, answer := r.zone.Name(ctx, netip.MustParseAddr(address))
	return list, failure(address, answer)
}

// difference is a case of the vectors on which another library answers otherwise, how many of its questions
// are concerned, and why ours stands.
type difference struct {
	title string
	count int
	why   string
}

func secondDiffers() []difference {
	return []difference{
		{"mx with eleven hosts", 1, "RFC 7208, section 4.6.4 limits the addresses that are asked for: here the second host matches"},
		{"syntax is checked before anything is evaluated", 18, "RFC 7208, section 4.6: syntax errors anywhere give permerror at once"},
		{"names and local parts that are not ASCII", 2, "RFC 8616, section 4: A-labels in questions, and no match for such local parts"},
	}
}

// Another library comes to the same results on our own vectors.
func TestSPFAgreesWithASecondLibrary(t *testing.T) {
	differ := make(map[string]int)
	list := vectors(t)
	for _, v := range list {
		ours := CheckHost(context.Background(), v.zone, v.query)
		theirs, err := spf.CheckHostWithSender(v.query.IP.AsSlice(), v.query.Helo, v.query.MailFrom,
			spf.WithResolver(secondResolver{v.zone}))
		if string(theirs) != string(ours.Result) {
			differ[v.title]++
			t.Logf("%s: %s: they say %s (%v), we %s", v.title, v.query.MailFrom, theirs, err, ours.Result)
		}
	}
	for _, d := range secondDiffers() {
		if differ[d.title] != d.count {
			t.Errorf("%s: %d differences, want %d: %s", d.title, differ[d.title], d.count, d.why)
		}
		delete(differ, d.title)
	}
	if len(differ) > 0 {
		t.Errorf("differences nobody explained: %v", differ)
	}
}

package mend_test

import (
	"context"
	"fmt"
	"net/netip"
	"regexp"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/mend"
)

// nobody are networks that no organisation has.
var nobody = []netip.Prefix{netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("240.0.0.0/4"), netip.MustParsePrefix("2001:db8::/32"),
	netip.MustParsePrefix("3fff::/20")}

// private are networks whose addresses are private afterwards, too.
var private = []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("172.16.0.0/12"),
	netip.MustParsePrefix("192.168.0.0/16"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("fe80::/16")}

var bracketed = regexp.MustCompile(`\[(?:IPv6:)?([0-9a-f.:]+)\]`)

// masked gives what stands for each address in the copy of a route through all of them.
func masked(t *testing.T, list []string) []netip.Addr {
	t.Helper()
	var b strings.Builder
	for i, ip := range list {
		if strings.Contains(ip, ":") {
			ip = "IPv6:" + ip
		}
		fmt.Fprintf(&b, "Received: from a%d.example.net ([%s]) by b.example.org with ESMTP; Mon, 4 Mar 2024 02:10:05 +0000\n", i, ip)
	}
	r, err := mend.Redact(context.Background(), []byte(b.String()+"From: a@example.net\n\nHello\n"), analyze.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out []netip.Addr
	for _, at := range bracketed.FindAllStringSubmatch(string(r.Message), -1) {
		a, err := netip.ParseAddr(at[1])
		if err != nil {
			t.Error(err)
		}
		out = append(out, a)
	}
	if len(out) != len(list) {
		t.Fatalf("%d addresses of %d:\n%s", len(out), len(list), r.Message)
	}
	return out
}

// What stands for an address that anybody may have is an address that nobody has; what is private stays private.
func TestAddressesOfNobody(t *testing.T) {
	var list []string
	for i := range 60 { // more networks than there are for documentation
		list = append(list, fmt.Sprintf("%d.%d.%d.%d", 20+i, 10+i*4, 1+i*3, 7+i*2), fmt.Sprintf("%d.%d.%d.9", 130+i, 1+i%9, 1+i%7))
	}
	list = append(list, "2620:1ec:4::5", "2a01:4f9:c012:1::2", "2600:3c00::1", "2606::7:1")
	seen := make(map[netip.Addr]string)
	for i, a := range masked(t, list) {
		if !within(a, nobody) {
			t.Errorf("%s became %s, which may be somebody's", list[i], a)
		}
		if was := seen[a]; was != "" && was != list[i] {
			t.Errorf("%s and %s both became %s", was, list[i], a)
		}
		seen[a] = list[i]
	}
	inside := []string{"10.1.2.3", "172.16.9.1", "172.31.200.14", "192.168.1.20", "100.64.0.1", "100.127.30.2", "fe80::1:2"}
	for i, a := range masked(t, inside) {
		if !within(a, private) {
			t.Errorf("%s became %s, which is not private", inside[i], a)
		}
	}
}

// Addresses of one network stay in one, and the same address becomes the same.
func TestAddressesOfOneNetwork(t *testing.T) {
	out := masked(t, []string{"52.25.139.140", "52.25.139.7", "115.124.30.76", "115.124.30.19", "52.25.139.140", "172.217.1.1",
		"172.217.1.9"})
	for _, pair := range [][2]int{{0, 1}, {2, 3}, {5, 6}} {
		a, _ := out[pair[0]].Prefix(24)
		if !a.Contains(out[pair[1]]) {
			t.Errorf("%s and %s were of one network", out[pair[0]], out[pair[1]])
		}
	}
	if a, _ := out[0].Prefix(24); out[0] != out[4] || a.Contains(out[2]) {
		t.Errorf("%v: the same became another, or others the same", out)
	}
}

func within(a netip.Addr, list []netip.Prefix) bool {
	for _, p := range list {
		if p.Contains(a) {
			return true
		}
	}
	return false
}

package auth

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"
)

// The other library is asked about each signature, in the order in which they stand.
func TestAskedForASecondOpinion(t *testing.T) {
	good := signWith(t, rsaKey1024(), "DKIM-Signature", plain, rsaTags)
	bad := strings.Replace(good, "d=example.org", "d=example.net", 1)
	both := bad[:len(bad)-len(plain)] + good
	m := message(t, []byte(both))
	got := SecondOpinion(context.Background(), m, zone())
	if !slices.Equal(got, []SignatureResult{PermError, Pass}) {
		t.Errorf("%v", got)
	}
	ours := Verify(context.Background(), m, zone(), time.Time{})
	if len(ours) != 2 || ours[0].Result != PermError || ours[1].Result != Pass {
		t.Errorf("%s %s", summary(ours[0]), summary(ours[1]))
	}
}

func TestSecondOpinionIsNotAskedOfHugeHeaders(t *testing.T) {
	m := message(t, []byte("Subject: "+strings.Repeat("a\r\n ", 1<<16)+"b\r\n"+plain))
	if got := SecondOpinion(context.Background(), m, zone()); got != nil {
		t.Errorf("%v", got)
	}
}

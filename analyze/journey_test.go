package analyze

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/eml-inspect/eml-inspect/headers"
	"github.com/eml-inspect/eml-inspect/packaging/processor"
)

// pens write a Received field as one program does: by a host, from a client, at a time.
var pens = map[string]func(by, from string, t time.Time) string{
	"postfix": func(by, from string, t time.Time) string {
		return fmt.Sprintf("from %s (%s [192.0.2.10])\r\n\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))\r\n\tby %s (Postfix) with ESMTPS id 9E1A2B3C4D\r\n\tfor <b@recipient.example>; %s (CST)", from, from, by, t.Format("Mon, _2 Jan 2006 15:04:05 -0700"))
	},
	"exim": func(by, from string, t time.Time) string {
		return fmt.Sprintf("from %s ([192.0.2.10]:52000 helo=pc) by %s with esmtps (TLS1.3) tls TLS_AES_256_GCM_SHA384 (Exim 4.97) (envelope-from <a@sender.example>); %s", from, by, t.Format(time.RFC1123Z))
	},
	"sendmail": func(by, from string, t time.Time) string {
		return fmt.Sprintf("from %s (%s [192.0.2.10] (may be forged)) by %s (8.17.1/8.17.1) with ESMTP id x; %s", from, from, by, t.Format("Mon, _2 Jan 2006 15:04:05 -0700 (MST)"))
	},
	"qmail": func(by, from string, t time.Time) string {
		return fmt.Sprintf("from %s (HELO pc) (192.0.2.10)\r\n  by %s with SMTP; %s -0000", from, by, t.UTC().Format("2 Jan 2006 15:04:05"))
	},
	"exchange": func(by, from string, t time.Time) string {
		return fmt.Sprintf("from %s (192.0.2.10) by %s (192.0.2.11) with Microsoft SMTP Server (version=TLS1_2, cipher=TLS_ECDHE) id 15.2.1118.40 via Frontend Transport; %s", from, by, t.Format(time.RFC1123Z))
	},
	"coremail": func(by, from string, t time.Time) string {
		return fmt.Sprintf("from %s (unknown [192.0.2.10])\r\n\tby %s (Coremail) with SMTP id x--.123S2; %s (CST)", from, by, t.Format("Mon, 2 Jan 2006 15:04:05 -0700"))
	},
	"exmail": func(by, from string, t time.Time) string {
		return fmt.Sprintf("from %s ( [192.0.2.10])\r\n\tby %s (ESMTP) with  id ; %s (CST)", from, by, t.Format(time.RFC1123Z))
	},
	"whith": func(by, from string, t time.Time) string {
		return fmt.Sprintf("from %s (unknown [192.0.2.10]) by %s (postfix) whith ESMTP id P1; %s (CST)", from, by, t.Format(time.RFC1123Z))
	},
	"ironport": func(by, from string, t time.Time) string {
		return fmt.Sprintf("from %s (HELO pc) ([192.0.2.10])\r\n  by %s with ESMTP/TLS/ECDHE-RSA; %s", from, by, t.Format("02 Jan 2006 15:04:05 -0700"))
	},
	"no semicolon": func(by, from string, t time.Time) string {
		return fmt.Sprintf("from %s (%s [192.0.2.10]) by %s (SG) with HTTP id AbC %s (UTC)", from, from, by, t.UTC().Format("Mon, 02 Jan 2006 15:04:05.000 +0000"))
	},
	"go": func(by, from string, t time.Time) string {
		return fmt.Sprintf("from %s (%s [192.0.2.10]) by %s with SMTP id filter-0-1 %s UTC m=+12.5", from, from, by, t.UTC().Format("2006-01-02 15:04:05.999999999 +0000"))
	},
	"date before a comment": func(by, from string, t time.Time) string {
		return fmt.Sprintf("from %s (%s [192.0.2.10]) by %s id h1 for <b@recipient.example>; %s (envelope-from <a@sender.example>)", from, from, by, t.Format(time.RFC1123Z))
	},
	"weekday of another zone": func(by, from string, t time.Time) string {
		return fmt.Sprintf("from unknown (HELO %s)([192.0.2.10]) by %s (192.0.2.11) with ESMTP id 65E52E5F0000ABCD; %s, %s", from, by, t.UTC().Format("Mon"), t.In(time.FixedZone("", 8*3600)).Format("02 Jan 2006 15:04:05 -0700"))
	},
	"named zone": func(by, from string, t time.Time) string {
		return fmt.Sprintf("from %s ([192.0.2.10]) by %s with ESMTP; %s GMT", from, by, t.UTC().Format("Mon, 2 Jan 06 15:04:05"))
	},
	"lotus": func(by, from string, t time.Time) string {
		return fmt.Sprintf("from %s ([192.0.2.10])\r\n          by %s (Lotus Domino Release 8.5.3)\r\n          with ESMTP id 2024030410000100-1 ;\r\n          %s", from, by, t.Format("Mon,2 Jan 2006 15:04:05 -0700"))
	},
	"lmtp": func(by, from string, t time.Time) string {
		return fmt.Sprintf("from %s\r\n\tby %s with LMTP\r\n\tid x (envelope-from <a@sender.example>); %s", from, by, t.Format(time.RFC1123Z))
	},
}

// journey is a made-up way: what really happened, and what was written.
type journey struct {
	waits   []time.Duration
	hosts   []string
	delays  []int
	faulty  int
	offset  time.Duration
	message string
}

func travel(r *rand.Rand, names []string, delays int, fault bool) journey {
	n := 4 + r.IntN(5)
	j := journey{waits: make([]time.Duration, n), hosts: make([]string, n), faulty: -1}
	for i := range j.hosts {
		j.waits[i] = time.Duration(r.IntN(4000)) * time.Millisecond
		j.hosts[i] = fmt.Sprintf("mx%d.org%d.example", i, i)
	}
	for range delays {
		i := 1 + r.IntN(n-1)
		j.waits[i] += 12*time.Minute + time.Duration(r.Int64N(int64(24*time.Hour)))>>r.IntN(6)
		j.delays = append(j.delays, i)
	}
	if fault {
		j.faulty = r.IntN(n)
		j.offset = []time.Duration{time.Hour, 8 * time.Hour, -time.Hour, -7 * time.Hour, 17 * time.Minute, -1234 * time.Second}[r.IntN(6)]
	}
	j.write(r, names)
	return j
}

// write stamps the message at each host, in a random dialect and zone.
func (j *journey) write(r *rand.Rand, names []string) {
	now, fields := time.Date(2024, 3, 4, 2, 0, 0, 0, time.UTC), ""
	for i, host := range j.hosts {
		now = now.Add(j.waits[i])
		said := now.Add(time.Duration(r.IntN(16)-8) * time.Second)
		if i == j.faulty {
			said = said.Add(j.offset)
		}
		from := "pc.sender.example"
		if i > 0 {
			from = j.hosts[i-1]
		}
		zone := time.FixedZone("CST", []int{0, 8, -6, 1, 5}[r.IntN(5)]*3600)
		fields = "Received: " + pens[names[r.IntN(len(names))]](host, from, said.In(zone)) + "\r\n" + fields
	}
	j.message = fields + "From: a@sender.example\r\nTo: b@recipient.example\r\nSubject: hello\r\n\r\nhello\r\n"
}

// hidden reports whether the wrong clock hides a delay beside it: nobody could tell that.
func (j *journey) hidden() bool {
	if j.faulty < 0 {
		return false
	}
	for _, side := range [][]time.Duration{j.waits[j.faulty+1:], reversed(j.waits[1:max(1, j.faulty+1)])} {
		sum := time.Duration(0)
		for _, w := range side {
			if sum += w; (sum - j.offset.Abs()).Abs() < 7*time.Minute {
				return true
			}
		}
	}
	return false
}

func reversed(d []time.Duration) []time.Duration {
	d = slices.Clone(d)
	slices.Reverse(d)
	return d
}

// Routes in every dialect, with known waits and at most one wrong clock: the true wait lies in the bounds,
// nobody is blamed who did not hold the message, and no honest clock is called wrong.
func TestJourneysInEveryDialect(t *testing.T) {
	var names []string
	for name := range pens {
		names = append(names, name)
	}
	slices.Sort(names)
	r := rand.New(rand.NewPCG(3, 4))
	for _, c := range []struct {
		delays int
		fault  bool
	}{{0, false}, {1, false}, {0, true}, {1, true}, {2, true}} {
		blamed, named, count := 0, 0, 0
		for range 600 {
			j := travel(r, names, c.delays, c.fault)
			if j.hidden() {
				continue
			}
			count++
			m := Message(context.Background(), []byte(j.message), Options{}).Messages[0]
			checkBounds(t, &j, m)
			b, n := checkBlame(t, &j, m)
			blamed, named = blamed+b, named+n
		}
		t.Logf("%d delays, wrong clock %v: %d journeys, %d delays at likely, %d clocks named", c.delays, c.fault, count, blamed, named)
	}
}

func checkBounds(t *testing.T, j *journey, m *MessageReport) {
	t.Helper()
	if len(m.Route.Hops) != len(j.hosts) {
		t.Fatalf("%d hops of %d:\n%s", len(m.Route.Hops), len(j.hosts), j.message)
	}
	for i, h := range m.Route.Hops[1:] {
		held := j.waits[i+1].Seconds()
		if h.By != j.hosts[i+1] || h.AtLeastSeconds == nil || held < float64(*h.AtLeastSeconds) ||
			(h.AtMostSeconds != nil && held > float64(*h.AtMostSeconds)) {
			t.Fatalf("hop %d of %v: %+v\n%s", i+1, j.waits[i+1], h, j.message)
		}
	}
}

func checkBlame(t *testing.T, j *journey, m *MessageReport) (blamed, named int) {
	t.Helper()
	for _, f := range m.Findings {
		switch f.Code {
		case "route-delay":
			i, _ := strconv.Atoi(f.Facts["hop"])
			if f.Confidence == Possible {
				continue
			}
			if !slices.Contains(j.delays, i) || f.Facts["held_by"] != j.hosts[i-1] {
				t.Fatalf("%v is blamed:\n%s", f.Facts, j.message)
			}
			blamed++
		case "route-clock-wrong", "route-zone-wrong":
			offset, _ := strconv.Atoi(f.Facts["offset_seconds"])
			if j.faulty < 0 || f.Facts["host"] != j.hosts[j.faulty] {
				t.Fatalf("%v is called wrong:\n%s", f.Facts, j.message)
			}
			if off := j.offset - time.Duration(offset)*time.Second; off.Abs() < time.Minute {
				named++
			} else if f.Facts["offset_min"] != "" && f.Facts["offset_max"] != "" && len(j.delays) == 0 {
				t.Fatalf("%v, but it is off by %v:\n%s", f.Facts, j.offset, j.message)
			}
		}
	}
	return blamed, named
}

// A clock between two right ones is named with its offset.
func TestWrongClockIsNamed(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		j := travel(r, []string{"postfix", "exim", "qmail"}, 0, true)
		if j.faulty == 0 || j.faulty == len(j.hosts)-1 || j.hidden() {
			continue
		}
		m := Message(context.Background(), []byte(j.message), Options{}).Messages[0]
		if len(m.Route.Clocks) != 1 || m.Route.Clocks[0].Host != j.hosts[j.faulty] {
			t.Fatalf("%v off by %v: %+v\n%s", j.hosts[j.faulty], j.offset, m.Route.Clocks, j.message)
		}
	}
}

func TestManyHopsAreReadInTime(t *testing.T) {
	var b strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&b, "Received: from h%d.example (h%d.example [192.0.2.1]) by h%d.example (Postfix) with ESMTP id A%d; Mon, 4 Mar 2024 02:%02d:%02d +0000\r\n",
			i+1, i+1, i, i, 59-i/60%60, 59-i%60)
	}
	took := processor.Least(5, 4*time.Second, func() {
		m := Message(context.Background(), []byte(b.String()+"\r\nhello\r\n"), Options{}).Messages[0]
		if len(m.Route.Hops) != headers.MaxFields {
			t.Fatalf("%d hops", len(m.Route.Hops))
		}
	})
	if took > 4*time.Second {
		t.Errorf("it took %v", took)
	}
}

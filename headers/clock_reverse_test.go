package headers

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
	"time"
)

// Each decoder gives back the instants that ids were built from by the reverse rule.
func TestDecodersUndoTheirRule(t *testing.T) {
	for _, c := range []struct {
		decoder string
		exact   time.Duration
		build   func(time.Time) string
	}{
		{"postfix", time.Microsecond, func(t time.Time) string {
			return inBase(t.Unix(), base52, 6) + inBase(int64(t.Nanosecond()/1000), base52, 4) + "z9vNR"
		}},
		{"exim", time.Second, func(t time.Time) string { return inBase(t.Unix(), base62, 6) + "-0001Ab-2c" }},
		{"sendmail", time.Second, buildSendmail},
		{"coremail", time.Second, func(t time.Time) string {
			b := binary.LittleEndian.AppendUint32([]byte{10, 0, 2, 255, 5, 6, 7, 8}, uint32(t.Unix()))
			return strings.ReplaceAll(base64.RawStdEncoding.EncodeToString(append(b, 0, 0, 0, 0)), "/", "_") + "--.1S2"
		}},
		{"dovecot", time.Nanosecond, func(t time.Time) string {
			b := binary.LittleEndian.AppendUint32(nil, uint32(t.Nanosecond()))
			b = binary.LittleEndian.AppendUint32(b, uint32(t.Unix()))
			return base64.RawStdEncoding.EncodeToString(append(b, 1, 2, 3, 4, 5, 6, 7, 8))
		}},
		{"zmailer", time.Second, buildZMailer},
		{"uuid", time.Microsecond, func(t time.Time) string {
			n := uint64(t.UnixNano())/100 + ticks1582
			return fmt.Sprintf("%08x-%04x-1%03x-8c90-aabbccddeeff", uint32(n), uint16(n>>32), n>>48)
		}},
		{"filetime", time.Microsecond, func(t time.Time) string {
			n := filetimeOf(t)
			return fmt.Sprintf("%08X.%08X", n>>32, uint32(n))
		}},
		{"notes", 10 * time.Millisecond, func(t time.Time) string {
			ticks := t.Sub(t.Truncate(24*time.Hour)) / (10 * time.Millisecond)
			return fmt.Sprintf("85%06X:%08X", t.Unix()/86400+2440588, int64(ticks))
		}},
		{"thread-index", 10 * time.Millisecond, func(t time.Time) string { return classicIndex(t, t) }},
		{"thread-index", 2 * time.Second, func(t time.Time) string { return modernIndex(t) }},
		{"thread-index", 30 * time.Millisecond, func(t time.Time) string { return classicIndex(t.Add(-time.Hour), t) }},
		{"thread-index", 2 * time.Second, func(t time.Time) string { return classicIndex(t.AddDate(-4, 0, 0), t) }},
		{"thread-index", 2 * time.Second, func(t time.Time) string { return modernReply(t.Add(-9*time.Hour), t) }},
	} {
		for _, s := range []string{"2002-08-09T06:20:15.25Z", "2019-12-31T23:59:59.999Z", "2024-03-04T02:10:05.123456789Z", "2037-01-01T00:00:00Z"} {
			want := mustTime(s)
			text := c.build(want)
			got := decoders()[c.decoder](text, want.Add(time.Minute)).at
			if diff := want.Sub(got); diff < 0 || diff > c.exact {
				t.Errorf("%s: %s of %v gives %v", c.decoder, text, want, got)
			}
		}
	}
}

func inBase(n int64, alphabet string, width int) string {
	out := ""
	for ; n > 0; n /= int64(len(alphabet)) {
		out = string(alphabet[n%int64(len(alphabet))]) + out
	}
	return strings.Repeat(alphabet[:1], max(0, width-len(out))) + out
}

func buildSendmail(t time.Time) string {
	out := ""
	for _, n := range []int{(t.Year() - 1900) % 60, int(t.Month()) - 1, t.Day(), t.Hour(), t.Minute(), t.Second()} {
		out += string(base62[n])
	}
	return out + "aB012345"
}

func buildZMailer(t time.Time) string {
	out := "S12345"
	y := t.Year()
	for _, n := range []int{y >> 12, y >> 6 & 63, y & 63, int(t.Month()) - 1, t.Day() - 1, t.Hour(), t.Minute(), t.Second()} {
		out += string(zmailerDigits[n])
	}
	return out
}

func filetimeOf(t time.Time) uint64 {
	return uint64(t.Unix())*1e7 + uint64(t.Nanosecond()/100) + ticks1601
}

// classicIndex builds the index of a thread begun at root, with a reply at the time if that is later.
func classicIndex(root, reply time.Time) string {
	head := filetimeOf(root) >> 16
	b := binary.BigEndian.AppendUint64(nil, head)[2:]
	b = append(b, make([]byte, 16)...)
	if delta := filetimeOf(reply) - head<<16; reply.After(root) && delta>>49 == 0 {
		b = append(binary.BigEndian.AppendUint32(b, uint32(delta>>18)), 0x10)
	} else if reply.After(root) {
		b = append(binary.BigEndian.AppendUint32(b, 1<<31|uint32(delta>>23)), 0x10)
	}
	return base64.StdEncoding.EncodeToString(b)
}

func modernIndex(t time.Time) string {
	b := binary.BigEndian.AppendUint64(nil, 1<<40|filetimeOf(t)>>24)[2:]
	return base64.StdEncoding.EncodeToString(append(b, make([]byte, 16)...))
}

func modernReply(root, reply time.Time) string {
	misread := (1<<40 | filetimeOf(root)>>24) << 16
	b := binary.BigEndian.AppendUint64(nil, uint64(misread)>>16)[2:]
	b = append(b, make([]byte, 16)...)
	delta := (filetimeOf(reply) - uint64(misread)) >> 23
	b = append(binary.BigEndian.AppendUint32(b, 1<<31|uint32(delta&0x7FFFFFFF)), 0x10)
	return base64.StdEncoding.EncodeToString(b)
}

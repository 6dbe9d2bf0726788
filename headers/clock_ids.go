package headers

import (
	"encoding/base64"
	"encoding/binary"
	"strings"
	"time"
)

// base52 are the digits of Postfix's long queue ids: no vowels, so that no words come out (Postfix,
// src/global/mail_queue.h).
const base52 = "0123456789BCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz"

// base62 are the digits of Exim and, up to x, those of Sendmail.
const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// number reads a number whose digits are those of an alphabet, -1 for anything else.
func number(s, alphabet string) int64 {
	n, base := int64(0), int64(len(alphabet))
	for i := range len(s) {
		digit := strings.IndexByte(alphabet, s[i])
		if digit < 0 || n > 1<<40 {
			return -1
		}
		n = n*base + int64(digit)
	}
	return n
}

// postfixTime reads a long queue id: seconds, four digits of microseconds, z, the inode.
func postfixTime(s string, _ time.Time) moment {
	z := strings.LastIndexByte(s, 'z')
	if z < 10 || z > 11 || z == len(s)-1 || len(s) > 24 || number(s[z+1:], base52) < 0 {
		return moment{}
	}
	seconds, micros := number(s[:z-4], base52), number(s[z-4:z], base52)
	if seconds <= 0 || micros < 0 || micros >= 1e6 {
		return moment{}
	}
	return moment{at: time.Unix(seconds, micros*1000).UTC()}
}

// eximTime reads a message id: seconds, process, fraction, each in base 62 (Exim, src/receive.c; the
// second and third parts grew in 4.97).
func eximTime(s string, _ time.Time) moment {
	last := 14
	if len(s) == 23 {
		last = 19
	} else if len(s) != 16 {
		return moment{}
	}
	if s[6] != '-' || s[last-1] != '-' || !isAll(s[7:last-1], base62) || !isAll(s[last:], base62) {
		return moment{}
	}
	seconds := number(s[:6], base62)
	if seconds <= 0 {
		return moment{}
	}
	return moment{at: time.Unix(seconds, 0).UTC()}
}

// sendmailTime reads a queue id: year, month, day, hour, minute and second, each one digit in base 60,
// then a sequence and the process. The year repeats after 60 years.
func sendmailTime(s string, _ time.Time) moment {
	if len(s) < 12 || len(s) > 16 || strings.Trim(s[8:], "0123456789") != "" {
		return moment{}
	}
	var n [8]int
	for i := range n {
		n[i] = strings.IndexByte(base62[:60], s[i])
		if n[i] < 0 {
			return moment{}
		}
	}
	year, month, day, hour := n[0]+1960, n[1]+1, n[2], n[3]
	if n[0] < 20 {
		year = n[0] + 2020
	}
	if month > 12 || day < 1 || day > 31 || hour > 23 {
		return moment{}
	}
	return moment{at: time.Date(year, time.Month(month), day, hour, n[4], n[5], 0, time.UTC)}
}

// gmailTime reads what the id of Gmail ends with: milliseconds since 1970, or the local time of its
// server, whose zone is the one of the date beside it.
func gmailTime(s string, near time.Time) moment {
	if i := strings.LastIndexByte(s, '.'); i >= 0 && len(s)-i == 14 && s[i+1] == '1' {
		return unix(10, time.Millisecond)(s[i+1:], near)
	}
	const layout = ".2006.01.02.15.04.05"
	if len(s) <= len(layout) || !dotted(s[len(s)-len(layout):], layout) {
		return moment{}
	}
	zone := time.UTC
	if !near.IsZero() {
		zone = near.Location()
	}
	t, err := time.ParseInLocation(layout, s[len(s)-len(layout):], zone)
	if err != nil {
		return moment{}
	}
	return moment{at: t, local: near.IsZero()}
}

// dotted reports whether a text has its dots where a layout of the same length has them.
func dotted(s, layout string) bool {
	for i := range len(s) {
		if (s[i] == '.') != (layout[i] == '.') {
			return false
		}
	}
	return true
}

// dovecotTime reads the id of Dovecot's LMTP server: nanoseconds and seconds, the low byte first, then
// the process and the host.
func dovecotTime(s string, _ time.Time) moment {
	b := base64Bytes(s, 22)
	if b == nil {
		return moment{}
	}
	nanos := binary.LittleEndian.Uint32(b)
	if nanos >= 1e9 {
		return moment{}
	}
	return moment{at: time.Unix(int64(binary.LittleEndian.Uint32(b[4:])), int64(nanos)).UTC()}
}

// coremailTime reads the id of Coremail, a base64 of its own whose 16 bytes hold an address of the
// provider's network and, from the ninth, seconds since 1970, the low byte first.
func coremailTime(s string, _ time.Time) moment {
	if len(s) < 24 || s[22:24] != "--" {
		return moment{}
	}
	b := base64Bytes(strings.ReplaceAll(s[:22], "_", "/"), 22)
	if b == nil {
		return moment{}
	}
	return moment{at: time.Unix(int64(binary.LittleEndian.Uint32(b[8:])), 0).UTC()}
}

// base64Bytes decodes the first n characters of a text that may go on; nil where they are no base64. The decoder passes
// over line ends, which no id has.
func base64Bytes(s string, n int) []byte {
	if len(s) < n || strings.ContainsAny(s[:n], "\r\n") {
		return nil
	}
	b, err := base64.RawStdEncoding.DecodeString(s[:n])
	if err != nil {
		return nil
	}
	return b
}

// zmailerDigits are the digits of ZMailer's ids.
const zmailerDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123abcdefghijklmnopqrstuvwxyz456789"

// zmailerTime reads an id of ZMailer: S, a number, then the year in three digits, month, day, hour, minute
// and second in one each, all counted from 0.
func zmailerTime(s string, _ time.Time) moment {
	if len(s) < 10 || s[0] != 'S' {
		return moment{}
	}
	s = s[1+len(s[1:])-len(strings.TrimLeft(s[1:], "0123456789")):]
	if len(s) != 8 {
		return moment{}
	}
	var n [8]int
	for i := range n {
		n[i] = strings.IndexByte(zmailerDigits, s[i])
	}
	year := n[0]<<12 | n[1]<<6 | n[2]
	if min(n[0], n[1], n[2], n[3], n[4], n[6], n[7]) < 0 || n[3] > 11 || n[4] > 30 || n[5] < 0 || n[5] > 23 {
		return moment{}
	}
	return moment{at: time.Date(year, time.Month(n[3]+1), n[4]+1, n[5], n[6], n[7], 0, time.UTC)}
}

package headers

import (
	"strings"
	"sync"
	"time"
)

// idShapes are the forms of ids that dialects.toml tells programs by. Where an id holds a time, its
// decoder is what recognises it.
var idShapes = sync.OnceValue(func() map[string]func(string) bool {
	return map[string]func(string) bool{
		"postfix-long":  decodes(postfixTime),
		"postfix-short": isPostfixShort,
		"exim":          decodes(eximTime),
		"sendmail":      decodes(sendmailTime),
		"sendmail-old":  isOldSendmail,
		"zmailer":       decodes(zmailerTime),
		"dovecot":       decodes(dovecotTime),
		"gmail":         decodes(gmailTime),
		"gmail-relay":   isGmailRelay,
		"hex8":          func(s string) bool { return len(s) == 8 && isAll(s, lowerHex) },
		"hex24":         func(s string) bool { return len(s) == 24 && isAll(s, lowerHex) },
		"hex32":         func(s string) bool { return len(s) == 32 && isAll(s, lowerHex) },
		"letters16":     func(s string) bool { return len(s) == 16 && isAll(s, base62) },
		"digits13":      func(s string) bool { return len(s) >= 13 && s[0] == '1' && isAll(s, "0123456789.") },
		"fortimail":     isFortiMail,
		"smg":           isSymantec,
		"proofpoint":    isProofpoint,
		"nemesis":       isNemesis,
		"simta":         isSimta,
		"intermail":     isInterMail,
		"powermta":      func(s string) bool { return len(s) == 12 && s[0] == 'h' && isAll(s, base32hex) },
	}
})

const (
	lowerHex  = "0123456789abcdef"
	upperHex  = "0123456789ABCDEF"
	base32hex = "0123456789abcdefghijklmnopqrstuv"
)

func decodes(d decoder) func(string) bool {
	return func(s string) bool { return !d(s, time.Time{}).at.IsZero() }
}

func isAll(s, alphabet string) bool {
	for i := range len(s) {
		if strings.IndexByte(alphabet, s[i]) < 0 {
			return false
		}
	}
	return s != ""
}

// isPostfixShort: five digits of microseconds, then the inode, in hexadecimal capitals.
func isPostfixShort(s string) bool { return len(s) >= 8 && len(s) <= 15 && isAll(s, upperHex) }

// isOldSendmail: two or three capitals for the hour and the sequence, then the process (before 8.10).
func isOldSendmail(s string) bool {
	letters := len(s) - 5
	return (letters == 2 || letters == 3) && isAll(s[:letters], base62[10:36]) && isAll(s[letters:], "0123456789")
}

// isGmailRelay: what servers of Google write for a message of their own: letters, "so", a number, a cell.
func isGmailRelay(s string) bool {
	s, _, _ = strings.Cut(s, ".")
	i := strings.LastIndex(s, "so")
	return i > 0 && isAll(s[:i], lowerHex+"ghijklmnopqrstuvwxyz") && len(s) > i+4 && isDigit(s[i+2]) &&
		isLetter(s[len(s)-1]) && isAll(s[i+2:], "0123456789abcdefghijklmnopqrstuvwxyz")
}

// isFortiMail: two queue ids in the form of Sendmail, joined.
func isFortiMail(s string) bool {
	a, b, ok := strings.Cut(s, "-")
	return ok && !sendmailTime(a, time.Time{}).at.IsZero() && !sendmailTime(b, time.Time{}).at.IsZero()
}

// isSymantec: AA.BB.PPPPP.HHHHHHHH.
func isSymantec(s string) bool {
	return len(s) == 20 && s[2] == '.' && s[5] == '.' && s[11] == '.' && isAll(s[12:], upperHex) &&
		isAll(s[6:11], "0123456789") && isAll(s[:2]+s[3:5], upperHex)
}

// isProofpoint: nine or ten letters and digits of base 32, a dash, the number of the message.
func isProofpoint(s string) bool {
	a, b, ok := strings.Cut(s, "-")
	return ok && len(a) >= 7 && len(a) <= 11 && len(b) <= 3 && isAll(b, "0123456789") &&
		isAll(a, lowerHex+"ghijklmnopqrstuvwxyz")
}

// isNemesis: three groups of 6, 10 and 6 letters and digits.
func isNemesis(s string) bool {
	return len(s) == 24 && s[6] == '-' && s[17] == '-' &&
		isAll(s[:6], base62) && isAll(s[7:17], base62) && isAll(s[18:], base62)
}

// isSimta: HHHHHHHH.HEX.n.
func isSimta(s string) bool {
	a, rest, ok := strings.Cut(s, ".")
	b, c, more := strings.Cut(rest, ".")
	return ok && more && len(a) == 8 && isAll(a, upperHex) && isAll(b, upperHex) && isAll(c, "0123456789")
}

// isInterMail: yyyymmddhhmmss.LLLLnnn.host@helo.
func isInterMail(s string) bool {
	date, rest, ok := strings.Cut(s, ".")
	return ok && len(date) == 14 && !digits(date, time.Time{}).at.IsZero() && len(rest) > 4 &&
		isAll(rest[:3], base62[10:36]) && strings.IndexByte(rest, '@') > 0
}

package headers

import (
	"strings"
	"time"
)

// idShape is one form of ids.
type idShape struct {
	least, most int  // how many characters such ids have
	mark        byte // a character that each of them holds, 0 for none
	fits        func(id string) bool
}

// longID stands for any size from there on.
const longID = 40

// idShapes are the forms of ids that dialects.toml tells programs by. Where an id holds a time, its
// decoder is what recognises it.
var idShapes = once(func() map[string]idShape {
	return map[string]idShape{
		"postfix-long":  {12, 24, 'z', decodes(postfixTime)},
		"postfix-short": {8, 15, 0, isPostfixShort},
		"exim":          {16, 23, '-', decodes(eximTime)},
		"sendmail":      {12, 16, 0, decodes(sendmailTime)},
		"sendmail-old":  {7, 8, 0, isOldSendmail},
		"zmailer":       {10, longID, 'S', decodes(zmailerTime)},
		"dovecot":       {22, longID, 0, decodes(dovecotTime)},
		"gmail":         {14, longID, '.', decodes(gmailTime)},
		"gmail-relay":   {6, longID, 's', isGmailRelay},
		"hex8":          {8, 8, 0, func(s string) bool { return len(s) == 8 && isAll(s, lowerHex) }},
		"hex24":         {24, 24, 0, func(s string) bool { return len(s) == 24 && isAll(s, lowerHex) }},
		"hex32":         {32, 32, 0, func(s string) bool { return len(s) == 32 && isAll(s, lowerHex) }},
		"letters16":     {16, 16, 0, func(s string) bool { return len(s) == 16 && isAll(s, base62) }},
		"digits13":      {13, longID, '1', func(s string) bool { return len(s) >= 13 && s[0] == '1' && isAll(s, "0123456789.") }},
		"fortimail":     {25, 33, '-', isFortiMail},
		"smg":           {20, 20, '.', isSymantec},
		"proofpoint":    {9, 15, '-', isProofpoint},
		"nemesis":       {24, 24, '-', isNemesis},
		"simta":         {12, longID, '.', isSimta},
		"intermail":     {20, longID, '.', isInterMail},
		"powermta":      {12, 12, 'h', func(s string) bool { return len(s) == 12 && s[0] == 'h' && isAll(s, base32hex) }},
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

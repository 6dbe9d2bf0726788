package answers

import "strings"

// clientFile is clients.toml: the numbers, and the advice that several of them share.
type clientFile struct {
	Advice []advice // in the file a table by the id
	Error  []clientError
}

type advice struct {
	ID      string `toml:"-"`
	CauseEn string `toml:"cause_en"`
	CauseZh string `toml:"cause_zh"`
	FixEn   string `toml:"fix_en"`
	FixZh   string `toml:"fix_zh"`
}

type clientError struct{ Code, Advice, En, Zh, Source string }

// Client says what an error number of a mail program means: "0x800CCC0F", or a socket error like "10060". False for
// one that is not known.
func Client(number string, chinese bool) (Words, bool) {
	for _, e := range clients.Error {
		if !strings.EqualFold(e.Code, number) {
			continue
		}
		a, _ := find(clients.Advice, e.Advice, func(a *advice) string { return a.ID })
		if chinese {
			return Words{e.Zh, a.CauseZh, a.FixZh}, true
		}
		return Words{e.En, a.CauseEn, a.FixEn}, true
	}
	return Words{}, false
}

// ClientNumbers finds the error numbers in a text, each once, as they are listed. The letter O is taken for the digit,
// and blanks within a number are passed over: people copy them from screens.
func ClientNumbers(text string) []string {
	flat := strings.ToUpper(text)
	bare := strings.NewReplacer(" ", "", "O", "0", "\u00a0", "", "０", "0", "Ｘ", "X", "-", "").Replace(flat)
	var found []string
	for _, e := range clients.Error {
		key := strings.ToUpper(e.Code)
		switch hex := strings.TrimPrefix(key, "0X"); {
		case hex != key && strings.Contains(bare, hex):
			found = append(found, e.Code)
		case hex == key && socket(flat, key):
			found = append(found, e.Code)
		}
	}
	return found
}

// socket reports whether a text names a socket error: the number alone, or beside a word that says so.
func socket(flat, number string) bool {
	at := strings.Index(flat, number)
	if at < 0 || at > 0 && digit(flat[at-1]) || at+len(number) < len(flat) && digit(flat[at+len(number)]) {
		return false
	}
	for _, word := range [...]string{"SOCKET", "套接字", "WINSOCK", "ERROR", "错误", "WSA"} {
		if strings.Contains(flat, word) {
			return true
		}
	}
	return strings.TrimSpace(flat) == number
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

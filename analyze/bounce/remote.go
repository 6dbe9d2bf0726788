package bounce

import "strings"

// speakers' phrases: what stands before the name of the host that was spoken to.
var hostWords = [...]string{"host ", "while talking to ", "connect to ", "server for the recipient domain ",
	"remote server ", "giving up on ", "connected to ", "rejected by ", "lost connection with ",
	"conversation with ", "smtp server <", "host: ", "message refused by ", "reporting-mta: "}

// spoken are words that say that another server answered.
var spoken = [...]string{"said:", "remote host said", "responded", "response from the remote", "response was",
	"remote server", "did not like", "while talking to", "does not like", "rejected by",
	"the error that the other server returned", "failed after i sent", "<<< ", "smtp error from remote",
	"smtp error, rcpt to", "smtp error, data", "smtp error, mail from", "remote mail server", "returned the following"}

// heard reads from an answer which host gave it, and whether another host answered at all.
func heard(text string) (host string, answered bool) {
	low := strings.ToLower(text)
	for _, w := range hostWords {
		at := strings.Index(low, w)
		if at < 0 || at > 0 && alnum(low[at-1]) {
			continue
		}
		if h := hostAt(low[at+len(w):]); h != "" {
			host = h
			break
		}
	}
	return host, containsAny(low, spoken[:])
}

// hostAt gives the host that a text begins with, "" where it does not begin with one.
func hostAt(s string) string {
	s = strings.TrimLeft(s, "[<\"' (")
	end := 0
	for end < len(s) && (alnum(s[end]) || strings.IndexByte(".-_:", s[end]) >= 0) {
		end++
	}
	h := strings.TrimRight(s[:end], ".:-")
	if i := strings.IndexByte(h, ':'); i > 0 && strings.Contains(h[:i], ".") {
		h = h[:i]
	}
	if !strings.Contains(h, ".") && strings.Count(h, ":") < 2 || len(h) < 4 {
		return ""
	}
	return h
}

package auth

import (
	"bytes"
	"encoding/base64"
	"net/url"
	"strings"
)

// rewriter is a service that links lead to.
type rewriter struct {
	host, before string                      // the host, or how it ends, and what stands before the link that was there
	restore      func(string) (string, bool) // nil where the link is written with percent signs
}

// is reports whether a host in lower case is that of the service.
func (r *rewriter) is(host string) bool {
	return host == r.host || r.host[0] == '.' && strings.HasSuffix(host, r.host)
}

// rewriters are the services that filters have links lead to. Of others the original is nowhere in the new link.
var rewriters = [...]rewriter{
	{".safelinks.protection.outlook.com", "?url=", nil},
	{"urldefense.com", "/v3/__", fromDefense3},
	{"urldefense.us", "/v3/__", fromDefense3},
	{"urldefense.proofpoint.com", "/v2/url?u=", fromDefense2},
	{"linkprotect.cudasvc.com", "?a=", nil},
	{"secure-web.cisco.com", "/http", nil},
	{".trendmicro.com", "?url=", nil},
	{".fireeye.com", "&u=", nil},
}

// LinksAreRewritten reports whether a filter made links of a text lead through its service.
func LinksAreRewritten(text []byte) bool { return len(restoreLinks(text)) < len(text) }

// restoreLinks puts the links of a text back that a filter rewrote, each with what it stands between.
func restoreLinks(line []byte) []byte {
	var out []byte
	done := 0
	for at := 0; ; {
		i := bytes.Index(line[at:], []byte("https://"))
		if i < 0 {
			break
		}
		start := at + i
		at = start + len("https://")
		if !rewriting(line[at:]) {
			continue
		}
		link := line[start:min(len(line), start+longestLink)]
		if end := bytes.IndexAny(link, " \t\r\n\"'<>"); end >= 0 {
			link = link[:end]
		}
		original, size := restoreLink(string(link))
		if size == 0 {
			continue
		}
		out = append(append(out, line[done:start]...), original...)
		done = start + size
		at = done
	}
	if done == 0 {
		return line
	}
	return append(out, line[done:]...)
}

// longestLink is the longest link that is put back.
const longestLink = 8 << 10

// rewriting reports whether a link that begins with a host leads to a service that rewrites links.
func rewriting(link []byte) bool {
	const longestHost = 255
	link = link[:min(len(link), longestHost+1)]
	end := bytes.IndexAny(link, "/?:")
	if end < 0 {
		return false
	}
	for i := range rewriters {
		if rewriters[i].is(strings.ToLower(string(link[:end]))) {
			return true
		}
	}
	return false
}

// restoreLink gives the link that was there before a filter rewrote it, and how many bytes the new one has; none where it is
// no such link.
func restoreLink(link string) (original string, size int) {
	host, rest, _ := strings.Cut(link[len("https://"):], "/")
	host, _, _ = strings.Cut(strings.ToLower(host), ":")
	rest, size = "/"+rest, len(link)
	for i := range rewriters {
		r := &rewriters[i]
		if !r.is(host) {
			continue
		}
		plain := strings.ReplaceAll(rest, "&amp;", "&")
		_, text, found := strings.Cut(plain, r.before)
		if !found {
			continue
		}
		if strings.HasPrefix(r.before, "/http") {
			text = r.before[1:] + text
		}
		ok := true
		if r.before == "/v3/__" {
			end := strings.IndexByte(link, '$')
			if end < 0 {
				continue
			}
			size = end + 1
		} else {
			text, _, _ = strings.Cut(text, "&")
		}
		if r.restore != nil {
			text, ok = r.restore(text)
		} else {
			text, ok = fromPercent(text)
		}
		if !ok || !strings.Contains(text, "://") {
			continue
		}
		if plain != rest { // in a page
			text = strings.ReplaceAll(text, "&", "&amp;")
		}
		return text, size
	}
	return "", 0
}

func fromPercent(text string) (string, bool) {
	text, err := url.PathUnescape(text)
	return text, err == nil
}

// fromDefense2 undoes version 2 of a service: a dash stands for the percent sign, and an underscore for a slash.
func fromDefense2(text string) (string, bool) {
	return fromPercent(strings.NewReplacer("-", "%", "_", "/").Replace(text))
}

// fromDefense3 undoes version 3 of that service: an asterisk stands for a character of a list that follows in base64, and two
// with a letter for a run of as many as the letter says.
func fromDefense3(text string) (string, bool) {
	const runs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	text, list, ok := strings.Cut(text, "__;")
	list, _, more := strings.Cut(list, "!")
	chars, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(list, "="))
	if !ok || !more || err != nil {
		return "", false
	}
	left := []rune(string(chars))
	var out strings.Builder
	for i := 0; i < len(text); i++ {
		n := 1
		switch {
		case text[i] != '*':
			out.WriteByte(text[i])
			continue
		case i+2 < len(text) && text[i+1] == '*':
			if n = strings.IndexByte(runs, text[i+2]) + 2; n < 2 {
				return "", false
			}
			i += 2
		}
		if n > len(left) {
			return "", false
		}
		out.WriteString(string(left[:n]))
		left = left[n:]
	}
	return out.String(), true
}

package auth

import (
	"bytes"
	"encoding/base64"
	"net/url"
	"strings"
)

// rewriter is a service that links lead to.
type rewriter struct {
	host    string                      // or how it ends, with a dot before
	before  string                      // what stands before the link that was there
	end     byte                        // what stands behind it, also at the end of the new one where that is a dollar
	restore func(string) (string, bool) // gives that link
}

// rewriters are the services that filters have links lead to. Of others the original is nowhere in the new link.
var rewriters = [...]rewriter{
	{".safelinks.protection.outlook.com", "?url=", '&', fromPercent},
	{"urldefense.com", "/v3/__", '$', fromDefense3},
	{"urldefense.us", "/v3/__", '$', fromDefense3},
	{"urldefense.proofpoint.com", "/v2/url?u=", '&', fromDefense2},
	{"linkprotect.cudasvc.com", "?a=", '&', fromPercent},
	{"secure-web.cisco.com", "/", '&', fromPath},
	{".trendmicro.com", "?url=", '&', fromPercent},
	{".fireeye.com", "&u=", '&', fromPercent},
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
		r := rewriterOf(line[at:])
		if r == nil {
			continue
		}
		link := line[at:min(len(line), at+longestLink)]
		if end := bytes.IndexAny(link, " \t\r\n\"'<>"); end >= 0 {
			link = link[:end]
		}
		attribute := start > 0 && (line[start-1] == '"' || line[start-1] == '\'')
		if original, size := r.undo(string(link), attribute); size > 0 {
			out = append(append(out, line[done:start]...), original...)
			at += size
			done = at
		}
	}
	if done == 0 {
		return line
	}
	return append(out, line[done:]...)
}

// longestLink is the longest link that is put back.
const longestLink = 8 << 10

// rewriterOf gives the service that a link leads to, of which the text begins with the host; nil for any other.
func rewriterOf(link []byte) *rewriter {
	const longestHost = 255
	link = link[:min(len(link), longestHost+1)]
	end := bytes.IndexAny(link, "/?:")
	if end < 0 {
		return nil
	}
	host := strings.ToLower(string(link[:end]))
	for i := range rewriters {
		if r := &rewriters[i]; host == r.host || r.host[0] == '.' && strings.HasSuffix(host, r.host) {
			return r
		}
	}
	return nil
}

// undo gives the link that was there before the service was, and how many bytes the new one has, from its host on; none where
// it is no such link. In a page the ampersands are escaped; of an attribute that has none it is taken to be so.
func (r *rewriter) undo(link string, attribute bool) (original string, size int) {
	if size = len(link); r.end == '$' {
		size = strings.IndexByte(link, '$') + 1
	}
	plain := strings.ReplaceAll(link[:size], "&amp;", "&")
	_, text, _ := strings.Cut(plain, r.before)
	text, _, _ = strings.Cut(text, string(r.end))
	text, ok := r.restore(text)
	if !ok || !strings.Contains(text, "://") {
		return "", 0
	}
	if len(plain) < size || attribute && strings.IndexByte(link, '&') < 0 {
		text = strings.ReplaceAll(text, "&", "&amp;")
	}
	return text, size
}

// fromPath undoes what puts the link behind a name of its own.
func fromPath(text string) (string, bool) {
	_, text, _ = strings.Cut(text, "/")
	return fromPercent(text)
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

package analyze

import (
	"net/url"
	"path"
	"strings"
)

// cloudFile is a file that is not in the message: a link leads to it.
type cloudFile struct {
	URL, Service        string
	Name, Size, Expires string // as written beside the link
	Quoted              bool   // the link stands in an older message that is quoted
	In                  Prose
	Where               string // the address as it is spelled in the text
}

// ending is the ending of a file name: no number, or sizes would be files.
const ending = `(?:7z|\pL[\pL\pN]{0,7})`

var (
	// fileSize is a size as people and programs write it.
	fileSize = pattern(`(?:^|[\s(（\[【:：,，])(\d+(?:[.,]\d+)?\s?(?i:[KMGT]i?B?|КБ|МБ|ГБ|bytes|字节))` +
		`(?:$|[\s)）\]】,，;；/<])`)
	// lineOfFile is a line that begins with a file name, before its size.
	lineOfFile = pattern(`(?m)^[\s•·*-]*([^\n\\/:*?"<>|]{1,180}?\.` + ending + `)\s*` +
		`(?:[(（\[【]\s*)?\d+(?:[.,]\d+)?\s?(?i:[KMGT]|КБ|МБ|ГБ)`)
	// wordOfFile is a file name without blanks, anywhere.
	wordOfFile = pattern(`([^@\s\\/:*?"<>|：，、()（）\[\]【】]{1,180}\.` + ending + `)` +
		`(?:$|[\s)）\]】:：,，;；(（<])`)
	// hostName is what looks like a file, and is none.
	hostName = pattern(`(?i)^www\.|\.(?:com|org|net|cn|io|ru|jp|kr|de|edu|gov)$`)
	// looksLikeFile is a text that is a file name and nothing else.
	looksLikeFile = pattern(`^[^\n\\/:*?"<>|]{1,200}\.` + ending + `$`)
)

// cloudFiles finds the links of the message that stand in for attachments, each address once.
func (e *Evidence) cloudFiles() []cloudFile {
	var list []cloudFile
	known := make(map[string]int)
	for t := range e.proseAbout(mentionsLink, nil) {
		if !t.Body {
			continue
		}
		for i, l := range t.Links {
			if len(list) >= maxFindings {
				return list
			}
			service, ok := serviceOf(t.Text, l)
			if !ok {
				continue
			}
			f := readCard(*t, i)
			f.Service = service
			if n, again := known[l.URL]; again {
				list[n].add(f)
				continue
			}
			known[l.URL] = len(list)
			list = append(list, f)
		}
	}
	return list
}

// add takes over what another link to the same file says more.
func (f *cloudFile) add(other cloudFile) {
	f.Quoted = f.Quoted && other.Quoted
	for _, pair := range [...][2]*string{{&f.Name, &other.Name}, {&f.Size, &other.Size}, {&f.Expires, &other.Expires}} {
		if *pair[0] == "" {
			*pair[0] = *pair[1]
		}
	}
}

// readCard reads what stands beside the i-th link of a text. Where the link is labelled with the file name
// the rest follows it; else it stands before, and perhaps behind.
func readCard(t Prose, i int) cloudFile {
	l := t.Links[i]
	before, after := beside(t, i)
	f := cloudFile{URL: l.URL, Quoted: l.Quoted, In: t, Where: l.URL}
	f.fromAddress(l.URL)
	if looksLikeFile().MatchString(l.Label) && !strings.Contains(l.Label, "://") {
		f.Name = l.Label
		f.sizeAndExpiry(after, before, l.Title)
		return f
	}
	if f.Name == "" {
		f.Name = nameIn(before)
	}
	if title, _, _ := strings.Cut(l.Title, "\n"); f.Name == "" && looksLikeFile().MatchString(strings.TrimSpace(title)) {
		f.Name = strings.TrimSpace(title)
	}
	f.sizeAndExpiry(before, after, l.Title)
	return f
}

// beside gives the text between a link and the next ones that lead elsewhere.
func beside(t Prose, i int) (before, after string) {
	l := t.Links[i]
	from, to := max(0, l.At-cardBefore), min(len(t.Text), l.End+cardAfter)
	for j := i - 1; j >= 0 && t.Links[j].End > from; j-- {
		if t.Links[j].URL != l.URL {
			from = t.Links[j].End
			break
		}
	}
	for j := i + 1; j < len(t.Links) && t.Links[j].At < to; j++ {
		if t.Links[j].URL != l.URL {
			to = t.Links[j].At
			break
		}
	}
	return strings.ToValidUTF8(window(t.Text, from, l.At), ""), strings.ToValidUTF8(window(t.Text, l.End, to), "")
}

// sizeAndExpiry looks for both in texts, the likeliest first.
func (f *cloudFile) sizeAndExpiry(texts ...string) {
	for i, text := range texts {
		if found := fileSize().FindAllStringSubmatch(text, -1); f.Size == "" && len(found) > 0 {
			f.Size = found[pick(i, len(found), f.Name == "")][1]
		}
		if f.Expires == "" {
			f.Expires = expiryIn(text)
		}
	}
}

// pick chooses the size nearest the link: the first of what follows it.
func pick(text, count int, last bool) int {
	if text == 0 && last {
		return count - 1
	}
	return 0
}

// nameIn finds the file name that stands last in a text.
func nameIn(text string) string {
	for _, form := range [...]lazyPattern{lineOfFile, wordOfFile} {
		all := form().FindAllStringSubmatch(text, -1)
		for i := len(all) - 1; i >= 0; i-- {
			if name := strings.TrimSpace(all[i][1]); !hostName().MatchString(name) {
				return name
			}
		}
	}
	return ""
}

// fromAddress reads the name and the size that some services put into the address.
func (f *cloudFile) fromAddress(address string) {
	u, err := url.Parse(address)
	if err != nil {
		return
	}
	q := u.Query()
	for _, key := range [...]string{"title", "f", "filename", "fileName", "name"} {
		if v := path.Base(q.Get(key)); f.Name == "" && looksLikeFile().MatchString(v) {
			f.Name = v
		}
	}
	f.Size = q.Get("sz")
}

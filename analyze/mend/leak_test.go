package mend_test

import (
	"bytes"
	"context"
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/mend"
)

var (
	anAddress = regexp.MustCompile(`[A-Za-z0-9._+=-]{3,}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+`)
	aHost     = regexp.MustCompile(`(?i)(?:from|by) ([a-z0-9-]+(?:\.[a-z0-9-]+)+)`)
)

// secrets lists what must not be in a redacted copy: addresses, hosts, names, runs of words, pieces of files.
func secrets(r *analyze.Report) map[string]string {
	list := make(map[string]string)
	add := func(what, s string) {
		if s = strings.ToLower(strings.TrimSpace(s)); len(s) >= 8 {
			list[s] = what
		}
	}
	for _, m := range r.Messages {
		for _, a := range anAddress.FindAllString(string(m.Source.Header), -1) {
			add("address", a)
		}
		for _, h := range aHost.FindAllStringSubmatch(string(m.Source.Header), -1) {
			if !strings.HasPrefix(h[1], "localhost") && strings.IndexFunc(h[1], unicode.IsLetter) >= 0 {
				add("host", h[1])
			}
		}
		for _, text := range m.Texts {
			if text.Field == "filename" {
				continue
			}
			for _, line := range strings.Split(text.Text, "\n") {
				for _, run := range threeWords(line) {
					add(text.Field, run)
				}
			}
		}
		for _, a := range m.Attachments {
			if len(a.Data) > 200 && a.Type != "application/ms-tnef" {
				add("file", string(a.Data[100:124]))
			}
		}
	}
	return list
}

// threeWords gives runs of three words, or of four letters of a script without blanks.
func threeWords(line string) []string {
	if strings.ContainsAny(line, "<>=&:{}") {
		return nil
	}
	words := strings.FieldsFunc(line, func(r rune) bool { return !unicode.IsLetter(r) })
	var list []string
	for i := range words {
		if runes := []rune(words[i]); len(runes) >= 5 && runes[0] > 0x2e80 {
			list = append(list, string(runes[:5]))
		}
		if i+3 > len(words) {
			continue
		}
		if run := strings.Join(words[i:i+3], " "); len(run) > 14 && strings.Contains(line, run) {
			list = append(list, run)
		}
	}
	return list
}

// seen is everything that can be read in a message: its bytes, and all that they decode to.
func seen(message []byte, r *analyze.Report) string {
	var b bytes.Buffer
	b.Write(message)
	for _, m := range r.Messages {
		for _, text := range m.Texts {
			b.WriteString("\n" + text.Text)
		}
		for _, a := range m.Attachments {
			b.WriteString("\n" + string(a.Data))
		}
		b.WriteString(m.Summary.From + "\n" + m.Summary.To + "\n" + m.Summary.Cc + "\n" + m.Summary.Subject)
	}
	return strings.ToLower(b.String())
}

// leaks lists what of the original can still be read in a copy.
func leaks(original, copied []byte) map[string]string {
	was := analyze.Message(context.Background(), original, analyze.Options{All: true})
	is := analyze.Message(context.Background(), copied, analyze.Options{All: true})
	all, found := seen(copied, is), make(map[string]string)
	for s, what := range secrets(was) {
		if strings.Contains(all, s) {
			found[s] = what
		}
	}
	return found
}

// whole asks for all of the collected mail, which takes half a minute.
var whole = flag.Bool("whole", false, "go over all collected mail")

func TestRedactCollectedMail(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	total, same, leaky := 0, 0, 0
	kinds := make(map[string]int)
	lists, mime := 50, 40
	if *whole {
		lists, mime = 200, 150
	}
	files := append(sampleOf(collected(t, "lists"), lists), sampleOf(collected(t, "mime"), mime)...)
	for _, path := range files {
		mail := read(t, path)
		r, err := mend.Redact(context.Background(), mail, analyze.Options{Name: path})
		if err != nil {
			continue
		}
		total++
		if len(r.Gone)+len(r.New) == 0 {
			same++
		} else {
			t.Logf("%s: gone %v, new %v", path, r.Gone, r.New)
		}
		found := leaks(mail, r.Message)
		for s, what := range found {
			kinds[what]++
			if os.Getenv("LEAKS") != "" {
				t.Logf("%s: %s %q", path, what, s)
			}
		}
		if len(found) > 0 {
			leaky++
		}
	}
	t.Logf("%d of %d show the same findings, %d leak: %v", same, total, leaky, kinds)
	if same*100 < total*95 || leaky*100 > total*3 {
		t.Errorf("%d of %d copies show the same findings, %d show something of the original", same, total, leaky)
	}
}

// sampleOf takes files at even distances.
func sampleOf(files []string, n int) []string {
	if len(files) <= n {
		return files
	}
	var list []string
	for i := range n {
		list = append(list, files[i*len(files)/n])
	}
	return list
}

// someOf is sampleOf, but for those who ask for the whole.
func someOf(files []string, n int) []string {
	if *whole {
		return files
	}
	return sampleOf(files, n)
}

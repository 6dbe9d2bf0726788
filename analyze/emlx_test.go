package analyze

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"testing"
	"unicode"

	"github.com/eml-inspect/eml-inspect/headers"
)

// TestAppleMailFile holds that a message says the same in a file of Apple Mail, with and without the right length before it:
// neither that line nor the property list behind the message belongs to it.
func TestAppleMailFile(t *testing.T) {
	const list = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"x\">\n" +
		"<plist version=\"1.0\">\n<dict>\n\t<key>flags</key>\n\t<integer>1</integer>\n</dict>\n</plist>\n"
	compared := 0
	for name, mail := range testMessages(t) {
		if unicode.IsDigit(rune(mail[0])) || !headers.Begins(mail, headers.Span{End: len(mail)}) || !bytes.HasSuffix(mail, []byte("\n")) {
			continue
		}
		compared++
		want := told(mail, 0)
		for _, length := range []int{len(mail), len(mail) + 7} {
			line := fmt.Sprintf("%-10d\n", length)
			if got := told([]byte(line+string(mail)+list), len(line)); !slices.Equal(got, want) {
				t.Errorf("%s: %v\nwant %v", name, got, want)
			}
		}
	}
	if compared < 100 {
		t.Errorf("only %d files were compared", compared)
	}
}

// told gives the findings about an input: the code, and where in the input, so many bytes further on.
func told(input []byte, further int) (list []string) {
	for _, m := range Message(context.Background(), input, Options{}).Messages {
		for _, f := range m.Findings {
			at := -1
			if len(f.Where) > 0 && f.Where[0].Layer == "" {
				at = f.Where[0].Start - further
			}
			list = append(list, fmt.Sprintf("%s %s %s %d", m.Path, f.Code, f.Severity, at))
		}
	}
	return list
}

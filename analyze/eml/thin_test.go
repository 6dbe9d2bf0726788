package eml

import (
	"fmt"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/headers"
)

// The parts of a message keep their types, and all bytes, where they have so many fields and parameters that most are
// not kept apart.
func TestPartsOfManyFields(t *testing.T) {
	var b strings.Builder
	b.WriteString("Content-Type: multipart/mixed; boundary=b\n\n")
	const parts = 40
	for i := range parts {
		fmt.Fprintf(&b, "--b\n%sContent-Type: image/png; name=a%s\n\nx\n", strings.Repeat("a:\n", 1000), strings.Repeat("; p=q", 900+i))
	}
	b.WriteString("--b--\n")
	f, err := Read([]byte(b.String()), "", Limits{})
	if err != nil {
		t.Fatal(err)
	}
	fields, params := 0, 0
	root := f.Messages[0].Root
	for _, p := range root.Parts {
		fields, params = fields+len(p.Header.Fields), params+len(p.Content.List)
		if p.Type != "image/png" || p.Content.Get("name") != "a" {
			t.Errorf("part %s is %s, %s", p.Path, p.Type, p.Content.Get("name"))
		}
		at := p.Header.Start
		for _, field := range p.Header.Fields {
			if field.Start != at {
				t.Fatalf("part %s: a field at %d, not %d", p.Path, field.Start, at)
			}
			at = field.End
		}
		if at != p.Header.End {
			t.Errorf("part %s: fields to %d, the header ends at %d", p.Path, at, p.Header.End)
		}
	}
	checkTiles(t, "parts of many fields", root)
	if last := root.Parts[parts-1].Header; !last.Limit || last.Fields[fewFields].Kind != headers.Unread {
		t.Errorf("the last part has %d fields", len(last.Fields))
	}
	if len(root.Parts) != parts || fields > maxFields+len(b.String())/fieldSize+1001+parts*(fewFields+2) || params > maxParams+parts*fewParams {
		t.Errorf("%d parts keep %d fields and %d parameters", len(root.Parts), fields, params)
	}
}

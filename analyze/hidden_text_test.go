package analyze

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"
)

// TestTextInWinmail says that the text is locked in too where what stands beside it does not say the same.
func TestTextInWinmail(t *testing.T) {
	input, err := os.ReadFile("testdata/attach-tnef-notice.eml")
	if err != nil {
		t.Fatal(err)
	}
	const notice = "This message came from outside of the company. Do not open files that you\r\ndid not expect.\r\n"
	begun := "> GUTEN TAG FRAU LI!\r\n>\r\n> Anbei das Angebot ...\r\n"
	same := "> GUTEN TAG FRAU LI!\r\n>\r\n> Anbei das Angebot, wie am\r\n> Telefon besprochen. Es gilt bis\r\n> Ende M.rz; die Preise sind netto.\r\n"
	for _, c := range []struct{ beside, holds string }{
		{notice, "text"},
		{"", "text"},
		{"  \r\n--\r\n", "text"},
		{begun, "text"},
		{same, ""},
		{notice + same, ""},
		{same + notice, ""},
		{strings.Repeat("Zeile\r\n", maxBeside), ""}, // more than we look through
	} {
		r := Message(context.Background(), bytes.Replace(input, []byte(notice), []byte(c.beside), 1), Options{})
		var holds []string
		for _, f := range r.Messages[0].Findings {
			if f.Code == "attach-tnef" {
				holds = append(holds, f.Facts["holds"])
			}
		}
		if len(holds) != 1 || holds[0] != c.holds {
			t.Errorf("beside %.40q: %q, not %q", c.beside, holds, c.holds)
		}
	}
}

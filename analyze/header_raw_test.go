package analyze

import (
	"context"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Raw bytes of a header are in one charset: a subject that tells it says what a short name is, whatever the body is in.
func TestRawNameIsReadAsTheSubjectIs(t *testing.T) {
	gbk, err := simplifiedchinese.GBK.NewEncoder().String("From: \"武兰成\" <wu@sender.example>\r\n" +
		"Subject: 关于上个月发票和合同的问题，请查收附件并尽快回复\r\n")
	if err != nil {
		t.Fatal(err)
	}
	input := gbk + "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" +
		"Der Pr\xfcfbericht geht Ihnen gesondert zu. Mit freundlichen Gr\xfc\xdfen\r\n"
	s := Message(context.Background(), []byte(input), Options{}).Messages[0].Summary
	if !strings.HasPrefix(s.From, "武兰成 ") || !strings.HasPrefix(s.Subject, "关于上个月发票") {
		t.Errorf("%q, %q", s.From, s.Subject)
	}
}

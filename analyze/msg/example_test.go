package msg_test

import (
	"fmt"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
	"github.com/eml-inspect/eml-inspect/analyze/msg"
	"github.com/eml-inspect/eml-inspect/analyze/msg/msgtest"
)

// A .msg file is read whole: who wrote it, what it says, what is attached.
func ExampleRead() {
	file := (&msgtest.Item{
		Properties: mapi.Properties{
			msgtest.Text(mapi.TagSubject, "合同"),
			msgtest.Text(mapi.TagRepresentingSMTP, "a@example.com"),
			msgtest.Text(mapi.TagBody, "请查收附件。")},
		Attachments: []msgtest.Attachment{msgtest.File("合同.pdf", []byte("%PDF-1.7"))},
	}).Bytes()

	item := msg.Read(file)
	fmt.Println(item.Message.From().Address, item.Message.Subject(), item.Message.Texts()[0].Text)
	for path, a := range item.Files() {
		fmt.Println(path, a.Name, len(a.Data), "bytes")
	}
	// Output:
	// a@example.com 合同 请查收附件。
	// 1 合同.pdf 8 bytes
}

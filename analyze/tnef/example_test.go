package tnef_test

import (
	"fmt"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
	"github.com/eml-inspect/eml-inspect/analyze/tnef"
)

// A winmail.dat with one file, cut in the middle: what arrived is given back, and said.
func ExampleRead() {
	winmail := newStream().codepage(936).file(gbk("报告.txt"), []byte("quarterly figures")).b
	s := tnef.Read(winmail[:len(winmail)-10])
	for path, a := range s.Files() {
		fmt.Printf("%s %s %q %s\n", path, a.Name, a.Data, a.Damage)
	}
	fmt.Println(s.Faults)
	// Output:
	// 1 报告.txt "quarterly" truncated
	// [{truncated 85}]
}

// The text of a mail that was sent as Rich Text, and the message that is attached inside.
func ExampleStream_Files() {
	inner := newStream().message(tnef.AttSubject, 1, zero("the original")).file("plan.txt", []byte("a plan")).b
	winmail := newStream().message(tnef.AttMessageProps, 6, propList(richText(`{\rtf1\ansi See the message.}`))).
		rend().props(long(mapi.TagAttachMethod, 5), object(inner)).b
	s := tnef.Read(winmail)
	for _, t := range s.Message.Texts() {
		fmt.Println(t.Format, t.Text)
	}
	for path, a := range s.Files() {
		if a.Embedded != nil {
			fmt.Printf("%s message %q\n", path, a.Embedded.Message.Subject())
			continue
		}
		fmt.Printf("%s file %q, %d bytes\n", path, a.Name, len(a.Data))
	}
	// Output:
	// text/plain See the message.
	// 1 message "the original"
	// 1!1 file "plan.txt", 6 bytes
}

package charset_test

import (
	"fmt"

	"github.com/eml-inspect/eml-inspect/charset"
)

func ExampleRead() {
	// A Chinese sentence in GBK that a program labeled iso-8859-1.
	body := []byte("\xb8\xbd\xbc\xfe\xca\xc7\xb1\xbe\xd6\xdc\xb5\xc4\xb9\xa4\xd7\xf7\xb1\xa8\xb8\xe6")
	r := charset.Read(body, "iso-8859-1")
	fmt.Println(r.Verdict, r.Actual, r.Text)
	// Output: wrong gb2312 附件是本周的工作报告
}

func ExampleUnstructured() {
	// A sender cut a character in two between these encoded words.
	h := charset.Unstructured("Re: =?utf-8?B?5Lya6K4=?= =?utf-8?B?ruaXtumXtA==?=")
	fmt.Println(h.Text, h.Split, h.Repaired)
	// Output: Re: 会议时间 true true
}

package tnef_test

import (
	"fmt"

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

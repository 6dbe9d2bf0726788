package mend_test

import (
	"context"
	"fmt"
	"os"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/mend"
)

// List the files of a message under names that can be written to a disk.
func ExampleExtract() {
	mail, err := os.ReadFile("../testdata/attach-tnef.eml")
	if err != nil {
		fmt.Println(err)
		return
	}
	report := analyze.Message(context.Background(), mail, analyze.Options{})
	for _, file := range mend.Extract(report) {
		fmt.Println(file.SafeName, file.Source, file.Size)
	}
	// Output:
	// winmail.dat mime 764
	// 合同.pdf tnef 559
	// prices.txt tnef 16
}

// Write a copy that any mail program can read, and say what was done.
func ExampleRepair() {
	mail, err := os.ReadFile("../testdata/text-mislabeled.eml")
	if err != nil {
		fmt.Println(err)
		return
	}
	repaired, err := mend.Repair(context.Background(), mail, mend.RepairOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, change := range repaired.Changes {
		fmt.Println(change.Part, change.What, change.Detail)
	}
	// Output:
	// 1 charset gb2312
}

// Write a copy that may be shown to others, and see that it has the same findings.
func ExampleRedact() {
	mail, err := os.ReadFile("../testdata/text-mislabeled.eml")
	if err != nil {
		fmt.Println(err)
		return
	}
	copied, err := mend.Redact(context.Background(), mail, analyze.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(copied.Message) == len(mail), copied.Gone, copied.New)
	// Output:
	// true [] []
}

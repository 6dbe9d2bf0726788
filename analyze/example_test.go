package analyze_test

import (
	"context"
	"fmt"
	"os"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// Inspect a file and walk over what was found.
func ExampleMessage() {
	input, err := os.ReadFile("testdata/forwarded.eml")
	if err != nil {
		fmt.Println(err)
		return
	}
	report := analyze.Message(context.Background(), input, analyze.Options{Name: "forwarded.eml"})
	for _, m := range report.Messages {
		fmt.Printf("%s %q from %s\n", m.Role, m.Summary.Subject, m.Summary.From)
		for _, f := range m.Findings {
			fmt.Println(" ", f.Severity, f.Code, f.Facts["declared"], "is", f.Facts["actual"])
			for _, place := range f.Where {
				fmt.Println("   ", "line", place.Line)
			}
		}
	}
	// Output:
	// carrier "Fwd: garbled" from Li Wei <li.wei@sender.example>
	// subject "Monthly report" from Li Wei <li.wei@sender.example>
	//   failure text-mislabeled iso-8859-1 is gb2312
	//     line 23
	//     line 26
}

// Read the route of a message, and which hop ended the longest wait.
func ExampleMessage_route() {
	input, err := os.ReadFile("testdata/route-delay.eml")
	if err != nil {
		fmt.Println(err)
		return
	}
	route := analyze.Message(context.Background(), input, analyze.Options{}).Messages[0].Route
	for _, hop := range route.Hops {
		fmt.Println(hop.Index, hop.By, hop.Time)
	}
	slowest := route.Hops[*route.Slowest]
	fmt.Println(*slowest.DelaySeconds, "seconds at", slowest.HeldBy)
	// Output:
	// 0 out.sender.example 2024-03-04T10:00:03+08:00
	// 1 relay.transit.example 2024-03-04T02:00:06Z
	// 2 mx.recipient.example 2024-03-04T04:14:20Z
	// 8054 seconds at relay.transit.example
}

// List the attachments, also those inside winmail.dat.
func ExampleMessage_attachments() {
	input, err := os.ReadFile("testdata/attach-tnef.eml")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range analyze.Message(context.Background(), input, analyze.Options{}).Messages {
		if m.Role != eml.RoleSubject {
			continue
		}
		for _, a := range m.Attachments {
			fmt.Println(a.Part, a.Name, a.Size, a.Source)
		}
	}
	// Output:
	// 2 winmail.dat 764 mime
	// 2!1 合同.pdf 559 tnef
	// 2!2 prices.txt 16 tnef
}

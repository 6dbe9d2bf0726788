package rtf_test

import (
	"fmt"

	"github.com/eml-inspect/eml-inspect/analyze/rtf"
)

// What Outlook stores of a web page is compressed Rich Text; the page is inside.
func ExampleDecompress() {
	stored := pack(`{\rtf1\ansi\ansicpg936\fromhtml1 \deff0{\fonttbl{\f0\fcharset134 SimSun;}}` +
		`\uc1\pard\f0{\*\htmltag64 <p>}\'c4\'e3\'ba\'c3{\*\htmltag72 </p>}\htmlrtf\par\htmlrtf0}`)
	text, faults := rtf.Decompress(stored)
	page := rtf.Read(text)
	fmt.Println(page.Encapsulated, page.HTML, faults)
	// Output: html <p>你好</p> []
}

// Rich Text that was never anything else gives its words.
func ExampleRead() {
	d := rtf.Read([]byte(`{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\b Total}\tab 12 \u8364?\par}`))
	fmt.Printf("%q\n", d.Text)
	// Output: "Total\t12 €\r\n"
}

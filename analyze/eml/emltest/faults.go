package emltest

import (
	"slices"
	"strings"
)

// Fault damages the structure of a message. Where it cannot be put into a message it leaves that as it is.
type Fault struct {
	Name    string
	Code    string // what a report says of it; "" where nothing is wrong
	Damage  func(s string) string
	Changes bool // it changes the text itself, which nobody can give back
}

// Faults lists all ways in which a message is damaged.
func Faults() []Fault {
	return slices.Concat(boundaryFaults(), strayFaults(), headerFaults(), typeFaults(), byteFaults())
}

// swap replaces the first occurrence.
func swap(old, fresh string) func(string) string {
	return func(s string) string { return strings.Replace(s, old, fresh, 1) }
}

// lines replaces the lines of the outer boundary, but not where it is declared.
func lines(from, to string) func(string) string {
	return func(s string) string { return strings.ReplaceAll(s, "--"+from, "--"+to) }
}

const outerType = "Content-Type: multipart/mixed; boundary=\"" + outer + "\"\n"

const pdfStart = "\n--" + outer + "\nContent-Type: application/pdf"

const longBoundary = "=_Long_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789"

// byteFaults damage single bytes and lines, or encode what must not be encoded.
func byteFaults() []Fault {
	return []Fault{
		{Name: "message encoded as a file", Code: "mime-readers-differ", Damage: func(s string) string {
			return mailHeader + multipart("mixed", "=_Wrap_2b", "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"+base64Lines([]byte(s)))
		}},
		{Name: "NUL bytes", Code: "raw-nul", Damage: swap("三月份", "三月份\x00"), Changes: true},
		{Name: "a lone CR", Code: "raw-bare-cr", Damage: swap("附件是", "附件是\r"), Changes: true},
		{Name: "a long line", Code: "raw-long-line", Damage: swap("您好，", strings.Repeat("您好，", 200)), Changes: true},
		{Name: "dots doubled", Code: "raw-dot-stuffed", Damage: swap("李伟", "..profile\n..bashrc"), Changes: true},
		{Name: "From escaped", Code: "raw-from-escaped", Damage: swap("\n李伟", "\n>From Monday on"), Changes: true},
	}
}

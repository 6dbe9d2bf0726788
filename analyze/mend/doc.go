// Package mend gives back what can be saved of a message: its files wherever they hide (Extract), a copy that any
// mail program can read (Repair), and a copy without personal content that shows the same faults (Redact). Its
// law: nothing is executed, unpacked or fetched, and each change is said.
package mend

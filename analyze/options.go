package analyze

import "github.com/eml-inspect/eml-inspect/analyze/eml"

// Options says how to examine an input. The zero value is ready to use.
type Options struct {
	Name  string   // what the input is called in the report, usually its file name
	All   bool     // report every nested message in full, not only the subjects
	Trust []string // authserv-ids and border hosts that are the reader's own

	Limits eml.Limits // bounds of what is read; zero stands for eml.DefaultLimits
}

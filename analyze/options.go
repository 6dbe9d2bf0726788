package analyze

import (
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/auth"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// Options says how to examine an input. The zero value is ready to use.
type Options struct {
	Name  string   // what the input is called in the report, usually its file name
	All   bool     // report every nested message in full, not only the subjects
	Trust []string // authserv-ids and border hosts that are the reader's own

	Sent     time.Time // when it was sent, as a person says; zero where nobody does
	Received time.Time // when it was seen, as a person says

	DNS           auth.Resolver // whom to ask for keys and policies; nil asks nobody
	SecondOpinion bool          // ask go-msgauth about the signatures too

	At time.Time // when signatures are judged; zero stands for when the message was received

	Keep bool // keep the evidence in the report, for programs that go on working with it

	Limits eml.Limits // bounds of what is read; zero stands for eml.DefaultLimits

	searches *searches // what may still be searched in the input; nil stands for as much as in one input
}

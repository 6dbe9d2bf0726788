package report

import (
	"bytes"
	"io"

	"github.com/eml-inspect/eml-inspect/analyze"
)

// Split writes a report whose messages are too many to be held together. What it writes in pieces is what the
// format writes of all of them at once; only HTML makes an article of each piece.
type Split struct {
	write   func(io.Writer, *analyze.Report, Options) error
	headed  bool   // the input is named before the messages
	shut    string // what stands behind a report without messages
	end     string // what stands behind the last message
	between string // what stands between two messages
	apart   bool   // an empty line parts the messages, unless there is one
}

// SplitText, and so on, write pieces of reports.
func SplitText() Split     { return Split{write: Text, headed: true, apart: true} }
func SplitMarkdown() Split { return Split{write: Markdown, headed: true} }
func SplitJSON() Split {
	return Split{write: JSON, headed: true, shut: "]\n}\n", end: "\n  ]\n}\n", between: ","}
}
func SplitNDJSON() Split {
	return Split{write: NDJSON, headed: true, shut: "]}\n", end: "]}\n", between: ","}
}
func SplitCSV() Split  { return Split{write: CSV} }
func SplitHTML() Split { return Split{write: Article} }

// Begin gives what stands before the messages of an input.
func (s Split) Begin(in analyze.Input, o Options) ([]byte, error) {
	if !s.headed {
		return nil, nil
	}
	var b bytes.Buffer
	err := s.write(&b, &analyze.Report{Schema: analyze.SchemaVersion, Input: in}, o)
	return bytes.TrimSuffix(b.Bytes(), []byte(s.shut)), err
}

// Messages gives messages that stand next to each other. It may be called from several goroutines at once.
func (s Split) Messages(in analyze.Input, list []*analyze.MessageReport, o Options) ([]byte, error) {
	if len(list) == 0 {
		return nil, nil
	}
	o.several = true
	head, err := s.Begin(in, o)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = s.write(&b, &analyze.Report{Schema: analyze.SchemaVersion, Input: in, Messages: list}, o)
	return bytes.TrimSuffix(b.Bytes()[len(head):], []byte(s.end)), err
}

// Between gives what stands between a piece and the next one.
func (s Split) Between(piece []byte) string {
	if s.apart && !bytes.HasSuffix(piece, []byte("\n\n")) {
		return "\n"
	}
	return s.between
}

// End gives what stands behind the last message.
func (s Split) End() string { return s.end }

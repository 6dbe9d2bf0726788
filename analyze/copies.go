package analyze

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"

	"github.com/eml-inspect/eml-inspect/analyze/copies"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// Named is an input with its name.
type Named struct {
	Name string
	Data []byte
}

// Copies says which of the messages in the inputs are copies of one another, and where they parted. A message that
// was forwarded as an attachment is compared itself, not its carrier; of an mbox each message is.
func Copies(ctx context.Context, inputs []Named, opt Options) *CopiesReport {
	var c Comparison
	for _, in := range inputs {
		opt.Name = in.Name
		c.Add(ctx, in.Data, opt)
	}
	return c.Report()
}

// Comparison gathers messages to compare, so that not all of them need to be held at once. The zero value is ready to
// use; it is not safe for use by several goroutines at once.
type Comparison struct {
	inputs   []CopyInput
	messages []*comparedMessage
}

// comparedMessage is one message with what is compared of it.
type comparedMessage struct {
	copies.Copy
	input int
	hops  []SplitHop
}

// Add reads one input, which Options.Name names.
func (c *Comparison) Add(ctx context.Context, input []byte, opt Options) {
	file, err := eml.Read(input, opt.Name, opt.Limits)
	if err == nil {
		err = ctx.Err()
	}
	about := Input{Name: opt.Name, Kind: file.Kind, LineEnding: file.Layer.Ending}
	found := false
	for _, m := range file.Messages {
		if err != nil || m.Role != eml.RoleSubject {
			continue
		}
		raw := m.Root.Layer.Bytes(m.Root.Span)
		if len(file.Messages) == 1 {
			raw = input
		}
		found = c.add(ctx, file, m, about.of(raw), opt) || found
	}
	if !found {
		if err == nil {
			err = errors.New("there is no message to compare")
		}
		c.Fail(about.of(input), err)
	}
}

// of says of an input which bytes it is.
func (in Input) of(raw []byte) Input {
	sum := sha256.Sum256(raw)
	in.Size, in.SHA256 = len(raw), hex.EncodeToString(sum[:])
	return in
}

// Fail names an input that could not be read.
func (c *Comparison) Fail(in Input, err error) {
	in.Error = err.Error()
	c.inputs = append(c.inputs, CopyInput{Input: in})
}

// add takes up one message; a crash of ours costs this message only.
func (c *Comparison) add(ctx context.Context, f *eml.File, m *eml.Message, in Input, opt Options) (done bool) {
	defer func() {
		if recover() != nil {
			done = false
		}
	}()
	e := gather(ctx, f, m, opt)
	summary := e.summary()
	message := &comparedMessage{Copy: e.compared(summary), input: len(c.inputs), hops: e.splitHops()}
	c.messages = append(c.messages, message)
	c.inputs = append(c.inputs, CopyInput{Input: in, Path: m.Path, Summary: &summary})
	return true
}

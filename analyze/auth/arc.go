package auth

import (
	"context"
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// ARCState is the state of a chain (RFC 8617, section 4.4), or that it could not be told.
type ARCState string

const (
	ARCPass    ARCState = "pass"    // the newest message signature and every seal verify
	ARCFail    ARCState = "fail"    // the chain is broken; Instance and Why say where
	ARCNone    ARCState = "none"    // there is no chain
	ARCUnknown ARCState = "unknown" // nothing is seen broken, but a key is not known
)

// ARCResult is what could be computed of the ARC chain of a message.
type ARCResult struct {
	Result   ARCState
	Instance int      // of the set that broke the chain, or whose key is not known; 0 where no set can be named
	Why      string   // what broke it: "body-changed", "seal-mismatch", "missing-seal"; "" where it holds
	Sets     []ARCSet // from the first instance on; those that have an instance that can be read
	// OldestPass is the lowest instance from which on every message signature verifies: 1 where all of them do,
	// 0 where the newest does not, or is not known to. Hosts before it saw another message.
	OldestPass int
}

// ARCSet is the three fields that one host added (RFC 8617, section 4.2). Fields that are missing are zero.
type ARCSet struct {
	Instance   int
	Sealer     string    // d= of the seal, lower case
	Selector   string    // s= of the seal
	CV         string    // cv= of the seal: what the host says of the chain as it got it
	SealTime   time.Time // t= of the seal, zero where it is not stated
	BodyHash   Outcome   // of the message signature
	HeaderHash Outcome   // of the message signature
	Seal       Outcome   // of the seal, over all sets up to this one

	SealField    Signature     // ARC-Seal
	Message      Signature     // ARC-Message-Signature
	ClaimsField  headers.Field // ARC-Authentication-Results, which headers.ReadAuthResults reads
	sealCount    int
	messageCount int
	claimsCount  int
}

// MaxARCSets is the highest instance that a chain may have (RFC 8617, section 4.2.1).
const MaxARCSets = 50

// ARC verifies the ARC chain of a message (RFC 8617, section 5.2). Without keys it judges the structure and
// the body hash of every message signature, which shows between which hosts the body was changed.
func ARC(ctx context.Context, m *eml.Message, r Resolver, at time.Time) ARCResult {
	chain := readARC(m)
	if list := chain.messageSignatures(); len(list) > 0 {
		compare(list, m)
	}
	return newVerifier(m, r, at).arc(ctx, chain)
}

// arc verifies a chain whose body hashes are known.
func (v *verifier) arc(ctx context.Context, c *arcChain) ARCResult {
	out := ARCResult{Result: ARCNone}
	if c == nil || !c.present {
		return out
	}
	v.messages(ctx, c)
	v.seals(ctx, c)
	out.Sets, out.OldestPass = c.list(), c.oldestPass()
	out.Instance, out.Why = c.broken()
	out.Result = ARCPass
	switch {
	case waits(out.Why):
		out.Result = ARCUnknown
	case out.Why != "":
		out.Result = ARCFail
	}
	return out
}

// messages verifies the message signature of each set.
func (v *verifier) messages(ctx context.Context, c *arcChain) {
	for _, set := range c.sets {
		if set == nil || set.messageCount == 0 {
			continue
		}
		v.signature(ctx, &set.Message)
		set.BodyHash, set.HeaderHash = set.Message.BodyHash, set.Message.HeaderHash
	}
}

// list gives the sets that there are.
func (c *arcChain) list() []ARCSet {
	var out []ARCSet
	for _, set := range c.sets {
		if set != nil {
			out = append(out, *set)
		}
	}
	return out
}

// oldestPass follows the message signatures that verify down from the newest.
func (c *arcChain) oldestPass() int {
	oldest := 0
	for i := c.newest; i > 0; i-- {
		set := c.sets[i]
		if set == nil || set.messageCount != 1 || !set.Message.accepted() {
			break
		}
		oldest = i
	}
	return oldest
}

// accepted reports whether a signature verifies and is not too weak to be accepted.
func (s *Signature) accepted() bool { return s.Result == Pass && s.refusal() == "" }

package auth

import (
	"bytes"
	"context"
	"net"

	"github.com/emersion/go-msgauth/dkim"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// Limits of what another library is asked about: it reads headers in quadratic time.
const (
	maxSecondHeader = 64 << 10
	maxSecondBody   = 64 << 20
)

// SecondOpinion asks go-msgauth about the DKIM signatures of a message, from the top down. It is nil where
// that library is not asked: nobody answers for the keys, or the message is too large for it. It compares times
// with now, and refuses what is weak.
func SecondOpinion(ctx context.Context, m *eml.Message, r Resolver) []SignatureResult {
	header, root := m.Header(), m.Root
	if r == nil || header.Len() > maxSecondHeader || root.End-header.End > maxSecondBody {
		return nil
	}
	start := header.Start
	for _, f := range header.Fields {
		if f.Kind == headers.Named {
			start = f.Start // the "From " line of an mbox was never part of the message
			break
		}
	}
	lookup := func(name string) ([]string, error) {
		records, answer := r.TXT(ctx, name)
		if answer != DNSFound {
			return nil, &net.DNSError{Name: name, IsNotFound: answer.Void(), IsTemporary: !answer.Void()}
		}
		return records, nil
	}
	raw := root.Layer.Bytes(headers.Span{Start: start, End: root.End})
	list, _ := dkim.VerifyWithOptions(bytes.NewReader(raw), &dkim.VerifyOptions{LookupTXT: lookup, MaxVerifications: MaxSignatures})
	out := make([]SignatureResult, len(list))
	for i, v := range list {
		switch {
		case v.Err == nil:
			out[i] = Pass
		case dkim.IsTempFail(v.Err):
			out[i] = TempError
		case dkim.IsPermFail(v.Err):
			out[i] = PermError
		default:
			out[i] = Fail
		}
	}
	return out
}

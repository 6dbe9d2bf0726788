package mend

import (
	"encoding/base64"
	"slices"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/auth"
)

// rehash states the new body hash in signatures whose hash was right, so that the copy shows the body as unchanged.
func (r *redactor) rehash(again *analyze.Report) bool {
	done := false
	for i, m := range again.Messages {
		if i >= len(r.before.Messages) || m.Evidence == nil || r.before.Messages[i].Path != m.Path {
			continue
		}
		layer := r.before.Messages[i].Evidence.Root.Layer
		out := r.layer(layer)
		was, is := hashed(r.before.Messages[i].Evidence), hashed(m.Evidence)
		changed := false
		for j := range min(len(was), len(is)) {
			if was[j].BodyHash == auth.Match && is[j].BodyHash != auth.Match && is[j].Computed != nil {
				at := is[j].Field.Value
				hash := base64.StdEncoding.EncodeToString(is[j].Computed)
				changed = at.End <= len(out) && restate(out[at.Start:at.End], hash) || changed
			}
		}
		for p := r.carry[layer]; changed && p != nil; p = r.carry[p.Layer] {
			r.encode(p, r.around(p, layer))
			layer = p.Layer
		}
		done = done || changed
	}
	return done
}

// hashed gives the signatures of a message that state a body hash.
func hashed(e *analyze.Evidence) []auth.Signature {
	list := slices.Clone(e.Signatures)
	for _, set := range e.Chain.Sets {
		list = append(list, set.Message)
	}
	return list
}

// restate writes another value into the bh= of a signature, between its folds.
func restate(value []byte, hash string) bool {
	at := bhTag().FindIndex(value)
	if at == nil {
		return false
	}
	i := at[1]
	for ; i < len(value) && hash != ""; i++ {
		switch c := value[i]; {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
		case c == ';':
			return true
		default:
			value[i], hash = hash[0], hash[1:]
		}
	}
	return true
}

var bhTag = pattern(`(?i)(^|;)\s*bh\s*=\s*`)

package charset

import (
	"bytes"
	"reflect"
	"testing"
)

// Each charset of single bytes is kept, reads and weighs as if it were made anew, and is made once.
func TestPagesAreMadeOnce(t *testing.T) {
	every := make([]byte, 256)
	for c := range every {
		every[c] = byte(c)
	}
	for _, r := range labelList {
		for _, name := range []string{r.Name, r.Decoder} {
			p := onePage(name)
			if (p != nil) != (tableOf(name) != nil) {
				t.Errorf("%s: kept %v, but there is a table: %v", name, p != nil, tableOf(name) != nil)
				continue
			}
			if p == nil {
				continue
			}
			var kept, anew sink
			p.codec().decode(every, &kept)
			tableOf(name).decode(0)(every, &anew)
			if !bytes.Equal(kept.text, anew.text) || !reflect.DeepEqual(kept.misfits, anew.misfits) {
				t.Errorf("%s: what is kept reads otherwise", name)
			}
			if p.codec() != onePage(name).codec() || p.script() != onePage(name).script() {
				t.Errorf("%s is made at each call", name)
			}
			if frequentCodec(name) == nil && codecFor(name) != p.codec() {
				t.Errorf("%s is not read by what is kept", name)
			}
		}
	}
}

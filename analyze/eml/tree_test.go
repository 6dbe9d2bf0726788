package eml

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/eml-inspect/eml-inspect/headers"
)

// checkTiles fails where the tiles of a part do not follow each other over all of its bytes.
func checkTiles(t *testing.T, name string, p *Part) {
	t.Helper()
	at := p.Start
	for _, s := range p.Tiles() {
		if s.Empty() {
			continue
		}
		if s.Start != at {
			t.Errorf("%s: part %q: a tile begins at %d, the one before it ended at %d", name, p.Path, s.Start, at)
			return
		}
		at = s.End
	}
	if at != p.End {
		t.Errorf("%s: part %q: tiles end at %d, the part at %d", name, p.Path, at, p.End)
	}
}

// checkFile holds the law of the package over one input.
func checkFile(t *testing.T, name string, input []byte) {
	t.Helper()
	f, _ := Read(input, name, Limits{})
	for _, m := range f.Messages {
		checkTiles(t, name, m.Root)
		for p := range m.Root.All() {
			checkFields(t, name, p.Header)
		}
	}
}

func checkFields(t *testing.T, name string, b headers.Block) {
	t.Helper()
	at := b.Start
	for _, f := range b.Fields {
		if f.Start != at {
			t.Errorf("%s: a field begins at %d, the one before it ended at %d", name, f.Start, at)
		}
		at = f.End
	}
	if at != b.End {
		t.Errorf("%s: fields end at %d, the block at %d", name, at, b.End)
	}
}

func TestCollectedMailIsTiled(t *testing.T) {
	root := "../../../shared/corpora"
	if _, err := os.Stat(root); err != nil {
		t.Skip("no folder of collected mail beside the project: ", err)
	}
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			b, _ := os.ReadFile(path)
			checkFile(t, path, b)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

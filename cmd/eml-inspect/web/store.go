package web

import (
	"crypto/rand"
	"sync"
	"time"
)

// download is a file that was found in a message, or an upload of which a repaired copy can be had, under a name that
// can be written to a disk.
type download struct {
	name   string
	data   []byte
	repair bool // data is the upload: its copy is made when somebody wants it
}

// bundle is what was found in one upload.
type bundle struct {
	files []download
	size  int64
	end   *time.Timer
}

// store keeps files for as long as somebody may fetch them, in memory alone. Who does not know the handle of a
// bundle, 128 random bits, gets nothing. Where there is no room, the oldest go first.
type store struct {
	most int64         // bytes of all bundles together
	life time.Duration // after which a bundle is forgotten

	mu      sync.Mutex
	bundles map[string]*bundle
	order   []string // handles, the oldest first
	size    int64
}

func newStore(most int64, life time.Duration) *store {
	return &store{most: most, life: life, bundles: map[string]*bundle{}}
}

// keep takes a copy of the files, so that what they were decoded from can be given back, and gives their handle:
// "" where nothing is kept, because there is nothing, or more than there is room for.
func (s *store) keep(files []download) string {
	b := &bundle{files: make([]download, len(files))}
	for _, f := range files {
		b.size += int64(len(f.data) + len(f.name) + 64)
	}
	if len(files) == 0 || s.life <= 0 || b.size > s.most {
		return ""
	}
	for i, f := range files {
		b.files[i] = download{f.name, append([]byte(nil), f.data...), f.repair}
	}
	handle := rand.Text()
	s.mu.Lock()
	defer s.mu.Unlock()
	for s.size+b.size > s.most {
		s.forget(s.order[0])
	}
	b.end = time.AfterFunc(s.life, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.forget(handle)
	})
	s.bundles[handle], s.size = b, s.size+b.size
	s.order = append(s.order, handle)
	return handle
}

// forget drops a bundle. The caller holds the lock.
func (s *store) forget(handle string) {
	b := s.bundles[handle]
	if b == nil {
		return
	}
	b.end.Stop()
	delete(s.bundles, handle)
	s.size -= b.size
	for i, other := range s.order {
		if other == handle {
			s.order = append(s.order[:i], s.order[i+1:]...)
			break
		}
	}
}

// file gives a file of a bundle, if both are there.
func (s *store) file(handle string, number int) (download, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	b := s.bundles[handle]
	if b == nil || number < 0 || number >= len(b.files) {
		return download{}, false
	}
	return b.files[number], true
}

package main

import (
	"fmt"
	"os"

	"github.com/eml-inspect/eml-inspect/analyze/auth"
	"github.com/eml-inspect/eml-inspect/report"
)

// maxZone is the number of bytes that a file of DNS records may have.
const maxZone = 256 << 20

// openZone reads the file of --dns. Records that cannot be read are named and left out.
func (c *console) openZone(s *settings) error {
	if s.dns == "" {
		return nil
	}
	f, err := os.Open(s.dns)
	if err != nil {
		return fmt.Errorf("reading %s: %w", report.Safe(s.dns), systemReason(err))
	}
	defer f.Close()
	text, err := readAll(f, 0, maxZone)
	if err != nil {
		return fmt.Errorf("reading %s: %w", report.Safe(s.dns), err)
	}
	zone, problems := auth.ReadZone(string(text))
	for _, p := range problems {
		c.complain(c.err, fmt.Errorf("%s:%d: %s, so it is left out: %s", report.Safe(s.dns), p.Line, p.Why, report.Safe(p.Text)))
	}
	s.zoneFile = zone
	return nil
}

// resolver says whom to ask for one input, nil for nobody. Each input has its own memory of answers and its
// own bound of questions.
func (s *settings) resolver() auth.Resolver {
	switch {
	case s.zoneFile != nil:
		return s.zoneFile
	case s.online:
		return auth.NewOnline()
	}
	return nil
}

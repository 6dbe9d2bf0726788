package report_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/report"
)

// Two stamps of one time in two zones are one time to ask about.
func TestAskOfOneTime(t *testing.T) {
	for _, test := range []struct{ from, until, want string }{
		{"2026-11-02T09:00:00Z", "2026-11-02T17:00:00+08:00", " at about 2026-11-02 17:00:00 +0800."},
		{"2026-11-02T09:00:00Z", "2026-11-02T17:00:01+08:00", " between 2026-11-02 09:00:00 +0000 and 2026-11-02 17:00:01 +0800."},
		{"2026-11-02T09:00:00Z", "", " from 2026-11-02 09:00:00 +0000 on."},
	} {
		r := troubled(analyze.Finding{Code: "bounce", Severity: analyze.Failure})
		r.Messages[0].Asks = []analyze.Ask{{To: "host", Host: "mx.example.org", From: test.from, Until: test.until}}
		var out bytes.Buffer
		if err := report.JSON(&out, r, report.Options{}); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), "what became of the message"+test.want) {
			t.Errorf("%s to %s:\n%s", test.from, test.until, out.String())
		}
	}
}

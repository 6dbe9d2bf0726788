package analyze

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pelletier/go-toml/v2"

	"github.com/eml-inspect/eml-inspect/analyze/auth"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

var update = flag.Bool("update", false, "write the .want files")

// testMessages gives the names of all messages in testdata, and their bytes.
func testMessages(t testing.TB) map[string][]byte {
	t.Helper()
	names, err := filepath.Glob("testdata/*.eml")
	if err != nil || len(names) == 0 {
		t.Fatal("no test messages: ", err)
	}
	messages := make(map[string][]byte, len(names))
	for _, name := range names {
		if messages[name], err = os.ReadFile(name); err != nil {
			t.Fatal(err)
		}
	}
	return messages
}

// testOptions reads what people say about a test message, and what the DNS knows, from the files beside it.
func testOptions(t testing.TB, name string) Options {
	t.Helper()
	var said struct{ Sent, Received time.Time }
	opt := Options{Name: name, DNS: testZone(t, strings.TrimSuffix(name, ".eml")+".dns")}
	b, err := os.ReadFile(strings.TrimSuffix(name, ".eml") + ".said")
	if err != nil {
		return opt
	}
	if err := toml.Unmarshal(b, &said); err != nil {
		t.Fatal(err)
	}
	opt.Sent, opt.Received = said.Sent, said.Received
	return opt
}

// testZone reads DNS records, nil where there is no such file.
func testZone(t testing.TB, file string) auth.Resolver {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		return nil
	}
	zone, problems := auth.ReadZone(string(text))
	for _, p := range problems {
		t.Errorf("%s:%d: %s", file, p.Line, p.Why)
	}
	return zone
}

// want writes down what was found about a message: one line per message and per finding, no prose.
func want(r *Report) string {
	var b strings.Builder
	for _, m := range r.Messages {
		fmt.Fprintf(&b, "message %q %s\n", m.Path, m.Role)
		for _, f := range m.Findings {
			fmt.Fprintf(&b, "%s %s %s %s", f.Code, f.Severity, f.Confidence, f.Party)
			for _, p := range f.Where {
				fmt.Fprintf(&b, " %s:%d-%d", p.Layer, p.Start, p.End)
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// Every check runs on every message; a false alarm shows as a line that no .want file has.
func TestMessages(t *testing.T) {
	for name, input := range testMessages(t) {
		got := want(Message(context.Background(), input, testOptions(t, name)))
		file := strings.TrimSuffix(name, ".eml") + ".want"
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		wanted, err := os.ReadFile(file)
		if err != nil {
			t.Error(err)
		}
		if got != string(wanted) {
			t.Errorf("%s:\n got %s\nwant %s", name, got, wanted)
		}
	}
}

func TestEveryCodeHasItsMessage(t *testing.T) {
	messages := testMessages(t)
	for _, code := range Codes() {
		if code == CopiesSplit {
			continue // needs two messages: TestCopiesOfTestdata
		}
		input, ok := messages["testdata/"+code+".eml"]
		if !ok {
			t.Errorf("no message shows %s", code)
			continue
		}
		found := false
		for _, m := range Message(context.Background(), input, testOptions(t, "testdata/"+code+".eml")).Messages {
			for _, f := range m.Findings {
				found = found || f.Code == code
			}
		}
		if !found {
			t.Errorf("testdata/%s.eml does not show %s", code, code)
		}
	}
}

func TestHealthyMailIsLeftAlone(t *testing.T) {
	for _, name := range []string{"healthy", "auth-dkim-intact", "text-html-meta", "text-html-fonts", "name-rfc2231", "route-zone-settled"} {
		input, err := os.ReadFile("testdata/" + name + ".eml")
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range Message(context.Background(), input, Options{}).Messages {
			if len(m.Findings) > 0 || m.Act.Who != "nobody" || m.Headline.Code != "nothing-wrong" {
				t.Errorf("%s: %+v", name, m.Findings)
			}
		}
	}
}

// Places must lie in their layer and quote what stands there.
func TestPlacesLieInTheirLayer(t *testing.T) {
	for name, input := range testMessages(t) {
		for _, m := range Message(context.Background(), input, Options{All: true}).Messages {
			for _, f := range m.Findings {
				for _, p := range f.Where {
					checkPlace(t, name, input, p)
				}
			}
		}
	}
}

func checkPlace(t *testing.T, name string, input []byte, p Place) {
	t.Helper()
	if p.Start < 0 || p.End < p.Start || p.Line < 1 || p.Column < 1 {
		t.Errorf("%s: %+v", name, p)
	}
	if p.Layer != "" || p.Start == p.End {
		return
	}
	if p.End > len(input) || p.Quote != quote(input[p.Start:p.End]) {
		t.Errorf("%s: %+v does not quote the input", name, p)
	}
	lines := bytes.Split(input[:p.Start], []byte{'\n'})
	if len(lines) != p.Line || len(lines[len(lines)-1]) != p.Column-1 {
		t.Errorf("%s: %+v is at line %d", name, p, len(lines))
	}
}

func TestSameBytesSameReport(t *testing.T) {
	messages := testMessages(t)
	first := make(map[string]*Report)
	for name, input := range messages {
		first[name] = Message(context.Background(), input, Options{Name: name, All: true})
	}
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for name, input := range messages {
				if r := Message(context.Background(), input, Options{Name: name, All: true}); !reflect.DeepEqual(r, first[name]) {
					t.Errorf("%s: another report", name)
				}
			}
		})
	}
	wait.Wait()
}

func TestInputIsNotChanged(t *testing.T) {
	for name, input := range testMessages(t) {
		before := bytes.Clone(input)
		Message(context.Background(), input, Options{All: true})
		if !bytes.Equal(before, input) {
			t.Errorf("%s: the input was changed", name)
		}
	}
}

// A file cut at any byte is still reported.
func TestCutAtEveryByte(t *testing.T) {
	for name, input := range testMessages(t) {
		step := 1 + len(input)/1000
		for end := 1; end < len(input); end += step {
			r := Message(context.Background(), input[:end], Options{All: true})
			if len(r.Messages) == 0 {
				t.Errorf("%s cut at %d: no message: %s", name, end, r.Input.Error)
			}
		}
	}
}

func TestNoMail(t *testing.T) {
	for _, c := range []struct {
		input string
		kind  eml.Kind
		err   error
	}{
		{"", eml.KindEmpty, eml.ErrEmpty},
		{strings.Repeat("\x00", 1000), eml.KindUnknown, eml.ErrZeros},
		{"%PDF-1.7\n...", eml.KindUnknown, eml.ErrNoMail},
		{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", eml.KindUnknown, eml.ErrNoMail},
		{"\x01\x02\x03\x00\x05\x06", eml.KindUnknown, eml.ErrNoMail},
	} {
		r := Message(context.Background(), []byte(c.input), Options{})
		if r.Input.Kind != c.kind || !strings.HasPrefix(r.Input.Error, c.err.Error()) || len(r.Messages) > 0 {
			t.Errorf("%.20q: kind %s, error %q, %d messages", c.input, r.Input.Kind, r.Input.Error, len(r.Messages))
		}
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	r := Message(ctx, []byte("From: a@example.org\n\nhello\n"), Options{})
	if r.Input.Error == "" || len(r.Messages) > 0 {
		t.Errorf("a cancelled examination says nothing: %+v", r.Input)
	}
}

// A crash of one check costs that check only.
func TestCrashBecomesUnknown(t *testing.T) {
	broken := Check{Codes: []string{"x"}, Run: func(p *Pass) {
		p.report(Finding{Code: "x"})
		panic("broken")
	}}
	findings, crashed := run(broken, &Evidence{})
	if !crashed || len(findings) != 1 {
		t.Errorf("crashed %v, findings %v", crashed, findings)
	}
}

func FuzzMessage(f *testing.F) {
	for _, input := range testMessages(f) {
		f.Add(input)
	}
	zone := testZone(f, "testdata/auth-verified.dns")
	f.Fuzz(func(t *testing.T, input []byte) {
		opt := Options{All: true, DNS: zone, SecondOpinion: true, Trust: []string{"recipient.example"}}
		for _, m := range Message(context.Background(), input, opt).Messages {
			for _, finding := range m.Findings {
				for _, p := range finding.Where {
					if p.Start < 0 || p.End < p.Start || p.Line < 1 || p.Column < 1 {
						t.Fatalf("%s: %+v", finding.Code, p)
					}
				}
			}
			for _, u := range m.Unknown {
				if u.Why == "crashed" {
					t.Fatalf("%s crashed", u.Code)
				}
			}
		}
	})
}

// run runs one check over the evidence about a message.
func run(c Check, e *Evidence) (findings []Finding, crashed bool) {
	p := &Pass{Evidence: e}
	crashed = p.run(&c)
	return p.findings, crashed
}

package report_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/report"
)

func compiledSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(report.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	return c.MustCompile("schema.json")
}

func TestJSONFitsTheSchema(t *testing.T) {
	schema := compiledSchema(t)
	for name, r := range samples() {
		for _, lang := range []report.Lang{report.English, report.Chinese} {
			var out bytes.Buffer
			if err := report.JSON(&out, r, report.Options{Lang: lang}); err != nil {
				t.Fatal(err)
			}
			doc, err := jsonschema.UnmarshalJSON(&out)
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(doc); err != nil {
				t.Errorf("%s in %s: %v", name, lang, err)
			}
		}
	}
}

func TestSchemaRefuses(t *testing.T) {
	schema := compiledSchema(t)
	var out bytes.Buffer
	if err := report.JSON(&out, late(), report.Options{}); err != nil {
		t.Fatal(err)
	}
	for _, change := range [][2]string{
		{`"schema": 1`, `"schema": 2`},
		{`"severity": "failure"`, `"severity": "fatal"`},
		{`"hops":`, `"jumps":`},
		{`"delay_seconds": 8040`, `"delay_seconds": "8040"`},
	} {
		broken := strings.Replace(out.String(), change[0], change[1], 1)
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(broken))
		if err != nil || broken == out.String() {
			t.Fatalf("%s: %v", change[0], err)
		}
		if schema.Validate(doc) == nil {
			t.Errorf("the schema accepts %s", change[1])
		}
	}
}

// TestNoListIsNull finds a list that a newer analysis has and the document forgets.
func TestNoListIsNull(t *testing.T) {
	for _, name := range []string{"late", "headless"} {
		var out bytes.Buffer
		if err := report.NDJSON(&out, samples()[name], report.Options{}); err != nil {
			t.Fatal(err)
		}
		for _, list := range listNames(reflect.TypeFor[analyze.Report]()) {
			if strings.Contains(out.String(), `"`+list+`":null`) {
				t.Errorf("%s: the list %q is null", name, list)
			}
		}
	}
}

// listNames collects the JSON names of all lists and maps of a type.
func listNames(t reflect.Type) []string {
	switch t.Kind() {
	case reflect.Slice, reflect.Pointer:
		return listNames(t.Elem())
	case reflect.Struct:
	default:
		return nil
	}
	var names []string
	for i := range t.NumField() {
		field := t.Field(i)
		if field.Tag.Get("json") == "-" {
			continue
		}
		if kind := field.Type.Kind(); kind == reflect.Slice || kind == reflect.Map {
			name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			names = append(names, name)
		}
		names = append(names, listNames(field.Type)...)
	}
	return names
}

func TestNDJSONIsOneLineOfTheSame(t *testing.T) {
	var indented, line bytes.Buffer
	if report.JSON(&indented, carried(), report.Options{}) != nil || report.NDJSON(&line, carried(), report.Options{}) != nil {
		t.Fatal("a buffer refused")
	}
	if strings.Count(line.String(), "\n") != 1 || !strings.HasSuffix(line.String(), "\n") {
		t.Errorf("not one line: %q", line.String())
	}
	var a, b any
	if json.Unmarshal(indented.Bytes(), &a) != nil || json.Unmarshal(line.Bytes(), &b) != nil {
		t.Fatal("no JSON")
	}
	if diff := cmp.Diff(a, b); diff != "" {
		t.Error(diff)
	}
}

func TestReportIsLeftAlone(t *testing.T) {
	for name, r := range samples() {
		var out bytes.Buffer
		for _, write := range []writer{report.JSON, report.Text, report.Markdown} {
			if err := write(&out, r, report.Options{Verbose: true}); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(samples()[name], r); diff != "" {
			t.Errorf("%s was changed: %s", name, diff)
		}
	}
}

// TestNDJSONIsOneLine splits a document as a reader does that knows the line breaks of Unicode.
func TestNDJSONIsOneLine(t *testing.T) {
	hostile := "a\u0085b\u2028c\u2029\u202e\u2067d\x7fe\u0080\u009ff\v\f\x1c\u00a0\u00c2\u00e9\n"
	r := late()
	r.Messages[0].Summary.Subject = hostile
	r.Messages[0].Findings[0].Facts[hostile] = hostile
	var out bytes.Buffer
	if err := report.NDJSON(&out, r, report.Options{}); err != nil {
		t.Fatal(err)
	}
	line := strings.TrimSuffix(out.String(), "\n")
	if strings.ContainsFunc(line, func(r rune) bool { return r < 0x20 || r >= 0x7f && r < 0xa0 || r >= 0x2028 && r <= 0x202e }) {
		t.Errorf("a control stands as it is: %q", line)
	}
	if want := `a\u0085b\u2028c\u2029\u202e\u2067d\u007fe\u0080\u009ff\u000b\f\u001c` + "\u00a0\u00c2\u00e9" + `\n`; !strings.Contains(line, want) {
		t.Errorf("not escaped as %s: %s", want, line)
	}
	var back struct {
		Messages []struct {
			Summary  struct{ Subject string }
			Findings []struct{ Facts map[string]string }
		}
	}
	if err := json.Unmarshal(out.Bytes(), &back); err != nil {
		t.Fatal(err)
	}
	if m := back.Messages[0]; m.Summary.Subject != hostile || m.Findings[0].Facts[hostile] != hostile {
		t.Errorf("read back as %q", m.Summary.Subject)
	}
}

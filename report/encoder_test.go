package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/eml-inspect/eml-inspect/analyze"
)

// encodings gives a document as our encoder writes it, and as encoding/json does.
func encodings(t *testing.T, d *document) (got, want string) {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(d); err != nil {
		t.Fatal(err)
	}
	ours := encoder{}
	ours.document(d)
	return string(ours.out) + "\n", string(escapeControls(b.Bytes()))
}

// TestEncoderWritesAllTestMail compares over all messages of the checks.
func TestEncoderWritesAllTestMail(t *testing.T) {
	files, err := filepath.Glob("../analyze/testdata/*.eml")
	if err != nil || len(files) < 50 {
		t.Fatal(len(files), err)
	}
	for i, name := range files {
		if testing.Short() && i%4 > 0 {
			continue
		}
		mail, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		r := analyze.Message(t.Context(), mail, analyze.Options{Name: name})
		for _, lang := range []Lang{English, Chinese} {
			d := newDocument(r, &Options{Lang: lang})
			if got, want := encodings(t, &d); got != want {
				t.Errorf("%s in %s: %s", name, lang, cmp.Diff(want, got))
			}
		}
	}
}

// TestEncoderKnowsEveryField fills in a document in full, and then takes away one value after the other. A field that
// the encoder forgets, or writes where it has to be left out, shows.
func TestEncoderKnowsEveryField(t *testing.T) {
	d := document{}
	compare := func(what string) {
		if got, want := encodings(t, &d); got != want {
			t.Errorf("%s: %s", what, cmp.Diff(want, got))
		}
	}
	compare("nothing filled in")
	f := filler{}
	f.fill(reflect.ValueOf(&d).Elem())
	compare("all filled in")
	count := 0
	eachPart("document", reflect.ValueOf(&d).Elem(), func(name string, part reflect.Value) {
		count++
		kept := reflect.New(part.Type()).Elem()
		kept.Set(part)
		part.SetZero()
		compare(name + " is zero")
		if part.Kind() == reflect.Slice || part.Kind() == reflect.Map {
			part.Set(emptied(part.Type()))
			compare(name + " is empty")
		}
		part.Set(kept)
	})
	if count < 200 {
		t.Errorf("only %d parts of a document were found", count)
	}
}

func emptied(t reflect.Type) reflect.Value {
	if t.Kind() == reflect.Map {
		return reflect.MakeMap(t)
	}
	return reflect.MakeSlice(t, 0, 0)
}

// filler gives each value another one that is not zero.
type filler struct{ count int64 }

func (f *filler) fill(v reflect.Value) {
	f.count++
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if written(v.Type().Field(i)) {
				f.fill(v.Field(i))
			}
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(v.Elem())
	case reflect.Slice, reflect.Array:
		if v.Kind() == reflect.Slice {
			v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		}
		for i := range v.Len() {
			f.fill(v.Index(i))
		}
	case reflect.Map:
		v.Set(reflect.ValueOf(map[string]string{fmt.Sprint("b", f.count): "1", fmt.Sprint("a", f.count): "2"}))
	case reflect.String:
		v.SetString(fmt.Sprint("text ", f.count))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(f.count)
	default:
		panic("the encoder knows no " + v.Kind().String())
	}
}

// written says whether a field is part of the document.
func written(f reflect.StructField) bool {
	return f.IsExported() && f.Tag.Get("json") != "-"
}

// eachPart calls do for all values of which a document is made; of a list for its first element only.
func eachPart(name string, v reflect.Value, do func(string, reflect.Value)) {
	do(name, v)
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); written(f) {
				eachPart(name+"."+f.Name, v.Field(i), do)
			}
		}
	case reflect.Pointer:
		eachPart(name, v.Elem(), do)
	case reflect.Slice:
		eachPart(name+"[0]", v.Index(0), do)
	}
}

// quotable are texts in which each kind of character stands at each place of the eight that are looked at in one step.
func quotable() []string {
	list := []string{"", "plain text that is longer than eight bytes", "中文 mixed with ASCII, 😀", "\xff\xfe\xc2", "\xc2", "a\xed\xa0\x80b"}
	for _, r := range "\x00\x01\b\t\n\v\f\r\x1b\x1f !\"#[\\]~\x7f\u0080\u0085\u009f\u00a0\u2027\u2028\u2029\u202a\u202e\u202f\u2065\u2066\u2069\u206a\ufffd<>&" {
		for i := range 17 {
			list = append(list, strings.Repeat("x", i)+string(r)+strings.Repeat("y", 16-i))
		}
	}
	for c := range 256 {
		list = append(list, "1234567"+string([]byte{byte(c)})+"12345678", string([]byte{byte(c), 'x'}))
	}
	return list
}

func TestQuotedIsAsJSONWritesIt(t *testing.T) {
	for _, s := range quotable() {
		holdQuoted(t, s)
	}
}

func FuzzQuoted(f *testing.F) {
	for _, s := range quotable()[:8] {
		f.Add(s)
	}
	f.Fuzz(holdQuoted)
}

func holdQuoted(t *testing.T, s string) {
	d := document{Input: analyze.Input{Name: s, Error: s + s}}
	if got, want := encodings(t, &d); got != want {
		t.Errorf("%q: %s, want %s", s, got, want)
	}
}

package analyze

import (
	"context"
	"regexp"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze/eml/emltest"
)

func TestStructureFaultsAreNamed(t *testing.T) {
	var all, coded, files, filesBack, texts, textsBack int
	for _, f := range emltest.Faults() {
		for _, m := range emltest.Healthy() {
			broken := f.Damage(m.Text)
			if broken == m.Text {
				continue
			}
			eachForm(broken, func(form, input string) {
				r := Message(context.Background(), []byte(input), Options{All: true})
				found := codes(r, Note)
				if f.Code == "raw-bare-cr" && strings.HasPrefix(form, "cr") && !strings.HasPrefix(form, "crlf") {
					return // every CR is one
				}
				all++
				if f.Code == "" && !alarming(codes(r, Warning)) || f.Code != "" && strings.Contains(found, f.Code+" ") {
					coded++
				} else {
					t.Logf("%s, %s, %s: %s, want %q", f.Name, m.Name, form, found, f.Code)
				}
				if f.Changes {
					return
				}
				gotFiles, gotTexts := given(m, r)
				if gotFiles < len(m.Files) || gotTexts < len(m.Texts) {
					t.Logf("%s, %s, %s: %d of %d files, %d of %d texts", f.Name, m.Name, form, gotFiles, len(m.Files), gotTexts, len(m.Texts))
				}
				files, filesBack = files+len(m.Files), filesBack+gotFiles
				texts, textsBack = texts+len(m.Texts), textsBack+gotTexts
			})
		}
	}
	t.Logf("%d damaged messages: code right %.2f %%, files back %.2f %% of %d, texts back %.2f %% of %d", all,
		share(coded, all), share(filesBack, files), files, share(textsBack, texts), texts)
	if share(coded, all) < 99 || share(filesBack, files) < 99 || share(textsBack, texts) < 99 {
		t.Error("too much is not named or not given back")
	}
}

// eachForm runs over the line ends that a file may have, and over the ways in which it is forwarded.
func eachForm(s string, see func(form, input string)) {
	for _, ending := range emltest.Endings() {
		see(ending, emltest.Ends(s, ending))
		see(ending+", forwarded", emltest.Ends(emltest.Wrap(s, "message"), ending))
		see(ending+", forwarded as a file", emltest.Ends(emltest.Wrap(emltest.Ends(s, ending), "file"), ending))
	}
}

func share(part, all int) float64 { return 100 * float64(part) / float64(max(1, all)) }

// alarming reports whether something is said to be wrong with the structure.
func alarming(codes string) bool {
	return regexp.MustCompile(`(attach|transfer|mime)-`).MatchString(codes)
}

func TestHealthyStructureIsLeftAlone(t *testing.T) {
	for _, m := range append(emltest.Healthy(), emltest.Odd()...) {
		eachForm(m.Text, func(form, input string) {
			r := Message(context.Background(), []byte(input), Options{All: true})
			files, texts := given(m, r)
			if found := codes(r, Warning); alarming(found) || files < len(m.Files) || texts < len(m.Texts) {
				t.Errorf("%s, %s: %s; %d files, %d texts", m.Name, form, found, files, texts)
			}
		})
	}
}

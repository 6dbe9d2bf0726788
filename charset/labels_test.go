package charset

import (
	"encoding/hex"
	"strings"
	"testing"
)

func TestCanonical(t *testing.T) {
	for label, want := range map[string]string{
		"GB2312": "gb2312", "utf8": "utf-8", "cp936": "gbk", "ks_c_5601-1987": "ks_c_5601-1987",
		`"UTF-8"`: "utf-8", "utf-8*zh": "utf-8", "charset=gbk": "gbk", "GB2312,gbk": "gb2312",
		" us-ascii ": "us-ascii", "ISO_8859-1": "iso-8859-1", "iso 8859 1": "iso-8859-1",
		"'koi8-r'": "koi8-r", "gb18030-2022": "gb18030", "charset=\"euc-kr\"": "euc-kr",
		"utf-8;": "utf-8", "utf-8 format=flowed": "utf-8", "UTF-8//TRANSLIT": "utf-8", "utf-8</field": "utf-8",
		"3DISO-8859-1": "iso-8859-1", "charset:utf-8": "utf-8", "=gbk": "gbk", "CP-1251": "windows-1251",
		"windows-936": "gbk", "codepage 1252": "windows-1252", "x-cp850": "ibm850", "CCSID 5346": "windows-1250",
		"8859_15": "iso-8859-15", "csUTF8": "utf-8", "(iso-2022-jp)": "iso-2022-jp", "x-MacGreek": "x-mac-greek",
		"utf–8": "utf-8", "iso-8859-1 (western)": "iso-8859-1", "x": "", "cp": "", "3D": "", "iso-8859-": "iso-8859-1",
		"": "", "nosuch": "", "x-unknown": "", "_autodetect": "", "ansi": "", "None": "",
		"*": "", "charset": "", strings.Repeat("x", 1000): "",
	} {
		if got, ok := Canonical(label); got != want || ok != (want != "") {
			t.Errorf("Canonical(%q) = %q, %v; want %q", label, got, ok, want)
		}
	}
}

func TestFrequentLabelsAgreeWithTheTable(t *testing.T) {
	found := 0
	for _, r := range labelRecords(t) {
		for _, alias := range append(r.Aliases, r.Name) {
			if name := frequent([]byte(alias)); name != "" {
				found++
				if name != r.Name {
					t.Errorf("frequent(%q) = %q, the table says %q", alias, name, r.Name)
				}
			}
		}
	}
	if found < 20 {
		t.Errorf("only %d frequent labels found in the table", found)
	}
}

func TestEachLabelStandsForOneCharset(t *testing.T) {
	seen := map[string]string{}
	for _, r := range labelRecords(t) {
		for _, alias := range append(r.Aliases, r.Name) {
			if other, ok := seen[fold(alias)]; ok && other != r.Name {
				t.Errorf("%q stands for %s and %s", alias, other, r.Name)
			}
			seen[fold(alias)] = r.Name
		}
		if r.Source == "" {
			t.Errorf("%s has no source", r.Name)
		}
		if (r.Decoder == "") != (codecFor(r.Name) == nil) {
			t.Errorf("%s: decoder %q, but codecFor says otherwise", r.Name, r.Decoder)
		}
		if r.Decoder != "" && len(r.Try) == 0 {
			t.Errorf("%s has no try", r.Name)
		}
	}
}

func TestWiderFollowsTheFamilies(t *testing.T) {
	for _, r := range labelRecords(t) {
		c := codecFor(r.Name)
		if c == nil || r.Wider == "" {
			continue
		}
		if l := c.level(r.Name); l+1 >= len(c.levels) || c.levels[l+1] != r.Wider {
			t.Errorf("%s: wider %q is not the next of %v", r.Name, r.Wider, c.levels)
		}
	}
}

func TestLabelTries(t *testing.T) {
	for _, r := range labelRecords(t) {
		for _, try := range r.Try {
			b, err := hex.DecodeString(strings.ReplaceAll(try.Bytes, " ", ""))
			if err != nil {
				t.Fatal(err)
			}
			d, ok := Decode(b, r.Name)
			if !ok || d.Text != try.Text || d.MisfitCount > 0 || d.Wide >= 0 {
				t.Errorf("%s: %s is %+v, want %q", r.Name, try.Bytes, d, try.Text)
			}
		}
	}
}

// What reads bytes by a name that came from the table, or from detection, need not look the name up again.
func TestCanonicalNamesStandForThemselves(t *testing.T) {
	var names []string
	for _, r := range labelList {
		if !r.Nonsense {
			names = append(names, r.Name)
		}
	}
	for _, m := range &multiCharsets {
		names = append(names, codecFor(m.name).levels...)
	}
	for _, s := range scripts() {
		names = append(names, s.charset, narrowest(0xFF, s.charset))
	}
	for _, name := range names {
		if got, ok := Canonical(name); got != name || !ok {
			t.Errorf("Canonical(%q) = %q, %v", name, got, ok)
		}
	}
}

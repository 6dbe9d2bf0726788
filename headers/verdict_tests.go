package headers

import (
	"slices"
	"strings"
)

// addTests adds a list of tests: "A,B", or with points "A=1.2,B=0.1".
func (v *Verdict) addTests(r *verdictRecord, list string) {
	for list != "" {
		test := list
		if i := strings.IndexAny(list, ", "); i >= 0 {
			test, list = list[:i], list[i+1:]
		} else {
			list = ""
		}
		name, points, _ := strings.Cut(test, "=")
		if name != "" && !strings.EqualFold(name, "none") {
			v.addTest(r, name, decimal(points), "")
		}
	}
}

// addTest adds one test that hit.
func (v *Verdict) addTest(rec *verdictRecord, name, points, about string) {
	if len(v.Reasons) >= maxReasons {
		return
	}
	for i := range v.Reasons {
		if v.Reasons[i].Name == name {
			return
		}
	}
	r := VerdictReason{Name: name, Value: name, Points: points, About: about}
	for _, t := range rec.tests.of(name) {
		if t.fits(name) {
			r.Why = t.Why
			if !strings.HasPrefix(points, "-") && points != "0" && strings.Trim(points, "0.") != "" || points == "" {
				r.Listed = t.Listed
			}
			break
		}
	}
	v.Reasons = append(v.Reasons, r)
}

// fits reports whether a test belongs to the group.
func (t *verdictTest) fits(name string) bool {
	for _, w := range t.Without {
		if strings.Contains(name, w) {
			return false
		}
	}
	return anyOf(t.Begins, name, strings.HasPrefix) && strings.Contains(name, t.Holds) && strings.HasSuffix(name, t.Ends)
}

// testTable holds the groups of tests by the letter that a name begins with, in the order of the file.
type testTable [256][]*verdictTest

func newTestTable(tests []verdictTest) *testTable {
	t := new(testTable)
	for i := range tests {
		group := &tests[i]
		if len(group.Begins) == 0 {
			panic("headers: verdicts.toml: a group of tests without their beginnings")
		}
		for _, name := range group.Begins {
			if c := name[0]; !slices.Contains(t[c], group) {
				t[c] = append(t[c], group)
			}
		}
	}
	return t
}

// of gives the groups that a test may belong to.
func (t *testTable) of(name string) []*verdictTest {
	if name == "" {
		return nil
	}
	return t[name[0]]
}

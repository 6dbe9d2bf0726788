package headers

import "strings"

// addTests adds a list of tests: "A,B", or with points "A=1.2,B=0.1".
func (v *Verdict) addTests(r *verdictRecord, list string) {
	for test := range strings.FieldsFuncSeq(list, func(c rune) bool { return c == ',' || c == ' ' }) {
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
	r := VerdictReason{Name: name, Value: name, Points: points, About: about}
	for _, t := range rec.tests {
		if t.fits(name) {
			r.Why = t.Why
			if !strings.HasPrefix(points, "-") && points != "0" && strings.Trim(points, "0.") != "" || points == "" {
				r.Listed = t.Listed
			}
			break
		}
	}
	for i := range v.Reasons {
		if v.Reasons[i].Name == name {
			return
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

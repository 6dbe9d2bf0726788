package auth

import (
	"net/url"
	"strconv"
	"strings"
)

// DMARCPolicy is what a domain asks for mail that fails (RFC 9989, section 4.7).
type DMARCPolicy string

const (
	PolicyNone       DMARCPolicy = "none"       // nothing: reports at most
	PolicyQuarantine DMARCPolicy = "quarantine" // treat it as suspicious
	PolicyReject     DMARCPolicy = "reject"     // it is not ours
)

// DMARCRecord is a DMARC policy record (RFC 9989, section 4.7). Tags are found in any order and
// case; a value that is none of those the RFC lists counts as absent, and is listed in Faults.
type DMARCRecord struct {
	Text       string
	Policy     DMARCPolicy // p=, "" where it is missing or wrong
	Subdomain  DMARCPolicy // sp=
	Missing    DMARCPolicy // np=, for names that do not exist
	Suffix     string      // psd=: "y" a public suffix, "n" an organisation, "u" it does not say
	Testing    bool        // t=y: treat failures one step milder
	StrictDKIM bool        // adkim=s
	StrictSPF  bool        // aspf=s
	Aggregate  []string    // rua=, the URIs that can be read
	Failure    []string    // ruf=
	Options    string      // fo=, "0" where it is absent
	Percent    int         // pct= of RFC 7489, 100 where it is absent; RFC 9989 ignores it
	Faults     []DMARCFault
}

// DMARCFault is a tag that is not as it should be.
type DMARCFault struct {
	Tag   string // "" for a piece that is no tag
	Value string // cut to 100 bytes
	Why   string // "bad-value", "twice", "unknown-tag", "no-tag"
}

// maxDMARCFaults is how many faults are listed.
const maxDMARCFaults = 20

// ReadDMARC reads a record; ok is false where the text is none: it must begin with v=DMARC1, in
// these letters (section 4.7).
func ReadDMARC(text string) (rec DMARCRecord, ok bool) {
	first, rest, _ := strings.Cut(text, ";")
	name, value, _ := strings.Cut(first, "=")
	version := strings.EqualFold(strings.TrimRight(name, " \t"), "v")
	if !version || strings.Trim(value, " \t") != "DMARC1" || len(text) > maxSPFText {
		return DMARCRecord{}, false
	}
	rec = DMARCRecord{Text: text, Suffix: "u", Options: "0", Percent: 100}
	seen := make(map[string]bool)
	for piece := range strings.SplitSeq(rest, ";") {
		name, value, tag := strings.Cut(piece, "=")
		name, value = strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(value)
		switch {
		case !tag && name == "":
		case !tag:
			rec.fault("", piece, "no-tag")
		case seen[name]:
			rec.fault(name, value, "twice")
		default:
			if why := rec.set(name, value); why != "" {
				rec.fault(name, value, why)
			}
			seen[name] = len(seen) < 100 && name != ""
		}
	}
	return rec, true
}

func (rec *DMARCRecord) fault(tag, value, why string) {
	if len(rec.Faults) < maxDMARCFaults {
		rec.Faults = append(rec.Faults, DMARCFault{clip(tag, 20), clip(value, 100), why})
	}
}

// set takes one tag, and says why it cannot.
func (rec *DMARCRecord) set(name, value string) string {
	ok := true
	lower := strings.ToLower(value)
	switch name {
	case "p":
		rec.Policy, ok = readPolicy(lower)
	case "sp":
		rec.Subdomain, ok = readPolicy(lower)
	case "np":
		rec.Missing, ok = readPolicy(lower)
	case "psd":
		if ok = oneOf(lower, "y", "n", "u"); ok {
			rec.Suffix = lower
		}
	case "t":
		rec.Testing, ok = lower == "y", oneOf(lower, "y", "n")
	case "adkim":
		rec.StrictDKIM, ok = lower == "s", oneOf(lower, "r", "s")
	case "aspf":
		rec.StrictSPF, ok = lower == "s", oneOf(lower, "r", "s")
	case "rua":
		rec.Aggregate, ok = readReportURIs(value)
	case "ruf":
		rec.Failure, ok = readReportURIs(value)
	case "fo":
		if ok = readOptions(lower); ok {
			rec.Options = lower
		}
	case "pct":
		ok = rec.setPercent(value)
	case "rf", "ri": // of RFC 7489: nothing here depends on them
	default:
		return "unknown-tag"
	}
	if !ok {
		return "bad-value"
	}
	return ""
}

func readPolicy(value string) (DMARCPolicy, bool) {
	if !oneOf(value, "none", "quarantine", "reject") {
		return "", false
	}
	return DMARCPolicy(value), true
}

func oneOf(value string, known ...string) bool {
	for _, k := range known {
		if value == k {
			return true
		}
	}
	return false
}

// readOptions reads fo=: 0, 1, d and s, colons between them.
func readOptions(value string) bool {
	for option := range strings.SplitSeq(value, ":") {
		if !oneOf(strings.TrimSpace(option), "0", "1", "d", "s") {
			return false
		}
	}
	return true
}

func (rec *DMARCRecord) setPercent(value string) bool {
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 || n > 100 {
		return false
	}
	rec.Percent = n
	return true
}

// maxReportURIs is how many addresses of one list are kept.
const maxReportURIs = 20

// readReportURIs reads a list of report addresses; ok is false where one cannot be read. The size
// that RFC 7489 allowed after an exclamation mark is dropped.
func readReportURIs(value string) (out []string, ok bool) {
	ok = true
	for one := range strings.SplitSeq(value, ",") {
		one, _, _ = strings.Cut(strings.TrimSpace(one), "!")
		uri, err := url.Parse(one)
		if err != nil || uri.Scheme == "" ||
			uri.Scheme == "mailto" && !strings.Contains(uri.Opaque, "@") {
			ok = false
			continue
		}
		if len(out) < maxReportURIs {
			out = append(out, one)
		}
	}
	return out, ok
}

// broken reports whether p, sp or np is there and is none of the policies (section 4.10.1).
func (rec *DMARCRecord) broken(tags ...string) bool {
	for _, f := range rec.Faults {
		if f.Why == "bad-value" && oneOf(f.Tag, tags...) {
			return true
		}
	}
	return false
}

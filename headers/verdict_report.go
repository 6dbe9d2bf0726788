package headers

import (
	"regexp"
	"strconv"
	"strings"
)

// reportSum finds the sum of a report of SpamAssassin.
var reportSum = once(func() *regexp.Regexp {
	return regexp.MustCompile(`\((-?[\d.]+) (?:points|hits), ([\d.]+) required\)`)
})

// readSpamReport reads the report that lists each test with its points. That of rspamd as Exim writes it begins with the action.
func readSpamReport(r *verdictRecord, text string, v *Verdict) (pairs []verdictPair) {
	if action, ok := strings.CutPrefix(text, "Action: "); ok {
		verdict := "yes"
		if strings.HasPrefix(action, "no action") {
			verdict = "no"
		}
		return append(readSpamdResult(r, text, v), verdictPair{"verdict", verdict})
	}
	if m := sumOf(text); m != nil {
		pairs = append(pairs, verdictPair{"score", m[1]}, verdictPair{"required", m[2]})
	}
	switch lead := text[:min(len(text), 300)]; {
	case strings.Contains(lead, "has NOT identified"):
		pairs = append(pairs, verdictPair{"verdict", "no"})
	case strings.Contains(lead, "has identified"):
		pairs = append(pairs, verdictPair{"verdict", "yes"})
	}
	line, more := nextReportLine(text, 0)
	for n := 0; more && n < maxReasons; n++ {
		next, another := nextReportLine(text, line.name.End)
		end := len(text)
		if another && n+1 < maxReasons {
			end = next.start
		}
		v.addTest(r, line.name.of(text), line.points.of(text), aboutOf(text[line.name.End:end]))
		line, more = next, another
	}
	return pairs
}

// sumOf gives the score and the limit of a report.
func sumOf(text string) []string {
	if !strings.Contains(text, " required)") {
		return nil
	}
	return reportSum().FindStringSubmatch(text)
}

// spamdHead finds the sum of a result of rspamd.
var spamdHead = once(func() *regexp.Regexp {
	return regexp.MustCompile(`(\w+): (True|False) \[(-?[\d.]+) / (-?[\d.]+)\]`)
})

// readSpamdResult reads "default: False [1.20 / 15.00]; SYMBOL(0.50)[options]; ...". False says only that the message
// was not refused: one with a score from which rspamd marks messages unless told otherwise may be junk.
func readSpamdResult(r *verdictRecord, text string, v *Verdict) (pairs []verdictPair) {
	if m := spamdHead().FindStringSubmatch(text); m != nil {
		pairs = append(pairs, verdictPair{"refused", m[2]}, verdictPair{"score", m[3]}, verdictPair{"required", m[4]})
		if n, err := strconv.ParseFloat(m[3], 64); err == nil && n < 4 && m[2] == "False" {
			pairs = append(pairs, verdictPair{"low", "true"})
		}
	}
	for n, at := 0, 0; n < maxReasons; n++ {
		symbol, ok := nextSymbol(text, at)
		if !ok {
			break
		}
		about, _, _ := strings.Cut(symbol.options.of(text), ",")
		v.addTest(r, symbol.name.of(text), symbol.points.of(text), listedIn(about))
		at = symbol.end
	}
	return pairs
}

// listedIn gives the address or domain of an option like "192.0.2.1:from".
func listedIn(option string) string {
	for _, tail := range [...]string{":from", ":received", ":url", ":email", ":dkim", ":rdns", ":helo"} {
		if head, ok := strings.CutSuffix(option, tail); ok {
			return head
		}
	}
	return ""
}

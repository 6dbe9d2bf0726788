package headers

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// reportLine finds the lines of a report of SpamAssassin: points, name, description. reportSum finds the sum.
var reportLine = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:^|[\s*])(-?\d{1,3}\.\d{1,3})\s+([A-Z][A-Z0-9_]{2,60})\b`)
})

// reportAbout finds the address or the domain of a link that is on a list.
var reportAbout = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\[([0-9a-fA-F.:]{3,45}) listed in|\[URIs?: ([^\]\s,]{1,100})`)
})

var reportSum = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\((-?[\d.]+) (?:points|hits), ([\d.]+) required\)`)
})

// readSpamReport reads the report that lists each test with its points.
func readSpamReport(r *verdictRecord, text string, v *Verdict) (pairs []verdictPair) {
	if m := reportSum().FindStringSubmatch(text); m != nil {
		pairs = append(pairs, verdictPair{"score", m[1]}, verdictPair{"required", m[2]})
	}
	switch lead := text[:min(len(text), 300)]; {
	case strings.Contains(lead, "has NOT identified"):
		pairs = append(pairs, verdictPair{"verdict", "no"})
	case strings.Contains(lead, "has identified"):
		pairs = append(pairs, verdictPair{"verdict", "yes"})
	}
	lines := reportLine().FindAllStringSubmatchIndex(text, maxReasons)
	for i, m := range lines {
		end := len(text)
		if i+1 < len(lines) {
			end = lines[i+1][0]
		}
		about := ""
		if a := reportAbout().FindStringSubmatch(text[m[5]:end]); a != nil {
			about = a[1] + a[2]
		}
		v.addTest(r, text[m[4]:m[5]], text[m[2]:m[3]], about)
	}
	return pairs
}

// spamdHead finds the sum of a result of rspamd, spamdSymbol one symbol of it.
var spamdHead = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(\w+): (True|False) \[(-?[\d.]+) / (-?[\d.]+)\]`)
})

var spamdSymbol = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`([A-Z][A-Z0-9_]+) ?\((-?[\d.]+)\)(?:\[([^\]]{0,200})[^\]]*\]|\{([^}]{0,200})[^}]*\})?`)
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
	for _, m := range spamdSymbol().FindAllStringSubmatch(text, maxReasons) {
		about, _, _ := strings.Cut(m[3]+m[4], ",")
		v.addTest(r, m[1], m[2], listedIn(about))
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

package headers

import (
	"strconv"
	"strings"
)

// verdictGrammars reads the values of verdict fields: each gives the keys that it finds, and adds what it names as
// reasons by itself.
func verdictGrammars() map[string]func(r *verdictRecord, text string, v *Verdict) []verdictPair {
	return map[string]func(r *verdictRecord, text string, v *Verdict) []verdictPair{
		"word":    readVerdictWord,
		"keys":    readVerdictKeys,
		"pattern": readVerdictPattern,
		"status":  readSpamStatus,
		"hits":    readSpamHits,
		"report":  readSpamReport,
		"rspamd":  readSpamdResult,
		"level":   readSpamLevel,
		"vade":    readVadeCause,
		"opaque":  func(*verdictRecord, string, *Verdict) []verdictPair { return nil },
	}
}

// readVerdictWord takes the whole value as the value of the key "value".
func readVerdictWord(_ *verdictRecord, text string, _ *Verdict) []verdictPair {
	return []verdictPair{{"value", text}}
}

// readVerdictPattern gives the named groups of a pattern.
func readVerdictPattern(r *verdictRecord, text string, _ *Verdict) []verdictPair {
	p := r.pattern()
	m := p.FindStringSubmatch(text)
	var pairs []verdictPair
	for i, name := range p.SubexpNames() {
		if i < len(m) && name != "" && m[i] != "" {
			pairs = append(pairs, verdictPair{name, strings.TrimSpace(m[i])})
		}
	}
	return pairs
}

// readVerdictKeys reads keys with values: "KEY:value;KEY:value". Blanks around a key and a value do not count.
func readVerdictKeys(r *verdictRecord, text string, _ *Verdict) []verdictPair {
	ends := charSetOf(firstOf(r.End, " \t\r\n"))
	var pairs []verdictPair
	for text != "" {
		n := 0
		for n < len(text) && !ends.has(text[n]) {
			n++
		}
		piece := text[:n]
		if text = text[min(len(text), n+1):]; piece == "" {
			continue
		}
		key, value, _ := strings.Cut(piece, r.Between)
		pairs = append(pairs, verdictPair{strings.TrimSpace(key), strings.TrimSpace(value)})
		if len(pairs) == MaxParams {
			break
		}
	}
	return pairs
}

// readSpamLevel counts the marks of a field that shows a score as a bar: "****", "+++", "--".
func readSpamLevel(_ *verdictRecord, text string, _ *Verdict) []verdictPair {
	if text == "" || strings.Trim(text, text[:1]) != "" || !strings.Contains("*+-xsS/", text[:1]) {
		return nil
	}
	n := len(text)
	switch text[0] {
	case '-':
		n = -n
	case '/':
		n = 0
	}
	return []verdictPair{{"score", strconv.Itoa(n)}}
}

// readSpamStatus reads the line that SpamAssassin, amavis and others write: "Yes, score=7.4 required=5.0
// tests=A,B autolearn=no". The list of tests is folded after commas, or stands in brackets with points. Some write the score
// and the limit instead of a word: "18.8/5.0, autolearn=no".
func readSpamStatus(r *verdictRecord, text string, v *Verdict) []verdictPair {
	end := 0
	for end < len(text) && (lower(text[end]) >= 'a' && lower(text[end]) <= 'z') {
		end++
	}
	pairs := []verdictPair{{"verdict", text[:end]}}
	if end == 0 {
		pairs = readRatio(text)
	}
	key, value := "", ""
	flush := func() {
		switch key {
		case "":
		case "tests":
			v.addTests(r, strings.Trim(value, "[] "))
		default:
			pairs = append(pairs, verdictPair{key, value})
		}
	}
	bracket := false
	for token := range strings.FieldsSeq(text[end:]) {
		name, rest, isKey := strings.Cut(token, "=")
		if isKey && !bracket && !strings.ContainsAny(name, ",[") {
			flush()
			key, value = strings.ToLower(name), rest
		} else if key == "tests" {
			value += token
		}
		bracket = strings.Contains(value, "[") && !strings.Contains(value, "]")
	}
	flush()
	return pairs
}

// readRatio reads the score of a message and the score from which it is junk.
func readRatio(text string) []verdictPair {
	ratio, _, _ := strings.Cut(text, ",")
	score, limit, _ := strings.Cut(strings.TrimSpace(ratio), "/")
	n, err := strconv.ParseFloat(score, 64)
	required, wrong := strconv.ParseFloat(limit, 64)
	if err != nil || wrong != nil || required <= 0 {
		return nil
	}
	verdict := "no"
	if n >= required {
		verdict = "yes"
	}
	return []verdictPair{{"verdict", verdict}, {"score", score}, {"required", limit}}
}

// readSpamHits reads "BAYES_00 -1.9, HTML_MESSAGE 0.001, LANGUAGES en": tests with their points, and words of what else
// SpamAssassin tells; or the score alone.
func readSpamHits(r *verdictRecord, text string, v *Verdict) []verdictPair {
	if n := decimal(text); n != "" {
		return []verdictPair{{"score", n}}
	}
	for test := range strings.SplitSeq(text, ",") {
		name, points, told := strings.Cut(strings.TrimSpace(test), " ")
		if n := decimal(points); n != "" && name != "SA_VERSION" || !told {
			v.addTest(r, name, n, "")
		}
	}
	return []verdictPair{{"tests", strconv.FormatBool(len(v.Reasons) > 0)}}
}

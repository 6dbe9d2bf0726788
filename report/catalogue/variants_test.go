package catalogue

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"
)

func TestEveryVariantExecutes(t *testing.T) {
	for _, w := range words {
		if w.Group != "body-change" {
			continue
		}
		what := w.Key
		for _, proof := range []string{"signature", "body-hash", "none"} {
			checkSaid(t, "auth-dkim-body-changed", Chinese, map[string]string{"what": what, "proof": proof})
			checkSaid(t, "auth-dkim-body-changed", English, map[string]string{"what": what, "proof": proof})
		}
	}
	for _, facts := range []map[string]string{
		{"actual": "multipart/mixed", "declared": "base64"},
		{"actual": "7bit", "declared": "base64"},
	} {
		checkSaid(t, "transfer-mismatch", Chinese, facts)
		checkSaid(t, "transfer-mismatch", English, facts)
	}
}

func TestEveryRouteVariantExecutes(t *testing.T) {
	causes := "queue greylist scan quarantine moderation mailbox submission unknown"
	for cause := range strings.FieldsSeq(causes) {
		for _, facts := range []map[string]string{
			{"seconds": "90"},
			{},
			{"confidence": "possible", "seconds": "7200", "at_least": "0"},
			{"confidence": "possible", "seconds": "7200", "at_least": "7170", "at_most": "9000", "next": "b"},
			{"confidence": "likely", "seconds": "999999", "at_least": "7170", "held_by": "a", "software": "c"},
			{"confidence": "likely", "seconds": "7200", "held_by": "a", "next": "a"},
		} {
			facts["cause"] = cause
			checkSaid(t, "route-delay", Chinese, facts)
			checkSaid(t, "route-delay", English, facts)
		}
	}
	for code := range strings.FieldsSeq("route-clock-wrong route-zone-wrong route-date-wrong") {
		for _, facts := range []map[string]string{
			{"host": "tencent", "org": "true", "offset_seconds": "3600", "offset_min": "3590"},
			{"host": "a", "offset_seconds": "-90", "offset_min": "-95", "offset_max": "-85", "zone": "true"},
			{"host": "a", "offset_seconds": "28690", "zone": "twice", "written": "+0800"},
			{"host": "a", "offset_seconds": "43200", "zone": "none", "written": "-1900"},
		} {
			checkSaid(t, code, Chinese, facts)
			checkSaid(t, code, English, facts)
		}
	}
	for which := range strings.FieldsSeq("sent received") {
		checkSaid(t, "route-stated-conflict", Chinese, map[string]string{"which": which})
		checkSaid(t, "route-stated-conflict", English, map[string]string{"which": which, "seconds": "600"})
	}
	for zone := range strings.FieldsSeq("CST IST") {
		checkSaid(t, "route-zone-ambiguous", Chinese, map[string]string{"zone": zone, "hop": "0"})
		checkSaid(t, "route-zone-ambiguous", English, map[string]string{"zone": zone})
	}
}

// TestEveryAuthVariantExecutes goes through the facts on which the words of a code depend.
func TestEveryAuthVariantExecutes(t *testing.T) {
	for code, facts := range map[string]map[string]string{
		"auth-dkim-header-changed": {
			"what": "subject-tagged refolded field-added field-removed from-rewritten reencoded whitespace unknown",
			"also": "refolded", "proof": "signature none", "confidence": "certain possible", "party": "recipient transit",
		},
		"auth-dkim-key-missing":  {"severity": "note warning", "selector": "s", "domain": "example.org"},
		"auth-dkim-key-revoked":  {"severity": "note warning", "selector": "s", "domain": "example.org"},
		"auth-dkim-key-mismatch": {"severity": "note warning", "why": "key-hash", "selector": "s", "domain": "example.org"},
		"auth-dkim-expired":      {"expired": "2024-05-02T08:00:00Z", "received": "2024-05-03T08:00:00Z"},
		"auth-dkim-weak":         {"why": "rsa-sha1 short-key testing partial brand-new", "bits": "768", "severity": "note warning", "domain": "example.org"},
		"auth-spf-fail":          {"identity": "mailfrom helo", "severity": "note warning", "mechanism": "-all", "hop": "2"},
		"auth-spf-softfail":      {"identity": "mailfrom helo", "severity": "note warning", "mechanism": "~all", "hop": "2"},
		"auth-spf-error": {
			"why":       "syntax multiple-records too-many-lookups too-many-void-lookups include-none dns-temporary address-as-name x",
			"mechanism": "include:a.example", "ip": "192.0.2.1", "domain": "example.org",
		},
		"auth-dmarc-fail": {
			"policy": "none quarantine reject", "dkim": "pass fail none", "spf": "pass softfail", "organization": "example.org",
		},
		"auth-arc-broken": {
			"why":      "body-changed cv-fail key-missing missing-seal bad-cv brand-new",
			"instance": "0 2", "domain": "example.org", "severity": "note warning",
		},
		"auth-claim-conflict": {
			"method": "dkim", "by": "a.example", "other": "a.example b.example", "severity": "note warning", "result": "pass", "other_result": "fail none",
			"checked": "true", "domain": "example.org",
		},
		"auth-claim-untrusted": {"own": "true false", "by": "a.example"},
	} {
		for _, chosen := range choices(facts) {
			checkSaid(t, code, Chinese, chosen)
			checkSaid(t, code, English, chosen)
		}
	}
}

// TestEveryHeaderVariantExecutes goes through what can be wrong with words, addresses and file names.
func TestEveryHeaderVariantExecutes(t *testing.T) {
	for code, facts := range map[string]map[string]string{
		"head-word-malformed": {
			"why":      "spaces-inside folded bad-base64 bad-quoted raw-inside bad-encoding missing-end no-charset nested in-quotes glued too-long no-padding line-break",
			"severity": "note warning", "field": "Subject",
		},
		"head-raw-8bit": {"readings": "gb2312:的", "actual": "gb2312 utf-8", "severity": "note warning"},
		"head-address-malformed": {
			"why":      "full-width invisible quotes two-at spaces dot top-level-typo mailto brackets semicolon comma-missing directory-name encoded",
			"severity": "note warning", "confidence": "possible certain", "value": "a＠b.example", "field": "To",
		},
		"name-garbled": {
			"kind": "rfc2047-in-parameter raw-8bit rfc2231-broken mislabeled",
			"why":  "gap percent charset mark percent-plain charset-unknown encoded-word split other-is-whole folded",
			"name": "报告.pdf", "actual": "gbk", "declared": "utf-8", "severity": "note warning",
		},
		"text-html-conflict": {"mime": "utf-8", "meta": "gb2312", "actual": "utf-8"},
	} {
		for _, chosen := range choices(facts) {
			checkSaid(t, code, Chinese, chosen)
			checkSaid(t, code, English, chosen)
		}
	}
}

// TestEveryDamageOfTNEFExecutes goes through why a winmail.dat was not read whole, and what was saved from it.
func TestEveryDamageOfTNEFExecutes(t *testing.T) {
	facts := map[string]string{"why": "limit checksum truncated", "recovered": "0 1 2"}
	for _, chosen := range choices(facts) {
		checkSaid(t, "attach-tnef-damaged", Chinese, chosen)
		checkSaid(t, "attach-tnef-damaged", English, chosen)
	}
}

// TestEveryDifferenceOfReadersExecutes goes through why programs read a structure in two ways.
func TestEveryDifferenceOfReadersExecutes(t *testing.T) {
	facts := map[string]string{"why": "blank-first text-first no-mime-version structure", "ours": "1 3", "theirs": "0 1"}
	for _, chosen := range choices(facts) {
		checkSaid(t, "mime-readers-differ", Chinese, chosen)
		checkSaid(t, "mime-readers-differ", English, chosen)
	}
}

// choices gives facts in every combination of their values, also with each of them missing.
func choices(facts map[string]string) []map[string]string {
	list := []map[string]string{{}}
	for name, values := range facts {
		for _, chosen := range slices.Clone(list) {
			for value := range strings.FieldsSeq(values) {
				more := maps.Clone(chosen)
				more[name] = value
				list = append(list, more)
			}
		}
	}
	return list
}

// TestTablesHaveWords names the records of other packages that nobody can read about.
func TestTablesHaveWords(t *testing.T) {
	for _, test := range []struct{ file, table, key, group string }{
		{"../../headers/clocks.toml", "clock", "name", "witness"},
		{"../../headers/clocks.toml", "clock", "means", "means"},
		{"../../analyze/route/schedules.toml", "schedule", "name", "schedule"},
		{"../../analyze/providers.toml", "provider", "name", "provider"},
	} {
		var tables map[string][]map[string]any
		text, err := os.ReadFile(test.file)
		if err == nil {
			err = toml.Unmarshal(text, &tables)
		}
		if err != nil || len(tables[test.table]) == 0 {
			t.Errorf("%s: no %s in it: %v", test.file, test.table, err)
		}
		for _, record := range tables[test.table] {
			if name, _ := record[test.key].(string); !Has(test.group, name) {
				t.Errorf("words.toml: %s.%s is missing", test.group, name)
			}
		}
	}
}

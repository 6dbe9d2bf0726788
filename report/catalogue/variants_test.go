package catalogue

import (
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

func TestEveryVariantExecutes(t *testing.T) {
	groups, err := words()
	if err != nil {
		t.Fatal(err)
	}
	for what := range groups["body-change"] {
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

// TestTablesHaveWords names the records of other packages that nobody can read about.
func TestTablesHaveWords(t *testing.T) {
	for _, test := range []struct{ file, table, key, group string }{
		{"../../headers/clocks.toml", "clock", "name", "witness"},
		{"../../headers/clocks.toml", "clock", "means", "means"},
		{"../../analyze/route/schedules.toml", "schedule", "name", "schedule"},
		{"../../analyze/providers.toml", "provider", "name", "provider"},
	} {
		var tables map[string][]map[string]any
		if _, err := toml.DecodeFile(test.file, &tables); err != nil || len(tables[test.table]) == 0 {
			t.Errorf("%s: no %s in it: %v", test.file, test.table, err)
		}
		for _, record := range tables[test.table] {
			if name, _ := record[test.key].(string); !Has(test.group, name) {
				t.Errorf("words.toml: %s.%s is missing", test.group, name)
			}
		}
	}
}

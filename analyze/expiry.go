package analyze

import (
	"strings"
	"time"
)

// dateForms are the spellings of a date in a card, each with the layouts of package time that read it.
const dateForms = `\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?` +
	`|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?` +
	`|\d{1,2}[./]\d{1,2}[./]\d{4}` +
	`|\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}` +
	`|\d{1,2}\.? \p{L}{3,9}\.?,? \d{4}`

// expiryForms find the date until which a link works.
var expiryForms = []lazyPattern{
	pattern(`(` + dateForms + `)\s*(?:到期|过期|失效|까지|前有效)`),
	pattern(`(?:到期|过期|失效|截止|有效)(?:时间|日期|期至|期到|期限|至|期)?\s*[:：为]?\s*(` +
		dateForms + `|无限期|永久|长期有效)`),
	pattern(`(无限期|永久有效|长期有效)`),
	pattern(`(?i:expires?|expiration|available|valid|works|download(?: \w+)?)` +
		`(?i: on| at| date| until| before| by)*:?\s+(` + dateForms + `)`),
	pattern(`기간\s*:?\s*(?:` + dateForms + `)\s*~\s*(` + dateForms + `)`),
	pattern(`(?i:до|until|bis|jusqu'au|fino al|hasta el)\s+(` + dateForms + `)`),
}

// expiryIn finds the date until which a link works, as written, "" where none is stated.
func expiryIn(text string) string {
	for _, form := range expiryForms {
		if m := form().FindStringSubmatch(text); m != nil {
			return strings.TrimSpace(m[1])
		}
	}
	return ""
}

// expiryLayouts read the spellings of dateForms once years, months and days are told apart by dashes. Of
// day and month in figures the later date is taken.
var expiryLayouts = []string{"2006-1-2 15:04:05", "2006-1-2 15:04", "2006-1-2", "Jan 2 2006", "January 2 2006",
	"2 Jan 2006", "2 January 2006"}

// readExpiry gives the instant of a date as written, by the clock of nobody in particular: it may be off by
// a day.
func readExpiry(text string) (time.Time, bool) {
	clean := strings.NewReplacer("年", "-", "月", "-", "日", " ", "/", "-", ".", "-", "T", " ", ",", "").Replace(text)
	clean = ordinal().ReplaceAllString(strings.Join(strings.Fields(clean), " "), "$1")
	clean = strings.ReplaceAll(strings.ReplaceAll(clean, "- ", "-"), " -", "-")
	for _, layout := range expiryLayouts {
		if t, err := time.Parse(layout, clean); err == nil {
			return t, true
		}
	}
	a, errA := time.Parse("2-1-2006", clean)
	b, errB := time.Parse("1-2-2006", clean)
	switch {
	case errA != nil && errB != nil:
		return time.Time{}, false
	case errA != nil || errB == nil && b.After(a):
		return b, true
	}
	return a, true
}

// ordinal is the ending of a day in English.
var ordinal = pattern(`(\d)(?:st|nd|rd|th)\b`)

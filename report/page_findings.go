package report

import "github.com/eml-inspect/eml-inspect/analyze"

// placesShown is how many places of a finding are shown unless all are asked for.
const placesShown = 3

// describeFindings tells the findings in the order of the report. Where one of the same code has
// said the same before, the cause and the remedy are not repeated.
func describeFindings(findings []analyze.Finding, o *Options, m medium) {
	if len(findings) == 0 {
		return
	}
	m.section(o.word("heading", "findings"), "")
	said := map[string]int{}
	for i, f := range findings {
		page := findingInWords(f, o)
		key := f.Code + "\n" + page.paras[0].value.text + page.paras[len(page.paras)-1].value.text
		if before := said[key]; before > 0 {
			same := o.phrase("label", "same-as", map[string]string{"number": decimal(before)})
			page.paras = []pair{{value: ours(same)}}
		} else {
			said[key] = i + 1
		}
		m.finding(i+1, page)
	}
}

// findingInWords looks up everything that is said about a finding.
func findingInWords(f analyze.Finding, o *Options) findingPage {
	said := say(&f, o)
	page := findingPage{
		tone:     tone(f.Severity),
		severity: o.word("severity", string(f.Severity)),
		title:    said.Title,
		code:     f.Code,
		about:    aboutFinding(f, o),
		paras: []pair{
			{value: ours(said.Cause)},
			{label: o.word("label", "fix"), value: ours(said.Fix)},
		},
	}
	shown := f.Where
	if len(shown) > placesShown && !o.Verbose {
		shown = shown[:placesShown]
		more := decimal(len(f.Where) - placesShown)
		page.more = o.phrase("label", "places-more", map[string]string{"count": more})
	}
	for _, place := range shown {
		page.places = append(page.places, placeInWords(place, o))
	}
	return page
}

// aboutFinding says how sure it is and on whose side it happened.
func aboutFinding(f analyze.Finding, o *Options) string {
	list := []string{o.word("confidence", string(f.Confidence))}
	if f.Party != "" && f.Party != analyze.Nobody {
		list = append(list, o.word("party", string(f.Party)))
	}
	return joinList(o, list)
}

// placeInWords says where a place is: line and column in the file, or in what was decoded out of
// it.
func placeInWords(p analyze.Place, o *Options) placePage {
	return placePage{
		at: o.phrase("label", "place", map[string]string{
			"layer": p.Layer, "line": decimal(p.Line), "column": decimal(p.Column),
		}),
		quote: clip(p.Quote),
		place: p,
	}
}

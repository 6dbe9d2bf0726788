package main

import "strings"

// nearestShown is the number of words offered for one that is not known.
const nearestShown = 3

// nearest picks the words that are spelled most like a text, the nearest first. A word that needs
// changes in more than a third of its letters is not near, unless the text is a part of it.
func nearest(text string, words []string) []string {
	text = strings.ToLower(strings.TrimSpace(text))
	byEdits := make(map[int][]string)
	most := 0
	for _, word := range words {
		edits := distance(text, word)
		if len(text) > 2 && strings.Contains(word, text) {
			edits = 0
		}
		if edits <= len(word)/3 {
			byEdits[edits], most = append(byEdits[edits], word), max(most, edits)
		}
	}
	var list []string
	for edits := 0; edits <= most && len(list) < nearestShown; edits++ {
		list = append(list, byEdits[edits]...)
	}
	return list[:min(len(list), nearestShown)]
}

// distance counts the bytes to insert, delete or replace to make one word of the other
// (Levenshtein). Texts that are far too long to be a code are not compared.
func distance(a, b string) int {
	const longest = 100
	if len(a) > longest {
		return len(a)
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		above := row[0]
		row[0] = i + 1
		for j := range len(b) {
			replaced := above
			if a[i] != b[j] {
				replaced++
			}
			above = row[j+1]
			row[j+1] = min(replaced, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

package headers

import (
	"strconv"
	"strings"
)

// read reads a field of this record.
func (r *verdictRecord) read(f Field, text string) Verdict {
	v := Verdict{Field: f, Product: r.Product, By: r.product.Name, Provider: r.product.Provider, Setter: ByFilter, Outgoing: r.Outgoing, Foreign: r.Foreign,
		generic: r.Generic, coarse: r.Coarse}
	for _, p := range r.grammar(r, text, &v) {
		r.take(p, &v)
	}
	switch {
	case v.Says != noVerdict:
	case text == "":
		v.Says = Scanned
	default:
		v.Says = Judgement(firstOf(string(r.Default), string(Unclear)))
		if v.Says == Unclear && v.Score != "" {
			v.Says = Scored
		}
	}
	return v
}

// take takes in one key and its value.
func (r *verdictRecord) take(p verdictPair, v *Verdict) {
	for _, key := range r.Score {
		if key == p.key && v.Score == "" {
			v.Score = decimal(p.value)
		}
	}
	switch {
	case p.key == "" || p.value == "":
		return
	case p.key == r.Limit:
		v.Threshold = firstOf(v.Threshold, decimal(p.value))
	case p.key == r.Host:
		v.Host = strings.ToLower(p.value)
	case p.key == r.Client:
		v.Client = strings.Trim(p.value, "[]")
	}
	for i := range r.Value {
		if row := &r.Value[i]; row.Key == p.key && row.fits(p.value) {
			row.tell(p, r, v)
			return
		}
	}
}

// fits reports whether a value is the one of the row.
func (row *verdictValue) fits(value string) bool {
	if row.From != nil || row.To != nil {
		n, err := strconv.ParseFloat(strings.TrimPrefix(value, "+"), 64)
		return err == nil && (row.From == nil || n >= *row.From) && (row.To == nil || n <= *row.To)
	}
	if row.Begins != "" || row.Ends != "" {
		return hasPrefixFold(value, row.Begins) && hasSuffixFold(value, row.Ends)
	}
	return anyOf(row.Is, value, strings.EqualFold)
}

// tell adds what the row says to a verdict.
func (row *verdictValue) tell(p verdictPair, r *verdictRecord, v *Verdict) {
	if row.Says.rank() < v.Says.rank() {
		v.Says, v.Setter = row.Says, ByFilter
		if row.Setter != "" {
			v.Setter = row.Setter
		}
	}
	v.Outgoing = v.Outgoing || row.Outgoing
	v.Place = Folder(firstOf(string(v.Place), string(row.Place)))
	if row.Why != "" || row.Listed != "" {
		name := p.key + firstOf(r.Between, "=") + p.value
		if p.key == "value" {
			name = p.value
		}
		v.addReason(VerdictReason{Name: name, Value: p.value, Why: row.Why, Listed: row.Listed})
	}
}

// decimal gives the number that a text begins with, "" where it begins with none.
func decimal(s string) string {
	s = strings.TrimPrefix(strings.TrimSpace(s), "+")
	end := 0
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || s[end] == '.' || end == 0 && s[end] == '-') {
		end++
	}
	s = strings.TrimRight(s[:end], ".")
	if _, err := strconv.ParseFloat(s, 64); err != nil || len(s) > 20 {
		return ""
	}
	return s
}

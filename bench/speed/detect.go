package main

import (
	"slices"

	"github.com/gogs/chardet"

	"github.com/eml-inspect/eml-inspect/analyze/tnef"
	"github.com/eml-inspect/eml-inspect/charset"
)

// charsetOurs tells the charset of a text from its bytes.
func charsetOurs(text []byte, o *outcome) {
	answer := "us-ascii"
	if guesses := charset.Detect(text); len(guesses) > 0 {
		answer = guesses[0].Charset
	}
	o.Leaves++
	o.Bytes += len(text)
	o.Answers = append(o.Answers, answer)
}

// charsetGogs does it with the library that enmime uses, which is a port of that of ICU.
func charsetGogs(text []byte, o *outcome) {
	answer := ""
	if best, err := chardet.NewTextDetector().DetectBest(text); err == nil {
		answer = best.Charset
	}
	o.Leaves++
	o.Bytes += len(text)
	o.Answers = append(o.Answers, answer)
}

// tnefOurs reads a winmail.dat. Its files are where they stand in it.
func tnefOurs(stream []byte, o *outcome) {
	tnefFiles(stream, o, func(data []byte) []byte { return data })
}

// tnefCopied also copies the files out of it, as libytnef does.
func tnefCopied(stream []byte, o *outcome) { tnefFiles(stream, o, slices.Clone[[]byte]) }

func tnefFiles(stream []byte, o *outcome, take func([]byte) []byte) {
	s := tnef.Read(stream)
	for _, a := range s.Files() {
		o.Leaves++
		o.Bytes += len(take(a.Data))
	}
	o.Errors += len(s.Faults)
}

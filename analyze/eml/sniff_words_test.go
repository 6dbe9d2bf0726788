package eml

import (
	"math/rand/v2"
	"testing"
)

// What a quick look takes for words is no base64 by a close one.
func TestWordsAreNoBase64(t *testing.T) {
	dice := rand.New(rand.NewPCG(6, 1))
	pieces := []string{"\n", "\r\n", " ", "\t", "=", "SGVsbG8sIHdvcmxkISBXaGF0IGEgZGF5", "VGhpcyBpcyBh", "a", ".", "\r", "-", "\xe4", "QUJD", "JVBERi0xLjQK"}
	for range 30_000 {
		var text []byte
		for range dice.IntN(8) {
			text = append(text, pieces[dice.IntN(len(pieces))]...)
		}
		if beginsWithWords(text) {
			if at, ok := base64Lines(text, 0, ""); ok {
				t.Fatalf("%q holds base64 at %v", text, at)
			}
		}
	}
}

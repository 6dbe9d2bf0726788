package bounce

import "testing"

// The notices of the tests, each once: divide the time by their number.
func BenchmarkRead(b *testing.B) {
	var documents []*Document
	for _, s := range samples(b) {
		documents = append(documents, s.document())
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		Read(documents[i%len(documents)])
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "notices/s")
}

func BenchmarkJudge(b *testing.B) {
	rules := ruleFile(b)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		Judge(Answer{Text: rules[i%len(rules)].Try})
	}
}

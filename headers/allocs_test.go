package headers

import "testing"

// Most of a mail's header is read by these: what they ask of memory is bounded, so that it does not grow unseen.
func TestReadersAskForLittleMemory(t *testing.T) {
	header := []byte("Received: from a.example.org (a.example.org [192.0.2.1])\r\n\tby b.example.net with ESMTP id 4Tp2G50sf8z9vNR;\r\n" +
		"\tMon, 4 Mar 2024 10:10:05 +0800\r\nDate: Mon, 4 Mar 2024 10:10:00 +0800\r\nFrom: Kim <kim@example.org>\r\n" +
		"To: lee@example.net\r\nSubject: Order 7\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHello\r\n")
	received := Scan(header, Span{End: len(header)}).Fields[0]
	hop := ReadReceived(received)
	for name, c := range map[string]struct {
		most float64
		read func()
	}{
		"Scan":          {3, func() { Scan(header, Span{End: len(header)}) }},
		"ReadDate":      {0, func() { ReadDate(" Mon, 4 Mar 2024 10:10:05 +0800") }},
		"ReadReceived":  {2, func() { ReadReceived(received) }},
		"Dialect":       {0, func() { hop.Dialect() }},
		"ReadAddresses": {3, func() { ReadAddresses(" Kim <kim@example.org>, lee@example.net") }},
		"ReadParams":    {2, func() { ReadParams(" text/plain; charset=utf-8") }},
		"ReadTags":      {1, func() { ReadTags(" v=1; a=rsa-sha256; d=example.org; s=k1; bh=abc; b=def") }},
		"Block.Get":     {0, func() { Block{Fields: []Field{received}}.Get("Subject") }},
	} {
		c.read() // reads the tables
		if n := testing.AllocsPerRun(100, c.read); n > c.most {
			t.Errorf("%s: %v allocations, at most %v are asked for", name, n, c.most)
		} else {
			t.Logf("%s: %v", name, n)
		}
	}
}

package eml

import "testing"

// Reading a plain mail asks for few pieces of memory: what it takes is bounded, so that it does not grow unseen.
func TestPlainMailAsksForLittleMemory(t *testing.T) {
	input := []byte("Received: from a.example.org by b.example.net; Mon, 4 Mar 2024 10:10:05 +0800\r\n" +
		"Date: Mon, 4 Mar 2024 10:10:00 +0800\r\nFrom: Kim <kim@example.org>\r\nTo: lee@example.net\r\nSubject: Order 7\r\n" +
		"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\nHello\r\n")
	const most = 17
	if n := testing.AllocsPerRun(100, func() { _, _ = Read(input, "", Limits{}) }); n > most {
		t.Errorf("%v allocations, at most %v are asked for", n, most)
	} else {
		t.Logf("%v", n)
	}
}

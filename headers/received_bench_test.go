package headers

import "testing"

func BenchmarkReadReceived(b *testing.B) {
	f := Field{Text: " from out.example.org (out.example.org [192.0.2.10])\r\n\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))\r\n" +
		"\tby mx.example.net (Postfix) with ESMTPS id 4Tq1x25Z1\r\n\tfor <a@example.net>; Mon,  4 Mar 2024 02:00:04 +0000 (UTC)"}
	b.ReportAllocs()
	b.SetBytes(int64(len(f.Text)))
	for b.Loop() {
		ReadReceived(f)
	}
}

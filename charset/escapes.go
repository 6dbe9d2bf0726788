package charset

import "bytes"

// escapes names the charset whose well-formed escape sequences are in b, empty if there is none.
func escapes(b []byte) string {
	switch {
	case bytes.IndexByte(b, escape) >= 0:
		return iso2022Name(b)
	case bytes.Contains(b, []byte("~{")) && plausibleHZ(b):
		return "hz-gb-2312"
	}
	return ""
}

// iso2022Name is strict: every escape sequence must be known, every pair a character, and the
// bytes must hold at least one.
func iso2022Name(b []byte) string {
	for _, name := range []string{"iso-2022-jp", "iso-2022-kr", "iso-2022-cn"} {
		d, _ := decodeAs(b, name)
		if d.Multi > 0 && (d.MisfitCount == 0 || d.MisfitCount == 1 && d.Cut && d.Multi > 4) {
			return d.Narrowest
		}
	}
	return ""
}

// plausibleHZ asks for pairs that are frequent hanzi, since "~{" is frequent in programs.
func plausibleHZ(b []byte) bool {
	d, _ := decodeAs(b, "hz-gb-2312")
	if d.MisfitCount > 0 || d.Multi < 2 || d.Multi < 8 && !bytes.Contains(b, []byte("~}")) {
		return false
	}
	var w weight
	common := eastAsian()
	for _, r := range d.Text {
		if r < 0x80 {
			continue
		}
		w.chars++
		c := common[r&0xFFFF][0]
		w.cost += int(c)
	}
	return w.perChar() < 12.5
}

// wideUnits names the charset of units of two or four bytes that b is in: by its byte order
// mark, or because nearly every other byte is zero. It is empty if b is in none.
func wideUnits(b []byte) string {
	switch {
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE, 0, 0}), bytes.HasPrefix(b, []byte{0, 0, 0xFE, 0xFF}):
		return soundUnits(b, "utf-32")
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}), bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		return soundUnits(b, "utf-16")
	}
	text := b[:min(len(b), sampleSize)]
	if bytes.IndexByte(text, 0) < 0 {
		return ""
	}
	var zeros [4]int
	for i, c := range text {
		zeros[i%4] += zero(c)
	}
	units := len(text) / 4
	full := func(n int) bool { return units >= 2 && n*10 >= units*7 }
	switch even, odd := (zeros[0]+zeros[2])/2, (zeros[1]+zeros[3])/2; {
	case full(zeros[0]) && full(zeros[1]) && zeros[3] == 0:
		return soundUnits(b, "utf-32be")
	case full(zeros[2]) && full(zeros[3]) && zeros[0] == 0:
		return soundUnits(b, "utf-32le")
	case full(odd) && even == 0:
		return soundUnits(b, "utf-16le")
	case full(even) && odd == 0:
		return soundUnits(b, "utf-16be")
	}
	return ""
}

// soundUnits is name if b has no misfits in it but a cut end.
func soundUnits(b []byte, name string) string {
	if d, _ := decodeAs(b, name); d.MisfitCount == 0 || d.MisfitCount == 1 && d.Cut {
		return name
	}
	return ""
}

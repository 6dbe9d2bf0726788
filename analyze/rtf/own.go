package rtf

// Places that Windows keeps in two code pages for characters of one's own, and where they are in
// Unicode. Outlook writes the signs of symbol fonts so in documents of East Asia.
const (
	privateTaiwan = 0xeeb8 // lead bytes 0x81 to 0x8d of code page 950, 157 characters each
	privateJapan  = 0xe000 // lead bytes 0xf0 to 0xf9 of code page 932, 188 characters each
)

// ownCharacter reads a character of one's own, 0 if there is none at the start of b, and how many
// bytes the character there has.
func ownCharacter(b []byte, page int) (own rune, size int) {
	if page != 950 && page != 932 {
		return 0, len(b)
	}
	if len(b) < 2 || !leads(b[0], page) {
		return 0, 1
	}
	lead, trail := rune(b[0]), rune(b[1])
	if trail < 0x40 || trail == 0x7f || trail > 0xfe {
		return 0, 1
	}
	switch {
	case page == 950 && lead >= 0x81 && lead <= 0x8d && (trail < 0x7f || trail > 0xa0):
		if trail > 0xa0 {
			trail -= 0x22
		}
		return privateTaiwan + (lead-0x81)*157 + trail - 0x40, 2
	case page == 932 && lead >= 0xf0 && lead <= 0xf9 && trail <= 0xfc:
		if trail > 0x7f {
			trail--
		}
		return privateJapan + (lead-0xf0)*188 + trail - 0x40, 2
	}
	return 0, 2
}

// leads says whether a byte begins a character of two bytes.
func leads(c byte, page int) bool {
	if page == 932 {
		return c >= 0x81 && c <= 0x9f || c >= 0xe0 && c <= 0xfc
	}
	return c >= 0x81 && c <= 0xfe
}

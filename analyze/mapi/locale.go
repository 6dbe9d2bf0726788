package mapi

// localePages are the Windows code pages of languages that are not written in Western letters, by the low
// ten bits of a locale id (MS-LCID, section 2.2).
var localePages = [...]struct {
	page      int
	languages string // one byte per language
}{
	{874, "\x1e"}, // Thai
	{932, "\x11"}, // Japanese
	{949, "\x12"}, // Korean
	{1250, "\x05\x0e\x15\x18\x1a\x1b\x1c\x24"},     // Czech, Hungarian, Polish, Romanian, Croatian, Slovak, ...
	{1251, "\x02\x19\x22\x23\x2f\x3f\x40\x44\x50"}, // Bulgarian, Russian, Ukrainian, Belarusian, Macedonian, ...
	{1253, "\x08"},         // Greek
	{1254, "\x1f\x2c\x43"}, // Turkish, Azerbaijani, Uzbek
	{1255, "\x0d"},         // Hebrew
	{1256, "\x01\x20\x29"}, // Arabic, Urdu, Persian
	{1257, "\x25\x26\x27"}, // Estonian, Latvian, Lithuanian
	{1258, "\x2a"},         // Vietnamese
}

// LocalePage gives the Windows code page of a locale id (PidTagMessageLocaleId, MS-OXCMSG, section
// 2.2.1.5), 0 for no locale.
func LocalePage(locale int) int {
	language := locale & 0x3ff
	switch {
	case language == 0 || locale < 0:
		return 0
	case locale == 0x0c1a || locale == 0x1c1a || locale == 0x281a || locale == 0x301a:
		return 1251 // Serbian in Cyrillic letters
	case language == 0x04: // Chinese: Taiwan, Hong Kong, Macao, else the mainland and Singapore
		switch locale {
		case 0x0404, 0x0c04, 0x1404, 0x7c04:
			return 950
		}
		return 936
	}
	for _, l := range localePages {
		for _, known := range []byte(l.languages) {
			if int(known) == language {
				return l.page
			}
		}
	}
	return 1252
}

package rtf

// destinationOf says where the text of a group goes that begins with this word (RTF
// Specification 1.9.1, appendix C), and whether the word begins such a group. What a group with
// an unknown word after \* holds goes nowhere.
func destinationOf(word string, kind Kind) (destination, bool) {
	switch word {
	case "fonttbl":
		return toFonts, true
	case "htmltag":
		if kind == FromHTML {
			return toTag, true
		}
		return toVoid, true
	case "shpinst", "ud":
		return toBody, true
	case "pntext", "listtext":
		return toVoid, kind != Plain // HTML and text have their own
	}
	return toVoid, isVoid(word)
}

// isVoid says whether a group holds what is no part of the text: tables of the header, the
// names of pictures and objects, what stands on every page, what a field is computed from.
func isVoid(word string) bool {
	switch word {
	case "colortbl", "stylesheet", "info", "listtable", "listoverridetable", "filetbl", "revtbl",
		"rsidtbl", "pgptbl", "generator", "mhtmltag", "themedata", "colorschememapping",
		"datastore", "latentstyles", "xmlnstbl", "mmathPr", "userprops", "docvar", "private",
		"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
		"ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "background",
		"pict", "nonshppict", "shppict", "blipuid", "objdata", "objclass", "objname", "objalias",
		"objsect", "sp", "fldinst", "fldtype", "datafield", "formfield", "bkmkstart", "bkmkend",
		"xe", "tc", "tcn", "atnid", "atnauthor", "atndate", "atnref", "atnicn", "annotation",
		"panose", "falt", "fontemb", "pn", "pnseclvl", "keycode", "template", "passwordhash":
		return true
	}
	return false
}

package headers

import "strings"

// addrFault looks at an address without its brackets.
func addrFault(addr string) AddressProblem {
	switch {
	case addr == "" || strings.HasPrefix(addr, "@"): // nothing there, or a route
		return ""
	case hasPrefixFold(addr, "/o="), hasPrefixFold(addr, "imceaex-"), hasPrefixFold(addr, "imceainvalid-"):
		return Directory
	case hasPrefixFold(addr, "mailto:"):
		return Mailto
	case strings.Contains(addr, "=?") && strings.Contains(addr, "?="):
		return EncodedInside
	}
	for _, r := range addr {
		switch {
		case r >= ' ' && r < 0x7F: // nearly all are
		case Invisible(r):
			return InvisibleChar
		case r >= '\uFF01' && r <= '\uFF5E', r == '\u3002', r == '\uFF61':
			return FullWidth
		case r >= '\u2018' && r <= '\u201F':
			return CurlyQuotes
		}
	}
	if addr[0] == '\'' || addr[0] == '`' {
		return CurlyQuotes
	}
	return domainFault(addr)
}

// Invisible reports whether nobody sees a character in an address, or takes it for a blank of ASCII.
func Invisible(r rune) bool {
	switch {
	case r < ' ' && r != '\t' && r != '\r' && r != '\n', r >= 0x7F && r <= 0xA0, r == 0xAD, r == 0x034F, r == 0x061C,
		r == 0x115F, r == 0x1160, r >= 0x2000 && r <= 0x200F, r >= 0x2028 && r <= 0x202F, r >= 0x205F && r <= 0x206F,
		r == 0x3000, r == 0x3164, r == 0xFEFF:
		return true
	}
	return false
}

// domainFault looks at what stands behind the "@"; quotes and domain literals are as they should be.
func domainFault(addr string) AddressProblem {
	if addr[0] == '"' {
		if end := strings.LastIndexByte(addr, '"'); end > 0 {
			addr = "quoted" + addr[end+1:]
		}
	}
	local, domain, ok := strings.Cut(addr, "@")
	switch {
	case !ok || local == "" || domain == "" || domain[0] == '[':
		return ""
	case strings.IndexByte(domain, '@') >= 0:
		return TwoAts
	case domain[0] == '.' || strings.HasSuffix(domain, ".") || strings.Contains(domain, ".."):
		return StrayDot
	}
	dot := strings.LastIndexByte(domain, '.')
	if dot > 0 && mistyped(strings.ToLower(domain[dot+1:])) {
		return TopLevelTypo
	}
	return ""
}

// mistyped are common misspellings of top-level domains. None of them exists.
func mistyped(top string) bool {
	switch top {
	case "con", "cmo", "ocm", "comm", "coom", "ccom", "vom", "xom", "cpm", "cim", "c0m", "copm", "comn",
		"nte", "nett", "ent", "met", "ogr", "rog", "orgg", "cnn":
		return true
	}
	return false
}

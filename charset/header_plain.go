package charset

// UnstructuredText is the text of Unstructured, for callers that need nothing else.
func UnstructuredText(value string) string {
	if plainValue(value, false) {
		return withoutBlanks(value)
	}
	return header(value, false, nil).Text
}

// withoutBlanks takes blanks and tabs off both ends.
func withoutBlanks(s string) string {
	for len(s) > 0 && (s[0] == ' ' || s[0] == '\t') {
		s = s[1:]
	}
	for n := len(s); n > 0 && (s[n-1] == ' ' || s[n-1] == '\t'); n-- {
		s = s[:n-1]
	}
	return s
}

// plainValue tells values that mean what they say.
func plainValue(value string, phrase bool) bool {
	i := 0
	for i+8 <= len(value) && plainEight(word(value[i:]), phrase) {
		i += 8
	}
	for ; i < len(value); i++ {
		switch c := value[i]; {
		case c >= 0x80, c == '\r', c == '\n', c == escape:
			return false
		case c == '=' && i+1 < len(value) && value[i+1] == '?':
			return false
		case phrase && (c == '"' || c == '\\'):
			return false
		}
	}
	return true
}

// plainEight tells that eight bytes are ASCII of which none needs a look.
func plainEight(eight uint64, phrase bool) bool {
	const high = 0x8080808080808080
	look := eight | holds(eight, '=')
	if phrase {
		look |= holds(eight, '"') | holds(eight, '\\')
	}
	return look&high == 0 && within(eight, ' ', '~') == high
}

// holds marks in the highest bit of each byte of ASCII whether it is a certain one.
func holds(eight uint64, c byte) uint64 { return within(eight, c, c) }

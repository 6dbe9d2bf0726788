package charset

// decodeHZ reads HZ-GB-2312 (RFC 1843): pairs of GB 2312 between "~{" and "~}", "~~" for a
// tilde, "~" and a line end for nothing. A line always ends in ASCII.
func decodeHZ(b []byte, s *sink) {
	hanzi := false
	for i := 0; i < len(b); {
		switch c := b[i]; {
		case c == '~':
			size := tilde(b[i:], &hanzi, s)
			if size == 0 {
				s.misfit(i)
				size = 1
			}
			i += size
		case c == '\n':
			hanzi = false
			s.text = append(s.text, c)
			i++
		case c >= 0x80:
			s.misfit(i)
			i++
		case hanzi && c > 0x20:
			i += hzPair(b[i:], i, s)
		default:
			s.text = append(s.text, c)
			i++
		}
	}
}

// tilde reads an escape and tells its size, 0 if it is none.
func tilde(b []byte, hanzi *bool, s *sink) int {
	if len(b) < 2 {
		return 0
	}
	switch b[1] {
	case '{':
		*hanzi = true
	case '}':
		*hanzi = false
	case '~':
		s.text = append(s.text, '~')
	case '\n':
	default:
		return 0
	}
	return 2
}

func hzPair(b []byte, at int, s *sink) int {
	if len(b) < 2 || b[1] <= 0x20 || b[1] >= 0x7F {
		s.misfit(at)
		s.cut = len(b) < 2
		return 1
	}
	cell := gbGrid().at(b[0]|0x80, b[1]|0x80)
	if cell == 0 {
		s.misfit(at)
	} else {
		s.multi++
		s.rune(cell & runeMask)
	}
	return 2
}

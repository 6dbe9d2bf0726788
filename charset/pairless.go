package charset

// pairless tells that a text without line ends has too many misfits in every charset whose characters are pairs of
// bytes: of a run of bytes from 0x80 on whose number is odd, one is left over if what stands behind it is the second
// byte of no pair, such as a blank. It does not tell of texts in which characters of one, three or four bytes may be.
func pairless(text []byte) bool {
	over, high, size := 0, 0, 0
	for _, c := range text {
		switch {
		case c >= 0x80:
			if c == 0x80 || c == 0x8E || c == 0x8F {
				return false
			}
			size++
			continue
		case size == 0:
			continue
		case c >= '0' && c <= '9':
			return false
		case c < firstTrail:
			over += size & 1
		}
		high += size
		size = 0
	}
	return over > 1+(high+size)/50
}

// firstTrail is the least second byte of a pair in all charsets of several bytes.
const firstTrail = 0x30

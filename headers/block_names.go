package headers

// fieldNames tells most names that no field of a block has, by one letter and the size: most names that are looked for
// are of fields that are not there. Nothing is known of the fields of the zero value.
type fieldNames [2]uint64

// bitOf gives the bit of a name, whatever its case.
func (n *fieldNames) bitOf(name string) (half int, bit uint64) {
	size := len(name)
	return size & 1, 1 << (markOfLetter(name[min(2, size-1)]) | byte(size)<<4&32)
}

func (n *fieldNames) add(name string) {
	if name != "" {
		half, bit := n.bitOf(name)
		n[half] |= bit
	}
}

// with tells of the fields of two blocks.
func (n fieldNames) with(m fieldNames) fieldNames {
	if n == (fieldNames{}) || m == (fieldNames{}) {
		return fieldNames{}
	}
	return fieldNames{n[0] | m[0], n[1] | m[1]}
}

// lack reports whether there is no field of a name.
func (n *fieldNames) lack(name string) bool {
	if *n == (fieldNames{}) || name == "" {
		return false
	}
	half, bit := n.bitOf(name)
	return n[half]&bit == 0
}

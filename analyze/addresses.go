package analyze

import (
	"slices"

	"github.com/eml-inspect/eml-inspect/headers"
)

// addressField is an address field of the header that was read, by where it stands.
type addressField struct {
	start int
	list  headers.AddressList
}

// maxLists is how many address fields are kept, and maxList of how many bytes each: longer ones are read again.
const maxLists, maxList = 16, 32 << 10

// readAddresses reads an address field of the header, and keeps what it read for those who ask later. It belongs to
// gathering.
func (e *Evidence) readAddresses(f *headers.Field) headers.AddressList {
	known := slices.ContainsFunc(e.addressed, func(a addressField) bool { return a.start == f.Start })
	list := e.addressesOf(f)
	if !known && len(f.Text) <= maxList && len(e.addressed) < maxLists {
		e.addressed = append(e.addressed, addressField{f.Start, list})
	}
	return list
}

// addressesOf gives the addresses of a field of the header.
func (e *Evidence) addressesOf(f *headers.Field) headers.AddressList {
	for i := range e.addressed {
		if e.addressed[i].start == f.Start {
			return e.addressed[i].list
		}
	}
	return headers.ReadAddressList(f.Text)
}

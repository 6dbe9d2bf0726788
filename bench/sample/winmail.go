package sample

import (
	"encoding/binary"

	"github.com/eml-inspect/eml-inspect/analyze/tnef"
)

// Winmail gives a winmail.dat of n files of a size each.
func Winmail(n, size int) []byte {
	b := []byte(tnef.Signature + "\x01\x00")
	b = attribute(b, tnef.LevelMessage, tnef.AttTNEFVersion, 8, []byte{0, 0, 1, 0})
	b = attribute(b, tnef.LevelMessage, tnef.AttOEMCodepage, 6, []byte{0xe4, 4, 0, 0, 0, 0, 0, 0})
	data := file(size)
	for range n {
		b = attribute(b, tnef.LevelAttachment, tnef.AttAttachRendData, 6, []byte{1, 0, 255, 255, 255, 255,
			32, 0, 32, 0, 0, 0, 0, 0})
		b = attribute(b, tnef.LevelAttachment, tnef.AttAttachTitle, 1, []byte("large.bin\x00"))
		b = attribute(b, tnef.LevelAttachment, tnef.AttAttachData, 6, data)
	}
	return b
}

func attribute(b []byte, level byte, id, kind uint16, data []byte) []byte {
	b = append(b, level)
	b = binary.LittleEndian.AppendUint16(b, id)
	b = binary.LittleEndian.AppendUint16(b, kind)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(data)))
	b = append(b, data...)
	var sum uint16
	for _, c := range data {
		sum += uint16(c)
	}
	return binary.LittleEndian.AppendUint16(b, sum)
}

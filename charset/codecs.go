package charset

import "encoding/binary"

// codecFor is what reads the charset with a canonical name, nil if nothing does.
func codecFor(name string) *codec {
	if c := frequentCodec(name); c != nil {
		return c
	}
	if p := onePage(name); p != nil {
		return p.codec()
	}
	if r := labelOf(fold(name)); r != nil && r.Decoder != "" && r.Decoder != name {
		return codecFor(r.Decoder)
	}
	return nil
}

// frequentCodec finds the codecs that need no look at the table of labels.
func frequentCodec(name string) *codec {
	switch name {
	case "us-ascii":
		return asciiCodec()
	case "utf-8":
		return utf8Codec()
	case "iso-8859-1", "windows-1252":
		return latin1Codec()
	case "gb2312", "gbk", "gb18030":
		return gbCodec()
	case "big5", "cp950", "big5-hkscs":
		return big5Codec()
	case "shift_jis", "windows-31j":
		return sjisCodec()
	case "euc-jp", "cp51932":
		return eucjpCodec()
	case "euc-kr", "ks_c_5601-1987", "cp949":
		return euckrCodec()
	case "euc-tw":
		return euctwCodec()
	case "johab":
		return johabCodec()
	case "iso-8859-9", "windows-1254":
		return turkishCodec()
	case "tis-620", "iso-8859-11", "windows-874":
		return thaiCodec()
	}
	return statefulCodec(name)
}

// statefulCodec finds the codecs of escapes, and those of wide units.
func statefulCodec(name string) *codec {
	switch name {
	case "iso-2022-jp", "iso-2022-jp-2", "cp50220":
		return iso2022jpCodec()
	case "iso-2022-kr":
		return iso2022krCodec()
	case "iso-2022-cn":
		return iso2022cnCodec()
	case "hz-gb-2312":
		return &codec{decode: decodeHZ}
	case "utf-7":
		return &codec{decode: decodeUTF7}
	case "utf-16le":
		return &codec{decode: decodeUTF16(binary.LittleEndian)}
	case "utf-16be":
		return &codec{decode: decodeUTF16(binary.BigEndian)}
	case "utf-32le":
		return &codec{decode: decodeUTF32(binary.LittleEndian)}
	case "utf-32be":
		return &codec{decode: decodeUTF32(binary.BigEndian)}
	case "utf-16":
		return &codec{decode: func(b []byte, s *sink) { decodeUTF16(byteOrder(b, 2))(b, s) }}
	case "utf-32":
		return &codec{decode: func(b []byte, s *sink) { decodeUTF32(byteOrder(b, 4))(b, s) }}
	}
	return nil
}

var (
	asciiCodec = lazily(func() *codec {
		return &codec{levels: []string{"us-ascii"}, decode: decodeASCII, plain: true}
	})
	utf8Codec = lazily(func() *codec {
		return &codec{levels: []string{"utf-8"}, decode: decodeUTF8}
	})
	latin1Codec = lazily(func() *codec {
		return family("iso-8859-1", "windows-1252", 0xA0)
	})
	turkishCodec = lazily(func() *codec {
		return family("iso-8859-9", "windows-1254", 0xA0)
	})
	thaiCodec = lazily(func() *codec {
		return family("tis-620", "windows-874", 0xA1)
	})
	gbCodec = lazily(func() *codec {
		levels := []string{"gb2312", "gbk", "gb18030"}
		return &codec{levels: levels, decode: gbGrid().decode, growth: 1, plain: true}
	})
	big5Codec = lazily(func() *codec {
		levels := []string{"big5", "cp950", "big5-hkscs"}
		return &codec{levels: levels, decode: big5Grid().decode, growth: 1, plain: true}
	})
	sjisCodec = lazily(func() *codec {
		return &codec{levels: []string{"shift_jis", "windows-31j"}, decode: sjisGrid().decode, growth: 1, plain: true}
	})
	eucjpCodec = lazily(func() *codec {
		return &codec{levels: []string{"euc-jp", "cp51932"}, decode: eucjpGrid().decode, growth: 1, plain: true}
	})
	euckrCodec = lazily(func() *codec {
		return &codec{levels: []string{"euc-kr", "cp949"}, decode: euckrGrid().decode, growth: 1, plain: true}
	})
	euctwCodec = lazily(func() *codec {
		return &codec{levels: []string{"euc-tw"}, decode: euctwGrid().decode, growth: 1, plain: true}
	})
	johabCodec = lazily(func() *codec {
		return &codec{levels: []string{"johab"}, decode: johabGrid().decode, growth: 1, plain: true}
	})
	iso2022jpCodec = lazily(func() *codec {
		return &codec{
			levels: []string{"iso-2022-jp", "iso-2022-jp-2", "cp50220"},
			decode: decodeISO2022(planesJP),
		}
	})
	iso2022krCodec = lazily(func() *codec { return &codec{decode: decodeISO2022(planesKR)} })
	iso2022cnCodec = lazily(func() *codec { return &codec{decode: decodeISO2022(planesCN)} })
)

// family is the codec of a narrow charset of single bytes and the wider one that mail uses,
// which alone has characters from 0x80 up to first.
func family(narrow, wider string, first byte) *codec {
	table := newByteTable(codePage(wider))
	return &codec{levels: []string{narrow, wider}, decode: table.decode(first), growth: 2, plain: table.plain()}
}

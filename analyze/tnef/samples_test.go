package tnef_test

import (
	"bytes"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
	"github.com/eml-inspect/eml-inspect/analyze/tnef"
)

// want is one file a sample holds.
type want struct {
	path, name string
	data       []byte
}

type sample struct {
	name   string
	stream []byte
	files  []want
}

const chineseName = "二〇二六年预算表.xlsx"

// gbk is text in code page 936.
func gbk(s string) string {
	b, err := simplifiedchinese.GB18030.NewEncoder().String(s)
	if err != nil {
		panic(err)
	}
	return b
}

func repeat(s string, n int) []byte { return []byte(strings.Repeat(s, n)) }

// samples are whole, undamaged streams of every shape.
func samples() []sample {
	return []sample{several(), chinese(), unicodeNames(), withoutRend(), dataFirst(), byProperty(),
		nested(), pasted(), properties(), meeting(), {name: "body-only", stream: newStream().
			message(tnef.AttBody, 2, zero("only text")).b}}
}

func several() sample {
	one, two := repeat("first file\r\n", 40), []byte("second")
	return sample{"several", newStream().codepage(1252).
		message(tnef.AttMessageClass, 7, zero("IPM.Microsoft Mail.Note")).
		message(tnef.AttSubject, 1, zero("two files")).
		file("ONE.TXT", one).props(text8(mapi.TagAttachLongFilename, "one long name.txt")).
		file("two.txt", two).file("empty.txt", nil).b, []want{{"1", "one long name.txt", one},
		{"2", "two.txt", two}, {"3", "empty.txt", nil}}}
}

func chinese() sample {
	one, two := []byte("content one"), repeat("content two", 9)
	return sample{"chinese", newStream().codepage(936).
		file(gbk(chineseName), one).
		file("BAOGAO~1.DOC", two).props(text8(mapi.TagAttachLongFilename, gbk("季度报告.doc"))).b,
		[]want{{"1", chineseName, one}, {"2", "季度报告.doc", two}}}
}

func unicodeNames() sample {
	data := []byte("the same")
	return sample{"unicode", newStream().codepage(1252).
		file("________.XLS", data).props(text8(mapi.TagAttachLongFilename, "????????.xlsx"),
		text16(mapi.TagAttachLongFilename, chineseName), long(mapi.TagAttachMethod, 1),
		text16(mapi.TagAttachMimeTag, "application/x-test"),
		text16(mapi.TagAttachContentID, "part1@example.org")).
		rend().attachment(tnef.AttAttachTransportFilename, 1, zero("transport.bin")).
		attachment(tnef.AttAttachTitle, 1, zero("TITLE.BIN")).
		attachment(tnef.AttAttachData, 6, data).
		rend().attachment(tnef.AttAttachData, 6, data).
		props(text16(mapi.TagDisplayName, "shown as 😀")).b,
		[]want{{"1", chineseName, data}, {"2", "transport.bin", data}, {"3", "shown as 😀", data}}}
}

// withoutRend has no attAttachRendData, and a name twice.
func withoutRend() sample {
	one, two := []byte("alpha"), []byte("beta")
	return sample{"without-rend", newStream().
		attachment(tnef.AttAttachTitle, 1, zero("a.txt")).
		attachment(tnef.AttAttachTitle, 1, zero("again.txt")).
		attachment(tnef.AttAttachData, 6, one).
		attachment(tnef.AttAttachTitle, 1, zero("b.txt")).
		attachment(tnef.AttAttachData, 6, two).
		attachment(tnef.AttAttachTitle, 1, zero("b.txt")).b,
		[]want{{"1", "a.txt", one}, {"2", "b.txt", two}}}
}

func dataFirst() sample {
	one, two := []byte("alpha"), []byte("beta")
	return sample{"data-first", newStream().
		rend().attachment(tnef.AttAttachData, 6, one).attachment(tnef.AttAttachTitle, 1, zero("a.txt")).
		rend().attachment(tnef.AttAttachData, 6, two).b,
		[]want{{"1", "a.txt", one}, {"2", "", two}}}
}

// byProperty carries the file in PidTagAttachDataBinary.
func byProperty() sample {
	data := repeat("0123456789abcde", 21)
	return sample{"by-property", newStream().rend().props(long(mapi.TagAttachMethod, 1),
		sized(mapi.TagAttachData, mapi.TypeBinary, data),
		text8(mapi.TagAttachLongFilename, "property.bin")).b,
		[]want{{"1", "property.bin", data}}}
}

// nested is a message in a message, beside files on each floor.
func nested() sample {
	deep, mid, top := []byte("deepest"), repeat("middle ", 30), []byte("top")
	inner := newStream().file("deep.txt", deep).b
	middle := newStream().file(gbk("中层.txt"), mid).rend().
		props(long(mapi.TagAttachMethod, 5), object(inner), text8(mapi.TagDisplayName, "inner")).b
	return sample{"nested", newStream().codepage(936).file("top.txt", top).rend().
		props(long(mapi.TagAttachMethod, 5), text8(mapi.TagDisplayName, "middle"), object(middle)).
		file("last.txt", top).b,
		[]want{{"1", "top.txt", top}, {"2", "middle", middle}, {"2!1", "中层.txt", mid},
			{"2!2", "inner", inner}, {"2!2!1", "deep.txt", deep}, {"3", "last.txt", top}}}
}

// meeting is an invitation with a page in Rich Text and a file.
func meeting() sample {
	data := []byte("the agenda")
	page := `{\rtf1\ansi\ansicpg936\fromhtml1 \deff0{\fonttbl{\f0\fcharset134 SimSun;}}\f0{\*\htmltag <p>}\'c7\'eb}`
	return sample{"meeting", newStream().codepage(936).message(tnef.AttMessageProps, 6, propList(
		text16(mapi.TagMessageClass, "IPM.Schedule.Meeting.Request"), text8(mapi.TagSubject, gbk("会议邀请")),
		text16(mapi.TagRepresentingName, "陈伟"), text16(mapi.TagRepresentingSMTP, "chen@example.org"), richText(page),
		lid(2, 0x820d, mapi.TypeTime, le64(134172252000000000)),
		lid(2, 0x8208, mapi.TypeString, sizedValues(utf16z("三号会议室"))))).
		file("agenda.txt", data).b, []want{{"1", "agenda.txt", data}}}
}

func pasted() sample {
	storage := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), bytes.Repeat([]byte{7}, 90)...)
	return sample{"ole", newStream().rend().props(long(mapi.TagAttachMethod, 6), object(storage),
		text8(mapi.TagDisplayName, "Picture (Metafile)")).b,
		[]want{{"1", "Picture (Metafile)", storage}}}
}

// testSet is a namespace for named properties.
var testSet = tnef.GUID{0x29, 3, 2, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46}

// properties has one property of every type, then a file.
func properties() sample {
	byID := append(append(tag(0x8001, mapi.TypeInteger32), testSet[:]...), le32(0)...)
	byID = append(append(byID, le32(0x8552)...), le32(77)...)
	byText := append(tag(0x8002, mapi.TypeString8|mapi.TypeMultiple), testSet[:]...)
	byText = append(byText, le32(1)...)
	byText = append(byText, le32(uint32(len(utf16z("Keywords"))))...)
	byText = append(append(byText, padded(utf16z("Keywords"))...),
		sizedValues(zero("red"), zero("green"))...)
	multi := mapi.TypeMultiple
	data := []byte("after all")
	row := propList(text8(mapi.TagDisplayName, "A"), long(0x0c15, 1))
	return sample{"properties", newStream().codepage(1252).
		message(tnef.AttRecipTable, 6, append(append(le32(2), row...), row...)).
		message(tnef.AttMessageProps, 6, propList(byID, byText,
			prop(0x6001, mapi.TypeNull), prop(0x6002, mapi.TypeInteger16, padded(le16(0xfffe))),
			prop(0x6004, mapi.TypeFloating32, le32(1)), prop(0x6005, mapi.TypeFloating64, le64(1)),
			prop(0x6006, mapi.TypeCurrency, le64(20000)), prop(0x6007, mapi.TypeFloatingTime, le64(1)),
			prop(0x600a, mapi.TypeErrorCode, le32(5)), prop(0x600b, mapi.TypeBoolean, le32(1)),
			prop(0x6014, mapi.TypeInteger64, le64(1<<40)),
			prop(0x6040, mapi.TypeTime, le64(116444736000000000)),
			prop(0x6048, mapi.TypeGUID, testSet[:]),
			prop(0x6102, mapi.TypeInteger16|multi, le32(3), le32(1), le32(2), le32(3)),
			sized(0x611f, mapi.TypeString|multi, utf16z("x"), utf16z("yy"), utf16z("")),
			sized(0x6112, mapi.TypeBinary|multi, []byte{1}, nil, []byte{1, 2, 3, 4, 5}),
			text16(mapi.TagMessageClass, "IPM.Note"), text16(mapi.TagSubjectPrefix, "RE: "),
			text16(mapi.TagNormalizedSubject, "Überblick"),
			text8(mapi.TagBody, "plain"), sized(mapi.TagHTML, mapi.TypeBinary, []byte("<p>html</p>")),
			sized(mapi.TagRTFCompressed, mapi.TypeBinary, []byte("compressed")))).
		file("after.txt", data).b, []want{{"1", "after.txt", data}}}
}

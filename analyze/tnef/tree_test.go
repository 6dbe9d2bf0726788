package tnef_test

import (
	"fmt"
	"math/rand/v2"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
)

// page is a code page with words of people who use it.
type page struct {
	number  uint32
	charset encoding.Encoding
	words   []string
}

func pages() []page {
	return []page{
		{936, simplifiedchinese.GBK, []string{"季度预算报告", "会议纪要", "合同（修订）", "请查收附件"}},
		{950, traditionalchinese.Big5, []string{"會議記錄", "報價單", "請查收附件", "年度計畫"}},
		{932, japanese.ShiftJIS, []string{"見積書", "議事録について", "お世話になっております",
			"カタカナ"}},
		{949, korean.EUCKR, []string{"보고서", "회의록을 보냅니다", "견적서", "안녕하세요"}},
		{1251, charmap.Windows1251, []string{"Отчёт за квартал", "Договор",
			"Протокол встречи", "Смета"}},
		{1252, charmap.Windows1252, []string{"Überblick", "Größe der Räume", "réunion de février", "año"}},
		{1253, charmap.Windows1253, []string{"Αναφορά", "συμφωνία", "πρακτικά", "προσφορά"}},
		{65001, unicode.UTF8, []string{"报告 отчёт", "größe 😀", "見積", "한국"}},
	}
}

// tree is a message to be written: what is to come back.
type tree struct {
	page       page
	subject    string
	body       string
	properties []property
	recipients []string
	files      []leaf
}

// leaf is one attachment of it.
type leaf struct {
	name, contentID string
	data            []byte
	message         *tree
}

// property is a property of any type, with its values as they are to come back.
type property struct {
	id, kind uint16
	name     *mapi.PropertyName
	values   [][]byte
}

// grower makes trees out of chance.
type grower struct{ *rand.Rand }

func (g grower) word(p page) string {
	return fmt.Sprintf("%s %d", p.words[g.IntN(len(p.words))], g.IntN(1000))
}

func (g grower) bytes(n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(g.Uint32())
	}
	return b
}

func (g grower) tree(depth int) *tree {
	all := pages()
	t := &tree{page: all[g.IntN(len(all))]}
	t.subject, t.body = g.word(t.page), g.word(t.page)
	for i := range g.IntN(12) {
		t.properties = append(t.properties, g.property(uint16(0x6000+i)))
	}
	for range g.IntN(4) {
		t.recipients = append(t.recipients, g.word(t.page))
	}
	for range g.IntN(5) {
		l := leaf{name: g.word(t.page) + ".bin", data: g.bytes(g.IntN(300))}
		if g.IntN(3) == 0 {
			l.contentID = fmt.Sprintf("part%d@example.org", g.IntN(100))
		}
		if depth > 0 && g.IntN(3) == 0 {
			l.message = g.tree(depth - 1)
			l.data = l.message.write(g)
		}
		t.files = append(t.files, l)
	}
	return t
}

// property makes one of any type, one value or several, with a name or without.
func (g grower) property(id uint16) property {
	kinds := []uint16{mapi.TypeInteger16, mapi.TypeInteger32, mapi.TypeFloating32, mapi.TypeFloating64,
		mapi.TypeCurrency,
		mapi.TypeFloatingTime, mapi.TypeErrorCode, mapi.TypeBoolean, mapi.TypeInteger64, mapi.TypeString8,
		mapi.TypeString,
		mapi.TypeTime, mapi.TypeGUID, mapi.TypeBinary, mapi.TypeNull}
	p := property{id: id, kind: kinds[g.IntN(len(kinds))]}
	n := 1
	if p.kind != mapi.TypeNull && g.IntN(3) == 0 {
		p.kind |= mapi.TypeMultiple
		n = 1 + g.IntN(4)
	}
	for range n {
		p.values = append(p.values, g.value(p.kind&^mapi.TypeMultiple))
	}
	if g.IntN(3) == 0 {
		p.id += 0x2000
		p.name = &mapi.PropertyName{Set: mapi.GUID(g.bytes(16)), ID: g.Uint32()}
		if g.IntN(2) == 0 {
			p.name.ID, p.name.Text = 0, g.word(pages()[0])
		}
	}
	return p
}

func (g grower) value(kind uint16) []byte {
	switch kind {
	case mapi.TypeNull:
		return nil
	case mapi.TypeInteger16, mapi.TypeBoolean, mapi.TypeInteger32, mapi.TypeFloating32, mapi.TypeErrorCode:
		return g.bytes(4)
	case mapi.TypeGUID:
		return g.bytes(16)
	case mapi.TypeString8:
		return zero(g.word(pages()[5]))
	case mapi.TypeString:
		return utf16z(g.word(pages()[g.IntN(8)]))
	case mapi.TypeBinary:
		return g.bytes(g.IntN(60))
	}
	return g.bytes(8)
}

package charset

import (
	_ "embed"
	"math"
	"strings"
	"sync"
	"unicode"
)

// Detection weighs readings by how many bits it takes to say the text under each of them: a
// frequent character of a language costs few, a rare one many. All readings tell the same
// bytes, so their sums can be compared. Costs are counted in quarters of a bit.

// The lists common_*.txt hold the characters of a language, the most frequent first, the constants
// below the kana and marks. They were put together by hand from what is known of each language, with
// the words of office mail added; only their order counts, and costs makes figures of it. No text
// of the tests went into them, nor into letters.toml.

var (
	//go:embed common_hans.txt
	commonHans string
	//go:embed common_hant.txt
	commonHant string
	//go:embed common_ja.txt
	commonJa string
	//go:embed common_ko.txt
	commonKo string
)

const (
	commonHiragana = "のにいをはたるがとてでしなれかさこらまもりうせすあよくつけめえわどおきんちそだじば" +
		"みろほひげやねびゅょずふへべぐごっゃむぶゆぎぞづぼ"
	commonKatakana = "ーンスルトリラアイクシレドロタフプコテジマメサデッバナパダカオムキブニグエュウャ" +
		"ビミセソノョネハモベボケチガポピワツヤゴァィェォユホヨゲザズゼ"
	commonMarks = "，。　、：；！？（）“”《》「」『』・．／—…～－＝＠％￥【】〔〕‘’·※★●■◆○◎→①②③④⑤"
)

// costTable holds the cost of each character of the Basic Multilingual Plane; 0 is unknown.
type costTable [1 << 16]uint8

// costs gives each character of a list, most frequent first, its cost, if the list as a whole
// makes up share of a text. The offset flattens the head of the curve.
func costs(list string, share, offset float64) *costTable {
	table := new(costTable)
	runes := []rune(strings.Join(strings.Fields(list), ""))
	sum := math.Log((float64(len(runes)) + offset) / offset)
	for i, r := range runes {
		if table[r] == 0 {
			p := share / sum / (float64(i) + offset)
			table[r] = uint8(math.Round(-math.Log2(p) * bit))
		}
	}
	return table
}

var (
	hansCosts = sync.OnceValue(func() *costTable { return costs(commonHans, 0.78, 22) })
	hantCosts = sync.OnceValue(func() *costTable { return costs(commonHant, 0.78, 22) })
	koCosts   = sync.OnceValue(func() *costTable { return costs(commonKo, 0.88, 12) })
	markCosts = sync.OnceValue(func() *costTable { return costs(commonMarks, 0.12, 1) })
	jaCosts   = sync.OnceValue(func() *costTable {
		table := costs(commonJa, 0.27, 25)
		kanas := []*costTable{costs(commonHiragana, 0.48, 6), costs(commonKatakana, 0.12, 8)}
		for _, kana := range kanas {
			for r, c := range kana {
				table[r] = max(table[r], c)
			}
		}
		return table
	})
)

// weigh gives every cell of a grid its cost: that of the lists if they know the character, else
// what rest says of its place in the charset.
func (g *grid) weigh(lists []*costTable, rest func(code uint16, r rune) float64) {
	g.cost = make([]uint8, len(g.cells))
	for i, cell := range g.cells {
		if cell == 0 {
			continue
		}
		r := cell & runeMask
		c := uint8(rest(uint16(i+0x8000), r) * bit)
		for _, list := range lists {
			if r < 1<<16 && list[r] > 0 {
				c = min(c, list[r])
			}
		}
		g.cost[i] = c
	}
}

var (
	madeGBCosts = sync.OnceValue(func() *grid {
		g := *madeGB()
		g.weigh([]*costTable{hansCosts(), dearer(hantCosts(), 4), markCosts()}, gbRestCost)
		return &g
	})
	madeBig5Costs = sync.OnceValue(func() *grid {
		g := *madeBig5()
		g.weigh([]*costTable{hantCosts(), markCosts()}, big5RestCost)
		return &g
	})
	madeSJISCosts = sync.OnceValue(func() *grid {
		g := *madeSJIS()
		g.weigh([]*costTable{jaCosts(), markCosts()}, func(code uint16, r rune) float64 {
			return japaneseRest(r, code >= 0x889F && code < 0x989F, code < 0xEB00)
		})
		return &g
	})
	madeEUCJPCosts = sync.OnceValue(func() *grid {
		g := *madeEUCJP()
		g.weigh([]*costTable{jaCosts(), markCosts()}, func(code uint16, r rune) float64 {
			return japaneseRest(r, code >= 0xB0A1 && code < 0xD000, code < 0xF500)
		})
		return &g
	})
	madeEUCTWCosts = sync.OnceValue(func() *grid {
		g := *madeEUCTW()
		g.weigh([]*costTable{hantCosts(), markCosts()}, func(code uint16, r rune) float64 {
			if code < 0xC4A1 {
				return 13
			}
			return 15
		})
		return &g
	})
	madeJohabCosts = sync.OnceValue(func() *grid {
		g := *madeJohab()
		g.weigh([]*costTable{koCosts(), markCosts()}, func(code uint16, r rune) float64 {
			switch {
			case euckrSyllable(r):
				return 14.5
			case unicode.Is(unicode.Hangul, r):
				return 20
			case unicode.Is(unicode.Han, r):
				return 18
			}
			return 14
		})
		return &g
	})
	madeEUCKRCosts = sync.OnceValue(func() *grid {
		g := *madeEUCKR()
		g.weigh([]*costTable{koCosts(), markCosts()}, euckrRestCost)
		return &g
	})
)

// dearer is a list whose every character costs so many bits more.
func dearer(list *costTable, bits uint8) *costTable {
	table := new(costTable)
	for r, c := range list {
		if c > 0 {
			table[r] = c + bits*bit
		}
	}
	return table
}

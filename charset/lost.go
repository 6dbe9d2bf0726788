package charset

import (
	"strings"
	"unicode"
)

// LossKind is what stands where characters were lost.
type LossKind string

const (
	LostToReplacement   LossKind = "replacement"    // U+FFFD, or what became of it in another charset
	LostToQuestionMarks LossKind = "question-marks" // "?" for each character or byte
	LostToBoth          LossKind = "mixed"
)

// Loss is what a text shows of characters that were lost before it was stored. No program can bring them
// back.
type Loss struct {
	Kind  LossKind // empty if nothing is lost
	Count int      // marks of loss: about as many characters, or bytes of them
	Share float64  // of the characters that are no blanks: 0 to 1
	First int      // offset of the first mark in the text
}

// Losses looks for characters that were replaced. Question marks are taken for lost characters only where
// they cannot be meant: foreign says that a label or another text shows that the language is one which a
// narrow charset has no letters for.
func Losses(text string, foreign bool) Loss {
	marks, first := replaced(text)
	asked, firstAsked := 0, -1
	if strings.Contains(text, "??") {
		asked, firstAsked = questioned(text, foreign)
	}
	if marks+asked == 0 {
		return Loss{}
	}
	l := Loss{Kind: LostToReplacement, Count: marks + asked, First: first}
	switch {
	case marks == 0:
		l.Kind, l.First = LostToQuestionMarks, firstAsked
	case asked > 0:
		l.Kind, l.First = LostToBoth, min(first, firstAsked)
	}
	l.Share = float64(l.Count) / float64(max(1, inked(text)))
	return l
}

// replaced counts replacement characters, and those that were read in another charset: their bytes EF BF BD
// are 锟斤拷 in GBK for every two, ï¿½ in Latin-1 for each. 烫 and 屯 are memory that a program never wrote to.
func replaced(text string) (n, first int) {
	first = -1
	note := func(count int, sign string) {
		if n += count; count > 0 {
			if at := strings.Index(text, sign); first < 0 || at < first {
				first = at
			}
		}
	}
	if !marked(text) {
		return 0, -1
	}
	note(strings.Count(text, "\uFFFD"), "\uFFFD")
	note(strings.Count(text, "ï¿½"), "ï¿½")
	note(2*strings.Count(text, "锟斤拷"), "锟斤拷")
	if whole := strings.Count(text, "锟斤拷"); whole == 0 {
		note(strings.Count(text, "锟斤"), "锟斤")
	}
	for _, fill := range [...]string{"烫烫烫烫", "屯屯屯屯", "葺葺葺"} {
		note(strings.Count(text, fill)*len([]rune(fill)), fill)
	}
	return n, first
}

// marked tells that a text has a character with which marks of loss begin.
func marked(s string) bool {
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c < 0x80:
			i += asciiLead(s[i:])
		case c < 0xE0:
			if strings.HasPrefix(s[i:], "ï") {
				return true
			}
			i += 2
		case c < 0xF0:
			switch s[i:min(i+3, len(s))] {
			case "\uFFFD", "锟", "烫", "屯", "葺":
				return true
			}
			i += 3
		default:
			i += 4
		}
	}
	return false
}

// inked counts the characters of a text that are no blanks.
func inked(text string) int {
	n := 0
	for _, r := range text {
		if r > ' ' {
			n++
		}
	}
	return n
}

// questionRuns are the runs of question marks that stand by themselves, where words would.
type questionRuns struct {
	runs, marks, first int
	long               int // of three marks and more
	shortest, longest  int
}

// questioned counts the question marks that stand for lost characters.
func questioned(text string, foreign bool) (n, first int) {
	q := readRuns(text)
	rest := inked(text) - q.marks
	varied := q.longest > q.shortest && q.longest >= 3
	switch {
	case q.runs == 0 || letters(text):
		return 0, -1
	case len(text) < 200 && q.marks >= 4 && q.marks*2 >= rest && (q.runs >= 2 && varied || foreign):
		return q.marks, q.first
	case q.runs >= 3 && varied && q.long*2 >= q.runs && q.marks >= 10 && (foreign || q.marks*4 >= rest):
		return q.marks, q.first
	}
	return 0, -1
}

// readRuns looks at runs of two question marks and more that do not follow a word: emphasis does.
func readRuns(text string) questionRuns {
	q := questionRuns{first: -1}
	for i := 0; i < len(text); {
		at := strings.Index(text[i:], "??")
		if at < 0 {
			break
		}
		start := i + at
		end := start
		for end < len(text) && text[end] == '?' {
			end++
		}
		i = end
		if start > 0 && strings.IndexByte(" \t\r\n,.:;()[]<>\"'-/|", text[start-1]) < 0 {
			continue
		}
		q.add(start, end-start)
	}
	return q
}

func (q *questionRuns) add(start, size int) {
	if q.runs == 0 {
		q.first, q.shortest = start, size
	}
	q.runs++
	q.marks += size
	q.shortest, q.longest = min(q.shortest, size), max(q.longest, size)
	if size >= 3 {
		q.long++
	}
}

// letters tells that a text has letters beyond Latin ones: then its charset could hold them.
func letters(text string) bool {
	for _, r := range text {
		if r >= 0x250 && unicode.IsLetter(r) {
			return true
		}
	}
	return false
}

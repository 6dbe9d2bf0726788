package analyze

import (
	"context"
	"encoding/base64"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// headerSample is what people write in one language, and the charsets they write it in.
type headerSample struct {
	subject, name, file string
	charsets            map[string]encoding.Encoding
}

func headerSamples() map[string]headerSample {
	utf8 := encoding.Encoding(unicode.UTF8)
	return map[string]headerSample{
		"zh-Hans": {"关于下周项目进度会议的安排和需要准备的材料", "王小明", "项目进度报告和会议安排.pdf",
			map[string]encoding.Encoding{"utf-8": utf8, "gb2312": simplifiedchinese.GBK, "gb18030": simplifiedchinese.GB18030}},
		"zh-Hant": {"關於下週專案進度會議的安排和需要準備的資料", "陳美玲", "專案進度報告和會議安排.pdf",
			map[string]encoding.Encoding{"utf-8": utf8, "big5": traditionalchinese.Big5}},
		"ja": {"来週の会議の日程と資料について、ご確認をお願いします", "山田太郎", "会議の資料と日程について.pdf",
			map[string]encoding.Encoding{"utf-8": utf8, "shift_jis": japanese.ShiftJIS, "euc-jp": japanese.EUCJP, "iso-2022-jp": japanese.ISO2022JP}},
		"ko": {"다음 주 회의 일정과 준비할 자료를 확인해 주시기 바랍니다", "김민수", "회의 자료와 일정 안내.pdf",
			map[string]encoding.Encoding{"utf-8": utf8, "euc-kr": korean.EUCKR}},
		"ru": {"Повестка совещания на следующей неделе и список документов", "Иван Петров", "Повестка совещания и документы.pdf",
			map[string]encoding.Encoding{"utf-8": utf8, "koi8-r": charmap.KOI8R, "windows-1251": charmap.Windows1251}},
		"fr": {"Réunion prévue à l'été : préparez les éléments déjà demandés", "Zoé Lefèvre", "Éléments préparés à l'été.pdf",
			map[string]encoding.Encoding{"utf-8": utf8, "iso-8859-1": charmap.ISO8859_1}},
	}
}

func wordB(label, b string) string {
	return "=?" + label + "?B?" + base64.StdEncoding.EncodeToString([]byte(b)) + "?="
}

func wordQ(label, b string) string {
	var out strings.Builder
	for i := range len(b) {
		switch c := b[i]; {
		case c == ' ':
			out.WriteByte('_')
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9':
			out.WriteByte(c)
		default:
			fmt.Fprintf(&out, "=%02X", c)
		}
	}
	return "=?" + label + "?Q?" + out.String() + "?="
}

// cutWords writes text as words that cut it every n bytes.
func cutWords(word func(label, b string) string, labels []string, b string, n int) string {
	var out []string
	for i := 0; len(b) > 0; i++ {
		size := min(n, len(b))
		out = append(out, word(labels[i%len(labels)], b[:size]))
		b = b[size:]
	}
	return strings.Join(out, "\r\n ")
}

// valueFaults writes bytes of a charset as a header value in the ways that programs write it.
func valueFaults() map[string]func(label, b string) string {
	return map[string]func(label, b string) string{
		"B":        wordB,
		"Q":        wordQ,
		"raw":      func(_, b string) string { return b },
		"language": func(label, b string) string { return wordB(label+"*x", b) },
		"split B":  func(label, b string) string { return cutWords(wordB, []string{label}, b, 7) },
		"split Q":  func(label, b string) string { return cutWords(wordQ, []string{label, strings.ToUpper(label)}, b, 5) },
		"glued": func(label, b string) string {
			return strings.ReplaceAll(cutWords(wordB, []string{label}, b, 12), "\r\n ", "")
		},
		"no end":      func(label, b string) string { return strings.TrimSuffix(wordB(label, b), "?=") },
		"no padding":  func(label, b string) string { return strings.ReplaceAll(wordB(label, b), "=?=", "?=") },
		"folded B":    func(label, b string) string { w := wordB(label, b); return w[:len(w)*3/4] + "\r\n " + w[len(w)*3/4:] },
		"spaces B":    func(label, b string) string { w := wordB(label, b); return w[:len(w)*3/4] + " " + w[len(w)*3/4:] },
		"twice":       func(label, b string) string { return wordQ("utf-8", wordB(label, b)) },
		"empty words": func(label, b string) string { return wordB(label, "") + " " + wordB(label, b) + " " + wordQ(label, "") },
		"digits cut": func(label, b string) string {
			digits := base64.StdEncoding.EncodeToString([]byte(b))
			return "=?" + label + "?B?" + digits[:6] + "?=\r\n =?" + label + "?B?" + digits[6:] + "?="
		},
	}
}

// nameFaults writes bytes of a charset as the parameter of a file name.
func nameFaults() map[string]func(label, b string) string {
	escaped := func(b string) string {
		var out strings.Builder
		for i := range len(b) {
			if c := b[i]; c >= 'a' && c <= 'z' || c == '.' {
				out.WriteByte(c)
			} else {
				fmt.Fprintf(&out, "%%%02X", c)
			}
		}
		return out.String()
	}
	return map[string]func(label, b string) string{
		"2231":       func(label, b string) string { return "filename*=" + label + "''" + escaped(b) },
		"2231 raw":   func(label, b string) string { return "filename*=" + label + "'x'" + b },
		"no mark":    func(label, b string) string { return "filename=\"" + label + "''" + escaped(b) + "\"" },
		"in a word":  func(label, b string) string { return "filename=\"" + wordB(label, b) + "\"" },
		"in a Q":     func(label, b string) string { return "filename=" + wordQ(label, b) },
		"split word": func(label, b string) string { return "filename=\"" + cutWords(wordB, []string{label}, b, 7) + "\"" },
		"raw":        func(_, b string) string { return "filename=\"" + b + "\"" },
		"pieces": func(label, b string) string {
			return "filename*1*=" + escaped(b[5:9]) + ";\r\n filename*0*=" + label + "''" + escaped(b[:5]) + ";\r\n filename*2*=" + escaped(b[9:])
		},
		"pieces mixed": func(label, b string) string {
			return "filename*0*=" + label + "''" + escaped(b[:5]) + ";\r\n filename*1=" + escaped(b[5:])
		},
		"word in pieces": func(label, b string) string {
			w := wordB(label, b)
			return "filename*0=\"" + w[:9] + "\";\r\n filename*1=\"" + w[9:] + "\""
		},
		"twin": func(label, b string) string {
			return "filename=\"???????.pdf\"\r\nContent-Type: application/pdf; name=\"" + wordB(label, b) + "\""
		},
		"cut off": func(label, b string) string {
			return "filename*=" + label + "''" + escaped(b[:6]) + "\r\nContent-Type: application/pdf; name*=" + label + "''" + escaped(b)
		},
	}
}

// Subjects, display names and file names of every language come back right however they were written, and
// what was done to them is a finding.
func TestHeaderTextsComeBack(t *testing.T) {
	faults, names := valueFaults(), nameFaults()
	for language, s := range headerSamples() {
		for label, charset := range s.charsets {
			encode := func(text string) string {
				b, err := charset.NewEncoder().String(text)
				if err != nil {
					t.Fatal(err)
				}
				return b
			}
			for _, fault := range slices.Sorted(maps.Keys(faults)) {
				write := faults[fault]
				m := testReport(fmt.Sprintf("From: \"%s\" <a@sender.example>\r\nSubject: %s\r\n\r\nhello\r\n",
					write(label, encode(s.name)), write(label, encode(s.subject))))
				if m.Summary.Subject != s.subject {
					t.Errorf("%s %s, subject %s: %q", language, label, fault, m.Summary.Subject)
				}
				if want := s.name + " <a@sender.example>"; m.Summary.From != want {
					t.Errorf("%s %s, name %s: %q", language, label, fault, m.Summary.From)
				}
			}
			for _, fault := range slices.Sorted(maps.Keys(names)) {
				if label == "iso-2022-jp" && fault == "2231 raw" {
					continue // its bytes are quotes and semicolons
				}
				field := names[fault](label, encode(s.file))
				m := testReport("MIME-Version: 1.0\r\nContent-Disposition: attachment; " + field + "\r\n\r\nhello\r\n")
				if len(m.Attachments) != 1 || m.Attachments[0].Name != s.file {
					t.Errorf("%s %s, file %s: %+v", language, label, fault, m.Attachments)
				}
			}
		}
	}
}

// testReport examines a message that is given as text.
func testReport(message string) *MessageReport {
	r := Message(context.Background(), []byte(message), Options{})
	if len(r.Messages) == 0 {
		return &MessageReport{}
	}
	return r.Messages[0]
}

// wrongLabels are charsets that programs state by habit or by mistake.
var wrongLabels = [...]string{"iso-8859-1", "utf-8", "gb2312", "us-ascii", "x-unknown", "big5", "windows-1252"}

// Subjects under a wrong label come back right too, or are left as they were labeled; they are never read
// as a third thing that is said to be right.
func TestMislabeledHeaderTexts(t *testing.T) {
	right, left, wrong := 0, 0, 0
	for language, s := range headerSamples() {
		for charset, encoding := range s.charsets {
			b, _ := encoding.NewEncoder().String(s.subject)
			for _, label := range wrongLabels {
				if label == charset || charset == "gb18030" && label == "gb2312" || charset == "iso-8859-1" && label == "windows-1252" {
					continue
				}
				m := testReport("Subject: " + wordB(label, b) + "\r\n\r\nhello\r\n")
				switch said := has(m, "head-mislabeled"); {
				case m.Summary.Subject == s.subject:
					right++
				case !said:
					left++
					t.Logf("%s %s labeled %s: left as %q", language, charset, label, m.Summary.Subject)
				default:
					wrong++
					t.Errorf("%s %s labeled %s: %q", language, charset, label, m.Summary.Subject)
				}
			}
		}
	}
	t.Logf("%d right, %d left, %d wrong", right, left, wrong)
	if left*20 > right {
		t.Errorf("%d right, %d left as labeled", right, left)
	}
}

func has(m *MessageReport, code string) bool {
	return slices.ContainsFunc(m.Findings, func(f Finding) bool { return f.Code == code })
}

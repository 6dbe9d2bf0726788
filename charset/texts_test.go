package charset

import (
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// written is a text of a language and the charsets its mail is written in.
type written struct {
	language string
	charsets []string
	text     string
}

var writings = []written{
	{"zh-Hans", []string{"gbk", "gb18030", "utf-8"}, "各位同事：由于机房今晚停电检修，邮件系统将在八点到十点之间暂停服务，" +
		"请大家提前保存好草稿，并把需要发出的合同和报价单及时寄给客户。检修结束后，我们会再发一封通知，如果到时还不能收信，" +
		"请打电话给网络组，说明您看到的错误提示和大概的时间。周末我们去爬山，路上看见许多开花的树，孩子们高兴得又跑又跳，" +
		"傍晚在山脚的小店里吃了面条，回家的时候天已经黑了。"},
	{"zh-Hant", []string{"big5", "gbk", "utf-8"}, "各位同仁：因為機房今晚停電檢修，郵件系統將在八點到十點之間暫停服務，" +
		"請大家提前保存好草稿，並把需要寄出的合約和報價單及時交給客戶。檢修結束後，我們會再發一封通知，如果到時還不能收信，" +
		"請打電話給網路組，說明您看到的錯誤提示和大概的時間。週末我們去爬山，路上看見許多開花的樹，孩子們高興得又跑又跳，" +
		"傍晚在山腳的小店裡吃了麵條，回家的時候天已經黑了。"},
	{"ja", []string{"shift_jis", "euc-jp", "iso-2022-jp", "utf-8"}, "お世話になっております。先日ご相談した見積書の件ですが、" +
		"添付のファイルが開けないとのご連絡をいただきましたので、もう一度お送りいたします。お手数ですが、届きましたらご確認のうえ、" +
		"ご返信くださいますようお願いいたします。週末は家族と山に登りました。途中で桜の花がたくさん咲いていて、子どもたちは大喜びでした。" +
		"夕方は小さな食堂でうどんを食べて、暗くなってから帰りました。"},
	{"ko", []string{"euc-kr", "utf-8"}, "안녕하세요. 지난주에 말씀드린 견적서를 다시 보내 드립니다. 첨부 파일이 열리지 않는다고 하셔서 " +
		"다른 형식으로 저장했습니다. 확인하시고 문제가 있으면 언제든지 연락해 주시기 바랍니다. 주말에는 가족과 함께 산에 올라갔는데 " +
		"꽃이 많이 피어 있어서 아이들이 아주 좋아했습니다. 저녁에는 작은 식당에서 국수를 먹고 어두워진 뒤에 집으로 돌아왔습니다."},
	{"ru", []string{"windows-1251", "koi8-r", "ibm866", "iso-8859-5", "utf-8"}, "Здравствуйте, коллеги! Сегодня вечером в серверной " +
		"отключат свет, поэтому почта не будет работать с восьми до десяти часов. Просим заранее сохранить черновики и отправить " +
		"клиентам договоры. В выходные мы ходили в горы, видели цветущие деревья, дети бегали и смеялись, а вечером мы ели лапшу " +
		"в маленьком кафе и вернулись домой уже в темноте."},
	{"de", []string{"windows-1252", "utf-8"}, "Für die Prüfung der Verträge benötigen wir noch die Unterlagen aus Köln. " +
		"Könnten Sie uns diese bis nächsten Dienstag zuschicken? Außerdem möchten wir Sie über die Änderungen im Büro " +
		"informieren: Die Türen schließen künftig um fünf Uhr. Schöne Grüße aus München, natürlich auch an Ihre Söhne."},
	{"fr", []string{"windows-1252", "utf-8"}, "Après la réunion, nous avons décidé de reporter la présentation à la " +
		"semaine prochaine. Les pièces jointes étaient abîmées, je vous les ai donc renvoyées ce matin. Où êtes-vous allés " +
		"cet été ? Là-bas, la forêt était très belle, et la fenêtre ouverte laissait entrer la fraîcheur."},
}

// encodings are what the tests encode with.
var encodings = map[string]encoding.Encoding{
	"utf-8": unicode.UTF8, "gbk": simplifiedchinese.GBK, "gb18030": simplifiedchinese.GB18030,
	"gb2312": simplifiedchinese.GBK, "hz-gb-2312": simplifiedchinese.HZGB2312,
	"big5": traditionalchinese.Big5, "shift_jis": japanese.ShiftJIS, "euc-jp": japanese.EUCJP,
	"iso-2022-jp": japanese.ISO2022JP, "euc-kr": korean.EUCKR, "windows-1251": charmap.Windows1251,
	"koi8-r": charmap.KOI8R, "ibm866": charmap.CodePage866, "iso-8859-5": charmap.ISO8859_5,
	"windows-1252": charmap.Windows1252, "iso-8859-1": charmap.Windows1252,
	"utf-16le":       unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
	"utf-16be":       unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
	"x-mac-cyrillic": charmap.MacintoshCyrillic,
}

func encode(t testing.TB, charset, text string) []byte {
	t.Helper()
	b, err := encodings[charset].NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatalf("encoding %.20q... as %s: %v", text, charset, err)
	}
	return b
}

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

// otherWritings are texts for which the tests of detection have no figures yet.
var otherWritings = []written{
	{"es", []string{"windows-1252", "utf-8"}, "Mañana por la mañana llegará el técnico para revisar la conexión del edificio. ¿Podría " +
		"usted avisar a los demás compañeros? También necesitamos el número de la habitación y la última versión del " +
		"catálogo, porque según la dirección aún faltan páginas. El año pasado comimos jamón y piñas en aquel jardín."},
	{"pl", []string{"windows-1250", "utf-8"}, "Dzień dobry, w załączniku przesyłam umowę i proszę o jej podpisanie do końca tygodnia. Jeśli " +
		"coś jest niejasne, chętnie odpowiem na każde pytanie. Pociąg odjeżdża o szóstej, więc spotkajmy się wcześniej przy " +
		"kasie. Później pójdziemy na łąkę, żeby zobaczyć źrebięta i posłuchać, jak śpiewają słowiki."},
	{"cs", []string{"windows-1250", "utf-8"}, "Dobrý den, zítra dopoledne přijede údržbář a opraví topení v přízemí. Prosíme všechny, aby " +
		"uklidili své věci z chodby. Účet za říjen jsme už zaplatili, další příjde koncem měsíce. Večer půjdeme na " +
		"procházku kolem řeky, děti si vezmou míč a babička upeče švestkový koláč s ořechy."},
	{"tr", []string{"windows-1254", "utf-8"}, "Sayın müşterimiz, siparişiniz bugün kargoya verildi ve üç gün içinde elinize ulaşacak. Eğer " +
		"paketi açtığınızda kırık bir şey görürseniz lütfen bize yazınız. Akşam yağmur yağdı, çocuklar pencereden dışarıyı " +
		"seyretti, dedem de şöminenin yanında eski bir türkü söyledi."},
	{"el", []string{"windows-1253", "utf-8"}, "Καλημέρα σας, σας στέλνουμε το τιμολόγιο του προηγούμενου μήνα και παρακαλούμε να το ελέγξετε. " +
		"Αν λείπει κάποια σελίδα, γράψτε μας ώστε να τη στείλουμε ξανά. Το βράδυ περπατήσαμε δίπλα στη θάλασσα, φάγαμε " +
		"φρέσκο ψάρι και ακούσαμε παλιά τραγούδια μέχρι αργά."},
	{"pt", []string{"windows-1252", "utf-8"}, "Bom dia, não conseguimos abrir o ficheiro que o senhor enviou ontem à noite. Será possível " +
		"mandá-lo outra vez noutra versão? A reunião começa às três e ninguém tem as informações. No verão passado fomos à " +
		"praia, comemos pão com atum e os avós contaram histórias até à meia-noite."},
	{"vi", []string{"utf-8"}, "Chào anh, em gửi lại bảng báo giá như đã hẹn hôm qua. Nếu anh thấy chỗ nào chưa rõ thì cứ gọi cho em " +
		"trước buổi chiều. Cuối tuần cả nhà lên núi, trời mát, bọn trẻ chạy khắp nơi và ăn hết cả nồi cơm mà bà nấu."},
	{"sv", []string{"windows-1252", "utf-8"}, "Hej, på måndag åker vi till fjällen och därför är kontoret stängt hela veckan. Frågor om " +
		"räkningar går att ställa i förväg. Förra året såg vi älgar vid sjön, kokade kaffe över öppen eld och sov gott."},
	{"he", []string{"windows-1255", "utf-8"}, "שלום רב, אני שולח שוב את ההצעה שביקשתם בשבוע שעבר. אם הקובץ לא נפתח, אנא כתבו לי ואשלח אותו בדרך " +
		"אחרת. בערב ישבנו בגינה, אכלנו ענבים ודיברנו על הטיול לצפון."},
	{"ar", []string{"windows-1256", "utf-8"}, "صباح الخير، نرسل لكم العرض مرة أخرى كما طلبتم في الأسبوع الماضي. إذا لم يفتح الملف فاكتبوا لنا وسنرسله " +
		"بطريقة أخرى. في المساء جلسنا في الحديقة وأكلنا العنب وتحدثنا عن السفر."},
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

// encodingNamed is what the tests write a charset with.
func encodingNamed(charset string) encoding.Encoding {
	if e := encodings[charset]; e != nil {
		return e
	}
	return codePage(charset)
}

func encode(t testing.TB, charset, text string) []byte {
	t.Helper()
	b, err := encodings[charset].NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatalf("encoding %.20q... as %s: %v", text, charset, err)
	}
	return b
}

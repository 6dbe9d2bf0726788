package charset

import (
	"strings"
	"testing"
)

// neighbours are letters of languages whose charsets of single bytes are often taken for one another.
var neighbours = []struct{ chains, text string }{
	{"windows-1254>windows-1252", "Sayın müşterimiz, siparişiniz bugün kargoya verildi ve yarın öğleden sonra adresinize ulaşacağı düşünülüyor. " +
		"Sorularınız için bize yazabilirsiniz, görüşmek üzere."},
	{"windows-1257>windows-1252 windows-1257>windows-1250 windows-1257>windows-1251", "Laba diena, siunčiame jums pataisytą sutartį ir sąskaitą " +
		"už praėjusį mėnesį. Prašome peržiūrėti ją šiandien ir pranešti, jei ko nors trūksta. Ačiū už jūsų kantrybę."},
	{"windows-1257>windows-1252 windows-1257>windows-1251", "Labdien, nosūtām jums izlaboto līgumu un rēķinu par iepriekšējo mēnesi. " +
		"Lūdzu, pārskatiet to šodien un dariet mums zināmu, ja kaut kā trūkst. Paldies, ka gaidījāt, ņemiet vērā arī pielikumus."},
	{"iso-8859-2>windows-1252 iso-8859-2>koi8-r windows-1250>windows-1251", "Dzień dobry, przesyłam poprawioną umowę oraz fakturę za zeszły " +
		"miesiąc. Proszę sprawdzić ją jeszcze dziś i dać znać, jeśli czegoś brakuje. Dziękuję za cierpliwość."},
	{"windows-1250>windows-1252 iso-8859-2>windows-1252 windows-1250>koi8-r", "Dobrý den, posílám opravenou smlouvu a účet za minulý měsíc. " +
		"Prohlédněte si ji prosím ještě dnes a napište, jestli něco chybí. Děkuji za trpělivost, přeji hezký večer."},
	{"windows-1250>windows-1252 windows-1250>windows-1251", "Bună ziua, vă trimit contractul corectat şi factura pentru luna trecută. " +
		"Vă rog să le verificaţi astăzi şi să îmi spuneţi dacă lipseşte ceva. Mulţumesc pentru răbdare."},
	{"koi8-u>windows-1252 koi8-u>windows-1251 koi8-u>windows-1250", "Доброго дня, надсилаю вам виправлену угоду і рахунок за минулий місяць. " +
		"Перегляньте їх, будь ласка, сьогодні й повідомте, якщо чогось бракує. Її ціна є в додатку."},
	{"iso-8859-5>windows-1252 iso-8859-5>windows-1251", "Добар дан, шаљем вам исправљен уговор и рачун за прошли месец. Молим вас да их данас " +
		"прегледате и јавите ако нешто недостаје. Хвала на стрпљењу."},
	{"windows-1252>koi8-r windows-1252>windows-1251 ibm850>windows-1252 macintosh>windows-1252", "Für die geänderten Verträge möchten wir uns herzlich bedanken; die Prüfung läuft, und wir " +
		"hören später wieder voneinander. Mit freundlichen Grüßen"},
	{"windows-1252>koi8-r windows-1252>windows-1251", "Bonjour, voici le contrat modifié et la facture du mois passé. Merci de les vérifier " +
		"très bientôt et de nous prévenir si quelque chose a été oublié ; à demain, peut-être."},
	{"utf-8>windows-1252 utf-8>koi8-r utf-8>ibm437", "Bộ phận Kế toán - Hành chính: đề nghị Quý vị kiểm tra lại hợp đồng, " +
		"hóa đơn và gửi xác nhận trước thứ Sáu."},
}

// TestUndoSingleBytes undoes readings in a charset of single bytes of what was in another one, of texts as long as a short letter.
func TestUndoSingleBytes(t *testing.T) {
	for _, w := range neighbours {
		for chain := range strings.FieldsSeq(w.chains) {
			bad, ok := garble(w.text, chain)
			if !ok {
				t.Errorf("%s loses something of %q", chain, w.text)
				continue
			}
			if r, ok := Undo(bad); !ok || r.Text != w.text || r.Chain != chain {
				t.Errorf("%s: %q (%s) from %q", chain, r.Text, r.Chain, bad)
			}
		}
		if r, ok := Undo(w.text); ok {
			t.Errorf("%q became %q by %s", w.text, r.Text, r.Chain)
		}
	}
}

// TestLookalikesAreLeftAlone leaves words in which letters of another script stand for Latin ones, and words of several languages.
func TestLookalikesAreLeftAlone(t *testing.T) {
	for _, text := range []string{"Yоur аccоunt hаs bееn suspеndеd, plеаsе lоg in", "Bitсоin wаllеt: раymеnt оf 1500 usd, dо nоt ignоrе",
		"α-helix and β-sheet of the protein", "Кб: 10 Mб, Гb", "ce'nin sadece sözcüğü - Lýðveldið Ísland, Curaçao", "Bjørn, Zoë, Þór, Iñaki, Müller & Łukasz",
		"Norvegų bokmål, tajų, danų gestų, soninkių, ispanų gestų, lezginų, zulų, asamų"} {
		if r, ok := Undo(text); ok {
			t.Errorf("%q became %q by %s", text, r.Text, r.Chain)
		}
	}
}

// TestLabelOfOneLanguageHolds keeps a label under which the words are of one language but for a foreign one.
func TestLabelOfOneLanguageHolds(t *testing.T) {
	for _, w := range []struct{ charset, text string }{
		{"windows-1257", "Norvegų bokmål, Tajų, Danų gestų kalba, Soninkių, Ispanų gestų kalba, Lezginų, Zulų, Asamų"},
		{"windows-1257", "tšatši, tšuugi, vanapõhja, tšiapaneegi, šveitsisaksa, šaieeni, aserbaidžaani, šona, gudžarati, njandža, himatšali"},
	} {
		b, ok := written8bit(w.text, w.charset)
		if r := Read(b, w.charset); !ok || r.Verdict != Fits || r.Text != w.text {
			t.Errorf("%s: %v %v %q", w.charset, ok, r.Verdict, r.Text)
		}
	}
}

package sample

// Written is a text of a language, and the charsets in which mail in it is written. They are spelled as the
// Encoding Standard does.
type Written struct {
	Language string
	Charsets []string
	Text     string
}

// The charsets of groups of languages.
var (
	western  = []string{"windows-1252", "utf-8"}
	central  = []string{"windows-1250", "iso-8859-2", "utf-8"}
	cyrillic = []string{"windows-1251", "koi8-r", "iso-8859-5", "utf-8"}
)

// Texts gives letters in many languages.
func Texts() []Written {
	return []Written{
		{"Chinese, simplified", []string{"gbk", "gb18030", "utf-8"}, "您好，您上个月订购的两台打印机已经到货，仓库今天下午发出，预计后天上午送到贵公司。" +
			"请安排人签收，并在送货单上盖章。发票随货一起寄出，如果抬头需要修改，请在本周五以前告诉我们。祝工作顺利！"},
		{"Chinese, traditional", []string{"big5", "utf-8"}, "您好，您上個月訂購的兩臺印表機已經到貨，倉庫今天下午寄出，預計後天上午送到貴公司。" +
			"請安排人員簽收，並在送貨單上蓋章。發票隨貨一起寄出，如果抬頭需要修改，請在本週五以前告訴我們。祝工作順利！"},
		{"Japanese", []string{"shift_jis", "euc-jp", "iso-2022-jp", "utf-8"}, "先月ご注文いただいたプリンター二台が入荷いたしました。本日の午後に倉庫から発送し、" +
			"明後日の午前中にお届けする予定です。受け取りのサインをお願いいたします。請求書は商品に同封しておりますので、宛名の変更が必要な場合は金曜日までにお知らせください。"},
		{"Korean", []string{"euc-kr", "utf-8"}, "지난달에 주문하신 프린터 두 대가 입고되었습니다. 오늘 오후에 창고에서 출발하여 모레 오전에 도착할 예정입니다. " +
			"받으실 분을 정해 주시고 서명을 부탁드립니다. 계산서는 물건과 함께 보내 드리며, 수정이 필요하면 금요일까지 알려 주십시오."},
		{"Russian", cyrillic, "Добрый день! Два принтера, которые вы заказали в прошлом месяце, поступили на склад. Сегодня вечером мы их отправим, " +
			"и послезавтра утром они будут у вас. Просим назначить человека, который распишется в получении. Счёт приложен к посылке."},
		{"Ukrainian", []string{"windows-1251", "koi8-u", "utf-8"}, "Добрий день! Два принтери, які ви замовили минулого місяця, надійшли на склад. " +
			"Сьогодні ввечері ми їх відправимо, і післязавтра вранці вони будуть у вас. Рахунок їде разом із посилкою, її вага близько десяти кілограмів."},
		{"Bulgarian", []string{"windows-1251", "utf-8"}, "Добър ден! Двата принтера, които поръчахте миналия месец, пристигнаха в склада. " +
			"Тази вечер ще ги изпратим и вдругиден сутринта ще бъдат при вас. Моля, определете човек, който да се подпише за получаването."},
		{"Greek", []string{"windows-1253", "utf-8"}, "Οι δύο εκτυπωτές που παραγγείλατε τον περασμένο μήνα έφτασαν στην αποθήκη. Θα σταλούν σήμερα το " +
			"απόγευμα και θα είναι μεθαύριο το πρωί στο γραφείο σας. Παρακαλούμε να υπάρχει κάποιος για να υπογράψει την παραλαβή."},
		{"Hebrew", []string{"windows-1255", "utf-8"}, "שתי המדפסות שהזמנתם בחודש שעבר הגיעו למחסן. נשלח אותן היום אחר הצהריים והן יגיעו אליכם מחרתיים בבוקר. " +
			"בבקשה דאגו שמישהו יהיה במשרד ויחתום על הקבלה. החשבונית נמצאת בתוך החבילה."},
		{"Arabic", []string{"windows-1256", "utf-8"}, "وصلت الطابعتان اللتان طلبتموهما في الشهر الماضي إلى المستودع. سنرسلهما اليوم بعد الظهر وستكونان عندكم " +
			"صباح بعد غد. نرجو أن يكون في المكتب من يوقع على الاستلام. الفاتورة موجودة داخل الطرد."},
		{"Thai", []string{"windows-874", "utf-8"}, "เครื่องพิมพ์สองเครื่องที่ท่านสั่งซื้อเมื่อเดือนที่แล้วมาถึงคลังสินค้าแล้ว เราจะจัดส่งในบ่ายวันนี้ และจะถึงสำนักงานของท่าน" +
			"ในเช้าวันมะรืนนี้ กรุณาจัดให้มีผู้ลงชื่อรับสินค้า ใบกำกับสินค้าอยู่ในกล่อง"},
		{"Turkish", []string{"windows-1254", "utf-8"}, "Geçen ay sipariş ettiğiniz iki yazıcı depomuza ulaştı. Bugün öğleden sonra yola çıkacak ve öbür gün " +
			"sabah ofisinizde olacak. Lütfen teslim almak için imza atacak birini görevlendirin. Fatura kutunun içindedir, iyi çalışmalar dileriz."},
		{"Polish", central, "Dwie drukarki, które zamówili Państwo w zeszłym miesiącu, dotarły do magazynu. Dziś po południu je wyślemy i pojutrze rano " +
			"będą u Państwa. Prosimy, żeby ktoś potwierdził odbiór podpisem. Fakturę znajdą Państwo w środku, jeżeli coś się nie zgadza, proszę dać znać."},
		{"Czech", central, "Dvě tiskárny, které jste si objednali minulý měsíc, dorazily do skladu. Odešleme je dnes odpoledne a pozítří ráno budou u vás. " +
			"Zajistěte prosím někoho, kdo převzetí podepíše. Fakturu najdete uvnitř, případné změny nám sdělte nejpozději v pátek."},
		{"Hungarian", central, "A múlt hónapban rendelt két nyomtató megérkezett a raktárba. Ma délután útnak indítjuk őket, és holnapután reggel " +
			"megérkeznek Önökhöz. Kérjük, gondoskodjanak arról, hogy valaki aláírja az átvételt. A számlát a dobozban találják, köszönjük a türelmüket."},
		{"German", western, "Die beiden Drucker, die Sie im letzten Monat bestellt haben, sind im Lager eingetroffen. Wir schicken sie heute Nachmittag los, " +
			"und übermorgen früh sind sie bei Ihnen. Bitte sorgen Sie dafür, dass jemand den Empfang bestätigt. Die Rechnung liegt im größeren Paket."},
		{"French", western, "Les deux imprimantes que vous avez commandées le mois dernier sont arrivées à l'entrepôt. Elles partent cet après-midi et " +
			"seront chez vous après-demain matin. Veuillez prévoir quelqu'un pour signer le reçu. La facture est jointe au colis, à bientôt !"},
		{"Spanish", western, "Las dos impresoras que pidió el mes pasado ya están en el almacén. Saldrán hoy por la tarde y llegarán pasado mañana a su " +
			"oficina. Le rogamos que alguien firme la recepción. La factura está dentro de la caja más pequeña, ¿necesita usted alguna cosa más?"},
		{"Portuguese", western, "As duas impressoras que encomendou no mês passado já chegaram ao armazém. Saem hoje à tarde e estarão no seu escritório " +
			"depois de amanhã de manhã. Pedimos que alguém assine a recepção. A fatura está na caixa; se não estiver correta, avise-nos até sexta."},
		{"Italian", western, "Le due stampanti che ha ordinato il mese scorso sono arrivate in magazzino. Partiranno oggi pomeriggio e dopodomani mattina " +
			"saranno da voi, perché il corriere è puntuale. La fattura è nella scatola più piccola; così può già verificare la quantità."},
		{"Swedish", western, "De två skrivarna som ni beställde förra månaden har kommit till lagret. Vi skickar dem i eftermiddag och de är hos er i övermorgon " +
			"på morgonen. Se till att någon kan kvittera. Fakturan ligger i lådan, hör av er om något är fel så ändrar vi det."},
		{"Danish", western, "De to printere, som I bestilte i sidste måned, er kommet på lager. Vi sender dem i eftermiddag, og de er hos jer i overmorgen " +
			"tidligt på dagen. Sørg for, at nogen kan kvittere for modtagelsen. Fakturaen ligger i æsken, så I kan kontrollere beløbet."},
		{"Finnish", western, "Viime kuussa tilaamanne kaksi tulostinta ovat saapuneet varastoon. Lähetämme ne tänään iltapäivällä, ja ne ovat teillä " +
			"ylihuomenna aamulla. Pyydämme, että joku kuittaa lähetyksen. Lasku on pienemmässä laatikossa, hyvää työpäivää!"},
		{"Vietnamese", []string{"windows-1258", "utf-8"}, "Hai máy in mà quý khách đặt tháng trước đã về đến kho. Chiều nay chúng tôi sẽ gửi đi và sáng ngày kia " +
			"hàng sẽ đến văn phòng của quý khách. Xin vui lòng cử người ký nhận. Hóa đơn nằm trong thùng hàng."},
	}
}

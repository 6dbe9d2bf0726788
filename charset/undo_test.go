package charset

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestUndoMends are texts that mail carries, each garbled in its own way.
func TestUndoMends(t *testing.T) {
	for _, c := range []struct{ given, want, chain string }{
		{"Le conseil a votÃ© hier.", "Le conseil a voté hier.", "utf-8>windows-1252"},
		{"It isnâ€™t ready; weâ€™ll call.", "It isn’t ready; we’ll call.", "utf-8>windows-1252"},
		{"Itâ\u0080\u0099s ready", "It’s ready", "utf-8>windows-1252"},
		{"voilÃ  deux fois", "voilà deux fois", "utf-8>windows-1252"},
		{"caf√© cr√®me √† la maison", "café crème à la maison", "utf-8>macintosh"},
		{"NapĂ\u00adĹˇte mi prosĂ\u00adm", "Napíšte mi prosím", "utf-8>windows-1250"},
		{"╨┐╨╛╤ç╤é╨░ ╨╜╨╡ ╤Ç╨░╨▒╨╛╤é╨░╨╡╤é", "почта не работает", "utf-8>ibm437"},
		{"РїРѕС‡С‚Р° РЅРµ СЂР°Р±РѕС‚Р°РµС‚", "почта не работает", "utf-8>windows-1251"},
		{"ðŸ˜€ hello", "😀 hello", "utf-8>windows-1252"},
		{"í\u00a0½í¸\u0080 hello", "😀 hello", "utf-8>windows-1252"},
		{"ÄúºÃ£¬Çë²éÊÕ¸½¼þ¡£", "您好，请查收附件。", "gbk>windows-1252"},
		{"±z¦n¡A½Ð¬d¦¬ªþ¥ó¡C", "您好，請查收附件。", "big5>windows-1252"},
		{"鎮ㄥソ锛岃�锋煡鏀堕檮浠躲��", "您好，�查收附件�", "utf-8>gbk"},
		{"救崇窍技夸. 抄 促矫 焊郴 靛赋聪促", "안녕하세요. 난 다시 보내 드립니다", "euc-kr>gbk"},
		{"偍悽榖偵側偭偰偍傝傑偡丅", "お世話になっております。", "shift_jis>gbk"},
		{"fÃƒÂ¼r die SchlÃƒÂ¼ssel", "für die Schlüssel", "utf-8>windows-1252>utf-8>windows-1252"},
		{"the price is 10 â‚¬ or ÂŁ 8", "", ""},
		{"\u0093quoted\u0094 text", "“quoted” text", "windows-1252>iso-8859-1"},
		{"â€œHello thereâ€?, she said", "“Hello there�, she said", "utf-8>windows-1252"},
		{czechInWest, czech, "windows-1250>windows-1252"},
	} {
		r, ok := Undo(c.given)
		if c.chain == "" {
			continue
		}
		if !ok || r.Chain != c.chain || c.want != "" && r.Text != c.want {
			t.Errorf("%q: %v %q by %s, want %q by %s", c.given, ok, r.Text, r.Chain, c.want, c.chain)
		}
	}
}

// Czech is told from letters of Western Europe by a few lines of it.
const (
	czech = "Dobrý den, zítra dopoledne přijede údržbář a opraví topení v přízemí. Prosíme všechny, aby uklidili své " +
		"věci z chodby. Účet za říjen jsme už zaplatili, další příjde koncem měsíce. Večer půjdeme na procházku kolem řeky."
	czechInWest = "Dobrý den, zítra dopoledne pøijede údržbáø a opraví topení v pøízemí. Prosíme všechny, aby uklidili své " +
		"vìci z chodby. Úèet za øíjen jsme už zaplatili, další pøíjde koncem mìsíce. Veèer pùjdeme na procházku kolem øeky."
)

// TestUndoLeavesAlone are sound texts that look a little like garbled ones.
func TestUndoLeavesAlone(t *testing.T) {
	for _, text := range []string{
		"", "plain", "é", "Ã", "Ã©", "CAFÉ® and É’s", "SÃO PAULO Ã", "naïve façade — “quoted” …", "5×£3 ± ½ µm ≤ 2°",
		"∑ (xᵢ − x̄)² ⇒ σ² ∈ ℝ; ∀ε>0 ∃δ", "Þú ert góð, æði og ölvuð; ýta því", "Tiếng Việt có nhiều dấu thanh",
		"¿Qué? ¡Ñandú! «Là» où ça", "ZAŻÓŁĆ GĘŚLĄ JAŹŃ", "Ελλάδα ΕΛΛΆΔΑ", "👩\u200d👩\u200d👧 😀 ✓ ★", "────┐ │ └──┘ ░▒▓",
		"The mail shows é as Ã© and – as â€“ in the list.", "联通", "锟斤拷", "\u00a0\u00a0\u00a0text\u00a0\u00a0", "‐‐‐‐‐‐‐ Original ‐‐‐‐‐‐‐",
		"Name……………… Age…………… Line…………", "ДЕТСКИЕ КНИГИ. АУДИО", "áóúäöüß", "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ", "東京都千代田区永田町一丁目",
		"魑魅魍魎饕餮貔貅", "ㄅㄆㄇㄈ 한글 漢字 かな", "ｱｲｳｴｵ ﾃｽﾄ", "½ÄÖÜ", "Ā Ē Ī Ō Ū ā ē ī ō ū", "ПоздравЂаво",
		"Le père de Tomáš Dvořák et sa mère, là-bas à Brno, où Aneta Žižková était très fière de son frère.",
		"Søren og Jørgen fra Aalborg besøgte Miloš og Božena i Praha, før de tog videre på ferie.",
	} {
		if r, ok := Undo(text); ok {
			t.Errorf("%q became %q by %s", text, r.Text, r.Chain)
		}
	}
}

// TestUndoStaysInItsPlace repairs one line and leaves the others.
func TestUndoStaysInItsPlace(t *testing.T) {
	text := "Réponse à votre demande :\n> DÃ©but de la rÃ©union Ã  neuf heures, aprÃ¨s le cafÃ©.\nÀ bientôt, Zoë\n"
	r, ok := Undo(text)
	want := "Réponse à votre demande :\n> Début de la réunion à neuf heures, après le café.\nÀ bientôt, Zoë\n"
	if !ok || r.Text != want || len(r.Spans) != 1 {
		t.Fatalf("%v %+v", ok, r)
	}
	if got := text[r.Spans[0].Start:r.Spans[0].End]; !strings.HasPrefix(got, "> DÃ©but") {
		t.Errorf("%q", got)
	}
}

func FuzzUndo(f *testing.F) {
	for _, s := range []string{"caf\u00c3\u00a9", "鎮ㄥソ锛", "ÄúºÃ£¬", "\u0085\u0094", "â€�", "$B$3$s(B", "{DzC{}", "锟斤拷????", "pRIWET", "\xff"} {
		f.Add(s)
	}
	for _, chain := range []string{"utf-8>gbk", "utf-8>windows-1252", "gbk>windows-1252"} {
		if bad, ok := garble(writings[0].text, chain); ok {
			f.Add(bad)
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, ok := Undo(s)
		if again, _ := Undo(s); again.Text != r.Text || again.Chain != r.Chain {
			t.Fatal("two answers")
		}
		if ok && (!utf8.ValidString(r.Text) || r.Depth < 1 || r.Depth > maxDepth || r.Text == s) {
			t.Errorf("%q became %+v", s, r)
		}
		for _, p := range r.Spans {
			if p.Start < 0 || p.Start >= p.End || p.End > len(s) {
				t.Errorf("span %v of %d bytes", p, len(s))
			}
		}
		if !utf8.ValidString(s) {
			return
		}
		e, _ := RestoreEscapes(s)
		h, _ := RestoreHighBit(s)
		a, _, _, _ := Realign(s)
		if !utf8.ValidString(e.Text + h.Text + a) {
			t.Errorf("%q: %q %q %q", s, e.Text, h.Text, a)
		}
		if l := Losses(s, true); l.Kind != "" && (l.Count < 1 || l.First < 0 || l.First >= len(s)) {
			t.Errorf("%q: %+v", s, l)
		}
	})
}

func BenchmarkUndo(b *testing.B) {
	bad, _ := garble(strings.Repeat(writings[0].text, 200), "utf-8>windows-1252")
	for _, c := range []struct{ name, text string }{
		{"ascii", strings.Repeat("A line of plain text as most mail has it.\r\n", 25000)},
		{"german", strings.Repeat(writings[5].text+"\n", 3000)},
		{"chinese", strings.Repeat(writings[0].text+"\n", 2000)},
		{"russian", strings.Repeat(writings[4].text+"\n", 2000)},
		{"garbled", bad},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			for b.Loop() {
				Undo(c.text)
				Losses(c.text, false)
				RestoreEscapes(c.text)
				RestoreHighBit(c.text)
			}
		})
	}
}

// What is called sound is left alone by all that looks for the contrary.
func TestSoundTextsAreLeftAlone(t *testing.T) {
	sound := 0
	for _, w := range undoWritings() {
		for _, s := range snippets(w.text, 24) {
			texts := []string{s}
			for _, chain := range chainsFor(w.language) {
				if bad, ok := garble(s, chain); ok {
					texts = append(texts, bad)
				}
			}
			for _, text := range texts {
				if !Sound(text) {
					continue
				}
				sound++
				if r, ok := Undo(text); ok {
					t.Errorf("%q: undone to %q", text, r.Text)
				}
				if mended, _, _, ok := Realign(text); ok {
					t.Errorf("%q: aligned to %q", text, mended)
				}
			}
		}
	}
	if sound < 50 {
		t.Errorf("only %d texts are sound", sound)
	}
}

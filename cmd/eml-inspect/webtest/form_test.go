package webtest

import (
	"encoding/base64"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"

	"github.com/eml-inspect/eml-inspect/cmd/eml-inspect/web"
)

// message gives a message of package analyze, as a file under a name.
func (b *tab) message(name, as string) string {
	b.Helper()
	data, err := os.ReadFile(testdata + name + ".eml")
	b.must(err)
	path := filepath.Join(b.TempDir(), as)
	b.must(os.WriteFile(path, data, 0o600))
	return path
}

// seen gives the text of the page that a person sees.
func (b *tab) seen() string {
	b.Helper()
	return value[string](b, `document.body.innerText`)
}

// shows reports what of some texts a person does not see.
func (b *tab) shows(texts ...string) {
	b.Helper()
	seen := b.seen()
	for _, text := range texts {
		if !strings.Contains(seen, text) {
			b.Errorf("the page does not show %q but %.500q", text, seen)
		}
	}
}

func TestUpload(t *testing.T) {
	b := open(t, nil)
	if status := b.upload("en", b.message("route-greylist", "三月 报告.eml"), b.message("bounce", "bounce.eml")); status != 200 {
		t.Errorf("status %d", status)
	}
	b.shows("三月 报告.eml", "Who acts", "What to do", "28 min 22 s", "bounce.eml", "Ready to send")
	if strings.Contains(b.seen(), "由谁处理") {
		t.Error("both languages are shown at once")
	}
	b.do(chromedp.Click(chromedp.CSS("label[for=lang-zh]")))
	b.shows("三月 报告.eml", "由谁处理", "处理办法", "28 分钟 22 秒", "可直接发送的答复")
	b.quiet()
}

// TestLanguageIsThatOfTheBrowser holds that a form sent in Chinese is answered in Chinese.
func TestLanguageStays(t *testing.T) {
	b := open(t, nil)
	b.form("en")
	b.do(chromedp.Click(chromedp.CSS("label[for=lang-zh]")), chromedp.SetUploadFiles(chromedp.ID("file"), []string{b.message("bounce", "a.eml")}))
	b.submit()
	if lang := value[string](b, `document.documentElement.lang`); lang != "zh-Hans" {
		t.Errorf("the answer is in %s", lang)
	}
	b.quiet()
}

// TestDrop drops a file on the page, as a mouse does.
func TestDrop(t *testing.T) {
	b := open(t, nil)
	b.form("en")
	data, err := os.ReadFile(testdata + "attach-tnef.eml")
	b.must(err)
	value[bool](b, `(() => {
		const bytes = Uint8Array.from(atob("`+base64.StdEncoding.EncodeToString(data)+`"), c => c.charCodeAt(0));
		const transfer = new DataTransfer();
		transfer.items.add(new File([bytes], "合同.eml"));
		document.body.dispatchEvent(new DragEvent("dragenter", {dataTransfer: transfer, bubbles: true}));
		const marked = document.querySelector(".drop").classList.contains("over");
		document.body.dispatchEvent(new DragEvent("drop", {dataTransfer: transfer, bubbles: true, cancelable: true}));
		return marked;
	})()`)
	b.submit()
	b.shows("合同.eml", "winmail.dat", "prices.txt")
	b.quiet()
}

func TestPaste(t *testing.T) {
	b := open(t, nil)
	data, err := os.ReadFile(testdata + "route-delay.eml")
	b.must(err)
	for text, want := range map[string]string{string(data): "Route", "550 5.1.1 user unknown": "550", "???": "not known"} {
		b.form("en")
		quoted, err := json.Marshal(text)
		b.must(err)
		value[string](b, `document.querySelector("#text").value = `+string(quoted))
		b.submit()
		b.shows(want)
	}
	b.quiet()
}

// TestKeyboard fills in the form without a mouse.
func TestKeyboard(t *testing.T) {
	b := open(t, nil)
	b.form("en")
	var way []string
	for range 12 {
		b.do(chromedp.KeyEvent("\t"))
		at := value[string](b, `document.activeElement.id || document.activeElement.tagName`)
		way = append(way, at)
		if at == "text" {
			b.do(chromedp.KeyEvent("552 5.2.2 mailbox full"))
		}
		if at == "BUTTON" {
			answer, err := chromedp.RunResponse(b.ctx, chromedp.KeyEvent("\r"))
			b.must(err)
			if answer.Status != 200 {
				t.Errorf("status %d", answer.Status)
			}
			b.shows("552")
			return
		}
	}
	t.Errorf("the button is not reached by the keyboard: %v", way)
}

func TestCopy(t *testing.T) {
	b := open(t, nil)
	for _, name := range []string{"clipboard-read", "clipboard-write"} {
		_, err := chromedp.CallBrowser(b.ctx, browser.SetPermission, browser.SetPermissionParams{
			Permission: &browser.PermissionDescriptor{Name: name}, Setting: browser.PermissionSettingGranted})
		b.must(err)
	}
	b.upload("en", b.message("route-greylist", "late.eml"))
	b.do(chromedp.Click(chromedp.CSS(".en .letter button")))
	value[bool](b, `new Promise(done => setTimeout(() => done(true), 200))`)
	got, want := value[string](b, `navigator.clipboard.readText()`), value[string](b, `document.querySelector(".en .letter pre").textContent`)
	if got != want || !strings.HasPrefix(got, "Hello,") {
		t.Errorf("copied is %q", got)
	}
	b.shows("Copied")
}

// TestPlacesLeadToTheHeader holds that the header opens where a finding points at it.
func TestPlacesLeadToTheHeader(t *testing.T) {
	b := open(t, nil)
	b.upload("en", b.message("route-greylist", "late.eml"))
	b.do(chromedp.Click(chromedp.CSS(".en .places a")))
	const visible = `(() => { const m = document.querySelector(location.hash); const r = m.getBoundingClientRect(); return m.closest("details").open && r.top >= 0 && r.bottom <= innerHeight; })()`
	if !value[bool](b, visible) {
		t.Error("the place is not seen")
	}
	b.quiet()
}

func TestTooLarge(t *testing.T) {
	b := open(t, func(c *web.Config) { c.MaxSize = 1 << 20 })
	path := filepath.Join(t.TempDir(), "large.eml")
	b.must(os.WriteFile(path, []byte(strings.Repeat("x", 3<<20)), 0o600))
	if status := b.upload("en", path); status != 413 {
		t.Errorf("status %d", status)
	}
	b.shows("larger than is taken here")
}

func TestDownload(t *testing.T) {
	b := open(t, nil)
	folder := t.TempDir()
	_, err := chromedp.CallBrowser(b.ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
		Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: folder})
	b.must(err)
	b.upload("en", b.message("attach-tnef", "a.eml"))
	if value[int](b, `document.querySelectorAll(".en a[download]").length`) == 0 {
		t.Skip("nothing is offered")
	}
	b.do(chromedp.Click(chromedp.CSS(".en tr:nth-child(2) a[download]")))
	for range 50 {
		if data, err := os.ReadFile(filepath.Join(folder, "合同.pdf")); err == nil && len(data) == 559 {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	list, _ := os.ReadDir(folder)
	t.Errorf("in the folder is %v", list)
}

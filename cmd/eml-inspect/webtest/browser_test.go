package webtest

import (
	"context"
	"net/http/httptest"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"github.com/eml-inspect/eml-inspect/cmd/eml-inspect/web"
)

// testdata is where the messages of package analyze are.
const testdata = "../../../analyze/testdata/"

// tab is a tab of a browser, with the form to look at.
type tab struct {
	*testing.T
	ctx context.Context
	url string

	mu     sync.Mutex
	alarms []string // requests to others, dialogs, and what the browser complains of
}

// open starts the form and a browser for it. The test ends here where there is no browser.
func open(t *testing.T, change func(*web.Config)) *tab {
	t.Helper()
	path := chromium(t)
	c := web.Defaults()
	c.Rate = 0
	if change != nil {
		change(&c)
	}
	server := httptest.NewServer(web.New(c))
	t.Cleanup(server.Close)
	ctx, cancel := chromedp.NewContext(t.Context(), chromedp.WithAllocatorOptions(chromedp.ExecPath(path),
		chromedp.NoSandbox, chromedp.Flag("disable-dev-shm-usage", true)))
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	b := &tab{T: t, ctx: ctx, url: server.URL}
	b.must(chromedp.Listen(ctx, b.watch))
	call(b, network.Enable, network.EnableParams{})
	call(b, cdplog.Enable, cdp.Empty{})
	b.look(1280, false)
	return b
}

// chromium finds a browser.
func chromium(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("short tests start no browser")
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skip("there is no Chromium in the path; apt-get install chromium")
	return ""
}

// watch notes what no page of ours may do.
func (b *tab) watch(event any) {
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, b.url) && !strings.HasPrefix(e.Request.URL, "file:///") {
			b.alarm("asks for " + e.Request.URL)
		}
	case *page.EventJavascriptDialogOpening:
		b.alarm("opens a dialog: " + e.Message)
	case *cdplog.EventEntryAdded:
		b.alarm(string(e.Entry.Level) + ": " + e.Entry.Text)
	}
}

func (b *tab) alarm(text string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.alarms = append(b.alarms, text)
}

// quiet reports what the page did that it may not.
func (b *tab) quiet() {
	b.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, alarm := range b.alarms {
		b.Errorf("the page %s", alarm)
	}
	b.alarms = nil
}

// look sets the width of the window, in CSS pixels, and the colours that the reader prefers.
func (b *tab) look(width int64, dark bool) {
	b.Helper()
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}})
	b.do(chromedp.EmulateViewport(width, 900))
}

// call runs a command of the browser's protocol.
func call[P, R any](b *tab, command cdp.Command[P, R], params P) {
	b.Helper()
	_, err := chromedp.Call(b.ctx, command, params)
	b.must(err)
}

// do runs steps.
func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	b.must(chromedp.Do(b.ctx, steps...))
}

// value runs an expression in the page and gives what it comes to.
func value[T any](b *tab, expression string) T {
	b.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	b.must(err)
	return v
}

// form opens the form in a language.
func (b *tab) form(lang string) {
	b.Helper()
	b.do(chromedp.Navigate(b.url + "/?lang=" + lang))
}

// submit sends the form and gives the status of the answer.
func (b *tab) submit() int64 {
	b.Helper()
	answer, err := chromedp.RunResponse(b.ctx, chromedp.Click(chromedp.CSS("#upload button")))
	b.must(err)
	return answer.Status
}

// upload opens the form and sends files with it.
func (b *tab) upload(lang string, files ...string) int64 {
	b.Helper()
	b.form(lang)
	b.do(chromedp.SetUploadFiles(chromedp.ID("file"), files))
	return b.submit()
}

// wide says by how many pixels the page is wider than the window.
func (b *tab) wide() int {
	b.Helper()
	return value[int](b, `document.documentElement.scrollWidth - document.documentElement.clientWidth`)
}

func (b *tab) must(err error) {
	if err != nil {
		b.Helper()
		b.Fatal(err)
	}
}

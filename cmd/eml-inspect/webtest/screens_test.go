package webtest

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// reports are messages whose reports have little in common: late, unsigned, garbled, locked up, bounced, sound.
func reports(t *testing.T) map[string]string {
	list := map[string]string{}
	for _, name := range []string{"route-greylist", "auth-dkim-body-changed", "text-double-encoded", "attach-tnef", "bounce", "healthy"} {
		path, err := filepath.Abs(testdata + name + ".eml")
		if err != nil {
			t.Fatal(err)
		}
		list[name] = path
	}
	return list
}

// TestScreens holds that no page is wider than the window it stands in. With a folder in the flag it writes
// pictures of the pages, to look at.
func TestScreens(t *testing.T) {
	folder := flag.Lookup("screens").Value.String()
	b := open(t, nil)
	for _, lang := range []string{"en", "zh"} {
		b.form(lang)
		b.pictures(folder, "form-"+lang)
		for name, path := range reports(t) {
			if status := b.upload(lang, path); status != 200 {
				t.Fatalf("%s: status %d", name, status)
			}
			b.pictures(folder, name+"-"+lang)
		}
	}
	b.quiet()
}

// pictures looks at a page on a desk and on a telephone, by day and by night.
func (b *tab) pictures(folder, name string) {
	b.Helper()
	for _, width := range []int64{1280, 390, 320} {
		for _, dark := range []bool{false, true} {
			b.look(width, dark)
			if over := b.wide(); over > 0 {
				b.Errorf("%s is %d pixels wider than a window of %d", name, over, width)
			}
			if folder == "" || width == 320 {
				continue
			}
			picture, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(100))
			b.must(err)
			b.must(os.WriteFile(filepath.Join(folder, fmt.Sprintf("%s-%d-%t.png", name, width, dark)), picture, 0o600))
		}
	}
	b.look(1280, false)
}

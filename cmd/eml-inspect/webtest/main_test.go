package webtest

import (
	"flag"
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	flag.String("screens", "", "`folder` for pictures of the pages")
	flag.Bool("load", false, "measure the form under load")
	flag.Parse()
	os.Exit(m.Run())
}

package webtest

import (
	"flag"
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	flag.String("screens", "", "`folder` for pictures of the pages")
	flag.Parse()
	os.Exit(m.Run())
}

package main

import (
	"runtime"
	"runtime/debug"
	"testing"
)

func TestVersionText(t *testing.T) {
	platform := " " + runtime.GOOS + "/" + runtime.GOARCH
	release := &debug.BuildInfo{GoVersion: "go1.26.8", Main: debug.Module{Version: "v1.2.3"}}
	checkout := &debug.BuildInfo{GoVersion: "go1.26.8", Main: debug.Module{Version: "(devel)"},
		Settings: []debug.BuildSetting{
			{Key: "vcs.revision", Value: "0123456789abcdef"}, {Key: "vcs.modified", Value: "true"}}}
	tests := []struct {
		info *debug.BuildInfo
		want string
	}{
		{release, "eml-inspect v1.2.3 go1.26.8" + platform},
		{checkout, "eml-inspect (devel) (commit 0123456789abcdef, modified) go1.26.8" + platform},
		{&debug.BuildInfo{GoVersion: "go1.26.8"}, "eml-inspect go1.26.8" + platform},
	}
	for _, test := range tests {
		if got := versionText(test.info); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}

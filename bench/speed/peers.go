package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
)

// ours is the reader of this program for a task.
func (b *bench) mine(task string) rival { return b.inGo("eml-inspect", "", task+"-ours") }

// ourOther is a reader of this program that does another task than its peers.
func (b *bench) ourOther(name, worker string) rival {
	r := b.inGo(name, "", worker)
	r.own = true
	return r
}

// inGo is a reader that is part of this program; its version is that of its module.
func (b *bench) inGo(name, module, worker string) rival {
	return rival{name: name, version: moduleVersion(module), command: []string{b.self, "worker", worker}}
}

// built is a reader that bench/setup builds.
func built(name, program string) rival {
	file, err := filepath.Abs(filepath.Join("built", program))
	if err != nil {
		return rival{name: name}
	}
	if _, err := os.Stat(file); err != nil {
		return rival{name: name}
	}
	version, _ := os.ReadFile(file + ".version") // it is only shown
	return rival{name: name, version: strings.TrimSpace(string(version)), command: []string{file}}
}

// mailauth is what bench/setup installs from npm.
func mailauth() rival {
	r := rival{name: "mailauth"}
	if _, err := os.Stat("peer/mailauth/node_modules/mailauth"); err != nil {
		return r
	}
	const ask = "require('./peer/mailauth/node_modules/mailauth/package.json').version"
	out, err := exec.Command("node", "-p", ask).Output()
	if err != nil {
		return r
	}
	r.version, r.command = strings.TrimSpace(string(out)), []string{"node", "peer/mailauth/batch.js"}
	return r
}

// faster says how many times as fast as the peer ours is to be.
func (r rival) faster(times float64) rival {
	r.aim = times
	return r
}

// moduleVersion gives the version of a module that this program is built with.
func moduleVersion(path string) string {
	info, ok := debug.ReadBuildInfo()
	if !ok || path == "" {
		return ""
	}
	for _, m := range info.Deps {
		if m.Path == path {
			return m.Version
		}
	}
	return ""
}

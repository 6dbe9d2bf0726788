// Command speed measures eml-inspect beside other programs that do the same, in one run, and writes
// docs/BENCHMARKS.md:
//
//	bench/setup
//	cd bench && go run ./speed --corpus DIR --out ../docs/BENCHMARKS.md
//
// Each measurement is a process of its own on one core. The programs take turns, ours, theirs, ours, theirs, so that
// whatever else the machine does slows both down; what counts is the median of the ratios of these pairs.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := start(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "speed:", err)
		os.Exit(2)
	}
}

// settings are what the command line says.
type settings struct {
	corpus, answers, out string
	pairs                int
	least                float64
	only                 string
	size                 int
}

// start is the command; "worker" and "watch" are what it calls itself for.
func start(ctx context.Context, args []string) error {
	if len(args) > 1 && args[0] == "worker" {
		return worker(args[1:])
	}
	if len(args) > 1 && args[0] == "watch" {
		return watch(args[1:])
	}
	var s settings
	flags := flag.NewFlagSet("speed", flag.ExitOnError)
	flags.StringVar(&s.corpus, "corpus", "", "folders of mail that count as many small messages, with commas"+
		" between (default: generated)")
	flags.StringVar(&s.answers, "texts", "", "also detect the charsets of the texts in this folder of folders"+
		" named after charsets")
	flags.StringVar(&s.out, "out", "", "write the page to this file")
	flags.IntVar(&s.pairs, "pairs", 5, "how often each pair is measured")
	flags.Float64Var(&s.least, "ms", 300, "milliseconds of passes in one measurement, at least")
	flags.StringVar(&s.only, "only", "", "measure only this: parse, dkim, tnef, charset, full, memory")
	flags.IntVar(&s.size, "size", 50_000_000, "the size of large messages, in bytes")
	if err := flags.Parse(args); err != nil {
		return err
	}
	return run(ctx, s)
}

// worker measures one reader in Go: its name, the pack, and how many milliseconds.
func worker(args []string) error {
	var least float64
	if len(args) != 3 {
		return fmt.Errorf("worker takes NAME PACK MILLISECONDS")
	}
	if _, err := fmt.Sscan(args[2], &least); err != nil {
		return err
	}
	list := subjects()
	i := slices.IndexFunc(list, func(s subject) bool { return s.name == args[0] })
	if i < 0 {
		return fmt.Errorf("no reader is called %s", args[0])
	}
	return work(list[i], args[1], least)
}

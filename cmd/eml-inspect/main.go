// Command eml-inspect says what is wrong with raw e-mail messages: where they were held, why they
// are garbled, who changed them and what is missing, in English or Chinese. It keeps the law that
// nothing leaves the machine: it reads the files that are named and writes a report.
package main

import (
	"context"
	"os"
	"os/signal"
)

// main hands the process over to run, so that tests can call the same with streams of their own.
func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	context.AfterFunc(ctx, stop) // a second interrupt ends the process at once
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv))
}

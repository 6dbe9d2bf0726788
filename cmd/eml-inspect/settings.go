package main

import (
	"errors"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/auth"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/report"
)

// settings is what the flags of inspect say.
type settings struct {
	format     choice
	lang       language
	zone       zone
	trust      []string
	sent       moment
	received   moment
	at         moment
	online     bool
	second     bool
	dns        string
	zoneFile   *auth.Zone // what dns holds
	all        bool
	output     string
	jobs       number
	quiet      bool
	verbose    bool
	color      choice
	noProgress bool
}

// addTo defines the flags on a command, those used most first.
func (s *settings) addTo(cmd *cobra.Command) {
	s.format = choice{value: formats()[0].name, known: formatNames()}
	s.color = choice{value: colorAuto, known: []string{colorAuto, colorAlways, colorNever}}
	f := cmd.Flags()
	f.SortFlags = false
	f.Var(&s.format, "format", "how the report is written; ndjson has one line for each input,\n"+
		"csv one row for each message, for a spreadsheet")
	f.StringVarP(&s.output, "output", "o", "", "write the report to `FILE` instead of standard output")
	f.Var(&s.lang, "lang", "language of the report (default: as the environment says)")
	f.Var(&s.zone, "tz", "show times in this zone: Asia/Shanghai, UTC, Local, +08:00\n"+
		"(default: each host's own, beside UTC)")
	f.StringArrayVar(&s.trust, "trust", nil,
		"`HOST` that is ours: a border host, or the name it writes in\n"+
			"Authentication-Results (repeatable)")
	f.Var(&s.sent, "sent", "when it was sent, as the sender says")
	f.Var(&s.received, "received", "when it was seen, as the recipient says")
	f.BoolVar(&s.online, "online", false,
		"ask the DNS for keys and policies; without it nothing leaves\nthe machine")
	f.StringVar(&s.dns, "dns", "", "DNS records to use instead of asking: `FILE` of zone lines")
	f.BoolVar(&s.second, "second-opinion", false,
		"with the DNS: also show what go-msgauth says of the signatures")
	f.Var(&s.at, "at", "judge signatures as of this time\n(default: when the message was received)")
	f.BoolVar(&s.all, "all", false,
		"report every nested message in full, also the carrier of a forward")
	f.Var(&s.jobs, "jobs", "examine `N` inputs at once (default: the number of cores)")
	f.BoolVarP(&s.quiet, "quiet", "q", false,
		"only what happened and who acts; no summary, no progress")
	f.BoolVarP(&s.verbose, "verbose", "v", false, "also checksums, other clocks and every place")
	f.Var(&s.color, "color", "colour in text; auto: on a terminal")
	f.BoolVar(&s.noProgress, "no-progress", false, "no progress bar")
	completeWith(cmd, "format", s.format.known)
	completeWith(cmd, "color", s.color.known)
	completeWith(cmd, "lang", languageNames())
}

// completeWith lets the shell complete the value of a flag.
func completeWith(cmd *cobra.Command, flag string, words []string) {
	// The only error is a flag that is not defined, or one that is completed already.
	complete := cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)
	_ = cmd.RegisterFlagCompletionFunc(flag, complete)
}

// check finds what no single flag can find.
func (s *settings) check() error {
	if s.quiet && s.verbose {
		return errors.New("--quiet and --verbose contradict each other")
	}
	for _, m := range []*moment{&s.sent, &s.received, &s.at} {
		if _, err := m.in(s.zone.location); err != nil {
			return err
		}
	}
	return nil
}

// workers is the number of inputs to examine at once.
func (s *settings) workers() int {
	if s.jobs == 0 {
		return runtime.GOMAXPROCS(0)
	}
	return int(s.jobs)
}

// useProcessors takes no more processors than inputs are examined at once, and gives what undoes that.
func (s *settings) useProcessors() (undo func()) {
	before := runtime.GOMAXPROCS(0)
	runtime.GOMAXPROCS(min(before, s.workers()))
	return func() { runtime.GOMAXPROCS(before) }
}

// toFile reports whether the report goes to a file and not to standard output.
func (s *settings) toFile() bool {
	return s.output != "" && s.output != stdinName
}

// examination is what the flags say to the analysis of one input.
func (s *settings) examination(name string) analyze.Options {
	sent, _ := s.sent.in(s.zone.location) // check has read all three
	at, _ := s.at.in(s.zone.location)
	received, _ := s.received.in(s.zone.location)
	return analyze.Options{Name: name, All: s.all, Trust: s.trust, Sent: sent, Received: received,
		DNS: s.resolver(), At: at, SecondOpinion: s.second, Limits: eml.Limits{Held: heldContent}}
}

// heldContent is how many bytes are held of the content of a large file or text: a report shows less of it.
const heldContent = 2 << 20

// writing is what the flags, and where they are silent the environment, say to the report.
func (s *settings) writing(c *console) report.Options {
	o := report.Options{
		Lang:    s.lang.or(c.getenv),
		Color:   useColor(s.color.value, isTerminal(c.out) && !s.toFile(), c.getenv),
		Zone:    s.zone.location,
		Verbose: s.verbose,
		Quiet:   s.quiet,
	}
	if !s.toFile() {
		o.Width = columns(c.out)
	}
	return o
}

package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// roff writes a manual page in the man macros (man(7)).
type roff struct{ strings.Builder }

// manPage writes the page of one command: the same words as its help, in the order of manual
// pages.
func manPage(cmd *cobra.Command, date string) string {
	cmd.InitDefaultHelpFlag()
	cmd.InitDefaultVersionFlag()
	var p roff
	p.macro("TH", strings.ToUpper(pageName(cmd)), "1", date, program, "User Commands")
	p.macro("SH", "NAME")
	p.line(escape(pageName(cmd)) + " \\- " + escape(cmd.Short))
	p.macro("SH", "SYNOPSIS")
	arguments := strings.TrimPrefix(cmd.UseLine(), cmd.CommandPath())
	p.line(bold(cmd.CommandPath()) + escape(arguments))
	p.macro("SH", "DESCRIPTION")
	about, rest := splitAtHeading(describe(cmd))
	p.text(about)
	p.commands(cmd)
	p.flags(cmd)
	p.text(rest)
	if cmd.Example != "" {
		p.macro("SH", "EXAMPLES")
		p.text(cmd.Example)
	}
	p.seeAlso(cmd)
	return p.String()
}

// describe is what a command says about itself, at length where it does.
func describe(cmd *cobra.Command) string {
	if cmd.Long != "" {
		return cmd.Long
	}
	return strings.ToUpper(cmd.Short[:1]) + cmd.Short[1:] + "."
}

// splitAtHeading parts what a command is for from the sections that come after its options.
func splitAtHeading(text string) (about, rest string) {
	lines := strings.SplitAfter(text, "\n")
	for i := range lines {
		if isHeading(lines[i:]) {
			return strings.TrimSpace(strings.Join(lines[:i], "")), strings.Join(lines[i:], "")
		}
	}
	return text, ""
}

// macro writes a request with its arguments.
func (p *roff) macro(name string, args ...string) {
	p.WriteString("." + name)
	for _, arg := range args {
		fmt.Fprintf(p, " \"%s\"", strings.ReplaceAll(escape(arg), `"`, `\(dq`))
	}
	p.WriteByte('\n')
}

// line writes a line that is escaped already.
func (p *roff) line(text string) {
	p.WriteString(text + "\n")
}

// text writes paragraphs as help has them: an empty line ends one, lines that begin with a space
// stand as they are, and a line that ends with a colon before those is a heading.
func (p *roff) text(text string) {
	if text == "" {
		return
	}
	lines := strings.Split(text, "\n")
	verbatim := false
	for i, line := range lines {
		indented := strings.HasPrefix(line, " ")
		if verbatim != indented {
			p.macro(map[bool]string{true: "nf", false: "fi"}[indented])
			verbatim = indented
		}
		switch {
		case line == "":
			p.macro("PP")
		case isHeading(lines[i:]):
			p.macro("SH", strings.ToUpper(strings.TrimSuffix(line, ":")))
		default:
			p.line(escape(strings.TrimPrefix(line, "  ")))
		}
	}
	if verbatim {
		p.macro("fi")
	}
}

// isHeading reports whether the first of these lines is a heading.
func isHeading(lines []string) bool {
	return len(lines) > 1 &&
		strings.HasSuffix(strings.TrimSpace(lines[0]), ":") && strings.HasPrefix(lines[1], " ")
}

// commands lists the commands below, each with what it is for.
func (p *roff) commands(cmd *cobra.Command) {
	if !cmd.HasAvailableSubCommands() {
		return
	}
	p.macro("SH", "COMMANDS")
	for _, below := range cmd.Commands() {
		if below.IsAvailableCommand() {
			p.macro("TP")
			p.line(bold(below.Name()))
			p.line(escape(below.Short))
		}
	}
}

// flags lists the flags, each with its value, its meaning and its default.
func (p *roff) flags(cmd *cobra.Command) {
	p.macro("SH", "OPTIONS")
	cmd.NonInheritedFlags().VisitAll(func(f *pflag.Flag) {
		value, usage := pflag.UnquoteUsage(f)
		head := bold("--" + f.Name)
		if f.Shorthand != "" {
			head = bold("-"+f.Shorthand) + ", " + head
		}
		if value != "" {
			head += " \\fI" + escape(value) + "\\fR"
		}
		if f.Value.Type() != "bool" && f.DefValue != "" && f.DefValue != "0" && f.DefValue != "[]" {
			usage += " (default: " + f.DefValue + ")"
		}
		p.macro("TP")
		p.line(head)
		p.line(escape(usage))
	})
}

// seeAlso names the pages of the commands above and below.
func (p *roff) seeAlso(cmd *cobra.Command) {
	var pages []string
	if cmd.HasParent() {
		pages = append(pages, escape(pageName(cmd.Parent()))+"(1)")
	}
	for _, below := range cmd.Commands() {
		if below.IsAvailableCommand() {
			pages = append(pages, escape(pageName(below))+"(1)")
		}
	}
	if len(pages) > 0 {
		p.macro("SH", "SEE ALSO")
		p.line(strings.Join(pages, ", "))
	}
}

// bold sets a text in bold type.
func bold(text string) string { return "\\fB" + escape(text) + "\\fR" }

// escape keeps a text from being read as requests or as typographic marks.
func escape(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "\n.", "\n\\&.").Replace(text)
	if strings.HasPrefix(text, ".") {
		text = `\&` + text
	}
	return text
}

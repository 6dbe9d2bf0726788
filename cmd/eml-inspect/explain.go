package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/eml-inspect/eml-inspect/report"
)

// newExplain makes the command that says what a code, or the words of a server, mean.
func newExplain(c *console) *cobra.Command {
	var lang language
	format := choice{value: "text", known: []string{"text", "json"}}
	cmd := &cobra.Command{
		Use:   "explain [TEXT]...",
		Short: "say what a code or an error text means and what to do",
		Long: "Say what a finding code, an SMTP reply, a status code, an error number of Outlook or the\n" +
			"text of a bounce means, how it comes about and who should do what. Without a text, list all\n" +
			"finding codes.",
		Example: "  " + program + " explain route-delay\n" +
			"  " + program + " explain 550 5.1.1 User unknown\n" +
			"  " + program + " explain --lang zh '550 Mailbox unavailable or access denied'\n" +
			"  " + program + " explain 0x800CCC0F",
		RunE: func(_ *cobra.Command, args []string) error {
			return c.explain(questions(args), lang.or(c.getenv), format.value == "json")
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return report.Codes(), cobra.ShellCompDirectiveNoFileComp
		},
	}
	cmd.Flags().Var(&lang, "lang", "language (default: as the environment says)")
	cmd.Flags().Var(&format, "format", "how to write the answers")
	completeWith(cmd, "lang", languageNames())
	completeWith(cmd, "format", format.known)
	return cmd
}

// questions tells apart what was asked: words that were typed without quotes are one text, codes are several.
func questions(args []string) []string {
	isCode := func(s string) bool { return slices.Contains(report.Codes(), strings.ToLower(strings.TrimSpace(s))) }
	isKey := func(s string) bool { return report.IsKey(s) }
	spaced := func(s string) bool { return strings.ContainsAny(s, " \t\n") }
	if len(args) < 2 || slices.ContainsFunc(args, spaced) || slices.ContainsFunc(args, isCode) {
		return args
	}
	if !slices.ContainsFunc(args, func(s string) bool { return !isKey(s) }) {
		return args
	}
	return []string{strings.Join(args, " ")}
}

// explain answers each question, also when another one cannot be answered.
func (c *console) explain(asked []string, lang report.Lang, asJSON bool) error {
	if len(asked) == 0 {
		return c.listCodes(lang)
	}
	var found []report.Answer
	var unknown []error
	for _, text := range asked {
		list := report.Answers(text, lang)
		if len(list) == 0 {
			unknown = append(unknown, notKnown(text))
		}
		found = append(found, list...)
	}
	if err := c.writeAnswers(found, lang, asJSON); err != nil {
		return err
	}
	for _, err := range unknown {
		c.complain(c.err, err)
		c.status = statusTrouble
	}
	return nil
}

func (c *console) writeAnswers(list []report.Answer, lang report.Lang, asJSON bool) error {
	if asJSON {
		e := json.NewEncoder(c.out)
		e.SetIndent("", "  ")
		e.SetEscapeHTML(false)
		return e.Encode(append([]report.Answer{}, list...))
	}
	for i, a := range list {
		if i > 0 {
			fmt.Fprintln(c.out)
		}
		if err := writeAnswer(c.out, a, lang); err != nil {
			return err
		}
	}
	return nil
}

// writeAnswer writes the title behind the key, then the cause, the remedy, who acts and what to hand in, as a
// paragraph each.
func writeAnswer(w io.Writer, a report.Answer, lang report.Lang) error {
	colon := ": "
	if lang == report.Chinese {
		colon = "："
	}
	text := report.Safe(a.Key) + colon + a.Title + "\n\n" + a.Cause + "\n\n"
	for _, line := range report.AnswerLines(a, lang) {
		text += line[0] + colon + line[1] + "\n"
	}
	_, err := io.WriteString(w, text)
	return err
}

// listCodes writes all codes with their titles.
func (c *console) listCodes(lang report.Lang) error {
	widest := 0
	for _, code := range report.Codes() {
		widest = max(widest, len(code))
	}
	for _, code := range report.Codes() {
		found, _ := report.Explain(code, lang)
		if _, err := fmt.Fprintf(c.out, "%-*s  %s\n", widest, code, found.Title); err != nil {
			return err
		}
	}
	return nil
}

// notKnown names the codes that are spelled most like a text that nothing is known of.
func notKnown(text string) error {
	err := fmt.Errorf("explaining %s: this is not known", report.Safe(text))
	if near := nearest(text, report.Codes()); len(near) > 0 {
		return hintedError{err, "nearest to it: " + strings.Join(near, ", ")}
	}
	return hintedError{err, fmt.Sprintf("paste what the server said, with its numbers; %q lists all codes", program+" explain")}
}

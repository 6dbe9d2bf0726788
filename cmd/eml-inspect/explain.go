package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/eml-inspect/eml-inspect/report"
	"github.com/eml-inspect/eml-inspect/report/catalogue"
)

// newExplain makes the command that says what a finding code means.
func newExplain(c *console) *cobra.Command {
	var lang language
	cmd := &cobra.Command{
		Use:   "explain [CODE]...",
		Short: "say what a finding code means and what to do",
		Long: "Say what finding codes mean, how it comes about and who should do what. Without a\n" +
			"code, list all of them.",
		Example: "  " + program + " explain route-delay\n" +
			"  " + program + " explain --lang zh text-mislabeled",
		RunE: func(_ *cobra.Command, args []string) error {
			return c.explain(args, lang.or(c.getenv))
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return report.Codes(), cobra.ShellCompDirectiveNoFileComp
		},
	}
	cmd.Flags().Var(&lang, "lang", "language (default: as the environment says)")
	completeWith(cmd, "lang", languageNames())
	return cmd
}

// explain writes what each code means, also when another one is not known.
func (c *console) explain(codes []string, lang report.Lang) error {
	if len(codes) == 0 {
		return c.listCodes(lang)
	}
	var unknown []error
	for i, code := range codes {
		found, known := report.Explain(strings.ToLower(strings.TrimSpace(code)), lang)
		if !known {
			unknown = append(unknown, noSuchCode(code))
			continue
		}
		if i > len(unknown) {
			fmt.Fprintln(c.out)
		}
		if err := writeExplanation(c.out, found, lang); err != nil {
			return err
		}
	}
	for _, err := range unknown {
		c.complain(c.err, err)
		c.status = statusTrouble
	}
	return nil
}

// writeExplanation writes the title behind the code, then the cause and the remedy as a paragraph
// each.
func writeExplanation(w io.Writer, e report.Explanation, lang report.Lang) error {
	colon := ": "
	if lang == report.Chinese {
		colon = "："
	}
	_, err := fmt.Fprintf(w, "%s%s%s\n\n%s\n\n%s%s%s\n", e.Code, colon, e.Title, e.Cause,
		catalogue.Word(lang, "label", "fix"), colon, e.Fix)
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

// noSuchCode names the codes that are spelled most like one that does not exist.
func noSuchCode(code string) error {
	err := fmt.Errorf("explaining %s: this is no finding code", report.Safe(code))
	if near := nearest(code, report.Codes()); len(near) > 0 {
		return hintedError{err, "nearest to it: " + strings.Join(near, ", ")}
	}
	return hintedError{err, fmt.Sprintf("%q lists all codes", program+" explain")}
}

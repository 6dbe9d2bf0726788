package eml

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// A message that was copied into another text is the message that it was, with what it was copied by taken off.
func TestCopiedMessages(t *testing.T) {
	const message = "Received: by mx.example.com;\n\tMon, 1 Jan 2024 00:00:00 +0000\nFrom: \"A\" <a@example.com>\n" +
		"To: b@example.com\nSubject: x\\y\n\nDear B,\n\nbye\n"
	asJSON, err := json.MarshalIndent(map[string]any{"id": 1, "raw": message, "z": "end"}, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	escaped := strings.NewReplacer("<", "&lt;", ">", "&gt;", `"`, "&quot;")
	crlf := strings.ReplaceAll(message, "\n", "\r\n")
	for name, input := range map[string]string{
		"quoted":           "> " + strings.ReplaceAll(strings.TrimSuffix(message, "\n"), "\n", "\n> ") + "\n",
		"quoted twice":     ">>" + strings.ReplaceAll(strings.TrimSuffix(message, "\n"), "\n", "\n>>") + "\n",
		"quoted, trimmed":  strings.ReplaceAll("> "+strings.ReplaceAll(message, "\n", "\n> "), "> \n", ">\n"),
		"indented":         "    " + strings.ReplaceAll(strings.TrimSuffix(message, "\n"), "\n", "\n    ") + "\n",
		"with text behind": "> " + strings.ReplaceAll(strings.TrimSuffix(message, "\n"), "\n", "\n> ") + "\n\nregards\n",
		"numbered":         numberedBy(message, "%6d\t"),
		"numbered by grep": numberedBy(message, "%d:"),
		"in a listing":     numberedBy(message, "%3d  "),
		"fenced":           "```\n" + message + "```\n",
		"fenced in a word": "```text\n" + message + "```\n",
		"in a code tag":    "[code]\n" + message + "[/code]\n\n",
		"in a table":       strings.NewReplacer("Received: ", "Received\t", "From: ", "From\t", "To: ", "To\t", "Subject: ", "Subject\t").Replace(message),
		"double-spaced":    strings.ReplaceAll(message, "\n", "\n\n"),
		"with CRLF":        strings.ReplaceAll(crlf, "\r\n", "\r\n\r\n"),
		"JSON":             string(asJSON),
		"a JSON string":    strings.TrimSuffix(string(asJSON[strings.Index(string(asJSON), `"Rec`):]), "\n"),
		"hard blanks":      strings.Replace(message, "\t", "\u00a0", 1),
		"escaped":          escaped.Replace(message),
		"beside a line":    margined(message, "| "),
		"commented":        margined(message, "# "),
		"quoted by a name": margined(message, "Anna> "),
		"added lines":      margined(message, "+"),
		"logged":           margined(message, "Mar  %d 10:00:05 mx filter[17]: "),
		"with times":       margined(message, "2024-03-0%dT10:00:05.123Z "),
		"lines of a page":  "<html><body>" + strings.ReplaceAll(escaped.Replace(message), "\n", "<br>\n") + "</body></html>",
		"blocks of a page": "<div>" + strings.NewReplacer("\n\n", "</div>\n<div><br></div>\n<div>", "\n", "</div>\n<div>").Replace(escaped.Replace(message)) + "</div>",
		"one line":         strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\t", `\t`).Replace(message),
	} {
		f, _ := Read([]byte(input), "", Limits{})
		m := f.Messages[0]
		if got := strings.Replace(strings.ReplaceAll(string(m.Root.Layer.Data), "\r\n", "\n"), ";\n Mon", ";\n\tMon", 1); strings.Replace(strings.TrimSuffix(got, "\n")+"\n", ";\nMon", ";\n\tMon", 1) != message && got != message && strings.TrimRight(got, "> ") != message {
			t.Errorf("%s: read as\n%s", name, got)
		}
	}
	const traced = "Return-Path: <a@example.com>\nReceived: from c.example.com by mx.example.com for <b@example.com>;\n\tMon, 1 Jan 2024 00:00:00 +0000\n" +
		"From: \"A\" <a@example.com>\nTo: b@example.com\nSubject: x\n\nWrite to a@example.com<mailto:a@example.com>.\n"
	header, body, _ := strings.Cut(traced, "\n\n")
	for _, link := range []string{"$<mailto:$>", "$ <mailto:$>", "[$](mailto:$)", "$[mailto:$]"} {
		input := header
		for _, address := range []string{"a@example.com", "b@example.com"} {
			input = strings.ReplaceAll(input, address, strings.ReplaceAll(link, "$", address))
		}
		input = strings.ReplaceAll(input, "c.example.com", "c.example.com<http://c.example.com/>")
		f, _ := Read([]byte(input+"\n\n"+body), "", Limits{})
		if got := string(f.Messages[0].Root.Layer.Data); got != traced {
			t.Errorf("%s: read as\n%s", link, got)
		}
	}
	for name, input := range map[string]string{
		"a link in From":     "Received: by mx.example.com\nFrom: a@example.com<mailto:a@example.com>\nTo: b@example.com\n\nx\n",
		"a list":             "List-Unsubscribe: <mailto:b@example.com>\n" + traced,
		"the message itself": message,
		"a cut header":       " by mx.example.com\n" + message,
		"an escaped From":    ">From a@example.com Mon Jan  1 00:00:00 2024\n" + message,
		"a numbered text":    "1. Hello\n2. From: here\n3. To: there\n4. Bye\n",
		"a table of words":   "one\ttwo\nthree\tfour\nfive\tsix\n",
		"a quoted text":      "> Hello\n> From: here\n> To: there\n",
		"JSON of no mail":    `{"text": "one\nFrom: two"}`,
		"old Mac line ends":  strings.ReplaceAll(message, "\n", "\r") + `printf("a\n")` + "\r",
		"spaced text":        "one\n\ntwo\n\nthree\n\nfour\n\n",
	} {
		f, _ := Read([]byte(input), "", Limits{})
		if m := f.Messages[0]; string(m.Root.Layer.Data) != input {
			t.Errorf("%s: read as\n%s", name, m.Root.Layer.Data)
		}
	}
}

// margined writes a margin before each line, in which the number of the line may stand.
func margined(text, format string) string {
	if strings.Contains(format, "%d") {
		return numberedBy(text, format)
	}
	return format + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n"+format) + "\n"
}

// numberedBy writes a number before each line.
func numberedBy(text, format string) string {
	var b strings.Builder
	n := 0
	for line := range strings.Lines(text) {
		n++
		fmt.Fprintf(&b, format+"%s", n, line)
	}
	return b.String()
}

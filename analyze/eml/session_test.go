package eml

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// A message that was copied from the talk with a server, or from the queue of one, is what was sent: without what stands
// around it, and without the dots that lines were stuffed with.
func TestMessagesInSessions(t *testing.T) {
	const message = "Received: by mx.example.com;\r\n\tMon, 1 Jan 2024 00:00:00 +0000\r\nFrom: a@example.com\r\n" +
		"To: b@example.com\r\nSubject: x\r\n\r\nDear B,\r\n.hidden\r\n.\r\n)\r\n*** a mark ***\r\nbye\r\n"
	stuffed := strings.ReplaceAll(message, "\r\n.", "\r\n..")
	encoded, err := json.Marshal(map[string]string{"id": "1", "raw": base64.URLEncoding.EncodeToString([]byte(message + "\xff\xfe\xfb"))})
	if err != nil {
		t.Fatal(err)
	}
	literal := fmt.Sprintf("{%d}\r\n", len(message))
	for name, input := range map[string]string{
		"IMAP":              "* 12 FETCH (UID 34 BODY[] " + literal + message + ")\r\na1 OK FETCH completed\r\n",
		"IMAP, flags":       "a1 UID FETCH 34 (BODY[] FLAGS)\r\n* 12 FETCH (BODY[] " + literal + message + " FLAGS ())\r\na1 OK\r\n",
		"IMAP, kept":        "a1 APPEND Sent " + strings.Replace(literal, "}", "+}", 1) + message + "\r\na1 OK\r\n",
		"IMAP, wrong count": "* 12 FETCH (BODY[] {5000}\r\n" + message + ")\r\na1 OK FETCH completed\r\n",
		"POP3":              "+OK ready\r\nUSER b\r\n+OK\r\nRETR 1\r\n+OK 300 octets\r\n" + stuffed + ".\r\nQUIT\r\n+OK\r\n",
		"POP3, cut":         "+OK 300 octets\r\n" + stuffed,
		"SMTP":              "220 mx.example.com ESMTP\r\nMAIL FROM:<a@example.com>\r\n250 ok\r\nDATA\r\n354 go on\r\n" + stuffed + ".\r\n250 ok\r\n",
		"SMTP, client":      "MAIL FROM:<a@example.com>\r\nRCPT TO:<b@example.com>\r\ndata\r\n" + stuffed + ".\r\nQUIT\r\n",
		"behind TLS":        strings.Repeat("depth=1 C = XX, CN = Example CA\r\n", 400) + "+OK 300 octets\r\n" + stuffed + ".\r\n",
		"SMTP, by curl":     "* Connected to mx.example.com\r\n< 220 ready\r\n> DATA\r\n< 354 go on\r\n" + margined(stuffed+".\n", "> ") + "< 250 ok\r\n",
		"SMTP, by swaks":    "=== Connected.\r\n<-  220 ready\r\n -> DATA\r\n<-  354 go on\r\n" + margined(stuffed+".\n", " -> ") + "<-  250 ok\r\n",
		"HTTP":              "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nDate: Mon, 01 Jan 2024 00:00:00 GMT\r\n\r\n" + message,
		"postcat": "*** ENVELOPE RECORDS deferred/4/4X ***\r\nsender: a@example.com\r\n*** MESSAGE CONTENTS deferred/4/4X ***\r\n" + message +
			"*** HEADER EXTRACTED deferred/4/4X ***\r\n*** MESSAGE FILE END deferred/4/4X ***\r\n",
		"JSON with base64": string(encoded),
		"an address":       "data:message/rfc822;base64," + base64.StdEncoding.EncodeToString([]byte(message)),
	} {
		for _, feeds := range []bool{false, true} {
			want := message
			if feeds && !strings.Contains(input, "base64") && name != "JSON with base64" {
				input, want = strings.ReplaceAll(input, "\r", ""), strings.ReplaceAll(want, "\r", "")
			}
			f, _ := Read([]byte(input), "", Limits{})
			if got := strings.TrimSuffix(string(f.Messages[0].Root.Layer.Data), "\xff\xfe\xfb"); got != want {
				t.Errorf("%s, LF %t: read as\n%q", name, feeds, got)
			}
		}
	}
}

// Header fields that a program lists are the header of a message without a body, and so are those of the queue of Exim,
// but for those that were taken out.
func TestListedHeaders(t *testing.T) {
	const want = "Received: by mx.example.com; Mon, 1 Jan 2024 00:00:00 +0000\nFrom: a@example.com\nTo: b@example.com\nSubject: x\n"
	var list, upper []map[string]any
	spool := "1rgxYz-000000001Ab-2cDe-H\nmail 8 12\n<a@example.com>\n1709517605 0\n-local\nXX\n1\nb@example.com\n\n" +
		"025* Bcc: c@other.example.com\n"
	for line := range strings.Lines(want) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		list = append(list, map[string]any{"name": name, "value": value})
		upper = append(upper, map[string]any{"Value": strings.Replace(value, "; ", ";\r\n ", 1), "Name": name})
		spool += fmt.Sprintf("%03d%c %s", len(line), 'P', line)
	}
	for name, object := range map[string]any{
		"Gmail":  map[string]any{"id": "1", "payload": map[string]any{"body": map[string]any{"size": 1}, "headers": list}},
		"Graph":  map[string]any{"value": []any{map[string]any{"name": 1, "internetMessageHeaders": list, "value": "x"}}},
		"a list": upper,
	} {
		input, err := json.Marshal(object)
		if err != nil {
			t.Fatal(err)
		}
		f, _ := Read(input, "", Limits{})
		if got := string(f.Messages[0].Root.Layer.Data); got != want {
			t.Errorf("%s: read as\n%s", name, got)
		}
	}
	f, _ := Read([]byte(spool), "", Limits{})
	if got := string(f.Messages[0].Root.Layer.Data); got != want {
		t.Errorf("Exim: read as\n%s", got)
	}
}

// What only looks like a session is left as it is: the header of a message comes first, or no message follows.
func TestNoSessions(t *testing.T) {
	const fields = "From: a@example.com\nTo: b@example.com\nSubject: x\n"
	for name, input := range map[string]string{
		"a report of a session": fields + "\nDATA\n" + fields + "\nx\n.\n",
		"a text about one":      "DATA\nFrom: here\n.\n",
		"a listing":             "{\"name\": \"From\", \"value\": \"x\"}",
		"several messages":      "+OK\n" + fields + "\nx\n.\nRETR 2\n+OK\n" + fields + "\ny\n.\n",
		"a count":               "The size is {120}\n\nFrom: here\n",
	} {
		f, _ := Read([]byte(input), "", Limits{})
		if m := f.Messages[0]; string(m.Root.Layer.Data) != input {
			t.Errorf("%s: read as\n%s", name, m.Root.Layer.Data)
		}
	}
}

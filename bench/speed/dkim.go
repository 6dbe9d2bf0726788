package main

import (
	"bytes"
	"context"
	"os"
	"strings"
	"time"

	"github.com/emersion/go-msgauth/dkim"

	"github.com/eml-inspect/eml-inspect/analyze/auth"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// keyFile names the environment variable that says where the records of the keys are: a line for each, its name, a
// tab, and what it says.
const keyFile = "BENCH_KEYS"

// keys answers as the DNS would, from memory.
type keys map[string]string

func readKeys() keys {
	text, _ := os.ReadFile(os.Getenv(keyFile)) // without it no signature holds, which is noticed
	k := make(keys)
	for line := range lines(string(text)) {
		if name, record, ok := strings.Cut(line, "\t"); ok {
			k[name] = record
		}
	}
	return k
}

// dkimOurs reads each message with all its parts, and verifies its signatures.
func dkimOurs(list [][]byte, o *outcome) {
	ctx, zone := context.Background(), zoneOf(readKeys())
	for _, input := range list {
		file, _ := eml.Read(input, "", eml.Limits{})
		if len(file.Messages) == 0 {
			o.Errors++
			continue
		}
		for _, s := range auth.Verify(ctx, file.Messages[0], zone, time.Time{}) {
			o.Leaves++
			if s.Result == auth.Pass {
				o.Passed++
			}
		}
	}
}

// zoneOf writes the records as a file of --dns has them.
func zoneOf(k keys) *auth.Zone {
	var text strings.Builder
	for name, record := range k {
		text.WriteString(name + ". TXT \"" + strings.Join(pieces(record, 200), "\" \"") + "\"\n")
	}
	zone, _ := auth.ReadZone(text.String())
	return zone
}

// pieces cuts a text as the DNS has it, in strings of no more than 255 bytes.
func pieces(text string, size int) (list []string) {
	for len(text) > size {
		list, text = append(list, text[:size]), text[size:]
	}
	return append(list, text)
}

// dkimGoMsgauth verifies with go-msgauth.
func dkimGoMsgauth(list [][]byte, o *outcome) {
	zone := readKeys()
	options := dkim.VerifyOptions{LookupTXT: func(name string) ([]string, error) { return []string{zone[name]}, nil }}
	for _, input := range list {
		found, err := dkim.VerifyWithOptions(bytes.NewReader(input), &options)
		if err != nil {
			o.Errors++
		}
		for _, v := range found {
			o.Leaves++
			if v.Err == nil {
				o.Passed++
			}
		}
	}
}

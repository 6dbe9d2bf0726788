package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/bench/sample"
	"github.com/eml-inspect/eml-inspect/headers"
)

// small gives the many small messages: those of a folder, or generated ones.
func (b *bench) small() (list [][]byte, err error) {
	if b.corpus == "" {
		return sample.Small(2000), nil
	}
	for dir := range strings.SplitSeq(b.corpus, ",") {
		err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() {
				return err
			}
			file, err := os.ReadFile(path)
			if isMail(file) {
				list = append(list, file)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("there is no mail in %s", b.corpus)
	}
	return list, nil
}

// isMail reports whether a file begins as mail does, with a header field or the From line of an mbox. Others that lie in
// folders of mail are pictures, pages and what readers are to make of the mail.
func isMail(file []byte) bool {
	line, _, _ := bytes.Cut(bytes.TrimLeft(file, "\ufeff\r\n"), []byte("\n"))
	return bytes.HasPrefix(line, []byte("From ")) || headers.Begins(line, headers.Span{End: len(line)})
}

// readByAll gives the messages that every reader in Go reads without an error: of others, one that gives up does less.
func readByAll(list [][]byte) [][]byte {
	return slices.DeleteFunc(slices.Clone(list), func(message []byte) bool {
		var o outcome
		parseGoMessage(message, &o)
		parseEnmime(message, &o)
		parseStandard(message, &o)
		return o.Errors > 0
	})
}

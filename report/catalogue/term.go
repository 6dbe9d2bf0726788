package catalogue

import (
	"fmt"
	"strings"
)

// parseTerm reads a term as it stands in an action: without brackets around it.
func parseTerm(text string) (*term, error) {
	words, err := cutWords(text)
	if err != nil {
		return nil, err
	}
	t, rest, err := readCall(words)
	if err == nil && len(rest) > 0 {
		err = fmt.Errorf("%q: %q is too much", text, rest[0])
	}
	return t, err
}

// readCall reads a function with all the terms that follow, or one term that is none.
func readCall(words []string) (*term, []string, error) {
	if len(words) == 0 {
		return nil, nil, fmt.Errorf("a term is missing")
	}
	f, known := functions(words[0])
	if !known {
		return readOne(words)
	}
	t, rest := &term{apply: f.apply}, words[1:]
	for len(rest) > 0 && rest[0] != ")" {
		var arg *term
		var err error
		if arg, rest, err = readOne(rest); err != nil {
			return nil, nil, err
		}
		t.args = append(t.args, *arg)
	}
	if len(t.args) < f.least || len(t.args) > f.most {
		return nil, nil, fmt.Errorf("%s takes %d to %d terms, not %d", words[0], f.least, f.most, len(t.args))
	}
	return t, rest, nil
}

// readOne reads a fact, a literal, ".", or a call in brackets.
func readOne(words []string) (*term, []string, error) {
	word, rest := words[0], words[1:]
	name, fact := strings.CutPrefix(strings.TrimPrefix(word, "$"), ".")
	switch {
	case word == "(":
		t, rest, err := readCall(rest)
		if err == nil && len(rest) == 0 {
			err = fmt.Errorf("( without )")
		}
		if err != nil {
			return nil, nil, err
		}
		return t, rest[1:], nil
	case word == ".":
		return &term{dot: true}, rest, nil
	case fact && name != "":
		return &term{word: name, fact: true}, rest, nil
	case strings.IndexByte("\"`", word[0]) >= 0:
		return &term{word: word[1 : len(word)-1]}, rest, nil
	case digit(word[0]):
		return &term{word: word}, rest, nil
	}
	return nil, nil, fmt.Errorf("%q is no term", word)
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// cutWords cuts a term at its blanks and brackets. What stands in quotes is one word, with its quotes.
func cutWords(text string) ([]string, error) {
	var words []string
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimSpace(text) {
		end := 1
		switch c := text[0]; c {
		case '(', ')':
		case '"', '`':
			i := strings.IndexByte(text[1:], c)
			if i < 0 || strings.Contains(text[1:1+i], `\`) {
				return nil, fmt.Errorf("a quote without an end, or with a backslash in it: %s", text)
			}
			end = i + 2
		default:
			if end = strings.IndexAny(text, " \t\r\n()"); end < 0 {
				end = len(text)
			}
		}
		words, text = append(words, text[:end]), text[end:]
	}
	return words, nil
}

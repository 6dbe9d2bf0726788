package mend

import (
	"compress/gzip"
	_ "embed"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// The words that the rules of the analysis are written in, packed; a test makes the list out of them.
//
//go:embed vocabulary.gz
var packedVocabulary string

// vocabulary unpacks the words.
func vocabulary() string {
	z, err := gzip.NewReader(strings.NewReader(packedVocabulary))
	if err != nil {
		return "" // a test reads all of it
	}
	text, _ := io.ReadAll(z)
	return string(text)
}

// policy says how much of a field is private.
type policy int

const (
	otherField   policy = iota // hosts, addresses and names among words of protocols
	textField                  // what people wrote
	addressField               // names and addresses
	nameField                  // file names
	idField                    // the name of a part, which pages call it by
	secretField                // accounts and keys
	threadField                // the number of a conversation
)

// ruleFile is the data file.
type ruleFile struct {
	Words, Labels, Roles, Attributes, Pages, Mail, Reserved, Files []string
	Lost                                                           string
	Fields                                                         ruleFields
	Letters                                                        []scriptLetters // in the file a table
}

// ruleFields are the names of the fields of each kind; secret: what the names of some hold.
type ruleFields struct{ Text, Address, Name, ID, Thread, Secret []string }

// scriptLetters are the letters of a script, the most frequent first.
type scriptLetters struct{ Script, Letters string }

// ruleSet is what the data file says, ready to be asked.
type ruleSet struct {
	words, labels, roles, attributes, pages, reserved, files map[string]bool
	public                                                   map[string]bool // words, those of fields, and those of rules
	phrases                                                  []string        // of rules, beyond ASCII
	lost                                                     string          // characters that are left of others
	fields                                                   map[string]policy
	secret                                                   []string
	letters                                                  map[*unicode.RangeTable]string
}

var rules = sync.OnceValue(func() ruleSet {
	file := &ruleData
	set := ruleSet{words: setOf(file.Words), labels: setOf(file.Labels), roles: setOf(file.Roles),
		attributes: setOf(file.Attributes), fields: make(map[string]policy), secret: file.Fields.Secret,
		letters: make(map[*unicode.RangeTable]string), lost: file.Lost, pages: setOf(file.Pages),
		reserved: setOf(file.Reserved), files: setOf(file.Files)}
	set.public = setOf(slices.Concat(file.Words, file.Mail, file.Roles, file.Labels, file.Reserved))
	for _, w := range strings.Fields(vocabulary()) {
		if isASCII(w) {
			set.public[w] = true
		} else if utf8.RuneCountInString(w) > 1 {
			set.phrases = append(set.phrases, w)
		}
	}
	for kind, names := range map[policy][]string{textField: file.Fields.Text, addressField: file.Fields.Address,
		nameField: file.Fields.Name, idField: file.Fields.ID, threadField: file.Fields.Thread} {
		for _, name := range names {
			set.fields[name] = kind
		}
	}
	for _, l := range file.Letters {
		set.letters[unicode.Scripts[l.Script]] = l.Letters
	}
	return set
})

func setOf(list []string) map[string]bool {
	set := make(map[string]bool, len(list))
	for _, one := range list {
		set[one] = true
	}
	return set
}

// pattern makes a regular expression that is compiled when it is first asked for: most runs redact nothing. It is not
// inlined: its code stands in the program once, not at each of its uses.
//
//go:noinline
func pattern(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}

// policyOf says of which kind a field is.
func policyOf(name string) policy {
	if known, ok := rules().fields[name]; ok {
		return known
	}
	for _, part := range rules().secret {
		if strings.Contains(name, part) {
			return secretField
		}
	}
	return otherField
}

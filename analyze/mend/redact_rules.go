package mend

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
)

// policy says how much of a field is private.
type policy int

const (
	otherField   policy = iota // nobody knows: every word but those of protocols
	keepField                  // nothing: times, versions, encodings
	textField                  // what people wrote
	addressField               // names and addresses
	nameField                  // file names
	traceField                 // hosts, addresses and logins in the words of a server
	idField                    // the name of a part, which pages call it by
	identField                 // hosts, addresses and names among words of programs
)

// ruleFile is the data file.
type ruleFile struct {
	Words, Labels, Roles, Attributes []string
	Fields                           ruleFields
	Letters                          []scriptLetters // in the file a table by the name of the script
}

// ruleFields are the names of the fields of each kind, and what the names of some begin with or hold.
type ruleFields struct{ Keep, Text, Address, Name, ID, Trace, Ident, Login []string }

// scriptLetters are the letters of a script, the most frequent first.
type scriptLetters struct{ Script, Letters string }

// ruleSet is what the data file says, ready to be asked.
type ruleSet struct {
	words, labels, roles, attributes map[string]bool
	fields                           map[string]policy
	ident, login                     []string
	letters                          map[*unicode.RangeTable]string
}

var rules = sync.OnceValue(func() ruleSet {
	file := &ruleData
	set := ruleSet{words: setOf(file.Words), labels: setOf(file.Labels), roles: setOf(file.Roles),
		attributes: setOf(file.Attributes), fields: make(map[string]policy), ident: file.Fields.Ident, login: file.Fields.Login,
		letters: make(map[*unicode.RangeTable]string)}
	for kind, names := range map[policy][]string{keepField: file.Fields.Keep, textField: file.Fields.Text,
		addressField: file.Fields.Address, nameField: file.Fields.Name, idField: file.Fields.ID, traceField: file.Fields.Trace} {
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

// pattern makes a regular expression that is compiled when it is first asked for: most runs redact nothing.
func pattern(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}

// policyOf says of which kind a field is.
func policyOf(name string) policy {
	if known, ok := rules().fields[name]; ok {
		return known
	}
	for _, part := range rules().login {
		if strings.Contains(name, part) {
			return otherField
		}
	}
	for _, prefix := range rules().ident {
		if strings.HasPrefix(name, prefix) {
			return identField
		}
	}
	return otherField
}

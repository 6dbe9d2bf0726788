package catalogue

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/report/answers"
)

// function is what a wording may call: its work, and how many terms it takes.
type function struct {
	least, most int
	apply       func(c *context, args []term) string
}

// functions gives a function by its name, false where there is none.
func functions(name string) (function, bool) {
	if f, ok := comparing(name); ok {
		return f, ok
	}
	if f, ok := numbering(name); ok {
		return f, ok
	}
	return wordFunction(name)
}

// truth is what a comparison says.
func truth(holds bool) string {
	if holds {
		return "true"
	}
	return ""
}

// comparing gives the functions that are true or not, and those that pick one of their terms.
func comparing(name string) (function, bool) {
	switch name {
	case "eq":
		return function{2, 20, func(c *context, args []term) string { return truth(c.equal(args)) }}, true
	case "ne":
		return function{2, 2, func(c *context, args []term) string { return truth(!c.equal(args)) }}, true
	case "not":
		return function{1, 1, func(c *context, args []term) string { return truth(c.value(&args[0]) == "") }}, true
	case "and":
		return function{1, 20, func(c *context, args []term) string { return c.pick(args, true) }}, true
	case "or":
		return function{1, 20, func(c *context, args []term) string { return c.pick(args, false) }}, true
	case "contains":
		return function{2, 2, func(c *context, args []term) string {
			return truth(strings.Contains(c.value(&args[0]), c.value(&args[1])))
		}}, true
	case "known":
		return function{2, 2, func(c *context, args []term) string {
			return truth(Has(c.value(&args[0]), c.value(&args[1])))
		}}, true
	}
	return function{}, false
}

// equal reports whether the first term is one of the others.
func (c *context) equal(args []term) bool {
	first := c.value(&args[0])
	for i := range args[1:] {
		if c.value(&args[1+i]) == first {
			return true
		}
	}
	return false
}

// pick gives the last term, or the first before it that says nothing (and), or something (or).
func (c *context) pick(args []term, and bool) string {
	said := ""
	for i := range args {
		if said = c.value(&args[i]); (said == "") == and {
			break
		}
	}
	return said
}

// numbering gives the functions for facts that hold a number. One that holds none is passed on unchanged.
func numbering(name string) (function, bool) {
	formats := func(format func(Lang, int64) string) (function, bool) {
		return function{1, 1, func(c *context, args []term) string {
			return onNumber(c.lang, c.value(&args[0]), format)
		}}, true
	}
	switch name {
	case "duration":
		return formats(Duration)
	case "about":
		return formats(About)
	case "bytes":
		return formats(Bytes)
	case "number":
		return formats(Number)
	}
	return measure(name)
}

// measure gives the functions that look at a number, or put words around it.
func measure(name string) (function, bool) {
	switch name {
	case "size":
		return function{1, 1, func(c *context, args []term) string {
			return strings.TrimPrefix(c.value(&args[0]), "-")
		}}, true
	case "negative":
		return function{1, 1, func(c *context, args []term) string {
			return truth(strings.HasPrefix(c.value(&args[0]), "-"))
		}}, true
	case "exceeds":
		return function{2, 2, func(c *context, args []term) string {
			n, limit := seconds(c.value(&args[0])), seconds(c.value(&args[1]))
			return truth(n != nil && limit != nil && *n > *limit)
		}}, true
	case "waited":
		return function{3, 3, func(c *context, args []term) string {
			stamped := c.value(&args[0])
			wait := Wait{seconds(stamped), seconds(c.value(&args[1])), seconds(c.value(&args[2]))}
			return wait.say(c.lang, stamped)
		}}, true
	case "plural":
		return function{3, 3, func(c *context, args []term) string {
			return Plural(c.lang, c.value(&args[0]), c.value(&args[1]), c.value(&args[2]))
		}}, true
	}
	return function{}, false
}

// wordFunction gives the functions that look words up.
func wordFunction(name string) (function, bool) {
	switch name {
	case "word":
		return function{2, 2, func(c *context, args []term) string {
			return Word(c.lang, c.value(&args[0]), c.value(&args[1]))
		}}, true
	case "field":
		return function{1, 1, func(c *context, args []term) string { return fieldName(c.lang, c.value(&args[0])) }}, true
	case "upper":
		return function{1, 1, func(c *context, args []term) string { return strings.ToUpper(c.value(&args[0])) }}, true
	case "reason":
		return function{3, 3, func(c *context, args []term) string {
			return reasonText(c.lang, c.value(&args[0]), c.value(&args[1]), c.value(&args[2]))
		}}, true
	case "rule":
		return function{1, 1, func(c *context, args []term) string {
			return answers.Rule(c.value(&args[0]), c.lang == Chinese)
		}}, true
	}
	return function{}, false
}

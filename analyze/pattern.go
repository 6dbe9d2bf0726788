package analyze

import "regexp"

// lazyPattern is a regular expression that is compiled when it is first asked for: most messages need none
// of them.
type lazyPattern func() *regexp.Regexp

// pattern makes one, nil for an empty text.
func pattern(text string) lazyPattern {
	if text == "" {
		return nil
	}
	return once(func() *regexp.Regexp { return regexp.MustCompile(text) })
}

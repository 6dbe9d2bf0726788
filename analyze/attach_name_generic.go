package analyze

import (
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/filetype"
	"github.com/eml-inspect/eml-inspect/headers"
)

// attachNameGeneric reports files whose name does not say what they are: one that a program made up, or an
// ending that the bytes are not. It matters where no program for that ending opens them.
var attachNameGeneric = Check{
	Codes: []string{"attach-name-generic"},
	Run: func(p *Pass) {
		for _, c := range p.Contents {
			if p.full() || c.Body || c.TNEF != nil || c.Name.Text == "" || sealed(c.Type) || len(c.Decoded.Data) == 0 {
				continue
			}
			actual := filetype.Of(c.Decoded.Data)
			why, severity := nameFault(c.Name.Text, actual)
			if why == "" {
				continue
			}
			f := Finding{Code: "attach-name-generic", Severity: severity, Confidence: Certain, Party: Sender,
				Where: p.content(c, headers.Span{End: min(len(c.Decoded.Data), 16)})}
			if actual.Name == "" {
				f.Confidence = Likely
			}
			if why == "calendar" { // the author is the calendar of the sender, a forward on the way, or Exchange itself
				f.Party, f.Where = Nobody, []Place{p.at(c.Layer, c.Naming.At, c.Section())}
			}
			p.report(f, "name", printable(c.Name.Text),
				"actual", actual.Name, "ending", usualEnding(actual), "why", why, "part", c.Section())
		}
	},
}

// madeUpName is what programs call a file that has no name.
var madeUpName = pattern(`(?i)^(?:(?:no[ _-]?name|unnamed|untitled|unknown|attachment|attach|file|part|` +
	`mime-?attachment|sans nom|ohne titel|未命名|无标题|未命名附件|無題|名称未設定|附件)` +
	`[-_ .]?(?:\d+(?:[.]\d+)*)?(?:\(\d+\))?(?:\.(?:dat|bin|att|unknown|obj))?` +
	`|ATT\d{3,}(?:\.\w{1,5})?|noname[\w.()-]{0,12})$`)

// madeUpStarts are what such names begin with, in lower case.
var madeUpStarts = [...]string{"no", "un", "att", "file", "part", "mime", "sa", "ſa", "ohne", "未", "无", "無", "名", "附"}

// madeUp reports whether a program made a name up. Most names do not begin like one, and are not compared further.
func madeUp(name string) bool {
	for _, start := range madeUpStarts {
		if len(name) >= len(start) && strings.EqualFold(name[:len(start)], start) {
			return madeUpName().MatchString(name)
		}
	}
	return false
}

// unreadInvitation is what Exchange calls a calendar object that it could not make a meeting of.
const unreadInvitation = "not supported calendar message.ics"

// nameFault says what is wrong with the name of a file: made-up, calendar, ending, program, or reversed; and how much
// that matters.
func nameFault(name string, actual filetype.Type) (why string, severity Severity) {
	ending := filetype.Ending(name)
	switch {
	case strings.ContainsRune(name, '\u202e'):
		return "reversed", Warning
	case disguised(name) || actual.Group == "program" && alien(ending, actual) && !isProgram(ending):
		return "program", Warning
	case madeUp(name):
		return "made-up", Note
	case strings.EqualFold(name, unreadInvitation):
		return "calendar", Warning
	case actual.Name == "" || !alien(ending, actual) || actual.Group == "text" && isText(ending):
		return "", Note
	case isText(ending):
		return "ending", Warning
	}
	for _, group := range filetype.Groups(ending) {
		if group == actual.Group || opens[[2]string{group, actual.Group}] {
			return "ending", Note // programs that open one look at the bytes, and open the other
		}
	}
	return "ending", Warning
}

// opens are groups of files whose programs open those of another group too.
var opens = map[[2]string]bool{{"archive", "office"}: true, {"office", "text"}: true}

// alien reports whether an ending is known, and no file of this type has it.
func alien(ending string, actual filetype.Type) bool {
	return ending != "" && len(filetype.Groups(ending)) > 0 && !actual.Has(ending)
}

// isText reports whether files with this ending are text.
func isText(ending string) bool {
	groups := filetype.Groups(ending)
	return len(groups) == 1 && groups[0] == "text"
}

// isProgram reports whether programs have this ending.
func isProgram(ending string) bool { return slices.Contains(filetype.Groups(ending), "program") }

// disguise is the name of a program that wants to look like a document.
var disguise = pattern(`(?i)\.(?:pdf|docx?|xlsx?|pptx?|txt|jpe?g|png|gif|zip|rar|mp[34]|html?|rtf|csv)` +
	`[ ._]*\.(?:exe|scr|com|` + `bat|cmd|pif|js|jse|vbs|vbe|wsf|hta|lnk|msi|ps1|cpl|jar)$`)

func disguised(name string) bool {
	return strings.Count(name, ".") > 1 && disguise().MatchString(name)
}

// usualEnding is the ending that a file of this type has.
func usualEnding(t filetype.Type) string {
	if len(t.Endings) == 0 {
		return ""
	}
	return t.Endings[0]
}

// sealed reports whether a part belongs to a signature or to encryption, where names mean nothing.
func sealed(mediaType string) bool {
	switch mediaType {
	case "application/pgp-signature", "application/pgp-encrypted", "application/pkcs7-signature",
		"application/x-pkcs7-signature", "application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-keys", "application/applefile",
		"application/mac-binhex40",
		"message/external-body", "text/x-moz-deleted":
		return true
	}
	return strings.HasPrefix(mediaType, "message/") || strings.HasPrefix(mediaType, "multipart/")
}

package mend

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/filetype"
)

// File is a file that was found in a message, under a name that can be written to a disk.
type File struct {
	analyze.Attachment        // as the report lists it: the name as the sender wrote it, size, checksum, bytes
	Message            string // path of the message it was found in, as in analyze.MessageReport
	Bytes              string // the media type that its bytes show, "" where they do not
	SafeName           string // differs from those of all other files, also where case does not count
}

// Extract gives every file that a report lists, of all its messages, in the order of the report. It decodes nothing
// itself: what it gives has the checksums of the report. Archives are files like others and are not unpacked.
func Extract(r *analyze.Report) []File {
	var files []File
	taken := make(Names)
	for _, m := range r.Messages {
		for _, a := range m.Attachments {
			name := a.Name
			if SafeName(name) == "" {
				name = nameless(m.Path, a)
			} else if t := filetype.Of(a.Data); filetype.Ending(name) == "" && len(t.Endings) > 0 && t.Group != "text" {
				name = strings.TrimRight(name, ". ") + "." + t.Endings[0]
			}
			files = append(files, File{Attachment: a, Message: m.Path, Bytes: filetype.Of(a.Data).Name,
				SafeName: taken.Take(name)})
		}
	}
	return files
}

// nameless is the name of a file that has none: the place where it was found, and the ending of what it is.
func nameless(message string, a analyze.Attachment) string {
	name := "part-" + a.Part
	if message != "" {
		name = "message-" + message + "-" + name
	}
	return strings.NewReplacer("/", ".", "\\", ".", "!", ".", "@", "", "#", "").Replace(name) + ending(a)
}

// ending gives the ending for a file without a name: that of what its bytes are, else of what they are said to be.
func ending(a analyze.Attachment) string {
	for _, t := range []filetype.Type{filetype.Of(a.Data), filetype.Named(a.Type)} {
		if len(t.Endings) > 0 {
			return "." + t.Endings[0]
		}
	}
	if strings.HasPrefix(a.Type, "text/") {
		return ".txt"
	}
	return ".bin"
}

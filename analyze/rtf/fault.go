package rtf

// FaultKind says what is wrong at one place.
type FaultKind string

const (
	// NotRTF: the bytes do not start as Rich Text does.
	NotRTF FaultKind = "not-rtf"
	// NotCompressed: the bytes do not start as compressed Rich Text does.
	NotCompressed FaultKind = "not-compressed"
	// Checksum: the compressed bytes do not give the checksum in the header; they were changed.
	Checksum FaultKind = "checksum"
	// Truncated: the input ends too early; what is there was read.
	Truncated FaultKind = "truncated"
	// SizeWrong: what was unpacked is not as long as the header says.
	SizeWrong FaultKind = "size-wrong"
	// BadReference: compressed bytes refer to text before the beginning; blanks stand there.
	BadReference FaultKind = "bad-reference"
	// Unbalanced: a group is closed that was never opened.
	Unbalanced FaultKind = "unbalanced"
	// BadEscape: the two characters after \' are no hexadecimal number.
	BadEscape FaultKind = "bad-escape"
	// BadText: bytes are no text in the code page of their font; U+FFFD stands there.
	BadText FaultKind = "bad-text"
	// CodepageUnknown: text is in a code page that we cannot read.
	CodepageUnknown FaultKind = "codepage-unknown"
	// GarbageAtEnd: bytes follow the end; usually harmless.
	GarbageAtEnd FaultKind = "garbage-at-end"
	// Limit: there is more than is read of the kind that stands here: groups in groups, fonts,
	// faults, or unpacked bytes.
	Limit FaultKind = "limit"
)

// Fault is one thing wrong, at an offset counted from the first byte of the input.
type Fault struct {
	Kind   FaultKind
	Offset int
}

// Bounds far above real mail.
const (
	maxFaults = 100
	maxDepth  = 10_000
	maxFonts  = 4096
	// MaxUnpacked is the most that Decompress unpacks, in bytes.
	MaxUnpacked = 128 << 20
)

//go:noinline
func (r *reader) fault(kind FaultKind, at int) {
	switch n := len(r.faults); {
	case n < maxFaults:
		r.faults = append(r.faults, Fault{kind, at})
	case n == maxFaults:
		r.faults = append(r.faults, Fault{Limit, at})
	}
}

// once records a fault that is said one time only.
func (r *reader) once(kind FaultKind, at int) {
	if !r.said[kind] {
		r.said[kind] = true
		r.fault(kind, at)
	}
}

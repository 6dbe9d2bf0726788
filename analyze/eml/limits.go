package eml

// Limits bound what is read from one input. The zero value stands for DefaultLimits.
type Limits struct {
	Depth    int // parts in parts, messages in messages
	Parts    int // parts of one input
	Messages int // messages of one mbox, files of one archive
	Unpacked int // bytes that archives may unpack to
	Held     int // bytes that are held of the content of a leaf twice as large, if it is sound; 0 holds all
}

// DefaultLimits are wide: real mail has not been seen deeper than 12 or with more than 1,000 parts.
var DefaultLimits = Limits{Depth: 100, Parts: 10_000, Messages: 1_000_000, Unpacked: 512 << 20}

func (l Limits) orDefault() Limits {
	if held := l.Held; l == (Limits{Held: held}) {
		l = DefaultLimits
		l.Held = held
	}
	return l
}

// FileLimit says why a file was not read to its end that holds more than one message, or an archived one.
type FileLimit string

const (
	LimitMessages FileLimit = "messages" // Limits.Messages
	LimitUnpacked FileLimit = "unpacked" // Limits.Unpacked, or more than a file of its size may unpack to
	LimitDamaged  FileLimit = "damaged"  // no limit of ours: a member of the archive could not be unpacked to its end
)

// Bounds that are not set from outside.
const (
	// An archive may unpack to unpackedBase bytes, and unpackedRatio times its size. Mail and mailboxes shrink to
	// a tenth at the best; bombs to a thousandth.
	unpackedBase  = 8 << 20
	unpackedRatio = 32
	// An archive may hold messagesBase messages, and one for messageSize of its bytes.
	messagesBase = 1000
	messageSize  = 64
	// maxRefused is of how many members of an archive it is said why they could not be read.
	maxRefused = 10
	// maxAround is with how many multiparts around it a boundary is compared.
	maxAround = 8
	// maxRecovered is how many parts of one message are looked for where nothing divides them.
	maxRecovered = 1000
	// maxSame is how many defects of one kind are kept apart that follow each other.
	maxSame = 1000
	// maxEnclosed is the most files that are taken out of one text.
	maxEnclosed = 1000
	// maxFields is how many fields the parts of an input keep, and one more for fieldSize of its bytes, maxParams how many
	// parameters; beyond it a part keeps fewFields and fewParams.
	maxFields = 20_000
	fieldSize = 64
	maxParams = 10_000
	fewFields = 8
	fewParams = 4
	// maxAgain is how often content is decoded again.
	maxAgain = 3
)

package headers

// Bounds of what is read from a header. They lie far above real mail and keep the cost of hostile mail down; what
// reaches one is said in the result, and the rest is read.
const (
	// MaxFields is the most fields that are kept apart in one block; real headers have not been seen with more than
	// a few hundred. Beyond it, lines are Unread, except for the first field of each name without which the
	// message could not be read.
	MaxFields = 10_000
	// MaxText is how many bytes of the value of one field are read; the span of the value is whole.
	MaxText = 1 << 20
	// MaxAddresses is the most addresses that are read from one field.
	MaxAddresses = 10_000
	// MaxParams is the most parameters, and pieces of parameters, that are read from one field; also the most tags,
	// results and pairs.
	MaxParams = 1000
	// maxWords is the most words of a structured field: ten for each of MaxAddresses.
	maxWords = 100_000
	// maxUnclosed is how far a closing mark is looked for once one was found missing, so that a field full of opening
	// marks is still read in linear time.
	maxUnclosed = 100
	// maxEncodedWord bounds an encoded word, or a run of raw text, in an address; they are 75 characters where
	// programs keep to RFC 2047, section 2.
	maxEncodedWord = 1000
)

// vital are the names of the fields that are kept wherever they stand.
var vital = [...]string{"From", "To", "Cc", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type",
	"Content-Transfer-Encoding", "Content-Disposition", "Sender", "Reply-To", "Return-Path"}

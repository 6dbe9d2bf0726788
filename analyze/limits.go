package analyze

// Bounds of what is looked at in one message, beside those of the packages below. They lie far above real mail.
const (
	// maxFindings is the most findings that one check reports about one message.
	maxFindings = 50
	// maxClaims is the most results in Authentication-Results and Received-SPF fields that are judged.
	maxClaims = 2000
	// maxHeaderSearches is for how many signatures of a message the header is searched.
	maxHeaderSearches = 4
	// maxWritten is in how many places the name of one file is read.
	maxWritten = 20
	// maxHeaderTexts is the most names of people in header fields that are read, and as many other texts; lists of
	// recipients can be long.
	maxHeaderTexts = 2000
	// maxText is how many bytes of a text the report holds.
	maxText = 64 << 10
	// strictLimit is how many bytes a strict reader may go over, strictHeaderLimit how long a header it is given.
	strictLimit       = 32 << 20
	strictHeaderLimit = 256 << 10
	// maxAnswerWithin is how far into a part the answer of a server is looked for, in bytes.
	maxAnswerWithin = 1 << 20
)

// Names of limits, as the fact "limit" of mime-limit has them.
const (
	limitParts     = "parts"     // eml.Limits: parts, or how deep they are
	limitFields    = "fields"    // headers.MaxFields
	limitText      = "text"      // headers.MaxText: a field is longer
	limitAddresses = "addresses" // headers.MaxAddresses
	limitResults   = "results"   // maxClaims
	limitMessages  = "messages"  // eml.Limits: messages of a mailbox or an archive
	limitUnpacked  = "unpacked"  // eml.Limits: bytes that an archive unpacks to
	limitDamaged   = "damaged"   // eml.LimitDamaged: an archive could not be unpacked to its end

	limitSignatures = "signatures" // auth.MaxSignatures
	limitSearches   = "searches"   // maxSearched
	limitTexts      = "texts"      // maxHeaderTexts
	limitRecipients = "recipients" // those that a notice names: bounce.Bounce.More
	limitFindings   = "findings"   // maxFindings
)

package eml

// Kind says what sort of file an input is. It is told from the bytes, never from the name.
type Kind string

const (
	KindMessage Kind = "eml"     // one message (RFC 5322), also after an mbox "From " line
	KindMbox    Kind = "mbox"    // several messages, each after a "From " line (RFC 4155)
	KindMSG     Kind = "msg"     // an Outlook item in a compound file (MS-OXMSG)
	KindTNEF    Kind = "tnef"    // a bare winmail.dat (MS-OXTNEF)
	KindArchive Kind = "archive" // gzip, zip or tar of any of these
	KindEmpty   Kind = "empty"   // no bytes at all
	KindUnknown Kind = "unknown" // something that is no mail
)

// LineEnding says how the lines of an input end.
type LineEnding string

const (
	EndingCRLF  LineEnding = "crlf"
	EndingLF    LineEnding = "lf"
	EndingCR    LineEnding = "cr"
	EndingMixed LineEnding = "mixed"
	EndingNone  LineEnding = "" // there is no line end
)

// Role says what a message is within its input.
type Role string

const (
	RoleSubject  Role = "subject"  // the message that is asked about
	RoleCarrier  Role = "carrier"  // it only carries forwarded originals
	RoleOriginal Role = "original" // what a bounce returned
)

package copies

import "time"

// Copy is what is compared of one message. Texts are as decoded, addresses and hosts in lower case.
type Copy struct {
	MessageID string // "" where there is none
	Date      time.Time
	From      string // the address of the author
	Subject   string
	Notice    bool     // it says what became of another message
	Text      Text     // of the first body that a person reads
	Body      [32]byte // a hash of the bytes below the header
	Whole     [32]byte // a hash of all bytes
	Fields    []Field  // the header without its Received fields
	Hops      []Hop    // index 0 nearest the sender
	Delivered string   // the address of the mailbox, as the server that stored it says
	Original  string   // the address that it was sent to before aliases were resolved, as that server says
	Lists     []string // the domains of the mailing lists that it came through, "lists.example.org"
	List      string   // the name of the last of them, "" for none
}

// Field is one header field on one line.
type Field struct{ Name, Value string }

// Hop is one Received field.
type Hop struct {
	Host    string    // who wrote it
	Family  string    // the organisation of that host, "" where it is not known
	ID      string    // its queue id
	Time    time.Time // zero where it is not known
	Client  string    // what it says of its client
	Named   string    // the name of its client, as DNS or the client itself has it
	Clients []string  // the organisations of the names that its client has
	For     string    // the address that it was for
	Party   Party
	Lists   bool   // the program of a mailing list wrote it
	Fetch   bool   // fetched from a mailbox
	Local   bool   // taken from the same machine, or from a private address
	Retry   string // whose retry schedule its queue follows, as package route names it
	Index   int    // in the message
}

// Party is the side on which a host stands.
type Party string

const (
	Sender    Party = "sender"
	Transit   Party = "transit"
	Recipient Party = "recipient"
)

// Stage is the stretch of the way on which one message became several. It is named after the place that the first
// hop that differs left, counted from the sender.
type Stage string

const (
	SenderClient    Stage = "sender-client"    // no hop is common: it was handed in more than once
	SenderServer    Stage = "sender-server"    // a server of the sender passed it on more than once
	InTransit       Stage = "transit"          // a server between the two did
	AtList          Stage = "list"             // a mailing list or an alias made several of it
	RecipientServer Stage = "recipient-server" // a server of the recipient did
	RecipientClient Stage = "recipient-client" // one was delivered; what fetched or stored it made the others
	NotCopies       Stage = "not-copies"       // these are different messages
	Undecided       Stage = "undecided"        // the fields do not tell
)

// Why is the reason why there are several.
type Why string

const (
	SentAgain         Why = "sent-again"         // a person or program sent it again: another Date or Message-ID
	ClientResent      Why = "client-resent"      // the same message was handed in again later, as from an outbox that hangs
	ClientParallel    Why = "client-parallel"    // it was handed in several times at once
	TwoLists          Why = "two-lists"          // each came through another list
	ListAndDirect     Why = "list-and-direct"    // one came through a list, one did not
	TwoSubscriptions  Why = "two-subscriptions"  // one list sent it to two addresses that lead here
	ListRepeated      Why = "list-repeated"      // one list sent it more than once to the same address
	AliasExpanded     Why = "alias"              // one address stands for several that lead here
	TwoAddresses      Why = "two-addresses"      // it was sent to two addresses that lead here
	Forwarded         Why = "forwarded"          // one copy stayed, another went on from there
	Forwarder         Why = "forwarder"          // one copy made a detour through another organisation
	RetryAfterLoss    Why = "retry"              // passed on again some minutes later: the answer of the next host was lost
	Parallel          Why = "parallel"           // passed on several times at once to the same host
	CollectedTwice    Why = "collected"          // a collector fetched it from the other mailbox more than once
	CollectedOnce     Why = "collected-once"     // it lies in one mailbox, and a collector fetched it into another
	FetchedTwice      Why = "fetched-twice"      // the mail program fetched it more than once
	Scanner           Why = "scanner"            // a virus scanner between mailbox and program changed one copy
	Restored          Why = "restored"           // old mail of many days was fetched again
	TwoMailboxes      Why = "two-mailboxes"      // the last server put it into two mailboxes
	DifferentMessages Why = "different-messages" // nothing ties them together
	OnlyMessageID     Why = "message-id-only"    // the Message-ID is the same, the contents are not
	NoRoute           Why = "no-route"           // a copy has no Received field: it was never sent, or they were cut off
)

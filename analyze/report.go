package analyze

import "github.com/eml-inspect/eml-inspect/analyze/eml"

// SchemaVersion is the version of the report's shape.
const SchemaVersion = 1

// Report is everything that is known about one input.
type Report struct {
	Schema   int              `json:"schema"`
	Input    Input            `json:"input"`
	Messages []*MessageReport `json:"messages"`
}

// Input names what was read and says what kind of file it is.
type Input struct {
	Name       string         `json:"name"`
	Size       int            `json:"size"`
	SHA256     string         `json:"sha256"`
	Kind       eml.Kind       `json:"kind"`
	LineEnding eml.LineEnding `json:"line_ending,omitempty"`
	Error      string         `json:"error,omitempty"` // why it could not be read; then there are no messages
}

// MessageReport is the analysis of one message: the input itself, one carried inside it, or one of an mbox.
type MessageReport struct {
	Path        string       `json:"path"` // where it was found: "" the input, "2" carried by part 2, "#5" the fifth of an mbox
	Role        eml.Role     `json:"role"`
	Brief       bool         `json:"-"` // a carrier, or one that was not asked for: reports show its summary only
	Summary     Summary      `json:"summary"`
	Headline    Headline     `json:"-"` // what happened, as a code with facts; package report makes a sentence of it
	Route       Route        `json:"route"`
	Delivery    Delivery     `json:"delivery"`
	Auth        Auth         `json:"auth"`
	Parts       []Part       `json:"parts"`
	Texts       []Text       `json:"texts"`
	Origin      Origin       `json:"-"` // who wrote the texts that are garbled, as far as the message tells
	Attachments []Attachment `json:"attachments"`
	Bounce      *Bounce      `json:"bounce"` // what it says as a notice about another message; nil if it is none
	Verdicts    []Verdict    `json:"verdicts"`
	Findings    []Finding    `json:"findings"`
	Act         Act          `json:"act"`
	Asks        []Ask        `json:"asks"`
	Unknown     []Unknown    `json:"unknown"`
	Source      Source       `json:"-"`
	Evidence    *Evidence    `json:"-"` // what it was made of, with Options.Keep; else nil
}

// Source is the header of a message as it stands in the input, for reports that show it. It is a part of
// the input, not a copy.
type Source struct {
	Layer  string // as in Place
	Start  int    // offset of the first byte in that layer
	Header []byte
}

// Headline is the one thing to say first: the code of the finding that matters most and its facts, or
// "nothing-wrong".
type Headline struct {
	Code  string
	Facts map[string]string
}

// Summary holds the fields a person looks at first, decoded and, where needed, repaired.
type Summary struct {
	From      string `json:"from"`
	To        string `json:"to"`
	Cc        string `json:"cc,omitempty"`
	Subject   string `json:"subject"`
	Date      string `json:"date"` // RFC 3339 with the offset as written; "" where the field cannot be read
	MessageID string `json:"message_id"`
	Mailer    string `json:"mailer,omitempty"`
}

// Route is the way the message took, from the sender to the recipient.
type Route struct {
	Hops         []Hop     `json:"hops"`
	TotalSeconds *int64    `json:"total_seconds"` // newest readable stamp minus oldest, as stamped
	Slowest      *int      `json:"slowest"`       // index of the hop that ends the longest wait
	Clocks       []Clock   `json:"clocks"`
	Witnesses    []Witness `json:"witnesses"`
}

// Hop is one Received field. Index 0 is nearest the sender.
type Hop struct {
	Index          int      `json:"index"`
	From           HopFrom  `json:"from"`
	By             string   `json:"by"`
	With           string   `json:"with,omitempty"`
	ID             string   `json:"id,omitempty"`
	For            string   `json:"for,omitempty"`
	TLS            *HopTLS  `json:"tls"`
	Time           string   `json:"time,omitempty"` // RFC 3339 with the offset as written
	DelaySeconds   *int64   `json:"delay_seconds"`  // as stamped, against the hop before
	HeldBy         string   `json:"held_by,omitempty"`
	AtLeastSeconds *int64   `json:"at_least_seconds"`
	AtMostSeconds  *int64   `json:"at_most_seconds"`
	Party          Party    `json:"party"`
	Software       string   `json:"software,omitempty"`
	Trusted        bool     `json:"trusted"`
	Span           [2]int   `json:"span"`
	Notes          []string `json:"-"` // codes of what is odd about the stamp: "no-date", "zone-ambiguous", ...
}

// HopFrom is what a Received field says of the client.
type HopFrom struct {
	Helo string `json:"helo,omitempty"` // what the client called itself
	Name string `json:"name,omitempty"` // what DNS called it
	IP   string `json:"ip,omitempty"`   // without an "IPv6:" prefix
}

// HopTLS is the encryption of the connection, as the receiving host wrote it.
type HopTLS struct {
	Version string `json:"version,omitempty"`
	Cipher  string `json:"cipher,omitempty"`
}

// Clock is a host whose clock is known to be off.
type Clock struct {
	Host          string `json:"host"`
	OffsetSeconds int64  `json:"offset_seconds"` // + means ahead
	Why           string `json:"why"`
}

// Witness is another clock in the message.
type Witness struct {
	Source string `json:"source"` // "date", "dkim-t", ...
	Time   string `json:"time"`
	Host   string `json:"host,omitempty"`
}

// Delivery says how far the message is known to have come.
type Delivery struct {
	State string `json:"state"`
	Why   string `json:"why"`
}

// Auth is what hosts claim about authentication, and what we could check ourselves.
type Auth struct {
	DKIM   []Signature `json:"dkim"`
	SPF    *SPF        `json:"spf,omitempty"`
	DMARC  *DMARC      `json:"dmarc,omitempty"`
	ARC    *ARC        `json:"arc,omitempty"` // nil where the message has no ARC set
	Claims []Claim     `json:"claims"`
	Field  string      `json:"field,omitempty"` // our own results as an Authentication-Results field
}

// SPF is our own evaluation, for the client that handed the message to the recipient's side (RFC 7208). It
// is what the records say now, or what the zone file says.
type SPF struct {
	Result    string   `json:"result"`             // pass, fail, softfail, neutral, none, temperror, permerror, unknown
	Identity  string   `json:"identity,omitempty"` // mailfrom, helo
	Domain    string   `json:"domain,omitempty"`
	IP        string   `json:"ip,omitempty"`
	Hop       int      `json:"hop"` // the hop whose client was taken: the border
	Mechanism string   `json:"mechanism,omitempty"`
	Path      []string `json:"path,omitempty"` // the terms that lead to the record it stands in: includes and redirects
	Record    string   `json:"record,omitempty"`
	Lookups   int      `json:"lookups"`
	Why       string   `json:"why,omitempty"`
}

// DMARC is our own evaluation (RFC 9989).
type DMARC struct {
	Result       string `json:"result"` // pass, fail, none, permerror, temperror, unknown
	Policy       string `json:"policy,omitempty"`
	Domain       string `json:"domain,omitempty"` // where the record was found
	Organization string `json:"organization,omitempty"`
	AlignedDKIM  bool   `json:"aligned_dkim"`
	AlignedSPF   bool   `json:"aligned_spf"`
	Why          string `json:"why,omitempty"`
}

// ARC is the chain of seals (RFC 8617).
type ARC struct {
	Result   string   `json:"result"`             // pass, fail, none, unknown
	Instance int      `json:"instance,omitempty"` // the one that failed
	Why      string   `json:"why,omitempty"`
	Sets     []ARCSet `json:"sets"`
}

// ARCSet is what one sealer added.
type ARCSet struct {
	Instance int    `json:"instance"`
	Domain   string `json:"domain"`
	CV       string `json:"cv"` // what the sealer says of the chain before it
	Time     string `json:"time,omitempty"`
	BodyHash string `json:"body_hash"` // match, mismatch, unknown
}

// Signature is one DKIM-Signature and what became of it.
type Signature struct {
	Domain           string   `json:"domain"`
	Selector         string   `json:"selector"`
	Algorithm        string   `json:"algorithm"`
	Canonicalization string   `json:"canonicalization"`
	Time             string   `json:"time,omitempty"`
	Expires          string   `json:"expires,omitempty"`
	Result           string   `json:"result"`
	BodyHash         string   `json:"body_hash"`   // match, mismatch, unknown
	HeaderHash       string   `json:"header_hash"` // match, mismatch, unknown
	Key              string   `json:"key"`         // found, missing, revoked, unknown
	Aligned          bool     `json:"aligned"`     // its domain belongs to the From domain
	Why              string   `json:"why,omitempty"`
	Altered          *Altered `json:"altered"` // what was changed after it was made, where that is proved
	Weak             []string `json:"weak,omitempty"`
	Second           string   `json:"second_opinion,omitempty"` // what go-msgauth says, where it was asked
	Span             [2]int   `json:"span"`
}

// Altered says what was changed after a signature was made.
type Altered struct {
	What  string `json:"what"`
	Proof string `json:"proof"`           // signature, body-hash
	Bytes *int   `json:"bytes,omitempty"` // how many bytes were added
}

// Claim is one result that a host wrote into the message.
type Claim struct {
	Method  string `json:"method"`           // dkim, spf, dmarc, arc, compauth, ...
	Result  string `json:"result"`           // pass, fail, none, ...
	By      string `json:"by"`               // who says so; "" where the field does not say
	Field   string `json:"field"`            // the field it stands in
	Domain  string `json:"domain,omitempty"` // the domain it is about
	Reason  string `json:"reason,omitempty"`
	Trusted bool   `json:"trusted"`
	Span    [2]int `json:"span"`
}

// Part is one node of the MIME tree, as reports list it.
type Part struct {
	Path        string `json:"path"`
	Type        string `json:"type"`
	Charset     string `json:"charset,omitempty"`
	Encoding    string `json:"encoding,omitempty"`
	Disposition string `json:"disposition,omitempty"`
	Name        string `json:"name,omitempty"`
	Span        [2]int `json:"span"`
	Size        int    `json:"size"` // decoded bytes
}

// Text is one text a person would read, and what it is made of.
type Text struct {
	Part     string  `json:"part"`
	Field    string  `json:"field"`    // "body", "Subject", "From", "filename", ...
	Declared *string `json:"declared"` // the label as written
	Actual   *string `json:"actual"`   // what the bytes are
	Repaired bool    `json:"repaired"` // Text differs from what a plain reader shows
	Text     string  `json:"text"`
	Cut      bool    `json:"cut,omitempty"`
	Plain    string  `json:"-"` // of a repaired text: one line of it as a program shows it that believes the label
	Line     string  `json:"-"` // the same line as it should read
}

// Origin says who wrote the bytes that are labeled wrongly.
type Origin struct {
	Why  string // "signed", "converted", "autoconverted", "written"; "" where nothing tells
	Name string // the domain, host or program
}

// Attachment is a file in the message, wherever it hides.
type Attachment struct {
	Name   string `json:"name"`
	Type   string `json:"type"`
	Size   int    `json:"size"`
	SHA256 string `json:"sha256"`
	Part   string `json:"part"`
	Source string `json:"source"` // mime, tnef, uuencode, ...
	Hidden bool   `json:"hidden"`
	Actual string `json:"actual,omitempty"` // what its bytes are, where Type says something else
	Data   []byte `json:"-"`                // the decoded, repaired bytes; part of what was decoded, not a copy; nil where Limits.Held left them out
}

// Bounce is what a notice says about the delivery of another message.
type Bounce struct {
	Kind         string            `json:"kind"`                    // failed, delayed, relayed, delivered, expanded, read-receipt, auto-reply, challenge, ...
	Reporter     string            `json:"reporter,omitempty"`      // the host that made the notice
	FeedbackType string            `json:"feedback_type,omitempty"` // of a complaint: abuse, auth-failure, fraud, not-spam, ... (RFC 5965, section 3.1)
	SourceIP     string            `json:"source_ip,omitempty"`     // of a complaint: where the message came from
	Recipients   []BounceRecipient `json:"recipients"`
	Original     *BounceOriginal   `json:"original"`
}

// BounceRecipient is one address that a notice speaks of.
type BounceRecipient struct {
	Address      string `json:"address"`
	Typed        string `json:"typed,omitempty"` // the address the sender wrote, where another one failed
	Action       string `json:"action"`          // failed, delayed, delivered, relayed, expanded
	Status       string `json:"status"`
	Reply        string `json:"reply"`
	Diagnostic   string `json:"diagnostic"`
	Remote       string `json:"remote"`
	Refused      bool   `json:"refused"` // the other side answered; otherwise the reporter decided itself
	Reason       string `json:"reason"`
	Rule         string `json:"rule,omitempty"`
	Party        Party  `json:"party"`
	Who          string `json:"who,omitempty"` // as Act.Who
	Permanent    bool   `json:"permanent"`
	WaitSeconds  *int64 `json:"wait_seconds,omitempty"`
	RetriesUntil string `json:"retries_until,omitempty"`
}

// BounceOriginal is what is known of the message that a notice is about.
type BounceOriginal struct {
	Path          string `json:"path,omitempty"` // where it is reported, if it came back as a part of its own
	MessageID     string `json:"message_id"`
	From          string `json:"from"`
	To            string `json:"to"`
	Subject       string `json:"subject"`
	Date          string `json:"date"`
	Size          int    `json:"size,omitempty"` // bytes, where it came back in full
	Signed        bool   `json:"signed"`         // it bears a DKIM signature
	QueuedSeconds *int64 `json:"queued_seconds,omitempty"`
}

// Verdict is what a filter wrote about the message.
type Verdict struct {
	By        string          `json:"by"`
	Verdict   string          `json:"verdict"` // clean, junk, bulk, phish, spoof, malware, blocked, allowed, ..., opaque
	Score     string          `json:"score,omitempty"`
	Threshold string          `json:"threshold,omitempty"` // the score from which the filter calls a message junk
	Field     string          `json:"field"`
	Fields    []string        `json:"fields"`           // all fields that it was read in
	SetBy     string          `json:"set_by"`           // whose rule decided: filter, user, admin
	Place     string          `json:"place,omitempty"`  // where the message was put: inbox, junk, folder, deleted, quarantine
	Host      string          `json:"host,omitempty"`   // the host that judged
	Client    string          `json:"client,omitempty"` // the address it took the message from
	Outgoing  bool            `json:"outgoing"`         // a filter of the sender's side judged what leaves it
	Trusted   bool            `json:"trusted"`
	Reasons   []VerdictReason `json:"reasons"`
}

// VerdictReason is one thing that counted, as the filter names it.
type VerdictReason struct {
	Name   string `json:"name"`
	Points string `json:"points,omitempty"`
	Why    string `json:"why,omitempty"`   // what it means, as a code; "" where that is not published
	About  string `json:"about,omitempty"` // the address or domain that it speaks of
}

// Act says who has to do something.
type Act struct {
	Who         string `json:"who"` // user, sender-admin, sender-provider, recipient, recipient-admin, nobody
	WaitSeconds *int64 `json:"wait_seconds,omitempty"`
}

// Ask is a question for somebody who has a log.
type Ask struct {
	To      string `json:"to"` // sender, recipient, host
	Host    string `json:"host,omitempty"`
	QueueID string `json:"queue_id,omitempty"`
	From    string `json:"from,omitempty"`  // start of the time window, in that host's zone
	Until   string `json:"until,omitempty"` // end of it
	Text    string `json:"text,omitempty"`  // written by package report
}

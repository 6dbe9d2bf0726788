package analyze

// Severity says how much a finding matters to the person who asked.
type Severity string

const (
	Note    Severity = "note"    // worth knowing
	Warning Severity = "warning" // some receivers will mind
	Failure Severity = "failure" // this is why it was late, rejected, unreadable or incomplete
)

// Rank orders severities: a higher rank is worse.
func (s Severity) Rank() int {
	switch s {
	case Failure:
		return 2
	case Warning:
		return 1
	}
	return 0
}

// Confidence says how well the bytes support a finding.
type Confidence string

const (
	Certain  Confidence = "certain"  // the bytes prove it
	Likely   Confidence = "likely"   // they fit a known pattern
	Possible Confidence = "possible" // they fit other explanations too
)

// rank orders confidences: a higher rank is surer.
func (c Confidence) rank() int {
	switch c {
	case Certain:
		return 2
	case Likely:
		return 1
	}
	return 0
}

// Party says on whose side something happened.
type Party string

const (
	Sender    Party = "sender"    // the sender, the sending program or its servers
	Transit   Party = "transit"   // a list, a forwarder or a relay between the two
	Recipient Party = "recipient" // the recipient's servers, gateways or programs
	Nobody    Party = "none"      // nobody's side, or it cannot be told
)

// Finding is one thing that is wrong, or worth knowing, and the bytes that show it.
// It holds no prose: titles, causes and fixes stand in the catalogue of package report.
type Finding struct {
	Code       string            `json:"code"`
	Severity   Severity          `json:"severity"`
	Confidence Confidence        `json:"confidence"`
	Party      Party             `json:"party"`
	Facts      map[string]string `json:"facts"`
	Where      []Place           `json:"where"`
}

// Place shows where in the bytes a finding stands.
type Place struct {
	Layer  string `json:"layer"`          // "" for the input as given, else the path of the decoded object
	Start  int    `json:"start"`          // offset of the first byte in that layer
	End    int    `json:"end"`            // offset after the last byte
	Part   string `json:"part,omitempty"` // IMAP section number of the part, relative to its message
	Line   int    `json:"line"`           // 1-based line in the layer
	Column int    `json:"column"`         // 1-based byte column in that line
	Quote  string `json:"quote"`          // the bytes, shortened and made safe to show
}

// Unknown is something that could not be checked. Code says what, Why says the reason; both are short
// codes with words in the catalogue.
type Unknown struct {
	Code string `json:"code"`
	Why  string `json:"why"`
}

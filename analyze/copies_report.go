package analyze

// CopiesReport says of several messages which are copies of one another, and where the copies parted.
type CopiesReport struct {
	Schema   int         `json:"schema"`
	Inputs   []CopyInput `json:"inputs"`   // one for each message that was compared, and for each input that holds none
	Groups   [][]int     `json:"groups"`   // indexes of Inputs: copies of one message stand together
	Findings []Finding   `json:"findings"` // a copies-split for each group of two or more
	Splits   []Split     `json:"splits"`   // the same in detail, in the order of Findings
}

// CopyInput names one message that was compared.
type CopyInput struct {
	Input
	Path    string   `json:"path,omitempty"` // as MessageReport.Path
	Summary *Summary `json:"summary"`        // nil where there is no message
}

// Split is where the copies of one group parted.
type Split struct {
	Group    []int       `json:"group"` // indexes of CopiesReport.Inputs
	Stage    string      `json:"stage"`
	Why      string      `json:"why"`
	Common   int         `json:"common"`             // hops that all have
	Hop      int         `json:"hop"`                // index of the first hop that differs, in the first of them
	Host     string      `json:"host,omitempty"`     // the last host that all have passed
	QueueID  string      `json:"queue_id,omitempty"` // of the message there
	Spacing  []int64     `json:"spacing_seconds"`    // between the copies where they parted, the earliest first
	Schedule string      `json:"schedule,omitempty"` // the retry schedule that the spacing fits
	Fields   []string    `json:"fields"`             // names of the fields that not all have alike
	SameText bool        `json:"same_text"`
	SameBody bool        `json:"same_body"`
	SameMail bool        `json:"same_mail"` // byte for byte, but for line ends
	Copies   []SplitCopy `json:"copies"`
	Further  []Fork      `json:"further"` // places behind that one at which some of them parted again
	Asks     []Ask       `json:"asks"`
}

// Fork is where some of the copies of a split parted that were still one behind it.
type Fork struct {
	Group   []int  `json:"group"` // indexes of CopiesReport.Inputs
	Stage   string `json:"stage"`
	Why     string `json:"why"`
	Hop     int    `json:"hop"` // in the first of them
	Host    string `json:"host,omitempty"`
	QueueID string `json:"queue_id,omitempty"`
}

// SplitCopy is the way of one copy.
type SplitCopy struct {
	Input     int        `json:"input"` // index of CopiesReport.Inputs
	Delivered string     `json:"delivered,omitempty"`
	List      string     `json:"list,omitempty"`
	Hops      []SplitHop `json:"hops"` // from the first that all have
}

// SplitHop is one Received field of a copy.
type SplitHop struct {
	Index  int    `json:"index"`
	Host   string `json:"host"`
	ID     string `json:"id,omitempty"`
	Time   string `json:"time,omitempty"`
	For    string `json:"for,omitempty"`
	Common bool   `json:"common"` // all copies have it
	Span   [2]int `json:"span"`   // of the field, in the input or the object that holds the message
}

package headers

import (
	"mime"
	"strings"
)

// Verdict is what a filter wrote about a message into one header field: its judgement, and what it names as
// the reasons for it. Nothing is made of values whose meaning is not public.
type Verdict struct {
	Field     Field
	Product   string // the name of the product in verdicts.toml: "spamassassin", "microsoft"
	By        string // as people call it: "SpamAssassin"
	Provider  string // the organisation that alone runs it: "microsoft", "tencent"; "" where anybody may
	Says      Judgement
	Setter    Setter
	Score     string // a decimal number, "" where there is none
	Threshold string // the score from which the filter calls a message junk, where it says so
	Place     Folder
	Reasons   []VerdictReason
	Host      string // the host that judged, where the field names it
	Client    string // the address of the host that handed the message to it, where the field names it
	Outgoing  bool   // a filter of the sender's side judged what leaves it
	Foreign   bool   // the field says of itself that another organisation wrote it
	generic   bool   // several products write this field
	coarse    bool   // the score is a rough one
}

// VerdictReason is one thing that counted, as the filter names it.
type VerdictReason struct {
	Name   string // as written: "BAYES_99", "SFV:SPM"
	Value  string // what the words of Why speak of: "SPM"
	Points string // what it added to the score, "" where that is not said
	Why    string // what it means: a key of the catalogue, "" where nobody has published it
	About  string // the address or domain that it speaks of, where it names one
	Listed string // "ip" or "domain" that is on a blocklist, "bulk" for mass mail, "poor" for a bad name; else ""
}

// Judgement is what a filter decided, in words that are common to all filters.
type Judgement string

const (
	Malware   Judgement = "malware"  // it holds harmful code
	Blocked   Judgement = "blocked"  // the sender is on a block list that a person keeps
	Allowed   Judgement = "allowed"  // a list or rule that a person keeps let it pass
	Released  Judgement = "released" // it was in quarantine and was let go
	Phish     Judgement = "phish"    // it is after passwords or money
	Spoof     Judgement = "spoof"    // the sender is not who it says
	Junk      Judgement = "junk"
	Bulk      Judgement = "bulk"     // mass mail, wanted or not
	Suspect   Judgement = "suspect"  // the filter is not sure
	Clean     Judgement = "clean"    // not junk
	NoVirus   Judgement = "no-virus" // a scanner for viruses found none
	Skipped   Judgement = "skipped"  // it was not examined
	Scored    Judgement = "scored"   // a number, and no word from which one it is junk
	Scanned   Judgement = "scanned"  // it was examined, and nothing is said of the outcome
	Unclear   Judgement = "unclear"  // a value that this product is not known to write
	Opaque    Judgement = "opaque"   // what the field holds is not public
	noVerdict Judgement = ""
)

// judgements are in the order in which they count where fields of one filter say several things.
var judgements = [...]Judgement{Malware, Blocked, Allowed, Released, Phish, Spoof, Junk, Bulk, Suspect, Clean, NoVirus,
	Skipped, Scored, Scanned, Unclear, Opaque, noVerdict}

// Bad reports whether a message that is judged so is kept out of the inbox.
func (j Judgement) Bad() bool {
	switch j {
	case Malware, Blocked, Phish, Spoof, Junk:
		return true
	}
	return false
}

func (j Judgement) rank() int {
	for i, other := range judgements {
		if j == other {
			return i
		}
	}
	return len(judgements)
}

// Setter is whose rule decided.
type Setter string

const (
	ByFilter Setter = "filter" // the program weighed the message
	ByUser   Setter = "user"   // a list or rule of the owner of the mailbox
	ByAdmin  Setter = "admin"  // a list or rule of the organisation
)

// Folder is where the message was put.
type Folder string

const (
	Inbox      Folder = "inbox"
	JunkFolder Folder = "junk"
	OtherPlace Folder = "folder"  // another folder, by a rule
	Deleted    Folder = "deleted" // a rule deleted it
	Quarantine Folder = "quarantine"
)

// maxVerdictText is how many bytes of a field are read, maxReasons how many reasons are kept of one filter, and
// maxVerdicts how many verdicts of one header.
const maxVerdictText, maxReasons, maxVerdicts = 32 << 10, 100, 100

// ReadVerdicts reads the verdict fields of a header from the top down, one verdict for each. Fields of products that
// verdicts.toml does not know are left out.
func ReadVerdicts(fields []Field) []Verdict {
	var list []Verdict
	t := verdictRecords()
	for i := range fields {
		f := &fields[i]
		if len(list) == maxVerdicts {
			break
		}
		r := t.recordOf(f.Name)
		if r == nil || r.Numbered && !firstPiece(f.Name) {
			continue
		}
		text := Unfold(f.Text[:min(len(f.Text), maxVerdictText)])
		if r.Numbered {
			text = joinNumbered(fields[i:], f.Name)
		}
		list = append(list, r.read(*f, strings.TrimSpace(withoutWords(text))))
	}
	return list
}

// withoutWords decodes the encoded words of a value (RFC 2047), as the labels of a mailbox have them. Those that it cannot read stay.
func withoutWords(text string) string {
	if strings.Contains(text, "=?") {
		var words mime.WordDecoder
		if plain, err := words.DecodeHeader(text); err == nil {
			return plain
		}
	}
	return text
}

// firstPiece reports whether a field is the first of a value that was cut over several.
func firstPiece(name string) bool {
	return strings.HasSuffix(name, "-1") || strings.HasSuffix(name, "-0")
}

// joinNumbered gives the value that was cut over the fields NAME-1, NAME-2 and so on.
func joinNumbered(fields []Field, first string) string {
	var b strings.Builder
	stem := first[:len(first)-1]
	for _, f := range fields {
		if hasPrefixFold(f.Name, stem) && b.Len()+len(f.Text) <= maxVerdictText {
			b.WriteString(strings.TrimSpace(Unfold(f.Text)))
		}
	}
	return b.String()
}

// Joins reports whether two verdicts may be one judgement: of the same filter, or one of them in a field that several
// products write.
func (v *Verdict) Joins(other *Verdict) bool {
	same := v.Product == other.Product || v.generic && other.scores() || other.generic && v.scores()
	return same && v.Foreign == other.Foreign && (v.Outgoing == other.Outgoing || v.silent() || other.silent())
}

// silent reports whether a field tells neither an outcome nor which way the message went.
func (v *Verdict) silent() bool {
	return !v.Outgoing && v.Place == "" && v.Says.rank() >= Scanned.rank()
}

// scores reports whether a product writes the fields that several write.
func (v *Verdict) scores() bool {
	return v.generic || v.Product == "spamassassin" || v.Product == "rspamd"
}

// Join adds what another field of the same filter says.
func (v *Verdict) Join(other Verdict) {
	if v.generic && !other.generic {
		v.Product, v.By, v.Provider, v.generic = other.Product, other.By, other.Provider, false
	}
	if other.Says.rank() == v.Says.rank() && v.Threshold == "" && other.Threshold != "" {
		v.Field = other.Field
	}
	if other.Says.rank() < v.Says.rank() {
		v.Says, v.Setter, v.Field = other.Says, other.Setter, other.Field
	}
	if v.Score == "" || v.coarse && other.Score != "" && !other.coarse {
		v.Score, v.coarse = other.Score, other.coarse
	}
	v.Outgoing = v.Outgoing || other.Outgoing
	v.Threshold = firstOf(v.Threshold, other.Threshold)
	v.Place = Folder(firstOf(string(v.Place), string(other.Place)))
	v.Host, v.Client = firstOf(v.Host, other.Host), firstOf(v.Client, other.Client)
	for _, r := range other.Reasons {
		v.addReason(r)
	}
}

// addReason adds a reason that is not named yet.
func (v *Verdict) addReason(r VerdictReason) {
	for _, known := range v.Reasons {
		if known.Name == r.Name {
			return
		}
	}
	if len(v.Reasons) < maxReasons {
		v.Reasons = append(v.Reasons, r)
	}
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

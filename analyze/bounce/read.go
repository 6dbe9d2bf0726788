package bounce

import (
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// Read says what a document tells about delivery; nil where it is no notice. It asks nothing of the document's form:
// the fields of RFC 3464 are read where they are, and the words where they are not.
func Read(d *Document) *Bounce {
	if t, ok := d.leaf("message/feedback-report"); ok || d.Report == "feedback-report" || d.complains() {
		return d.complaint(t.Text)
	}
	if t, ok := d.leaf("message/disposition-notification"); ok || d.Report == "disposition-notification" {
		return d.readReceipt(t.Text)
	}
	if t, ok := d.leaf("message/delivery-status", "message/global-delivery-status", "message/xdelivery-status"); ok {
		if b := d.readNotification(t.Text); b != nil {
			return b
		}
	}
	if b, ok := d.readJSON(); ok {
		return b
	}
	return d.readProse()
}

// readNotification reads a notification of RFC 3464, and takes from the text what it leaves out.
func (d *Document) readNotification(text string) *Bounce {
	n := readDSN(text)
	if len(n.groups) == 0 {
		return nil
	}
	words, copied := cutOriginal(d.prose())
	b := n.bounce(d.original(copied))
	b.fillFrom(words)
	b.finish(d)
	return b
}

// fillFrom takes from the text of a notice what its fields do not say of a recipient.
func (b *Bounce) fillFrom(words string) {
	var n *notice
	for i := range b.Recipients {
		r := &b.Recipients[i]
		if r.Action != ActionFailed && r.Action != ActionDelayed || findReply(r.Diagnostic) >= 0 {
			continue
		}
		if n == nil {
			read := readNotice(words, "")
			n = &read
		}
		lead, said := n.saidOf(len(b.Recipients) == 1, r.Address, r.Typed)
		if said != "" && (r.Diagnostic == "" || findReply(said) >= 0 || !telling(r.Diagnostic)) {
			r.lead, r.Diagnostic = lead, oneLine(strings.TrimSpace(r.Diagnostic+" "+said))
		}
	}
}

// telling reports whether words alone give a reason.
func telling(words string) bool { return Judge(Answer{Text: words}).Reason != Unknown }

// saidOf gives what a notice says of an address, by either of its names, or as a whole where it is about one.
func (n *notice) saidOf(alone bool, names ...string) (lead, text string) {
	for _, name := range names {
		if e, ok := n.entryOf(name); ok {
			return n.diagnostic(e, alone)
		}
	}
	if !alone {
		return "", ""
	}
	lead, text = n.diagnostic(entry{names[0], 0, len(n.lines)}, true)
	if findReply(text) < 0 && !telling(text) {
		return "", ""
	}
	return lead, text
}

func (d *Document) readJSON() (*Bounce, bool) {
	if len(d.Texts) == 0 || !strings.Contains(d.From, "@sns.amazonaws.com") &&
		!strings.HasPrefix(strings.TrimSpace(d.Texts[0].Text), "{") {
		return nil, false
	}
	b, ok := readEvent(d.Texts[0].Text)
	if ok {
		b.finish(d)
	}
	return b, ok
}

// maxProse is the most bytes of a text that are read as a notice.
const maxProse = 512 << 10

// readProse reads a notice that is written for people.
func (d *Document) readProse() *Bounce {
	signs, text := readSigns(d), ""
	if signs.doubtful() {
		text = d.prose()
		text = text[:min(len(text), maxProse)]
		signs.readText(text)
	}
	if kind := automatic(d, signs); kind != "" && !signs.marked && !(signs.daemon && (signs.opening || signs.subject)) {
		return &Bounce{Kind: kind}
	}
	if !signs.looksFailed() {
		return d.forwarded(signs)
	}
	words, copied := cutOriginal(text)
	if strings.Contains(strings.ToLower(copied[:min(len(copied), openingReach)]), "mailer-daemon") && namesNobody(words) {
		words, copied = copied, "" // a notice within a notice
	}
	b := d.readWords(words, copied, signs)
	if len(b.Recipients) == 0 {
		if b := d.disguise(signs); b != nil {
			return b
		}
		if b.Recipients = unnamed(words, signs); len(b.Recipients) == 0 {
			return d.forwarded(signs)
		}
	}
	if signs.late {
		b.delay()
	}
	b.finish(d)
	if b.Retold = signs.bare; b.Retold && !b.coded() {
		return nil // a page may well begin with such words and name addresses
	}
	return b
}

// readWords finds the recipients: in a hidden link, in fields that stand in the text, or in its words.
func (d *Document) readWords(words, copied string, s signs) *Bounce {
	o := d.original(copied)
	if r, sent, ok := reportLink(d.page()); ok {
		b := &Bounce{Recipients: []Recipient{r}, Original: o}
		b.submitted(sent, d.Header)
		return b
	}
	if n := readDSN(words); len(n.groups) > 0 && n.groups[0].action+n.groups[0].status+n.groups[0].diagnostic != "" {
		b := n.bounce(o)
		b.fillFrom(words)
		return b
	}
	list, more := d.named(words, o, s)
	return &Bounce{Recipients: list, More: more, Original: o}
}

// delay makes failures of a notice that says that delivery goes on what they are.
func (b *Bounce) delay() {
	for i := range b.Recipients {
		if r := &b.Recipients[i]; r.Action == ActionFailed && !strings.HasPrefix(r.Status, "5") {
			r.Action = ActionDelayed
		}
	}
}

// named finds the recipients in the words of a notice: as the text names them, else as a field or the message
// that came back does.
func (d *Document) named(words string, o *Original, s signs) (list []Recipient, more bool) {
	n := readNotice(words, d.recipient())
	entries := n.failed(3)
	for name := range strings.SplitSeq(d.Header.Get("X-Failed-Recipients"), ",") {
		if name = bareAddress(name); strings.Contains(name, "@") && !slices.ContainsFunc(entries,
			func(e entry) bool { return strings.EqualFold(e.address, name) }) {
			entries = n.take(entries, entry{name, 0, len(n.lines)})
		}
		if n.more {
			break
		}
	}
	if len(entries) == 0 && (s.opening || s.marked) {
		entries = d.lessClear(&n, words, o)
	}
	for _, e := range entries {
		lead, text := n.diagnostic(e, len(entries) == 1)
		list = append(list, Recipient{Address: e.address, Typed: n.typed(e), Action: ActionFailed, Diagnostic: text,
			lead: lead})
	}
	return list, n.more
}

// lessClear finds the recipients of a notice that names none of them as such: an address that only stands there,
// that of the reader, or those that the message which came back was sent to.
func (d *Document) lessClear(n *notice, words string, o *Original) []entry {
	if list := n.failed(4); len(list) > 0 {
		return list
	}
	own := readNotice(words, "")
	if list := own.failed(3); len(list) > 0 {
		n.more = own.more
		return list
	}
	var list []entry
	if o == nil {
		return nil
	}
	for _, a := range headers.ReadAddresses(o.To) {
		if strings.Contains(a.Addr, "@") {
			list = n.take(list, entry{a.Addr, 0, len(n.lines)})
		}
	}
	return list
}

// unnamed is the recipient of a notice that names nobody, but quotes the answer of a server: nothing less tells it from mail
// that looks like a notice.
func unnamed(words string, s signs) []Recipient {
	if !s.daemon || !s.subject || !s.opening {
		return nil
	}
	n := readNotice(words, "")
	lead, text := n.diagnostic(entry{end: len(n.lines)}, true)
	if findReply(text) < 0 {
		return nil
	}
	return []Recipient{{Action: ActionFailed, Diagnostic: text, lead: lead}}
}

// recipient is the address that the notice was sent to, which is that of the sender.
func (d *Document) recipient() string {
	to, _ := d.Header.Find("To")
	if list := headers.ReadAddresses(to.Text); len(list) == 1 {
		return list[0].Addr
	}
	return ""
}

// disguise says what a document is that looks like a notice and names nobody: one that carries something to
// open is forged.
func (d *Document) disguise(s signs) *Bounce {
	if !s.daemon || !s.subject || d.Returned != nil {
		return nil
	}
	for _, t := range d.Texts {
		if dot := strings.LastIndexByte(t.Name, '.'); dot >= 0 && containsAny(strings.ToLower(t.Name[dot:]), dangerous[:]) {
			return &Bounce{Kind: Forged}
		}
	}
	return nil
}

// dangerous are the endings of files that a real notice never carries.
var dangerous = [...]string{".zip", ".exe", ".scr", ".pif", ".com", ".bat", ".cmd", ".rar", ".js", ".vbs",
	".htm", ".iso", ".7z"}

// namesNobody reports whether a text holds no address that may have failed.
func namesNobody(text string) bool {
	n := readNotice(text, "")
	return len(n.mentions) == 0
}

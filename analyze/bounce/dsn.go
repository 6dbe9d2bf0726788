package bounce

import "strings"

// group is what a delivery status notification says of one recipient (RFC 3464, section 2.3).
type group struct {
	final, original, actual       string
	action, status, diagnostic    string
	remote, retries, last, logged string
}

// notification is a delivery status notification as it is written.
type notification struct {
	reporter, arrived, from string
	groups                  []group
	more                    bool // it is about more recipients than are read
}

// bounce gives what the fields say of the recipients of a message.
func (n *notification) bounce(o *Original) *Bounce {
	b := &Bounce{Reporter: n.reporter, Arrived: n.arrived, More: n.more, Original: o}
	for _, g := range n.groups {
		b.add(g.recipient())
	}
	return b
}

// readDSN reads the fields of a notification. It forgives what is common: no empty line between the groups, one too
// many, folds without white space, fields in any order and names in any case.
func readDSN(text string) notification {
	var n notification
	var g group
	blank := false
	flush := func() {
		switch {
		case len(n.groups) == maxRecipients:
			n.more = n.more || g.final+g.original+g.actual != ""
		case g.final+g.original+g.actual != "":
			n.groups = append(n.groups, g)
		case g != (group{}) && len(n.groups) > 0:
			n.groups[len(n.groups)-1].merge(g)
		}
		g = group{}
	}
	for _, f := range statusFields(text) {
		if f.name == "" {
			blank = true
			continue
		}
		if n.about(f) {
			continue
		}
		slot := g.slot(f.name)
		if slot == nil {
			continue
		}
		named := f.name == "final-recipient" || f.name == "original-recipient"
		if *slot != "" || named && blank && g.final+g.original != "" {
			if pending := g; pending.final+pending.original+pending.actual != "" || len(n.groups) > 0 {
				flush()
				slot = g.slot(f.name)
			}
		}
		*slot, blank = f.value, false
	}
	flush()
	return n
}

// about takes the fields that concern the message as a whole.
func (n *notification) about(f statusField) bool {
	switch f.name {
	case "reporting-mta":
		n.reporter = firstOf(n.reporter, hostOf(f.value))
	case "arrival-date":
		n.arrived = f.value
	case "received-from-mta":
		n.from = hostOf(f.value)
	default:
		return false
	}
	return true
}

// slot gives the place of a field of a recipient, nil for others.
func (g *group) slot(name string) *string {
	switch name {
	case "final-recipient":
		return &g.final
	case "original-recipient":
		return &g.original
	case "x-actual-recipient":
		return &g.actual
	case "action":
		return &g.action
	case "status":
		return &g.status
	case "diagnostic-code":
		return &g.diagnostic
	case "remote-mta":
		return &g.remote
	case "will-retry-until":
		return &g.retries
	case "last-attempt-date":
		return &g.last
	case "final-log-id":
		return &g.logged
	}
	return nil
}

// merge fills what a group lacks from one without a recipient: an empty line had cut them apart.
func (g *group) merge(other group) {
	for _, name := range [...]string{"action", "status", "diagnostic-code", "remote-mta", "will-retry-until"} {
		if to := g.slot(name); *to == "" {
			*to = *other.slot(name)
		}
	}
}

// statusField is one field of a notification; an empty name stands for an empty line.
type statusField struct{ name, value string }

// maxStatusFields bounds what is read of one notification.
const maxStatusFields = 5_000

// statusFields reads "Name: value" lines. A line that is no field goes on with the one before it.
func statusFields(text string) []statusField {
	var list []statusField
	for line := range lines(text) {
		trimmed := strings.TrimSpace(line)
		name, value, ok := strings.Cut(line, ":")
		name = strings.ToLower(strings.TrimSpace(name))
		switch {
		case len(list) >= maxStatusFields:
			return list
		case trimmed == "":
			list = append(list, statusField{})
		case ok && fieldName(name) && (line[0] != ' ' && line[0] != '\t' || known(name)):
			value = strings.TrimSpace(value)
			list = append(list, statusField{name, value[:min(len(value), maxAnswer)]})
		case len(list) > 0 && list[len(list)-1].name != "" && len(list[len(list)-1].value) < maxAnswer:
			list[len(list)-1].value += " " + trimmed[:min(len(trimmed), maxAnswer)]
		}
	}
	return list
}

// fieldName reports whether a word can be the name of a field: one that is known, or one with a hyphen, so
// that a line of prose with a colon is none.
func fieldName(s string) bool {
	if known(s) || s == "disposition" {
		return true
	}
	return len(s) > 2 && len(s) < 60 && strings.Contains(s, "-") && !strings.ContainsAny(s, " <>@[].,;\"")
}

func known(name string) bool {
	var g group
	var n notification
	return g.slot(name) != nil || n.about(statusField{name: name})
}

// hostOf gives the host in "dns; host.example (192.0.2.1)".
func hostOf(s string) string {
	if kind, after, ok := strings.Cut(s, ";"); ok {
		s = after
		if strings.EqualFold(strings.TrimSpace(kind), "smtp") && strings.Contains(s, "@") {
			return ""
		}
	}
	for word := range strings.FieldsSeq(s) {
		return strings.ToLower(strings.Trim(word, "[]().,;<>\""))
	}
	return ""
}

// recipient makes what is said of a recipient comparable.
func (g *group) recipient() Recipient {
	r := Recipient{Address: bareAddress(g.final), Typed: bareAddress(g.original), Retries: g.retries,
		Remote: hostOf(g.remote)}
	if actual := bareAddress(g.actual); strings.Contains(actual, "@") && !strings.Contains(r.Address, "@") {
		r.Address = actual
	}
	if r.Address == "" || !strings.Contains(r.Address, "@") && strings.Contains(r.Typed, "@") {
		r.Address = r.Typed
	}
	if strings.EqualFold(r.Typed, r.Address) {
		r.Typed = ""
	}
	r.Status = findStatus(g.status)
	r.Diagnostic = oneLine(untyped(g.diagnostic))
	r.Action = actionOf(g.action, r.Status)
	return r
}

// untyped takes off the type of a diagnostic: "smtp; 550 ..." (RFC 3464, section 2.3.6).
func untyped(s string) string {
	if kind, after, ok := strings.Cut(s, ";"); ok && len(kind) < 20 &&
		!strings.ContainsAny(strings.TrimSpace(kind), " <:") {
		return strings.TrimSpace(after)
	}
	return s
}

// actionOf reads the Action field; where it says nothing the class of the status does.
func actionOf(s, status string) Action {
	s = strings.ToLower(s)
	for _, a := range [...]struct {
		word   string
		action Action
	}{{"fail", ActionFailed}, {"delay", ActionDelayed}, {"defer", ActionDelayed}, {"relay", ActionRelayed},
		{"expand", ActionExpanded}, {"deliver", ActionDelivered}, {"expire", ActionFailed}} {
		if strings.Contains(s, a.word) {
			return a.action
		}
	}
	if strings.HasPrefix(status, "2") {
		return ActionDelivered
	}
	return ActionFailed
}

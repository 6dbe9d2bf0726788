package analyze

import (
	"strconv"
	"strings"
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/route"
	"github.com/eml-inspect/eml-inspect/headers"
)

// cause says what held a message before a hop, as far as its fields tell, and the retry schedule that the
// wait fits, if it is one of a queue.
func (e *Evidence) cause(i int) (cause, schedule string) {
	w := e.Way
	switch {
	case w.Dialects[i].Fetch:
		return "mailbox", ""
	case e.moderated(i):
		return "moderation", ""
	case e.greylisted(i):
		return "greylist", ""
	case e.quarantined(i):
		return "quarantine", ""
	case w.Dialects[i].Filter:
		return "scan", ""
	}
	queue := w.Dialects[i-1].Retry
	crosses := e.Way.Hosts[i] != e.Way.Hosts[i-1]
	if crosses && queue != "" && route.Fits(queue, w.Waits[i].Plain) {
		return "queue", queue
	}
	return "unknown", ""
}

// moderated reports whether a moderator let the message go during the wait that hop i ends.
func (e *Evidence) moderated(i int) bool {
	for f := range e.Header().All("X-Mailman-Approved-At") {
		if d := headers.ReadDate(f.Text); known(&d) && e.during(i, d.Time) {
			return true
		}
	}
	return false
}

// during reports whether an instant lies in the wait that hop i ends, give or take a minute.
func (e *Evidence) during(i int, t time.Time) bool {
	from, until := e.Way.When[i-1], e.Way.When[i]
	return !from.IsZero() && !until.IsZero() && t.After(from.Add(-time.Minute)) && t.Before(until.Add(time.Minute))
}

// greylisted reports whether a greylisting program says that it made the message wait that long. What it
// counts from may be an older message of the same people: a number longer than the wait says nothing.
func (e *Evidence) greylisted(i int) bool {
	wait := e.Way.held(i)
	if e.Way.Hosts[i] == e.Way.Hosts[i-1] {
		return false // a server does not turn itself away
	}
	for f := range e.Header().All("X-Greylist") {
		said, ok := delayIn(strings.ToLower(f.Unfolded()))
		if ok && said >= wait/2 && said <= wait+time.Minute {
			return true
		}
	}
	return false
}

// delayIn reads "delayed 502 seconds by ..." and "Delayed for 00:08:22 by ...".
func delayIn(text string) (time.Duration, bool) {
	_, rest, ok := strings.Cut(text, "delayed ")
	if !ok {
		return 0, false
	}
	words := strings.Fields(strings.TrimPrefix(rest, "for "))
	if len(words) < 2 {
		return 0, false
	}
	if n, err := strconv.Atoi(words[0]); err == nil && n >= 0 && n < 1<<30 && strings.HasPrefix(words[1], "sec") {
		return time.Duration(n) * time.Second, true
	}
	parts := strings.Split(words[0], ":")
	total := 0
	for _, p := range parts {
		n, err := strconv.Atoi(p)
		if err != nil || n < 0 || n > 100_000 {
			return 0, false
		}
		total = total*60 + n
	}
	return time.Duration(total) * time.Second, len(parts) == 3
}

// quarantined reports whether the message was let out of a quarantine at hop i: it was injected again, or a
// verdict says that it was released.
func (e *Evidence) quarantined(i int) bool {
	if e.Way.Dialects[i].Name == "exo-resubmit" {
		return true
	}
	if e.Way.Families[i] != "microsoft" {
		return false
	}
	for f := range e.Header().All("X-Forefront-Antispam-Report") {
		if strings.Contains(strings.ToUpper(f.Text), "SFV:SKQ") {
			return true
		}
	}
	return false
}

package copies

import (
	"slices"
	"time"
)

// Split says where the copies of one message parted.
type Split struct {
	Stage    Stage
	Why      Why
	Hop      int             // the index of the first hop that differs, in the first copy
	Left     *Hop            // the last hop that all share; nil where there is none
	Certain  bool            // the fields prove both stage and why
	Plain    bool            // the stage is proved, the reason is what fits best
	Ways     [][]Hop         // of each copy, from the first hop that all have
	Common   int             // how many of them all share
	Spacing  []time.Duration // between the copies where they parted, the earliest first; nil where no stamps are there
	Schedule string          // the retry schedule that the spacing fits, "" for none
	Fields   []string        // names of the fields that not all copies have alike
	SameText bool            // the texts agree
	SameBody bool            // the bodies agree byte for byte
	SameMail bool            // the messages do
}

// Compare says where the copies parted. There are two of them at least, and Group put them together.
func Compare(group []*Copy) Split {
	s := Split{Fields: differing(group), SameText: true, SameBody: true, SameMail: true}
	for _, c := range group[1:] {
		s.SameText = s.SameText && c.Text.Like(group[0].Text)
		s.SameBody = s.SameBody && c.Body == group[0].Body
		s.SameMail = s.SameMail && c.Whole == group[0].Whole
	}
	s.Ways, s.Common = ways(group)
	if s.Common > 0 {
		s.Left = &s.Ways[0][s.Common-1]
		s.Hop = s.Left.Index + 1
	}
	s.Spacing = s.spacing()
	if slices.ContainsFunc(group, func(c *Copy) bool { return len(c.Hops) == 0 }) {
		s.Stage, s.Why = Undecided, NoRoute
		return s
	}
	f := fork{group, &s}
	s.Stage = f.stage()
	f.why()
	return s
}

// Apart says that messages are no copies of each other.
func Apart(list []*Copy) Split {
	s := Split{Stage: NotCopies, Why: DifferentMessages, Certain: true}
	for i, c := range list {
		for _, o := range list[:i] {
			if c.MessageID != "" && c.MessageID == o.MessageID {
				s.Why = OnlyMessageID
			}
		}
	}
	return s
}

// Next gives the first hops that differ; copies that end before it have none.
func (s *Split) Next() []Hop {
	var list []Hop
	for _, way := range s.Ways {
		if s.Common < len(way) {
			list = append(list, way[s.Common])
		}
	}
	return list
}

// Parts puts together the copies that go on as one behind the place where all of them parted: indexes into the group,
// two or more each. Only a split of three copies or more has any.
func (s *Split) Parts() [][]int {
	type identity struct {
		host, id string
		time     int64
	}
	var parts [][]int
	known := make(map[identity]int)
	for k, way := range s.Ways {
		if s.Common >= len(way) {
			continue
		}
		h := way[s.Common]
		key := identity{h.Host, h.ID, h.Time.Unix()}
		at, ok := known[key]
		if !ok {
			at = len(parts)
			known[key] = at
			parts = append(parts, nil)
		}
		parts[at] = append(parts[at], k)
	}
	return slices.DeleteFunc(parts, func(p []int) bool { return len(p) < 2 || len(p) == len(s.Ways) })
}

// ended reports whether a copy has no hop after the last common one while another has.
func (s *Split) ended() bool {
	n := len(s.Next())
	return n > 0 && n < len(s.Ways)
}

// spacing gives the times between the copies where they parted.
func (s *Split) spacing() []time.Duration {
	var times []*time.Time // sorts of pointers share their code
	for _, h := range s.Next() {
		if !h.Time.IsZero() {
			times = append(times, &h.Time)
		}
	}
	slices.SortFunc(times, func(a, b *time.Time) int { return a.Compare(*b) })
	var list []time.Duration
	for i := 1; i < len(times); i++ {
		list = append(list, times[i].Sub(*times[i-1]))
	}
	return list
}

// differing names the fields that not all copies have alike, each once, in the order of their first appearance.
func differing(group []*Copy) []string {
	count := make(map[Field]int)
	for _, c := range group {
		seen := make(map[Field]bool)
		for _, f := range c.Fields {
			if !seen[f] {
				seen[f] = true
				count[f]++
			}
		}
	}
	var names []string
	named := make(map[string]bool)
	for _, c := range group {
		for _, f := range c.Fields {
			if count[f] < len(group) && !named[f.Name] {
				named[f.Name] = true
				names = append(names, f.Name)
			}
		}
	}
	return names
}

package eml

// Limits bound what is read from one input. The zero value stands for DefaultLimits.
type Limits struct {
	Depth    int // parts in parts, messages in messages
	Parts    int // parts of one input
	Messages int // messages of one mbox
	Unpacked int // bytes that archives may unpack to
	Held     int // bytes that are held of the content of a leaf twice as large, if it is sound; 0 holds all
}

// DefaultLimits are wide: real mail has not been seen deeper than 12 or with more than 1,000 parts.
var DefaultLimits = Limits{Depth: 100, Parts: 10_000, Messages: 1_000_000, Unpacked: 512 << 20}

func (l Limits) orDefault() Limits {
	if held := l.Held; l == (Limits{Held: held}) {
		l = DefaultLimits
		l.Held = held
	}
	return l
}

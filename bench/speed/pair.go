package main

import (
	"context"
	"slices"
)

// spread is the median of some figures, and between which they lie.
type spread struct{ mid, low, high float64 }

// over gives the spread of figures.
func over(list []float64) spread {
	if len(list) == 0 {
		return spread{}
	}
	list = slices.Sorted(slices.Values(list))
	middle := (list[(len(list)-1)/2] + list[len(list)/2]) / 2
	return spread{middle, list[0], list[len(list)-1]}
}

// pairing is what came of measuring a peer in turns with ours.
type pairing struct {
	rival
	cpu, wall  spread // how many times as long theirs took
	took       spread // milliseconds of processor time that theirs took
	ours       spread // and ours
	last, mine outcome
	err        error
	unmeasured bool // it is not installed
}

// contest is one task that ours and its peers do with the same bytes.
type contest struct {
	name  string
	file  string // the pack
	size  int    // its bytes
	count int    // its messages
	ours  rival
	peers []rival
}

// play measures all peers in turns with ours.
func (b *bench) play(ctx context.Context, c contest) (list []pairing) {
	for _, peer := range c.peers {
		p := pairing{rival: peer, unmeasured: peer.command == nil}
		if !p.unmeasured {
			p.err = b.turns(ctx, c, &p)
		}
		list = append(list, p)
	}
	return list
}

// turns measures one peer; three pairs tell enough where nothing is aimed at.
func (b *bench) turns(ctx context.Context, c contest, p *pairing) error {
	var cpu, wall, took, ours []float64
	pairs := b.pairs
	if p.aim == 0 {
		pairs = min(pairs, 3)
	}
	for range pairs {
		mine, err := b.measure(ctx, c.ours, c.file, b.least)
		if err != nil {
			return err
		}
		theirs, err := b.measure(ctx, p.rival, c.file, b.least)
		if err != nil {
			return err
		}
		cpu, wall = append(cpu, theirs.CPU/mine.CPU), append(wall, theirs.Wall/mine.Wall)
		took, ours = append(took, theirs.CPU), append(ours, mine.CPU)
		p.last, p.mine = theirs, mine
	}
	p.cpu, p.wall, p.took, p.ours = over(cpu), over(wall), over(took), over(ours)
	return nil
}

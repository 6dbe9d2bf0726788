package main

import (
	"context"
	"fmt"

	"github.com/eml-inspect/eml-inspect/bench/sample"
)

// parse measures reading and decoding, and whether depth costs anything.
func (b *bench) parse(ctx context.Context, p *page) error {
	list, err := b.parsing()
	if err != nil {
		return err
	}
	p.section("Reading and decoding", "Each message is read into its parts, transfer encodings are taken off,"+
		" texts become UTF-8;"+
		" attached messages are read in their turn. Ours also looks for damage: encodings that nobody declared,"+
		" parts that programs do not show. As the others do, it takes the charset of a text as it is stated; a row of"+
		" its own is the reading of an analysis, which tells what charset each text really is in. The bodies that go-message and net/mail decode are thrown away at once, those of"+
		" the others are kept.")
	for _, c := range list {
		p.contest(c, b.play(ctx, c))
	}
	return b.depth(ctx, p)
}

// depths are how many forwards are around the parts of which the depth is measured.
var depths = [...]int{0, 5, 20, 40}

// depth measures the same parts with ever more forwards around them, in turns: what counts is how much more a byte
// takes than without forwards in the same round.
func (b *bench) depth(ctx context.Context, p *page) error {
	var packs [len(depths)]contest
	for i, levels := range depths {
		c, err := b.pack(fmt.Sprintf("depth-%d", levels), sample.Forwards(levels, b.size/5))
		if err != nil {
			return err
		}
		packs[i] = c
	}
	var took, more [len(depths)][]float64
	for range max(b.pairs, 5) {
		for i, c := range packs {
			o, err := b.measure(ctx, b.mine("parse"), c.file, b.least)
			if err != nil {
				return err
			}
			took[i] = append(took[i], o.CPU)
			without := took[0][len(took[0])-1] / float64(packs[0].size)
			more[i] = append(more[i], o.CPU/float64(c.size)/without)
		}
	}
	p.line("\nThe same parts with more and more forwards around them, each of which adds a header and a text:\n\n" +
		"| forwards | bytes | ours, ms | ms for as many bytes as without |\n| ---: | ---: | ---: | ---: |")
	for i, levels := range depths {
		p.line(fmt.Sprintf("| %d | %d | %.1f | %.2f (%.2f–%.2f) |", levels, packs[i].size, over(took[i]).mid,
			over(more[i]).mid, over(more[i]).low, over(more[i]).high))
	}
	deepest := over(more[len(depths)-1]).mid
	p.goal("forty forwards, cost of a byte beside none", "at most 1.25 times", fmt.Sprintf("%.2f times", deepest),
		deepest <= 1.25)
	return nil
}

// dkim measures verifying signatures.
func (b *bench) dkim(ctx context.Context, p *page) error {
	list, err := b.signing()
	if err != nil {
		return err
	}
	p.section("DKIM", "Signatures of RSA with 2,048 bits, the second one of Ed25519, relaxed in header and"+
		" body, with keys made for the run"+
		" and given from memory. Ours also reads all parts of the message first.")
	for _, c := range list {
		p.contest(c, b.play(ctx, c))
	}
	return nil
}

// tnef measures reading a winmail.dat.
func (b *bench) tnef(ctx context.Context, p *page) error {
	list, err := b.winmail()
	if err != nil {
		return err
	}
	p.section("TNEF", "Ten files in one stream. Both check every checksum. libytnef copies the files out; ours"+
		" says where they stand, and once more copies them as well.")
	for _, c := range list {
		p.contest(c, b.play(ctx, c))
	}
	return nil
}

// charset measures telling charsets from bytes.
func (b *bench) charset(ctx context.Context, p *page) error {
	p.section("Charset detection", "Texts without a label. An answer is right if the bytes, read in that"+
		" charset, are the text that was written:"+
		" many charsets share the bytes of one text.")
	sets := []struct {
		name  string
		texts []shown
	}{{"generated texts", generated()}}
	if b.answers != "" {
		texts, err := collected(b.answers)
		if err != nil {
			return err
		}
		sets = append(sets, struct {
			name  string
			texts []shown
		}{"a folder of texts given with --texts", texts})
	}
	for _, set := range sets {
		c, err := b.detecting(set.name, set.texts)
		if err != nil {
			return err
		}
		p.charsets(c, b.play(ctx, c), set.texts)
	}
	return nil
}

// whole measures the program as people run it.
func (b *bench) whole(ctx context.Context, p *page) error {
	small, err := b.small()
	if err != nil {
		return err
	}
	size, err := b.build(ctx)
	if err != nil {
		return err
	}
	r := b.full(ctx, small)
	if r.unhealthy != nil {
		return r.unhealthy
	}
	p.batch(r)
	cold, err := b.alone(ctx, "a message of 30 KB", start30(), 25)
	if err != nil {
		return err
	}
	p.start(cold, size)
	return nil
}

// memory measures the most memory that a large message takes.
func (b *bench) memory(ctx context.Context, p *page) error {
	if _, err := b.build(ctx); err != nil {
		return err
	}
	p.section("Memory", "The most memory that a process ever had, for each byte of the message, which is in"+
		" memory as a whole for all of them."+
		" The program as people run it writes a report as text.")
	p.line("| message | eml-inspect | ours, reading alone | GMime | enmime | go-message | net/mail |\n| --- |" +
		" ---: | ---: | ---: | ---: | ---: | ---: |")
	for _, kind := range []string{sample.Base64, sample.Quoted, sample.Text} {
		message := sample.Large(kind, b.size)
		c, err := b.pack("large "+kind, message)
		if err != nil {
			return err
		}
		one, err := b.alone(ctx, kind, message, 3)
		if err != nil {
			return err
		}
		cells, peers := "", b.readers(0, 0, 0)
		for _, r := range []rival{b.mine("parse"), peers[3], peers[1], peers[0], peers[2]} {
			cells += b.peakOf(ctx, r, c) + " | "
		}
		p.line(fmt.Sprintf("| %s | %.2f | %s", c.name, one.relative, cells))
		p.goal(c.name+": peak memory for each byte", "at most 2", fmt.Sprintf("%.2f", one.relative), one.relative <= 2)
	}
	return nil
}

// peakOf gives the peak of one reader for each byte of a pack.
func (b *bench) peakOf(ctx context.Context, r rival, c contest) string {
	if r.command == nil {
		return "not installed"
	}
	o, err := b.measure(ctx, r, c.file, 0)
	if err != nil {
		return "failed"
	}
	return fmt.Sprintf("%.2f", float64(o.Peak)*1024/float64(c.size))
}

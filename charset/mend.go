package charset

// mend reads bytes that do not all fit the label: a few may be damaged, or the label is wrong.
func (r *Reading) mend(b []byte, d Decoding) {
	guesses := r.detect(b)
	mended, joined, seams := mendSeams(b, r.Declared, d)
	w, weighed := weighAs(r.Declared, sample(joined))
	w.cost += mended.MisfitCount*bit + seams*perSeam
	strict := dropped(guesses, r.Declared)
	near := mended.MisfitCount == 0 || nearlyFits(r.Declared, mended)
	if near && !(weighed && len(strict) > 0 && strict[0].misfits == 0 &&
		strict[0].cost+25*bit < w.cost && strict[0].plausibility() > 0.5) {
		r.damaged(d, mended)
		return
	}
	if len(strict) == 0 {
		r.damaged(d, mended)
		r.Sure = false
		if mended.MisfitCount > mended.Multi {
			r.Verdict = Undecided
		}
		return
	}
	r.take(b, strict)
	r.Verdict = Wrong
	if !r.Sure && !mislabeled(r.Declared, b, d, strict[0]) {
		r.Verdict = Undecided
	}
}

// damaged takes the declared reading, with the text of the mended bytes and the misfits of those
// that are there.
func (r *Reading) damaged(d, mended Decoding) {
	r.holds(mended)
	r.Misfits, r.MisfitCount, r.Verdict = d.Misfits, d.MisfitCount, Damaged
}

// whole is the text of b with the characters that line ends cut in two.
func whole(b []byte, name string, d Decoding) string {
	if d.MisfitCount > 0 {
		d, _, _ = mendSeams(b, name, d)
	}
	return d.Text
}

// mendSeams reads b with the line ends moved out of characters, if that leaves fewer misfits than d has. It gives
// the bytes that it read, and how many line ends it moved.
func mendSeams(b []byte, name string, d Decoding) (mended Decoding, joined []byte, seams int) {
	joined, seams = rejoin(b, name)
	if seams > 0 {
		mended, _ = decodeAs(joined, name)
		if mended.MisfitCount < d.MisfitCount {
			return mended, joined, seams
		}
	}
	return d, b, 0
}

package charset

// convincing tells that what an attempt saves in all is more than a text that was right can save.
func (a attempt) convincing(saved, cost, depth int) bool {
	bits := saved / bit
	switch {
	case a.made == 0:
		return false
	case a.odd:
		return false
	case a.singles() && a.made == 1:
		return a.sound == 0 && (a.glued > 0 && bits >= 12 || bits >= 20)
	case a.singles() && a.sound > 0:
		return bits >= 30 && a.made*2 >= a.sound && a.glued*2 >= a.made
	case a.singles():
		return bits >= 16
	case a.latin1Controls():
		return bits >= 12 && a.lost == 0
	case a.actual == "utf-8" && a.made == 1:
		return a.glued > 0 && bits >= 14 || depth > 1 && bits >= 24
	case a.actual == "utf-8":
		return bits >= 24
	}
	return a.frequent(bits, saved, cost)
}

// frequent judges a reading that rests on how frequent its characters are.
func (a attempt) frequent(bits, saved, cost int) bool {
	letters, kinds := wordy(a.text)
	switch {
	case a.lost*20 > a.made, letters*5 < a.made*3, kinds < 2, kinds < 3 && (a.multi && letters > 16 || !latinText(a.text)):
		return false
	case readerGrid(a.actual) == nil && a.actual != "gb18030" && !a.multi && letters < 10 && !latinText(a.text):
		return false
	case a.caps:
		return bits >= 18 && (a.actual == "windows-1251" || a.actual == "koi8-r" || a.actual == "koi8-u" || a.actual == "ibm866")
	}
	return bits >= 40 && saved*4 >= cost || bits >= 20 && saved*3 >= cost || bits >= 12 && saved*12 >= cost && a.tidies()
}

// tidies tells that an attempt made words of one language of words of none.
func (a attempt) tidies() bool { return a.pure && !a.multi && tidied(a.before, a.text) }

// wordy counts the letters beyond ASCII of a text but for rows of the alphabet, and how many different ones
// there are.
func wordy(text string) (letters, different int) {
	seen := make(map[rune]bool)
	last := rune(0)
	for _, r := range text {
		if r >= 0x80 && r != last+1 && letterKindOf(r).letter() {
			letters++
			seen[r] = true
		}
		last = r
	}
	return letters, len(seen)
}

// latinText tells that all letters of a text are Latin.
func latinText(text string) bool {
	for _, r := range text {
		if r >= 0x250 && letterKindOf(r).letter() {
			return false
		}
	}
	return true
}

package charset

// pageOnce is a charset of single bytes. What reads it and what weighs it is made when it is first asked for, and
// kept: a mailbox has many messages in the same charset.
type pageOnce struct {
	codec  func() *codec
	script func() *script // of all languages
}

// onePage gives the charset of single bytes with a canonical name, nil if there is none.
func onePage(name string) *pageOnce { return pagesOnce()[name] }

var pagesOnce = once(func() map[string]*pageOnce {
	list := make(map[string]*pageOnce)
	for i := range labelList {
		if name := labelList[i].Decoder; list[name] == nil && singleBytes(name) {
			list[name] = &pageOnce{
				codec:  lazily(func() *codec { return newPageCodec(name) }),
				script: once(func() *script { return newPageScript(name) }),
			}
		}
	}
	return list
})

// singleBytes tells that there is a table for a charset of single bytes.
func singleBytes(name string) bool {
	if codePage(name) != nil {
		return true
	}
	for i := range pages {
		if pages[i].Name == name {
			return true
		}
	}
	return false
}

func newPageCodec(name string) *codec {
	growth := 4
	if codePage(name) != nil {
		growth = 2
	}
	table := tableOf(name)
	return &codec{levels: []string{name}, decode: table.decode(0), growth: growth, plain: table.plain()}
}

// newPageScript makes what weighs texts in a charset of single bytes in each language that there is.
func newPageScript(name string) *script {
	s, t := &script{charset: name}, tableOf(name)
	for _, known := range tongues() {
		s.add(t, known)
	}
	return s
}

package main

// subject is a reader in Go that is measured in a process of its own.
type subject struct {
	name string
	pass func(messages [][]byte, o *outcome)
}

// subjects are all of them.
func subjects() []subject {
	return []subject{
		{"parse-ours", each(parseOurs)},
		{"parse-told", each(parseTold)},
		{"parse-go-message", each(parseGoMessage)},
		{"parse-enmime", each(parseEnmime)},
		{"parse-standard", each(parseStandard)},
		{"dkim-ours", dkimOurs},
		{"dkim-go-msgauth", dkimGoMsgauth},
		{"tnef-ours", each(tnefOurs)},
		{"tnef-copied", each(tnefCopied)},
		{"charset-ours", each(charsetOurs)},
		{"charset-gogs", each(charsetGogs)},
	}
}

// each makes a pass of what is done with one message.
func each(one func(message []byte, o *outcome)) func([][]byte, *outcome) {
	return func(list [][]byte, o *outcome) {
		for _, m := range list {
			one(m, o)
		}
	}
}

package eml

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// fromJSON gives the message in an answer of a program: the text of it, base64 of it as Gmail and others give it, or the
// fields of its header as a list of names and values, as Gmail and Microsoft Graph give them.
func fromJSON(b []byte) []byte {
	if plain := stringOf(b); LooksLikeMessage(plain) {
		return plain
	}
	if plain := packedIn(b); plain != nil {
		return plain
	}
	return listedFields(b[:min(len(b), listedHead)])
}

// stringOf gives the message in a text of JSON, where line ends are written as \n (RFC 8259, section 7).
func stringOf(b []byte) []byte {
	at := -1
	for _, field := range [...]string{`\nReceived:`, `\nSubject:`, `\nFrom:`} {
		if at = bytes.Index(b, []byte(field)); at >= 0 {
			break
		}
	}
	if at < 0 {
		return nil
	}
	var text string
	if json.Unmarshal(b[max(0, quoteBefore(b, at)):quoteAfter(b, at)], &text) != nil {
		return nil
	}
	return []byte(text)
}

// quoteBefore gives where the string around a place begins, -1 where there is none.
func quoteBefore(b []byte, at int) int {
	for at--; at >= 0; at-- {
		if b[at] == '"' && (at == 0 || b[at-1] != '\\') {
			break
		}
	}
	return at
}

// quoteAfter gives where the string around a place has ended, or the text.
func quoteAfter(b []byte, at int) int {
	for ; at < len(b) && b[at] != '"'; at++ {
		if b[at] == '\\' {
			at++
		}
	}
	return min(at+1, len(b))
}

// packedIn gives the message that stands as base64 in a string of JSON.
func packedIn(b []byte) []byte {
	for len(b) > 0 {
		var text []byte
		text, b, _ = bytes.Cut(b, []byte{'"'})
		if len(text) < shortestPacked || notAlphabet(usualAlphabet(text[:shortestPacked])) ||
			!beginsMail(decodeBase64(usualAlphabet(text[:shortestPacked])).Data, 0) {
			continue
		}
		if plain := decodeBase64(usualAlphabet(text)).Data; LooksLikeMessage(plain) {
			return plain
		}
	}
	return nil
}

// usualAlphabet is base64 in the usual alphabet, of what may be in that of addresses in the web (RFC 4648, section 5), and
// may have its slashes marked.
func usualAlphabet(text []byte) []byte { return []byte(packedLetters.Replace(string(text))) }

var packedLetters = strings.NewReplacer("-", "+", "_", "/", `\/`, "/")

// shortestPacked is how many letters of base64 a message has at least.
const shortestPacked = 100

// listedHead is how much of an input is searched for a list of header fields.
const listedHead = 1 << 20

// listedFields makes a header of the objects in JSON that have a name and a value, until there is something else.
func listedFields(b []byte) (header []byte) {
	if !bytes.Contains(b, []byte(`alue":"`)) && !bytes.Contains(b, []byte(`alue": "`)) { // a quick look
		return nil
	}
	var field struct{ key, name, value string }
	var objects []bool // of what is open, which are objects
	value := false     // a value comes next
	for in := json.NewDecoder(bytes.NewReader(b)); ; {
		token, err := in.Token()
		if err != nil {
			return header
		}
		text, _ := token.(string)
		switch token {
		case json.Delim('{'), json.Delim('['):
			if field.name != "" && strings.EqualFold(field.key, "value") { // fields that were read already
				return header
			}
			field.name, field.value = "", ""
			objects, value = append(objects, token == json.Delim('{')), token == json.Delim('[')
			continue
		case json.Delim('}'), json.Delim(']'):
			if field.name != "" {
				header = append(header, field.name+": "+strings.ReplaceAll(headers.Unfold(field.value), "\n", " ")+"\n"...)
			}
			field.name, objects = "", objects[:len(objects)-1]
		default:
			if !value {
				field.key, value = text, true
				continue
			}
			switch strings.ToLower(field.key) {
			case "name":
				field.name = text
			case "value":
				field.value = text
			}
		}
		value = len(objects) > 0 && !objects[len(objects)-1]
	}
}

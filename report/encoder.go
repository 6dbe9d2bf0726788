package report

import (
	"maps"
	"slices"
	"strconv"
)

// encoder appends JSON (RFC 8259) in one line. What it writes is what encoding/json writes of the same value without
// escapes for HTML, save that text keeps no control characters; tests compare the two field by field. Writing out
// each type spares the reflection, which costs more than all else that is done for a report.
type encoder struct{ out []byte }

// key begins a member of an object. The name stands in the output as it is.
//
//go:noinline
func (e *encoder) key(name string) {
	out := e.out
	if begins(out) {
		out = append(out, '"')
	} else {
		out = append(out, ',', '"')
	}
	out = append(out, name...)
	e.out = append(out, '"', ':')
}

// begins says whether what follows is the first of an object, of a list, or of all.
func begins(out []byte) bool {
	n := len(out)
	return n == 0 || out[n-1] == '{' || out[n-1] == '['
}

// part sets a member or an element apart from the one before.
func (e *encoder) part() {
	if !begins(e.out) {
		e.out = append(e.out, ',')
	}
}

// object begins an object that is a member; end ends it.
//
//go:noinline
func (e *encoder) object(name string) {
	e.key(name)
	e.out = append(e.out, '{')
}

func (e *encoder) end() { e.out = append(e.out, '}') }

// null is a member of which nothing is known.
//
//go:noinline
func (e *encoder) null(name string) {
	e.key(name)
	e.out = append(e.out, "null"...)
}

func (e *encoder) text(name, value string) {
	e.key(name)
	e.out = appendQuoted(e.out, value)
}

// textIf leaves out a text that is empty, as the other members whose names end so.
//
//go:noinline
func (e *encoder) textIf(name, value string) {
	if value != "" {
		e.text(name, value)
	}
}

// textOrNull is a text that may be unknown.
func (e *encoder) textOrNull(name string, value *string) {
	if value == nil {
		e.null(name)
		return
	}
	e.text(name, *value)
}

func (e *encoder) flag(name string, value bool) {
	e.key(name)
	e.out = strconv.AppendBool(e.out, value)
}

func (e *encoder) flagIf(name string, value bool) {
	if value {
		e.flag(name, value)
	}
}

// integer is any of the types that numbers of a report have.
type integer interface{ int | int64 }

func number[N integer](e *encoder, name string, value N) {
	e.key(name)
	e.out = strconv.AppendInt(e.out, int64(value), 10)
}

func numberIf[N integer](e *encoder, name string, value N) {
	if value != 0 {
		number(e, name, value)
	}
}

func numberOrNull[N integer](e *encoder, name string, value *N) {
	if value == nil {
		e.null(name)
		return
	}
	number(e, name, *value)
}

// numberKnown leaves out a number that is unknown; it writes 0.
func numberKnown[N integer](e *encoder, name string, value *N) {
	if value != nil {
		number(e, name, *value)
	}
}

// span is a pair of offsets.
func (e *encoder) span(name string, value [2]int) {
	e.key(name)
	e.out = strconv.AppendInt(append(e.out, '['), int64(value[0]), 10)
	e.out = strconv.AppendInt(append(e.out, ','), int64(value[1]), 10)
	e.out = append(e.out, ']')
}

// objects is a list of objects, whose members each writes; null where there is no list.
func objects[T any](e *encoder, name string, list []T, each func(*encoder, *T)) {
	if list == nil {
		e.null(name)
		return
	}
	e.key(name)
	e.out = append(e.out, '[')
	for i := range list {
		e.part()
		e.out = append(e.out, '{')
		each(e, &list[i])
		e.end()
	}
	e.out = append(e.out, ']')
}

// objectOrNull is one object that may be unknown.
func objectOrNull[T any](e *encoder, name string, value *T, members func(*encoder, *T)) {
	if value == nil {
		e.null(name)
		return
	}
	e.object(name)
	members(e, value)
	e.end()
}

// objectKnown leaves out an object that is unknown.
func objectKnown[T any](e *encoder, name string, value *T, members func(*encoder, *T)) {
	if value != nil {
		objectOrNull(e, name, value, members)
	}
}

// texts is a list of texts, null where there is no list.
func (e *encoder) texts(name string, list []string) {
	if list == nil {
		e.null(name)
		return
	}
	e.key(name)
	e.out = append(e.out, '[')
	for _, value := range list {
		e.part()
		e.out = appendQuoted(e.out, value)
	}
	e.out = append(e.out, ']')
}

func (e *encoder) textsIf(name string, list []string) {
	if len(list) > 0 {
		e.texts(name, list)
	}
}

// facts are texts by name, in the order of the names.
func (e *encoder) facts(name string, facts map[string]string) {
	if facts == nil {
		e.null(name)
		return
	}
	e.object(name)
	var room [16]string
	names := slices.AppendSeq(room[:0], maps.Keys(facts))
	slices.Sort(names)
	for _, fact := range names {
		e.part()
		e.out = append(appendQuoted(e.out, fact), ':')
		e.out = appendQuoted(e.out, facts[fact])
	}
	e.end()
}

package auth

import (
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// authorFields are fields that keep the author where From is replaced, those with the whole value first.
var authorFields = []string{"X-Original-From", "X-Google-Original-From", "Old-From",
	"X-Old-From", "X-From", "X-Mailfrom", "X-Original-Sender", "Reply-To", "Mail-Reply-To",
	"X-Original-Reply-To", "Resent-From", "Sender", "Cc", "Return-Path"}

// authors undoes what lists do to From because of DMARC (RFC 7960, section 4.1.3.1).
func (u *headerUndoer) authors() {
	for _, at := range u.standing("from") {
		f := &u.fields[at]
		rank := 2
		for _, value := range u.authorValues(f) {
			what := u.difference(at, value)
			if what == Refolded || what == Whitespace {
				continue
			}
			if u.set(rank, at, " "+value, HeaderChange{What: what}) {
				rank += 2
			}
			u.set(rank+40, at, value, HeaderChange{What: what})
		}
	}
}

// authorValues gives what From may have said.
func (u *headerUndoer) authorValues(f *headerField) (out []string) {
	const most = 4 // addresses of one field
	var forms []string
	for _, name := range authorFields {
		kept, ok := u.header.Find(name)
		if !ok || len(kept.Text) > maxUndoValue {
			continue
		}
		if name != "Reply-To" && name != "Cc" && name != "Return-Path" {
			out = append(out, strings.TrimSpace(kept.Text))
		}
		list := headers.ReadAddresses(kept.Text)
		for _, a := range list[:min(len(list), most)] {
			forms = append(forms, authorForms(strings.TrimSpace(f.value), &a)...)
		}
	}
	for _, a := range embedded(strings.TrimSpace(f.value)) {
		forms = append(forms, authorForms(strings.TrimSpace(f.value), &a)...)
	}
	return append(out, forms...)
}

// embedded gives addresses that a list has hidden in its own one, or in the name.
func embedded(from string) (out []headers.Address) {
	list := headers.ReadAddresses(from)
	if len(list) != 1 {
		return nil
	}
	a := list[0]
	local, domain, _ := cutLast(a.Addr, "@")
	add := func(addr string) {
		if strings.Contains(addr, "@") {
			out = append(out, headers.Address{Addr: addr})
		}
	}
	add(strings.TrimSuffix(a.Addr, ".invalid"))
	add(strings.TrimSuffix(a.Addr, ".dmarc.invalid"))
	if user, host, ok := cutLast(local, "="); ok && domain != "" {
		add(user + "@" + host)
	}
	if user, host, ok := strings.Cut(local, ".at."); ok {
		add(user + "@" + host)
	}
	for _, word := range strings.Fields(a.Name) {
		add(strings.Trim(word, `'"()<>`))
	}
	return out
}

// authorForms gives the ways to write an address with the names that it may have had. Without an address, it
// is the one of the author.
func authorForms(from string, of *headers.Address) (out []string) {
	list := headers.ReadAddresses(from)
	if len(list) == 0 {
		return nil
	}
	names := ownNames(list[0].Name)
	if of == nil {
		of = &headers.Address{Addr: list[0].Addr}
	} else if of.Name != "" {
		names = append(ownNames(of.Name), names...)
	}
	if of.Addr == "" {
		return nil
	}
	for _, name := range names {
		out = append(out, name+" <"+of.Addr+">")
	}
	return append(out, of.Addr, "<"+of.Addr+">")
}

// viaMarks stand between the name of an author and that of a list.
var viaMarks = []string{" via ", " (via ", " on behalf of ", " - ", " at ", " through ", " 通过 ", " 代表 ", " 代发"}

// ownNames gives the names that may stand for the author in a name that a list wrote.
func ownNames(name string) (out []string) {
	name = strings.TrimSpace(name)
	bare := strings.ReplaceAll(strings.Trim(name, `"`), `\"`, `"`)
	add := func(n string) {
		if n = strings.TrimSpace(n); n == "" {
			return
		}
		for _, form := range []string{n, `"` + n + `"`} {
			if !slices.Contains(out, form) {
				out = append(out, form)
			}
		}
	}
	for _, mark := range viaMarks {
		if i := strings.Index(bare, mark); i > 0 {
			add(bare[:i])
			add(strings.Trim(strings.TrimSpace(bare[:i]), `'"`))
			out = append(out, encodeForms(strings.Trim(bare[:i], `'" `))...)
		}
	}
	for _, r := range encodedRuns(bare) {
		for _, mark := range viaMarks {
			if i := strings.Index(r.content, mark); i > 0 {
				own := strings.Trim(r.content[:i], `'"`)
				out = append(out, r.words[0].with(own)...)
				add(own)
			}
		}
	}
	add(bare)
	return append(out, encodeForms(bare)...)
}

package analyze

import (
	"html"
	"net/url"
	"strings"
)

// collectShown adds what a page shows: Content-IDs (RFC 2392) with "cid:" before them, and the names of
// files (RFC 2557, section 8). All of them stand behind an equals sign or in brackets.
func collectShown(page string, into map[string]bool) {
	for at := 0; at < len(page); {
		i := strings.IndexAny(page[at:], "=(")
		if i < 0 {
			return
		}
		at += i + 1
		for at < len(page) && strings.IndexByte(" \"'", page[at]) >= 0 {
			at++
		}
		end := strings.IndexAny(page[at:min(len(page), at+maxReference)], "\"'<>) \t\r\n")
		if end <= 0 {
			continue
		}
		if name := shownAt(page[at : at+end]); name != "" {
			into[name] = true
		}
	}
}

// maxReference is the longest reference that is read.
const maxReference = 400

// shownAt gives what an address in a page names: "cid:" and a Content-ID, or the name of a file.
func shownAt(address string) string {
	if !strings.ContainsAny(address, ".:") {
		return ""
	}
	if len(address) > len("cid:") && strings.EqualFold(address[:len("cid:")], "cid:") {
		return "cid:" + plainCID(address[len("cid:"):])
	}
	return fileOf(address)
}

// plainCID undoes the ways in which a Content-ID is spelled in HTML.
func plainCID(s string) string {
	s = html.UnescapeString(s)
	if u, err := url.PathUnescape(s); err == nil {
		s = u
	}
	return strings.Trim(strings.ToLower(strings.TrimSpace(s)), "<>")
}

// fileOf gives the last piece of an address.
func fileOf(address string) string { return address[strings.LastIndexByte(address, '/')+1:] }

// referenced reports whether an HTML text shows a file: by its Content-ID, or by its Content-Location.
func (h hiding) referenced(c Content) bool {
	if f, ok := c.Field("Content-ID"); ok && h.shown()["cid:"+plainCID(f.Unfolded())] {
		return true
	}
	f, ok := c.Field("Content-Location")
	if !ok {
		return false
	}
	name := fileOf(compact(f.Unfolded()))
	return name != "" && h.shown()[name]
}

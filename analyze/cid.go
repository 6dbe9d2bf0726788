package analyze

import (
	"html"
	"net/url"
	"strings"
)

// collectCIDs adds the Content-IDs that a page names (RFC 2392), lower case.
func collectCIDs(page string, into map[string]bool) {
	lower := strings.ToLower(page)
	for at := 0; ; {
		i := strings.Index(lower[at:], "cid:")
		if i < 0 {
			return
		}
		at += i + len("cid:")
		end := strings.IndexAny(lower[at:min(len(lower), at+maxCID)], "\"'<> )\t\r\n\\")
		if end < 0 {
			end = min(maxCID, len(lower)-at)
		}
		into[plainCID(lower[at:at+end])] = true
		at += end
	}
}

// maxCID is the longest Content-ID that is read.
const maxCID = 300

// plainCID undoes the ways in which a Content-ID is spelled in HTML.
func plainCID(s string) string {
	s = html.UnescapeString(s)
	if u, err := url.PathUnescape(s); err == nil {
		s = u
	}
	return strings.Trim(strings.ToLower(strings.TrimSpace(s)), "<>")
}

// referenced reports whether an HTML text shows a file: by its Content-ID, or by its Content-Location
// (RFC 2557, section 8).
func (h hiding) referenced(c Content) bool {
	if f, ok := c.Field("Content-ID"); ok && h.shown[plainCID(f.Unfolded())] {
		return true
	}
	f, ok := c.Field("Content-Location")
	if !ok {
		return false
	}
	location := compact(f.Unfolded())
	if i := strings.LastIndexByte(location, '/'); i >= 0 {
		location = location[i+1:]
	}
	for _, page := range h.pages {
		if location != "" && strings.Contains(page, location) {
			return true
		}
	}
	return false
}

package bounce

import (
	"html"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// reportLink reads the link by which NetEase lets a user report a bounce. It holds, hidden in the page, what the
// page shows in part: the recipient, the answer, and when the message was handed in.
func reportLink(page string) (r Recipient, sent time.Time, ok bool) {
	at := strings.Index(page, "BounceReason=")
	if at < 0 {
		return r, sent, false
	}
	start := strings.LastIndexAny(page[:at], "?\"'") + 1
	end := at + strings.IndexAny(page[at:]+"\"", "\"'>")
	query, err := url.ParseQuery(html.UnescapeString(page[start:end]))
	if err != nil && len(query) == 0 {
		return r, sent, false
	}
	r = Recipient{Address: bareAddress(query.Get("BouncedRcpt")), Action: ActionFailed,
		Diagnostic: oneLine(strings.ToValidUTF8(query.Get("BounceReason"), "?"))}
	if seconds, err := strconv.ParseInt(query.Get("SendDate"), 10, 64); err == nil && seconds > 0 && seconds < 1<<33 {
		sent = time.Unix(seconds, 0).UTC()
	}
	return r, sent, r.Address != "" && r.Diagnostic != ""
}

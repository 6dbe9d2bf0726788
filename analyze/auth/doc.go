// Package auth recomputes what hosts claim about authentication, as far as the message alone allows it.
// It judges the body hash of each DKIM signature without any key, says why a signature cannot be read, and
// goes over the body once for all signatures.
package auth

// Package headers says where each header field of a message stands and what it says: the fields of
// RFC 5322, parameters, addresses, dates, Received hops, authentication results and signature tags.
// It keeps one law: nothing fails and nothing is lost. The fields tile the header block byte for byte,
// folded values are read in place, and what cannot be read is recorded and passed over.
package headers

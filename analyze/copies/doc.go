// Package copies says where several copies of one message parted, and why: a list, an alias, a server that sent
// it twice, a mail program that fetched it twice. It compares the Received fields of the copies from the sender's end:
// as long as they are the same, it was one message; the host before the first difference is the one to ask.
// It keeps the law that a Message-ID alone proves nothing.
package copies

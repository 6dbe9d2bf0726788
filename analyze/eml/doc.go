// Package eml reads an input into messages and their trees of parts: what kind of file it is, where each
// header, boundary and body stands, and what the encoded bodies hold. It keeps one law: parts and
// boundaries tile the bytes they were read from, damage is recorded where it stands, and reading goes on.
package eml

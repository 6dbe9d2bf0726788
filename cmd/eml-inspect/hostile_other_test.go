//go:build !unix

package main

// usage does nothing where the system does not say what a process took.
func usage() {}

// Package webtest holds the tests that look at the web form and its reports as a person does: in a browser, with
// a mouse, a keyboard, a narrow screen and a screen reader. It is a module of its own, so that the program does not
// depend on what drives a browser.
//
//	apt-get install chromium          # or another Chromium in the path
//	npm ci                            # axe-core and html-validate, which the tests of accessibility and markup load
//	go test ./...                     # a test says what it lacks and skips
//	go test -run Screens -screens DIR # writes pictures of every page, to look at
package webtest

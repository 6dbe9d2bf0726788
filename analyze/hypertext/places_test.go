package hypertext

import (
	"slices"
	"testing"
)

func TestTags(t *testing.T) {
	page := "a<!DOCTYPE html><Body class=\"x>y\">b<br><hr/><!-- <p> -->c</P ><my-own>1 < 2</my-own></body>"
	type tag struct {
		text  string
		name  string
		opens int
	}
	var got []tag
	for _, p := range Tags([]byte(page)) {
		got = append(got, tag{page[p.Start:p.End], p.Name, p.Opens})
	}
	want := []tag{{"<!DOCTYPE html>", "", 0}, {"<Body class=\"x>y\">", "body", 1}, {"<br>", "br", 0}, {"<hr/>", "", 0},
		{"<!-- <p> -->", "", 0}, {"</P >", "p", -1}, {"<my-own>", "my-own", 1}, {"</my-own>", "my-own", -1}, {"</body>", "body", -1}}
	if !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
}

package analyze

import (
	"strings"
	"testing"
)

// What is longer than the name of a host can be belongs to nobody, whatever it ends with.
func TestLongNamesAreNoHosts(t *testing.T) {
	if p := providerOf("mail.google.com"); p == nobody {
		t.Error("a host of a provider is nobody's")
	}
	if p := providerOf(strings.Repeat("a.", 200) + "google.com"); p != nobody {
		t.Errorf("a name of 410 bytes is a host of %s", p.Name)
	}
}

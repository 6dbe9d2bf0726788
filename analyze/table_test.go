package analyze

import (
	"testing"

	"github.com/eml-inspect/eml-inspect/packaging/tables"
)

func providerFile(t testing.TB) []provider {
	var file struct{ Provider []provider }
	tables.Read(t, "providers.toml", &file)
	return file.Provider
}

// forwardFile reads forwards.toml with its sources and examples.
func forwardFile(t testing.TB) (file forwardWords) {
	tables.Read(t, "forwards.toml", &file)
	return file
}

// stripperFileOf reads strippers.toml with its sources and examples.
func stripperFileOf(t testing.TB) (file stripperFile) {
	tables.Read(t, "strippers.toml", &file)
	return file
}

// linkFile reads links.toml with its sources and examples.
func linkFile(t testing.TB) []cloudService {
	var file struct{ Link []cloudService }
	tables.Read(t, "links.toml", &file)
	return file.Link
}

func TestTablesAreThoseOfTheFiles(t *testing.T) {
	tables.Hold(t, "providers.toml", *update, tables.Var{Name: "providerRecords",
		Comment: "providerRecords are the records of providers.toml.", Value: providerFile(t)})
	tables.Hold(t, "forwards.toml", *update, tables.Var{Name: "forwardData",
		Comment: "forwardData is forwards.toml, without sources and examples.", Value: forwardFile(t)})
	tables.Hold(t, "strippers.toml", *update, tables.Var{Name: "stripperData",
		Comment: "stripperData is strippers.toml, without sources and examples.", Value: stripperFileOf(t)})
	tables.Hold(t, "links.toml", *update, tables.Var{Name: "cloudData",
		Comment: "cloudData are the records of links.toml, without sources and examples.", Value: linkFile(t)})
}

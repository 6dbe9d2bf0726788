package charset

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write tables.bin")

// TestTables holds that tables.bin is what is made of letters.toml, of the lists of frequent characters and of
// the tables of golang.org/x/text.
func TestTables(t *testing.T) {
	made := madeTables()
	if *update {
		if err := os.WriteFile("tables.bin", made, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	file, err := os.ReadFile("tables.bin")
	if err != nil {
		t.Fatal(err)
	}
	if string(file) != string(made) {
		t.Error("tables.bin is not what it is made of: go test ./charset -update writes it anew")
	}
}

func madeTables() (file []byte) {
	add := func(name string, b []byte) {
		flag := byte(0)
		most := len(b) * 2 / 3
		for _, rare := range []string{"johab", "euc-tw", "cns-2", "jis0212"} {
			if strings.HasPrefix(name, rare) {
				most = len(b)
			}
		}
		if short := deflate(b); len(short) < most && name != "glances" {
			b, flag = short, deflated
		}
		file = append(file, byte(len(name)), byte(len(b)), byte(len(b)>>8), byte(len(b)>>16)|flag)
		file = append(append(file, name...), b...)
	}
	for _, k := range []struct {
		name string
		made func() (plane, list []byte)
	}{{"glances", madeGlances}, {"kinds", madeKinds}} {
		plane, list := k.made()
		add(k.name, plane)
		add(k.name+" list", list)
	}
	letters, _ := madeAlphabets()
	add("alphabets", letters)
	add("scripts", packedScripts())
	add("tongues", packedTongues())
	for _, g := range []struct {
		name string
		made func() *grid
	}{{"gb18030", madeGBCosts}, {"big5", madeBig5Costs}, {"shift_jis", madeSJISCosts}, {"euc-jp", madeEUCJPCosts},
		{"euc-kr", madeEUCKRCosts}, {"johab", madeJohabCosts}, {"euc-tw", madeEUCTWCosts}, {"cns-2", madeCNS2}} {
		grid := g.made()
		add(g.name, pack(grid.cells))
		add(g.name+" costs", pack(grid.cost))
	}
	add("gb18030-four", pack(madeBasicPlane()))
	add("jis0212", pack(madeJIS0212()))
	return file
}

// pack writes a list of numbers as readPacked reads it.
func pack[T int32 | uint8](list []T) (packed []byte) {
	last := T(0)
	for i := 0; i < len(list); {
		if n := count(list[i:], func(int) T { return 0 }); n > 0 {
			packed = binary.AppendUvarint(packed, uint64(n)<<2) // and packedZeros
			i += n
			continue
		}
		rise := count(list[i:], func(k int) T { return last + T(k) + 1 })
		same := count(list[i:], func(int) T { return last })
		switch {
		case rise > 0 && rise >= same:
			packed = binary.AppendUvarint(packed, uint64(rise)<<2|packedRun)
			i += rise
		case same > 0:
			packed = binary.AppendUvarint(packed, uint64(same)<<2|packedSame)
			i += same
		default:
			d := int32(list[i] - last)
			packed = binary.AppendUvarint(packed, uint64(uint32(d<<1)^uint32(d>>31))<<2|packedSingle)
			i++
		}
		last = list[i-1]
	}
	return packed
}

// count tells how many numbers a list begins with that are as given.
func count[T comparable](list []T, as func(int) T) int {
	n := 0
	for n < len(list) && list[n] == as(n) {
		n++
	}
	return n
}

func deflate(b []byte) []byte {
	var out bytes.Buffer
	w, _ := flate.NewWriter(&out, flate.BestCompression)
	_, _ = w.Write(b)
	_ = w.Close()
	return out.Bytes()
}

// Each table is what it was before it was deflated.
func TestTablesAreRead(t *testing.T) {
	for name, made := range map[string]func() (plane, list []byte){"glances": madeGlances, "kinds": madeKinds} {
		if plane, _ := made(); table(name) != string(plane) {
			t.Errorf("%s is not what was written", name)
		}
	}
	if table("none") != "" {
		t.Error("there is a table that nobody made")
	}
}

// Command tnef measures how long it takes to read a winmail.dat of 50 MB, ours beside libytnef:
//
//	apt-get install libytnef0-dev
//	cc -O2 -o /tmp/ytnef bench/tnef/peer/ytnef.c -lytnef
//	go run ./bench/tnef -peer /tmp/ytnef
//
// The two take turns, one pass each, so that whatever else the machine does slows both down. Printed are
// the medians, and the median of the ratios of the pairs.
package main

import (
	"encoding/binary"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/tnef"
)

func main() {
	peer := flag.String("peer", "", "the program made of ytnef.c")
	pairs := flag.Int("pairs", 15, "how often")
	flag.Parse()
	if err := run(*peer, *pairs); err != nil {
		fmt.Fprintln(os.Stderr, "tnef:", err)
		os.Exit(2)
	}
}

func run(peer string, pairs int) error {
	stream := winmail(10, 5<<20)
	dir, err := os.MkdirTemp("", "tnef")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "winmail.dat")
	if err := os.WriteFile(file, stream, 0o600); err != nil {
		return err
	}
	var read, copied, theirs, ratio, copiedRatio []float64
	for range pairs {
		a, b := ours(stream, false), ours(stream, true)
		read, copied = append(read, a), append(copied, b)
		if peer == "" {
			continue
		}
		c, err := foreign(peer, file)
		if err != nil {
			return err
		}
		theirs, ratio, copiedRatio = append(theirs, c), append(ratio, c/a), append(copiedRatio, c/b)
	}
	fmt.Printf("ours            %6.1f ms\nours, copied    %6.1f ms\n", median(read), median(copied))
	if peer != "" {
		fmt.Printf("libytnef        %6.1f ms\nratio           %6.1f\nratio, copied   %6.1f\n",
			median(theirs), median(ratio), median(copiedRatio))
	}
	return nil
}

// ours reads the stream, and copies every file out of it if asked, and gives the milliseconds.
func ours(stream []byte, out bool) float64 {
	start := time.Now()
	s := tnef.Read(stream)
	var kept [][]byte
	for _, a := range s.Files() {
		if out {
			kept = append(kept, slices.Clone(a.Data))
		}
	}
	took := float64(time.Since(start)) / 1e6
	if len(s.Attachments) != 10 || len(s.Faults) > 0 || out && len(kept) != 10 {
		panic("the stream was not read")
	}
	return took
}

// foreign runs one pass of libytnef. The first of two passes pays for memory that is new.
func foreign(peer, file string) (float64, error) {
	out, err := exec.Command(peer, file, "2").Output()
	if err != nil {
		return 0, fmt.Errorf("running %s: %w", peer, err)
	}
	var first, took, files, size, failed int
	if _, err := fmt.Sscan(string(out), &first, &files, &size, &failed, &took, &files, &size, &failed); err != nil {
		return 0, fmt.Errorf("reading its answer %q: %w", out, err)
	}
	if failed != 0 || files != 10 {
		return 0, fmt.Errorf("it found %d files, error %d", files, failed)
	}
	return float64(min(first, took)) / 1e6, nil
}

func median(list []float64) float64 {
	slices.Sort(list)
	return list[len(list)/2]
}

// winmail is a stream of n files of a size each.
func winmail(n, size int) []byte {
	b := []byte(tnef.Signature + "\x01\x00")
	b = attribute(b, tnef.LevelMessage, tnef.AttTNEFVersion, 8, []byte{0, 0, 1, 0})
	b = attribute(b, tnef.LevelMessage, tnef.AttOEMCodepage, 6, []byte{0xe4, 4, 0, 0, 0, 0, 0, 0})
	data := make([]byte, size)
	for i := range data {
		data[i] = byte(i * i >> 7)
	}
	for range n {
		b = attribute(b, tnef.LevelAttachment, tnef.AttAttachRendData, 6, []byte{1, 0, 255, 255, 255, 255,
			32, 0, 32, 0, 0, 0, 0, 0})
		b = attribute(b, tnef.LevelAttachment, tnef.AttAttachTitle, 1, []byte("large.bin\x00"))
		b = attribute(b, tnef.LevelAttachment, tnef.AttAttachData, 6, data)
	}
	return b
}

func attribute(b []byte, level byte, id, kind uint16, data []byte) []byte {
	b = append(b, level)
	b = binary.LittleEndian.AppendUint16(b, id)
	b = binary.LittleEndian.AppendUint16(b, kind)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(data)))
	b = append(b, data...)
	var sum uint16
	for _, c := range data {
		sum += uint16(c)
	}
	return binary.LittleEndian.AppendUint16(b, sum)
}

package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/eml-inspect/eml-inspect/bench/sample"
)

// pack writes the messages of a contest down.
func (b *bench) pack(name string, list ...[]byte) (contest, error) {
	c := contest{name: name, file: filepath.Join(b.dir, strings.ReplaceAll(name, " ", "-")), count: len(list)}
	var err error
	c.size, err = writePack(c.file, list)
	return c, err
}

// readers gives those that read messages, and how many times as fast ours is to be.
func (b *bench) readers(goMessage, enmime, gmime float64) []rival {
	return []rival{
		b.inGo("go-message", "github.com/emersion/go-message", "parse-go-message").faster(goMessage),
		b.inGo("enmime", "github.com/jhillyerd/enmime/v2", "parse-enmime").faster(enmime),
		b.inGo("net/mail, mime/multipart", "", "parse-standard"),
		built("GMime", "gmime").faster(gmime),
		b.ourOther("eml-inspect, with charsets told", "parse-told"),
	}
}

// parsing gives the contests of reading and decoding.
func (b *bench) parsing() (list []contest, err error) {
	small, err := b.small()
	if err != nil {
		return nil, err
	}
	var sound, generated [][]byte
	if b.corpus != "" { // else they are the generated ones
		sound, generated = readByAll(small), sample.Small(2000)
	}
	for _, c := range []struct {
		name  string
		list  [][]byte
		peers []rival
	}{
		{"many small", small, b.readers(3, 25, 6)},
		{"many small, read by all to the end", sound, b.readers(3, 25, 6)},
		{"many small, generated", generated, b.readers(3, 25, 6)},
		{"large, base64", [][]byte{sample.Large(sample.Base64, b.size)}, b.readers(0, 0, 2.5)},
		{"large, quoted-printable", [][]byte{sample.Large(sample.Quoted, b.size)}, b.readers(0, 0, 2.5)},
		{"large, 8 bits", [][]byte{sample.Large(sample.Text, b.size)}, b.readers(0, 0, 2.5)},
		{"forwarded five times", [][]byte{sample.Forwards(5, b.size/5)}, b.readers(0, 0, 2.5)},
	} {
		if len(c.list) == 0 {
			continue
		}
		contest, err := b.pack(c.name, c.list...)
		if err != nil {
			return nil, err
		}
		contest.ours, contest.peers = b.mine("parse"), c.peers
		list = append(list, contest)
	}
	return list, nil
}

// signing gives the contests of verifying signatures.
func (b *bench) signing() (list []contest, err error) {
	keys, err := sample.NewKeys()
	if err != nil {
		return nil, err
	}
	var records strings.Builder
	for name, record := range keys.Records {
		records.WriteString(name + "\t" + record + "\n")
	}
	if err := os.WriteFile(b.keys(), []byte(records.String()), 0o600); err != nil {
		return nil, err
	}
	for _, c := range []struct {
		name      string
		n, size   int
		selectors []string
	}{
		{"26 kB, one signature", 200, 26_000, []string{"r1"}},
		{"26 kB, two signatures", 200, 26_000, []string{"r1", "e1"}},
		{"50 MB, one signature", 1, b.size, []string{"r1"}},
		{"50 MB, two signatures", 1, b.size, []string{"r1", "e1"}},
	} {
		var messages [][]byte
		for i := range c.n {
			m, err := keys.Sign(sample.ToSign(i, c.size), c.selectors...)
			if err != nil {
				return nil, err
			}
			messages = append(messages, m)
		}
		contest, err := b.pack(c.name, messages...)
		if err != nil {
			return nil, err
		}
		contest.ours = b.mine("dkim")
		contest.peers = []rival{b.inGo("go-msgauth", "github.com/emersion/go-msgauth", "dkim-go-msgauth").faster(2),
			built("libopendkim", "opendkim").faster(1.5)}
		list = append(list, contest)
	}
	return list, nil
}

// winmail gives the contest of reading a winmail.dat.
func (b *bench) winmail() ([]contest, error) {
	c, err := b.pack("winmail.dat of 50 MB", sample.Winmail(10, b.size/10))
	c.ours, c.peers = b.mine("tnef"), []rival{built("libytnef", "ytnef").faster(3)}
	copied := c
	copied.name += ", files copied out"
	copied.ours = b.inGo("eml-inspect", "", "tnef-copied")
	copied.peers = []rival{built("libytnef", "ytnef")}
	return []contest{c, copied}, err
}

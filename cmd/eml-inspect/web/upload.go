package web

import (
	"bytes"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"time"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/auth"
	"github.com/eml-inspect/eml-inspect/headers"
	"github.com/eml-inspect/eml-inspect/report"
)

// upload is what a form holds.
type upload struct {
	files   []file
	text    string // pasted: the source of a message, or an error text
	lang    report.Lang
	options analyze.Options
	room    []byte // for the files and the text, as large as the request announces; what is read is appended
	problem string // why a field cannot be used: a key of the catalogue; "" for none
}

// file is one file of a form.
type file struct {
	name string
	data []byte
}

const (
	maxFiles  = 100       // of one request
	maxFields = 200       // parts of one request
	maxField  = 16 << 10  // bytes of a field that is no file and no text
	maxZone   = 1 << 20   // bytes of DNS records
	maxPasted = 512 << 10 // bytes of an error text; a longer one is a message
)

// errFields is a form with more parts than anybody fills in.
var errFields = errors.New("too many fields")

// readUpload reads a form as it streams in; nothing of it is written to disk.
func readUpload(r *http.Request) (*upload, error) {
	form, err := r.MultipartReader()
	if err != nil {
		return nil, err
	}
	u := &upload{lang: report.ParseLang(r.Header.Get("Accept-Language")), room: make([]byte, 0, max(512, r.ContentLength))}
	for n := 0; ; n++ {
		part, err := form.NextRawPart()
		if errors.Is(err, io.EOF) {
			return u, nil
		}
		if err == nil && n >= maxFields {
			err = errFields
		}
		if err == nil {
			err = u.field(part)
		}
		if err != nil {
			return nil, err
		}
	}
}

// field takes one part of the form.
func (u *upload) field(part *multipart.Part) error {
	switch part.FormName() {
	case "file":
		return u.file(part)
	case "text":
		data, err := u.readAll(part)
		u.text = string(bytes.TrimSpace(data))
		return err
	case "dns":
		data, err := io.ReadAll(io.LimitReader(part, maxZone))
		if len(bytes.TrimSpace(data)) > 0 {
			u.options.DNS, _ = auth.ReadZone(string(data))
		}
		return err
	}
	data, err := io.ReadAll(io.LimitReader(part, maxField))
	u.value(part.FormName(), string(bytes.TrimSpace(data)))
	return err
}

// file takes an uploaded file; a field that was left empty is none.
func (u *upload) file(part *multipart.Part) error {
	data, err := u.readAll(part)
	if err != nil || part.FileName() == "" && len(data) == 0 {
		return err
	}
	if len(u.files) >= maxFiles {
		return errFields
	}
	u.files = append(u.files, file{part.FileName(), data})
	return nil
}

// readAll reads a part to its end. All parts share one piece of memory, so that an upload takes no more than itself.
func (u *upload) readAll(part io.Reader) ([]byte, error) {
	start := len(u.room)
	for {
		if len(u.room) == cap(u.room) {
			u.room = append(u.room, 0)[:len(u.room)]
		}
		n, err := part.Read(u.room[len(u.room):cap(u.room)])
		u.room = u.room[:len(u.room)+n]
		if errors.Is(err, io.EOF) {
			return u.room[start:len(u.room):len(u.room)], nil
		}
		if err != nil {
			return nil, err
		}
	}
}

// value takes a field of text.
func (u *upload) value(name, text string) {
	if text == "" {
		return
	}
	switch name {
	case "lang":
		u.lang = report.ParseLang(text)
	case "trust":
		u.options.Trust = append(u.options.Trust, hosts(text)...)
	case "sent":
		u.options.Sent = u.moment(text)
	case "received":
		u.options.Received = u.moment(text)
	}
}

// moment reads a time as a person states it. One without a zone is of the zone of nobody, and is refused.
func (u *upload) moment(text string) time.Time {
	d := headers.ReadDate(text)
	if d.Zone != headers.ZoneNumeric && d.Zone != headers.ZoneNamed {
		u.problem = "time"
		return time.Time{}
	}
	return d.Time
}

// hosts splits a list of host names.
func hosts(text string) []string {
	var list []string
	for _, host := range bytes.FieldsFunc([]byte(text), func(r rune) bool { return r == ',' || r == ';' || r <= ' ' }) {
		list = append(list, string(host))
	}
	return list
}

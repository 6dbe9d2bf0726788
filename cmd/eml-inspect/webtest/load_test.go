package webtest

import (
	"bufio"
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"mime/multipart"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// program is the form as it is served by the command, in a process of its own.
type program struct {
	*testing.T
	url string
	pid int
}

// start builds and starts the command.
func start(t *testing.T, arguments ...string) *program {
	t.Helper()
	path := filepath.Join(t.TempDir(), "eml-inspect")
	build := exec.CommandContext(t.Context(), "go", "build", "-o", path, "./cmd/eml-inspect")
	build.Dir = "../../.."
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	serve := exec.CommandContext(t.Context(), path, append([]string{"serve", "--addr", "127.0.0.1:0", "--rate", "0", "--quiet"}, arguments...)...)
	said, err := serve.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := serve.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(said).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	go func() { _, _ = io.Copy(io.Discard, said) }()
	t.Cleanup(func() { _ = serve.Process.Signal(os.Interrupt); _ = serve.Wait() })
	return &program{t, strings.TrimSpace(line[strings.Index(line, "http://"):]), serve.Process.Pid}
}

// peak is the most memory that the process had, in MB; 0 where the system does not tell.
func (p *program) peak() int {
	data, _ := os.ReadFile("/proc/" + strconv.Itoa(p.pid) + "/status")
	for line := range strings.Lines(string(data)) {
		if text, found := strings.CutPrefix(line, "VmHWM:"); found {
			kb, _ := strconv.Atoi(strings.Fields(text)[0])
			return kb >> 10
		}
	}
	return 0
}

// post sends a form and says how it was answered and how long that took.
func (p *program) post(kind string, body []byte) (int, time.Duration) {
	begin := time.Now()
	r, err := http.Post(p.url, kind, bytes.NewReader(body))
	if err != nil {
		return 0, time.Since(begin)
	}
	_, _ = io.Copy(io.Discard, r.Body)
	_ = r.Body.Close()
	return r.StatusCode, time.Since(begin)
}

// load posts a form n times from several clients, and gives the number of each answer and the times.
func (p *program) load(clients, n int, kind string, body []byte) (map[int]int, []time.Duration) {
	var mu sync.Mutex
	var group sync.WaitGroup
	answers, times := map[int]int{}, []time.Duration{}
	for client := range clients {
		group.Go(func() {
			for range (n + clients - 1 - client) / clients {
				status, took := p.post(kind, body)
				mu.Lock()
				answers[status]++
				times = append(times, took)
				mu.Unlock()
			}
		})
	}
	group.Wait()
	slices.Sort(times)
	return answers, times
}

// upload makes a form with one file.
func upload(data []byte) (string, []byte) {
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	part, _ := form.CreateFormFile("file", "a.eml")
	_, _ = part.Write(data)
	_ = form.Close()
	return form.FormDataContentType(), b.Bytes()
}

// letter is a message of about so many bytes, with a route, a text and an attachment.
func letter(size int) []byte {
	head, _ := os.ReadFile(testdata + "route-greylist.eml")
	header, _, _ := bytes.Cut(head, []byte("\r\n\r\n"))
	random := rand.New(rand.NewPCG(1, 2))
	var b bytes.Buffer
	b.Write(header)
	b.WriteString("\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n" +
		strings.Repeat("The report of the month is attached, as always.\r\n", 100) +
		"--b\r\nContent-Type: application/pdf; name=report.pdf\r\nContent-Disposition: attachment; filename=report.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n")
	const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	line := make([]byte, 78)
	for b.Len() < size {
		for i := range line {
			line[i] = digits[random.IntN(64)]
		}
		copy(line[76:], "\r\n")
		b.Write(line)
	}
	b.WriteString("\r\n--b--\r\n")
	return b.Bytes()
}

// TestLoad measures the form under load. It takes a minute, and is run with -load.
func TestLoad(t *testing.T) {
	if flag.Lookup("load").Value.String() != "true" {
		t.Skip("without -load nothing is measured")
	}
	p := start(t)
	kind, body := upload(letter(30_000))
	p.load(8, 100, kind, body)
	for _, clients := range []int{1, 8, 64} {
		begin := time.Now()
		answers, times := p.load(clients, 400, kind, body)
		took := time.Since(begin)
		if answers[200] != len(times) {
			t.Errorf("%d clients: %v", clients, answers)
		}
		t.Logf("30 kB, %2d clients: %.0f requests/s, median %v, 99th percentile %v", clients, float64(len(times))/took.Seconds(),
			round(times[len(times)/2]), round(times[len(times)*99/100]))
	}
	t.Logf("peak %d MB", p.peak())
	p.healthy()
	p.large(20)
	p.large(49)
	p.slow()
}

// slow holds that clients which send next to nothing are cut off, and keep nobody from being served.
func (p *program) slow() {
	address := strings.TrimSuffix(strings.TrimPrefix(p.url, "http://"), "/")
	ended := make(chan time.Duration, 300)
	begin := time.Now()
	for i := range cap(ended) {
		conn, err := net.Dial("tcp", address)
		if err != nil {
			p.Fatal(err)
		}
		head := "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 9000000\r\n"
		if i%2 == 1 {
			head += "\r\n--b\r\n" // the first half never ends the header, the second never the body
		}
		_, _ = io.WriteString(conn, head)
		go func() {
			_, _ = io.Copy(io.Discard, conn)
			ended <- time.Since(begin)
			_ = conn.Close()
		}()
	}
	kind, body := upload(letter(30_000))
	answers, times := p.load(1, 50, kind, body)
	p.Logf("30 kB beside %d slow clients: %v, slowest %v", cap(ended), answers, round(times[len(times)-1]))
	last := time.Duration(0)
	for range cap(ended) {
		last = max(last, <-ended)
	}
	p.Logf("the last slow client is cut off after %v", round(last))
	if answers[200] != len(times) || last > time.Minute+15*time.Second {
		p.Errorf("slow clients: %v, cut off after %v", answers, last)
	}
	p.healthy()
}

// large holds that many large uploads at once, of so many MB, stay within the memory that docs/web.md promises.
func (p *program) large(size int) {
	kind, body := upload(letter(size << 20))
	small, one := upload(letter(30_000))
	done := make(chan struct{})
	var slow []time.Duration
	go func() {
		defer close(done)
		for range 20 {
			_, took := p.post(small, one)
			slow = append(slow, took)
		}
	}()
	begin := time.Now()
	answers, times := p.load(64, 64, kind, body)
	<-done
	slices.Sort(slow)
	p.Logf("%d MB, 64 clients: %v in %v, slowest %v; 30 kB beside them: median %v, slowest %v; peak %d MB, %d cores", size, answers,
		round(time.Since(begin)), round(times[len(times)-1]), round(slow[len(slow)/2]), round(slow[len(slow)-1]), p.peak(), runtime.NumCPU())
	bound := 64 + 50*max(2, runtime.NumCPU())*7 // see docs/web.md
	if p.peak() > bound {
		p.Errorf("peak %d MB, more than %d", p.peak(), bound)
	}
	p.healthy()
}

// healthy holds that the form still answers.
func (p *program) healthy() {
	p.Helper()
	ctx, cancel := context.WithTimeout(p.Context(), 5*time.Second)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, p.url+"healthz", nil)
	if err != nil {
		p.Fatal(err)
	}
	a, err := http.DefaultClient.Do(r)
	if err != nil || a.StatusCode != 200 {
		p.Fatal("the form is not healthy: ", err)
	}
	_ = a.Body.Close()
}

func round(d time.Duration) string { return fmt.Sprint(d.Round(100 * time.Microsecond)) }

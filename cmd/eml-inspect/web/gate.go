package web

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"
	"golang.org/x/time/rate"
)

// gate keeps one client from taking what the others need. The memory for uploads is bounded: small requests
// and large ones each have their own share, so that large ones cannot keep the small ones waiting.
type gate struct {
	slots  *semaphore.Weighted // messages that are examined at once
	small  *semaphore.Weighted // bytes of requests of at most smallSize
	large  *semaphore.Weighted // bytes of larger ones
	most   int64
	second rate.Limit

	mu      sync.Mutex
	clients map[netip.Addr]*rate.Limiter
}

const (
	smallSize  = 1 << 20
	smallShare = 64 * smallSize // bytes of all small requests together
	maxClients = 10_000         // clients that are told apart; beyond that all begin anew
)

func newGate(c Config) *gate {
	return &gate{
		slots:   semaphore.NewWeighted(int64(c.MaxConcurrent)),
		small:   semaphore.NewWeighted(smallShare),
		large:   semaphore.NewWeighted(c.MaxSize * int64(c.MaxConcurrent)),
		most:    c.MaxSize,
		second:  rate.Limit(c.Rate),
		clients: map[netip.Addr]*rate.Limiter{},
	}
}

// errBusy says that there is no room for a request now.
var errBusy = errors.New("busy")

// room takes the memory that a request announces, and waits for it as long as ctx lasts. The caller gives it
// back with the function.
func (g *gate) room(ctx context.Context, size int64) (func(), error) {
	share := g.large
	switch {
	case size >= 0 && size <= smallSize:
		share, size = g.small, max(size, 64<<10)
	case size < 0 || size > g.most:
		size = g.most
	}
	if share.Acquire(ctx, size) != nil {
		return nil, errBusy
	}
	return func() { share.Release(size) }, nil
}

// turn waits until the request may use a processor.
func (g *gate) turn(ctx context.Context) (func(), error) {
	if g.slots.Acquire(ctx, 1) != nil {
		return nil, errBusy
	}
	return func() { g.slots.Release(1) }, nil
}

// allows says whether a client has not asked too often.
func (g *gate) allows(client netip.Addr) bool {
	if g.second == 0 {
		return true
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	l := g.clients[client]
	if l == nil {
		if len(g.clients) >= maxClients {
			clear(g.clients)
		}
		l = rate.NewLimiter(g.second, max(1, int(10*g.second)))
		g.clients[client] = l
	}
	return l.Allow()
}

// client is the address that a request came from; of IPv6 the network, which is what one client has.
func (s *site) client(r *http.Request) netip.Addr {
	text, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		text = r.RemoteAddr
	}
	if list := r.Header.Values("X-Forwarded-For"); s.BehindProxy && len(list) > 0 {
		all := strings.Split(list[len(list)-1], ",")
		text = strings.TrimSpace(all[len(all)-1])
	}
	addr, err := netip.ParseAddr(text)
	if err != nil {
		return netip.Addr{}
	}
	addr = addr.Unmap().WithZone("")
	if addr.Is6() {
		if p, err := addr.Prefix(64); err == nil {
			return p.Addr()
		}
	}
	return addr
}

// admitted lets a request in when there is room for it, for no longer than the timeout.
func (s *site) admitted(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !s.gate.allows(s.client(r)) {
			s.refuse(w, r, http.StatusTooManyRequests)
			return
		}
		if r.ContentLength > s.MaxSize {
			s.refuse(w, r, http.StatusRequestEntityTooLarge)
			return
		}
		ctx, cancel := context.WithTimeout(r.Context(), s.Timeout)
		defer cancel()
		release, err := s.gate.room(ctx, r.ContentLength)
		if err != nil {
			s.refuse(w, r, http.StatusServiceUnavailable)
			return
		}
		defer release()
		c := http.NewResponseController(w)
		_ = c.SetWriteDeadline(time.Now().Add(s.Timeout + time.Minute))
		body := &paced{body: r.Body, control: c}
		r.Body = bounded{http.MaxBytesReader(w, body, s.MaxSize), body}
		next(w, r.WithContext(ctx))
	}
}

// bounded is a body of which no more is given than is allowed, and what it is read from.
type bounded struct {
	io.ReadCloser
	whole io.Reader
}

// paced cuts off a client that sends too slowly: it has ten seconds for the first bytes, and for every further
// 256 kB ten seconds more.
type paced struct {
	body    interface{ Read([]byte) (int, error) }
	control *http.ResponseController
	left    int
}

const (
	paceTime  = 10 * time.Second
	paceBytes = 256 << 10
)

func (p *paced) Read(b []byte) (int, error) {
	if p.left <= 0 {
		p.left = paceBytes
		_ = p.control.SetReadDeadline(time.Now().Add(paceTime))
	}
	n, err := p.body.Read(b)
	p.left -= n
	return n, err
}

// Close does nothing: the server closes the body.
func (p *paced) Close() error { return nil }

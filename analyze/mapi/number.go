package mapi

import (
	"math"
	"time"
)

// Int returns the first value of an integer, boolean or error code, and whether it is one.
func (p *Property) Int() (int64, bool) {
	if p == nil {
		return 0, false
	}
	switch base := p.Type &^ TypeMultiple; {
	case (base == TypeInteger16 || base == TypeBoolean) && len(p.Value) >= 2:
		return int64(int16(u16(p.Value))), true
	case (base == TypeInteger32 || base == TypeErrorCode) && len(p.Value) >= 4:
		return int64(int32(u32(p.Value))), true
	case (base == TypeInteger64 || base == TypeCurrency) && len(p.Value) >= 8:
		return int64(u64(p.Value)), true
	}
	return 0, false
}

// Bool says whether the property is a boolean that is true, or a number that is not zero.
func (p *Property) Bool() bool {
	n, ok := p.Int()
	return ok && n != 0
}

// Float returns the first value of a floating-point number, or of an amount of money, which is
// stored in ten-thousandths, and whether it is one.
func (p *Property) Float() (float64, bool) {
	if p == nil {
		return 0, false
	}
	switch base := p.Type &^ TypeMultiple; {
	case base == TypeFloating32 && len(p.Value) >= 4:
		return float64(math.Float32frombits(u32(p.Value))), true
	case (base == TypeFloating64 || base == TypeFloatingTime) && len(p.Value) >= 8:
		return math.Float64frombits(u64(p.Value)), true
	case base == TypeCurrency && len(p.Value) >= 8:
		return float64(int64(u64(p.Value))) / 10_000, true
	}
	return 0, false
}

// GUID returns the first value of an identifier, and whether it is one.
func (p *Property) GUID() (GUID, bool) {
	if p == nil || p.Type&^TypeMultiple != TypeGUID || len(p.Value) < len(GUID{}) {
		return GUID{}, false
	}
	return GUID(p.Value[:len(GUID{})]), true
}

// Time returns the first value of a time in UTC, and whether it is one. A floating time, which
// counts days since 1899 in no zone, is given as if it were UTC.
func (p *Property) Time() (time.Time, bool) {
	switch {
	case p == nil || len(p.Value) < 8:
	case p.Type&^TypeMultiple == TypeTime:
		return filetime(u64(p.Value))
	case p.Type&^TypeMultiple == TypeFloatingTime:
		return oleDate(math.Float64frombits(u64(p.Value)))
	}
	return time.Time{}, false
}

// filetime converts 100-nanosecond steps since 1601 (MS-DTYP, section 2.3.3); 0, and times
// beyond the year 9999, are no time.
func filetime(n uint64) (time.Time, bool) {
	const (
		step  = 100
		epoch = 11644473600         // seconds from 1601 to 1970
		limit = 2650467744000000000 // the year 10000
		per   = uint64(1e9) / step  // steps in a second
	)
	if n == 0 || n >= limit {
		return time.Time{}, false
	}
	return time.Unix(int64(n/per)-epoch, int64(n%per)*step).UTC(), true
}

// oleDate converts days since 30 December 1899 (MS-OXCDATA, section 2.11.1); the part of a day
// counts forwards also before it.
func oleDate(days float64) (time.Time, bool) {
	const first, last = -657434, 2958466 // the years 100 and 9999
	if math.IsNaN(days) || days == 0 || days <= first || days >= last {
		return time.Time{}, false
	}
	whole, part := math.Modf(days)
	seconds := int64(math.Round(math.Abs(part) * 24 * 60 * 60))
	return time.Date(1899, 12, 30+int(whole), 0, 0, 0, 0, time.UTC).Add(time.Duration(seconds) * time.Second), true
}

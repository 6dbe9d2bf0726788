package headers

import (
	"testing"
	"time"
)

// Letters with accents are two bytes in UTF-8: a word may be shorter than it looks.
func TestShortWordsWithAccentsAreNoMonths(t *testing.T) {
	for _, word := range []string{"éa", "é1", "dé", "äé"} {
		if m, ok := monthOf(word); ok {
			t.Errorf("%q is month %d", word, m)
		}
	}
}

func TestReadDate(t *testing.T) {
	for _, c := range []struct {
		text, want string
		zone       ZoneSource
	}{
		{"Mon, 4 Mar 2024 10:01:37 +0800 (CST)", "2024-03-04T10:01:37+08:00", ZoneNumeric},
		{"Mon,  4 Mar 2024 10:01:37 -0600 (CST)", "2024-03-04T10:01:37-06:00", ZoneNumeric},
		{"4 Mar 2024 02:10:07 -0000", "2024-03-04T02:10:07Z", ZoneNumeric},
		{"Mon, 04 Mar 2024 10:10:07 GMT", "2024-03-04T10:10:07Z", ZoneNamed},
		{"Mon, 04 Mar 2024 10:10:07 CST", "2024-03-04T10:10:07-06:00", ZoneAmbiguous},
		{"Mon, 04 Mar 2024 10:10:07 (PST)", "2024-03-04T10:10:07-08:00", ZoneNamed},
		{"Fri, 01 Mar 2024 08:00:01.120 +0000 (UTC)", "2024-03-01T08:00:01.12Z", ZoneNumeric},
		{"2024-03-01 08:00:01.123456789 +0000 UTC m=+0.000", "2024-03-01T08:00:01.123456789Z", ZoneNumeric},
		{"2024-03-01T08:00:01+08:00", "2024-03-01T08:00:01+08:00", ZoneNumeric},
		{"2024-03-01T08:00:01Z", "2024-03-01T08:00:01Z", ZoneNamed},
		{"Mon, 4 Mar 2024 10(at noon):   10  :  07 -0600", "2024-03-04T10:10:07-06:00", ZoneNumeric},
		{"Mon,\r\n 4 Mar 2024\r\n 10 :\r\n 10 -0600", "2024-03-04T10:10:00-06:00", ZoneNumeric},
		{"Mon, 4 Mar 2024 10 : 1 : 0 : 7 -0600", "", ""},
		{"20240301T080001Z", "", ""},
		{"Mon Mar  4 10:10:07 2024", "2024-03-04T10:10:07Z", ZoneAbsent},
		{"Mon Mar  4 10:10:07 CST 2024", "2024-03-04T10:10:07-06:00", ZoneAmbiguous},
		{"Mon, 4 Mar 24 10:10 +0100", "2024-03-04T10:10:00+01:00", ZoneNumeric},
		{"l\xf6r, 29 maj 1999 00:24:04 +0200 (CEST)", "1999-05-29T00:24:04+02:00", ZoneNumeric},
		{"pon, 5 sie 2013 10:10:07 +0200", "2013-08-05T10:10:07+02:00", ZoneNumeric},
		{"Пт, 16 мая 2014 10:10:07 +0400", "2014-05-16T10:10:07+04:00", ZoneNumeric},
		{"17 Jul 2012 19.38.50 +0200", "2012-07-17T19:38:50+02:00", ZoneNumeric},
		{"1521187625", "2018-03-16T08:07:05Z", ZoneNumeric},
		{"15211876251", "", ""},
		{"Thu,17 Jul 2014 10:10:07 +0200", "2014-07-17T10:10:07+02:00", ZoneNumeric},
		{"Monday, 04-Mar-24 10:10:07 GMT", "2024-03-04T10:10:07Z", ZoneNamed},
		{"Mon, 4 March 2024 10:10:07 +0530", "2024-03-04T10:10:07+05:30", ZoneNumeric},
		{"Mon, 4 Mar 2024 10:10:07 GMT+0800", "2024-03-04T10:10:07+08:00", ZoneNumeric},
		{"Mon, 4 Mar 2024 10:10:07 GMT+08:00", "2024-03-04T10:10:07+08:00", ZoneNumeric},
		{"Mon, 4 Mar 2024 10:10:07 UTC+0800 (China Standard Time)", "2024-03-04T10:10:07+08:00", ZoneNumeric},
		{"Mon, 4 Mar 2024 10:10:07 PM +0800", "2024-03-04T22:10:07+08:00", ZoneNumeric},
		{"Mon, 4 Mar 2024 12:10:07 AM", "2024-03-04T00:10:07Z", ZoneAbsent},
		{"Mon, 4 Mar 2024 10:10:60 +0800", "2024-03-04T10:11:00+08:00", ZoneNumeric},
		{"Tue, \xc2\xf1, 29 Jan 2002 10:10:07 +0100", "2002-01-29T10:10:07+01:00", ZoneNumeric},
		{"Mon,\r\n 4 Mar 2024\r\n\t10:10:07 +0800", "2024-03-04T10:10:07+08:00", ZoneNumeric},
		{"Mon, 4 Mar 2024 10:10:07 +0800 (envelope-from <a@example.com>)", "2024-03-04T10:10:07+08:00", ZoneNumeric},
		{"Mon, 4 Mar 2024 10:10:07", "2024-03-04T10:10:07Z", ZoneAbsent},
		{"2024年3月4日 10:10:07", "2024-03-04T10:10:07Z", ZoneAbsent},
		{"2024年03月04日10:10:07 +0800", "2024-03-04T10:10:07+08:00", ZoneNumeric},
		{"2024年3月4日 星期一 下午2:10", "2024-03-04T14:10:00Z", ZoneAbsent},
		{"2024年3月4日 上午 10:10:07", "2024-03-04T10:10:07Z", ZoneAbsent},
		{"星期一, 4 三月 2024 10:10:07 +0800 (CST)", "2024-03-04T10:10:07+08:00", ZoneNumeric},
		{"周一, 4 十二月 2023 10:10:07 +0800", "2023-12-04T10:10:07+08:00", ZoneNumeric},
		{"周一, 4 3月 2024 10:10:07 +0800", "2024-03-04T10:10:07+08:00", ZoneNumeric},
		{"Mo, 4 Mrz 2024 10:10:07 +0100", "2024-03-04T10:10:07+01:00", ZoneNumeric},
		{"4. März 2024 10:10:07 +0100", "2024-03-04T10:10:07+01:00", ZoneNumeric},
		{"4 M\xe4rz 2024 10:10:07 +0100", "2024-03-04T10:10:07+01:00", ZoneNumeric},
		{"lun., 5 f\u00e9vr. 2024 10:10:07 +0100", "2024-02-05T10:10:07+01:00", ZoneNumeric},
		{"mar, 5 nov 2024 10:10:07 +0100", "2024-11-05T10:10:07+01:00", ZoneNumeric},
		{"Mar 4, 2024 10:10:07 PM +0100", "2024-03-04T22:10:07+01:00", ZoneNumeric},
		{"dom, 4 ago 2024 10:10:07 -0300", "2024-08-04T10:10:07-03:00", ZoneNumeric},
		{"lunedì 4 marzo 2024 10:10:07 +0100", "2024-03-04T10:10:07+01:00", ZoneNumeric},
		{"qua, 4 set 2024 10:10:07 -0300", "2024-09-04T10:10:07-03:00", ZoneNumeric},
		{"4 mei 2024 10:10:07 +0200", "2024-05-04T10:10:07+02:00", ZoneNumeric},
		{"25/12/2023 10:10:07", "2023-12-25T10:10:07Z", ZoneAbsent},
		{"12/25/2023 10:10:07 AM", "2023-12-25T10:10:07Z", ZoneAbsent},
		{"25.12.2023 10:10:07", "2023-12-25T10:10:07Z", ZoneAbsent},
		{"03/04/2024 10:10:07", "", ""},
		{"12 lis 2024 10:10:07 +0100", "", ""}, // October in Croatian, November in Polish
		{"Mon, 4 Mar 2024 24:00:00 +0800", "", ""},
		{"Mon, 32 Mar 2024 10:10:07 +0000", "", ""},
		{"yesterday", "", ""},
		{"", "", ""},
		{"Sat, 1 Jan 100 01:01:01 +0000", "2000-01-01T01:01:01Z", ZoneNumeric},
	} {
		got := ReadDate(c.text)
		text := ""
		if got.OK() {
			text = got.Time.Format(time.RFC3339Nano)
		}
		if text != c.want || (got.OK() && got.Zone != c.zone) {
			t.Errorf("ReadDate(%q) = %q %s, want %q %s", c.text, text, got.Zone, c.want, c.zone)
		}
	}
}

package headers

import (
	"strings"
	"testing"
)

// Every record of verdicts.toml reads its examples.
func TestVerdictExamples(t *testing.T) {
	for _, r := range verdictTableOf(t).records {
		if r.Source == "" || len(r.Try) == 0 {
			t.Errorf("%s %v: no source or no example", r.Product, r.Fields)
		}
		for _, x := range r.Try {
			name := strings.Replace(r.Fields[0], "*", "1", 1)
			list := ReadVerdicts([]Field{{Name: name, Text: x.Value, Value: Span{0, len(x.Value)}}})
			if len(list) != 1 {
				t.Fatalf("%s: %d verdicts", name, len(list))
			}
			checkVerdict(t, name, x, &list[0])
		}
	}
}

func checkVerdict(t *testing.T, name string, x verdictExample, v *Verdict) {
	t.Helper()
	var reasons []string
	for _, r := range v.Reasons {
		reasons = append(reasons, r.Name)
	}
	got := verdictExample{x.Value, string(v.Says), v.Score, v.Threshold, string(v.Place), x.Setter,
		strings.Join(reasons, " "), v.Host, v.Client, v.Outgoing}
	if got != x {
		t.Errorf("%s:\n got %+v\nwant %+v", name, got, x)
	}
	if x.Setter != "" && x.Setter != string(v.Setter) {
		t.Errorf("%s: %q set by %s", name, x.Value, v.Setter)
	}
}

// The words of the tables are those of the code.
func TestVerdictTable(t *testing.T) {
	for _, r := range verdictTableOf(t).records {
		for _, row := range r.Value {
			if row.Says.rank() == len(judgements) {
				t.Errorf("%s: %q is no judgement", r.Product, row.Says)
			}
			if row.Says == noVerdict && row.Why == "" && row.Place == "" && row.Listed == "" && !row.Outgoing {
				t.Errorf("%s: the row of %s says nothing", r.Product, row.Key)
			}
		}
		if r.Find != "" {
			r.pattern()
		}
	}
}

// Several fields of one filter make one verdict, and the strongest word counts.
func TestVerdictJoin(t *testing.T) {
	list := ReadVerdicts([]Field{
		{Name: "X-Spam-Flag", Text: " YES"},
		{Name: "X-Spam-Level", Text: " *****"},
		{Name: "X-Spam-Status", Text: " Yes, score=5.6 required=5.0\n\ttests=BAYES_99,\n\tRCVD_IN_XBL autolearn=no"},
		{Name: "X-Spam-Checker-Version", Text: " SpamAssassin 4.0.0 on mx.recipient.example"},
		{Name: "X-Ms-Exchange-Organization-SCL", Text: " 6"},
	})
	v := list[0]
	for _, other := range list[1:4] {
		if !v.Joins(&other) {
			t.Fatalf("%s does not join", other.Field.Name)
		}
		v.Join(other)
	}
	if v.Joins(&list[4]) {
		t.Error("a verdict of Microsoft joins one of SpamAssassin")
	}
	if v.By != "SpamAssassin" || v.Says != Junk || v.Score != "5.6" || v.Threshold != "5.0" ||
		v.Host != "mx.recipient.example" {
		t.Errorf("%+v", v)
	}
	if len(v.Reasons) != 2 || v.Reasons[1].Why != "t-ip-listed" || v.Reasons[1].Listed != "ip" {
		t.Errorf("reasons %+v", v.Reasons)
	}
}

// A cause that was cut over numbered fields is read as one.
func TestVadePieces(t *testing.T) {
	var whole string
	for _, r := range verdictTableOf(t).records {
		if r.Product == "vade" && r.Grammar == "vade" && len(r.Try) == 2 {
			whole = r.Try[0].Value
		}
	}
	list := ReadVerdicts([]Field{
		{Name: "X-Vade-Analysis-1", Text: " " + whole[:31]},
		{Name: "Subject", Text: " x"},
		{Name: "X-Vade-Analysis-2", Text: " " + whole[31:]},
	})
	if len(list) != 1 || len(list[0].Reasons) != 2 || list[0].Client != "192.0.2.7" || list[0].Reasons[1].Points != "300" {
		t.Errorf("%+v", list)
	}
}

func FuzzReadVerdicts(f *testing.F) {
	for _, r := range verdictTableOf(f).records {
		for _, x := range r.Try {
			f.Add(strings.Replace(r.Fields[0], "*", "1", 1), x.Value)
		}
	}
	f.Fuzz(func(t *testing.T, name, text string) {
		for _, v := range ReadVerdicts([]Field{{Name: name, Text: text}, {Name: name, Text: text}}) {
			if v.Says == noVerdict || v.By == "" || len(v.Reasons) > maxReasons {
				t.Fatalf("%+v", v)
			}
			before := len(v.Reasons)
			v.Join(v)
			if len(v.Reasons) != before {
				t.Fatalf("it is not itself: %+v", v)
			}
		}
	})
}

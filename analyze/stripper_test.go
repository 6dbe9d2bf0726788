package analyze

import (
	"strings"
	"testing"
)

// partOf makes a message with a text and a second part.
func partOf(kind, name, field, body string) string {
	head := "Content-Type: " + kind + "\n"
	if name != "" {
		head += "Content-Disposition: attachment; filename*=utf-8''" + percent(name) + "\n"
	}
	if field != "" {
		head += field + "\n"
	}
	return "From: a@example.org\nSubject: s\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nHello\n--b\n" +
		head + "\n" + body + "\n--b--\n"
}

func percent(name string) string {
	const hex = "0123456789ABCDEF"
	out := ""
	for _, c := range []byte(name) {
		out += "%" + string(hex[c>>4]) + string(hex[c&15])
	}
	return out
}

func TestEachStripperHasItsNotice(t *testing.T) {
	for _, s := range stripperFileOf(t).Stripper {
		if s.Source == "" || len(s.Try) == 0 || s.Kind == "" {
			t.Errorf("%s %s: a record without a source, kind or example", s.By, s.Text)
		}
		for _, x := range s.Try {
			checkNotice(t, s, x)
		}
	}
}

func checkNotice(t *testing.T, s stripper, x stripExample) {
	t.Helper()
	kind := x.Type
	if kind == "" {
		kind = "text/plain; charset=utf-8"
	}
	message := bodyOf("text/plain", x.Text)
	if x.Part != "" || x.Type != "" {
		message = partOf(kind, x.Part, x.Field, x.Text)
	}
	findings, crashed := run(attachStripped, evidenceOf(t, message))
	switch {
	case crashed:
		t.Errorf("%s crashed on %q", s.By, x.Text)
	case x.None && len(findings) > 0:
		t.Errorf("%q is no notice: %v", x.Text, findings[0].Facts)
	case x.None:
	case len(findings) != 1:
		t.Errorf("%s: %d findings in %q", s.By, len(findings), x.Text)
	default:
		f := findings[0].Facts
		if s.By != "" && f["by"] != s.By && f["by"] != "Ecartis" || x.File != "" && f["name"] != x.File ||
			f["url"] != x.URL || f["kind"] != s.Kind {
			t.Errorf("%s: %v in %q", s.By, f, x.Text)
		}
	}
}

// A notice that is quoted, or told of, is none.
func TestQuotedNoticesAreNone(t *testing.T) {
	for _, body := range []string{
		"> Malware was detected in one or more attachments included with this email.\n\nWhat is this?\n",
		"I asked why the attachment was removed. Our Barracuda says nothing.\n",
		"Dear colleagues,\n\nyesterday I saw this in a mail:\n\nMalware was detected in one or more attachments included with this email\n",
	} {
		if findings, _ := run(attachStripped, evidenceOf(t, bodyOf("text/plain", body))); len(findings) > 0 {
			t.Errorf("%q: %v", body, findings[0].Facts)
		}
	}
}

// The words of a record are in every name that fits it, and made-up names begin as those that are compared do.
func TestWordsOfNames(t *testing.T) {
	names := []string{"ATP Scan In Progress", "x-Attachment-Warning.txt", "DELETED.TXT", "removed_attachments.html", "Virus_Alert.txt",
		"attachment-blocked.htm", "Stripped_Attachments_2.html", "UntrustedAttachment.txt", "DefangedPlan.txt", "病毒警告.txt",
		"附件已被拦截.html", "附件删除.txt", "noname", "No Name(2).dat", "unnamed_1.bin", "untitled", "unknown.obj", "attachment.dat", "ATT00001.htm",
		"file-1.2", "part 3", "mime-attachment", "sans nom", "ſANS NOM", "Ohne Titel 2", "未命名", "无标题1", "未命名附件", "無題", "名称未設定", "附件(1)",
		"a.pdf.exe", "a.txt", "plan.v2.docx", "setup.exe"}
	for _, s := range stripperFileOf(t).Stripper {
		for _, try := range s.Try {
			names = append(names, try.Part)
		}
	}
	for _, name := range names {
		for _, name := range []string{name, strings.ToUpper(name), strings.ToLower(name)} {
			if madeUp(name) != madeUpName().MatchString(name) || disguised(name) != disguise().MatchString(name) {
				t.Errorf("%q: made-up is %v, disguised %v", name, madeUp(name), disguised(name))
			}
			for _, s := range strippers().Stripper {
				if s.name != nil && s.nameFits(name) != (name != "" && s.name().MatchString(name)) {
					t.Errorf("%q: %s is %v", name, s.Name, s.nameFits(name))
				}
			}
		}
	}
}

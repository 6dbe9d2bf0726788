package mapi

import (
	"path"
	"strings"
)

// fileTypes are the media types of files that people attach, by the ending of the name. Outlook
// mostly stores no type.
var fileTypes = [...]struct{ endings, media string }{
	{".pdf", "application/pdf"},
	{".doc .dot", "application/msword"},
	{".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
	{".xls .xlt", "application/vnd.ms-excel"},
	{".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
	{".ppt .pps", "application/vnd.ms-powerpoint"},
	{".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
	{".rtf", "application/rtf"},
	{".zip", "application/zip"},
	{".7z", "application/x-7z-compressed"},
	{".rar", "application/vnd.rar"},
	{".jpg .jpeg .jpe", "image/jpeg"},
	{".png", "image/png"},
	{".gif", "image/gif"},
	{".bmp", "image/bmp"},
	{".tif .tiff", "image/tiff"},
	{".emf", "image/emf"},
	{".wmf", "image/wmf"},
	{".txt .log .ini", "text/plain"},
	{".htm .html", "text/html"},
	{".csv", "text/csv"},
	{".xml", "application/xml"},
	{".ics", "text/calendar"},
	{".vcf", "text/vcard"},
	{".eml", "message/rfc822"},
	{".msg", "application/vnd.ms-outlook"},
	{".mp3", "audio/mpeg"},
	{".wav", "audio/vnd.wave"},
	{".mp4", "video/mp4"},
}

// FileType is the media type that the ending of a file's name stands for, or
// "application/octet-stream".
func FileType(name string) string {
	ending := strings.ToLower(path.Ext(strings.TrimSpace(name)))
	for _, t := range fileTypes {
		for known := range strings.FieldsSeq(t.endings) {
			if known == ending {
				return t.media
			}
		}
	}
	return "application/octet-stream"
}

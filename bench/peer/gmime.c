/* Reads messages with GMime, takes off the transfer encodings and makes UTF-8 of all texts.
   cc -O2 -o gmime gmime.c $(pkg-config --cflags --libs gmime-3.0) */
#include "pass.h"
#include <gmime/gmime.h>

/* text decodes a text to UTF-8. What its charset does not have is counted as an error. */
static void text(GMimeObject *part, GMimeDataWrapper *content, GMimeStream *out, struct outcome *o) {
	const char *charset = g_mime_object_get_content_type_parameter(part, "charset");
	GMimeFilter *filter = charset == NULL ? NULL : g_mime_filter_charset_new(charset, "utf-8");
	if (filter == NULL) {
		g_mime_data_wrapper_write_to_stream(content, out);
		return;
	}
	GMimeStream *filtered = g_mime_stream_filter_new(out);
	g_mime_stream_filter_add((GMimeStreamFilter *)filtered, filter);
	if (g_mime_data_wrapper_write_to_stream(content, filtered) < 0)
		o->errors++;
	g_mime_stream_flush(filtered);
	g_object_unref(filter);
	g_object_unref(filtered);
}

static void leaf(GMimeObject *object, struct outcome *o) {
	GMimeDataWrapper *content = g_mime_part_get_content((GMimePart *)object);
	o->leaves++;
	if (content == NULL)
		return;
	GMimeStream *out = g_mime_stream_mem_new();
	if (g_mime_content_type_is_type(g_mime_object_get_content_type(object), "text", "*"))
		text(object, content, out, o);
	else
		g_mime_data_wrapper_write_to_stream(content, out);
	o->bytes += g_mime_stream_length(out);
	g_object_unref(out);
}

static void walk(GMimeObject *object, struct outcome *o) {
	if (GMIME_IS_MULTIPART(object)) {
		int n = g_mime_multipart_get_count((GMimeMultipart *)object);
		for (int i = 0; i < n; i++)
			walk(g_mime_multipart_get_part((GMimeMultipart *)object, i), o);
	} else if (GMIME_IS_MESSAGE_PART(object)) {
		GMimeMessage *inner = g_mime_message_part_get_message((GMimeMessagePart *)object);
		if (inner != NULL && g_mime_message_get_mime_part(inner) != NULL)
			walk(g_mime_message_get_mime_part(inner), o);
	} else if (GMIME_IS_PART(object)) {
		leaf(object, o);
	}
}

static void one(unsigned char *b, size_t n, struct outcome *o) {
	GByteArray bytes = {b, (guint)n};
	GMimeStream *in = g_mime_stream_mem_new_with_byte_array(&bytes);
	g_mime_stream_mem_set_owner((GMimeStreamMem *)in, FALSE);
	GMimeParser *parser = g_mime_parser_new_with_stream(in);
	GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
	if (message == NULL)
		o->errors++;
	else if (g_mime_message_get_mime_part(message) != NULL)
		walk(g_mime_message_get_mime_part(message), o);
	if (message != NULL)
		g_object_unref(message);
	g_object_unref(parser);
	g_object_unref(in);
}

int main(int argc, char **argv) {
	g_mime_init();
	return work(argc, argv, one);
}

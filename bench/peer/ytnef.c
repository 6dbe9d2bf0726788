/* Reads winmail.dat with libytnef, which copies the files out.
   cc -O2 -o ytnef ytnef.c -lytnef */
#include "pass.h"
#include <ytnef.h>

static void one(unsigned char *b, size_t n, struct outcome *o) {
	TNEFStruct t;
	TNEFInitialize(&t);
	t.Debug = 0;
	if (TNEFParseMemory(b, n, &t) != 0)
		o->errors++;
	for (Attachment *a = t.starting_attach.next; a != NULL; a = a->next) {
		o->leaves++;
		o->bytes += a->FileData.size;
	}
	TNEFFree(&t);
}

int main(int argc, char **argv) { return work(argc, argv, one); }

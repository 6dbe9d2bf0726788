/* Verifies the signatures of messages with libopendkim. BENCH_KEYS names the file of the keys: name, tab, record.
   cc -O2 -o opendkim opendkim.c -lopendkim -lbsd */
#include "pass.h"
#include <stdbool.h>
#include <sys/types.h>
#include <opendkim/dkim.h>

static DKIM_LIB *lib;
static struct { char name[256], record[1024]; } keys[16];
static int key_count;

static void read_keys(void) {
	FILE *f = getenv("BENCH_KEYS") == NULL ? NULL : fopen(getenv("BENCH_KEYS"), "r");
	while (f != NULL && key_count < 16 && fscanf(f, "%255[^\t]\t%1023[^\n]\n", keys[key_count].name, keys[key_count].record) == 2)
		key_count++;
	if (f != NULL)
		fclose(f);
}

static DKIM_CBSTAT lookup(DKIM *dkim, DKIM_SIGINFO *sig, unsigned char *out, size_t room) {
	char name[512];
	(void)dkim;
	snprintf(name, sizeof name, "%s._domainkey.%s", dkim_sig_getselector(sig), dkim_sig_getdomain(sig));
	for (int i = 0; i < key_count; i++)
		if (strcmp(keys[i].name, name) == 0) {
			snprintf((char *)out, room, "%s", keys[i].record);
			return DKIM_CBSTAT_CONTINUE;
		}
	return DKIM_CBSTAT_NOTFOUND;
}

static void one(unsigned char *b, size_t n, struct outcome *o) {
	DKIM_STAT status;
	DKIM *dkim = dkim_verify(lib, (unsigned char *)"bench", NULL, &status);
	if (dkim == NULL || dkim_chunk(dkim, b, n) != DKIM_STAT_OK || dkim_chunk(dkim, NULL, 0) != DKIM_STAT_OK)
		o->errors++;
	DKIM_SIGINFO **sigs = NULL;
	int count = 0;
	bool test;
	if (dkim != NULL && dkim_eom(dkim, &test) != DKIM_STAT_OK)
		o->errors++;
	if (dkim != NULL && dkim_getsiglist(dkim, &sigs, &count) == DKIM_STAT_OK)
		for (int i = 0; i < count; i++) {
			o->leaves++;
			if (DKIM_SIG_CHECK(sigs[i]))
				o->passed++;
		}
	if (dkim != NULL)
		dkim_free(dkim);
}

int main(int argc, char **argv) {
	read_keys();
	lib = dkim_init(NULL, NULL);
	if (lib == NULL || dkim_set_key_lookup(lib, lookup) != DKIM_STAT_OK)
		return 2;
	return work(argc, argv, one);
}

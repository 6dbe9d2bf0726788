/* Reads a winmail.dat with libytnef and prints the nanoseconds of each pass and what it found.
   cc -O2 -o ytnef ytnef.c -lytnef */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <ytnef.h>

static long long now(void) {
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000000000LL + t.tv_nsec;
}

int main(int argc, char **argv) {
	if (argc < 3) {
		fprintf(stderr, "usage: ytnef FILE PASSES\n");
		return 2;
	}
	FILE *f = fopen(argv[1], "rb");
	if (f == NULL || fseek(f, 0, SEEK_END) != 0)
		return 2;
	long size = ftell(f);
	rewind(f);
	unsigned char *b = malloc(size);
	if (b == NULL || fread(b, 1, size, f) != (size_t)size)
		return 2;
	for (int pass = atoi(argv[2]); pass > 0; pass--) {
		TNEFStruct t;
		long long start = now();
		TNEFInitialize(&t);
		int failed = TNEFParseMemory(b, size, &t);
		long long took = now() - start;
		int files = 0;
		long long bytes = 0;
		for (Attachment *a = t.starting_attach.next; a != NULL; a = a->next) {
			files++;
			bytes += a->FileData.size;
		}
		TNEFFree(&t);
		printf("%lld %d %lld %d\n", took, files, bytes, failed);
	}
	return 0;
}

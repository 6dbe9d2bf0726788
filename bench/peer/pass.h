/* Reads a pack (messages, each behind its length in four bytes) and makes passes over it, until they took so many
   milliseconds of processor time, after one that does not count unless it took long; with 0 it makes just one pass. Prints what the programs
   in Go print: see worker.go. */
#ifndef PASS_H
#define PASS_H
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

struct outcome {
	long leaves, bytes, errors, passed;
	FILE *answers; /* what was said of each text, with commas between */
};

static double user_ms(void) {
	struct rusage r;
	getrusage(RUSAGE_SELF, &r);
	return r.ru_utime.tv_sec * 1e3 + r.ru_utime.tv_usec / 1e3;
}

static double wall_ms(void) {
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static long peak_kb(void) {
	char line[256];
	long kb = 0;
	FILE *f = fopen("/proc/self/status", "r");
	while (f != NULL && fgets(line, sizeof line, f) != NULL)
		if (sscanf(line, "VmHWM: %ld", &kb) == 1)
			break;
	if (f != NULL)
		fclose(f);
	return kb;
}

static void pass_over(unsigned char *b, long size, void (*one)(unsigned char *, size_t, struct outcome *),
	struct outcome *o) {
	for (long at = 0; at + 4 <= size;) {
		size_t n = b[at] | b[at + 1] << 8 | b[at + 2] << 16 | (size_t)b[at + 3] << 24;
		at += 4;
		one(b + at, n, o);
		at += n;
	}
}

static int work(int argc, char **argv, void (*one)(unsigned char *, size_t, struct outcome *)) {
	if (argc != 3) {
		fprintf(stderr, "usage: %s PACK MILLISECONDS\n", argv[0]);
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
	fclose(f);
	double least = atof(argv[2]), user = user_ms(), clock = wall_ms();
	struct outcome o = {0};
	char *answers = NULL;
	size_t answers_size;
	int passes = 0;
	for (int first = least > 0; passes == 0 || user_ms() - user < least; first = 0) {
		memset(&o, 0, sizeof o);
		free(answers);
		o.answers = open_memstream(&answers, &answers_size);
		pass_over(b, size, one, &o);
		fclose(o.answers);
		if (first && user_ms() - user < 1000) {
			user = user_ms();
			clock = wall_ms();
			continue;
		}
		passes++;
	}
	printf("{\"cpu\":%.4f,\"wall\":%.4f,\"leaves\":%ld,\"bytes\":%ld,\"errors\":%ld,\"passed\":%ld,\"answers\":[%s],\"peak\":%ld}\n",
		(user_ms() - user) / passes, (wall_ms() - clock) / passes, o.leaves, o.bytes, o.errors, o.passed, answers, peak_kb());
	return 0;
}

#endif

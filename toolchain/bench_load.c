/*
 * bench_load PROGRAM.json [RUNS]: how long reading a native program takes, against cJSON_Parse of the same
 * bytes. Prints "NAME VALUE" a line: medians, and of the ratios the median of the pairs.
 *
 * The two run in turn, a pair a run, so that a machine that slows down slows both. "fresh" is each in a
 * process of its own, which takes its memory from the system, as a program does that starts; "again" is both
 * in one process, in which all memory is given back before the next begins. No arena is kept in either.
 * cJSON has its default allocator. Reading counts from the bytes to the program, with the scratch memory
 * given back; the program, as cJSON's tree, is freed after that. Times are the processor's, the
 * kernel's work for the process included, so that what else the machine does does not count.
 */
#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "program/limits.h"
#include "reader/read_program.h"
#include "spool/file.h"
#include "spool/tz.h"

enum { PARSE, READ, KINDS };
enum { RUNS_MAX = 1000 };

struct measure {
    double ms;
    size_t snapshot, scratch;
};

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static bool parse_once(const char *bytes, struct measure *ret)
{
    double start = now_ms();
    cJSON *tree = cJSON_Parse(bytes);
    ret->ms = now_ms() - start;
    cJSON_Delete(tree);
    return tree != NULL;
}

static bool read_once(const char *bytes, size_t size, struct measure *ret)
{
    struct arena arena, scratch;
    const struct program *program;
    struct err err = {0};
    double start = now_ms();
    struct zone_source zones = spool_zone_source();
    arena_init(&arena, malloc, free);
    arena_init(&scratch, malloc, free);
    bool ok = read_program(bytes, size, &zones, NULL, &arena, &scratch, NULL, &program, &err);
    ret->scratch = scratch.bytes;
    arena_finish(&scratch);
    ret->ms = now_ms() - start;
    ret->snapshot = arena.bytes;
    arena_finish(&arena);
    return ok;
}

static bool measure_once(int kind, const char *bytes, size_t size, struct measure *ret)
{
    return kind == PARSE ? parse_once(bytes, ret) : read_once(bytes, size, ret);
}

static bool measure_fresh(int kind, const char *bytes, size_t size, struct measure *ret)
{
    int ends[2];
    if (pipe(ends) < 0)
        return false;
    pid_t child = fork();
    if (child == 0) {
        bool ok = measure_once(kind, bytes, size, ret) && write(ends[1], ret, sizeof *ret) == sizeof *ret;
        _exit(ok ? 0 : 1);
    }
    close(ends[1]);
    bool ok = child > 0 && read(ends[0], ret, sizeof *ret) == sizeof *ret;
    close(ends[0]);
    if (child > 0)
        waitpid(child, NULL, 0);
    return ok;
}

static int compare(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

static double median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, compare);
    return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

/* Pairs of the two, measured by `measure`. */
static bool compare_pairs(const char *name, bool (*measure)(int, const char *, size_t, struct measure *),
                          const char *bytes, size_t size, int runs, struct measure *ret)
{
    static double times[KINDS][RUNS_MAX], ratios[RUNS_MAX];
    for (int i = 0; i < runs; i++) {
        for (int kind = 0; kind < KINDS; kind++) {
            if (!measure(kind, bytes, size, ret))
                return false;
            times[kind][i] = ret->ms;
        }
        ratios[i] = times[READ][i] / times[PARSE][i];
    }
    printf("%s_parse_ms %.4f\n", name, median(times[PARSE], runs));
    printf("%s_read_ms %.4f\n", name, median(times[READ], runs));
    printf("%s_ratio %.3f\n", name, median(ratios, runs));
    return true;
}

int main(int argc, char **argv)
{
    int runs = argc > 2 ? atoi(argv[2]) : 100;
    if (argc < 2 || runs < 1 || runs > RUNS_MAX) {
        fprintf(stderr, "usage: bench_load PROGRAM.json [RUNS, up to %d]\n", RUNS_MAX);
        return 2;
    }
    struct arena file;
    struct measure last = {0};
    struct err err = {0};
    const char *bytes;
    size_t size;
    arena_init(&file, malloc, free);
    if (!spool_read_file(argv[1], LIMIT_FILE_BYTES, &file, &bytes, &size, &err)) {
        fprintf(stderr, "%s: %s\n", argv[1], err.text);
        return 1;
    }
    if (!compare_pairs("fresh", measure_fresh, bytes, size, runs, &last) ||
        !compare_pairs("again", measure_once, bytes, size, runs, &last)) {
        fprintf(stderr, "%s: can't be read; `nownext check` says why\n", argv[1]);
        return 1;
    }
    arena_finish(&file);
    printf("bytes %zu\nsnapshot_kb %zu\nscratch_kb %zu\n", size, last.snapshot / 1024, last.scratch / 1024);
    return 0;
}

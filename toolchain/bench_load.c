/*
 * bench_load PROGRAM.json [RUNS]: how long reading a native program takes, against cJSON_Parse of the same
 * bytes.
 *
 * Each run does all of them in turn, each in a process of its own, so that a machine that slows down slows
 * them all and each takes its memory fresh. cJSON has its default allocator. read_program counts from the
 * bytes to the program, with its scratch memory given back.
 */
#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "program/limits.h"
#include "json/tree.h"
#include "reader/read_program.h"
#include "spool/file.h"
#include "spool/tz.h"

enum { SCAN, PARSE, PARSE_DELETE, TREE, READ, KINDS };
static const char *const names[KINDS] = {
    "json_scan alone", "cJSON_Parse", "cJSON_Parse + cJSON_Delete", "json_parse (with the tree)",
    "read_program",
};

struct measure {
    double ms;
    size_t snapshot, scratch;
};

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static bool measure_once(int kind, const char *bytes, size_t size, struct measure *ret)
{
    struct arena arena, scratch;
    struct zone_source zones = spool_zone_source();
    const struct program *program;
    const cJSON *tree;
    struct err err = {0};
    bool ok = true;
    arena_init(&arena, malloc, free);
    arena_init(&scratch, malloc, free);
    double start = now_ms();
    switch (kind) {
    case SCAN:
        ok = json_scan(bytes, size, JSON_NATIVE, NULL, &scratch, NULL, &err);
        break;
    case PARSE:
        ok = cJSON_Parse(bytes) != NULL;
        break;
    case PARSE_DELETE:
        cJSON_Delete(cJSON_Parse(bytes));
        break;
    case TREE:
        ok = json_parse(bytes, size, JSON_NATIVE, &scratch, &tree, &err);
        arena_finish(&scratch);
        break;
    default:
        ok = read_program(bytes, size, &zones, &arena, &scratch, NULL, &program, &err);
        ret->scratch = scratch.bytes;
        arena_finish(&scratch);
        ret->snapshot = arena.bytes;
    }
    ret->ms = now_ms() - start;
    return ok;
}

/* In a child, so that each takes fresh memory from the system, as a program does that starts. */
static bool measure(int kind, const char *bytes, size_t size, struct measure *ret)
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

int main(int argc, char **argv)
{
    enum { RUNS_MAX = 1000 };
    static double times[KINDS][RUNS_MAX];
    int runs = argc > 2 ? atoi(argv[2]) : 40;
    if (argc < 2 || runs < 1 || runs > RUNS_MAX) {
        fprintf(stderr, "usage: bench_load PROGRAM.json [RUNS, up to %d]\n", RUNS_MAX);
        return 2;
    }
    struct arena file;
    struct err err = {0};
    const char *bytes;
    size_t size;
    arena_init(&file, malloc, free);
    if (!spool_read_file(argv[1], LIMIT_FILE_BYTES, &file, &bytes, &size, &err)) {
        fprintf(stderr, "%s: %s\n", argv[1], err.text);
        return 1;
    }
    struct measure once = {0};
    for (int i = 0; i < runs; i++) {
        for (int kind = 0; kind < KINDS; kind++) {
            if (!measure(kind, bytes, size, &once)) {
                fprintf(stderr, "%s: %s failed; `nownext check` says why\n", argv[1], names[kind]);
                return 1;
            }
            times[kind][i] = once.ms;
        }
    }
    arena_finish(&file);
    for (int kind = 0; kind < KINDS; kind++)
        qsort(times[kind], (size_t)runs, sizeof **times, compare);
    printf("%s: %zu bytes, %d runs\n", argv[1], size, runs);
    for (int kind = 0; kind < KINDS; kind++)
        printf("  %-28s min %7.2f ms  median %7.2f ms  %5.2f x Parse  %5.2f x Parse+Delete\n", names[kind],
               times[kind][0], times[kind][runs / 2], times[kind][runs / 2] / times[PARSE][runs / 2],
               times[kind][runs / 2] / times[PARSE_DELETE][runs / 2]);
    printf("  snapshot %zu KiB, scratch %zu KiB\n", once.snapshot / 1024, once.scratch / 1024);
    return 0;
}

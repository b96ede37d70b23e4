/*
 * golden.h: what a test made, held against a reference under tests/ that somebody looked at. A reference that
 * is missing is a failure, and so is one too many. toolchain/accept writes them anew, and names what changed:
 * it sets NOWNEXT_ACCEPT=1, which is refused where CI is set.
 */
#ifndef NOWNEXT_TESTS_GOLDEN_H
#define NOWNEXT_TESTS_GOLDEN_H

#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>

#include "check.h"

enum golden_mode { GOLDEN_COMPARE, GOLDEN_ACCEPT, GOLDEN_REFUSE };

/* What the environment asks for. */
static inline enum golden_mode golden_mode(void)
{
    const char *accept = getenv("NOWNEXT_ACCEPT"), *ci = getenv("CI");
    if (!accept || strcmp(accept, "1") != 0)
        return GOLDEN_COMPARE;
    return ci && *ci && strcmp(ci, "false") != 0 ? GOLDEN_REFUSE : GOLDEN_ACCEPT;
}

enum golden_outcome {
    GOLDEN_SAME,
    GOLDEN_WRITTEN,
    GOLDEN_DIFFERS,
    GOLDEN_MISSING,
    GOLDEN_REFUSED,
    GOLDEN_BROKEN
};

/* What to say of an outcome: where the difference is (or NULL), and what to do. */
static inline void golden_report(enum golden_outcome outcome, const char *path, const char *difference)
{
    char what[1400];
    static const char *const texts[] = {
        [GOLDEN_DIFFERS] = "differs; toolchain/accept accepts what is now",
        [GOLDEN_MISSING] = "is missing; toolchain/accept makes it",
        [GOLDEN_REFUSED] = "is not accepted: never in CI",
        [GOLDEN_BROKEN] = "can't be read or written",
    };
    if (outcome == GOLDEN_WRITTEN)
        printf("accepted: %s\n", path);
    bool ok = outcome == GOLDEN_SAME || outcome == GOLDEN_WRITTEN;
    snprintf(what, sizeof what, "%s %s%s%s", path, ok ? "" : texts[outcome], difference ? ", see " : "",
             difference ? difference : "");
    check_report(ok, __FILE__, __LINE__, what);
}

/* Where a difference is left: "BINARY_DIR/golden/NAME" and the ending. The folder is made. */
static inline const char *golden_difference_path(const char *path, const char *ending, char *buffer,
                                                 size_t size)
{
    const char *slash = strrchr(path, '/');
    snprintf(buffer, size, "%s/golden", BINARY_DIR);
    if (mkdir(buffer, 0777) != 0 && errno != EEXIST)
        printf("%s can't be made: %s\n", buffer, strerror(errno));
    snprintf(buffer, size, "%s/golden/%s%s", BINARY_DIR, slash ? slash + 1 : path, ending);
    return buffer;
}

/* ---- texts ---- */

/* A file's bytes with a NUL after them, the caller's to free(); NULL if there is none. */
static inline char *golden_read(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    size_t length = 0, capacity = 1 << 16;
    char *text = malloc(capacity);
    for (size_t got; text && (got = fread(text + length, 1, capacity - 1 - length, file)) > 0;) {
        length += got;
        if (length == capacity - 1)
            text = realloc(text, capacity *= 2);
    }
    fclose(file);
    if (text)
        text[length] = '\0';
    return text;
}

static inline bool golden_write(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    bool ok = file && fputs(text, file) >= 0;
    return file && fclose(file) == 0 && ok;
}

static inline uint32_t golden_lines(const char *text, const char ***ret)
{
    uint32_t count = 0, capacity = 1;
    for (const char *c = text; *c; c++)
        capacity += *c == '\n';
    *ret = calloc(capacity + 1, sizeof **ret);
    for (const char *at = text; *ret && *at; at += strcspn(at, "\n"), at += *at == '\n')
        (*ret)[count++] = at;
    return count;
}

static inline bool golden_same_line(const char *a, const char *b)
{
    size_t length = strcspn(a, "\n");
    return length == strcspn(b, "\n") && memcmp(a, b, length) == 0;
}

static inline void golden_print_row(FILE *file, const char *actual, char mark, const char *expected)
{
    enum { COLUMN = 100 };
    int printed = 0;
    for (const char *c = actual; *c && *c != '\n'; c++) {
        printed += ((unsigned char)*c & 0xC0) != 0x80;
        fputc(*c, file);
    }
    fprintf(file, "%*s %c %.*s\n", printed < COLUMN ? COLUMN - printed : 0, "", mark,
            (int)strcspn(expected, "\n"), expected);
}

/* Writes actual | mark | expected, lines that are alike beside each other: the longest that both have in
 * common. */
static inline void golden_write_beside(FILE *file, const char *actual, const char *expected)
{
    const char **a, **b;
    uint32_t rows = golden_lines(actual, &a), columns = golden_lines(expected, &b), i = 0, j = 0;
    uint32_t *common = a && b ? calloc((size_t)(rows + 1) * (columns + 1), sizeof *common) : NULL;
    golden_print_row(file, "(actual)", ' ', "(expected)");
    if (common)
        for (uint32_t r = rows; r-- > 0;)
            for (uint32_t c = columns; c-- > 0;) {
                uint32_t *at = &common[r * (columns + 1) + c], down = at[columns + 1], right = at[1];
                *at = golden_same_line(a[r], b[c]) ? at[columns + 2] + 1 : down > right ? down : right;
            }
    while (common && (i < rows || j < columns)) {
        const uint32_t *at = &common[i * (columns + 1) + j];
        if (i < rows && j < columns && golden_same_line(a[i], b[j])) {
            golden_print_row(file, a[i++], ' ', b[j++]);
        } else if (i < rows && j < columns && at[columns + 2] == *at) {
            golden_print_row(file, a[i++], '|', b[j++]); /* one in the place of the other */
        } else if (j == columns || (i < rows && at[columns + 1] >= at[1])) {
            golden_print_row(file, a[i++], '<', "");
        } else {
            golden_print_row(file, "", '>', b[j++]);
        }
    }
    free(common);
    free(a);
    free(b);
}

/* The first line in which they differ, for logs that are all there is. */
static inline void golden_print_first(const char *actual, const char *expected)
{
    int line = 1;
    for (; *actual && *expected && golden_same_line(actual, expected); line++) {
        actual += strcspn(actual, "\n");
        actual += *actual == '\n';
        expected += strcspn(expected, "\n");
        expected += *expected == '\n';
    }
    printf("line %d\n  actual:   %.*s\n  expected: %.*s\n", line, (int)strcspn(actual, "\n"), actual,
           (int)strcspn(expected, "\n"), expected);
}

/* Holds a text against the file at `path`. Where it differs, `difference` is the path of a file with both
 * beside each other; "" else. */
static inline enum golden_outcome golden_hold_text(const char *path, const char *text, enum golden_mode mode,
                                                   char *difference, size_t size)
{
    *difference = '\0';
    if (mode == GOLDEN_REFUSE)
        return GOLDEN_REFUSED;
    char *expected = golden_read(path);
    bool same = expected && strcmp(expected, text) == 0;
    enum golden_outcome outcome = same ? GOLDEN_SAME : expected ? GOLDEN_DIFFERS : GOLDEN_MISSING;
    if (!same && mode == GOLDEN_ACCEPT)
        outcome = golden_write(path, text) ? GOLDEN_WRITTEN : GOLDEN_BROKEN;
    FILE *file = outcome == GOLDEN_DIFFERS
                     ? fopen(golden_difference_path(path, ".difference", difference, size), "wb")
                     : NULL;
    if (file) {
        golden_write_beside(file, text, expected);
        fclose(file);
        golden_print_first(text, expected);
    }
    free(expected);
    return outcome;
}

static inline void golden_check(const char *path, const char *text)
{
    char difference[600];
    enum golden_outcome outcome = golden_hold_text(path, text, golden_mode(), difference, sizeof difference);
    golden_report(outcome, path, *difference ? difference : NULL);
}

/* ---- folders ---- */

/* Whether `file` is one that there is to be. */
typedef bool golden_is_meant(const void *user, const char *file);

/* References that nothing is held against any more: failures, or removed when accepting. Gives their number.
 */
static inline unsigned golden_check_folder(const char *folder, golden_is_meant *is_meant, const void *user,
                                           enum golden_mode mode)
{
    unsigned stale = 0;
    DIR *directory = opendir(folder);
    for (const struct dirent *entry; directory && (entry = readdir(directory));) {
        char path[700];
        if (entry->d_name[0] == '.' || is_meant(user, entry->d_name))
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (mode == GOLDEN_ACCEPT && remove(path) == 0)
            printf("accepted: %s is gone\n", path);
        else
            printf("%s: nothing is held against it any more; toolchain/accept removes it\n", path);
        stale++;
    }
    if (directory)
        closedir(directory);
    return stale;
}

#endif

#include "agent/stick.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"
#include "program/limits.h"
#include "signing/signed_program.h"
#include "spool/file.h"
#include "spool/names.h"
#include "spool/refusals.h"

enum { PATH_SIZE = 1024, MOST_FOUND_BYTES = 1024, MOST_FOUND_LINES = 4 };

static const char NOT_SIGNED[] =
    "does not count from a stick where a public key is set: put it on the SETUP partition";

static void path_in(const char *folder, const char *name, char ret[PATH_SIZE])
{
    snprintf(ret, PATH_SIZE, "%s/%s", folder, name);
}

static bool is_on(const struct stick *stick, enum spool_name name)
{
    char path[PATH_SIZE];
    path_in(stick->folder, spool_file_name(name), path);
    return access(path, F_OK) == 0;
}

/* --- telling --- */

/* A text for the screen, whatever is in it: one line, of whole characters. */
static void append(char *to, size_t capacity, const char *before, char *text, const char *after)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    size_t used = strlen(to);
    text[str_valid_prefix(text, strlen(text))] = '\0';
    snprintf(to + used, capacity - used, "%s%s%s", before, str_clean(&arena, text), after);
    arena_finish(&arena);
}

static void add_wrong(struct stick *stick, const char *name, const char *text)
{
    char line[400];
    snprintf(line, sizeof line, "%s%s%s", name, *name ? ": " : "", text);
    append(stick->wrong, sizeof stick->wrong, "stick: ", line, "\n");
}

static void add_good(struct stick *stick, const char *name, enum source_outcome outcome, const char *text)
{
    char piece[400];
    snprintf(piece, sizeof piece, "%s %s%s%s", name,
             outcome == SOURCE_TAKEN ? "is taken" : "was there already", *text ? ": " : "", text);
    append(stick->good, sizeof stick->good, *stick->good ? ", " : "", piece, "");
}

static void add(struct stick *stick, const char *name, enum source_outcome outcome, const char *text)
{
    if (source_is_good(outcome))
        add_good(stick, name, outcome, text);
    else
        add_wrong(stick, name, text);
}

/* While the program is being read, that is said too: whoever holds the stick waits for it. */
static void tell(const struct stick *stick)
{
    struct arena arena;
    char path[PATH_SIZE];
    arena_init(&arena, malloc, free);
    struct str_builder text = {.arena = &arena};
    bool is_waiting = stick->state != STICK_QUIET;
    str_add(&text, stick->wrong);
    if (*stick->good || is_waiting)
        str_addf(&text, REFUSALS_GOOD_MARK "stick: %s%s%s\n", stick->good,
                 *stick->good && is_waiting ? ", " : "", is_waiting ? "program.json is being read" : "");
    path_in(stick->run, STICK_TOLD_FILE, path);
    spool_replace_file(path, text.text ? text.text : "", text.length, NULL);
    if (stick->log && !is_waiting) {
        for (const char *at = stick->wrong; *at; at += strcspn(at, "\n") + 1)
            fprintf(stick->log, "<4>%.*s\n", (int)strcspn(at, "\n"), at);
        if (*stick->good)
            fprintf(stick->log, "<5>stick: %s\n", stick->good);
    }
    arena_finish(&arena);
}

/* --- what is there --- */

/* Which one it is: what copies from a stick writes the file anew each time. "" where there is none. */
static void identify(const struct stick *stick, char ret[100])
{
    struct stat about;
    char path[PATH_SIZE];
    path_in(stick->folder, STICK_FOUND_FILE, path);
    ret[0] = '\0';
    if (stat(path, &about) == 0)
        snprintf(ret, 100, "%ju %jd.%09ld\n", (uintmax_t)about.st_ino, (intmax_t)about.st_mtim.tv_sec,
                 about.st_mtim.tv_nsec);
}

void stick_look(struct stick *stick)
{
    struct arena arena;
    char which[100], path[PATH_SIZE];
    const char *seen;
    size_t size;
    if (!stick->folder)
        return;
    identify(stick, which);
    arena_init(&arena, malloc, free);
    path_in(stick->run, STICK_SEEN_FILE, path);
    bool is_seen =
        spool_read_file(path, sizeof which, &arena, &seen, &size, NULL) && strcmp(seen, which) == 0;
    /* First of all: should its documents be the end of this process, the next one leaves them alone. */
    if (*which && !is_seen && spool_replace_file(path, which, strlen(which), NULL))
        stick->state = STICK_FOUND;
    arena_finish(&arena);
}

/* What could not be copied from the stick. */
static void add_what_was_found(struct stick *stick, struct arena *arena)
{
    char path[PATH_SIZE];
    const char *bytes;
    size_t size;
    path_in(stick->folder, STICK_FOUND_FILE, path);
    if (!spool_read_file(path, MOST_FOUND_BYTES, arena, &bytes, &size, NULL))
        return;
    for (int i = 0; *bytes && i < MOST_FOUND_LINES; i++) {
        size_t length = strcspn(bytes, "\n");
        if (length > 0)
            add_wrong(stick, "", arena_copy_n(arena, bytes, length));
        bytes += length + (bytes[length] != '\0');
    }
}

/* --- taking --- */

typedef enum source_outcome take(struct taking *taking, const char *bytes, size_t size,
                                 char text[TAKING_TEXT_SIZE]);

static enum source_outcome take_venue(struct taking *taking, const char *bytes, size_t size,
                                      char text[TAKING_TEXT_SIZE])
{
    if (taking->keys.count == 0)
        return taking_venue(taking, bytes, size, text);
    snprintf(text, TAKING_TEXT_SIZE, "%s", NOT_SIGNED);
    return SOURCE_HELD_OFF;
}

static bool take_one(struct stick *stick, struct taking *taking, enum spool_name name, take *take_bytes,
                     struct arena *arena)
{
    const char *bytes, *file = spool_file_name(name);
    char path[PATH_SIZE], text[TAKING_TEXT_SIZE];
    size_t size;
    struct err err = {0};
    if (!is_on(stick, name))
        return false;
    path_in(stick->folder, file, path);
    if (!spool_read_file(path, LIMIT_FILE_BYTES, arena, &bytes, &size, &err)) {
        add_wrong(stick, file, err.text);
        return false;
    }
    enum source_outcome outcome = take_bytes(taking, bytes, size, text);
    add(stick, file, outcome, text);
    return outcome == SOURCE_TAKEN;
}

unsigned stick_take(struct stick *stick, struct taking *taking)
{
    struct arena arena;
    unsigned taken = 0;
    arena_init(&arena, malloc, free);
    stick->good[0] = stick->wrong[0] = '\0';
    add_what_was_found(stick, &arena);
    /* An emergency waits for nothing. */
    if (take_one(stick, taking, SPOOL_LIVE, taking_live, &arena))
        taken |= 1u << AGENT_LIVE;
    if (take_one(stick, taking, SPOOL_VENUE, take_venue, &arena))
        taken |= 1u << AGENT_VENUE;
    stick->state = is_on(stick, SPOOL_PROGRAM) ? STICK_PROGRAM : STICK_QUIET;
    tell(stick);
    arena_finish(&arena);
    return taken;
}

/* --- the program --- */

/* When the last one was signed that counted. */
static struct instant read_made(const struct stick *stick, struct arena *arena)
{
    char path[PATH_SIZE];
    const char *bytes;
    size_t size;
    struct instant_text made;
    path_in(stick->feed, STICK_MADE_FILE, path);
    if (!spool_read_file(path, 64, arena, &bytes, &size, NULL))
        return INSTANT_NONE;
    bytes = arena_copy_n(arena, bytes, strcspn(bytes, "\n"));
    return instant_parse(bytes, &made) && made.has_time && made.has_offset
               ? civil_to_instant(made.civil, made.offset_s)
               : INSTANT_NONE;
}

static void keep_made(const struct stick *stick)
{
    struct arena arena;
    char path[PATH_SIZE], text[41];
    arena_init(&arena, malloc, free);
    if (instant_is_set(stick->made) && stick->made.ms != read_made(stick, &arena).ms) {
        instant_format(stick->made, 0, text);
        strcat(text, "\n");
        path_in(stick->feed, STICK_MADE_FILE, path);
        spool_replace_file(path, text, strlen(text), NULL);
    }
    arena_finish(&arena);
}

void stick_tell_program(struct stick *stick, enum source_outcome outcome, const char *text)
{
    stick->state = STICK_QUIET;
    if (source_is_good(outcome))
        keep_made(stick);
    add(stick, spool_file_name(SPOOL_PROGRAM), outcome, text);
    tell(stick);
}

bool stick_open_program(struct stick *stick, const struct signing_keys *keys, const char *venue,
                        struct instant published, const char *path)
{
    struct arena arena;
    char from[PATH_SIZE];
    struct signed_program program;
    const char *bytes;
    size_t size;
    struct err err = {0};
    arena_init(&arena, malloc, free);
    path_in(stick->folder, spool_file_name(SPOOL_PROGRAM), from);
    if (spool_read_file(from, LIMIT_FILE_BYTES, &arena, &bytes, &size, &err) &&
        signed_program_read(bytes, size, keys, venue, instant_max(published, read_made(stick, &arena)),
                            &arena, &program, &err) &&
        spool_replace_file(path, program.bytes, program.size, &err)) {
        stick->state = STICK_MERGING;
        stick->made = program.made;
    } else {
        stick_tell_program(stick, SOURCE_HELD_OFF, err.text);
    }
    arena_finish(&arena);
    return stick->state == STICK_MERGING;
}

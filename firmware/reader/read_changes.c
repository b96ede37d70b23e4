#include "reader/read_changes.h"

#include <stddef.h>
#include <string.h>

#include "reader/read_change.h"

enum { DIGEST_DIGITS = 64 };

static bool read_digest(struct reading *reading, const cJSON *item, const char **ret)
{
    struct json_path path = {NULL, "program", 0};
    char shown[JSON_SHOWN_SIZE];
    if (!reading_name(reading, NULL, "program", item, ret))
        return false;
    if (strlen(*ret) == DIGEST_DIGITS && strspn(*ret, "0123456789abcdef") == DIGEST_DIGITS)
        return true;
    return json_fail(&path, reading->reterr,
                     "must be the SHA-256 of program.json, %d digits of 0-9 and a-f, is \"%s\"",
                     DIGEST_DIGITS, json_show_text(*ret, shown));
}

enum { F_FORMAT, F_PROGRAM, F_MADE, F_CHANGES, F_MEMBERS };
static const char *const feed_members[] = {"format", "program", "made", "changes"};

bool read_changes(const char *bytes, size_t size, struct arena *arena, struct issue_list *issues,
                  const struct feed_changes **ret, struct err *reterr)
{
    struct reading reading = {.arena = arena,
                              .scratch = arena,
                              .issues = issues,
                              .notes = {.issues = issues, .scratch = arena},
                              .reterr = reterr};
    const cJSON *top, *m[F_MEMBERS];
    struct json_path path = {NULL, "changes", 0};
    if (!json_parse(bytes, size, JSON_NATIVE, arena, &top, reterr) ||
        !json_members(NULL, top, feed_members, F_MEMBERS, m, &reading.notes, reterr) ||
        !json_check_format(m[F_FORMAT], "nownext-changes/1", reterr))
        return false;
    struct feed_changes *feed = ARENA_NEW(arena, struct feed_changes);
    void *changes;
    feed->made = INSTANT_NONE;
    if (!read_digest(&reading, m[F_PROGRAM], &feed->program_digest) ||
        !reading_given_instant(&reading, NULL, "made", m[F_MADE], &feed->made))
        return false;
    if (!m[F_CHANGES])
        return json_wrong_type(&path, NULL, "a list", reterr);
    if (!reading_list(&reading, "changes", m[F_CHANGES], sizeof(struct change), &feed->list.count, &changes,
                      read_change_seen))
        return false;
    read_change_made(&reading, "changes", feed->list.count, changes, sizeof(struct change),
                     offsetof(struct change, made), feed->made, "made");
    feed->list.changes = changes;
    *ret = feed;
    return true;
}

#include "reader/read_change.h"

#include <stdio.h>

#include "program/limits.h"

enum {
    C_SESSION,
    C_MADE,
    C_BY,
    C_CANCELLED,
    C_REPLACED_BY,
    C_ROOM,
    C_START,
    C_END,
    C_TITLE,
    C_DELAY_MIN,
    C_DELAYED,
    C_STARTED,
    C_FULL,
    C_OVERFLOW_ROOM,
    C_REASON,
    C_WAS, /* the last: live data have none */
    C_MEMBERS
};
static const char *const change_members[] = {
    "session", "made",      "by",      "cancelled", "replaced_by", "room",          "start",  "end",
    "title",   "delay_min", "delayed", "started",   "full",        "overflow_room", "reason", "was",
};

/* Which field of a change each of its members says; 0: none of its own. */
static const unsigned change_fields[C_MEMBERS] = {
    [C_CANCELLED] = CHANGE_CANCELLED,
    [C_REPLACED_BY] = CHANGE_REPLACED_BY,
    [C_ROOM] = CHANGE_ROOM,
    [C_START] = CHANGE_START,
    [C_END] = CHANGE_END,
    [C_TITLE] = CHANGE_TITLE,
    [C_DELAY_MIN] = CHANGE_DELAY_MIN,
    [C_DELAYED] = CHANGE_DELAYED,
    [C_STARTED] = CHANGE_STARTED,
    [C_FULL] = CHANGE_FULL,
    [C_OVERFLOW_ROOM] = CHANGE_OVERFLOW_ROOM,
    [C_REASON] = CHANGE_REASON,
};

static bool read_delay(struct reading *reading, const struct json_path *parent, const cJSON *item, int *ret)
{
    struct json_path path = {parent, "delay_min", 0};
    int64_t minutes = 0;
    if (item && !json_read_int(&path, item, 0, 24 * 60, &minutes, reading->reterr))
        return false;
    *ret = (int)minutes;
    return true;
}

static bool read_title(struct reading *reading, const struct json_path *parent, const cJSON *item,
                       struct label *ret)
{
    return !item || reading_label(reading, parent, "title", item, LIMIT_TITLE_BYTES, ret);
}

enum { W_ROOM, W_START, W_END, W_TITLE, W_MEMBERS };
static const char *const was_members[] = {"room", "start", "end", "title"};

static bool read_was(struct reading *reading, const struct json_path *parent, const cJSON *item,
                     const struct change_before **ret)
{
    struct json_path path = {parent, "was", 0};
    const cJSON *m[W_MEMBERS];
    if (!item)
        return true;
    struct change_before *was = ARENA_NEW(reading->arena, struct change_before);
    was->start = was->end = INSTANT_NONE;
    *ret = was;
    return json_members(&path, item, was_members, W_MEMBERS, m, &reading->notes, reading->reterr) &&
           reading_given_room(reading, &path, "room", m[W_ROOM], &was->room) &&
           reading_given_instant(reading, &path, "start", m[W_START], &was->start) &&
           reading_given_instant(reading, &path, "end", m[W_END], &was->end) &&
           read_title(reading, &path, m[W_TITLE], &was->title) &&
           reading_order(reading, &path, "end", was->start, was->end);
}

static bool read(struct reading *reading, const struct json_path *path, const cJSON *item,
                 unsigned member_count, struct change *change)
{
    const cJSON *m[C_MEMBERS] = {NULL};
    *change = (struct change){
        .made = INSTANT_NONE, .by = "", .start = INSTANT_NONE, .end = INSTANT_NONE, .reason = ""};
    if (!json_members(path, item, change_members, member_count, m, &reading->notes, reading->reterr))
        return false;
    if (reading_says_nothing(m[C_SESSION]))
        return json_fail(path, reading->reterr,
                         "has no \"session\": it must be the id of the session that changes");
    if (!reading_given_id(reading, path, "session", m[C_SESSION], &change->session) ||
        !reading_given_instant(reading, path, "made", m[C_MADE], &change->made) ||
        !reading_text(reading, path, "by", m[C_BY], LIMIT_NAME_BYTES, &change->by) ||
        !reading_given_bool(reading, path, "cancelled", m[C_CANCELLED], &change->cancelled) ||
        !reading_given_id(reading, path, "replaced_by", m[C_REPLACED_BY], &change->replaced_by) ||
        !reading_given_room(reading, path, "room", m[C_ROOM], &change->room) ||
        !reading_given_instant(reading, path, "start", m[C_START], &change->start) ||
        !reading_given_instant(reading, path, "end", m[C_END], &change->end) ||
        !read_title(reading, path, m[C_TITLE], &change->title) ||
        !read_delay(reading, path, m[C_DELAY_MIN], &change->delay_min) ||
        !reading_given_bool(reading, path, "delayed", m[C_DELAYED], &change->delayed) ||
        !reading_given_bool(reading, path, "started", m[C_STARTED], &change->started) ||
        !reading_given_bool(reading, path, "full", m[C_FULL], &change->full) ||
        !reading_given_room(reading, path, "overflow_room", m[C_OVERFLOW_ROOM], &change->overflow_room) ||
        !reading_text(reading, path, "reason", m[C_REASON], LIMIT_NAME_BYTES, &change->reason) ||
        !read_was(reading, path, m[C_WAS], &change->was))
        return false;
    for (int i = 0; i < C_MEMBERS; i++)
        if (m[i])
            change->fields |= change_fields[i];
    return reading_order(reading, path, "end", change->start, change->end);
}

bool read_change(struct reading *reading, const struct json_path *path, const cJSON *item, void *ret)
{
    return read(reading, path, item, C_WAS, ret);
}

bool read_change_seen(struct reading *reading, const struct json_path *path, const cJSON *item, void *ret)
{
    return read(reading, path, item, C_MEMBERS, ret);
}

static void tell_made(struct reading *reading, const char *list, uint32_t first, uint32_t count,
                      struct instant document, const char *member)
{
    const struct json_path parent = {NULL, list, 0}, here = {&parent, NULL, (int)first};
    char where[JSON_PATH_SIZE], more[40] = "";
    json_path_text(&here, where, sizeof where);
    if (count > 1)
        snprintf(more, sizeof more, " (and %u more)", (unsigned)count - 1);
    if (instant_is_set(document))
        issue_add(reading->issues, ISSUE_NOTE, "no-made", where,
                  "has no \"made\", the moment of the decision: the document's \"%s\" is taken for it%s",
                  member, more);
    else
        issue_add(reading->issues, ISSUE_WARNING, "no-made", where,
                  "has no \"made\", the moment of the decision, and the document has no \"%s\": it is taken "
                  "as decided before all others%s",
                  member, more);
}

void read_change_made(struct reading *reading, const char *list, uint32_t count, void *items, size_t size,
                      size_t offset, struct instant document, const char *member)
{
    uint32_t first = 0, missing = 0;
    for (uint32_t i = 0; i < count; i++) {
        struct instant *made = (struct instant *)((char *)items + i * size + offset);
        if (instant_is_set(*made))
            continue;
        *made = document;
        if (missing++ == 0)
            first = i;
    }
    if (missing > 0)
        tell_made(reading, list, first, missing, document, member);
}

/*
 * random_day.h: changes of random members, for the tests of what writes them, and how two are held against
 * each other.
 */
#ifndef NOWNEXT_TESTS_RANDOM_DAY_H
#define NOWNEXT_TESTS_RANDOM_DAY_H

#include "base/str.h"
#include "changes/live.h"
#include "names.h"
#include "reading_check.h"

static uint32_t random_state = 2463534242u;

static inline uint32_t random_below(uint32_t limit)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 17;
    random_state ^= random_state << 5;
    return random_state % limit;
}

static inline const char *random_text(unsigned pieces)
{
    static const char *const all[] = {"a", "Zed", " ", "\"", "\\",      "/",    "\xC3\xA4", "\xE2\x82\xAC",
                                      "{", "]",   ",", ":",  "\\u0041", "%s%n", "\xD7\xA9", "\xE4\xB8\xAD",
                                      "0"};
    struct str_builder text = {.arena = &check_arena};
    str_add(&text, "x");
    for (unsigned i = 0; i < pieces; i++)
        str_add(&text, all[random_below(sizeof all / sizeof *all)]);
    return text.text;
}

static inline struct label random_label(void)
{
    static const char *const languages[] = {"en", "zh-Hant", "x\"y"};
    uint32_t count = random_below(4), given = count ? count : 1;
    struct label_variant *variants = ARENA_ARRAY(&check_arena, struct label_variant, given);
    for (uint32_t i = 0; i < given; i++)
        variants[i] = (struct label_variant){count ? languages[i] : "", random_text(random_below(10))};
    return (struct label){given, variants};
}

static inline struct instant random_instant(void)
{
    return (struct instant){INT64_C(1900000000000) + (int64_t)random_below(100000) * 60000 +
                            random_below(2) * 7};
}

static inline struct instant random_perhaps(void)
{
    return random_below(2) ? random_instant() : INSTANT_NONE;
}

static inline const struct room_name *random_rooms(uint32_t count)
{
    const char **texts = ARENA_ARRAY(&check_arena, const char *, count);
    for (uint32_t i = 0; i < count; i++)
        texts[i] = random_text(random_below(5));
    return names_of_rooms(&check_arena, count, texts);
}

/* Two instants of which the end is not before the start. */
static inline void random_times(struct instant *start, struct instant *end)
{
    *start = random_instant();
    *end = (struct instant){start->ms + (int64_t)random_below(300) * 60000};
}

static inline const struct change_before *random_was(void)
{
    struct change_before *was = ARENA_NEW(&check_arena, struct change_before);
    was->room = random_below(2) ? random_rooms(1) : NULL;
    was->start = was->end = INSTANT_NONE;
    if (random_below(2))
        random_times(&was->start, &was->end);
    if (random_below(2))
        was->title = random_label();
    return was;
}

static inline struct change random_change(bool has_was)
{
    struct change change = {.session = random_text(3),
                            .made = random_instant(),
                            .by = random_below(2) ? random_text(2) : "",
                            .fields = random_below(1 << 12),
                            .start = INSTANT_NONE,
                            .end = INSTANT_NONE,
                            .reason = ""};
    struct instant start, end;
    random_times(&start, &end);
    if (change.fields & CHANGE_CANCELLED)
        change.cancelled = random_below(2);
    if (change.fields & CHANGE_FULL)
        change.full = random_below(2);
    if (change.fields & CHANGE_DELAYED)
        change.delayed = random_below(2);
    if (change.fields & CHANGE_STARTED)
        change.started = random_below(2);
    if (change.fields & CHANGE_DELAY_MIN)
        change.delay_min = (int)random_below(1441);
    if (change.fields & CHANGE_ROOM)
        change.room = random_rooms(1);
    if (change.fields & CHANGE_OVERFLOW_ROOM)
        change.overflow_room = random_rooms(1);
    if (change.fields & CHANGE_START)
        change.start = start;
    if (change.fields & CHANGE_END)
        change.end = end;
    if (change.fields & CHANGE_TITLE)
        change.title = random_label();
    if (change.fields & CHANGE_REPLACED_BY)
        change.replaced_by = random_text(4);
    if (change.fields & CHANGE_REASON)
        change.reason = random_below(2) ? random_text(9) : "";
    if (has_was && random_below(2))
        change.was = random_was();
    return change;
}

/* ---- the same? ---- */

static inline bool same_text(const char *a, const char *b)
{
    return (!a && !b) || (a && b && strcmp(a, b) == 0);
}

static inline bool same_label(struct label a, struct label b)
{
    bool same = a.count == b.count;
    for (uint32_t i = 0; same && i < a.count; i++)
        same = same_text(a.variants[i].language, b.variants[i].language) &&
               same_text(a.variants[i].text, b.variants[i].text);
    return same;
}

static inline bool same_rooms(uint32_t a_count, const struct room_name *a, uint32_t b_count,
                              const struct room_name *b)
{
    bool same = a_count == b_count;
    for (uint32_t i = 0; same && i < a_count; i++)
        same = same_text(a[i].text, b[i].text) && same_text(a[i].key, b[i].key);
    return same;
}

static inline bool same_room(const struct room_name *a, const struct room_name *b)
{
    return same_rooms(a != NULL, a, b != NULL, b);
}

static inline bool same_was(const struct change_before *a, const struct change_before *b)
{
    if (!a || !b)
        return a == b;
    return same_room(a->room, b->room) && a->start.ms == b->start.ms && a->end.ms == b->end.ms &&
           same_label(a->title, b->title);
}

static inline bool same_change(const struct change *a, const struct change *b)
{
    return same_text(a->session, b->session) && a->made.ms == b->made.ms && same_text(a->by, b->by) &&
           a->fields == b->fields && a->cancelled == b->cancelled && a->full == b->full &&
           a->delayed == b->delayed && a->started == b->started && a->delay_min == b->delay_min &&
           same_room(a->room, b->room) && a->start.ms == b->start.ms && a->end.ms == b->end.ms &&
           same_label(a->title, b->title) && same_text(a->replaced_by, b->replaced_by) &&
           same_room(a->overflow_room, b->overflow_room) && same_text(a->reason, b->reason) &&
           same_was(a->was, b->was);
}

#endif

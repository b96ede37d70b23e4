/*
 * fixture.h: TZif bytes of a POSIX TZ rule, and programs in a line or two. For tests of the pure layers,
 * which then need no tz database.
 */
#ifndef NOWNEXT_TESTS_PROGRAM_FIXTURE_H
#define NOWNEXT_TESTS_PROGRAM_FIXTURE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "program/builder.h"

#define VIENNA_RULE "CET-1CEST,M3.5.0,M10.5.0/3"

struct tzif {
    unsigned char bytes[4096];
    size_t size;
};

static inline void tzif_u32(struct tzif *tzif, uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        tzif->bytes[tzif->size++] = (unsigned char)(value >> shift);
}

static inline void tzif_u64(struct tzif *tzif, uint64_t value)
{
    tzif_u32(tzif, (uint32_t)(value >> 32));
    tzif_u32(tzif, (uint32_t)value);
}

/* A block with the given transitions, each of which has a type of its own; type 0 is `first_s`. */
static inline void tzif_block(struct tzif *tzif, char version, unsigned count, const int64_t *at_s,
                              const int32_t *offset_s, int32_t first_s)
{
    memcpy(tzif->bytes + tzif->size, "TZif", 4);
    tzif->bytes[tzif->size + 4] = (unsigned char)version;
    tzif->size += 20;
    tzif_u32(tzif, 0);
    tzif_u32(tzif, 0);
    tzif_u32(tzif, 0);
    tzif_u32(tzif, count);
    tzif_u32(tzif, count + 1);
    tzif_u32(tzif, 4);
    for (unsigned i = 0; i < count; i++) {
        if (version)
            tzif_u64(tzif, (uint64_t)at_s[i]);
        else
            tzif_u32(tzif, (uint32_t)at_s[i]);
    }
    for (unsigned i = 0; i < count; i++)
        tzif->bytes[tzif->size++] = (unsigned char)(i + 1);
    for (unsigned i = 0; i <= count; i++) {
        tzif_u32(tzif, (uint32_t)(i ? offset_s[i - 1] : first_s));
        tzif->bytes[tzif->size++] = 0;
        tzif->bytes[tzif->size++] = 0;
    }
    memcpy(tzif->bytes + tzif->size, "LMT", 4);
    tzif->size += 4;
}

/* A whole file of version 2: an empty block of 32 bits, the transitions, the footer. */
static inline void tzif_make(struct tzif *tzif, unsigned count, const int64_t *at_s, const int32_t *offset_s,
                             int32_t first_s, const char *footer)
{
    memset(tzif, 0, sizeof *tzif);
    tzif_block(tzif, 0, 0, NULL, NULL, 0);
    tzif->bytes[4] = '2';
    tzif_block(tzif, '2', count, at_s, offset_s, first_s);
    tzif->size += (size_t)sprintf((char *)tzif->bytes + tzif->size, "\n%s\n", footer);
}

struct zone_bytes {
    const void *bytes;
    size_t size;
};

static inline bool zone_bytes_read(void *user, const char *name, struct arena *arena, const void **ret_bytes,
                                   size_t *ret_size, struct err *reterr)
{
    const struct zone_bytes *bytes = user;
    (void)name;
    (void)arena;
    (void)reterr;
    *ret_bytes = bytes->bytes;
    *ret_size = bytes->size;
    return true;
}

/* The zone that a source of these bytes gives. */
static inline bool zone_of_bytes(struct zone *ret, const char *name, const void *bytes, size_t size,
                                 struct arena *arena, struct err *reterr)
{
    struct zone_bytes all = {bytes, size};
    struct zone_source source = {.read = zone_bytes_read, .user = &all};
    return zone_load(ret, name, &source, arena, reterr);
}

/* A zone that has only a rule. */
static inline struct zone fixture_zone(const char *name, const char *rule, struct arena *arena)
{
    struct tzif tzif;
    struct zone zone;
    struct err err = {.code = ERR_NONE};
    tzif_make(&tzif, 0, NULL, NULL, 0, rule);
    if (!zone_of_bytes(&zone, name, tzif.bytes, tzif.size, arena, &err)) {
        printf("fixture: rule \"%s\": %s\n", rule, err.text);
        exit(1);
    }
    return zone;
}

/* "2024-09-18T10:00" in the zone's local time. */
static inline struct instant fixture_at(const struct zone *zone, const char *text)
{
    struct instant_text found;
    if (!instant_parse(text, &found)) {
        printf("fixture: \"%s\" is not a time\n", text);
        exit(1);
    }
    return zone_to_instant(zone, found.civil);
}

/* A builder of an event in Vienna, and what it needs. */
struct fixture {
    struct arena arena;
    struct issue_list issues;
    struct builder builder;
    const struct program *program;
    struct err err;
};

static inline void fixture_init(struct fixture *fixture, const char *title)
{
    memset(fixture, 0, sizeof *fixture);
    arena_init(&fixture->arena, malloc, free);
    issue_list_init(&fixture->issues, &fixture->arena);
    builder_init(&fixture->builder, &fixture->arena, &fixture->issues);
    fixture->builder.program->zone = fixture_zone("Europe/Vienna", VIENNA_RULE, &fixture->arena);
    fixture->builder.program->event.title = builder_label(&fixture->builder, title);
}

static inline void fixture_finish(struct fixture *fixture)
{
    arena_finish(&fixture->arena);
}

static inline uint32_t fixture_room(struct fixture *fixture, const char *name)
{
    uint32_t room = PROGRAM_NONE;
    builder_room_by_name(&fixture->builder, name, &room, &fixture->err);
    return room;
}

/* A session of one room (PROGRAM_NONE: none) at local times; NULL times: unscheduled. Valid until the next
 * one. */
static inline struct session_draft *fixture_session(struct fixture *fixture, const char *id, uint32_t room,
                                                    const char *start, const char *end)
{
    struct session_draft *draft = builder_add_session(&fixture->builder, &fixture->err);
    draft->session.id = id;
    draft->session.title = builder_label(&fixture->builder, arena_printf(&fixture->arena, "Title of %s", id));
    if (start) {
        draft->session.start = fixture_at(&fixture->builder.program->zone, start);
        draft->session.end = fixture_at(&fixture->builder.program->zone, end);
    }
    if (room != PROGRAM_NONE) {
        uint32_t *rooms = ARENA_NEW(&fixture->arena, uint32_t);
        *rooms = room;
        draft->draft_rooms = rooms;
        draft->draft_room_count = 1;
    }
    return draft;
}

static inline bool fixture_build(struct fixture *fixture, enum builder_repeats repeats)
{
    return builder_finish(&fixture->builder, repeats, &fixture->program, &fixture->err);
}

/* The first issue of a rule, or NULL; and how many there are. */
static inline const struct issue *fixture_issue(const struct fixture *fixture, const char *rule,
                                                unsigned *ret_count)
{
    const struct issue *first = NULL;
    unsigned count = 0;
    for (const struct issue *issue = fixture->issues.first; issue; issue = issue->next) {
        if (strcmp(issue->rule, rule) != 0)
            continue;
        if (!first)
            first = issue;
        count++;
    }
    if (ret_count)
        *ret_count = count;
    return first;
}

#endif

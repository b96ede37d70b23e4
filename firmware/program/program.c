#include "program/program.h"

#include <string.h>

#include "base/ascii.h"

/* ---- words ---- */

const char *session_kind_name(enum session_kind kind)
{
    static const char *const names[SESSION_KIND_COUNT] = {
        [SESSION_TALK] = "talk",   [SESSION_WORKSHOP] = "workshop", [SESSION_BLOCK] = "block",
        [SESSION_BREAK] = "break", [SESSION_SOCIAL] = "social",     [SESSION_DROP_IN] = "drop_in",
        [SESSION_OTHER] = "other",
    };
    return names[kind];
}

const char *session_status_name(enum session_status status)
{
    static const char *const names[SESSION_STATUS_COUNT] = {
        [SESSION_CONFIRMED] = "confirmed",
        [SESSION_TENTATIVE] = "tentative",
        [SESSION_CANCELLED] = "cancelled",
    };
    return names[status];
}

/* ---- labels ---- */

const char *label_text(struct label label, const char *language)
{
    if (!label.count)
        return "";
    size_t length = language ? strlen(language) : 0;
    if (!length)
        return label.variants[0].text;
    for (uint32_t i = 0; i < label.count; i++)
        if (ascii_same(label.variants[i].language, strlen(label.variants[i].language), language, length))
            return label.variants[i].text;
    size_t primary = strcspn(language, "-_");
    for (uint32_t i = 0; i < label.count; i++)
        if (ascii_same(label.variants[i].language, strcspn(label.variants[i].language, "-_"), language,
                       primary))
            return label.variants[i].text;
    return label.variants[0].text;
}

/* ---- questions ---- */

const char *zone_basis_name(enum zone_basis basis)
{
    static const char *const names[ZONE_BASIS_COUNT] = {
        [ZONE_NAMED] = "named", [ZONE_GIVEN] = "given", [ZONE_INFERRED] = "inferred", [ZONE_NONE] = "none"};
    return names[basis];
}

bool session_is_scheduled(const struct session *session)
{
    return instant_is_set(session->start) && !session->set_aside;
}

bool session_in_room(const struct program *program, const struct session *session, uint32_t room)
{
    for (uint32_t i = 0; i < session->room_count; i++) {
        if (session->rooms[i] == room)
            return true;
        const struct room *own = &program->rooms[session->rooms[i]];
        for (uint32_t part = 0; part < own->part_count; part++)
            if (own->parts[part] == room)
                return true;
    }
    return false;
}

static bool has_key(const struct room *room, uint32_t from, uint32_t to, const char *key)
{
    for (uint32_t i = from; i < to; i++)
        if (strcmp(room->keys[i], key) == 0)
            return true;
    return false;
}

uint32_t program_find_room(const struct program *program, struct room_name name)
{
    for (uint32_t i = 0; i < program->room_count; i++)
        if (strcmp(program->rooms[i].id, name.text) == 0)
            return i;
    if (!*name.key)
        return PROGRAM_NONE;
    for (uint32_t i = 0; i < program->room_count; i++) {
        const struct room *room = &program->rooms[i];
        if (has_key(room, 0, room->key_count - room->alias_count, name.key))
            return i;
    }
    for (uint32_t i = 0; i < program->room_count; i++) {
        const struct room *room = &program->rooms[i];
        if (has_key(room, room->key_count - room->alias_count, room->key_count, name.key))
            return i;
    }
    return PROGRAM_NONE;
}

struct room_name room_own_name(const struct room *room)
{
    return (struct room_name){.text = room->id, .key = room->key_count > 0 ? room->keys[0] : ""};
}

uint32_t program_find_session(const struct program *program, const char *id_or_key)
{
    return map_find(&program->session_ids, id_or_key); /* what is not there is UINT32_MAX: PROGRAM_NONE */
}

static struct instant day_start(const struct program *program, int64_t date)
{
    return zone_to_instant_ms(&program->zone,
                              date * MS_PER_DAY + program->event.day_start_min * MS_PER_MINUTE);
}

/* Farther away than clocks are ever set forth or back. */
#define STEADY_MS (5 * MS_PER_DAY)

struct day program_day_at(const struct program *program, struct instant at)
{
    /* What is no moment of any calendar, such as an expiry that never comes, is a moment far away. */
    const int64_t most_ms = INT64_MAX / 2;
    at.ms = at.ms < -most_ms ? -most_ms : at.ms > most_ms ? most_ms : at.ms;
    const int64_t day_start_ms = program->event.day_start_min * MS_PER_MINUTE;
    int32_t offset_s;
    const bool is_steady = zone_is_steady(&program->zone, (struct instant){at.ms - STEADY_MS},
                                          (struct instant){at.ms + STEADY_MS}, &offset_s);
    if (!is_steady)
        offset_s = zone_offset_at(&program->zone, at);
    const int64_t in_day_ms = at.ms + offset_s * MS_PER_SECOND - day_start_ms;
    struct day day = {.date = in_day_ms / MS_PER_DAY - (in_day_ms % MS_PER_DAY < 0)};
    if (is_steady) {
        day.start.ms = day.date * MS_PER_DAY + day_start_ms - offset_s * MS_PER_SECOND;
        day.end.ms = day.start.ms + MS_PER_DAY;
        return day;
    }
    day.start = day_start(program, day.date);
    day.end = day_start(program, day.date + 1);
    /* When clocks are put back, the time before day_start can come again after the day began. */
    if (at.ms >= day.end.ms) {
        day.date++;
        day.start = day.end;
        day.end = day_start(program, day.date + 1);
    }
    return day;
}

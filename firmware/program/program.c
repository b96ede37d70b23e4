#include "program/program.h"

#include <string.h>

#include "base/ascii.h"
#include "base/str.h"
#include "base/unicode.h"

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

/* ---- comparing names ---- */

/* Walks over a text as str_fold would give it, without memory for the result. */
struct folding {
    const char *at, *end;
};

static bool is_blank(uint32_t code_point)
{
    enum unicode_kind kind = unicode_kind(code_point);
    return kind == UNICODE_BLANK || kind == UNICODE_LINE_END || kind == UNICODE_INVISIBLE;
}

static struct folding folding_of(const char *text)
{
    struct folding folding = {text, text};
    size_t length = strlen(text), bytes;
    bool any = false;
    for (size_t offset = 0; offset < length; offset += bytes) {
        uint32_t code_point = str_decode(text + offset, length - offset, &bytes);
        if (is_blank(code_point) || unicode_is_quote(code_point) ||
            unicode_kind(code_point) == UNICODE_JOINER)
            continue;
        if (!any)
            folding.at = text + offset;
        any = true;
        folding.end = text + offset + bytes;
    }
    return folding;
}

/* The next code point, or 0 at the end. */
static uint32_t folding_next(struct folding *folding)
{
    bool blank = false;
    while (folding->at < folding->end) {
        size_t bytes;
        uint32_t code_point = str_decode(folding->at, (size_t)(folding->end - folding->at), &bytes);
        enum unicode_kind kind = unicode_kind(code_point);
        if (blank && !is_blank(code_point))
            return ' ';
        folding->at += bytes;
        if (kind == UNICODE_BLANK || kind == UNICODE_LINE_END)
            blank = true;
        else if (kind != UNICODE_INVISIBLE)
            return unicode_fold(code_point);
    }
    return 0;
}

static bool same_name(const char *a, const char *b)
{
    struct folding x = folding_of(a), y = folding_of(b);
    uint32_t code_point;
    do {
        code_point = folding_next(&x);
        if (code_point != folding_next(&y))
            return false;
    } while (code_point);
    return true;
}

static bool room_has_name(const struct room *room, const char *name)
{
    if (same_name(room->id, name) || (room->short_name[0] && same_name(room->short_name, name)))
        return true;
    for (uint32_t i = 0; i < room->name.count; i++)
        if (same_name(room->name.variants[i].text, name))
            return true;
    return false;
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

uint32_t program_find_room(const struct program *program, const char *id_or_name)
{
    for (uint32_t i = 0; i < program->room_count; i++)
        if (strcmp(program->rooms[i].id, id_or_name) == 0)
            return i;
    struct folding folding = folding_of(id_or_name);
    if (folding.at == folding.end)
        return PROGRAM_NONE;
    for (uint32_t i = 0; i < program->room_count; i++)
        if (room_has_name(&program->rooms[i], id_or_name))
            return i;
    return PROGRAM_NONE;
}

uint32_t program_find_session(const struct program *program, const char *id)
{
    return map_find(&program->session_ids, id); /* what is not there is UINT32_MAX: PROGRAM_NONE */
}

static struct instant day_start(const struct program *program, int64_t date)
{
    struct civil civil = {.minute = program->event.day_start_min};
    civil_from_days(date, &civil.year, &civil.month, &civil.day);
    return zone_to_instant(&program->zone, civil);
}

struct day program_day_at(const struct program *program, struct instant at)
{
    struct civil civil = zone_to_civil(&program->zone, at);
    struct day day = {.date = civil_to_days(civil.year, civil.month, civil.day)};
    if (civil.hour * 60 + civil.minute < program->event.day_start_min)
        day.date--;
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

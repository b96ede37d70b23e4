#include "gallery/gallery.h"

#include <stdlib.h>
#include <string.h>

#include "load/values.h"
#include "station/config.h"
#include "player/still.h"
#include "reader/name_key.h"
#include "lookup/moment.h"
#include "base/str.h"

void gallery_init(struct gallery *gallery, const struct program *program, struct arena *arena)
{
    *gallery = (struct gallery){.arena = arena, .program = program};
}

void gallery_add(struct gallery *gallery, struct gallery_moment moment)
{
    gallery->moments = arena_room(gallery->arena, gallery->moments, gallery->count, &gallery->capacity,
                                  sizeof *gallery->moments);
    gallery->moments[gallery->count++] = moment;
}

/* ---- named moments ---- */

enum { COLUMN_NAME, COLUMN_PROGRAM, COLUMN_INSTANT, COLUMN_ROLE, COLUMN_ROOM, COLUMN_PAGE, COLUMN_COUNT };

static bool is_none(const char *word)
{
    return strcmp(word, "-") == 0;
}

static uint32_t find_room(struct gallery *gallery, const char *name)
{
    return program_find_room(gallery->program, name_of_room(gallery->arena, name));
}

static bool read_subject(struct gallery *gallery, char *const words[], struct gallery_moment *moment,
                         struct err *reterr)
{
    const struct program *program = gallery->program;
    const char *id = NULL;
    enum page_kind kind;
    moment->room = is_none(words[COLUMN_ROOM]) ? PROGRAM_NONE : find_room(gallery, words[COLUMN_ROOM]);
    if (moment->room == PROGRAM_NONE && !is_none(words[COLUMN_ROOM]))
        return err_set(reterr, ERR_MEANING, "the program has no room %s", words[COLUMN_ROOM]);
    if (is_none(words[COLUMN_PAGE]))
        return true;
    /* "room" alone is the room that is named beside it. */
    bool room_page = strcmp(words[COLUMN_PAGE], "room") == 0;
    if (room_page)
        kind = PAGE_ROOM;
    else if (!value_read_page(words[COLUMN_PAGE], &kind, &id, reterr))
        return false;
    uint32_t subject = kind == PAGE_CONTRIBUTION ? name_find_session(program, id, gallery->arena)
                       : kind == PAGE_ROOM       ? (room_page ? moment->room : find_room(gallery, id))
                                                 : PROGRAM_NONE;
    if ((kind == PAGE_CONTRIBUTION || kind == PAGE_ROOM) && subject == PROGRAM_NONE)
        return err_set(reterr, ERR_MEANING, "the program has no such page %s", words[COLUMN_PAGE]);
    moment->page_fixed = true;
    moment->page = still_page(kind, subject, 0);
    return true;
}

static bool read_line(struct gallery *gallery, char *line, const char *file, struct err *reterr)
{
    char *words[COLUMN_COUNT], *what = strchr(line, '#');
    unsigned count = 0;
    if (what)
        *what++ = '\0';
    for (char *rest = line; count < COLUMN_COUNT; count++) {
        rest += strspn(rest, " \t\r");
        if (!*rest)
            break;
        words[count] = rest;
        rest += strcspn(rest, " \t\r");
        if (*rest)
            *rest++ = '\0';
    }
    if (count == 0 || (count == COLUMN_COUNT && strcmp(words[COLUMN_PROGRAM], file) != 0))
        return true;
    if (count < COLUMN_COUNT)
        return err_set(reterr, ERR_MEANING, "a moment has six columns, this has %u", count);
    struct gallery_moment moment = {.name = words[COLUMN_NAME], .what = what ? what + strspn(what, " ") : ""};
    if (!when_read(words[COLUMN_INSTANT], gallery->program, &moment.at, reterr) ||
        !value_read_role(words[COLUMN_ROLE], &moment.role, reterr) ||
        !read_subject(gallery, words, &moment, reterr))
        return false;
    gallery_add(gallery, moment);
    return true;
}

bool gallery_read(struct gallery *gallery, const char *text, const char *file, struct err *reterr)
{
    unsigned number = 1;
    for (const char *at = text; *at; number++) {
        size_t length = strcspn(at, "\n");
        struct err err = {0};
        if (!read_line(gallery, arena_copy_n(gallery->arena, at, length), file, &err))
            return err_set_line(reterr, err.code, number, 1, "%s", err.text);
        at += length + (at[length] == '\n');
    }
    return true;
}

/* ---- messages, pictures ---- */

static struct instant busiest_or_first(const struct program *program)
{
    return instant_is_set(program->first) ? when_busiest(program) : (struct instant){0};
}

void gallery_add_messages(struct gallery *gallery)
{
    const struct program *program = gallery->program;
    static const struct {
        const char *name, *what;
        enum display_role role;
        enum still_station station;
        bool unknown_room, night;
    } rows[] = {
        {"message-no-program", "nothing was fetched yet", ROLE_DOOR, STILL_NO_PROGRAM, false, false},
        {"message-clock-door", "the clock is not set: the day's program of the room", ROLE_DOOR,
         STILL_CLOCK_UNTRUSTED, false, false},
        {"message-clock-hallway", "the clock is not set: the day's program", ROLE_HALLWAY,
         STILL_CLOCK_UNTRUSTED, false, false},
        {"message-unverified", "the last known time after a restart", ROLE_DOOR, STILL_TIME_UNVERIFIED, false,
         false},
        {"message-fault", "its configuration can't be read", ROLE_DOOR, STILL_FAULT, false, false},
        {"message-unknown-room", "its room is not in the program", ROLE_DOOR, STILL_RUNNING, true, false},
        {"message-night", "the panel is off", ROLE_HALLWAY, STILL_RUNNING, false, true},
    };
    struct instant at = busiest_or_first(program);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        gallery_add(gallery,
                    (struct gallery_moment){
                        .name = rows[i].name,
                        .what = rows[i].what,
                        .role = rows[i].role,
                        .room = rows[i].role == ROLE_DOOR && program->room_count > 0 ? 0 : PROGRAM_NONE,
                        /* Nothing is on, nor near. */
                        .at = {rows[i].night ? at.ms - 1000 * 24 * MS_PER_HOUR : at.ms},
                        .station = rows[i].station,
                        .unknown_room = rows[i].unknown_room,
                        .night = rows[i].night});
}

static struct label said(const char *text, struct arena *arena)
{
    struct label_variant *variant = ARENA_NEW(arena, struct label_variant);
    *variant = (struct label_variant){.language = "en", .text = text};
    return (struct label){1, variant};
}

static const struct live *sample_notice(struct gallery *gallery, enum notice_level level, const char *text,
                                        struct instant at)
{
    struct live *live = ARENA_NEW(gallery->arena, struct live);
    struct live_notice *notice = ARENA_NEW(gallery->arena, struct live_notice);
    *notice = (struct live_notice){.id = "sample",
                                   .level = level,
                                   .text = said(text, gallery->arena),
                                   .everywhere = true,
                                   .made = INSTANT_NONE,
                                   .start = {at.ms - MS_PER_HOUR},
                                   .end = {at.ms + MS_PER_HOUR}};
    *live = (struct live){.issued = INSTANT_NONE, .notice_count = 1, .notices = notice};
    return live;
}

static const struct live *sample_emergency(struct gallery *gallery, enum emergency_kind kind,
                                           const char *text, bool test, struct instant raised,
                                           struct instant lifted)
{
    struct live *live = ARENA_NEW(gallery->arena, struct live);
    struct live_emergency *emergency = ARENA_NEW(gallery->arena, struct live_emergency);
    *emergency = (struct live_emergency){.kind = kind,
                                         .text = said(text, gallery->arena),
                                         .everywhere = true,
                                         .test = test,
                                         .raised = raised,
                                         .until = {raised.ms + MS_PER_HOUR},
                                         .lifted = lifted};
    *live = (struct live){.issued = INSTANT_NONE, .emergency = emergency};
    return live;
}

void gallery_add_live(struct gallery *gallery)
{
    const struct program *program = gallery->program;
    const struct instant at = busiest_or_first(program), before = {at.ms - MS_PER_MINUTE};
    const uint32_t room = program->room_count > 0 ? 0 : PROGRAM_NONE;
    const char *leave = "Leave the building by the nearest exit. Do not use the lifts.";
    const struct {
        const char *name, *what;
        enum display_role role;
        const struct live *live;
        bool is_page;
    } rows[] = {
        {"live-notice", "a notice, as a page of the hallway", ROLE_HALLWAY,
         sample_notice(gallery, NOTICE_INFO, "The group photo is taken at the main stairs", at), true},
        {"live-warning", "a warning above what is on at a door", ROLE_DOOR,
         sample_notice(gallery, NOTICE_WARNING, "The lift is out of order: please take the stairs", at),
         false},
        {"live-emergency", "an emergency", ROLE_DOOR,
         sample_emergency(gallery, EMERGENCY_FIRE, leave, false, before, INSTANT_NONE), false},
        {"live-drill", "the test of an emergency", ROLE_HALLWAY,
         sample_emergency(gallery, EMERGENCY_EVACUATION, leave, true, before, INSTANT_NONE), false},
        {"live-over", "it has just been lifted", ROLE_DOOR,
         sample_emergency(gallery, EMERGENCY_MEDICAL, leave, false, before, at), false},
        {"test-card", "what whoever hangs the panel up looks at", ROLE_DOOR, NULL, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        gallery_add(gallery, (struct gallery_moment){.name = rows[i].name,
                                                     .what = rows[i].what,
                                                     .role = rows[i].role,
                                                     .room = rows[i].role == ROLE_DOOR ? room : PROGRAM_NONE,
                                                     .at = at,
                                                     .live = rows[i].live,
                                                     .test_card = !rows[i].live,
                                                     .page_fixed = rows[i].is_page,
                                                     .page = still_page(PAGE_NOTICE, 0, 0)});
}

void gallery_add_pictures(struct gallery *gallery, const struct display_config *config)
{
    for (uint32_t i = 0; i < config->cycle_count; i++) {
        if (config->cycle[i].kind != PAGE_PICTURE)
            continue;
        struct gallery_moment moment = {.name = arena_printf(gallery->arena, "picture-%u", i + 1),
                                        .what = config->cycle[i].file,
                                        .role = ROLE_HALLWAY,
                                        .room = PROGRAM_NONE,
                                        .at = busiest_or_first(gallery->program),
                                        .page_fixed = true,
                                        .page = still_page(PAGE_PICTURE, PROGRAM_NONE, 0)};
        moment.page.file = config->cycle[i].file;
        gallery_add(gallery, moment);
    }
}

void gallery_configure(const struct gallery *gallery, const struct gallery_moment *moment,
                       const struct display_config *base, struct arena *arena, struct display_config *ret)
{
    *ret = *base;
    ret->role = moment->role;
    if (moment->portrait) {
        ret->panel.width = base->panel.height;
        ret->panel.height = base->panel.width;
    }
    ret->night_off_min = moment->night ? 0 : -1;
    ret->night_on_min = moment->night ? 24 * 60 - 1 : -1;
    display_config_set_room(ret, gallery->program, moment->role == ROLE_DOOR ? moment->room : PROGRAM_NONE,
                            arena);
    /* A door that has no room to name has its own name in the header. */
    if (!*ret->name && ret->role == ROLE_DOOR)
        ret->name = "door-1";
    if (moment->unknown_room) {
        struct room_name *rooms = ARENA_NEW(arena, struct room_name);
        *rooms = name_of_room(arena, "Hall 0");
        ret->room_count = 1;
        ret->rooms = rooms;
    }
}

struct still gallery_still(const struct gallery_moment *moment, const struct display_config *config,
                           const struct style *style)
{
    return (struct still){.config = config,
                          .style = style,
                          .station = moment->station,
                          .at = moment->at,
                          .live = moment->live,
                          .test_card = moment->test_card,
                          .page_fixed = moment->page_fixed,
                          .page = moment->page};
}

bool gallery_draw(const struct gallery *gallery, const struct gallery_moment *moment,
                  const struct display_config *base, const struct style *style, struct renderer *renderer,
                  const char *path, const char *thumb, int thumb_px, struct err *reterr)
{
    struct display_config config;
    struct arena arena;
    struct view view;
    struct scene scene;
    arena_init(&arena, malloc, free);
    gallery_configure(gallery, moment, base, &arena, &config);
    struct still still = gallery_still(moment, &config, style);
    still_compose(&still, gallery->program, renderer, &arena, &view, &scene);
    bool ok = still_write(&scene, renderer, path, thumb, thumb_px, reterr);
    arena_finish(&arena);
    return ok;
}

#include "gallery/gallery_find.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "schedule/lively.h"
#include "lookup/moment.h"
#include "schedule/room_state.h"

static void add_door(struct gallery *gallery, const char *name, const char *what, uint32_t room,
                     struct instant at)
{
    if (room != PROGRAM_NONE && instant_is_set(at))
        gallery_add(gallery, (struct gallery_moment){
                                 .name = name, .what = what, .role = ROLE_DOOR, .room = room, .at = at});
}

static void add_page(struct gallery *gallery, const char *name, const char *what, enum page_kind kind,
                     uint32_t subject, struct instant at)
{
    if (instant_is_set(at))
        gallery_add(gallery, (struct gallery_moment){.name = name,
                                                     .what = what,
                                                     .role = ROLE_HALLWAY,
                                                     .room = PROGRAM_NONE,
                                                     .at = at,
                                                     .page_fixed = true,
                                                     .page = still_page(kind, subject, 0)});
}

/* A minute into a session, at the door of its first room. */
static void add_session(struct gallery *gallery, const char *name, const char *what, uint32_t session)
{
    if (session == PROGRAM_NONE)
        return;
    const struct session *subject = &gallery->program->sessions[session];
    uint32_t room = subject->room_count > 0 ? subject->rooms[0] : PROGRAM_NONE;
    struct instant at = {subject->start.ms + MS_PER_MINUTE};
    add_door(gallery, name, what, room,
             session_is_scheduled(subject) && at.ms < subject->end.ms ? at : subject->start);
}

struct phases {
    struct instant first[PHASE_COUNT]; /* INSTANT_NEVER: not found */
    uint32_t rooms[PHASE_COUNT];
    uint32_t most_at_once, most_room;
    struct instant most_at;
};

static void walk_room(const struct gallery *gallery, uint32_t room, struct arena *scratch,
                      struct phases *phases)
{
    struct thresholds thresholds;
    thresholds_set_defaults(&thresholds);
    struct instant at = {gallery->program->first.ms - 30 * MS_PER_HOUR};
    struct room_state state;
    for (; at.ms != INSTANT_NEVER.ms; at = state.until) {
        arena_reset(scratch);
        room_state_at(gallery->program, &thresholds, room, at, scratch, &state);
        if (at.ms < phases->first[state.phase].ms) {
            phases->first[state.phase] = at;
            phases->rooms[state.phase] = room;
        }
        if (state.now.count > phases->most_at_once) {
            phases->most_at_once = state.now.count;
            phases->most_room = room;
            phases->most_at = at;
        }
        if (state.until.ms <= at.ms)
            return;
    }
}

static void find_phases(struct gallery *gallery)
{
    static const struct {
        const char *name, *what;
    } words[PHASE_COUNT] = {
        [PHASE_ENDING] = {"door-ending", "ENDING"},
        [PHASE_ON] = {"door-on", "ON"},
        [PHASE_SOON] = {"door-soon", "SOON"},
        [PHASE_BREAK] = {"door-break", "BREAK"},
        [PHASE_BEFORE_DAY] = {"door-before-day", "BEFORE_DAY"},
        [PHASE_DAY_OVER] = {"door-day-over", "DAY_OVER"},
        [PHASE_BEFORE_EVENT] = {"door-before-event", "BEFORE_EVENT"},
        [PHASE_EVENT_OVER] = {"door-event-over", "EVENT_OVER"},
        [PHASE_EMPTY] = {"door-empty", "EMPTY"},
    };
    struct arena scratch;
    struct phases phases = {.most_at_once = 1};
    arena_init(&scratch, malloc, free);
    for (int phase = 0; phase < PHASE_COUNT; phase++)
        phases.first[phase] = INSTANT_NEVER;
    for (uint32_t room = 0; room < gallery->program->room_count; room++)
        walk_room(gallery, room, &scratch, &phases);
    arena_finish(&scratch);
    for (int phase = 0; phase < PHASE_COUNT; phase++)
        add_door(gallery, words[phase].name, words[phase].what, phases.rooms[phase], phases.first[phase]);
    if (phases.most_at_once > 1)
        add_door(gallery, "door-parallel", "the most sessions at once in a room", phases.most_room,
                 phases.most_at);
}

struct extremes {
    uint32_t longest, most_people, cancelled, first, last, longest_about;
};

static void find_extremes(const struct program *program, struct extremes *ret)
{
    size_t title = 0, people = 0, about = 0;
    *ret =
        (struct extremes){PROGRAM_NONE, PROGRAM_NONE, PROGRAM_NONE, PROGRAM_NONE, PROGRAM_NONE, PROGRAM_NONE};
    for (uint32_t i = 0; i < program->session_count; i++) {
        const struct session *session = &program->sessions[i];
        size_t own_about = strlen(session->summary) + 200 * session->topic_count;
        if (session->kind == SESSION_BREAK || session->set_aside)
            continue;
        if (own_about > about) {
            about = own_about;
            ret->longest_about = i;
        }
        if (!session_is_scheduled(session) || session->room_count == 0)
            continue;
        if (session->cancelled) {
            ret->cancelled = ret->cancelled == PROGRAM_NONE ? i : ret->cancelled;
            continue;
        }
        size_t own_title = str_code_points(label_text(session->title, ""));
        if (own_title > title) {
            title = own_title;
            ret->longest = i;
        }
        if (session->person_count > people) {
            people = session->person_count;
            ret->most_people = i;
        }
        if (ret->first == PROGRAM_NONE || session->start.ms < program->sessions[ret->first].start.ms)
            ret->first = i;
        if (ret->last == PROGRAM_NONE || session->start.ms > program->sessions[ret->last].start.ms)
            ret->last = i;
    }
}

void gallery_find(struct gallery *gallery)
{
    const struct program *program = gallery->program;
    struct extremes extremes;
    find_extremes(program, &extremes);
    if (instant_is_set(program->first)) {
        find_phases(gallery);
        struct instant busiest = when_busiest(program), before = {program->first.ms - 12 * MS_PER_HOUR};
        struct instant evening = {program_day_at(program, program->first).end.ms - 5 * MS_PER_HOUR};
        struct instant after = {program->last.ms + 2 * MS_PER_HOUR};
        add_session(gallery, "door-longest-title", "the longest title", extremes.longest);
        add_session(gallery, "door-most-people", "the most people", extremes.most_people);
        add_session(gallery, "door-cancelled", "a cancelled session", extremes.cancelled);
        add_session(gallery, "door-first", "the first session", extremes.first);
        add_session(gallery, "door-last", "the last session", extremes.last);
        add_page(gallery, "hallway-before-event", "before the event", PAGE_OVERVIEW, PROGRAM_NONE, before);
        add_page(gallery, "hallway-overview", "most rooms have something on", PAGE_OVERVIEW, PROGRAM_NONE,
                 busiest);
        add_page(gallery, "hallway-soon", "what runs, and what follows", PAGE_SOON, PROGRAM_NONE, busiest);
        add_page(gallery, "hallway-morning", "what comes first", PAGE_SOON, PROGRAM_NONE,
                 (struct instant){program->first.ms - MS_PER_HOUR});
        add_page(gallery, "hallway-evening", "the first day's evening", PAGE_SOON, PROGRAM_NONE, evening);
        add_page(gallery, "hallway-event-over", "after the event", PAGE_OVERVIEW, PROGRAM_NONE, after);
    }
    if (extremes.longest_about != PROGRAM_NONE) {
        const struct session *session = &program->sessions[extremes.longest_about];
        struct instant at = session_is_scheduled(session)    ? session->start
                            : instant_is_set(program->first) ? program->first
                                                             : (struct instant){1};
        add_page(gallery, "hallway-contribution", "the session that says most", PAGE_CONTRIBUTION,
                 extremes.longest_about, at);
    }
}

/* ---- moments about an instant ---- */

/* A session that the hallway's cycle has a page on, else any that says what it is about. */
static uint32_t find_contribution(const struct gallery *gallery, struct instant at)
{
    const struct program *program = gallery->program;
    struct display_config config;
    display_config_set_defaults(&config, ROLE_HALLWAY);
    const struct page *pages;
    struct instant start, end;
    uint32_t count = cycle_pages(program, NULL, &config, at, gallery->arena, &pages, &start, &end);
    for (uint32_t i = 0; i < count; i++)
        if (pages[i].kind == PAGE_CONTRIBUTION)
            return pages[i].subject;
    for (uint32_t i = 0; i < program->session_count; i++)
        if (program->sessions[i].topic_count > 0 || *program->sessions[i].summary)
            return i;
    return PROGRAM_NONE;
}

void gallery_add_around(struct gallery *gallery, uint32_t room, struct instant at)
{
    struct thresholds thresholds;
    thresholds_set_defaults(&thresholds);
    uint32_t soon_room, session = find_contribution(gallery, at);
    struct instant soon_at;
    if (room != PROGRAM_NONE)
        add_door(gallery, "door-now", "what is on", room, at);
    if (lively_start(gallery->program, &thresholds, at, gallery->arena, &soon_room, &soon_at))
        gallery_add(gallery, (struct gallery_moment){.name = "door-soon-portrait",
                                                     .what = "what begins soon",
                                                     .room = soon_room,
                                                     .at = soon_at,
                                                     .portrait = true});
    add_page(gallery, "hallway-overview", "all rooms", PAGE_OVERVIEW, PROGRAM_NONE, at);
    add_page(gallery, "hallway-soon", "what runs, and what follows", PAGE_SOON, PROGRAM_NONE, at);
    if (session != PROGRAM_NONE)
        add_page(gallery, "hallway-contribution", "a session", PAGE_CONTRIBUTION, session, at);
}

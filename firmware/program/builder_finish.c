#include "program/builder.h"

#include <assert.h>
#include <string.h>

#include "base/ascii.h"
#include "base/sort.h"
#include "base/str.h"
#include "program/cancelled.h"
#include "program/clusters.h"
#include "program/lists.h"
#include "program/resolve.h"

/* ---- sessions ---- */

static bool check_limits(const struct builder *builder, uint32_t index, struct err *reterr)
{
    const struct session_draft *draft = &builder->drafts[index];
    const struct session *session = &draft->session;
    const struct {
        const char *member, *what;
        uint32_t count, limit;
    } rows[] = {
        {".people", "people", session->person_count, LIMIT_PEOPLE},
        {".topics", "topics", session->topic_count, LIMIT_TOPICS},
        {".links", "links", session->link_count, LIMIT_LINKS},
        {".badges", "badges", session->badge_count, LIMIT_BADGES},
        {".room", "rooms", draft->draft_room_count, LIMIT_SESSION_ROOMS},
        {".title", "languages", session->title.count, LIMIT_LANGUAGES},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].count > rows[i].limit)
            return err_set_where(reterr, ERR_LIMIT, resolve_where(builder, index, rows[i].member),
                                 "%u %s; a session has %u at most", (unsigned)rows[i].count, rows[i].what,
                                 (unsigned)rows[i].limit);
    return true;
}

/* Puts the times in order, or refuses them. */
static bool check_times(struct builder *builder, uint32_t index, enum builder_repeats repeats,
                        struct err *reterr)
{
    struct session *session = &builder->drafts[index].session;
    if (!instant_is_set(session->start)) {
        session->start = session->end = INSTANT_NONE;
        return true;
    }
    if (!instant_is_set(session->end))
        session->end = session->start;
    if (session->end.ms >= session->start.ms)
        return true;
    const char *where = resolve_where(builder, index, ".end");
    static const char text[] = "the session ends before it starts";
    if (repeats == BUILDER_REFUSE_REPEATS)
        return err_set_where(reterr, ERR_MEANING, where, "%s", text);
    issue_add(builder->issues, ISSUE_ERROR, "end-before-start", where, "%s; it is taken to have no length",
              text);
    session->end = session->start;
    return true;
}

/* One entry for each name: roles are joined, the first affiliation stays. */
static void fold_people(struct builder *builder, struct session *session, struct arena *scratch)
{
    if (session->person_count < 2)
        return;
    struct person *people = ARENA_ARRAY(builder->arena, struct person, session->person_count);
    const char **keys = ARENA_ARRAY(scratch, const char *, session->person_count);
    uint32_t count = 0;
    for (uint32_t i = 0; i < session->person_count; i++) {
        const struct person *person = &session->people[i];
        uint32_t same = 0;
        keys[count] = builder->key_of(scratch, person->name);
        while (same < count && strcmp(keys[same], keys[count]) != 0)
            same++;
        if (same == count) {
            people[count++] = *person;
            continue;
        }
        people[same].roles |= person->roles;
        if (!people[same].affiliation[0])
            people[same].affiliation = person->affiliation;
    }
    session->people = people;
    session->person_count = count;
}

static void set_rooms(struct builder *builder, struct session_draft *draft)
{
    struct session *session = &draft->session;
    session->room_count = 0;
    session->rooms_inherited = false;
    if (!draft->draft_room_count)
        return;
    uint32_t *rooms = ARENA_ARRAY(builder->arena, uint32_t, draft->draft_room_count);
    struct room_set seen = {{0}};
    for (uint32_t i = 0; i < draft->draft_room_count; i++) {
        uint32_t room = draft->draft_rooms[i];
        assert(room < builder->room_count);
        if (!room_set_has(&seen, room))
            rooms[session->room_count++] = room;
        room_set_add(&seen, room);
    }
    session->rooms = rooms;
}

/* The word for it leaves the title, and is the status from there on. */
static void mark_cancelled(struct builder *builder, const struct cancelled_lookup *lookup,
                           struct session *session)
{
    struct label_variant *variants = NULL;
    for (uint32_t i = 0; i < session->title.count; i++) {
        const char *rest;
        if (!cancelled_title_by(lookup, session->title.variants[i].text, builder->arena, &rest))
            continue;
        if (!variants)
            variants = arena_grow(builder->arena, session->title.variants, session->title.count,
                                  session->title.count, sizeof *variants);
        variants[i].text = rest;
        session->status = SESSION_CANCELLED;
    }
    if (variants)
        session->title.variants = variants;
    session->cancelled = session->status == SESSION_CANCELLED;
}

/* A program without any room gets one for all that has a time, named by the event. */
static bool add_only_room(struct builder *builder, struct err *reterr)
{
    bool any = false;
    for (uint32_t i = 0; i < builder->draft_count && !any; i++)
        any = session_is_scheduled(&builder->drafts[i].session);
    if (builder->room_count > 0 || !any)
        return true;
    const struct event *event = &builder->program->event;
    struct label name = event->title;
    if (!*label_text(name, ""))
        name = builder_label(builder, *event->short_title ? event->short_title : "Event");
    uint32_t *room = ARENA_NEW(builder->arena, uint32_t);
    if (!builder_add_room(builder, NULL, name, NULL, NULL, room, reterr))
        return false;
    for (uint32_t i = 0; i < builder->draft_count; i++) {
        struct session_draft *draft = &builder->drafts[i];
        if (session_is_scheduled(&draft->session)) {
            draft->draft_rooms = room;
            draft->draft_room_count = 1;
        }
    }
    return true;
}

static int compare_drafts(const void *a, const void *b, void *user)
{
    const struct builder *builder = user;
    const uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
    return lists_compare(&builder->drafts[i].session, i, &builder->drafts[j].session, j);
}

static const uint32_t *sort_drafts(struct builder *builder, struct arena *scratch)
{
    uint32_t count = builder->draft_count;
    uint32_t *order = ARENA_ARRAY(scratch, uint32_t, count);
    for (uint32_t i = 0; i < count; i++)
        order[i] = i;
    sort_stable(order, count, sizeof *order, compare_drafts, builder, ARENA_ARRAY(scratch, uint32_t, count));
    return order;
}

static bool check_days(const struct program *program, const uint32_t *order, struct err *reterr)
{
    struct day day = {.end = INSTANT_NONE};
    unsigned days = 0;
    for (uint32_t i = 0; i < program->session_count; i++) {
        const struct session *session = &program->sessions[order[i]];
        if (!session_is_scheduled(session) || session->start.ms < day.end.ms)
            continue;
        day = program_day_at(program, session->start);
        if (++days > LIMIT_DAYS)
            return err_set_where(reterr, ERR_LIMIT, "sessions", "sessions on more than %d days", LIMIT_DAYS);
    }
    return true;
}

/* ---- the whole ---- */

static bool finish_sessions(struct builder *builder, enum builder_repeats repeats, struct arena *scratch,
                            struct err *reterr)
{
    struct cancelled_lookup lookup;
    cancelled_lookup_init(&lookup, builder->cancelled_words);
    for (uint32_t i = 0; i < builder->draft_count; i++) {
        struct session *session = &builder->drafts[i].session;
        if (!session->id[0])
            session->id = "x";
        fold_people(builder, session, scratch);
        mark_cancelled(builder, &lookup, session);
        if (!check_limits(builder, i, reterr) || !check_times(builder, i, repeats, reterr))
            return false;
    }
    clusters_set_aside(builder, scratch);
    if (!add_only_room(builder, reterr))
        return false;
    for (uint32_t i = 0; i < builder->draft_count; i++)
        set_rooms(builder, &builder->drafts[i]);
    return true;
}

/* Copies the sessions, now that all is known of each but has_parts. */
static void take_sessions(struct builder *builder)
{
    struct program *program = builder->program;
    struct session *sessions = ARENA_ARRAY(builder->arena, struct session, builder->draft_count);
    program->first = program->last = INSTANT_NONE;
    for (uint32_t i = 0; i < builder->draft_count; i++) {
        sessions[i] = builder->drafts[i].session;
        if (!session_is_scheduled(&sessions[i]))
            continue;
        if (!instant_is_set(program->first) || sessions[i].start.ms < program->first.ms)
            program->first = sessions[i].start;
        program->last = instant_max(program->last, sessions[i].end);
    }
    for (uint32_t i = 0; i < builder->draft_count; i++)
        if (sessions[i].part_of != PROGRAM_NONE && session_is_scheduled(&sessions[i]))
            sessions[sessions[i].part_of].has_parts = true;
    program->sessions = sessions;
    program->session_count = builder->draft_count;
}

/* Numbers, UUIDs and the like: a name of these alone has no other key than itself. */
static bool is_own_key(const char *id)
{
    for (; *id; id++)
        if (!ascii_is_digit(*id) && !(*id >= 'a' && *id <= 'z') && *id != '-')
            return false;
    return true;
}

static bool finish(struct builder *builder, enum builder_repeats repeats, struct arena *scratch,
                   struct err *reterr)
{
    struct program *program = builder->program;
    if (!finish_sessions(builder, repeats, scratch, reterr))
        return false;
    const uint32_t *order = sort_drafts(builder, scratch);
    struct room_set *sets = ARENA_ARRAY(scratch, struct room_set, builder->room_count);
    struct map given_ids;
    map_init(&given_ids, scratch);
    if (!resolve_combined_rooms(builder, sets, reterr) ||
        !resolve_ids(builder, repeats, order, &given_ids, scratch, reterr) ||
        !resolve_part_of(builder, &given_ids, scratch, reterr))
        return false;
    take_sessions(builder);
    program->rooms = builder->rooms;
    program->room_count = builder->room_count;
    if (program->zone_basis == ZONE_INFERRED && instant_is_set(program->first))
        zone_hide_name(&program->zone, program->first, builder->arena);
    if (!check_days(program, order, reterr) ||
        !lists_build(program, builder->rooms, sets, order, builder->arena, scratch, reterr))
        return false;
    map_init(&program->session_ids, builder->arena);
    for (uint32_t i = 0; i < program->session_count; i++)
        map_add(&program->session_ids, program->sessions[i].id, i);
    /* After all ids, so that none is found by the key of another. */
    for (uint32_t i = 0; i < program->session_count; i++) {
        if (is_own_key(program->sessions[i].id))
            continue;
        const char *key = builder->key_of(scratch, program->sessions[i].id);
        if (*key && strcmp(key, program->sessions[i].id) != 0)
            map_add(&program->session_ids, arena_copy(builder->arena, key), i);
    }
    program->tracks = builder->tracks;
    program->track_count = builder->track_count;
    return true;
}

bool builder_finish(struct builder *builder, enum builder_repeats repeats, const struct program **ret,
                    struct err *reterr)
{
    if (!builder->program->zone.name)
        return err_set(reterr, ERR_USAGE, "the program has no time zone");
    struct arena scratch;
    arena_init(&scratch, builder->arena->acquire, builder->arena->release);
    bool ok = finish(builder, repeats, &scratch, reterr);
    arena_finish(&scratch);
    if (ok)
        *ret = builder->program;
    return ok;
}

#include "load/check_live.h"

#include <string.h>

#include "base/map.h"
#include "base/sort.h"
#include "base/str.h"
#include "changes/fold.h"
#include "program/clusters.h"
#include "reader/name_key.h"
#include "schedule/emergency.h"
#include "schedule/notices.h"

enum { FIELDS = 12 }; /* of enum change_field */

/* What the changes of one session come to. */
struct merged {
    struct change change;
    uint32_t count;
    uint32_t last[FIELDS]; /* the change that said each field last */
};

struct looking {
    const struct program *program;
    const struct live *live;
    struct issue_list *issues;
    struct map added, added_ids;     /* keys of the ids of added sessions, and the ids */
    const struct session **sessions; /* of each change; NULL: there is none */
    const uint32_t *targets;         /* of each change, its place in `merged` */
    struct merged *merged;
};

static const char *place(const struct looking *looking, const char *list, uint32_t index, const char *member)
{
    return arena_printf(looking->issues->arena, "%s[%u]%s%s", list, (unsigned)index, *member ? "." : "",
                        member);
}

static void add(const struct looking *looking, enum issue_level level, const char *rule, const char *where,
                const char *text)
{
    issue_add(looking->issues, level, rule, where, "%s", text);
}

/* Something that shows nowhere. */
static void add_idle(const struct looking *looking, const char *where, const char *text)
{
    add(looking, ISSUE_ERROR, "no-effect", where, text);
}

/* ---- one change ---- */

static bool same_label(struct label a, struct label b)
{
    bool same = a.count == b.count;
    for (uint32_t i = 0; same && i < a.count; i++)
        same = strcmp(a.variants[i].language, b.variants[i].language) == 0 &&
               strcmp(a.variants[i].text, b.variants[i].text) == 0;
    return same;
}

static bool is_only_room(const struct looking *looking, const struct session *session, struct room_name name)
{
    uint32_t room = program_find_room(looking->program, name);
    return room != PROGRAM_NONE && session->room_count == 1 && session->rooms[0] == room;
}

/* Whether a change that is its session's only one leaves all as it is planned. */
static bool says_the_plan(const struct looking *looking, const struct change *change,
                          const struct session *session)
{
    const unsigned said = change->fields, others = CHANGE_REPLACED_BY | CHANGE_OVERFLOW_ROOM;
    return !(said & others) && (!(said & CHANGE_CANCELLED) || change->cancelled == session->cancelled) &&
           (!(said & CHANGE_FULL) || !change->full) &&
           (!(said & CHANGE_DELAY_MIN) || change->delay_min == 0) &&
           (!(said & CHANGE_DELAYED) || !change->delayed) && (!(said & CHANGE_STARTED) || !change->started) &&
           (!(said & CHANGE_START) || change->start.ms == session->start.ms) &&
           (!(said & CHANGE_END) || change->end.ms == session->end.ms) &&
           (!(said & CHANGE_TITLE) || same_label(change->title, session->title)) &&
           (!(said & CHANGE_ROOM) || is_only_room(looking, session, *change->room));
}

/* Whether it keeps a part where it is that a block around it would take along. */
static bool stays_behind(const struct looking *looking, const struct change *change,
                         const struct session *session)
{
    unsigned taken = 0;
    for (uint32_t up = session->part_of; up != PROGRAM_NONE; up = looking->program->sessions[up].part_of)
        taken |= looking->merged[up].change.fields & (CHANGE_START | CHANGE_ROOM);
    return (change->fields & taken) != 0;
}

static void look_at_said(const struct looking *looking, uint32_t index)
{
    const struct change *change = &looking->live->changes.changes[index];
    const struct session *session = looking->sessions[index];
    const bool is_only = looking->merged[looking->targets[index]].count == 1;
    const char *where = place(looking, "changes", index, "");
    if (change->fields == 0)
        add_idle(looking, where, "says nothing of the session");
    else if (change->fields == CHANGE_REASON && is_only)
        add_idle(looking, where, "gives a reason, but there is no change that it is for");
    else if (is_only && session && says_the_plan(looking, change, session) &&
             !stays_behind(looking, change, session))
        add_idle(looking, where, "says what is planned already");
}

/* Members of one change that take each other's effect. */
static void look_at_pairs(const struct looking *looking, uint32_t index)
{
    const struct change *change = &looking->live->changes.changes[index];
    struct arena *arena = looking->issues->arena;
    const struct {
        const char *member;
        bool is_given;
    } rows[] = {{"delay_min", change->delay_min > 0},
                {"delayed", change->delayed},
                {"started", change->started},
                {"full", change->full}};
    for (size_t i = 0; change->cancelled && i < sizeof rows / sizeof *rows; i++)
        if (rows[i].is_given)
            add_idle(looking, place(looking, "changes", index, rows[i].member),
                     "the same change cancels the session");
    if (change->delayed && change->delay_min > 0)
        add_idle(looking, place(looking, "changes", index, "delayed"),
                 "the same change gives the minutes: leave one of the two out");
    if (change->started && !instant_is_set(change->made))
        add_idle(looking, place(looking, "changes", index, "started"),
                 "nobody knows when: the change has no \"made\"");
    if (change->replaced_by &&
        strcmp(name_key(arena, change->replaced_by), name_key(arena, change->session)) == 0)
        add_idle(looking, place(looking, "changes", index, "replaced_by"), "is the session itself");
}

/* ---- all changes of a session ---- */

static unsigned position(unsigned field)
{
    unsigned i = 0;
    while (field >> (i + 1))
        i++;
    return i;
}

static const char *said_at(const struct looking *looking, const struct merged *merged, unsigned field,
                           const char *member)
{
    return place(looking, "changes", merged->last[position(field)], member);
}

/* A new start takes the end along that was given before it. */
static bool end_is_said_last(const struct looking *looking, const struct merged *merged)
{
    const uint32_t start = merged->last[position(CHANGE_START)], end = merged->last[position(CHANGE_END)];
    const struct change *changes = looking->live->changes.changes;
    return changes[end].made.ms != changes[start].made.ms ? changes[end].made.ms > changes[start].made.ms
                                                          : end >= start;
}

/* A time that is most likely one of another year: what the program itself has so far away is set aside. */
static void look_at_distance(const struct looking *looking, struct instant start, const char *where)
{
    const struct program *program = looking->program;
    if (instant_is_set(start) && instant_is_set(program->first) &&
        (start.ms < program->first.ms - CLUSTERS_GAP_MS || start.ms > program->last.ms + CLUSTERS_GAP_MS))
        add(looking, ISSUE_WARNING, "doubtful", where, "is more than 60 days away from the event");
}

/* What is said of when a session is that is so far away. */
static void look_at_set_aside(const struct looking *looking, const struct merged *merged)
{
    static const struct {
        unsigned field;
        const char *member;
    } rows[] = {{CHANGE_START, "start"},
                {CHANGE_END, "end"},
                {CHANGE_DELAY_MIN, "delay_min"},
                {CHANGE_DELAYED, "delayed"},
                {CHANGE_STARTED, "started"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (merged->change.fields & rows[i].field)
            add_idle(looking, said_at(looking, merged, rows[i].field, rows[i].member),
                     "the session is set aside: it is more than 60 days away from the event");
}

static void look_at_times(const struct looking *looking, const struct merged *merged,
                          const struct session *session)
{
    const struct change *change = &merged->change;
    if (session->set_aside) {
        look_at_set_aside(looking, merged);
        return;
    }
    if (change->fields & CHANGE_START)
        look_at_distance(looking, change->start, said_at(looking, merged, CHANGE_START, "start"));
    const bool has_start = change->fields & CHANGE_START, has_end = change->fields & CHANGE_END;
    struct instant start = has_start ? change->start : session->start;
    struct instant end = has_end ? change->end : session->end;
    if (has_end && !instant_is_set(start))
        add_idle(looking, said_at(looking, merged, CHANGE_END, "end"), "the session has no start");
    else if (has_end && end.ms < start.ms && (!has_start || end_is_said_last(looking, merged)))
        add(looking, ISSUE_ERROR, "reversed", said_at(looking, merged, CHANGE_END, "end"),
            has_start ? "is before the start that another change gives" : "is before the planned start");
    if (instant_is_set(start))
        return;
    static const struct {
        unsigned field;
        const char *member;
    } rows[] = {{CHANGE_DELAY_MIN, "delay_min"}, {CHANGE_DELAYED, "delayed"}, {CHANGE_STARTED, "started"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (change->fields & rows[i].field)
            add_idle(looking, said_at(looking, merged, rows[i].field, rows[i].member),
                     "the session has no time");
}

/* Where people are sent from a full room is another one. */
static void look_at_overflow(const struct looking *looking, const struct merged *merged,
                             const struct session *session)
{
    const struct change *change = &merged->change;
    const uint32_t room = program_find_room(looking->program, *change->overflow_room);
    const uint32_t to =
        change->fields & CHANGE_ROOM ? program_find_room(looking->program, *change->room) : PROGRAM_NONE;
    struct session there = *session;
    if (to != PROGRAM_NONE) {
        there.room_count = 1;
        there.rooms = &to;
    }
    if (room != PROGRAM_NONE && session_in_room(looking->program, &there, room))
        add(looking, ISSUE_WARNING, "doubtful",
            said_at(looking, merged, CHANGE_OVERFLOW_ROOM, "overflow_room"),
            "is the room that the session is in");
}

static void look_at_merged(const struct looking *looking, const struct merged *merged,
                           const struct session *session)
{
    const struct change *change = &merged->change;
    const bool is_cancelled =
        change->fields & CHANGE_CANCELLED ? change->cancelled : session && session->cancelled;
    if (change->fields & CHANGE_OVERFLOW_ROOM && !change->full)
        add_idle(looking, said_at(looking, merged, CHANGE_OVERFLOW_ROOM, "overflow_room"),
                 "the session is not full");
    else if (change->fields & CHANGE_OVERFLOW_ROOM && session)
        look_at_overflow(looking, merged, session);
    if (change->fields & CHANGE_REPLACED_BY && !is_cancelled)
        add(looking, ISSUE_WARNING, "doubtful", said_at(looking, merged, CHANGE_REPLACED_BY, "replaced_by"),
            "the session is not cancelled");
    if (session)
        look_at_times(looking, merged, session);
}

static int by_made(const void *a, const void *b, void *user)
{
    const struct change *changes = user;
    int64_t one = changes[*(const uint32_t *)a].made.ms, other = changes[*(const uint32_t *)b].made.ms;
    return (one > other) - (one < other);
}

/* The session that a change is of, and where its changes are merged: those of the program by their number,
 * then the added ones; one that nothing has gets a place of its own. */
static uint32_t find_target(struct looking *looking, uint32_t index)
{
    const struct program *program = looking->program;
    const char *id = looking->live->changes.changes[index].session;
    uint32_t found = program_find_session(program, id);
    if (found != PROGRAM_NONE) {
        looking->sessions[index] = &program->sessions[found];
        return found;
    }
    found = map_find(&looking->added_ids, id);
    if (found == UINT32_MAX)
        return program->session_count + looking->live->session_count + index;
    looking->sessions[index] = &looking->live->sessions[found].session;
    return program->session_count + found;
}

static void merge(struct looking *looking)
{
    const struct change_list *list = &looking->live->changes;
    struct arena *arena = looking->issues->arena;
    uint32_t *targets = ARENA_ARRAY(arena, uint32_t, list->count);
    uint32_t *order = ARENA_ARRAY(arena, uint32_t, list->count);
    looking->sessions = ARENA_ARRAY(arena, const struct session *, list->count);
    looking->merged = ARENA_ARRAY(
        arena, struct merged, looking->program->session_count + looking->live->session_count + list->count);
    for (uint32_t i = 0; i < list->count; i++) {
        order[i] = i;
        targets[i] = find_target(looking, i);
    }
    sort_stable(order, list->count, sizeof *order, by_made, (void *)list->changes,
                ARENA_ARRAY(arena, uint32_t, list->count));
    for (uint32_t i = 0; i < list->count; i++) {
        const struct change *change = &list->changes[order[i]];
        struct merged *merged = &looking->merged[targets[order[i]]];
        change_merge(&merged->change, change);
        for (unsigned field = 0; field < FIELDS; field++)
            if (change->fields & (1u << field))
                merged->last[field] = order[i];
        merged->count++;
    }
    looking->targets = targets;
}

static void look_at_changes(struct looking *looking)
{
    merge(looking);
    for (uint32_t i = 0; i < looking->live->changes.count; i++) {
        struct merged *merged = &looking->merged[looking->targets[i]];
        look_at_said(looking, i);
        look_at_pairs(looking, i);
        if (merged->count > 0)
            look_at_merged(looking, merged, looking->sessions[i]);
        merged->count = 0; /* once for all of them */
    }
}

/* ---- added sessions ---- */

static void look_at_added(struct looking *looking)
{
    struct arena *arena = looking->issues->arena;
    map_init(&looking->added, arena);
    map_init(&looking->added_ids, arena);
    for (uint32_t i = 0; i < looking->live->session_count; i++) {
        const struct live_session *added = &looking->live->sessions[i];
        const char *key = name_key(arena, added->session.id);
        map_add(&looking->added_ids, added->session.id, i);
        if (!map_add(&looking->added, key, i))
            issue_add(looking->issues, ISSUE_ERROR, "duplicate-id", place(looking, "sessions", i, "id"),
                      "the id \"%s\" is that of sessions[%u] already", added->session.id,
                      (unsigned)map_find(&looking->added, key));
        else if (name_find_session(looking->program, added->session.id, arena) != PROGRAM_NONE)
            issue_add(looking->issues, ISSUE_ERROR, "duplicate-id", place(looking, "sessions", i, "id"),
                      "the id \"%s\" is that of a session of the program", added->session.id);
        if (!instant_is_set(added->session.start))
            add(looking, ISSUE_WARNING, "doubtful", place(looking, "sessions", i, ""),
                "has no start: it is never now or next");
        else if (added->room_count == 0 && !*added->part_of)
            add(looking, ISSUE_WARNING, "doubtful", place(looking, "sessions", i, ""),
                "has no room: it is at no door");
        look_at_distance(looking, added->session.start, place(looking, "sessions", i, "start"));
    }
}

/* Which parts are in too many blocks, or in a circle of them, is what the fold finds. */
static void look_at_blocks(const struct looking *looking)
{
    const struct live only_added = {.issued = INSTANT_NONE,
                                    .session_count = looking->live->session_count,
                                    .sessions = looking->live->sessions};
    struct issue_list told;
    bool has_parts = false;
    for (uint32_t i = 0; i < looking->live->session_count; i++)
        has_parts = has_parts || *looking->live->sessions[i].part_of;
    if (!has_parts)
        return;
    issue_list_init(&told, looking->issues->arena);
    changes_fold(looking->program, NULL, &only_added, looking->issues->arena, &told);
    for (const struct issue *issue = told.first; issue; issue = issue->next)
        if (strcmp(issue->rule, "added-too-deep") == 0)
            add_idle(looking, arena_printf(looking->issues->arena, "%s.part_of", issue->where), issue->text);
}

/* ---- notices, emergency, rehearsal ---- */

static bool says_something(struct label label)
{
    for (uint32_t i = 0; i < label.count; i++)
        if (str_has_ink(label.variants[i].text))
            return true;
    return false;
}

static void look_at_notices(const struct looking *looking)
{
    const struct live *live = looking->live;
    struct map ids;
    map_init(&ids, looking->issues->arena);
    for (uint32_t i = 0; i < live->notice_count; i++) {
        const struct live_notice *notice = &live->notices[i];
        struct instant begin = notice_begin(live, notice);
        if (!map_add(&ids, notice->id, i))
            issue_add(looking->issues, ISSUE_ERROR, "duplicate-id", place(looking, "notices", i, "id"),
                      "the id \"%s\" is that of notices[%u] already", notice->id,
                      (unsigned)map_find(&ids, notice->id));
        if (!says_something(notice->text))
            add_idle(looking, place(looking, "notices", i, "text"), "says nothing");
        if (instant_is_set(notice->end) && notice->end.ms <= begin.ms)
            add_idle(looking, place(looking, "notices", i, "end"), "the notice is over when it begins");
    }
}

static void look_at_emergency(const struct looking *looking)
{
    const struct live_emergency *emergency = looking->live->emergency;
    struct arena *arena = looking->issues->arena;
    if (!emergency)
        return;
    if (!says_something(emergency->text))
        add_idle(looking, "emergency.text", "says nothing");
    for (uint32_t i = EMERGENCY_MOST_TEXTS; i < emergency->text.count; i++)
        issue_add(looking->issues, ISSUE_ERROR, "no-effect",
                  arena_printf(arena, "emergency.text.%s", emergency->text.variants[i].language),
                  "the first %d texts take turns: this one is not shown", EMERGENCY_MOST_TEXTS);
    if (instant_is_set(emergency->until) && emergency->until.ms <= looking->program->published.ms)
        add_idle(looking, "emergency.until",
                 "is not after the moment at which the program was published: the emergency is over");
}

static void look_at_rehearsal(const struct looking *looking)
{
    const struct live_rehearsal *rehearsal = looking->live->rehearsal;
    const struct program *program = looking->program;
    if (!rehearsal)
        return;
    if (rehearsal->until.ms == rehearsal->from.ms)
        add_idle(looking, "rehearsal.until", "the rehearsal is over when it begins");
    if (instant_is_set(program->first) && (rehearsal->moment.ms < program->first.ms - MS_PER_DAY ||
                                           rehearsal->moment.ms > program->last.ms + MS_PER_DAY))
        add(looking, ISSUE_WARNING, "doubtful", "rehearsal.moment", "is more than a day away from the event");
}

void check_live(const struct program *program, const struct live *live, struct issue_list *issues)
{
    struct looking looking = {.program = program, .live = live, .issues = issues};
    look_at_added(&looking);
    look_at_blocks(&looking);
    look_at_changes(&looking);
    look_at_notices(&looking);
    look_at_emergency(&looking);
    look_at_rehearsal(&looking);
}

#include "program/lint.h"

#include <inttypes.h>
#include <string.h>

#include "base/str.h"
#include "program/alike.h"
#include "program/index.h"

#define LONG_MS (12 * MS_PER_HOUR)
#define SHORT_MS (2 * MS_PER_MINUTE)
#define FAR_MS (60 * MS_PER_DAY)
enum {
    NIGHT_MIN = 120, /* after the day's start, nobody begins yet */
    SHOWN_TITLE_BYTES = 60,
    OTHERS_LOOKED_AT = 256, /* sessions at once in one room: bounds the time that a hostile file can cost */
};

/* What is found out about a session before the issues are told in program order. */
struct finding {
    uint32_t overlaps;                   /* the most that it meets in one room, of those before it */
    uint32_t overlap_room, overlap_with; /* there, and the first of them */
    uint32_t parts_not_cancelled;
    uint32_t enter, leave; /* a part's range of these lies within its block's */
};

struct lint {
    const struct program *program;
    struct issue_list *issues;
    struct arena scratch;
    struct finding *findings;
    struct instant median;
};

static const char *where_session(struct lint *lint, uint32_t index)
{
    return arena_printf(&lint->scratch, "sessions[%u]", (unsigned)index);
}

static const char *where_room(struct lint *lint, uint32_t index)
{
    return arena_printf(&lint->scratch, "rooms[%u]", (unsigned)index);
}

/* A title for a message, short and without a cut inside a character. */
static const char *title_of(struct lint *lint, uint32_t index)
{
    const char *title = label_text(lint->program->sessions[index].title, "");
    return arena_copy_n(&lint->scratch, title, str_cut(title, SHOWN_TITLE_BYTES));
}

static const char *room_name(const struct lint *lint, uint32_t room)
{
    return label_text(lint->program->rooms[room].name, "");
}

static const char *local_time(struct lint *lint, struct instant at)
{
    struct civil civil = zone_to_civil(&lint->program->zone, at);
    return arena_printf(&lint->scratch, "%04d-%02d-%02d %02d:%02d", civil.year, civil.month, civil.day,
                        civil.hour, civil.minute);
}

/* ---- blocks ---- */

/* Numbers the forest of blocks and parts so that "is part of, at any level" is two comparisons. */
static void number_parts(struct lint *lint)
{
    const struct program *program = lint->program;
    uint32_t count = program->session_count, clock = 0;
    uint32_t *first_part = ARENA_ARRAY(&lint->scratch, uint32_t, count);
    uint32_t *next_part = ARENA_ARRAY(&lint->scratch, uint32_t, count);
    for (uint32_t i = 0; i < count; i++)
        first_part[i] = PROGRAM_NONE;
    for (uint32_t i = count; i-- > 0;) {
        uint32_t block = program->sessions[i].part_of;
        if (block == PROGRAM_NONE)
            continue;
        next_part[i] = first_part[block];
        first_part[block] = i;
        if (!program->sessions[i].cancelled)
            lint->findings[block].parts_not_cancelled++;
    }
    for (uint32_t root = 0; root < count; root++) {
        if (program->sessions[root].part_of != PROGRAM_NONE)
            continue;
        uint32_t at = root;
        lint->findings[at].enter = clock++;
        for (;;) {
            if (first_part[at] != PROGRAM_NONE) {
                uint32_t part = first_part[at];
                first_part[at] = next_part[part];
                at = part;
                lint->findings[at].enter = clock++;
            } else {
                lint->findings[at].leave = clock++;
                if (at == root)
                    break;
                at = program->sessions[at].part_of;
            }
        }
    }
}

static bool is_within(const struct lint *lint, uint32_t part, uint32_t block)
{
    const struct finding *inner = &lint->findings[part], *outer = &lint->findings[block];
    return inner->enter >= outer->enter && inner->leave <= outer->leave;
}

static void lint_part(struct lint *lint, uint32_t index)
{
    const struct program *program = lint->program;
    const struct session *part = &program->sessions[index], *block = &program->sessions[part->part_of];
    if (session_is_scheduled(part) && session_is_scheduled(block) &&
        (part->start.ms < block->start.ms || part->end.ms > block->end.ms))
        issue_add(lint->issues, ISSUE_WARNING, "outside-block", where_session(lint, index),
                  "\"%s\" is not within the time of its block \"%s\"", title_of(lint, index),
                  title_of(lint, part->part_of));
    if (!part->room_count || !block->room_count || part->rooms_inherited)
        return;
    for (uint32_t i = 0; i < part->room_count; i++)
        if (session_in_room(program, block, part->rooms[i]))
            return;
    issue_add(lint->issues, ISSUE_NOTE, "other-room", where_session(lint, index),
              "\"%s\" is in %s, where its block \"%s\" is not", title_of(lint, index),
              room_name(lint, part->rooms[0]), title_of(lint, part->part_of));
}

/* ---- overlaps ---- */

static bool may_overlap(const struct session *session)
{
    return session->kind == SESSION_DROP_IN || session->end.ms - session->start.ms > LONG_MS;
}

/* Sweeps over a room's slots by start, with those that still run. Each pair is the later one's. */
static void find_overlaps(struct lint *lint, uint32_t room)
{
    const struct slot_index *index = &lint->program->rooms[room].sessions;
    uint32_t *running = ARENA_ARRAY(&lint->scratch, uint32_t, index->count), running_count = 0;
    for (uint32_t i = 0; i < index->count; i++) {
        const struct slot *slot = &index->slots[i];
        if (slot->start.ms == slot->end.ms || may_overlap(&lint->program->sessions[slot->session]))
            continue;
        uint32_t kept = 0, others = 0, first = PROGRAM_NONE;
        for (uint32_t j = 0; j < running_count; j++) {
            const struct slot *other = &index->slots[running[j]];
            if (other->end.ms <= slot->start.ms)
                continue;
            running[kept++] = running[j];
            if (is_within(lint, slot->session, other->session) ||
                is_within(lint, other->session, slot->session))
                continue;
            if (others++ == 0)
                first = other->session;
        }
        running_count = kept;
        if (running_count < OTHERS_LOOKED_AT)
            running[running_count++] = i;
        struct finding *finding = &lint->findings[slot->session];
        if (others > finding->overlaps) {
            finding->overlaps = others;
            finding->overlap_room = room;
            finding->overlap_with = first;
        }
    }
}

static void lint_overlap(struct lint *lint, uint32_t index)
{
    const struct finding *finding = &lint->findings[index];
    if (!finding->overlaps)
        return;
    const char *more = "";
    if (finding->overlaps > 1)
        more = arena_printf(&lint->scratch, " and %u more", (unsigned)finding->overlaps - 1);
    issue_add(lint->issues, ISSUE_WARNING, "overlap", where_session(lint, index),
              "\"%s\" overlaps \"%s\"%s in %s, from %s", title_of(lint, index),
              title_of(lint, finding->overlap_with), more, room_name(lint, finding->overlap_room),
              local_time(lint, lint->program->sessions[index].start));
}

/* ---- times ---- */

static bool note_found(void *user, const struct slot *slot)
{
    (void)slot;
    *(bool *)user = true;
    return false;
}

/* Whether something of its rooms runs up to its start: then a night goes on. */
static bool follows_another(const struct program *program, const struct session *session)
{
    struct instant before = {session->start.ms - 1};
    bool found = false;
    for (uint32_t i = 0; i < session->room_count && !found; i++) {
        index_running(&program->rooms[session->rooms[i]].sessions, before, note_found, &found);
        if (!found)
            index_running(&program->rooms[session->rooms[i]].breaks, before, note_found, &found);
    }
    return found;
}

static void lint_night(struct lint *lint, uint32_t index)
{
    const struct program *program = lint->program;
    const struct session *session = &program->sessions[index];
    struct civil civil = zone_to_civil(&program->zone, session->start);
    if (civil.hour * 60 + civil.minute >= program->event.day_start_min + NIGHT_MIN || session->cancelled)
        return;
    /* A block that starts with its first part is told once. */
    if (session->part_of != PROGRAM_NONE && program->sessions[session->part_of].start.ms == session->start.ms)
        return;
    if (!follows_another(program, session))
        issue_add(lint->issues, ISSUE_WARNING, "night-start", where_session(lint, index),
                  "\"%s\" starts at %02d:%02d at night; is that a mix-up of am and pm?",
                  title_of(lint, index), civil.hour, civil.minute);
}

/* Local times that readers had to choose a meaning for: one that occurs twice, and the end of a gap, to which
 * times within it are moved. */
static void lint_dst(struct lint *lint, uint32_t index)
{
    const struct zone *zone = &lint->program->zone;
    const struct session *session = &lint->program->sessions[index];
    const struct instant times[] = {session->start, session->end};
    bool gap = false, twice = false;
    for (size_t i = 0; i < 2; i++) {
        struct instant before = {times[i].ms - 1};
        if (zone_next_transition(zone, before).ms == times[i].ms && !gap &&
            zone_offset_at(zone, times[i]) > zone_offset_at(zone, before)) {
            gap = true;
            issue_add(lint->issues, ISSUE_WARNING, "dst-gap", where_session(lint, index),
                      "%s is when clocks are put forward: the local times just before it do not exist; check "
                      "the time of \"%s\"",
                      local_time(lint, times[i]), title_of(lint, index));
        }
        if (!twice && zone_classify(zone, zone_to_civil(zone, times[i])) == ZONE_LOCAL_TWICE) {
            twice = true;
            issue_add(lint->issues, ISSUE_WARNING, "dst-twice", where_session(lint, index),
                      "%s occurs twice, since clocks are put back; check the time of \"%s\"",
                      local_time(lint, times[i]), title_of(lint, index));
        }
    }
}

static void lint_length(struct lint *lint, uint32_t index)
{
    const struct session *session = &lint->program->sessions[index];
    int64_t length_ms = session->end.ms - session->start.ms;
    const char *where = where_session(lint, index), *title = title_of(lint, index);
    if (length_ms == 0)
        issue_add(lint->issues, ISSUE_NOTE, "no-length", where, "\"%s\" ends when it starts", title);
    else if (length_ms <= SHORT_MS)
        issue_add(lint->issues, ISSUE_NOTE, "one-minute", where, "\"%s\" is only %" PRId64 " s long", title,
                  length_ms / MS_PER_SECOND);
    else if (length_ms > LONG_MS && session->kind != SESSION_DROP_IN)
        issue_add(lint->issues, ISSUE_WARNING, "long", where,
                  "\"%s\" is over 12 h long; give it the kind \"drop_in\" if visitors come and go", title);
}

static void lint_far_apart(struct lint *lint, uint32_t index)
{
    struct instant start = lint->program->sessions[index].start;
    if (!instant_is_set(lint->median))
        return;
    int64_t distance_ms =
        start.ms > lint->median.ms ? start.ms - lint->median.ms : lint->median.ms - start.ms;
    if (distance_ms > FAR_MS)
        issue_add(lint->issues, ISSUE_WARNING, "far-apart", where_session(lint, index),
                  "\"%s\" is on %s, %" PRId64 " days from the middle of the program", title_of(lint, index),
                  local_time(lint, start), distance_ms / MS_PER_DAY);
}

/* ---- repeats ---- */

/* The sessions of one title and start: which of them each room had first. */
struct same_title {
    uint32_t first;   /* of them all */
    uint32_t *owners; /* by room, those without one after the last; NULL while there is one session */
};

struct same_titles {
    struct map numbers; /* of what follows, by title and start */
    struct same_title *list;
};

/* The first session that has one of this one's rooms; the rooms that none has are this one's from now on. */
static uint32_t take_rooms(const struct program *program, struct same_title *same, uint32_t index)
{
    const struct session *session = &program->sessions[index];
    uint32_t found = PROGRAM_NONE;
    for (uint32_t i = 0; i == 0 || i < session->room_count; i++) {
        uint32_t *owner = &same->owners[session->room_count ? session->rooms[i] : program->room_count];
        if (*owner == PROGRAM_NONE)
            *owner = index;
        else if (found == PROGRAM_NONE && *owner != index)
            found = *owner;
    }
    return found;
}

/* `titles` has each session before this one. */
static void lint_same_title(struct lint *lint, uint32_t index, struct same_titles *titles)
{
    const struct program *program = lint->program;
    const struct session *session = &program->sessions[index];
    const char *folded = str_fold(&lint->scratch, label_text(session->title, ""));
    if (session->cancelled || !*folded)
        return;
    const char *key = arena_printf(&lint->scratch, "%016" PRIx64 " %" PRId64,
                                   str_hash(folded, strlen(folded)), session->start.ms);
    uint32_t number = titles->numbers.count;
    if (map_add(&titles->numbers, key, number)) {
        titles->list[number].first = index;
        return;
    }
    struct same_title *same = &titles->list[map_find(&titles->numbers, key)];
    if (!same->owners) {
        same->owners = ARENA_ARRAY(&lint->scratch, uint32_t, program->room_count + 1);
        for (uint32_t i = 0; i <= program->room_count; i++)
            same->owners[i] = PROGRAM_NONE;
        take_rooms(program, same, same->first);
    }
    uint32_t other = take_rooms(program, same, index);
    if (other != PROGRAM_NONE)
        issue_add(lint->issues, ISSUE_WARNING, "same-title", where_session(lint, index),
                  "\"%s\" is in the program twice at the same time and place, as sessions[%u] too",
                  title_of(lint, index), (unsigned)other);
}

/* The key of the name that is shown first: the keys begin with the id's. */
static const char *name_key_of(const struct room *room)
{
    return *label_text(room->name, "") && room->key_count > 1 ? room->keys[1] : "";
}

static void lint_rooms(struct lint *lint)
{
    const struct program *program = lint->program;
    struct map names, shapes;
    map_init(&names, &lint->scratch);
    map_init(&shapes, &lint->scratch);
    for (uint32_t i = 0; i < program->room_count; i++) {
        const struct room *room = &program->rooms[i];
        if (!room->sessions.count && !room->tombstones.count)
            issue_add(lint->issues, ISSUE_NOTE, "empty-room", where_room(lint, i), "%s never has a session",
                      room_name(lint, i));
        const char *key = name_key_of(room);
        if (*key && !map_add(&names, key, i)) {
            issue_add(lint->issues, ISSUE_WARNING, "same-room-name", where_room(lint, i),
                      "%s has the same name as rooms[%u]; visitors cannot tell them apart",
                      room_name(lint, i), (unsigned)map_find(&names, key));
            continue;
        }
        const char *shape = alike_shape(&lint->scratch, key);
        if (*shape && !map_add(&shapes, shape, i))
            issue_add(lint->issues, ISSUE_WARNING, "room-names-alike", where_room(lint, i),
                      "%s looks like %s (rooms[%u]), but is written otherwise: are they one room?",
                      room_name(lint, i), room_name(lint, map_find(&shapes, shape)),
                      (unsigned)map_find(&shapes, shape));
    }
}

/* ---- the whole ---- */

static void lint_session(struct lint *lint, uint32_t index)
{
    const struct session *session = &lint->program->sessions[index];
    if (!*label_text(session->title, ""))
        issue_add(lint->issues, ISSUE_ERROR, "untitled", where_session(lint, index),
                  "the session with the id \"%.80s\" has no title", session->id);
    if (session->part_of != PROGRAM_NONE)
        lint_part(lint, index);
    uint32_t parts = lint->findings[index].parts_not_cancelled;
    if (session->cancelled && parts)
        issue_add(lint->issues, ISSUE_WARNING, "block-cancelled", where_session(lint, index),
                  "\"%s\" is cancelled, but %u of its parts %s not", title_of(lint, index), (unsigned)parts,
                  parts == 1 ? "is" : "are");
    if (!session_is_scheduled(session))
        return;
    if (!session->room_count)
        issue_add(lint->issues, ISSUE_NOTE, "no-room", where_session(lint, index),
                  "\"%s\" has a time but no room: no door shows it", title_of(lint, index));
    lint_length(lint, index);
    lint_overlap(lint, index);
    lint_night(lint, index);
    lint_dst(lint, index);
    lint_far_apart(lint, index);
}

void lint_program(const struct program *program, struct issue_list *issues)
{
    if (!issues)
        return;
    struct lint lint = {.program = program, .issues = issues, .median = INSTANT_NONE};
    arena_init(&lint.scratch, issues->arena->acquire, issues->arena->release);
    lint.findings = ARENA_ARRAY(&lint.scratch, struct finding, program->session_count);
    number_parts(&lint);
    for (uint32_t room = 0; room < program->room_count; room++)
        find_overlaps(&lint, room);
    if (program->all.count)
        lint.median = program->all.slots[program->all.count / 2].start;

    if (!program->session_count)
        issue_add(issues, ISSUE_WARNING, "no-sessions", "", "the program has no sessions");
    lint_rooms(&lint);
    struct same_titles titles = {.list =
                                     ARENA_ARRAY(&lint.scratch, struct same_title, program->session_count)};
    map_init(&titles.numbers, &lint.scratch);
    uint32_t unscheduled = 0;
    for (uint32_t i = 0; i < program->session_count; i++) {
        lint_session(&lint, i);
        if (session_is_scheduled(&program->sessions[i]))
            lint_same_title(&lint, i, &titles);
        else
            unscheduled += !program->sessions[i].set_aside;
    }
    if (unscheduled)
        issue_add(issues, ISSUE_NOTE, "unscheduled", "", "%u %s no time: they are on contribution pages only",
                  (unsigned)unscheduled, unscheduled == 1 ? "session has" : "sessions have");
    arena_finish(&lint.scratch);
}

#include "tool/changes_between.h"

#include <string.h>

#include "base/sort.h"
#include "base/str.h"
#include "reader/name_key.h"

/* What has happened to a session, in the order in which it is told. */
enum group { CANCELLED, VANISHED, HELD, MOVED, NEW_TIME, NEW_TITLE, OTHER, AGAIN, ADDED, GROUP_COUNT };
static const char *const headings[GROUP_COUNT] = {
    [CANCELLED] = "Cancelled",
    [VANISHED] = "Vanished, and shown as before for now",
    [HELD] = "Vanished with others at once, and shown as before for now: a fault of the feed?",
    [MOVED] = "In another room",
    [NEW_TIME] = "At another time",
    [NEW_TITLE] = "With another title",
    [OTHER] = "With other people, or in another language",
    [AGAIN] = "Not cancelled any more",
    [ADDED] = "New",
};

struct item {
    enum group group;
    unsigned differences;
    uint32_t before, now; /* positions in the first and in the last version, or PROGRAM_NONE */
    struct instant at;    /* what it is sorted by */
};

struct finding {
    const struct changes_between *between;
    struct match match;
    struct map absent; /* ids of `last`, with their enum absence */
    struct item *items;
    uint32_t count;
};

/* ---- what differs ---- */

static const struct session *session_of(const struct program *program, uint32_t index)
{
    return index == PROGRAM_NONE ? NULL : &program->sessions[index];
}

static bool is_over(const struct finding *finding, const struct session *session)
{
    return !session || !session_is_scheduled(session) || session->end.ms <= finding->between->polled.ms;
}

static enum group group_of(unsigned differences)
{
    if (differences & DIFFERENCE_ROOM)
        return MOVED;
    if (differences & (DIFFERENCE_START | DIFFERENCE_LENGTH))
        return NEW_TIME;
    return differences & DIFFERENCE_TITLE ? NEW_TITLE : OTHER;
}

/* False: nothing has happened to it. */
static bool judge(const struct finding *finding, struct item *item)
{
    const struct session *before = session_of(finding->match.before, item->before);
    const struct session *now = session_of(finding->match.now, item->now);
    bool was_on = before && session_is_scheduled(before) && !before->cancelled;
    bool is_on = now && session_is_scheduled(now) && !now->cancelled;
    uint32_t absence = now ? map_find(&finding->absent, now->id) : UINT32_MAX;
    item->at = is_on ? now->start : before ? before->start : now->start;
    if (is_over(finding, before) && is_over(finding, now))
        return false;
    if (absence != UINT32_MAX && absence != ABSENCE_CANCELLED) {
        item->group = absence == ABSENCE_BULK ? HELD : VANISHED;
        return absence != ABSENCE_BEGUN;
    }
    if (was_on != is_on) {
        item->group = was_on ? CANCELLED : before && session_is_scheduled(before) ? AGAIN : ADDED;
        return was_on || is_on;
    }
    item->differences = was_on ? match_differences(&finding->match, item->before) : 0;
    item->group = group_of(item->differences);
    return item->differences != 0;
}

static void add(struct finding *finding, uint32_t before, uint32_t now)
{
    struct item item = {.before = before, .now = now};
    if (judge(finding, &item))
        finding->items[finding->count++] = item;
}

static int compare_items(const void *a, const void *b, void *user)
{
    const struct item *x = a, *y = b;
    (void)user;
    if (x->group != y->group)
        return x->group < y->group ? -1 : 1;
    return x->at.ms < y->at.ms ? -1 : x->at.ms > y->at.ms;
}

static void find(const struct changes_between *between, struct arena *arena, struct finding *ret)
{
    const struct program *first = between->first, *last = between->last;
    uint32_t most = first->session_count + last->session_count;
    *ret = (struct finding){.between = between, .items = ARENA_ARRAY(arena, struct item, most)};
    match_programs(first, last, name_key, arena, &ret->match);
    map_init(&ret->absent, arena);
    for (uint32_t i = 0; i < between->memory->absent_count; i++)
        map_add(&ret->absent, between->memory->absent[i].session, between->memory->absent[i].absence);
    for (uint32_t i = 0; i < first->session_count; i++)
        add(ret, i, ret->match.now_of[i]);
    for (uint32_t i = 0; i < last->session_count; i++)
        if (ret->match.before_of[i] == PROGRAM_NONE)
            add(ret, PROGRAM_NONE, i);
    sort_stable(ret->items, ret->count, sizeof *ret->items, compare_items, NULL,
                ARENA_ARRAY(arena, struct item, ret->count));
}

/* ---- as sentences ---- */

struct printing {
    const struct finding *finding;
    FILE *stream;
    const char *separator; /* before the next clause */
};

/* "Sat 29 Mar 10:40", or the time alone on the day of `beside`. */
static void print_time(const struct printing *printing, struct instant at, struct instant beside)
{
    static const char days[7][4] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static const char months[12][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const struct zone *zone = &printing->finding->match.now->zone;
    struct civil civil = civil_from_instant(at, zone_offset_at(zone, at));
    int64_t date = civil_to_days(civil.year, civil.month, civil.day);
    struct civil other = {.month = 1, .day = 1};
    if (instant_is_set(beside))
        other = civil_from_instant(beside, zone_offset_at(zone, beside));
    if (!instant_is_set(beside) || date != civil_to_days(other.year, other.month, other.day))
        fprintf(printing->stream, "%s %d %s ", days[civil_weekday(date)], civil.day, months[civil.month - 1]);
    fprintf(printing->stream, "%02d:%02d", civil.hour, civil.minute);
}

static void print_rooms(FILE *stream, const struct program *program, const struct session *session)
{
    for (uint32_t i = 0; i < session->room_count; i++)
        fprintf(stream, "%s%s", i ? " and " : "", label_text(program->rooms[session->rooms[i]].name, ""));
    if (session->room_count == 0)
        fputs("no room", stream);
}

static void print_people(FILE *stream, const struct session *session)
{
    for (uint32_t i = 0; i < session->person_count; i++)
        fprintf(stream, "%s%s",
                i == 0                           ? ""
                : i + 1 == session->person_count ? " and "
                                                 : ", ",
                session->people[i].name);
    if (session->person_count == 0)
        fputs("nobody who is named", stream);
}

static void clause(struct printing *printing, const char *text)
{
    fprintf(printing->stream, "%s%s", printing->separator, text);
    printing->separator = "; ";
}

static void print_times(struct printing *printing, const struct session *before, const struct session *now)
{
    if (before->start.ms != now->start.ms) {
        clause(printing, "starts at ");
        print_time(printing, now->start, now->start);
        fputs(", not ", printing->stream);
        print_time(printing, before->start, now->start);
    }
    if (before->end.ms == now->end.ms || before->end.ms - before->start.ms == now->end.ms - now->start.ms)
        return;
    clause(printing, "ends at ");
    print_time(printing, now->end, now->start);
    fputs(", not ", printing->stream);
    print_time(printing, before->end, now->end);
}

static void print_differences(struct printing *printing, const struct item *item)
{
    const struct match *match = &printing->finding->match;
    const struct session *before = session_of(match->before, item->before);
    const struct session *now = session_of(match->now, item->now);
    if (item->differences & DIFFERENCE_ROOM) {
        clause(printing, "is in ");
        print_rooms(printing->stream, match->now, now);
        fputs(", not ", printing->stream);
        print_rooms(printing->stream, match->before, before);
    }
    print_times(printing, before, now);
    if (item->differences & DIFFERENCE_TITLE) {
        clause(printing, "was called ");
        fprintf(printing->stream, "\"%s\"", label_text(before->title, ""));
    }
    if (item->differences & DIFFERENCE_PEOPLE) {
        clause(printing, "is with ");
        print_people(printing->stream, now);
        fputs(", not with ", printing->stream);
        print_people(printing->stream, before);
    }
    if (item->differences & DIFFERENCE_LANGUAGE) {
        clause(printing, "is in the language ");
        fprintf(printing->stream, "%s, not %s", *now->language ? now->language : "that is not said",
                *before->language ? before->language : "one that was not said");
    }
}

static void print_item(struct printing *printing, const struct item *item)
{
    const struct match *match = &printing->finding->match;
    const struct session *before = session_of(match->before, item->before);
    const struct session *now = session_of(match->now, item->now);
    bool is_gone = item->group == CANCELLED || !now;
    const struct session *shown = is_gone && before ? before : now;
    printing->separator = " ";
    fputs("  ", printing->stream);
    print_time(printing, item->at, INSTANT_NONE);
    if (shown->room_count > 0) {
        fputs(", ", printing->stream);
        print_rooms(printing->stream, shown == before ? match->before : match->now, shown);
    }
    fprintf(printing->stream, ": \"%s\"", label_text(shown->title, ""));
    if (item->group == CANCELLED)
        clause(printing, now && now->cancelled ? "is cancelled" : "is not in the program any more");
    else if (item->group == HELD || item->group == VANISHED)
        clause(printing, "is not in the program any more");
    else if (item->group == AGAIN)
        clause(printing, "is on again");
    else if (item->group == ADDED)
        clause(printing, "is new");
    else
        print_differences(printing, item);
    fputs(".\n", printing->stream);
}

uint32_t changes_print(const struct changes_between *between, FILE *stream, struct arena *arena)
{
    struct finding finding;
    find(between, arena, &finding);
    struct printing printing = {.finding = &finding, .stream = stream};
    for (uint32_t i = 0; i < finding.count; i++) {
        if (i == 0 || finding.items[i].group != finding.items[i - 1].group)
            fprintf(stream, "%s%s\n", i ? "\n" : "", headings[finding.items[i].group]);
        print_item(&printing, &finding.items[i]);
    }
    return finding.count;
}

/* ---- as live data ---- */

static const struct room_name *name_room(const struct program *program, uint32_t room, struct arena *arena)
{
    struct room_name *name = ARENA_NEW(arena, struct room_name);
    *name = room_own_name(&program->rooms[room]);
    return name;
}

/* When the change was found, if inference tells it; else at the last poll. */
static struct instant made_of(const struct changes_between *between, const char *id)
{
    for (uint32_t i = 0; i < between->memory->told.count; i++)
        if (strcmp(between->memory->told.changes[i].session, id) == 0)
            return between->memory->told.changes[i].made;
    return between->polled;
}

static struct change change_of(const struct finding *finding, const struct item *item, struct arena *arena)
{
    const struct match *match = &finding->match;
    const struct session *before = session_of(match->before, item->before);
    const struct session *now = session_of(match->now, item->now);
    struct change change = {.session = before->id,
                            .made = made_of(finding->between, now ? now->id : before->id),
                            .by = "feed",
                            .start = INSTANT_NONE,
                            .end = INSTANT_NONE,
                            .reason = ""};
    if (item->group == CANCELLED || item->group == AGAIN) {
        change.fields = CHANGE_CANCELLED;
        change.cancelled = item->group == CANCELLED;
        return change;
    }
    uint32_t entered = match_room_entered(match, item->before);
    if (entered != PROGRAM_NONE) {
        change.fields |= CHANGE_ROOM;
        change.room = name_room(match->now, entered, arena);
    }
    if (before->start.ms != now->start.ms) {
        change.fields |= CHANGE_START;
        change.start = now->start;
    }
    if (before->end.ms != now->end.ms) {
        change.fields |= CHANGE_END;
        change.end = now->end;
    }
    if (item->differences & DIFFERENCE_TITLE) {
        change.fields |= CHANGE_TITLE;
        change.title = now->title;
    }
    return change;
}

static struct live_session added_of(const struct finding *finding, const struct item *item,
                                    struct arena *arena)
{
    const struct program *last = finding->match.now;
    struct live_session added = {.made = finding->between->polled,
                                 .by = "feed",
                                 .session = last->sessions[item->now],
                                 .part_of = "",
                                 .track = ""};
    struct room_name *rooms = ARENA_ARRAY(arena, struct room_name, added.session.room_count);
    for (uint32_t i = 0; i < added.session.room_count; i++)
        rooms[i] = room_own_name(&last->rooms[added.session.rooms[i]]);
    added.room_count = added.session.room_count;
    added.rooms = rooms;
    added.session.id = arena_printf(arena, "live-%s", added.session.id);
    added.session.part_of = added.session.track = PROGRAM_NONE;
    added.session.room_count = 0;
    return added;
}

const struct live *changes_live(const struct changes_between *between, struct arena *arena)
{
    struct finding finding;
    find(between, arena, &finding);
    struct live *live = ARENA_NEW(arena, struct live);
    struct change *changes = ARENA_ARRAY(arena, struct change, finding.count);
    struct live_session *added = ARENA_ARRAY(arena, struct live_session, finding.count);
    live->revision = between->polled.ms > 0 ? between->polled.ms / MS_PER_SECOND : 0;
    live->issued = between->polled;
    live->venue = live->log = "";
    for (uint32_t i = 0; i < finding.count; i++) {
        const struct item *item = &finding.items[i];
        if (item->group == ADDED) {
            added[live->session_count++] = added_of(&finding, item, arena);
        } else if (item->group != HELD && item->group != VANISHED && item->before != PROGRAM_NONE) {
            struct change change = change_of(&finding, item, arena);
            changes[live->changes.count] = change;
            live->changes.count += change.fields != 0;
        }
    }
    live->changes.changes = changes;
    live->sessions = added;
    return live;
}

#include "versions/changes_between.h"

#include <string.h>

#include "base/sort.h"
#include "base/str.h"
#include "reader/name_key.h"

static const char *const headings[CHANGES_GROUP_COUNT] = {
    [CHANGES_CANCELLED] = "Cancelled",
    [CHANGES_VANISHED] = "Vanished, and shown as before for now",
    [CHANGES_HELD] = "Vanished with others at once, and shown as before for now: a fault of the feed?",
    [CHANGES_MOVED] = "In another room",
    [CHANGES_NEW_TIME] = "At another time",
    [CHANGES_NEW_TITLE] = "With another title",
    [CHANGES_OTHER] = "With other people, or in another language",
    [CHANGES_AGAIN] = "Not cancelled any more",
    [CHANGES_ADDED] = "New",
};

/* ---- what differs ---- */

static const struct session *session_of(const struct program *program, uint32_t index)
{
    return index == PROGRAM_NONE ? NULL : &program->sessions[index];
}

static bool is_over(const struct changes_found *found, const struct session *session)
{
    return !session || !session_is_scheduled(session) || session->end.ms <= found->between->polled.ms;
}

static enum changes_group group_of(unsigned differences)
{
    if (differences & DIFFERENCE_ROOM)
        return CHANGES_MOVED;
    if (differences & (DIFFERENCE_START | DIFFERENCE_LENGTH))
        return CHANGES_NEW_TIME;
    return differences & DIFFERENCE_TITLE ? CHANGES_NEW_TITLE : CHANGES_OTHER;
}

/* False: nothing has happened to it. */
static bool judge(const struct changes_found *found, struct changes_item *item)
{
    const struct session *before = session_of(found->match.before, item->before);
    const struct session *now = session_of(found->match.now, item->now);
    bool was_on = before && session_is_scheduled(before) && !before->cancelled;
    bool is_on = now && session_is_scheduled(now) && !now->cancelled;
    uint32_t absence = now ? map_find(&found->absent, now->id) : UINT32_MAX;
    item->at = is_on ? now->start : before ? before->start : now->start;
    if (is_over(found, before) && is_over(found, now))
        return false;
    item->differences = before && is_on ? match_differences(&found->match, item->before) : 0;
    if (absence == ABSENCE_BULK || absence == ABSENCE_NEW) {
        item->group = absence == ABSENCE_BULK ? CHANGES_HELD : CHANGES_VANISHED;
        return true;
    }
    if (was_on != is_on) {
        const bool had_time = before && session_is_scheduled(before);
        item->group = was_on ? CHANGES_CANCELLED : had_time ? CHANGES_AGAIN : CHANGES_ADDED;
        return true;
    }
    if (!is_on)
        return false;
    item->group = group_of(item->differences);
    return item->differences != 0;
}

static void add(struct changes_found *found, uint32_t before, uint32_t now)
{
    struct changes_item item = {.before = before, .now = now};
    if (judge(found, &item))
        found->items[found->count++] = item;
}

static int compare_items(const void *a, const void *b, void *user)
{
    const struct changes_item *x = a, *y = b;
    (void)user;
    if (x->group != y->group)
        return x->group < y->group ? -1 : 1;
    return x->at.ms < y->at.ms ? -1 : x->at.ms > y->at.ms;
}

static void find_renamed(struct changes_found *found, struct arena *arena)
{
    const struct match *match = &found->match;
    found->renamed = ARENA_ARRAY(arena, struct changes_room, match->before->room_count);
    for (uint32_t i = 0; i < match->before->room_count; i++) {
        if (match->room_of[i] == PROGRAM_NONE)
            continue;
        const struct changes_room room = {label_text(match->before->rooms[i].name, ""),
                                          label_text(match->now->rooms[match->room_of[i]].name, "")};
        if (strcmp(name_key(arena, room.before), name_key(arena, room.now)) != 0)
            found->renamed[found->renamed_count++] = room;
    }
}

void changes_find(const struct changes_between *between, struct arena *arena, struct changes_found *ret)
{
    const struct program *first = between->first, *last = between->last;
    uint32_t most = first->session_count + last->session_count;
    *ret = (struct changes_found){.between = between, .items = ARENA_ARRAY(arena, struct changes_item, most)};
    match_programs(first, last, name_key, arena, &ret->match);
    find_renamed(ret, arena);
    map_init(&ret->absent, arena);
    for (uint32_t i = 0; i < between->memory->absent_count; i++)
        map_add(&ret->absent, between->memory->absent[i].session, between->memory->absent[i].absence);
    for (uint32_t i = 0; i < first->session_count; i++)
        add(ret, i, ret->match.now_of[i]);
    for (uint32_t i = 0; i < last->session_count; i++)
        if (ret->match.before_of[i] == PROGRAM_NONE)
            add(ret, PROGRAM_NONE, i);
    sort_stable(ret->items, ret->count, sizeof *ret->items, compare_items, NULL,
                ARENA_ARRAY(arena, struct changes_item, ret->count));
}

/* ---- as sentences ---- */

struct printing {
    const struct changes_found *found;
    FILE *stream;
    const char *separator; /* before the next clause */
};

/* "Sat 29 Mar 10:40", or the time alone on the day of `beside`. */
static void print_time(const struct printing *printing, struct instant at, struct instant beside)
{
    static const char days[7][4] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static const char months[12][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const struct zone *zone = &printing->found->match.now->zone;
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

static void print_title(struct printing *printing, const struct session *before, const struct session *now)
{
    const char *old = label_text(before->title, "");
    if (strcmp(old, label_text(now->title, "")) == 0) {
        clause(printing, "has another title in one of its languages");
        return;
    }
    clause(printing, "was called ");
    fprintf(printing->stream, "\"%s\"", old);
}

static void print_with(struct printing *printing, const struct session *before, const struct session *now)
{
    clause(printing, now->person_count > 0 ? "is with " : "names nobody");
    print_people(printing->stream, now);
    if (before->person_count == 0) {
        fputs(", and named nobody before", printing->stream);
        return;
    }
    fputs(now->person_count > 0 ? ", not with " : ", and was with ", printing->stream);
    print_people(printing->stream, before);
}

static void print_differences(struct printing *printing, const struct changes_item *item)
{
    const struct match *match = &printing->found->match;
    const struct session *before = session_of(match->before, item->before);
    const struct session *now = session_of(match->now, item->now);
    if (item->differences & DIFFERENCE_ROOM) {
        clause(printing, "is in ");
        print_rooms(printing->stream, match->now, now);
        fputs(", not ", printing->stream);
        print_rooms(printing->stream, match->before, before);
    }
    print_times(printing, before, now);
    if (item->differences & DIFFERENCE_TITLE)
        print_title(printing, before, now);
    if (item->differences & DIFFERENCE_PEOPLE)
        print_with(printing, before, now);
    if (item->differences & DIFFERENCE_LANGUAGE) {
        clause(printing, *now->language ? "is in the language " : "names no language");
        fprintf(printing->stream, "%s%s%s", now->language,
                !*before->language ? ", and named none before"
                : *now->language   ? ", not "
                                   : ", and was in ",
                before->language);
    }
}

static void print_again(struct printing *printing, const struct changes_item *item)
{
    clause(printing, "is on again");
    print_differences(printing, item);
}

/* Which session: when and where it is now, or was. */
static void print_head(const struct printing *printing, const struct changes_item *item)
{
    const struct match *match = &printing->found->match;
    const struct session *before = session_of(match->before, item->before);
    const struct session *now = session_of(match->now, item->now);
    bool is_gone = item->group == CHANGES_CANCELLED || !now;
    const struct session *shown = is_gone && before ? before : now;
    fputs("  ", printing->stream);
    print_time(printing, item->at, INSTANT_NONE);
    if (shown->room_count > 0) {
        fputs(", ", printing->stream);
        print_rooms(printing->stream, shown == before ? match->before : match->now, shown);
    }
    fprintf(printing->stream, ": \"%s\"", label_text(shown->title, ""));
}

static void print_item(struct printing *printing, const struct changes_item *item)
{
    const struct session *now = session_of(printing->found->match.now, item->now);
    print_head(printing, item);
    printing->separator = " ";
    if (item->group == CHANGES_CANCELLED)
        clause(printing, now && now->cancelled ? "is cancelled" : "is not in the program any more");
    else if (item->group == CHANGES_HELD || item->group == CHANGES_VANISHED)
        clause(printing, "is not in the program any more");
    else if (item->group == CHANGES_AGAIN)
        print_again(printing, item);
    else if (item->group == CHANGES_ADDED)
        clause(printing, "is new");
    else
        print_differences(printing, item);
    fputs(".\n", printing->stream);
}

void changes_print_head(const struct changes_found *found, const struct changes_item *item, FILE *stream)
{
    const struct printing printing = {.found = found, .stream = stream};
    print_head(&printing, item);
}

void changes_print(const struct changes_found *found, FILE *stream)
{
    struct printing printing = {.found = found, .stream = stream};
    for (uint32_t i = 0; i < found->count; i++) {
        if (i == 0 || found->items[i].group != found->items[i - 1].group)
            fprintf(stream, "%s%s\n", i ? "\n" : "", headings[found->items[i].group]);
        print_item(&printing, &found->items[i]);
    }
    if (found->renamed_count > 0)
        fprintf(stream, "%sWith another name\n", found->count ? "\n" : "");
    for (uint32_t i = 0; i < found->renamed_count; i++)
        fprintf(stream, "  The room \"%s\" is called \"%s\".\n", found->renamed[i].before,
                found->renamed[i].now);
}

/*
 * The rules of behaviour.md, "Hallway", that choose sessions; and the promise of `until`, over the programs
 * of the rows and over random ones.
 */
#include "check.h"

#include "schedule/hallway.h"
#include "schedule/scope_of.h"

/* ---- scope ---- */

static void test_scope(void)
{
    static const struct {
        const char *rule, *rooms[3];
        uint32_t room_count;
        const char *expected, *unknown;
    } rows[] = {
        {"none named: all, in the program's order", {NULL}, 0, "A,B,C all", NULL},
        {"in the configuration's order", {"C", "A"}, 2, "C,A", NULL},
        {"by name, folded", {" c "}, 1, "C", NULL},
        {"the first unknown one is told; the known stay", {"X", "B", "Y"}, 3, "B", "X"},
        {"only unknown", {"X"}, 1, "", "X"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].rule);
        struct lines lines;
        lines_init(&lines, "room A; room B; room C; a B 10:00-11:00");
        struct display_config config;
        display_config_set_defaults(&config, ROLE_HALLWAY);
        config.rooms = rooms_called(rows[i].rooms, rows[i].room_count);
        config.room_count = rows[i].room_count;
        struct room_scope scope;
        const char *unknown;
        room_scope_of(lines.program, &config, &lines.arena, &scope, &unknown);
        struct str_builder text = {.arena = &lines.arena};
        str_add(&text, "");
        for (uint32_t room = 0; room < scope.count; room++)
            str_addf(&text, "%s%s", room ? "," : "", lines.program->rooms[scope.rooms[room]].id);
        str_add(&text, scope.all ? " all" : "");
        CHECK_STR(text.text, rows[i].expected);
        CHECK_STR(unknown, rows[i].unknown);
        lines_finish(&lines);
    }
}

static void test_more_today(void)
{
    static const struct {
        const char *rule, *program, *at;
        bool expected;
    } rows[] = {
        {"one comes", "a A 10:00-11:00", "05:00", true},
        {"one is on", "a A 10:00-11:00", "10:59:59.999", true},
        {"all are over", "a A 10:00-11:00", "11:00", false},
        {"one comes on the next conference day", "a A 1/10:00-11:00", "12:00", false},
        {"one comes before this one ends", "a A 1/03:59-04:30", "12:00", true},
        {"at its end", "a A 1/04:00-04:30", "12:00", false},
        {"one that began yesterday is on", "a A 23:00-1/05:00", "1/04:30", true},
        {"a cancelled slot comes", "a A 10:00-11:00 cancelled", "05:00", true},
        {"a cancelled slot is not over", "a A 10:00-11:00 cancelled", "10:30", true},
        {"a cancelled slot is over", "a A 10:00-11:00 cancelled", "11:00", false},
        {"another room's", "room A; a B 10:00-11:00", "10:30", false},
        {"a break alone is nothing", "k A 10:00-11:00 break", "09:00", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].rule);
        struct lines lines;
        lines_init(&lines, rows[i].program);
        const struct instant at = lines_at(&lines, rows[i].at);
        const struct day day = program_day_at(lines.program, at);
        CHECK_INT(room_has_more_today(lines.program, 0, at, &day), rows[i].expected);
        lines_finish(&lines);
    }
}

/* ---- the event as a whole ---- */

#define EVENT "room A; room B; b B 10:00-11:00; a A 10:00-11:00; c A 1/09:00-10:00; d A 1/10:00-11:00"

static const struct {
    const char *rule, *program, *rooms, *at, *expected;
} event_rows[] = {
    {"before: all with the first start, ties in room order", EVENT, NULL, "-1/12:00",
     "before a,b until 04:00"},
    {"on from the first conference day's beginning", EVENT, NULL, "04:00", "on until 11:00"},
    {"on while a session is on", EVENT, NULL, "10:59:59.999", "on until 11:00"},
    {"between days", EVENT, NULL, "11:00", "between c until 1/04:00"},
    {"on in a gap", "a A 10:00-11:00; b A 12:00-13:00", NULL, "11:30", "on until 13:00"},
    {"after", EVENT, NULL, "1/11:00", "after until never"},
    {"for the display's rooms alone: before", EVENT, "A", "-1/12:00", "before a until 04:00"},
    {"for the display's rooms alone: after", EVENT, "B", "11:00", "after until never"},
    {"for several rooms: on while it is in one of them", EVENT, "A,B", "1/09:30", "on until 1/11:00"},
    {"on while one runs past 04:00", "a A 23:00-1/05:00; b A 2/10:00-11:00", NULL, "1/04:30",
     "on until 1/05:00"},
    {"an empty day is between days", "a A 10:00-11:00; b A 2/10:00-11:00", NULL, "1/12:00",
     "between b until 2/04:00"},
    {"a session without a room counts where all rooms are shown", "room A; s - 10:00-11:00", NULL, "09:00",
     "on until 11:00"},
    {"a session without a room doesn't count for some rooms", "room A; s - 10:00-11:00", "A", "09:00",
     "no-sessions until never"},
    {"one without length, as its day begins, is first until then",
     "a A 10:00-11:00; z A 1/04:00-1/04:00; b A 2/10:00-2/11:00", NULL, "12:00", "between z until 1/04:00"},
    {"no sessions: only unscheduled ones", "a A none", NULL, "09:00", "no-sessions until never"},
    {"first: a block leaves it to its part", "x A 10:00-12:00 block; p A 10:00-11:00 of=x", NULL, "-1/12:00",
     "before p until 04:00"},
    {"in a combined room of which one is shown", "room A; room AB A; a AB 10:00-11:00", "A", "-1/12:00",
     "before a until 04:00"},
};

static const char *event_text(const struct lines *lines, const struct event_state *event, struct arena *arena)
{
    static const char *const moments[] = {"before", "on", "between", "after", "no-sessions"};
    struct str_builder text = {.arena = arena};
    str_add(&text, moments[event->moment]);
    lines_add_ids(&text, lines->program, " ", event->first);
    str_add(&text, " until ");
    lines_add_instant(&text, lines, event->until);
    return text.text;
}

/* The state holds, with the same `until`, to the last millisecond before it. */
static void walk_event(struct lines *lines, const struct room_scope *scope)
{
    const struct program *program = lines->program;
    struct instant at = {instant_is_set(program->first) ? program->first.ms - 2 * MS_PER_DAY : 0};
    int64_t last_ms = instant_is_set(program->last) ? program->last.ms + MS_PER_DAY : 0;
    for (int steps = 0; at.ms < last_ms && steps < 1000; steps++) {
        struct event_state event, other;
        hallway_event_state(program, scope, at, &lines->arena, &event);
        const char *text = event_text(lines, &event, &lines->arena);
        if (!CHECK(event.until.ms > at.ms))
            break;
        struct instant until = {event.until.ms == INSTANT_NEVER.ms ? last_ms : event.until.ms};
        for (int i = 0; i < 2; i++) {
            struct instant between = {i == 0 ? until.ms - 1 : random_between(at.ms, until.ms)};
            hallway_event_state(program, scope, between, &lines->arena, &other);
            CHECK_STR(event_text(lines, &other, &lines->arena), text);
        }
        if (event.until.ms == INSTANT_NEVER.ms)
            break;
        hallway_event_state(program, scope, until, &lines->arena, &other);
        CHECK(strcmp(event_text(lines, &other, &lines->arena), text) != 0);
        at = until;
    }
}

static void test_event(void)
{
    for (size_t i = 0; i < sizeof event_rows / sizeof *event_rows; i++) {
        check_row(event_rows[i].rule);
        struct lines lines;
        lines_init(&lines, event_rows[i].program);
        struct room_scope scope = scope_of(&lines, event_rows[i].rooms);
        struct event_state event;
        hallway_event_state(lines.program, &scope, lines_at(&lines, event_rows[i].at), &lines.arena, &event);
        CHECK_STR(event_text(&lines, &event, &lines.arena), event_rows[i].expected);
        walk_event(&lines, &scope);
        lines_finish(&lines);
    }
}

int main(int argc, char **argv)
{
    test_scope();
    test_more_today();
    test_event();
    walk_random_programs(argc == 3 ? (unsigned)atoi(argv[1]) : 1, argc == 3 ? (unsigned)atoi(argv[2]) : 150,
                         walk_event);
    return check_done();
}

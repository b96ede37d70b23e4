/*
 * The rules of behaviour.md, "Hallway", that choose what comes soon; and the promise of `until`, over the
 * programs of the rows and over random ones.
 */
#include "check.h"

#include "schedule/soon.h"
#include "schedule/scope_of.h"
#include "changes/said.h"

static struct thresholds thresholds;

/* "b* a@B x(cancelled) c(tomorrow) +2": '*' is on; the room where it is not the program's first. */
static const char *soon_text(const struct lines *lines, const struct soon_list *list, struct arena *arena)
{
    static const char *const days[] = {"", "(tomorrow)", "(later)"};
    struct str_builder text = {.arena = arena};
    str_add(&text, "");
    for (uint32_t i = 0; i < list->count; i++) {
        const struct soon_entry *entry = &list->entries[i];
        str_addf(&text, "%s%s%s%s%s", i ? " " : "", lines->program->sessions[entry->slot.session].id,
                 entry->running ? "*" : "", entry->cancelled ? "(cancelled)" : "", days[entry->day]);
        if (entry->room == PROGRAM_NONE)
            str_add(&text, "@-");
        else if (entry->room > 0)
            str_addf(&text, "@%s", label_text(lines->program->rooms[entry->room].name, ""));
    }
    if (list->left_out)
        str_addf(&text, " +%d", (int)list->left_out);
    return text.text;
}

#define STAIRS "a A 10:00-12:00; b A 10:30-12:00; c A 11:00-12:00"
#define FIVE_AND_THREE                                                                                       \
    "a A 11:00-12:00; b A 11:00-12:00; c A 11:00-12:00; d A 11:00-12:00; e A 11:00-12:00; "                  \
    "f A 12:00-13:00; g A 12:00-13:00; h A 12:00-13:00; i A 13:00-14:00"
#define SIX_AND_ONE                                                                                          \
    "a A 11:00-12:00; b A 11:00-12:00; c A 11:00-12:00; d A 11:00-12:00; e A 11:00-12:00; f A 11:00-12:00; " \
    "g A 11:10-12:00; h A 11:20-12:00"
#define THREE_DAYS "a A 10:00-11:00; b A 1/10:00-11:00; c A 2/10:00-11:00"
#define BLOCK "x A 10:00-12:00 block; p A 10:00-11:00 of=x; k A 11:00-11:15 break of=x"

static const struct {
    const char *rule, *program, *rooms, *at;
    uint32_t rows;
    const char *expected;
} soon_rows[] = {
    {"running sessions first, latest start first", STAIRS, NULL, "10:45", 10, "b* a* c"},
    {"running ones at most half the rows: the latest of them", STAIRS, NULL, "10:45", 2, "b* c"},
    {"at most half of an odd number", STAIRS, NULL, "10:45", 3, "b* c"},
    {"one row is for what comes", STAIRS, NULL, "10:45", 1, "c"},
    {"no running drop-ins", "d A 10:00-18:00 drop_in; a A 11:00-12:00", NULL, "10:30", 10, "a"},
    {"drop-ins to come are listed", "d A 10:00-18:00 drop_in; a A 11:00-12:00", NULL, "09:30", 10, "d a"},
    {"those that would read ENDING leave: not yet", "a A 10:00-11:00; b A 11:00-12:00", NULL, "10:54:59.999",
     10, "a* b"},
    {"those that would read ENDING leave", "a A 10:00-11:00; b A 11:00-12:00", NULL, "10:55", 10, "b"},
    {"then by start", "c A 12:00-13:00; b A 11:00-12:00", NULL, "10:30", 10, "b c"},
    {"what is chosen but past the rows is counted", FIVE_AND_THREE, NULL, "10:30", 6, "a b c d e f +2"},

    {"ties in the program's room order", "room A; room B; b B 11:00-12:00; a A 11:00-11:30", NULL, "10:30",
     10, "a b@B"},
    {"ties in the program's room order, not the display's",
     "room A; room B; b B 11:00-12:00; a A 11:00-11:30", "B,A", "10:30", 10, "a b@B"},
    {"ties of running ones likewise", "room A; room B; b B 10:00-12:00; a A 10:00-11:30", NULL, "10:30", 10,
     "a* b*@B"},
    {"ties in one room in program order", "b A 11:00-12:00; a A 11:00-11:30", NULL, "10:30", 10, "b a"},
    {"sessions without a room after those that have one", "room A; s - 11:00-12:00; a A 11:00-11:30", NULL,
     "10:30", 10, "a s@-"},

    {"look ahead 45 min: what starts in exactly 45 min is in", SIX_AND_ONE, NULL, "10:25", 10,
     "a b c d e f g"},
    {"look ahead 45 min: not a millisecond more", SIX_AND_ONE, NULL, "10:24:59.999", 10, "a b c d e f"},
    {"widened until at least 6 sessions; all with one start together", FIVE_AND_THREE, NULL, "10:30", 10,
     "a b c d e f g h"},
    {"widened over the whole day", "a A 05:00-06:00; b A 22:00-23:00", NULL, "04:30", 10, "a b"},
    {"then tomorrow, marked as such", THREE_DAYS, NULL, "09:30", 10, "a b(tomorrow)"},
    {"never tomorrow's 10:00 as if it were today's", THREE_DAYS, NULL, "12:00", 10, "b(tomorrow)"},
    {"what begins after 04:00 is tomorrow's", THREE_DAYS, NULL, "1/03:59", 10, "b(tomorrow)"},
    {"from 04:00 on it is today's", THREE_DAYS, NULL, "1/04:00", 10, "b c(tomorrow)"},
    {"never an empty board in the morning", "a A 10:00-11:00", NULL, "04:00", 10, "a"},
    {"a day that is neither today nor tomorrow", "a A 2/10:00-11:00", NULL, "12:00", 10, "a(later)"},
    {"an empty day is passed over", "a A 10:00-11:00; b A 2/10:00-11:00", NULL, "09:30", 10, "a b(later)"},
    {"within 45 min, but after 04:00: tomorrow's", "a A 1/03:40-03:50; b A 1/04:10-05:00", NULL, "1/03:30",
     10, "a b(tomorrow)"},
    {"six today: none of tomorrow", FIVE_AND_THREE "; t A 1/10:00-11:00", NULL, "10:30", 20,
     "a b c d e f g h"},
    {"six today: none of tomorrow, be it near",
     "a A 1/03:30-03:40; b A 1/03:30-03:40; c A 1/03:30-03:40; d A 1/03:30-03:40; e A 1/03:30-03:40; "
     "f A 1/03:30-03:40; t A 1/04:00-05:00",
     NULL, "1/03:20", 20, "a b c d e f"},
    {"breaks are not listed", "a A 11:00-12:00; k A 10:45-11:00 break", NULL, "10:30", 10, "a"},
    {"unscheduled ones are not listed", "a A 11:00-12:00; u A none", NULL, "10:30", 10, "a"},
    {"nothing comes any more", THREE_DAYS, NULL, "2/11:00", 10, ""},

    {"a block to come leaves it to its part", BLOCK, NULL, "09:45", 10, "p"},
    {"a running block leaves it to its part", BLOCK, NULL, "10:30", 10, "p*"},
    {"also while the part reads ENDING", BLOCK, NULL, "10:57", 10, ""},
    {"a running block leaves it to its break", BLOCK, NULL, "11:10", 10, ""},
    {"between parts the block is on", BLOCK, NULL, "11:30", 10, "x*"},
    {"a block stays beside a part in another room", "x A 10:00-12:00 block; p B 10:00-11:00 of=x", NULL,
     "10:30", 10, "x* p*@B"},
    {"a block to come stays beside a part in another room", "x A 10:00-12:00 block; p B 10:00-11:00 of=x",
     NULL, "09:30", 10, "x p@B"},
    {"for a display of its room alone, too", "x A 10:00-12:00 block; p B 10:00-11:00 of=x", "A", "10:30", 10,
     "x*"},
    {"a block of two rooms is listed for the one without its part",
     "x A,B 10:00-12:00 block; p A 10:00-11:00 of=x", NULL, "10:30", 10, "p* x*@B"},
    {"a block without a room leaves it to its parts", "x - 10:00-12:00 block; p A 10:00-11:00 of=x", NULL,
     "10:30", 10, "p*"},

    {"cancelled ones in their place by start", "a A 10:30-11:00; c A 10:00-11:00 cancelled; b A 11:00-12:00",
     NULL, "09:45", 10, "c(cancelled) a b"},
    {"cancelled by title", "c A 10:00-11:00 title=CANCELLED: Foo; b A 11:00-12:00", NULL, "09:45", 10,
     "c(cancelled) b"},
    {"cancelled ones that have begun are not listed", "c A 10:00-11:00 cancelled; b A 11:00-12:00", NULL,
     "10:00", 10, "b"},
    {"cancelled ones don't count towards the six", FIVE_AND_THREE "; z A 11:00-12:00 cancelled", NULL,
     "10:30", 20, "a b c d e z(cancelled) f g h"},
    {"cancelled ones only as far as the list reaches", SIX_AND_ONE "; z A 11:20-12:00 cancelled", NULL,
     "10:30", 20, "a b c d e f g"},

    {"only the display's rooms", "a A 10:00-11:00; b B 10:00-11:00", "B", "09:45", 10, "b@B"},
    {"six of the display's rooms", FIVE_AND_THREE "; z B 20:00-21:00", "B", "10:30", 10, "z@B"},
    {"sessions without a room only where all rooms are shown", "room A; s - 10:00-11:00; a A 10:00-11:00",
     "A", "09:45", 10, "a"},
    {"in several rooms: listed once, with the first of them", "p B,A 10:00-11:00; q A 10:00-10:30", NULL,
     "09:45", 10, "p q@A"},
    {"in several rooms: the first that the display shows", "room A; room B; room C; p A,C 10:00-11:00", "B,C",
     "09:45", 10, "p@C"},
    {"in a combined room: that room", "room A; room AB A; a AB 10:00-11:00", NULL, "09:45", 10, "a@AB"},
    {"in a combined room of which one is shown: that one", "room A; room AB A; a AB 10:00-11:00", "A",
     "09:45", 10, "a"},
};

/* From two days before the program to after it: the list holds until `until`, and is another one then. */
static void walk_soon(struct lines *lines, const struct room_scope *scope, uint32_t rows)
{
    const struct program *program = lines->program;
    struct instant at = {instant_is_set(program->first) ? program->first.ms - 2 * MS_PER_DAY : 0};
    int64_t last_ms = instant_is_set(program->last) ? program->last.ms + MS_PER_DAY : 0;
    struct arena arena, other_arena;
    arena_init(&arena, malloc, free);
    arena_init(&other_arena, malloc, free);
    for (int steps = 0; at.ms < last_ms && steps < 20000; steps++) {
        struct soon_list list, other;
        arena_reset(&arena);
        soon_make(program, &thresholds, scope, at, rows, &arena, &list);
        const char *text = soon_text(lines, &list, &arena);
        if (!CHECK(list.until.ms > at.ms) || !CHECK(list.count <= rows))
            break;
        bool ends = list.until.ms == INSTANT_NEVER.ms;
        struct instant until = {ends ? last_ms : list.until.ms};
        for (int i = 0; i < 3; i++) {
            struct instant between = {i == 0 ? until.ms - 1 : random_between(at.ms, until.ms)};
            arena_reset(&other_arena);
            soon_make(program, &thresholds, scope, between, rows, &other_arena, &other);
            if (!CHECK_STR(soon_text(lines, &other, &other_arena), text))
                printf("    %" PRId64 " ms after %" PRId64 ", until is %" PRId64 " ms after\n",
                       between.ms - at.ms, at.ms, until.ms - at.ms);
            CHECK(ends || other.until.ms == until.ms);
        }
        if (ends)
            break;
        arena_reset(&other_arena);
        soon_make(program, &thresholds, scope, until, rows, &other_arena, &other);
        CHECK(strcmp(soon_text(lines, &other, &other_arena), text) != 0);
        at = until;
    }
    arena_finish(&arena);
    arena_finish(&other_arena);
}

static void test_soon(void)
{
    for (size_t i = 0; i < sizeof soon_rows / sizeof *soon_rows; i++) {
        check_row(soon_rows[i].rule);
        struct lines lines;
        lines_init(&lines, soon_rows[i].program);
        struct room_scope scope = scope_of(&lines, soon_rows[i].rooms);
        struct soon_list list;
        soon_make(lines.program, &thresholds, &scope, lines_at(&lines, soon_rows[i].at), soon_rows[i].rows,
                  &lines.arena, &list);
        CHECK_STR(soon_text(&lines, &list, &lines.arena), soon_rows[i].expected);
        walk_soon(&lines, &scope, soon_rows[i].rows);
        lines_finish(&lines);
    }
}

static void test_soon_thresholds(void)
{
    struct thresholds own = thresholds;
    own.look_ahead_min = 60;
    own.look_ahead_sessions = 1;
    struct lines lines;
    lines_init(&lines, "a A 11:00-12:00; b A 11:30-12:00; c A 11:31-12:00");
    struct room_scope scope = scope_of(&lines, NULL);
    struct soon_list list;
    check_row("look_ahead_min, look_ahead_sessions");
    soon_make(lines.program, &own, &scope, lines_at(&lines, "10:30"), 10, &lines.arena, &list);
    CHECK_STR(soon_text(&lines, &list, &lines.arena), "a b");
    soon_make(lines.program, &own, &scope, lines_at(&lines, "09:30"), 10, &lines.arena, &list);
    CHECK_STR(soon_text(&lines, &list, &lines.arena), "a");
    lines_finish(&lines);
}

/* Days on which nothing starts cost no walk: those before a late session, and those before one in a far year,
 * which is set aside and waited for by nobody. */
static void test_far_year(void)
{
    static const struct {
        const char *rule, *at, *until;
    } rows[] = {
        {"while the event is on", "09:00", "10:00"},
        {"after it: until the day before the far session", "1/12:00", "58/04:00"},
        {"that day: until the day itself", "58/04:00", "59/04:00"},
        {"the day itself", "59/04:00", "59/10:00"},
        {"after all: never", "60/12:00", NULL},
    };
    struct lines lines;
    lines_init(&lines,
               "a A 10:00-11:00; b B 10:30-12:00; x B 59/10:00-59/11:00; y B 2912001/10:00-2912001/11:00");
    struct room_scope scope = scope_of(&lines, NULL);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].rule);
        size_t before = lines.arena.bytes;
        struct soon_list soon;
        soon_make(lines.program, &thresholds, &scope, lines_at(&lines, rows[i].at), 8, &lines.arena, &soon);
        CHECK(lines.arena.bytes - before < 100000);
        CHECK_INT(soon.until.ms, rows[i].until ? lines_at(&lines, rows[i].until).ms : INSTANT_NEVER.ms);
    }
    lines_finish(&lines);
}

/* One that is late is still to come, also while it would be on: it counts towards the six. */
static void test_waiting_counts(void)
{
    static const struct {
        const char *rule, *said, *at, *expected;
    } rows[] = {
        {"the look is widened to six", "", "10:30", "a b c d e f g h"},
        {"one that would be on is one of them", "09:00 w delayed", "09:20", "w a b c d e"},
        {"one that would start within the look is one of them", "09:00 w delayed", "08:40", "w a b c d e"},
        {"so is one that it is widened to", "09:00 f delayed", "10:20", "a b c d e f g h"},
        {"with it, it is wide enough", "09:00 f delayed; 09:00 g cancelled; 09:00 h cancelled", "09:45",
         "a b c d e f g(cancelled) h(cancelled)"},
        {"it is widened to one that nothing else starts with", "09:00 i delayed; 09:00 h cancelled", "12:00",
         "f* g* i"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct lines lines;
        struct said said;
        struct soon_list soon;
        check_row(rows[i].rule);
        lines_init(&lines, "w A 09:10-09:40; " FIVE_AND_THREE);
        said_init(&said, &lines, rows[i].said);
        said_fold(&said, &lines);
        struct room_scope scope = scope_of(&lines, NULL);
        soon_make(lines.program, &thresholds, &scope, lines_at(&lines, rows[i].at), 10, &lines.arena, &soon);
        CHECK_STR(soon_text(&lines, &soon, &lines.arena), rows[i].expected);
        lines_finish(&lines);
    }
}

/* A block that is late, with its parts: it leaves it to the part that starts with it. */
static void test_waiting_block(void)
{
    struct lines lines;
    struct said said;
    struct soon_list soon;
    check_row("a late block leaves it to its late part");
    lines_init(&lines, "x A 10:00-12:00 block; p A 10:00-10:30 of=x; b B 10:30-11:00");
    said_init(&said, &lines, "09:00 x delayed");
    CHECK_STR(said_fold(&said, &lines), "");
    struct room_scope scope = scope_of(&lines, NULL);
    soon_make(lines.program, &thresholds, &scope, lines_at(&lines, "09:50"), 10, &lines.arena, &soon);
    CHECK_STR(soon_text(&lines, &soon, &lines.arena), "p b@B");
    lines_finish(&lines);
}

/* At a moment alone it is what it is with its `until`; what starts at one moment are those of it. */
static void test_at(void)
{
    struct lines lines;
    struct room_scope scope;
    struct soon_list list;
    lines_init(
        &lines,
        "room A; room B; b B 11:00-12:00; a A 11:00-12:00; c A 11:30-12:00; x B 11:00-12:00 cancelled");
    scope = scope_of(&lines, NULL);
    check_row("at a moment");
    soon_at(lines.program, &thresholds, &scope, lines_at(&lines, "10:30"), 2, &lines.arena, &list);
    CHECK_STR(soon_text(&lines, &list, &lines.arena), "a b@B +2");
    CHECK_INT(list.until.ms, lines_at(&lines, "10:30").ms);
    check_row("with one start");
    struct str_builder ids = {.arena = &lines.arena};
    str_add(&ids, "");
    lines_add_ids(&ids, lines.program, "",
                  soon_starting_at(lines.program, &scope, lines_at(&lines, "11:00"), &lines.arena));
    CHECK_STR(ids.text, "a,b");
    CHECK_INT(soon_starting_at(lines.program, &scope, lines_at(&lines, "11:10"), &lines.arena).count, 0);
    lines_finish(&lines);
}

/* The list is another one when the time is over at which it would have been on. */
static void test_waiting_ends(void)
{
    struct lines lines;
    struct said said;
    struct soon_list soon;
    check_row("one that is late until its end");
    lines_init(&lines, "w A 09:10-09:40; a A 18:00-19:00");
    said_init(&said, &lines, "09:00 w delayed");
    CHECK_STR(said_fold(&said, &lines), "");
    struct room_scope scope = scope_of(&lines, NULL);
    soon_make(lines.program, &thresholds, &scope, lines_at(&lines, "09:20"), 10, &lines.arena, &soon);
    CHECK_STR(soon_text(&lines, &soon, &lines.arena), "w a");
    CHECK_INT(soon.until.ms, lines_at(&lines, "09:40").ms);
    lines_finish(&lines);
}

/* As many rows as a screen of all rooms has, and as a small one of one room. */
static void walk_rows(struct lines *lines, const struct room_scope *scope)
{
    walk_soon(lines, scope, scope->all ? 8 : 3);
}

int main(int argc, char **argv)
{
    thresholds_set_defaults(&thresholds);
    test_soon();
    test_soon_thresholds();
    test_far_year();
    test_waiting_block();
    test_waiting_counts();
    test_waiting_ends();
    test_at();
    walk_random_programs(argc == 3 ? (unsigned)atoi(argv[1]) : 1, argc == 3 ? (unsigned)atoi(argv[2]) : 150,
                         walk_rows);
    return check_done();
}

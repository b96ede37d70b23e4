/*
 * When a display shows the emergency of the live data, and which of its texts (behaviour.md, "What happened":
 * emergency).
 */
#include "check.h"
#include "names.h"

#include "schedule/emergency.h"
#include "schedule/lines.h"

#define RAISED "10:10"
#define LIFTED "10:20"

static const char program_text[] =
    "room A; room B; room AB A B; a A 10:00-11:00; b B 10:00-11:00; d AB 11:00-12:00";

static struct label_variant texts[] = {{"en", "Leave"}, {"de", "Hinaus"}, {"ja", "外へ"}};

static const struct {
    const char *rule, *at, *room; /* the display's; NULL: all */
    const char *told[2];          /* whom it is for; none: everyone */
    bool has_end, has_program;
    enum station_clock clock;
    bool shown, lifted;
    const char *until; /* NULL: never */
} rows[] = {
    {"not before it is raised",
     "10:09:59.999",
     "A",
     {NULL},
     true,
     true,
     STATION_CLOCK_TRUSTED,
     false,
     false,
     RAISED},
    {"from then on", "10:10", "A", {NULL}, true, true, STATION_CLOCK_TRUSTED, true, false, LIFTED},
    {"to the last millisecond",
     "10:19:59.999",
     "A",
     {NULL},
     true,
     true,
     STATION_CLOCK_TRUSTED,
     true,
     false,
     LIFTED},
    {"lifted: said so", LIFTED, "A", {NULL}, true, true, STATION_CLOCK_TRUSTED, true, true, "10:22"},
    {"for 120 s", "10:21:59.999", "A", {NULL}, true, true, STATION_CLOCK_TRUSTED, true, true, "10:22"},
    {"then no more", "10:22", "A", {NULL}, true, true, STATION_CLOCK_TRUSTED, false, false, NULL},
    {"not lifted: for ever", "1/10:10", "A", {NULL}, false, true, STATION_CLOCK_TRUSTED, true, false, NULL},
    {"by a last known time too",
     LIFTED,
     "A",
     {NULL},
     true,
     true,
     STATION_CLOCK_UNVERIFIED,
     true,
     true,
     "10:22"},
    {"without a clock: in force at once",
     "09:00",
     "A",
     {NULL},
     false,
     true,
     STATION_CLOCK_UNTRUSTED,
     true,
     false,
     NULL},
    {"without a clock: lifted is over",
     "10:15",
     "A",
     {NULL},
     true,
     true,
     STATION_CLOCK_UNTRUSTED,
     false,
     false,
     NULL},
    {"for its room", "10:10", "A", {"A"}, false, true, STATION_CLOCK_TRUSTED, true, false, NULL},
    {"not for another's", "10:10", "A", {"B"}, true, true, STATION_CLOCK_TRUSTED, false, false, NULL},
    {"one of several", "10:10", "B", {"A", "B"}, false, true, STATION_CLOCK_TRUSTED, true, false, NULL},
    {"a combined room's at its part's door",
     "10:10",
     "A",
     {"AB"},
     false,
     true,
     STATION_CLOCK_TRUSTED,
     true,
     false,
     NULL},
    {"a hallway of all rooms shows any room's",
     "10:10",
     NULL,
     {"B"},
     false,
     true,
     STATION_CLOCK_TRUSTED,
     true,
     false,
     NULL},
    {"also a room's that there is not",
     "10:10",
     NULL,
     {"Z"},
     false,
     true,
     STATION_CLOCK_TRUSTED,
     true,
     false,
     NULL},
    {"no program: by the display's own name for its room",
     "10:10",
     "a",
     {"A"},
     false,
     false,
     STATION_CLOCK_TRUSTED,
     true,
     false,
     NULL},
    {"no program: not another room's",
     "10:10",
     "a",
     {"B"},
     false,
     false,
     STATION_CLOCK_TRUSTED,
     false,
     false,
     NULL},
    {"no program: everyone's", "10:10", "a", {NULL}, false, false, STATION_CLOCK_TRUSTED, true, false, NULL},
    {"a room that the program has not: by its name",
     "10:10",
     "Z",
     {"z"},
     false,
     true,
     STATION_CLOCK_TRUSTED,
     true,
     false,
     NULL},
};

static struct live_emergency emergency_of(const struct lines *lines, const char *const *rooms, bool has_end)
{
    uint32_t count = 0;
    while (count < 2 && rooms[count])
        count++;
    return (struct live_emergency){.kind = EMERGENCY_FIRE,
                                   .text = {1, texts},
                                   .everywhere = count == 0,
                                   .room_count = count,
                                   .rooms = rooms_called(rooms, count),
                                   .raised = lines_at(lines, RAISED),
                                   .until = INSTANT_NEVER,
                                   .lifted = has_end ? lines_at(lines, LIFTED) : INSTANT_NONE};
}

static void test_rows(const struct lines *lines, struct arena *arena)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].rule);
        arena_reset(arena);
        struct live_emergency emergency = emergency_of(lines, rows[i].told, rows[i].has_end);
        struct live live = {.emergency = &emergency};
        const char *room = rows[i].room;
        struct display_config config;
        display_config_set_defaults(&config, room ? ROLE_DOOR : ROLE_HALLWAY);
        config.rooms = rooms_called(&room, 1);
        config.room_count = room ? 1 : 0;
        const struct program *program = rows[i].has_program ? lines->program : NULL;
        struct room_scope scope = {0};
        if (program)
            room_scope_of(program, &config, arena, &scope, NULL);
        struct instant at = lines_at(lines, rows[i].at);
        struct emergency_state state;
        const struct emergency_clock clock = {.trust = rows[i].clock};
        emergency_at(program, &live, &config, &scope, &clock, at, &state);
        CHECK_INT(state.is_shown, rows[i].shown);
        CHECK_INT(state.is_lifted, rows[i].lifted);
        CHECK_INT(state.until.ms, rows[i].until ? lines_at(lines, rows[i].until).ms : INSTANT_NEVER.ms);
        CHECK_INT(state.tick_until.ms, state.until.ms);
    }
}

static void test_lifted_before_raised(const struct lines *lines)
{
    struct live_emergency emergency = emergency_of(lines, (const char *const[2]){NULL}, true);
    struct live live = {.emergency = &emergency};
    struct display_config config;
    display_config_set_defaults(&config, ROLE_HALLWAY);
    check_row("lifted before it is raised: not lifted");
    emergency.lifted.ms = emergency.raised.ms - 1;
    for (enum station_clock trust = 0; trust < STATION_CLOCK_COUNT; trust++) {
        const struct emergency_clock clock = {.trust = trust};
        struct emergency_state state;
        emergency_at(NULL, &live, &config, NULL, &clock, lines_at(lines, "1/10:10"), &state);
        CHECK(state.is_shown && !state.is_lifted);
        CHECK_INT(state.until.ms, INSTANT_NEVER.ms);
    }
}

static void test_texts(const struct lines *lines)
{
    const struct emergency_clock untrusted = {.trust = STATION_CLOCK_UNTRUSTED},
                                 trusted = {.trust = STATION_CLOCK_TRUSTED};
    static const struct {
        int64_t ms;
        uint32_t text;
        int64_t until;
    } turns[] = {{0, 0, 5000},      {4999, 0, 5000}, {5000, 1, 10000}, {14999, 2, 15000},
                 {15000, 0, 20000}, {-1, 2, 0},      {-5000, 2, 0},    {-15000, 0, -10000}};
    const char *const nobody[2] = {NULL};
    struct live_emergency emergency = emergency_of(lines, nobody, false);
    struct live live = {.emergency = &emergency};
    struct display_config config;
    display_config_set_defaults(&config, ROLE_HALLWAY);
    struct room_scope scope = {.all = true};
    struct emergency_state state;
    emergency.text.count = 3;
    for (size_t i = 0; i < sizeof turns / sizeof *turns; i++) {
        char label[40];
        snprintf(label, sizeof label, "%lld ms", (long long)turns[i].ms);
        check_row(label);
        emergency_at(lines->program, &live, &config, &scope, &untrusted, (struct instant){turns[i].ms},
                     &state);
        CHECK_INT(state.text, turns[i].text);
        CHECK_INT(state.tick_until.ms, turns[i].until);
    }
    check_row("nothing takes turns once it is lifted");
    emergency.lifted = lines_at(lines, LIFTED);
    emergency_at(lines->program, &live, &config, &scope, &trusted, lines_at(lines, "10:20:07"), &state);
    CHECK(state.is_lifted && state.text == 0 && state.tick_until.ms == state.until.ms);
    check_row("none");
    live.emergency = NULL;
    emergency_at(lines->program, &live, &config, &scope, &trusted, lines_at(lines, LIFTED), &state);
    CHECK(!state.is_shown && state.until.ms == INSTANT_NEVER.ms);
    emergency_at(lines->program, NULL, &config, &scope, &trusted, lines_at(lines, LIFTED), &state);
    CHECK(!state.is_shown);
}

/* ---- its end ---- */

#define UNTIL "10:40"

/* When an emergency that was raised at 10:10, with an `until`, is shown. */
static void test_until(const struct lines *lines)
{
    static const struct {
        const char *rule, *at, *lifted;
        enum station_clock trust;
        const char *floor, *published;
        int64_t shown_min;
        bool shown, is_lifted;
        const char *until;
    } ends[] = {
        {"raised", "10:10", NULL, STATION_CLOCK_TRUSTED, NULL, NULL, 0, true, false, UNTIL},
        {"to the last millisecond", "10:39:59.999", NULL, STATION_CLOCK_TRUSTED, NULL, NULL, 0, true, false,
         UNTIL},
        {"over: not said", UNTIL, NULL, STATION_CLOCK_TRUSTED, NULL, NULL, 0, false, false, NULL},
        {"over for a year", "1/10:10", NULL, STATION_CLOCK_TRUSTED, NULL, NULL, 0, false, false, NULL},
        {"before it is raised", "10:09", NULL, STATION_CLOCK_TRUSTED, NULL, NULL, 0, false, false, "10:10"},
        {"by a last known time", "10:39", NULL, STATION_CLOCK_UNVERIFIED, NULL, NULL, 0, true, false, UNTIL},
        {"over by a last known time", UNTIL, NULL, STATION_CLOCK_UNVERIFIED, NULL, NULL, 0, false, false,
         NULL},
        {"a last known time is late: in force at once, for its length", "09:00", NULL,
         STATION_CLOCK_UNVERIFIED, NULL, NULL, 0, true, false, "09:30"},
        {"and what is left of it", "09:10", NULL, STATION_CLOCK_UNVERIFIED, NULL, NULL, 10, true, false,
         "09:30"},
        {"and over", "09:30", NULL, STATION_CLOCK_UNVERIFIED, NULL, NULL, 30, false, false, NULL},
        {"and no longer for having come to it", "10:15", NULL, STATION_CLOCK_UNVERIFIED, NULL, NULL, 20, true,
         false, "10:25"},
        {"and over then", "10:15", NULL, STATION_CLOCK_UNVERIFIED, NULL, NULL, 30, false, false, NULL},
        {"lifted later than a last known time", "10:15", "10:20", STATION_CLOCK_UNVERIFIED, NULL, NULL, 0,
         false, false, NULL},
        {"lifted by a last known time, whatever it was shown", "10:21", "10:20", STATION_CLOCK_UNVERIFIED,
         NULL, NULL, 600, true, true, "10:22"},
        {"to be lifted before", "10:15", "10:20", STATION_CLOCK_TRUSTED, NULL, NULL, 0, true, false, "10:20"},
        {"lifted before", "10:20", "10:20", STATION_CLOCK_TRUSTED, NULL, NULL, 0, true, true, "10:22"},
        {"lifted just before: said for its time", "10:41", "10:39:59", STATION_CLOCK_TRUSTED, NULL, NULL, 0,
         true, true, "10:41:59"},
        {"to be lifted after", "10:39", "10:45", STATION_CLOCK_TRUSTED, NULL, NULL, 0, true, false, UNTIL},
        {"lifted after: no more said", "10:45", "10:45", STATION_CLOCK_TRUSTED, NULL, NULL, 0, false, false,
         NULL},
        {"lifted when it was over", UNTIL, UNTIL, STATION_CLOCK_TRUSTED, NULL, NULL, 0, false, false, NULL},

        {"no clock: for its length", "09:00", NULL, STATION_CLOCK_UNTRUSTED, NULL, NULL, 0, true, false,
         "09:30"},
        {"no clock: what is left", "09:00", NULL, STATION_CLOCK_UNTRUSTED, NULL, NULL, 29, true, false,
         "09:01"},
        {"no clock: over", "09:00", NULL, STATION_CLOCK_UNTRUSTED, NULL, NULL, 30, false, false, NULL},
        {"no clock: a clock of next year is not asked", "1/10:10", NULL, STATION_CLOCK_UNTRUSTED, NULL, NULL,
         1, true, false, "1/10:39"},
        {"no clock: lifted", "09:00", "10:20", STATION_CLOCK_UNTRUSTED, NULL, NULL, 0, false, false, NULL},
        {"no clock: over before a time that has been", "09:00", NULL, STATION_CLOCK_UNTRUSTED, UNTIL, NULL, 0,
         false, false, NULL},
        {"no clock: not yet by then", "09:00", NULL, STATION_CLOCK_UNTRUSTED, "10:39:59.999", NULL, 0, true,
         false, "09:30"},
        {"no clock: over before the program was published", "09:00", NULL, STATION_CLOCK_UNTRUSTED, NULL,
         UNTIL, 0, false, false, NULL},
        {"no clock: published in between", "09:00", NULL, STATION_CLOCK_UNTRUSTED, NULL, "10:20", 0, true,
         false, "09:30"},
        {"a last known time before it: over by the program", "10:15", NULL, STATION_CLOCK_UNVERIFIED, NULL,
         "11:00", 0, false, false, NULL},
        {"a trusted clock is asked alone", "10:15", NULL, STATION_CLOCK_TRUSTED, "11:00", "11:00", 0, true,
         false, UNTIL},
        {"and is not counted from the reading", "10:15", NULL, STATION_CLOCK_TRUSTED, NULL, NULL, 600, true,
         false, UNTIL},
    };
    struct display_config config;
    display_config_set_defaults(&config, ROLE_HALLWAY);
    struct room_scope scope = {.all = true};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        check_row(ends[i].rule);
        struct live_emergency emergency = emergency_of(lines, (const char *const[2]){NULL}, false);
        struct live live = {.emergency = &emergency};
        struct program program = *lines->program;
        program.published = ends[i].published ? lines_at(lines, ends[i].published) : INSTANT_NONE;
        emergency.until = lines_at(lines, UNTIL);
        emergency.lifted = ends[i].lifted ? lines_at(lines, ends[i].lifted) : INSTANT_NONE;
        const struct emergency_clock clock = {.trust = ends[i].trust,
                                              .floor = ends[i].floor ? lines_at(lines, ends[i].floor)
                                                                     : (struct instant){0},
                                              .shown_ms = ends[i].shown_min * MS_PER_MINUTE};
        struct emergency_state state;
        emergency_at(&program, &live, &config, &scope, &clock, lines_at(lines, ends[i].at), &state);
        CHECK_INT(state.is_shown, ends[i].shown);
        CHECK_INT(state.is_lifted, ends[i].is_lifted);
        CHECK_INT(state.until.ms, ends[i].until ? lines_at(lines, ends[i].until).ms : INSTANT_NEVER.ms);
        CHECK_INT(state.tick_until.ms, state.until.ms);
        if (!ends[i].published) {
            emergency_at(NULL, &live, &config, &scope, &clock, lines_at(lines, ends[i].at), &state);
            CHECK_INT(state.is_shown, ends[i].shown);
        }
    }
}

/* The first four of the texts take turns, however many there are. */
static void test_many_texts(const struct lines *lines)
{
    const struct emergency_clock clock = {.trust = STATION_CLOCK_TRUSTED};
    struct live_emergency emergency = emergency_of(lines, (const char *const[2]){NULL}, false);
    struct live live = {.emergency = &emergency};
    struct display_config config;
    struct room_scope scope = {.all = true};
    display_config_set_defaults(&config, ROLE_HALLWAY);
    check_row("sixteen texts");
    emergency.text.count = 16;
    struct instant at = lines_at(lines, "10:20");
    at.ms -= at.ms % 20000;
    for (uint32_t turn = 0; turn < 9; turn++, at.ms += EMERGENCY_TEXT_MS) {
        struct emergency_state state;
        emergency_at(lines->program, &live, &config, &scope, &clock, at, &state);
        CHECK_INT(state.text, turn % 4);
    }
}

int main(void)
{
    struct lines lines;
    struct arena arena;
    lines_init(&lines, program_text);
    arena_init(&arena, malloc, free);
    test_rows(&lines, &arena);
    test_lifted_before_raised(&lines);
    test_texts(&lines);
    test_until(&lines);
    test_many_texts(&lines);
    arena_finish(&arena);
    lines_finish(&lines);
    return check_done();
}

/*
 * What is told of each display: every rule of the judgement, worst first, by the reader's own clock.
 */
#include "fleet/fleet.h"

#include "base/str.h"
#include "check.h"

static const struct venue_display displays[] = {{"a-key", {.name = "a"}}, {"b-key", {.name = "b"}}};
static const struct venue venue = {.name = "", .display_count = 2, .displays = displays};
static struct fleet fleet;
static struct arena arena;

static void hear(const char *name, const char *rest, const char *text, int64_t ms)
{
    fleet_hear(&fleet,
               &(struct fleet_message){.name = name, .rest = rest, .bytes = text, .size = strlen(text)}, ms);
}

static void status(const char *name, const char *members, int64_t ms)
{
    hear(name, "status",
         arena_printf(&arena,
                      "{\"format\": \"nownext-status/1\", \"screen\": \"door\", \"clock\": \"trusted\", "
                      "\"version\": \"1\", \"live_revision\": 18%s}",
                      members),
         ms);
}

static const struct fleet_display *find(const char *name)
{
    for (uint32_t i = 0; i < fleet.count; i++)
        if (strcmp(fleet.displays[i].name, name) == 0)
            return &fleet.displays[i];
    return NULL;
}

static const char *state(const char *name)
{
    const struct fleet_display *display = find(name);
    return display ? fleet_state_name(display->state) : "none";
}

static void start(void)
{
    fleet_finish(&fleet);
    fleet_init(&fleet, &venue, 1000, &arena);
}

static void test_status_rules(void)
{
    static const struct {
        const char *members, *state, *why;
    } rows[] = {
        {"", "well", ""},
        {", \"screen\": \"fault\", \"refused\": [\"display.json: no\"]", "wrong", "display.json: no"},
        {", \"station_fault\": \"unknown-room\"", "wrong", "wrong with it"},
        {", \"station_fault\": \"none\"", "well", ""},
        {", \"screen\": \"no-program\"", "wrong", "no program"},
        {", \"clock\": \"untrusted\"", "wrong", "the time"},
        {", \"live_revision\": 17", "wrong", "17 of the live data, not 18"},
        {", \"live_revision\": 19", "well", ""},
        {", \"stale\": true, \"program_age_s\": 1900", "wrong", "31 min"},
        {", \"stale\": true", "wrong", "not heard of the program"},
        {", \"supply_is_too_weak\": true", "wrong", "too weak"},
        {", \"temperature_c\": 80.0", "odd", "80 degrees"},
        {", \"temperature_c\": 79.9", "well", ""},
        {", \"clock\": \"unverified\"", "odd", "not verified"},
        {", \"refused_count\": 1, \"refused\": [\"x.json: no\"]", "odd", "x.json: no"},
        {", \"version\": \"2\"", "odd", "version 2"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        start();
        fleet_hear_live(&fleet, 18);
        fleet_hear_live(&fleet, 16);
        hear("a", "online", "1", 2000);
        hear("b", "online", "1", 2000);
        hear("c", "online", "1", 2000);
        check_row(rows[i].members);
        /* A member that is there twice is refused by the reader: the row's goes instead of the plain one. */
        const char *const plain[] = {"\"screen\": \"door\"", "\"clock\": \"trusted\"", "\"version\": \"1\"",
                                     "\"live_revision\": 18"};
        struct str_builder text = {.arena = &arena};
        str_add(&text, "{\"format\": \"nownext-status/1\"");
        for (size_t p = 0; p < 4; p++) {
            char name[40];
            snprintf(name, sizeof name, "%.*s", (int)strcspn(plain[p], ":"), plain[p]);
            if (!strstr(rows[i].members, name))
                str_addf(&text, ", %s", plain[p]);
        }
        str_addf(&text, "%s}", rows[i].members);
        hear("a", "status", text.text, 2000);
        status("b", "", 2000);
        status("c", "", 2000);
        fleet_judge(&fleet, 3000, INSTANT_NONE);
        CHECK_STR(state("a"), rows[i].state);
        CHECK(strstr(find("a")->why, rows[i].why) != NULL);
        CHECK_INT(find("a")->what_to_do[0] == '\0', strcmp(rows[i].state, "well") == 0);
        CHECK_STR(state("b"), "well");
    }
}

static void test_alive(void)
{
    start();
    check_row("nobody was heard of");
    fleet_judge(&fleet, 1000, INSTANT_NONE);
    CHECK_STR(state("a"), "missing");
    CHECK_INT(fleet_wrong_count(&fleet), 2);
    check_row("online, and no word yet");
    hear("a", "online", "1", 1000);
    fleet_judge(&fleet, 1000 + FLEET_SILENT_MS - 1, INSTANT_NONE);
    CHECK_STR(state("a"), "odd");
    fleet_judge(&fleet, 1000 + FLEET_SILENT_MS, INSTANT_NONE);
    CHECK_STR(state("a"), "silent");
    check_row("a word");
    status("a", "", 200000);
    fleet_judge(&fleet, 200000 + FLEET_SILENT_MS - 1, INSTANT_NONE);
    CHECK_STR(state("a"), "well");
    CHECK_INT(fleet_wrong_count(&fleet), 1);
    check_row("three beats without one");
    fleet_judge(&fleet, 200000 + FLEET_SILENT_MS, INSTANT_NONE);
    CHECK_STR(state("a"), "silent");
    check_row("the will");
    status("a", "", 500000);
    hear("a", "online", "0", 500000);
    fleet_judge(&fleet, 500001, INSTANT_NONE);
    CHECK_STR(state("a"), "silent");
    CHECK_STR(find("a")->why, "is offline");
    CHECK_INT(find("a")->offline_ms, 500000);
    check_row("back");
    hear("a", "online", "1", 510000);
    fleet_judge(&fleet, 510001, INSTANT_NONE);
    CHECK_STR(state("a"), "well");
    CHECK_INT(find("a")->offline_ms, -1);
    check_row("no status");
    hear("a", "status", "{", 900000);
    hear("a", "frame", "x", 900000);
    fleet_judge(&fleet, 900001, INSTANT_NONE);
    CHECK_STR(state("a"), "silent");
}

/* A status that the broker held, of so many minutes after 09:00; "" : it says no time. */
static void held(const char *name, const char *clock, int at_min, int64_t ms)
{
    const char *at = at_min < 0 ? ""
                                : arena_printf(&arena, ", \"at\": \"2024-09-18T%02d:%02d:00Z\"",
                                               9 + at_min / 60, at_min % 60);
    const char *text =
        arena_printf(&arena,
                     "{\"format\": \"nownext-status/1\", \"screen\": \"door\", \"version\": \"1\", "
                     "\"clock\": \"%s\"%s}",
                     clock, at);
    hear(name, "online", "1", ms);
    fleet_hear(&fleet,
               &(struct fleet_message){
                   .name = name, .rest = "status", .is_held = true, .bytes = text, .size = strlen(text)},
               ms);
}

/* Whoever looks once, at 09:NN by the clock of this computer, has what the broker held and no more. */
static void test_held(void)
{
    enum { UNSET = -1 };
    static const struct {
        const char *row;
        int a_min, b_min, here_min;
        const char *a_clock, *a, *b, *advice;
        int64_t a_age_s;
    } rows[] = {
        {"both alive", 30, 30, 30, "trusted", "well", "well", "", 0},
        {"one is dead", 26, 30, 30, "trusted", "silent", "well", "restart it", 240},
        {"three minutes", 27, 30, 30, "trusted", "silent", "well", "restart it", 180},
        {"two minutes", 28, 30, 30, "trusted", "well", "well", "", 120},
        {"both are dead, and one died before", 10, 12, 30, "trusted", "silent", "silent", "restart it, if",
         1200},
        {"the clock here is behind: by the other display", 26, 30, 2, "trusted", "silent", "well",
         "restart it", 240},
        {"it is behind, and nothing can be told of the only one", 26, UNSET, 2, "trusted", "well", "missing",
         "", 0},
        {"it is not there", 26, 30, UNSET, "trusted", "silent", "well", "restart it", 240},
        {"the only one", 26, UNSET, 30, "trusted", "silent", "missing", "restart it, if", 240},
        {"by a clock that nobody vouches for: it may have stood while power was off", 26, UNSET, 30,
         "unverified", "odd", "missing", "let it reach", -1},
        {"no other is judged by that", 45, 30, 31, "unverified", "odd", "well", "let it reach", -1},
        {"who does not know the time", UNSET, 30, 31, "untrusted", "wrong", "well", "let it reach", -1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct instant nine = {INT64_C(1726650000000)};
        start();
        check_row(rows[i].row);
        held("a", rows[i].a_clock, rows[i].a_min, 1000);
        if (rows[i].b_min != UNSET)
            held("b", "trusted", rows[i].b_min, 1000);
        fleet_judge(&fleet, 1000,
                    rows[i].here_min == UNSET ? INSTANT_NONE
                                              : (struct instant){nine.ms + rows[i].here_min * 60000});
        CHECK_STR(state("a"), rows[i].a);
        CHECK_STR(state("b"), rows[i].b);
        CHECK(strncmp(find("a")->what_to_do, rows[i].advice, strlen(rows[i].advice)) == 0);
        CHECK_INT(strstr(find("a")->what_to_do, "clock of this computer") != NULL,
                  strstr(rows[i].advice, "if") != NULL);
        CHECK_INT(find("a")->age_ms, rows[i].a_age_s < 0 ? -1 : rows[i].a_age_s * 1000);
        CHECK_INT(fleet_wrong_count(&fleet),
                  (strcmp(rows[i].a, "well") != 0 && strcmp(rows[i].a, "odd") != 0) +
                      (strcmp(rows[i].b, "well") != 0));
    }
}

/* A clock here that is wrong is found out by the first display that speaks. */
static void test_held_and_spoken(void)
{
    const struct instant tomorrow = {INT64_C(1726740000000)};
    start();
    check_row("wrong by a day");
    held("a", "trusted", 26, 1000);
    held("b", "trusted", 30, 1000);
    fleet_judge(&fleet, 1000, tomorrow);
    CHECK_STR(state("a"), "silent");
    CHECK_STR(state("b"), "silent");
    check_row("b speaks");
    status("b", ", \"at\": \"2024-09-18T09:28:00Z\"", 2000);
    fleet_judge(&fleet, 2000, tomorrow);
    CHECK_STR(state("a"), "well");
    CHECK_INT(find("a")->age_ms, 120000);
    CHECK_INT(find("b")->age_ms, 0);
    fleet_judge(&fleet, 62000, tomorrow);
    CHECK_STR(state("a"), "silent");
    CHECK_STR(find("a")->what_to_do, "restart it");
    check_row("one that came is as old as the steady clock says, whatever its own says");
    status("a", ", \"at\": \"2024-09-18T03:00:00Z\"", 62000);
    fleet_judge(&fleet, 62000, tomorrow);
    CHECK_STR(state("a"), "well");
    CHECK_INT(find("a")->age_ms, 0);
    check_row("without a time: three beats");
    start();
    held("a", "trusted", -1, 1000);
    fleet_judge(&fleet, 1000 + FLEET_SILENT_MS - 1, tomorrow);
    CHECK_STR(state("a"), "well");
    fleet_judge(&fleet, 1000 + FLEET_SILENT_MS, tomorrow);
    CHECK_STR(state("a"), "silent");
}

static void test_unknown(void)
{
    start();
    check_row("not in the venue");
    hear("new", "online", "1", 1000);
    status("new", "", 1000);
    hear("a", "online", "1", 1000);
    status("a", "", 1000);
    fleet_judge(&fleet, 2000, INSTANT_NONE);
    CHECK_STR(state("new"), "unknown");
    CHECK_INT(fleet.count, 3);
    CHECK_STR(fleet.displays[0].name, "b");
    CHECK_STR(fleet.displays[1].name, "new");
    CHECK_STR(fleet.displays[2].name, "a");
    check_row("forgotten");
    hear("new", "online", "", 3000);
    hear("a", "status", "", 3000);
    fleet_judge(&fleet, 3000, INSTANT_NONE);
    CHECK_INT(fleet.count, 2);
    CHECK_STR(state("a"), "missing");
    CHECK_STR(find("a")->key, "a-key");
    check_row("no venue");
    fleet_finish(&fleet);
    fleet_init(&fleet, NULL, 0, &arena);
    CHECK_INT(fleet.count, 0);
    for (int i = 0; i < 1500; i++)
        hear(arena_printf(&arena, "n%04d", i), "online", "1", 0);
    fleet_judge(&fleet, 0, INSTANT_NONE);
    CHECK_INT(fleet.count, 1500);
    CHECK_STR(fleet.displays[1499].name, "n1499");
}

static void hear_board(const char *code, const char *rest, const char *text)
{
    fleet_hear(&fleet,
               &(struct fleet_message){
                   .name = code, .rest = rest, .is_unassigned = true, .bytes = text, .size = strlen(text)},
               1000);
}

/* Boards that know that the venue does not name them: there while they are online, whatever their codes. */
static void test_unassigned(void)
{
    start();
    check_row("unassigned");
    hear("a", "online", "1", 1000);
    status("a", "", 1000);
    hear("b", "online", "1", 1000);
    status("b", "", 1000);
    hear_board("new", "status", "{\"format\": \"nownext-status/1\"}");
    hear_board("gone", "status", "{\"format\": \"nownext-status/1\"}");
    hear_board("gone", "online", "0");
    hear_board("new", "online", "1");
    hear_board("a", "online", "1");
    hear_board("B-KEY", "online", "1");
    fleet_judge(&fleet, 1000, INSTANT_NONE);
    CHECK_INT(fleet.count, 5);
    CHECK_STR(state("gone"), "none");
    CHECK_STR(state("new"), "unknown");
    CHECK(strstr(find("new")->what_to_do, "nownext fleet assign new door ROOM") != NULL);
    CHECK(find("new")->has_status && find("new")->is_unassigned);
    CHECK_INT(fleet_wrong_count(&fleet), 2);
    check_row("one whose code is a display's name is not that display");
    uint32_t of;
    CHECK_INT(fleet_shown_count(&fleet, 18, &of), 2);
    CHECK_INT(of, 2);
    check_row("assigned, and not there yet");
    CHECK_STR(state("B-KEY"), "odd");
    CHECK_STR(find("B-KEY")->why, "is to be b, and has not fetched that yet");
    check_row("it has gone");
    hear_board("new", "online", "0");
    hear_board("a", "online", "");
    hear_board("B-KEY", "online", "0");
    fleet_judge(&fleet, 1000, INSTANT_NONE);
    CHECK_INT(fleet.count, 2);
    CHECK_STR(state("a"), "well");
    CHECK_INT(fleet_wrong_count(&fleet), 0);
    check_row("its display says nothing: it is to be assigned all the same");
    hear_board("new", "online", "1");
    fleet_judge(&fleet, 1000 + FLEET_SILENT_MS, INSTANT_NONE);
    CHECK_STR(state("new"), "unknown");
}

static void test_shown(void)
{
    uint32_t of;
    start();
    check_row("who has it");
    hear("a", "online", "1", 1000);
    status("a", "", 1000);
    hear("b", "online", "0", 1000);
    status("b", "", 1000);
    hear("c", "online", "1", 1000);
    status("c", "", 1000);
    CHECK_INT(fleet_shown_count(&fleet, 18, &of), 1);
    CHECK_INT(of, 2);
    CHECK_INT(fleet_shown_count(&fleet, 19, &of), 0);
}

int main(void)
{
    arena_init(&arena, malloc, free);
    fleet_init(&fleet, &venue, 1000, &arena);
    test_status_rules();
    test_alive();
    test_held();
    test_held_and_spoken();
    test_unknown();
    test_unassigned();
    test_shown();
    fleet_finish(&fleet);
    arena_finish(&arena);
    return check_done();
}

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
    fleet_hear(&fleet, name, rest, text, strlen(text), ms);
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
        fleet_judge(&fleet, 3000);
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
    fleet_judge(&fleet, 1000);
    CHECK_STR(state("a"), "missing");
    CHECK_INT(fleet_wrong_count(&fleet), 2);
    check_row("online, and no word yet");
    hear("a", "online", "1", 1000);
    fleet_judge(&fleet, 1000 + FLEET_SILENT_MS - 1);
    CHECK_STR(state("a"), "odd");
    fleet_judge(&fleet, 1000 + FLEET_SILENT_MS);
    CHECK_STR(state("a"), "silent");
    check_row("a word");
    status("a", "", 200000);
    fleet_judge(&fleet, 200000 + FLEET_SILENT_MS - 1);
    CHECK_STR(state("a"), "well");
    CHECK_INT(fleet_wrong_count(&fleet), 1);
    check_row("three beats without one");
    fleet_judge(&fleet, 200000 + FLEET_SILENT_MS);
    CHECK_STR(state("a"), "silent");
    check_row("the will");
    status("a", "", 500000);
    hear("a", "online", "0", 500000);
    fleet_judge(&fleet, 500001);
    CHECK_STR(state("a"), "silent");
    CHECK_STR(find("a")->why, "is offline");
    CHECK_INT(find("a")->offline_ms, 500000);
    check_row("back");
    hear("a", "online", "1", 510000);
    fleet_judge(&fleet, 510001);
    CHECK_STR(state("a"), "well");
    CHECK_INT(find("a")->offline_ms, -1);
    check_row("no status");
    hear("a", "status", "{", 900000);
    hear("a", "frame", "x", 900000);
    fleet_judge(&fleet, 900001);
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
    fleet_judge(&fleet, 2000);
    CHECK_STR(state("new"), "unknown");
    CHECK_INT(fleet.count, 3);
    CHECK_STR(fleet.displays[0].name, "b");
    CHECK_STR(fleet.displays[1].name, "new");
    CHECK_STR(fleet.displays[2].name, "a");
    check_row("forgotten");
    hear("new", "online", "", 3000);
    hear("a", "status", "", 3000);
    fleet_judge(&fleet, 3000);
    CHECK_INT(fleet.count, 2);
    CHECK_STR(state("a"), "missing");
    CHECK_STR(find("a")->key, "a-key");
    check_row("no venue");
    fleet_finish(&fleet);
    fleet_init(&fleet, NULL, 0, &arena);
    CHECK_INT(fleet.count, 0);
    for (int i = 0; i < 1500; i++)
        hear(arena_printf(&arena, "n%04d", i), "online", "1", 0);
    fleet_judge(&fleet, 0);
    CHECK_INT(fleet.count, 1500);
    CHECK_STR(fleet.displays[1499].name, "n1499");
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
    test_unknown();
    test_shown();
    fleet_finish(&fleet);
    arena_finish(&arena);
    return check_done();
}

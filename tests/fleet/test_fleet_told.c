#include "fleet/fleet_told.h"

#include "check.h"
#include "golden.h"

static const struct venue_display displays[] = {{"a-key", {.name = "door-hall-l1"}},
                                                {"b-key", {.name = "foyer"}},
                                                {"c-key", {.name = "door-größer \"B\""}},
                                                {"d-key", {.name = "d"}}};
static const struct venue venue = {.name = "", .display_count = 4, .displays = displays};

static void hear(struct fleet *fleet, const char *name, const char *rest, const char *text, int64_t ms)
{
    fleet_hear(fleet,
               &(struct fleet_message){.name = name, .rest = rest, .bytes = text, .size = strlen(text)}, ms);
}

static void hear_held(struct fleet *fleet, const char *name, const char *rest, const char *text)
{
    fleet_hear(fleet,
               &(struct fleet_message){
                   .name = name, .rest = rest, .is_held = true, .bytes = text, .size = strlen(text)},
               61000);
}

/* The table says what the screen says. */
static void test_words(struct arena *arena)
{
    static const struct {
        const char *members, *shows;
    } rows[] = {
        {"\"screen\": \"door\", \"room\": \"1.14\", \"phase\": \"EVENT_OVER\", \"field\": \"on\"",
         "1.14: Now"},
        {"\"screen\": \"door\", \"room\": \"1.14\", \"phase\": \"EVENT_OVER\", \"field\": \"over\"",
         "1.14: Over"},
        {"\"screen\": \"door\", \"room\": \"A\", \"phase\": \"DAY_OVER\", \"field\": \"over\"",
         "A: Over for today"},
        {"\"screen\": \"door\", \"room\": \"A\", \"phase\": \"ENDING\", \"field\": \"ending\"",
         "A: Now, ending"},
        {"\"screen\": \"door\", \"room\": \"A\", \"phase\": \"ON\", \"field\": \"on\"", "A: Now"},
        {"\"screen\": \"door\", \"room\": \"A\", \"phase\": \"ON\", \"field\": \"full\"", "A: Room full"},
        {"\"screen\": \"door\", \"room\": \"A\", \"phase\": \"SOON\", \"field\": \"soon\"", "A: Starts soon"},
        {"\"screen\": \"door\", \"room\": \"A\", \"phase\": \"SOON\", \"field\": \"delayed\"", "A: Delayed"},
        {"\"screen\": \"door\", \"room\": \"A\", \"phase\": \"BREAK\", \"field\": \"cancelled\"",
         "A: Cancelled"},
        {"\"screen\": \"door\", \"room\": \"A\", \"phase\": \"BREAK\", \"field\": \"moved\"", "A: Moved"},
        {"\"screen\": \"door\", \"room\": \"A\", \"phase\": \"BREAK\", \"field\": \"break\"", "A: Break"},
        {"\"screen\": \"door\", \"room\": \"A\", \"phase\": \"BEFORE_DAY\", \"field\": \"before\"",
         "A: Next"},
        {"\"screen\": \"door\", \"room\": \"A\", \"phase\": \"BEFORE_EVENT\", \"field\": \"before\"",
         "A: Opens later"},
        {"\"screen\": \"door\", \"room\": \"A\", \"phase\": \"EMPTY\", \"field\": \"empty\"",
         "A: No sessions"},
        {"\"screen\": \"door\", \"room\": \"A\", \"phase\": \"SOON\"", "A: Starts soon"},
        {"\"screen\": \"door\", \"room\": \"A\", \"phase\": \"LATER\", \"field\": \"later\"", "A: LATER"},
        {"\"screen\": \"clock-untrusted\", \"room\": \"A\"", "A: Clock not set"},
        {"\"screen\": \"overview\", \"page\": \"2 of 5\"", "Overview 2 of 5"},
        {"\"screen\": \"soon\", \"page\": \"3 of 5\"", "Coming up 3 of 5"},
        {"\"screen\": \"no-program\"", "Waiting for the program"},
        {"\"screen\": \"fault\"", "Fault"},
        {"\"screen\": \"emergency\"", "Emergency"},
        {"\"screen\": \"night\"", "Dark for the night"},
        {"\"screen\": \"test-card\"", "Test card"},
        {"\"screen\": \"door\", \"room\": \"A\", \"phase\": \"ON\", \"field\": \"on\", \"rehearsal\": true",
         "Rehearsal: A: Now"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fleet fleet;
        struct str_builder out = {.arena = arena};
        check_row(rows[i].members);
        fleet_init(&fleet, NULL, 0, arena);
        hear(&fleet, "d", "status",
             arena_printf(arena, "{\"format\": \"nownext-status/1\", %s}", rows[i].members), 0);
        fleet_judge(&fleet, 0, INSTANT_NONE);
        fleet_table(&fleet, 0, INSTANT_NONE, NULL, 0, &out);
        CHECK(strstr(out.text, arena_printf(arena, "  %s    0s", rows[i].shows)) != NULL);
        fleet_finish(&fleet);
    }
}

static void test_code(struct arena *arena)
{
    static const char status[] = "{\"format\": \"nownext-status/1\", \"screen\": \"fault\"}";
    const struct fleet_message
        online = {.name = "new", .rest = "online", .is_unassigned = true, .bytes = "1", .size = 1},
        said = {
            .name = "new", .rest = "status", .is_unassigned = true, .bytes = status, .size = strlen(status)};
    struct fleet fleet;
    struct str_builder out = {.arena = arena};
    check_row("a board without a place");
    fleet_init(&fleet, NULL, 0, arena);
    fleet_hear(&fleet, &online, 0);
    fleet_hear(&fleet, &said, 0);
    fleet_judge(&fleet, 0, INSTANT_NONE);
    fleet_table(&fleet, 0, INSTANT_NONE, NULL, 0, &out);
    CHECK(strstr(out.text, "new      unknown  Its code    0s  is not in the venue: nownext fleet assign new "
                           "door ROOM, hallway, "
                           "or as NAME\n") != NULL);
    fleet_finish(&fleet);
}

int main(void)
{
    struct fleet fleet;
    struct arena arena;
    arena_init(&arena, malloc, free);
    fleet_init(&fleet, &venue, 0, &arena);
    hear(&fleet, "door-hall-l1", "online", "1", 1000);
    hear(
        &fleet, "door-hall-l1", "status",
        "{\"format\": \"nownext-status/1\", \"role\": \"door\", \"room\": \"Hall L1\", \"screen\": \"door\", "
        "\"phase\": \"ENDING\", \"field\": \"ending\", \"clock\": \"trusted\", \"live_revision\": 18, "
        "\"program_age_s\": 12, "
        "\"frames\": "
        "7, \"uptime_s\": 3600, \"refused_count\": 0, \"temperature_c\": 61.5, \"version\": \"0.1.0\", "
        "\"type\": \"FreeType 2.12.1, HarfBuzz 6.0.0, SDL_ttf 2.20.1, 6ec16ea8\"}",
        50000);
    hear(&fleet, "foyer", "online", "1", 1000);
    hear(
        &fleet, "foyer", "status",
        "{\"format\": \"nownext-status/1\", \"role\": \"hallway\", \"room\": \"\", \"screen\": \"overview\", "
        "\"page\": \"2 of 5\", \"clock\": \"trusted\", \"live_revision\": 17, \"version\": \"0.1.0\", "
        "\"type\": \"FreeType 2.13.3, HarfBuzz 10.2.0, SDL_ttf 2.24.0, 0a1b2c3d\"}",
        58000);
    hear(&fleet, "door-größer \"B\"", "online", "0", 1000);
    hear(&fleet, "a-board-with-a-very-long-name-of-its-own", "online", "1", 1000);
    hear(&fleet, "a-board-with-a-very-long-name-of-its-own", "status", "{\"format\": \"nownext-status/1\"}",
         2000);
    fleet_hear_live(&fleet, 18);
    fleet_judge(&fleet, 60000, INSTANT_NONE);

    struct str_builder out = {.arena = &arena};
    const struct instant now = {INT64_C(1726654320000)};
    fleet_table(&fleet, 60000, now, NULL, 0, &out);
    str_add(&out, "\n");
    fleet_table(&fleet, 60000, now, NULL, 120, &out);
    str_add(&out, "\n");
    fleet_table(&fleet, 60000, now, NULL, 80, &out);
    str_add(&out, "\n");
    fleet_json(&fleet, &out);
    str_add(&out, "\n");
    fleet_metrics(&fleet, &out);
    golden_check("tests/fleet/fleet_told.golden.txt", out.text);

    check_row("a terminal obeys nothing that a display says; since when it is away");
    hear(&fleet, "\x1b[2Jx", "online", "1", 60000);
    hear(&fleet, "\x1b[2Jx", "status",
         "{\"format\": \"nownext-status/1\", \"clock\": \"trusted\", \"room\": \"\\u001b]0;r\\u0007\", "
         "\"refused_count\": 1, \"refused\": [\"\\u001b[31mred\"], \"live_revision\": 18}",
         60000);
    hear(&fleet, "foyer", "status",
         "{\"format\": \"nownext-status/1\", \"clock\": \"trusted\", \"at\": \"2024-09-18T09:02:00Z\"}",
         60000);
    hear(&fleet, "foyer", "online", "0", 60000);
    fleet_judge(&fleet, 61000, INSTANT_NONE);
    out.length = 0;
    fleet_table(&fleet, 61000, now, NULL, 0, &out);
    CHECK(strchr(out.text, '\x1b') == NULL && strstr(out.text, "[2Jx") != NULL);
    CHECK(strstr(out.text, "is offline since 09:02: ") != NULL);

    test_words(&arena);
    test_code(&arena);
    check_row("a reason that asks");
    fleet_finish(&fleet);
    fleet_init(&fleet, &venue, 0, &arena);
    hear(&fleet, "d", "online", "1", 0);
    hear(&fleet, "d", "status",
         "{\"format\": \"nownext-status/1\", \"refused_count\": 1, \"refused\": [\"is it wrong?\"]}", 0);
    fleet_judge(&fleet, 0, INSTANT_NONE);
    out.length = 0;
    fleet_table(&fleet, 0, INSTANT_NONE, NULL, 0, &out);
    CHECK(strstr(out.text, "  is it wrong? look at what") != NULL);
    check_row("what was held, by whoever looks once");
    fleet_finish(&fleet);
    fleet_init(&fleet, &venue, 61000, &arena);
    static const char dead[] =
        "{\"format\": \"nownext-status/1\", \"clock\": \"trusted\", \"at\": \"2024-09-18T%s:00Z\"}";
    static const struct {
        const char *at, *age;
    } ages[] = {{"10:11", "60s"}, {"10:08", "4m"}, {"07:12", "3h"}, {"09:02", "70m"}};
    for (size_t i = 0; i < sizeof ages / sizeof *ages; i++) {
        const char *text = arena_printf(&arena, dead, ages[i].at);
        hear_held(&fleet, "d", "online", "1");
        hear_held(&fleet, "d", "status", text);
        hear_held(&fleet, "door-hall-l1", "online", "1");
        hear_held(&fleet, "door-hall-l1", "status", "{\"format\": \"nownext-status/1\"}");
        fleet_judge(&fleet, 61000, now);
        out.length = 0;
        fleet_table(&fleet, 61000, now, NULL, 0, &out);
        fleet_json(&fleet, &out);
        fleet_metrics(&fleet, &out);
        const char *line = strstr(out.text, "\nd ");
        CHECK(line && strstr(line, ages[i].age) && strstr(line, ages[i].age) < strchr(line + 1, '\n'));
        CHECK((strstr(out.text, arena_printf(&arena, "its display says nothing since %s: restart it",
                                             ages[i].at)) != NULL) == (i > 0));
        CHECK(strstr(out.text, i > 0 ? "nownext_up{display=\"d\"} 0" : "nownext_up{display=\"d\"} 1") !=
              NULL);
        CHECK(strstr(out.text, "nownext_heard_seconds{display=\"door-hall-l1\"}") == NULL);
        CHECK(strstr(out.text, "   ?\n") != NULL);
    }
    CHECK(strstr(out.text, "\"heard_s\": 4200,") != NULL);
    CHECK(strstr(out.text, "nownext_heard_seconds{display=\"d\"} 4200\n") != NULL);
    fleet_finish(&fleet);
    arena_finish(&arena);
    return check_done();
}

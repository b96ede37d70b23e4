#include "names.h"
#include "configuration/read_venue.h"

#include "program/limits.h"
#include "reading_check.h"
#include "spool/file.h"

#define HOME_ASSISTANT                                                                                       \
    "home_assistant: must be what its topics begin with, such as \"homeassistant\": at most 64 letters and " \
    "digits, "                                                                                               \
    "and - _ / between them"

static struct err err;

static const struct venue *read(const char *bytes, size_t size)
{
    const struct venue *venue = NULL;
    err = (struct err){0};
    issue_list_init(&check_issues, &check_arena);
    bool ok = read_venue(bytes, size, &check_arena, &check_issues, &venue, &err);
    CHECK_INT(ok, err.code == ERR_NONE);
    CHECK_INT(ok, venue != NULL);
    return venue;
}

static const struct venue *read_text(const char *text)
{
    return read(text, strlen(text));
}

static void test_file(void)
{
    const char *bytes;
    size_t size;
    struct err file_err = {0};
    check_row("file");
    if (!CHECK(spool_read_file("tests/data/native/venue.json", LIMIT_FILE_BYTES, &check_arena, &bytes, &size,
                               &file_err)))
        return;
    const struct venue *venue = read(bytes, size);
    if (!venue || !CHECK_INT(venue->display_count, 3))
        return;
    CHECK_INT(check_issues.count, 0);
    CHECK_STR(venue->name, "The House");
    CHECK_STR(venue->timezone, "Europe/Vienna");
    check_row("what they share");
    CHECK_STR(venue->shared.name, "");
    CHECK_STR(venue->shared.program_urls.urls[0], "https://tiny.example/program.json");
    CHECK_INT(venue->shared.panel.width, 800);
    CHECK_INT(venue->shared.panel.rotate, 0);
    CHECK_INT(venue->shared.room_count, 0);
    check_row("file");

    const struct display_config *attic = &venue->displays[0].config, *cellar = &venue->displays[1].config;
    const struct display_config *sign = &venue->displays[2].config;
    CHECK_STR(venue->displays[0].key, "DC-A6-32-01-02-03");
    CHECK_STR(attic->name, "door-attic");
    CHECK_INT(attic->role, ROLE_DOOR);
    CHECK_STR(attic->rooms[0].text, "attic");
    CHECK_INT(attic->panel.width, 800);
    CHECK_INT(attic->panel.rotate, 0);
    CHECK_STR(attic->theme, "paper");
    CHECK_STR(attic->program_urls.urls[0], "https://tiny.example/program.json");
    CHECK_INT(attic->poll_s, 120);
    CHECK(!attic->fade);
    CHECK_INT(attic->thresholds.soon_min, 15);
    CHECK_INT(attic->thresholds.ending_min, 5);

    check_row("its own member by member");
    CHECK_INT(cellar->panel.rotate, 90);
    CHECK_INT(cellar->panel.width, 800);
    CHECK(cellar->panel.diagonal_in == 7.0);
    CHECK_INT(cellar->thresholds.soon_min, 15);
    CHECK_INT(cellar->thresholds.ending_min, 3);
    CHECK_INT(cellar->direction_count, 1);
    CHECK_INT(attic->direction_count, 0);

    check_row("its own role");
    CHECK_INT(sign->role, ROLE_HALLWAY);
    CHECK_STR(sign->name, "sign-3"); /* its key */
    CHECK_INT(sign->room_count, 0);
    CHECK_STR(sign->theme, "night");
    CHECK(sign->fade);
    CHECK_INT(sign->poll_s, 30);
    CHECK_STR(sign->program_urls.urls[0], "https://tiny.example/program.json");
    CHECK_INT(sign->cycle_count, 2);
    CHECK_STR(sign->cycle[1].file, "floor-plan.png");
}

static void test_bad(void)
{
    static const struct {
        const char *label, *bytes, *text;
    } rows[] = {
        {"a zone of one display",
         "{\"format\":\"nownext-venue/1\",\"displays\":{\"a\":{\"role\":\"door\","
         "\"timezone\":\"Europe/Vienna\"}}}",
         "displays.a.timezone: belongs to the whole venue: put it beside \"displays\""},
        {"a zone among the defaults",
         "{\"format\":\"nownext-venue/1\",\"defaults\":{\"timezone\":\"UTC\"},\"displays\":{}}",
         "defaults.timezone: belongs to the whole venue: put it beside \"displays\""},
        {"a venue of one display",
         "{\"format\":\"nownext-venue/1\",\"displays\":{\"a\":{\"role\":\"hallway\",\"venue\":\"lpc\"}}}",
         "displays.a.venue: belongs to the whole venue: put it beside \"displays\""},
        {"an id that is no text", "{\"format\":\"nownext-venue/1\",\"venue\":2,\"displays\":{}}",
         "venue: must be a text, is a number"},
        {"a zone that is no text", "{\"format\":\"nownext-venue/1\",\"timezone\":2,\"displays\":{}}",
         "timezone: must be a text, is a number"},
        {"a prefix that a broker's rights can't have",
         "{\"format\":\"nownext-venue/1\",\"home_assistant\":\"a b\",\"displays\":{}}", HOME_ASSISTANT},
        {"a prefix with a wildcard",
         "{\"format\":\"nownext-venue/1\",\"home_assistant\":\"#\",\"displays\":{}}", HOME_ASSISTANT},
        {"a prefix with an end", "{\"format\":\"nownext-venue/1\",\"home_assistant\":\"a/\",\"displays\":{}}",
         HOME_ASSISTANT},
        {"a prefix with a hole",
         "{\"format\":\"nownext-venue/1\",\"home_assistant\":\"a//b\",\"displays\":{}}", HOME_ASSISTANT},
        {"a prefix of 65 letters",
         "{\"format\":\"nownext-venue/1\",\"home_assistant\":"
         "\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\",\"displays\":{}}",
         HOME_ASSISTANT},
        {"a prefix that is no text",
         "{\"format\":\"nownext-venue/1\",\"home_assistant\":true,\"displays\":{}}",
         "home_assistant: must be a text, is true or false"},
        {"syntax", "{\n\"displays\"}", "2:11: a colon was expected, found }"},
        {"a display", "{\"format\":\"nownext-display/1\"}",
         "format: is \"nownext-display/1\", this reads \"nownext-venue/1\""},
        {"name", "{\"format\":\"nownext-venue/1\",\"name\":1,\"displays\":{}}",
         "name: must be a text, is a number"},
        {"display is a text", "{\"format\":\"nownext-venue/1\",\"displays\":{\"a\":\"door\"}}",
         "displays.a: must be an object, is a text"},
        {"role of the defaults",
         "{\"format\":\"nownext-venue/1\",\"defaults\":{\"role\":\"lobby\"},\"displays\":{\"a\":{}}}",
         "defaults.role: must be door or hallway, is \"lobby\""},
        {"defaults is a list", "{\"format\":\"nownext-venue/1\",\"defaults\":[],\"displays\":{}}",
         "defaults: must be an object, is a list"},
        {"defaults have a format",
         "{\"format\":\"nownext-venue/1\",\"defaults\":{\"format\":\"nownext-display/1\"},\"displays\":{}}",
         "defaults.format: belongs to the document, or to a display"},
        {"the same key twice", "{\"format\":\"nownext-venue/1\",\"displays\":{\"a\":{},\"a\":{}}}",
         "1:48: the member \"a\" is in this object twice: remove one of the two"},
        {"a MAC address in the path",
         "{\"format\":\"nownext-venue/1\",\"displays\":{\"dc:a6:32:01:02:03\":{\"role\":1}}}",
         "displays[\"dc:a6:32:01:02:03\"].role: must be a text, is a number"},
        {"a long key",
         "{\"format\":\"nownext-venue/1\",\"displays\":{"
         "\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\":{\"role\":\"door\"}}"
         "}",
         "displays.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: has more than "
         "64 bytes in its "
         "name, which is the limit"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        read_text(rows[i].bytes);
        CHECK_STR(check_error_text(&err), rows[i].text);
    }
    check_row("");
}

static void test_twice(void)
{
    check_row("twice");
    const struct venue *venue = read_text(
        "{\"format\":\"nownext-venue/1\",\"displays\":{"
        "\"DC-A6-32-01-02-03\":{\"role\":\"door\",\"rooms\":[\"a\"],\"name\":\"One\"},"
        "\"dc:a6:32:01:02:03\":{\"role\":\"hallway\"},"
        "\"b\":{\"role\":\"hallway\",\"name\":\"one\",\"rotate\":90}},\"defaults\":{\"pannel\":{}}}");
    if (!venue)
        return;
    CHECK_INT(venue->display_count, 2);
    CHECK_INT(venue->displays[0].config.role, ROLE_DOOR);
    CHECK_STR(venue->displays[1].key, "b");
    CHECK_STR(check_issue(&check_issues, 0),
              "unknown-member defaults.pannel: not known and not read; did you mean \"panel\"?");
    CHECK_STR(check_issue(&check_issues, 1), "display-twice displays[\"dc:a6:32:01:02:03\"]: is the same "
                                             "board as DC-A6-32-01-02-03 above: this one is left out");
    CHECK_STR(check_issue(&check_issues, 2), "unknown-member displays.b.rotate: not known and not read");
    CHECK_STR(check_issue(&check_issues, 3),
              "display-name-twice displays.b.name: \"one\" is the name of DC-A6-32-01-02-03 too: "
              "a stick with that name makes a board the first of them");
    CHECK_INT(check_issues.count, 4);

    check_row("texts of emergencies");
    venue = read_text("{\"format\":\"nownext-venue/1\",\"displays\":{}}");
    CHECK_STR(venue->emergency_file, "");
    CHECK_STR(venue->home_assistant, "");
    CHECK(venue->emergency == NULL);
    venue = read_text("{\"format\":\"nownext-venue/1\",\"displays\":{},\"home_assistant\":\"home-1/x_y\"}");
    CHECK_STR(venue->home_assistant, "home-1/x_y");
    venue =
        read_text("{\"format\":\"nownext-venue/1\",\"displays\":{},\"emergency\":{\"texts\":\"e.json\"}}");
    CHECK_STR(venue->emergency_file, "e.json");
    venue = read_text("{\"format\":\"nownext-venue/1\",\"displays\":{},"
                      "\"emergency\":{\"texts\":{\"medical\":{\"text\":\"Quiet\"}}}}");
    CHECK_STR(venue->emergency->kinds[EMERGENCY_MEDICAL].text.variants[0].text, "Quiet");
    CHECK(!venue->emergency->kinds[EMERGENCY_MEDICAL].is_example);
    CHECK_STR(venue->emergency_file, "");
    read_text("{\"format\":\"nownext-venue/1\",\"displays\":{},\"emergency\":{\"texts\":7}}");
    CHECK_STR(check_error_text(&err), "emergency.texts: must be a text, is a number");
    read_text("{\"format\":\"nownext-venue/1\",\"displays\":{},\"emergency\":\"e.json\"}");
    CHECK_STR(check_error_text(&err), "emergency: must be an object, is a text");

    check_row("doors without a room");
    venue = read_text(
        "{\"format\":\"nownext-venue/1\",\"defaults\":{\"role\":\"door\"},\"displays\":{\"a\":{}}}");
    CHECK_STR(check_issue(&check_issues, 0),
              "door-without-room displays.a.rooms: a door needs its room's id here");
    static const char none[] = "{\"format\":\"nownext-venue/1\",\"displays\":{}}";
    CHECK(read_venue(none, sizeof none - 1, &check_arena, NULL, &venue, NULL));
    CHECK_INT(venue->display_count, 0);
}

int main(void)
{
    arena_init(&check_arena, malloc, free);
    test_file();
    test_bad();
    test_twice();
    arena_finish(&check_arena);
    return check_done();
}

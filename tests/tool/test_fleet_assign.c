/*
 * `nownext fleet assign`, without a broker: what is written, what is told, and rooms that there are not.
 */
#include "tool/fixture.h"

#include <sys/stat.h>
#include <unistd.h>

#include "golden.h"
#include "tool/fleet_assign.h"

#define FOLDER BINARY_DIR "/test_fleet_assign"
#define VENUE FOLDER "/venue.json"
#define PROGRAM FOLDER "/program.json"

static const char venue[] = "{\n  \"format\": \"nownext-venue/1\",\n  \"venue\": \"lpc\",\n"
                            "  \"defaults\": {\"role\": \"door\"},\n  \"displays\": {\n"
                            "    \"sign-1\": {\"name\": \"door-1\", \"rooms\": [\"r1\"]},\n"
                            "    \"sign-2\": {\"name\": \"door-2\", \"rooms\": [\"r2\"]}\n  }\n}\n";

static const char program[] =
    "{\"format\": \"nownext-program/1\", \"event\": {\"title\": \"E\", \"timezone\": \"UTC\"}, \"rooms\": "
    "[{\"id\": \"r1\", \"name\": \"Hall N1\"}, {\"id\": \"r3\", \"name\": \"Hall N3\"}], \"sessions\": "
    "[{\"id\": "
    "\"1\", \"title\": \"x\", \"room\": \"r1\", \"start\": \"2025-03-29T10:00:00Z\", \"end\": "
    "\"2025-03-29T11:00:00Z\"}]}";

static void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    fputs(text, file);
    fclose(file);
}

/* What the file holds after the call. */
#define ASSIGN(code, before, ...)                                                                            \
    (put(VENUE, before), CHECK_INT(call_tool("fleet", "assign", __VA_ARGS__, "--venue", VENUE, NULL), code), \
     free(text), text = golden_read(VENUE))

static char *text;

static void test_new(void)
{
    check_row("a door");
    ASSIGN(TOOL_OK, venue, "dc:a6:32:01:02:03", "door", "r3", "--name", "door-3");
    CHECK_STR(call.out, VENUE ": the board dc:a6:32:01:02:03 is the door of r3 now, as door-3.\n"
                              "Whether the schedule has this room is not known: there is no program.json or "
                              "schedule.json beside it.\n");
    CHECK(contains(text,
                   "    \"sign-2\": {\"name\": \"door-2\", \"rooms\": [\"r2\"]},\n    \"dc:a6:32:01:02:03\": "
                   "{\"name\": \"door-3\", \"role\": \"door\", \"rooms\": [\"r3\"]}\n  }\n}\n"));
    check_row("a hallway");
    ASSIGN(TOOL_OK, venue, "sign-9", "hallway");
    CHECK_STR(call.out, VENUE ": the board sign-9 is a hallway now.\n");
    CHECK(contains(text, "\"sign-9\": {\"role\": \"hallway\"}"));
    check_row("another door of a room");
    ASSIGN(TOOL_OK, venue, "sign-9", "door", "R1");
    CHECK(contains(call.out, "\ndoor-1, the board sign-1, is a door of it too.\n"));
}

static void test_again(void)
{
    check_row("a board that is there, anew");
    ASSIGN(TOOL_OK, venue, "SIGN-2", "door", "r3");
    CHECK(
        contains(call.out, ": the board sign-2 is the door of r3 now, as door-2; it was the door of r2.\n"));
    CHECK(contains(text, "    \"sign-2\": {\"name\": \"door-2\", \"rooms\": [\"r3\"]}\n  }\n}\n"));
    ASSIGN(TOOL_OK, venue, "sign-2", "hallway", "--name", "foyer");
    CHECK_STR(call.out, VENUE ": the board sign-2 is a hallway now, as foyer; it was the door of r2.\n");
    CHECK(contains(text, "    \"sign-2\": {\"role\": \"hallway\", \"name\": \"foyer\"}\n  }\n}\n"));
}

static void test_swapped(void)
{
    check_row("a dead board");
    ASSIGN(TOOL_OK, venue, "sign-9", "as", "door-1");
    CHECK_STR(call.out,
              VENUE ": the board sign-9 is door-1 now, the door of r1, in place of the board sign-1.\n");
    CHECK(contains(text, "    \"sign-9\": {\"name\": \"door-1\", \"rooms\": [\"r1\"]},\n    \"sign-2\": "));
    check_row("two that hang in each other's place");
    ASSIGN(TOOL_OK, venue, "sign-2", "as", "door-1");
    CHECK(contains(call.out, "in place of the board sign-1.\nThat is door-2 now, which this one was.\n"));
    CHECK(contains(text, "    \"sign-2\": {\"name\": \"door-1\", \"rooms\": [\"r1\"]},\n"
                         "    \"sign-1\": {\"name\": \"door-2\", \"rooms\": [\"r2\"]}\n"));
}

/* Nothing is written. */
static void test_refused(void)
{
    static const struct {
        const char *words[4], *err;
    } rows[] = {
        {{"sign-9", "door", "r3", "--name=door-1"}, "the name door-1 is that of the board sign-1 already"},
        {{"sign-9", "as", "door-3"}, "no display is called door-3; did you mean door-1?"},
        {{"sign-9", "as", "foyer"}, "no display is called foyer"},
        {{"sign-1", "as", "door-1"}, "the board sign-1 is door-1 already"},
        {{"a/b", "door", "r1"}, "a/b can't be a display's name"},
        {{"desk", "hallway"}, "desk can't be a display's name"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *const *words = rows[i].words;
        check_row(rows[i].err);
        put(VENUE, venue);
        int code = words[3]
                       ? call_tool("fleet", "assign", words[0], words[1], words[2], "--name", words[3] + 7,
                                   "--venue", VENUE, NULL)
                       : call_tool("fleet", "assign", "--venue", VENUE, words[0], words[1], words[2], NULL);
        CHECK(code != TOOL_OK);
        CHECK(contains(call.err, rows[i].err));
        CHECK_STR(call.out, "");
        free(text);
        text = golden_read(VENUE);
        CHECK_STR(text, venue);
    }
    CHECK_INT(call_tool("fleet", "assign", "sign-9", "as", "door-1", "--name", "x", "--venue", VENUE, NULL),
              TOOL_CALL);
    CHECK(contains(call.err, "--name is for assign CODE door"));
}

/* Where the program is known, a room that it does not have is told at once, and not by the door. */
static void test_room(void)
{
    put(PROGRAM, program);
    check_row("a room by its name, and by its id");
    ASSIGN(TOOL_OK, venue, "sign-9", "door", "hall n3");
    CHECK_STR(call.out, VENUE ": the board sign-9 is the door of hall n3 now.\n");
    ASSIGN(TOOL_OK, venue, "sign-9", "door", "r3");
    check_row("near");
    ASSIGN(TOOL_INPUT, venue, "sign-9", "door", "Hall N33");
    CHECK(contains(call.err,
                   PROGRAM ": the program has no room \"Hall N33\"; the nearest is \"Hall N3\" (r3). "
                           "Nothing was written"));
    CHECK_STR(text, venue);
    check_row("an alias of the display's");
    ASSIGN(TOOL_OK,
           "{\"format\": \"nownext-venue/1\", \"defaults\": {\"room_aliases\": {\"cellar\": \"r3\"}}, "
           "\"displays\": {}}",
           "sign-9", "door", "cellar");
    check_row("a hallway, and a swapped board, have no room to be looked up");
    ASSIGN(TOOL_OK, venue, "sign-2", "hallway");
    ASSIGN(TOOL_OK, venue, "sign-9", "as", "door-2");
    CHECK(!contains(call.out, "not known"));
    check_row("beside the venue's file it is called schedule.json");
    CHECK(rename(PROGRAM, FOLDER "/schedule.json") == 0);
    ASSIGN(TOOL_INPUT, venue, "sign-9", "door", "r33");
    check_row("it can't be read");
    put(FOLDER "/schedule.json", "{");
    ASSIGN(TOOL_OK, venue, "sign-9", "door", "r33");
    CHECK(contains(call.out, "\nWhether the schedule has this room is not known: " FOLDER
                             "/schedule.json can't be read: "));
    CHECK(rename(FOLDER "/schedule.json", FOLDER "/other.json") == 0);
    check_row("it is given");
    ASSIGN(TOOL_INPUT, venue, "sign-9", "door", "r3", FOLDER "/other.json");
    CHECK(contains(call.err, FOLDER "/other.json"));
    put(FOLDER "/other.json", program);
    ASSIGN(TOOL_INPUT, venue, "sign-9", "door", "r2", FOLDER "/other.json");
    ASSIGN(TOOL_OK, venue, "sign-9", "door", "r3", FOLDER "/other.json");
    remove(FOLDER "/other.json");
}

static void test_meant(void)
{
    static const struct {
        const char *words[6];
        bool meant;
    } rows[] = {
        {{"assign", "c", "door", "r"}, true},     {{"assign", "c", "door", "r", "p"}, true},
        {{"assign", "c", "hallway"}, true},       {{"assign", "c", "as", "n"}, true},
        {{"assign", "c", "door"}, false},         {{"assign", "c", "door", "r", "p", "q"}, false},
        {{"assign", "c", "hallway", "r"}, false}, {{"assign", "c", "as"}, false},
        {{"assign", "c", "as", "n", "p"}, false}, {{"assign", "c"}, false},
        {{"forget", "c", "door", "r"}, false},    {{NULL}, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct options options = {0};
        for (; options.program_count < 6 && rows[i].words[options.program_count]; options.program_count++)
            options.programs[options.program_count] = rows[i].words[options.program_count];
        CHECK_INT(fleet_assign_is_meant(&options), rows[i].meant);
    }
}

int main(void)
{
    mkdir(FOLDER, 0755);
    test_meant();
    test_new();
    test_again();
    test_swapped();
    test_refused();
    test_room();
    remove(VENUE);
    CHECK(rmdir(FOLDER) == 0);
    free(text);
    call_forget();
    return check_done();
}

#include <unistd.h>

#include "tool/fixture.h"

static const char *const path = BINARY_DIR "/test_cmd_check.json";

static void write_program(const char *sessions)
{
    FILE *file = fopen(path, "wb");
    fprintf(
        file,
        "{\"format\": \"nownext-program/1\", \"event\": {\"title\": \"E\", \"timezone\": \"Europe/Vienna\"},"
        " \"rooms\": [{\"id\": \"a\", \"name\": \"A\"}], \"sessions\": [%s]}\n",
        sessions);
    fclose(file);
}

static void write_file(const char *to, const char *text)
{
    FILE *file = fopen(to, "wb");
    fputs(text, file);
    fclose(file);
}

#define LIVE BINARY_DIR "/test_cmd_check_live.json"
#define DISPLAY BINARY_DIR "/test_cmd_check_display.json"
#define VENUE BINARY_DIR "/test_cmd_check_venue.json"

static void test_alone(void)
{
    static const struct {
        const char *label, *text;
        int code;
        const char *out, *err;
    } rows[] = {
        {"live data", "{\"format\":\"nownext-live/1\",\"revision\":1,\"notice\":[]}", TOOL_OK,
         ": live data: 0 errors, 0 warnings, 1 note\n", ""},
        {"live data that are refused", "{\"format\":\"nownext-live/1\"}", TOOL_INPUT, "", "revision"},
        {"changes of the feed",
         "{\"format\":\"nownext-changes/1\",\"changes\":[{\"session\":\"1\",\"full\":true}],\"program\":"
         "\"00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff\"}",
         TOOL_OK, ": changes of the feed: 0 errors, 1 warning, 0 notes\n", ""},
        {"changes of the feed that are refused", "{\"format\":\"nownext-changes/1\"}", TOOL_INPUT, "",
         ": program: "},
        {"a display", "{\"format\":\"nownext-display/1\",\"role\":\"door\",\"rooms\":[\"x\"]}", TOOL_OK,
         ": display settings: 0 errors, 0 warnings, 0 notes\n", ""},
        {"a display with a byte order mark",
         "\xEF\xBB\xBF{\"format\":\"nownext-display/1\",\"role\":\"door\"}", TOOL_OK,
         ": display settings: ", ""},
        {"a display that is refused", "{\"format\":\"nownext-display/1\",\"role\":\"dor\"}", TOOL_INPUT, "",
         ": role: "},
        {"a venue",
         "{\"format\":\"nownext-venue/1\",\"displays\":{\"dc:a6:32:01:02:03\":{\"role\":\"hallway\"},"
         "\"DC-A6-32-01-02-03\":{\"role\":\"hallway\"}}}",
         TOOL_INPUT, ": a venue: 1 error, ", ""},
        {"a theme that is refused", "{\"format\":\"nownext-theme/1\",\"name\":\"x\",\"inks\":1}", TOOL_INPUT,
         "", "inks"},
        {"words that are refused", "{\"format\":\"nownext-words/1\",\"language\":\"xx\"}", TOOL_INPUT, "",
         DISPLAY ": "},
        {"what nobody knows", "{\"format\":\"nownext-nothing/1\"}", TOOL_INPUT, "", "nownext-nothing/1"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        write_file(DISPLAY, rows[i].text);
        CHECK_INT(call_tool("check", DISPLAY, NULL), rows[i].code);
        CHECK(*rows[i].out ? contains(call.out, rows[i].out) : *call.out == '\0');
        CHECK(*rows[i].err ? contains(call.err, rows[i].err) : *call.err == '\0');
        CHECK(*rows[i].err == '\0' || count_lines(call.err) == 1);
    }
    check_row("a theme");
    CHECK_INT(call_tool("check", "assets/themes/paper.json", NULL), TOOL_OK);
    CHECK_STR(call.out, "assets/themes/paper.json: a theme: 0 errors, 0 warnings, 0 notes\n");
    check_row("a table of words");
    CHECK_INT(call_tool("check", "assets/words/de.json", NULL), TOOL_OK);
    CHECK_STR(call.out, "assets/words/de.json: a table of words: 0 errors, 0 warnings, 0 notes\n");
    check_row("others take programs alone");
    CHECK_INT(call_tool("import", "assets/words/de.json", NULL), TOOL_INPUT);
    CHECK(contains(call.err, "not a program"));
    check_row("what can be read but once is a program or nothing");
    static const char live[] = "{\"format\":\"nownext-live/1\",\"revision\":1}";
    int ends[2];
    if (CHECK(pipe(ends) == 0)) {
        CHECK(write(ends[1], live, sizeof live - 1) == (ssize_t)(sizeof live - 1));
        close(ends[1]);
        CHECK(dup2(ends[0], 0) == 0);
        close(ends[0]);
        CHECK_INT(call_tool("check", "-", NULL), TOOL_INPUT);
        CHECK(contains(call.err, "-: this is nownext live data (live.json), not a program"));
    }
    check_row("beside others it is no program");
    CHECK_INT(call_tool("check", "assets/words/de.json", "--live", LIVE, NULL), TOOL_INPUT);
    CHECK(contains(call.err, "not a program"));
    remove(DISPLAY);
}

static void test_venue_files(void)
{
    setenv("NOWNEXT_ASSETS", SOURCE_DIR "/assets", 1);
    check_row("files that fit");
    write_file(LIVE,
               "{\"format\":\"nownext-live/1\",\"revision\":1,\"notices\":[{\"id\":\"n\",\"text\":\"T\","
               "\"rooms\":[\"Saal\"]}],\"changes\":[{\"session\":\"2\",\"made\":\"2025-03-29T09:00Z\","
               "\"cancelled\":true}]}");
    write_file(DISPLAY, "{\"format\":\"nownext-display/1\",\"role\":\"door\",\"rooms\":[\"hall A\"],"
                        "\"language\":\"de\",\"room_aliases\":{\"Saal\":\"hall-a\"}}");
    write_file(VENUE, "{\"format\":\"nownext-venue/1\",\"displays\":{\"a\":{\"role\":\"door\",\"rooms\":"
                      "[\"attic\"]}}}");
    CHECK_INT(call_tool("check", SMALL, "--live", LIVE, "--display", DISPLAY, "--venue", VENUE, NULL),
              TOOL_OK);
    CHECK(contains(call.out, LIVE ": live data: 0 errors, 0 warnings, 0 notes\n"));
    CHECK(contains(call.out, DISPLAY ": display settings: 0 errors, 0 warnings, 0 notes\n"));
    CHECK(contains(call.out, VENUE ": a venue: 0 errors, 0 warnings, 0 notes\n"));
    CHECK_STR(call.err, "");

    check_row("live data with every member, and their program");
    CHECK_INT(
        call_tool("check", "tests/data/native/rich.json", "--live", "tests/data/native/live-full.json", NULL),
        TOOL_OK);
    CHECK(contains(call.out, "live-full.json: live data: 0 errors, 1 warning, 0 notes\n"));

    check_row("an alias that no display has");
    CHECK_INT(call_tool("check", SMALL, "--live", LIVE, NULL), TOOL_INPUT);
    CHECK(contains(call.out, LIVE ": notices[0].rooms[0]: error: the program has no room \"Saal\"; "));

    check_row("files that don't");
    write_file(LIVE, "{\"format\":\"nownext-live/1\",\"revision\":1,\"changes\":[{\"session\":\"compiler\","
                     "\"cancelled\":true}]}");
    CHECK_INT(call_tool("check", SMALL, "--live", LIVE, NULL), TOOL_INPUT);
    CHECK(contains(call.out, LIVE ": changes[0].session: error: the program has no session \"compiler\"; the "
                                  "nearest is \"2\" (\"Compilers\"); the change waits until there is one "
                                  "[unknown-session]\n"));
    CHECK(contains(call.out, LIVE ": changes[0]: warning: has no \"made\", "));

    check_row("names that are there, and nothing that shows");
    write_file(LIVE, "{\"format\":\"nownext-live/1\",\"revision\":1,\"changes\":[{\"session\":\"2\","
                     "\"made\":\"2025-03-29T09:00Z\"}]}");
    CHECK_INT(call_tool("check", SMALL, "--live", LIVE, NULL), TOOL_INPUT);
    CHECK(contains(call.out, LIVE ": changes[0]: error: says nothing of the session [no-effect]\n"));

    write_file(DISPLAY, "{\"format\":\"nownext-display/1\",\"role\":\"door\",\"rooms\":[\"Atic\"],"
                        "\"language\":\"xx\"}");
    CHECK_INT(call_tool("check", SMALL, "--display", VENUE, "--display", DISPLAY, NULL), TOOL_INPUT);
    CHECK(contains(call.err, VENUE ": "));
    CHECK(contains(call.out, DISPLAY ": rooms[0]: error: the program has no room \"Atic\"; the nearest is "
                                     "\"Attic\" (attic) [unknown-room]\n"));
    CHECK(contains(call.out, DISPLAY ": language: error: there are no words in \"xx\""));
    write_file(VENUE, "{\"format\":\"nownext-venue/1\",\"displays\":{\"a\":{\"role\":\"door\",\"rooms\":"
                      "[\"Atic\"],\"language\":\"xx\"}}}");
    CHECK_INT(call_tool("check", SMALL, "--venue", VENUE, NULL), TOOL_INPUT);
    CHECK(contains(call.out, VENUE ": displays.a.rooms[0]: error: "));
    CHECK(contains(call.out, VENUE ": displays.a.language: error: "));
    check_row("a theme that there is not");
    write_file(VENUE, "{\"format\":\"nownext-venue/1\",\"displays\":{\"a\":{\"role\":\"hallway\",\"theme\":"
                      "\"papper\"},\"b\":{\"role\":\"hallway\"}}}");
    CHECK_INT(call_tool("check", SMALL, "--venue", VENUE, NULL), TOOL_INPUT);
    CHECK(contains(call.out, VENUE ": displays.a.theme: error: there is no theme \"papper\"; the nearest is "
                                   "\"paper\" "));
    CHECK(contains(call.out, ": 1 error, "));
    write_file(DISPLAY, "{\"format\":\"nownext-display/1\",\"role\":\"hallway\",\"theme\":\"nigth\"}");
    CHECK_INT(call_tool("check", SMALL, "--display", DISPLAY, NULL), TOOL_INPUT);
    CHECK(
        contains(call.out, DISPLAY ": theme: error: there is no theme \"nigth\"; the nearest is \"night\" "));
    CHECK_INT(call_tool("check", DISPLAY, NULL), TOOL_INPUT);
    CHECK(contains(call.out, "[unknown-theme]"));
    write_file(VENUE, "{\"format\":\"nownext-venue/1\",\"displays\":{\"a\":{\"role\":\"door\",\"rooms\":"
                      "[\"Atic\"],\"language\":\"xx\"}}}");
    check_row("each of many wrong names");
    write_file(DISPLAY, "{\"format\":\"nownext-display/1\",\"role\":\"hallway\",\"rooms\":[\"1\",\"2\",\"3\","
                        "\"4\",\"5\"]}");
    CHECK_INT(call_tool("check", SMALL, "--display", DISPLAY, NULL), TOOL_INPUT);
    CHECK(contains(call.out, "no room \"1\"") && contains(call.out, "no room \"5\""));
    check_row("texts of emergencies");
    write_file(VENUE, "{\"format\":\"nownext-venue/1\",\"displays\":{},\"emergency\":{\"texts\":"
                      "\"" BINARY_DIR "/test_cmd_check_texts.json\"}}");
    CHECK_INT(call_tool("check", SMALL, "--venue", VENUE, NULL), TOOL_INPUT);
    CHECK(contains(call.out, "emergency.texts: error: " BINARY_DIR "/test_cmd_check_texts.json: "));
    write_file(BINARY_DIR "/test_cmd_check_texts.json",
               "{\"format\":\"nownext-emergency/1\",\"texts\":{\"fire\":{\"text\":\"Out\"}}}");
    CHECK_INT(call_tool("check", SMALL, "--venue", VENUE, "--all", NULL), TOOL_OK);
    CHECK(!strstr(call.out, "for \"fire\" is an example"));
    CHECK(contains(call.out, "emergency.texts: warning: the text for \"medical\" is an example: the venue's "
                             "safety officer has to give one [emergency-texts]"));
    CHECK_INT(call_tool("check", BINARY_DIR "/test_cmd_check_texts.json", NULL), TOOL_OK);
    CHECK(contains(call.out, ": texts of emergencies: 0 errors, 0 warnings, 0 notes"));
    remove(BINARY_DIR "/test_cmd_check_texts.json");
    write_file(VENUE, "{\"format\":\"nownext-venue/1\",\"displays\":{\"a\":{\"role\":\"door\",\"rooms\":"
                      "[\"Atic\"],\"language\":\"xx\"}}}");
    check_row("a file that is not there");
    CHECK_INT(call_tool("check", SMALL, "--venue", VENUE, "--live", "no-such.json", NULL), TOOL_CALL);
    CHECK(contains(call.err, "no-such.json: "));
    CHECK(contains(call.out, VENUE ": a venue: 2 errors"));
    remove(LIVE);
    remove(DISPLAY);
    remove(VENUE);
}

/* Each overlaps with the one before it. */
static void test_flood(void)
{
    enum { COUNT = 9 };
    static char sessions[COUNT * 200];
    size_t length = 0;
    for (int i = 0; i < COUNT; i++)
        length += (size_t)snprintf(sessions + length, sizeof sessions - length,
                                   "%s{\"id\":\"%d\",\"title\":\"Title %d\",\"room\":\"a\",\"start\":"
                                   "\"2025-03-29T1%d:00:00+01:00\",\"end\":\"2025-03-29T1%d:30:00+01:00\"}",
                                   i > 0 ? "," : "", i, i, i, i + 1);
    check_row("many of one kind");
    write_program(sessions);
    CHECK_INT(call_tool("check", path, NULL), TOOL_OK);
    CHECK(contains(call.out, "[overlap] and 7 more of this kind: --all lists them\n"));
    CHECK(contains(call.out, ": 0 errors, 8 warnings, "));
    unsigned lines = count_lines(call.out);
    CHECK_INT(call_tool("check", path, "--all", NULL), TOOL_OK);
    CHECK_INT(count_lines(call.out), lines + 7);
    CHECK(!strstr(call.out, "more of this kind"));
}

int main(void)
{
    test_alone();
    test_venue_files();
    test_flood();
    check_row("notes");
    CHECK_INT(call_tool("check", SMALL, NULL), TOOL_OK);
    CHECK(contains(call.out, "[empty-room]\n"));
    CHECK(contains(call.out, "nownext program with 8 sessions in 3 rooms: 0 errors, "));
    CHECK_STR(call.err, "");

    check_row("a warning is no error");
    write_program(
        "{\"id\": \"1\", \"title\": \"One\", \"room\": \"a\", \"start\": \"2025-03-29T10:00:00+01:00\","
        " \"end\": \"2025-03-29T11:00:00+01:00\"}, {\"id\": \"2\", \"title\": \"Two\", \"room\": \"a\","
        " \"start\": \"2025-03-29T10:30:00+01:00\", \"end\": \"2025-03-29T11:30:00+01:00\"}");
    CHECK_INT(call_tool("check", path, NULL), TOOL_OK);
    CHECK(contains(call.out, "warning: "));
    CHECK(contains(call.out, "[overlap]\n"));

    check_row("an error is");
    write_program(
        "{\"id\": \"1\", \"title\": \"\", \"room\": \"a\", \"start\": \"2025-03-29T10:00:00+01:00\","
        " \"end\": \"2025-03-29T11:00:00+01:00\"}");
    CHECK_INT(call_tool("check", path, NULL), TOOL_INPUT);
    CHECK(contains(call.out, "sessions[0]"));
    CHECK(contains(call.out, "error: "));
    CHECK(contains(call.out, "1 error,"));

    check_row("what can't be read at all");
    write_program("{\"id\": 7}");
    CHECK_INT(call_tool("check", path, NULL), TOOL_INPUT);
    CHECK_STR(call.out, "");
    CHECK(contains(call.err, "sessions[0].id"));
    remove(path);
    call_forget();
    return check_done();
}

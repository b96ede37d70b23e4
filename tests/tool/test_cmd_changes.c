#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>

#include "golden.h"
#include "tool/fixture.h"

#define FOLDER "tests/data/changes/"
#define OLD FOLDER "old.json"
#define NEW FOLDER "new.json"
#define EMPTY FOLDER "empty.json"

static struct arena arena;

static void write_file(const char *path, const char *text, int64_t changed_s)
{
    FILE *file = fopen(path, "wb");
    fputs(text, file);
    fclose(file);
    const struct timespec times[2] = {{.tv_sec = changed_s}, {.tv_sec = changed_s}};
    CHECK(utimensat(AT_FDCWD, path, times, 0) == 0);
}

#define PROGRAM(sessions)                                                                                    \
    "{\"format\": \"nownext-program/1\", \"event\": {\"title\": \"E\", \"timezone\": \"UTC\"}, \"rooms\": "  \
    "[{\"id\": "                                                                                             \
    "\"h\", \"name\": \"H\"}], \"sessions\": [" sessions "]}"
#define SESSION(id, day, from, to)                                                                           \
    "{\"id\": \"" id "\", \"title\": \"T" id "\", \"room\": \"h\", \"start\": \"2025-03-" day "T" from       \
    ":00Z\", \"end\": \"2025-03-" day "T" to ":00Z\"}"

static void test_text(void)
{
    static const char *const live = BINARY_DIR "/test_cmd_changes_live.json";
    check_row("text");
    remove(live);
    CHECK_INT(call_tool("changes", OLD, NEW, "--live", live, NULL), TOOL_OK);
    golden_check(FOLDER "told.txt", call.out);
    CHECK_STR(call.err,
              arena_printf(&arena,
                           NEW ": 3 sessions vanished from the published program with others at once, at "
                               "2025-03-29T09:00:00+01:00, which looks like a fault of the feed: shown as "
                               "before until 2025-03-29T10:00:00+01:00, and then as cancelled\n"
                               "%s: these details stay as in " OLD " until displays have " NEW ":\n"
                               "  Sat 29 Mar 11:30, Hall A: \"Dogs\": the language.\n"
                               "  Sat 29 Mar 11:40, Hall A: \"Bees\": the people.\n",
                           live));
    char *text = golden_read(live);
    if (CHECK(text != NULL))
        golden_check(FOLDER "live.json", text);
    free(text);
    CHECK_INT(call_tool("check", OLD, "--live", live, NULL), TOOL_OK);
    CHECK(contains(call.out, "live data: 0 errors, 0 warnings, 0 notes"));
    remove(live);

    CHECK_INT(call_tool("changes", OLD, OLD, NULL), TOOL_OK);
    CHECK_STR(call.out, "Nothing that is still to come differs.\n");
    CHECK_STR(call.err, "");
}

/* ---- what displays with OLD can't be told ---- */

#define ROOM(id, name) "{\"id\": \"" id "\", \"name\": \"" name "\"}"
#define ROOMS(rooms, sessions)                                                                               \
    "{\"format\": \"nownext-program/1\", \"published\": \"2025-03-29T10:00:00Z\", \"event\": {\"title\": "   \
    "\"E\", \"timezone\": \"UTC\"}, \"rooms\": [" rooms "], \"sessions\": [" sessions "]}"
#define IN(id, room)                                                                                         \
    "{\"id\": \"" id "\", \"title\": \"T" id "\", \"room\": \"" room                                         \
    "\", \"start\": \"2025-03-29T12:00:00Z\", \"end\": \"2025-03-29T13:00:00Z\"}"

static bool live_has(const char *path, const char *text)
{
    char *bytes = golden_read(path);
    const bool found = bytes && strstr(bytes, text);
    free(bytes);
    return found;
}

static void test_untold(void)
{
    static const char *const a = BINARY_DIR "/test_cmd_changes_a.json";
    static const char *const b = BINARY_DIR "/test_cmd_changes_b.json";
    static const char *const live = BINARY_DIR "/test_cmd_changes_live.json";
    check_row("untold");
    remove(live);
    write_file(a, ROOMS(ROOM("h", "H"), IN("1", "h") "," IN("2", "h")), 0);
    write_file(b,
               ROOMS(ROOM("h", "H") "," ROOM("l", "L"),
                     IN("1", "l") "," IN("3", "l") "," IN("4", "h") "," IN("2", "h")),
               0);
    CHECK_INT(call_tool("changes", a, b, "--live", live, NULL), TOOL_INPUT);
    CHECK_STR(
        call.err,
        arena_printf(&arena,
                     "%s: 2 changes can't be told to displays that have %s. To show them, publish %s as "
                     "their program:\n"
                     "  Sat 29 Mar 12:00, L: \"T3\" is not shown: L is a new room.\n"
                     "  Sat 29 Mar 12:00, L: \"T1\" is shown in H, not in L: L is a new room.\n"
                     "  Once they have it, they would show twice what %s adds. This takes it back:\n"
                     "  nownext changes %s %s --live %s\n",
                     live, a, b, live, b, b, live));
    CHECK(live_has(live, "\"live-4\"") && !live_has(live, "\"live-3\"") && !live_has(live, "\"l\""));
    CHECK_INT(call_tool("check", a, "--live", live, NULL), TOOL_OK);
    CHECK(contains(call.out, "live data: 0 errors, 0 warnings, 0 notes"));
    CHECK_INT(call_tool("changes", a, b, "--json", "--live", live, NULL), TOOL_INPUT);
    CHECK(contains(call.err, "2 changes can't be told"));

    check_row("without --live, and when all is told");
    CHECK_INT(call_tool("changes", a, b, NULL), TOOL_OK);
    CHECK_STR(call.err, "");
    CHECK_INT(call_tool("changes", b, a, "--live", live, NULL), TOOL_OK);
    CHECK_STR(call.err, "");
    remove(a);
    remove(b);
    remove(live);
}

static void test_nothing(void)
{
    static const char *const a = BINARY_DIR "/test_cmd_changes_a.json";
    static const char *const b = BINARY_DIR "/test_cmd_changes_b.json";
    check_row("nothing that a sentence is made of");
    write_file(a, ROOMS(ROOM("h", "H"), IN("1", "h")), 0);
    write_file(b, ROOMS(ROOM("h", "H"), IN("1", "h\", \"summary\": \"S")), 0);
    CHECK_INT(call_tool("changes", OLD, EMPTY, NULL), TOOL_INPUT);
    CHECK_STR(call.out, "");
    CHECK_INT(call_tool("changes", a, a, "--at", "2025-03-29 12:59", NULL), TOOL_OK);
    CHECK_STR(call.out, "Nothing that is still to come differs.\n");
    CHECK_INT(call_tool("changes", a, b, "--at", "2025-03-29 12:59", NULL), TOOL_OK);
    CHECK_STR(call.out, "The track, block, kind, summary or links of 1 session differ.\n");
    CHECK_INT(call_tool("changes", a, b, "--at", "2025-03-29 13:00", NULL), TOOL_OK);
    CHECK_STR(call.out, arena_printf(&arena,
                                     "All sessions are over at 2025-03-29T13:00:00+00:00, when %s counts as "
                                     "published: --at gives another moment.\n",
                                     b));
    remove(a);
    remove(b);
}

/* Displays take nothing but a higher revision. */
static void test_revisions(void)
{
    static const char *const a = BINARY_DIR "/test_cmd_changes_a.json";
    static const char *const b = BINARY_DIR "/test_cmd_changes_b.json";
    static const char *const live = BINARY_DIR "/test_cmd_changes_live.json";
    check_row("revisions");
    write_file(a, ROOMS(ROOM("h", "H"), IN("1", "h")), 0);
    write_file(b, ROOMS(ROOM("h", "H"), IN("1", "h") "," IN("2", "h")), 0);
    write_file(live, "no live data", 0);
    CHECK_INT(call_tool("changes", a, b, "--live", live, NULL), TOOL_OK);
    CHECK(live_has(live, "\"revision\": 1743242400,") && live_has(live, "live-2"));
    CHECK_INT(call_tool("changes", a, b, "--live", live, NULL), TOOL_OK);
    CHECK(live_has(live, "\"revision\": 1743242400,"));
    CHECK_INT(call_tool("changes", b, b, "--live", live, NULL), TOOL_OK);
    CHECK(live_has(live, "\"revision\": 1743242401,") && !live_has(live, "live-2"));
    CHECK_INT(call_tool("changes", b, b, "--live", live, NULL), TOOL_OK);
    CHECK(live_has(live, "\"revision\": 1743242401,"));
    write_file(live, "{\"format\": \"nownext-live/1\", \"revision\": 7}", 0);
    CHECK_INT(call_tool("changes", b, b, "--live", live, NULL), TOOL_OK);
    CHECK(live_has(live, "\"revision\": 1743242400,"));
    remove(a);
    remove(b);
    remove(live);
}

static void test_json(void)
{
    check_row("json");
    CHECK_INT(call_tool("changes", "--json", OLD, NEW, OLD, NULL), TOOL_OK);
    golden_check(FOLDER "polls.txt", call.out);
    CHECK_STR(call.err, "");
}

/* The last good version stays; what was absent in it once is not cancelled by a version that is refused. */
static void test_refused(void)
{
    check_row("refused");
    CHECK_INT(call_tool("changes", OLD, NEW, EMPTY, NULL), TOOL_INPUT);
    CHECK(contains(call.err,
                   EMPTY ": refused: the published program has no session with a time any more, and had 9"));
    CHECK(strstr(strstr(call.err, "refused") + 1, "refused") == NULL);
    CHECK(contains(call.out,
                   "Vanished, and shown as before for now\n  Sat 29 Mar 11:00, Hall B: \"Foxes\" is not in "
                   "the program any more.\n"));
    CHECK(contains(call.out, "is in Hall B, not Hall A."));
    CHECK_INT(call_tool("changes", "--json", OLD, EMPTY, NULL), TOOL_INPUT);
    CHECK_INT(count_lines(call.out), 1);
    CHECK(contains(call.out, "\"refused\": \"the published"));
}

/* As a version says; else as its file does; each five minutes after the one before, and before what --at
 * says. */
static void test_times(void)
{
    static const char *const a = BINARY_DIR "/test_cmd_changes_a.json";
    static const char *const b = BINARY_DIR "/test_cmd_changes_b.json";
    const int64_t now = 1743242400; /* 2025-03-29T10:00:00Z */
    check_row("times");
    write_file(a, PROGRAM(SESSION("1", "29", "12:00", "12:30") "," SESSION("2", "31", "12:00", "12:30")),
               now);
    write_file(b, PROGRAM(SESSION("1", "29", "12:05", "12:35") "," SESSION("2", "31", "12:05", "12:35")),
               now + 3600);
    CHECK_INT(call_tool("changes", "--json", a, b, NULL), TOOL_OK);
    CHECK(contains(call.out, "\"polled\": \"2025-03-29T11:00:00+00:00\""));
    CHECK(contains(call.out, "\"polled\": \"2025-03-29T11:05:00+00:00\""));
    CHECK(contains(call.out, "\"told\": true, \"before\": \"1\""));
    CHECK(contains(call.out, "\"told\": false, \"before\": \"2\""));
    CHECK_INT(call_tool("changes", "--json", a, b, a, NULL), TOOL_OK);
    CHECK(contains(call.out, "\"polled\": \"2025-03-29T11:05:00+00:00\""));
    CHECK(contains(call.out, "\"polled\": \"2025-03-29T11:10:00+00:00\""));
    CHECK(!strstr(call.out, "11:15:00"));
    check_row("--at");
    CHECK_INT(call_tool("changes", "--json", a, b, a, "--at", "2025-03-31 11:00", NULL), TOOL_OK);
    CHECK(contains(call.out, "\"polled\": \"2025-03-29T11:00:00+00:00\""));
    CHECK(contains(call.out, "\"polled\": \"2025-03-31T11:00:00+00:00\""));
    CHECK_INT(call_tool("changes", "--json", a, b, a, "--at", "2025-03-29T08:00Z", NULL), TOOL_OK);
    CHECK(contains(call.out, "\"polled\": \"2025-03-29T07:55:00+00:00\""));
    CHECK(contains(call.out, "\"polled\": \"2025-03-29T08:00:00+00:00\""));
    CHECK_INT(call_tool("changes", a, b, "--at", "soon", NULL), TOOL_CALL);
    CHECK(contains(call.err, "--at soon"));
    check_row("published");
    CHECK_INT(call_tool("changes", "--json", a, b, NEW, NULL), TOOL_OK);
    CHECK(contains(call.out, "\"polled\": \"2025-03-29T12:05:00+01:00\""));
    CHECK_INT(call_tool("changes", "--json", OLD, NEW, NULL), TOOL_OK);
    CHECK(contains(call.out, "\"polled\": \"2025-03-29T09:00:00+01:00\""));
    remove(a);
    remove(b);
}

static void test_calls(void)
{
    check_row("calls");
    CHECK_INT(call_tool("changes", NULL), TOOL_CALL);
    CHECK(contains(call.err, "give two versions"));
    CHECK_INT(call_tool("changes", OLD, NULL), TOOL_CALL);
    CHECK(contains(call.err, "give two versions"));
    CHECK_INT(call_tool("changes", "-", "-", NULL), TOOL_CALL);
    CHECK(contains(call.err, "can be read but once"));
    CHECK_INT(call_tool("changes", OLD, "none.json", NULL), TOOL_CALL);
    CHECK(contains(call.err, "none.json"));
    CHECK_INT(call_tool("changes", OLD, "CMakeLists.txt", NULL), TOOL_INPUT);
    CHECK(contains(call.err, "CMakeLists.txt"));
    CHECK_INT(call_tool("changes", OLD, NEW, "--live", BINARY_DIR "/no-such-folder/live.json", NULL),
              TOOL_CALL);
    CHECK(contains(call.err, "no-such-folder"));
    CHECK_INT(call_tool("changes", "--help", NULL), TOOL_OK);
    CHECK(contains(call.out, "nownext changes OLD NEW..."));
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_text();
    test_untold();
    test_nothing();
    test_revisions();
    test_json();
    test_refused();
    test_times();
    test_calls();
    call_forget();
    arena_finish(&arena);
    return check_done();
}

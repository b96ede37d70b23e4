#include <unistd.h>

#include "tool/fixture.h"
#include "render/render.h"

#define CUT "tests/data/tool/cut.json"

/* Nothing but how far it is, which a slow machine says after some seconds. */
static bool is_progress(const char *text)
{
    for (const char *end; *text; text = end + 1) {
        unsigned tenth;
        int length = 0;
        end = strchr(text, '\n');
        if (!end || sscanf(text, "%u %% of the screens drawn and looked at%n", &tenth, &length) != 1 ||
            text + length != end)
            return false;
    }
    return true;
}

static void test_clean(void)
{
    check_row("clean");
    CHECK_INT(call_tool("preflight", SMALL, "--panel", "800x480", NULL), TOOL_OK);
    CHECK(contains(call.out, "of 4 displays"));
    CHECK(contains(call.out, "0 faults"));
    CHECK(contains(call.out, "Fingerprint of the type: "));
    CHECK(is_progress(call.err));
    check_row("two panels");
    CHECK_INT(call_tool("preflight", SMALL, "--panel", "800x480", "--panel=1280x720", "--json", NULL),
              TOOL_OK);
    CHECK(contains(call.out, "\"displays\":8,"));
    CHECK_INT(count_lines(call.out), 1);
}

static void test_faults(void)
{
    check_row("faults");
    CHECK_INT(
        call_tool("preflight", CUT, "--panel", "480x320", "--html", BINARY_DIR "/test_cmd_preflight", NULL),
        TOOL_INPUT);
    CHECK(contains(call.out, "[title-cut]"));
    CHECK(contains(call.out, "(long)\n      title."));
    CHECK(contains(call.out, "[glyph-missing]"));
    CHECK(contains(call.out, "(glyph)\n      title"));
    CHECK(contains(call.out, "U+10FFF0\n"));
    CHECK_INT(access(BINARY_DIR "/test_cmd_preflight/index.html", R_OK), 0);
    CHECK_INT(access(BINARY_DIR "/test_cmd_preflight/finding-1.png", R_OK), 0);
    CHECK_INT(access(BINARY_DIR "/test_cmd_preflight/small/finding-1.png", R_OK), 0);
}

static void test_displays(void)
{
    static const char path[] = BINARY_DIR "/test_cmd_preflight.json";
    FILE *file = fopen(path, "w");
    fputs("{\"format\":\"nownext-display/1\",\"name\":\"b\",\"role\":\"door\",\"rooms\":[\"hall-b\"],"
          "\"panel\":{\"mode\":\"800x480\",\"diagonal_in\":7,\"viewing_distance_m\":9}}",
          file);
    fclose(file);
    check_row("display files");
    CHECK_INT(call_tool("preflight", SMALL, "--display", path, "--display", path, NULL), TOOL_INPUT);
    CHECK(contains(call.out, "of 2 displays"));
    CHECK(contains(call.out, "Hall A (hall-a)"));
    CHECK(contains(call.out, "[now-small, a note]"));
}

static void write_venue(const char *path, const char *displays)
{
    FILE *file = fopen(path, "w");
    fprintf(
        file,
        "{\"format\":\"nownext-venue/1\",\"defaults\":{\"role\":\"door\",\"panel\":{\"mode\":\"800x480\"}},"
        "\"displays\":{%s}}",
        displays);
    fclose(file);
}

/* Blocks without a room, whose parts have rooms: a screen shows the parts, and no door needs the block. */
static void test_blocks(void)
{
    static const char a[] = BINARY_DIR "/test_cmd_preflight-a.json",
                      b[] = BINARY_DIR "/test_cmd_preflight-b.json",
                      hall[] = BINARY_DIR "/test_cmd_preflight-hall.json";
    static const char blocks[] = "tests/data/import/indico-block-without-room.json";
    static const struct {
        const char *path, *text;
    } files[] = {
        {a, "{\"format\":\"nownext-display/1\",\"role\":\"door\",\"rooms\":[\"Hall A\"]}"},
        {b, "{\"format\":\"nownext-display/1\",\"role\":\"door\",\"rooms\":[\"Hall B\"]}"},
        {hall, "{\"format\":\"nownext-display/1\",\"role\":\"hallway\"}"},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        FILE *file = fopen(files[i].path, "wb");
        fputs(files[i].text, file);
        fclose(file);
    }
    check_row("the doors of the parts' rooms");
    CHECK_INT(call_tool("preflight", blocks, "--display", a, "--display", b, NULL), TOOL_OK);
    check_row("a hallway");
    CHECK_INT(call_tool("preflight", blocks, "--display", hall, NULL), TOOL_OK);
    CHECK(!strstr(call.out, "never-shown"));
    check_row("one door of two: that is the other room's");
    CHECK_INT(call_tool("preflight", blocks, "--display", b, NULL), TOOL_INPUT);
    CHECK(contains(call.out, "Hall A (hall-a)"));
    CHECK(!strstr(call.out, "never-shown"));
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        remove(files[i].path);
}

static void test_venue(void)
{
    static const char path[] = BINARY_DIR "/test_cmd_preflight-venue.json";
    check_row("a venue");
    write_venue(
        path,
        "\"aa\":{\"rooms\":[\"hall-a\"]},\"bb\":{\"rooms\":[\"hall-b\"]},\"cc\":{\"role\":\"hallway\"}");
    CHECK_INT(call_tool("preflight", SMALL, "--venue", path, NULL), TOOL_OK);
    CHECK(contains(call.out, "of 3 displays"));
    CHECK(contains(call.out, "Ready: 0 faults"));

    check_row("a room without a display, a display without a room, a picture that is not there");
    write_venue(path, "\"aa\":{\"rooms\":[\"cellar\"]},\"dc:a6:32:01:02:03\":{\"rooms\":[\"hall-b\"]},"
                      "\"DC-A6-32-01-02-03\":{\"rooms\":[\"hall-b\"]},"
                      "\"cc\":{\"role\":\"hallway\",\"rooms\":[\"hall-b\"],\"cycle\":[{\"page\":\"picture\","
                      "\"file\":\"no-such.png\"}]}");
    CHECK_INT(call_tool("preflight", SMALL, "--venue", path, NULL), TOOL_INPUT);
    CHECK(contains(call.out, "of 3 displays"));
    CHECK(contains(call.out, "the display aa names the room \"cellar\""));
    CHECK(contains(call.out, "Hall A (hall-a)"));
    CHECK(contains(call.out, "[picture]"));
    CHECK(contains(call.out, "/no-such.png: "));
    CHECK(contains(call.err, "[display-twice]"));
    CHECK(contains(call.err,
                   "displays.aa.rooms[0]: error: the program has no room \"cellar\"; the nearest is "));

    check_row("an alias of a room that is not there");
    write_venue(path, "\"aa\":{\"role\":\"hallway\",\"room_aliases\":{\"Saal\":\"Hal A\"}}");
    CHECK_INT(call_tool("preflight", SMALL, "--venue", path, NULL), TOOL_INPUT);
    CHECK(contains(call.err, "displays.aa.room_aliases.Saal: error: the program has no room \"Hal A\"; the "
                             "nearest is \"Hall A\" (hall-a) [unknown-room]\n"));
    CHECK(contains(call.out, "Ready: 0 faults"));

    check_row("live data, with the aliases of the venue");
    static const char live[] = BINARY_DIR "/test_cmd_preflight-live.json";
    FILE *file = fopen(live, "w");
    fputs("{\"format\":\"nownext-live/"
          "1\",\"revision\":1,\"changes\":[{\"session\":\"compiler\",\"made\":\"2025-03-29T09:00Z\"}],"
          "\"notices\":["
          "{\"id\":\"n\",\"text\":\"T\",\"rooms\":[\"Saal\"]}]}",
          file);
    fclose(file);
    write_venue(path, "\"aa\":{\"role\":\"hallway\",\"room_aliases\":{\"Saal\":\"Hall A\"}}");
    CHECK_INT(call_tool("preflight", SMALL, "--venue", path, "--live", live, NULL), TOOL_INPUT);
    CHECK(contains(call.out, "Ready: 0 faults"));
    CHECK_STR(strstr(call.err, live) ? strstr(call.err, live) : "", BINARY_DIR
              "/test_cmd_preflight-live.json: changes[0].session: error: the program has no session "
              "\"compiler\"; the nearest is \"2\" (\"Compilers\"); the change waits until there is one "
              "[unknown-session]\n");
    remove(live);

    check_row("its faults");
    write_venue(path, "\"aa\":{\"rooms\":\"hall-a\"}");
    CHECK_INT(call_tool("preflight", SMALL, "--venue", path, NULL), TOOL_INPUT);
    CHECK(contains(call.err, "displays.aa.rooms: must be a list, is a text"));
    write_venue(path, "");
    CHECK_INT(call_tool("preflight", SMALL, "--venue", path, NULL), TOOL_CALL);
    CHECK(contains(call.err, "no displays"));
    check_row("not with others");
    CHECK_INT(call_tool("preflight", SMALL, "--venue", path, "--display", path, NULL), TOOL_CALL);
    CHECK(contains(call.err, "leave --display away"));
    CHECK_INT(call_tool("preflight", SMALL, "--venue", path, "--panel", "800x480", NULL), TOOL_CALL);
    CHECK(contains(call.err, "leave --panel away"));
    CHECK_INT(call_tool("preflight", SMALL, "--venue", "no-such.json", NULL), TOOL_CALL);
}

static void test_looks(void)
{
    check_row("looks");
    CHECK_INT(call_tool("preflight", SMALL, "--panel", "800x480", "--theme", "night,paper", "--theme",
                        "contrast", "--language", "de,ar", NULL),
              TOOL_OK);
    CHECK(contains(call.out, "of 24 displays"));
    check_row("a theme is proven in its own fonts");
    static const char serif[] = BINARY_DIR "/test_cmd_preflight-fonts.json";
    FILE *own = fopen(serif, "w"), *plain = fopen("assets/themes/night.json", "r");
    for (char line[400]; fgets(line, sizeof line, plain);)
        fputs(strstr(line, "\"text\": [") ? "\"text\": [\"DejaVu Sans\", \"Inter\"],\n" : line, own);
    fclose(plain);
    fclose(own);
    call_tool("preflight", SMALL, "--panel", "800x480", "--theme", serif, NULL);
    CHECK(contains(call.out, "/DejaVuSans"));
    remove(serif);
    check_row("a theme that is refused");
    static const char path[] = BINARY_DIR "/test_cmd_preflight-theme.json";
    FILE *file = fopen(path, "w"), *night = fopen("assets/themes/night.json", "r");
    for (char line[400]; fgets(line, sizeof line, night);)
        fputs(strstr(line, "\"ink\"") ? "\"ink\": \"#222222\",\n" : line, file);
    fclose(file);
    fclose(night);
    CHECK_INT(call_tool("preflight", SMALL, "--theme", path, NULL), TOOL_INPUT);
    CHECK(contains(call.err, path));
    CHECK(contains(call.err, "ink"));
}

static void test_refused(void)
{
    check_row("display and panel");
    CHECK_INT(call_tool("preflight", SMALL, "--display", "x.json", "--panel", "800x480", NULL), TOOL_CALL);
    check_row("no such display");
    CHECK_INT(call_tool("preflight", SMALL, "--display", "no-such.json", NULL), TOOL_CALL);
    check_row("no panel");
    CHECK_INT(call_tool("preflight", SMALL, "--panel", "800x480", "--panel", "wide", NULL), TOOL_CALL);
    check_row("json twice is once");
    CHECK_INT(call_tool("preflight", SMALL, "--html", "a", "--html", "b", NULL), TOOL_CALL);
    check_row("help");
    CHECK_INT(call_tool("preflight", "--help", NULL), TOOL_OK);
    CHECK(contains(call.out, "never-shown"));
}

int main(void)
{
    struct err err = {0};
    struct renderer *renderer = renderer_create(&err);
    if (!renderer) {
        printf("skipped: %s\n", err.text);
        return CHECK_SKIPPED;
    }
    renderer_destroy(renderer);
    test_clean();
    test_faults();
    test_displays();
    test_venue();
    test_blocks();
    test_looks();
    test_refused();
    call_forget();
    return check_done();
}

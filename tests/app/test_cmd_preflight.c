#include <unistd.h>

#include "fixture.h"
#include "render/render.h"

#define CUT "tests/data/app/cut.json"

/* Nothing but how far it is, which a slow machine says after some seconds. */
static bool is_progress(const char *text)
{
    for (const char *end; *text; text = end + 1) {
        unsigned tenth;
        int length = 0;
        end = strchr(text, '\n');
        if (!end || sscanf(text, "%u %% of the screens looked at%n", &tenth, &length) != 1 || text + length != end)
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
    CHECK_INT(call_tool("preflight", SMALL, "--panel", "800x480", "--panel=1280x720", "--json", NULL), TOOL_OK);
    CHECK(contains(call.out, "\"displays\":8,"));
    CHECK_INT(count_lines(call.out), 1);
}

static void test_faults(void)
{
    check_row("faults");
    CHECK_INT(call_tool("preflight", CUT, "--panel", "480x320", "--html", BINARY_DIR "/test_cmd_preflight", NULL),
              TOOL_INPUT);
    CHECK(contains(call.out, "[title-cut]"));
    CHECK(contains(call.out, "(long): title."));
    CHECK(contains(call.out, "[glyph-missing]"));
    CHECK(contains(call.out, "(glyph): title"));
    CHECK(contains(call.out, "U+10FFF0;"));
    CHECK_INT(access(BINARY_DIR "/test_cmd_preflight/index.html", R_OK), 0);
    CHECK_INT(access(BINARY_DIR "/test_cmd_preflight/finding-1.png", R_OK), 0);
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
    CHECK(contains(call.out, "\"Hall A\" (hall-a)"));
    CHECK(contains(call.out, "[now-small, a note]"));
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
    test_refused();
    call_forget();
    return check_done();
}

#include "live_fixture.h"

#include "tool/desk_call.h"

static struct options options;

static void test_names(void)
{
    memset(&options, 0, sizeof options);
    unsetenv("NOWNEXT_DESK");
    CHECK_STR(desk_call_folder(&options), ".");
    setenv("NOWNEXT_DESK", "", 1);
    CHECK_STR(desk_call_folder(&options), ".");
    setenv("NOWNEXT_DESK", "/a", 1);
    CHECK_STR(desk_call_folder(&options), "/a");
    options.values[OPTION_DESK] = "/b";
    CHECK_STR(desk_call_folder(&options), "/b");
    unsetenv("LOGNAME");
    unsetenv("USER");
    CHECK_STR(desk_call_by(&options), "");
    const struct tool tool = {.out = stdout, .err = stderr, .command = "live", .now = live_now};
    CHECK_INT(desk_call_need_by(&tool, &options), TOOL_CALL);
    setenv("USER", "ben", 1);
    CHECK_STR(desk_call_by(&options), "ben");
    CHECK_INT(desk_call_need_by(&tool, &options), TOOL_OK);
    setenv("LOGNAME", "anna", 1);
    CHECK_STR(desk_call_by(&options), "anna");
    options.values[OPTION_BY] = "Cy";
    CHECK_STR(desk_call_by(&options), "Cy");
}

static void test_yes(void)
{
    CHECK(desk_call_is_yes("y") && desk_call_is_yes("YES") && desk_call_is_yes("Yes"));
    CHECK(!desk_call_is_yes("") && !desk_call_is_yes("no") && !desk_call_is_yes("ye") &&
          !desk_call_is_yes("yess"));
}

static void test_open(void)
{
    const struct tool tool = {.out = stdout, .err = stderr, .command = "live", .now = live_now};
    struct desk_call desk;
    memset(&options, 0, sizeof options);
    options.values[OPTION_DESK] = live_desk;
    CHECK_INT(desk_call_open(&tool, &options, &desk), TOOL_OK);
    CHECK(desk.live == NULL && desk.folded == desk.files.program && desk.commands.count == 0);
    CHECK_INT(desk_call_unlock(&desk), TOOL_OK); /* it does not sign */
    CHECK_INT(live("late", "Android MC", "--yes", "--desk", live_desk, NULL), TOOL_OK);
    CHECK_INT(desk_call_read(&desk), TOOL_OK);
    CHECK(desk.live != NULL && desk.folded != desk.files.program && desk.commands.count == 1);
    desk_call_close(&desk);
    options.values[OPTION_DESK] = "/tmp/none";
    CHECK_INT(desk_call_open(&tool, &options, &desk), TOOL_CALL);
    desk_call_close(&desk);
}

/* A venue that has got another id since is told. */
static void test_venue(void)
{
    char desk[80], venue[80];
    snprintf(desk, sizeof desk, "%s/desk-2", live_root);
    snprintf(venue, sizeof venue, "%s/venue.json", live_root);
    for (int i = 0; i < 2; i++) {
        FILE *file = fopen(venue, "w");
        fprintf(file, "{\"format\":\"nownext-venue/1\",\"venue\":\"%s\",\"displays\":{}}",
                i == 0 ? "lpc" : "other");
        fclose(file);
        if (i == 0)
            CHECK_INT(
                live("begin", LIVE_PROGRAM, "--desk", desk, "--to", live_public, "--venue", venue, NULL),
                TOOL_OK);
    }
    CHECK_INT(live("history", "--desk", desk, NULL), TOOL_OK);
    CHECK(contains(call.err, "the venue is \"other\" there, but this desk was begun for \"lpc\""));
}

int main(void)
{
    live_begin();
    test_names();
    test_yes();
    test_open();
    test_venue();
    return live_end();
}

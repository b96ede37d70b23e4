/* Its window is the business of test_simulator_window.c; here is what it does without a display. */
#include <sys/stat.h>
#include <unistd.h>

#include "tool/fixture.h"
#include "render/render.h"

#define FOLDER BINARY_DIR "/test_cmd_simulate"

/* Removes what the call printed, and gives how many files that were. */
static unsigned remove_printed(const char *folder)
{
    unsigned count = 0;
    for (char *line = call.out, *end; *line; line = end + 1) {
        end = line + strcspn(line, "\n");
        *end = '\0';
        struct stat status;
        count += stat(line, &status) == 0 && status.st_size > 1000;
        remove(line);
    }
    rmdir(folder);
    return count;
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
    unsetenv("DISPLAY");
    unsetenv("WAYLAND_DISPLAY");
    unsetenv("SDL_VIDEODRIVER");

    check_row("into a folder");
    CHECK_INT(call_tool("simulate", SMALL, "-o", FOLDER, NULL), TOOL_OK);
    CHECK_STR(call.out, FOLDER "/door-now.png\n" FOLDER "/door-soon-portrait.png\n" FOLDER
                               "/hallway-overview.png\n" FOLDER "/hallway-soon.png\n" FOLDER
                               "/hallway-contribution.png\n");
    CHECK_STR(call.err, "");
    CHECK_INT(remove_printed(FOLDER), 5);

    check_row("no display");
    if (CHECK(chdir(BINARY_DIR) == 0)) {
        CHECK_INT(call_tool("simulate", SOURCE_DIR "/" SMALL, "--role", "hallway", NULL), TOOL_OK);
        CHECK(contains(call.err, "there is no display"));
        CHECK(contains(call.out, "nownext-pictures/hallway-soon.png\n"));
        CHECK_INT(remove_printed("nownext-pictures"), 5);
        CHECK(chdir(SOURCE_DIR) == 0);
    }

    check_row("over the old ones");
    CHECK_INT(call_tool("simulate", SMALL, "-o", FOLDER, NULL), TOOL_OK);
    CHECK_INT(call_tool("simulate", SMALL, "-o", FOLDER, NULL), TOOL_OK);
    CHECK_INT(remove_printed(FOLDER), 5);

    check_row("names that the program does not have: the pictures come all the same");
    FILE *file = fopen(BINARY_DIR "/test_cmd_simulate_live.json", "wb");
    fputs("{\"format\":\"nownext-live/1\",\"revision\":1,\"changes\":[{\"session\":\"compiler\"}]}", file);
    fclose(file);
    file = fopen(BINARY_DIR "/test_cmd_simulate_display.json", "wb");
    fputs("{\"format\":\"nownext-display/1\",\"role\":\"hallway\",\"rooms\":[\"A\",\"Atic\"]}", file);
    fclose(file);
    CHECK_INT(call_tool("simulate", SMALL, "-o", FOLDER, "--live", BINARY_DIR "/test_cmd_simulate_live.json",
                        "--display", BINARY_DIR "/test_cmd_simulate_display.json", NULL),
              TOOL_INPUT);
    CHECK_INT(remove_printed(FOLDER), 5);
    CHECK(contains(call.err,
                   "_display.json: rooms[1]: error: the program has no room \"Atic\"; the nearest is "));
    CHECK(contains(call.err, "_live.json: changes[0].session: error: the program has no session "));
    check_row("a display of a venue");
    file = fopen(BINARY_DIR "/test_cmd_simulate_venue.json", "wb");
    fputs("{\"format\":\"nownext-venue/1\",\"displays\":{\"aa\":{\"role\":\"hallway\",\"rooms\":[\"Atic\"]},"
          "\"bb\":{\"role\":\"hallway\"}}}",
          file);
    fclose(file);
    CHECK_INT(call_tool("simulate", SMALL, "-o", FOLDER, "--venue",
                        BINARY_DIR "/test_cmd_simulate_venue.json", "--display", "bb", NULL),
              TOOL_INPUT);
    CHECK_INT(remove_printed(FOLDER), 5);
    CHECK(contains(call.err, "_venue.json: displays.aa.rooms[0]: error: the program has no room \"Atic\""));
    remove(BINARY_DIR "/test_cmd_simulate_venue.json");
    remove(BINARY_DIR "/test_cmd_simulate_live.json");
    remove(BINARY_DIR "/test_cmd_simulate_display.json");

    check_row("no folder");
    CHECK_INT(call_tool("simulate", SMALL, "-o", BINARY_DIR "/none/none", NULL), TOOL_CALL);

    check_row("wrong calls");
    CHECK_INT(call_tool("simulate", SMALL, "--speed", "0", NULL), TOOL_CALL);
    CHECK_INT(call_tool("simulate", SMALL, "--at", "noon", NULL), TOOL_CALL);
    CHECK_INT(call_tool("simulate", SMALL, "--room", "cellar", NULL), TOOL_CALL);
    CHECK_INT(call_tool("simulate", "none.json", NULL), TOOL_CALL);
    CHECK_INT(call_tool("simulate", "tests/check.h", NULL), TOOL_INPUT);
    call_forget();
    return check_done();
}

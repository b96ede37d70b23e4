#include "tool/pictures.h"

#include <unistd.h>

#include "tool/fixture.h"
#include "render/render.h"

#define FOLDER BINARY_DIR "/test_pictures"

static char *said;
static size_t said_size;

static int make(const struct program *program, uint32_t room, struct instant at, const char *folder)
{
    char *errors = NULL;
    size_t size;
    free(said);
    said = NULL;
    struct tool tool = {.out = open_memstream(&said, &said_size),
                        .err = open_memstream(&errors, &size),
                        .command = "simulate"};
    struct style style = style_default();
    int code = pictures_make(&tool, program, room, &style, at, folder);
    fclose(tool.out);
    fclose(tool.err);
    CHECK_INT(*errors == '\0', code == TOOL_OK);
    free(errors);
    return code;
}

static void remove_all(void)
{
    for (char *line = said, *end; *line; line = end + 1) {
        end = line + strcspn(line, "\n");
        *end = '\0';
        CHECK(remove(line) == 0);
    }
    CHECK(rmdir(FOLDER) == 0);
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
    struct loaded loaded;
    load_small(&loaded);
    check_row("all");
    CHECK_INT(make(loaded.program, 0, moment(&loaded, "2025-03-29 09:20"), FOLDER), TOOL_OK);
    CHECK_STR(said, FOLDER "/door-now.png\n" FOLDER "/door-soon-portrait.png\n" FOLDER
                           "/hallway-overview.png\n" FOLDER "/hallway-soon.png\n" FOLDER
                           "/hallway-contribution.png\n" FOLDER "/timeline.png\n");
    CHECK_INT(make(loaded.program, 0, moment(&loaded, "2025-03-29 09:20"), FOLDER),
              TOOL_OK); /* over the old ones */
    remove_all();

    check_row("what there is nothing to show of is left out");
    CHECK_INT(make(loaded.program, 0, moment(&loaded, "2025-04-29 10:20"), FOLDER), TOOL_OK);
    CHECK(strstr(said, "door-soon") == NULL);
    CHECK(contains(said, "door-now"));
    remove_all();

    check_row("a room that is not there has no door");
    CHECK_INT(make(loaded.program, PROGRAM_NONE, moment(&loaded, "2025-03-29 09:20"), FOLDER), TOOL_OK);
    CHECK(strstr(said, "door-now") == NULL);
    remove_all();

    check_row("no folder");
    CHECK_INT(make(loaded.program, 0, moment(&loaded, "2025-03-29 09:20"), BINARY_DIR "/none/none"),
              TOOL_CALL);
    free(said);
    load_finish(&loaded);
    return check_done();
}

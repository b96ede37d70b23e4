#include "preflight/preflight_walk.h"

#include "tool/fixture.h"

static uint64_t screens_of(struct preflight_walk *walk, enum preflight_job_kind kind, uint32_t display)
{
    uint64_t before = walk->screens;
    struct err err = {0};
    for (uint32_t i = 0; i < walk->jobs.count; i++)
        if (walk->jobs.list[i].kind == kind && walk->jobs.list[i].display == display)
            CHECK(preflight_walk_job(walk, i, &err));
    return walk->screens - before;
}

int main(void)
{
    static const struct cycle_entry cycle[] = {{.kind = PAGE_ROOM},
                                               {.kind = PAGE_PICTURE, .file = "no-such.png"}};
    static const char *const rooms[] = {"hall-b"};
    struct preflight_display displays[3] = {{.name = "door"}, {.name = "hallway"}, {.name = "own"}};
    struct preflight_walk walk;
    struct loaded loaded;
    struct arena arena;
    struct err err = {0};
    load_small(&loaded);
    arena_init(&arena, malloc, free);
    for (int i = 0; i < 3; i++) {
        display_config_set_defaults(&displays[i].config, i ? ROLE_HALLWAY : ROLE_DOOR);
        displays[i].config.panel =
            (struct panel_config){.width = 640, .height = 400, .rotate = i == 1 ? 90 : 0};
        displays[i].style = style_default();
    }
    displays[0].config.rooms = rooms;
    displays[0].config.room_count = 1;
    displays[2].config.cycle = cycle;
    displays[2].config.cycle_count = 2;
    struct preflight preflight = {.program = loaded.program, .display_count = 3, .displays = displays};
    preflight_walk_init(&walk, &preflight, &arena);
    if (!preflight_walk_begin(&walk, &err)) {
        printf("skipped: %s\n", err.text);
        return CHECK_SKIPPED;
    }
    check_row("door");
    CHECK(screens_of(&walk, PREFLIGHT_DOOR, 0) >= 9); /* its phases, from the day before to the day after */
    CHECK(walk.shown[program_find_session(loaded.program, "2")]);
    CHECK(!walk.shown[program_find_session(loaded.program, "1.1")]);
    CHECK_INT(walk.canvas.frame->width, 640);
    uint32_t different = walk.scenes.count;
    CHECK(different > 5 && different <= walk.screens);
    CHECK(walk.font_count >= 2); /* of text, and of titles */
    check_row("once more: nothing new");
    screens_of(&walk, PREFLIGHT_DOOR, 0);
    CHECK_INT(walk.scenes.count, different);

    check_row("hallway");
    CHECK(screens_of(&walk, PREFLIGHT_PAGE, 1) > 10);
    CHECK(walk.shown[program_find_session(loaded.program, "1.1")]);
    CHECK_INT(walk.canvas.frame->width, 400); /* as the viewer sees it */
    CHECK(screens_of(&walk, PREFLIGHT_CONTRIBUTIONS, 1) > 0);
    CHECK(screens_of(&walk, PREFLIGHT_STATION, 1) >= 4);
    CHECK_INT(walk.findings.count, 0);

    check_row("its own cycle");
    CHECK(screens_of(&walk, PREFLIGHT_MESSAGES, 2) >= 2); /* before and after the event */
    CHECK_INT(walk.findings.count, 0);
    CHECK_INT(screens_of(&walk, PREFLIGHT_PICTURE, 2), 1);
    if (CHECK_INT(walk.findings.count, 1)) {
        CHECK_INT(walk.findings.list[0].rule, FINDING_PICTURE);
        CHECK_INT(walk.findings.list[0].page_subject, 1);
        CHECK(preflight_picture(&preflight, &walk.findings.list[0], walk.renderer,
                                BINARY_DIR "/test_preflight_walk.png", NULL, &err));
    }
    preflight_walk_end(&walk);
    preflight_walk_finish(&walk);
    arena_finish(&arena);
    load_finish(&loaded);
    return check_done();
}

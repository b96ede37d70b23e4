#include "app/loop.h"

#include "app/setup.h"
#include "fixture.h"
#include "headless/board_headless.h"

static struct loaded loaded;
static struct renderer *renderer;
static struct arena arena;

static struct display_config door_of(const char *room)
{
    struct display_config config;
    display_config_set_defaults(&config, ROLE_DOOR);
    config.panel = (struct panel_config){.width = 800, .height = 480};
    setup_room(&config, loaded.program, program_find_room(loaded.program, room), &arena);
    return config;
}

/* A board whose clock begins at `at`, jumps when it is waited on, and ends `seconds` later. */
static struct board *board_at(const char *at, int seconds)
{
    int64_t now_ms = moment(&loaded, at).ms;
    struct board_headless_options options = {.width = 800,
                                             .height = 480,
                                             .now_ms = now_ms,
                                             .quit_at_ms = now_ms + seconds * MS_PER_SECOND,
                                             .clock = BOARD_CLOCK_TRUSTED};
    return board_headless_create(&options, NULL);
}

/* What a minute of a display's life costs: counted, not timed. */
static void test_idle(void)
{
    static const struct {
        const char *label, *at;
        enum display_role role;
        uint64_t most_presents, most_wakeups;
    } rows[] = {
        {"a door during a session", "2025-03-29 10:20:30", ROLE_DOOR, 2, 10},
        {"a door on the minute", "2025-03-29 10:20", ROLE_DOOR, 2, 10},
        {"a door in a break", "2025-03-29 12:20:30", ROLE_DOOR, 2, 10},
        {"a door before the event", "2025-03-20 10:00:30", ROLE_DOOR, 2, 10},
        {"a door after it", "2025-04-20 10:00:30", ROLE_DOOR, 2, 10},
        {"a hallway", "2025-03-29 10:20:30", ROLE_HALLWAY, 10, 12},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        struct display_config config = door_of("hall-a");
        if (rows[i].role == ROLE_HALLWAY) {
            display_config_set_defaults(&config, ROLE_HALLWAY);
            config.panel = (struct panel_config){.width = 800, .height = 480};
        }
        struct board *board = board_at(rows[i].at, 60);
        struct loop loop;
        struct err err = {0};
        CHECK(loop_init(&loop, board, renderer, &config, &err));
        loop_set_program(&loop, loaded.program);
        CHECK(loop_run(&loop, &err));
        CHECK_STR(err.text, "");
        CHECK(board->counts.presents >= 1);
        CHECK(board->counts.presents <= rows[i].most_presents);
        CHECK(board->counts.wakeups >= 1);
        CHECK(board->counts.wakeups <= rows[i].most_wakeups);
        CHECK_INT(loop.counts.frames, board->counts.presents);
        printf("%s: %u presents, %u wake-ups, %u scenes, %u boxes in 60 s\n", rows[i].label,
               (unsigned)board->counts.presents, (unsigned)board->counts.wakeups,
               (unsigned)loop.counts.scenes, (unsigned)loop.counts.boxes);
        loop_finish(&loop);
        board->ops->destroy(board);
    }
}

/* After a day of steps the picture is what one whole drawing of the last moment is. */
static void test_damage(void)
{
    check_row("damage");
    struct display_config config = door_of("hall-a");
    struct board *board = board_at("2025-03-29 09:00", 4 * 3600);
    struct loop loop, fresh;
    struct err err = {0};
    CHECK(loop_init(&loop, board, renderer, &config, &err));
    loop_set_program(&loop, loaded.program);
    CHECK(loop_run(&loop, &err));
    CHECK(loop.counts.frames > 100);
    /* A minute changes a little of the picture: the day costs less than 20 whole ones. */
    CHECK(board->counts.pixels_presented < UINT64_C(20) * 800 * 480);

    struct board *other = board_at("2025-03-29 09:00", 4 * 3600);
    board_headless_set_clock(other, loop.view.now.ms, BOARD_CLOCK_TRUSTED);
    CHECK(loop_init(&fresh, other, renderer, &config, &err));
    loop_set_program(&fresh, loaded.program);
    CHECK(loop_step(&fresh, &err));
    struct board_picture walked = board_headless_picture(board), drawn = board_headless_picture(other);
    CHECK(memcmp(walked.pixels, drawn.pixels, (size_t)walked.pitch * 480) == 0);
    loop_finish(&fresh);
    loop_finish(&loop);
    other->ops->destroy(other);
    board->ops->destroy(board);
}

static void test_what_happens(void)
{
    struct display_config config = door_of("hall-a");
    struct board *board = board_at("2025-03-29 10:20:30", 3600);
    struct loop loop;
    struct err err = {0};
    check_row("no program");
    CHECK(loop_init(&loop, board, renderer, &config, &err));
    CHECK(loop_step(&loop, &err));
    CHECK_INT(loop.view.kind, VIEW_NO_PROGRAM);
    CHECK_INT(loop_due(&loop).ms, INSTANT_NEVER.ms);

    check_row("a program comes");
    loop_set_program(&loop, loaded.program);
    CHECK(loop_step(&loop, &err));
    CHECK_INT(loop.view.kind, VIEW_DOOR);
    CHECK_INT(loop.view.state.phase, PHASE_ON);
    CHECK_INT(loop_due(&loop).ms, moment(&loaded, "2025-03-29 10:21").ms);

    check_row("nothing happens");
    uint64_t scenes = loop.counts.scenes, presents = board->counts.presents;
    CHECK(loop_step(&loop, &err));
    CHECK_INT(loop.counts.scenes, scenes);
    CHECK_INT(board->counts.presents, presents);

    check_row("exposed");
    loop_expose(&loop);
    uint64_t pixels = board->counts.pixels_presented;
    CHECK(loop_step(&loop, &err));
    CHECK_INT(loop.counts.scenes, scenes);
    CHECK_INT(board->counts.pixels_presented, pixels + 800 * 480);

    check_row("the clock is lost");
    board_headless_set_clock(board, moment(&loaded, "2025-03-29 10:20:40").ms, BOARD_CLOCK_UNTRUSTED);
    CHECK(loop_step(&loop, &err));
    CHECK_INT(loop.view.kind, VIEW_CLOCK_UNTRUSTED);
    check_row("it is restored");
    board_headless_set_clock(board, moment(&loaded, "2025-03-29 10:20:41").ms, BOARD_CLOCK_UNVERIFIED);
    CHECK(loop_step(&loop, &err));
    CHECK_INT(loop.view.kind, VIEW_DOOR);
    CHECK(loop.view.time_unverified);
    check_row("it is trusted");
    board_headless_set_clock(board, moment(&loaded, "2025-03-29 10:20:42").ms, BOARD_CLOCK_TRUSTED);
    CHECK(loop_step(&loop, &err));
    CHECK(!loop.view.time_unverified);

    check_row("it goes back");
    board_headless_set_clock(board, moment(&loaded, "2025-03-29 09:00").ms, BOARD_CLOCK_TRUSTED);
    CHECK(loop_step(&loop, &err));
    CHECK_INT(loop.view.state.phase, PHASE_BEFORE_DAY);

    check_row("another configuration");
    struct display_config other = door_of("hall-b");
    CHECK(loop_set_config(&loop, &other, &err));
    CHECK(loop_step(&loop, &err));
    CHECK_INT(loop.view.room, 1);

    check_row("the program is lost");
    loop_set_program(&loop, NULL);
    CHECK(loop_step(&loop, &err));
    CHECK_INT(loop.view.kind, VIEW_NO_PROGRAM);

    check_row("a picture that the board can't show");
    struct display_config portrait = door_of("hall-a");
    portrait.panel.rotate = 90;
    CHECK(loop_set_config(&loop, &portrait, &err));
    CHECK_INT(loop.style.width, 480);
    CHECK_INT(loop.style.height, 800);
    CHECK(!loop_step(&loop, &err));
    CHECK_INT(err.code, ERR_USAGE);
    loop_finish(&loop);
    board->ops->destroy(board);
}

int main(void)
{
    struct err err = {0};
    renderer = renderer_create(&err);
    if (!renderer) {
        printf("skipped: %s\n", err.text);
        return CHECK_SKIPPED;
    }
    load_small(&loaded);
    arena_init(&arena, malloc, free);
    test_idle();
    test_damage();
    test_what_happens();
    arena_finish(&arena);
    load_finish(&loaded);
    renderer_destroy(renderer);
    return check_done();
}

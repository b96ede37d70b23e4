#include "names.h"
#include "player/loop.h"

#include "tool/call_display.h"
#include "tool/fixture.h"
#include "headless/board_headless.h"

static struct loaded loaded;
static struct renderer *renderer;
static struct arena arena;

enum { FADE_FRAMES = 24 }; /* of one fade that nothing disturbs */

static struct display_config door_of(const char *room)
{
    struct display_config config;
    display_config_set_defaults(&config, ROLE_DOOR);
    config.panel = (struct panel_config){.width = 800, .height = 480};
    display_config_set_room(&config, loaded.program, program_find_room(loaded.program, room_called(room)),
                            &arena);
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

/* Steps and waits until the board says quit. */
static bool run(struct loop *loop, struct err *reterr)
{
    struct board_event event = {.kind = BOARD_EVENT_NONE};
    loop->fades = loop->shifts = true;
    while (event.kind != BOARD_EVENT_QUIT) {
        if (event.kind == BOARD_EVENT_EXPOSE || event.kind == BOARD_EVENT_RESIZE)
            loop_expose(loop);
        if (!loop_step(loop, reterr))
            return false;
        loop_wait(loop, loop_due(loop), &event);
    }
    return true;
}

/* What a minute of a display's life costs: counted, not timed. */
static void test_idle(void)
{
    static const struct {
        const char *label, *at;
        enum display_role role;
        uint64_t most_presents, most_wakeups, least_fades, most_fades;
    } rows[] = {
        {"a door during a session", "2025-03-29 10:20:30", ROLE_DOOR, 2, 10, 0, 0},
        {"a door on the minute", "2025-03-29 10:20", ROLE_DOOR, 2, 10, 0, 0},
        {"a door in a break", "2025-03-29 12:20:30", ROLE_DOOR, 2, 10, 0, 0},
        {"a door before the event", "2025-03-20 10:00:30", ROLE_DOOR, 2, 10, 0, 0},
        {"a door after it", "2025-04-20 10:00:30", ROLE_DOOR, 2, 10, 0, 0},
        {"a door whose session begins to end", "2025-03-29 10:34:30", ROLE_DOOR, 2, 10, 1, 1},
        {"a hallway", "2025-03-29 10:20:30", ROLE_HALLWAY, 10, 12, 1, 8},
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
        CHECK(run(&loop, &err));
        CHECK_STR(err.text, "");
        CHECK(board->counts.presents >= 1);
        CHECK(board->counts.wakeups >= 1);
        CHECK_INT(loop.counts.frames + loop.counts.fade_frames, board->counts.presents);
        /* What fades cost is counted apart: 24 frames each, and a hallway turns its page. */
        CHECK(loop.counts.frames <= rows[i].most_presents);
        CHECK(board->counts.wakeups - loop.counts.fade_frames <= rows[i].most_wakeups);
        CHECK(loop.counts.fade_frames <= FADE_FRAMES * loop.counts.fades);
        CHECK(loop.counts.fades <= rows[i].most_fades);
        CHECK(loop.counts.fades >= rows[i].least_fades);
        printf("%s: %u presents, %u of them of %u fades, %u wake-ups, %u scenes, %u boxes in 60 s\n",
               rows[i].label, (unsigned)board->counts.presents, (unsigned)loop.counts.fade_frames,
               (unsigned)loop.counts.fades, (unsigned)board->counts.wakeups, (unsigned)loop.counts.scenes,
               (unsigned)loop.counts.boxes);
        loop_finish(&loop);
        board->ops->destroy(board);
    }
}

/* All displays show another moment for a while: this one goes over to it and back, by the board's clock. */
static void test_rehearsal(void)
{
    struct live_rehearsal rehearsal = {moment(&loaded, "2025-03-29 10:20"),
                                       moment(&loaded, "2025-03-20 18:00"),
                                       moment(&loaded, "2025-03-20 18:10")};
    struct live live = {.rehearsal = &rehearsal};
    struct display_config config = door_of("hall-a");
    struct board *board = board_at("2025-03-20 17:59:30", 1200);
    struct loop loop;
    struct err err = {0};
    struct board_event event;
    check_row("rehearsal");
    CHECK(loop_init(&loop, board, renderer, &config, &err));
    loop.request.live = &live;
    loop_set_program(&loop, loaded.program);
    CHECK(loop_step(&loop, &err));
    CHECK(!loop.view.is_rehearsal);
    CHECK_INT(loop_due(&loop).ms, rehearsal.from.ms);
    loop_wait(&loop, loop_due(&loop), &event);
    CHECK(loop_step(&loop, &err));
    CHECK(loop.view.is_rehearsal);
    CHECK_INT(loop.view.now.ms, rehearsal.moment.ms);
    CHECK_INT(loop_due(&loop).ms, rehearsal.from.ms + MS_PER_MINUTE);
    uint64_t scenes = loop.counts.scenes;
    CHECK(loop_step(&loop, &err)); /* the same instant: nothing can have changed */
    CHECK_INT(loop.counts.scenes, scenes);
    for (int steps = 0; loop.view.is_rehearsal && steps < 100; steps++) {
        loop_wait(&loop, loop_due(&loop), &event);
        CHECK(loop_step(&loop, &err));
    }
    CHECK_INT(board->ops->now(board), rehearsal.until.ms);
    CHECK_INT(loop.view.now.ms, rehearsal.until.ms);
    loop_finish(&loop);
    board->ops->destroy(board);
}

/* After a day of steps the picture is what one whole drawing of the last moment is. */
static void test_damage(bool fades)
{
    check_row(fades ? "damage, with fades" : "damage");
    struct display_config config = door_of("hall-a");
    config.fade = fades;
    struct board *board = board_at("2025-03-29 09:00", 4 * 3600);
    struct loop loop, fresh;
    struct err err = {0};
    CHECK(loop_init(&loop, board, renderer, &config, &err));
    loop_set_program(&loop, loaded.program);
    CHECK(run(&loop, &err));
    CHECK(loop.counts.frames > 100);
    CHECK((loop.counts.fades > 0) == fades);
    CHECK_INT(loop.counts.fade_frames, FADE_FRAMES * loop.counts.fades);
    CHECK(!loop.transition.shown);
    /* A minute changes a little of the picture, the clock most of it: four hours, in which the state changes
     * nine times, cost less than 22 whole ones. */
    if (!fades)
        CHECK(board->counts.pixels_presented < UINT64_C(22) * 800 * 480);

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

struct stage {
    struct display_config config;
    struct board *board;
    struct loop loop;
    struct err err;
};

/* A door with its first frame shown. */
static void stage_begin(struct stage *stage, const char *at)
{
    memset(stage, 0, sizeof *stage);
    stage->config = door_of("hall-a");
    stage->board = board_at(at, 3600);
    CHECK(loop_init(&stage->loop, stage->board, renderer, &stage->config, &stage->err));
    stage->loop.fades = true;
    loop_set_program(&stage->loop, loaded.program);
    CHECK(loop_step(&stage->loop, &stage->err));
}

static void stage_finish(struct stage *stage)
{
    loop_finish(&stage->loop);
    stage->board->ops->destroy(stage->board);
}

enum { BYTES = 800 * 480 * 4 };

static uint8_t *copy_panel(const struct board *board)
{
    uint8_t *copy = malloc(BYTES);
    memcpy(copy, board_headless_picture(board).pixels, BYTES);
    return copy;
}

static bool panel_is(const struct board *board, const uint8_t *pixels)
{
    return memcmp(board_headless_picture(board).pixels, pixels, BYTES) == 0;
}

/* Whether each byte of the panel lies between the two pictures'; so that where they are the same it is that.
 */
static bool panel_is_between(const struct board *board, const uint8_t *a, const uint8_t *b)
{
    const uint8_t *is = board_headless_picture(board).pixels;
    for (int i = 0; i < BYTES; i++)
        if (is[i] < (a[i] < b[i] ? a[i] : b[i]) || is[i] > (a[i] < b[i] ? b[i] : a[i]))
            return false;
    return true;
}

/* Waits for the next frame of a fade, and shows it. */
static void next_frame(struct stage *stage)
{
    struct board_event event;
    loop_wait(&stage->loop, loop_due(&stage->loop), &event);
    CHECK(loop_step(&stage->loop, &stage->err));
}

static void test_fade(void)
{
    check_row("a fade");
    struct stage stage;
    stage_begin(&stage, "2025-03-29 10:34:59");
    uint8_t *source = copy_panel(stage.board);
    struct board *board = stage.board;
    struct loop *loop = &stage.loop;
    board_headless_set_clock(board, moment(&loaded, "2025-03-29 10:35").ms, BOARD_CLOCK_TRUSTED);
    uint64_t presents = board->counts.presents;
    CHECK(loop_step(loop, &stage.err));
    CHECK_INT(loop->view.state.phase, PHASE_ENDING);
    CHECK(loop->transition.shown != NULL);
    CHECK_INT(loop->counts.fades, 1);
    CHECK_INT(board->counts.presents, presents); /* its first picture is shown already */
    CHECK(panel_is(board, source));
    const uint8_t *target = loop->canvas.frame->pixels;
    CHECK(!panel_is(board, target));
    int64_t start_ms = board->ops->steady_ms(board);
    for (int i = 1; i <= FADE_FRAMES; i++) {
        next_frame(&stage);
        CHECK_INT(board->counts.presents, presents + (uint64_t)i);
        CHECK(panel_is_between(board, source, target));
        CHECK(!panel_is(board, source));
        CHECK((loop->transition.shown == NULL) == (i == FADE_FRAMES));
        CHECK(panel_is(board, target) == (i == FADE_FRAMES));
    }
    CHECK_INT(board->ops->steady_ms(board), start_ms + LOOP_FADE_MS);
    CHECK_INT(loop->counts.scenes, 2);

    check_row("after it");
    next_frame(&stage);
    CHECK_INT(board->ops->now(board), moment(&loaded, "2025-03-29 10:36").ms);
    CHECK_INT(loop->counts.fades, 1);
    CHECK_INT(loop->counts.fade_frames, FADE_FRAMES);

    check_row("a board that is slow");
    board_headless_set_clock(board, moment(&loaded, "2025-03-29 10:40").ms, BOARD_CLOCK_TRUSTED);
    CHECK(loop_step(loop, &stage.err));
    CHECK_INT(loop->counts.fades, 2);
    struct board_event event;
    for (int i = 0; i < 4; i++) {
        CHECK(loop->transition.shown != NULL);
        board->ops->wait_steady(board, board->ops->steady_ms(board) + 100, &event);
        CHECK(loop_step(loop, &stage.err));
    }
    CHECK(!loop->transition.shown);
    CHECK_INT(loop->counts.fade_frames, FADE_FRAMES + 4);
    CHECK(panel_is(board, loop->canvas.frame->pixels));

    check_row("none is wanted");
    loop->fades = false;
    board_headless_set_clock(board, moment(&loaded, "2025-03-29 10:35").ms, BOARD_CLOCK_TRUSTED);
    CHECK(loop_step(loop, &stage.err));
    CHECK(!loop->transition.shown);
    CHECK(panel_is(board, loop->canvas.frame->pixels));
    loop->fades = true;
    stage.config.fade = false;
    board_headless_set_clock(board, moment(&loaded, "2025-03-29 10:40").ms, BOARD_CLOCK_TRUSTED);
    CHECK(loop_step(loop, &stage.err));
    CHECK_INT(loop->counts.fades, 2);
    CHECK(panel_is(board, loop->canvas.frame->pixels));
    free(source);
    stage_finish(&stage);
}

/* No fade comes between people and an emergency, nor does one that runs go on. */
static void test_emergency(void)
{
    static struct label_variant text = {"en", "Leave the building"};
    struct stage stage;
    stage_begin(&stage, "2025-03-29 10:34:59");
    struct board *board = stage.board;
    struct loop *loop = &stage.loop;
    struct live_emergency emergency = {.text = {1, &text},
                                       .everywhere = true,
                                       .until = INSTANT_NEVER,
                                       .raised = moment(&loaded, "2025-03-29 10:00"),
                                       .lifted = INSTANT_NONE};
    struct live live = {.emergency = &emergency};
    board_headless_set_clock(board, moment(&loaded, "2025-03-29 10:35").ms, BOARD_CLOCK_TRUSTED);
    CHECK(loop_step(loop, &stage.err));
    next_frame(&stage);
    CHECK(loop->transition.shown != NULL);
    check_row("an emergency within a fade");
    loop->request.live = &live;
    loop_forget(loop);
    CHECK(loop_step(loop, &stage.err));
    CHECK_INT(loop->view.kind, VIEW_EMERGENCY);
    CHECK(!loop->transition.shown);
    CHECK(panel_is(board, loop->canvas.frame->pixels));
    check_row("its end");
    live.emergency = NULL;
    loop_forget(loop);
    CHECK(loop_step(loop, &stage.err));
    while (loop->transition.shown)
        next_frame(&stage);
    CHECK_INT(loop->view.kind, VIEW_DOOR);
    CHECK(panel_is(board, loop->canvas.frame->pixels));
    check_row("an emergency without a fade");
    live.emergency = &emergency;
    loop_forget(loop);
    uint64_t fades = loop->counts.fades;
    CHECK(loop_step(loop, &stage.err));
    CHECK_INT(loop->counts.fades, fades);
    CHECK(!loop->transition.shown);
    CHECK(panel_is(board, loop->canvas.frame->pixels));
    stage_finish(&stage);
}

static unsigned brightness_told;

static void count_brightness(struct board *board, int percent)
{
    (void)board, (void)percent;
    brightness_told++;
}

/* A panel is told how bright to be when that changes, and not at all where nothing is said of it. */
static void test_brightness(void)
{
    static const struct day_step steps[] = {{7 * 60, 100}, {10 * 60 + 21, 40}};
    struct stage stage;
    check_row("brightness: nothing is said");
    stage_begin(&stage, "2025-03-29 10:20:30");
    CHECK_INT(board_headless_brightness(stage.board), 0);
    check_row("by the hour");
    struct display_config dim = stage.config;
    dim.brightness = steps;
    dim.brightness_count = 2;
    CHECK(loop_set_config(&stage.loop, &dim, &stage.err));
    CHECK(loop_step(&stage.loop, &stage.err));
    CHECK_INT(board_headless_brightness(stage.board), 100);
    CHECK_INT(loop_due(&stage.loop).ms, moment(&loaded, "2025-03-29 10:21").ms);
    board_headless_set_clock(stage.board, moment(&loaded, "2025-03-29 10:21").ms, BOARD_CLOCK_TRUSTED);
    CHECK(loop_step(&stage.loop, &stage.err));
    CHECK_INT(board_headless_brightness(stage.board), 40);
    check_row("the same again is not told again");
    const struct board_ops *ops = stage.board->ops;
    struct board_ops counting = *ops;
    counting.set_brightness = count_brightness;
    stage.board->ops = &counting;
    for (int i = 22; i < 25; i++) {
        char at[40];
        snprintf(at, sizeof at, "2025-03-29 10:%d", i);
        board_headless_set_clock(stage.board, moment(&loaded, at).ms, BOARD_CLOCK_TRUSTED);
        CHECK(loop_step(&stage.loop, &stage.err));
    }
    CHECK_INT(brightness_told, 0);
    stage.board->ops = ops;
    check_row("nothing is said any more: full");
    CHECK(loop_set_config(&stage.loop, &stage.config, &stage.err));
    CHECK(loop_step(&stage.loop, &stage.err));
    CHECK_INT(board_headless_brightness(stage.board), 100);
    stage_finish(&stage);
}

/* What happens while a fade runs. */
static void test_disturbed_fade(void)
{
    struct stage stage;
    stage_begin(&stage, "2025-03-29 10:34:59.900");
    struct board *board = stage.board;
    struct loop *loop = &stage.loop;
    board_headless_set_clock(board, moment(&loaded, "2025-03-29 10:35").ms, BOARD_CLOCK_TRUSTED);
    CHECK(loop_step(loop, &stage.err));
    for (int i = 0; i < 10; i++)
        next_frame(&stage);

    check_row("another change: from what is shown");
    uint8_t *shown = copy_panel(board);
    board_headless_set_clock(board, moment(&loaded, "2025-03-29 10:40").ms, BOARD_CLOCK_TRUSTED);
    CHECK(loop_step(loop, &stage.err));
    CHECK_INT(loop->counts.fades, 2);
    CHECK(panel_is(board, shown));
    next_frame(&stage);
    CHECK(panel_is_between(board, shown, loop->canvas.frame->pixels));
    CHECK(!panel_is(board, shown));
    free(shown);

    check_row("all is lost: the frame that is shown comes again");
    shown = copy_panel(board);
    loop_expose(loop);
    uint64_t pixels = board->counts.pixels_presented;
    CHECK(loop_step(loop, &stage.err));
    CHECK_INT(board->counts.pixels_presented, pixels + 800 * 480);
    CHECK(panel_is(board, shown));
    free(shown);

    check_row("a minute: takes part, and is not kept waiting");
    int64_t minute_ms = moment(&loaded, "2025-03-29 10:41").ms;
    board_headless_set_clock(board, minute_ms - 5, BOARD_CLOCK_TRUSTED);
    next_frame(&stage);
    CHECK_INT(board->ops->now(board), minute_ms);
    CHECK_INT(loop->view.now.ms, minute_ms);
    CHECK_INT(loop->counts.fades, 2);
    CHECK(loop->transition.shown != NULL);
    for (int i = 0; i < FADE_FRAMES && loop->transition.shown; i++)
        next_frame(&stage);
    CHECK(panel_is(board, loop->canvas.frame->pixels));

    check_row("no fades any more: the end at once");
    board_headless_set_clock(board, moment(&loaded, "2025-03-29 10:20").ms, BOARD_CLOCK_TRUSTED);
    CHECK(loop_step(loop, &stage.err));
    next_frame(&stage);
    CHECK(!panel_is(board, loop->canvas.frame->pixels));
    loop->fades = false;
    CHECK(loop_step(loop, &stage.err));
    CHECK(!loop->transition.shown);
    CHECK(panel_is(board, loop->canvas.frame->pixels));

    check_row("another size: nothing of the fade is left");
    loop->fades = true;
    board_headless_set_clock(board, moment(&loaded, "2025-03-29 10:40").ms, BOARD_CLOCK_TRUSTED);
    CHECK(loop_step(loop, &stage.err));
    CHECK(loop->transition.shown != NULL);
    struct display_config smaller = stage.config;
    smaller.panel = (struct panel_config){.width = 480, .height = 320};
    CHECK(loop_set_config(loop, &smaller, &stage.err));
    CHECK(!loop->transition.shown);
    stage_finish(&stage);
}

/* Against burn-in: the picture's items move, where the configuration says so. */
static void test_shift(void)
{
    static const struct {
        const char *label;
        enum display_role role;
        int pixel_shift;
        bool shifts, expected;
    } rows[] = {
        {"a hallway moves", ROLE_HALLWAY, -1, true, true},
        {"a door does not", ROLE_DOOR, -1, true, false},
        {"a door may", ROLE_DOOR, 1, true, true},
        {"a hallway need not", ROLE_HALLWAY, 0, true, false},
        {"a picture of a moment never", ROLE_HALLWAY, 1, false, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        struct stage stage;
        stage_begin(&stage, "2025-03-29 10:20:30");
        stage.config = door_of("hall-a");
        if (rows[i].role == ROLE_HALLWAY) {
            display_config_set_defaults(&stage.config, ROLE_HALLWAY);
            stage.config.panel = (struct panel_config){.width = 800, .height = 480};
        }
        stage.config.pixel_shift = rows[i].pixel_shift;
        stage.loop.fades = false;
        stage.loop.shifts = rows[i].shifts;
        CHECK(loop_set_config(&stage.loop, &stage.config, &stage.err));
        CHECK(loop_step(&stage.loop, &stage.err));
        struct arena *scratch = &arena;
        struct scene plain;
        screen_compose(&stage.loop.view, &stage.loop.style, scratch, &plain);
        const struct scene *scene = canvas_scene(&stage.loop.canvas);
        bool moved = false;
        CHECK_INT(scene->count, plain.count);
        for (uint32_t k = 0; k < scene->count && k < plain.count; k++)
            moved = moved || !item_equal(&scene->items[k], &plain.items[k]);
        CHECK_INT(moved, rows[i].expected);
        stage_finish(&stage);
    }
}

/* A panel that wakes has nothing of what it showed before: it gets all, also where a fade begins. */
static void test_night(void)
{
    struct stage stage;
    check_row("night");
    stage_begin(&stage, "2025-03-29 06:59:59");
    stage.config.night_off_min = 21 * 60;
    stage.config.night_on_min = 7 * 60;
    CHECK(loop_set_config(&stage.loop, &stage.config, &stage.err));
    CHECK(loop_step(&stage.loop, &stage.err));
    CHECK_INT(stage.loop.view.kind, VIEW_NIGHT);
    CHECK(!board_headless_is_on(stage.board));
    while (stage.loop.transition.shown)
        next_frame(&stage);
    check_row("morning");
    board_headless_set_clock(stage.board, moment(&loaded, "2025-03-29 07:00").ms, BOARD_CLOCK_TRUSTED);
    uint64_t pixels = stage.board->counts.pixels_presented;
    CHECK(loop_step(&stage.loop, &stage.err));
    CHECK_INT(stage.loop.view.kind, VIEW_DOOR);
    CHECK(board_headless_is_on(stage.board) && stage.loop.transition.shown);
    CHECK_INT(stage.board->counts.pixels_presented, pixels + 800 * 480);
    stage_finish(&stage);
}

static void test_what_happens(void)
{
    struct display_config config = door_of("hall-a");
    struct board *board = board_at("2025-03-29 10:20:30", 3600);
    struct loop loop;
    struct err err = {0};
    check_row("no program");
    CHECK(loop_init(&loop, board, renderer, &config, &err));
    loop.fades = true; /* what happens in a fade is the same */
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

    check_row("another theme, of the same colours in other fonts: all is drawn anew");
    struct style style = style_default();
    struct theme second = *style.theme;
    second.families[THEME_TEXT][0] = "Inter Display";
    style.theme = &second;
    CHECK(loop_set_style(&loop, style, &err));
    CHECK(loop_step(&loop, &err));
    uint64_t boxes = loop.counts.boxes;
    CHECK(loop_set_style(&loop, style, &err)); /* the same again: nothing is */
    CHECK(loop_step(&loop, &err));
    CHECK_INT(loop.counts.boxes, boxes);
    CHECK(loop_set_style(&loop, style_default(), &err));
    CHECK(loop_step(&loop, &err));
    CHECK_INT(loop.counts.boxes, boxes + 1);

    check_row("another configuration");
    struct display_config other = door_of("hall-b");
    CHECK(loop_set_config(&loop, &other, &err));
    CHECK(loop_step(&loop, &err));
    CHECK_INT(loop.view.room, 1);

    check_row("the program is lost");
    loop_set_program(&loop, NULL);
    CHECK(loop_step(&loop, &err));
    CHECK_INT(loop.view.kind, VIEW_NO_PROGRAM);

    check_row("a panel whose frame hides an edge");
    struct display_config hidden = door_of("hall-a");
    hidden.panel.overscan[3] = 60;
    CHECK(loop_set_config(&loop, &hidden, &err) && loop_step(&loop, &err));
    CHECK(loop.style.width == 800 && canvas_scene(&loop.canvas)->width == 800);
    CHECK(canvas_scene(&loop.canvas)->inner.x == 60 && scene_check(canvas_scene(&loop.canvas), NULL) == 0);

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
    test_rehearsal();
    test_damage(false);
    test_damage(true);
    test_fade();
    test_brightness();
    test_disturbed_fade();
    test_emergency();
    test_shift();
    test_night();
    test_what_happens();
    arena_finish(&arena);
    load_finish(&loaded);
    renderer_destroy(renderer);
    return check_done();
}

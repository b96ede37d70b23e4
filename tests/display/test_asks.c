#include "display/asks.h"

#include "display/display.h"
#include "tool/fixture.h"
#include "headless/board_headless.h"
#include "spool/spool_fixture.h"

static void test_files(void)
{
    struct asks asks = {.started_ms = 5000};
    int64_t left;
    check_row("nothing");
    CHECK(asks_read(&asks, NULL));
    CHECK(asks_read(&asks, spool_folder));
    CHECK(!asks_identify(&asks, 5000, &left));
    CHECK(left == INT64_MAX);
    check_row("identify");
    spool_write("identify", "7000\n");
    CHECK(asks_read(&asks, spool_folder));
    CHECK(!asks_identify(&asks, 6999, &left));
    CHECK(asks_identify(&asks, 7000, &left));
    CHECK_INT(left, 60000);
    CHECK(asks_identify(&asks, 66999, &left));
    CHECK_INT(left, 1);
    CHECK(!asks_identify(&asks, 67000, &left));
    check_row("no number");
    spool_write("identify", "now\n");
    CHECK(asks_read(&asks, spool_folder));
    CHECK(!asks_identify(&asks, 10, &left));
    spool_remove("identify");
    check_row("rehearse");
    int64_t since;
    CHECK(!asks_rehearse(&asks, 7000, &since, &left));
    spool_write("rehearse", "7000 1743240000000 2\n");
    CHECK(asks_read(&asks, spool_folder));
    CHECK(!asks_rehearse(&asks, 6999, &since, &left) && left == INT64_MAX);
    CHECK(asks_rehearse(&asks, 7000, &since, &left));
    CHECK(since == 0 && left == 120000 && asks.moment.ms == 1743240000000);
    CHECK(asks_rehearse(&asks, 126999, &since, &left));
    CHECK(since == 119999 && left == 1);
    CHECK(!asks_rehearse(&asks, 127000, &since, &left));
    static const char *const none[] = {"7000 1743240000000 0\n",
                                       "7000 1743240000000 61\n",
                                       "7000 1743240000000\n",
                                       "7000 1743240000000 -1\n",
                                       "",
                                       "x y z"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        spool_write("rehearse", none[i]);
        CHECK(asks_read(&asks, spool_folder));
        CHECK(!asks_rehearse(&asks, 7000, &since, &left));
    }
    spool_remove("rehearse");
    check_row("restart, asked before it began");
    spool_write("restart", "5000\n");
    CHECK(asks_read(&asks, spool_folder));
    check_row("restart");
    spool_write("restart", "5001\n");
    CHECK(!asks_read(&asks, spool_folder));
    spool_remove("restart");
}

static struct view *view_after(struct display *display, enum board_event_kind event)
{
    struct err err = {0};
    board_headless_tell(display->outputs[0].board, event);
    CHECK(display_step(display, &err));
    CHECK(display_step(display, &err));
    return &display->outputs[0].loop.view;
}

/* Another moment at once, which goes on by the clock, however that is set; and the clock's own after it. */
static void test_rehearsal(struct display *display, const struct loaded *small)
{
    struct err err = {0};
    struct board *board = display->outputs[0].board;
    const struct instant shown = moment(small, "2025-03-29 12:00");
    const int64_t asked = board->ops->steady_ms(board);
    char text[80];
    check_row("rehearse");
    snprintf(text, sizeof text, "%lld %lld 5\n", (long long)asked, (long long)shown.ms);
    spool_write("rehearse", text);
    board_headless_tell(board, BOARD_EVENT_FILES);
    CHECK(display_step(display, &err));
    board_headless_tell(board, BOARD_EVENT_EXPOSE);
    CHECK(display_step(display, &err));
    const struct view *view = &display->outputs[0].loop.view;
    CHECK(view->is_rehearsal && view->kind == VIEW_DOOR);
    CHECK_INT(view->now.ms - shown.ms, board->ops->steady_ms(board) - asked);
    check_row("the clock is set meanwhile");
    board_headless_set_clock(board, board->ops->now(board) + 7200000, BOARD_CLOCK_TRUSTED);
    view = view_after(display, BOARD_EVENT_EXPOSE);
    CHECK(view->is_rehearsal && view->now.ms - shown.ms <= board->ops->steady_ms(board) - asked);
    check_row("an emergency cuts through");
    spool_write("live.json", "{\"format\": \"nownext-live/1\", \"revision\": 1, \"emergency\": {\"kind\": "
                             "\"fire\", \"text\": \"Out\", \"raised\": \"2025-03-29T10:20:00+01:00\"}}");
    CHECK_INT(view_after(display, BOARD_EVENT_FILES)->kind, VIEW_EMERGENCY);
    spool_write("live.json", "{\"format\": \"nownext-live/1\", \"revision\": 2, \"emergency\": {\"kind\": "
                             "\"fire\", \"text\": \"Out\", \"raised\": \"2025-03-29T10:20:00+01:00\", "
                             "\"lifted\": \"2025-03-29T10:21:00+01:00\"}}");
    CHECK(view_after(display, BOARD_EVENT_FILES)->is_rehearsal);
    check_row("after its minutes");
    for (int i = 0; i < 100 && display->outputs[0].loop.view.is_rehearsal; i++)
        CHECK(display_step(display, &err));
    CHECK(!display->outputs[0].loop.view.is_rehearsal);
    CHECK(board->ops->steady_ms(board) - asked >= 300000 && board->ops->steady_ms(board) - asked <= 301000);
    CHECK_INT(display->outputs[0].loop.view.now.ms, display->outputs[0].loop.view.clock_now.ms);
    check_row("ended before");
    snprintf(text, sizeof text, "%lld %lld 5\n", (long long)board->ops->steady_ms(board),
             (long long)shown.ms);
    spool_write("rehearse", text);
    CHECK(view_after(display, BOARD_EVENT_FILES)->is_rehearsal);
    snprintf(text, sizeof text, "%lld 0 0\n", (long long)board->ops->steady_ms(board));
    spool_write("rehearse", text);
    CHECK(!view_after(display, BOARD_EVENT_FILES)->is_rehearsal);
    spool_remove("rehearse");
    spool_remove("live.json");
}

/* A whole display: the card comes at once, and goes after its minute; a restart ends it without a fault. */
static void test_display(void)
{
    struct err err = {0};
    struct loaded small;
    struct display display;
    load_small(&small);
    spool_copy("program.json", SMALL);
    spool_write("display.json", DOOR_A);
    spool_write("clock-set", "");
    char set[400], text[40];
    snprintf(set, sizeof set, "%s", spool_path("clock-set"));
    struct board_headless_options panel = {
        .width = 320, .height = 240, .now_ms = moment(&small, "2025-03-29 10:20").ms};
    struct board *board = board_headless_create(&panel, &err);
    struct display_options options = {.folders = {.setup = spool_folder, .agent = spool_folder},
                                      .clock = {.set_by_hand = set},
                                      .host = "sign"};
    CHECK(display_init(&display, &options, &board, 1, &err));
    board_headless_tell(board, BOARD_EVENT_EXPOSE);
    CHECK(display_step(&display, &err));
    CHECK(display_step(&display, &err)); /* a minute passes */
    check_row("a door");
    CHECK_INT(display.outputs[0].loop.view.kind, VIEW_DOOR);
    check_row("identify");
    int64_t asked = board->ops->steady_ms(board);
    snprintf(text, sizeof text, "%lld\n", (long long)asked);
    CHECK(asked > 0);
    spool_write("identify", text);
    board_headless_tell(board, BOARD_EVENT_FILES);
    CHECK(display_step(&display, &err));
    CHECK(display_step(&display, &err));
    CHECK_INT(display.outputs[0].loop.view.kind, VIEW_TEST_CARD);
    check_row("after a minute");
    for (int i = 0; i < 100 && display.outputs[0].loop.view.kind == VIEW_TEST_CARD; i++)
        CHECK(display_step(&display, &err));
    CHECK_INT(display.outputs[0].loop.view.kind, VIEW_DOOR);
    CHECK(board->ops->steady_ms(board) - asked <= 61000);
    test_rehearsal(&display, &small);
    check_row("restart");
    snprintf(text, sizeof text, "%lld\n", (long long)board->ops->steady_ms(board) + 1);
    spool_write("restart", text);
    board_headless_tell(board, BOARD_EVENT_FILES);
    CHECK(!display_step(&display, &err));
    CHECK_INT(err.code, ERR_NONE);
    display_finish(&display);
    board->ops->destroy(board);
    spool_remove("identify");
    spool_remove("restart");
    load_finish(&small);
}

int main(void)
{
    spool_make("test_asks");
    test_files();
    test_display();
    spool_unmake();
    return check_done();
}

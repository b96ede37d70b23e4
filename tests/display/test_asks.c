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
    check_row("restart, asked before it began");
    spool_write("restart", "5000\n");
    CHECK(asks_read(&asks, spool_folder));
    check_row("restart");
    spool_write("restart", "5001\n");
    CHECK(!asks_read(&asks, spool_folder));
    spool_remove("restart");
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

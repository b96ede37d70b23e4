/*
 * What a display finds out at each step: the mark of a feed that is not heard of comes by itself and goes as
 * soon as it is, with no event that wakes the display.
 */
#include "display/follow.h"

#include "display/display.h"
#include "tool/fixture.h"
#include "headless/board_headless.h"
#include "spool/spool_fixture.h"

static struct display display;
static struct board *board;

static void put(const char *name, const char *text)
{
    char path[500];
    snprintf(path, sizeof path, "%s/%s", spool_folder, name);
    FILE *file = fopen(path, "w");
    fputs(text, file);
    fclose(file);
}

static void heard(int64_t good_ms)
{
    char text[200];
    snprintf(text, sizeof text, "{\"format\": \"nownext-checks/1\", \"program\": {\"good_ms\": %lld}}",
             (long long)good_ms);
    put(FEED_CHECKS_FILE, text);
}

static void pass(int minutes)
{
    struct err err = {0};
    int64_t until = board->ops->steady_ms(board) + minutes * MS_PER_MINUTE;
    while (board->ops->steady_ms(board) < until && CHECK(display_step(&display, &err)))
        ;
}

static enum stale mark(void)
{
    return display.outputs[0].loop.view.stale;
}

int main(void)
{
    struct err err = {0};
    struct loaded small;
    load_small(&small);
    spool_make("test_follow");
    CHECK_INT(mkdir(spool_path("polls"), 0700), 0);
    CHECK_INT(mkdir(spool_path("feed"), 0700), 0);
    spool_copy("feed/program.json", SMALL);
    spool_write("display.json", DOOR_A);
    spool_write("clock-set", "");
    char set[400], feed[400];
    snprintf(set, sizeof set, "%s", spool_path("clock-set"));
    snprintf(feed, sizeof feed, "%s", spool_path("feed"));
    struct board_headless_options panel = {
        .width = 320, .height = 240, .now_ms = moment(&small, "2025-03-29 10:20").ms};
    board = board_headless_create(&panel, &err);
    struct display_options options = {.folders = {.setup = spool_folder, .feed = feed, .agent = spool_folder},
                                      .clock = {.set_by_hand = set},
                                      .host = "sign"};
    CHECK(display_init(&display, &options, &board, 1, &err));
    check_row("no agent");
    pass(45);
    CHECK_INT(display.store.decided.program.writer, PRECEDENCE_FEED);
    CHECK_INT(mark(), STALE_NOT);
    check_row("heard");
    heard(board->ops->steady_ms(board));
    pass(1);
    CHECK_INT(mark(), STALE_NOT);
    check_row("missed, noticed without an event");
    pass(4);
    CHECK_INT(mark(), STALE_QUIET);
    pass(30);
    CHECK_INT(mark(), STALE_CLEAR);
    check_row("heard again");
    heard(board->ops->steady_ms(board));
    pass(2);
    CHECK_INT(mark(), STALE_NOT);
    check_row("what was put in by hand is never stale");
    spool_copy("program.json", SMALL);
    spool_write("order.json", "{\"format\": \"nownext-order/1\", \"documents\": {\"program.json\": 7}}");
    board_headless_tell(board, BOARD_EVENT_FILES);
    pass(40);
    CHECK_INT(display.store.decided.program.writer, PRECEDENCE_SETUP);
    CHECK_INT(mark(), STALE_NOT);
    display_finish(&display);
    board->ops->destroy(board);
    spool_remove(FEED_CHECKS_FILE);
    spool_remove("feed/program.json");
    rmdir(spool_path("polls"));
    rmdir(spool_path("feed"));
    spool_unmake();
    load_finish(&small);
    return check_done();
}

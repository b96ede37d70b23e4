#include <SDL.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "headless/board_headless.h"

static uint8_t pixels[4 * 3 * 4];
static const struct board_picture picture = {.width = 4, .height = 3, .pitch = 16, .pixels = pixels};

static struct board *make(int width, int height, int rotate)
{
    struct err err = {0};
    struct board_headless_options options = {
        .width = width, .height = height, .rotate = rotate, .now_ms = 1000, .clock = BOARD_CLOCK_TRUSTED};
    struct board *board = board_headless_create(&options, &err);
    CHECK_STR(err.text, "");
    return board;
}

static void test_present(void)
{
    check_row("present");
    struct board *board = make(4, 3, 0);
    struct board_rect damage[] = {{1, 0, 2, 1}, {3, 2, 9, 9}};
    CHECK(board->ops->present(board, &picture, damage, 2, NULL));
    struct board_picture kept = board_headless_picture(board);
    for (int i = 0; i < 12; i++)
        CHECK_INT(kept.pixels[i * 4], i == 1 || i == 2 || i == 11 ? i + 1 : 0);
    CHECK_INT(board->counts.presents, 1);
    CHECK_INT(board->counts.pixels_presented, 3);

    struct err err = {0};
    struct board_picture wrong = picture;
    wrong.width = 3;
    CHECK(!board->ops->present(board, &wrong, damage, 2, &err));
    CHECK_INT(err.code, ERR_USAGE);
    CHECK_INT(board->counts.presents, 1);
    board->ops->destroy(board);
}

static void test_turned(void)
{
    check_row("turned");
    struct board *board = make(3, 4, 90);
    CHECK(board->ops->present(board, &picture, &(struct board_rect){0, 0, 4, 3}, 1, NULL));
    struct board_picture kept = board_headless_picture(board);
    CHECK_INT(kept.width, 3);
    CHECK_INT(kept.pixels[0], 9); /* the picture's lower left comes to the upper left */
    CHECK_INT(kept.pixels[2 * 4], 1);
    board->ops->destroy(board);
}

/* Pages of the process's address space. */
static long address_space(void)
{
    long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    CHECK(file && fscanf(file, "%ld", &pages) == 1);
    if (file)
        fclose(file);
    return pages;
}

/* Another mode is another picture, empty; a panel's of megabytes and a small one, back and forth. */
static void test_modes(void)
{
    static const struct board_mode modes[] = {
        {.width = 1920, .height = 1080}, {.width = 4, .height = 3, .rotate = 90}, {.rotate = 180}};
    struct board *board = make(4, 3, 0);
    const long before = address_space();
    for (int round = 0; round < 30; round++) {
        const struct board_mode *mode = &modes[round % 3];
        struct err err = {0};
        check_row("modes");
        CHECK(board->ops->set_mode(board, mode, &err));
        struct board_picture kept = board_headless_picture(board);
        CHECK_INT(kept.width, round % 3 == 0 ? 1920 : 4);
        if (mode->width > 0) {
            size_t size = (size_t)kept.height * (size_t)kept.pitch;
            CHECK(kept.pixels[0] == 0 && kept.pixels[size - 1] == 0);
        }
        CHECK_INT(kept.height, round % 3 == 0 ? 1080 : 3);
    }
    const long more = address_space() - before;
#if !defined __SANITIZE_ADDRESS__ /* which keeps what was given back for a while, and finds what was not */
    CHECK(more < 4 * 1920 * 1080 / 4096 * 3);
#else
    (void)more;
#endif
    board->ops->destroy(board);
    check_row("");
}

static void test_clock(void)
{
    check_row("clock");
    struct board_event event;
    struct board *board = make(4, 3, 0);
    CHECK_INT(board->ops->now(board), 1000);
    board->ops->wait(board, 61000, &event);
    CHECK_INT(event.kind, BOARD_EVENT_NONE);
    CHECK_INT(board->ops->now(board), 61000);
    board->ops->wait(board, 5, &event);
    CHECK_INT(board->ops->now(board), 61000);
    CHECK_INT(board->counts.wakeups, 2);
    CHECK_INT(board->ops->clock(board), BOARD_CLOCK_TRUSTED);
    board_headless_set_clock(board, 7, BOARD_CLOCK_UNTRUSTED);
    CHECK_INT(board->ops->now(board), 7);
    CHECK_INT(board->ops->clock(board), BOARD_CLOCK_UNTRUSTED);
    board->ops->wait(board, INT64_MAX, &event);
    CHECK_INT(event.kind, BOARD_EVENT_QUIT);
    CHECK_INT(board->ops->now(board), 7);

    check_row("steady clock");
    int64_t steady_ms = board->ops->steady_ms(board);
    CHECK_INT(steady_ms, 60000); /* what was waited; that the other was set back does not count */
    board->ops->wait_steady(board, steady_ms + 16, &event);
    CHECK_INT(event.kind, BOARD_EVENT_NONE);
    CHECK_INT(board->ops->steady_ms(board), steady_ms + 16);
    CHECK_INT(board->ops->now(board), 23);
    board->ops->wait_steady(board, steady_ms, &event);
    CHECK_INT(board->ops->steady_ms(board), steady_ms + 16);
    board->ops->wait_steady(board, INT64_MAX, &event);
    CHECK_INT(event.kind, BOARD_EVENT_QUIT);
    board->ops->destroy(board);

    check_row("end of the set clock");
    struct board_headless_options options = {.width = 1, .height = 1, .now_ms = 1000, .quit_at_ms = 5000};
    board = board_headless_create(&options, NULL);
    board->ops->wait(board, 4999, &event);
    CHECK_INT(event.kind, BOARD_EVENT_NONE);
    board->ops->wait(board, 9000, &event);
    CHECK_INT(event.kind, BOARD_EVENT_QUIT);
    CHECK_INT(board->ops->now(board), 5000);
    board_headless_set_clock(board, 4990, BOARD_CLOCK_TRUSTED);
    board->ops->wait_steady(board, board->ops->steady_ms(board) + 16, &event);
    CHECK_INT(event.kind, BOARD_EVENT_QUIT);
    CHECK_INT(board->ops->now(board), 5000);
    board->ops->destroy(board);

    check_row("real clock");
    options = (struct board_headless_options){.width = 1, .height = 1, .real_clock = true};
    board = board_headless_create(&options, NULL);
    int64_t now = board->ops->now(board);
    CHECK(now > INT64_C(1700000000000));
    board->ops->wait(board, now, &event); /* in the past: comes back at once */
    CHECK_INT(event.kind, BOARD_EVENT_NONE);
    int64_t steady = board->ops->steady_ms(board);
    board->ops->wait_steady(board, steady, &event);
    CHECK_INT(event.kind, BOARD_EVENT_NONE);
    CHECK(board->ops->steady_ms(board) >= steady);
    board->ops->destroy(board);
}

static void test_refused(void)
{
    check_row("refused");
    struct err err = {0};
    struct board_headless_options options = {.width = 0, .height = 100};
    CHECK(board_headless_create(&options, &err) == NULL);
    CHECK_INT(err.code, ERR_USAGE);
}

static void touch(const char *folder, const char *name)
{
    char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    CHECK(file != NULL && fclose(file) == 0);
}

static enum board_event_kind waited(struct board *board, bool is_steady)
{
    struct board_event event;
    int64_t now_ms = is_steady ? board->ops->steady_ms(board) : board->ops->now(board);
    (is_steady ? board->ops->wait_steady : board->ops->wait)(board, now_ms, &event);
    return event.kind;
}

/* What is waited for is there already, so that no test waits. */
static void test_watching(void)
{
    check_row("watching");
    char top[] = "/tmp/nownext-headless-XXXXXX", first[100], second[100];
    CHECK(mkdtemp(top) != NULL);
    snprintf(first, sizeof first, "%s/first", top);
    snprintf(second, sizeof second, "%s/second", top);
    CHECK(mkdir(first, 0755) == 0 && mkdir(second, 0755) == 0);
    struct err err = {0};
    struct board_headless_options options = {
        .width = 1, .height = 1, .real_clock = true, .folders = {"/nonexistent", second}, .run = top};
    CHECK(board_headless_create(&options, &err) == NULL);
    CHECK_INT(err.code, ERR_IO);
    options.folders[0] = first;
    options.folders[2] = "/nonexistent";
    struct board *board = board_headless_create(&options, NULL);
    CHECK(board != NULL);
    CHECK_INT(waited(board, false), BOARD_EVENT_NONE);
    CHECK_INT(waited(board, true), BOARD_EVENT_NONE);
    touch(first, "a");
    CHECK_INT(waited(board, false), BOARD_EVENT_FILES);
    touch(second, "a");
    CHECK_INT(waited(board, true), BOARD_EVENT_FILES);
    touch(top, "other");
    CHECK_INT(waited(board, false), BOARD_EVENT_NONE);
    touch(top, "frame.request");
    CHECK_INT(waited(board, false), BOARD_EVENT_FILES);
    touch(top, "network.txt");
    CHECK_INT(waited(board, false), BOARD_EVENT_FILES);
    CHECK_INT(waited(board, false), BOARD_EVENT_NONE);
    kill(getpid(), SIGHUP);
    CHECK_INT(waited(board, false), BOARD_EVENT_FILES);
    touch(first, "a");
    kill(getpid(), SIGTERM);
    CHECK_INT(waited(board, false), BOARD_EVENT_QUIT);
    board->ops->destroy(board);
    char command[200];
    snprintf(command, sizeof command, "rm -r %s", top);
    CHECK_INT(system(command), 0);
}

int main(void)
{
    for (int i = 0; i < 12; i++) {
        pixels[i * 4] = (uint8_t)(i + 1);
        pixels[i * 4 + 3] = 255;
    }
    test_present();
    test_turned();
    test_modes();
    test_clock();
    test_refused();
    test_watching();
    return check_done();
}

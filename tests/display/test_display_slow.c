/*
 * A display whose state lies on a disk that takes for ever: whatever it has to write there, each change is on
 * the panel in the step that it comes in, and all of it is on the disk in the end.
 */
#include "display/display.h"

#include <limits.h>
#include <unistd.h>

#include "display/rig.h"
#include "spool/file.h"

static int disk[2]; /* a byte in it lets one write go on; closed: all of them */
static char state[400], clock_path[500];
static struct rig rig;

static void wait_for_disk(void)
{
    char byte;
    while (read(disk[0], &byte, 1) < 0)
        ;
}

static bool replace_slowly(const char *path, const void *bytes, size_t size, struct err *reterr)
{
    wait_for_disk();
    return spool_replace_file(path, bytes, size, reterr);
}

static bool mark_slowly(const char *path, const void *bytes, size_t size, struct err *reterr)
{
    int64_t now_ms;
    (void)reterr;
    memcpy(&now_ms, bytes, size);
    wait_for_disk();
    return system_clock_mark(path, now_ms);
}

static bool start(const char *at)
{
    struct err err = {0};
    struct board_headless_options panel = {.width = 800, .height = 480, .now_ms = moment(&small, at).ms};
    struct display_options options = rig_options();
    options.folders.state = state;
    options.clock.last_known = clock_path;
    rig.board = board_headless_create(&panel, &err);
    if (!CHECK(display_init(&rig.display, &options, &rig.board, 1, &err)))
        return false;
    rig.display.keeper.behind.replace = mark_slowly;
    rig.display.store.keeper.behind =
        (struct write_behind){.replace = replace_slowly, .patience_ms = INT_MAX};
    return true;
}

static void say(const char *log, int revision, const char *emergency)
{
    char text[600];
    snprintf(text, sizeof text,
             "{\"format\": \"nownext-live/1\", \"log\": \"%s\", \"revision\": %d, \"emergency\": %s}", log,
             revision, emergency);
    spool_write("live.json", text);
    step(&rig, BOARD_EVENT_FILES);
    step(&rig, BOARD_EVENT_EXPOSE);
}

static const char *text_of(const char *name)
{
    static char text[2000];
    char path[900];
    snprintf(path, sizeof path, "%s/%s", state, name);
    FILE *file = fopen(path, "rb");
    size_t size = file ? fread(text, 1, sizeof text - 1, file) : 0;
    if (file)
        fclose(file);
    text[size] = '\0';
    return text;
}

static void test_never_waits(void)
{
    static const char fire[] = "{\"kind\": \"fire\", \"text\": \"Fire\", \"raised\": "
                               "\"2025-03-29T10:20:00+01:00\", \"until\": \"2025-03-29T12:00:00+01:00\"}",
                      over[] = "{\"kind\": \"fire\", \"text\": \"Fire\", \"raised\": "
                               "\"2025-03-29T08:00:00+01:00\", \"lifted\": \"2025-03-29T08:01:00+01:00\"}";
    check_row("the clock's mark is under way, and the first picture is there");
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(shown(&rig), "door");
    CHECK(write_behind_is_busy(&rig.display.keeper.behind));
    check_row("live data of three logs, raised and lifted");
    say("a", 1, "null");
    say("a", 2, fire);
    CHECK_STR(shown(&rig), "emergency");
    CHECK(live_keeper_is_busy(&rig.display.store.keeper));
    say("b", 3, over);
    CHECK_STR(shown(&rig), "door");
    say("c", 4, fire);
    CHECK_STR(shown(&rig), "emergency");
    CHECK_STR(text_of("live.json"), "");
    check_row("while the disk is busy it is looked at twice a second");
    int64_t from_ms = rig.board->ops->steady_ms(rig.board);
    step(&rig, BOARD_EVENT_NONE);
    CHECK(rig.board->ops->steady_ms(rig.board) - from_ms <= STORE_LOOK_MS);
}

static void test_in_the_end(void)
{
    struct system_clock known;
    check_row("the end waits for the disk: nothing is lost");
    close(disk[1]);
    rig_finish(&rig);
    CHECK(strstr(text_of("live.json"), "\"log\": \"c\", \"revision\": 4"));
    CHECK(strstr(text_of("revisions.json"), "\"a\""));
    CHECK(strstr(text_of("revisions.json"), "\"b\""));
    system_clock_read(&(struct system_clock_paths){.last_known = clock_path}, &known);
    CHECK_INT(known.last_known_ms, moment(&small, "2025-03-29 10:20").ms);
}

/* ---- a disk that takes nothing ---- */

static bool is_full;

static bool replace_if_room(const char *path, const void *bytes, size_t size, struct err *reterr)
{
    return is_full ? err_set(reterr, ERR_IO, "can't be written: full")
                   : spool_replace_file(path, bytes, size, reterr);
}

static bool is_told(const char *text)
{
    for (uint32_t i = 0; i < rig.display.refusals.count; i++)
        if (strcmp(rig.display.refusals.lines[i], text) == 0)
            return true;
    return false;
}

static void let_it_write(void)
{
    do
        step(&rig, BOARD_EVENT_NONE);
    while (live_keeper_is_busy(&rig.display.store.keeper));
    step(&rig, BOARD_EVENT_NONE);
    step(&rig, BOARD_EVENT_NONE);
}

static void test_full(void)
{
    static const char told[] = "live.json of this display: can't be written: full";
    rig.display.store.keeper.behind.replace = replace_if_room;
    is_full = true;
    check_row("what can't be kept is told at once, and shown all the same");
    say("c", 5, "null");
    let_it_write();
    CHECK(rig.display.store.live->revision == 5 && is_told(told));
    CHECK(strstr(text_of("live.json"), "\"revision\": 4"));
    check_row("as long as it lasts");
    int64_t from_ms = rig.board->ops->steady_ms(rig.board);
    while (rig.board->ops->steady_ms(rig.board) - from_ms < LIVE_KEEPER_RETRY_MS + MS_PER_MINUTE) {
        let_it_write();
        CHECK(is_told(told));
    }
    check_row("and no longer");
    is_full = false;
    from_ms = rig.board->ops->steady_ms(rig.board);
    while (rig.board->ops->steady_ms(rig.board) - from_ms < LIVE_KEEPER_RETRY_MS + MS_PER_MINUTE)
        let_it_write();
    CHECK(!is_told(told));
    CHECK(strstr(text_of("live.json"), "\"revision\": 5"));
    rig_finish(&rig);
}

int main(void)
{
    load_small(&small);
    spool_make("test_display_slow");
    snprintf(state, sizeof state, "%s.state", spool_folder);
    snprintf(clock_path, sizeof clock_path, "%s/clock", state);
    snprintf(clock_set, sizeof clock_set, "%s/clock-set", spool_folder);
    CHECK_INT(mkdir(state, 0700), 0);
    CHECK_INT(pipe(disk), 0);
    spool_copy("program.json", SMALL);
    spool_write("display.json", DOOR_A);
    spool_write("clock-set", "");
    if (start("2025-03-29 10:20")) {
        test_never_waits();
        test_in_the_end();
    }
    if (start("2025-03-29 10:20"))
        test_full();
    static const char *const names[] = {"live.json", "revisions.json", "clock"};
    for (int i = 0; i < 3; i++) {
        char path[900];
        snprintf(path, sizeof path, "%s/%s", state, names[i]);
        unlink(path);
    }
    CHECK_INT(rmdir(state), 0);
    spool_unmake();
    load_finish(&small);
    return check_done();
}

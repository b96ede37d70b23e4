/* What live data said holds when their file is gone, and across a power cut at any step. */
#include "display/live_keeper.h"

#include <limits.h>

#include "spool/power_cut.h"

#include "spool/file.h"
#include "spool/spool_fixture.h"

static struct live_keeper keeper;
static int64_t steady_ms = 1000;

static const char *text_of(int revision, const char *venue, const char *log)
{
    static char text[300];
    snprintf(text, sizeof text,
             "{\"format\": \"nownext-live/1\", \"venue\": \"%s\", \"log\": \"%s\", \"revision\": %d}", venue,
             log, revision);
    return text;
}

static void take(int revision, const char *venue, const char *log)
{
    const char *text = text_of(revision, venue, log);
    live_keeper_take(&keeper, text, strlen(text));
}

static bool save(void)
{
    return live_keeper_save(&keeper, steady_ms, WRITE_BEHIND_WAIT);
}

static void restart(void)
{
    live_keeper_finish(&keeper);
    live_keeper_init(&keeper, spool_folder);
}

static int64_t kept(void)
{
    return keeper.live ? keeper.live->revision : -1;
}

static ino_t inode(const char *name)
{
    struct stat about;
    return stat(spool_path(name), &about) == 0 ? about.st_ino : 0;
}

static void test_keep(void)
{
    check_row("nothing yet, and nothing is written");
    live_keeper_init(&keeper, spool_folder);
    CHECK(!keeper.live && save());
    CHECK(inode("live.json") == 0 && inode("revisions.json") == 0);
    check_row("what was taken is there after a start, byte for byte");
    take(17, "lpc", "a");
    CHECK(!keeper.is_saved && kept() == 17);
    CHECK(save() && keeper.is_saved);
    restart();
    CHECK_INT(kept(), 17);
    CHECK_STR(keeper.bytes, text_of(17, "lpc", "a"));
    CHECK(keeper.is_saved && keeper.is_seen_saved);
    check_row("it is written once");
    ino_t before = inode("live.json");
    for (int i = 0; i < 100; i++)
        CHECK(save());
    CHECK(inode("live.json") == before && inode("revisions.json") == 0);
    check_row("the one before can be read until it is settled");
    const struct live *was = keeper.live;
    take(18, "lpc", "a");
    CHECK_INT(was->revision, 17);
    live_keeper_settle(&keeper);
    CHECK_INT(kept(), 18);
    CHECK(save() && inode("revisions.json") == 0);
    check_row("what can't be read is not taken");
    live_keeper_take(&keeper, "{", 1);
    CHECK_INT(kept(), 18);
    CHECK(keeper.is_saved);
}

static void test_seen(void)
{
    check_row("another log, another venue: the highest revision of each is kept");
    take(20, "lpc", "b");
    CHECK(save());
    take(3, "other", "c");
    CHECK(save());
    restart();
    CHECK_INT(kept(), 3);
    if (CHECK_INT(keeper.seen_count, 2)) {
        CHECK_STR(keeper.seen[0].log, "b");
        CHECK_STR(keeper.seen[0].venue, "lpc");
        CHECK_INT(keeper.seen[0].revision, 20);
        CHECK_STR(keeper.seen[1].log, "a");
        CHECK_INT(keeper.seen[1].revision, 18);
    }
    check_row("one that comes back does not lower what was seen of it");
    take(5, "lpc", "b");
    take(4, "other", "c");
    CHECK_INT(keeper.seen_count, 3);
    CHECK_STR(keeper.seen[0].log, "b");
    CHECK_INT(keeper.seen[0].revision, 20);
    CHECK_STR(keeper.seen[1].log, "c");
    CHECK_INT(keeper.seen[1].revision, 3);
    check_row("no more than so many: the oldest go");
    for (int i = 0; i < 3 * LIVE_KEEPER_MOST_SEEN; i++) {
        char log[20];
        snprintf(log, sizeof log, "log-%d", i);
        take(100 + i, "lpc", log);
    }
    CHECK(save());
    restart();
    CHECK_INT(keeper.seen_count, LIVE_KEEPER_MOST_SEEN);
    CHECK_INT(kept(), 100 + 3 * LIVE_KEEPER_MOST_SEEN - 1);
    CHECK_INT(keeper.seen[0].revision, 100 + 3 * LIVE_KEEPER_MOST_SEEN - 2);
    CHECK_INT(keeper.seen[LIVE_KEEPER_MOST_SEEN - 1].revision, 100 + 2 * LIVE_KEEPER_MOST_SEEN - 1);
    check_row("what can't be read there counts as nothing");
    static const char *const bad[] = {
        "{", "{\"format\": \"nownext-revisions/2\", \"seen\": [{\"revision\": 1}]}",
        "{\"format\": \"nownext-revisions/1\", \"seen\": [7, {\"revision\": \"x\"}]}"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        spool_write("revisions.json", bad[i]);
        restart();
        CHECK_INT(keeper.seen_count, 0);
    }
    spool_write("live.json", "{");
    restart();
    CHECK(!keeper.live && keeper.is_saved);
}

/* A full disk, or one that can only be read. */
static void test_no_room(void)
{
    check_row("what can't be written holds all the same, and is tried again later");
    spool_remove("live.json");
    restart();
    CHECK_INT(mkdir(spool_path("live.json"), 0700), 0);
    take(17, "lpc", "a");
    CHECK(!save() && keeper.err.code == ERR_IO);
    CHECK_INT(kept(), 17);
    CHECK_INT(rmdir(spool_path("live.json")), 0);
    steady_ms += LIVE_KEEPER_RETRY_MS - 1;
    CHECK(!save());
    steady_ms++;
    CHECK(save());
    check_row("at once where something else has come");
    spool_remove("live.json");
    CHECK_INT(mkdir(spool_path("live.json"), 0700), 0);
    take(18, "lpc", "a");
    CHECK(!save());
    CHECK_INT(rmdir(spool_path("live.json")), 0);
    take(19, "lpc", "a");
    CHECK(save());
    restart();
    CHECK_INT(kept(), 19);
    check_row("no folder");
    live_keeper_finish(&keeper);
    live_keeper_init(&keeper, NULL);
    take(20, "lpc", "a");
    CHECK(save());
    CHECK_INT(kept(), 20);
    live_keeper_finish(&keeper);
}

static int disk[2]; /* a byte in it lets the slow disk go on */

static bool replace_slowly(const char *path, const void *bytes, size_t size, struct err *reterr)
{
    char byte;
    return read(disk[0], &byte, 1) == 1 && spool_replace_file(path, bytes, size, reterr);
}

static void let_disk(const char *bytes)
{
    CHECK(write(disk[1], bytes, strlen(bytes)) == (ssize_t)strlen(bytes));
}

/* Nobody waits for it; what came last is what it has in the end. */
static void test_slow_disk(void)
{
    check_row("slow disk");
    CHECK_INT(pipe(disk), 0);
    live_keeper_init(&keeper, spool_folder);
    keeper.behind = (struct write_behind){.replace = replace_slowly, .patience_ms = INT_MAX};
    take(30, "lpc", "a");
    CHECK(!live_keeper_save(&keeper, steady_ms, WRITE_BEHIND_NO_WAIT) && live_keeper_is_busy(&keeper));
    CHECK(!live_keeper_save(&keeper, steady_ms, WRITE_BEHIND_NO_WAIT));
    check_row("another one while it is busy");
    take(31, "lpc", "b");
    CHECK_INT(kept(), 31);
    CHECK(!live_keeper_save(&keeper, steady_ms, WRITE_BEHIND_NO_WAIT) && !keeper.is_saved);
    check_row("the one before is not the one that is in force");
    let_disk("..."); /* live data, the revisions, live data */
    while (!live_keeper_save(&keeper, steady_ms, WRITE_BEHIND_NO_WAIT))
        CHECK(live_keeper_is_busy(&keeper) || !keeper.is_saved);
    CHECK(!live_keeper_is_busy(&keeper));
    restart();
    CHECK_INT(kept(), 31);
    check_row("the end waits, and has the last one too");
    keeper.behind = (struct write_behind){.replace = replace_slowly, .patience_ms = INT_MAX};
    take(32, "lpc", "b");
    CHECK(!live_keeper_save(&keeper, steady_ms, WRITE_BEHIND_NO_WAIT));
    take(33, "lpc", "b");
    let_disk("..");
    restart();
    CHECK_INT(kept(), 33);
    live_keeper_finish(&keeper);
}

static void save_in_child(void)
{
    save();
}

/* The one before or the one that came, and of the one before its revision at least. */
static void test_cuts(void)
{
    bool came = true;
    unsigned cuts = 0;
    check_row("power cuts");
    for (unsigned place = 0; came; place++) {
        spool_remove("live.json");
        spool_remove("revisions.json");
        restart();
        take(17, "lpc", "a");
        CHECK(save());
        take(18, "lpc", "b");
        came = power_cut_run(save_in_child, place);
        cuts += came;
        restart();
        CHECK(kept() == 18 || kept() == 17);
        CHECK(kept() == 17 || (keeper.seen_count == 1 && keeper.seen[0].revision == 17));
        CHECK(came || kept() == 18);
    }
    CHECK_INT(cuts, 4); /* two files, before and after each */
}

int main(void)
{
    spool_make("test_live_keeper");
    test_keep();
    test_seen();
    test_no_room();
    test_slow_disk();
    live_keeper_init(&keeper, spool_folder);
    test_cuts();
    live_keeper_finish(&keeper);
    spool_remove_leftovers(spool_folder);
    spool_unmake();
    return check_done();
}

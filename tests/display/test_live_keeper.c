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

/* ---- an emergency never ends by absence ---- */

#define UNTIL "2031-01-01T11:00:00Z"

static void take_emergency(int revision, const char *venue, const char *emergency)
{
    const char *text = text_of(revision, venue, "a");
    char whole[600];
    snprintf(whole, sizeof whole, "%.*s, \"emergency\": %s}", (int)strlen(text) - 1, text, emergency);
    live_keeper_take(&keeper, whole, strlen(whole));
}

/* The text of the emergency that is kept, "" for none; the same after a start. */
static const char *alarm_kept(void)
{
    static char text[100];
    CHECK(save());
    live_keeper_settle(&keeper);
    for (int starts = 0; starts < 3; starts++) {
        const struct live_emergency *emergency = keeper.live ? keeper.live->emergency : NULL;
        if (starts > 0)
            CHECK_STR(emergency ? label_text(emergency->text, "en") : "", text);
        snprintf(text, sizeof text, "%s", emergency ? label_text(emergency->text, "en") : "");
        restart();
        CHECK(keeper.is_saved && keeper.is_seen_saved);
    }
    return text;
}

#define EMERGENCY(text, more)                                                                                \
    "{\"kind\": \"fire\", \"text\": {\"en\": \"" text                                                        \
    "\"}, \"rooms\": [\"a\"], \"raised\": \"2031-01-01T10:00:00Z\", \"until\": \"" UNTIL "\"" more "}"

static void test_emergency(void)
{
    spool_remove("live.json");
    spool_remove("revisions.json");
    restart();
    check_row("what does not speak of it leaves it in force, and is in force itself");
    take_emergency(1, "lpc", EMERGENCY("Leave", ""));
    CHECK_STR(alarm_kept(), "Leave");
    CHECK(!keeper.is_carried && inode("revisions.json") == 0);
    take(2, "lpc", "a");
    CHECK_STR(alarm_kept(), "Leave");
    CHECK(keeper.is_carried && kept() == 2);
    CHECK_STR(keeper.bytes, text_of(2, "lpc", "a"));
    CHECK_INT(keeper.live->emergency->room_count, 1);
    CHECK_INT(keeper.live->emergency->until.ms - keeper.live->emergency->raised.ms, MS_PER_HOUR);
    check_row("nor does the next one, nor null, nor one of no venue or another log; it is written once");
    ino_t there = inode("revisions.json");
    take_emergency(3, "lpc", "null");
    CHECK_STR(alarm_kept(), "Leave");
    take(4, "", "a");
    CHECK_STR(alarm_kept(), "Leave");
    CHECK_INT(inode("revisions.json") != there, 1); /* another venue was seen */
    there = inode("revisions.json");
    take(5, "", "a");
    CHECK_STR(alarm_kept(), "Leave");
    CHECK_INT(inode("revisions.json"), there);
    take(6, "lpc", "b");
    CHECK_STR(alarm_kept(), "Leave");
    check_row("what speaks of it does: another one takes its place");
    take_emergency(7, "lpc", EMERGENCY("Stay", ""));
    CHECK_STR(alarm_kept(), "Stay");
    CHECK(!keeper.is_carried);
    take(8, "lpc", "a");
    CHECK_STR(alarm_kept(), "Stay");
    check_row("lifted, it is over for good");
    take_emergency(9, "lpc", EMERGENCY("Stay", ", \"lifted\": \"2031-01-01T10:30:00Z\""));
    CHECK_STR(alarm_kept(), "Stay");
    CHECK(instant_is_set(keeper.live->emergency->lifted));
    take(10, "lpc", "a");
    CHECK_STR(alarm_kept(), "");
    take(11, "lpc", "a");
    CHECK_STR(alarm_kept(), "");
    check_row("another venue's is not asked");
    take_emergency(12, "lpc", EMERGENCY("Leave", ""));
    take(13, "lpc", "a");
    take(14, "other", "a");
    CHECK_STR(alarm_kept(), "");
    check_row("what is written there wrongly is none");
    take_emergency(15, "other", EMERGENCY("Leave", ""));
    take(16, "other", "a");
    CHECK_STR(alarm_kept(), "Leave");
    static const char *const bad[] = {"7", "{}", "{\"emergency\": 7}"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char text[200];
        snprintf(text, sizeof text, "{\"format\": \"nownext-revisions/1\", \"seen\": [], \"carried\": %s}",
                 bad[i]);
        spool_write("revisions.json", text);
        restart();
        CHECK(kept() == 16 && !keeper.live->emergency && !keeper.is_carried);
    }
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
    check_row("power cuts while it is left that an emergency goes on");
    came = true;
    for (unsigned place = 0; came; place++) {
        spool_remove("live.json");
        spool_remove("revisions.json");
        restart();
        take_emergency(17, "lpc", EMERGENCY("Leave", ""));
        CHECK(save());
        take(18, "lpc", "a");
        came = power_cut_run(save_in_child, place);
        cuts += came;
        restart();
        CHECK(kept() == 18 || kept() == 17);
        CHECK(keeper.live->emergency != NULL);
        CHECK(came || kept() == 18);
    }
    CHECK_INT(cuts, 8);
}

int main(void)
{
    spool_make("test_live_keeper");
    test_keep();
    test_seen();
    test_emergency();
    test_no_room();
    test_slow_disk();
    live_keeper_init(&keeper, spool_folder);
    test_cuts();
    live_keeper_finish(&keeper);
    spool_remove_leftovers(spool_folder);
    spool_unmake();
    return check_done();
}

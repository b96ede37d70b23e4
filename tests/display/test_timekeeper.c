#include "display/timekeeper.h"

#include <unistd.h>

#include "tool/fixture.h"
#include "spool/spool_fixture.h"

static int disk[2]; /* a byte in it lets the slow disk go on */

static bool mark_slowly(const char *path, const void *bytes, size_t size, struct err *reterr)
{
    char byte;
    int64_t now_ms;
    (void)reterr;
    memcpy(&now_ms, bytes, size);
    return read(disk[0], &byte, 1) == 1 && system_clock_mark(path, now_ms);
}

/* The mark on the disk, once what is being left is there. */
static int64_t marked_ms(struct timekeeper *keeper)
{
    struct system_clock known;
    timekeeper_finish(keeper);
    system_clock_read(&keeper->paths, &known);
    return known.last_known_ms;
}

/* A disk that takes its time for a mark is waited for by the next one, and by nobody else. */
static void test_slow_disk(const struct system_clock_paths *paths, int64_t from_ms)
{
    const struct clock_trust trust = {STATION_CLOCK_TRUSTED, 0};
    struct timekeeper keeper;
    check_row("slow disk");
    CHECK_INT(pipe(disk), 0);
    timekeeper_init(&keeper, paths, 1000);
    keeper.behind.replace = mark_slowly;
    timekeeper_mark(&keeper, trust, from_ms);
    CHECK(write_behind_is_busy(&keeper.behind));
    timekeeper_mark(&keeper, trust, from_ms + TIMEKEEPER_MARK_MS);
    CHECK(write(disk[1], ".", 1) == 1);
    CHECK_INT(marked_ms(&keeper), from_ms);
    check_row("and the one that was due meanwhile comes then");
    CHECK(write(disk[1], ".", 1) == 1);
    timekeeper_mark(&keeper, trust, from_ms + TIMEKEEPER_MARK_MS + 1);
    CHECK_INT(marked_ms(&keeper), from_ms + TIMEKEEPER_MARK_MS + 1);
    timekeeper_mark(&keeper, trust, from_ms + TIMEKEEPER_MARK_MS + 2);
    CHECK(!write_behind_is_busy(&keeper.behind));
    check_row("a disk that takes none is not asked at each step");
    spool_remove("clock");
    CHECK_INT(mkdir(spool_path("clock"), 0500), 0);
    timekeeper_init(&keeper, paths, 1000);
    timekeeper_mark(&keeper, trust, from_ms);
    timekeeper_finish(&keeper);
    timekeeper_mark(&keeper, trust, from_ms + 1);
    CHECK(!write_behind_is_busy(&keeper.behind));
    CHECK_INT(rmdir(spool_path("clock")), 0);
}

int main(void)
{
    struct loaded loaded;
    struct timekeeper keeper;
    struct clock_trust trust;
    load_small(&loaded);
    spool_make("test_timekeeper");
    char clock[400], set[400];
    snprintf(clock, sizeof clock, "%s", spool_path("clock"));
    snprintf(set, sizeof set, "%s", spool_path("clock-set"));
    struct system_clock_paths paths = {.set_by_hand = set, .last_known = clock};
    int64_t talk_ms = moment(&loaded, "2025-03-29 10:20").ms;

    check_row("a first start: nothing is known");
    timekeeper_init(&keeper, &paths, 1000);
    trust = timekeeper_judge(&keeper, loaded.program, talk_ms, 1000);
    CHECK_INT(trust.clock, STATION_CLOCK_UNTRUSTED);
    timekeeper_mark(&keeper, trust, talk_ms);
    CHECK_INT(marked_ms(&keeper), 0);

    check_row("set by an operator: trusted, and marked");
    spool_write("clock-set", "");
    trust = timekeeper_judge(&keeper, loaded.program, talk_ms, 1000);
    CHECK_INT(trust.clock, STATION_CLOCK_TRUSTED);
    timekeeper_mark(&keeper, trust, talk_ms);
    CHECK_INT(marked_ms(&keeper), talk_ms);
    check_row("not marked again at each step");
    timekeeper_mark(&keeper, trust, talk_ms + TIMEKEEPER_MARK_MS - 1);
    CHECK_INT(marked_ms(&keeper), talk_ms);
    timekeeper_mark(&keeper, trust, talk_ms + TIMEKEEPER_MARK_MS);
    CHECK_INT(marked_ms(&keeper), talk_ms + TIMEKEEPER_MARK_MS);

    check_row("a clock that was set back is marked at once");
    timekeeper_mark(&keeper, trust, talk_ms - 3600000);
    CHECK_INT(marked_ms(&keeper), talk_ms - 3600000);
    timekeeper_mark(&keeper, trust, talk_ms + TIMEKEEPER_MARK_MS);
    CHECK_INT(marked_ms(&keeper), talk_ms + TIMEKEEPER_MARK_MS);

    check_row("after a power cut: the mark, and what has gone by since");
    spool_remove("clock-set");
    timekeeper_init(&keeper, &paths, 500);
    trust = timekeeper_judge(&keeper, loaded.program, 86400000, 60500);
    CHECK_INT(trust.clock, STATION_CLOCK_UNVERIFIED);
    CHECK_INT(86400000 + trust.ahead_ms, talk_ms + TIMEKEEPER_MARK_MS + 60000);

    check_row("the network's time: it goes on by the clock since the start");
    char network[400];
    snprintf(network, sizeof network, "%s", spool_path("time"));
    struct system_clock_paths by_network = paths;
    by_network.network = network;
    char told[60];
    snprintf(told, sizeof told, "%lld 30000\n", (long long)talk_ms);
    spool_write("time", told);
    struct timekeeper other;
    timekeeper_init(&other, &by_network, 500);
    trust = timekeeper_judge(&other, loaded.program, 86400000, 60500);
    CHECK_INT(trust.clock, STATION_CLOCK_TRUSTED);
    CHECK_INT(86400000 + trust.ahead_ms, talk_ms + 30500);
    spool_remove("time");

    check_row("a time that has certainly been: the mark, the image's, or whichever is later");
    CHECK_INT(keeper.floor_ms, talk_ms + TIMEKEEPER_MARK_MS);
    char built[400];
    snprintf(built, sizeof built, "%s", spool_path("built"));
    paths.image = built;
    timekeeper_init(&keeper, &paths, 500);
    CHECK_INT(keeper.floor_ms, talk_ms + TIMEKEEPER_MARK_MS);
    system_clock_mark(built, talk_ms + 86400000);
    timekeeper_init(&keeper, &paths, 500);
    CHECK_INT(keeper.floor_ms, talk_ms + 86400000);
    check_row("what is shown runs on from the mark, not from the image's");
    CHECK_INT(keeper.last_known_ms, talk_ms + TIMEKEEPER_MARK_MS);
    spool_remove("clock");
    timekeeper_init(&keeper, &paths, 500);
    CHECK_INT(keeper.last_known_ms, 0);
    CHECK_INT(keeper.floor_ms, talk_ms + 86400000);
    spool_remove("built");
    test_slow_disk(&paths, talk_ms);
    spool_unmake();
    load_finish(&loaded);
    return check_done();
}

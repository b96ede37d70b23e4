/* Documents of several writers: which are in force, when they come, go, can't be read, and after a start. */
#include "display/store.h"

#include "spool/spool_fixture.h"

#include "base/sha256.h"
#include "spool/order.h"

static struct store store;
static char roots[3][340]; /* feed, agent, state */
enum { FEED, AGENT, STATE };

static void put(const char *folder, const char *name, const char *text)
{
    char path[400], beside[400];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    snprintf(beside, sizeof beside, "%s/.new", folder);
    FILE *file = fopen(beside, "w");
    fputs(text, file);
    fclose(file);
    CHECK_INT(rename(beside, path), 0);
}

static void drop(const char *folder, const char *name)
{
    char path[400];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    CHECK_INT(remove(path), 0);
}

static const char *program_text(const char *title)
{
    static char text[300];
    snprintf(text, sizeof text,
             "{\"format\": \"nownext-program/1\", \"event\": {\"title\": \"%s\", \"timezone\": \"UTC\"}, "
             "\"sessions\": [{\"id\": \"1\", \"title\": \"x\"}]}",
             title);
    return text;
}

static const char *live_text(int revision, const char *venue, const char *log, const char *id)
{
    static char text[400];
    snprintf(text, sizeof text,
             "{\"format\": \"nownext-live/1\", \"venue\": \"%s\", \"log\": \"%s\", \"revision\": %d, "
             "\"notices\": [{\"id\": \"%s\", \"text\": \"x\"}]}",
             venue, log, revision, id);
    return text;
}

static void order(const char *folder, enum spool_name document, int64_t number)
{
    char text[200];
    snprintf(text, sizeof text, "{\"format\": \"nownext-order/1\", \"documents\": {\"%s\": %lld}}",
             spool_file_name(document), (long long)number);
    put(folder, "order.json", text);
}

static void start(void)
{
    store_init(&store, &(struct store_folders){spool_folder, roots[FEED], roots[AGENT], roots[STATE]});
    store_read(&store);
}

static void restart(void)
{
    store_keep(&store, 1);
    store_finish(&store);
    start();
}

static const char *title(void)
{
    return store.program ? label_text(store.program->event.title, "") : "";
}

static const char *notice(void)
{
    return store.live ? store.live->notices[0].id : "";
}

static unsigned read_all(void)
{
    unsigned changes = store_read(&store);
    store_settle(&store);
    return changes;
}

/* ---- a program, and what the feed changed in it ---- */

static void test_programs(void)
{
    const struct store_entry *setup = &store.entries[SPOOL_PROGRAM],
                             *feed = &store.entries[STORE_FEED_PROGRAM];
    check_row("the card's alone");
    put(spool_folder, "program.json", program_text("Card"));
    order(spool_folder, SPOOL_PROGRAM, 1);
    CHECK_INT(read_all(), 1u << SPOOL_PROGRAM);
    CHECK_STR(title(), "Card");
    CHECK(!store.decided.is_by_hand);
    check_row("the feed's, which is later; of the other one no memory is kept");
    order(roots[FEED], SPOOL_PROGRAM, 2);
    put(roots[FEED], "program.json", program_text("Feed"));
    CHECK_INT(store_read(&store), 1u << SPOOL_PROGRAM);
    CHECK_STR(title(), "Feed");
    CHECK(setup->is_good); /* for the last scene */
    store_settle(&store);
    CHECK(!setup->is_good && feed->is_good);
    CHECK(store_entry_in_force(&store, SPOOL_PROGRAM) == feed);
    check_row("as it is after a start, when the card's is not even read");
    restart();
    CHECK_STR(title(), "Feed");
    CHECK(!setup->is_tried && !setup->is_good);
    check_row("the numbers alone change who is heard");
    order(spool_folder, SPOOL_PROGRAM, 3);
    CHECK_INT(read_all(), 1u << SPOOL_PROGRAM);
    CHECK_STR(title(), "Card");
    CHECK(store.decided.is_by_hand);
    check_row("a tie is the card's");
    order(roots[FEED], SPOOL_PROGRAM, 3);
    CHECK_INT(read_all(), 0);
    CHECK_STR(title(), "Card");
    check_row("numbers that can't be read any more: those before hold, and it is said");
    order(roots[FEED], SPOOL_PROGRAM, 4);
    read_all();
    CHECK_STR(title(), "Feed");
    CHECK_INT(store.order_errs[PRECEDENCE_FEED].code, ERR_NONE);
    static const char *const lost[] = {"", "{\"format\": \"nownext-order/2\"}",
                                       "{\"format\": \"nownext-order/1\"}"};
    for (size_t i = 0; i < sizeof lost / sizeof *lost; i++) {
        put(roots[FEED], "order.json", lost[i]);
        read_all();
        CHECK_STR(title(), "Feed");
        CHECK_INT(store.order_errs[PRECEDENCE_FEED].code != ERR_NONE, i < 2);
    }
    put(spool_folder, "order.json", "{");
    drop(roots[FEED], "order.json");
    CHECK_INT(read_all(), 0);
    CHECK_STR(title(), "Feed");
    CHECK(store.order_errs[PRECEDENCE_SETUP].code != ERR_NONE);
    CHECK_INT(store.order_errs[PRECEDENCE_FEED].code, ERR_NONE);
    order(spool_folder, SPOOL_PROGRAM, 5);
    read_all();
    CHECK_STR(title(), "Card");
    CHECK_INT(store.order_errs[PRECEDENCE_SETUP].code, ERR_NONE);
    check_row("the later one can't be read: the other one, and it is said");
    put(roots[FEED], "program.json", "{");
    order(roots[FEED], SPOOL_PROGRAM, 6);
    CHECK_INT(read_all(), 1u << SPOOL_PROGRAM);
    CHECK_STR(title(), "Card");
    CHECK(feed->err.code != ERR_NONE);
    CHECK_STR(store_file_name(STORE_FEED_PROGRAM), "program.json of the feed");
    restart();
    CHECK_STR(title(), "Card");
    check_row("it is good again, then a version comes that is not: the one before stays");
    put(roots[FEED], "program.json", program_text("Feed 2"));
    read_all();
    CHECK_STR(title(), "Feed 2");
    put(roots[FEED], "program.json", "{");
    read_all();
    CHECK_STR(title(), "Feed 2");
    check_row("it is gone, and its number with it: it stays as well");
    drop(roots[FEED], "program.json");
    drop(roots[FEED], "order.json");
    read_all();
    CHECK_STR(title(), "Feed 2");
    check_row("after a start nobody has it");
    restart();
    CHECK_STR(title(), "Card");
}

static void put_changes(const char *program)
{
    char text[300], digest[SHA256_TEXT_SIZE];
    sha256_text(program, strlen(program), digest);
    snprintf(text, sizeof text,
             "{\"format\": \"nownext-changes/1\", \"program\": \"%s\", \"changes\": [{\"session\": \"1\", "
             "\"made\": \"2025-03-29T10:00:00Z\", \"cancelled\": true}]}",
             digest);
    put(roots[FEED], "changes.json", text);
}

static void test_changes(void)
{
    check_row("changes of the feed's program, which is not in force");
    put(roots[FEED], "program.json", program_text("Feed"));
    put_changes(program_text("Feed"));
    CHECK_INT(read_all(), 1u << SPOOL_PROGRAM);
    CHECK_STR(title(), "Card");
    CHECK(!store.changes);
    check_row("now it is");
    order(roots[FEED], SPOOL_PROGRAM, 9);
    CHECK_INT(read_all(), 1u << SPOOL_PROGRAM);
    CHECK_STR(title(), "Feed");
    CHECK(store.changes && store.changes->list.count == 1);
    store_fold(&store);
    CHECK(store.folded != store.program && store.folded->marks); /* they are laid over it */
    restart();
    CHECK(store.changes && store.changes->list.count == 1);
    CHECK_INT(read_all(), 0);
    CHECK(store.changes);
    check_row("another version of the program, until its changes come");
    put(roots[FEED], "program.json", program_text("Feed 2"));
    read_all();
    CHECK(!store.changes);
    put_changes(program_text("Feed 2"));
    CHECK_INT(read_all(), 1u << SPOOL_PROGRAM);
    CHECK(store.changes);
    check_row("a program that can't be read: they hold with the one before, which is in force");
    put(roots[FEED], "program.json", "{");
    read_all();
    CHECK_STR(title(), "Feed 2");
    CHECK(store.changes);
    check_row("changes of bytes that were refused hold with nothing");
    restart(); /* nobody knows the digest of what was in force before */
    put(roots[FEED], "program.json", program_text("Feed 3"));
    drop(roots[FEED], "changes.json");
    restart();
    put(roots[FEED], "program.json", "{");
    put_changes("{");
    read_all();
    CHECK_STR(title(), "Feed 3");
    CHECK(!store.changes);
    put_changes(program_text("Feed 2"));
    check_row("a program from the card with the same bytes");
    drop(roots[FEED], "program.json");
    put(spool_folder, "program.json", program_text("Feed 2"));
    restart();
    CHECK(store.changes && store.decided.program.writer == PRECEDENCE_SETUP);
    check_row("changes that can't be read");
    put(roots[FEED], "changes.json", "{");
    restart();
    CHECK(!store.changes && store.entries[STORE_FEED_CHANGES].err.code != ERR_NONE);
    drop(roots[FEED], "changes.json");
    drop(roots[FEED], "order.json");
    drop(spool_folder, "program.json");
    drop(spool_folder, "order.json");
}

static void test_venues(void)
{
    check_row("venues of two writers, and settings of its own");
    spool_copy("venue.json", "tests/data/native/venue.json");
    restart();
    CHECK_INT(store.decided.display.writer, PRECEDENCE_SETUP);
    put(roots[FEED], "venue.json",
        "{\"format\": \"nownext-venue/1\", \"name\": \"Feed\", \"displays\": {\"a\": "
        "{\"role\": \"hallway\"}}}");
    order(roots[FEED], SPOOL_VENUE, 1);
    CHECK_INT(read_all(), 1u << SPOOL_VENUE);
    CHECK(store.venue);
    CHECK_STR(store.venue ? store.venue->name : "", "Feed");
    CHECK_INT(store.decided.display.writer, PRECEDENCE_FEED);
    put(spool_folder, "display.json", DOOR_A);
    read_all();
    CHECK_INT(store.decided.display.writer, PRECEDENCE_SETUP);
    CHECK(store.displays[0]);
    drop(spool_folder, "display.json");
    read_all();
    CHECK(!store.displays[0]);
    CHECK_INT(store.decided.display.writer, PRECEDENCE_FEED);
    drop(roots[FEED], "venue.json");
    drop(roots[FEED], "order.json");
    drop(spool_folder, "venue.json");
    restart();
    CHECK(!store.venue);
}

/* ---- live data ---- */

static void test_live(void)
{
    check_row("the highest revision, whoever has it");
    put(spool_folder, "live.json", live_text(17, "", "", "card"));
    CHECK_INT(read_all(), 1u << SPOOL_LIVE);
    CHECK_STR(notice(), "card");
    put(roots[AGENT], "live.json", live_text(18, "lpc", "a", "agent"));
    CHECK_INT(read_all(), 1u << SPOOL_LIVE);
    CHECK_STR(notice(), "agent");
    CHECK_STR(store.entries[SPOOL_LIVE].err.text,
              "revision 17 was not counted up: give it 19 or more, or it is not shown");
    check_row("what is odd in live data is told while they are in force");
    put(roots[FEED], "live.json",
        "{\"format\": \"nownext-live/1\", \"revision\": 18, \"emergency\": {\"kind\": \"fire\", \"text\": "
        "\"x\", "
        "\"raised\": \"2025-03-29T10:00:00Z\"}}");
    store.keeper.live = NULL; /* as if the agent had not come first */
    drop(roots[AGENT], "live.json");
    read_all();
    CHECK(store.entries[STORE_FEED_LIVE].warning);
    put(roots[AGENT], "live.json", live_text(19, "lpc", "a", "agent"));
    read_all();
    CHECK(!store.entries[STORE_FEED_LIVE].warning);
    store.keeper.live = NULL;
    drop(roots[AGENT], "live.json");
    drop(roots[FEED], "live.json");
    put(roots[AGENT], "live.json", live_text(18, "lpc", "a", "agent"));
    read_all();
    check_row("the same from RAM and from the disk");
    put(roots[FEED], "live.json", live_text(18, "lpc", "a", "agent"));
    const struct live *live = store.live;
    read_all();
    CHECK(store.live == live);
    CHECK_INT(store.entries[STORE_FEED_LIVE].err.code, ERR_NONE);
    check_row("the same revision with other bytes is told");
    put(roots[FEED], "live.json", live_text(18, "lpc", "a", "other"));
    read_all();
    CHECK_STR(notice(), "agent");
    CHECK_STR(store.entries[STORE_FEED_LIVE].err.text,
              "revision 18 was not counted up: give it 19 or more, or it is not shown");
    check_row("an earlier one of the same log is not: the disk comes after the RAM");
    drop(roots[FEED], "live.json");
    read_all();
    put(roots[FEED], "live.json", live_text(17, "lpc", "a", "before"));
    read_all();
    CHECK_STR(notice(), "agent");
    CHECK_INT(store.entries[STORE_FEED_LIVE].err.code, ERR_NONE);
    check_row("but it is where it takes the place of a later one: somebody has not counted up");
    put(roots[FEED], "live.json", live_text(16, "lpc", "a", "by hand"));
    read_all();
    CHECK_STR(notice(), "agent");
    CHECK_STR(store.entries[STORE_FEED_LIVE].err.text,
              "revision 16 was not counted up: give it 19 or more, or it is not shown");
    put(roots[FEED], "live.json", live_text(17, "lpc", "a", "before"));
    read_all();
    CHECK_INT(store.entries[STORE_FEED_LIVE].err.code, ERR_NONE);
    check_row("all files are gone, and the power is cut: it is in force");
    drop(spool_folder, "live.json");
    drop(roots[AGENT], "live.json");
    drop(roots[FEED], "live.json");
    read_all();
    CHECK_STR(notice(), "agent");
    restart();
    CHECK_STR(notice(), "agent");
    CHECK_INT(store.decided.live.writer, PRECEDENCE_KEPT);
    check_row("no lower revision comes after it, nor an equal one with other bytes");
    put(spool_folder, "live.json", live_text(17, "lpc", "a", "card"));
    read_all();
    CHECK_STR(notice(), "agent");
    put(spool_folder, "live.json", live_text(18, "lpc", "a", "card"));
    restart();
    CHECK_STR(notice(), "agent");
    CHECK_STR(store.entries[SPOOL_LIVE].err.text,
              "revision 18 was not counted up: give it 19 or more, or it is not shown");
    put(spool_folder, "live.json", live_text(19, "lpc", "b", "card"));
    restart();
    CHECK_STR(notice(), "card");
    restart();
    CHECK_STR(notice(), "card");
    CHECK_INT(store.keeper.seen_count, 2); /* without a log, and of log a */
    check_row("what was not kept yet holds as long as there is power");
    put(spool_folder, "live.json", live_text(20, "lpc", "b", "last"));
    read_all();
    drop(spool_folder, "live.json");
    read_all();
    CHECK_STR(notice(), "last");
}

static void test_venue_of_live_data(void)
{
    check_row("live data of another venue, which is told, and of this one");
    put(spool_folder, "display.json",
        "{\"format\": \"nownext-display/1\", \"name\": \"d\", \"role\": \"hallway\", \"venue\": \"lpc\"}");
    put(spool_folder, "live.json", live_text(50, "other", "x", "other"));
    read_all();
    CHECK_STR(notice(), "last"); /* of log b of lpc */
    CHECK_STR(store.entries[SPOOL_LIVE].err.text, "is of the venue \"other\", which this display is not of");
    put(roots[FEED], "live.json", live_text(21, "lpc", "b", "ours"));
    read_all();
    CHECK_STR(notice(), "ours");
    check_row("by the venue, where the display does not say");
    drop(spool_folder, "display.json");
    put(spool_folder, "venue.json",
        "{\"format\": \"nownext-venue/1\", \"venue\": \"other\", \"displays\": {}}");
    read_all();
    CHECK_STR(notice(), "other");
    restart();
    CHECK_STR(notice(), "other");
    check_row("back: what was in force before is not brought back by a lower revision");
    put(spool_folder, "venue.json",
        "{\"format\": \"nownext-venue/1\", \"venue\": \"lpc\", \"displays\": {}}");
    put(roots[FEED], "live.json", live_text(20, "lpc", "b", "replay"));
    restart();
    CHECK(!store.live);
    CHECK_STR(store.entries[STORE_FEED_LIVE].err.text,
              "revision 20 was not counted up: give it 22 or more, or it is not shown");
    put(roots[FEED], "live.json", live_text(22, "lpc", "b", "next"));
    read_all();
    CHECK_STR(notice(), "next");
    drop(roots[FEED], "live.json");
    drop(spool_folder, "live.json");
    drop(spool_folder, "venue.json");
    read_all();
    store_keep(&store, 1);
}

int main(void)
{
    static const char *const ends[] = {"feed", "agent", "state"};
    spool_make("test_store_writers");
    for (int i = 0; i < 3; i++) {
        snprintf(roots[i], sizeof roots[i], "%s.%s", spool_folder, ends[i]);
        CHECK_INT(mkdir(roots[i], 0700), 0);
    }
    start();
    test_programs();
    test_changes();
    test_venues();
    test_live();
    test_venue_of_live_data();
    store_finish(&store);
    drop(roots[STATE], "live.json");
    drop(roots[STATE], "revisions.json");
    for (int i = 0; i < 3; i++)
        CHECK_INT(rmdir(roots[i]), 0);
    spool_unmake();
    return check_done();
}

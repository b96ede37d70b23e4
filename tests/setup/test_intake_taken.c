/*
 * What the card has always said is not the latest word: which files make a document the latest, and that a
 * power cut at any step of it changes nothing of that.
 */
#include "setup/intake_taken.h"

#include "spool/power_cut.h"

#include "setup/intake_fixture.h"

#include "spool/order.h"

static char feed[320];
static struct instant now = {INT64_MIN};

#define PROGRAM(title, start)                                                                                \
    "{\"format\": \"nownext-program/1\", \"event\": {\"title\": \"" title                                    \
    "\", \"timezone\": \"UTC\"}, \"rooms\": [{\"id\": \"a\", \"name\": \"A\"}], \"sessions\": [{\"id\": "    \
    "\"1\", \"title\": \"x\", \"room\": \"a\", \"start\": \"" start "T10:00:00Z\", \"end\": \"" start        \
    "T11:00:00Z\"}]}"

static void take(void)
{
    struct intake_result result;
    struct err err = {0};
    struct intake intake = {
        .setup = setup, .spool = spool_folder, .feed = feed, .root = "/no/such/root", .now = now};
    CHECK(intake_take_over(&intake, &result, &err));
    CHECK_STR(err.text, "");
}

static int64_t number(const char *folder, enum spool_name document)
{
    struct order order;
    order_read(folder, &order, NULL);
    return order.numbers[document];
}

static void put(const char *folder, const char *name, const char *text)
{
    char path[400];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    fputs(text, file);
    fclose(file);
}

/* As the agent does once it has left a document. */
static void feed_comes(enum spool_name document)
{
    CHECK(order_raise(feed, spool_folder, document, NULL));
}

static const char *title(void)
{
    static char text[100];
    struct store store;
    store_init(&store, &(struct store_folders){.setup = spool_folder, .feed = feed});
    store_read(&store);
    snprintf(text, sizeof text, "%s", store.program ? label_text(store.program->event.title, "") : "");
    store_finish(&store);
    return text;
}

static void test_program(void)
{
    check_row("a schedule that was not there before is the latest");
    drop("schedule.json", PROGRAM("Card", "2025-03-29"));
    take();
    CHECK_INT(number(spool_folder, SPOOL_PROGRAM), 1);
    CHECK_STR(title(), "Card");
    check_row("and stays what it is at the next start");
    take();
    CHECK_INT(number(spool_folder, SPOOL_PROGRAM), 1);
    check_row("the feed's comes later, and stays in force at the next starts");
    put(feed, "program.json", PROGRAM("Feed", "2025-03-29"));
    feed_comes(SPOOL_PROGRAM);
    CHECK_INT(number(feed, SPOOL_PROGRAM), 2);
    for (int i = 0; i < 3; i++) {
        take();
        CHECK_INT(number(spool_folder, SPOOL_PROGRAM), 1);
        CHECK_STR(title(), "Feed");
    }
    check_row("another schedule on the card comes after that, once");
    drop("schedule.json", PROGRAM("Card 2", "2025-03-29"));
    take();
    CHECK_INT(number(spool_folder, SPOOL_PROGRAM), 3);
    CHECK_STR(title(), "Card 2");
    take();
    CHECK_INT(number(spool_folder, SPOOL_PROGRAM), 3);
    check_row("the feed's next one again");
    feed_comes(SPOOL_PROGRAM);
    take();
    CHECK_STR(title(), "Feed");
    check_row("the same file by another name is not new");
    take_away("schedule.json");
    drop("ours.json", PROGRAM("Card 2", "2025-03-29"));
    take();
    CHECK_STR(title(), "Feed");
    check_row("nor is one that was away for a while");
    take_away("ours.json");
    take();
    drop("ours.json", PROGRAM("Card 2", "2025-03-29"));
    take();
    CHECK_STR(title(), "Feed");
    check_row("the first one put back in its place is: somebody has changed the card");
    drop("ours.json", PROGRAM("Card", "2025-03-29"));
    take();
    CHECK_STR(title(), "Card");
    check_row(
        "an intake that makes other bytes of the same file: they are taken over, and are not the latest");
    feed_comes(SPOOL_PROGRAM);
    int64_t before = number(spool_folder, SPOOL_PROGRAM);
    spool_write("program.json", "{}");
    take();
    CHECK_INT(number(spool_folder, SPOOL_PROGRAM), before);
    CHECK_STR(title(), "Feed");
    take_away("ours.json");
}

/* Which of two is shown goes by the clock, which a board does not have at first. */
static void test_two_schedules(void)
{
    check_row("two schedules: the one that is on or comes next, by the clock");
    drop("a.json", PROGRAM("First", "2031-01-01"));
    drop("b.json", PROGRAM("Second", "2031-06-01"));
    now = (struct instant){INT64_C(1924000000000)}; /* December 2030 */
    take();
    CHECK_STR(title(), "First");
    now = (struct instant){INT64_C(1930000000000)}; /* February 2031 */
    take();
    CHECK_STR(title(), "Second");
    check_row("both were taken once: neither is the latest again when the clock is another");
    put(feed, "program.json", PROGRAM("Feed", "2031-03-29"));
    feed_comes(SPOOL_PROGRAM);
    now = (struct instant){INT64_C(1924000000000)};
    take();
    CHECK_STR(title(), "Feed");
    now = (struct instant){INT64_C(1930000000000)};
    take();
    CHECK_STR(title(), "Feed");
    now = INSTANT_NONE;
    take_away("a.json");
    take_away("b.json");
}

static void test_others(void)
{
    check_row("each document by itself");
    int64_t program = number(spool_folder, SPOOL_PROGRAM);
    drop("display.json", DOOR_A);
    drop("live.json", "{\"format\": \"nownext-live/1\", \"revision\": 3}");
    take();
    CHECK_INT(number(spool_folder, SPOOL_DISPLAY), 1);
    CHECK_INT(number(spool_folder, SPOOL_LIVE), 1);
    CHECK_INT(number(spool_folder, SPOOL_PROGRAM), program);
    take_away("display.json");
    drop_copy("venue.json", "tests/data/native/venue.json");
    drop("floor-plan.png", PICTURE("red"));
    take();
    CHECK_INT(number(spool_folder, SPOOL_VENUE), 1);
    feed_comes(SPOOL_VENUE);
    take();
    CHECK_INT(number(spool_folder, SPOOL_VENUE), 1);
    take_away("venue.json");
    take_away("floor-plan.png");
    take_away("live.json");
}

/* taken.json is gone, or can't be read. */
static void test_forgotten(void)
{
    char path[400];
    snprintf(path, sizeof path, "%s/taken.json", spool_folder);
    drop("schedule.json", PROGRAM("Card", "2025-03-29"));
    take();
    put(feed, "program.json", PROGRAM("Feed", "2025-03-29"));
    feed_comes(SPOOL_PROGRAM);
    static const char *const bad[] = {"{", "{\"format\": \"nownext-taken/2\", \"files\": []}",
                                      ("{\"format\": \"nownext-taken/1\", \"files\": [3, {\"as\": "
                                       "\"program.json\", \"name\": \"x\", \"sha256\": \"12\"}]}")};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        check_row("the card has not changed: the feed's stays in force");
        int64_t before = number(spool_folder, SPOOL_PROGRAM);
        spool_write("taken.json", bad[i]);
        for (int starts = 0; starts < 2; starts++) {
            take();
            CHECK_INT(number(spool_folder, SPOOL_PROGRAM), before);
            CHECK_STR(title(), "Feed");
        }
        check_row("and it is known again what was taken");
        drop("schedule.json", PROGRAM("Card 2", "2025-03-29"));
        take();
        CHECK_STR(title(), "Card 2");
        drop("schedule.json", PROGRAM("Card", "2025-03-29"));
        take();
        feed_comes(SPOOL_PROGRAM);
    }
    check_row("a card that has changed meanwhile is new");
    remove(path);
    drop("schedule.json", PROGRAM("Card 3", "2025-03-29"));
    take();
    CHECK_STR(title(), "Card 3");
    check_row("and one that never was given its number, since the power was cut");
    feed_comes(SPOOL_PROGRAM);
    remove(path);
    spool_write("order.json", "{\"format\": \"nownext-order/1\", \"documents\": {}}");
    take();
    CHECK_STR(title(), "Card 3");
    take_away("schedule.json");
}

/* ---- power cuts ---- */

/* Once the intake has run again after a cut, what came last is in force; as it has, it stays. */
static void test_cuts(void)
{
    static const char *const cards[] = {PROGRAM("One", "2025-03-29"), PROGRAM("Two", "2025-03-29")};
    static const char *const titles[] = {"One", "Two"};
    unsigned cuts = 0;
    bool came = true;
    check_row("power cuts while a new card is taken");
    for (unsigned place = 0; came; place++) {
        feed_comes(SPOOL_PROGRAM);
        CHECK_STR(title(), "Feed");
        drop("schedule.json", cards[place % 2]);
        came = power_cut_run(take, place);
        cuts += came;
        /* Each file is there whole, the old one or the new one. */
        const char *shown = title();
        CHECK(strcmp(shown, "Feed") == 0 || strcmp(shown, titles[place % 2]) == 0);
        take();
        CHECK_STR(title(), titles[place % 2]);
        check_row("power cuts at a start at which the card is what it was");
        feed_comes(SPOOL_PROGRAM);
        for (unsigned inner = 0; power_cut_run(take, inner); inner++)
            CHECK_STR(title(), "Feed");
        CHECK_STR(title(), "Feed");
        check_row("power cuts while a new card is taken");
    }
    CHECK(cuts >= 6); /* three files, before and after each */
    take_away("schedule.json");
}

int main(void)
{
    intake_begin("test_intake_taken");
    snprintf(feed, sizeof feed, "%s.feed", spool_folder);
    CHECK_INT(mkdir(feed, 0700), 0);
    test_program();
    test_two_schedules();
    test_others();
    test_forgotten();
    test_cuts();
    char path[400];
    snprintf(path, sizeof path, "%s/program.json", feed);
    remove(path);
    snprintf(path, sizeof path, "%s/order.json", feed);
    remove(path);
    CHECK_INT(rmdir(feed), 0);
    spool_remove("floor-plan.png");
    spool_remove("pictures.txt");
    intake_end();
    return check_done();
}

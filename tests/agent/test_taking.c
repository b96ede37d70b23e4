/*
 * Which live data count, where they are left, and that nothing is written twice.
 */
#include "agent/taking.h"

#include <sched.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "spool/file.h"
#include "spool/order.h"

static char top[] = "/tmp/nownext-taking-XXXXXX", run[60], feed[60];
static struct arena arena;
static char text[TAKING_TEXT_SIZE];
static struct taking taking;
static int64_t steady_ms = 1000;

static const char *live(const char *venue, int revision, const char *rest)
{
    return arena_printf(&arena, "{\"format\": \"nownext-live/1\", \"venue\": \"%s\", \"revision\": %d%s}\n",
                        venue, revision, rest);
}

static enum source_outcome take(const char *document)
{
    return taking_live(&taking, document, strlen(document), text);
}

static const char *held(const char *folder, const char *name)
{
    const char *bytes;
    size_t size;
    return spool_read_file(arena_printf(&arena, "%s/%s", folder, name), 1 << 20, &arena, &bytes, &size, NULL)
               ? bytes
               : "";
}

static ino_t inode(const char *folder, const char *name)
{
    struct stat status;
    return stat(arena_printf(&arena, "%s/%s", folder, name), &status) == 0 ? status.st_ino : 0;
}

static void start(void)
{
    taking = (struct taking){.run = run, .feed = feed, .venue = "lpc", .behind.patience_ms = 60000};
    taking_start(&taking);
}

static void test_plain(void)
{
    const char *first = live("lpc", 17, ""), *second = live("lpc", 18, "");
    check_row("plain");
    start();
    CHECK_INT(taking.revision, -1);
    CHECK_INT(take(first), SOURCE_TAKEN);
    CHECK_STR(text, "");
    CHECK_STR(held(run, "live.json"), first);
    CHECK_STR(held(feed, "live.json"), first);
    ino_t in_run = inode(run, "live.json"), in_feed = inode(feed, "live.json");
    CHECK_INT(take(first), SOURCE_SAME);
    CHECK(inode(run, "live.json") == in_run && inode(feed, "live.json") == in_feed);
    CHECK_INT(take(second), SOURCE_TAKEN);
    check_row("replayed");
    CHECK_INT(take(first), SOURCE_HELD_OFF);
    CHECK(text[0] != '\0');
    CHECK_INT(take(live("lpc", 18, ", \"log\": \"x\"")), SOURCE_HELD_OFF);
    CHECK_INT(take(live("other", 19, "")), SOURCE_HELD_OFF);
    CHECK_INT(take("<html>"), SOURCE_NOT_READ);
    CHECK_INT(take(live("lpc", 19, ", \"changes\": 3")), SOURCE_NOT_READ);
    CHECK_STR(held(run, "live.json"), second);
    check_row("across a restart");
    start();
    CHECK_INT(taking.revision, 18);
    CHECK_INT(take(first), SOURCE_HELD_OFF);
    CHECK_INT(take(second), SOURCE_SAME);
}

/* The disk can't be written: shown from RAM, said, and kept once it can. */
static void test_disk(void)
{
    const char *third = live("lpc", 20, ", \"log\": \"y\"");
    check_row("disk");
    start();
    taking.feed = "/no/such/folder";
    CHECK_INT(take(third), SOURCE_TAKEN);
    CHECK(strstr(text, "not kept") != NULL);
    CHECK_STR(held(run, "live.json"), third);
    CHECK_INT(take(third), SOURCE_SAME);
    CHECK(strstr(text, "not kept") != NULL);
    taking.feed = feed;
    CHECK_INT(take(third), SOURCE_SAME);
    CHECK_STR(text, "");
    CHECK_STR(held(feed, "live.json"), third);
    check_row("neither");
    taking.feed = taking.run = "/no/such/folder";
    CHECK_INT(take(live("lpc", 21, "")), SOURCE_HELD_OFF);
    CHECK_INT(taking.revision, 20);
    check_row("RAM alone, then a restart");
    start();
    taking.feed = "/no/such/folder";
    const char *fourth = live("lpc", 22, "");
    CHECK_INT(take(fourth), SOURCE_TAKEN);
    start();
    CHECK_INT(taking.revision, 22);
    CHECK(!taking.is_kept);
    CHECK_INT(take(fourth), SOURCE_SAME);
    CHECK_STR(held(feed, "live.json"), fourth);
}

static int disk[2]; /* a byte in it lets the slow disk go on; an x lets it fail */

static bool replace_slowly(const char *path, const void *bytes, size_t size, struct err *reterr)
{
    char byte = 'x';
    if (read(disk[0], &byte, 1) != 1 || byte == 'x')
        return err_set(reterr, ERR_IO, "can't be written: it is broken");
    return spool_replace_file(path, bytes, size, reterr);
}

/* Until the disk has done what it was let do. */
static bool hear_disk(const char *bytes)
{
    CHECK(write(disk[1], bytes, strlen(bytes)) == (ssize_t)strlen(bytes));
    while (!taking_step(&taking, steady_ms, text))
        sched_yield();
    return true;
}

/* What comes while the disk is busy is in RAM at once; the disk gets the first of them and the last. */
static void test_slow_disk(void)
{
    check_row("slow disk");
    start();
    taking.behind = (struct write_behind){.replace = replace_slowly, .patience_ms = 1};
    const char *before = held(feed, "live.json");
    const char *raised = live("lpc", 25, ""), *other = live("lpc", 26, ""), *lifted = live("lpc", 27, "");
    CHECK_INT(take(raised), SOURCE_TAKEN);
    CHECK_STR(text, "");
    CHECK(taking_is_keeping(&taking) && !taking.is_kept);
    CHECK_STR(held(run, "live.json"), raised);
    CHECK_INT(take(other), SOURCE_TAKEN);
    CHECK_INT(take(lifted), SOURCE_TAKEN);
    CHECK_STR(held(run, "live.json"), lifted);
    CHECK_STR(held(feed, "live.json"), before);
    check_row("the same while it is busy");
    CHECK_INT(take(lifted), SOURCE_SAME);
    CHECK(!taking_step(&taking, steady_ms, text));
    check_row("then the last one");
    CHECK(hear_disk(".."));
    CHECK_STR(text, "");
    CHECK(taking.is_kept && !taking_is_keeping(&taking));
    CHECK_STR(held(feed, "live.json"), lifted);
    ino_t kept = inode(feed, "live.json");
    CHECK_INT(take(lifted), SOURCE_SAME);
    CHECK(!taking_is_keeping(&taking) && inode(feed, "live.json") == kept);
    check_row("slow, and then it fails");
    CHECK_INT(take(live("lpc", 28, "")), SOURCE_TAKEN);
    CHECK(hear_disk("x"));
    CHECK(strstr(text, "not kept") != NULL && !taking.is_kept);
    check_row("RAM has lost it when its turn comes");
    CHECK_INT(take(live("lpc", 29, "")), SOURCE_TAKEN);
    CHECK_INT(take(live("lpc", 29, "")), SOURCE_SAME);
    CHECK_INT(take(live("lpc", 30, "")), SOURCE_TAKEN);
    CHECK(remove(arena_printf(&arena, "%s/live.json", run)) == 0);
    CHECK(hear_disk("."));
    CHECK(strstr(text, "not kept") != NULL && !taking.is_kept);
    check_row("what is not in RAM waits for the disk");
    CHECK_INT(take(live("lpc", 31, "")), SOURCE_TAKEN);
    taking.run = "/no/such/folder";
    CHECK(write(disk[1], "..", 2) == 2);
    CHECK_INT(take(live("lpc", 32, "")), SOURCE_TAKEN);
    CHECK(taking.is_kept && !taking_is_keeping(&taking));
    CHECK_STR(held(feed, "live.json"), live("lpc", 32, ""));
    check_row("the end waits for it");
    start();
    taking.behind = (struct write_behind){.replace = replace_slowly, .patience_ms = 1};
    CHECK_INT(take(live("lpc", 33, "")), SOURCE_TAKEN);
    CHECK_INT(take(live("lpc", 34, "")), SOURCE_TAKEN);
    CHECK(write(disk[1], "..", 2) == 2);
    taking_finish(&taking);
    CHECK_STR(held(feed, "live.json"), live("lpc", 34, ""));
}

/* A disk that is full for long: tried again, ever more seldom, without a poll. */
static void test_again(void)
{
    const char *document = live("lpc", 50, ""), *other = live("lpc", 51, "");
    static const int waits_s[] = {15, 30, 60, 120, 240, 480, 600, 600};
    check_row("again and again");
    start();
    CHECK(taking_due(&taking, steady_ms) == INT64_MAX);
    taking.feed = "/no/such/folder";
    CHECK_INT(take(document), SOURCE_TAKEN);
    CHECK_INT(taking_due(&taking, steady_ms), steady_ms);
    for (size_t i = 0; i < sizeof waits_s / sizeof *waits_s; i++) {
        CHECK_INT(taking_step(&taking, steady_ms, text), i > 0);
        CHECK(i == 0 || strstr(text, "not kept") != NULL);
        CHECK_INT(taking_due(&taking, steady_ms), steady_ms + waits_s[i] * MS_PER_SECOND);
        steady_ms += waits_s[i] * MS_PER_SECOND - 1;
        CHECK(!taking_step(&taking, steady_ms, text));
        steady_ms++;
    }
    check_row("RAM has another one: it does not take its place");
    taking.feed = feed;
    const char *before = held(feed, "live.json");
    CHECK(spool_replace_file(arena_printf(&arena, "%s/live.json", run), other, strlen(other), NULL));
    CHECK(taking_step(&taking, steady_ms, text));
    CHECK(strstr(text, "not kept") != NULL);
    CHECK_STR(held(feed, "live.json"), before);
    CHECK(spool_replace_file(arena_printf(&arena, "%s/live.json", run), document, strlen(document), NULL));
    check_row("kept at last");
    steady_ms += 600 * MS_PER_SECOND;
    CHECK(taking_step(&taking, steady_ms, text));
    CHECK_STR(text, "");
    CHECK_STR(held(feed, "live.json"), document);
    CHECK(taking_due(&taking, steady_ms) == INT64_MAX);
    check_row("begins anew");
    taking.feed = "/no/such/folder";
    CHECK_INT(take(other), SOURCE_TAKEN);
    CHECK(!taking_step(&taking, steady_ms, text));
    CHECK_INT(taking_due(&taking, steady_ms), steady_ms + 15 * MS_PER_SECOND);
    check_row("an agent that begins anew");
    start();
    CHECK(!taking_step(&taking, steady_ms, text));
    CHECK_INT(taking_due(&taking, steady_ms), steady_ms + 15 * MS_PER_SECOND);
    CHECK(taking_step(&taking, steady_ms + 15 * MS_PER_SECOND, text));
    CHECK_STR(held(feed, "live.json"), other);
    check_row("what could neither be shown nor kept is not tried again: it comes with the next poll");
    taking.feed = taking.run = "/no/such/folder";
    CHECK_INT(take(live("lpc", 52, "")), SOURCE_HELD_OFF);
    CHECK(taking_due(&taking, steady_ms) == INT64_MAX);
}

/* The disk has a newer one than RAM: what was there before an agent that began anew. */
static void test_older_in_ram(void)
{
    check_row("older in RAM");
    start();
    taking.run = "/no/such/folder";
    CHECK_INT(take(live("lpc", 24, "")), SOURCE_TAKEN);
    start();
    CHECK_INT(taking.revision, 24);
    CHECK(taking.is_kept);
    CHECK_INT(take(live("lpc", 23, "")), SOURCE_HELD_OFF);
}

static void test_signed(void)
{
    struct signing_secret ours, foreign;
    char word[SIGNING_PUBLIC_TEXT_SIZE];
    size_t size;
    signing_new(&ours);
    signing_new(&foreign);
    start();
    signing_public_text(&ours.public_key, word);
    CHECK(signing_keys_add(&taking.keys, word, NULL));
    const char *payload = live("lpc", 40, "");
    check_row("signed");
    CHECK_INT(take(payload), SOURCE_HELD_OFF);
    CHECK_INT(take(envelope_write(&foreign, payload, strlen(payload), &arena, &size, NULL)), SOURCE_HELD_OFF);
    const char *good = envelope_write(&ours, payload, strlen(payload), &arena, &size, NULL);
    CHECK_INT(taking_live(&taking, good, size - 40, text), SOURCE_NOT_READ);
    CHECK_INT(take(good), SOURCE_TAKEN);
    /* The display gets what was verified, as it is. */
    CHECK_STR(held(run, "live.json"), payload);
    CHECK_INT(take(good), SOURCE_SAME);
    payload = live("other", 41, "");
    CHECK_INT(take(envelope_write(&ours, payload, strlen(payload), &arena, &size, NULL)), SOURCE_HELD_OFF);
    signing_forget(&ours);
    signing_forget(&foreign);
}

/* What is too large to be read is not: it would take the memory of all else. */
static void test_too_large(void)
{
    static char large[TAKING_LIMIT_BYTES + 1];
    const char *document = live("lpc", 60, "");
    start();
    for (size_t over = 0; over < 2; over++) {
        size_t size = TAKING_LIMIT_BYTES + over;
        check_row(over ? "too large" : "just not too large");
        memset(large, ' ', size);
        memcpy(large, document, strlen(document));
        CHECK_INT(taking_live(&taking, large, size, text), over ? SOURCE_TOO_LARGE : SOURCE_TAKEN);
        CHECK_INT(strstr(text, "at most 2097152") != NULL, over);
        memcpy(large, "{}", 2);
        CHECK_INT(taking_venue(&taking, large, size, text), over ? SOURCE_TOO_LARGE : SOURCE_NOT_READ);
    }
}

static void test_venue(void)
{
    static const char venue[] = "{\"format\": \"nownext-venue/1\", \"displays\": {\"door-a\": {\"role\": "
                                "\"door\", \"rooms\": [\"a\"]}}}";
    struct order order;
    check_row("venue");
    start();
    CHECK_INT(taking_venue(&taking, venue, sizeof venue - 1, text), SOURCE_TAKEN);
    CHECK_STR(held(feed, "venue.json"), venue);
    order_read(feed, &order, NULL);
    CHECK_INT(order.numbers[SPOOL_VENUE], 1);
    CHECK_INT(taking_venue(&taking, venue, sizeof venue - 1, text), SOURCE_SAME);
    order_read(feed, &order, NULL);
    CHECK_INT(order.numbers[SPOOL_VENUE], 1);
    CHECK_INT(taking_venue(&taking, "{}", 2, text), SOURCE_NOT_READ);
    CHECK(text[0] != '\0');
    CHECK_STR(held(feed, "venue.json"), venue);
    taking.feed = "/no/such/folder";
    CHECK_INT(taking_venue(&taking, venue, sizeof venue - 1, text), SOURCE_HELD_OFF);
}

/* A web server can bring another key beside the one in force, and take none away. */
static void test_venue_keys(void)
{
    struct signing_secret first, second;
    char one[SIGNING_PUBLIC_TEXT_SIZE], two[SIGNING_PUBLIC_TEXT_SIZE];
    signing_new(&first);
    signing_new(&second);
    signing_public_text(&first.public_key, one);
    signing_public_text(&second.public_key, two);
    start();
    CHECK(signing_keys_add(&taking.keys, one, NULL));
    const struct {
        const char *label, *keys;
        enum source_outcome outcome;
    } rows[] = {
        {"none", "", SOURCE_HELD_OFF},
        {"another", arena_printf(&arena, ", \"live\": {\"keys\": [\"%s\"]}", two), SOURCE_HELD_OFF},
        {"both", arena_printf(&arena, ", \"live\": {\"keys\": [\"%s\", \"%s\"]}", two, one), SOURCE_TAKEN},
        {"the same", arena_printf(&arena, ", \"live\": {\"keys\": [\"%s\"]}", one), SOURCE_TAKEN},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *venue =
            arena_printf(&arena,
                         "{\"format\": \"nownext-venue/1\", \"defaults\": {\"role\": \"hallway\"%s}, "
                         "\"displays\": {\"a\": {}, \"b\": {}}}",
                         rows[i].keys);
        check_row(rows[i].label);
        CHECK_INT(taking_venue(&taking, venue, strlen(venue), text), rows[i].outcome);
        CHECK_INT(text[0] != '\0', rows[i].outcome == SOURCE_HELD_OFF);
    }
    /* A board that is none of the displays has what the defaults say: it would have no key. */
    const char *live_keys = arena_printf(&arena, "\"live\": {\"keys\": [\"%s\"]}", one);
    const char *const without[] = {
        "{\"format\": \"nownext-venue/1\", \"displays\": {}}",
        arena_printf(&arena,
                     "{\"format\": \"nownext-venue/1\", \"defaults\": {\"role\": \"hallway\"}, \"displays\": "
                     "{\"a\": {%s}}}",
                     live_keys),
    };
    for (size_t i = 0; i < sizeof without / sizeof *without; i++) {
        check_row(without[i]);
        CHECK_INT(taking_venue(&taking, without[i], strlen(without[i]), text), SOURCE_HELD_OFF);
        CHECK(strstr(text, "none of the keys in force") != NULL);
    }
    signing_forget(&first);
    signing_forget(&second);
}

int main(void)
{
    arena_init(&arena, malloc, free);
    CHECK(mkdtemp(top) != NULL && pipe(disk) == 0);
    snprintf(run, sizeof run, "%s/run", top);
    snprintf(feed, sizeof feed, "%s/feed", top);
    CHECK(mkdir(run, 0755) == 0 && mkdir(feed, 0755) == 0);
    test_plain();
    test_disk();
    test_older_in_ram();
    test_slow_disk();
    test_signed();
    test_again();
    test_too_large();
    test_venue();
    test_venue_keys();
    static const char *const left[] = {
        "run/live.json", "feed/live.json", "feed/venue.json", "feed/order.json", "run", "feed"};
    for (size_t i = 0; i < sizeof left / sizeof *left; i++)
        CHECK(remove(arena_printf(&arena, "%s/%s", top, left[i])) == 0);
    CHECK(rmdir(top) == 0);
    arena_finish(&arena);
    return check_done();
}

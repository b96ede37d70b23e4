/*
 * Polls on disk: what is written and what is not, what is told, held and refused, with the process ending
 * between any two of them and a power cut at any step.
 */
#include "merge/merge.h"

#include "spool/power_cut.h"

#include "base/sha256.h"
#include "base/str.h"
#include "spool/file.h"
#include "spool/order.h"

static char feed[] = "/tmp/nownext-merge-XXXXXX", setup[100], published[100];
static const char *told;
static struct arena arena;
static struct merge_result result;
static int64_t polled_ms = INT64_C(1743238800000); /* 2025-03-29T09:00:00Z */

/* A program of one day: `sessions` as "id hour" pairs. */
static const char *program_of(const char *revision, const char *sessions)
{
    struct str_builder text = {.arena = &arena};
    str_addf(
        &text,
        "{\"format\": \"nownext-program/1\", \"revision\": \"%s\", \"event\": {\"title\": \"E\", "
        "\"timezone\": \"UTC\"}, \"rooms\": [{\"id\": \"a\", \"name\": \"A\"}, {\"id\": \"b\", \"name\": "
        "\"B\"}], \"sessions\": [",
        revision);
    for (const char *at = sessions; *at; at += 3)
        str_addf(&text,
                 "%s{\"id\": \"%c\", \"title\": \"Talk %c\", \"room\": \"%s\", \"start\": "
                 "\"2025-03-29T%.2s:00:00Z\", \"end\": \"2025-03-29T%.2s:45:00Z\"}",
                 at == sessions ? "" : ", ", at[0], at[0], at[0] < 'n' ? "a" : "b", at + 1, at + 1);
    str_add(&text, "]}");
    return text.text;
}

static void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    fputs(text, file);
    fclose(file);
}

static const char *held(const char *name)
{
    const char *bytes;
    size_t size;
    if (!spool_read_file(arena_printf(&arena, "%s/%s", feed, name), 1 << 20, &arena, &bytes, &size, NULL))
        return "";
    return bytes;
}

static bool poll(const char *text, int minutes, struct err *reterr)
{
    struct merge_job job = {.folder = feed, .setup = setup, .published = text ? published : NULL};
    if (text)
        put(published, text);
    polled_ms += minutes * MS_PER_MINUTE;
    job.polled = (struct instant){polled_ms};
    return merge_run(&job, &arena, &result, reterr);
}

static bool has(const char *name, const char *piece)
{
    return strstr(held(name), piece) != NULL;
}

static int64_t number(void)
{
    struct order order;
    order_read(feed, &order, NULL);
    return order.numbers[SPOOL_PROGRAM];
}

static int64_t inode(const char *name)
{
    struct stat status;
    return stat(arena_printf(&arena, "%s/%s", feed, name), &status) == 0 ? (int64_t)status.st_ino : 0;
}

/* changes.json names the program that lies beside it. */
static bool do_belong(void)
{
    char digest[SHA256_TEXT_SIZE];
    const char *program = held("program.json");
    sha256_text(program, strlen(program), digest);
    return has("changes.json", digest);
}

static void test_first(void)
{
    check_row("first");
    CHECK(poll(program_of("1", "a10b11c12d13n10"), 0, NULL));
    CHECK(result.wrote && !result.refused);
    CHECK_INT(result.sessions, 5);
    CHECK_INT(result.told, 0);
    CHECK_STR(result.revision, "1");
    CHECK(do_belong());
    CHECK_INT(number(), 1);
}

static void test_same(void)
{
    int64_t program = inode("program.json"), changes = inode("changes.json"), memory = inode("inferred.json");
    check_row("the same again");
    CHECK(poll(program_of("1", "a10b11c12d13n10"), 5, NULL));
    CHECK(!result.wrote);
    CHECK(poll(NULL, 5, NULL));
    CHECK(!result.wrote);
    CHECK(inode("program.json") == program && inode("changes.json") == changes &&
          inode("inferred.json") == memory);
    CHECK_INT(number(), 1);
}

static void test_change(void)
{
    check_row("another hour");
    CHECK(poll(program_of("2", "a10b11c12d14n10"), 5, NULL));
    CHECK(result.wrote);
    CHECK_INT(result.told, 1);
    CHECK(do_belong());
    CHECK_INT(number(), 2);
    CHECK(has("changes.json", "\"session\": \"d\"") && has("changes.json", "13:00:00"));
}

/* One vanishes: kept, and cancelled at a later poll, by the same version once more. */
static void test_vanished(void)
{
    check_row("vanished");
    CHECK(poll(program_of("3", "a10c12d14n10"), 5, NULL));
    CHECK(has("program.json", "Talk b"));
    CHECK(!has("program.json", "\"cancelled\""));
    CHECK(instant_is_set(result.again));
    CHECK_INT(result.again.ms, polled_ms + 5 * MS_PER_MINUTE);
    int64_t before = number();
    check_row("too early");
    CHECK(poll(NULL, 4, NULL));
    CHECK(!result.wrote);
    check_row("confirmed");
    CHECK(poll(NULL, 1, NULL));
    CHECK(result.wrote);
    CHECK(has("program.json", "\"cancelled\""));
    CHECK(has("changes.json", "\"session\": \"b\""));
    CHECK_INT(number(), before + 1);
}

static void test_refused(void)
{
    int64_t program = inode("program.json");
    struct err err = {0};
    check_row("nothing left");
    CHECK(poll(program_of("4", ""), 5, NULL));
    CHECK(result.refused && !result.wrote);
    CHECK(*result.reason != '\0');
    CHECK(inode("program.json") == program);
    check_row("no schedule");
    CHECK(!poll("<html>", 5, &err));
    CHECK(err.text[0] != '\0');
    CHECK(inode("program.json") == program);
    CHECK(do_belong());
}

/* What is put in by hand comes later, until the feed changes. */
static void test_by_hand(void)
{
    check_row("by hand");
    CHECK(order_raise(setup, feed, SPOOL_PROGRAM, NULL));
    int64_t before = number();
    CHECK(poll(program_of("5", "a10c12d14n10"), 5, NULL));
    CHECK_INT(number(), before + 2);
}

/* A poll of a board that does not know the time: minutes since its start. */
static bool poll_unknown(const char *text, int minute)
{
    int64_t known_ms = polled_ms;
    polled_ms = minute * MS_PER_MINUTE;
    bool ok = poll(text, 0, NULL);
    polled_ms = known_ms;
    return ok;
}

/* The time is not known, then known, and not known again: nothing is judged by two clocks. */
static void test_unknown_time(void)
{
    check_row("vanished while the time is not known");
    CHECK(poll_unknown(program_of("20", "a10c18e20f21n10"), 10));
    CHECK(has("program.json", "Talk d") && result.held == 1);
    CHECK_INT(result.again.ms, 15 * MS_PER_MINUTE);
    check_row("then it is known: it counts from now");
    CHECK(poll(NULL, 5, NULL));
    CHECK(has("program.json", "Talk d") && result.held == 1);
    CHECK_INT(result.again.ms, polled_ms + 5 * MS_PER_MINUTE);
    CHECK(poll(NULL, 5, NULL));
    CHECK(result.held == 0 && has("changes.json", "\"session\": \"d\""));
    check_row("what was told stays told");
    const char *changes = held("changes.json"), *program = held("program.json");
    CHECK(poll_unknown(NULL, 1));
    CHECK_STR(held("program.json"), program);
    CHECK_STR(held("changes.json"), changes);
    check_row("a change is taken, and not told");
    CHECK(poll_unknown(program_of("21", "a10c19e20f21n10"), 2));
    CHECK(has("program.json", "T19:00:00") && !has("changes.json", "\"session\": \"c\""));
    CHECK(!has("changes.json", "1970"));
    CHECK(do_belong());
    check_row("vanished while it was known, then it is not: it counts from now, and goes without a word");
    CHECK(poll(program_of("22", "a10e20f21n10"), 5, NULL));
    CHECK(result.held == 1);
    CHECK(poll_unknown(NULL, 20) && poll_unknown(NULL, 24));
    CHECK(result.held == 1);
    CHECK(poll_unknown(NULL, 25));
    CHECK(!has("program.json", "Talk c") && !has("changes.json", "\"session\": \"c\""));
    CHECK(has("changes.json", "\"session\": \"d\""));
}

static void poll_told(void)
{
    CHECK(poll(told, 1, NULL));
}

/* At every cut the pair that lies there belongs together after the next poll, and what has changed is told
 * however often the poll was cut off. */
static void test_power_cuts(void)
{
    unsigned cuts = 0;
    for (unsigned place = 0;; place++) {
        char label[40];
        snprintf(label, sizeof label, "cut at place %u", place);
        bool odd = place % 2;
        told = odd ? program_of("6", "a10c12d15n10") : program_of("7", "a10c12d16n10");
        bool came = power_cut_run(poll_told, place);
        cuts += came;
        check_row(label);
        polled_ms += MS_PER_MINUTE;
        poll_told();
        CHECK(do_belong());
        CHECK(has("program.json", odd ? "15:00:00" : "16:00:00"));
        CHECK(has("changes.json", "\"session\": \"d\"") && has("changes.json", "13:00:00"));
        if (!came)
            break;
        told = program_of("8", "a10c12d14n10");
        poll_told();
    }
    CHECK(cuts >= 12);
}

static void remove_all(void)
{
    static const char *const names[] = {"program.json", "changes.json",     "inferred.json", "order.json",
                                        "published",    "setup/order.json", "setup"};
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
        CHECK(remove(arena_printf(&arena, "%s/%s", feed, names[i])) == 0);
    CHECK(rmdir(feed) == 0);
}

int main(void)
{
    arena_init(&arena, malloc, free);
    CHECK(mkdtemp(feed) != NULL);
    snprintf(setup, sizeof setup, "%s/setup", feed);
    snprintf(published, sizeof published, "%s/published", feed);
    CHECK(mkdir(setup, 0755) == 0);
    test_first();
    test_same();
    test_change();
    test_vanished();
    test_refused();
    test_by_hand();
    test_power_cuts();
    test_unknown_time();
    remove_all();
    arena_finish(&arena);
    return check_done();
}

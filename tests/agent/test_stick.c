/*
 * What of a stick's documents counts, with keys and without, and what its holder is told.
 */
#include "agent/stick.h"

#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "signing/envelope.h"
#include "signing/signed_program.h"
#include "spool/file.h"

#define VENUE "{\"format\": \"nownext-venue/1\", \"displays\": {\"a\": {\"role\": \"hallway\"}}}"

static char top[] = "/tmp/nownext-stick-XXXXXX", folder[60], run[60], feed[60];
static struct arena arena;
static struct signing_secret secret;
static struct taking taking;
static struct stick stick;

static const char *path_of(const char *in, const char *name)
{
    return arena_printf(&arena, "%s/%s", in, name);
}

static const char *held(const char *in, const char *name)
{
    const char *bytes;
    size_t size;
    return spool_read_file(path_of(in, name), 1 << 20, &arena, &bytes, &size, NULL) ? bytes : "";
}

static void put(const char *name, const char *text)
{
    CHECK(spool_replace_file(path_of(folder, name), text, strlen(text), NULL));
}

/* Another stick: what was on the last one is gone. `name` may be NULL. */
static void plug_in(const char *name, const char *text, const char *found)
{
    static const char *const names[] = {"program.json", "live.json", "venue.json"};
    for (int i = 0; i < 3; i++)
        unlink(path_of(folder, names[i]));
    if (name)
        put(name, text);
    put(STICK_FOUND_FILE, found);
    stick_look(&stick);
    CHECK_INT(stick.state, STICK_FOUND);
}

static const char *live(int revision)
{
    return arena_printf(&arena, "{\"format\": \"nownext-live/1\", \"venue\": \"lpc\", \"revision\": %d}",
                        revision);
}

static const char *sealed(const char *text)
{
    size_t size;
    return envelope_write(&secret, text, strlen(text), &arena, &size, NULL);
}

/* The program, signed so many seconds after 1970. */
static const char *sealed_program(const char *venue, int made_s)
{
    static const char program[] = "the program";
    size_t size;
    return signed_program_write(&secret, venue, (struct instant){made_s * MS_PER_SECOND}, program,
                                strlen(program), &arena, &size, NULL);
}

static struct instant earliest = {INT64_MIN}; /* INSTANT_NONE */

static bool open_program(void)
{
    unlink(path_of(run, "fetched"));
    return stick_open_program(&stick, &taking.keys, taking.venue, earliest, path_of(run, "fetched"));
}

static void begin(void)
{
    stick = (struct stick){.folder = folder, .run = run, .feed = feed};
    stick_look(&stick);
}

static void test_live(void)
{
    check_row("nothing");
    begin();
    CHECK_INT(stick.state, STICK_QUIET);
    stick.folder = NULL;
    stick_look(&stick);
    CHECK_INT(stick.state, STICK_QUIET);
    begin();
    check_row("live data");
    plug_in("live.json", live(17), "");
    CHECK_INT(stick_take(&stick, &taking), 1u << AGENT_LIVE);
    CHECK_INT(stick.state, STICK_QUIET);
    CHECK_STR(held(run, STICK_TOLD_FILE), "+stick: live.json is taken\n");
    CHECK_STR(held(run, "live.json"), live(17));
    CHECK_STR(held(feed, "live.json"), live(17));
    check_row("pulled out, and looked at again");
    unlink(path_of(folder, "live.json"));
    stick_look(&stick);
    CHECK_INT(stick.state, STICK_QUIET);
    CHECK_STR(held(run, "live.json"), live(17));
    check_row("an agent that begins anew leaves it alone");
    begin();
    CHECK_INT(stick.state, STICK_QUIET);
    check_row("plugged in again");
    plug_in("live.json", live(17), "");
    CHECK_INT(stick_take(&stick, &taking), 0);
    CHECK_STR(held(run, STICK_TOLD_FILE), "+stick: live.json was there already\n");
    check_row("an older one");
    plug_in("live.json", live(16), "");
    CHECK_INT(stick_take(&stick, &taking), 0);
    CHECK(strncmp(held(run, STICK_TOLD_FILE), "stick: live.json: has the revision 16", 37) == 0);
    CHECK_STR(held(run, "live.json"), live(17));
}

static void test_found(void)
{
    check_row("what could not be copied");
    plug_in(NULL, NULL, "program.json has more than 16 MiB\n\nlive.json can't be copied\n");
    CHECK_INT(stick_take(&stick, &taking), 0);
    CHECK_STR(held(run, STICK_TOLD_FILE),
              "stick: program.json has more than 16 MiB\nstick: live.json can't be copied\n");
    check_row("what is no text, and too much of it");
    plug_in(NULL, NULL, "a\tb\ncut \xc3\n3\n4\n5\n");
    stick_take(&stick, &taking);
    CHECK_STR(held(run, STICK_TOLD_FILE), "stick: a b\nstick: cut\nstick: 3\nstick: 4\n");
    check_row("no file, but a folder");
    plug_in(NULL, NULL, "");
    CHECK(mkdir(path_of(folder, "live.json"), 0755) == 0);
    CHECK_INT(stick_take(&stick, &taking), 0);
    CHECK(strncmp(held(run, STICK_TOLD_FILE), "stick: live.json: ", 18) == 0);
    CHECK(rmdir(path_of(folder, "live.json")) == 0);
}

static void test_venue(void)
{
    check_row("a venue's file");
    plug_in("venue.json", VENUE, "");
    CHECK_INT(stick_take(&stick, &taking), 1u << AGENT_VENUE);
    CHECK_STR(held(feed, "venue.json"), VENUE);
    check_row("one that can't be read");
    plug_in("venue.json", "{", "");
    CHECK_INT(stick_take(&stick, &taking), 0);
    CHECK(strncmp(held(run, STICK_TOLD_FILE), "stick: venue.json: ", 19) == 0);
    CHECK_STR(held(feed, "venue.json"), VENUE);
}

static void test_program(void)
{
    check_row("a program is read by somebody else");
    plug_in("program.json", "the program", "");
    CHECK_INT(stick_take(&stick, &taking), 0);
    CHECK_INT(stick.state, STICK_PROGRAM);
    CHECK_STR(held(run, STICK_TOLD_FILE), "+stick: program.json is being read\n");
    CHECK(open_program());
    CHECK_INT(stick.state, STICK_MERGING);
    CHECK_STR(held(run, "fetched"), "the program");
    check_row("refused");
    stick_tell_program(&stick, SOURCE_HELD_OFF, "38 of 40 sessions are gone");
    CHECK_INT(stick.state, STICK_QUIET);
    CHECK_STR(held(run, STICK_TOLD_FILE), "stick: program.json: 38 of 40 sessions are gone\n");
    check_row("taken, beside live data");
    plug_in("program.json", "the program", "");
    put("live.json", live(18));
    CHECK_INT(stick_take(&stick, &taking), 1u << AGENT_LIVE);
    CHECK_STR(held(run, STICK_TOLD_FILE), "+stick: live.json is taken, program.json is being read\n");
    CHECK(open_program());
    stick_tell_program(&stick, SOURCE_TAKEN, "2 are held");
    CHECK_STR(held(run, STICK_TOLD_FILE), "+stick: live.json is taken, program.json is taken: 2 are held\n");
    check_row("gone again before it was read");
    plug_in("program.json", "the program", "");
    stick_take(&stick, &taking);
    unlink(path_of(folder, "program.json"));
    CHECK(!open_program());
    CHECK_INT(stick.state, STICK_QUIET);
    CHECK(strncmp(held(run, STICK_TOLD_FILE), "stick: program.json: ", 21) == 0);
}

/* Whoever finds the port is not the desk. */
static void test_keys(void)
{
    taking.keys = (struct signing_keys){.count = 1, .keys = {secret.public_key}};
    unlink(path_of(run, "fetched"));
    check_row("keys, and live data that are not signed");
    plug_in("live.json", live(19), "");
    CHECK_INT(stick_take(&stick, &taking), 0);
    CHECK(strncmp(held(run, STICK_TOLD_FILE), "stick: live.json: is not signed", 31) == 0);
    CHECK_STR(held(run, "live.json"), live(18));
    check_row("signed");
    plug_in("live.json", sealed(live(19)), "");
    CHECK_INT(stick_take(&stick, &taking), 1u << AGENT_LIVE);
    CHECK_STR(held(run, STICK_TOLD_FILE), "+stick: live.json is taken\n");
    CHECK_STR(held(run, "live.json"), live(19));
    check_row("replayed");
    plug_in("live.json", sealed(live(18)), "");
    CHECK_INT(stick_take(&stick, &taking), 0);
    CHECK_STR(held(run, "live.json"), live(19));
    check_row("a venue's file, and a program");
    plug_in("venue.json", VENUE " ", "");
    put("program.json", "{\"format\": \"nownext-program/1\"}");
    CHECK_INT(stick_take(&stick, &taking), 0);
    CHECK(strstr(held(run, STICK_TOLD_FILE), "stick: venue.json: does not count") != NULL);
    CHECK_STR(held(feed, "venue.json"), VENUE);
    CHECK(!open_program());
    CHECK_STR(held(run, "fetched"), "");
    CHECK(strstr(held(run, STICK_TOLD_FILE), "stick: program.json: ") != NULL);
    CHECK_INT(stick.state, STICK_QUIET);
}

static void test_signed_programs(void)
{
    check_row("a program that is signed");
    plug_in("program.json", sealed_program("lpc", 5000), "");
    stick_take(&stick, &taking);
    CHECK(open_program());
    CHECK_STR(held(run, "fetched"), "the program");
    check_row("refused for what is in it: another one of before may come");
    stick_tell_program(&stick, SOURCE_HELD_OFF, "all is gone");
    CHECK_STR(held(feed, STICK_MADE_FILE), "");
    plug_in("program.json", sealed_program("lpc", 5000), "");
    stick_take(&stick, &taking);
    CHECK(open_program());
    stick_tell_program(&stick, SOURCE_TAKEN, "");
    CHECK_STR(held(feed, STICK_MADE_FILE), "1970-01-01T01:23:20+00:00\n");
    static const struct {
        const char *what, *venue;
        int made_s, floor_s;
        bool is_good;
    } rows[] = {{"the same again", "lpc", 5000, 0, true},
                {"an old one again", "lpc", 4999, 0, false},
                {"of before the program that is held", "lpc", 6000, 6001, false},
                {"a newer one", "lpc", 6000, 6000, true},
                {"of another venue", "emf", 7000, 0, false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].what);
        earliest = rows[i].floor_s ? (struct instant){rows[i].floor_s * MS_PER_SECOND} : INSTANT_NONE;
        plug_in("program.json", sealed_program(rows[i].venue, rows[i].made_s), "");
        stick_take(&stick, &taking);
        CHECK_INT(open_program(), rows[i].is_good);
        if (rows[i].is_good)
            stick_tell_program(&stick, SOURCE_SAME, "");
        CHECK_INT(strncmp(held(run, STICK_TOLD_FILE), "stick: program.json: was", 24) == 0, !rows[i].is_good);
    }
    CHECK_STR(held(feed, STICK_MADE_FILE), "1970-01-01T01:40:00+00:00\n");
    earliest = INSTANT_NONE;
    check_row("live data under its name");
    plug_in("program.json", sealed(live(30)), "");
    stick_take(&stick, &taking);
    CHECK(!open_program());
    check_row("without keys: opened, whenever it was signed");
    taking.keys.count = 0;
    plug_in("program.json", sealed_program("emf", 1), "");
    stick_take(&stick, &taking);
    CHECK(open_program());
    CHECK_STR(held(run, "fetched"), "the program");
    stick_tell_program(&stick, SOURCE_TAKEN, "");
    CHECK_STR(held(feed, STICK_MADE_FILE), "1970-01-01T01:40:00+00:00\n");
}

int main(void)
{
    arena_init(&arena, malloc, free);
    CHECK(mkdtemp(top) != NULL);
    snprintf(folder, sizeof folder, "%s/stick", top);
    snprintf(run, sizeof run, "%s/run", top);
    snprintf(feed, sizeof feed, "%s/feed", top);
    CHECK(mkdir(folder, 0755) == 0 && mkdir(run, 0755) == 0 && mkdir(feed, 0755) == 0);
    signing_new(&secret);
    taking = (struct taking){.run = run, .feed = feed, .venue = "lpc", .behind.patience_ms = 60000};
    taking_start(&taking);
    test_live();
    test_found();
    test_venue();
    test_program();
    test_keys();
    test_signed_programs();
    taking_finish(&taking);
    static const char *const left[] = {"stick/program.json",
                                       "run/fetched",
                                       "feed/stick.made",
                                       "stick/found",
                                       "stick",
                                       "run/live.json",
                                       "run/stick.txt",
                                       "run/stick.seen",
                                       "run",
                                       "feed/live.json",
                                       "feed/venue.json",
                                       "feed/order.json",
                                       "feed"};
    for (size_t i = 0; i < sizeof left / sizeof *left; i++)
        CHECK(remove(path_of(top, left[i])) == 0);
    CHECK(rmdir(top) == 0);
    arena_finish(&arena);
    return check_done();
}

/*
 * What is asked of a display: left for it once, whatever becomes of the agent.
 */
#include "agent/asks.h"

#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "spool/file.h"

static char run[] = "/tmp/nownext-asks-XXXXXX";
static const struct instant now = {INT64_C(1726819200000)};
static struct signing_secret secret;
static struct signing_keys keys;
static struct asks asks;
static struct arena arena;

static const char *path_of(const char *name)
{
    return arena_printf(&arena, "%s/%s", run, name);
}

static const char *held(const char *name)
{
    const char *bytes;
    size_t size;
    return spool_read_file(path_of(name), 1 << 20, &arena, &bytes, &size, NULL) ? bytes : "";
}

static const char *written(const char *what)
{
    size_t size;
    return ask_write(&secret, "door-1", what, now, &arena, &size, NULL);
}

static bool taken(const char *text, const char *what, enum err_code code)
{
    struct err err = {0};
    const struct ask_rules rules = {.keys = &keys, .display = "door-1", .what = what, .now = now};
    bool ok = asks_take(&asks, text, strlen(text), &rules, 4711, &err);
    CHECK_INT(err.code, code);
    CHECK_INT(ok, code == ERR_NONE);
    return ok;
}

static void test_plain(void)
{
    static const char *const rows[][2] = {
        {"frame", "frame.request"}, {"identify", "identify"}, {"restart", "restart"}};
    asks_start(&asks, run);
    for (size_t i = 0; i < 3; i++) {
        check_row(rows[i][0]);
        CHECK(taken("x", rows[i][0], ERR_NONE));
        CHECK_STR(held(rows[i][1]), "4711\n");
        CHECK(remove(path_of(rows[i][1])) == 0);
    }
    check_row("rehearse: the moment too");
    const struct ask_rehearsal rehearsal = {{INT64_C(1726821720000)}, 15};
    size_t size;
    CHECK(taken(ask_write_rehearsal(NULL, "door-1", &rehearsal, now, &arena, &size, NULL), "rehearse",
                ERR_NONE));
    CHECK_STR(held("rehearse"), "4711 1726821720000 15\n");
    const struct ask_rehearsal end = {{INT64_C(1)}, 0};
    CHECK(taken(ask_write_rehearsal(NULL, "door-1", &end, now, &arena, &size, NULL), "rehearse", ERR_NONE));
    CHECK_STR(held("rehearse"), "4711 1 0\n");
    CHECK(remove(path_of("rehearse")) == 0);
    taken("x", "rehearse", ERR_SYNTAX);
    CHECK(access(path_of("rehearse"), F_OK) != 0);
    check_row("what no display knows");
    CHECK(taken("x", "../nownext-asked", ERR_NONE) && taken("x", "reboot", ERR_NONE));
    CHECK(access(path_of("reboot"), F_OK) != 0 && access(path_of("../nownext-asked"), F_OK) != 0);
    check_row("without a key nothing is remembered");
    CHECK(access(path_of(ASKS_FILE), F_OK) != 0);
}

static void test_signed(void)
{
    keys = (struct signing_keys){1, {secret.public_key}};
    const char *first = written("identify"), *second = written("restart");
    check_row("signed");
    taken("x", "identify", ERR_MEANING);
    CHECK_STR(held("identify"), "");
    CHECK(access(path_of(ASKS_FILE), F_OK) != 0);
    CHECK(taken(first, "identify", ERR_NONE));
    CHECK_STR(held("identify"), "4711\n");
    CHECK(remove(path_of("identify")) == 0);
    taken(first, "identify", ERR_MEANING);
    check_row("an agent that begins anew");
    asks_start(&asks, run);
    taken(first, "identify", ERR_MEANING);
    CHECK(access(path_of("identify"), F_OK) != 0);
    CHECK(taken(second, "restart", ERR_NONE));
    asks_start(&asks, run);
    taken(first, "identify", ERR_MEANING);
    taken(second, "restart", ERR_MEANING);
}

/* Done is only what will not be done again. */
static void test_no_room(void)
{
    const char *text = written("identify");
    check_row("it can't be remembered");
    CHECK(rename(path_of(CHECKS_FOLDER), path_of("aside")) == 0);
    taken(text, "identify", ERR_IO);
    CHECK(access(path_of("identify"), F_OK) != 0);
    check_row("then it can");
    CHECK(rename(path_of("aside"), path_of(CHECKS_FOLDER)) == 0);
    CHECK(taken(text, "identify", ERR_NONE));
    check_row("it can't be left");
    CHECK(remove(path_of("identify")) == 0 && mkdir(path_of("identify"), 0755) == 0);
    taken(written("identify"), "identify", ERR_IO);
}

int main(void)
{
    arena_init(&arena, malloc, free);
    CHECK(mkdtemp(run) != NULL);
    CHECK(mkdir(path_of(CHECKS_FOLDER), 0755) == 0);
    signing_new(&secret);
    test_plain();
    test_signed();
    test_no_room();
    signing_forget(&secret);
    static const char *const left[] = {ASKS_FILE, "identify", "restart", CHECKS_FOLDER};
    for (size_t i = 0; i < sizeof left / sizeof *left; i++)
        CHECK(remove(path_of(left[i])) == 0);
    CHECK(rmdir(run) == 0);
    arena_finish(&arena);
    return check_done();
}

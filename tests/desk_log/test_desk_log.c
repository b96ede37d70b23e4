#include "desk_fixture.h"

#include <sys/file.h>

#include "desk_log/desk_log.h"
#include "signing/envelope.h"
#include "signing/key.h"

static void fill(unsigned count)
{
    desk_create();
    struct desk_log *log = desk_open();
    for (unsigned i = 0; i < count; i++)
        CHECK_STR(desk_add_at(log, desk_delay("23", (int)(5 * i)), NOON + i), "");
    desk_log_close(log);
}

static void append(const char *text)
{
    FILE *file = fopen(desk_log_path, "a");
    fputs(text, file);
    fclose(file);
}

static void test_read(void)
{
    struct desk_commands commands;
    const struct live *live;
    fill(2);
    struct desk_log *log = desk_open(), *other = desk_open();
    CHECK(desk_log_read(log, &commands, &live, NULL));
    CHECK_INT(commands.count, 2);
    CHECK_STR(commands.commands[1].by, "Anna");
    CHECK_INT(commands.commands[1].made.ms, NOON + 1);
    CHECK_INT(commands.commands[1].says.changes.changes[0].delay_min, 5);
    CHECK_INT(live->changes.count, 2);
    CHECK_INT(live->revision, NOON / 1000 + 1);
    CHECK_STR(live->log, commands.log);
    CHECK_INT(desk_issues.count, 0);
    /* What another process has added. */
    CHECK_STR(desk_add_at(other, desk_delay("24", 15), NOON + 2), "");
    CHECK(desk_log_read(log, &commands, &live, NULL));
    CHECK_INT(commands.count, 3);
    CHECK_INT(live->changes.count, 3);
    desk_log_close(log);
    desk_log_close(other);
}

/* The last lock that was asked for, and how often. */
static int lock_how;
static unsigned lock_count;

int flock(int fd, int how)
{
    (void)fd;
    if (how != LOCK_UN) {
        lock_how = how;
        lock_count++;
    }
    return 0;
}

/* Whoever reads waits for who writes, and never reads what may be taken away again. */
static void test_locks(void)
{
    fill(1);
    struct desk_log *log = desk_open();
    CHECK_INT(lock_how, LOCK_EX);
    lock_count = 0;
    desk_count(log);
    CHECK(lock_count == 1 && lock_how == LOCK_SH);
    desk_log_close(log);
}

static void test_empty(void)
{
    struct desk_commands commands;
    const struct live *live;
    desk_create();
    struct desk_log *log = desk_open();
    CHECK(desk_log_read(log, &commands, &live, NULL));
    CHECK(commands.count == 0 && live == NULL);
    desk_log_close(log);
    CHECK(strstr(desk_read(desk_live_path), "\"revision\": 1\n") != NULL);
}

/* What a kill has left of a line counts for nothing, and goes; the line before it stays. */
static void test_torn(void)
{
    fill(2);
    const char *whole = desk_read(desk_log_path), *live = desk_read(desk_live_path);
    append("{\"n\": 3, \"at\": \"2024-");
    struct desk_log *log = desk_open();
    CHECK_INT(desk_count(log), 2);
    desk_has(desk_issue(), "21 bytes");
    desk_log_close(log);
    CHECK_STR(desk_read(desk_log_path), whole);
    CHECK_STR(desk_read(desk_live_path), live);
}

static void test_damaged(void)
{
    static const struct {
        const char *label, *from, *to, *error;
    } rows[] = {
        {"a letter", "\"delay_min\": 5", "\"delay_mni\": x", "log.jsonl:3: "},
        {"a number", "\"n\": 2", "\"n\": 4", "log.jsonl:3: is entry 4, expected 2"},
        {"a revision", "\"revision\": 1726653601", "\"revision\": 1726653600", "log.jsonl:3: has a revision"},
        {"the first line", "nownext-desk-log/1", "nownext-desk-lgo/1", "log.jsonl:1: "},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = {0};
        fill(3);
        check_row(rows[i].label);
        char *text = arena_copy(&desk_arena, desk_read(desk_log_path)), *at = strstr(text, rows[i].from);
        if (!CHECK(at != NULL))
            continue;
        memcpy(at, rows[i].to, strlen(rows[i].to));
        desk_write(desk_log_path, text);
        CHECK(desk_log_open(desk_folder, NULL, &err) == NULL);
        desk_has(err.text, rows[i].error);
    }
    check_row("an empty file");
    struct err err = {0};
    desk_write(desk_log_path, "");
    CHECK(desk_log_open(desk_folder, NULL, &err) == NULL);
    desk_has(err.text, "no desk's log");
    check_row("");
}

/* A desk that signs. */
static void test_signing(void)
{
    char text[SIGNING_FILE_SIZE];
    struct signing_secret key;
    struct envelope_rules rules = {.venue = "lpc", .known_revision = -1};
    struct envelope_payload payload;
    struct err err = {0};
    nftw(desk_folder, desk_remove_one, 8, FTW_DEPTH | FTW_PHYS);
    nftw(desk_public, desk_remove_one, 8, FTW_DEPTH | FTW_PHYS);
    signing_new(&key);
    signing_secret_file(&key, text);
    desk_write(desk_path("key"), text);
    desk_write(desk_path("venue.json"), "{\"format\":\"nownext-venue/1\",\"venue\":\"lpc\",\"displays\":{}}");
    const struct desk_settings settings = {
        .program = "/s", .publish = desk_public, .key = desk_path("key"), .venue = desk_path("venue.json")};
    CHECK(desk_log_create(desk_folder, &settings, NULL));
    struct desk_log *log = desk_open();
    CHECK(!desk_log_is_locked(log));
    desk_has(desk_add_at(log, desk_delay("23", 5), NOON), "key is locked");
    CHECK(desk_log_unlock(log, NULL, &desk_issues, NULL) && desk_log_unlock(log, NULL, &desk_issues, NULL));
    CHECK_STR(desk_add_at(log, desk_delay("23", 5), NOON), "");
    desk_log_close(log);
    rules.keys = (struct signing_keys){1, {key.public_key}};
    const char *bytes = desk_read(desk_live_path);
    if (!CHECK(envelope_read(bytes, strlen(bytes), &rules, &desk_arena, &payload, &err)))
        printf("%s\n", err.text);
    else
        CHECK(payload.is_verified && payload.revision == NOON / 1000);
    /* It is settled with the key, and not before. */
    CHECK(unlink(desk_live_path) == 0);
    log = desk_open();
    CHECK(access(desk_live_path, F_OK) != 0);
    CHECK(desk_log_unlock(log, NULL, &desk_issues, NULL));
    desk_has(desk_issue(), "it is written again");
    CHECK_STR(desk_read(desk_live_path), bytes);
    desk_log_close(log);
    /* The same without its envelope is not what it says. */
    desk_write(desk_live_path, payload.bytes);
    log = desk_open();
    CHECK(desk_log_unlock(log, NULL, &desk_issues, NULL));
    CHECK_STR(desk_read(desk_live_path), bytes);
    desk_log_close(log);
    desk_write(desk_path("key"), "no key");
    log = desk_open();
    CHECK(!desk_log_unlock(log, NULL, NULL, &err));
    desk_has(err.text, "/key: ");
    desk_log_close(log);
}

static void test_no_desk(void)
{
    struct err err = {0};
    CHECK(desk_log_open(desk_path("nowhere"), NULL, &err) == NULL);
    desk_has(err.text, "nownext live begin");
}

int main(void)
{
    desk_begin();
    test_read();
    test_locks();
    test_empty();
    test_torn();
    test_damaged();
    test_signing();
    test_no_desk();
    return desk_end();
}

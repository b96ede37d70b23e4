#include "desk_fixture.h"

#include <signal.h>
#include <sys/resource.h>

#include "reader/read_live.h"

static const struct live *in_force(void)
{
    const char *bytes = desk_read(desk_live_path);
    const struct live *live = NULL;
    struct err err = {0};
    if (!CHECK(read_live(bytes, strlen(bytes), &desk_arena, NULL, &live, &err)))
        printf("%s\n", err.text);
    return live;
}

static void test_add(void)
{
    desk_create();
    struct desk_log *log = desk_open();
    uint32_t number = 0;
    struct desk_command command = desk_delay("23", 10);
    CHECK(desk_log_add(log, &command, (struct instant){NOON}, &number, NULL));
    CHECK_INT(number, 1);
    command = (struct desk_command){.verb = DESK_UNDO, .by = "Ben", .via = "page", .undone = 1};
    CHECK(desk_log_add(log, &command, (struct instant){NOON + 1000}, &number, NULL));
    CHECK_INT(number, 2);
    CHECK_INT(in_force()->changes.count, 0);
    CHECK_INT(in_force()->revision, NOON / 1000 + 1);
    desk_has(desk_add_at(log, command, NOON + 2000), "undone already");
    CHECK_INT(desk_count(log), 2);
    desk_log_close(log);
}

/* All that a command says is made when it is added, by whoever decided it. */
static void test_stamps(void)
{
    static const struct label_variant text = {"en", "Out"};
    static const struct live_emergency raised = {.text = {1, &text},
                                                 .everywhere = true,
                                                 .raised = {NOON},
                                                 .until = {NOON + MS_PER_HOUR},
                                                 .lifted = {INT64_MIN}};
    static const struct live_notice notice = {
        .id = "n1", .text = {1, &text}, .everywhere = true, .start = {INT64_MIN}, .end = {INT64_MIN}};
    struct live_emergency lifted = raised;
    lifted.raised.ms = NOON + 3000; /* as it is in force by then */
    struct desk_command commands[] = {
        desk_delay("23", 5),
        {.verb = DESK_NOTICE, .by = "Anna", .via = "live", .says = {.notice_count = 1, .notices = &notice}},
        {.verb = DESK_EMERGENCY, .by = "Anna", .via = "live", .says.emergency = &raised},
        {.verb = DESK_LIFT, .by = "Anna", .via = "live", .says.emergency = &lifted}};
    desk_create();
    struct desk_log *log = desk_open();
    for (int i = 0; i < 4; i++)
        CHECK_STR(desk_add_at(log, commands[i], NOON + 1000 * (i + 1)), "");
    const struct live *live = in_force();
    CHECK_INT(live->changes.changes[0].made.ms, NOON + 1000);
    CHECK_STR(live->changes.changes[0].by, "Anna");
    CHECK_INT(live->notices[0].made.ms, NOON + 2000);
    CHECK_INT(live->emergency->raised.ms, NOON + 3000);
    CHECK_INT(live->emergency->lifted.ms, NOON + 4000);
    desk_log_close(log);
    desk_has(desk_read(desk_log_path), "\"raised\": \"2024-09-18T10:00:03+00:00\"");
}

/* Added sessions too; and an id that another has taken since is given anew. */
static void test_added(void)
{
    static const struct label_variant text = {"", "Lightning"};
    static const struct room_name room = {"hall-n1", "hall-n1"};
    const struct live_session added = {.by = "",
                                       .session = {.id = "live-1",
                                                   .title = {1, &text},
                                                   .start = {NOON},
                                                   .end = {NOON + MS_PER_HOUR},
                                                   .summary = "",
                                                   .url = "",
                                                   .language = ""},
                                       .room_count = 1,
                                       .rooms = &room,
                                       .part_of = "",
                                       .track = ""};
    const struct desk_command command = {
        .verb = DESK_ADD, .by = "Anna", .via = "live", .says = {.session_count = 1, .sessions = &added}};
    desk_create();
    struct desk_log *log = desk_open();
    CHECK_STR(desk_add_at(log, command, NOON + 1000), "");
    CHECK_STR(desk_add_at(log, command, NOON + 2000), "");
    const struct live *live = in_force();
    if (CHECK_INT(live->session_count, 2)) {
        CHECK_STR(live->sessions[0].session.id, "live-1");
        CHECK_INT(live->sessions[0].made.ms, NOON + 1000);
        CHECK_STR(live->sessions[0].by, "Anna");
        CHECK_STR(live->sessions[1].session.id, "live-2");
    }
    desk_log_close(log);
}

static void test_clock(void)
{
    desk_create();
    struct desk_log *log = desk_open();
    CHECK_STR(desk_add_at(log, desk_delay("23", 5), NOON), "");
    CHECK_STR(desk_add_at(log, desk_delay("23", 10), NOON - 2 * MS_PER_MINUTE), "");
    CHECK_INT(in_force()->changes.changes[1].made.ms, NOON + 1);
    const char *before = desk_read(desk_log_path);
    const char *error = desk_add_at(log, desk_delay("23", 15), NOON - 2 * MS_PER_MINUTE);
    desk_has(error, "2 min behind the last entry of the log (2024-09-18T10:00:00.001+00:00)");
    desk_has(error, "set the clock");
    desk_has(error, "\"adopt\"");
    CHECK_STR(desk_read(desk_log_path), before);
    CHECK_INT(in_force()->changes.count, 2);
    /* The same second as the entry before: the revision counts on. */
    CHECK_STR(desk_add_at(log, desk_delay("23", 15), NOON + 1), "");
    CHECK_INT(in_force()->revision, NOON / 1000 + 2);
    desk_log_close(log);
}

/* Wherever the disk fails: the command is refused with the reason, log and document are as they were, and the
 * next one goes well. */
static void test_disk(void)
{
    static const struct {
        const char *label;
        int *what, left, error;
        const char *text;
    } rows[] = {
        {"the line", &disk_writes, 0, ENOSPC, "log.jsonl can't be written: No space left on device"},
        {"its sync", &disk_syncs, 0, EIO, "log.jsonl can't be written: Input/output error"},
        {"the document's sync", &disk_syncs, 1, ENOSPC, "live.json: can't be written: No space left"},
        {"its rename", &disk_renames, 0, EROFS, "live.json: can't be replaced: Read-only file system"},
    };
    desk_create();
    struct desk_log *log = desk_open();
    CHECK_STR(desk_add_at(log, desk_delay("23", 5), NOON), "");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *entries = desk_read(desk_log_path), *live = desk_read(desk_live_path);
        check_row(rows[i].label);
        *rows[i].what = rows[i].left;
        disk_error = rows[i].error;
        const char *error = desk_add_at(log, desk_delay("24", 5), NOON + 1000 * (int64_t)(2 * i + 1));
        disk_is_well();
        desk_has(error, rows[i].text);
        CHECK_STR(desk_read(desk_log_path), entries);
        CHECK_STR(desk_read(desk_live_path), live);
        CHECK_INT(desk_count(log), i + 1);
        CHECK_STR(desk_add_at(log, desk_delay("25", 5), NOON + 1000 * (int64_t)(2 * i + 2)), "");
        CHECK_INT(in_force()->changes.count, i + 2);
    }
    check_row("");
    desk_log_close(log);
}

/* The kernel's own limit, as of a disk that is full in the middle of a line. */
static void test_limit(void)
{
    desk_create();
    struct desk_log *log = desk_open();
    CHECK_STR(desk_add_at(log, desk_delay("23", 5), NOON), "");
    const char *entries = desk_read(desk_log_path), *live = desk_read(desk_live_path);
    struct rlimit before, less;
    CHECK(getrlimit(RLIMIT_FSIZE, &before) == 0);
    less = (struct rlimit){strlen(entries) + 20, before.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    CHECK(setrlimit(RLIMIT_FSIZE, &less) == 0);
    const char *error = desk_add_at(log, desk_delay("24", 5), NOON + 1000);
    CHECK(setrlimit(RLIMIT_FSIZE, &before) == 0);
    desk_has(error, "File too large");
    CHECK_STR(desk_read(desk_log_path), entries);
    CHECK_STR(desk_read(desk_live_path), live);
    desk_log_close(log);
}

/* What no display would take is never published. */
static void test_refused(void)
{
    struct desk_command command = desk_delay("23", 25 * 60);
    desk_create();
    struct desk_log *log = desk_open();
    const char *opening = desk_read(desk_live_path);
    desk_has(desk_add_at(log, command, NOON), "no display would take it: changes[0].delay_min: ");
    CHECK_STR(desk_read(desk_live_path), opening);
    CHECK_INT(desk_count(log), 0);
    desk_log_close(log);
}

static const char *adopt_at(struct desk_log *log, int64_t now)
{
    struct err err = {0};
    bool ok = desk_log_adopt(log, "Ben", (struct instant){now}, &err);
    CHECK_INT(ok, err.code == ERR_NONE);
    return arena_copy(&desk_arena, err.text);
}

/* The desk on a new laptop. */
static void test_adopt(void)
{
    desk_create();
    const char *first = desk_folder;
    struct desk_log *old = desk_open();
    CHECK_STR(desk_add_at(old, desk_delay("23", 5), NOON), "");
    CHECK_STR(desk_add_at(old, desk_delay("24", 5), NOON + 5 * MS_PER_HOUR), ""); /* a clock that was ahead */
    const struct live *before = in_force();

    const struct desk_settings settings = {.program = "/schedule.json", .publish = desk_public};
    desk_folder = desk_path("desk-2");
    CHECK(desk_log_create(desk_folder, &settings, NULL));
    struct desk_log *log = desk_open();
    desk_has(desk_issue(), "is not this desk's");
    desk_has(desk_add_at(log, desk_delay("25", 5), NOON + 1000), "\"adopt\"");
    CHECK_STR(adopt_at(log, NOON + 1000), "");
    const struct live *live = in_force();
    CHECK_INT(live->revision, before->revision + 1);
    CHECK(strcmp(live->log, before->log) != 0);
    CHECK_INT(live->changes.count, 2);
    CHECK_INT(live->changes.changes[0].made.ms, NOON);
    CHECK_INT(live->changes.changes[1].made.ms, NOON + 1000); /* held */
    CHECK_STR(live->changes.changes[1].by, "Anna");
    desk_has(adopt_at(log, NOON + 1000), "nothing to adopt");
    CHECK_STR(desk_add_at(log, desk_delay("25", 5), NOON + 2000), "");
    CHECK_INT(in_force()->changes.count, 3);

    /* The old one has to stop, and can go on in its turn; nothing is there twice then. */
    desk_has(desk_add_at(old, desk_delay("26", 5), NOON + 6 * MS_PER_HOUR), "is not this desk's");
    CHECK_STR(adopt_at(old, NOON + 6 * MS_PER_HOUR), "");
    CHECK_INT(in_force()->changes.count, 3);
    desk_log_close(log);
    desk_log_close(old);
    desk_folder = first;
}

/* A kill after the line of an adoption, before its document: the other's is still there. */
static void test_half_adopted(void)
{
    desk_create();
    desk_write(
        desk_live_path,
        "{\"format\":\"nownext-live/1\",\"log\":\"other\",\"revision\":1726653999,\"sessions\":[{\"id\":"
        "\"live-1\",\"made\":\"2024-09-18T15:00:00Z\",\"title\":\"Later\"}],"
        "\"emergency\":{\"kind\":\"fire\",\"text\":\"Out\",\"raised\":\"2024-09-18T15:00:00Z\",\"until\":"
        "\"2024-09-19T02:00:00Z\"}}");
    const char *others = desk_read(desk_live_path);
    struct desk_log *log = desk_open();
    CHECK_STR(adopt_at(log, NOON), "");
    desk_log_close(log);
    desk_write(desk_live_path, others);
    issue_list_init(&desk_issues, &desk_arena);
    log = desk_open();
    desk_has(desk_issue(), "it is written again");
    CHECK_INT(in_force()->revision, 1726654000);
    CHECK_INT(in_force()->sessions[0].made.ms, NOON); /* held */
    CHECK_INT(in_force()->emergency->raised.ms, NOON);
    CHECK_INT(in_force()->emergency->until.ms, NOON + 12 * MS_PER_HOUR);
    /* A later one of the other desk is not what was adopted. */
    desk_write(desk_live_path, "{\"format\":\"nownext-live/1\",\"log\":\"other\",\"revision\":1726654003}");
    desk_has(desk_add_at(log, desk_delay("23", 5), NOON + 1000), "is not this desk's");
    desk_log_close(log);
}

static void test_no_adopting(void)
{
    desk_create();
    struct desk_log *log = desk_open();
    desk_has(adopt_at(log, NOON), "says nothing yet: there is nothing to adopt");
    CHECK(unlink(desk_live_path) == 0);
    desk_has(adopt_at(log, NOON), "is not there");
    desk_write(desk_live_path, "{");
    desk_has(adopt_at(log, NOON), "can't be understood");
    desk_log_close(log);
    desk_write(desk_log_path, "{\"format\":\"nownext-desk-log/1\",\"log\":\"a\",\"venue\":\"lpc\"}\n");
    desk_write(desk_live_path,
               "{\"format\":\"nownext-live/1\",\"venue\":\"fosdem\",\"log\":\"b\",\"revision\":5}");
    log = desk_open();
    desk_has(adopt_at(log, NOON), "of the venue \"fosdem\", and this desk of \"lpc\"");
    desk_log_close(log);
}

int main(void)
{
    desk_begin();
    test_add();
    test_stamps();
    test_added();
    test_clock();
    test_disk();
    test_limit();
    test_refused();
    test_adopt();
    test_half_adopted();
    test_no_adopting();
    return desk_end();
}

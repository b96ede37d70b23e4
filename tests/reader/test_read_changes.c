#include "reader/read_changes.h"

#include "program/limits.h"
#include "reading_check.h"
#include "spool/file.h"

static struct err err;

static const struct feed_changes *read(const char *bytes, size_t size)
{
    const struct feed_changes *feed = NULL;
    err = (struct err){0};
    issue_list_init(&check_issues, &check_arena);
    bool ok = read_changes(bytes, size, &check_arena, &check_issues, &feed, &err);
    CHECK_INT(ok, err.code == ERR_NONE);
    CHECK_INT(ok, feed != NULL);
    return feed;
}

#define DIGEST "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
#define FEED(members) "{\"format\":\"nownext-changes/1\",\"program\":\"" DIGEST "\"" members "}"

static void test_full(void)
{
    const char *bytes;
    size_t size;
    struct err file_err = {0};
    const struct feed_changes *feed = NULL;
    check_row("every member");
    if (CHECK(spool_read_file("tests/data/native/changes-full.json", LIMIT_FILE_BYTES, &check_arena, &bytes,
                              &size, &file_err)))
        feed = read(bytes, size);
    if (!CHECK(feed != NULL) || !CHECK_INT(feed->list.count, 4))
        return;
    CHECK_INT(check_issues.count, 0);
    CHECK_STR(feed->program_digest, "0f5d8c3b7a1e4962b8d0c7f36e2a914d5b80f7c2e6a3d1940c8b7f5e2d6a3910");
    const struct change *change = feed->list.changes;
    CHECK_STR(change[0].session, "1.2");
    CHECK_STR(change[0].by, "feed");
    CHECK_INT(change[0].made.ms, feed->made.ms - 9 * MS_PER_MINUTE);
    CHECK_INT(change[0].fields, CHANGE_ROOM | CHANGE_START | CHANGE_END);
    const struct change_before *was = change[0].was;
    if (!CHECK(was != NULL) || !CHECK(change[2].was != NULL) || !CHECK(change[3].was != NULL))
        return;
    CHECK_STR(was->room->text, "cellar");
    CHECK_INT(was->end.ms, change[0].start.ms);
    CHECK_INT(was->end.ms - was->start.ms, 30 * MS_PER_MINUTE);
    CHECK_INT(was->title.count, 0);
    CHECK(change[1].cancelled && !change[1].was);
    was = change[2].was;
    CHECK_STR(label_text(was->title, "de"), "Ameisen am Tag");
    CHECK(!was->room && was->start.ms == INSTANT_NONE.ms && was->end.ms == INSTANT_NONE.ms);
}

static void test_made(void)
{
    check_row("made of the document");
    const struct feed_changes *feed = read(
        FEED(",\"made\":\"1970-01-01T00:00:01Z\",\"changes\":[{\"session\":\"1\",\"full\":true}]"),
        strlen(FEED(",\"made\":\"1970-01-01T00:00:01Z\",\"changes\":[{\"session\":\"1\",\"full\":true}]")));
    if (feed)
        CHECK_INT(feed->list.changes[0].made.ms, 1000);
    CHECK_STR(check_issue(&check_issues, 0),
              "no-made changes[0]: has no \"made\", the moment of the decision: "
              "the document's \"made\" is taken for it");
    check_row("none");
    static const char none[] = FEED(",\"changes\":[]");
    feed = read(none, sizeof none - 1);
    CHECK(feed && feed->list.count == 0 && feed->made.ms == INSTANT_NONE.ms);
    CHECK_INT(check_issues.count, 0);
}

static void test_bad(void)
{
    static const struct {
        const char *label, *bytes, *text;
    } rows[] = {
        {"live data", "{\"format\":\"nownext-live/1\",\"revision\":1}",
         "format: is \"nownext-live/1\", this reads \"nownext-changes/1\""},
        {"no digest", "{\"format\":\"nownext-changes/1\",\"changes\":[]}",
         "program: is missing: it must be a text"},
        {"capitals",
         "{\"format\":\"nownext-changes/"
         "1\",\"program\":\"00112233445566778899AABBccddeeff00112233445566778899"
         "aabbccddeeff\",\"changes\":[]}",
         "program: must be the SHA-256 of program.json, 64 digits of 0-9 and a-f, is "
         "\"00112233445566778899AABBccddeeff00112233445566778899aabbccddeeff\""},
        {"63 digits",
         "{\"format\":\"nownext-changes/1\",\"program\":\"0112233445566778899aabbccddeeff001122334455667788"
         "99aabbccddeeff\",\"changes\":[]}",
         "program: must be the SHA-256 of program.json, 64 digits of 0-9 and a-f, is "
         "\"0112233445566778899aabbccddeeff00112233445566778899aabbccddeeff\""},
        {"more than digits", "{\"format\":\"nownext-changes/1\",\"program\":\"" DIGEST "-\",\"changes\":[]}",
         "program: must be the SHA-256 of program.json, 64 digits of 0-9 and a-f, is \"" DIGEST "-\""},
        {"no list", FEED(""), "changes: is missing: it must be a list"},
        {"made", FEED(",\"made\":1,\"changes\":[]"), "made: must be a text, is a number"},
        {"was", FEED(",\"changes\":[{\"session\":\"1\",\"was\":[]}]"),
         "changes[0].was: must be an object, is a list"},
        {"was a room", FEED(",\"changes\":[{\"session\":\"1\",\"was\":{\"room\":\"\"}}]"),
         "changes[0].was.room: must not be empty: leave it out"},
        {"was reversed",
         FEED(",\"changes\":[{\"session\":\"1\",\"was\":{\"start\":\"2031-01-01T10:00Z\",\"end\":\"2031-01-"
              "01T09:00Z\""
              "}}]"),
         "changes[0].was.end: is before the start"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        CHECK(!read(rows[i].bytes, strlen(rows[i].bytes)));
        CHECK_STR(check_error_text(&err), rows[i].text);
    }
    check_row("an unknown member");
    static const char odd[] = FEED(",\"changes\":[{\"session\":\"1\",\"made\":\"2031-01-01T10:00Z\","
                                   "\"was\":{\"rom\":\"a\"}}],\"revision\":1");
    CHECK(read(odd, sizeof odd - 1) != NULL);
    CHECK_INT(check_issues.count, 2);
    CHECK_STR(check_issue(&check_issues, 1),
              "unknown-member changes[0].was.rom: not known and not read; did you mean \"room\"?");
}

int main(void)
{
    arena_init(&check_arena, malloc, free);
    test_full();
    test_made();
    test_bad();
    arena_finish(&check_arena);
    return check_done();
}

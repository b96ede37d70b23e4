/* Most of it is tested with what writes whole documents: test_write_program.c, test_write_live.c. */
#include "reader/write_session.h"

#include "check.h"

static struct arena arena;

static struct session least(void)
{
    static struct label_variant title = {"", "T"};
    return (struct session){.id = "1",
                            .title = {1, &title},
                            .start = INSTANT_NONE,
                            .end = INSTANT_NONE,
                            .part_of = PROGRAM_NONE,
                            .track = PROGRAM_NONE,
                            .summary = "",
                            .url = "",
                            .language = ""};
}

static const char *written(const struct session *session, struct written_names names)
{
    struct str_builder out = {.arena = &arena};
    struct json_writer json = {.out = &out, .layout = JSON_ONE_LINE};
    json_open(&json, NULL, '{');
    write_session(&json, session, &names);
    json_close(&json, '}');
    return out.text;
}

static void test_names(void)
{
    const struct session session = least();
    const char *const rooms[] = {"a", "b"};
    check_row("none");
    CHECK_STR(written(&session, (struct written_names){"", "", 0, NULL}), "{\"title\": \"T\"}");
    check_row("a room is a text, two are a list");
    CHECK_STR(written(&session, (struct written_names){"", "", 1, rooms}),
              "{\"title\": \"T\", \"room\": \"a\"}");
    CHECK_STR(written(&session, (struct written_names){"", "", 2, rooms}),
              "{\"title\": \"T\", \"room\": [\"a\", \"b\"]}");
    check_row("a block and a track");
    CHECK_STR(written(&session, (struct written_names){"p", "t", 0, NULL}),
              "{\"part_of\": \"p\", \"title\": \"T\", \"track\": \"t\"}");
    check_row("not the session's own");
    struct session other = session;
    other.part_of = other.track = 0;
    other.room_count = 1;
    CHECK_STR(written(&other, (struct written_names){"", "", 0, NULL}), "{\"title\": \"T\"}");
}

static void test_members(void)
{
    struct session session = least();
    session.kind = SESSION_BREAK;
    session.status = SESSION_CANCELLED;
    session.start.ms = 0;
    session.end.ms = 1;
    session.title.count = 0;
    check_row("members");
    CHECK_STR(written(&session, (struct written_names){"", "", 0, NULL}),
              "{\"kind\": \"break\", \"title\": \"\", \"start\": \"1970-01-01T00:00:00+00:00\", \"end\": "
              "\"1970-01-01T00:00:00.001+00:00\", \"status\": \"cancelled\"}");
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_names();
    test_members();
    arena_finish(&arena);
    return check_done();
}

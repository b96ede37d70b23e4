#include "importer/indico_fixture.h"

#include "import/import.h"

static const struct {
    const char *text, *decoded;
} rows[] = {
    {"Tom &amp; Jerry: C++ &lt;templates&gt; &#8211; live", "Tom & Jerry: C++ <templates> \u2013 live"},
    {"&quot;x&quot; &#x41;", "\"x\" A"},
    {"AT&T", "AT&T"},
    {"a && b", "a && b"},
    {"&amp", "&amp"},
    {"&amp;lt;", "&lt;"}, /* once */
    {"&nosuch;", "&nosuch;"},
    {"&", "&"},
    {"", ""},
    {"plain", "plain"},
};

static void test_decode(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct import import = {.arena = &arena, .scratch = &arena};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].text);
        CHECK_STR(import_decode_entities(&import, rows[i].text), rows[i].decoded);
    }
    check_row("none");
    CHECK(import_decode_entities(&import, NULL) == NULL);
    CHECK_INT(import.decoded, 3);
    arena_finish(&arena);
}

static void test_program(void)
{
    struct imported imported;
    check_row("titles, names, rooms and tracks");
    import_text(
        &imported,
        "{\"schedule\": {\"conference\": {\"title\": \"R&amp;D days\", \"rooms\": [{\"name\": \"D & E\"}], "
        "\"days\": [{\"rooms\": {\"D &amp; E\": [{\"id\": 1, \"title\": \"A &amp; B\", \"track\": "
        "\"Q&amp;A\", "
        "\"date\": \"2026-12-05T10:00:00+01:00\", \"duration\": \"01:00\", "
        "\"persons\": [{\"public_name\": \"Tom &#38; Co\"}]}]}}]}}}");
    if (imported.program) {
        const struct program *program = imported.program;
        CHECK_STR(label_text(program->event.title, ""), "R&D days");
        CHECK_STR(label_text(program->sessions[0].title, ""), "A & B");
        CHECK_STR(program->sessions[0].people[0].name, "Tom & Co");
        CHECK_INT(program->room_count, 1);
        CHECK_STR(label_text(program->rooms[0].name, ""), "D & E");
        CHECK_STR(label_text(program->tracks[0].name, ""), "Q&A");
        CHECK_INT(count_issues(&imported, "entities"), 1);
    }
    imported_finish(&imported);
}

/* Of these nobody sees anything, once their entities are resolved. */
static void test_unseen(void)
{
    struct imported imported;
    check_row("titles of invisible characters only");
    import_text(&imported,
                "{\"schedule\": {\"conference\": {\"title\": \"&#8203;\", \"days\": [{\"rooms\": {\"A\": ["
                "{\"id\": 1, \"title\": \"&#8203;\"}, {\"id\": 2, \"title\": \"&nbsp; &#xFEFF;\", "
                "\"subtitle\": \"Sub\"}, {\"id\": 3, \"title\": {\"de\": \"&nbsp;\", \"en\": \"Seen &amp; "
                "heard\"}}, {\"id\": 4, \"title\": {\"de\": \"&nbsp;\", \"en\": \"&#8203;\"}}, {\"id\": 5, "
                "\"title\": \"Lunch&nbsp;\"}]}}]}}}");
    if (imported.program) {
        static const char *const titles[] = {"(untitled)", "Sub", "Seen & heard", "(untitled)", "Lunch"};
        for (uint32_t i = 0; i < 5; i++) {
            CHECK_STR(label_text(imported.program->sessions[i].title, ""), titles[i]);
            CHECK_STR(label_text(imported.program->sessions[i].title, "de"), titles[i]);
        }
        CHECK_INT(count_issues(&imported, "untitled"), 3);
        CHECK_INT(imported.program->sessions[4].kind, SESSION_BREAK);
        CHECK_INT(imported.program->event.title.count, 0);
    }
    imported_finish(&imported);
    check_row("an event whose title is none is named by the call");
    const char *text = "{\"schedule\": {\"conference\": {\"title\": \"&nbsp;\", \"days\": []}}}";
    import_with(&imported, text, strlen(text), (struct import_options){.event_title = "Mine"});
    if (CHECK(imported.program))
        CHECK_STR(label_text(imported.program->event.title, ""), "Mine");
    imported_finish(&imported);
}

/* What was found: "Tom &amp; Jerry" in letters as high as a hand. */
static void test_found(void)
{
    struct imported imported;
    check_row("found/21");
    if (import_file(&imported, "tests/data/found/21-entities-in-titles/schedule.json"))
        CHECK_STR(label_text(imported.program->sessions[0].title, ""),
                  "Tom & Jerry: C++ <templates> \u2013 live");
    CHECK_INT(count_issues(&imported, "entities"), 1);
    imported_finish(&imported);
}

int main(void)
{
    test_decode();
    test_program();
    test_unseen();
    test_found();
    return check_done();
}

#include "importer/frab.h"

#include "check.h"
#include "spool/tz.h"

static struct arena arena;
static struct issue_list issues;
static struct import import;
static struct zone_source source;
static struct import_options options;

static struct frab make_frab(void)
{
    source = spool_zone_source();
    options = (struct import_options){.zones = &source};
    issue_list_init(&issues, &arena);
    import = (struct import){.options = &options, .arena = &arena, .scratch = &arena, .issues = &issues};
    builder_init(&import.builder, &arena, &issues);
    return (struct frab){.import = &import,
                         .title = "Meadow Camp",
                         .zone_name = "Europe/Vienna",
                         .base_url = "https://meadow.example.org/2027/"};
}

/* The session that one event gives, "" for what it lacks. */
static const struct session *read_one(struct frab *frab, struct frab_event event)
{
    static const struct session none = {.id = "(none)", .summary = "", .url = ""};
    if (!event.id)
        event.id = "1";
    event.where = "event";
    struct frab_event *added = frab_add_event(frab, PROGRAM_NONE, NULL);
    *added = event;
    added->room = PROGRAM_NONE;
    return CHECK(frab_finish(frab, NULL)) ? &import.builder.drafts[0].session : &none;
}

static void test_texts(void)
{
    static const struct {
        const char *label, *title, *subtitle, *abstract, *description;
        const char *expected_title, *expected_summary;
        unsigned issues;
    } rows[] = {
        {"abstract before description", " A  title ", NULL, "abstract", "description", "A title", "abstract",
         0},
        {"description without abstract", "T", "", " \n", "<p>a</p>", "T", "a", 0},
        {"subtitle first", "T", "what it is", "More words.", NULL, "T", "what it is\n\nMore words.", 0},
        {"subtitle alone", "T", "what it is", NULL, NULL, "T", "what it is", 0},
        {"subtitle said again", "T", "What it is", "So that is WHAT\nit is: more.", NULL, "T",
         "So that is WHAT\nit is: more.", 0},
        {"titles are not rewritten", "CANCELLED! A &amp; <b>", NULL, NULL, NULL, "CANCELLED! A &amp; <b>", "",
         0},
        {"subtitle for a title", "\u200b", "sub", "text", NULL, "sub", "sub\n\ntext", 1},
        {"no title", NULL, NULL, NULL, NULL, "(untitled)", "", 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        struct frab frab = make_frab();
        const struct session *session =
            read_one(&frab, (struct frab_event){.title = rows[i].title,
                                                .subtitle = rows[i].subtitle,
                                                .abstract = rows[i].abstract,
                                                .description = rows[i].description,
                                                .date = "2027-06-11T10:00:00Z",
                                                .duration = "1:00"});
        CHECK_STR(label_text(session->title, ""), rows[i].expected_title);
        CHECK_STR(session->summary, rows[i].expected_summary);
        CHECK_INT(issues.count, rows[i].issues);
    }
}

static void test_ids(void)
{
    static const struct {
        const char *label, *guid, *code, *id, *expected;
        unsigned issues;
    } rows[] = {
        {"guid", "g", "C", "1", "g", 0},
        {"code", NULL, "C", "1", "C", 0},
        {"code for an empty guid", " ", "C", "1", "C", 0},
        {"id", NULL, "", "1", "1", 0},
        {"none", NULL, NULL, " ", "x", 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        struct frab frab = make_frab();
        const struct session *session = read_one(&frab, (struct frab_event){.title = "x",
                                                                            .guid = rows[i].guid,
                                                                            .code = rows[i].code,
                                                                            .id = rows[i].id,
                                                                            .date = "2027-06-11T10:00:00Z",
                                                                            .duration = "1:00"});
        CHECK_STR(session->id, rows[i].expected);
        CHECK_INT(issues.count, rows[i].issues);
    }
}

static void test_kinds(void)
{
    static const struct {
        const char *title, *type;
        bool person;
        enum session_kind expected;
    } rows[] = {
        {"A talk", "Talk", true, SESSION_TALK},
        {"A talk", NULL, false, SESSION_TALK},
        {"Digging", "workshop", true, SESSION_WORKSHOP},
        {"Digging", "Workshop (3h)", true, SESSION_WORKSHOP},
        {"Digging", "workshops", true, SESSION_TALK},
        {"Digging", "Workshop", false, SESSION_WORKSHOP},
        {"Lunch", "", false, SESSION_BREAK},
        {" COFFEE  Break", "Talk", false, SESSION_BREAK},
        {"Mittagspause", NULL, false, SESSION_BREAK},
        {"Frühstück", NULL, false, SESSION_BREAK},
        {"Lunch", NULL, true, SESSION_TALK},
        {"Lunch and learn", NULL, false, SESSION_TALK},
        {"Breaking news", NULL, false, SESSION_TALK},
    };
    static const char *person[] = {"Ada Almond"};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].title);
        struct frab frab = make_frab();
        const struct session *session = read_one(&frab, (struct frab_event){.title = rows[i].title,
                                                                            .type = rows[i].type,
                                                                            .persons = person,
                                                                            .person_count = rows[i].person,
                                                                            .date = "2027-06-11T10:00:00Z",
                                                                            .duration = "1:00"});
        CHECK_INT(session->kind, rows[i].expected);
    }
}

static void test_urls(void)
{
    static const struct {
        const char *base, *url, *expected;
    } rows[] = {
        {"https://a.example/b/c/", "https://x.example/y", "https://x.example/y"},
        {"https://a.example/b/c/", "http://x.example", "http://x.example"},
        {"https://a.example/b/c/", " /y ", "https://a.example/y"},
        {"https://a.example/b/c/", "y/z", "https://a.example/b/c/y/z"},
        {"https://a.example/b/c", "y", "https://a.example/b/y"},
        {"https://a.example", "y", "https://a.example/y"},
        {"https://a.example", "/y", "https://a.example/y"},
        {"https://a.example?q=/z", "/y", "https://a.example/y"},
        {"https://a.example/", "//x.example/y", ""},
        {"https://a.example/", "javascript:alert(1)", ""},
        {"https://a.example/", "mailto:a@b.example", ""},
        {"https://a.example/", "#top", ""},
        {NULL, "/y", ""},
        {"/b/", "/y", ""},
        {"https://a.example/", "", ""},
        {"https://a.example/", "a b", ""},
        {"https://\na.example/", "y", ""},
        {"https://a.example/", NULL, ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].url);
        struct frab frab = make_frab();
        frab.base_url = rows[i].base;
        const struct session *session = read_one(
            &frab, (struct frab_event){
                       .title = "x", .url = rows[i].url, .date = "2027-06-11T10:00:00Z", .duration = "1:00"});
        CHECK_STR(session->url, rows[i].expected);
    }
}

static void test_short_titles(void)
{
    static const struct {
        const char *title, *acronym, *expected;
    } rows[] = {
        {"Meadow Camp", "mc27", "mc27"},          {"Meadow Camp", "MC", "MC"}, {"Meadow Camp", "meadow", ""},
        {"MeadowCon 2027", "meadowcon-2027", ""}, {"Meadow", NULL, ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].acronym ? rows[i].acronym : "none");
        struct frab frab = make_frab();
        frab.title = rows[i].title;
        frab.acronym = rows[i].acronym;
        CHECK(frab_finish(&frab, NULL));
        CHECK_STR(import.builder.program->event.short_title, rows[i].expected);
    }
}

static void test_limits(void)
{
    struct frab frab = make_frab();
    uint32_t track;
    check_row("tracks");
    for (int i = 0; i < LIMIT_TRACKS + 3; i++)
        frab_add_track(&frab, arena_printf(&arena, "Track %d", i), NULL, &track);
    CHECK_INT(track, PROGRAM_NONE);
    CHECK_INT(issues.count, 1);
    frab_add_track(&frab, "track 5", NULL, &track);
    CHECK_INT(track, 5);

    check_row("links");
    frab = make_frab();
    struct frab_link links[LIMIT_LINKS + 1];
    for (size_t i = 0; i <= LIMIT_LINKS; i++)
        links[i] = (struct frab_link){NULL, "https://a.example/"};
    const struct session *session = read_one(&frab, (struct frab_event){.title = "x",
                                                                        .links = links,
                                                                        .link_count = LIMIT_LINKS + 1,
                                                                        .date = "2027-06-11T10:00:00Z",
                                                                        .duration = "1:00"});
    CHECK_INT(session->link_count, LIMIT_LINKS);
    CHECK_INT(issues.count, 1);

    check_row("events");
    frab = make_frab();
    struct err err = {.code = ERR_NONE};
    for (int i = 0; i < LIMIT_SESSIONS; i++)
        frab_add_event(&frab, PROGRAM_NONE, NULL);
    CHECK(frab_add_event(&frab, PROGRAM_NONE, &err) == NULL);
    CHECK_INT(err.code, ERR_LIMIT);
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_texts();
    test_ids();
    test_kinds();
    test_urls();
    test_short_titles();
    test_limits();
    arena_finish(&arena);
    return check_done();
}

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

static const char *instant_text_of(struct instant at)
{
    char *text = arena_alloc(&arena, 40);
    if (!instant_is_set(at))
        return "-";
    instant_format(at, zone_offset_at(&import.builder.program->zone, at), text);
    return text;
}

static void test_times(void)
{
    static const struct {
        const char *label, *day, *change, *date, *start, *end, *duration;
        bool xml;
        const char *expected_start, *expected_end;
        unsigned issues;
    } rows[] = {
        {"offset as given", "2020-01-01", "09:00", "2027-06-11T04:30:00Z", NULL, NULL, "0:30", false,
         "2027-06-11T06:30:00+02:00", "2027-06-11T07:00:00+02:00", 0},
        {"no offset: the zone's", NULL, NULL, "2027-12-11T10:00:23", NULL, NULL, "00:30", false,
         "2027-12-11T10:00:23+01:00", "2027-12-11T10:30:23+01:00", 0},
        {"in the hour that does not exist", NULL, NULL, "2027-03-28T02:30:00", NULL, NULL, "00:30", false,
         "2027-03-28T03:00:00+02:00", "2027-03-28T03:30:00+02:00", 0},
        {"in the hour that is there twice", NULL, NULL, "2027-10-31T02:30:00", NULL, NULL, "01:00", false,
         "2027-10-31T02:30:00+02:00", "2027-10-31T02:30:00+01:00", 0},
        {"across the switch by duration", NULL, NULL, "2027-03-28T01:00:00+01:00", NULL, NULL, "02:00", false,
         "2027-03-28T01:00:00+01:00", "2027-03-28T04:00:00+02:00", 0},
        {"a date alone, with a start", NULL, "09:00", "2027-06-11", "08:00", NULL, "1:00", false,
         "2027-06-11T08:00:00+02:00", "2027-06-11T09:00:00+02:00", 0},
        {"the day's date", "2027-06-11", NULL, NULL, "00:15", NULL, "1:00", true, "2027-06-11T00:15:00+02:00",
         "2027-06-11T01:15:00+02:00", 0},
        {"the day's date, before its change", "2027-12-31", "04:00", NULL, "03:59", NULL, "1:00", true,
         "2028-01-01T03:59:00+01:00", "2028-01-01T04:59:00+01:00", 0},
        {"the day's date, at its change", "2027-12-31", "04:00:00", NULL, "04:00", NULL, "1:00", true,
         "2027-12-31T04:00:00+01:00", "2027-12-31T05:00:00+01:00", 0},
        {"a change at midnight", "2027-12-31", "00:00:00", NULL, "00:00", NULL, "1:00", true,
         "2027-12-31T00:00:00+01:00", "2027-12-31T01:00:00+01:00", 0},
        {"a start past 24:00", "2027-12-31", "04:00", NULL, "25:30", NULL, "1:00", true,
         "2028-01-01T01:30:00+01:00", "2028-01-01T02:30:00+01:00", 0},
        {"a date that is none, and the day's", "2027-06-11", NULL, "June 11", "10:00", NULL, "1:00", false,
         "2027-06-11T10:00:00+02:00", "2027-06-11T11:00:00+02:00", 1},
        {"no time at all", NULL, NULL, NULL, NULL, NULL, "1:00", false, "-", "-", 1},
        {"no start", "2027-06-11", NULL, NULL, NULL, NULL, "1:00", false, "-", "-", 1},
        {"no day", NULL, NULL, NULL, "10:00", NULL, "1:00", false, "-", "-", 1},
        {"a start that is none", "2027-06-11", NULL, NULL, "10:60", NULL, "1:00", false, "-", "-", 1},
        {"the 31st of June", NULL, NULL, "2027-06-31T10:00:00+02:00", NULL, NULL, "1:00", false, "-", "-", 2},
        {"end before duration", NULL, NULL, "2027-06-11T10:00:00+02:00", NULL, "2027-06-11T09:00:00+00:00",
         "5:00", false, "2027-06-11T10:00:00+02:00", "2027-06-11T11:00:00+02:00", 0},
        {"end without offset", NULL, NULL, "2027-06-11T10:00:00+02:00", NULL, "2027-06-11T11:00:00", "5:00",
         false, "2027-06-11T10:00:00+02:00", "2027-06-11T11:00:00+02:00", 0},
        {"an end before the start", NULL, NULL, "2027-06-11T10:00:00+02:00", NULL,
         "2027-06-11T09:00:00+02:00", "5:00", false, "2027-06-11T10:00:00+02:00", "2027-06-11T15:00:00+02:00",
         1},
        {"an end that is none", NULL, NULL, "2027-06-11T10:00:00+02:00", NULL, "noon", "5:00", false,
         "2027-06-11T10:00:00+02:00", "2027-06-11T15:00:00+02:00", 1},
        {"one digit", NULL, NULL, "2027-06-11T10:00:00+02:00", NULL, NULL, "2:30", false,
         "2027-06-11T10:00:00+02:00", "2027-06-11T12:30:00+02:00", 0},
        {"54 hours", NULL, NULL, "2027-06-11T10:00:00+02:00", NULL, NULL, "54:00", false,
         "2027-06-11T10:00:00+02:00", "2027-06-13T16:00:00+02:00", 0},
        {"three fields in JSON are days", NULL, NULL, "2027-06-11T10:00:00+02:00", NULL, NULL, "1:02:30",
         false, "2027-06-11T10:00:00+02:00", "2027-06-12T12:30:00+02:00", 0},
        {"three fields in XML are hours", NULL, NULL, "2027-06-11T10:00:00+02:00", NULL, NULL, "1:02:30",
         true, "2027-06-11T10:00:00+02:00", "2027-06-11T11:02:30+02:00", 0},
        {"ISO 8601", NULL, NULL, "2027-06-11T10:00:00+02:00", NULL, NULL, "PT45M", false,
         "2027-06-11T10:00:00+02:00", "2027-06-11T10:45:00+02:00", 0},
        {"zero", NULL, NULL, "2027-06-11T10:00:00+02:00", NULL, NULL, "00:00", false,
         "2027-06-11T10:00:00+02:00", "2027-06-11T10:00:00+02:00", 0},
        {"no duration", NULL, NULL, "2027-06-11T10:00:00+02:00", NULL, NULL, NULL, false,
         "2027-06-11T10:00:00+02:00", "2027-06-11T10:00:00+02:00", 1},
        {"a duration that is none", NULL, NULL, "2027-06-11T10:00:00+02:00", NULL, NULL, "1:00h", false,
         "2027-06-11T10:00:00+02:00", "2027-06-11T10:00:00+02:00", 1},
        {"a number alone", NULL, NULL, "2027-06-11T10:00:00+02:00", NULL, NULL, "45", false,
         "2027-06-11T10:00:00+02:00", "2027-06-11T10:00:00+02:00", 1},
        {"a minus", NULL, NULL, "2027-06-11T10:00:00+02:00", NULL, NULL, "-1:00", false,
         "2027-06-11T10:00:00+02:00", "2027-06-11T10:00:00+02:00", 1},
        {"more than four digits", NULL, NULL, "2027-06-11T10:00:00+02:00", NULL, NULL, "99999:00", false,
         "2027-06-11T10:00:00+02:00", "2027-06-11T10:00:00+02:00", 1},
        {"four fields", NULL, NULL, "2027-06-11T10:00:00+02:00", NULL, NULL, "1:00:00:00", false,
         "2027-06-11T10:00:00+02:00", "2027-06-11T10:00:00+02:00", 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        struct frab frab = make_frab();
        frab.day_change = rows[i].change;
        frab.seconds_in_duration = rows[i].xml;
        const struct session *session = read_one(&frab, (struct frab_event){.title = "x",
                                                                            .day_date = rows[i].day,
                                                                            .date = rows[i].date,
                                                                            .start = rows[i].start,
                                                                            .end = rows[i].end,
                                                                            .duration = rows[i].duration});
        CHECK_STR(instant_text_of(session->start), rows[i].expected_start);
        CHECK_STR(instant_text_of(session->end), rows[i].expected_end);
        CHECK_INT(issues.count, rows[i].issues);
    }
}

/* The zone when the file does not name it. */
static void test_zone(void)
{
    struct frab frab = make_frab();
    check_row("zone of most offsets");
    frab.zone_name = " ";
    static const char *const dates[] = {"2027-06-11T10:00:00-05:00", "2027-06-11T10:00:00+02:00",
                                        "2027-06-11T10:00", "2027-06-11T10:00:00+02:00"};
    for (size_t i = 0; i < 4; i++)
        frab_add_event(&frab, PROGRAM_NONE, NULL)->date = dates[i];
    CHECK(frab_finish(&frab, NULL));
    CHECK_STR(import.builder.program->zone.name, "+02:00");
    CHECK_STR(instant_text_of(import.builder.drafts[0].session.start), "2027-06-11T17:00:00+02:00");
    CHECK_STR(instant_text_of(import.builder.drafts[2].session.start), "2027-06-11T10:00:00+02:00");
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
    test_times();
    test_zone();
    test_texts();
    test_ids();
    test_kinds();
    test_urls();
    test_short_titles();
    test_limits();
    arena_finish(&arena);
    return check_done();
}

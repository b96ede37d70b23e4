#include "indico_fixture.h"
#include "names.h"

static void test_pentabarf(struct imported *own)
{
    const struct program *program = own->program;
    check_row("Pentabarf");
    CHECK_INT(own->format, IMPORT_FRAB_XML);
    CHECK_STR(line_of(own, "17"),
              "17 talk 2011-01-01T00:15:00+00:00 - 01:15:00 in somewhere-else: After midnight");
    CHECK_STR(line_of(own, "18"), "18 talk 2010-12-31T04:00:00+00:00 - 04:45:30 in saal-1: Early");
    CHECK_INT(program->session_count, 2);
    CHECK_INT(program->room_count, 3);
    CHECK_STR(label_text(program->rooms[1].name, ""), "Saal 2");
    CHECK_STR(label_text(program->rooms[2].name, ""), "somewhere else");
    CHECK_STR(label_text(program->event.title, ""), "Old Meadow Camp");
    CHECK_STR(program->event.short_title, "");
    CHECK_STR(program->revision, "Version 0.3");
    CHECK_STR(program->zone.name, "UTC");
    CHECK_INT(count_issues(own, "zone"), 1);
    CHECK_INT(own->issues.count, 1);
    const struct session *late = session_of(own, "17");
    CHECK_STR(late->summary, "Naïve & bold.");
    CHECK_STR(people_of(own, late), "Ada Almond P; Ben Beech P");
    CHECK_STR(links_of(own, late), "The page <https://old.example.org/>");
    CHECK_INT(late->badge_count, 1);
    CHECK_STR(label_text(program->tracks[0].name, ""), "Show");
    CHECK_STR(session_of(own, "18")->summary, "Not escaped:\n\none\n\ntwo");
    CHECK_INT(session_of(own, "18")->badge_count, 0);
}

static void test_frab(struct imported *own)
{
    const struct program *program = own->program;
    check_row("frab");
    CHECK_STR(line_of(own, "b-1"), "b-1 talk 2027-06-11T10:30:00+05:30 - 10:50:00 in barn: Opening");
    CHECK_STR(line_of(own, "b-2"), "b-2 talk 2027-06-11T08:15:00+05:30 - 10:15:00 in barn: Only a day");
    CHECK_STR(session_of(own, "b-1")->summary, "A warm welcome");
    CHECK_STR(session_of(own, "b-1")->url, "https://meadow.example.org/talks/opening");
    CHECK_INT(session_of(own, "b-1")->track, PROGRAM_NONE);
    CHECK_INT(session_of(own, "b-2")->track, 0);
    CHECK_INT(program->track_count, 2);
    CHECK(program->tracks[0].has_color && program->tracks[0].color[0] == 0x30);
    CHECK_STR(label_text(program->tracks[1].name, ""), "Soil");
    CHECK_STR(program->revision, "1.2");
    CHECK_STR(program->event.short_title, "");
    CHECK_STR(program->event.url, "https://meadow.example.org/2027");
    CHECK_INT(own->issues.count, 0);
}

#define SCHEDULE(text) "<schedule>\n<conference><title>M</title></conference>" text "</schedule>"

static void test_refused(void)
{
    static const struct {
        const char *label, *text, *says;
        enum err_code code;
        unsigned line;
    } rows[] = {
        {"not closed", "<schedule>\n<conference>", "no element found", ERR_SYNTAX, 2},
        {"wrong end", "<schedule>\n<conference></schedule>", "mismatched tag", ERR_SYNTAX, 2},
        {"something after it", SCHEDULE("") "\n<more/>", "junk", ERR_SYNTAX, 3},
        {"unknown entity", SCHEDULE("<day>&auml;</day>"), "undefined entity", ERR_SYNTAX, 2},
        {"entities of its own",
         "<!DOCTYPE schedule [\n<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">\n]>" SCHEDULE(
             "<day>&b;</day>"),
         "entities of its own", ERR_SYNTAX, 2},
        {"an entity that is a file",
         "<!DOCTYPE schedule [\n<!ENTITY a SYSTEM \"file:///etc/passwd\">\n]>" SCHEDULE("<day>&a;</day>"),
         "entities of its own", ERR_SYNTAX, 2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        struct imported imported;
        import_bytes(&imported, rows[i].text, strlen(rows[i].text), NULL, NULL);
        CHECK(!imported.program);
        CHECK_INT(imported.err.code, rows[i].code);
        CHECK_INT(imported.err.line, rows[i].line);
        if (!CHECK(strstr(imported.err.text, rows[i].says) != NULL))
            printf("it says: %s\n", imported.err.text);
        imported_finish(&imported);
    }
}

static void test_odd(void)
{
    static const struct {
        const char *label, *text;
        unsigned sessions, rooms;
    } rows[] = {
        {"no days", SCHEDULE(""), 0, 0},
        {"a room without name", SCHEDULE("<day date='2027-01-01'><room><event id='1'/></room></day>"), 1, 0},
        {"events at other places", SCHEDULE("<event id='1'/><room name='a'/>"), 0, 0},
        {"straight under the day", SCHEDULE("<day><event id='2'/></day>"), 1, 0},
        {"an event within an event",
         SCHEDULE("<day><room name='a'><event id='1'><event id='2'><title>x</title></event></event>"
                  "</room></day>"),
         1, 1},
        {"titles twice",
         SCHEDULE("<day><room name='a'><event id='1'><title>x</title><title>y</title></event></room></day>"),
         1, 1},
        {"an element with a long name",
         SCHEDULE("<day><room name='a'><event id='1'><aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa>"
                  "<b/></aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa></event></room></day>"),
         1, 1},
        {"CDATA",
         SCHEDULE(
             "<day><room name='a'><event id='1'><title><![CDATA[<x> & y]]></title></event></room></day>"),
         1, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        struct imported imported;
        import_text(&imported, rows[i].text);
        if (imported.program) {
            CHECK_INT(imported.program->session_count, rows[i].sessions);
            CHECK_INT(imported.program->room_count, rows[i].rooms);
        }
        imported_finish(&imported);
    }
}

/* guid and slug of a room are names for it; an event's own room; persons with children; events without a
 * room's list. */
static void test_rooms_and_persons(void)
{
    struct imported imported;
    check_row("rooms and persons");
    import_text(&imported,
                SCHEDULE("<day date='2027-06-11'><room name='Hall A' guid='{G-1}' slug='hall-a'>"
                         "<event id='1'><start>10:00</start><duration>01:00</duration>"
                         "<room>Hall  a</room><title>One</title><persons><person id='1'>"
                         "<name>ada</name><public_name>Ada <![CDATA[&]]> Co</public_name></person>"
                         "<person><name>Ben</name><slug>ben</slug></person>"
                         "<person>Cy</person></persons></event>"
                         "<event id='2'><start>11:00</start><duration>01:00</duration>"
                         "<room>Tent</room><title>Two</title></event>"
                         "<event id='3'><start>12:00</start><duration>01:00</duration>"
                         "<room>hall-a</room><title>Three</title></event></room>"
                         "<room name='1Stage left'><event id='4'><start>13:00</start><duration>01:00"
                         "</duration><room>left</room><title>Four</title></event></room>"
                         "<event id='5'><start>14:00</start><duration>01:00</duration><room>Tent</room>"
                         "<title>Five</title></event><event id='6'><start>15:00</start><duration>01:00"
                         "</duration><title>Six</title></event></day>"));
    if (imported.program) {
        const struct program *program = imported.program;
        static const char *const rooms[] = {"hall-a", "1stage-left", "tent"};
        if (CHECK_INT(program->room_count, 3))
            for (uint32_t i = 0; i < 3; i++)
                CHECK_STR(program->rooms[i].id, rooms[i]);
        CHECK_INT(program->rooms[0].alias_count, 1); /* the slug is its id */
        CHECK_STR(program->rooms[0].aliases[0], "{G-1}");
        CHECK_INT(program_find_room(program, room_called("{g-1}")), 0);
        CHECK_STR(people_of(&imported, session_of(&imported, "1")), "Ada & Co P; Ben P; Cy P");
        static const struct {
            const char *id;
            uint32_t room;
        } sessions[] = {{"1", 0}, {"2", 2}, {"3", 0}, {"4", 1}, {"5", 2}, {"6", PROGRAM_NONE}};
        for (size_t i = 0; i < sizeof sessions / sizeof *sessions; i++) {
            const struct session *session = session_of(&imported, sessions[i].id);
            CHECK_INT(session->room_count ? session->rooms[0] : PROGRAM_NONE, sessions[i].room);
        }
    }
    imported_finish(&imported);
}

static void test_depth(void)
{
    char text[2000] = "<schedule><conference/>";
    check_row("depth");
    for (int i = 0; i < 40; i++)
        strcat(text, "<a>");
    struct imported imported;
    import_bytes(&imported, text, strlen(text), NULL, NULL);
    CHECK(!imported.program);
    CHECK_INT(imported.err.code, ERR_LIMIT);
    imported_finish(&imported);
}

/* Persons that are elements: the public name, else the name, and nothing else of it. */
static void test_persons(void)
{
    static const char text[] =
        "<schedule><conference/><day date='2027-06-11'><room name='A'><event id='1'><start>10:00</start>"
        "<duration>1:00</duration><title>x</title><persons>"
        "<person id='0'>\n <url>https://a.example/</url>\n <public_name>Ada Example</public_name> </person>"
        "<person><code>B</code><name> Bo  Sample </name><biography>Long</biography></person>"
        "<person><public_name/><name>Cleo</name></person><person><url>https://d.example/</url></person>"
        "<person>Eve &lt;3</person><person><first_name>Flo</first_name><last_name>Gum</last_name></person>"
        "<person><last_name>Hay</last_name></person>"
        "<person><display_name>Ivy</display_name><first_name>I</first_name></person>"
        "<person><full_public_name>Joy Key</full_public_name></person>"
        "<person><public_name>&amp;#8203;</public_name><display_name>Lea</display_name></person></persons></"
        "event></room></day></schedule>";
    struct imported imported;
    check_row("persons that are elements");
    import_text(&imported, text);
    CHECK_STR(people_of(&imported, session_of(&imported, "1")),
              "Ada Example P; Bo Sample P; Cleo P; Eve <3 P; Flo Gum P; Hay P; Ivy P; Joy Key P; Lea P");
    check_row("one without a name is told");
    CHECK_INT(count_issues(&imported, "unnamed"), 1);
    imported_finish(&imported);
}

/* When a day begins and ends tells of which one a start after midnight is. */
static void test_days(void)
{
    static const char text[] =
        "<schedule><conference><time_zone_name>Europe/Vienna</time_zone_name></conference>"
        "<day date='2027-06-11' start='2027-06-11T09:00:00+02:00' end='2027-06-12T03:00:00+02:00'><room "
        "name='A'>"
        "<event id='1'><start>00:30</start><duration>1:00</duration><title>x</title></event>"
        "<event id='2'><start>03:30</start><duration>1:00</duration><title>y</title></event>"
        "</room></day>"
        "<day date='2027-06-12' start='2027-06-12T01:00:00+02:00' end='2027-06-13T03:00:00+02:00'><room "
        "name='A'>"
        "<event id='3'><start>02:00</start><duration>1:00</duration><title>z</title></event>"
        "</room></day></schedule>";
    struct imported imported;
    check_row("after midnight");
    import_text(&imported, text);
    CHECK_STR(line_of(&imported, "1"), "1 talk 2027-06-12T00:30:00+02:00 - 01:30:00 in a: x");
    CHECK_STR(line_of(&imported, "2"), "2 talk 2027-06-11T03:30:00+02:00 - 04:30:00 in a: y");
    CHECK_STR(line_of(&imported, "3"), "3 talk 2027-06-12T02:00:00+02:00 - 03:00:00 in a: z");
    imported_finish(&imported);
}

/* Real files: times that are easy to get wrong, by id. False when one is missing. */
static bool test_real(void)
{
    static const struct {
        const char *file, *id, *start;
    } rows[] = {
        /* filed under the 27th, but after midnight */
        {"28c3_fahrplan.xml", "4721", "2011-12-28T00:15:00Z"},
        {"28c3_fahrplan.xml", "4897", "2011-12-27T11:30:00Z"},
        /* UTC, under the day before */
        {"giggity_debconf23.xml", "455d075f-48c0-2ec2-24b3-f5add30c383a", "2023-09-10T05:00:00Z"},
        {"fosdem2024_schedule.xml", "5bb0aa4e-0c0e-5ccd-9523-0ed1ca679039", "2024-02-03T08:30:00Z"},
        {"emf2022_schedule.frab.xml", "4146f61a-974c-5a8a-9389-da8a397cf9a1", "2022-06-02T09:00:00Z"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char path[200];
        struct imported imported;
        struct instant_text start;
        check_row(rows[i].id);
        snprintf(path, sizeof path, REAL "%s", rows[i].file);
        if (!import_file(&imported, path))
            return false;
        CHECK(instant_parse(rows[i].start, &start));
        CHECK_INT(session_of(&imported, rows[i].id)->start.ms, civil_to_instant(start.civil, 0).ms);
        imported_finish(&imported);
    }
    return true;
}

int main(void)
{
    struct imported own;
    if (import_file(&own, "tests/data/import/pentabarf-small.xml"))
        test_pentabarf(&own);
    imported_finish(&own);
    if (import_file(&own, "tests/data/import/frab-small.xml"))
        test_frab(&own);
    imported_finish(&own);
    test_refused();
    test_odd();
    test_rooms_and_persons();
    test_depth();
    test_persons();
    test_days();
    bool all_there = test_real();
    int failed = check_done();
    return failed || all_there ? failed : CHECK_SKIPPED;
}

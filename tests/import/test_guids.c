#include "importer/indico_fixture.h"
#include "names.h"

/* A day's rooms, each with a session from 10:00 to 11:00. */
#define DAY(rooms, day) "<day date='2027-06-" day "'>" rooms "</day>"
#define ROOM(name, guid, id)                                                                                 \
    "<room name='" name "' guid='" guid "'><event id='" id                                                   \
    "'><start>10:00</start><duration>01:00</duration>"                                                       \
    "<title>" id "</title></event></room>"
#define UNUSED(name, guid) "<room name='" name "' guid='" guid "'></room>"

/* The rooms that there are then, "/" after each; the room of each session by its id. */
static const struct {
    const char *label, *days, *rooms, *sessions;
    unsigned issues;
    const char *says;
    uint32_t by_guid; /* the room that "g1" finds */
} rows[] = {
    {"two guids", DAY(ROOM("A", "g1", "1") ROOM("B", "g2", "2"), "11"), "A/B/", "01", 0, NULL, 0},
    {"a room with another name on the second day",
     DAY(ROOM("A", "g1", "1") ROOM("C", "g2", "2"), "11")
         DAY(ROOM("B", "g1", "3") ROOM("C", "g2", "4"), "12"),
     "A/C/", "0101", 1, "\"B\" has the guid of this room, on other days: it is the same one, shown as \"A\"",
     0},
    {"with a third one on the third day",
     DAY(ROOM("Z", "g0", "0") ROOM("A", "g1", "1"), "11") DAY(ROOM("B", "g1", "2"), "12")
         DAY(ROOM("C", "G1", "3") ROOM("Y", "", "4"), "13"),
     "Z/A/Y/", "01112", 2,
     "\"C\" has the guid of this room, on other days: it is the same one, shown as \"A\"", 1},
    {"two renamed rooms",
     DAY(ROOM("A", "g1", "1") ROOM("C", "g2", "2"), "11")
         DAY(ROOM("B", "g1", "3") ROOM("D", "g2", "4"), "12"),
     "A/C/", "0101", 2, NULL, 0},
    {"a room with another name, and then with another guid as well",
     DAY(ROOM("A", "g1", "1"), "11") DAY(ROOM("B", "g1", "2"), "12") DAY(ROOM("B", "g3", "3"), "13")
         DAY(ROOM("E", "g3", "4"), "14"),
     "A/", "0000", 2, NULL, 0},
    {"one guid for all of a day", DAY(ROOM("A", "g1", "1") ROOM("B", "g1", "2"), "11"), "A/B/", "01", 1,
     "\"A\" and \"B\" have one guid: they stay rooms of their own, and it names none of them", PROGRAM_NONE},
    {"one of three, of which two are used on one day",
     DAY(ROOM("A", "g1", "1"), "11") DAY(ROOM("B", "g1", "2") ROOM("C", "g1", "3"), "12"), "A/B/C/", "012", 1,
     "\"A\" and \"B\" and 1 more have one guid: they stay rooms of their own, and it names none of them",
     PROGRAM_NONE},
    {"one that is not used", DAY(ROOM("A", "g1", "1") UNUSED("B", "g1"), "11"), "A/B/", "0", 1,
     "\"A\" and \"B\" have one guid: they stay rooms of their own, and it names none of them", PROGRAM_NONE},
    {"two guids of one name", DAY(ROOM("A", "g1", "1"), "11") DAY(ROOM("a", "g2", "2"), "12"), "A/", "00", 0,
     NULL, 0},
    {"none", DAY(ROOM("A", "", "1"), "11") DAY(ROOM("B", "", "2"), "12"), "A/B/", "01", 0, NULL,
     PROGRAM_NONE},
};

static void test_rows(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct imported imported;
        char text[3000], found[100] = "";
        check_row(rows[i].label);
        snprintf(text, sizeof text,
                 "<schedule><conference><title>M</title><time_zone_name>UTC</time_zone_name></conference>%s"
                 "</schedule>",
                 rows[i].days);
        import_text(&imported, text);
        const struct program *program = imported.program;
        for (uint32_t room = 0; program && room < program->room_count; room++)
            snprintf(found + strlen(found), sizeof found - strlen(found), "%s/",
                     label_text(program->rooms[room].name, ""));
        CHECK_STR(found, rows[i].rooms);
        found[0] = '\0';
        for (uint32_t session = 0; program && session < program->session_count; session++)
            snprintf(found + strlen(found), sizeof found - strlen(found), "%u",
                     (unsigned)program->sessions[session].rooms[0]);
        CHECK_STR(found, rows[i].sessions);
        CHECK_INT(count_issues(&imported, "same-guid"), rows[i].issues);
        if (program)
            CHECK_INT(program_find_room(program, room_called("g1")), rows[i].by_guid);
        for (const struct issue *issue = imported.issues.first; issue && rows[i].issues == 1;
             issue = issue->next)
            if (strcmp(issue->rule, "same-guid") == 0)
                CHECK_STR(issue->text, rows[i].says);
        imported_finish(&imported);
    }
}

/* The other name is one to ask by, also for what comes after. */
static void test_names(void)
{
    struct imported imported;
    check_row("names");
    import_text(&imported,
                "<schedule><conference><title>M</title><time_zone_name>UTC</time_zone_name></conference>" DAY(
                    ROOM("A", "g1", "1"), "11") DAY(ROOM("B", "g1", "2"), "12") "</schedule>");
    if (imported.program) {
        CHECK_INT(program_find_room(imported.program, room_called("b")), 0);
        CHECK_INT(imported.program->rooms[0].sessions.count, 2);
    }
    imported_finish(&imported);
}

int main(void)
{
    test_rows();
    test_names();
    return check_done();
}

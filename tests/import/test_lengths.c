#include <stdio.h>
#include <string.h>

#include "check.h"
#include "import/import.h"

#define MOST 6

/* Sessions of one room, in minutes after an instant: start, an end or -1, a length. */
struct given {
    int start, end;
    const char *text;
    int expected; /* minutes; seconds of -1 and below, as -4350 for 1:12:30 */
};

static const struct row {
    const char *label;
    struct given sessions[MOST]; /* one without an expectation and a text ends */
    unsigned issues;
    bool refused;
} rows[] = {
    {"the end wins", {{0, 30, "2:00", 30}}, 0, false},
    {"unless it is before the start", {{100, 30, "2:00", 120}}, 1, false},
    {"an end at the start is a point", {{100, 100, "2:00", 0}}, 0, false},
    {"two fields", {{0, -1, "0:45", 45}}, 0, false},
    {"one digit", {{0, -1, "2:30", 150}}, 0, false},
    {"54 hours", {{0, -1, "54:00", 54 * 60}}, 0, false},
    {"a plain number", {{0, -1, "45", 45}}, 0, false},
    {"one with a fraction", {{0, -1, "30.0", 30}, {60, -1, "90.5", -5430}}, 0, false},
    {"one with a unit", {{0, -1, " 45 Min. ", 45}}, 0, false},
    {"hours", {{0, -1, "1h30", 90}, {200, -1, "2 hours", 120}}, 0, false},
    {"ISO 8601", {{0, -1, "PT1H15M", 75}}, 0, false},
    {"zero", {{0, -1, "0", 0}, {10, -1, "00:00", 0}, {20, -1, "PT0S", 0}, {30, -1, "0:00:00", 0}}, 0, false},
    {"three fields alone", {{0, -1, "1:12:30", (24 + 12) * 60 + 30}}, 1, false},
    {"three fields beside two", {{0, -1, "1:02:30", (24 + 2) * 60 + 30}, {3000, -1, "0:30", 30}}, 1, false},
    {"a first field of 0 tells", {{0, -1, "1:12:30", -4350}, {200, -1, "0:45:00", 45}}, 0, false},
    {"a padded first field tells", {{0, -1, "1:12:30", -4350}, {200, -1, "01:45:00", 105}}, 0, false},
    {"a second field of 24 tells", {{0, -1, "1:12:30", -4350}, {200, -1, "1:24:00", 84}}, 0, false},
    {"two digits tell", {{0, -1, "1:12:30", -4350}, {200, -1, "12:00:00", 720}}, 0, false},
    {"the room's next session tells", {{0, -1, "1:00:00", 60}, {70, -1, "30", 30}}, 1, false},
    {"two fields beside it tell more", {{0, -1, "1:00:00", 1440}, {70, -1, "0:30", 30}}, 1, false},
    {"one that has begun before does not", {{0, -1, "1:00:00", 1440}, {-70, -1, "30", 30}}, 1, false},
    {"unreadable: to the next", {{0, -1, "soon", 40}, {40, -1, "0:30", 30}}, 1, false},
    {"unreadable: an hour", {{0, -1, "", 60}, {90, -1, "0:30", 30}}, 1, false},
    {"unreadable: none after it", {{90, -1, NULL, 60}, {0, -1, "0:30", 30}}, 1, false},
    {"a minus", {{90, -1, "-1:00", 60}, {0, -1, "0:30", 30}}, 1, false},
    {"too many digits", {{90, -1, "99999:00", 60}, {0, -1, "0:30", 30}}, 1, false},
    {"four fields", {{90, -1, "1:00:00:00", 60}, {0, -1, "0:30", 30}}, 1, false},
    {"a unit behind fields", {{90, -1, "1:00h", 60}, {0, -1, "0:30", 30}}, 1, false},
    {"seconds that are none", {{90, -1, "1:00:75", 60}, {0, -1, "0:30", 30}}, 1, false},
    {"most of them", {{0, -1, "soon", 0}, {40, -1, "later", 0}, {80, -1, "0:30", 0}}, 0, true},
    {"just half of them", {{0, -1, "soon", 40}, {40, -1, "0:30", 30}}, 1, false},
    {"most, but they have ends", {{0, 10, "soon", 10}, {40, 50, "later", 10}}, 0, false},
};

static struct arena arena;
static struct issue_list issues;
static struct import import;

static void begin(void)
{
    issue_list_init(&issues, &arena);
    import = (struct import){.arena = &arena, .scratch = &arena, .issues = &issues};
    builder_init(&import.builder, &arena, &issues);
}

static struct session *add(uint32_t room, int start, int end, const char *text)
{
    static uint32_t rooms[2] = {0, 1};
    struct session_draft *draft = builder_add_session(&import.builder, NULL);
    draft->session.start.ms = start * MS_PER_MINUTE;
    if (room != PROGRAM_NONE) {
        draft->draft_rooms = &rooms[room];
        draft->draft_room_count = 1;
    }
    import_note_length(&import, end < 0 ? INSTANT_NONE : (struct instant){end * MS_PER_MINUTE}, text);
    return &draft->session;
}

static int64_t length_of(uint32_t number)
{
    const struct session *session = &import.builder.drafts[number].session;
    return (session->end.ms - session->start.ms) / MS_PER_SECOND;
}

static void test_row(const struct row *row)
{
    uint32_t room, count = 0;
    struct err err = {0};
    check_row(row->label);
    begin();
    CHECK(builder_room_by_name(&import.builder, "A", &room, NULL));
    for (; count < MOST && (row->sessions[count].text || row->sessions[count].expected); count++)
        add(room, row->sessions[count].start, row->sessions[count].end, row->sessions[count].text);
    CHECK_INT(import_judge_lengths(&import, &err), !row->refused);
    CHECK_INT(err.code, row->refused ? ERR_MEANING : ERR_NONE);
    CHECK_INT(issues.count, row->issues);
    for (uint32_t i = 0; i < count && !row->refused; i++) {
        int expected = row->sessions[i].expected;
        CHECK_INT(length_of(i), expected < 0 ? -expected : expected * 60);
    }
}

static void test_rooms(void)
{
    uint32_t room;
    check_row("another room's sessions say nothing");
    begin();
    CHECK(builder_room_by_name(&import.builder, "A", &room, NULL) &&
          builder_room_by_name(&import.builder, "B", &room, NULL));
    add(0, 0, -1, "?");
    add(1, 20, -1, "0:30");
    CHECK(import_judge_lengths(&import, NULL));
    CHECK_INT(length_of(0), 3600);

    check_row("without any room there is one for all");
    begin();
    add(PROGRAM_NONE, 0, -1, "?");
    add(PROGRAM_NONE, 20, -1, "0:30");
    CHECK(import_judge_lengths(&import, NULL));
    CHECK_INT(length_of(0), 1200);

    check_row("a part has its block's room");
    begin();
    CHECK(builder_room_by_name(&import.builder, "A", &room, NULL));
    add(0, 0, 300, NULL);
    add(PROGRAM_NONE, 0, -1, "?");
    add(PROGRAM_NONE, 20, -1, "0:30");
    import.builder.drafts[1].part_of_draft = import.builder.drafts[2].part_of_draft = 1;
    CHECK(import_judge_lengths(&import, NULL));
    CHECK_INT(length_of(1), 1200);

    check_row("without a time there is no length");
    begin();
    add(PROGRAM_NONE, 0, -1, "?")->start = INSTANT_NONE;
    CHECK(import_judge_lengths(&import, NULL));
    CHECK_INT(issues.count, 0);
}

/* What lasts longer than a day, or long after all others. */
static void test_long(void)
{
    static const struct {
        const char *label;
        struct {
            int start, end; /* minutes */
            enum session_kind kind;
            bool cancelled, has_parts, set_aside;
        } sessions[3];
        const char *says; /* NULL: nothing */
    } long_rows[] = {
        {"a day", {{.end = 1440}}, NULL},
        {"longer than a day", {{.end = 60}, {.end = 60 * 60}}, "1 session lasts longer than a day"},
        {"how many, and the longest", {{.end = 1500}, {.end = 60 * 60}, {.end = 1560}}, "3 sessions last"},
        {"the longest is named", {{.end = 1500}, {.end = 60 * 60}, {.end = 1560}}, "\"T1\" 60 h"},
        {"half a day after all others", {{.end = 60}, {.end = 60 + 721}}, "\"T1\" 13 h"},
        {"not as long after them", {{.end = 60}, {.end = 60 + 720}}, NULL},
        {"short, but after them", {{.end = 60}, {.start = 2000, .end = 2060}}, NULL},
        {"long, but the others go on", {{.start = 800, .end = 860}, {.end = 1000}}, NULL},
        {"one that people come and go to", {{.end = 3600, .kind = SESSION_DROP_IN}}, NULL},
        {"cancelled", {{.end = 3600, .cancelled = true}}, NULL},
        {"a block", {{.end = 3600, .has_parts = true}}, NULL},
        {"set aside", {{.end = 3600, .set_aside = true}}, NULL},
        {"what is set aside is no other",
         {{.end = 900}, {.start = 9000, .end = 9060, .set_aside = true}, {.end = 60}},
         "\"T0\" 15 h"},
    };
    for (size_t i = 0; i < sizeof long_rows / sizeof *long_rows; i++) {
        struct session sessions[3];
        uint32_t count = 0;
        struct instant base = civil_to_instant((struct civil){.year = 2027, .month = 6, .day = 1}, 0);
        check_row(long_rows[i].label);
        begin();
        for (; count < 3 && long_rows[i].sessions[count].end > 0; count++)
            sessions[count] = (struct session){
                .title = builder_label(&import.builder, arena_printf(&arena, "T%u", (unsigned)count)),
                .kind = long_rows[i].sessions[count].kind,
                .cancelled = long_rows[i].sessions[count].cancelled,
                .has_parts = long_rows[i].sessions[count].has_parts,
                .set_aside = long_rows[i].sessions[count].set_aside,
                .start = {base.ms + long_rows[i].sessions[count].start * MS_PER_MINUTE},
                .end = {base.ms + long_rows[i].sessions[count].end * MS_PER_MINUTE}};
        struct program program = {.sessions = sessions, .session_count = count};
        import_tell_long(&program, &issues);
        CHECK_INT(issues.count, long_rows[i].says != NULL);
        if (long_rows[i].says && CHECK(issues.first != NULL)) {
            CHECK_INT(issues.first->level, ISSUE_WARNING);
            if (!CHECK(strstr(issues.first->text, long_rows[i].says) != NULL))
                printf("it says: %s\n", issues.first->text);
        }
    }
}

int main(void)
{
    arena_init(&arena, malloc, free);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        test_row(&rows[i]);
    test_rooms();
    test_long();
    arena_finish(&arena);
    return check_done();
}

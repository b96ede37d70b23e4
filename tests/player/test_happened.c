#include "player/happened.h"

#include "changes/fold.h"
#include "changes/said.h"

/* What is said of a session after "09:00" of what was said. */
static const struct {
    const char *rule, *program, *said, *session, *text, *json;
} rows[] = {
    {"nothing", "a A 10:00-10:30", "09:00 a full; 09:10 a full=no", "a", "", "{}"},
    {"late, with a reason", "a A 10:00-10:30; b A 10:30-11:00", "09:50 a delay=10 reason=laptop", "a",
     " [delayed 10 min (laptop)]",
     "{\"happened\":[\"delayed\"],\"made\":\"2024-09-18T09:50:00+02:00\",\"reason\":\"laptop\",\"delay_min\":"
     "10,"
     "\"old_start\":\"2024-09-18T10:00:00+02:00\",\"old_end\":\"2024-09-18T10:30:00+02:00\","
     "\"new_start\":\"2024-09-18T10:10:00+02:00\",\"new_end\":\"2024-09-18T10:40:00+02:00\"}"},
    {"pushed", "a A 10:00-10:30; b A 10:30-11:00", "09:50 a delay=10", "b",
     " [delayed 10 min by what is before it]",
     "{\"happened\":[\"delayed\",\"pushed\"],\"made\":\"2024-09-18T09:50:00+02:00\",\"delay_min\":10,"
     "\"old_start\":\"2024-09-18T10:30:00+02:00\",\"old_end\":\"2024-09-18T11:00:00+02:00\","
     "\"new_start\":\"2024-09-18T10:40:00+02:00\",\"new_end\":\"2024-09-18T11:10:00+02:00\"}"},
    {"moved, to another time too", "a A 10:00-10:30; b B 10:30-11:00", "09:50 a room=B start=14:00", "a",
     " [moved here from A, was at 10:00]",
     "{\"happened\":[\"moved\",\"retimed\"],\"made\":\"2024-09-18T09:50:00+02:00\","
     "\"old_start\":\"2024-09-18T10:00:00+02:00\",\"old_end\":\"2024-09-18T10:30:00+02:00\","
     "\"new_start\":\"2024-09-18T14:00:00+02:00\",\"new_end\":\"2024-09-18T14:30:00+02:00\","
     "\"old_rooms\":[\"a\"],\"rooms\":[\"b\"]}"},
    {"out of one of its rooms", "a A,B 10:00-10:30; b C 10:30-11:00", "- a room=A", "a", " [has left B]",
     NULL},
    {"out of two of them", "a A,B,C 10:00-10:30", "- a room=B", "a", " [has left A, C]", NULL},
    {"out of both to a third", "a A,B 10:00-10:30; b C 10:30-11:00", "- a room=C", "a",
     " [moved here from A, B]", NULL},
    {"to a room that its own is a part of", "room A; room B; room AB A B; a A 10:00-10:30", "- a room=AB",
     "a", " [now in AB]", NULL},
    {"waiting", "a A 10:00-10:30", "- a delayed", "a", " [delayed, nobody knows how long]",
     "{\"happened\":[\"waiting\"]}"},
    {"full", "a A 10:00-10:30; b B 10:30-11:00", "- a full overflow=B", "a", " [full, overflow in B]",
     "{\"happened\":[\"full\"],\"overflow_room\":\"b\"}"},
    {"replaced", "a A 10:00-10:30; b B 10:30-11:00", "- a cancelled by=b", "a", " [cancelled, replaced by B]",
     "{\"happened\":[\"cancelled\",\"replaced\"],\"replaced_by\":\"b\"}"},
    {"replaces", "a A 10:00-10:30; b B 10:30-11:00", "- a cancelled by=b", "b", " [replaces A]",
     "{\"happened\":[\"replaces\"],\"replaces\":\"a\"}"},
    {"another title", "a A 10:00-10:30", "- a title=Ants", "a", " [was \"A\"]",
     "{\"happened\":[\"retitled\"]}"},
    {"started", "a A 10:00-10:30", "09:58 a started", "a", " [started at 09:58]", NULL},
    {"cut", "a A 1/03:00-1/03:30", "1/02:00 a delay=60", "a", " [delayed 60 min, cut at the end of the day]",
     NULL},
    {"a break that gives way", "a A 10:00-10:30; k A 10:30-11:00 break", "- a delay=10", "k",
     " [gives way to what is before it]", NULL},
    {"another end", "a A 10:00-10:30", "- a end=10:20", "a", " [has another end]", NULL},
    {"added", "a A 10:00-10:30", "add - live-1 A 12:00-12:30", "live-1", " [added]", NULL},
    {"a time, where there was none", "a A none", "- a start=10:00 end=10:30", "a", " [has got a time]", NULL},
};

static void test_rows(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct lines lines;
        struct said said;
        lines_init(&lines, rows[i].program);
        said_init(&said, &lines, rows[i].said);
        said_fold(&said, &lines);
        check_row(rows[i].rule);
        uint32_t session = program_find_session(lines.program, rows[i].session);
        struct str_builder text = {.arena = &lines.arena}, json = {.arena = &lines.arena};
        str_add(&text, "");
        happened_text(&text, lines.program, session);
        CHECK_STR(text.text, rows[i].text);
        struct json_writer writer = {.out = &json, .layout = JSON_COMPACT, .program = lines.program};
        json_open(&writer, NULL, '{');
        happened_json(&writer, session);
        json_close(&writer, '}');
        if (rows[i].json)
            CHECK_STR(json.text, rows[i].json);
        lines_finish(&lines);
    }
}

static void test_tombstones(void)
{
    static const struct {
        const char *rule, *said, *text;
    } gone[] = {
        {"cancelled", "- a cancelled reason=ill", " [cancelled (ill)]"},
        {"replaced", "- a cancelled by=b", " [cancelled, replaced by B]"},
        {"to another room", "- a room=B", " [moved to B]"},
        {"to another time", "- a start=14:00", " [now 14:00]"},
        {"to another day and room", "- a room=B start=1/14:00", " [moved to B, now Thu 19 Sep 14:00]"},
    };
    for (size_t i = 0; i < sizeof gone / sizeof *gone; i++) {
        struct lines lines;
        struct said said;
        lines_init(&lines, "a A 10:00-10:30; b B 12:00-12:30");
        said_init(&said, &lines, gone[i].said);
        said_fold(&said, &lines);
        check_row(gone[i].rule);
        struct str_builder text = {.arena = &lines.arena};
        if (CHECK_INT(lines.program->rooms[0].tombstones.count, 1))
            happened_tombstone(&text, lines.program, &lines.program->rooms[0].tombstones.slots[0], 0);
        CHECK_STR(text.text, gone[i].text);
        lines_finish(&lines);
    }
}

int main(void)
{
    test_rows();
    test_tombstones();
    return check_done();
}

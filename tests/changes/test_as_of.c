/*
 * What a program was at an earlier moment: a row for each kind of change, as the slots of the event and of
 * its rooms at that time; with their minutes, where these are not 30.
 */
#include "changes/as_of.h"
#include "changes/said.h"

#define PROGRAM "a A 10:00-10:30; b B 11:00-11:30; c A 12:00-12:30; room C"

static const struct {
    const char *rule, *program, *said, *at, *lists;
} rows[] = {
    {"nothing is said", PROGRAM, "", "09:00", "A: a 10:00 c 12:00; B: b 11:00; C:"},
    {"decided before", PROGRAM, "09:00 a room=C", "09:00", "A: c 12:00; B: b 11:00; C: a 10:00"},
    {"decided later", PROGRAM, "09:00 a room=C", "08:59", "A: a 10:00 c 12:00; B: b 11:00; C:"},
    {"no made: always known", PROGRAM, "- a room=C", "08:59", "A: c 12:00; B: b 11:00; C: a 10:00"},
    {
        "one of two",
        PROGRAM,
        "09:00 a room=C; 09:30 b room=C",
        "09:15",
        "A: c 12:00; B: b 11:00; C: a 10:00",
    },
    {"added later: without a time", PROGRAM, "add 09:00 live-1 C 09:30-10:00", "08:59",
     "A: a 10:00 c 12:00; B: b 11:00; C:"},
    {"added before", PROGRAM, "add 09:00 live-1 C 09:30-10:00", "09:00",
     "A: a 10:00 c 12:00; B: b 11:00; C: live-1 09:30"},

    {"the feed's, before", PROGRAM, "feed 09:00 a room=A was=C", "09:00",
     "A: a 10:00 c 12:00; B: b 11:00; C:"},
    {"another room, later", PROGRAM, "feed 09:00 a room=A was=C", "08:59",
     "A: c 12:00; B: b 11:00; C: a 10:00"},
    {"another time, later", PROGRAM, "feed 09:00 a start=10:00 was=-,13:00-13:30", "08:59",
     "A: c 12:00 a 13:00; B: b 11:00; C:"},
    {"only another end", PROGRAM, "feed 09:00 a end=10:30 was=-,10:00-10:20", "08:59",
     "A: a 10:00+20 c 12:00; B: b 11:00; C:"},
    {"a start after what is the end", PROGRAM, "feed 09:00 a start=10:00 was=-,13:00-", "08:59",
     "A: c 12:00 a 13:00+0; B: b 11:00; C:"},
    {"a room that is no more", PROGRAM, "feed 09:00 a room=A was=Z", "08:59", "A: c 12:00; B: b 11:00; C:"},
    {"cancelled later", "a A 10:00-10:30 cancelled; room B", "feed 09:00 a cancelled", "08:59",
     "A: a 10:00; B:"},
    {"no longer cancelled, later", PROGRAM, "feed 09:00 a cancelled=no", "08:59",
     "A: c 12:00 a! 10:00; B: b 11:00; C:"},
    {"of two changes the first one tells what it was", PROGRAM,
     "feed 09:00 a room=B was=C; feed 09:10 a room=A was=B", "08:59", "A: c 12:00; B: b 11:00; C: a 10:00"},
    {"and between them the second one", PROGRAM, "feed 09:00 a room=B was=C; feed 09:10 a room=A was=B",
     "09:05", "A: c 12:00; B: a 10:00 b 11:00; C:"},
    {"in a room that is made of others", "room A; room B; room H A B; a A 10:00-10:30",
     "feed 09:00 a room=A was=H", "08:59", "A: a 10:00; B: a 10:00; H: a 10:00"},
    {"one of its rooms, later", "a A,C 10:00-10:30; room B", "feed 09:00 a room=C was=B", "08:59",
     "A: a 10:00; C:; B: a 10:00"},
    {"unknown sessions change nothing", PROGRAM, "feed 09:00 zz room=A was=C", "08:59",
     "A: a 10:00 c 12:00; B: b 11:00; C:"},
    {"what was decided of it before holds over what it was", PROGRAM,
     "feed 09:00 a start=10:00 was=-,13:00-13:30; 08:00 a delay=10", "08:59",
     "A: c 12:00 a 13:10; B: b 11:00; C:"},
};

static void add_slots(struct str_builder *text, const struct lines *lines, const struct program *program,
                      const struct slot_index *index, const char *mark)
{
    for (uint32_t i = 0; i < index->count; i++) {
        struct civil start = zone_to_civil(&lines->program->zone, index->slots[i].start);
        str_addf(text, " %s%s %02d:%02d", program->sessions[index->slots[i].session].id, mark, start.hour,
                 start.minute);
        const int64_t length_ms = index->slots[i].end.ms - index->slots[i].start.ms;
        if (length_ms != 30 * MS_PER_MINUTE)
            str_addf(text, "+%d", (int)(length_ms / MS_PER_MINUTE));
    }
}

static const char *lists_text(struct lines *lines, const struct program *program)
{
    struct str_builder text = {.arena = &lines->arena};
    for (uint32_t i = 0; i < program->room_count; i++) {
        str_addf(&text, "%s%s:", i > 0 ? "; " : "", label_text(program->rooms[i].name, ""));
        add_slots(&text, lines, program, &program->rooms[i].sessions, "");
        /* A mark's own tombstones tell what is known now; only the published ones are of interest. */
        if (!program->marks)
            add_slots(&text, lines, program, &program->rooms[i].tombstones, "!");
    }
    return text.text;
}

static void test_rows(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct lines lines;
        struct said said;
        check_row(rows[i].rule);
        lines_init(&lines, rows[i].program);
        said_init(&said, &lines, rows[i].said);
        said_fold(&said, &lines);
        const struct instant at = lines_at(&lines, rows[i].at);
        const struct program *as_of = changes_as_of(lines.program, at, &lines.arena);
        CHECK_STR(lists_text(&lines, as_of), rows[i].lists);
        CHECK_INT(as_of == lines.program, changes_next_made(lines.program, at).ms == INSTANT_NEVER.ms);
        CHECK(said.live.session_count > 0 || changes_next_made(as_of, at).ms == INSTANT_NEVER.ms);
        uint32_t in_order = 1;
        for (; in_order < as_of->all.count; in_order++)
            CHECK(as_of->all.slots[in_order - 1].start.ms <= as_of->all.slots[in_order].start.ms);
        CHECK(as_of->all.count == 0 || (as_of->first.ms <= as_of->all.slots[0].start.ms &&
                                        as_of->last.ms >= as_of->all.slots[in_order - 1].end.ms));
        lines_finish(&lines);
    }
}

static void test_next_made(void)
{
    struct lines lines;
    struct said said;
    check_row("the next one of decided, added and seen");
    lines_init(&lines, PROGRAM);
    CHECK_INT(changes_next_made(lines.program, INSTANT_NONE).ms, INSTANT_NEVER.ms);
    said_init(&said, &lines,
              "09:00 a delay=5; add 09:20 live-1 C 12:00-12:30; feed 09:10 b room=B was=A; - c full");
    said_fold(&said, &lines);
    static const char *const made[] = {"09:00", "09:10", "09:20"};
    struct instant at = INSTANT_NONE;
    for (size_t i = 0; i < 3; i++) {
        at = changes_next_made(lines.program, at);
        CHECK_INT(at.ms, lines_at(&lines, made[i]).ms);
        CHECK_INT(changes_next_made(lines.program, (struct instant){at.ms - 1}).ms, at.ms);
    }
    CHECK_INT(changes_next_made(lines.program, at).ms, INSTANT_NEVER.ms);
    lines_finish(&lines);
}

int main(void)
{
    test_rows();
    test_next_made();
    return check_done();
}

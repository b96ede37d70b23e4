/*
 * A day at the Linux Plumbers Conference 2024 on which much happens: lpc-2024-thursday.txt. What follows a
 * delay stands where day.md says; a cancelled session is never on; the doors that a session has gone from and
 * to agree at each minute.
 */
#include "changes/said.h"
#include "dirty_memory.h"
#include "schedule/files.h"

static struct lines lines; /* its zone, which is the event's, and its date; and the folded program */
static struct thresholds thresholds;

static uint32_t session_of(const char *id)
{
    uint32_t session = program_find_session(lines.program, id);
    CHECK(session != PROGRAM_NONE);
    return session;
}

static uint32_t room_of(const char *id)
{
    for (uint32_t i = 0; i < lines.program->room_count; i++)
        if (strcmp(lines.program->rooms[i].id, id) == 0)
            return i;
    lines_bad("no room", id);
    return PROGRAM_NONE;
}

static const char *slots_in(const struct slot_index *index, uint32_t session)
{
    struct str_builder text = {.arena = &lines.arena};
    str_add(&text, "");
    for (uint32_t i = 0; i < index->count; i++) {
        if (index->slots[i].session != session)
            continue;
        str_add(&text, text.length ? " " : "");
        lines_add_instant(&text, &lines, index->slots[i].start);
        str_add(&text, "-");
        lines_add_instant(&text, &lines, index->slots[i].end);
    }
    return text.text;
}

static void test_times(void)
{
    static const struct {
        const char *room, *session, *on, *gone, *waiting;
    } rows[] = {
        {"hall-n1", "33.1", "10:05-10:40", "", ""},
        {"hall-n1", "33.2", "10:40-11:10", "", ""},
        {"hall-n1", "33.3", "11:10-11:40", "", ""},
        {"hall-n1", "33.coffee", "11:40-12:00", "", ""},
        {"hall-n1", "33.4", "12:00-12:30", "", ""},
        {"hall-n1", "33.5", "12:30-12:55", "", ""},
        {"hall-n1", "33.6", "12:55-13:20", "", ""},
        {"hall-n1", "33.7", "13:20-13:40", "", ""},
        {"hall-n1", "33", "10:00-13:40", "", ""},
        {"hall-n1", "thu-lunch", "13:40-15:00", "", ""},
        {"hall-l1", "thu-lunch", "13:30-15:00", "", ""},
        {"hall-l1", "thu-refereed-1", "10:15-11:45", "", ""},
        {"hall-l1", "thu-coffee-am", "11:45-12:00", "", ""},
        {"hall-n2", "thu-coffee-am", "11:30-12:00", "", ""},
        {"hall-n2", "bof-perf", "", "10:00-11:00", ""},
        {"hall-n1", "bof-perf", "", "", ""},
        {"room-1-14", "bof-perf", "10:00-11:00", "", ""},
        {"room-1-85", "bof-memory", "11:00-12:00", "10:30-11:30", ""},
        {"room-1-85", "bof-power", "", "12:00-13:00", ""},
        {"room-1-85", "live-1", "12:00-12:55", "", ""},
        {"hall-n1", "bof-kvm", "", "15:00-16:30", ""},
        {"hall-n2", "bof-kvm", "15:40-16:40", "", ""},
        {"hall-l2-l3", "6.1", "15:10-15:40", "", ""},
        {"hall-l2-l3", "6.2", "", "15:30-15:50", ""},
        {"hall-l2-l3", "6.3", "15:50-16:15", "", ""},
        {"hall-l2-l3", "6.4", "16:15-16:35", "", ""},
        {"hall-l2-l3", "6.coffee", "16:35-17:00", "", ""},
        {"hall-l2-l3", "6.5", "17:02-17:32", "", ""},
        {"hall-l2-l3", "6.6", "17:32-17:52", "", ""},
        {"hall-l2-l3", "6.7", "17:52-18:12", "", ""},
        {"hall-l2-l3", "6.8", "18:12-18:32", "", ""},
        {"hall-l2-l3", "6", "15:00-18:32", "", ""},
        {"hall-l1", "thu-refereed-2", "12:00-13:30", "", ""},
        {"hall-l1", "thu-refereed-3", "", "15:00-16:30", ""},
        {"hall-l2-l3", "thu-refereed-3", "", "15:00-16:30", ""},
        {"hall-l1", "thu-refereed-4", "17:00-18:30", "", ""},
        {"room-1-85", "bof-safety", "", "17:00-18:00", ""},
        {"hall-n2", "bof-safety", "", "", "17:00-18:00"},
        {"room-1-14", "thu-hackroom", "10:00-18:30", "", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct room *room = &lines.program->rooms[room_of(rows[i].room)];
        uint32_t session = session_of(rows[i].session);
        check_row(arena_printf(&lines.arena, "%s in %s", rows[i].session, rows[i].room));
        bool is_break = lines.program->sessions[session].kind == SESSION_BREAK;
        CHECK_STR(slots_in(is_break ? &room->breaks : &room->sessions, session), rows[i].on);
        CHECK_STR(slots_in(&room->tombstones, session), rows[i].gone);
        CHECK_STR(slots_in(&room->waiting, session), rows[i].waiting);
    }
    check_row("in no room");
    CHECK_STR(slots_in(&lines.program->all, session_of("thu-registration")), "08:45-10:15");
    CHECK_STR(slots_in(&lines.program->all, session_of("evening")), "20:00-23:30");
    CHECK_STR(slots_in(&lines.program->all_tombstones, session_of("evening")), "19:00-23:30");
}

static bool has(struct slot_list list, uint32_t session)
{
    for (uint32_t i = 0; i < list.count; i++)
        if (list.slots[i].session == session)
            return true;
    return false;
}

/* What each door says of a session at a moment. */
static void test_moment(const struct room_state *states, struct instant at)
{
    const struct program *program = lines.program;
    for (uint32_t i = 0; i < program->session_count; i++) {
        const struct session *session = &program->sessions[i];
        for (uint32_t room = 0; room < program->room_count; room++) {
            const struct room_state *state = &states[room];
            bool is_on = has(state->now, i), comes = has(state->next, i) || has(state->later, i);
            bool here = session_in_room(program, session, room), gone = has(state->tombstones, i);
            if (session->cancelled || mark_has(program, i, MARK_WAITING))
                CHECK(!is_on);
            if (session->cancelled)
                CHECK(!comes && state->block != i);
            CHECK(here || (!is_on && !comes));
            /* The door that it has gone from says where it is, and that one knows it. */
            if (gone && !session->cancelled)
                for (uint32_t own = 0; own < session->room_count; own++)
                    CHECK(*slots_in(&program->rooms[session->rooms[own]].sessions, i) ||
                          *slots_in(&program->rooms[session->rooms[own]].waiting, i));
            if (mark_has(program, i, MARK_MOVED) && !session->cancelled && is_on)
                CHECK(session->start.ms <= at.ms && at.ms < session->end.ms);
        }
    }
}

static void test_minutes(void)
{
    struct arena arena;
    arena_init(&arena, dirty_malloc, free);
    struct room_state states[8];
    const struct instant end = lines_at(&lines, "1/04:00");
    check_row("at each minute");
    CHECK(lines.program->room_count <= 8);
    for (struct instant at = lines_at(&lines, "04:00"); at.ms < end.ms; at.ms += MS_PER_MINUTE) {
        arena_reset(&arena);
        for (uint32_t room = 0; room < lines.program->room_count; room++)
            room_state_at(lines.program, &thresholds, room, at, &arena, &states[room]);
        test_moment(states, at);
    }
    arena_finish(&arena);
}

int main(void)
{
    struct program_file file;
    static struct said said;
    size_t size;
    thresholds_set_defaults(&thresholds);
    lines_init(&lines, "date 2024-09-19; x A none");
    char *text = files_read("tests/changes/lpc-2024-thursday.txt", &size);
    if (!CHECK(text && files_import(&file, "assets/programs/lpc-2024.json") && file.program))
        return check_done();
    text = realloc(text, size + 1);
    text[size] = '\0';
    said_init(&said, &lines, text);
    lines.program = file.program;
    CHECK(said.live.changes.count >= 40);
    CHECK_STR(said_fold(&said, &lines), "change-waits");
    test_times();
    test_minutes();
    lines_finish(&lines);
    files_finish(&file);
    free(text);
    return check_done();
}

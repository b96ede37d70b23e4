#include "names.h"
#include "preflight/preflight_venue.h"

#include "tool/fixture.h"

static bool has(const struct findings *findings, enum finding_rule rule, uint32_t session, uint32_t room)
{
    for (uint32_t i = 0; i < findings->count; i++)
        if (findings->list[i].rule == rule && findings->list[i].session == session &&
            findings->list[i].room == room)
            return true;
    return false;
}

int main(void)
{
    static const char *const rooms[] = {"hall-b", "cellar"};
    struct preflight_display display = {.name = "b"};
    struct findings findings;
    struct loaded loaded;
    struct arena arena;
    load_small(&loaded);
    arena_init(&arena, malloc, free);
    const struct program *program = loaded.program;
    uint8_t *shown = ARENA_ARRAY(&arena, uint8_t, program->session_count);
    struct preflight preflight = {.program = program, .display_count = 1, .displays = &display};
    uint32_t two = program_find_session(program, "2");
    display_config_set_defaults(&display.config, ROLE_DOOR);

    check_row("a display of some rooms");
    display.config.rooms = rooms_called(rooms, 2);
    display.config.room_count = 2;
    findings_init(&findings, &arena);
    preflight_venue_look(&preflight, shown, &findings);
    CHECK(has(&findings, FINDING_ROOM_UNKNOWN, PROGRAM_NONE, PROGRAM_NONE));
    CHECK(has(&findings, FINDING_ROOM_UNSHOWN, PROGRAM_NONE,
              program_find_room(program, room_called("hall-a"))));
    CHECK(!has(&findings, FINDING_ROOM_UNSHOWN, PROGRAM_NONE,
               program_find_room(program, room_called("hall-b"))));
    CHECK(!has(&findings, FINDING_ROOM_UNSHOWN, PROGRAM_NONE,
               program_find_room(program, room_called("attic")))); /* empty */
    CHECK(has(&findings, FINDING_NEVER_SHOWN, two, PROGRAM_NONE));
    /* That of a room without a display is told of by its room. */
    CHECK(!has(&findings, FINDING_NEVER_SHOWN, program_find_session(program, "1.1"), PROGRAM_NONE));

    CHECK(!has(&findings, FINDING_NEVER_SHOWN, program_find_session(program, "3"),
               PROGRAM_NONE)); /* cancelled */
    CHECK(
        !has(&findings, FINDING_NEVER_SHOWN, program_find_session(program, "6"), PROGRAM_NONE)); /* no time */

    check_row("a combined room is seen at the door of a part");
    uint32_t attic = program_find_room(program, room_called("attic")),
             five = program_find_session(program, "5");
    uint32_t parts[] = {program_find_room(program, room_called("hall-a")),
                        program_find_room(program, room_called("hall-b"))};
    struct room *combined = (struct room *)&program->rooms[attic], room_before = *combined;
    struct session *closing = (struct session *)&program->sessions[five], session_before = *closing;
    combined->parts = parts;
    combined->part_count = 2;
    combined->sessions.count = 1;
    closing->rooms = &attic;
    closing->room_count = 1;
    findings_init(&findings, &arena);
    preflight_venue_look(&preflight, shown, &findings);
    CHECK(!has(&findings, FINDING_ROOM_UNSHOWN, PROGRAM_NONE, attic));
    CHECK(has(&findings, FINDING_NEVER_SHOWN, five, PROGRAM_NONE));
    combined->part_count = 1; /* of hall-a alone, which has no door */
    findings_init(&findings, &arena);
    preflight_venue_look(&preflight, shown, &findings);
    CHECK(has(&findings, FINDING_ROOM_UNSHOWN, PROGRAM_NONE, attic));
    CHECK(!has(&findings, FINDING_NEVER_SHOWN, five, PROGRAM_NONE));
    check_row("a session in no room");
    closing->room_count = 0;
    findings_init(&findings, &arena);
    preflight_venue_look(&preflight, shown, &findings);
    CHECK(has(&findings, FINDING_NEVER_SHOWN, five, PROGRAM_NONE));
    check_row("a block in no room is shown where a part of it is");
    struct session *part = (struct session *)&program->sessions[two], part_before = *part;
    const uint32_t hall_b = parts[1];
    closing->has_parts = true;
    part->part_of = five;
    part->rooms = &hall_b;
    part->room_count = 1;
    shown[two] = 1;
    findings_init(&findings, &arena);
    preflight_venue_look(&preflight, shown, &findings);
    CHECK(!has(&findings, FINDING_NEVER_SHOWN, five, PROGRAM_NONE));
    check_row("but not where no part of it is");
    shown[two] = 0;
    findings_init(&findings, &arena);
    preflight_venue_look(&preflight, shown, &findings);
    CHECK(has(&findings, FINDING_NEVER_SHOWN, five, PROGRAM_NONE));
    check_row("unless their rooms were told of already");
    part->rooms = parts; /* hall-a, which has no display */
    findings_init(&findings, &arena);
    preflight_venue_look(&preflight, shown, &findings);
    CHECK(!has(&findings, FINDING_NEVER_SHOWN, five, PROGRAM_NONE));
    check_row("a block in a room of its own is not shown by its parts in others");
    part->rooms = &hall_b;
    shown[two] = 1;
    closing->rooms = &hall_b;
    closing->room_count = 1;
    findings_init(&findings, &arena);
    preflight_venue_look(&preflight, shown, &findings);
    CHECK(has(&findings, FINDING_NEVER_SHOWN, five, PROGRAM_NONE));
    shown[two] = 0;
    *part = part_before;
    *combined = room_before;
    *closing = session_before;

    check_row("a display of all, and all shown");
    memset(shown, 1, program->session_count);
    display.config.room_count = 0;
    findings_init(&findings, &arena);
    preflight_venue_look(&preflight, shown, &findings);
    CHECK(has(&findings, FINDING_TRACK_COLOR, PROGRAM_NONE, PROGRAM_NONE));
    CHECK_INT(findings.count, 1); /* a note on the blue of Kernel, which is near that of what is on */
    CHECK(contains(findings.list[0].text, "Kernel: #2f6fde is near on of night"));
    CHECK_INT(findings_faults(&findings), 0);
    check_row("a track whose colour is no state's");
    struct track *track = (struct track *)&program->tracks[0];
    struct track track_before = *track;
    memcpy(track->color, "\x8a\x2b\xe2", 3);
    findings_init(&findings, &arena);
    preflight_venue_look(&preflight, shown, &findings);
    CHECK_INT(findings.count, 0);
    *track = track_before;
    arena_finish(&arena);
    load_finish(&loaded);
    return check_done();
}

#include "preflight/preflight_venue.h"

#include <stdio.h>
#include <string.h>

static struct finding of_venue(enum finding_rule rule)
{
    return (struct finding){.rule = rule,
                            .session = PROGRAM_NONE,
                            .room = PROGRAM_NONE,
                            .count = 1,
                            .first_ms = INSTANT_NONE.ms,
                            .page_subject = PROGRAM_NONE};
}

/* Which rooms have a display; and the displays that have no room. */
static void look_at_rooms(const struct preflight *preflight, struct findings *findings, uint8_t *has_display)
{
    for (uint32_t i = 0; i < preflight->display_count; i++) {
        const struct preflight_display *display = &preflight->displays[i];
        if (display->config.room_count == 0)
            memset(has_display, 1, preflight->program->room_count);
        for (uint32_t j = 0; j < display->config.room_count; j++) {
            uint32_t room =
                display_config_find_room(&display->config, preflight->program, display->config.rooms[j]);
            if (room != PROGRAM_NONE) {
                has_display[room] = 1;
                continue;
            }
            struct finding finding = of_venue(FINDING_ROOM_UNKNOWN);
            snprintf(finding.text, sizeof finding.text, "the display %.80s names the room \"%.100s\"",
                     display->name, display->config.rooms[j].text);
            findings_add(findings, &finding);
        }
    }
}

/* Tracks whose colours are near those of states, in each theme once. */
static void look_at_tracks(const struct preflight *preflight, struct findings *findings)
{
    const struct program *program = preflight->program;
    const struct theme *last = NULL;
    for (uint32_t i = 0; i < preflight->display_count; i++) {
        const struct theme *theme =
            still_style(&(struct still){.style = &preflight->displays[i].style}).theme;
        for (uint32_t track = 0; theme != last && track < program->track_count; track++) {
            const uint8_t *color = program->tracks[track].color;
            if (!program->tracks[track].has_color)
                continue;
            const char *near = theme_track_near(theme, (struct color){color[0], color[1], color[2]});
            if (!near)
                continue;
            struct finding finding = of_venue(FINDING_TRACK_COLOR);
            snprintf(finding.text, sizeof finding.text, "%.140s: #%02x%02x%02x is near %s of %.60s",
                     label_text(program->tracks[track].name, ""), color[0], color[1], color[2], near,
                     theme->name);
            findings_add(findings, &finding);
        }
        last = theme;
    }
}

/* A combined room is seen at the doors of its parts. */
static bool is_seen(const struct program *program, uint32_t room, const uint8_t *has_display)
{
    bool seen = has_display[room];
    for (uint32_t i = 0; !seen && i < program->rooms[room].part_count; i++)
        seen = has_display[program->rooms[room].parts[i]];
    return seen;
}

/* What there is of the parts of each block that has no room of its own: visitors see them in its place. */
enum { PART_SCHEDULED = 1 << 0, PART_SEEN = 1 << 1, PART_SHOWN = 1 << 2 };

static bool is_session_seen(const struct program *program, const struct session *session,
                            const uint8_t *has_display)
{
    bool seen = session->room_count == 0;
    for (uint32_t i = 0; i < session->room_count; i++)
        seen = seen || is_seen(program, session->rooms[i], has_display);
    return seen;
}

static void look_at_parts(const struct program *program, const uint8_t *shown, const uint8_t *has_display,
                          uint8_t *parts)
{
    for (uint32_t i = 0; i < program->session_count; i++) {
        const struct session *part = &program->sessions[i];
        if (!session_is_scheduled(part) || part->cancelled || part->has_parts)
            continue;
        uint8_t facts = (uint8_t)(PART_SCHEDULED | (shown[i] ? PART_SHOWN : 0) |
                                  (is_session_seen(program, part, has_display) ? PART_SEEN : 0));
        for (uint32_t up = part->part_of; up != PROGRAM_NONE; up = program->sessions[up].part_of)
            if (program->sessions[up].room_count == 0)
                parts[up] |= facts;
    }
}

void preflight_venue_look(const struct preflight *preflight, const uint8_t *shown, struct findings *findings)
{
    const struct program *program = preflight->program;
    uint8_t *has_display = ARENA_ARRAY(findings->arena, uint8_t, program->room_count + 1);
    look_at_rooms(preflight, findings, has_display);
    look_at_tracks(preflight, findings);
    for (uint32_t i = 0; i < program->room_count; i++) {
        const struct room *room = &program->rooms[i];
        if (is_seen(program, i, has_display) || room->sessions.count == 0)
            continue;
        struct finding finding = of_venue(FINDING_ROOM_UNSHOWN);
        finding.room = i;
        snprintf(finding.text, sizeof finding.text, "%u sessions", room->sessions.count);
        findings_add(findings, &finding);
    }
    if (preflight->sample) /* what was left out may have shown it */
        return;
    uint8_t *parts = ARENA_ARRAY(findings->arena, uint8_t, program->session_count + 1);
    look_at_parts(program, shown, has_display, parts);
    for (uint32_t i = 0; i < program->session_count; i++) {
        const struct session *session = &program->sessions[i];
        if (shown[i] || parts[i] & PART_SHOWN || !session_is_scheduled(session) || session->cancelled ||
            session->kind == SESSION_BREAK)
            continue;
        /* Its room was told of already. */
        if (!is_session_seen(program, session, has_display) || parts[i] == PART_SCHEDULED)
            continue;
        struct finding finding = of_venue(FINDING_NEVER_SHOWN);
        finding.session = i;
        findings_add(findings, &finding);
    }
}

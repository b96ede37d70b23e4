#include "simulator/seek.h"

#include <stdlib.h>

#include "desk/find.h"
#include "reader/name_key.h"
#include "lookup/moment.h"
#include "lookup/room_part.h"

enum { ROWS_SHOWN = 14 };

uint32_t seek_hits(const struct seek *seek, const struct program *program, struct instant now,
                   struct arena *arena, const struct seek_hit **ret)
{
    struct seek_hit *hits = ARENA_ARRAY(arena, struct seek_hit, SEEK_MOST_HITS);
    const struct desk_hit *found;
    const uint32_t *rooms;
    uint32_t count = 0;
    uint32_t room_count = room_find_part(program, name_of_room(arena, seek->line.text), arena, &rooms);
    *ret = hits;
    for (; count < room_count && count < SEEK_MOST_HITS; count++)
        hits[count] = (struct seek_hit){.room = rooms[count], .session = PROGRAM_NONE};
    uint32_t sessions =
        desk_find_sessions(program, seek->line.text, name_key, now, SEEK_MOST_HITS - count, arena, &found);
    for (uint32_t i = 0; i < sessions; i++)
        hits[count++] = (struct seek_hit){found[i].room, found[i].session, found[i].slot};
    return count;
}

bool seek_moment(const struct seek *seek, const struct program *program, struct instant real_now,
                 struct instant *ret, struct err *reterr)
{
    const struct when_context context = {.program = program, .now = real_now};
    return when_read_in(seek->line.text, &context, ret, reterr);
}

static uint32_t hit_count(const struct seek *seek, const struct program *program, struct instant now)
{
    struct arena arena;
    const struct seek_hit *hits;
    arena_init(&arena, malloc, free);
    uint32_t count = seek->question == SEEK_WORDS ? seek_hits(seek, program, now, &arena, &hits) : 0;
    arena_finish(&arena);
    return count;
}

enum seek_answer seek_key(struct seek *seek, const struct program *program, struct instant now,
                          const struct board_event *event)
{
    uint32_t rows;
    switch (event->key) {
    case BOARD_KEY_ESCAPE:
        return SEEK_LEFT;
    case BOARD_KEY_ENTER:
        return SEEK_FOUND;
    case BOARD_KEY_UP:
    case BOARD_KEY_DOWN:
        rows = hit_count(seek, program, now);
        if (rows > 0)
            seek->chosen = (seek->chosen + (event->key == BOARD_KEY_UP ? rows - 1 : 1)) % rows;
        return SEEK_GOES_ON;
    default:
        if (typed_line_key(&seek->line, event))
            seek->chosen = 0;
        return SEEK_GOES_ON;
    }
}

/* --- its text --- */

/* "Fri 20 Sep 10:42". */
static void add_moment(struct str_builder *text, const struct program *program, struct instant at)
{
    static const char *const weekdays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    struct civil local = zone_to_civil(&program->zone, at);
    str_addf(text, "%s %d %s %02d:%02d",
             weekdays[civil_weekday(civil_to_days(local.year, local.month, local.day))], local.day,
             months[local.month - 1], local.hour, local.minute);
}

static void add_hit(struct str_builder *text, const struct program *program, const struct seek_hit *hit)
{
    const char *room = hit->room != PROGRAM_NONE ? label_text(program->rooms[hit->room].name, "") : "";
    if (hit->session == PROGRAM_NONE) {
        str_addf(text, "%s, the room", room);
        return;
    }
    const struct session *session = &program->sessions[hit->session];
    if (instant_is_set(hit->slot.start))
        add_moment(text, program, hit->slot.start);
    else
        str_add(text, "without a time");
    str_addf(text, "  %s", label_text(session->title, ""));
    for (uint32_t i = 0; i < session->person_count && i < 2; i++)
        str_addf(text, ", %s", session->people[i].name);
    if (*room)
        str_addf(text, ", %s", room);
}

static void add_hits(struct str_builder *text, const struct seek *seek, const struct program *program,
                     struct instant now)
{
    const struct seek_hit *hits;
    uint32_t count = seek_hits(seek, program, now, text->arena, &hits);
    uint32_t first = seek->chosen < ROWS_SHOWN ? 0 : seek->chosen - ROWS_SHOWN + 1;
    for (uint32_t i = first; i < count && i < first + ROWS_SHOWN; i++) {
        str_addf(text, "%-10s ", i == seek->chosen ? "       \xE2\x80\xBA" : "");
        add_hit(text, program, &hits[i]);
        str_add(text, "\n");
    }
    if (count == 0)
        str_addf(text, "%-10s %s\n", "",
                 *seek->line.text ? "nothing is called that" : "nearest in time first");
    else if (count > ROWS_SHOWN)
        str_addf(text, "%-10s %u of %u%s\n", "", seek->chosen + 1, count,
                 count == SEEK_MOST_HITS ? " and more" : "");
}

static void add_time(struct str_builder *text, const struct seek *seek, const struct program *program,
                     struct instant real_now)
{
    struct instant at;
    str_addf(text, "%-10s ", "");
    if (!*seek->line.text)
        str_add(text, "fri, fri 10:42, 20 sep, 2024-09-20, 10:42 of the first day, now");
    else if (seek_moment(seek, program, real_now, &at, NULL))
        add_moment(text, program, at);
    else
        str_add(text, "no moment yet");
    str_add(text, "\n");
}

const char *seek_text(const struct seek *seek, const struct program *program, struct instant now,
                      struct instant real_now, struct arena *arena)
{
    struct str_builder text = {.arena = arena};
    str_add(&text,
            seek->question == SEEK_MOMENT ? "Go to a moment\n" : "Find a room, a session or a person\n");
    str_addf(&text, "%-10s %s_\n", "type", seek->line.text);
    if (seek->question == SEEK_MOMENT)
        add_time(&text, seek, program, real_now);
    else
        add_hits(&text, seek, program, now);
    str_addf(&text, "%-10s goes there\n%-10s stays here\n", "enter", "escape");
    return text.text;
}

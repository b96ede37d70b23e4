#include "simulator/rehearse_menu.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "program/index.h"
#include "reader/name_key.h"
#include "scene/words.h"

enum { ROWS_SHOWN = 14 };

static const char *const kinds[] = {[EMERGENCY_FIRE] = "fire",
                                    [EMERGENCY_EVACUATION] = "evacuation",
                                    [EMERGENCY_MEDICAL] = "medical emergency",
                                    [EMERGENCY_SHELTER] = "take shelter",
                                    [EMERGENCY_CUSTOM] = "another, by its text alone"};
enum { KIND_COUNT = sizeof kinds / sizeof *kinds };

/* --- where to and when --- */

/* A time of day: "11:30", "9.05"; gives its length, 0 where there is none. */
static size_t read_time(const char *text, int *ret_minutes)
{
    size_t digits = 0, length;
    int hour = 0;
    while (digits < 2 && ascii_is_digit(text[digits]))
        hour = 10 * hour + (text[digits++] - '0');
    length = digits + 3;
    if (digits == 0 || text[digits] != ':' || !ascii_is_digit(text[digits + 1]) ||
        !ascii_is_digit(text[digits + 2]) || (text[length] && text[length] != ' '))
        return 0;
    int minute = 10 * (text[digits + 1] - '0') + (text[digits + 2] - '0');
    *ret_minutes = 60 * hour + minute;
    return hour < 24 && minute < 60 ? length : 0;
}

/* What was typed: a part of a room's name, and a time, in any order. */
struct wanted {
    char *key; /* of the name's part; "": any room */
    bool has_time;
    int minutes;
};

static struct wanted read_line(const char *line, struct arena *arena)
{
    struct str_builder name = {.arena = arena};
    struct wanted wanted = {.has_time = false};
    str_add(&name, "");
    while (*line) {
        size_t length = strcspn(line, " "), time = read_time(line, &wanted.minutes);
        if (time)
            wanted.has_time = true;
        else
            str_add_n(&name, line, length);
        line += length;
        str_add_n(&name, line, *line && !time);
        line += *line != '\0';
    }
    wanted.key = name_key(arena, name.text);
    return wanted;
}

/* The time on the session's conference day, or today's. */
static struct instant start_of(const struct program *program, const struct session *session,
                               struct instant now, int minutes)
{
    struct instant of = session_is_scheduled(session) ? session->start : now;
    struct day day = program_day_at(program, of);
    struct civil local = zone_to_civil(&program->zone, day.start);
    if (minutes < program->event.day_start_min)
        local.day++;
    local.hour = minutes / 60;
    local.minute = minutes % 60;
    local.second = local.ms = 0;
    return zone_to_instant(&program->zone, local);
}

static bool is_called(const struct room *room, const char *key)
{
    for (uint32_t i = 0; i < room->key_count; i++)
        if (strstr(room->keys[i], key))
            return true;
    return false;
}

static bool is_own(const struct session *session, uint32_t room)
{
    for (uint32_t i = 0; i < session->room_count; i++)
        if (session->rooms[i] == room)
            return true;
    return false;
}

/* The rooms that may be meant, in program order. */
static uint32_t find_rooms(const struct program *program, const char *key, struct arena *arena,
                           uint32_t **ret_rooms)
{
    uint32_t count = 0;
    *ret_rooms = ARENA_ARRAY(arena, uint32_t, program->room_count);
    for (uint32_t room = 0; room < program->room_count; room++)
        if (is_called(&program->rooms[room], key))
            (*ret_rooms)[count++] = room;
    return count;
}

/* The likeliest of them: with a time alone its own, else the first that it is not in. */
static uint32_t likeliest(const struct session *session, const struct wanted *wanted, const uint32_t *rooms,
                          uint32_t count)
{
    bool stays = wanted->has_time && !*wanted->key;
    for (uint32_t i = 0; i < count; i++)
        if (is_own(session, rooms[i]) == stays)
            return i;
    return 0;
}

static uint32_t row_count(const struct rehearse_menu *menu, const struct program *program)
{
    struct arena arena;
    uint32_t *rooms, count = 0;
    if (menu->question == ASK_EMERGENCY)
        return KIND_COUNT;
    if (menu->question != ASK_MOVE)
        return 0;
    arena_init(&arena, malloc, free);
    count = find_rooms(program, read_line(menu->line.text, &arena).key, &arena, &rooms);
    arena_finish(&arena);
    return count;
}

static void choose_likeliest(struct rehearse_menu *menu, const struct program *program)
{
    struct arena arena;
    uint32_t *rooms;
    arena_init(&arena, malloc, free);
    struct wanted wanted = read_line(menu->line.text, &arena);
    uint32_t count = find_rooms(program, wanted.key, &arena, &rooms);
    menu->chosen = likeliest(&program->sessions[menu->session], &wanted, rooms, count);
    arena_finish(&arena);
}

void rehearse_menu_ask(struct rehearse_menu *menu, enum rehearse_question question,
                       const struct program *program, uint32_t session, uint32_t room)
{
    *menu = (struct rehearse_menu){.question = question, .session = session, .room = room};
    if (question == ASK_MOVE)
        choose_likeliest(menu, program);
}

void rehearse_menu_follow(struct rehearse_menu *menu, const struct program *last,
                          const struct program *program)
{
    if (menu->question == ASK_NOTICE && menu->room != PROGRAM_NONE)
        menu->room = program_find_room(program, room_own_name(&last->rooms[menu->room]));
    if (menu->question == ASK_NOTICE && menu->room == PROGRAM_NONE)
        menu->other = false;
    if (menu->question != ASK_MOVE)
        return;
    menu->session = program_find_session(program, last->sessions[menu->session].id);
    if (menu->session == PROGRAM_NONE)
        menu->question = ASK_GONE;
    else
        choose_likeliest(menu, program);
}

bool rehearse_menu_move(const struct rehearse_menu *menu, const struct program *program, struct instant now,
                        uint32_t *ret_room, struct instant *ret_start)
{
    struct arena arena;
    uint32_t *rooms;
    const struct session *session = &program->sessions[menu->session];
    arena_init(&arena, malloc, free);
    struct wanted wanted = read_line(menu->line.text, &arena);
    uint32_t count = find_rooms(program, wanted.key, &arena, &rooms);
    bool found = menu->chosen < count;
    *ret_room = found && !is_own(session, rooms[menu->chosen]) ? rooms[menu->chosen] : PROGRAM_NONE;
    /* One that is in several rooms may be wanted in one of them alone. */
    if (found && *ret_room == PROGRAM_NONE && session->room_count > 1 && !wanted.has_time)
        *ret_room = rooms[menu->chosen];
    *ret_start = wanted.has_time ? start_of(program, session, now, wanted.minutes) : INSTANT_NONE;
    arena_finish(&arena);
    return found;
}

enum emergency_kind rehearse_menu_kind(const struct rehearse_menu *menu)
{
    return (enum emergency_kind)menu->chosen;
}

/* --- keys --- */

static bool types(const struct rehearse_menu *menu)
{
    return menu->question != ASK_EMERGENCY || menu->chosen == EMERGENCY_CUSTOM;
}

enum rehearse_answer rehearse_menu_key(struct rehearse_menu *menu, const struct program *program,
                                       const struct board_event *event)
{
    uint32_t rows = row_count(menu, program);
    switch (event->key) {
    case BOARD_KEY_ESCAPE:
        return ANSWER_LEFT;
    case BOARD_KEY_ENTER:
        return menu->question == ASK_GONE ? ANSWER_LEFT : ANSWER_DECIDED;
    case BOARD_KEY_UP:
    case BOARD_KEY_DOWN:
        if (rows > 0)
            menu->chosen = (menu->chosen + (event->key == BOARD_KEY_UP ? rows - 1 : 1)) % rows;
        return ANSWER_NONE;
    case BOARD_KEY_TAB:
        menu->other = !menu->other && (menu->question != ASK_NOTICE || menu->room != PROGRAM_NONE);
        return ANSWER_NONE;
    default:
        break;
    }
    if (menu->question == ASK_EMERGENCY && !*menu->line.text && event->key >= '1' &&
        event->key < '1' + KIND_COUNT)
        menu->chosen = event->key - '1';
    else if (types(menu) && typed_line_key(&menu->line, event) && menu->question == ASK_MOVE)
        choose_likeliest(menu, program);
    return ANSWER_NONE;
}

/* --- its text --- */

static const char *title_of(const struct program *program, uint32_t session)
{
    return label_text(program->sessions[session].title, "");
}

/* What another session would be in the way of, in a room. */
struct overlap {
    uint32_t session; /* that is moved */
    struct slot found;
};

static void find_overlap(const struct slot_index *index, struct instant start, struct instant end,
                         struct overlap *overlap)
{
    for (uint32_t i = 0; i < index->count && index->slots[i].start.ms < end.ms; i++)
        if (index->slots[i].end.ms > start.ms && index->slots[i].session != overlap->session &&
            overlap->found.session == PROGRAM_NONE)
            overlap->found = index->slots[i];
}

static void add_room(struct str_builder *text, const struct program *program, uint32_t number,
                     const struct session *session, struct instant start)
{
    const struct words *words = words_english();
    const struct room *room = &program->rooms[number];
    str_add(text, label_text(room->name, ""));
    if (is_own(session, number))
        str_add(text, " (now)");
    if (!instant_is_set(start))
        return;
    int64_t length = session_is_scheduled(session) ? session->end.ms - session->start.ms : MS_PER_HOUR;
    struct overlap overlap = {.session = (uint32_t)(session - program->sessions),
                              .found = {.session = PROGRAM_NONE}};
    find_overlap(&room->sessions, start, (struct instant){start.ms + length}, &overlap);
    if (overlap.found.session == PROGRAM_NONE)
        str_add(text, ": free");
    else
        str_addf(text, ": %s %s",
                 words_span(words, program, overlap.found.start, overlap.found.end, text->arena),
                 title_of(program, overlap.found.session));
}

static void add_row(struct str_builder *text, bool chosen)
{
    str_addf(text, "%-10s ", chosen ? "       \xE2\x80\xBA" : "");
}

static void add_move(const struct rehearse_menu *menu, const struct program *program, struct instant now,
                     struct str_builder *text)
{
    const struct session *session = &program->sessions[menu->session];
    struct wanted wanted = read_line(menu->line.text, text->arena);
    uint32_t *rooms, count = find_rooms(program, wanted.key, text->arena, &rooms);
    struct instant start = wanted.has_time ? start_of(program, session, now, wanted.minutes) : session->start;
    str_addf(text, "Where to: %s\n", title_of(program, menu->session));
    str_addf(text, "%-10s %s_\n", "type", menu->line.text);
    str_addf(text, "%-10s a part of a room's name, a time (11:30), or both; enter moves it\n", "");
    if (wanted.has_time)
        str_addf(text, "%-10s %s\n", "at", words_start(words_english(), program, now, start, text->arena));
    uint32_t first = menu->chosen < ROWS_SHOWN ? 0 : menu->chosen - ROWS_SHOWN + 1;
    for (uint32_t i = first; i < count && i < first + ROWS_SHOWN; i++) {
        add_row(text, i == menu->chosen);
        add_room(text, program, rooms[i], session, start);
        str_add(text, "\n");
    }
    if (count == 0)
        str_addf(text, "%-10s no room is called that\n", "");
    else if (count > ROWS_SHOWN)
        str_addf(text, "%-10s %u of %u rooms\n", "", menu->chosen + 1, count);
}

static void add_notice(const struct rehearse_menu *menu, const struct program *program,
                       struct str_builder *text)
{
    const char *room = menu->room != PROGRAM_NONE ? label_text(program->rooms[menu->room].name, "") : "";
    str_add(text, "What is to be said\n");
    str_addf(text, "%-10s %s_\n", "type", menu->line.text);
    str_addf(text, "%-10s %s, until the day's end; enter says it\n", "where",
             menu->other ? room : "everywhere");
    if (menu->room != PROGRAM_NONE)
        str_addf(text, "%-10s %s%s\n", "tab", menu->other ? "everywhere" : "only at ",
                 menu->other ? "" : room);
}

static void add_emergency(const struct rehearse_menu *menu, struct str_builder *text)
{
    str_add(text, menu->other ? "Raise an emergency IN EARNEST\n" : "Raise an emergency as a TEST\n");
    for (uint32_t i = 0; i < KIND_COUNT; i++) {
        add_row(text, i == menu->chosen);
        str_addf(text, "%u  %s\n", i + 1, kinds[i]);
    }
    if (menu->chosen == EMERGENCY_CUSTOM)
        str_addf(text, "%-10s %s_\n", "type", menu->line.text);
    str_addf(text, "%-10s %s\n", "tab", menu->other ? "as a TEST" : "in earnest");
    str_addf(text, "%-10s raises it on every display, for an hour; ! lifts it\n", "enter");
}

const char *rehearse_menu_text(const struct rehearse_menu *menu, const struct program *program,
                               struct instant now, struct arena *arena)
{
    struct str_builder text = {.arena = arena};
    if (menu->question == ASK_MOVE)
        add_move(menu, program, now, &text);
    else if (menu->question == ASK_NOTICE)
        add_notice(menu, program, &text);
    else if (menu->question == ASK_GONE)
        str_add(&text, "It is not in the program any more, which was read again\n");
    else
        add_emergency(menu, &text);
    str_addf(&text, "%-10s leaves all as it is\n", "escape");
    return text.text;
}

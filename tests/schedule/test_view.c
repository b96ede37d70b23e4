/*
 * What a display shows, by its role, its cycle and the station's facts; and that nothing of it changes before
 * `until` and `tick_until`.
 */
#include "check.h"
#include "names.h"

#include "changes/random_said.h"
#include "schedule/view.h"

static const struct station running = {
    .program = STATION_PROGRAM_LOADED, .clock = STATION_CLOCK_TRUSTED, .check = STATION_CHECK_OK};

/* ---- views as text ---- */

static const char *room_name(const struct program *program, uint32_t room)
{
    return room == PROGRAM_NONE ? "-" : label_text(program->rooms[room].name, "");
}

/* "room A now=a": lists and phases, without minutes. */
static void add_room(struct str_builder *text, const struct program *program, const struct room_state *state)
{
    str_addf(text, " %s %s", room_name(program, state->room), room_phase_name(state->phase));
    if (state->phase == PHASE_BREAK)
        str_addf(text, "(%s)", room_reason_name(state->reason));
    str_add(text, state->had_today ? "(here)" : "");
    lines_add_ids(text, program, " now=", state->now);
    lines_add_ids(text, program, " next=", state->next);
    if (state->block != PROGRAM_NONE)
        str_addf(text, " block=%s", program->sessions[state->block].id);
    lines_add_ids(text, program, " breaks=", state->breaks);
    lines_add_ids(text, program, " later=", state->later);
    lines_add_ids(text, program, " tomb=", state->tombstones);
}

static void add_soon(struct str_builder *text, const struct program *program, const struct soon_list *list)
{
    static const char *const days[] = {"", "(tomorrow)", "(later)"};
    for (uint32_t i = 0; i < list->count; i++) {
        const struct soon_entry *entry = &list->entries[i];
        str_addf(text, " %s%s%s%s", program->sessions[entry->slot.session].id, entry->running ? "*" : "",
                 entry->cancelled ? "(cancelled)" : "", days[entry->day]);
    }
}

/* Notices have been told already. */
static void add_strips(struct str_builder *text, const struct program *program, const struct strip_list *list)
{
    for (uint32_t i = 0; i < list->count; i++) {
        const struct strip *strip = &list->strips[i];
        if (strip->kind == STRIP_OF_NOTICE)
            continue;
        str_addf(text, " strip=%s:%s", strip_kind_name(strip->kind),
                 program->sessions[strip->slot.session].id);
        for (uint32_t room = 0; room < strip->room_count; room++)
            str_addf(text, "+%s", room_name(program, strip->rooms[room]));
    }
}

/* All that `until` speaks for. */
static const char *structure(const struct view *view, struct arena *arena)
{
    const struct program *program = view->program;
    struct str_builder text = {.arena = arena};
    str_add(&text, view_kind_name(view->kind));
    if (view->time_unverified)
        str_add(&text, " unverified");
    if (view->kind == VIEW_DOOR || view->kind == VIEW_ROOM) {
        add_room(&text, program, &view->state);
        lines_add_ids(&text, program, " rest=", view->rest);
    }
    for (uint32_t i = 0; i < view->notices.count; i++)
        str_addf(&text, " notice=%u", view->notices.notices[i]);
    add_strips(&text, program, &view->strips);
    for (uint32_t i = 0; i < view->row_count; i++) {
        str_add(&text, i ? "," : "");
        add_room(&text, program, &view->rows[i].state);
    }
    str_add(&text, view->event_begun ? " begun" : "");
    if (view->elsewhere.goes_on)
        str_addf(&text, " elsewhere%s", instant_is_set(view->elsewhere.first) ? " later" : "");
    for (uint32_t i = 0; i < view->elsewhere.count; i++)
        str_addf(&text, " %s", room_name(program, view->elsewhere.rooms[i]));
    add_soon(&text, program, &view->soon);
    if (view->session != PROGRAM_NONE)
        str_addf(&text, " %s", program->sessions[view->session].id);
    lines_add_ids(&text, program, " parts=", view->parts);
    lines_add_ids(&text, program, " first=", view->event.first);
    lines_add_ids(&text, program, " day=", view->day_program);
    if (view->fault_text)
        str_addf(&text, " \"%s\" near %s", view->fault_text, view->fault_hint);
    return text.text;
}

/* And all that `tick_until` speaks for. */
static const char *ticks(const struct view *view, struct arena *arena)
{
    struct str_builder text = {.arena = arena};
    str_add(&text, structure(view, arena));
    if (view->kind == VIEW_NIGHT || view->kind == VIEW_CLOCK_UNTRUSTED || !view->program)
        return text.text; /* no clock is shown */
    struct instant now = view->now;
    struct civil civil = zone_to_civil(&view->program->zone, now);
    str_addf(&text, " %02d:%02d day %d", civil.hour, civil.minute, (int)view->day.date);
    if (view->kind == VIEW_DOOR || view->kind == VIEW_ROOM)
        str_addf(&text, " %d %d turn %u", view->state.minutes_left, view->state.minutes_to_next,
                 (unsigned)view->strips.turn);
    for (uint32_t i = 0; i < view->row_count; i++)
        str_addf(&text, " %d %d", view->rows[i].state.minutes_left, view->rows[i].state.minutes_to_next);
    if (view->page.count)
        str_addf(&text, " page %s %d %d %d/%d", page_kind_name(view->page.kind), (int)view->page.subject,
                 (int)view->page.repetition, (int)view->page.position, (int)view->page.count);
    return text.text;
}

/* ---- rows ---- */

struct row {
    const char *rule, *program;
    enum display_role role;
    const char *rooms;
    const char *at, *expected;
};

static void make(const struct lines *lines, const struct display_config *config, struct station station,
                 struct instant now, struct arena *arena, struct view *ret)
{
    struct view_request request = {
        .program = lines->program, .config = config, .station = station, .now = now};
    view_make(&request, arena, ret);
}

/* Names parted by ','; NULL: all rooms. */
static void set_rooms(struct display_config *config, const char *rooms, struct arena *arena)
{
    const char **names = ARENA_ARRAY(arena, const char *, 8);
    config->room_count = 0;
    if (rooms)
        for (char *name = strtok(arena_copy(arena, rooms), ","); name; name = strtok(NULL, ","))
            names[config->room_count++] = name;
    config->rooms = rooms_called(names, config->room_count);
}

#define HALLS                                                                                                \
    "room Hall1; room Hall2; room Cellar; a Hall1 10:00-11:00; b Hall2 10:30-11:30; c Hall2 12:00-13:00"

static const struct row door_rows[] = {
    {"a door shows its room's state", HALLS, ROLE_DOOR, "Hall2", "10:45", "door Hall2 ON now=b next=c"},
    {"a door without rooms shows the first", HALLS, ROLE_DOOR, NULL, "10:45", "door Hall1 ON now=a"},
    {"a door of several rooms shows what is on in any of them", HALLS, ROLE_DOOR, "Hall1,Hall2", "10:15",
     "door Hall1, Hall2 ON now=a next=b rest=c"},
    {"a door of several rooms: what began later is first", HALLS, ROLE_DOOR, "Hall2,Hall1", "10:45",
     "door Hall2, Hall1 ON now=b,a next=c"},
    {"a door of several rooms: nothing is over while one goes on", HALLS, ROLE_DOOR, "Hall1,Cellar,Hall2",
     "11:15", "door Hall1, Cellar, Hall2 ON now=b next=c"},
    {"a combined room at the door of its part has the part's name",
     "room D; room E; room DE D E; a D 10:00-11:00; k DE 11:10-12:00", ROLE_DOOR, "D,DE", "11:20",
     "door D ON now=k"},
    {"a session in both rooms is on once", "a A,B 10:00-11:00; b A 11:00-12:00", ROLE_DOOR, "A,B", "10:30",
     "door A, B ON now=a next=b"},
    {"the same room twice is one", "a A 10:00-11:00", ROLE_DOOR, "A,a", "10:30", "door A ON now=a"},
    {"breaks and cancelled sessions of all",
     "a A 09:00-10:00; p B 10:00-10:30 break; c B 10:10-10:20 cancelled; "
     "b A 10:30-11:00",
     ROLE_DOOR, "A,B", "10:05", "door A, B BREAK(break) next=b breaks=p tomb=c"},
    {"a door shows what comes after next", "a A 10:00-11:00; b A 11:00-12:00; c A 12:00-13:00", ROLE_DOOR,
     "A", "10:30", "door A ON now=a next=b rest=c"},
    {"an unknown room is a fault with the nearest names", HALLS, ROLE_DOOR, "Hall 3", "10:45",
     "fault \"Hall 3\" near Hall1, Hall2, Cellar"},
    {"the nearest name first", HALLS, ROLE_DOOR, "The cellars", "10:45",
     "fault \"The cellars\" near Cellar, Hall1, Hall2"},
    {"a name with the wanted text in it is near",
     "room Hall12; room The-cellar-(Hall3); a Hall12 10:00-11:00", ROLE_DOOR, "hall3", "10:45",
     "fault \"hall3\" near The-cellar-(Hall3), Hall12"},
    {"on a door one unknown room is a fault", HALLS, ROLE_DOOR, "Hall1,Hall9", "10:45",
     "fault \"Hall9\" near Hall1, Hall2, Cellar"},
    {"a hallway goes on with the rooms that are known", HALLS, ROLE_HALLWAY, "Hall2,Hall9", "10:45",
     "overview Hall2 ON now=b next=c"},
    {"a hallway without any known room is a fault", HALLS, ROLE_HALLWAY, "Hall8,Hall9", "10:45",
     "fault \"Hall8\" near Hall1, Hall2, Cellar"},
    {"the door of an empty room", HALLS, ROLE_DOOR, "Cellar", "10:45", "door Cellar EMPTY"},
    {"a program without rooms or sessions", "a - none", ROLE_DOOR, NULL, "10:45", "no-sessions"},
};

static void test_rows(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        check_row(rows[i].rule);
        struct lines lines;
        lines_init(&lines, rows[i].program);
        struct display_config config;
        display_config_set_defaults(&config, rows[i].role);
        static const struct cycle_entry overview[] = {{.kind = PAGE_OVERVIEW}};
        config.cycle = overview;
        config.cycle_count = 1;
        set_rooms(&config, rows[i].rooms, &lines.arena);
        struct view view;
        make(&lines, &config, running, lines_at(&lines, rows[i].at), &lines.arena, &view);
        CHECK_STR(structure(&view, &lines.arena), rows[i].expected);
        CHECK_INT(view.page.count > 0, rows[i].role == ROLE_HALLWAY && view.kind != VIEW_FAULT);
        lines_finish(&lines);
    }
}

/* ---- hallway pages ---- */

#define WEEK                                                                                                 \
    "a A 10:00-11:00; b B 10:30-11:30; c A 1/10:00-11:00; d A 1/11:00-12:00; x A 3/10:00-12:00 block; "      \
    "p A 3/10:00-11:00 of=x"

static const struct {
    const char *rule;
    enum page_kind kind;
    const char *subject; /* a room's or session's name */
    const char *program, *at, *expected;
} page_rows[] = {
    {"overview: all rooms, now and next", PAGE_OVERVIEW, NULL, WEEK, "10:45",
     "overview A ON now=a later=c, B ON now=b"},
    {"overview: rooms with nothing more today are left out", PAGE_OVERVIEW, NULL, WEEK, "11:10",
     "overview B ON now=b"},
    {"overview: a cancelled slot is something", PAGE_OVERVIEW, NULL,
     "a A 10:00-11:00; c B 10:30-11:30 cancelled", "10:45", "overview A ON now=a, B EMPTY tomb=c"},
    {"overview before the event", PAGE_OVERVIEW, NULL, WEEK, "-1/12:00",
     "before a(tomorrow) b(tomorrow) first=a"},
    {"overview between days", PAGE_OVERVIEW, NULL, WEEK, "12:00", "between c(tomorrow) d(tomorrow) first=c"},
    {"overview after the event", PAGE_OVERVIEW, NULL, WEEK, "3/12:00", "after"},
    {"overview of an event with no sessions", PAGE_OVERVIEW, NULL, "room A; a A none", "12:00",
     "no-sessions"},
    {"soon", PAGE_SOON, NULL, WEEK, "10:15", "soon a* b c(tomorrow) d(tomorrow)"},
    {"soon with nothing to say: after the event", PAGE_SOON, NULL, WEEK, "3/12:00", "after"},
    {"room: like the door", PAGE_ROOM, "B", WEEK, "10:20", "room B SOON next=b"},
    {"room: like the door, with what comes after next", PAGE_ROOM, "A", WEEK, "1/09:00",
     "room A BEFORE_DAY next=c rest=d"},
    {"contribution: a session", PAGE_CONTRIBUTION, "a", WEEK, "10:15", "contribution a"},
    {"contribution: a block with its parts", PAGE_CONTRIBUTION, "x", WEEK, "3/10:15",
     "contribution x parts=p"},
    {"contribution: unscheduled", PAGE_CONTRIBUTION, "u", WEEK "; u - none", "3/10:15", "contribution u"},
};

static struct page page_of(const struct lines *lines, enum page_kind kind, const char *subject)
{
    struct page page = {.kind = kind, .subject = PROGRAM_NONE, .dwell_ms = 10000, .count = 1};
    if (kind == PAGE_ROOM)
        page.subject = program_find_room(lines->program, room_called(subject));
    else if (kind == PAGE_CONTRIBUTION)
        page.subject = program_find_session(lines->program, subject);
    return page;
}

static void test_pages(void)
{
    for (size_t i = 0; i < sizeof page_rows / sizeof *page_rows; i++) {
        check_row(page_rows[i].rule);
        struct lines lines;
        lines_init(&lines, page_rows[i].program);
        struct display_config config;
        display_config_set_defaults(&config, ROLE_HALLWAY);
        struct view_request request = {.program = lines.program,
                                       .config = &config,
                                       .station = running,
                                       .page_fixed = true,
                                       .now = lines_at(&lines, page_rows[i].at),
                                       .page = page_of(&lines, page_rows[i].kind, page_rows[i].subject)};
        struct view view;
        view_make(&request, &lines.arena, &view);
        CHECK_STR(structure(&view, &lines.arena), page_rows[i].expected);
        lines_finish(&lines);
    }
}

/* The page is the cycle's; and what has ended in a round keeps its row to the round's end. */
static void test_cycle(void)
{
    static const struct cycle_entry cycle[] = {{.kind = PAGE_OVERVIEW, .seconds = 15},
                                               {.kind = PAGE_SOON, .seconds = 10}};
    static const struct {
        const char *rule, *at, *expected, *tick_until;
    } rows[] = {
        {"the first page of the round", "10:00", "overview A ON now=a, B ENDING now=b", "10:00:07.500"},
        {"after the time at which its second sub-page would begin", "10:00:07.500",
         "overview A ON now=a, B ENDING now=b", "10:00:15"},
        {"the second, to its end", "10:00:15", "soon a* b*", "10:00:25"},
        {"tick: the clock's minute before the page's end", "10:00:50", "overview A ON now=a, B ENDING now=b",
         "10:00:57.500"},
        {"tick: the clock's minute before the page's end, again", "10:00:57.500",
         "overview A ON now=a, B ENDING now=b", "10:01"},
        {"a row stays to the round's end", "10:02:30", "overview A ON now=a, B EVENT_OVER elsewhere A",
         "10:02:37.500"},
        {"and is left out in the next round", "10:05", "overview A ON now=a", "10:05:07.500"},
    };
    struct lines lines;
    lines_init(&lines, "a A 10:00-11:00; b B 09:00-10:02");
    struct display_config config;
    display_config_set_defaults(&config, ROLE_HALLWAY);
    config.cycle = cycle;
    config.cycle_count = 2;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].rule);
        struct view view;
        make(&lines, &config, running, lines_at(&lines, rows[i].at), &lines.arena, &view);
        if (strstr(rows[i].expected, "soon"))
            CHECK_INT(view.kind, VIEW_SOON);
        else
            CHECK_STR(structure(&view, &lines.arena), rows[i].expected);
        struct str_builder text = {.arena = &lines.arena};
        lines_add_instant(&text, &lines, view.tick_until);
        CHECK_STR(text.text, rows[i].tick_until);
    }
    lines_finish(&lines);
}

/* ---- the station's screens ---- */

static void test_station(void)
{
    static const struct {
        const char *rule;
        enum station_program program;
        enum station_clock clock;
        enum station_fault fault;
        bool has_program, night;
        const char *expected;
    } rows[] = {
        {"RUNNING", STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_FAULT_NONE, true, false,
         "door A BEFORE_DAY next=a rest=b"},
        {"a last known time gives now and next with a mark", STATION_PROGRAM_LOADED, STATION_CLOCK_UNVERIFIED,
         STATION_FAULT_NONE, true, false, "door unverified A BEFORE_DAY next=a rest=b"},
        {"CLOCK_UNTRUSTED: the day's program in order, and no NOW", STATION_PROGRAM_LOADED,
         STATION_CLOCK_UNTRUSTED, STATION_FAULT_NONE, true, false, "clock-untrusted day=a,b"},
        {"without a clock it is not known to be NIGHT", STATION_PROGRAM_LOADED, STATION_CLOCK_UNTRUSTED,
         STATION_FAULT_NONE, true, true, "clock-untrusted day=a,b"},
        {"nor by a last known time", STATION_PROGRAM_LOADED, STATION_CLOCK_UNVERIFIED, STATION_FAULT_NONE,
         true, true, "door unverified A BEFORE_DAY next=a rest=b"},
        {"NIGHT", STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_FAULT_NONE, true, true, "night"},
        {"NO_PROGRAM", STATION_PROGRAM_NONE, STATION_CLOCK_TRUSTED, STATION_FAULT_NONE, false, false,
         "no-program"},
        {"NO_PROGRAM wins over CLOCK_UNTRUSTED, whatever the night", STATION_PROGRAM_NONE,
         STATION_CLOCK_UNTRUSTED, STATION_FAULT_NONE, false, true, "no-program"},
        {"no program is NO_PROGRAM, whatever the facts say", STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED,
         STATION_FAULT_NONE, false, false, "no-program"},
        {"FAULT wins over NO_PROGRAM", STATION_PROGRAM_NONE, STATION_CLOCK_TRUSTED, STATION_FAULT_STORAGE,
         false, false, "fault"},
        {"FAULT wins over NIGHT", STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_FAULT_CONFIG, true,
         true, "fault"},
    };
    for (int role = 0; role < ROLE_COUNT; role++) {
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            check_row(rows[i].rule);
            struct lines lines;
            lines_init(&lines,
                       "b A 11:00-12:00; a A 10:00-11:00; c A 1/10:00-11:00; x A 10:00-10:05 cancelled");
            struct display_config config;
            display_config_set_defaults(&config, (enum display_role)role);
            if (rows[i].night) {
                config.night_off_min = 4 * 60;
                config.night_on_min = 8 * 60;
            }
            struct station station = running;
            station.program = rows[i].program;
            station.clock = rows[i].clock;
            station.fault = rows[i].fault;
            struct view_request request = {.program = rows[i].has_program ? lines.program : NULL,
                                           .config = &config,
                                           .station = station,
                                           .now = lines_at(&lines, "05:00")};
            struct view view;
            view_make(&request, &lines.arena, &view);
            const char *expected = rows[i].expected;
            if (role == ROLE_HALLWAY && strncmp(expected, "door", 4) == 0)
                CHECK_INT(view.kind, VIEW_OVERVIEW);
            else
                CHECK_STR(structure(&view, &lines.arena), expected);
            CHECK_INT(view.time_unverified, rows[i].clock == STATION_CLOCK_UNVERIFIED);
            CHECK(view.config == &config && view.now.ms == request.now.ms && view.program == request.program);
            lines_finish(&lines);
        }
    }
}

static void test_clock_untrusted(void)
{
    static const struct {
        const char *rule, *program;
        const char *rooms;
        const char *at, *expected;
    } rows[] = {
        {"the day of the clock, if it has sessions", WEEK, NULL, "1/05:00", "clock-untrusted day=c,d"},
        {"else the day that the program begins with", WEEK, NULL, "2/05:00", "clock-untrusted day=a,b"},
        {"of a clock that stands at its beginning, too", WEEK, NULL, "-9999/05:00",
         "clock-untrusted day=a,b"},
        {"only the display's rooms", WEEK, "B", "05:00", "clock-untrusted day=b"},
        {"only the display's rooms: the day of the clock, if they have sessions on it", WEEK, "B", "1/05:00",
         "clock-untrusted day=b"},
        {"parts rather than their blocks", WEEK, NULL, "3/05:00", "clock-untrusted day=p"},
        {"no sessions", "room A; a A none", NULL, "05:00", "clock-untrusted"},
    };
    struct station station = running;
    station.clock = STATION_CLOCK_UNTRUSTED;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].rule);
        struct lines lines;
        lines_init(&lines, rows[i].program);
        struct display_config config;
        display_config_set_defaults(&config, ROLE_HALLWAY);
        set_rooms(&config, rows[i].rooms, &lines.arena);
        struct view view;
        make(&lines, &config, station, lines_at(&lines, rows[i].at), &lines.arena, &view);
        CHECK_STR(structure(&view, &lines.arena), rows[i].expected);
        lines_finish(&lines);
    }
}

#define EVENING "room A; room B; a A 10:00-11:00; b A 21:30-22:00; c A 1/10:00-11:00; d B 1/02:00-02:30"

static void test_night(void)
{
    static const struct {
        const char *rule, *program, *rooms;
        int off_min, on_min;
        const char *at;
        bool night;
    } rows[] = {
        {"not before the time given", EVENING, "A", 19 * 60, 450, "18:59:59.999", false},
        {"off from the time given", EVENING, "A", 19 * 60, 450, "19:00", true},
        {"to the last millisecond", EVENING, "A", 19 * 60, 450, "1/07:29:59.999", true},
        {"on from the time given", EVENING, "A", 19 * 60, 450, "1/07:30", false},
        {"over midnight", EVENING, "A", 19 * 60, 450, "1/00:30", true},
        {"not when one starts within 60 min: before", EVENING, "A", 19 * 60, 450, "20:29:59.999", true},
        {"not when one starts within 60 min", EVENING, "A", 19 * 60, 450, "20:30", false},
        {"not while one is on", EVENING, "A", 19 * 60, 450, "21:45", false},
        {"off again when it ends", EVENING, "A", 19 * 60, 450, "22:00", true},
        {"only its own rooms count", EVENING, "A", 19 * 60, 450, "1/02:10", true},
        {"all its rooms count", EVENING, "A,B", 19 * 60, 450, "1/02:10", false},
        {"all rooms where none are named", EVENING, NULL, 19 * 60, 450, "1/01:00", false},
        {"within one date", EVENING, "A", 60, 450, "1/00:59:59.999", false},
        {"within one date: off", EVENING, "A", 60, 450, "1/01:00", true},
        {"within one date: on", EVENING, "A", 60, 450, "1/07:30", false},
        {"no night is given", EVENING, "A", -1, -1, "1/00:30", false},
        {"a session without a room, where all are shown", "room A; s - 1/00:00-02:00", NULL, 19 * 60, 450,
         "1/01:00", false},
        {"local time after clocks went forward", "date 2024-03-30; a A 10:00-11:00", "A", 60, 450,
         "1/05:29:59.999Z", true},
        {"local time after clocks went forward: on", "date 2024-03-30; a A 10:00-11:00", "A", 60, 450,
         "1/05:30Z", false},
        {"local time after clocks went back: on", "date 2024-10-26; a A 10:00-11:00", "A", 60, 450,
         "1/06:30Z", false},
        {"clocks go back over the end: off the second time too", "date 2024-10-26; a A 10:00-11:00", "A", 60,
         150, "1/01:15Z", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].rule);
        struct lines lines;
        lines_init(&lines, rows[i].program);
        struct display_config config;
        display_config_set_defaults(&config, ROLE_HALLWAY);
        set_rooms(&config, rows[i].rooms, &lines.arena);
        config.night_off_min = rows[i].off_min;
        config.night_on_min = rows[i].on_min;
        struct view view;
        make(&lines, &config, running, lines_at(&lines, rows[i].at), &lines.arena, &view);
        CHECK_INT(view.kind == VIEW_NIGHT, rows[i].night);
        lines_finish(&lines);
    }
}

/* An emergency goes before all but the test card, wakes a panel, and takes turns by a clock that nothing
 * vouches for. */
static void test_emergency(void)
{
    static const struct station untrusted = {.program = STATION_PROGRAM_LOADED,
                                             .clock = STATION_CLOCK_UNTRUSTED},
                                fault = {.program = STATION_PROGRAM_LOADED,
                                         .clock = STATION_CLOCK_TRUSTED,
                                         .fault = STATION_FAULT_CONFIG};
    static const struct {
        const char *rule, *at;
        const struct station *station;
        enum display_role role;
        bool test_card, no_program;
        enum view_kind kind;
        const char *until, *tick;
    } rows[] = {
        {"a door", "20:00:01", &running, ROLE_DOOR, false, false, VIEW_EMERGENCY, "20:30", "20:00:05"},
        {"a hallway, whose cycle is left", "20:00:01", &running, ROLE_HALLWAY, false, false, VIEW_EMERGENCY,
         "20:30", "20:00:05"},
        {"before it, at night", "19:59:59", &running, ROLE_DOOR, false, false, VIEW_NIGHT, "20:00", "20:00"},
        {"over: said so", "20:30:01", &running, ROLE_DOOR, false, false, VIEW_EMERGENCY, "20:32", "20:31"},
        {"and after that", "20:32", &running, ROLE_DOOR, false, false, VIEW_NIGHT, "21:00", "21:00"},
        {"a fault", "20:00:01", &fault, ROLE_DOOR, false, false, VIEW_EMERGENCY, "20:30", "20:00:05"},
        {"no program", "20:00:01", &running, ROLE_DOOR, false, true, VIEW_EMERGENCY, "20:30", "20:00:05"},
        {"over, by a clock that is not trusted", "20:00:01", &untrusted, ROLE_DOOR, false, false,
         VIEW_CLOCK_UNTRUSTED, NULL, NULL},
        {"the test card", "20:00:01", &running, ROLE_DOOR, true, false, VIEW_TEST_CARD, NULL, NULL},
    };
    static struct label_variant texts[] = {{"en", "Leave"}, {"de", "Hinaus"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].rule);
        struct lines lines;
        lines_init(&lines, "a A 10:00-11:00; b A 22:00-22:30");
        struct live_emergency emergency = {.text = {2, texts},
                                           .everywhere = true,
                                           .until = INSTANT_NEVER,
                                           .raised = lines_at(&lines, "20:00"),
                                           .lifted = lines_at(&lines, "20:30")};
        struct live live = {.emergency = &emergency};
        struct display_config config;
        display_config_set_defaults(&config, rows[i].role);
        set_rooms(&config, "A", &lines.arena);
        config.night_off_min = 19 * 60;
        config.night_on_min = 450;
        struct view_request request = {.program = rows[i].no_program ? NULL : lines.program,
                                       .live = &live,
                                       .config = &config,
                                       .station = *rows[i].station,
                                       .test_card = rows[i].test_card,
                                       .now = lines_at(&lines, rows[i].at)};
        struct view view;
        view_make(&request, &lines.arena, &view);
        CHECK_STR(view_kind_name(view.kind), view_kind_name(rows[i].kind));
        CHECK_INT(view.station.clock, rows[i].station->clock);
        if (rows[i].until) {
            CHECK_INT(view.until.ms, lines_at(&lines, rows[i].until).ms);
            CHECK_INT(view.tick_until.ms, lines_at(&lines, rows[i].tick).ms);
        }
        lines_finish(&lines);
    }
    check_row("brightness: full in an emergency and by a clock that is not trusted, else by the hour");
    static const struct day_step dim[] = {{18 * 60, 30}, {20 * 60 + 10, 60}};
    static const struct {
        const char *at;
        const struct station *station;
        bool emergency;
        int percent;
        const char *tick;
    } lights[] = {
        {"17:59:30", &running, false, 60, "18:00"},
        {"20:09:59", &running, false, 30, "20:10"},
        {"20:09:59", &running, true, 100, "20:10"},
        {"20:09:59", &untrusted, false, 100, NULL},
    };
    for (size_t i = 0; i < sizeof lights / sizeof *lights; i++) {
        struct lines lit;
        lines_init(&lit, "a A 10:00-11:00");
        struct live_emergency fire = {.text = {1, texts},
                                      .everywhere = true,
                                      .until = INSTANT_NEVER,
                                      .raised = lines_at(&lit, "09:00"),
                                      .lifted = INSTANT_NONE};
        struct live told = {.emergency = &fire};
        struct display_config by_hour;
        display_config_set_defaults(&by_hour, ROLE_DOOR);
        set_rooms(&by_hour, "A", &lit.arena);
        by_hour.brightness = dim;
        by_hour.brightness_count = 2;
        struct view_request asked = {.program = lit.program,
                                     .live = lights[i].emergency ? &told : NULL,
                                     .config = &by_hour,
                                     .station = *lights[i].station,
                                     .now = lines_at(&lit, lights[i].at)};
        struct view seen;
        view_make(&asked, &lit.arena, &seen);
        CHECK_INT(seen.brightness, lights[i].percent);
        if (lights[i].tick)
            CHECK_INT(seen.tick_until.ms, lines_at(&lit, lights[i].tick).ms);
        lines_finish(&lit);
    }
    check_row("without a clock, turns and nothing else");
    struct lines lines;
    lines_init(&lines, "a A 10:00-11:00");
    struct live_emergency emergency = {.text = {2, texts},
                                       .everywhere = true,
                                       .until = INSTANT_NEVER,
                                       .raised = lines_at(&lines, "20:00"),
                                       .lifted = INSTANT_NONE};
    struct live live = {.emergency = &emergency};
    struct display_config config;
    display_config_set_defaults(&config, ROLE_DOOR);
    set_rooms(&config, "A", &lines.arena);
    struct view_request request = {.program = lines.program,
                                   .live = &live,
                                   .config = &config,
                                   .station = untrusted,
                                   .now = lines_at(&lines, "08:00:57")};
    struct view view;
    view_make(&request, &lines.arena, &view);
    CHECK_STR(view_kind_name(view.kind), "emergency");
    CHECK_INT(view.tick_until.ms, lines_at(&lines, "08:01").ms);
    CHECK_INT(view.until.ms, INSTANT_NEVER.ms);
    emergency.text.count = 1;
    view_make(&request, &lines.arena, &view);
    CHECK_INT(view.tick_until.ms, INSTANT_NEVER.ms);
    lines_finish(&lines);
}

/* ---- until and tick_until ---- */

/* `exact`: something is another at `until`, and something ticks at `tick_until`. */
static void check_expiries(const struct view_request *request, bool exact, struct arena *arenas)
{
    struct view view, other;
    struct view_request at = *request;
    arena_reset(&arenas[0]);
    view_make(request, &arenas[0], &view);
    const char *all = ticks(&view, &arenas[0]), *lists = structure(&view, &arenas[0]);
    if (!CHECK(view.tick_until.ms > request->now.ms) || !CHECK(view.until.ms >= view.tick_until.ms))
        return;
    /* The page of a cycle is something that ticks. */
    bool cycles = view.page.count > 0 && !request->page_fixed;
    for (int i = 0; i < 4; i++) {
        struct instant end = i < 2 || cycles ? view.tick_until : view.until;
        if (end.ms == INSTANT_NEVER.ms)
            end.ms = request->now.ms + 500 * MS_PER_DAY;
        at.now.ms = i % 2 ? random_between(request->now.ms, end.ms) : end.ms - 1;
        arena_reset(&arenas[1]);
        view_make(&at, &arenas[1], &other);
        const char *now = i < 2 ? ticks(&other, &arenas[1]) : structure(&other, &arenas[1]);
        if (!CHECK_STR(now, i < 2 ? all : lists))
            printf("    %s: %" PRId64 " ms after %" PRId64 "; until is %" PRId64 " ms after\n",
                   i < 2 ? "tick_until" : "until", at.now.ms - request->now.ms, request->now.ms,
                   end.ms - request->now.ms);
    }
    for (int i = 0; exact && i < 2; i++) {
        at.now = i ? view.until : view.tick_until;
        if (at.now.ms == INSTANT_NEVER.ms)
            continue;
        arena_reset(&arenas[1]);
        view_make(&at, &arenas[1], &other);
        CHECK(strcmp(i ? structure(&other, &arenas[1]) : ticks(&other, &arenas[1]), i ? lists : all) != 0);
    }
}

/* Notices that come and go within a program, some for one of the rooms R0 and R1. */
static void random_notices(struct live_notice *notices, uint32_t count, const char *const *rooms,
                           const struct program *program)
{
    if (!instant_is_set(program->first))
        return;
    for (uint32_t i = 0; i < count; i++) {
        int64_t start = random_between(program->first.ms - MS_PER_HOUR, program->last.ms + MS_PER_HOUR);
        notices[i] = (struct live_notice){
            .made = INSTANT_NONE,
            .level = (enum notice_level)random_below(2),
            .everywhere = random_chance(50),
            .room_count = 1,
            .rooms = rooms_called(rooms + random_below(2), 1),
            .start = random_chance(20) ? INSTANT_NONE : (struct instant){start},
            .end = random_chance(30) ? INSTANT_NONE : (struct instant){start + 1 + random_below(9000000)}};
    }
}

/* Over a random program: doors, each page by itself, cycles, with a night and without, with notices and
 * without, from one expiry to the next. */
static void walk_random(struct lines *lines, struct arena *arenas)
{
    static const char *const r0[] = {"R0", "R1", NULL};
    const struct program *program = lines->program;
    for (int display = 0; display < 8; display++) {
        struct display_config config;
        display_config_set_defaults(&config, display < 3 ? ROLE_DOOR : ROLE_HALLWAY);
        config.rooms = rooms_called(r0, 2);
        config.room_count = (uint32_t)random_below(3);
        struct view_request request = {.program = program, .config = &config, .station = running};
        struct live_notice notices[4] = {{0}};
        struct live live = {.issued = program->first, .notice_count = 4, .notices = notices};
        random_notices(notices, 4, r0, program);
        if (instant_is_set(program->first) && random_chance(50))
            request.live = &live;
        bool night = display != 0 && random_chance(50);
        if (night) {
            config.night_off_min = random_below(24 * 60);
            config.night_on_min = random_below(24 * 60);
        }
        if (random_chance(10))
            request.station.clock = (enum station_clock)random_below(STATION_CLOCK_COUNT);
        if (display > 4) {
            static const enum page_kind kinds[] = {PAGE_OVERVIEW, PAGE_SOON, PAGE_CONTRIBUTION};
            request.page_fixed = true;
            request.page = (struct page){.kind = kinds[display - 5], .count = 1, .subject = PROGRAM_NONE};
            if (request.page.kind == PAGE_CONTRIBUTION)
                request.page.subject = (uint32_t)random_below((int)program->session_count);
        }
        int64_t first_ms = instant_is_set(program->first) ? program->first.ms - MS_PER_DAY : 0;
        int64_t last_ms = instant_is_set(program->last) ? program->last.ms + MS_PER_DAY : MS_PER_DAY;
        for (int i = 0; i < 12; i++) {
            request.now.ms = random_between(first_ms, last_ms);
            for (int step = 0; step < 4; step++) {
                check_expiries(&request,
                               display < 3 && !night && request.station.clock != STATION_CLOCK_UNTRUSTED,
                               arenas);
                struct view view;
                arena_reset(&arenas[0]);
                view_make(&request, &arenas[0], &view);
                if (view.until.ms == INSTANT_NEVER.ms)
                    break;
                request.now = random_chance(70) ? view.until : view.tick_until;
            }
        }
    }
}

static void test_random_programs(unsigned first_seed, unsigned count)
{
    struct arena arenas[2];
    for (int i = 0; i < 2; i++)
        arena_init(&arenas[i], malloc, free);
    unsigned before = check_failures;
    for (unsigned seed = first_seed; seed < first_seed + count && check_failures < before + 20; seed++) {
        char label[40];
        snprintf(label, sizeof label, "seed %u", seed);
        check_row(label);
        struct lines lines;
        random_program(&lines, seed);
        walk_random(&lines, arenas);
        snprintf(label, sizeof label, "seed %u, folded", seed);
        check_row(label);
        random_fold(&lines, 12);
        walk_random(&lines, arenas);
        lines_finish(&lines);
    }
    for (int i = 0; i < 2; i++)
        arena_finish(&arenas[i]);
}

/* An organiser's picture has its page whatever the program says, and keeps its file. */
static void test_picture(void)
{
    static const struct cycle_entry cycle[] = {{.kind = PAGE_OVERVIEW, .seconds = 15},
                                               {.kind = PAGE_PICTURE, .seconds = 8, .file = "a/b.png"}};
    static const struct {
        const char *at;
        enum view_kind kind;
        const char *tick_until;
    } rows[] = {
        {"10:00", VIEW_OVERVIEW, "10:00:07.500"},    {"10:00:15", VIEW_PICTURE, "10:00:23"},
        {"10:00:23", VIEW_OVERVIEW, "10:00:30.500"}, {"10:00:38", VIEW_PICTURE, "10:00:46"},
        {"10:04:57", VIEW_PICTURE, "10:05"}, /* the overview would have under 4 s */
    };
    struct lines lines;
    lines_init(&lines, "a A 10:00-11:00");
    struct display_config config;
    display_config_set_defaults(&config, ROLE_HALLWAY);
    config.cycle = cycle;
    config.cycle_count = 2;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].at);
        struct view view;
        make(&lines, &config, running, lines_at(&lines, rows[i].at), &lines.arena, &view);
        CHECK_INT(view.kind, rows[i].kind);
        if (view.kind == VIEW_PICTURE)
            CHECK_STR(view.page.file, "a/b.png");
        struct str_builder text = {.arena = &lines.arena};
        lines_add_instant(&text, &lines, view.tick_until);
        CHECK_STR(text.text, rows[i].tick_until);
    }
    lines_finish(&lines);
}

static void test_names(void)
{
    static const char *const names[] = {
        "door",      "room",    "overview", "soon",        "contribution", "notice",          "picture",
        "before",    "between", "after",    "no-sessions", "no-program",   "clock-untrusted", "fault",
        "emergency", "night",   "test-card"};
    CHECK_INT(VIEW_KIND_COUNT, sizeof names / sizeof *names);
    for (int i = 0; i < VIEW_KIND_COUNT; i++)
        CHECK_STR(view_kind_name((enum view_kind)i), names[i]);
}

/* What an organiser has to know: for a while, or as long as it holds; and a program that came too late. */
/* The mark that says how old the program may be: by what the station knows of its feed. */
static void test_stale(void)
{
    static const struct {
        const char *rule, *checked, *at; /* `checked` NULL: no feed */
        enum station_clock clock;
        bool has_program;
        enum stale expected;
        const char *until;
    } rows[] = {
        {"no feed", NULL, "10:30", STATION_CLOCK_TRUSTED, true, STALE_NOT, "10:55"},
        {"just checked", "10:30", "10:30", STATION_CLOCK_TRUSTED, true, STALE_NOT, "10:32:54"},
        {"two polls missed", "10:20", "10:30", STATION_CLOCK_TRUSTED, true, STALE_QUIET, "10:50"},
        {"half an hour", "10:00", "10:30", STATION_CLOCK_TRUSTED, true, STALE_CLEAR, "10:55"},
        {"by the last known time", "10:00", "10:30", STATION_CLOCK_UNVERIFIED, true, STALE_CLEAR, "10:55"},
        {"by a clock that nothing vouches for", "10:00", "10:30", STATION_CLOCK_UNTRUSTED, true, STALE_NOT,
         NULL},
        {"without a program", "10:00", "10:30", STATION_CLOCK_TRUSTED, false, STALE_NOT, NULL},
    };
    struct lines lines;
    lines_init(&lines, "a A 10:00-11:00");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].rule);
        struct display_config config;
        display_config_set_defaults(&config, ROLE_DOOR);
        struct view_request request = {.program = rows[i].has_program ? lines.program : NULL,
                                       .config = &config,
                                       .station = {.program = STATION_PROGRAM_LOADED, .clock = rows[i].clock},
                                       .now = lines_at(&lines, rows[i].at)};
        if (rows[i].checked)
            request.checked = lines_at(&lines, rows[i].checked);
        struct view view;
        view_make(&request, &lines.arena, &view);
        CHECK_INT(view.stale, rows[i].expected);
        struct str_builder until = {.arena = &lines.arena};
        lines_add_instant(&until, &lines, view.until);
        if (rows[i].until)
            CHECK_STR(until.text, rows[i].until);
    }
    lines_finish(&lines);
}

static void test_news(void)
{
    struct arena arena;
    struct lines lines;
    struct view view;
    struct display_config config;
    arena_init(&arena, malloc, free);
    lines_init(&lines, "a A 10:00-11:00");
    display_config_set_defaults(&config, ROLE_DOOR);
    struct instant now = lines_at(&lines, "10:30");
    struct view_request request = {
        .program = lines.program,
        .config = &config,
        .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE},
        .now = now,
        .news = "a.json: no",
        .news_until = {now.ms + 30000},
        .why = "a.json: no"};
    check_row("told for a while");
    view_make(&request, &arena, &view);
    CHECK_STR(view.news, "a.json: no");
    CHECK_INT(view.until.ms, now.ms + 30000);
    CHECK(!view.told && !view.over);
    check_row("and then what holds longer");
    request.now.ms += 30000;
    request.lasting = "no zone";
    view_make(&request, &arena, &view);
    CHECK_STR(view.news, "no zone");
    check_row("a fault has all of it below what is wrong");
    const struct room_name unknown[] = {{.text = "Hall", .key = "hall"}};
    config.rooms = unknown;
    config.room_count = 1;
    view_make(&request, &arena, &view);
    CHECK(view.kind == VIEW_FAULT && !view.news);
    CHECK_STR(view.fault_text, "Hall");
    CHECK_STR(view.told, "a.json: no");
    check_row("another fault has it as its cause, once");
    config.room_count = 0;
    request.station.fault = STATION_FAULT_CONFIG;
    view_make(&request, &arena, &view);
    CHECK(view.kind == VIEW_FAULT && !view.told);
    CHECK_STR(view.fault_text, "a.json: no");

    check_row("a program that was over for days when it came");
    request.station.fault = STATION_FAULT_NONE;
    struct instant late = {lines_at(&lines, "11:00").ms + 3 * MS_PER_DAY};
    request.now = (struct instant){late.ms + 400 * MS_PER_DAY};
    request.taken = late;
    view_make(&request, &arena, &view);
    CHECK_STR(view.over ? view.over : "", "This schedule ended on 18 September 2024");
    check_row("one that came before: a farewell");
    request.taken.ms--;
    view_make(&request, &arena, &view);
    CHECK(!view.over);
    check_row("a clock that is still behind it says nothing");
    request.taken = late;
    request.now = now;
    view_make(&request, &arena, &view);
    CHECK(!view.over);
    lines_finish(&lines);
    arena_finish(&arena);
}

int main(int argc, char **argv)
{
    test_stale();
    test_news();
    test_names();
    test_rows(door_rows, sizeof door_rows / sizeof *door_rows);
    test_pages();
    test_cycle();
    test_picture();
    test_station();
    test_clock_untrusted();
    test_night();
    test_emergency();
    test_random_programs(argc == 3 ? (unsigned)atoi(argv[1]) : 1, argc == 3 ? (unsigned)atoi(argv[2]) : 100);
    return check_done();
}

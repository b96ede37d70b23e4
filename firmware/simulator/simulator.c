#include "simulator/simulator.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "player/explain.h"
#include "schedule/config.h"

static const int speeds[] = {1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600};
#define SPEED_COUNT (sizeof speeds / sizeof *speeds)

static const char help_text[] = "Keys\n"
                                "left right to the previous or next change of the screen\n"
                                "           with shift: 5 minutes\n"
                                "home end   the day before, the day after\n"
                                "space      hold the clock, let it go on\n"
                                "+ -        the clock faster, slower (1x to 3600x)\n"
                                "tab        door or hallway\n"
                                "up down    another room\n"
                                "p          another panel size\n"
                                "o          orientation: landscape or portrait\n"
                                "t          another theme\n"
                                "l          another language of the screen's own words\n"
                                "e          why the screen shows what it shows\n"
                                "s          screenshot, into a file\n"
                                "c          the clock is trusted, or not\n"
                                "x          the program is lost, or back\n"
                                "f          full screen\n"
                                "?          this help\n"
                                "q          quit\n"
                                "mouse      drag in the timeline: time moves; click a room: its door\n";

struct instant simulator_now(struct simulator *simulator)
{
    return (struct instant){simulator->board.board.ops->now(&simulator->board.board)};
}

static const char *room_name(const struct simulator *simulator)
{
    if (simulator->room != PROGRAM_NONE)
        return label_text(simulator->program->rooms[simulator->room].name, "");
    return simulator->given.room_count > 0 ? simulator->given.rooms[0].text : "";
}

/* The display's rooms are still those that it began with, which the program may not have. */
static bool is_as_given(const struct simulator *simulator)
{
    return simulator->given.room_count > 0 && simulator->config.role == simulator->given.role &&
           (simulator->config.role == ROLE_HALLWAY || simulator->room == simulator->given_room);
}

/* The configuration has changed: it goes to the loop. */
static void apply_config(struct simulator *simulator)
{
    struct err err = {0};
    bool is_door = simulator->config.role == ROLE_DOOR && simulator->room != PROGRAM_NONE;
    if (is_as_given(simulator)) {
        simulator->config.room_count = simulator->given.room_count;
        simulator->config.rooms = simulator->given.rooms;
    } else {
        simulator->config.room_count = is_door ? 1 : 0;
        simulator->config.rooms = simulator->room_names;
        if (is_door)
            simulator->room_names[0] = room_own_name(&simulator->program->rooms[simulator->room]);
    }
    if (!loop_set_config(&simulator->loop, &simulator->config, &err))
        err_format(&err, NULL, simulator->message, sizeof simulator->message);
}

bool simulator_init(struct simulator *simulator, struct board *inner, struct renderer *renderer,
                    const struct program *program, const struct display_config *config, uint32_t room,
                    struct instant at, int speed, struct err *reterr)
{
    memset(simulator, 0, sizeof *simulator);
    simulator->program = program;
    simulator->given = simulator->config = *config;
    simulator->given_room = simulator->room = room;
    sim_board_init(&simulator->board, inner, at.ms, speed);
    arena_init(&simulator->styles, malloc, free);
    if (!loop_init(&simulator->loop, &simulator->board.board, renderer, &simulator->config, reterr))
        return false;
    loop_set_program(&simulator->loop, program);
    apply_config(simulator);
    return true;
}

void simulator_finish(struct simulator *simulator)
{
    loop_finish(&simulator->loop);
    arena_finish(&simulator->styles);
    memset(simulator, 0, sizeof *simulator);
}

/* --- time --- */

static int64_t real_now(struct simulator *simulator)
{
    return simulator->board.inner->ops->now(simulator->board.inner);
}

static void go_to(struct simulator *simulator, struct instant at)
{
    sim_clock_set(&simulator->board.clock, real_now(simulator), at.ms);
}

/* Until when the screen of a moment holds. */
static struct instant until_at(struct simulator *simulator, struct instant at, struct arena *scratch)
{
    struct view_request request = simulator->loop.request;
    struct view view;
    request.now = at;
    arena_reset(scratch);
    view_make(&request, scratch, &view);
    return view.until;
}

/* The moment of the next change of the screen, by `until`. False when there is none. */
static bool next_change(struct simulator *simulator, struct instant *ret)
{
    struct arena scratch;
    arena_init(&scratch, malloc, free);
    *ret = until_at(simulator, simulator_now(simulator), &scratch);
    arena_finish(&scratch);
    return instant_is_set(*ret);
}

/* The last change in [from, before), by walking from one to the next. */
static bool last_change(struct simulator *simulator, struct instant from, struct instant before,
                        struct arena *scratch, struct instant *ret)
{
    bool found = false;
    for (struct instant at = from;; at = *ret) {
        struct instant until = until_at(simulator, at, scratch);
        if (until.ms >= before.ms || until.ms <= at.ms)
            return found;
        *ret = until;
        found = true;
    }
}

/* The moment of the last change before now. False when there is none. */
static bool previous_change(struct simulator *simulator, struct instant *ret)
{
    struct instant now = simulator_now(simulator);
    /* Who has just come to a change, and while the clock goes on, wants the one before it. */
    if (!simulator->board.clock.paused)
        now.ms -= simulator->board.clock.speed * MS_PER_SECOND;
    struct instant first = instant_is_set(simulator->program->first) ? simulator->program->first : now;
    first.ms -= 8 * MS_PER_DAY;
    struct arena scratch;
    arena_init(&scratch, malloc, free);
    bool found = false;
    /* Longer and longer ways back, until one has a change in it. */
    for (int64_t back = 15 * MS_PER_MINUTE; !found; back *= 4) {
        struct instant from = {now.ms - back};
        found = last_change(simulator, from, now, &scratch, ret);
        if (from.ms < first.ms)
            break;
    }
    arena_finish(&scratch);
    return found;
}

static void step_change(struct simulator *simulator, bool forward)
{
    struct instant at;
    bool found = forward ? next_change(simulator, &at) : previous_change(simulator, &at);
    if (found)
        go_to(simulator, at);
    else
        snprintf(simulator->message, sizeof simulator->message, "nothing changes %s",
                 forward ? "any more" : "before this");
}

static void step_minutes(struct simulator *simulator, int minutes)
{
    go_to(simulator, (struct instant){simulator_now(simulator).ms + minutes * MS_PER_MINUTE});
}

/* The same local time on another date: summer time must not shift it. */
static void step_days(struct simulator *simulator, int days)
{
    struct civil local = zone_to_civil(&simulator->program->zone, simulator_now(simulator));
    local.hour += 24 * days;
    go_to(simulator, zone_to_instant(&simulator->program->zone, local));
}

static void change_speed(struct simulator *simulator, bool faster)
{
    size_t i = 0;
    while (i + 1 < SPEED_COUNT && speeds[i] < simulator->board.clock.speed)
        i++;
    if (faster && speeds[i] <= simulator->board.clock.speed && i + 1 < SPEED_COUNT)
        i++;
    else if (!faster && i > 0)
        i--;
    sim_clock_set_speed(&simulator->board.clock, real_now(simulator), speeds[i]);
    snprintf(simulator->message, sizeof simulator->message, "%dx", speeds[i]);
}

/* --- the display --- */

static void choose_room(struct simulator *simulator, uint32_t room)
{
    simulator->room = room;
    if (simulator->config.role == ROLE_DOOR)
        apply_config(simulator);
    else
        snprintf(simulator->message, sizeof simulator->message, "%s: tab shows its door",
                 room_name(simulator));
}

static void step_room(struct simulator *simulator, uint32_t by)
{
    uint32_t count = simulator->program->room_count;
    if (count > 0)
        choose_room(simulator, (simulator->room + by) % count);
}

static void change_role(struct simulator *simulator)
{
    bool is_door = simulator->config.role == ROLE_DOOR;
    if (!is_door && simulator->room == PROGRAM_NONE)
        return;
    simulator->config.role = is_door ? ROLE_HALLWAY : ROLE_DOOR;
    apply_config(simulator);
}

static void change_panel(struct simulator *simulator)
{
    struct panel_config *panel = &simulator->config.panel;
    size_t i = 0;
    while (i < PANEL_SIZE_COUNT &&
           (panel_sizes[i].width != panel->width || panel_sizes[i].height != panel->height))
        i++;
    i = i < PANEL_SIZE_COUNT ? (i + 1) % PANEL_SIZE_COUNT : 0;
    panel->width = panel_sizes[i].width;
    panel->height = panel_sizes[i].height;
    apply_config(simulator);
    snprintf(simulator->message, sizeof simulator->message, "panel %dx%d", simulator->loop.style.width,
             simulator->loop.style.height);
}

static void change_orientation(struct simulator *simulator)
{
    struct panel_config *panel = &simulator->config.panel;
    panel->rotate = panel->rotate % 180 == 0 ? 90 : 0;
    apply_config(simulator);
    snprintf(simulator->message, sizeof simulator->message, "panel %dx%d", simulator->loop.style.width,
             simulator->loop.style.height);
}

/* The message is the theme's name and the first of what is amiss with it, or why it can't be shown. */
static void change_theme(struct simulator *simulator)
{
    struct style style = {simulator->loop.style.theme, simulator->loop.style.words};
    struct arena *arena = &simulator->styles;
    struct issue_list issues;
    struct err err = {0};
    const char *path = NULL, *const * names;
    uint32_t count = style_themes(arena, &names);
    const char *name = style_next_name(names, count, simulator->theme ? simulator->theme : style.theme->name);
    simulator->theme = name; /* also where it can't be shown, so that the next one is come by */
    issue_list_init(&issues, arena);
    bool loaded = style_load_theme(name, arena, &issues, &style.theme, &path, &err);
    if (loaded && loop_set_style(&simulator->loop, style, &err))
        style_note_fonts(style.theme, simulator->loop.renderer, &issues);
    if (err.code)
        err_format(&err, path, simulator->message, sizeof simulator->message);
    else
        snprintf(simulator->message, sizeof simulator->message, "theme %s%s%s", name,
                 issues.first ? ": " : "", issues.first ? issues.first->text : "");
}

static void change_language(struct simulator *simulator)
{
    struct style style = {simulator->loop.style.theme, simulator->loop.style.words};
    struct arena *arena = &simulator->styles;
    struct err err = {0};
    const char *path = NULL, *const * names;
    bool found;
    uint32_t count = style_languages(arena, &names);
    const char *name =
        style_next_name(names, count, simulator->language ? simulator->language : style.words->language);
    simulator->language = name;
    bool loaded = style_load_words(name, arena, &style.words, &found, &path, &err);
    if (loaded)
        style.words = style_with_clock(style.words, simulator->loop.style.words->clock_hours, arena);
    if (loaded && loop_set_style(&simulator->loop, style, &err))
        snprintf(simulator->message, sizeof simulator->message, "language %s", name);
    else
        err_format(&err, path, simulator->message, sizeof simulator->message);
}

static void change_trust(struct simulator *simulator)
{
    bool trusted = simulator->board.trust == BOARD_CLOCK_TRUSTED;
    simulator->board.trust = trusted ? BOARD_CLOCK_UNTRUSTED : BOARD_CLOCK_TRUSTED;
    snprintf(simulator->message, sizeof simulator->message, "the clock is %s",
             trusted ? "not trusted" : "trusted");
}

static void change_program(struct simulator *simulator)
{
    simulator->is_lost = !simulator->is_lost;
    loop_set_program(&simulator->loop, simulator->is_lost ? NULL : simulator->program);
    snprintf(simulator->message, sizeof simulator->message, "the program is %s",
             simulator->is_lost ? "lost" : "back");
}

static void toggle_overlay(struct simulator *simulator, enum simulator_overlay overlay)
{
    simulator->overlay = simulator->overlay == overlay ? OVERLAY_NONE : overlay;
}

void simulator_key(struct simulator *simulator, const struct board_event *event)
{
    simulator->message[0] = '\0';
    switch (event->key) {
    case BOARD_KEY_LEFT:
    case BOARD_KEY_RIGHT:
        if (event->shift)
            step_minutes(simulator, event->key == BOARD_KEY_LEFT ? -5 : 5);
        else
            step_change(simulator, event->key == BOARD_KEY_RIGHT);
        break;
    case BOARD_KEY_HOME:
        step_days(simulator, -1);
        break;
    case BOARD_KEY_END:
        step_days(simulator, 1);
        break;
    case BOARD_KEY_UP:
        step_room(simulator, simulator->program->room_count - 1);
        break;
    case BOARD_KEY_DOWN:
        step_room(simulator, 1);
        break;
    case BOARD_KEY_TAB:
        change_role(simulator);
        break;
    case BOARD_KEY_ESCAPE:
        if (simulator->overlay == OVERLAY_NONE)
            simulator->quit = true;
        simulator->overlay = OVERLAY_NONE;
        break;
    case ' ':
        sim_clock_pause(&simulator->board.clock, real_now(simulator), !simulator->board.clock.paused);
        break;
    case '+':
    case '=':
        change_speed(simulator, true);
        break;
    case '-':
    case '_':
        change_speed(simulator, false);
        break;
    case 'p':
        change_panel(simulator);
        break;
    case 'o':
        change_orientation(simulator);
        break;
    case 't':
        change_theme(simulator);
        break;
    case 'l':
        change_language(simulator);
        break;
    case 'e':
        toggle_overlay(simulator, OVERLAY_EXPLANATION);
        break;
    case '?':
    case 'h':
        toggle_overlay(simulator, OVERLAY_HELP);
        break;
    case 's':
        simulator->take_screenshot = true;
        break;
    case 'c':
        change_trust(simulator);
        break;
    case 'x':
        change_program(simulator);
        break;
    case 'f':
        simulator->toggle_full_screen = true;
        break;
    case 'q':
        simulator->quit = true;
        break;
    default:
        break;
    }
}

/* --- the mouse --- */

static void say_session(struct simulator *simulator, const struct timeline *timeline, int x, int y)
{
    const struct program *program = simulator->program;
    uint32_t number = timeline_session_at(timeline, x, y), room = timeline_room_at(timeline, y);
    if (number != PROGRAM_NONE) {
        const struct session *session = &program->sessions[number];
        struct civil start = zone_to_civil(&program->zone, session->start);
        snprintf(simulator->message, sizeof simulator->message, "%02d:%02d  %s", start.hour, start.minute,
                 label_text(session->title, ""));
    } else if (room != PROGRAM_NONE) {
        snprintf(simulator->message, sizeof simulator->message, "%s",
                 label_text(program->rooms[room].name, ""));
    }
    /* A long title may have been cut inside a character. */
    simulator->message[str_valid_prefix(simulator->message, strlen(simulator->message))] = '\0';
}

void simulator_pointer(struct simulator *simulator, const struct timeline *timeline, int x, int y,
                       const struct board_event *event)
{
    if (event->released || !event->pressed)
        simulator->is_scrubbing = false;
    if (event->pressed && simulator->is_scrubbing) {
        go_to(simulator, timeline_time_at(timeline, x));
        return;
    }
    if (event->pressed && y >= 0) {
        simulator->message[0] = '\0';
        uint32_t room = timeline_room_at(timeline, y);
        if (room != PROGRAM_NONE && room != simulator->room)
            choose_room(simulator, room);
        if (timeline_in_plot(timeline, x, y)) {
            simulator->is_scrubbing = true;
            go_to(simulator, timeline_time_at(timeline, x));
        }
        return;
    }
    if (y >= 0)
        say_session(simulator, timeline, x, y);
}

/* --- what it says of itself --- */

static struct civil local_now(struct simulator *simulator)
{
    return zone_to_civil(&simulator->program->zone, simulator_now(simulator));
}

const char *simulator_title(struct simulator *simulator, struct arena *arena)
{
    static const char *const weekdays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    struct civil at = local_now(simulator);
    bool is_door = simulator->config.role == ROLE_DOOR;
    return arena_printf(arena, "%s%s, %s %04d-%02d-%02d %02d:%02d", is_door ? "door, " : "hallway",
                        is_door ? room_name(simulator) : "",
                        weekdays[civil_weekday(civil_to_days(at.year, at.month, at.day))], at.year, at.month,
                        at.day, at.hour, at.minute);
}

const char *simulator_file_name(struct simulator *simulator, struct arena *arena)
{
    struct civil at = local_now(simulator);
    bool is_door = simulator->config.role == ROLE_DOOR;
    return arena_printf(arena, "%s%s-%04d%02d%02dT%02d%02d", is_door ? "door-" : "hallway",
                        is_door ? str_slug(arena, room_name(simulator)) : "", at.year, at.month, at.day,
                        at.hour, at.minute);
}

const char *simulator_overlay_text(struct simulator *simulator, struct arena *arena)
{
    if (simulator->overlay == OVERLAY_NONE)
        return NULL;
    if (simulator->overlay == OVERLAY_HELP)
        return help_text;
    struct str_builder text = {.arena = arena};
    if (simulator->loop.view.kind != VIEW_DOOR && simulator->loop.view.kind != VIEW_ROOM)
        str_addf(&text, "%s\n", simulator_title(simulator, arena));
    explain_view(&text, &simulator->loop.view);
    return text.text;
}

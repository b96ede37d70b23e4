#include "simulator/simulator_keys.h"

#include <stdio.h>

#include "base/str.h"
#include "simulator/simulator_display.h"
#include "simulator/simulator_rehearse.h"
#include "simulator/simulator_seek.h"
#include "simulator/simulator_time.h"
#include "simulator/simulator_wall.h"

static void act_change(struct simulator *simulator, const struct board_event *event)
{
    bool forward = event->key == BOARD_KEY_RIGHT;
    if (event->shift)
        simulator_step_minutes(simulator, forward ? 5 : -5);
    else
        simulator_step_change(simulator, forward);
}

static void act_day(struct simulator *simulator, const struct board_event *event)
{
    simulator_step_days(simulator, event->key == BOARD_KEY_HOME ? -1 : 1);
}

static void act_pause(struct simulator *simulator, const struct board_event *event)
{
    (void)event;
    simulator_toggle_pause(simulator);
}

static void act_speed(struct simulator *simulator, const struct board_event *event)
{
    simulator_change_speed(simulator, event->key == '+' || event->key == '=');
}

static void act_role(struct simulator *simulator, const struct board_event *event)
{
    (void)event;
    simulator_change_role(simulator);
}

/* On the wall, another display. */
static void act_room(struct simulator *simulator, const struct board_event *event)
{
    if (simulator->is_wall) {
        wall_choose(simulator->wall,
                    (int64_t)wall_chosen(simulator->wall) + (event->key == BOARD_KEY_UP ? -1 : 1));
        simulator->selected = PROGRAM_NONE; /* what is rehearsed is what is on there */
        return;
    }
    simulator_step_room(simulator, event->key == BOARD_KEY_UP ? simulator->program->room_count - 1 : 1);
}

static void act_enlarge(struct simulator *simulator, const struct board_event *event)
{
    (void)event;
    if (simulator->is_wall && wall_display_count(simulator->wall) > 0)
        simulator_enlarge(simulator, wall_chosen(simulator->wall));
}

static void act_page(struct simulator *simulator, const struct board_event *event)
{
    if (simulator->is_wall)
        wall_turn(simulator->wall, event->key == BOARD_KEY_PAGE_UP ? -1 : 1);
}

static void act_panel(struct simulator *simulator, const struct board_event *event)
{
    (void)event;
    simulator_change_panel(simulator);
}

static void act_orientation(struct simulator *simulator, const struct board_event *event)
{
    (void)event;
    simulator_change_orientation(simulator);
}

static void act_theme(struct simulator *simulator, const struct board_event *event)
{
    (void)event;
    simulator_change_theme(simulator);
}

static void act_language(struct simulator *simulator, const struct board_event *event)
{
    (void)event;
    simulator_change_language(simulator);
}

static void act_overlay(struct simulator *simulator, const struct board_event *event)
{
    enum simulator_overlay overlay = event->key == 'e'   ? OVERLAY_EXPLANATION
                                     : event->key == 'v' ? OVERLAY_DECISIONS
                                                         : OVERLAY_HELP;
    simulator->overlay = simulator->overlay == overlay ? OVERLAY_NONE : overlay;
}

static void act_screenshot(struct simulator *simulator, const struct board_event *event)
{
    (void)event;
    simulator->take_screenshot = true;
}

static void act_trust(struct simulator *simulator, const struct board_event *event)
{
    (void)event;
    simulator_change_trust(simulator);
}

static void act_program(struct simulator *simulator, const struct board_event *event)
{
    (void)event;
    simulator_change_program(simulator);
}

static void act_full_screen(struct simulator *simulator, const struct board_event *event)
{
    (void)event;
    simulator->toggle_full_screen = true;
}

static void act_back(struct simulator *simulator, const struct board_event *event)
{
    (void)event;
    if (simulator->overlay == OVERLAY_NONE && !simulator_leave(simulator))
        simulator->quit = true;
    simulator->overlay = OVERLAY_NONE;
}

static void act_quit(struct simulator *simulator, const struct board_event *event)
{
    (void)event;
    simulator->quit = true;
}

/* --- the rehearsed day --- */

static void act_delay(struct simulator *simulator, const struct board_event *event)
{
    simulator_delay(simulator, event->key == 'd' ? 5 : -5);
}

static void act_move(struct simulator *simulator, const struct board_event *event)
{
    (void)event;
    simulator_move(simulator);
}

static void act_cancel(struct simulator *simulator, const struct board_event *event)
{
    (void)event;
    simulator_cancel(simulator);
}

static void act_fill(struct simulator *simulator, const struct board_event *event)
{
    (void)event;
    simulator_fill(simulator);
}

static void act_notice(struct simulator *simulator, const struct board_event *event)
{
    (void)event;
    simulator_notice(simulator);
}

static void act_alarm(struct simulator *simulator, const struct board_event *event)
{
    (void)event;
    simulator_alarm(simulator);
}

static void act_undo(struct simulator *simulator, const struct board_event *event)
{
    if (event->key == 'z')
        simulator_undo(simulator);
    else
        simulator_redo(simulator);
}

static void act_write(struct simulator *simulator, const struct board_event *event)
{
    (void)event;
    simulator_write_live(simulator);
}

static void act_seek(struct simulator *simulator, const struct board_event *event)
{
    simulator_seek(simulator, event->key == 'g' ? SEEK_MOMENT : SEEK_WORDS);
}

typedef void key_act(struct simulator *simulator, const struct board_event *event);

/* What a key is for. */
enum use {
    USE_ANY,
    USE_DISPLAY, /* for one display: not for the wall */
    USE_WALL,    /* where there is a wall: else the help has not got it */
};

/* In the order of the help. */
static const struct {
    enum use use;
    uint32_t keys[4];        /* any of them; 0 ends them */
    key_act *act;            /* NULL: the line is of help alone */
    const char *name, *help; /* the help's line; NULL: it has none */
} table[] = {
    {USE_ANY,
     {BOARD_KEY_LEFT, BOARD_KEY_RIGHT},
     act_change,
     "left right",
     "to the previous or next change of the screen"},
    {USE_ANY, {0}, NULL, "", "with shift: 5 minutes"},
    {USE_ANY, {BOARD_KEY_HOME, BOARD_KEY_END}, act_day, "home end", "the day before, the day after"},
    {USE_ANY, {'g'}, act_seek, "g", "to a moment: fri 10:42, 20 sep, now"},
    {USE_ANY, {'/'}, act_seek, "/", "to a room, a session or a person"},
    {USE_ANY, {' '}, act_pause, "space", "hold the clock, let it go on"},
    {USE_ANY, {'+', '=', '-', '_'}, act_speed, "+ -", "the clock faster, slower (1x to 3600x)"},
    {USE_DISPLAY, {BOARD_KEY_TAB}, act_role, "tab", "door or hallway"},
    {USE_ANY, {BOARD_KEY_UP, BOARD_KEY_DOWN}, act_room, "up down", "another room"},
    {USE_WALL, {0}, NULL, "", "on the wall: another display"},
    {USE_WALL,
     {BOARD_KEY_ENTER},
     act_enlarge,
     "return",
     "enlarge it, as a click does; escape: back to the wall"},
    {USE_WALL,
     {BOARD_KEY_PAGE_UP, BOARD_KEY_PAGE_DOWN},
     act_page,
     "page",
     "up, down: another page of the wall"},
    {USE_DISPLAY, {'p'}, act_panel, "p", "another panel size"},
    {USE_DISPLAY, {'o'}, act_orientation, "o", "orientation: landscape or portrait"},
    {USE_DISPLAY, {'t'}, act_theme, "t", "another theme"},
    {USE_DISPLAY, {'l'}, act_language, "l", "another language of the screen's own words"},
    {USE_DISPLAY, {'e'}, act_overlay, "e", "why the screen shows what it shows"},
    {USE_ANY, {'s'}, act_screenshot, "s", "screenshot, into a file"},
    {USE_ANY, {'c'}, act_trust, "c", "the clock is trusted, or not"},
    {USE_ANY, {'x'}, act_program, "x", "the program is lost, or back"},
    {USE_ANY, {'f'}, act_full_screen, "f", "full screen"},
    {USE_ANY, {'?', 'h'}, act_overlay, "?", "this help"},
    {USE_ANY, {BOARD_KEY_ESCAPE}, act_back, NULL, NULL},
    {USE_ANY, {'q'}, act_quit, "q", "quit"},
    {USE_ANY, {0}, NULL, "mouse", "drag in the timeline: time moves; click a room: its door"},
    {USE_ANY, {0}, NULL, "", "the wheel scrolls its rooms; with ctrl: zooms; shift: goes on"},
    {USE_ANY, {0}, NULL, "", "the right button drags it"},
    {USE_ANY, {0}, NULL, "", "click a session, there or on the screen: it is selected"},
    {USE_ANY, {'d', 'D'}, act_delay, "d D", "the session 5 minutes later; 5 earlier again"},
    {USE_ANY, {'m'}, act_move, "m", "it moves: another room, another time"},
    {USE_ANY, {'k'}, act_cancel, "k", "it is cancelled; again: it is not"},
    {USE_ANY, {'u'}, act_fill, "u", "it is full; again: it is not"},
    {USE_ANY, {0}, NULL, "", "the session: the selected one, else what is on at the door"},
    {USE_ANY, {'n'}, act_notice, "n", "a notice, everywhere or at the room"},
    {USE_ANY, {'!'}, act_alarm, "!", "an emergency, or a TEST of one; again: it is lifted"},
    {USE_ANY, {'z', 'Z'}, act_undo, "z Z", "takes the last decision back; brings it again"},
    {USE_ANY, {'v'}, act_overlay, "v", "what was decided, and what it changes"},
    {USE_ANY, {'w'}, act_write, "w", "writes it into a live.json, for the boards"},
};

const char *simulator_help(bool has_wall, struct arena *arena)
{
    struct str_builder text = {.arena = arena};
    str_add(&text, "Keys\n");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].help && (table[i].use != USE_WALL || has_wall))
            str_addf(&text, "%-10s %s\n", table[i].name, table[i].help);
    return text.text;
}

static void act(struct simulator *simulator, enum use use, key_act *does, const struct board_event *event)
{
    if (use == USE_DISPLAY && simulator->is_wall)
        snprintf(simulator->message, sizeof simulator->message, "for one display: return enlarges it");
    else
        does(simulator, event);
}

static void look_up(struct simulator *simulator, const struct board_event *event)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        for (int key = 0; key < 4 && table[i].keys[key]; key++)
            if (table[i].keys[key] == event->key) {
                act(simulator, table[i].use, table[i].act, event);
                return;
            }
}

void simulator_key(struct simulator *simulator, const struct board_event *event)
{
    simulator->message[0] = '\0';
    if (!simulator_menu_key(simulator, event) && !simulator_seek_key(simulator, event))
        look_up(simulator, event);
    simulator_know(simulator);
}

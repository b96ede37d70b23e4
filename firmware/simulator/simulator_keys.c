#include "simulator/simulator_keys.h"

#include "base/str.h"
#include "simulator/simulator_display.h"
#include "simulator/simulator_rehearse.h"
#include "simulator/simulator_time.h"

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

static void act_room(struct simulator *simulator, const struct board_event *event)
{
    simulator_step_room(simulator, event->key == BOARD_KEY_UP ? simulator->program->room_count - 1 : 1);
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
    if (simulator->overlay == OVERLAY_NONE)
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

/* In the order of the help. */
static const struct {
    uint32_t keys[4];                                                          /* any of them; 0 ends them */
    void (*act)(struct simulator *simulator, const struct board_event *event); /* NULL: the line is of help
                                                                                  alone */
    const char *name, *help; /* the help's line; NULL: it has none */
} table[] = {
    {{BOARD_KEY_LEFT, BOARD_KEY_RIGHT},
     act_change,
     "left right",
     "to the previous or next change of the screen"},
    {{0}, NULL, "", "with shift: 5 minutes"},
    {{BOARD_KEY_HOME, BOARD_KEY_END}, act_day, "home end", "the day before, the day after"},
    {{' '}, act_pause, "space", "hold the clock, let it go on"},
    {{'+', '=', '-', '_'}, act_speed, "+ -", "the clock faster, slower (1x to 3600x)"},
    {{BOARD_KEY_TAB}, act_role, "tab", "door or hallway"},
    {{BOARD_KEY_UP, BOARD_KEY_DOWN}, act_room, "up down", "another room"},
    {{'p'}, act_panel, "p", "another panel size"},
    {{'o'}, act_orientation, "o", "orientation: landscape or portrait"},
    {{'t'}, act_theme, "t", "another theme"},
    {{'l'}, act_language, "l", "another language of the screen's own words"},
    {{'e'}, act_overlay, "e", "why the screen shows what it shows"},
    {{'s'}, act_screenshot, "s", "screenshot, into a file"},
    {{'c'}, act_trust, "c", "the clock is trusted, or not"},
    {{'x'}, act_program, "x", "the program is lost, or back"},
    {{'f'}, act_full_screen, "f", "full screen"},
    {{'?', 'h'}, act_overlay, "?", "this help"},
    {{BOARD_KEY_ESCAPE}, act_back, NULL, NULL},
    {{'q'}, act_quit, "q", "quit"},
    {{0}, NULL, "mouse", "drag in the timeline: time moves; click a room: its door"},
    {{0}, NULL, "", "click a session, there or on the screen: it is selected"},
    {{'d', 'D'}, act_delay, "d D", "the session 5 minutes later; 5 earlier again"},
    {{'m'}, act_move, "m", "it moves: another room, another time"},
    {{'k'}, act_cancel, "k", "it is cancelled; again: it is not"},
    {{'u'}, act_fill, "u", "it is full; again: it is not"},
    {{0}, NULL, "", "the session: the selected one, else what is on at the door"},
    {{'n'}, act_notice, "n", "a notice, everywhere or at the room"},
    {{'!'}, act_alarm, "!", "an emergency, or a TEST of one; again: it is lifted"},
    {{'z', 'Z'}, act_undo, "z Z", "takes the last decision back; brings it again"},
    {{'v'}, act_overlay, "v", "what was decided, and what it changes"},
    {{'w'}, act_write, "w", "writes it into a live.json, for the boards"},
};

const char *simulator_help(struct arena *arena)
{
    struct str_builder text = {.arena = arena};
    str_add(&text, "Keys\n");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].help)
            str_addf(&text, "%-10s %s\n", table[i].name, table[i].help);
    return text.text;
}

static void act(struct simulator *simulator, const struct board_event *event)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        for (int key = 0; key < 4 && table[i].keys[key]; key++)
            if (table[i].keys[key] == event->key) {
                table[i].act(simulator, event);
                return;
            }
}

void simulator_key(struct simulator *simulator, const struct board_event *event)
{
    simulator->message[0] = '\0';
    if (!simulator_menu_key(simulator, event))
        act(simulator, event);
    simulator_know(simulator);
}

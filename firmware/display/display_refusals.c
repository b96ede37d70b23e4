#include "display/display_refusals.h"

#include <string.h>

#include "base/str.h"
#include "display/display.h"
#include "load/known_names.h"

const char *display_config_file(const struct display *display, uint32_t number)
{
    bool from_venue = number == 0 && display->store.venue && !display->store.displays[0];
    return spool_file_name(from_venue ? SPOOL_VENUE : SPOOL_DISPLAY + number);
}

const char *display_describe(const struct err *err, const char *file, struct arena *arena)
{
    char text[800];
    const char *slash = strrchr(file, '/');
    if (err->code == ERR_NONE)
        return NULL;
    err_format(err, slash ? slash + 1 : file, text, sizeof text);
    return str_clean(arena, text);
}

struct instant display_refusals_found(const struct display *display)
{
    struct board *board = display->outputs[0].board;
    return (struct instant){board->ops->now(board) -
                            (board->ops->steady_ms(board) - display->refusals_steady_ms)};
}

void display_refusals_read(struct display *display, struct arena *arena)
{
    refusals_read(display->options.folders.setup, display->options.run, arena, &display->refusals);
    display->refusals_are_new = true;
    display->identity = board_identity_read(display->options.folders.setup, display->options.host, arena);
    display->who = board_identity_describe(&display->identity, arena);
}

int display_far_off(const struct display *display)
{
    static const int64_t far_ms = 30 * MS_PER_DAY;
    const struct program *program = display->store.program;
    struct board *board = display->outputs[0].board;
    if (!program || !instant_is_set(program->first) || board->ops->clock(board) == BOARD_CLOCK_UNTRUSTED)
        return 0;
    int64_t now_ms = board->ops->now(board);
    return now_ms < program->first.ms - far_ms ? -1 : now_ms > program->last.ms + far_ms ? 1 : 0;
}

static void tell_far_off(struct display *display, struct arena *arena)
{
    const struct program *program = display->store.program;
    const struct words *words = words_english();
    struct board *board = display->outputs[0].board;
    struct instant now = {board->ops->now(board)};
    display->far_off = display_far_off(display);
    if (display->far_off == 0)
        return;
    struct instant event = display->far_off < 0 ? program->first : program->last;
    const char *line =
        arena_printf(arena, "the clock says %s %d, but the event %s on %s %d: is one of them wrong?",
                     words_date(words, program, now, arena), zone_to_civil(&program->zone, now).year,
                     display->far_off < 0 ? "begins" : "ended", words_date(words, program, event, arena),
                     zone_to_civil(&program->zone, event).year);
    refusals_add_line(&display->refusals, line);
}

/* Rooms and sessions that a file names and the program does not have. */
static void tell_issues(struct display *display, const char *file, const struct issue_list *issues,
                        struct arena *arena)
{
    enum { MOST_TOLD = 4 };
    uint32_t told = 0;
    for (const struct issue *issue = issues->first; issue && told < MOST_TOLD; issue = issue->next, told++)
        refusals_add_line(&display->refusals,
                          arena_printf(arena, "%s: %s: %s", file, issue->where, issue->text));
}

/* A door's room that is not there is a fault, and said as such. */
static void tell_unknown_names(struct display *display, struct arena *arena)
{
    const struct store *store = &display->store;
    const struct display_config *configs[STORE_DISPLAYS];
    struct issue_list issues;
    if (!store->program)
        return;
    for (uint32_t i = 0; i < display->output_count; i++) {
        configs[i] = &display->outputs[i].config;
        issue_list_init(&issues, arena);
        if (configs[i]->role == ROLE_HALLWAY)
            known_names_display(store->program, configs[i], "", &issues);
        known_names_language(store->program, configs[i], "", &issues);
        tell_issues(display, display_config_file(display, i), &issues, arena);
    }
    issue_list_init(&issues, arena);
    if (store->live)
        known_names_live(store->program, store->live, configs, display->output_count, &issues);
    tell_issues(display, spool_file_name(SPOOL_LIVE), &issues, arena);
}

/* An emergency that goes on, since the live data in force do not speak of it. */
static void tell_carried(struct display *display, struct arena *arena)
{
    const struct live *live = display->store.live;
    struct board *board = display->outputs[0].board;
    if (live && live == display->store.keeper.live && display->store.keeper.is_carried &&
        board->ops->now(board) < live->emergency->until.ms)
        refusals_add_line(
            &display->refusals,
            arena_printf(arena,
                         "%s: emergency: revision %lld does not say what became of it: it goes on until "
                         "its end, or until a revision gives it its \"lifted\"",
                         spool_file_name(SPOOL_LIVE), (long long)live->revision));
}

void display_refusals_add(struct display *display, struct arena *arena)
{
    struct board *board = display->outputs[0].board;
    struct refusals *refusals = &display->refusals;
    for (enum store_file file = 0; file < STORE_FILE_COUNT; file++) {
        const struct store_entry *entry = &display->store.entries[file];
        refusals_add_line(refusals, display_describe(&entry->err, store_file_name(file), arena));
        refusals_add_line(refusals, entry->warning);
        if (entry->err.code != ERR_NONE) /* another version is refused anew, though in the same words */
            refusals->version ^= (uint64_t)entry->changed_ns;
    }
    const struct err *errs = display->store.order_errs;
    refusals_add_line(refusals, display_describe(&errs[PRECEDENCE_SETUP], "order.json", arena));
    refusals_add_line(refusals, display_describe(&errs[PRECEDENCE_FEED], "order.json of the feed", arena));
    display->keeps_nothing = display->store.keeper.is_failing;
    if (display->keeps_nothing)
        refusals_add_line(refusals,
                          display_describe(&display->store.keeper.err, "live.json of this display", arena));
    tell_carried(display, arena);
    if (display->store.decided.is_by_hand)
        refusals_add_line(refusals, DISPLAY_BY_HAND);
    for (uint32_t i = 0; i < display->output_count; i++) {
        const struct display_output *output = &display->outputs[i];
        refusals_add_line(refusals, output->theme_trouble);
        refusals_add_line(refusals, output->words_trouble);
        refusals_add_line(refusals, *output->mode_trouble ? output->mode_trouble : NULL);
    }
    tell_unknown_names(display, arena);
    tell_far_off(display, arena);
    const struct program *program = display->store.program;
    refusals->lasting = program && *program->zone_doubt ? program->zone_doubt : NULL;
    if (refusals->version != display->refusals_version)
        display->refusals_steady_ms = board->ops->steady_ms(board);
    display->refusals_version = refusals->version;
    refusals->found = display_refusals_found(display);
}

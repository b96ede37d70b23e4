#include "display/display.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/str.h"
#include "display/display_log.h"
#include "display/display_refusals.h"
#include "display/follow.h"
#include "display/panel_mode.h"
#include "display/status.h"
#include "platform/notify.h"
#include "raster/picture.h"

/* ---- what is shown by ---- */

/* Of a display that has no settings: everything there is, as a hallway's. A schedule on the card is enough to
 * begin. */
static void default_config(struct display_config *ret)
{
    display_config_set_defaults(ret, ROLE_HALLWAY);
}

static void load_style(struct display *display, uint32_t number)
{
    struct display_output *output = &display->outputs[number];
    const struct program *program = display->store.program;
    const char *settings = display_config_file(display, number);
    struct err theme_err = {0}, words_err = {0};
    struct issue_list issues;
    struct style style = style_default();
    const struct theme *theme;
    const struct words *words;
    const char *path;
    bool found;
    unsigned other = 1 - output->style;
    struct arena *arena = &output->styles[other];
    arena_reset(arena); /* the style before the one in force: no scene has its texts any more */
    issue_list_init(&issues, arena);
    if (style_load_theme(output->config.theme, arena, &issues, &theme, &path, &theme_err))
        style.theme = theme;
    if (issues.first) /* its logo */
        err_set(&theme_err, ERR_MEANING, "%s", issues.first->text);
    const char *theme_file = path ? path : settings;
    const char *language = *output->config.language ? output->config.language
                           : program                ? style_language(&output->config, program)
                                                    : words_english()->language;
    if (style_load_words(language, arena, &words, &found, &path, &words_err))
        style.words = words;
    style.words = style_with_clock(style.words, output->config.clock_hours, arena);
    output->words_trouble = display_describe(&words_err, path ? path : settings, arena);
    if (loop_set_style(&output->loop, style, &theme_err))
        output->style = other;
    output->theme_trouble = display_describe(&theme_err, theme_file, arena);
}

/* The settings that were given: a display.json, else the venue's for this board; NULL: none. */
static const struct display_config *find_config(const struct display *display, uint32_t number)
{
    const struct store *store = &display->store;
    if (store->displays[number] || !store->venue || number > 0)
        return store->displays[number];
    uint32_t found = venue_find(store->venue, &display->identity, NULL);
    return found == PROGRAM_NONE ? NULL : &store->venue->displays[found].config;
}

static bool is_there(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0;
}

/* Which pictures of a cycle are in the spool is another thing than its settings say: setup refuses those that
 * can't be shown, and brings others later. Whether one has come or gone since. */
static bool are_pictures_new(const struct display_output *output)
{
    const struct display_config *config = &output->config;
    for (uint32_t i = 0; i < config->cycle_count; i++)
        if (config->cycle[i].file && config->cycle[i].is_missing == is_there(config->cycle[i].file))
            return true;
    for (uint32_t i = 0; i < config->picture_count; i++)
        if (config->pictures[i].is_missing == is_there(config->pictures[i].file))
            return true;
    return false;
}

/* The first that is missing is told. */
static void tell_missing(struct display_output *output, const char *file, const char *what)
{
    const char *slash = strrchr(file, '/');
    char *trouble = output->picture_trouble;
    if (*trouble)
        return;
    snprintf(trouble, sizeof output->picture_trouble, "%.200s: is not there: %s", slash ? slash + 1 : file,
             what);
    trouble[str_valid_prefix(trouble, strlen(trouble))] = '\0';
}

static void find_pictures(struct display_output *output)
{
    struct display_config *config = &output->config;
    output->picture_trouble[0] = '\0';
    for (uint32_t i = 0; i < config->cycle_count && i < CYCLE_MOST_ENTRIES; i++) {
        struct cycle_entry *entry = &output->cycle[i];
        *entry = config->cycle[i];
        entry->is_missing = entry->file && !is_there(entry->file);
        if (entry->is_missing)
            tell_missing(output, entry->file, "it has no page");
    }
    if (config->cycle_count > 0)
        config->cycle = output->cycle;
    for (uint32_t i = 0; i < config->picture_count && i < DISPLAY_MOST_PICTURES; i++) {
        output->pictures[i] = config->pictures[i];
        output->pictures[i].is_missing = !is_there(config->pictures[i].file);
        if (output->pictures[i].is_missing)
            tell_missing(output, config->pictures[i].file, "an emergency is shown without it");
    }
    config->pictures = output->pictures;
}

/* With the panel and the pictures as they are. */
static bool apply_config(struct display *display, uint32_t number, struct err *reterr)
{
    struct display_output *output = &display->outputs[number];
    const struct display_config *config = find_config(display, number);
    struct board_panel panel;
    if (config)
        output->config = *config;
    else
        default_config(&output->config);
    struct board_mode mode = {.rotate = output->config.panel.rotate,
                              .is_forced = output->config.panel.is_forced};
    if (output->config.panel.is_mode_given) {
        mode.width = output->config.panel.width;
        mode.height = output->config.panel.height;
        mode.rate = output->config.panel.rate;
    }
    if (output->board->ops->set_mode && !output->board->ops->set_mode(output->board, &mode, reterr))
        return false;
    output->board->ops->panel(output->board, &panel);
    panel_mode_judge(&panel, &mode, display_config_file(display, number), output->mode_trouble,
                     sizeof output->mode_trouble);
    find_pictures(output);
    if (panel.width > 0) {
        output->config.panel.width = panel.width;
        output->config.panel.height = panel.height;
        output->config.panel.rate = panel.rate;
        output->config.panel.mode_why = panel.mode_why;
    }
    if (!output->config.name || !*output->config.name)
        output->config.name = display->options.host;
    return true;
}

/* A door that does not say of which room it is, at an event of several: any would be a guess. */
static const char *lacking_room(const struct display *display, uint32_t number, struct arena *arena)
{
    const struct display_config *config = &display->outputs[number].config;
    const struct program *program = display->store.program;
    if (config->role != ROLE_DOOR || config->room_count > 0 || !program || program->room_count < 2)
        return NULL;
    return arena_printf(arena, "%s: rooms: a door needs its room's id here",
                        display_config_file(display, number));
}

/* What is wrong with the settings, as a fact of the station; and what there is to say of it. */
static void fold_fault(struct display *display, uint32_t number, struct arena *arena)
{
    struct view_request *request = &display->outputs[number].loop.request;
    const struct store *store = &display->store;
    const struct store_entry *entry = &store->entries[SPOOL_DISPLAY + number];
    const char *first = NULL;
    bool bad = entry->is_there && !entry->is_good;
    if (bad) {
        first = display_describe(&entry->err, spool_file_name(SPOOL_DISPLAY + number), arena);
    } else if (number == 0 && !store->displays[0] && !store->venue) {
        /* Settings that were given and refused, and none before them: what would be shown is not what was
         * meant. */
        first = display->refusals.settings;
        bad = first != NULL;
    }
    if (!bad && (first = lacking_room(display, number, arena)) != NULL)
        bad = true;
    /* Settings for this board are wanted, and there are none. */
    bool unknown = !bad && number == 0 && store->venue && !find_config(display, number);
    request->who = unknown ? display->who : NULL;
    bad = bad || unknown;
    request->station = station_after(request->station, bad ? STATION_CONFIG_BAD : STATION_FAULT_CLEARED);
    request->why = refusals_text(&display->refusals, first, arena);
    request->news = refusals_line(&display->refusals, arena);
    request->news_until = (struct instant){display->refusals.found.ms + REFUSALS_SHOWN_MS};
    request->lasting = display->refusals.lasting;
    request->taken = (struct instant){store_entry_in_force(store, SPOOL_PROGRAM)->changed_ns / 1000000};
}

/* An emergency does not wait for a fold: what else the same live data say comes a step later, and so does a
 * program that came with it. Before the first fold there is no program to show it beside. */
static bool is_urgent(const struct display *display)
{
    const struct live *live = display->store.live;
    return display->store.folded && live && live->emergency && !instant_is_set(live->emergency->lifted);
}

static void fold_program(struct display *display)
{
    store_fold(&display->store);
    display->fold_is_due = false;
    for (uint32_t i = 0; i < display->output_count; i++) {
        struct loop *loop = &display->outputs[i].loop;
        if (loop->request.program != display->store.folded)
            loop_set_program(loop, display->store.folded);
    }
}

static bool apply(struct display *display, unsigned changes, struct err *reterr)
{
    const struct store *store = &display->store;
    if (store->venue) /* which display this board is may be another now */
        changes |= 1u << SPOOL_VENUE;
    struct arena *arena = &display->refusal_arenas[display->refusal_arena];
    display->refusal_arena = 1 - display->refusal_arena;
    arena_reset(arena);
    display_refusals_read(display, arena);
    for (uint32_t i = 0; i < display->output_count; i++) {
        struct display_output *output = &display->outputs[i];
        if (are_pictures_new(output))
            changes |= 1u << (SPOOL_DISPLAY + i);
        if (changes & (1u << (SPOOL_DISPLAY + i) | 1u << SPOOL_VENUE)) {
            if (!apply_config(display, i, reterr) || !loop_set_config(&output->loop, &output->config, reterr))
                return false;
        }
        if (changes & (1u << SPOOL_PROGRAM | 1u << (SPOOL_DISPLAY + i) | 1u << SPOOL_VENUE))
            load_style(display, i);
    }
    if (changes & (1u << SPOOL_PROGRAM | 1u << SPOOL_LIVE)) {
        if (is_urgent(display))
            display->fold_is_due = true;
        else
            fold_program(display);
    }
    display_refusals_add(display, arena);
    for (uint32_t i = 0; i < display->output_count; i++) {
        fold_fault(display, i, arena);
        display->outputs[i].loop.request.live = store->live;
        loop_forget(&display->outputs[i].loop);
    }
    return true;
}

/* ---- life ---- */

uint32_t display_count(const char *setup)
{
    struct arena arena;
    struct stat about;
    arena_init(&arena, malloc, free);
    bool second =
        stat(arena_printf(&arena, "%s/%s", setup, spool_file_name(SPOOL_SECOND_DISPLAY)), &about) == 0;
    arena_finish(&arena);
    return second ? 2 : 1;
}

static bool start_output(struct display *display, uint32_t number, struct board *board, struct err *reterr)
{
    struct display_output *output = &display->outputs[number];
    output->board = board;
    for (int i = 0; i < 2; i++)
        arena_init(&output->styles[i], malloc, free);
    output->renderer = renderer_create(reterr);
    if (!output->renderer)
        return false;
    if (number == 0) /* in the fonts of every display, whatever its theme wants then */
        renderer_fingerprint(output->renderer, display->type, sizeof display->type);
    if (!apply_config(display, number, reterr) ||
        !loop_init(&output->loop, board, output->renderer, &output->config, reterr)) {
        renderer_destroy(output->renderer);
        return false;
    }
    output->loop.fades = output->loop.shifts = true;
    output->loop.request.test_card = display->options.test_card;
    output->is_up = true;
    return true;
}

bool display_init(struct display *display, const struct display_options *options, struct board *const *boards,
                  uint32_t board_count, struct err *reterr)
{
    memset(display, 0, sizeof *display);
    display->options = *options;
    picture_set_reader(picture_read_png);
    display->log.file = options->log;
    store_init(&display->store, &options->folders);
    for (int i = 0; i < 2; i++)
        arena_init(&display->refusal_arenas[i], malloc, free);
    timekeeper_init(&display->keeper, &options->clock, boards[0]->ops->steady_ms(boards[0]));
    display->watchdog_ms = notify_watchdog_ms();
    display->asks.started_ms = boards[0]->ops->steady_ms(boards[0]);
    asks_read(&display->asks, options->folders.agent);
    store_read(&display->store);
    display->outputs[0].board = boards[0];
    display_refusals_read(display, &display->refusal_arenas[1]);
    for (uint32_t i = 0; i < board_count && i < STORE_DISPLAYS; i++) {
        if (!start_output(display, i, boards[i], reterr)) {
            display_finish(display);
            return false;
        }
        display->output_count++;
    }
    if (apply(display, 1u << SPOOL_PROGRAM | 1u << SPOOL_DISPLAY | 1u << SPOOL_SECOND_DISPLAY, reterr)) {
        display->refusals_are_new = false; /* no scene has texts of before */
        return true;
    }
    display_finish(display);
    return false;
}

void display_finish(struct display *display)
{
    for (uint32_t i = 0; i < STORE_DISPLAYS; i++) {
        struct display_output *output = &display->outputs[i];
        if (output->is_up) {
            loop_finish(&output->loop);
            renderer_destroy(output->renderer);
        }
        arena_finish(&output->styles[0]);
        arena_finish(&output->styles[1]);
    }
    arena_finish(&display->refusal_arenas[0]);
    arena_finish(&display->refusal_arenas[1]);
    store_finish(&display->store);
    timekeeper_finish(&display->keeper);
    memset(display, 0, sizeof *display);
}

/* ---- a step ---- */

/* What was read a minute ago was so still when the clock has stepped by hours: nobody has seen it yet. */
static bool keep_refusals(struct display *display, struct err *reterr)
{
    struct board *board = display->outputs[0].board;
    bool has_stepped =
        (display->refusals.count > 0 || display->refusals.good) &&
        board->ops->steady_ms(board) - display->refusals_steady_ms <= REFUSALS_SHOWN_MS &&
        llabs(display_refusals_found(display).ms - display->refusals.found.ms) >= MS_PER_SECOND;
    bool is_moved = display_far_off(display) != display->far_off;
    bool is_kept_anew = display->store.keeper.is_failing != display->keeps_nothing;
    if (display->refusals_are_new || !(has_stepped || is_moved || is_kept_anew || display->is_resized))
        return true;
    display->is_resized = false;
    return apply(display, 0, reterr);
}

const char *display_fault(const struct display_output *output)
{
    return output->board->ops->fault ? output->board->ops->fault(output->board) : "";
}

/* ---- a step of the outputs ---- */

static void write_status(struct display *display)
{
    struct board *board = display->outputs[0].board;
    status_write(display, display->options.run);
    display->status_steady_ms = board->ops->steady_ms(board);
}

static bool step_outputs(struct display *display, struct err *reterr)
{
    bool changed = false;
    for (uint32_t i = 0; i < display->output_count; i++) {
        struct loop *loop = &display->outputs[i].loop;
        uint64_t scenes = loop->counts.scenes;
        if (!loop_step(loop, reterr))
            return false;
        changed = changed || loop->counts.scenes != scenes;
    }
    uint64_t lines = display->log.lines;
    display_log(display);
    if ((changed || display->log.lines != lines) && display->options.run)
        write_status(display);
    return true;
}

/* READY once the first picture is up, or there is no panel to show it; then a sign of life now and then. */
static void tell_manager(struct display *display)
{
    int64_t steady_ms = display->outputs[0].board->ops->steady_ms(display->outputs[0].board);
    for (uint32_t i = 0; i < display->output_count; i++) {
        struct board *board = display->outputs[i].board;
        if (board->ops->is_well && !board->ops->is_well(board))
            return;
    }
    if (!display->is_ready) {
        notify_send("READY=1");
        display->is_ready = true;
    } else if (display->watchdog_ms && steady_ms - display->told_steady_ms < display->watchdog_ms / 4) {
        return;
    }
    display->told_steady_ms = steady_ms;
    if (display->watchdog_ms)
        notify_send("WATCHDOG=1");
    display->beats++;
    /* A sign of life for those who look from afar, also where nothing on the screen changes. */
    if (display->options.run && steady_ms - display->status_steady_ms >= STATUS_BEAT_MS)
        write_status(display);
}

/* The first output whose next step, or frame of a fade, is due waits for all, at most so long; gives its
 * number. */
static uint32_t wait_for_next(struct display *display, int64_t most_ms, struct board_event *ret)
{
    uint32_t number = 0;
    struct loop *soonest = &display->outputs[0].loop;
    for (uint32_t i = 1; i < display->output_count; i++) {
        struct loop *loop = &display->outputs[i].loop;
        bool sooner = loop_due(loop).ms < loop_due(soonest).ms;
        if (soonest->transition.shown || (!loop->transition.shown && !sooner))
            continue;
        soonest = loop;
        number = i;
    }
    struct instant until = loop_due(soonest);
    struct board *board = soonest->board;
    if (display->watchdog_ms)
        until = instant_min(until, (struct instant){board->ops->now(board) + display->watchdog_ms / 3});
    if (most_ms < INT64_MAX)
        until = instant_min(until, (struct instant){board->ops->now(board) + most_ms});
    loop_wait(soonest, until, ret);
    return number;
}

static bool take_event(struct display *display, uint32_t number, const struct board_event *event,
                       struct err *reterr)
{
    struct display_output *output = &display->outputs[number];
    switch (event->kind) {
    case BOARD_EVENT_EXPOSE:
        loop_expose(&output->loop);
        return true;
    case BOARD_EVENT_RESIZE:
        loop_expose(&output->loop);
        display->is_resized = true;
        return apply_config(display, number, reterr) &&
               loop_set_config(&output->loop, &output->config, reterr);
    case BOARD_EVENT_FILES:
        status_answer(display);
        if (!asks_read(&display->asks, display->options.folders.agent))
            return false;
        return number > 0 || apply(display, store_read(&display->store), reterr);
    default:
        return true;
    }
}

bool display_step(struct display *display, struct err *reterr)
{
    int64_t card_left_ms = follow_facts(display);
    if (!keep_refusals(display, reterr) || !step_outputs(display, reterr))
        return false;
    display->refusals_are_new = false;
    if (display->fold_is_due) {
        fold_program(display);
        return true;
    }
    store_settle(&display->store);
    tell_manager(display);
    bool is_keeping =
        store_keep(&display->store, display->outputs[0].board->ops->steady_ms(display->outputs[0].board));
    struct board_event event;
    uint32_t waited = wait_for_next(
        display, is_keeping && card_left_ms > STORE_LOOK_MS ? STORE_LOOK_MS : card_left_ms, &event);
    bool goes_on = event.kind != BOARD_EVENT_QUIT && take_event(display, waited, &event, reterr);
    /* What the others have to tell comes without waiting. */
    for (uint32_t i = 0; goes_on && i < display->output_count; i++) {
        struct board *board = display->outputs[i].board;
        if (i == waited)
            continue;
        board->ops->wait(board, 0, &event);
        goes_on = event.kind != BOARD_EVENT_QUIT && take_event(display, i, &event, reterr);
    }
    return goes_on;
}

bool display_run(struct display *display, struct err *reterr)
{
    while (display_step(display, reterr))
        ;
    return reterr->code == ERR_NONE;
}

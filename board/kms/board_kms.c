#include "kms/board_kms.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kms/backlight.h"
#include "kms/connector_force.h"
#include "kms/kms_card.h"
#include "platform/turn.h"

enum {
    MARK_SPOOL = EVENTS_FIRST_MARK,
    MARK_PLUG = EVENTS_FIRST_MARK << 1,
    MARK_TIME = EVENTS_FIRST_MARK << 2
};

enum { MOST_BOARDS = 2, MOST_RECTS = 32 };

/* A panel that has not taken a picture for so long hangs. */
#define FLIP_HANGS_MS 2000
/* One frame of a slow panel: so long a new picture waits for the last one to be shown. */
#define FLIP_WAIT_MS 60
/* So seldom a panel is looked for that should be lit and is not: the kernel may have refused it, and asking
 * takes time. */
#define RETRY_MS 10000

struct kms_board;

struct board_kms_host {
    struct board_kms_host_options options;
    struct events *events;
    bool has_card;
    struct kms_card card;
    struct err card_err; /* why there is none */
    struct kms_board *boards[MOST_BOARDS];
    bool files_changed[MOST_BOARDS];
    bool quits;
};

/* What a buffer lacks of what was presented. */
struct stale {
    uint32_t count;
    bool all;
    struct board_rect rects[MOST_RECTS];
};

struct kms_board {
    struct board board;
    struct board_kms_host *host;
    struct board_kms_options options;
    struct kms_output output;
    struct err err;               /* what the kernel refused of its panel last */
    bool is_backlight_dead;       /* its brightness could not be set */
    struct connector_force force; /* the connector that the kernel was told to take for connected */
    bool is_lit;
    bool is_switched_off;          /* as asked for, whether there is a panel or not */
    struct kms_mode_choice choice; /* of the panel when it was last lit */
    int64_t looked_ms;             /* when it was last tried to light it, by the steady clock */
    bool is_exposed, is_resized;   /* to be told */
    enum board_clock clock;
    int64_t ahead_ms;
    struct stale stale[2];
};

/* ---- the device ---- */

static void open_card(struct board_kms_host *host)
{
    if (host->has_card)
        return;
    host->card_err = (struct err){0};
    host->has_card = kms_card_open(&host->card, host->options.card, &host->card_err);
    if (host->has_card)
        events_set_device(host->events, host->card.file);
}

static bool watch(struct board_kms_host *host, struct err *reterr)
{
    const struct board_kms_host_options *options = &host->options;
    /* The clock's folder comes with the service that sets it; without it the minute's step finds out. */
    for (int i = 0; i < BOARD_KMS_OTHERS; i++)
        if (options->others[i])
            events_watch(host->events, options->others[i], NULL, MARK_SPOOL, NULL);
    if (options->timesync)
        events_watch(host->events, options->timesync, NULL, MARK_TIME, NULL);
    return (!options->spool || events_watch(host->events, options->spool, NULL, MARK_SPOOL, reterr)) &&
           (!options->run || (events_watch(host->events, options->run, "hotplug", MARK_PLUG, reterr) &&
                              events_watch(host->events, options->run, "frame.request", MARK_SPOOL, reterr) &&
                              events_watch(host->events, options->run, "network.txt", MARK_SPOOL, reterr)));
}

struct board_kms_host *board_kms_host_create(const struct board_kms_host_options *options, struct err *reterr)
{
    struct board_kms_host *host = calloc(1, sizeof *host);
    if (!host) {
        err_set(reterr, ERR_IO, "memory has run out");
        return NULL;
    }
    host->options = *options;
    host->card.file = -1;
    host->events = events_create(reterr);
    if (!host->events || !watch(host, reterr)) {
        board_kms_host_destroy(host);
        return NULL;
    }
    open_card(host);
    return host;
}

void board_kms_host_destroy(struct board_kms_host *host)
{
    if (!host)
        return;
    if (host->has_card)
        kms_card_close(&host->card);
    events_destroy(host->events);
    free(host);
}

bool board_kms_host_has_card(const struct board_kms_host *host)
{
    return host->has_card;
}

/* ---- a panel that comes and goes ---- */

static void forget_buffers(struct kms_board *own)
{
    for (int i = 0; i < 2; i++)
        own->stale[i] = (struct stale){.all = true};
    own->is_exposed = true;
}

static void go_dark(struct kms_board *own)
{
    if (own->is_lit)
        kms_output_stop(&own->output);
    own->is_lit = false;
}

/* The connector that is to be forced: the one that the panel was made for, else the device's first that the
 * other board has not. */
static bool find_forced(const struct kms_board *own, char *ret, unsigned size)
{
    const struct kms_board *other = own->host->boards[own->host->boards[0] == own];
    const char *taken = !other ? NULL : *other->force.name ? other->force.name : other->options.connector;
    if (own->options.connector)
        snprintf(ret, size, "%s", own->options.connector);
    return own->options.connector || kms_card_find_connector(&own->host->card, taken, ret, size);
}

/* Has the kernel take the connector for connected, or ask the panel again. What failed is tried again as
 * often as the panel is looked for. */
static void set_force(struct kms_board *own, bool is_on)
{
    const struct board_kms_host *host = own->host;
    const char *folder = host->options.connectors;
    char name[sizeof own->force.name];
    if (!is_on)
        connector_force_end(&own->force, folder, host->card.number);
    else if (folder && !*own->force.name && find_forced(own, name, sizeof name))
        connector_force_begin(&own->force, folder, host->card.number, name);
}

static void light(struct kms_board *own)
{
    struct board_kms_host *host = own->host;
    bool found;
    if (own->is_lit)
        return;
    own->looked_ms = events_steady_ms();
    open_card(host);
    if (!host->has_card)
        return;
    set_force(own, own->options.mode.is_forced);
    const struct board_mode *mode = &own->options.mode;
    struct kms_mode_wish wish = {mode->width, mode->height, mode->rate};
    own->err = (struct err){0};
    own->is_lit = kms_output_start(&own->output, &host->card,
                                   *own->force.name ? own->force.name : own->options.connector, &wish, &found,
                                   &own->err) &&
                  found;
    if (!own->is_lit)
        return;
    const struct kms_mode_choice *choice = &own->output.choice;
    own->is_resized = own->is_resized || choice->why != own->choice.why ||
                      !kms_mode_equals(&choice->mode, &own->choice.mode);
    own->choice = *choice;
    if (own->is_switched_off)
        kms_output_set_power(&own->output, false, &own->err);
    forget_buffers(own);
}

/* A panel that is dark though it should not be, and was not looked for just now. */
static void light_again(struct kms_board *own)
{
    if (!own->is_lit && events_steady_ms() - own->looked_ms >= RETRY_MS)
        light(own);
}

/* Panels may have been plugged in or out. First those that are gone, so that their share is free. */
static void look_for_panels(struct board_kms_host *host)
{
    for (int i = 0; i < MOST_BOARDS; i++)
        if (host->boards[i] && host->boards[i]->is_lit && !kms_output_is_connected(&host->boards[i]->output))
            go_dark(host->boards[i]);
    for (int i = 0; i < MOST_BOARDS; i++)
        if (host->boards[i])
            light(host->boards[i]);
}

/* ---- the contract ---- */

static int64_t kms_now(struct board *board)
{
    return events_now_ms() + ((struct kms_board *)board)->ahead_ms;
}

static int64_t kms_steady(struct board *board)
{
    (void)board;
    return events_steady_ms();
}

static enum board_clock kms_clock(struct board *board)
{
    return ((struct kms_board *)board)->clock;
}

static void add_stale(struct stale *stale, struct board_rect rect)
{
    if (stale->all || rect.width == 0)
        return;
    if (stale->count == MOST_RECTS)
        stale->all = true;
    else
        stale->rects[stale->count++] = rect;
}

static void copy_stale(struct kms_board *own, const struct board_picture *picture)
{
    struct kms_buffer *back = kms_output_back(&own->output);
    struct stale *stale = &own->stale[1 - own->output.shown];
    struct board_rect whole = {0, 0, picture->width, picture->height};
    const struct board_rect *rects = stale->all ? &whole : stale->rects;
    uint32_t count = stale->all ? 1 : stale->count;
    for (uint32_t i = 0; i < count; i++) {
        turn_copy_rect(picture, rects[i], own->options.mode.rotate, TURN_BGRA, back->pixels,
                       (int)back->pitch);
        own->board.counts.pixels_presented += (uint64_t)rects[i].width * (uint64_t)rects[i].height;
    }
    *stale = (struct stale){0};
}

static bool kms_present(struct board *board, const struct board_picture *picture,
                        const struct board_rect *damage, uint32_t damage_count, struct err *reterr)
{
    struct kms_board *own = (struct kms_board *)board;
    bool turned = own->options.mode.rotate == 90 || own->options.mode.rotate == 270;
    (void)reterr;
    board->counts.presents++;
    light_again(own);
    if (!own->is_lit || !own->output.is_on)
        return true; /* all is asked for again when it is */
    int width = turned ? own->output.height : own->output.width;
    int height = turned ? own->output.width : own->output.height;
    if (picture->width != width || picture->height != height) {
        own->is_resized = true; /* the panel changed meanwhile */
        return true;
    }
    for (uint32_t i = 0; i < damage_count; i++) {
        struct board_rect rect = turn_clip_rect(damage[i], width, height);
        for (int j = 0; j < 2; j++)
            add_stale(&own->stale[j], rect);
    }
    if (!kms_output_wait(&own->output, FLIP_WAIT_MS)) {
        own->is_exposed = true; /* once more, later */
        return true;
    }
    copy_stale(own, picture);
    if (!kms_output_flip(&own->output, events_steady_ms(), &own->err)) {
        /* The panel is gone, or another process has the device: looked at anew. One that takes a mode but no
         * picture would have all drawn again and again, so it gets its time. */
        own->stale[1 - own->output.shown].all = true;
        go_dark(own);
        light_again(own);
    }
    return true;
}

/* What has happened to this board and was not told yet. */
static enum board_event_kind take_event(struct kms_board *own)
{
    struct board_kms_host *host = own->host;
    if (host->quits)
        return BOARD_EVENT_QUIT;
    if (own->is_resized) {
        own->is_resized = own->is_exposed = false;
        return BOARD_EVENT_RESIZE;
    }
    if (own->is_exposed) {
        own->is_exposed = false;
        return BOARD_EVENT_EXPOSE;
    }
    for (int i = 0; i < MOST_BOARDS; i++) {
        if (host->boards[i] == own && host->files_changed[i]) {
            host->files_changed[i] = false;
            return BOARD_EVENT_FILES;
        }
    }
    return BOARD_EVENT_NONE;
}

static void tell(struct board_kms_host *host, unsigned kinds)
{
    if (kinds & EVENTS_DEVICE)
        kms_card_read(&host->card);
    if (kinds & MARK_PLUG)
        look_for_panels(host);
    host->quits = host->quits || (kinds & EVENTS_QUIT);
    for (int i = 0; i < MOST_BOARDS; i++)
        host->files_changed[i] = host->files_changed[i] || (kinds & (MARK_SPOOL | EVENTS_RELOAD));
}

static void wait_for(struct kms_board *own, int64_t until_ms, int64_t until_steady_ms,
                     struct board_event *ret)
{
    /* First what is there already: a board with always something to tell would never hear a signal. */
    unsigned before = events_wait(own->host->events, 0, INT64_MAX);
    own->board.counts.wakeups++;
    tell(own->host, before);
    light_again(own);
    *ret = (struct board_event){.kind = take_event(own)};
    if (before & ~(unsigned)EVENTS_DEVICE)
        return;
    while (ret->kind == BOARD_EVENT_NONE) {
        int64_t system_ms = until_ms == INT64_MAX ? INT64_MAX : until_ms - own->ahead_ms;
        unsigned kinds = events_wait(own->host->events, system_ms, until_steady_ms);
        tell(own->host, kinds);
        ret->kind = take_event(own);
        /* That a picture is shown is no reason to step. */
        if (kinds != EVENTS_DEVICE)
            return;
    }
}

static void kms_wait(struct board *board, int64_t until_ms, struct board_event *ret)
{
    wait_for((struct kms_board *)board, until_ms, INT64_MAX, ret);
}

static void kms_wait_steady(struct board *board, int64_t until_steady_ms, struct board_event *ret)
{
    wait_for((struct kms_board *)board, INT64_MAX, until_steady_ms, ret);
}

static void kms_panel(struct board *board, struct board_panel *ret)
{
    const struct kms_board *own = (const struct kms_board *)board;
    *ret = (struct board_panel){.connector = "", .has_wanted_mode = true, .mode_why = ""};
    if (own->is_lit)
        *ret = (struct board_panel){.width = own->output.width,
                                    .height = own->output.height,
                                    .rate = own->output.rate,
                                    .connector = own->output.name,
                                    .has_wanted_mode = own->output.choice.has_wanted,
                                    .mode_why = kms_mode_why_text(own->output.choice.why)};
    ret->is_forced = *own->force.name;
}

static bool kms_set_mode(struct board *board, const struct board_mode *mode, struct err *reterr)
{
    struct kms_board *own = (struct kms_board *)board;
    const struct board_mode before = own->options.mode;
    (void)reterr;
    own->options.mode = *mode;
    if (mode->width != before.width || mode->height != before.height || mode->rate != before.rate ||
        mode->is_forced != before.is_forced)
        go_dark(own);
    light(own);
    if (own->is_lit && mode->rotate != before.rotate)
        forget_buffers(own);
    return true;
}

static void kms_set_clock(struct board *board, enum board_clock clock, int64_t ahead_ms)
{
    struct kms_board *own = (struct kms_board *)board;
    own->clock = clock;
    own->ahead_ms = ahead_ms;
}

static void kms_set_power(struct board *board, bool on)
{
    struct kms_board *own = (struct kms_board *)board;
    own->is_switched_off = !on;
    if (!own->is_lit || own->output.is_on == on)
        return;
    own->err = (struct err){0};
    if (!on) {
        kms_output_wait(&own->output, FLIP_WAIT_MS);
        kms_output_set_power(&own->output, false, &own->err);
    } else if (kms_output_set_power(&own->output, true, &own->err)) {
        forget_buffers(own);
    } else { /* the panel went while it was dark */
        go_dark(own);
        light(own);
    }
}

/* A panel that is alone has what light there is; of two, the one that hangs on a board's own connector. */
static void kms_set_brightness(struct board *board, int percent)
{
    struct kms_board *own = (struct kms_board *)board;
    const char *folder = own->host->options.backlight;
    bool is_alone = !own->host->boards[1];
    if (folder && (is_alone || (own->is_lit && backlight_lights(own->output.name))))
        own->is_backlight_dead = !backlight_set(folder, percent);
}

static bool kms_is_well(struct board *board)
{
    struct kms_board *own = (struct kms_board *)board;
    if (!own->is_lit || !own->output.flip_is_pending)
        return true;
    if (events_steady_ms() - own->output.flip_asked_ms <= FLIP_HANGS_MS)
        return true;
    kms_card_read(&own->host->card); /* it may have come since */
    return !own->output.flip_is_pending;
}

static const char *kms_fault(struct board *board)
{
    struct kms_board *own = (struct kms_board *)board;
    return !own->host->has_card              ? own->host->card_err.text
           : !kms_is_well(board)             ? "the panel has taken no picture for some seconds"
           : own->err.code != ERR_NONE       ? own->err.text
           : own->force.err.code != ERR_NONE ? own->force.err.text
           : own->is_backlight_dead
               ? "the panel's brightness can't be set: it has no light that the kernel controls"
               : "";
}

static void kms_destroy(struct board *board)
{
    struct kms_board *own = (struct kms_board *)board;
    if (!own)
        return;
    go_dark(own);
    set_force(own, false);
    for (int i = 0; i < MOST_BOARDS; i++)
        if (own->host->boards[i] == own)
            own->host->boards[i] = NULL;
    free(own);
}

static const struct board_ops kms_ops = {
    .now = kms_now,
    .steady_ms = kms_steady,
    .clock = kms_clock,
    .present = kms_present,
    .wait = kms_wait,
    .wait_steady = kms_wait_steady,
    .panel = kms_panel,
    .set_mode = kms_set_mode,
    .set_clock = kms_set_clock,
    .set_power = kms_set_power,
    .set_brightness = kms_set_brightness,
    .is_well = kms_is_well,
    .fault = kms_fault,
    .destroy = kms_destroy,
};

struct board *board_kms_create(struct board_kms_host *host, const struct board_kms_options *options,
                               struct err *reterr)
{
    int place = 0;
    while (place < MOST_BOARDS && host->boards[place])
        place++;
    if (place == MOST_BOARDS) {
        err_set(reterr, ERR_USAGE, "a graphics device has at most %d displays", MOST_BOARDS);
        return NULL;
    }
    struct kms_board *own = calloc(1, sizeof *own);
    if (!own) {
        err_set(reterr, ERR_IO, "memory has run out");
        return NULL;
    }
    own->board.ops = &kms_ops;
    own->host = host;
    own->options = *options;
    host->boards[place] = own;
    light(own);
    own->is_resized = own->is_exposed = false; /* the caller asks for the size, and draws all */
    return &own->board;
}

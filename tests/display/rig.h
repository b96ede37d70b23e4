/*
 * rig.h: a display on a board without a panel, for tests: stepped by hand, with a spool of the test's own.
 */
#ifndef NOWNEXT_TESTS_DISPLAY_RIG_H
#define NOWNEXT_TESTS_DISPLAY_RIG_H

#include "display/display.h"

#include "tool/fixture.h"
#include "headless/board_headless.h"
#include "spool/spool_fixture.h"

static struct loaded small;
static char clock_set[400], host[] = "sign-7";

struct rig {
    struct board *board;
    struct display display;
};

static FILE *log_file; /* of the next rig; NULL: none */

static int panel_width = 800; /* of the next rig */

static inline struct display_options rig_options(void)
{
    return (struct display_options){.folders = {.setup = spool_folder},
                                    .run = spool_folder,
                                    .clock = {.set_by_hand = clock_set},
                                    .log = log_file,
                                    .host = host};
}

static inline bool rig_init(struct rig *rig, const char *at)
{
    struct err err = {0};
    struct board_headless_options panel = {
        .width = panel_width, .height = 480, .now_ms = moment(&small, at).ms};
    struct display_options options = rig_options();
    rig->board = board_headless_create(&panel, &err);
    bool ok = CHECK(display_init(&rig->display, &options, &rig->board, 1, &err));
    if (!ok)
        printf("%s\n", err.text);
    return ok;
}

static inline void rig_finish(struct rig *rig)
{
    display_finish(&rig->display);
    rig->board->ops->destroy(rig->board);
}

/* A step, after which the board tells of an event. */
static inline void step(struct rig *rig, enum board_event_kind event)
{
    struct err err = {0};
    board_headless_tell(rig->board, event);
    CHECK(display_step(&rig->display, &err) || event == BOARD_EVENT_QUIT);
    CHECK_STR(err.text, "");
}

static inline const struct view *view_of(const struct rig *rig)
{
    return &rig->display.outputs[0].loop.view;
}

/* How many things an organiser is told of in the header: "a.json: no (+2)" are three. Visitors' notices are
 * others. */
static inline uint32_t news_count(const struct rig *rig)
{
    const char *news = view_of(rig)->news, *more = news ? strrchr(news, '(') : NULL;
    return !news ? 0 : more && more[1] == '+' ? 1 + (uint32_t)atoi(more + 2) : 1;
}

static inline const char *shown(const struct rig *rig)
{
    return view_kind_name(view_of(rig)->kind);
}

static inline void read_again(struct rig *rig)
{
    step(rig, BOARD_EVENT_FILES);
    step(rig, BOARD_EVENT_EXPOSE);
}

static inline bool status_has(const char *part)
{
    static char text[8192];
    FILE *file = fopen(spool_path("display/status.json"), "rb");
    size_t size = file ? fread(text, 1, sizeof text - 1, file) : 0;
    if (file)
        fclose(file);
    text[size] = '\0';
    return contains(text, part);
}

/* Loads the small program and makes a spool; false where there is no font to draw with. */
static inline bool rig_begin(const char *name)
{
    struct err err = {0};
    struct renderer *renderer = renderer_create(&err);
    if (!renderer) {
        printf("skipped: %s\n", err.text);
        return false;
    }
    renderer_destroy(renderer);
    load_small(&small);
    spool_make(name);
    snprintf(clock_set, sizeof clock_set, "%s", spool_path("clock-set"));
    return true;
}

static inline void rig_end(void)
{
    spool_unmake();
    load_finish(&small);
}

#endif

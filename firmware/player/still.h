/*
 * shot: one screen at one moment, composed or as a picture, as the viewer sees it.
 */
#ifndef NOWNEXT_PLAYER_STILL_H
#define NOWNEXT_PLAYER_STILL_H

#include "load/style.h"
#include "render/render.h"
#include "screens/screen.h"
#include "schedule/view.h"

/* What the display knows: all it needs, or that one thing is not as it should be. */
enum shot_station {
    SHOT_RUNNING,
    SHOT_TIME_UNVERIFIED, /* the last known time after a reboot */
    SHOT_CLOCK_UNTRUSTED,
    SHOT_NO_PROGRAM,
    SHOT_FAULT, /* its configuration can't be read */
    SHOT_STATION_COUNT
};

struct shot {
    const struct display_config *config;
    const struct look *look; /* NULL, or without a theme: night, in English */
    enum shot_station station;
    struct instant at;
    const struct live *live; /* NULL: none */
    bool test_card;
    bool page_fixed; /* of a hallway: this page, whatever its cycle says */
    struct page page;
};

/* View and scene, in the arena. */
void shot_compose(const struct shot *shot, const struct program *program, struct renderer *renderer,
                  struct arena *arena, struct view *ret_view, struct scene *ret_scene);

/* What a shot is drawn with. */
struct look shot_look(const struct shot *shot);

/* A page that is held for as long as it is looked at. The file of a picture is the caller's to set. */
struct page shot_page(enum page_kind kind, uint32_t subject, uint32_t repetition);

/* How many sub-pages the overview of a hallway has. */
uint32_t shot_overview_pages(const struct shot *shot, const struct view *view, struct renderer *renderer,
                             struct arena *arena);

/* Draws a scene and writes it to `path`, whole or not at all. With `thumb` (may be NULL) a smaller picture
 * too, at most `thumb_px` wide and high. */
bool shot_write(const struct scene *scene, struct renderer *renderer, const char *path, const char *thumb,
                int thumb_px, struct err *reterr);

/* The folder, made if need be. */
bool shot_make_folder(const char *path, struct err *reterr);

/* Text for HTML. */
struct str_builder;
void shot_add_html(struct str_builder *out, const char *text);

#endif

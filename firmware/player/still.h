/*
 * still: one screen at one moment, composed or as a picture, as the viewer sees it.
 */
#ifndef NOWNEXT_PLAYER_STILL_H
#define NOWNEXT_PLAYER_STILL_H

#include "load/style.h"
#include "render/render.h"
#include "screens/screen.h"
#include "schedule/view.h"

/* What the display knows: all it needs, or that one thing is not as it should be. */
enum still_station {
    STILL_RUNNING,
    STILL_TIME_UNVERIFIED, /* the last known time after a reboot */
    STILL_CLOCK_UNTRUSTED,
    STILL_NO_PROGRAM,
    STILL_FAULT, /* its configuration can't be read */
    STILL_STATION_COUNT
};

struct still {
    const struct display_config *config;
    const struct style *style; /* NULL, or without a theme: night, in English */
    enum still_station station;
    struct instant at;
    struct instant checked;  /* the last poll of the program's feed that succeeded; 0: no feed */
    const struct live *live; /* NULL: none */
    bool test_card;
    bool page_fixed; /* of a hallway: this page, whatever its cycle says */
    struct page page;
};

/* The view alone, in the arena; and view and scene. */
void still_view(const struct still *still, const struct program *program, struct arena *arena,
                struct view *ret);
void still_compose(const struct still *still, const struct program *program, struct renderer *renderer,
                   struct arena *arena, struct view *ret_view, struct scene *ret_scene);

/* What a still is drawn with. */
struct style still_style(const struct still *still);

/* A page that is held for as long as it is looked at. The file of a picture is the caller's to set. */
struct page still_page(enum page_kind kind, uint32_t subject, uint32_t repetition);

/* How many sub-pages the overview of a hallway has. */
uint32_t still_overview_pages(const struct still *still, const struct view *view, struct renderer *renderer,
                              struct arena *arena);

/* Draws a scene and writes it to `path` (NULL: not wanted), whole or not at all. With `thumb` (may be NULL) a
 * smaller picture too, at most `thumb_px` wide and high. */
bool still_write(const struct scene *scene, struct renderer *renderer, const char *path, const char *thumb,
                 int thumb_px, struct err *reterr);

/* The folder, made if need be. */
bool still_make_folder(const char *path, struct err *reterr);

#endif

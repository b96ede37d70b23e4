/*
 * band_fixture.h: a band of each field, and what must hold of all: no text leaves the band with its ink, none
 * touches another.
 */
#ifndef NOWNEXT_TESTS_SCREENS_BAND_FIXTURE_H
#define NOWNEXT_TESTS_SCREENS_BAND_FIXTURE_H

#include "screens/day_fixture.h"
#include "door/door_field.h"
#include "layout/measures.h"

static const struct band_case {
    const char *name;
    struct door_band band;
} band_cases[] = {
    {"on",
     {.field = DOOR_ON,
      .word = "Now",
      .fact = "12:20",
      .above = "until",
      .below = "13 min left",
      .done = 350}},
    {"ending",
     {.field = DOOR_ENDING, .word = "Now", .fact = "3 min", .above = "ends in", .below = "at 12:20"}},
    {"soon", {.field = DOOR_SOON, .word = "Starts in 6 min", .fact = "10:30", .teeth = 6, .teeth_most = 10}},
    {"break",
     {.field = DOOR_BREAK,
      .word = "Lunch",
      .short_word = "Break",
      .fact = "15:00",
      .above = "until",
      .below = "58 min"}},
    {"before",
     {.field = DOOR_BEFORE, .word = "Next", .fact = "10:00", .above = "first today", .below = "in 48 min"}},
    {"opens", {.field = DOOR_BEFORE, .word = "Opens Wed 18 Sep", .fact = "09:00"}},
    {"cancelled", {.field = DOOR_CANCELLED, .word = "Cancelled", .old_time = "10:00–11:00"}},
    {"moved right",
     {.field = DOOR_MOVED,
      .word = "Moved to Hall L1",
      .before_room = "Moved to",
      .room = "Hall L1",
      .way = WAY_RIGHT}},
    {"moved left",
     {.field = DOOR_MOVED,
      .word = "Moved to Hall L1",
      .before_room = "Moved to",
      .room = "Hall L1",
      .way = WAY_LEFT}},
    {"moved up",
     {.field = DOOR_MOVED,
      .word = "Moved to Hall L1",
      .before_room = "Moved to",
      .room = "Hall L1",
      .way = WAY_UP}},
    {"moved",
     {.field = DOOR_MOVED, .word = "Moved to Hall L1", .before_room = "Moved to", .room = "Hall L1"}},
    {"full",
     {.field = DOOR_FULL,
      .word = "Now",
      .fact = "12:20",
      .above = "until",
      .exception = "Room full",
      .done = 350}},
    {"delayed", {.field = DOOR_DELAYED, .word = "20 min late", .fact = "10:50", .old_time = "10:30"}},
    {"waiting",
     {.field = DOOR_DELAYED, .word = "Delayed, no time yet", .short_word = "Delayed", .old_time = "10:30"}},
    {"over", {.field = DOOR_OVER}},
    {"empty", {.field = DOOR_EMPTY}},
};
enum { BAND_CASES = sizeof band_cases / sizeof *band_cases };

static const int band_panels[][2] = {{1920, 1080}, {1080, 1920}, {3840, 2160}, {1024, 600},
                                     {800, 480},   {480, 320},   {320, 480}};
enum { BAND_PANELS = sizeof band_panels / sizeof *band_panels };

static inline struct door_band band_whole(struct door_band band)
{
    const char **const texts[] = {&band.word,  &band.short_word, &band.before_room, &band.room,    &band.fact,
                                  &band.above, &band.below,      &band.exception,   &band.old_time};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = *texts[i] ? *texts[i] : "";
    return band;
}

static inline struct box band_box(const struct layout *layout, bool compact)
{
    int from = layout_u(layout, layout->portrait ? HEADER_END_PORTRAIT : HEADER_END);
    int to = layout_u(layout, layout->portrait ? compact ? BAND_END_COMPACT_PORTRAIT : BAND_END_PORTRAIT
                              : compact        ? BAND_END_COMPACT
                                               : BAND_END);
    return (struct box){0, from, layout->width, to - from};
}

/* The capitals of a text. */
static inline struct box band_capitals(const struct item *item)
{
    int cap = text_em(item->size_px, 730);
    return (struct box){item->box.x, item->baseline - cap, item->box.width, cap};
}

static inline void band_check(const struct scene *scene, struct box box)
{
    CHECK_INT(scene_check(scene, NULL), 0);
    for (uint32_t i = 0; i < scene->count; i++) {
        const struct item *item = &scene->items[i];
        if (item->kind != ITEM_TEXT)
            continue;
        CHECK(box_contains(box, band_capitals(item)));
        CHECK(!item->cut);
        for (uint32_t k = 0; k < i; k++)
            CHECK(scene->items[k].kind != ITEM_TEXT ||
                  !box_overlaps(band_capitals(item), band_capitals(&scene->items[k])));
    }
}

/* Places a case on a panel; what the day is does not matter. */
static inline void band_fixture_place(struct day_fixture *day, const struct band_case *of, int width,
                                      int height, bool compact)
{
    static const struct day_row row = {"a A 10:00-11:00", "", "10:15"};
    memset(day, 0, sizeof *day);
    day_fixture_init(day, &row, width, height);
    struct door door = {.band = band_whole(of->band)};
    door_band_place(&day->layout, &door, band_box(&day->layout, compact), compact);
}

#endif

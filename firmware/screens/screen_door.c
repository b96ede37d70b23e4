#include "door/door.h"
#include "door/door_field.h"
#include "door/door_foot.h"
#include "door/door_stage.h"
#include "layout/header.h"
#include "layout/measures.h"
#include "screens/screens.h"
#include "door/strip.h"

/* What has given way to the title. */
struct giving {
    bool people; /* affiliations, and people that need more lines */
    bool band;
    enum foot_size foot;
};

/* A door, set. */
struct composition {
    struct giving giving;
    struct box band, strip, foot;
    struct stage stage;
};

/* -- zones -- */

static int band_height(const struct layout *layout, bool compact)
{
    int from = layout->portrait ? HEADER_END_PORTRAIT : HEADER_END;
    int to = layout->portrait ? (compact ? BAND_END_COMPACT_PORTRAIT : BAND_END_PORTRAIT)
                              : (compact ? BAND_END_COMPACT : BAND_END);
    return layout_u(layout, to) - layout_u(layout, from);
}

static struct composition compose(const struct layout *layout, const struct door *door, struct giving giving)
{
    struct composition ret = {.giving = giving};
    int top = layout_header_height(layout);
    int bottom = layout->height - (layout_has_footer(layout) ? layout_footer_height(layout) : 0);
    int foot = door_foot_height(layout, door, giving.foot), strip = strip_height(layout, &door->strip);
    ret.band = (struct box){0, top, layout->width, band_height(layout, giving.band)};
    ret.foot = (struct box){0, bottom - foot, layout->width, foot};
    ret.strip = (struct box){0, ret.foot.y - strip, layout->width, strip};
    int stage = ret.band.y + ret.band.height;
    ret.stage = door_stage_fit(layout, door, (struct box){0, stage, layout->width, ret.strip.y - stage},
                               giving.people);
    return ret;
}

/* -- giving way -- */

static bool is_better(const struct composition *a, const struct composition *b)
{
    if (a->stage.cut != b->stage.cut)
        return b->stage.cut;
    return a->stage.title_px > b->stage.title_px;
}

static void give_people(struct giving *giving)
{
    giving->people = true;
}

/* Whether a low band has room for its labels. */
static bool band_may_shrink(const struct layout *layout)
{
    return layout->floor_px * 1000 < FLOOR_NO_COMPACT * layout->side;
}

static void give_band(struct giving *giving)
{
    giving->band = true;
}

static void give_foot(struct giving *giving)
{
    giving->foot = FOOT_LEAST;
}

/* While the title is small, one thing after the other gives way to it, where that wins it a size; what wins
 * none alone gives way with the one after it, where both win one. */
static void give_way(const struct layout *layout, const struct door *door, struct composition *ret)
{
    static void (*const landscape[])(struct giving *) = {give_people, give_band, give_foot};
    static void (*const portrait[])(struct giving *) = {give_foot, give_people, give_band};
    void (*const *order)(struct giving *) = layout->portrait ? portrait : landscape;
    struct giving with_pending = ret->giving;
    for (int i = 0; i < 3 && door_stage_is_small(layout, &ret->stage); i++) {
        if (order[i] == give_band && !band_may_shrink(layout))
            continue;
        struct giving alone = ret->giving;
        order[i](&alone);
        order[i](&with_pending);
        struct composition one = compose(layout, door, alone), all = compose(layout, door, with_pending);
        if (is_better(&all, &one) && is_better(&all, ret))
            *ret = all;
        else if (is_better(&one, ret))
            *ret = one;
        else
            continue;
        with_pending = ret->giving;
    }
    if (ret->stage.cut) /* then all of them, so that more of it is read */
        *ret = compose(layout, door, (struct giving){true, band_may_shrink(layout), FOOT_LEAST});
}

/* Over a strip a short title has little height: the next one's gives way first, where that wins two large
 * lines. */
static void give_next(const struct layout *layout, const struct door *door, struct composition *ret)
{
    double large = layout_size(layout, TITLE_OVER_STRIP);
    bool weighs = door->band.field == DOOR_ENDING || door->band.field == DOOR_OVER;
    if (layout->portrait || weighs || !door->strip.text[0] || door->title_count != 1 ||
        ret->stage.title_px >= large)
        return;
    struct giving giving = ret->giving;
    giving.foot = FOOT_SHORT;
    struct composition lower = compose(layout, door, giving);
    if (lower.stage.title_px >= large)
        *ret = lower;
}

/* -- the whole -- */

void screen_door(struct layout *layout)
{
    struct door door;
    door_of(layout, &door);
    struct composition screen = compose(layout, &door, (struct giving){.people = false});
    give_next(layout, &door, &screen);
    give_way(layout, &door, &screen);
    header_place_room(layout, layout->view->room);
    door_band_place(layout, &door, screen.band, screen.giving.band);
    door_stage_place(layout, &screen.stage);
    strip_place(layout, &door.strip, screen.strip);
    door_foot_place(layout, &door, screen.foot, screen.giving.foot);
    footer_place(layout, "");
}

#include "screens/screens.h"

#include <string.h>

#include "layout/header.h"
#include "layout/measures.h"
#include "layout/parts.h"
#include "layout/pictogram.h"
#include "screens/quiet.h"

/* While it is in force the whole picture has one colour, in each theme the same: it is seen before a word is
 * read. */
static void paint(struct layout *layout)
{
    struct theme *theme = ARENA_NEW(layout->arena, struct theme);
    const struct theme *night = theme_night();
    struct theme colors = *night;
    *theme = *layout->style->theme;
    for (unsigned i = 0; i < THEME_COLOR_COUNT; i++)
        *theme_color(theme, i) = *theme_color(&colors, i);
    theme->ground = theme->foot = night->stop;
    theme->ink = theme->ink2 = night->ink;
    layout->own_style.theme = theme;
    layout->scene->background = theme->ground;
}

static enum pictogram sign_of(enum emergency_kind kind)
{
    static const enum pictogram signs[] = {[EMERGENCY_FIRE] = PICTOGRAM_EXIT,
                                           [EMERGENCY_EVACUATION] = PICTOGRAM_EXIT,
                                           [EMERGENCY_MEDICAL] = PICTOGRAM_MEDICAL,
                                           [EMERGENCY_SHELTER] = PICTOGRAM_SHELTER,
                                           [EMERGENCY_CUSTOM] = PICTOGRAM_WARNING};
    return signs[kind];
}

const char *emergency_kind_word(const struct layout *layout, enum emergency_kind kind)
{
    static const enum word kinds[] = {[EMERGENCY_FIRE] = WORD_EMERGENCY_FIRE,
                                      [EMERGENCY_EVACUATION] = WORD_EMERGENCY_EVACUATION,
                                      [EMERGENCY_MEDICAL] = WORD_EMERGENCY_MEDICAL,
                                      [EMERGENCY_SHELTER] = WORD_EMERGENCY_SHELTER,
                                      [EMERGENCY_CUSTOM] = WORD_EMERGENCY};
    return words_get(layout->style->words, kinds[kind]);
}

/* Where all is: what it is beside the pictogram, or under it where the picture is high; the text has the
 * rest. */
struct places {
    struct box sign, kind, text;
    bool centred; /* what it is stands at the middle of the pictogram's height */
};

static struct places places_beside(const struct layout *layout, int top, struct box text)
{
    int side = layout_u(layout, ALARM_SIGN);
    struct box sign = {text.x + text.width - side, top + layout_u(layout, ALARM_SIGN_TOP), side, side};
    struct places places = {.sign = sign, .text = text, .centred = true};
    int width = sign.x - text.x - layout_u(layout, ALARM_KIND_APART);
    places.kind = (struct box){text.x, sign.y, width, side};
    places.text.y = sign.y + side + layout_u(layout, ALARM_TEXT_UNDER);
    return places;
}

static struct places places_under(const struct layout *layout, int top, struct box text)
{
    int side = layout_u(layout, ALARM_SIGN_PORTRAIT), apart = layout_u(layout, ALARM_KIND_UNDER);
    struct box sign = {text.x, top + layout_u(layout, ALARM_SIGN_TOP), side, side};
    int y = sign.y + side + apart;
    return (struct places){
        .sign = sign, .kind = {text.x, y, text.width, layout_u(layout, ALARM_SIGN)}, .text = text};
}

static struct places places_of(const struct layout *layout)
{
    struct quiet quiet = quiet_zones(layout, 0);
    bool high = (int64_t)layout->height * 1000 >= (int64_t)layout->width * ALARM_PORTRAIT_FROM;
    return (high ? places_under : places_beside)(layout, quiet.band.y, quiet.text);
}

/* What it is; gives the y that the text's capitals begin at. */
static int place_kind(struct layout *layout, const struct places *places, enum emergency_kind kind)
{
    struct quiet_text text = {.type = TYPE_BAND,
                              QUIET_STEPS(SIZES_ALARM_KIND),
                              .most_lines = 2,
                              .text = emergency_kind_word(layout, kind),
                              .color = layout->style->theme->ink,
                              .role = "kind.emergency"};
    struct text_block block = quiet_fit(layout, &text, places->kind.width, places->kind.height);
    int height = part_block_drop(&block), y = places->kind.y;
    if (places->centred)
        y += (places->kind.height - height) / 2;
    uint32_t first = layout->scene->count;
    part_block_cap(layout, &block, places->kind.x, y, places->kind.width, 0, text.color, text.role);
    quiet_lift(layout, first);
    return places->centred ? places->text.y : y + height + layout_u(layout, ALARM_KIND_UNDER);
}

static bool runs_left(const struct layout *layout, const struct label_variant *said)
{
    return said->language[0] ? words_right_to_left(&(struct words){.language = said->language})
                             : layout->own_metrics.right_to_left;
}

/* What is to be done, as large as it can be: it is read in passing, from afar. One that runs the other way
 * than the screen begins at the other side. */
static void place_said(struct layout *layout, const struct label_variant *said, struct box box)
{
    struct quiet_text text = {
        .type = TYPE_TITLE, QUIET_STEPS(SIZES_ALARM_TEXT), .most_lines = 24, .text = said->text};
    bool usual = layout->own_metrics.right_to_left, turned = runs_left(layout, said);
    layout->own_metrics.right_to_left = turned;
    struct text_block block = quiet_fit(layout, &text, box.width, box.height);
    part_block_cap(layout, &block, box.x, box.y, box.width, turned == usual ? 0 : 2,
                   layout->style->theme->ink, "title.emergency");
    layout->own_metrics.right_to_left = usual;
}

/* ---- a picture: the plan of the assembly points ---- */

/* Whether each of the texts that take turns is large enough in a box. */
static bool texts_fit(struct layout *layout, const struct live_emergency *emergency, struct box box)
{
    struct quiet_text text = {.type = TYPE_TITLE, QUIET_STEPS(SIZES_ALARM_TEXT_BESIDE), .most_lines = 24};
    bool usual = layout->own_metrics.right_to_left, fit = true;
    for (uint32_t i = 0; i < emergency->text.count && i < EMERGENCY_MOST_TEXTS && fit; i++) {
        layout->own_metrics.right_to_left = runs_left(layout, &emergency->text.variants[i]);
        text.text = emergency->text.variants[i].text;
        struct text_block block = quiet_fit(layout, &text, box.width, box.height);
        fit = !block.cut && part_block_drop(&block) <= box.height;
        layout->own_metrics.right_to_left = usual;
    }
    return fit;
}

/* Beside the text, in the far half; under it where the picture is high. Words go first: there is none where a
 * text would have to be small for it. Gives the text's box. */
static struct box place_picture(struct layout *layout, const struct live_emergency *emergency, bool beside,
                                struct box text)
{
    const struct display_config *config = layout->view->config;
    const char *file =
        config && emergency->picture ? display_config_picture(config, emergency->picture) : NULL;
    int apart = layout_u(layout, ALARM_PICTURE_APART);
    struct box rest = text, picture = text;
    if (beside) {
        rest.width = (text.width - apart) / 2;
        picture.x += rest.width + apart;
        picture.width -= rest.width + apart;
    } else {
        rest.height = (text.height - apart) / 2;
        picture.y += rest.height + apart;
        picture.height -= rest.height + apart;
    }
    if (!file || rest.width <= 0 || rest.height <= 0 || !texts_fit(layout, emergency, rest))
        return text;
    scene_add(layout->scene, (struct item){.kind = ITEM_PICTURE,
                                           .box = picture,
                                           .color = layout->style->theme->ground,
                                           .fit = PICTURE_CONTAIN,
                                           .text = file,
                                           .length = (uint32_t)strlen(file),
                                           .role = "picture.emergency",
                                           .layer = LAYER_BADGE});
    return rest;
}

static void place_emergency(struct layout *layout)
{
    const struct live_emergency *emergency = layout->view->live->emergency;
    struct places places;
    paint(layout);
    const struct theme *theme = layout->style->theme;
    quiet_header(layout);
    places = places_of(layout);
    int header = quiet_zones(layout, 0).band.y, end = layout->height - layout_u(layout, FAR_MARGIN);
    part_fill(layout, (struct box){0, header, layout->width, layout_u(layout, ALARM_RULE)}, theme->ink,
              LAYER_BAND, "rule.emergency");
    pictogram_place(layout, sign_of(emergency->kind), places.sign, theme->ink, theme->ground);
    int y = place_kind(layout, &places, emergency->kind);
    struct box text = {places.text.x, y, places.text.width, end - y};
    text = place_picture(layout, emergency, places.centred, text);
    place_said(layout, &emergency->text.variants[layout->view->emergency.text], text);
}

void screen_emergency(struct layout *layout)
{
    const struct view *view = layout->view;
    if (view->emergency.is_lifted)
        screen_emergency_over(layout);
    else if (view->live->emergency->test)
        screen_emergency_test(layout);
    else
        place_emergency(layout);
}

#include "screens/screens.h"

#include <string.h>

#include "layout/field.h"
#include "layout/measures.h"
#include "layout/parts.h"
#include "layout/phrases.h"
#include "screens/quiet.h"
#include "text/letters.h"

/* A test has neither the colour nor the sign of what it tests, and is the same in each theme. */
static void paint(struct layout *layout)
{
    struct theme *theme = ARENA_NEW(layout->arena, struct theme);
    const struct theme *night = theme_night();
    struct theme colors = *night;
    *theme = *layout->style->theme;
    for (unsigned i = 0; i < THEME_COLOR_COUNT; i++)
        *theme_color(theme, i) = *theme_color(&colors, i);
    theme->ground = theme->foot = night->ink;
    theme->ink = night->ground;
    theme->ink2 = (struct color){0x4A, 0x4F, 0x54};
    layout->own_style.theme = theme;
    layout->scene->background = theme->ground;
}

/* -- where this is, and when -- */

/* Room or display, date and clock, each as far as it is known. */
struct place {
    uint32_t count;
    const char *texts[3];
    const char *roles[3];
    int widths[3];
    struct type type;
};

static void add_to_place(const struct layout *layout, struct place *place, const char *text, const char *role)
{
    if (!text[0])
        return;
    place->texts[place->count] = text;
    place->roles[place->count] = role;
    place->widths[place->count++] = part_width(layout, place->type, text);
}

static struct place place_of(const struct layout *layout)
{
    const struct view *view = layout->view;
    struct place place = {.type = layout_role_type(layout, TYPE_NEXT, SIZE_ALARM_PLACE)};
    if (view->room != PROGRAM_NONE)
        add_to_place(layout, &place, phrase_room(layout, view->room), "room");
    else if (view->program)
        add_to_place(layout, &place, quiet_event(layout), "event");
    else
        add_to_place(layout, &place, view->config && view->config->name ? view->config->name : "", "display");
    if (view->program && view->station.clock != STATION_CLOCK_UNTRUSTED) {
        add_to_place(layout, &place,
                     words_date(layout->style->words, view->program, view->now, layout->arena), "date");
        add_to_place(layout, &place, phrase_clock(layout, view->now), "clock");
    }
    return place;
}

static int place_width(const struct layout *layout, const struct place *place)
{
    int width = 0;
    for (uint32_t i = 0; i < place->count; i++)
        width += place->widths[i] + (i > 0 ? layout_u(layout, PLACE_GAP) : 0);
    return width;
}

/* The name's short form, if there is one. */
static const char *short_name(const struct layout *layout)
{
    const struct view *view = layout->view;
    if (!view->program)
        return "";
    return view->room != PROGRAM_NONE ? view->program->rooms[view->room].short_name
                                      : view->program->event.short_title;
}

/* Makes it as narrow as the width by its short name, else without the date, else by an ellipsis. */
static void limit_place(const struct layout *layout, struct place *place, int width)
{
    const char *name = short_name(layout);
    if (place_width(layout, place) > width && name[0]) {
        place->texts[0] = name;
        place->widths[0] = part_width(layout, place->type, name);
    }
    if (place_width(layout, place) > width && place->count == 3) {
        place->texts[1] = place->texts[2];
        place->roles[1] = place->roles[2];
        place->widths[1] = place->widths[2];
        place->count = 2;
    }
    int over = place_width(layout, place) - width;
    if (over > 0 && place->count > 0)
        place->widths[0] -= over;
}

/* In the middle of the box, on the baseline y. */
static void place_line(struct layout *layout, struct place *place, struct box box, int y)
{
    limit_place(layout, place, box.width);
    int x = box.x + (box.width - place_width(layout, place)) / 2;
    for (uint32_t i = 0; i < place->count; i++) {
        part_line(layout, place->type, place->texts[i], x, y, place->widths[i], layout->style->theme->ink,
                  place->roles[i]);
        x += place->widths[i] + layout_u(layout, PLACE_GAP);
    }
}

/* -- the test -- */

static const char *tested_text(const struct layout *layout, uint32_t number)
{
    const struct live_emergency *emergency = layout->view->live->emergency;
    const char *kind = emergency_kind_word(layout, emergency->kind);
    const char *said = emergency->text.variants[number].text;
    const struct words *words = layout->style->words;
    return words_text(words, WORD_BEING_TESTED, phrase_pair(layout, kind, words_get(words, WORD_COLON), said),
                      layout->arena);
}

/* The height of the highest of the texts that take turns, so that nothing moves when they do. */
static int tested_height(const struct layout *layout, struct quiet_text text, int width, int most)
{
    const struct live_emergency *emergency = layout->view->live->emergency;
    int highest = 0;
    for (uint32_t i = 0; i < emergency->text.count && i < EMERGENCY_MOST_TEXTS; i++) {
        text.text = tested_text(layout, i);
        struct text_block block = quiet_fit(layout, &text, width, most);
        int height = part_block_drop(&block);
        highest = height > highest ? height : highest;
    }
    return highest;
}

static struct box inside(const struct layout *layout)
{
    int frame = layout_u(layout, ALARM_FRAME), apart = frame + layout_u(layout, ALARM_FRAME_APART);
    return (struct box){apart, frame, layout->width - 2 * apart, layout->height - 2 * frame};
}

/* How far it goes above the height of Latin capitals and below its baseline. */
struct reach {
    int above, below;
};
static struct reach reach_of(const struct layout *layout, const struct text_block *word, const char *text)
{
    enum text_letters letters = text_letters_of(text, strlen(text));
    struct type type = layout_type_px(layout, word->face, word->size_px);
    if (letters == TEXT_LETTERS_SQUARE) /* a square of one em, an eighth of it below the baseline */
        return (struct reach){text_em(type.px, 875) - type.cap, text_em(type.px, 125)};
    if (letters == TEXT_LETTERS_TALL)
        return (struct reach){type.ascent - type.cap, type.descent};
    return (struct reach){0, 0};
}

static int word_height(const struct layout *layout, const struct text_block *word, const char *text)
{
    struct reach reach = reach_of(layout, word, text);
    return reach.above + part_block_drop(word) + reach.below;
}

/* "TEST" as wide as it can be, no higher than `height`. */
static struct text_block test_word(const struct layout *layout, int width, int height)
{
    enum { COUNT = (ALARM_TEST_MOST - ALARM_TEST_LEAST) / ALARM_TEST_STEP + 1 };
    int steps[COUNT];
    for (int i = 0; i < COUNT; i++)
        steps[i] = ALARM_TEST_MOST - i * ALARM_TEST_STEP;
    struct quiet_text text = {.type = TYPE_BAND,
                              .steps = steps,
                              .step_count = COUNT,
                              .most_lines = 1,
                              .text = words_get(layout->style->words, WORD_TEST)};
    struct text_block block = quiet_fit(layout, &text, width, layout->height);
    while (text.step_count > 1 && word_height(layout, &block, text.text) > height) {
        text.steps++;
        text.step_count--;
        block = quiet_fit(layout, &text, width, layout->height);
    }
    return block;
}

/* In one line where that does not make it small. */
static struct text_block advice_block(const struct layout *layout, struct quiet_text advice, int width,
                                      int height)
{
    struct quiet_text line = advice;
    line.steps = (const int[]){SIZES_ALARM_ADVICE_LINE};
    line.step_count = sizeof((const int[]){SIZES_ALARM_ADVICE_LINE}) / sizeof(int);
    line.most_lines = 1;
    struct text_block block = quiet_fit(layout, &line, width, height);
    return block.cut ? quiet_fit(layout, &advice, width, height) : block;
}

/* The paragraphs of the column in the middle, from the top down. */
struct column {
    struct text_block word, advice, tested;
    struct reach reach; /* of the word */
    int tested_height;  /* of the highest that takes its turn */
    struct place place;
    int top; /* of the first, pixels */
};

static struct column measure_column(const struct layout *layout, struct box box)
{
    int third = box.height / 3;
    struct quiet_text advice = {.type = TYPE_TITLE,
                                QUIET_STEPS(SIZES_ALARM_ADVICE),
                                .most_lines = 4,
                                .text = words_get(layout->style->words, WORD_TEST_ADVICE)};
    struct quiet_text tested = {.type = TYPE_TEXT,
                                QUIET_STEPS(SIZES_ALARM_TESTED),
                                .most_lines = 12,
                                .text = tested_text(layout, layout->view->emergency.text)};
    struct column column = {.advice = advice_block(layout, advice, box.width, third),
                            .tested = quiet_fit(layout, &tested, box.width, third),
                            .tested_height = tested_height(layout, tested, box.width, third),
                            .place = place_of(layout)};
    int others = layout_u(layout, ALARM_ADVICE_UNDER) + part_block_drop(&column.advice) +
                 layout_u(layout, ALARM_TESTED_UNDER) + column.tested_height +
                 layout_u(layout, ALARM_PLACE_UNDER) + column.place.type.cap;
    int most = box.height - others - layout_u(layout, ALARM_LEAST_FREE);
    column.word = test_word(layout, box.width, most);
    const char *word = words_get(layout->style->words, WORD_TEST);
    column.reach = reach_of(layout, &column.word, word);
    int free = box.height - others - word_height(layout, &column.word, word);
    column.top = box.y + (int)((int64_t)free * ALARM_OVER / 1000);
    return column;
}

static void place_word(struct layout *layout, const struct text_block *word, struct box box, int y)
{
    uint32_t first = layout->scene->count;
    part_block_cap(layout, word, box.x, y, box.width, 1, layout->style->theme->ink, "test");
    quiet_lift(layout, first);
    for (uint32_t i = first; i < layout->scene->count; i++) { /* there is more over capitals than is seen */
        struct box *line = &layout->scene->items[i].box;
        if (line->y < 0)
            *line = (struct box){line->x, 0, line->width, line->height + line->y};
    }
}

void screen_emergency_test(struct layout *layout)
{
    paint(layout);
    const struct theme *theme = layout->style->theme;
    struct box box = inside(layout);
    field_stripes(layout, ALARM_FRAME, theme->ink, theme->ground);
    struct column column = measure_column(layout, box);
    int y = column.top + column.reach.above;
    place_word(layout, &column.word, box, y);
    y += part_block_drop(&column.word) + column.reach.below + layout_u(layout, ALARM_ADVICE_UNDER);
    part_block_cap(layout, &column.advice, box.x, y, box.width, 1, theme->ink, "emergency.test");
    y += part_block_drop(&column.advice) + layout_u(layout, ALARM_TESTED_UNDER);
    part_block_cap(layout, &column.tested, box.x, y, box.width, 1, theme->ink2, "title.emergency");
    y += column.tested_height + layout_u(layout, ALARM_PLACE_UNDER) + column.place.type.cap;
    place_line(layout, &column.place, box, y);
}

/* -- that it is over -- */

static void place_frame(struct layout *layout)
{
    struct color ink = layout->style->theme->ink;
    int thick = layout_u(layout, ALARM_FRAME), width = layout->width, height = layout->height;
    part_fill(layout, (struct box){0, 0, width, thick}, ink, LAYER_BAND, "frame");
    part_fill(layout, (struct box){0, height - thick, width, thick}, ink, LAYER_BAND, "frame");
    part_fill(layout, (struct box){0, thick, thick, height - 2 * thick}, ink, LAYER_BAND, "frame");
    part_fill(layout, (struct box){width - thick, thick, thick, height - 2 * thick}, ink, LAYER_BAND,
              "frame");
}

void screen_emergency_over(struct layout *layout)
{
    const struct theme *theme = layout->style->theme;
    const struct live_emergency *emergency = layout->view->live->emergency;
    struct box box = inside(layout);
    struct place place = place_of(layout);
    place_frame(layout);
    struct quiet_text said = {
        .type = TYPE_TITLE,
        QUIET_STEPS(SIZES_ALARM_OVER),
        .most_lines = 5,
        .text = words_get(layout->style->words, emergency->test ? WORD_TEST_OVER : WORD_EMERGENCY_OVER),
        .color = theme->ink,
        .role = "title.emergency"};
    int under = layout_u(layout, ALARM_PLACE_UNDER) + place.type.cap;
    int line = box.y + box.height - layout_u(layout, ALARM_FRAME_APART);
    struct text_block block = quiet_fit(layout, &said, box.width, box.height - 4 * under);
    int y = box.y + (box.height - part_block_drop(&block)) / 2;
    part_block_cap(layout, &block, box.x, y, box.width, 1, theme->ink, said.role);
    place_line(layout, &place, box, line);
}

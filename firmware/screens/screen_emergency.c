#include "screens/header.h"
#include "screens/screens.h"

#include "screens/parts.h"

/* While it is in force the whole picture has the alarm's colours: they are seen before a word is read. */
static void paint(struct layout *layout)
{
    struct theme *theme = ARENA_NEW(layout->arena, struct theme);
    *theme = *layout->style->theme;
    theme->background = theme->surface = theme->alarm;
    theme->ink = theme->ink_soft = theme->rule = theme->accent = theme->attention = theme->alarm_ink;
    theme->accent_ink = theme->attention_ink = theme->alarm;
    layout->own_style.theme = theme;
    layout->scene->background = theme->background;
}

static const char *kind_word(const struct words *words, enum emergency_kind kind)
{
    static const enum word kinds[] = {[EMERGENCY_FIRE] = WORD_EMERGENCY_FIRE,
                                      [EMERGENCY_EVACUATION] = WORD_EMERGENCY_EVACUATION,
                                      [EMERGENCY_MEDICAL] = WORD_EMERGENCY_MEDICAL,
                                      [EMERGENCY_SHELTER] = WORD_EMERGENCY_SHELTER,
                                      [EMERGENCY_CUSTOM] = WORD_EMERGENCY};
    return words_get(words, kinds[kind]);
}

static void place_header(struct layout *layout)
{
    const struct view *view = layout->view;
    if (view->room != PROGRAM_NONE)
        header_place_room(layout, view->room);
    else if (view->program)
        header_place_event(layout);
    else
        header_place(layout, view->config && view->config->name ? view->config->name : "", NULL, NULL,
                     "display", true);
}

/* The largest in which each badge has room. */
static struct type badge_type(const struct layout *layout, const char *const *texts, uint32_t count,
                              int width)
{
    struct type type = layout_type(layout, FACE_BOLD, 70);
    for (int size = 70; size > 0; size = layout_step_below(layout, size)) {
        bool fits = true;
        type = layout_type(layout, FACE_BOLD, size);
        for (uint32_t i = 0; i < count && fits; i++)
            fits = part_badge_width(layout, type, texts[i]) <= width;
        if (fits)
            break;
    }
    return type;
}

/* What it is, as badges in one line where they have room, else under each other; gives the height with a gap
 * under it. */
static int place_badges(struct layout *layout, const char *const *texts, uint32_t count, struct box box)
{
    const struct theme *theme = layout->style->theme;
    struct type type = badge_type(layout, texts, count, box.width);
    int x = box.x, y = box.y, height = part_badge_height(type);
    for (uint32_t i = 0; i < count; i++) {
        int width = part_badge_width(layout, type, texts[i]);
        if (i > 0 && x + width > box.x + box.width) {
            x = box.x;
            y += height + layout->gap;
        }
        x += part_badge(layout, type, texts[i], x, y + part_badge_rise(type), box.width, theme->accent,
                        theme->accent_ink, "badge.emergency") +
             layout->gap;
    }
    return y + height - box.y + layout->gap * 2;
}

void screen_emergency(struct layout *layout)
{
    const struct view *view = layout->view;
    const struct live_emergency *emergency = view->live->emergency;
    const struct words *words = layout->style->words;
    bool over = view->emergency.is_lifted;
    if (!over)
        paint(layout);
    const struct theme *theme = layout->style->theme;
    place_header(layout);
    int pad = layout_px(layout, 38), width = layout->width - 2 * layout->margin;
    struct box body = layout_body(layout, false);
    struct box box = {layout->margin, body.y + pad, width, body.height - 2 * pad};
    const char *badges[2];
    uint32_t count = 0;
    if (emergency->test)
        badges[count++] = words_get(words, WORD_TEST);
    badges[count++] = kind_word(words, emergency->kind);
    int head = place_badges(layout, badges, count, box);
    box.y += head;
    box.height -= head;
    struct text_block under = part_fit(layout, FACE_SEMIBOLD, 50, 0,
                                       emergency->test && !over ? words_get(words, WORD_TEST_ADVICE) : "",
                                       width, box.height / 4, 4);
    int under_height = under.line_count ? under.height + layout->gap * 2 : 0;
    const char *said = over ? words_get(words, emergency->test ? WORD_TEST_OVER : WORD_EMERGENCY_OVER)
                            : emergency->text.variants[view->emergency.text].text;
    /* As large as it can be: it is read in passing, from afar. */
    struct text_block text =
        part_fit(layout, FACE_DISPLAY_BOLD, 160, 0, said, width, box.height - under_height, 16);
    int y = box.y + (box.height - text.height - under_height) * 2 / 5;
    part_block(layout, &text, box.x, y, width, theme->ink, "title.emergency");
    part_block(layout, &under, box.x, y + text.height + layout->gap * 2, width, theme->ink, "emergency.test");
}

#include "layout/header.h"
#include "layout/measures.h"
#include "layout/parts.h"
#include "layout/phrases.h"
#include "layout/pictogram.h"
#include "screens/screens.h"

/* "12:00 – 13:00", "until 13:00", or "" for what has no end. */
static const char *when(const struct layout *layout, const struct live_notice *notice)
{
    if (!instant_is_set(notice->end))
        return "";
    if (instant_is_set(notice->start))
        return phrase_span(layout, (struct slot){.start = notice->start, .end = notice->end});
    return words_start_text(layout->style->words, WORD_UNTIL_TIME, layout->view->program, layout->view->now,
                            notice->end, layout->arena);
}

static const char *join(const struct layout *layout, const char *a, const char *between, const char *b)
{
    return a[0] && b[0] ? phrase_pair(layout, a, between, b) : a[0] ? a : b;
}

/* The rooms that it is for; "" for the whole venue. Names that the program does not have are left out. */
static const char *where(const struct layout *layout, const struct live_notice *notice)
{
    const struct view *view = layout->view;
    const char *names = "";
    for (uint32_t i = 0; !notice->everywhere && i < notice->room_count; i++) {
        uint32_t room = display_config_find_room(view->config, view->program, notice->rooms[i]);
        if (room != PROGRAM_NONE)
            names =
                join(layout, names, words_get(layout->style->words, WORD_COMMA), phrase_room(layout, room));
    }
    return names;
}

/* The level in ink reversed over the whole width, as of a notice pasted over the sign, its sign at the far
 * end. */
static void place_band(struct layout *layout, const struct live_notice *notice, struct box box)
{
    const struct theme *theme = layout->style->theme;
    bool warning = notice->level == NOTICE_WARNING;
    struct box sign = {box.x + box.width - box.height, box.y, box.height, box.height};
    struct type type = layout_role_type(layout, TYPE_BAND, SIZE_BAND_COMPACT);
    int x = layout_u(layout, AXIS_X);
    part_fill(layout, box, theme->ink, LAYER_BAND, "band.notice");
    pictogram_place(layout, warning ? PICTOGRAM_WARNING : PICTOGRAM_INFO, sign,
                    warning ? theme->soon : theme->on, warning ? theme->soon_ink : theme->on_ink);
    part_line_cap(layout, TYPE_BAND, SIZE_BAND_COMPACT,
                  words_get(layout->style->words, warning ? WORD_WARNING : WORD_NOTICE), x,
                  box.y + (box.height - type.cap) / 2, sign.x - x, theme->ground, "badge.notice");
}

/* What it says, as large as it fits, and under it when and where that holds. */
static void place_text(struct layout *layout, const struct live_notice *notice, int top, int bottom)
{
    static const int steps[] = {SIZES_TITLE, SIZES_NOTICE_LONG};
    const struct theme *theme = layout->style->theme;
    const char *language = layout->style->words->language, *text = label_text(notice->text, language);
    int x = layout_u(layout, AXIS_X), width = layout->width - layout_u(layout, TITLE_NARROWER);
    struct text_block under = part_text(layout, TYPE_TEXT, SIZE_PEOPLE,
                                        join(layout, when(layout, notice), "\u2003", where(layout, notice)),
                                        width, NOTICE_UNDER_LINES);
    int under_top = bottom - layout_u(layout, PEOPLE_OVER_END) - part_block_drop(&under);
    int title_top = top + layout_u(layout, TITLE_ALONE_TOP);
    int end = under.line_count > 0 ? under_top - layout_u(layout, TITLE_OVER_PEOPLE)
                                   : bottom - layout_u(layout, TITLE_OVER_END);
    struct text_block title = layout_title(layout, TYPE_TITLE, steps, sizeof steps / sizeof *steps, text,
                                           language, width, end - title_top, NOTICE_LINES);
    part_block_cap(layout, &title, x, title_top, width, 0, theme->ink, "title.notice");
    part_block_cap(layout, &under, x, under_top, width, 0, theme->ink2, "notice.when");
}

void screen_notice(struct layout *layout)
{
    const struct view *view = layout->view;
    header_place_event(layout);
    footer_place(layout, "");
    if (!view->live || view->page.subject >= view->live->notice_count)
        return;
    const struct live_notice *notice = &view->live->notices[view->page.subject];
    int top = layout_header_height(layout), band = layout_u(layout, BAND_END_COMPACT - HEADER_END);
    place_band(layout, notice, (struct box){0, top, layout->width, band});
    place_text(layout, notice, top + band, layout->height - layout_footer_height(layout));
}

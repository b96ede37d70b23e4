#include "screens/notice_band.h"

static const char *level_word(const struct layout *layout, const struct live_notice *notice)
{
    return words_get(layout->style->words, notice->level == NOTICE_WARNING ? WORD_WARNING : WORD_NOTICE);
}

int notice_badge(struct layout *layout, const struct live_notice *notice, struct type type, int x,
                 int baseline, int width)
{
    const struct theme *theme = layout->style->theme;
    bool warning = notice->level == NOTICE_WARNING;
    return part_badge(layout, type, level_word(layout, notice), x, baseline, width,
                      warning ? theme->attention : theme->accent,
                      warning ? theme->attention_ink : theme->accent_ink, "badge.notice");
}

/* A badge and the text beside it; on a narrow picture, under it. */
struct row {
    const struct live_notice *notice;
    struct type badge;
    struct text_block text;
    int text_x, text_y, badge_y, height;
};

static struct row fit_row(const struct layout *layout, const struct live_notice *notice, int width,
                          int height)
{
    struct row row = {.notice = notice, .badge = layout_type(layout, FACE_BOLD, 30)};
    const char *text = label_text(notice->text, layout->style->words->language);
    int badge_width = part_badge_width(layout, row.badge, level_word(layout, notice));
    int badge_height = part_badge_height(row.badge), rise = part_badge_rise(row.badge);
    row.text_x = badge_width + layout->gap * 5 / 4;
    if (!layout->portrait && row.text_x < width / 3) {
        row.text = part_fit(layout, FACE_SEMIBOLD, 42, 0, text, width - row.text_x, height, 3);
        if (row.text.line_count > 0 && !row.text.cut) {
            row.text_y = rise > row.text.ascent ? rise - row.text.ascent : 0;
            row.badge_y = row.text.ascent > rise ? row.text.ascent - rise : 0;
            row.height = row.text_y + row.text.height;
            if (row.badge_y + badge_height > row.height)
                row.height = row.badge_y + badge_height;
            return row;
        }
    }
    row.text_x = 0;
    row.text_y = badge_height + layout->gap / 2;
    row.text = part_fit(layout, FACE_SEMIBOLD, 42, 0, text, width, height - row.text_y, 8);
    row.height = row.text_y + row.text.height;
    return row;
}

struct box notice_band_place(struct layout *layout, struct box box)
{
    const struct view *view = layout->view;
    const struct notice_list *list = &view->notices;
    if (list->count == 0)
        return box;
    int pad = layout->gap, width = layout->width - 2 * layout->margin;
    /* Two lines of the smallest text under a badge must have room. */
    int least = part_badge_height(layout_type(layout, FACE_BOLD, 30)) + layout->gap +
                2 * type_height(layout_type_px(layout, FACE_SEMIBOLD, layout->least_px));
    int most = box.height / 5 > least + 2 * pad ? box.height / 5 : least + 2 * pad;
    struct row *rows = ARENA_ARRAY(layout->arena, struct row, list->count);
    uint32_t count = 0, first = 0;
    int total = pad;
    for (uint32_t turn = 0; turn < 2; turn++) {
        count = 0;
        total = pad;
        while (count < list->count) {
            uint32_t number = list->notices[(first + count) % list->count];
            struct row row = fit_row(layout, &view->live->notices[number], width, most - 2 * pad);
            if (count > 0 && total + row.height + pad > most)
                break;
            rows[count++] = row;
            total += row.height + pad;
        }
        if (count == list->count || turn == 1)
            break;
        first = (uint32_t)(view->now.ms / MS_PER_MINUTE % list->count);
    }
    part_fill(layout, (struct box){box.x, box.y, box.width, total}, layout->style->theme->surface, 0,
              LAYER_BAND, "band.notice");
    int y = box.y + pad;
    for (uint32_t i = 0; i < count; i++) {
        const struct row *row = &rows[i];
        notice_badge(layout, row->notice, row->badge, layout->margin,
                     y + row->badge_y + part_badge_rise(row->badge), width);
        part_block(layout, &row->text, layout->margin + row->text_x, y + row->text_y, width - row->text_x,
                   layout->style->theme->ink, "notice");
        y += row->height + pad;
    }
    return (struct box){box.x, box.y + total, box.width, box.height - total};
}

#include "screens/overview_card.h"

#include "screens/phrases.h"

struct card {
    struct type small_type, start_type;
    struct text_block room;
    const char *until, *start;
    int room_width, until_width, start_width; /* start_width: with the gap after it; 0 for no next */
    int next_ascent, next_height, height;     /* height: of all, without what is spare */
};

static void fit_head(const struct layout *layout, const struct overview_row *row, struct card *card,
                     int title, int width, int height)
{
    int size = title < 28 ? 28 : title > 62 ? title * 3 / 4 : title > 46 ? 46 : title;
    const char *until =
        row->until[0] ? words_text(layout->style->words, WORD_UNTIL_TIME, row->until, layout->arena) : "";
    card->until = phrase_join(layout, until, row->until_wait);
    card->until_width = part_width(layout, card->small_type, card->until);
    if (card->until_width > width / 2) { /* how long that is can be reckoned */
        card->until = until;
        card->until_width = part_width(layout, card->small_type, until);
    }
    if (card->until_width > width / 2)
        card->until_width = width / 2;
    card->room_width = width - card->until_width - (card->until_width ? layout->gap : 0);
    card->room = part_fit(layout, FACE_SEMIBOLD, size, 0, row->room, card->room_width, height, 2);
    if (card->room.cut && row->short_room[0])
        card->room = part_fit(layout, FACE_SEMIBOLD, size, 0, row->short_room, card->room_width, height, 2);
}

static void fit_next(const struct layout *layout, struct overview_row *row, struct card *card,
                     const struct overview_type *type, int width, int height)
{
    card->start =
        row->next_day[0] ? phrase_pair(layout, row->next_day, " ", row->next_clock) : row->next_clock;
    /* A day beside the time must not leave the title without room. */
    for (int size = type->next;
         size > 0 && part_width(layout, card->start_type, card->start) > width * 2 / 5;) {
        size = layout_step_below(layout, size);
        if (size > 0)
            card->start_type = layout_type(layout, FACE_SEMIBOLD, size);
    }
    card->start_width = card->start[0] ? part_width(layout, card->start_type, card->start) + layout->gap : 0;
    overview_entry_limit(&row->next, type->under);
    titled_session_fit(layout, &row->next, FACE_MEDIUM, type->next, 0, overview_small_size(type->title),
                       width - card->start_width, height, 3);
    struct type start = card->start_width ? card->start_type : (struct type){0};
    int below = row->next.height - row->next.ascent;
    card->next_ascent = row->next.ascent > start.ascent ? row->next.ascent : start.ascent;
    card->next_height = card->next_ascent + (below > start.descent ? below : start.descent);
}

static int card_edge(const struct layout *layout)
{
    return layout->gap * 2 / 5 > 3 ? layout->gap * 2 / 5 : 3;
}

/* Where the titles begin, right of the bar. */
static int card_indent(const struct layout *layout)
{
    return layout_px(layout, 6) + layout->gap * 3 / 4;
}

static struct card fit_card(const struct layout *layout, struct overview_row *row,
                            const struct overview_type *type, int width, int height)
{
    struct card card = {.small_type = layout_type(layout, FACE_REGULAR, overview_small_size(type->title)),
                        .start_type = layout_type(layout, FACE_SEMIBOLD, type->next)};
    int gaps = 2 * (layout->gap / 4), left = height - gaps;
    fit_head(layout, row, &card, type->title, width, left);
    left -= card.room.height;
    overview_entry_limit(&row->now, type->under);
    titled_session_fit(layout, &row->now, FACE_SEMIBOLD, type->title, 0, overview_small_size(type->title),
                       width - card_indent(layout), left, 4);
    left -= row->now.height;
    fit_next(layout, row, &card, type, width, left);
    card.height = card.room.height + row->now.height + card.next_height + gaps;
    return card;
}

int overview_card_need(const struct layout *layout, const struct overview_row *row,
                       const struct overview_type *type, int width)
{
    struct overview_row set = *row;
    return fit_card(layout, &set, type, width, layout->height).height + 2 * card_edge(layout) + layout->hair;
}

static bool all_fit(const struct layout *layout, const struct overview_row *rows, uint32_t count,
                    const struct overview_type *type, int width, int space)
{
    int64_t needs = 0;
    for (uint32_t i = 0; i < count && needs <= space; i++)
        needs += overview_card_need(layout, &rows[i], type, width);
    return needs <= space;
}

bool overview_card_reads(const struct layout *layout, const struct overview_row *rows, uint32_t count,
                         int width, int space)
{
    struct overview_type type = {.title = OVERVIEW_READ, .next = layout_step_below(layout, OVERVIEW_READ)};
    int64_t needs = 0;
    for (uint32_t i = 0; i < count && needs <= space; i++) {
        struct overview_row titles = overview_row_titles(&rows[i]);
        needs += overview_card_need(layout, &titles, &type, width);
    }
    return needs <= space;
}

struct overview_type overview_card_type(const struct layout *layout, const struct overview_row *rows,
                                        uint32_t count, int width, int space)
{
    struct overview_type type = {0};
    for (int title = overview_largest(layout, count); title > 0; title = layout_step_below(layout, title)) {
        int below = layout_step_below(layout, title);
        type = (struct overview_type){.title = title, .next = below ? below : title};
        int air = (int)count * layout->gap * (title > OVERVIEW_USUAL ? 5 : 2) / 2;
        if (title <= OVERVIEW_READ) /* rather crowded than small */
            air = 0;
        if (overview_size_suits(layout, rows, count, title, width - card_indent(layout), width * 4 / 5,
                                space / 2) &&
            all_fit(layout, rows, count, &type, width, space - air))
            return type;
    }
    while (type.under < OVERVIEW_UNDER_NONE && !all_fit(layout, rows, count, &type, width, space))
        type.under++;
    return type;
}

void overview_card_place(struct layout *layout, struct overview_row *row, const struct overview_type *type,
                         struct box box)
{
    const struct theme *theme = layout->style->theme;
    int edge = card_edge(layout), height = box.height - 2 * edge, indent = card_indent(layout);
    struct card card = fit_card(layout, row, type, box.width, height);
    int spare = height - card.height;
    bool with_next = spare >= 0;
    spare = with_next ? spare : 0;
    int y = box.y + edge + spare / 4, between = layout->gap / 4 + spare / 4;

    part_block(layout, &card.room, box.x, y, card.room_width, theme->accent, "room");
    int beside = y + card.room.ascent, highest = box.y + card.small_type.ascent; /* of a small room's name */
    part_line_right(layout, card.small_type, card.until, box.x + box.width,
                    beside > highest ? beside : highest, card.until_width, theme->ink_soft, "until");
    y += card.room.height + between;
    overview_now_place(layout, row, box.x + indent, y, box.width - indent);
    overview_bar_place(layout, row, box.x, y, row->now.height);
    y += row->now.height + between;
    if (!with_next)
        return;
    int baseline = y + card.next_ascent;
    if (card.start_width)
        part_line(layout, card.start_type, card.start, box.x, baseline, card.start_width - layout->gap,
                  theme->ink_soft, "time.next");
    titled_session_place(layout, &row->next, box.x + card.start_width, baseline - row->next.ascent,
                         box.width - card.start_width);
}

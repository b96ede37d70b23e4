#include "scene/overview_card.h"

#include "scene/about.h"

struct card {
    struct type small_type, start_type;
    struct text_block room;
    const char *until, *start;
    int room_width, until_width, start_width; /* start_width: with the gap after it; 0 for no next */
    int next_ascent, next_height;
};

static void card_fit_head(const struct layout *layout, const struct overview_row *row, struct card *card,
                          int width, int height)
{
    const char *until =
        row->until[0] ? words_text(layout->style->words, WORD_UNTIL_TIME, row->until, layout->arena) : "";
    card->until = about_join(layout, until, row->until_wait);
    card->until_width = piece_width(layout, card->small_type, card->until);
    if (card->until_width > width / 2)
        card->until_width = width / 2;
    card->room_width = width - card->until_width - (card->until_width ? layout->gap : 0);
    card->room = piece_fit(layout, FACE_SEMIBOLD, 32, 0, row->room, card->room_width, height, 2);
    if (card->room.cut && row->short_room[0])
        card->room = piece_fit(layout, FACE_SEMIBOLD, 32, 0, row->short_room, card->room_width, height, 2);
}

static void card_fit_next(const struct layout *layout, struct overview_row *row, struct card *card, int width,
                          int height)
{
    card->start =
        row->next_day[0] ? about_pair(layout, row->next_day, " ", row->next_clock) : row->next_clock;
    card->start_width = card->start[0] ? piece_width(layout, card->start_type, card->start) + layout->gap : 0;
    entry_fit(layout, &row->next, FACE_MEDIUM, 31, 0, 25, width - card->start_width, height, 2);
    struct type start = card->start_width ? card->start_type : (struct type){0};
    int next_below = row->next.height - row->next.ascent;
    card->next_ascent = row->next.ascent > start.ascent ? row->next.ascent : start.ascent;
    card->next_height = card->next_ascent + (next_below > start.descent ? next_below : start.descent);
}

static struct card card_of(const struct layout *layout)
{
    return (struct card){.small_type = piece_type(layout, FACE_REGULAR, 27),
                         .start_type = piece_type(layout, FACE_SEMIBOLD, 31)};
}

static int card_edge(const struct layout *layout)
{
    return layout->gap * 2 / 5 > 2 ? layout->gap * 2 / 5 : 2;
}

/* Where the titles begin, right of the bar. */
static int card_indent(const struct layout *layout)
{
    return frame_px(layout, 6) + layout->gap * 3 / 4;
}

int overview_card_need(const struct layout *layout, const struct overview_row *row, int width,
                       int card_height)
{
    struct card card = card_of(layout);
    struct overview_row set = *row;
    card_fit_head(layout, &set, &card, width, card_height);
    card_fit_next(layout, &set, &card, width, 2 * card_height);
    entry_fit(layout, &set.now, FACE_SEMIBOLD, 0, 0, 25, width - card_indent(layout), 2 * card_height, 2);
    return card.room.height + set.now.height + card.next_height + 2 * (layout->gap / 4) +
           2 * card_edge(layout) + layout->hair;
}

void overview_card_place(struct layout *layout, struct overview_row *row, struct box box)
{
    const struct theme *theme = layout->style->theme;
    struct card card = card_of(layout);
    int edge = card_edge(layout), gap = layout->gap / 4, bar = card_indent(layout);
    int top = box.y + edge, height = box.height - 2 * edge;
    int thousandths = box.height * 1000 / layout->unit * 17 / 100;
    int title = thousandths > 44 ? 44 : thousandths < 33 ? 33 : thousandths;
    card_fit_head(layout, row, &card, box.width, height / 3);
    struct entry whole_next = row->next; /* as it was said, for when it must be set anew */
    card_fit_next(layout, row, &card, box.width, height * 2 / 5);
    if (row->next.title.cut) { /* more room for it, if what is on can be set smaller */
        struct entry smallest = row->now;
        entry_fit(layout, &smallest, FACE_SEMIBOLD, 0, 0, 25, box.width - bar, height, 2);
        row->next = whole_next;
        card_fit_next(layout, row, &card, box.width, height - card.room.height - smallest.height - 2 * gap);
    }
    entry_fit(layout, &row->now, FACE_SEMIBOLD, title, 0, 25, box.width - bar,
              height - card.room.height - card.next_height - 2 * gap, 2);
    int above = card.room.height + row->now.height + 2 * gap;
    if (above + card.next_height > height) { /* what is on goes first */
        row->next = whole_next;
        row->next.badge = "";
        card_fit_next(layout, row, &card, box.width, height - above);
    }
    int spare = height - above - card.next_height;
    bool with_next = spare >= 0;
    spare = with_next ? spare : 0;
    int y = top + spare / 4, between = gap + spare / 4;

    piece_block(layout, &card.room, box.x, y, card.room_width, theme->accent, "room");
    int beside = y + card.room.ascent, highest = box.y + card.small_type.ascent; /* of a small room's name */
    piece_line_right(layout, card.small_type, card.until, box.x + box.width,
                     beside > highest ? beside : highest, card.until_width, theme->ink_soft, "until");
    y += card.room.height + between;
    overview_now_place(layout, row, box.x + bar, y, box.width - bar);
    overview_bar_place(layout, row, box.x, y, row->now.height);
    y += row->now.height + between;
    if (!with_next)
        return;
    int baseline = y + card.next_ascent;
    if (card.start_width)
        piece_line(layout, card.start_type, card.start, box.x, baseline, card.start_width - layout->gap,
                   theme->ink_soft, "time.next");
    entry_place(layout, &row->next, box.x + card.start_width, baseline - row->next.ascent,
                box.width - card.start_width);
}

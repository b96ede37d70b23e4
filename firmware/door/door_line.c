#include "door/door_line.h"

#include <string.h>

#include "base/ascii.h"
#include "base/str.h"
#include "layout/measures.h"
#include "layout/parts.h"
#include "layout/phrases.h"

static const int sizes[] = {SIZES_BLOCK_LINE};
enum { SIZE_COUNT = sizeof sizes / sizeof *sizes };

/* What a line is set in, and what stands at its far end. */
struct form {
    int width;
    bool close;
    struct badge badge; /* NONE: no badge */
    double badge_px;
    const char *old; /* "": no old time */
};

/* -- what stands at the far end -- */

/* A little more than it needs, so that its words do not become smaller by a rounded side. */
static int badge_need(const struct layout *layout, const struct form *form)
{
    return form->badge.kind == BADGE_NONE
               ? 0
               : 2 + badge_width(layout, form->badge,
                                 layout_u(layout, form->close ? TWO_ON_BADGE : BLOCK_BADGE), form->badge_px);
}

static struct text_block old_at(const struct layout *layout, const struct form *form, int size)
{
    return part_text(layout, TYPE_TEXT, size, form->old, form->width, 1);
}

/* The width of it beside a line of this size, the distance to that included. */
static int taken(const struct layout *layout, const struct form *form, int size)
{
    int badge = badge_need(layout, form), old = old_at(layout, form, size).width;
    if (badge + old == 0)
        return 0;
    return badge + old + (badge && old ? layout_u(layout, BLOCK_OLD_APART) : 0) +
           layout_u(layout, BLOCK_NEWS_APART);
}

/* -- the line -- */

/* The same text with times that no line ends within: "10:30 – 10:55". Other dashes stay as they are. */
static const char *with_whole_times(const struct layout *layout, const char *text)
{
    static const char dash[] = " \u2013 ";
    struct str_builder whole = {.arena = layout->arena};
    for (const char *at; (at = strstr(text, dash)); text = at + sizeof dash - 1) {
        str_add_n(&whole, text, (size_t)(at - text));
        str_add(&whole, ascii_is_digit(at[sizeof dash - 1]) ? "\u00A0\u2013\u00A0" : dash);
    }
    str_add(&whole, text);
    return whole.text;
}

static struct text_block set_text(const struct layout *layout, const struct form *form, const char *text,
                                  int *ret_size)
{
    struct text_block line = {.cut = true};
    for (size_t i = 0; i < SIZE_COUNT && line.cut; i++) {
        line = part_text_apart(layout, TYPE_TEXT, sizes[i], BLOCK_LINE, text,
                               form->width - taken(layout, form, sizes[i]), form->close ? 1 : 2);
        line.cut = line.cut || (text[0] && line.line_count == 0);
        *ret_size = sizes[i];
    }
    return line;
}

/* Puts badge and old time at the far end, beside a line of this size. */
static void put_news(const struct layout *layout, const struct form *form, int size, struct door_line *line)
{
    int need = badge_need(layout, form), cap = layout_role_type(layout, TYPE_TEXT, size).cap;
    int height = layout_u(layout, form->close ? TWO_ON_BADGE : BLOCK_BADGE),
        least = badge_height(form->badge, form->badge_px, BADGE_HEIGHT);
    height = height > least ? height : least;
    line->badge = form->badge;
    line->badge_px = form->badge_px;
    line->badge_box = (struct box){form->width - need, (cap - height) / 2, need, height};
    line->old = old_at(layout, form, size);
    line->old_x = form->width - need - (need > 0 ? layout_u(layout, BLOCK_OLD_APART) : 0) - line->old.width;
    if (line->drop == 0 && need + line->old.width > 0)
        line->drop = cap;
}

/* False where the text has no room beside the rest. */
static bool set(const struct layout *layout, const struct form *form, const char *text, struct door_line *ret)
{
    int size = sizes[0], whole_size = sizes[0];
    *ret = (struct door_line){.text = set_text(layout, form, text, &size)};
    if (ret->text.line_count > 1) {
        struct text_block whole = set_text(layout, form, with_whole_times(layout, text), &whole_size);
        if (!whole.cut) {
            ret->text = whole;
            size = whole_size;
        }
    }
    ret->drop = part_block_drop(&ret->text);
    put_news(layout, form, size, ret);
    return !ret->text.cut;
}

/* -- giving way -- */

static double badge_size(const struct layout *layout)
{
    return layout_role_px(layout, SIZE_BLOCK_BADGE);
}

/* Adds the reason to the badge, in half of the stage and where the line stays as it is without it. */
static bool set_with_reason(const struct layout *layout, const struct door_title *title, struct form form,
                            struct door_line *ret)
{
    const struct door_news *news = &title->news;
    const struct form plain = form;
    if (news->badge.kind == BADGE_NONE || !news->reason[0])
        return false;
    form.badge.text =
        phrase_pair(layout, news->badge.text, words_get(layout->style->words, WORD_COLON), news->reason);
    struct door_line without;
    return set(layout, &plain, title->block_line, &without) && badge_need(layout, &form) <= form.width / 2 &&
           set(layout, &form, title->block_line, ret) && ret->text.line_count == without.text.line_count &&
           ret->text.size_px == without.text.size_px;
}

/* All of it, then without what the session is a part of, without the old time, with a smaller badge. */
static struct door_line set_giving_way(const struct layout *layout, const struct door_title *title,
                                       struct form form)
{
    struct door_line line;
    if (set(layout, &form, title->block_line, &line) || set(layout, &form, title->times, &line))
        return line;
    form.old = "";
    if (set(layout, &form, title->times, &line))
        return line;
    const struct door_line cut = line;
    form.badge_px = layout->floor_px;
    if (set(layout, &form, title->times, &line))
        return line;
    if (badge_need(layout, &form) > form.width) {
        form.badge.kind = BADGE_NONE;
        set(layout, &form, title->times, &line);
        return line;
    }
    if (title->news.replaced[0]) /* a long title, of which as much is read as has room */
        return cut;
    set(layout, &form, "", &line);
    return line;
}

struct door_line door_line_fit(const struct layout *layout, const struct door_title *title, int width,
                               bool close)
{
    const struct door_news *news = &title->news;
    struct form form = {.width = width,
                        .close = close,
                        .badge = news->badge,
                        .badge_px = badge_size(layout),
                        .old = news->old_start};
    struct door_line line;
    bool has_news = form.badge.kind != BADGE_NONE || form.old[0] || news->replaced[0];
    if (!has_news)
        set(layout, &form, title->block_line, &line);
    else if (!set_with_reason(layout, title, form, &line))
        line = set_giving_way(layout, title, form);
    return line;
}

/* -- placing -- */

static void place_old(struct layout *layout, const struct text_block *old, int x, int cap_top)
{
    const struct color ink = layout->style->theme->ink2;
    if (old->line_count == 0)
        return;
    int cap = old->first_baseline - old->cap_top, thick = text_em_near(old->size_px, STRIKE_EM);
    thick = thick > 1 ? thick : 1;
    part_block_cap(layout, old, x, cap_top, old->width, 0, ink, "block.old");
    part_fill(layout, (struct box){x, cap_top + (cap - thick) / 2, old->width, thick}, ink, LAYER_STRIKE,
              "strike");
}

void door_line_place(struct layout *layout, const struct door_line *line, int x, int cap_top, int width)
{
    struct box box = line->badge_box;
    box.x += x;
    box.y += cap_top;
    part_block_cap(layout, &line->text, x, cap_top, width, 0, layout->style->theme->ink2, "block");
    place_old(layout, &line->old, x + line->old_x, cap_top);
    badge_place(layout, line->badge, box, BADGE_POINTS_BACK, line->badge_px);
}

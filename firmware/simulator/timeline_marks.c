#include "simulator/timeline_marks.h"

#include "program/mark.h"

enum { LINE = 2, CORNER = 7, SQUARE = 5, ROW_LEAST = 8, STRIKE_GAP = 3 };

/* The one of the theme's colours that is seen best on another: its `wanted` if that is seen at all. */
static struct color seen_on(struct color under, struct color wanted, const struct theme *theme)
{
    if (theme_contrast(wanted, under) >= 3)
        return wanted;
    return theme_contrast(theme->ink, under) >= theme_contrast(theme->ground, under) ? theme->ink
                                                                                     : theme->ground;
}

static void fill(const struct timeline_bar *bar, struct box box, struct color color, const char *role,
                 struct scene *scene)
{
    box = box_intersect(box, bar->timeline->plot);
    if (!box_is_empty(box))
        scene_fill(scene, box, color, role);
}

/* A line through the middle, and two across it where there is room: not to be taken for an edge. */
static void strike(const struct timeline_bar *bar, const struct theme *theme, struct scene *scene)
{
    const struct box *box = &bar->box;
    struct color color = seen_on(bar->color, theme->ink, theme);
    int line = box->height >= ROW_LEAST ? LINE : 1;
    fill(bar, (struct box){box->x, box->y + (box->height - line) / 2, box->width, line}, color, "struck",
         scene);
    if (box->height < ROW_LEAST || box->width < 4 * STRIKE_GAP)
        return;
    for (int x = box->x + STRIKE_GAP; x + LINE <= box->x + box->width; x += 4 * STRIKE_GAP)
        fill(bar, (struct box){x, box->y + 1, 1, box->height - 2}, color, "struck", scene);
}

/* An empty place: its outline. */
static void hollow(const struct timeline_bar *bar, const struct theme *theme, struct scene *scene)
{
    const struct box *box = &bar->box;
    fill(bar, *box, seen_on(bar->under, theme->ink2, theme), "left", scene);
    if (box->width > 2 && box->height > 2)
        fill(bar, box_within(*box, 1, 1), bar->under, "left", scene);
}

static void corner(const struct timeline_bar *bar, const struct theme *theme, struct scene *scene)
{
    const struct box *box = &bar->box;
    int size = CORNER < box->height ? CORNER : box->height;
    size = size < box->width ? size : box->width;
    struct color color = seen_on(bar->color, theme->ink, theme);
    /* In steps of a pixel: smaller than any outline is worth. */
    for (int row = 0; row < size; row++)
        fill(bar, (struct box){box->x, box->y + row, size - row, 1}, color, "come", scene);
}

/* From where it was to be to where it is, along the bar's foot; with a tick where it begins. What it lies on
 * is partly this bar, partly others or none: it has an edge. */
static void lateness(const struct timeline_bar *bar, struct instant from, struct instant to,
                     const struct theme *theme, struct scene *scene)
{
    const struct box *box = &bar->box;
    struct color color = seen_on(bar->color, theme->soon, theme);
    struct color edge = seen_on(color, bar->under, theme);
    int left = timeline_x(bar->timeline, from), right = timeline_x(bar->timeline, to);
    int line = box->height >= ROW_LEAST ? LINE : 1;
    if (right <= left)
        return;
    if (line == LINE) {
        fill(bar, (struct box){left, box->y + box->height - line - 1, right - left, 1}, edge, "late", scene);
        fill(bar, (struct box){left + line, box->y, 1, box->height - line}, edge, "late", scene);
    }
    fill(bar, (struct box){left, box->y + box->height - line, right - left, line}, color, "late", scene);
    fill(bar, (struct box){left, box->y, line, box->height}, color, "late", scene);
}

/* Nobody knows when it begins: dots along its foot. */
static void waiting(const struct timeline_bar *bar, const struct theme *theme, struct scene *scene)
{
    const struct box *box = &bar->box;
    struct color color = seen_on(bar->color, theme->soon, theme);
    for (int x = box->x; x + LINE <= box->x + box->width; x += 3 * LINE)
        fill(bar, (struct box){x, box->y + box->height - LINE, LINE, LINE}, color, "waiting", scene);
}

static void full(const struct timeline_bar *bar, const struct theme *theme, struct scene *scene)
{
    const struct box *box = &bar->box;
    int size = SQUARE < box->height ? SQUARE : box->height;
    if (box->width < size + 2)
        return;
    fill(bar, (struct box){box->x + box->width - size - 1, box->y + (size < box->height), size, size},
         seen_on(bar->color, theme->ink, theme), "full", scene);
}

void timeline_mark(const struct timeline_bar *bar, const struct theme *theme, struct scene *ret)
{
    const struct program *program = bar->timeline->program;
    const struct mark *mark = mark_of(program, bar->slot->session);
    bool is_cancelled = program->sessions[bar->slot->session].cancelled;
    if (bar->is_tombstone) {
        if (is_cancelled)
            strike(bar, theme, ret);
        else if (mark)
            hollow(bar, theme, ret);
        return;
    }
    if (!mark || is_cancelled)
        return;
    if (mark->kinds & (MARK_MOVED | MARK_RETIMED | MARK_ADDED))
        corner(bar, theme, ret);
    if (mark->kinds & MARK_WAITING)
        waiting(bar, theme, ret);
    else if (mark->kinds & MARK_DELAYED && instant_is_set(mark->old_start)) {
        bool starts_later = bar->slot->start.ms > mark->old_start.ms && !(mark->kinds & MARK_RETIMED);
        if (starts_later)
            lateness(bar, mark->old_start, bar->slot->start, theme, ret);
        else if (bar->slot->end.ms > mark->old_end.ms)
            lateness(bar, mark->old_end, bar->slot->end, theme, ret);
    }
    if (mark->kinds & MARK_FULL)
        full(bar, theme, ret);
}

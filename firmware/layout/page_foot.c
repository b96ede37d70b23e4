#include "layout/page_foot.h"

#include "layout/field.h"
#include "layout/measures.h"
#include "layout/parts.h"

static struct type foot_type(const struct layout *layout)
{
    return layout_role_type(layout, TYPE_SOFT, SIZE_PAGE_FOOT);
}

/* On the smallest panels the line needs more. */
static int foot_height(const struct layout *layout)
{
    int usual = layout_u(layout, PAGE_FOOT), need = text_em(foot_type(layout).px, 1250) + 2;
    return need > usual ? need : usual;
}

struct box page_body(const struct layout *layout)
{
    int top = layout_u(layout, (layout->portrait ? HEADER_END_PORTRAIT : PAGE_HEADER_END) + RULE);
    return (struct box){0, top, layout->width, layout->height - foot_height(layout) - top};
}

/* Gives the x behind the dots. Rings are of ink too, as the disc of the page that is shown. */
static int place_dots(struct layout *layout, uint32_t page, uint32_t pages, int x, int middle)
{
    struct color color = layout->style->theme->ink;
    int radius = layout_u(layout, DOT_RADIUS), pitch = layout_u(layout, DOT_PITCH);
    for (uint32_t i = 0; i < pages; i++) {
        int at = x + radius + (int)i * pitch;
        if (i == page)
            field_disc(layout, at, middle, radius, color, "page.here");
        else
            field_ring(layout, at, middle, layout_u(layout, RING_RADIUS), layout_u(layout, RING_STROKE),
                       color, "page");
    }
    return x + 2 * radius + (int)(pages - 1) * pitch;
}

void page_foot_place(struct layout *layout, uint32_t page, uint32_t pages, const char *note)
{
    enum { MOST_DOTS = 12 };
    const struct theme *theme = layout->style->theme;
    struct type type = foot_type(layout);
    int middle = layout->height - foot_height(layout) * PAGE_FOOT_MIDDLE / PAGE_FOOT,
        baseline = middle + type.cap / 2;
    int x = layout_u(layout, PAGE_FOOT_X), right = layout->width - layout_u(layout, FAR_MARGIN);
    if (pages <= MOST_DOTS)
        x = place_dots(layout, page, pages, x, middle) + layout_u(layout, DOT_PITCH);
    if (pages > 1) {
        const char *here =
            words_numbers(layout->style->words, WORD_N_OF, (int)page + 1, (int)pages, layout->arena);
        x += part_line_close(layout, type, here, x, baseline, right - x, theme->ink2, "page.number") +
             layout_u(layout, PAGE_FOOT_APART);
    }
    if (note[0])
        part_line_close(layout, type, note, x, baseline, right - x, theme->ink2, "page.note");
}

#include "screens/header.h"
#include "screens/screens.h"

#include "screens/phrases.h"
#include "screens/list.h"

static const struct list_style style = {.with_room = true,
                                        .with_people = true,
                                        .relative = true,
                                        .face = FACE_SEMIBOLD,
                                        .title = 40,
                                        .largest = 62,
                                        .least_row = 92,
                                        .most_row = 170,
                                        .role = "title"};

/* Which entries have a row: what runs takes at most half of them while there is more that comes. */
static uint32_t choose_rows(const struct soon_list *soon, uint32_t most, struct list_row *ret)
{
    uint32_t running = 0, chosen = 0;
    for (uint32_t i = 0; i < soon->count; i++)
        running += soon->entries[i].running ? 1 : 0;
    uint32_t coming = soon->count - running;
    uint32_t keep = coming > most - most / 2 ? most / 2 : most - coming;
    for (uint32_t i = 0; i < soon->count && chosen < most; i++) {
        const struct soon_entry *entry = &soon->entries[i];
        if (entry->running && keep == 0)
            continue;
        keep -= entry->running ? 1 : 0;
        ret[chosen++] = (struct list_row){.slot = entry->slot,
                                          .room = entry->room,
                                          .running = entry->running,
                                          .cancelled = entry->cancelled};
    }
    return chosen;
}

void screen_soon_rows(struct layout *layout, struct box box)
{
    const struct soon_list *soon = &layout->view->soon;
    if (soon->count == 0 || box.height <= 0)
        return;
    uint32_t most = list_capacity(layout, box.height, &style);
    struct list_row *rows = ARENA_ARRAY(layout->arena, struct list_row, soon->count);
    uint32_t count = choose_rows(soon, most, rows);
    /* Long titles take the room of further rows; what runs must not push out all that comes. */
    while (most > 2 && list_count(layout, box, rows, count, &style) < count)
        count = choose_rows(soon, --most, rows);
    list_place(layout, box, rows, count, &style);
}

void screen_soon(struct layout *layout)
{
    header_place_page(layout, words_get(layout->style->words, WORD_COMING_UP), true);
    footer_place(layout, "");
    struct box body = layout_body(layout, layout_has_footer(layout));
    int edge = layout->gap / 2;
    screen_soon_rows(layout, (struct box){layout->margin, body.y + edge, layout->width - 2 * layout->margin,
                                          body.height - edge - (layout_has_footer(layout) ? 0 : edge)});
}

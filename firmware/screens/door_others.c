#include "screens/door_others.h"

#include "screens/phrases.h"
#include "screens/list.h"

enum { OTHER_SIZE = 56 };

static struct titled_session other_entry(const struct layout *layout, const struct slot *slot, bool running,
                                         int width, int height)
{
    const char *when = running ? phrase_span(layout, *slot) : phrase_length(layout, *slot);
    struct titled_session entry = {.text = phrase_title(layout, slot->session),
                                   .strong = when,
                                   .badge = running ? words_get(layout->style->words, WORD_NOW) : "",
                                   .badge_fill = layout->style->theme->accent,
                                   .badge_ink = layout->style->theme->accent_ink,
                                   .soft = {phrase_context(layout, slot->session)},
                                   .people = phrase_own_people(layout, slot->session),
                                   .most_under = 2,
                                   .role = running ? "title.now.second" : "title.next.second"};
    titled_session_fit(layout, &entry, FACE_DISPLAY_SEMIBOLD, OTHER_SIZE, running ? 38 : 30, 28, width,
                       height, 3);
    return entry;
}

/* One line: the badge, the title, "+n more". For where the picture is small and there is much to say. */
static int compact_height(const struct layout *layout)
{
    return layout->gap + part_badge_height(layout_type(layout, FACE_BOLD, 25));
}

static void place_compact(struct layout *layout, const struct slot_list *others, bool running, struct box box)
{
    const struct theme *theme = layout->style->theme;
    struct type badge = layout_type(layout, FACE_BOLD, 25), more_type = layout_type(layout, FACE_MEDIUM, 27);
    int baseline = box.y + box.height - part_badge_height(badge) + part_badge_rise(badge);
    int x = box.x, right = box.x + box.width;
    const char *word = words_get(layout->style->words, running ? WORD_NOW : WORD_NEXT);
    x += part_badge(layout, badge, word, x, baseline, box.width, theme->accent, theme->accent_ink, "badge") +
         layout->gap;
    if (others->count > 1) {
        const char *more =
            words_number(layout->style->words, WORD_AND_N_MORE, (int)others->count - 1, layout->arena);
        int width = part_width(layout, more_type, more);
        part_line_right(layout, more_type, more, right, baseline, width, theme->ink_soft, "more");
        right -= width + layout->gap;
    }
    const char *title = phrase_title(layout, others->slots[0].session);
    struct text_block block =
        part_fit(layout, FACE_SEMIBOLD, 40, 0, title, right - x, part_badge_height(badge), 1);
    struct type type =
        layout_type_px(layout, FACE_SEMIBOLD, block.line_count ? block.size_px : layout->least_px);
    part_line(layout, type, title, x, baseline, right - x, theme->ink,
              running ? "title.now.second" : "title.next.second");
}

static const char *more_of(const struct layout *layout, const struct slot_list *others)
{
    if (others->count < 2)
        return "";
    return words_number(layout->style->words, WORD_AND_N_MORE, (int)others->count - 1, layout->arena);
}

/* What "+n more" at the right takes from the title's width. */
static int more_width(const struct layout *layout, const struct slot_list *others)
{
    const char *more = more_of(layout, others);
    return more[0] ? part_width(layout, layout_type(layout, FACE_MEDIUM, 30), more) + layout->gap * 2 : 0;
}

int door_others_height(const struct layout *layout, const struct slot_list *others, bool running, int width,
                       int most)
{
    if (others->count == 0)
        return 0;
    int head = layout->gap + layout->hair + layout->gap;
    struct titled_session entry =
        other_entry(layout, &others->slots[0], running, width - more_width(layout, others), most - head);
    if (entry.title.line_count == 0 || entry.title.cut)
        return compact_height(layout);
    return head + entry.height;
}

void door_others_place(struct layout *layout, const struct slot_list *others, bool running, struct box box)
{
    if (others->count == 0 || box.height <= 0)
        return;
    if (box.height == compact_height(layout)) {
        place_compact(layout, others, running, box);
        return;
    }
    int head = layout->gap + layout->hair + layout->gap, y = box.y + head;
    int width = box.width - more_width(layout, others);
    struct titled_session entry = other_entry(layout, &others->slots[0], running, width, box.height - head);
    part_rule(layout, box.x, box.y + layout->gap, box.width);
    titled_session_place(layout, &entry, box.x, y, width);
    part_line_right(layout, layout_type(layout, FACE_MEDIUM, 30), more_of(layout, others), box.x + box.width,
                    y + entry.ascent, box.width - width, layout->style->theme->ink_soft, "more");
}

#include "scene/door_others.h"

#include "scene/about.h"
#include "scene/list.h"

enum { OTHER_SIZE = 56 };

static struct entry other_entry(const struct layout *layout, const struct slot *slot, bool running, int width,
                                int height)
{
    const char *when = running ? about_span(layout, *slot) : about_length(layout, *slot);
    struct entry entry = {
        .text = about_title(layout, slot->session),
        .strong = when,
        .badge = running ? words_get(layout->style->words, WORD_NOW) : "",
        .badge_fill = layout->style->theme->accent,
        .badge_ink = layout->style->theme->accent_ink,
        .soft = about_join(layout, about_context(layout, slot->session), about_names(layout, slot->session)),
        .role = running ? "title.now.second" : "title.next.second"};
    entry_fit(layout, &entry, FACE_DISPLAY_SEMIBOLD, OTHER_SIZE, running ? 50 : 30, 28, width, height, 3);
    return entry;
}

/* One line: the badge, the title, "+n more". For where the picture is small and there is much to say. */
static int compact_height(const struct layout *layout)
{
    return layout->gap + piece_badge_height(piece_type(layout, FACE_BOLD, 25));
}

static void place_compact(struct layout *layout, const struct slot_list *others, bool running, struct box box)
{
    const struct theme *theme = layout->style->theme;
    struct type badge = piece_type(layout, FACE_BOLD, 25), more_type = piece_type(layout, FACE_MEDIUM, 27);
    int baseline = box.y + box.height - piece_badge_height(badge) + piece_badge_rise(badge);
    int x = box.x, right = box.x + box.width;
    const char *word = words_get(layout->style->words, running ? WORD_NOW : WORD_NEXT);
    x += piece_badge(layout, badge, word, x, baseline, box.width, theme->accent, theme->accent_ink, "badge") +
         layout->gap;
    if (others->count > 1) {
        const char *more =
            words_number(layout->style->words, WORD_AND_N_MORE, (int)others->count - 1, layout->arena);
        int width = piece_width(layout, more_type, more);
        piece_line_right(layout, more_type, more, right, baseline, width, theme->ink_soft, "more");
        right -= width + layout->gap;
    }
    const char *title = about_title(layout, others->slots[0].session);
    struct type type = piece_type(layout, FACE_SEMIBOLD, 40);
    if (piece_width(layout, type, title) > right - x || type_height(type) > piece_badge_height(badge))
        type = piece_type_px(layout, FACE_SEMIBOLD, layout->least_px);
    piece_line(layout, type, title, x, baseline, right - x, theme->ink,
               running ? "title.now.second" : "title.next.second");
}

int door_others_height(const struct layout *layout, const struct slot_list *others, bool running, int width,
                       int most)
{
    if (others->count == 0)
        return 0;
    int head = layout->gap + layout->hair + layout->gap;
    int more = others->count > 1 ? type_height(piece_type(layout, FACE_MEDIUM, 27)) + layout->gap / 4 : 0;
    struct entry entry = other_entry(layout, &others->slots[0], running, width, most - head - more);
    if (entry.title.line_count == 0 || entry.title.cut)
        return compact_height(layout);
    return head + entry.height + more;
}

void door_others_place(struct layout *layout, const struct slot_list *others, bool running, struct box box)
{
    if (others->count == 0 || box.height <= 0)
        return;
    int head = layout->gap + layout->hair + layout->gap;
    int more = others->count > 1 ? type_height(piece_type(layout, FACE_MEDIUM, 27)) + layout->gap / 4 : 0;
    if (box.height == compact_height(layout)) {
        place_compact(layout, others, running, box);
        return;
    }
    struct entry entry = other_entry(layout, &others->slots[0], running, box.width, box.height - head - more);
    frame_rule(layout, box.x, box.y + layout->gap, box.width);
    entry_place(layout, &entry, box.x, box.y + head, box.width);
    if (more) {
        struct type type = piece_type(layout, FACE_MEDIUM, 27);
        piece_line(layout, type,
                   words_number(layout->style->words, WORD_AND_N_MORE, (int)others->count - 1, layout->arena),
                   box.x, box.y + box.height - type.descent, box.width, layout->style->theme->ink_soft,
                   "more");
    }
}

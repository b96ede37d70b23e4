#include "screens/titled_session.h"

#include <string.h>

enum { MANY_LINES = 12 };

static const char dot[] = "  ·  ";

static const char *given(const char *text)
{
    return text ? text : "";
}

/* -- what is under the title -- */

/* A line to be filled: its type, its width and what a badge takes of it. */
struct line_room {
    const struct layout *layout;
    struct type type, strong_type;
    int width, dot_width, blank_width;
};

static int strong_width(const struct line_room *room, const char *strong, bool followed)
{
    return strong[0] ? part_width(room->layout, room->strong_type, strong) + (followed ? room->dot_width : 0)
                     : 0;
}

static bool has_room(const struct line_room *room, int width, const char *strong, const char *soft)
{
    int soft_width = soft[0] ? part_width(room->layout, room->type, soft) : 0;
    return strong_width(room, strong, soft[0] != '\0') + soft_width <= width;
}

/* The word for a comma without the blank after it. */
static const char *comma(const struct layout *layout)
{
    const char *word = words_get(layout->style->words, WORD_COMMA);
    return arena_copy_n(layout->arena, word, strcspn(word, " "));
}

/* Makes a line of `strong`, `soft` and as many names as fit. Gives their number; with 0 the line is not made.
 */
static uint32_t take_names(const struct line_room *room, int width, const char *strong, const char *soft,
                           const struct phrase_people *people, struct under_line *ret)
{
    const struct layout *layout = room->layout;
    const struct words *words = layout->style->words;
    const char **names = ARENA_ARRAY(layout->arena, const char *, people->count);
    int free = width - strong_width(room, strong, true);
    uint32_t count = 0;
    for (int least = 0; count < people->count; count++) { /* no more than have room at all */
        names[count] = people->people[count]->name;
        least += part_width(layout, room->type, names[count]);
        if (least > free)
            break;
    }
    for (; count > 0; count--) {
        const char *listed = words_join(words, names, count, words_get(words, WORD_COMMA), layout->arena);
        const char *line = phrase_join(layout, soft, listed), *more = "";
        int need = 0;
        if (count < people->count) { /* and how many more there are */
            line = arena_printf(layout->arena, "%s%s", line, comma(layout));
            more = words_number(words, WORD_AND_N_MORE, (int)(people->count - count), layout->arena);
            need = room->blank_width + part_width(layout, room->type, more);
        }
        if (need + part_width(layout, room->type, line) > free)
            continue;
        *ret = (struct under_line){strong, line, more};
        break;
    }
    return count;
}

/* `soft` in two lines, and names after it. */
static bool wrap(const struct line_room *room, const char *soft, const struct phrase_people *people,
                 struct under_line *ret, uint32_t *ret_names)
{
    const struct layout *layout = room->layout;
    struct text_block block;
    text_fit(layout->style->metrics, room->type.face, &room->type.px, 1, soft, room->width,
             3 * type_height(room->type), 2, layout->arena, &block);
    if (block.cut || block.line_count != 2)
        return false;
    const char *last = arena_copy_n(layout->arena, block.lines[1].text, block.lines[1].length);
    ret[0] =
        (struct under_line){"", arena_copy_n(layout->arena, block.lines[0].text, block.lines[0].length), ""};
    *ret_names = take_names(room, room->width, "", last, people, &ret[1]);
    if (*ret_names == 0)
        ret[1] = (struct under_line){"", last, ""};
    return true;
}

static uint32_t set_whole(struct titled_session *entry, uint32_t lines, uint32_t names)
{
    entry->under_whole = names == entry->people.count;
    return lines;
}

/* Says all that has room in `most` lines: what frames it before names, and nothing in part. `indent` is taken
 * from the first line. Gives the number of lines. */
static uint32_t fit_under(const struct layout *layout, struct titled_session *entry, int indent, int width,
                          uint32_t most)
{
    const struct phrase_people *people = &entry->people;
    struct under_line *lines = entry->under;
    struct line_room room = {.layout = layout,
                             .type = entry->under_type,
                             .strong_type = layout_type_px(layout, FACE_MEDIUM, entry->under_type.px),
                             .width = width};
    room.dot_width = part_width(layout, room.type, dot);
    room.blank_width = part_width(layout, room.type, " ");
    const char *strong = given(entry->strong), *first = given(entry->soft[0]);
    const char *soft = phrase_join(layout, first, given(entry->soft[1]));
    int beside = width - indent;
    bool fits = has_room(&room, beside, strong, soft);
    if (!strong[0] && !soft[0] && people->count == 0)
        return set_whole(entry, entry->badge && entry->badge[0] ? 1 : 0, 0);
    uint32_t names = fits ? take_names(&room, beside, strong, soft, people, &lines[0]) : 0;
    if (fits && names < people->count && most > 1 && entry->names_below && (strong[0] || soft[0])) {
        uint32_t below = take_names(&room, width, "", "", people, &lines[1]);
        if (below > names) {
            lines[0] = (struct under_line){strong, soft, ""};
            return set_whole(entry, 2, below);
        }
    }
    if (fits && names > 0)
        return set_whole(entry, 1, names);
    if (fits) {
        lines[0] = (struct under_line){strong, soft, ""};
        return set_whole(entry, strong[0] || soft[0] || indent > 0 ? 1 : 0, 0);
    }
    if (most > 1 && (strong[0] || indent > 0) && has_room(&room, width, "", soft)) {
        names = take_names(&room, width, "", soft, people, &lines[1]);
        lines[0] = (struct under_line){strong, "", ""};
        if (names == 0)
            lines[1] = (struct under_line){"", soft, ""};
        return set_whole(entry, 2, names);
    }
    if (most > 1 && !strong[0] && indent == 0 && wrap(&room, soft, people, lines, &names))
        return set_whole(entry, 2, names);
    entry->under_whole = false;
    if (first == soft || !has_room(&room, beside, strong, first))
        first = given(entry->soft_short);
    if (entry->soft_short && !has_room(&room, beside, strong, first))
        return 0; /* and no badge: alone it would be said of the title */
    lines[0] = (struct under_line){strong, first, ""};
    take_names(&room, beside, strong, first, people, &lines[0]);
    return strong[0] || lines[0].soft[0] || indent > 0 ? 1 : 0;
}

/* -- the whole -- */

static bool has_under(const struct titled_session *entry)
{
    return given(entry->strong)[0] || given(entry->soft[0])[0] || given(entry->soft[1])[0] ||
           entry->people.count > 0;
}

static int badge_indent(const struct layout *layout, const struct titled_session *entry)
{
    if (!given(entry->badge)[0])
        return 0;
    return part_badge_width(layout, entry->badge_type, entry->badge) + layout->gap / 2;
}

void titled_session_fit(const struct layout *layout, struct titled_session *entry, enum font_face face,
                        int most, int least, int under, int width, int height, uint32_t most_lines)
{
    entry->under_type = layout_type(layout, FACE_REGULAR, under);
    entry->badge_type = layout_type(layout, FACE_BOLD, under * 9 / 10);
    int badge_height = given(entry->badge)[0] ? part_badge_height(entry->badge_type) : 0;
    int line = type_height(entry->under_type), first_line = has_under(entry) ? line : 0;
    first_line = first_line > badge_height ? first_line : badge_height;
    entry->gap = badge_height ? layout->gap / 3 : layout->gap / 8;
    entry->title = part_fit(layout, face, most, least, entry->text, width,
                            height - first_line - (first_line ? entry->gap : 0), most_lines);
    bool whole = entry->title.line_count > 0 && !entry->title.cut;
    if (!whole && (most_lines < MANY_LINES || has_under(entry))) {
        if (most_lines == MANY_LINES) {
            entry->strong = entry->soft[0] = entry->soft[1] = "";
            if (entry->soft_short)
                entry->badge = "";
            entry->people.count = 0;
        }
        titled_session_fit(layout, entry, face, most, least, under, width, height, MANY_LINES);
        return;
    }
    bool second = entry->most_under > 1 && entry->title.height + entry->gap + first_line + line <= height;
    entry->under_count = fit_under(layout, entry, badge_indent(layout, entry), width, second ? 2 : 1);
    entry->under_height = entry->under_count == 0 ? 0 : first_line + (int)(entry->under_count - 1) * line;
    entry->height = entry->title.height + entry->under_height + (entry->under_height ? entry->gap : 0);
    entry->ascent = entry->title.line_count ? entry->title.ascent : entry->under_type.ascent;
}

static void place_under(struct layout *layout, const struct titled_session *entry,
                        const struct under_line *line, int x, int baseline, int right)
{
    const struct theme *theme = layout->style->theme;
    if (line->strong[0]) {
        struct type strong = layout_type_px(layout, FACE_MEDIUM, entry->under_type.px);
        x += part_line(layout, strong, line->strong, x, baseline, right - x, theme->ink, "where");
        if (line->soft[0])
            x += part_line(layout, entry->under_type, dot, x, baseline, right - x, theme->ink_soft, "dot");
    }
    int width =
        part_line(layout, entry->under_type, line->soft, x, baseline, right - x, theme->ink_soft, "about");
    if (entry->soft_struck && width > 0)
        part_fill(layout, (struct box){x, baseline - entry->under_type.cap / 2, width, layout->hair},
                  theme->ink_soft, 0, LAYER_STRIKE, "strike");
    x += width + part_width(layout, entry->under_type, " ");
    part_line(layout, entry->under_type, line->more, x, baseline, right - x, theme->ink_soft, "people.more");
}

void titled_session_place(struct layout *layout, const struct titled_session *entry, int x, int y, int width)
{
    const struct theme *theme = layout->style->theme;
    struct color ink = entry->quiet || entry->struck ? theme->ink_soft : theme->ink;
    if (entry->struck)
        part_block_struck(layout, &entry->title, x, y, width, ink, entry->role);
    else
        part_block(layout, &entry->title, x, y, width, ink, entry->role);
    if (entry->under_count == 0)
        return;
    int top = y + entry->title.height + entry->gap, line = type_height(entry->under_type);
    int baseline = top + entry->under_type.ascent, indent = 0;
    if (given(entry->badge)[0]) {
        baseline = top + part_badge_rise(entry->badge_type);
        indent = layout->gap / 2 + part_badge(layout, entry->badge_type, entry->badge, x, baseline, width,
                                              entry->badge_fill, entry->badge_ink, "badge");
    }
    for (uint32_t i = 0; has_under(entry) && i < entry->under_count; i++) {
        place_under(layout, entry, &entry->under[i], x + indent, baseline, x + width);
        baseline = y + entry->height - line + entry->under_type.ascent;
        indent = 0;
    }
}

#include "text/lines.h"

#include <string.h>

#include "base/str.h"
#include "base/unicode.h"
#include "text/bidi.h"
#include "text/break.h"

#define ELLIPSIS "…"

/* ---- the pieces ---- */

static int width_of(const struct text_fitting *fitting, double size_px, const char *text, size_t length)
{
    return fitting->metrics->width(fitting->metrics->user, fitting->face, size_px, text, length);
}

void text_lines_use_face(struct text_fitting *fitting, enum font_face face)
{
    fitting->face = face;
    fitting->blank = width_of(fitting, TEXT_DESIGN_PX, " ", 1);
    fitting->units.hyphen = fitting->has_hyphens ? width_of(fitting, TEXT_DESIGN_PX, "-", 1) : 0;
    if (fitting->metrics->reach)
        fitting->metrics->reach(fitting->metrics->user, face, TEXT_DESIGN_PX, fitting->text, fitting->length,
                                &fitting->above, &fitting->below);
    for (uint32_t i = 0; i < fitting->piece_count; i++) {
        struct text_piece *piece = &fitting->pieces[i];
        piece->width = width_of(fitting, TEXT_DESIGN_PX, fitting->text + piece->offset, piece->length);
        if (i > 0)
            piece->gap = (int)(piece->offset - piece[-1].offset - piece[-1].length) * fitting->blank;
    }
}

/* An ideograph or syllable of Hangul says as much as so many letters. */
#define EAST_ASIAN_LETTERS 3

static uint32_t letters_in(const char *text, size_t length)
{
    uint32_t letters = 0;
    for (size_t i = 0, bytes; i < length; i += text_character(text + i, length - i)) {
        uint32_t c = str_decode(text + i, length - i, &bytes);
        letters += han_is_east_asian(c) ? EAST_ASIAN_LETTERS : unicode_is_word(c);
    }
    return letters;
}

/* A last word of fewer letters does not stand in a line alone. */
#define WIDOW_LETTERS 5

static void mark_widow(struct text_fitting *fitting)
{
    uint32_t first = fitting->piece_count;
    while (first > 0 && fitting->pieces[--first].joint != JOINT_FREE)
        ;
    if (first == 0 || fitting->pieces[first].new_line)
        return;
    struct text_piece *last = &fitting->pieces[first];
    last->widow = letters_in(fitting->text + last->offset, fitting->length - last->offset) < WIDOW_LETTERS;
}

void text_lines_read(struct text_fitting *fitting, int64_t most)
{
    struct text_piece_reader reader =
        text_piece_reader(fitting->text, fitting->length, fitting->syllables ? fitting->language : NULL,
                          fitting->metrics, fitting->arena);
    uint32_t capacity = 0;
    int64_t total = 0;
    struct text_piece piece;
    while (total <= most && text_read_piece(&reader, &piece)) {
        fitting->pieces = arena_room(fitting->arena, fitting->pieces, fitting->piece_count, &capacity,
                                     sizeof *fitting->pieces);
        piece.width = width_of(fitting, TEXT_DESIGN_PX, fitting->text + piece.offset, piece.length);
        if (fitting->piece_count > 0) {
            const struct text_piece *last = &fitting->pieces[fitting->piece_count - 1];
            piece.gap = (int)(piece.offset - last->offset - last->length) * fitting->blank;
        }
        total += piece.width;
        piece.hyphen = piece.hyphen && !fitting->levels;
        fitting->has_hyphens = fitting->has_hyphens || piece.hyphen;
        fitting->pieces[fitting->piece_count++] = piece;
    }
    if (fitting->has_hyphens)
        fitting->units.hyphen = width_of(fitting, TEXT_DESIGN_PX, "-", 1);
    fitting->all_read = total <= most;
    if (fitting->all_read)
        mark_widow(fitting);
    text_units_reserve(&fitting->units, fitting->piece_count, fitting->arena);
}

void text_lines_read_syllables(struct text_fitting *fitting)
{
    fitting->syllables = true;
    fitting->pieces = NULL;
    fitting->piece_count = 0;
    text_lines_read(fitting, INT64_MAX);
}

/* ---- lines at one size ---- */

static struct text_line make_line(const struct text_fitting *fitting, double size_px, uint32_t offset,
                                  uint32_t end)
{
    const char *text = fitting->text + offset;
    return (struct text_line){.text = text,
                              .length = end - offset,
                              .width = width_of(fitting, size_px, text, end - offset),
                              .levels = fitting->levels ? fitting->levels + offset : NULL};
}

/* The line of the units from `first` to before `next`, with a hyphen where it ends in a word. */
static struct text_line line_of_units(const struct text_fitting *fitting, double size_px, uint32_t first,
                                      uint32_t next)
{
    const struct text_unit *units = fitting->units.list;
    struct text_line line = make_line(fitting, size_px, units[first].offset, units[next - 1].end);
    if (next == fitting->units.count || units[next].hyphen == 0)
        return line;
    static const char soft_hyphen[] = "\u00AD";
    size_t mark = strlen(soft_hyphen);
    if (line.length > mark && memcmp(line.text + line.length - mark, soft_hyphen, mark) == 0)
        line.length -= (uint32_t)mark;
    line.text = arena_printf(fitting->arena, "%.*s-", (int)line.length, line.text);
    line.length++;
    line.width = width_of(fitting, size_px, line.text, line.length);
    return line;
}

/* Makes the lines that text_units_balance chose; gives the width of the widest. */
static int make_lines(const struct text_fitting *fitting, struct text_block *block)
{
    struct text_line *lines = ARENA_ARRAY(fitting->arena, struct text_line, fitting->units.outlooks[0].lines);
    block->lines = lines;
    block->line_count = 0;
    block->width = 0;
    for (uint32_t first = 0, next; first < fitting->units.count; first = next) {
        next = fitting->units.outlooks[first].next;
        struct text_line line = line_of_units(fitting, block->size_px, first, next);
        lines[block->line_count++] = line;
        if (line.width > block->width)
            block->width = line.width;
    }
    return block->width;
}

int64_t text_lines_limit(int width, double size_px)
{
    return (int64_t)((double)((int64_t)width * TEXT_DESIGN_PX) / size_px);
}

/* Sets in one line what, scaled from the design size, is but a little too wide for it, and is not at its own:
 * words are kerned with their blanks, and widths rounded. A column may be as wide as its widest text, to the
 * pixel. */
static bool set_in_one_line(const struct text_fitting *fitting, struct text_block *block, int width,
                            int64_t limit)
{
    if (fitting->piece_count < 2)
        return false;
    const struct text_piece *first = fitting->pieces, *last = first + fitting->piece_count - 1;
    int64_t scaled = first->width;
    for (const struct text_piece *piece = first + 1; piece <= last; piece++) {
        scaled += piece->gap + piece->width;
        if (piece->new_line)
            return false;
    }
    if (scaled <= limit || scaled > limit + limit / 32)
        return false;
    struct text_line line = make_line(fitting, block->size_px, first->offset, last->offset + last->length);
    if (line.width > width)
        return false;
    struct text_line *lines = ARENA_NEW(fitting->arena, struct text_line);
    *lines = line;
    block->lines = lines;
    block->line_count = 1;
    block->width = line.width;
    return true;
}

/* What was scaled from the design size may turn out a little wider: then once more in lines as much shorter.
 */
bool text_lines_set(struct text_fitting *fitting, struct text_block *block, int width, uint32_t most_lines,
                    enum text_joint joint)
{
    int64_t limit = text_lines_limit(width, block->size_px);
    if (set_in_one_line(fitting, block, width, limit))
        return true;
    for (int attempt = 0; attempt < 3; attempt++) {
        if (!text_units_make(&fitting->units, fitting->pieces, fitting->piece_count, limit, joint) ||
            !text_units_suffice(&fitting->units, limit, most_lines))
            return false;
        text_units_balance(&fitting->units, limit);
        int widest = make_lines(fitting, block);
        if (widest <= width)
            return true;
        limit -= text_lines_limit(widest - width, block->size_px) + 1;
    }
    return false;
}

/* ---- what does not fit at the smallest size ---- */

void text_lines_part_wide(struct text_fitting *fitting, int64_t limit)
{
    size_t most = fitting->piece_count;
    for (uint32_t i = 0; i < fitting->piece_count; i++)
        if (fitting->pieces[i].width > limit)
            most += fitting->pieces[i].length;
    struct text_piece *parted = ARENA_ARRAY(fitting->arena, struct text_piece, most);
    uint32_t count = 0;
    for (uint32_t i = 0; i < fitting->piece_count; i++) {
        struct text_piece piece = fitting->pieces[i];
        if (piece.width <= limit) {
            parted[count++] = piece;
            continue;
        }
        uint32_t end = piece.offset + piece.length;
        piece.length = 0;
        piece.width = 0;
        while (piece.offset + piece.length < end) {
            uint32_t at = piece.offset + piece.length;
            uint32_t bytes = (uint32_t)text_character(fitting->text + at, end - at);
            int width = width_of(fitting, TEXT_DESIGN_PX, fitting->text + at, bytes);
            if (width > limit) { /* no line has room for it: part of it is better than none */
                size_t first;
                str_decode(fitting->text + at, end - at, &first);
                bytes = (uint32_t)first;
                width = width_of(fitting, TEXT_DESIGN_PX, fitting->text + at, bytes);
            }
            if (piece.length > 0 && piece.width + width > limit) {
                parted[count++] = piece;
                piece = (struct text_piece){.offset = at, .joint = JOINT_FREE};
            }
            piece.length += bytes;
            piece.width += width;
        }
        parted[count++] = piece;
    }
    fitting->pieces = parted;
    fitting->piece_count = count;
    text_units_reserve(&fitting->units, fitting->piece_count, fitting->arena);
}

/* The bytes that fit before an ellipsis in a line of `width`: to the end of a unit, or, where that leaves
 * most of the line free, of a character. */
static uint32_t cut_length(const struct text_fitting *fitting, double size_px, uint32_t first_unit, int width)
{
    int room = width - width_of(fitting, size_px, ELLIPSIS, strlen(ELLIPSIS));
    uint32_t offset = fitting->units.list[first_unit].offset, whole = 0;
    for (uint32_t i = first_unit; i < fitting->units.count; i++) {
        const struct text_unit *unit = &fitting->units.list[i];
        if ((unit->new_line && i > first_unit) ||
            width_of(fitting, size_px, fitting->text + offset, unit->end - offset) > room)
            break;
        whole = unit->end - offset;
        if (i + 1 == fitting->units.count || fitting->units.list[i + 1].new_line)
            return whole; /* all there is in this line */
    }
    if (width_of(fitting, size_px, fitting->text + offset, whole) * 2 >= room)
        return whole;
    uint32_t length = whole;
    for (;;) {
        uint32_t rest = (uint32_t)(fitting->length - offset - length);
        uint32_t longer = length + (uint32_t)text_character(fitting->text + offset + length, rest);
        if (longer == length || fitting->text[offset + length] == '\n' ||
            width_of(fitting, size_px, fitting->text + offset, longer) > room)
            break;
        length = longer;
    }
    while (length > 0 && text_is_blank(fitting->text[offset + length - 1]))
        length--;
    return length;
}

void text_lines_set_cut(struct text_fitting *fitting, struct text_block *block, int width,
                        uint32_t most_lines)
{
    int64_t limit = text_lines_limit(width, block->size_px);
    struct text_line *lines = ARENA_ARRAY(fitting->arena, struct text_line, most_lines);
    text_units_make(&fitting->units, fitting->pieces, fitting->piece_count, limit, JOINT_POINT);
    block->lines = lines;
    block->line_count = 0;
    block->width = 0;
    uint32_t next;
    for (uint32_t first = 0; first < fitting->units.count && block->line_count < most_lines; first = next) {
        const struct text_unit *units = fitting->units.list;
        next = text_units_line(&fitting->units, first, limit);
        struct text_line line = line_of_units(fitting, block->size_px, first, next);
        while (line.width > width && next > first + 1) /* what was scaled is a little wider */
            line = line_of_units(fitting, block->size_px, first, --next);
        bool all = next == fitting->units.count && fitting->all_read;
        if (block->line_count + 1 == most_lines && !all) {
            uint32_t length = cut_length(fitting, block->size_px, first, width), begin = units[first].offset;
            line.text = arena_printf(fitting->arena, "%.*s" ELLIPSIS, (int)length, fitting->text + begin);
            line.length = (uint32_t)strlen(line.text);
            if (fitting->levels)
                line.levels =
                    text_cut_levels(fitting->text, fitting->levels, begin, length, line.length - length,
                                    fitting->metrics->right_to_left, fitting->arena);
            line.width = width_of(fitting, block->size_px, line.text, line.length);
            block->cut = true;
        }
        lines[block->line_count++] = line;
        if (line.width > block->width)
            block->width = line.width;
    }
}

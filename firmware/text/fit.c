#include "text/fit.h"

#include <assert.h>
#include <string.h>

#include "base/str.h"
#include "base/unicode.h"
#include "text/bidi.h"
#include "text/break.h"
#include "text/cache.h"
#include "text/units.h"

/* Words are measured once, at this size, and scaled to find the size that fits. Large, so that rounding to
 * whole pixels does not add up. */
#define DESIGN_PX 256

#define ELLIPSIS "…"

/* ---- fitting ---- */

struct fitting {
    const struct text_metrics *metrics;
    enum font_face face;
    const char *text;
    size_t length;
    const char *language;
    const int8_t *levels;
    struct arena *arena;
    int blank;        /* the width of one at DESIGN_PX */
    int above, below; /* how far ink reaches at DESIGN_PX; 0: as far as it usually does */
    int lead;         /* of a title's first line, as lead_of says; the most of all that can be */
    uint32_t piece_count;
    struct text_piece *pieces;
    bool all_read, has_hyphens, syllables;
    uint32_t step_count;
    struct text_units units;
};

static int width_of(const struct fitting *fitting, int size_px, const char *text, size_t length)
{
    return fitting->metrics->width(fitting->metrics->user, fitting->face, size_px, text, length);
}

/* Takes a face, in which the pieces that have been read are measured anew. */
static void use_face(struct fitting *fitting, enum font_face face)
{
    fitting->face = face;
    fitting->blank = width_of(fitting, DESIGN_PX, " ", 1);
    fitting->units.hyphen = fitting->has_hyphens ? width_of(fitting, DESIGN_PX, "-", 1) : 0;
    if (fitting->metrics->reach)
        fitting->metrics->reach(fitting->metrics->user, face, DESIGN_PX, fitting->text, fitting->length,
                                &fitting->above, &fitting->below);
    for (uint32_t i = 0; i < fitting->piece_count; i++) {
        struct text_piece *piece = &fitting->pieces[i];
        piece->width = width_of(fitting, DESIGN_PX, fitting->text + piece->offset, piece->length);
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

static void mark_widow(struct fitting *fitting)
{
    uint32_t first = fitting->piece_count;
    while (first > 0 && fitting->pieces[--first].joint != JOINT_FREE)
        ;
    if (first == 0 || fitting->pieces[first].new_line)
        return;
    struct text_piece *last = &fitting->pieces[first];
    last->widow = letters_in(fitting->text + last->offset, fitting->length - last->offset) < WIDOW_LETTERS;
}

/* Reads and measures the pieces. Stops once they are wider than `most` together, since then the text fits at
 * no size. Blanks don't count: at a line's end they take no room. */
static void read_pieces(struct fitting *fitting, int64_t most)
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
        piece.width = width_of(fitting, DESIGN_PX, fitting->text + piece.offset, piece.length);
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
        fitting->units.hyphen = width_of(fitting, DESIGN_PX, "-", 1);
    fitting->all_read = total <= most;
    if (fitting->all_read)
        mark_widow(fitting);
}

static struct text_line make_line(const struct fitting *fitting, int size_px, uint32_t offset, uint32_t end)
{
    const char *text = fitting->text + offset;
    return (struct text_line){.text = text,
                              .length = end - offset,
                              .width = width_of(fitting, size_px, text, end - offset),
                              .levels = fitting->levels ? fitting->levels + offset : NULL};
}

/* The line of the units from `first` to before `next`, with a hyphen where it ends in a word. */
static struct text_line line_of_units(const struct fitting *fitting, int size_px, uint32_t first,
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
static int make_lines(const struct fitting *fitting, struct text_block *block)
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

static int64_t design_limit(int width, int size_px)
{
    return (int64_t)width * DESIGN_PX / size_px;
}

/* Sets in one line what, scaled from the design size, is but a little too wide for it, and is not at its own:
 * words are kerned with their blanks, and widths rounded. A column may be as wide as its widest text, to the
 * pixel. */
static bool set_in_one_line(const struct fitting *fitting, struct text_block *block, int width, int64_t limit)
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

/* Sets the text at the block's size, if it fits. What was scaled from the design size may turn out a little
 * wider: then once more in lines as much shorter. */
static bool set_at_size(struct fitting *fitting, struct text_block *block, int width, uint32_t most_lines,
                        enum text_joint joint)
{
    int64_t limit = design_limit(width, block->size_px);
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
        limit -= design_limit(widest - width, block->size_px) + 1;
    }
    return false;
}

/* ---- what does not fit at the smallest size ---- */

/* Parts every piece wider than `limit` into pieces that are not, wherever that is. */
static void part_wide_pieces(struct fitting *fitting, int64_t limit)
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
            int width = width_of(fitting, DESIGN_PX, fitting->text + at, bytes);
            if (width > limit) { /* no line has room for it: part of it is better than none */
                size_t first;
                str_decode(fitting->text + at, end - at, &first);
                bytes = (uint32_t)first;
                width = width_of(fitting, DESIGN_PX, fitting->text + at, bytes);
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
static uint32_t cut_length(const struct fitting *fitting, int size_px, uint32_t first_unit, int width)
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

/* Fills lines from the top, and ends the last one with an ellipsis. */
static void set_cut(struct fitting *fitting, struct text_block *block, int width, uint32_t most_lines)
{
    int64_t limit = design_limit(width, block->size_px);
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

static int reach_at(int reach, int size_px)
{
    return (reach * size_px + DESIGN_PX - 1) / DESIGN_PX;
}

static int more_than(int reach, int usual)
{
    return reach > usual ? reach - usual : 0;
}

/* How much lower than its place a title's first line stands for the accents on its capitals, in thousandths
 * of its size. They reach a quarter of an em above capitals, and Inter Display's U with diaeresis and Z with
 * dot a third: nearer to what stands above than it may be, or out of the picture. */
static int lead_of(const char *text, size_t length)
{
    enum { HIGH = 50, HIGHEST = 190 };
    int lead = 0;
    size_t bytes;
    for (size_t i = 0; i < length; i += bytes) {
        uint32_t c = str_decode(text + i, length - i, &bytes);
        if (c == 0xDC || c == 0x17B)
            return HIGHEST;
        bool accented = (c >= 0xC0 && c <= 0xDD) || (c >= 0x100 && c <= 0x17D) || c == 0x401 || c == 0x407;
        if (accented && unicode_fold(c) != c && c != 0xC6 && c != 0xC7 && c != 0xD0 && c != 0xD8)
            lead = HIGH;
    }
    return lead;
}

/* The measures of a title's lines: `ascent` and `descent` are their shares of the line's height. */
static void measure_title(struct text_block *block, int line_height, int cap, int lead, int more_above,
                          int more_below)
{
    int usual = block->ascent + block->descent, more = more_above + more_below;
    block->first_baseline = cap + (lead > more_above ? lead : more_above);
    block->cap_top = 0;
    block->descent += more_below;
    /* High signs need no more than usual ones have, where lines are far apart. */
    block->line_height = more > 0 && line_height < usual + more ? usual + more : line_height;
    /* As far as an item's ink may leave its box. */
    block->above = block->above > block->ascent ? block->above : block->ascent + block->size_px / 8 + 1;
    block->ascent = block->line_height - block->descent;
}

/* Gives the block the size and the measures of its lines, as high as their ink needs. False if no such line
 * has room in `height`: then they are as high as ever, and ink goes past them. */
static bool choose_size(struct fitting *fitting, const struct text_step *step, int height,
                        struct text_block *block)
{
    int cap, size_px = step->size_px;
    if (fitting->face != step->face)
        use_face(fitting, step->face);
    text_vertical(fitting->metrics, fitting->face, size_px, &block->ascent, &block->descent, &cap);
    block->face = step->face;
    block->size_px = size_px;
    block->above = reach_at(fitting->above, size_px);
    block->below = reach_at(fitting->below, size_px);
    int more_above = more_than(block->above, block->ascent),
        more_below = more_than(block->below, block->descent);
    int high = step->line_height > 0 ? cap : block->ascent, least = high + block->descent;
    int lead = step->line_height > 0 ? fitting->lead * size_px / 1000 : 0;
    bool has_more = more_above + more_below > 0;
    bool has_room = (!has_more && step->line_height == 0) ||
                    least + (lead > more_above ? lead : more_above) + more_below <= height;
    if (!has_room)
        more_above = more_below = lead = 0;
    block->tight = !has_room && has_more;
    if (step->line_height > 0) {
        measure_title(block, step->line_height, cap, lead, more_above, more_below);
        return has_room;
    }
    block->ascent += more_above;
    block->descent += more_below;
    block->line_height = block->ascent + block->descent;
    block->first_baseline = block->ascent;
    block->cap_top = block->ascent - cap;
    return has_room;
}

/* How high so many lines are. */
static int height_of(const struct text_block *block, uint32_t lines)
{
    int first = block->first_baseline + block->descent;
    return lines == 0 ? 0 : first + (int)(lines - 1) * block->line_height;
}

static uint32_t lines_in(const struct text_block *block, int height, uint32_t most_lines)
{
    uint32_t lines = 1;
    while (lines < most_lines && block->line_height > 0 && height_of(block, lines + 1) <= height)
        lines++;
    return lines;
}

/* What was not avoided, as a number of sizes that may be given up for it: 0 for nothing. */
static uint32_t worth_of_blemish(const struct fitting *fitting, const struct text_block *block)
{
    enum { SMALLER_FOR_OPENED = 1, SMALLER_FOR_WIDOW = 2 };
    uint32_t worth = 0, next;
    if (block->line_count < 2)
        return 0;
    for (uint32_t first = 0; first < fitting->units.count; first = next) {
        next = fitting->units.outlooks[first].next;
        const struct text_unit *after = &fitting->units.list[next];
        if (next < fitting->units.count && after->opened && worth < SMALLER_FOR_OPENED)
            worth = SMALLER_FOR_OPENED;
        if (next < fitting->units.count && after->widow)
            worth = SMALLER_FOR_WIDOW;
    }
    return worth;
}

/* Sets the text in the first of the steps from `i` to before `end` at which it fits, or a little smaller
 * without what is to be avoided. Gives the step; `end` if it fits at none. */
static uint32_t set_whole(struct fitting *fitting, const struct text_step *steps, uint32_t i, uint32_t end,
                          int width, int height, enum text_joint joint, struct text_block *block)
{
    struct text_block first = {.line_count = 0};
    uint32_t found = end;
    for (uint32_t last = end; i < last; i++) {
        if (!choose_size(fitting, &steps[i], height, block) && i + 1 < fitting->step_count)
            continue;
        uint32_t lines = lines_in(block, height, steps[i].most_lines);
        if (!set_at_size(fitting, block, width, lines, joint))
            continue;
        uint32_t worth = worth_of_blemish(fitting, block);
        if (worth == 0)
            return i;
        if (found == end) {
            first = *block;
            found = i;
            last = i + 1 + worth < end ? i + 1 + worth : end;
        }
    }
    if (found < end)
        *block = first;
    return found;
}

/* Whether a word is too wide for a line at a size. */
static bool has_wide_word(const struct fitting *fitting, int64_t limit)
{
    int64_t width = 0;
    for (uint32_t i = 0; i < fitting->piece_count && width <= limit; i++)
        width = fitting->pieces[i].width + (fitting->pieces[i].joint == JOINT_FREE ? 0 : width);
    return width > limit;
}

/* Reads the pieces anew, with the syllables of long words. */
static void read_syllables(struct fitting *fitting)
{
    fitting->syllables = true;
    fitting->pieces = NULL;
    fitting->piece_count = 0;
    read_pieces(fitting, INT64_MAX);
    text_units_reserve(&fitting->units, fitting->piece_count, fitting->arena);
}

/* Whether a line ends with a hyphen that is not the text's: then it is no slice of it. */
static bool is_hyphenated(const struct fitting *fitting, const struct text_line *line)
{
    return (uintptr_t)line->text - (uintptr_t)fitting->text > fitting->length;
}

/* How many hyphens there are; more than any number pays for where a word is parted twice. */
static uint32_t hyphens_in(const struct fitting *fitting, const struct text_block *block)
{
    uint32_t hyphens = 0;
    bool was = false;
    for (uint32_t i = 0; i < block->line_count; i++) {
        const struct text_line *line = &block->lines[i];
        bool is = is_hyphenated(fitting, line);
        if (was && is && !memchr(line->text, ' ', line->length))
            return UINT16_MAX;
        hyphens += is;
        was = is;
    }
    return hyphens;
}

/* A word is hyphenated, once, where each hyphen makes the text as many steps larger. */
#define LARGER_FOR_HYPHEN 2

/* Sets the text with hyphens at least LARGER_FOR_HYPHEN before step `whole`; false if that does not pay. */
static bool set_hyphenated(struct fitting *fitting, const struct text_step *steps, uint32_t whole, int width,
                           int height, struct text_block *block)
{
    uint32_t end = whole + 1 - LARGER_FOR_HYPHEN;
    if (!has_wide_word(fitting, design_limit(width, steps[end - 1].size_px)))
        return false;
    read_syllables(fitting);
    for (uint32_t i = 0; i < end && fitting->has_hyphens; i++) {
        i = set_whole(fitting, steps, i, end, width, height, JOINT_HYPHEN, block);
        if (i < end && hyphens_in(fitting, block) * LARGER_FOR_HYPHEN <= whole - i)
            return true;
    }
    return false;
}

static bool set_whole_or_hyphenated(struct fitting *fitting, const struct text_step *steps,
                                    uint32_t step_count, int width, int height, struct text_block *block)
{
    struct text_block hyphenated = *block;
    uint32_t whole = set_whole(fitting, steps, 0, step_count, width, height, JOINT_INNER, block);
    if (fitting->language && whole >= LARGER_FOR_HYPHEN &&
        set_hyphenated(fitting, steps, whole, width, height, &hyphenated)) {
        *block = hyphenated;
        return true;
    }
    return whole < step_count;
}

static void set_in_box(struct fitting *fitting, const struct text_step *steps, uint32_t step_count, int width,
                       int height, struct text_block *block)
{
    const struct text_step *smallest = &steps[step_count - 1];
    use_face(fitting, smallest->face);
    choose_size(fitting, smallest, height, block);
    uint32_t lines = lines_in(block, height, smallest->most_lines);
    int64_t smallest_limit = design_limit(width, smallest->size_px);
    read_pieces(fitting, (smallest_limit + smallest_limit / 16) * lines);
    text_units_reserve(&fitting->units, fitting->piece_count, fitting->arena);

    if (fitting->all_read) {
        if (set_whole_or_hyphenated(fitting, steps, step_count, width, height, block))
            return;
        choose_size(fitting, smallest, height, block);
        if (set_at_size(fitting, block, width, lines, JOINT_POINT))
            return;
    }
    /* A little less than the line holds, for the same reason as in set_at_size. */
    part_wide_pieces(fitting, smallest_limit - smallest_limit / 64);
    if (fitting->all_read && set_at_size(fitting, block, width, lines, JOINT_POINT))
        return;
    set_cut(fitting, block, width, lines);
}

/* Accents in other lines need no room above the first. */
static void settle_first_line(const struct fitting *fitting, struct text_block *block)
{
    int ascent, descent, cap;
    if (block->line_count == 0 || block->cap_top > 0 || fitting->lead == 0)
        return;
    text_vertical(fitting->metrics, block->face, block->size_px, &ascent, &descent, &cap);
    int more = more_than(reach_at(fitting->above, block->size_px), ascent);
    int lead = lead_of(block->lines[0].text, block->lines[0].length) * block->size_px / 1000;
    int settled = cap + (lead > more ? lead : more);
    if (settled < block->first_baseline)
        block->first_baseline = settled;
}

void text_fit_steps(const struct text_metrics *metrics, const struct text_step *steps, uint32_t step_count,
                    const char *text, const char *language, int width, int height, struct arena *arena,
                    struct text_block *ret)
{
    assert(step_count > 0);
    const struct text_step *smallest = &steps[step_count - 1];
    *ret = (struct text_block){.metrics = metrics, .face = smallest->face, .size_px = smallest->size_px};
    if (width <= 0 || smallest->most_lines == 0 || text[0] == '\0') {
        ret->cut = text[0] != '\0';
        return;
    }
    struct text_question question = {.steps = steps,
                                     .step_count = step_count,
                                     .text = text,
                                     .length = strlen(text),
                                     .language = language ? language : "",
                                     .width = width,
                                     .height = height,
                                     .right_to_left = metrics->right_to_left};
    if (metrics->cache && text_cache_find(metrics->cache, &question, arena, ret)) {
        ret->metrics = metrics;
        ret->han = han_of_text(text, question.length, metrics->han);
        return;
    }
    struct fitting fitting = {.metrics = metrics,
                              .text = text,
                              .length = question.length,
                              .language = language && language[0] ? language : NULL,
                              .step_count = step_count,
                              .arena = arena};
    fitting.levels = text_levels(text, fitting.length, metrics->right_to_left, arena);
    fitting.lead = lead_of(text, fitting.length);
    set_in_box(&fitting, steps, step_count, width, height, ret);
    settle_first_line(&fitting, ret);
    ret->height = height_of(ret, ret->line_count);
    ret->han = han_of_text(text, fitting.length, metrics->han);
    if (metrics->cache)
        text_cache_add(metrics->cache, &question, ret);
}

void text_fit(const struct text_metrics *metrics, enum font_face face, const int *sizes, uint32_t size_count,
              const char *text, int width, int height, uint32_t most_lines, struct arena *arena,
              struct text_block *ret)
{
    assert(size_count > 0);
    struct text_step *steps = ARENA_ARRAY(arena, struct text_step, size_count);
    for (uint32_t i = 0; i < size_count; i++)
        steps[i] = (struct text_step){.face = face, .size_px = sizes[i], .most_lines = most_lines};
    text_fit_steps(metrics, steps, size_count, text, NULL, width, height, arena, ret);
}

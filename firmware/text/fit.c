#include "text/fit.h"

#include <assert.h>
#include <string.h>

#include "base/str.h"
#include "base/unicode.h"
#include "text/bidi.h"
#include "text/cache.h"
#include "text/lines.h"

static int reach_at(int reach, double size_px)
{
    return (int)((reach * size_px + TEXT_DESIGN_PX - 1) / TEXT_DESIGN_PX);
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
    block->above =
        block->above > block->ascent ? block->above : block->ascent + text_em(block->size_px, 125) + 1;
    block->ascent = block->line_height - block->descent;
}

/* Gives the block the size and the measures of its lines, as high as their ink needs. False if no such line
 * has room in `height`: then they are as high as ever, and ink goes past them. */
static bool choose_size(struct text_fitting *fitting, const struct text_step *step, int height,
                        struct text_block *block)
{
    double size_px = step->size_px;
    int cap;
    if (fitting->face != step->face)
        text_lines_use_face(fitting, step->face);
    text_vertical(fitting->metrics, fitting->face, size_px, &block->ascent, &block->descent, &cap);
    block->face = step->face;
    block->size_px = size_px;
    block->above = reach_at(fitting->above, size_px);
    block->below = reach_at(fitting->below, size_px);
    int more_above = more_than(block->above, block->ascent),
        more_below = more_than(block->below, block->descent);
    int high = step->line_height > 0 ? cap : block->ascent, least = high + block->descent;
    int lead = step->line_height > 0 ? text_em(size_px, fitting->lead) : 0;
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
static uint32_t worth_of_blemish(const struct text_fitting *fitting, const struct text_block *block)
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
static uint32_t set_whole(struct text_fitting *fitting, const struct text_step *steps, uint32_t i,
                          uint32_t end, int width, int height, enum text_joint joint,
                          struct text_block *block)
{
    struct text_block first = {.line_count = 0};
    uint32_t found = end;
    for (uint32_t last = end; i < last; i++) {
        if (!choose_size(fitting, &steps[i], height, block) && i + 1 < fitting->step_count)
            continue;
        uint32_t lines = lines_in(block, height, steps[i].most_lines);
        if (!text_lines_set(fitting, block, width, lines, joint))
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
static bool has_wide_word(const struct text_fitting *fitting, int64_t limit)
{
    int64_t width = 0;
    for (uint32_t i = 0; i < fitting->piece_count && width <= limit; i++)
        width = fitting->pieces[i].width + (fitting->pieces[i].joint == JOINT_FREE ? 0 : width);
    return width > limit;
}

/* Whether a line ends with a hyphen that is not the text's: then it is no slice of it. */
static bool is_hyphenated(const struct text_fitting *fitting, const struct text_line *line)
{
    return (uintptr_t)line->text - (uintptr_t)fitting->text > fitting->length;
}

/* How many hyphens there are; more than any number pays for where a word is parted twice. */
static uint32_t hyphens_in(const struct text_fitting *fitting, const struct text_block *block)
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
static bool set_hyphenated(struct text_fitting *fitting, const struct text_step *steps, uint32_t whole,
                           int width, int height, struct text_block *block)
{
    uint32_t end = whole + 1 - LARGER_FOR_HYPHEN;
    if (!has_wide_word(fitting, text_lines_limit(width, steps[end - 1].size_px)))
        return false;
    text_lines_read_syllables(fitting);
    for (uint32_t i = 0; i < end && fitting->has_hyphens; i++) {
        i = set_whole(fitting, steps, i, end, width, height, JOINT_HYPHEN, block);
        if (i < end && hyphens_in(fitting, block) * LARGER_FOR_HYPHEN <= whole - i)
            return true;
    }
    return false;
}

static bool set_whole_or_hyphenated(struct text_fitting *fitting, const struct text_step *steps,
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

/* Of these it costs less to read all than to find out, in the smallest step's face, how much is enough. */
enum { SHORT_BYTES = 256 };

/* A short title is measured in the faces of the steps that are tried, from the first on: the last one's is
 * often not used on a screen, and opening its font takes as long as drawing a title. */
static bool set_short(struct text_fitting *fitting, const struct text_step *steps, uint32_t step_count,
                      int width, int height, struct text_block *block)
{
    if (fitting->length > SHORT_BYTES || steps[0].face == steps[step_count - 1].face)
        return false;
    struct text_fitting tried = *fitting;
    struct text_block set = *block;
    text_lines_use_face(&tried, steps[0].face);
    text_lines_read(&tried, INT64_MAX);
    if (!set_whole_or_hyphenated(&tried, steps, step_count, width, height, &set))
        return false;
    *fitting = tried;
    *block = set;
    return true;
}

static void set_in_box(struct text_fitting *fitting, const struct text_step *steps, uint32_t step_count,
                       int width, int height, struct text_block *block)
{
    const struct text_step *smallest = &steps[step_count - 1];
    if (set_short(fitting, steps, step_count, width, height, block))
        return;
    text_lines_use_face(fitting, smallest->face);
    choose_size(fitting, smallest, height, block);
    uint32_t lines = lines_in(block, height, smallest->most_lines);
    int64_t smallest_limit = text_lines_limit(width, smallest->size_px);
    text_lines_read(fitting, (smallest_limit + smallest_limit / 16) * lines);

    if (fitting->all_read) {
        if (set_whole_or_hyphenated(fitting, steps, step_count, width, height, block))
            return;
        choose_size(fitting, smallest, height, block);
        if (text_lines_set(fitting, block, width, lines, JOINT_POINT))
            return;
    }
    /* A little less than the line holds, since the pieces are scaled. */
    text_lines_part_wide(fitting, smallest_limit - smallest_limit / 64);
    if (fitting->all_read && text_lines_set(fitting, block, width, lines, JOINT_POINT))
        return;
    text_lines_set_cut(fitting, block, width, lines);
}

/* Accents in other lines need no room above the first. */
static void settle_first_line(const struct text_fitting *fitting, struct text_block *block)
{
    int ascent, descent, cap;
    if (block->line_count == 0 || block->cap_top > 0 || fitting->lead == 0)
        return;
    text_vertical(fitting->metrics, block->face, block->size_px, &ascent, &descent, &cap);
    int more = more_than(reach_at(fitting->above, block->size_px), ascent);
    int lead = text_em(block->size_px, lead_of(block->lines[0].text, block->lines[0].length));
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
    struct text_fitting fitting = {.metrics = metrics,
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

void text_fit(const struct text_metrics *metrics, enum font_face face, const double *sizes,
              uint32_t size_count, const char *text, int width, int height, uint32_t most_lines,
              struct arena *arena, struct text_block *ret)
{
    assert(size_count > 0);
    struct text_step *steps = ARENA_ARRAY(arena, struct text_step, size_count);
    for (uint32_t i = 0; i < size_count; i++)
        steps[i] = (struct text_step){.face = face, .size_px = sizes[i], .most_lines = most_lines};
    text_fit_steps(metrics, steps, size_count, text, NULL, width, height, arena, ret);
}

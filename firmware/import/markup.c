#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/str.h"
#include "import/import.h"

enum {
    WRAP_COLUMNS_MIN = 40, /* a paragraph of lines all shorter or with a longer one was not wrapped by hand */
    WRAP_COLUMNS_MAX = 120,
    REACH_MAX = 2000, /* bytes within which a mark must be closed */
    DEPTH_MAX = 8,    /* of marks within marks */
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Letters and digits of any script: every byte past ASCII counts as one. */
static bool is_word(char c)
{
    return ascii_is_digit(c) || ascii_is_letter(c) || (c & 0x80);
}

/* A line of the text, without its end and the blanks around it. */
struct line {
    const char *text;
    size_t length;
    size_t indent;
};

static const char *next_line(const char *text, struct line *ret)
{
    size_t whole = strcspn(text, "\n");
    const char *after = text[whole] ? text + whole + 1 : NULL;
    size_t indent = 0;
    while (indent < whole && is_blank(text[indent]))
        indent++;
    while (whole > indent && (is_blank(text[whole - 1]) || text[whole - 1] == '\r'))
        whole--;
    *ret = (struct line){text + indent, whole - indent, indent};
    return after;
}

/* Whether the character is one of `marks`; strchr would find the NUL too. */
static bool is_mark(char c, const char *marks)
{
    return c && strchr(marks, c);
}

/* Code points, for the width of a line. */
static size_t count_columns(const char *text, size_t length)
{
    size_t columns = 0;
    for (size_t i = 0; i < length; i++)
        columns += ((unsigned char)text[i] & 0xC0) != 0x80;
    return columns;
}

static bool line_has_only(const struct line *line, const char *characters)
{
    char first = line->length ? line->text[0] : '\0';
    if (line->length < 3 || !is_mark(first, characters))
        return false;
    for (size_t i = 0; i < line->length; i++) {
        if (line->text[i] != first && !is_blank(line->text[i]))
            return false;
    }
    return true;
}

/* The length of "- ", "* ", "+ " or "• " at the line's start, or 0. */
static size_t bullet_length(const struct line *line)
{
    size_t mark = 0;
    if (line->length >= 2 && is_mark(line->text[0], "-*+"))
        mark = 1;
    else if (line->length >= 4 && (memcmp(line->text, "•", 3) == 0 || memcmp(line->text, "–", 3) == 0))
        mark = 3;
    if (!mark || !is_blank(line->text[mark]))
        return 0;
    while (mark < line->length && is_blank(line->text[mark]))
        mark++;
    return mark;
}

/* Whether the line begins a numbered item: "1. " or "12) ". */
static bool is_numbered(const struct line *line)
{
    size_t digits = 0;
    while (digits < line->length && ascii_is_digit(line->text[digits]))
        digits++;
    return digits && digits <= 3 && digits + 1 < line->length &&
           (line->text[digits] == '.' || line->text[digits] == ')') && is_blank(line->text[digits + 1]);
}

/* Whether the line is the target of a reference link: "[name]: http...". */
static bool is_link_target(const struct line *line)
{
    if (line->length < 8 || line->text[0] != '[')
        return false;
    const char *close = memchr(line->text, ']', line->length);
    size_t left = close ? (size_t)(line->text + line->length - close) : 0;
    return left > 8 && close[1] == ':' &&
           (strncmp(close + 2, " http", 5) == 0 || strncmp(close + 2, "http", 4) == 0);
}

/* A line under work, and what has been found out about it, so that no part of it is searched twice. */
struct inline_text {
    struct str_builder *out;
    const char *text;
    const uint16_t
        *closers; /* for each bracket how far off the one is that closes it; 0: none within reach */
};

/* For each '[' and '(' of a line the distance of the bracket that closes it, where that is in reach. */
static const uint16_t *match_brackets(struct arena *scratch, const char *text, size_t length)
{
    uint16_t *closers = ARENA_ARRAY(scratch, uint16_t, length + 1);
    size_t *open[2] = {ARENA_ARRAY(scratch, size_t, length + 1), ARENA_ARRAY(scratch, size_t, length + 1)};
    size_t count[2] = {0};
    for (size_t i = 0; i < length; i++) {
        int kind = text[i] == '[' || text[i] == ']' ? 0 : 1;
        if (text[i] == '\\') {
            i++;
        } else if (is_mark(text[i], "[(")) {
            open[kind][count[kind]++] = i;
        } else if (is_mark(text[i], "])") && count[kind] > 0) {
            size_t at = open[kind][--count[kind]];
            closers[at] = i - at < REACH_MAX ? (uint16_t)(i - at) : 0;
        }
    }
    return closers;
}

static void add_inline(const struct inline_text *line, size_t from, size_t to, unsigned depth);

/* The place of the bracket that closes the one at `at`, before `to`; 0 if there is none. */
static size_t closing(const struct inline_text *line, size_t at, size_t to)
{
    size_t distance = line->closers ? line->closers[at] : 0;
    return distance && at + distance < to ? at + distance : 0;
}

/* A link or a picture at `at` ("[text](url)", "[text][name]", "![](url)"): adds its text, gives its end; 0 if
 * it is none. */
static size_t add_link(const struct inline_text *line, size_t at, size_t to, unsigned depth)
{
    const char *text = line->text;
    bool picture = text[at] == '!';
    size_t label = at + picture;
    if (to - at < picture + 4U || text[label] != '[')
        return 0;
    size_t label_end = closing(line, label, to), target = label_end + 1;
    if (!label_end || target >= to || !is_mark(text[target], "(["))
        return 0;
    size_t target_end = closing(line, target, to);
    if (!target_end)
        return 0;
    if (!picture && label_end == label + 1 && text[target] == '(')
        str_add_n(line->out, text + target + 1, target_end - target - 1);
    else if (!picture)
        add_inline(line, label + 1, label_end, depth + 1);
    return target_end + 1;
}

/* Up to where marks of each kind, once, twice and three times, were looked for in vain: whether one closes
 * does not depend on the one that opens. */
struct searched {
    size_t until[4][4];
};

static unsigned mark_kind(char mark)
{
    return mark == '*' ? 0 : mark == '_' ? 1 : mark == '~' ? 2 : 3;
}

/* Emphasis or code at `at` ("*a*", "**a**", "_a_", "~~a~~", "`a`") in what begins at `from`: adds what is
 * within, gives its end; 0 if it is none. Marks within words, and those with blanks inside them, are text:
 * "snake_case", "2 * 3". */
static size_t add_emphasis(const struct inline_text *line, size_t from, size_t at, size_t to, unsigned depth,
                           struct searched *searched)
{
    const char *text = line->text;
    char mark = text[at];
    size_t run = 0;
    while (at + run < to && run < 3 && text[at + run] == mark)
        run++;
    if (mark == '~' && run != 2)
        return 0;
    if (at + run >= to || is_blank(text[at + run]) || text[at + run] == mark ||
        (mark != '`' && at > from && is_word(text[at - 1])))
        return 0;
    size_t *until = &searched->until[mark_kind(mark)][run];
    size_t i = at + run + 1;
    for (i = i < *until ? *until : i; i + run <= to && i - at < REACH_MAX; i++) {
        if (text[i] != mark || is_blank(text[i - 1]))
            continue;
        size_t end = 0;
        while (i + end < to && text[i + end] == mark)
            end++;
        bool in_word = i + end < to && is_word(text[i + end]);
        if (end == run && (mark == '`' || !in_word)) {
            if (mark == '`')
                str_add_n(line->out, text + at + run, i - at - run);
            else
                add_inline(line, at + run, i, depth + 1);
            return i + end;
        }
        i += end - 1;
    }
    if (*until < i)
        *until = i;
    return 0;
}

/* Text of one line without Markdown's marks. */
static void add_inline(const struct inline_text *line, size_t from, size_t to, unsigned depth)
{
    const char *text = line->text;
    struct searched searched = {{{0}}};
    size_t plain = from; /* from here on nothing is added yet */
    for (size_t i = from; i < to;) {
        char c = text[i];
        size_t end = 0;
        if (c == '\\' && i + 1 < to && is_mark(text[i + 1], "\\`*_{}[]()#+-.!~>|")) {
            str_add_n(line->out, text + plain, i - plain);
            plain = i + 1;
            i += 2;
            continue;
        }
        if (depth < DEPTH_MAX && is_mark(c, "[!*_~`")) {
            str_add_n(line->out, text + plain, i - plain);
            plain = i;
            end = c == '[' || c == '!' ? add_link(line, i, to, depth)
                                       : add_emphasis(line, from, i, to, depth, &searched);
        }
        if (end)
            plain = i = end;
        else
            i++;
    }
    str_add_n(line->out, text + plain, to - plain);
}

static void add_line_text(struct str_builder *out, const char *text, size_t length)
{
    struct arena scratch;
    struct inline_text line = {.out = out, .text = text};
    arena_init(&scratch, malloc, free);
    if (memchr(text, '[', length))
        line.closers = match_brackets(&scratch, text, length);
    add_inline(&line, 0, length, 0);
    arena_finish(&scratch);
}

/* What is written so far, and the line that is being put together from wrapped ones. */
struct page {
    struct str_builder out;
    struct str_builder line;
    unsigned breaks;   /* line ends owed before the line */
    bool after_bullet; /* the last line written was a list item */
    bool is_bullet;    /* the one under work is */
};

static void end_line(struct page *page, unsigned breaks)
{
    if (page->line.length) {
        /* Items of a list stand close together. */
        if (page->is_bullet && page->after_bullet && page->breaks > 1)
            page->breaks = 1;
        if (page->out.length)
            str_add_n(&page->out, "\n\n", page->breaks);
        if (page->is_bullet)
            str_add(&page->out, "• ");
        add_line_text(&page->out, page->line.text, page->line.length);
        page->after_bullet = page->is_bullet;
        page->line.length = 0;
        page->breaks = 0;
        page->is_bullet = false;
    }
    if (page->breaks < breaks)
        page->breaks = breaks;
}

/* The widest line of the paragraph that starts here. */
static size_t paragraph_width(const char *text)
{
    size_t width = 0;
    while (text) {
        struct line line;
        text = next_line(text, &line);
        if (!line.length)
            break;
        size_t columns = line.indent + count_columns(line.text, line.length);
        width = columns > width ? columns : width;
    }
    return width;
}

/* Whether a writer's tool broke the text between two lines because the next word would not have fitted: then
 * they are one line. Else the writer meant the break. */
static bool is_wrapped(const struct line *before, const struct line *line, size_t width)
{
    const char *blank = memchr(line->text, ' ', line->length);
    size_t word = count_columns(line->text, blank ? (size_t)(blank - line->text) : line->length);
    return width >= WRAP_COLUMNS_MIN && width <= WRAP_COLUMNS_MAX &&
           before->indent + count_columns(before->text, before->length) + 1 + word > width;
}

static void add_line(struct page *page, const struct line *given, const struct line *before, size_t width)
{
    struct line line = *given;
    while (line.length && line.text[0] == '>') {
        size_t skip = 1;
        while (skip < line.length && is_blank(line.text[skip]))
            skip++;
        line.text += skip;
        line.length -= skip;
    }
    size_t hashes = 0;
    while (hashes < line.length && hashes < 7 && line.text[hashes] == '#')
        hashes++;
    size_t bullet = bullet_length(&line);
    if (line_has_only(&line, "-=*_~") || strncmp(line.text, "```", 3) == 0) {
        end_line(page, 2);
    } else if (hashes && hashes < 7 && hashes < line.length && is_blank(line.text[hashes])) {
        while (line.length && line.text[line.length - 1] == '#')
            line.length--;
        end_line(page, 2);
        str_add_n(&page->line, line.text + hashes + 1, line.length > hashes ? line.length - hashes - 1 : 0);
        end_line(page, 2);
    } else if (bullet || is_numbered(&line)) {
        end_line(page, 1);
        page->is_bullet = bullet;
        str_add_n(&page->line, line.text + bullet, line.length - bullet);
    } else if (!is_link_target(&line)) {
        if (before && page->line.length && is_wrapped(before, given, width))
            str_add(&page->line, " ");
        else
            end_line(page, 1);
        str_add_n(&page->line, line.text, line.length);
    }
}

static const char *read_markdown(struct arena *arena, const char *text)
{
    struct page page = {.out = {.arena = arena}, .line = {.arena = arena}};
    struct line line, before;
    bool has_before = false;
    size_t width = 0;
    str_add(&page.out, "");
    while (text) {
        if (!has_before)
            width = paragraph_width(text);
        text = next_line(text, &line);
        if (line.length)
            add_line(&page, &line, has_before ? &before : NULL, width);
        else
            end_line(&page, 2);
        has_before = line.length;
        before = line;
    }
    end_line(&page, 0);
    return page.out.text;
}

const char *import_plain_text(struct arena *arena, const char *markup)
{
    if (!markup || !markup[0])
        return "";
    struct arena scratch;
    arena_init(&scratch, malloc, free);
    bool layout = import_html_has_layout(markup);
    const char *text = import_html_text(&scratch, markup, !layout);
    text = str_clean_lines(&scratch, layout ? text : read_markdown(&scratch, text));
    text = arena_copy(arena, text);
    arena_finish(&scratch);
    return text;
}

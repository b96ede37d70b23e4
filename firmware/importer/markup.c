#include <string.h>

#include "base/ascii.h"
#include "base/str.h"
#include "importer/import.h"

enum {
    WRAP_COLUMNS_MIN = 40, /* a paragraph of lines all shorter or with a longer one was not wrapped by hand */
    WRAP_COLUMNS_MAX = 120,
    REACH_MAX = 2000,                      /* bytes within which a mark must be closed */
    DEPTH_MAX = 8,                         /* of marks within marks */
    LOOKS_MIN = 16384,                     /* bytes that may be looked at for the ends of marks in a text, */
    LOOKS_PER_BYTE = 16,                   /* and so many more for each of its own; then marks are text */
    MARKUP_MAX = 16 * LIMIT_SUMMARY_BYTES, /* bytes that are read: more than what will be kept of them */
};

/* A text without its marks, and how many bytes may still be looked at for the ends of marks: without that,
 * "[[[[" would cost the square of its length. */
struct inline_text {
    struct str_builder *out;
    size_t looks;
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

/* The offset of the bracket that closes the one at 0, within the length; 0 if there is none. */
static size_t closing(struct inline_text *to, const char *text, size_t length, char open, char close)
{
    unsigned depth = 0;
    for (size_t i = 0; i < length && i < REACH_MAX && to->looks > 0; i++, to->looks--) {
        if (text[i] == '\\')
            i++;
        else if (text[i] == open)
            depth++;
        else if (text[i] == close && --depth == 0)
            return i;
    }
    return 0;
}

static void add_inline(struct inline_text *to, const char *text, size_t length, unsigned depth);

/* A link or a picture at `text` ("[text](url)", "[text][name]", "![](url)"): adds its text, gives its length;
 * 0 if it is none. */
static size_t add_link(struct inline_text *to, const char *text, size_t length, unsigned depth)
{
    size_t picture = text[0] == '!';
    if (length < picture + 4 || text[picture] != '[')
        return 0;
    const char *label = text + picture;
    size_t label_end = closing(to, label, length - picture, '[', ']');
    size_t rest = label_end + 1;
    if (!label_end || rest >= length - picture)
        return 0;
    char open = label[rest];
    if (open != '(' && open != '[')
        return 0;
    size_t target_end = closing(to, label + rest, length - picture - rest, open, open == '(' ? ')' : ']');
    if (!target_end)
        return 0;
    if (!picture && label_end == 1 && open == '(')
        str_add_n(to->out, label + rest + 1, target_end - 1);
    else if (!picture)
        add_inline(to, label + 1, label_end - 1, depth + 1);
    return picture + rest + target_end + 1;
}

/* Emphasis or code at text[at] ("*a*", "**a**", "_a_", "~~a~~", "`a`"): adds what is within, gives the
 * whole's length; 0 if it is none. Marks within words, and those with blanks inside them, are text:
 * "snake_case", "2 * 3". */
static size_t add_emphasis(struct inline_text *to, const char *whole, size_t at, size_t length,
                           unsigned depth)
{
    const char *text = whole + at;
    char mark = text[0];
    size_t left = length - at, run = 0;
    while (run < left && run < 3 && text[run] == mark)
        run++;
    if (mark == '~' && run != 2)
        return 0;
    if (run >= left || is_blank(text[run]) || text[run] == mark ||
        (mark != '`' && at && is_word(whole[at - 1])))
        return 0;
    for (size_t i = run + 1; i + run <= left && i < REACH_MAX && to->looks > 0; i++, to->looks--) {
        if (text[i] != mark || is_blank(text[i - 1]))
            continue;
        size_t end = 0;
        while (i + end < left && text[i + end] == mark)
            end++;
        bool in_word = i + end < left && is_word(text[i + end]);
        if (end == run && (mark == '`' || !in_word)) {
            if (mark == '`')
                str_add_n(to->out, text + run, i - run);
            else
                add_inline(to, text + run, i - run, depth + 1);
            return i + end;
        }
        i += end - 1;
    }
    return 0;
}

/* Text of one line without Markdown's marks. */
static void add_inline(struct inline_text *to, const char *text, size_t length, unsigned depth)
{
    size_t plain = 0; /* from here on nothing is added yet */
    for (size_t i = 0; i < length;) {
        char c = text[i];
        size_t used = 0;
        if (c == '\\' && i + 1 < length && is_mark(text[i + 1], "\\`*_{}[]()#+-.!~>|")) {
            str_add_n(to->out, text + plain, i - plain);
            plain = i + 1;
            i += 2;
            continue;
        }
        if (depth < DEPTH_MAX && is_mark(c, "[!*_~`")) {
            str_add_n(to->out, text + plain, i - plain);
            plain = i;
            used = c == '[' || c == '!' ? add_link(to, text + i, length - i, depth)
                                        : add_emphasis(to, text, i, length, depth);
        }
        if (used)
            plain = i += used;
        else
            i++;
    }
    str_add_n(to->out, text + plain, length - plain);
}

/* What is written so far, and the line that is being put together from wrapped ones. */
struct page {
    struct str_builder out;
    struct str_builder line;
    size_t looks;
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
        struct inline_text to = {.out = &page->out, .looks = page->looks};
        add_inline(&to, page->line.text, page->line.length, 0);
        page->looks = to.looks;
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
    struct page page = {.out = {.arena = arena},
                        .line = {.arena = arena},
                        .looks = LOOKS_MIN + LOOKS_PER_BYTE * strlen(text)};
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
    if (strlen(markup) > MARKUP_MAX)
        markup = arena_copy_n(arena, markup, str_cut(markup, MARKUP_MAX));
    bool layout = import_html_has_layout(markup);
    const char *text = import_html_text(arena, markup, !layout);
    return str_clean_lines(arena, layout ? text : read_markdown(arena, text));
}

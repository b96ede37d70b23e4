
#include "base/arena.h"
#include "base/str.h"
#include "check.h"
#include "import/import.h"

static const struct {
    const char *label, *markup, *expected;
} rows[] = {
    {"nothing", "", ""},
    {"plain", "Just words.", "Just words."},
    {"paragraphs", "One.\n\n\n\nTwo.\r\n\r\nThree.", "One.\n\nTwo.\n\nThree."},
    {"hand-wrapped lines are one",
     "The quick brown fox jumps over the lazy dog\nand then goes on to the next wide field,\n"
     "where it sleeps.",
     "The quick brown fox jumps over the lazy dog and then goes on to the next wide field, "
     "where it sleeps."},
    {"a paragraph's last line before another",
     "This is a paragraph whose lines are of some length,\nends here.\nNew.",
     "This is a paragraph whose lines are of some length, ends here.\nNew."},
    {"short lines were meant", "First line\nSecond line is longer than it\nThird",
     "First line\nSecond line is longer than it\nThird"},
    {"bullets of all kinds", "For:\n- one\n* two\n+ three\n• four", "For:\n• one\n• two\n• three\n• four"},
    {"loose list", "- one\n\n- two\n\nend", "• one\n• two\n\nend"},
    {"a wrapped item", "- one item that is long enough for it to be\n  wrapped by hand",
     "• one item that is long enough for it to be wrapped by hand"},
    {"numbers stay", "1. one\n2) two", "1. one\n2) two"},
    {"a dash is no bullet", "-5 degrees", "-5 degrees"},
    {"heading", "# Title #\ntext\n### Sub\nmore", "Title\n\ntext\n\nSub\n\nmore"},
    {"a channel is no heading", "#nownext on IRC", "#nownext on IRC"},
    {"underlined heading and rule", "Title\n=====\ntext\n\n* * *\n\nend", "Title\n\ntext\n\nend"},
    {"quote", "> said\n>so", "said\nso"},
    {"code block", "```c\nint x;\n```", "int x;"},
    {"emphasis", "a *b* **c** _d_ __e__ ~~f~~ ***g***", "a b c d e f g"},
    {"emphasis at a sign", "(*a*, **b**!)", "(a, b!)"},
    {"within emphasis", "**a *b* c**", "a b c"},
    {"no emphasis", "2 * 3 * 4, snake_case_name, *open, f*ck and sh*t",
     "2 * 3 * 4, snake_case_name, *open, f*ck and sh*t"},
    {"code", "the `a_b` and `*x*`", "the a_b and *x*"},
    {"link", "see [the page](https://example.org/a_(b)) now", "see the page now"},
    {"emphasis in a link", "[**a** b](x)", "a b"},
    {"link by reference", "see [it][1]\n\n[1]: https://example.org", "see it"},
    {"footnote mark stays", "as said [1] before", "as said [1] before"},
    {"picture", "a ![alt](x.png) b", "a b"},
    {"link without words", "[](https://example.org)", "https://example.org"},
    {"brackets of all sorts", "[a] (b) [c](", "[a] (b) [c]("},
    {"escapes", "\\*not\\* \\[x\\] C:\\dir", "*not* [x] C:\\dir"},
    {"html", "<p>a <b>b</b></p>\n<ul><li>c</li></ul>", "a b\n• c"},
    {"html is not Markdown", "<p>a *b* c</p>", "a *b* c"},
    {"Markdown with a tag", "a<br>b\n\n- **c** &amp; d", "a\nb\n\n• c & d"},
    {"escaped markup is text", "&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"},
    {"brackets in brackets", "[[a] b](x) [c [d](y) ![e](z)", "[a] b [c d"},
    {"a bracket that is escaped", "[a\\]b](x) \\[c](y)", "a]b [c](y)"},
    {"marks left open", "*a *b **c `d ~~e", "*a *b **c `d ~~e"},
    {"an element left open", "a<script>b</script", "a"},
    {"controls go", "a\u200bb\u202ec\x01", "abc"},
};

static void test_prefixes(struct arena *arena)
{
    static const char text[] =
        "# H\n- **b** [l](u) <p>x</p> &amp; `c`\n> ![a](b)\n[1]: http://x\n~~d~~ _e_ <!-- f --> <a href='";
    check_row("every prefix");
    for (size_t length = 0; length < sizeof text; length++) {
        char *copy = malloc(length + 1);
        memcpy(copy, text, length);
        copy[length] = '\0';
        CHECK(import_plain_text(arena, copy) != NULL);
        free(copy);
    }
}

/* What costs the square of its length would take minutes here. */
static void test_costs(void)
{
    static const char *const units[] = {"[",     "![",    "*",   "**a ",     "_",        "`",
                                        "[[](",  "[a](",  "~~a", "<script>", "</script", "<script></script",
                                        "<a \"", "<!--",  "<",   "&",        "\\",       "[a\\](b",
                                        "- [\n", "> *a\n"};
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        struct arena arena;
        arena_init(&arena, malloc, free);
        check_row(units[i]);
        for (int layout = 0; layout < 2; layout++) {
            struct str_builder text = {.arena = &arena};
            str_add(&text, layout ? "<p>x<script>" : "x ");
            while (text.length < 1024 * 1024)
                str_add(&text, units[i]);
            CHECK(strncmp(import_plain_text(&arena, text.text), "x", 1) == 0);
        }
        arena_finish(&arena);
    }
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct str_builder text = {.arena = &arena};
    check_row("marks of a long text are resolved to its end");
    for (int i = 0; i < 8000; i++)
        str_add(&text, "a [b](c) *d* ");
    str_add(&text, "e");
    const char *plain = import_plain_text(&arena, text.text);
    CHECK_INT(strlen(plain), 8000 * 6 + 1);
    arena_finish(&arena);
}

/* Texts of a megabyte, each of one kind of opening that nothing closes: read to no more than what a summary
 * needs. What costs the square of their length, or the reach of a mark for each byte, would take minutes
 * here. */
static void test_floods(void)
{
    static const char *const units[] = {
        "[",          "[[[[]",
        "![",         "[a](",
        "(",          "*a ",
        "**a *b ",    "`a ",
        "~~a ",       "_a ",
        "\\[",        "<",
        "<a ",        "<a \"",
        "<a '\"",     "<script>",
        "</script",   "<script></x>",
        "<!--",       "<ul><li>",
        "<ol>",       "&",
        "&#1",        "&amp;",
        "> ",         "- ",
        "# ",         "\n",
        "a\n",        "a b\n\n",
        "<p>a</p>",   "x",
        "*a* ",       "[a](b) ",
        "\u00e4",     "[1]: http://x\n",
        "***a**b*c ", "<script></script <script>",
    };
    enum { BYTES = 1024 * 1024 };
    char *text = malloc(BYTES + 16);
    for (size_t i = 0; text && i < sizeof units / sizeof *units; i++) {
        struct arena arena;
        size_t unit = strlen(units[i]), length = 0;
        check_row(units[i]);
        length = (size_t)sprintf(text, "<script>") * (strncmp(units[i], "</", 2) == 0);
        for (; length + unit <= BYTES; length += unit)
            memcpy(text + length, units[i], unit);
        text[length] = '\0';
        arena_init(&arena, malloc, free);
        const char *plain = import_plain_text(&arena, text);
        CHECK(strlen(plain) <= 2 * IMPORT_MARKUP_BYTES);
        CHECK_INT(str_valid_prefix(plain, strlen(plain)), strlen(plain));
        CHECK(arena.bytes <= 4 * IMPORT_MARKUP_BYTES);
        arena_finish(&arena);
    }
    free(text);
    check_row("");
}

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        CHECK_STR(import_plain_text(&arena, rows[i].markup), rows[i].expected);
    }
    test_prefixes(&arena);
    test_costs();
    test_floods();
    arena_finish(&arena);
    return check_done();
}

#include "base/arena.h"
#include "check.h"
#include "import/import.h"

static const struct {
    const char *label, *html, *expected;
    bool keep_lines;
} rows[] = {
    {"nothing", "", "", false},
    {"no tag", "a b", "a b", false},
    {"line ends mean nothing", "<p>one\ntwo</p>", "one two", false},
    {"paragraphs", "<p>one</p><p>two</p>", "one\n\ntwo", false},
    {"headings are paragraphs", "<h2 class=\"x\">Head</h2>text", "Head\n\ntext", false},
    {"br is a line", "one<br/>two<BR>\nthree", "one\ntwo\nthree", false},
    {"two br are a paragraph", "one<br><br>two", "one\n\ntwo", false},
    {"list", "<p>For:</p><ul>\n<li>one</li>\n<li><p>two</p></li>\n</ul><p>end</p>",
     "For:\n• one\n• two\n\nend", false},
    {"numbered list", "<ol><li>one<li>two</ol>", "1. one\n2. two", false},
    {"list within a list", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>z", "• a\n• b\n• c\n\nz", false},
    {"inline tags", "a <em>b</em><strong>c</strong> <a href='x>y'>d</a>", "a bc d", false},
    {"script and style go with their content",
     "a<script>if (a < b) alert('</p>');</script>b<style>p{}</style>c", "abc", false},
    {"unclosed script", "a<script>b", "a", false},
    {"comment", "a<!-- <p>x</p> -->b", "ab", false},
    {"unclosed comment", "a<!-- b", "a", false},
    {"what only looks like a tag", "vector<int> and <foo@example.org> and 1<2",
     "vector<int> and <foo@example.org> and 1<2", false},
    {"a tag that never ends", "a <b c", "a <b c", false},
    {"a quote that never ends", "a <a href=\"x>b", "a <a href=\"x>b", false},
    {"named entities", "&lt;p&gt; &amp;amp; &auml;&szlig;&nbsp;&ndash;", "<p> &amp; äß\u00a0–", false},
    {"numbered entities", "&#228;&#x20AC;&#X1F600;", "ä€😀", false},
    {"entities of nothing", "a&#0;b&#xD800;c&#x110000;d", "abcd", false},
    {"no entities", "AT&T &unknown; &#; &#x; &#9999999999; &", "AT&T &unknown; &#; &#x; &#9999999999; &",
     false},
    {"table", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc", false},
    {"pre keeps lines", "<pre>a\nb</pre>", "a\nb", false},
    {"kept lines", "a\nb\n\n\n\nc <b>d</b>", "a\nb\n\nc d", true},
    {"kept lines with br", "a<br>\nb", "a\nb", true},
};

static const struct {
    const char *text;
    bool layout;
} layouts[] = {
    {"plain", false},  {"a <b>c</b>", false}, {"a<br>b", false}, {"<p>a", true},
    {"x </li>", true}, {"<ul>", true},        {"1 <p 2", false}, {"<person>", false},
};

/* Entities alone: these are decoded once, and tags stay. */
static const struct {
    const char *text, *expected;
} entities[] = {
    {"Q&amp;A", "Q&A"},
    {"&amp;amp;", "&amp;"},
    {"a &lt;b&gt; <i>c</i>", "a <b> <i>c</i>"},
    {"&#233;&eacute;&", "éé&"},
    {"AT&T, R&D; &nothing; &amp", "AT&T, R&D; &nothing; &amp"},
    {"&#0;", ""},
    {"none", "none"},
    {"", ""},
};

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        CHECK_STR(import_html_text(&arena, rows[i].html, rows[i].keep_lines), rows[i].expected);
    }
    for (size_t i = 0; i < sizeof layouts / sizeof layouts[0]; i++) {
        check_row(layouts[i].text);
        CHECK_INT(import_html_has_layout(layouts[i].text), layouts[i].layout);
    }
    for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++) {
        check_row(entities[i].text);
        CHECK_STR(import_text_entities(&arena, entities[i].text), entities[i].expected);
    }
    arena_finish(&arena);
    return check_done();
}

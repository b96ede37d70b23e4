#include "indico_fixture.h"
#include "importer/indico_report.h"

/* Paragraphs in a line each: "-2 text" for an item of a list of two lines. */
static const char *split(struct arena *arena, const char *text, unsigned budget, bool *ret_ok)
{
    struct report_paragraphs paragraphs;
    struct err err = {0};
    *ret_ok = report_split(arena, text, text + strlen(text), &budget, &paragraphs, &err);
    struct str_builder out = {.arena = arena};
    str_add(&out, "");
    for (unsigned i = 0; *ret_ok && i < paragraphs.count; i++)
        str_addf(&out, "%s%s%u%s %s", i ? "|" : "", paragraphs.items[i].is_item ? "-" : "",
                 paragraphs.items[i].lines,
                 (const char *[]){"", "A", "P", "S", "T"}[paragraphs.items[i].label],
                 paragraphs.items[i].text);
    return out.text;
}

static void test_split(struct arena *arena)
{
    static const struct {
        const char *label, *text, *expected;
    } rows[] = {
        {"nothing", "", ""},
        {"blank lines", "\n \n\t\r\n\f\n", ""},
        {"paragraphs", "one\n\ntwo\r\nmore\n\n\n three ", "1 one|2 two more|1 three"},
        {"items", "- a\n* b\n+ c\n• d\n1. e\n12) f", "-1 a|-1 b|-1 c|-1 d|-1 e|-1 f"},
        {"an item of two lines", "- a\n  b\n- c", "-2 a b|-1 c"},
        {"items end a paragraph", "lead:\n- a\n\nend", "1 lead:|-1 a|1 end"},
        {"no item", "-a\n\n2024 was\n\n1.5 times", "1 -a|1 2024 was|1 1.5 times"},
        {"labels",
         "text\nPrimary authors: A, B\nC, D\nPresenter: E\n\n**Co-author(s):** F\n\nSession Classification: "
         "G\nTrack classification: H",
         "1 text|2A A, B C, D|1P E|1A F|1S G|1T H"},
        {"no labels", "Presenters\n\nThe speakers: we", "1 Presenters|1 The speakers: we"},
    };
    bool ok;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        CHECK_STR(split(arena, rows[i].text, 100, &ok), rows[i].expected);
        CHECK(ok);
    }
    check_row("too many");
    split(arena, "a\n\nb\n\nc", 3, &ok);
    CHECK(ok);
    split(arena, "a\n\nb\n\nc", 2, &ok);
    CHECK(!ok);
}

static void test_labels(void)
{
    check_row("labels");
    CHECK_STR(report_after_label("Contribution ID: **11**", "contribution id"), "11**");
    CHECK_STR(report_after_label("**Contribution ID:** 11", "contribution id"), "11");
    CHECK_STR(report_after_label("## Authors : x", "author"), "x");
    CHECK_STR(report_after_label("Author(s):", "author"), "");
    CHECK(!report_after_label("Authority: x", "author"));
    CHECK(!report_after_label("Author", "author"));
    CHECK(!report_after_label("", "author"));
}

static const struct {
    const char *label, *text;
    const char *summary, *topics, *links;
} rows[] = {
    {"nothing", "", "", "", ""},
    {"a summary alone", "One.\n\nTwo *words*.\n\n- a\n- b\n\nEnd.", "One.\n\nTwo words.\n\n• a\n• b\n\nEnd.",
     "", ""},
    {"a list", "About.\n\nTopics:\n\n- one\n- two\n\nWrite to us.\n\nLeads:\n\n- Ada", "About.", "one | two",
     ""},
    {"lines",
     "Possible topics:\n\nOne: more\n\nTwo?\n\nA paragraph that\nhas two lines.\n\nDone last year:\n\nThree",
     "", "One: more | Two?", ""},
    {"lines after a list are no topics", "Topics:\n\n- one\n\nNot a topic.\n\n- two", "", "one | two", ""},
    {"not limited to", "Ideas (but are not limited to):\n- one", "", "one", ""},
    {"which merit discussion", "All is well. Some things that merit discussion:\n\n- one?", "All is well.",
     "one?", ""},
    {"two leads", "Topics of A:\n- a\n\nTopics of B:\n- b\n\nPeople:\n- c", "", "a | b", ""},
    {"a lead without topics", "Results:\n\n- a\n\nTopics:\n\n- b", "", "b", ""},
    {"in bold", "**Topics:**\n\n- b", "", "b", ""},
    {"items of items", "Topics:\n- one\n  - inner\n- two", "", "one | two", ""},
    {"ends and marks", "Topics:\n- one -\n- two,\n- `snake_case` and *more*[1][22]\n- three [3], more", "",
     "one | two | snake_case and more | three, more", ""},
    {"addresses within",
     "Topics:\n- one (<https://example.org/a>)\n- two (https://example.org/b)\n- see <https://example.org/c> "
     "and d\n"
     "- at https://example.org/e.",
     "", "one | two | see and d | at https://example.org/e.",
     "one <https://example.org/a> | two <https://example.org/b> | see and d <https://example.org/c> | "
     "at https://example.org/e. <https://example.org/e>"},
    {"footnotes",
     "Topics:\n- one[1]\n- two[2][3]\n\n[1] <https://example.org/1>\n\n- [2] https://example.org/2\n[3]: "
     "https://example.org/3",
     "", "one | two",
     "one <https://example.org/1> | two <https://example.org/2> | two <https://example.org/3>"},
    {"a footnote before all", "[1] <https://example.org/1>\n\nTopics:\n- one", "", "one",
     " <https://example.org/1>"},
    {"twice the same", "Topics:\n- one <https://example.org/>\n- two <https://example.org/>", "", "one | two",
     "one <https://example.org/>"},
    {"a long text has no title to give",
     "Topics:\n- one that goes on and on for so much longer than any title of a link should be, or "
     "more[1]\n\n"
     "[1] https://example.org/",
     "", "one that goes on and on for so much longer than any title of a link should be, or more",
     " <https://example.org/>"},
    {"no link", "Topics:\n- httpd and http://\n- <b> a > b", "", "httpd and http:// | a > b", ""},
};

static void test_describe(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct imported imported;
        struct arena arena;
        arena_init(&arena, malloc, free);
        char *text =
            arena_printf(&arena,
                         "Event\n\nReport of Contributions\n\nContribution ID: 7\n\nType: not specified\n\n"
                         "Title\n\n%s\n",
                         rows[i].text);
        check_row(rows[i].label);
        import_text(&imported, text);
        const struct session *session = session_of(&imported, "7");
        CHECK_STR(session->summary, rows[i].summary);
        CHECK_STR(topics_of(&imported, session), rows[i].topics);
        CHECK_STR(links_of(&imported, session), rows[i].links);
        imported_finish(&imported);
        arena_finish(&arena);
    }
}

static void test_limits(struct arena *arena)
{
    check_row("limits");
    struct str_builder text = {.arena = arena};
    str_add(&text, "Report of Contributions\n\nContribution ID: 7\n\nTitle\n\nTopics:\n\n");
    for (int i = 0; i < 70; i++)
        str_addf(&text, "- topic %d <https://example.org/%d>\n", i, i);
    struct imported imported;
    import_text(&imported, text.text);
    const struct session *session = session_of(&imported, "7");
    CHECK_INT(session->topic_count, LIMIT_TOPICS);
    CHECK_INT(session->link_count, LIMIT_LINKS);
    CHECK_INT(count_issues(&imported, "limit"), 1);
    imported_finish(&imported);
}

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    test_split(&arena);
    test_labels();
    test_describe();
    test_limits(&arena);
    arena_finish(&arena);
    return check_done();
}

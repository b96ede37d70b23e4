/*
 * The order in which the runs of a line stand.
 */
#include "check.h"

#include "base/arena.h"
#include "base/str.h"
#include "text/fit.h"
#include "text/bidi.h"

/* The runs from left to right, each in the order of its letters; those that run right to left in <>. */
static const char *order_of(const char *text, bool right_to_left, struct arena *arena)
{
    struct str_builder out = {.arena = arena};
    const int8_t *levels = text_levels(text, strlen(text), right_to_left, arena);
    if (!levels)
        return "plain";
    struct text_run *runs;
    uint32_t count = text_order_runs(levels, strlen(text), arena, &runs);
    size_t bytes = 0;
    for (uint32_t i = 0; i < count; i++) {
        str_add(&out, runs[i].level % 2 ? "<" : "[");
        str_add_n(&out, text + runs[i].offset, runs[i].length);
        str_add(&out, runs[i].level % 2 ? ">" : "]");
        bytes += runs[i].length;
    }
    CHECK_INT(bytes, strlen(text));
    return out.text;
}

static void test_order(struct arena *arena)
{
    static const struct {
        const char *text, *expected;
    } rows[] = {
        {"", "plain"},
        {"Latin, Zürich – Ελληνικά, Привет, 日本 🦀", "plain"},
        {"אבג 12 דה", "< דה>[12]<אבג >"},
        {"אבג", "<אבג>"},
        {"مرحبا", "<مرحبا>"},
        {"Rust אב in ג", "[Rust ]<אב>[ in ]<ג>"},
        {"אב Rust גד!", "< גד!>[Rust]<אב >"},
        {"א (b) ג", "<) ג>[b]<א (>"},
        {"a (ב) c", "[a (]<ב>[) c]"},
        {"א 1.5 a ב", "< ב>[a]< >[1.5]<א >"},
        {"Rust אב גד", "< אב גד>[Rust]"}, /* most of the words are Hebrew */
        {"How C++ says אב!", "[How C++ says ]<אב>[!]"},
        {"\u200FRust", "[Rust]<\u200F>"}, /* a mark knows better */
        {"\u200Eאב Rust גד", "[\u200E]<אב>[ Rust ]<גד>"},
        {"אב +3", "[+3]<אב >"}, /* a sign goes with its number */
        {"م ١٢", "[١٢]<م >"},   /* digits of Arabic run left to right */
        {"12 א", "< א>[12]"},   /* the first letter decides, not the first character */
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].text);
        CHECK_STR(order_of(rows[i].text, false, arena), rows[i].expected);
    }
    check_row("");
}

/* In a screen for readers from right to left, what can't be told by its words runs so. */
static void test_right_to_left(struct arena *arena)
{
    static const struct {
        const char *text, *expected;
    } rows[] = {
        {"10:30 – 10:55", "[10:55]< – >[10:30]"}, /* the start first, at the right */
        {"10:42", "[10:42]"},
        {"+3", "[+3]"},
        {"2 / 5", "[5]< / >[2]"},
        {"…", "<…>"},
        {"Rust", "plain"},
        {"Kubernetes למתחילים", "< למתחילים>[Kubernetes]"},
        {"למתחילים", "<למתחילים>"},
        {"Signs of אב in C", "[Signs of ]<אב>[ in C]"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].text);
        CHECK_STR(order_of(rows[i].text, true, arena), rows[i].expected);
    }
    check_row("Rust");
    CHECK(!text_is_right_to_left("Rust", 4, true) && !text_is_right_to_left("Rust", 4, false));
    CHECK(text_is_right_to_left("12", 2, true) && !text_is_right_to_left("12", 2, false));
    CHECK(text_turns("a א", 4) && !text_turns("a 日", 5));
    check_row("");
}

/* Each paragraph has its own direction; a line of one keeps it. */
static void test_paragraphs(struct arena *arena)
{
    const char *text = "ab א\nא ab.cd\n\n12";
    const int8_t *levels = text_levels(text, strlen(text), false, arena);
    static const int8_t expected[] = {0, 0, 0, 1, 1, 0, 1, 1, 1, 2, 2, 2, 2, 2, 0, 0, 0, 0};
    CHECK_INT(sizeof expected, strlen(text));
    for (size_t i = 0; i < sizeof expected; i++)
        CHECK_INT(levels[i], expected[i]);
    /* "cd" alone in a line is still of level 2, its ellipsis of 1: it stands on the left. */
    const int8_t *cut = text_cut_levels(text, levels, 12, 2, 3, false, arena);
    CHECK(cut[0] == 2 && cut[1] == 2 && cut[2] == 1 && cut[4] == 1);
    cut = text_cut_levels(text, levels, 0, 2, 3, false, arena);
    CHECK(cut[0] == 0 && cut[2] == 0);
}

/* A thousand bytes that turn at every letter, and deep nesting. */
static void test_hostile(struct arena *arena)
{
    char text[1025] = "";
    for (size_t i = 0; i + 6 < sizeof text; i += 6)
        memcpy(text + i,
               i % 12 ? "א 1 a"
                      : "\xE2\x80\xAB"
                        "ב ",
               6);
    text[1020] = '\0';
    size_t valid = str_valid_prefix(text, strlen(text));
    text[valid] = '\0';
    CHECK(valid > 900);
    CHECK(strlen(order_of(text, false, arena)) > valid);
}

static void test_library(void)
{
    char buffer[40];
    check_row("library");
    CHECK(strncmp(text_bidi_library(buffer, sizeof buffer), "FriBidi ", 8) == 0);
    CHECK(buffer[8] >= '0' && buffer[8] <= '9');
}

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    test_order(&arena);
    test_right_to_left(&arena);
    test_paragraphs(&arena);
    test_hostile(&arena);
    arena_finish(&arena);
    test_library();
    return check_done();
}

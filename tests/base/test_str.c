#include "base/str.h"

#include "check.h"

static struct arena arena;

/* Pieces of the tables below. */
#define NBSP "\xC2\xA0"
#define NEL "\xC2\x85"
#define SHY "\xC2\xAD"
#define E_ACUTE "\xC3\xA9"
#define ACUTE "\xCC\x81" /* combining */
#define ZWSP "\xE2\x80\x8B"
#define ZWNJ "\xE2\x80\x8C"
#define ZWJ "\xE2\x80\x8D"
#define RLM "\xE2\x80\x8F"
#define LINE_SEP "\xE2\x80\xA8"
#define PARA_SEP "\xE2\x80\xA9"
#define RLO "\xE2\x80\xAE"
#define LRI "\xE2\x81\xA6"
#define WORD_JOINER "\xE2\x81\xA0"
#define WIDE_SPACE "\xE3\x80\x80"
#define BOM "\xEF\xBB\xBF"
#define VS16 "\xEF\xB8\x8F"
#define HAN "\xE4\xB8\xAD"
#define WOMAN "\xF0\x9F\x91\xA9"
#define GIRL "\xF0\x9F\x91\xA7"
#define TONE "\xF0\x9F\x8F\xBD"
#define FLAG_D "\xF0\x9F\x87\xA9"
#define FLAG_E "\xF0\x9F\x87\xAA"
#define QUOTE_LEFT "\xE2\x80\x9C"
#define QUOTE_RIGHT "\xE2\x80\x9D"
#define QUOTE_LOW "\xE2\x80\x9E"

static void test_decode(void)
{
    static const struct {
        const char *label, *text;
        uint32_t code_point;
        size_t bytes;
    } rows[] = {
        {"ASCII", "a", 'a', 1},
        {"least of 2", "\xC2\x80", 0x80, 2},
        {"most of 2", "\xDF\xBF", 0x7FF, 2},
        {"least of 3", "\xE0\xA0\x80", 0x800, 3},
        {"below surrogates", "\xED\x9F\xBF", 0xD7FF, 3},
        {"above surrogates", "\xEE\x80\x80", 0xE000, 3},
        {"most of 3", "\xEF\xBF\xBF", 0xFFFF, 3},
        {"least of 4", "\xF0\x90\x80\x80", 0x10000, 4},
        {"most of 4", "\xF4\x8F\xBF\xBF", 0x10FFFF, 4},
        {"continuation alone", "\x80", UINT32_MAX, 1},
        {"overlong 2", "\xC0\x80", UINT32_MAX, 1},
        {"overlong 2, highest", "\xC1\xBF", UINT32_MAX, 1},
        {"overlong 3", "\xE0\x9F\xBF", UINT32_MAX, 1},
        {"overlong 4", "\xF0\x8F\xBF\xBF", UINT32_MAX, 1},
        {"first surrogate", "\xED\xA0\x80", UINT32_MAX, 1},
        {"last surrogate", "\xED\xBF\xBF", UINT32_MAX, 1},
        {"past U+10FFFF", "\xF4\x90\x80\x80", UINT32_MAX, 1},
        {"lead F5", "\xF5\x80\x80\x80", UINT32_MAX, 1},
        {"byte FF", "\xFF", UINT32_MAX, 1},
        {"cut short 2", "\xC3", UINT32_MAX, 1},
        {"cut short 3", "\xE2\x82", UINT32_MAX, 1},
        {"cut short 4", "\xF0\x9F\x98", UINT32_MAX, 1},
        {"third byte wrong", "\xE2\x82x", UINT32_MAX, 1},
        {"fourth byte wrong", "\xF0\x9F\x98x", UINT32_MAX, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        /* On the heap, so that reading past the end is seen. */
        size_t length = strlen(rows[i].text), bytes = 99;
        char *text = malloc(length);
        memcpy(text, rows[i].text, length);
        CHECK_INT(str_decode(text, length, &bytes), rows[i].code_point);
        CHECK_INT(bytes, rows[i].bytes);
        CHECK_INT(str_valid_prefix(text, length), rows[i].code_point == UINT32_MAX ? 0 : length);
        free(text);
    }

    /* Each code point there and back. */
    for (uint32_t code_point = 0; code_point < 0x110000; code_point++) {
        char text[4];
        size_t length = str_encode(code_point, text), bytes;
        uint32_t expected = code_point >= 0xD800 && code_point < 0xE000 ? UINT32_MAX : code_point;
        char label[20];
        snprintf(label, sizeof label, "U+%04" PRIX32, code_point);
        check_row(label);
        CHECK_INT(str_decode(text, length, &bytes), expected);
        CHECK_INT(bytes, expected == UINT32_MAX ? 1 : length);
    }
}

/* A fault at any place of a text that has ASCII and other characters in all alignments. */
static void test_valid_prefix(void)
{
    char text[64];
    for (size_t length = 0; length < sizeof text; length++) {
        char label[30];
        snprintf(label, sizeof label, "length %zu", length);
        check_row(label);
        char *copy = malloc(length + 1);
        memset(copy, 'x', length);
        CHECK_INT(str_valid_prefix(copy, length), length);
        for (size_t at = 0; at < length; at++) {
            memset(copy, 'x', length);
            copy[at] = '\xFF';
            CHECK_INT(str_valid_prefix(copy, length), at);
            if (at + 3 <= length) {
                memcpy(copy + at, "\xE2\x82\xAC", 3);
                CHECK_INT(str_valid_prefix(copy, length), length);
                copy[at + 1] = 'x';
                CHECK_INT(str_valid_prefix(copy, length), at);
            } else {
                copy[at] = '\xE2';
                CHECK_INT(str_valid_prefix(copy, length), at);
            }
        }
        free(copy);
    }
}

static void test_code_points(void)
{
    check_row("code points");
    CHECK_INT(str_code_points(""), 0);
    CHECK_INT(str_code_points("abc"), 3);
    CHECK_INT(str_code_points("a" E_ACUTE HAN WOMAN), 4);
}

static void test_cut(void)
{
    static const struct {
        const char *label, *text;
        size_t limit;
        const char *expected;
    } rows[] = {
        {"shorter", "abc", 10, "abc"},
        {"exact", "abc", 3, "abc"},
        {"none", "abc", 0, ""},
        {"one word", "abcdef", 4, "abcd"},
        {"at a word's end", "one two three", 10, "one two"},
        {"limit is a word's end", "one two three", 7, "one two"},
        {"limit is after the blank", "one two three", 8, "one two"},
        {"no word ends in the second half", "a bcdefghijklm", 10, "a bcdefghi"},
        {"just in the second half", "abcde fghijklm", 10, "abcde"},
        {"run of blanks", "one two   three", 9, "one two"},
        {"no-break space", "one two" NBSP "three", 11, "one two"},
        {"inside 2 bytes", "abc" E_ACUTE "f", 4, "abc"},
        {"inside 3 bytes", "ab" HAN HAN, 7, "ab" HAN},
        {"inside 4 bytes", "ab" WOMAN "c", 5, "ab"},
        {"before a combining mark", "abcde" ACUTE "f", 5, "abcd"},
        {"after a combining mark", "abcde" ACUTE "f", 7, "abcde" ACUTE},
        {"between combining marks", "abcde" ACUTE ACUTE "f", 7, "abcd"},
        {"before a joiner", "ab" WOMAN ZWJ GIRL, 6, "ab"},
        {"after a joiner", "ab" WOMAN ZWJ GIRL "c", 9, "ab"},
        {"inside what is joined", "ab" WOMAN ZWJ GIRL "c", 11, "ab"},
        {"after what is joined", "ab" WOMAN ZWJ GIRL "c", 13, "ab" WOMAN ZWJ GIRL},
        {"before a skin tone", "ab" WOMAN TONE, 6, "ab"},
        {"before a variation selector", "ab\xE2\x9D\xA4" VS16 "c", 5, "ab"},
        {"inside a flag", "abc" FLAG_D FLAG_E "c", 7, "abc"},
        {"between flags", "abc" FLAG_D FLAG_E FLAG_D FLAG_E, 11, "abc" FLAG_D FLAG_E},
        {"inside the second flag", "abc" FLAG_D FLAG_E FLAG_D FLAG_E, 15, "abc" FLAG_D FLAG_E},
        {"flags at the very start", FLAG_D FLAG_E FLAG_D FLAG_E, 8, FLAG_D FLAG_E},
        {"nothing but marks", ACUTE ACUTE ACUTE, 4, ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        size_t cut = str_cut(rows[i].text, rows[i].limit);
        CHECK(cut <= rows[i].limit);
        CHECK_STR(arena_copy_n(&arena, rows[i].text, cut), rows[i].expected);
    }
}

static void test_clean(void)
{
    static const struct {
        const char *label, *text, *expected, *lines; /* lines: NULL when it is the same */
    } rows[] = {
        {"empty", "", "", NULL},
        {"clean already", "Rust for Linux", "Rust for Linux", NULL},
        {"blanks only", " \t" NBSP WIDE_SPACE "\n", "", NULL},
        {"blanks at the ends", "  a b \t", "a b", NULL},
        {"run of blanks", "a \t  b", "a b", NULL},
        {"no-break space", "a" NBSP "b", "a b", NULL},
        {"ideographic space", HAN WIDE_SPACE HAN, HAN " " HAN, NULL},
        {"line end", "a\nb", "a b", "a\nb"},
        {"CR LF", "a\r\nb", "a b", "a\nb"},
        {"CR alone", "a\rb", "a b", "a\nb"},
        {"CR LF twice", "a\r\n\r\nb", "a b", "a\n\nb"},
        {"many line ends", "a\n\n\n\nb", "a b", "a\n\nb"},
        {"blanks at line ends", "a  \n\t b", "a b", "a\nb"},
        {"line of blanks", "a\n \t\nb", "a b", "a\n\nb"},
        {"line ends at the ends", "\n\na\n", "a", NULL},
        {"next line", "a" NEL "b", "a b", "a\nb"},
        {"line separator", "a" LINE_SEP "b", "a b", "a\nb"},
        {"paragraph separator", "a" PARA_SEP PARA_SEP "b", "a b", "a\n\nb"},
        {"form feed, vertical tab", "a\fb\vc", "a b c", "a\nb\nc"},
        {"controls",
         "a\x01\x1F\x7F"
         "b",
         "ab", NULL},
        {"C1 controls",
         "a\xC2\x80\xC2\x9F"
         "b",
         "ab", NULL},
        {"zero-width space", "a" ZWSP "b", "ab", NULL},
        {"directional marks", RLM "a" RLO LRI "b" RLM, "ab", NULL},
        {"word joiner", "a" WORD_JOINER "b", "ab", NULL},
        {"BOM first and inside", BOM "a" BOM "b", "ab", NULL},
        {"dropped among blanks", "a " ZWSP " b", "a b", NULL},
        {"dropped at the ends", ZWSP " a " ZWSP, "a", NULL},
        {"soft hyphen stays", "a" SHY "b", "a" SHY "b", NULL},
        {"family", WOMAN ZWJ GIRL, WOMAN ZWJ GIRL, NULL},
        {"Persian non-joiner", "\xDB\x8C" ZWNJ "\xD8\xAE", "\xDB\x8C" ZWNJ "\xD8\xAE", NULL},
        {"joiner at the start", ZWJ "a", "a", NULL},
        {"joiner at the end", "a" ZWJ, "a", NULL},
        {"joiner before a blank", "a" ZWJ " b", "a b", NULL},
        {"joiner after a blank", "a " ZWJ "b", "a b", NULL},
        {"joiner between blanks", "a " ZWNJ " b", "a b", NULL},
        {"joiner at a line's end", "a" ZWJ "\nb", "a b", "a\nb"},
        {"joiner and what is dropped", "a" ZWSP ZWJ ZWSP "b", "a" ZWJ "b", NULL},
        {"joiner before what is dropped and a blank", "a" ZWJ ZWSP " b", "a b", NULL},
        {"doubled joiner", "a" ZWJ ZWJ "b", "a" ZWJ "b", NULL},
        {"flag", FLAG_D FLAG_E, FLAG_D FLAG_E, NULL},
        {"variation selector", "\xE2\x9D\xA4" VS16, "\xE2\x9D\xA4" VS16, NULL},
        {"combining mark", "e" ACUTE, "e" ACUTE, NULL},
        {"nothing seen", ZWSP WORD_JOINER BOM SHY "\u034f\u3164\u115f", "", NULL},
        {"nothing seen among blanks", " " SHY " \u2800\n", "", NULL},
        {"a tag and a selector alone", "\U000E0041" VS16, "", NULL},
        {"unseen beside a letter", "a " SHY "\u3164", "a " SHY "\u3164", NULL},
        {"not UTF-8", "a\xFFz", "a?z", NULL},
        {"long and clean", "0123456789abcdef 0123456789abcdef", "0123456789abcdef 0123456789abcdef", NULL},
        {"long, blanks late", "0123456789abcde  0123456789abcd ", "0123456789abcde 0123456789abcd", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        const char *lines = rows[i].lines ? rows[i].lines : rows[i].expected;
        CHECK_STR(str_clean(&arena, rows[i].text), rows[i].expected);
        CHECK_STR(str_clean_lines(&arena, rows[i].text), lines);
        CHECK_STR(str_clean(&arena, rows[i].expected), rows[i].expected);
        CHECK_STR(str_clean_lines(&arena, lines), lines);
    }
    check_row("ink");
    CHECK(!str_has_ink("") && !str_has_ink(" \n" SHY ZWJ) && str_has_ink(SHY "a") && str_has_ink("e" ACUTE));
    check_row("NULL");
    CHECK(str_clean(&arena, NULL) == NULL);
    CHECK(str_clean_lines(&arena, NULL) == NULL);
}

/* Blanks and dropped things at each place of words about as long as what is looked at in one go. */
static void test_clean_places(void)
{
    static const struct {
        const char *thing, *expected;
    } rows[] = {
        {" ", " "},   {"  ", " "},  {"\t", " "},   {NBSP, " "}, {" " NBSP, " "},    {ZWSP, ""},
        {"\x7F", ""}, {"\x1F", ""}, {"\xFF", "?"}, {"~", "~"},  {E_ACUTE, E_ACUTE}, {"!", "!"},
    };
    const char *small = "abcdefghijklmnopqrstuvwxyz", *capital = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        for (int before = 1; before < 20; before++) {
            for (int after = 1; after < 20; after++) {
                char text[60], expected[60];
                snprintf(text, sizeof text, "%.*s%s%.*s", before, small, rows[i].thing, after, capital);
                snprintf(expected, sizeof expected, "%.*s%s%.*s", before, small, rows[i].expected, after,
                         capital);
                check_row(text);
                CHECK_STR(str_clean(&arena, text), expected);
            }
        }
    }
}

static void test_fold(void)
{
    static const struct {
        const char *label, *text, *expected;
    } rows[] = {
        {"NULL", NULL, ""},
        {"empty", "", ""},
        {"ASCII", "Hall N2", "hall n2"},
        {"Latin-1", "CAF\xC3\x89", "caf" E_ACUTE},
        {"Greek", "\xCE\x91\xCE\xA3\xCF\x82", "\xCE\xB1\xCF\x83\xCF\x83"},
        {"Cyrillic", "\xD0\x96", "\xD0\xB6"},
        {"gets shorter",
         "\xE2\x84\xAA"
         "ey",
         "key"}, /* Kelvin sign */
        {"blanks", "  Hall \t N2\n", "hall n2"},
        {"quotes", "\"Hall\"", "hall"},
        {"quotes and blanks in turn", " \" 'Hall N2' \" ", "hall n2"},
        {"typographic quotes", QUOTE_LOW "Saal" QUOTE_LEFT, "saal"},
        {"one side only", "Hall" QUOTE_RIGHT, "hall"},
        {"backticks", "`Hall`", "hall"},
        {"guillemets", "\xC2\xAB" NBSP "Salle" NBSP "\xC2\xBB", "salle"},
        {"inside stays", "Rock 'n' Roll", "rock 'n' roll"},
        {"nothing but quotes", "\"' '\"", ""},
        {"joiners beside quotes", "'" ZWJ "a" ZWNJ "'", "a"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        char *folded = str_fold(&arena, rows[i].text);
        CHECK_STR(folded, rows[i].expected);
        CHECK_STR(str_fold(&arena, folded), rows[i].expected);
    }
    check_row("code point");
    CHECK_INT(str_fold_code_point('Q'), 'q');
    CHECK_INT(str_fold_code_point(0x416), 0x436);
    CHECK_INT(str_fold_code_point(0x4E2D), 0x4E2D);
}

static void test_slug(void)
{
    static const struct {
        const char *label, *text, *expected;
    } rows[] = {
        {"NULL", NULL, "x"},
        {"empty", "", "x"},
        {"only punctuation", "?! ...", "x"},
        {"words", "Hall N2", "hall-n2"},
        {"punctuation", "  Q&A: (what's new?)  ", "q-a-what-s-new"},
        {"hyphens", "--a--b--", "a-b"},
        {"Latin-1", "CAF\xC3\x89 1", "caf" E_ACUTE "-1"},
        {"combining mark", "Cafe" ACUTE, "cafe" ACUTE},
        {"Han", HAN " 1", HAN "-1"},
        {"emoji", "a" WOMAN ZWJ GIRL "b", "a-b"},
        {"soft hyphen", "a" SHY "b", "ab"},
        {"non-joiner", "\xD9\x85" ZWNJ "\xD8\xAE", "\xD9\x85\xD8\xAE"},
        {"variation selector", "\xE2\x9D\xA4" VS16 "a", "a"},
        {"dash of typesetters", "a \xE2\x80\x93 b", "a-b"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        CHECK_STR(str_slug(&arena, rows[i].text), rows[i].expected);
        CHECK_STR(str_slug(&arena, rows[i].expected), rows[i].expected);
    }
}

static void test_distance(void)
{
    static const struct {
        const char *a, *b;
        unsigned expected;
    } rows[] = {
        {"", "", 0},
        {"abc", "", 3},
        {"abc", "abc", 0},
        {"Hall N2", " hall  n2", 0},
        {"abc", "abd", 1},
        {"abc", "abxc", 1},
        {"abc", "ac", 1},
        {"abcd", "acbd", 1},
        {"abcd", "bacd", 1},
        {"abcd", "badc", 2},
        {"abc", "cab", 2},
        {"ca", "abc", 3}, /* a swapped pair is not touched again */
        {"kitten", "sitting", 3},
        {"caf" E_ACUTE, "cafe", 1},
        {HAN HAN, HAN, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].a);
        CHECK_INT(str_distance(&arena, rows[i].a, rows[i].b), rows[i].expected);
        CHECK_INT(str_distance(&arena, rows[i].b, rows[i].a), rows[i].expected);
    }
    check_row("long");
    const char *longer = arena_printf(&arena, "%01000d", 7), *shorter = arena_printf(&arena, "%0900d", 7);
    CHECK_INT(str_distance(&arena, longer, shorter), 100);
    CHECK_INT(str_distance(&arena, longer, "0"), 999);
}

static void test_name_distance(void)
{
    check_row("name distance");
    CHECK_INT(str_name_distance(&arena, "h.1301", "H.1301 (Cornil)"), 1);
    CHECK_INT(str_name_distance(&arena, "Cornil", "H.1301 (Cornil)"), 1);
    CHECK_INT(str_name_distance(&arena, "H.1301 (Cornil)", "h.1301 (cornil)"), 0);
    CHECK_INT(str_name_distance(&arena, "H.1301", "H.2111"), 3);
    CHECK_INT(str_name_distance(&arena, "H.1301 (Cornil)", "H.1301"), 9);
    CHECK_INT(str_name_distance(&arena, "", "abc"), 3);
}

static void test_builder(void)
{
    check_row("builder");
    struct str_builder builder = {.arena = &arena};
    str_add(&builder, "");
    CHECK_STR(builder.text, "");
    str_add(&builder, "room ");
    str_addf(&builder, "%d of %s", 3, "92");
    str_add_n(&builder, ", floor", 2);
    CHECK_STR(builder.text, "room 3 of 92, ");
    CHECK_INT(builder.length, strlen("room 3 of 92, "));
    str_addf(&builder, "%s", "");
    CHECK_INT(builder.length, strlen("room 3 of 92, "));

    check_row("builder that grows");
    struct str_builder grown = {.arena = &arena};
    for (int i = 0; i < 5000; i++) {
        if (i % 2)
            str_addf(&grown, "%04d,", i);
        else
            str_add_n(&grown, "----,", 5);
    }
    CHECK_INT(grown.length, 25000);
    CHECK_INT(strlen(grown.text), 25000);
    CHECK(strncmp(grown.text + 24990, "----,4999,", 10) == 0);
    CHECK(strncmp(grown.text, "----,0001,", 10) == 0);
    str_addf(&grown, "%*s", 100000, "x");
    CHECK_INT(strlen(grown.text), 125000);
}

static void test_hash(void)
{
    check_row("hash");
    CHECK(str_hash("", 0) == UINT64_C(0xCBF29CE484222325));
    CHECK(str_hash("a", 1) == UINT64_C(0xAF63DC4C8601EC8C));
    CHECK(str_hash("foobar", 6) == UINT64_C(0x85944171F73967E8));
    CHECK(str_hash("a\0b", 3) != str_hash("a\0c", 3));
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_decode();
    test_valid_prefix();
    test_code_points();
    test_cut();
    test_clean();
    test_clean_places();
    test_fold();
    test_slug();
    test_distance();
    test_name_distance();
    test_builder();
    test_hash();
    arena_finish(&arena);
    return check_done();
}

/*
 * Where a line may end, and what is one character to a reader.
 */
#include "check.h"

#include "base/arena.h"
#include "base/str.h"
#include "text/fit.h"
#include "text/break.h"

/* A dictionary of one word. */
static void find_words(void *user, const char *text, size_t length, bool *begins)
{
    static const char word[] = "ภาษา";
    (void)user;
    for (size_t i = 0; i + strlen(word) < length; i++)
        if (memcmp(text + i, word, strlen(word)) == 0)
            begins[i] = begins[i + strlen(word)] = true;
}

static const struct text_metrics thai_metrics = {.find_words = find_words};

/* The pieces, each with what stands before it: nothing for a free place, '~' for one in a word, '.' after a
 * point, '^' for a new line. */
static const char *pieces_of(const char *text, struct arena *arena)
{
    struct str_builder out = {.arena = arena};
    struct text_piece_reader reader = text_piece_reader(text, strlen(text), &thai_metrics, arena);
    struct text_piece piece;
    size_t last_end = 0;
    str_add(&out, "");
    while (text_read_piece(&reader, &piece)) {
        CHECK(piece.length > 0 && piece.offset >= last_end);
        last_end = piece.offset + piece.length;
        static const char *const marks[] = {
            [JOINT_FREE] = "", [JOINT_INNER] = "~", [JOINT_POINT] = ".", [JOINT_NONE] = "!"};
        str_add(&out, "[");
        str_add(&out, piece.new_line ? "^" : marks[piece.joint]);
        str_add_n(&out, text + piece.offset, piece.length);
        str_add(&out, "]");
    }
    return out.text;
}

static void test_pieces(struct arena *arena)
{
    static const struct {
        const char *text, *expected;
    } rows[] = {
        {"", ""},
        {"   ", ""},
        {"a word", "[a][word]"},
        {"  a  word ", "[a][word]"},
        {"one\ntwo\n\nthree", "[one][^two][^three]"},
        {"Hardware-in-the-Loop", "[Hardware-][~in-][~the-][~Loop]"},
        {"--help", "[--][~help]"},
        {"and/or", "[and/][~or]"},
        {"https://a.example/b_c?d=e", "[https:][.//][~a.][.example/][~b_][.c?d=][.e]"},
        {"e.g., (so) it is!", "[e.][.g.,][(so)][it][is!]"},
        {"1...2", "[1...][.2]"},
        {"Zürich–Wien", "[Zürich–][~Wien]"},
        {"日本", "[日][本]"},
        {"カード", "[カー][ド]"},
        {"ちょっと。", "[ちょっ][と。]"},
        {"「日本」", "[「日][本」]"},
        {"C言語です", "[C][言][語][で][す]"},
        {"한국어 제목", "[한][~국][~어][제][~목]"},
        {"か\xE3\x82\x99", "[か\xE3\x82\x99]"}, /* with a combining voiced mark */
        {"👩‍👩‍👧👍🏽🇦🇹🇩🇪", "[👩‍👩‍👧][👍🏽][🇦🇹][🇩🇪]"},
        {"한국어제목", "[한][~국][~어][~제][~목]"},
        {"「한국」", "[「한][~국」]"},
        {"בית־ספר", "[בית־ספר]"},
        {"אב-גד", "[אב-גד]"}, /* no break after a hyphen in Hebrew */
        {"אבג (דה) 12%", "[אבג][(דה)][12%]"},
        {"مرحبا بالعالم", "[مرحبا][بالعالم]"},
        {"क्षत्रिय हिन्दी", "[क्षत्रिय][हिन्दी]"},
        {"ใช้ภาษาไทย", "[ใช้][ภาษา][ไทย]"},
        {"ខ្មែរស្ត្រី។", "[ខ្មែ][~រ][~ស្ត្រី។]"},
        {"ပြည်ထောင်စု။", "[ပြည်][~ထောင်][~စု။]"},
        {"ສະບາຍດີ ເມືອງ", "[ສະ][~ບາ][~ຍ][~ດີ][ເມື][~ອ][~ງ]"},
        {"日本(東京)、", "[日][本][(東][京)、]"},
        {"東京–大阪", "[東][京–][~大][阪]"},
        {"約100%の", "[約][100%][の]"},
        {"Linux内核", "[Linux][内][核]"},
        {"no\xC2\xA0"
         "break",
         "[no\xC2\xA0"
         "break]"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].text);
        CHECK_STR(pieces_of(rows[i].text, arena), rows[i].expected);
    }
    check_row("");
}

static void test_character(void)
{
    static const struct {
        const char *label, *text, *first;
    } rows[] = {
        {"a letter", "ab", "a"},
        {"two bytes", "üb", "ü"},
        {"with a combining accent",
         "e\xCC\x81"
         "b",
         "e\xCC\x81"},
        {"with two",
         "e\xCC\x81\xCC\xA3"
         "b",
         "e\xCC\x81\xCC\xA3"},
        {"a family", "👩‍👩‍👧x", "👩‍👩‍👧"},
        {"the largest family", "👩🏻‍👩🏽‍👧🏿‍👦🏻x",
         "👩🏻‍👩🏽‍👧🏿‍👦🏻"},
        {"skin tone", "👍🏽👍", "👍🏽"},
        {"a flag, and another", "🇦🇹🇩🇪", "🇦🇹"},
        {"conjunct", "क्षत्रिय", "क्ष"},
        {"a consonant of Khmer under another", "ស្ត្រីខ", "ស្ត្រី"},
        {"a vowel of Myanmar beside its consonant", "ထောက", "ထော"},
        {"conjunct kept apart", "क्‍ष", "क्‍ष"},
        {"letter, vowel and tone of Thai", "ที่นี่", "ที่"},
        {"Hangul written apart", "각가", "각"},
        {"Hebrew with points", "שָׁלוֹם", "שָׁ"},
        {"half a flag", "🇦a", "🇦"},
        {"a keycap", "1️⃣2", "1️⃣"},
        {"with a variation selector", "❤️!", "❤️"},
        {"a joiner at the end", "👩‍", "👩‍"},
        {"a lone mark",
         "\xCC\x81"
         "a",
         "\xCC\x81"},
        {"not UTF-8", "\xFFz", "\xFF"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        CHECK_INT(text_character(rows[i].text, strlen(rows[i].text)), strlen(rows[i].first));
    }
    check_row("");
    check_row("a chain without end is parted, between its parts");
    char chain[1024] = "";
    while (strlen(chain) < 1000)
        strcat(chain, "👩\xE2\x80\x8D");
    CHECK_INT(text_character(chain, strlen(chain)), 42);
    check_row("");
    CHECK_INT(text_character("", 0), 0);
    CHECK_INT(text_character("e\xCC\x81", 1), 1); /* no look past the length */
}

static void test_library(void)
{
    char buffer[40];
    check_row("library");
    CHECK(strncmp(text_break_library(buffer, sizeof buffer), "libunistring ", 13) == 0);
    CHECK(buffer[13] >= '0' && buffer[13] <= '9');
}

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    test_pieces(&arena);
    test_character();
    arena_finish(&arena);
    test_library();
    return check_done();
}

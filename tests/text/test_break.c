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
    struct text_piece_reader reader = text_piece_reader(text, strlen(text), NULL, &thai_metrics, arena);
    struct text_piece piece;
    size_t last_end = 0;
    str_add(&out, "");
    while (text_read_piece(&reader, &piece)) {
        CHECK(piece.length > 0 && piece.offset >= last_end);
        last_end = piece.offset + piece.length;
        static const char *const marks[] = {[JOINT_FREE] = "",
                                            [JOINT_INNER] = "~",
                                            [JOINT_HYPHEN] = "",
                                            [JOINT_POINT] = ".",
                                            [JOINT_NONE] = "!"};
        str_add(&out, "[");
        str_add(&out, piece.new_line ? "^" : marks[piece.joint]);
        str_add(&out, piece.hyphen ? "-" : piece.opened ? "!" : "");
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
        {"カード", "[カー][.ド]"},
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
        {"in 13 min left", "[in][13 min][left]"},
        {"5 km, 1.5 GB; 10 new", "[5 km,][1.][.5 GB;][10][new]"},
        {"30 minutes, 45 Sekunden.", "[30 minutes,][45 Sekunden.]"},
        {"13  min", "[13][min]"},
        {"13\nmin", "[13][^min]"},
        {"v13 min", "[v13][min]"},
        {"13 minds", "[13][minds]"},
        {"Quoi ? Non !", "[Quoi ?][Non !]"},
        {"a .NET b :) c", "[a][.][.NET][b :)][c]"},
        {"( a ) [b c d] (e) f", "[( a )][[b][!c][d]][(e)][f]"},
        {"(a-b c)", "[(a-][~b][!c)]"},
        {"オペレーティング・システム入門", "[オ][.ペ][.レー][.ティ][.ン][.グ・][シ][.ス][.テ][.ム][入][門]"},
        {"13分前に", "[13分][前][に]"},
        {"Donau\u00ADdampf", "[Donau\u00AD][~-dampf]"},
        {"Donau\u200Bdampf", "[Donau\u200B][dampf]"},
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

/* How much the ends of lines hurt. */
static void test_strains(struct arena *arena)
{
    static const struct {
        const char *text, *expected; /* of the pieces after the first */
    } rows[] = {
        {"a word", "0"},
        {"KVM: live and well", "-1 0 0"},
        {"this & that", "2 0"},
        {"Hall 3 or L1 in 2024, not 20245", "2 0 2 0 0 0 0"},
        {"\u6771\u4EAC\u3067\u65E5\u672C", "2 3 0 2"},
        {"\u5165\u30AB\u9580", "1 1"},
        {"\u958B\u6E90\u7684\u672A\u4F86\u8207\u4EBA", "2 3 1 2 1 2"},
        {"\u65E5\u3001\u672C", "0"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct str_builder out = {.arena = arena};
        struct text_piece_reader reader =
            text_piece_reader(rows[i].text, strlen(rows[i].text), NULL, NULL, arena);
        struct text_piece piece;
        str_add(&out, "");
        for (bool first = true; text_read_piece(&reader, &piece); first = false)
            if (!first)
                str_addf(&out, out.length ? " %d" : "%d", piece.strain);
        check_row(rows[i].text);
        CHECK_STR(out.text, rows[i].expected);
    }
    check_row("");
}

/* Syllables of "hyphenation" as a dictionary would give them. */
static void find_syllables(void *user, const char *language, const char *text, size_t length, uint8_t *before)
{
    (void)user;
    (void)length;
    const char *word = strstr(text, "hyphenation");
    if (word && strcmp(language, "en") == 0)
        before[word - text + 2] = before[word - text + 6] = 1;
}

static void test_syllables(struct arena *arena)
{
    static const struct text_metrics metrics = {.find_hyphens = find_syllables};
    static const char text[] = "of hyphenation";
    struct text_piece pieces[4];
    for (int i = 0; i < 2; i++) {
        struct text_piece_reader reader =
            text_piece_reader(text, strlen(text), i ? NULL : "en", &metrics, arena);
        int count = 0;
        while (count < 4 && text_read_piece(&reader, &pieces[count]))
            count++;
        check_row(i ? "no language" : "a language");
        CHECK_INT(count, i ? 2 : 4);
        if (i == 0) {
            CHECK(pieces[2].joint == JOINT_HYPHEN && pieces[2].hyphen && pieces[2].offset == 5);
            CHECK(pieces[3].joint == JOINT_HYPHEN && pieces[3].hyphen && pieces[3].length == 5);
        }
    }
    check_row("");
}

/* Of a compound's places that between its words hurts less than those within them. */
static void find_compound(void *user, const char *language, const char *text, size_t length, uint8_t *before)
{
    (void)user;
    (void)language;
    (void)text;
    (void)length;
    before[5] = 1;
    before[9] = 2;
}

static void test_compound(struct arena *arena)
{
    static const struct text_metrics metrics = {.find_hyphens = find_compound};
    static const char text[] = "Sicherheitsloch";
    struct text_piece pieces[3];
    struct text_piece_reader reader = text_piece_reader(text, strlen(text), "de", &metrics, arena);
    int count = 0;
    while (count < 3 && text_read_piece(&reader, &pieces[count]))
        count++;
    check_row("a compound");
    CHECK_INT(count, 3);
    CHECK(pieces[2].strain > 0 && pieces[2].strain < pieces[1].strain);
    check_row("");
}

/* A name is not hyphenated: it would be another one. */
static void find_everywhere(void *user, const char *language, const char *text, size_t length,
                            uint8_t *before)
{
    (void)user;
    (void)language;
    (void)text;
    memset(before + 1, 1, length - 1);
}

static void test_names(struct arena *arena)
{
    static const struct text_metrics metrics = {.find_hyphens = find_everywhere};
    static const struct {
        const char *text;
        bool hyphenated;
    } rows[] = {
        {"climatepoetry.org", false}, {"NetworkManager", false}, {"guest_memfd_file", false},
        {"IPv6.everywhere", false},   {"hyphenation", true},     {"Hyphenation!", true},
        {"(Hyphenation)", true},      {"HYPHENATION", false},    {"Fnord-Hyphenation", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct text_piece_reader reader =
            text_piece_reader(rows[i].text, strlen(rows[i].text), "en", &metrics, arena);
        struct text_piece piece;
        bool found = false;
        while (text_read_piece(&reader, &piece))
            found = found || piece.hyphen;
        check_row(rows[i].text);
        CHECK_INT(found, rows[i].hyphenated);
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
    test_strains(&arena);
    test_syllables(&arena);
    test_compound(&arena);
    test_names(&arena);
    test_character();
    arena_finish(&arena);
    test_library();
    return check_done();
}

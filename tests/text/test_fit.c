/*
 * Fitting text: the size, the lines, the ellipsis; on widths that can be worked out by hand.
 */
#include "check.h"

#include "text/fake_metrics.h"

/* "20: first line|second line", with " CUT" at the end when it was. */
static const char *fit(const char *text, const double *sizes, uint32_t count, int width, int height,
                       uint32_t most_lines, struct arena *arena)
{
    struct text_block block;
    struct str_builder out = {.arena = arena};
    text_fit(&fake_metrics, FACE_BOLD, sizes, count, text, width, height, most_lines, arena, &block);
    str_addf(&out, "%g: ", block.size_px);
    int widest = 0;
    for (uint32_t i = 0; i < block.line_count; i++) {
        const struct text_line *line = &block.lines[i];
        str_add(&out, i ? "|" : "");
        str_add_n(&out, line->text, line->length);
        CHECK_INT(line->width, fake_width(NULL, block.face, block.size_px, line->text, line->length));
        CHECK(line->width <= width);
        widest = line->width > widest ? line->width : widest;
    }
    CHECK_INT(block.width, widest);
    CHECK_INT(block.height, (int)block.line_count * block.line_height);
    CHECK(block.line_count <= 1 || block.height <= height);
    CHECK(block.line_count <= most_lines);
    str_add(&out, block.cut ? " CUT" : "");
    return out.text;
}

static const double sizes[] = {40, 30, 20, 10}; /* letters of 20, 15, 10 and 5 */

static void test_fit(struct arena *arena)
{
    static const struct {
        const char *label, *text;
        int width, height;
        uint32_t most_lines;
        const char *expected;
    } rows[] = {
        {"largest size, one line", "abcde", 100, 40, 1, "40: abcde"},
        {"the next size", "abcdef", 100, 40, 1, "30: abcdef"},
        {"in two lines rather than smaller", "abcde abcde", 100, 80, 2, "40: abcde|abcde"},
        {"not high enough for two lines", "abcde abcde", 110, 79, 2, "30: abcde|abcde"},
        {"three lines are too many", "abcde abcde abcde", 110, 500, 2, "20: abcde|abcde abcde"},
        {"even lines", "aa bb cc dd ee ff", 280, 80, 2, "40: aa bb cc|dd ee ff"},
        {"no widow", "aaaa bbbb cccc d", 280, 80, 2, "40: aaaa bbbb|cccc d"},
        {"what joins words ends a line rather than to begin one", "aaaaaa & bbbbbb", 200, 80, 2,
         "40: aaaaaa &|bbbbbb"},
        {"a slash too", "aaaaaa / bbbbbb", 200, 80, 2, "40: aaaaaa /|bbbbbb"},
        {"a little smaller, and it is not alone", "aaaaaaaa bbbbbbbb dd", 180, 120, 3,
         "30: aaaaaaaa|bbbbbbbb dd"},
        {"a word of five letters alone is none to avoid", "aaaaaaaa ddddd", 170, 120, 3,
         "40: aaaaaaaa|ddddd"},
        {"one of four is", "aaaaaaaa dddd", 170, 120, 3, "20: aaaaaaaa dddd"},
        {"signs are no letters", "aaaaaaaa (ddd)", 170, 120, 3, "20: aaaaaaaa (ddd)"},
        {"a line does not end after the first word in a bracket", "aaaa (bb ccccc) ddddd", 200, 120, 3,
         "40: aaaa|(bb ccccc)|ddddd"},
        {"for that a step is given", "aaaa (bb ccccc) ddddd", 175, 120, 3, "30: aaaa|(bb ccccc)|ddddd"},
        {"but not two", "aaaaa (bbbb cccccccccc)", 220, 80, 2, "40: aaaaa (bbbb|cccccccccc)"},
        {"a number and its unit", "aaaaaaa 13 min bbbbbb", 200, 120, 3, "40: aaaaaaa|13 min|bbbbbb"},
        {"rather after a colon", "aaaaa: bbbb ccccc", 240, 80, 2, "40: aaaaa:|bbbb ccccc"},
        {"a soft hyphen is drawn where the line ends at it", "aaaaa\u00ADbbbbb", 120, 80, 2,
         "40: aaaaa-|bbbbb"},
        {"and not else", "aaaaa\u00ADbbbbb", 400, 80, 2, "40: aaaaa\u00ADbbbbb"},
        {"it needs its room", "aaaaa\u00ADbbbbb", 119, 80, 2, "30: aaaaa-|bbbbb"},
        {"nor one that was set so", "aaaaaaaa\ndd", 170, 120, 3, "40: aaaaaaaa|dd"},
        {"few lines before even ones", "aaaa bbbb cc", 240, 500, 9, "40: aaaa bbbb cc"},
        {"blanks at the ends and many between", "  aaaa   bbbb ", 100, 80, 2, "40: aaaa|bbbb"},
        {"no text", "", 100, 80, 2, "10: "},
        {"blanks alone", "   ", 100, 80, 2, "40: "},
        {"line ends hold", "aa\nbb cc", 400, 80, 2, "40: aa|bb cc"},
        {"many line ends are one", "aa\n\n\nbb", 400, 80, 2, "40: aa|bb"},
        {"line ends take lines", "aa\nbb\ncc", 400, 80, 3, "20: aa|bb|cc"},
        {"too high a box still takes one line", "aa", 400, 3, 4, "40: aa"},

        {"a word that fits is not broken", "hardware-in", 110, 200, 9, "20: hardware-in"},
        {"a word too wide breaks after its hyphen", "hardware-in", 180, 200, 9, "40: hardware-|in"},
        {"after a slash", "Android/Linux", 160, 200, 9, "40: Android/|Linux"},
        {"not between slashes", "https://a", 160, 200, 9, "40: https://|a"},
        {"after a point at the smallest size only", "abcdefgh.ijklmnop", 50, 200, 9,
         "10: abcdefgh.|ijklmnop"},
        {"anywhere at the smallest size", "abcdefghijklmnop", 51, 200, 9, "10: abcdefghij|klmnop"},
        {"but the rest stays in words", "ab abcdefghijklmnop cd", 51, 200, 9, "10: ab|abcdefghij|klmnop cd"},

        {"ideographs break anywhere", "日本語日本語", 120, 80, 2, "40: 日本語|日本語"},
        {"but not before a full stop", "日本語。本", 120, 200, 4, "40: 日本|語。本"},
        {"nor after a bracket", "日本「語」日", 120, 200, 4, "30: 日本|「語」日"},
        {"Latin words in them stay whole", "日本Rust語", 120, 200, 4, "40: 日本|Rust語"},
        {"a little less even, after a comma", "日本語日本語、日本", 240, 80, 2, "40: 日本語日|本語、日本"},
        {"or between scripts", "日本語日本語Rust語語", 320, 80, 2, "40: 日本語日本語|Rust語語"},
        {"or after hiragana", "日本語日本の日本語日本", 320, 80, 2, "40: 日本語日本の|日本語日本"},
        {"Hangul breaks at blanks", "한국어 제목", 120, 80, 2, "40: 한국어|제목"},

        {"cut at a word's end", "aaaa bbbb cccc dddd", 60, 10, 1, "10: aaaa bbbb… CUT"},
        {"cut in the second line", "aaaa bbbb cccc dddd eeee", 50, 20, 2, "10: aaaa bbbb|cccc dddd… CUT"},
        {"cut within a word where its end leaves most free", "a bbbbbbbbbbbbbbbbbbbbbbbbbb", 60, 10, 1,
         "10: a bbbbbbbbb… CUT"},
        {"no blank before the dots", "aa bbbbbbbbbbbbbbbbbbbbbb", 20, 10, 1, "10: aa… CUT"},
        {"cut at a line end", "aa\nbb\ncc", 100, 20, 2, "10: aa|bb… CUT"},
        {"a family stays together",
         "👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 65, 10,
         1, "10: 👩‍👩‍👧👩‍👩‍👧… CUT"},
        {"no room at all", "aa", 0, 10, 1, "10:  CUT"},
        {"no lines at all", "aa", 100, 10, 0, "10:  CUT"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        const char *found = fit(rows[i].text, sizes, sizeof sizes / sizeof sizes[0], rows[i].width,
                                rows[i].height, rows[i].most_lines, arena);
        CHECK_STR(found, rows[i].expected);
        arena_reset(arena);
    }
    check_row("");
}

/* A widow is avoided two sizes down at most. */
static void test_widow(struct arena *arena)
{
    static const double close[] = {40, 38, 36, 34};
    static const struct {
        int width, expected_px;
    } rows[] = {{220, 40}, {219, 38}, {209, 38}, {208, 36}, {198, 36}, {197, 40}, {187, 40}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct text_block block;
        char label[40];
        snprintf(label, sizeof label, "%d wide", rows[i].width);
        check_row(label);
        text_fit(&fake_metrics, FACE_BOLD, close, 4, "aaaaaaaa bbbbbbbb dd", rows[i].width, 200, 3, arena,
                 &block);
        CHECK_INT(block.size_px, rows[i].expected_px);
        CHECK_INT(block.line_count, rows[i].expected_px == 40 && rows[i].width < 220 ? 3 : 2);
    }
    check_row("");
}

/* Parts every word after each third letter of it. */
static void find_hyphens(void *user, const char *language, const char *text, size_t length, uint8_t *before)
{
    (void)user;
    CHECK_STR(language, "de");
    for (size_t i = 0, letters = 0; i < length; i++) {
        letters = text[i] == ' ' ? 0 : letters + 1;
        before[i] = letters > 3 && letters % 3 == 1;
    }
}

/* A word that is too long is hyphenated where that wins two steps. */
static void test_hyphens(struct arena *arena)
{
    static const double px[] = {40, 36, 32, 28, 24, 20};
    static const struct {
        const char *label, *text, *language;
        int width;
        const char *expected;
    } rows[] = {
        {"two steps are won", "abcdefghijklmno", "de", 260, "40: abcdef-|ghijklmno"},
        {"two hyphens have to win four", "abcdefghijkl abcdefghijkl", "de", 168,
         "28: abcdefghijkl|abcdefghijkl"},
        {"one alone is not worth it", "abcdefghijklm", "de", 240, "36: abcdefghijklm"},
        {"nor without a language", "abcdefghijklmno", "", 260, "32: abcdefghijklmno"},
        {"only words that are too long", "abcdefghijklmno abcdef", "de", 260, "40: abcdefghi-|jklmno abcdef"},
        {"a hyphen has room", "abcdefghijk", "de", 140, "40: abcdef-|ghijk"},
        {"and it needs it; a word is not parted twice", "abcdefghijk", "de", 139, "36: abcdef-|ghijk"},
        {"at the smallest size before an ellipsis", "abcdefghijklmnopqrstuvwxyz", "de", 100,
         "20: abcdefghi-|jklmnopqr-|stuvwxyz"},
    };
    struct text_metrics metrics = fake_metrics;
    metrics.find_hyphens = find_hyphens;
    struct text_step steps[6];
    for (size_t i = 0; i < 6; i++)
        steps[i] = (struct text_step){FACE_BOLD, px[i], (int)px[i], 4};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct text_block block;
        struct str_builder out = {.arena = arena};
        check_row(rows[i].label);
        text_fit_steps(&metrics, steps, 6, rows[i].text, rows[i].language, rows[i].width, 400, arena, &block);
        str_addf(&out, "%g: ", block.size_px);
        for (uint32_t line = 0; line < block.line_count; line++) {
            str_add(&out, line ? "|" : "");
            str_add_n(&out, block.lines[line].text, block.lines[line].length);
            CHECK(block.lines[line].width <= rows[i].width);
        }
        CHECK_STR(out.text, rows[i].expected);
    }
    check_row("");
}

/* A title's lines stand closer than the face is high; each step has its own face and number of lines. */
static void test_steps(struct arena *arena)
{
    static const struct text_step steps[] = {
        {FACE_TIGHT_BOLD, 40, 42, 1}, {FACE_TIGHT_BOLD, 30, 32, 2}, {FACE_DISPLAY_BOLD, 20, 21, 5}};
    static const struct {
        const char *label, *text;
        int height, size_px, lines, block_height;
    } rows[] = {
        {"one line", "aaaaa", 36, 40, 1, 36},
        {"no room for it", "aaaaa", 35, 30, 1, 27},
        {"two lines at the second step", "aaaaa bbbbb", 59, 30, 2, 27 + 32},
        {"no room for two", "aaaaa bbbbb", 58, 20, 1, 18},
        {"three at the third", "aaaaaaa bbbbbbb ccccccc", 200, 20, 3, 18 + 42},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct text_block block;
        check_row(rows[i].label);
        text_fit_steps(&fake_metrics, steps, 3, rows[i].text, NULL, 110, rows[i].height, arena, &block);
        CHECK_INT(block.size_px, rows[i].size_px);
        CHECK_INT(block.face, rows[i].size_px == 20 ? FACE_DISPLAY_BOLD : FACE_TIGHT_BOLD);
        CHECK_INT(block.line_count, rows[i].lines);
        CHECK_INT(block.height, rows[i].block_height);
        CHECK_INT(block.cap_top, 0);
        CHECK_INT(block.first_baseline, text_em(block.size_px, 700));
        CHECK_INT(block.ascent + block.descent, block.line_height);
    }
    check_row("");
}

/* A thousand bytes without a blank, of letters and of characters that may not be cut, in boxes of all sizes.
 */
static void test_long(struct arena *arena)
{
    static const char *const parts[] = {"x", "ü", "日", "e\xCC\x81", "👩‍👩‍👧", "a/", "-", "🇦🇹"};
    char text[1100];
    for (size_t part = 0; part < sizeof parts / sizeof parts[0]; part++) {
        check_row(parts[part]);
        size_t length = 0;
        while (length + strlen(parts[part]) <= 1024) {
            strcpy(text + length, parts[part]);
            length += strlen(parts[part]);
        }
        for (int width = 40; width < 3000; width = width * 3 / 2) {
            for (int height = 40; height < 600; height *= 2) {
                const char *found = fit(text, sizes, 4, width, height, 12, arena);
                CHECK_INT(str_valid_prefix(found, strlen(found)), strlen(found));
            }
            arena_reset(arena);
        }
    }
    check_row("");
}

/* Whatever the text, all of it is in the lines unless they were cut, and each is as wide as the metrics say.
 */
static void test_random(struct arena *arena)
{
    static const char *const parts[] = {"a",  "bb ", "ccc-", "dddddddd", " ", "日本",
                                        "。", "e.f", "(g",   "h) ",      "\n"};
    uint32_t state = 7;
    for (int round = 0; round < 3000; round++) {
        char text[400] = "", solid[400] = "", lines[400] = "", label[40];
        snprintf(label, sizeof label, "round %d", round);
        check_row(label);
        int count = (int)((state = state * 1664525 + 1013904223) >> 8) % 30;
        for (int i = 0; i < count; i++) {
            const char *part = parts[((state = state * 1664525 + 1013904223) >> 8) % 11];
            strcat(text, part);
            size_t bytes = strcspn(part, " \n");
            strncat(solid, part, bytes);
        }
        int width = 40 + (int)((state >> 4) % 300);
        struct text_block block;
        text_fit(&fake_metrics, FACE_BOLD, sizes, 4, text, width, 100, 8, arena, &block);
        for (uint32_t i = 0; i < block.line_count; i++) {
            CHECK(block.lines[i].width <= width);
            for (uint32_t j = 0; j < block.lines[i].length; j++)
                if (block.lines[i].text[j] != ' ')
                    strncat(lines, block.lines[i].text + j, 1);
        }
        if (!block.cut)
            CHECK_STR(lines, solid);
        else
            CHECK(strlen(lines) >= strlen("…") && strncmp(lines, solid, strlen(lines) - strlen("…")) == 0);
        arena_reset(arena);
    }
    check_row("");
}

/* Where widths do not scale: a size whose estimate fits and whose lines do not is passed over. */
static int crooked_width(void *user, enum font_face face, double size_px, const char *text, size_t length)
{
    int width = fake_width(user, face, size_px, text, length);
    return size_px == 40 ? width + width / 4 : size_px == 30 ? width + 2 : width;
}

static void test_verified(struct arena *arena)
{
    struct text_metrics crooked = {.width = crooked_width, .vertical = fake_vertical};
    struct text_block block;
    text_fit(&crooked, FACE_BOLD, sizes, 4, "abcde", 110, 40, 1, arena, &block);
    CHECK_INT(block.size_px, 30);
    text_fit(&crooked, FACE_BOLD, sizes, 4, "abcdefg", 105, 40, 1, arena, &block);
    CHECK_INT(block.size_px, 20);
}

/* Ink that reaches 1.2 ems above the baseline and half an em below: lines are as high, where there is room.
 */
static void tall_reach(void *user, enum font_face face, double size_px, const char *text, size_t length,
                       int *ret_above, int *ret_below)
{
    (void)user;
    (void)face;
    bool tall = length > 0 && memchr(text, '^', length) != NULL;
    *ret_above = tall ? text_em(size_px, 1200) : 0;
    *ret_below = tall ? text_em(size_px, 500) : 0;
}

static void test_reach(struct arena *arena)
{
    struct text_metrics tall = {.width = fake_width, .vertical = fake_vertical, .reach = tall_reach};
    static const struct {
        const char *label, *text;
        int height, size_px, ascent, descent, lines;
    } rows[] = {
        {"usual ink", "aaa bbbbb", 80, 40, 32, 8, 2},
        {"two high lines", "a^a bbbbb", 200, 40, 48, 20, 2},
        {"high lines take a smaller size", "a^a bbb", 80, 30, 36, 15, 1},
        {"one line of a size that has room", "a^a", 40, 20, 24, 10, 1},
        {"no size has room: as low as ever", "a^a", 12, 10, 8, 2, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        struct text_block block;
        text_fit(&tall, FACE_BOLD, sizes, 4, rows[i].text, 110, rows[i].height, 2, arena, &block);
        CHECK_INT(block.size_px, rows[i].size_px);
        CHECK_INT(block.ascent, rows[i].ascent);
        CHECK_INT(block.descent, rows[i].descent);
        CHECK_INT(block.line_count, rows[i].lines);
        CHECK_INT(block.line_height, block.ascent + block.descent);
        CHECK_INT(block.height, (int)block.line_count * block.line_height);
        bool is_tall = strchr(rows[i].text, '^') != NULL;
        CHECK(block.tight == (rows[i].height == 12));
        CHECK_INT(block.above, is_tall ? text_em(block.size_px, 1200) : 0);
        CHECK_INT(block.below, is_tall ? text_em(block.size_px, 500) : 0);
    }
    check_row("");
}

/* Ink that reaches half an em below alone goes past the lines, too, where no size has room for it. */
static void low_reach(void *user, enum font_face face, double size_px, const char *text, size_t length,
                      int *ret_above, int *ret_below)
{
    (void)user;
    (void)face;
    (void)text;
    (void)length;
    *ret_above = 0;
    *ret_below = text_em(size_px, 500);
}

static void test_low_reach(struct arena *arena)
{
    struct text_metrics low = {.width = fake_width, .vertical = fake_vertical, .reach = low_reach};
    static const int heights[] = {13, 12};
    for (size_t i = 0; i < 2; i++) {
        struct text_block block;
        check_row(i ? "no room" : "room");
        text_fit(&low, FACE_BOLD, sizes, 4, "aga", 110, heights[i], 2, arena, &block);
        CHECK_INT(block.size_px, 10);
        CHECK_INT(block.tight, i);
        CHECK_INT(block.descent, i ? 2 : 5);
    }
    check_row("");
}

/* Of a title too: high ink takes room above its capitals, below its last line and between lines. */
static void test_title_reach(struct arena *arena)
{
    struct text_metrics tall = {.width = fake_width, .vertical = fake_vertical, .reach = tall_reach};
    static const struct text_step steps[] = {{FACE_BOLD, 40, 42, 5}, {FACE_BOLD, 20, 21, 5}};
    struct text_block block;
    text_fit_steps(&tall, steps, 2, "a^a bbbbb", NULL, 110, 132, arena, &block);
    CHECK_INT(block.size_px, 40);
    CHECK_INT(block.line_count, 2);
    CHECK_INT(block.first_baseline, 28 + 16); /* capitals, and what the ink has more than an ascent */
    CHECK_INT(block.line_height, 40 + 16 + 12);
    CHECK_INT(block.height, 28 + 16 + 68 + 8 + 12);
    text_fit_steps(&tall, steps, 2, "a^a bbbbb", NULL, 110, 131, arena, &block);
    CHECK_INT(block.size_px, 20);
    text_fit_steps(&tall, steps, 2, "a^a", NULL, 110, 63, arena, &block);
    CHECK_INT(block.size_px, 20);
    text_fit_steps(&tall, steps, 2, "a^a", NULL, 110, 31, arena, &block);
    CHECK(block.size_px == 20 && block.tight);
}

/* Accents on the capitals of a title's first line move it down, those of others don't. */
static void test_title_lead(struct arena *arena)
{
    static const struct text_step steps[] = {{FACE_BOLD, 100, 106, 5}, {FACE_BOLD, 50, 53, 5}};
    static const struct {
        const char *text;
        int first_baseline, size_px;
    } rows[] = {
        {"abcd", 70, 100},
        {"\u00FCb\u00E4", 70, 100},
        {"\u00C4bcd", 75, 100},
        {"\u0106bcd", 75, 100},
        {"\u00C7bcd", 70, 100},
        {"\u00DCbcd", 89, 100},
        {"\u017Babc", 89, 100},
        {"abcde \u00DCbcd\u00DCb", 70, 100},
        {"\u00C4bc \u00DCbcdefg", 75, 100},
    };
    struct text_block block;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].text);
        text_fit_steps(&fake_metrics, steps, 2, rows[i].text, "", 400, 300, arena, &block);
        CHECK_INT(block.size_px, rows[i].size_px);
        CHECK_INT(block.first_baseline, rows[i].first_baseline);
        CHECK_INT(block.height, block.first_baseline + 20 + (int)(block.line_count - 1) * 106);
    }
    check_row("it needs its room");
    text_fit_steps(&fake_metrics, steps, 2, "\u00DCbcd", "", 400, 109, arena, &block);
    CHECK_INT(block.size_px, 100);
    text_fit_steps(&fake_metrics, steps, 2, "\u00DCbcd", "", 400, 108, arena, &block);
    CHECK_INT(block.size_px, 50);
    text_fit_steps(&fake_metrics, steps, 2, "\u00DCbcd", "", 400, 50, arena, &block);
    CHECK(block.size_px == 50 && block.first_baseline == 35);
    check_row("");
}

/* Words are measured once, whatever the number of sizes. */
static void test_measures_once(struct arena *arena)
{
    double many[150];
    for (int i = 0; i < 150; i++)
        many[i] = 200 - i;
    unsigned calls = 0;
    struct text_metrics counting = {.user = &calls, .width = fake_width, .vertical = fake_vertical};
    struct text_block block;
    text_fit(&counting, FACE_BOLD, many, 150, "six words in a short title", 1200, 210, 1, arena, &block);
    CHECK_INT(block.size_px, 92);
    CHECK_INT(
        calls,
        11); /* six words, a blank, the line at the three sizes that are a little too large, and at its own */
    calls = 0;
    char novel[16000];
    for (size_t i = 0; i < sizeof novel - 1; i++)
        novel[i] = i % 5 == 4 ? ' ' : 'n';
    novel[sizeof novel - 1] = '\0';
    text_fit(&counting, FACE_BOLD, sizes, 4, novel, 200, 20, 2, arena, &block);
    CHECK(block.cut);
    CHECK(calls < 100); /* of 3200 words */
}

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    test_fit(&arena);
    test_widow(&arena);
    test_hyphens(&arena);
    test_steps(&arena);
    test_long(&arena);
    test_random(&arena);
    test_verified(&arena);
    test_reach(&arena);
    test_low_reach(&arena);
    test_title_reach(&arena);
    test_title_lead(&arena);
    test_measures_once(&arena);
    arena_finish(&arena);
    return check_done();
}

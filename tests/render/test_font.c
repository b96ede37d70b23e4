/*
 * Fonts: runs, widths and ink. On a machine without the fonts of toolchain/setup this is skipped.
 */
#include "check.h"

#include "render/font.h"

#define PROVES_EMOJI 1
#define PROVES_CJK 2
#define PROVES_SCRIPTS 4

static int width(struct font_set *fonts, enum font_face face, double size_px, const char *text)
{
    return font_text_width(fonts, face, size_px, text, strlen(text));
}

/* The lengths of the runs, with a letter for each font in order of its first use. */
static const char *runs_of(struct font_set *fonts, enum font_face face, const char *text)
{
    static char out[200];
    uint32_t seen[8];
    int seen_count = 0;
    size_t written = 0;
    out[0] = '\0';
    for (size_t offset = 0, length = strlen(text); offset < length;) {
        struct font_run run = font_first_run(fonts, face, text + offset, length - offset);
        CHECK(run.length > 0 && run.text == text + offset);
        int i = 0;
        while (i < seen_count && seen[i] != run.font)
            i++;
        if (i == seen_count && seen_count < 8)
            seen[seen_count++] = run.font;
        written +=
            (size_t)snprintf(out + written, sizeof out - written, "%c%u ", 'a' + i, (unsigned)run.length);
        offset += run.length;
    }
    return out;
}

static void test_runs(struct font_set *fonts, int proves)
{
    static const struct {
        const char *text, *expected;
        int needs;
    } rows[] = {
        {"Unified bootloader efforts", "a26 ", 0},
        {"Åse Çelik – Ľudovít", "a25 ", 0},
        {"Ελληνικά", "a16 ", 0},
        {"Привет", "a12 ", 0},
        {"e\xCC\x81", "a3 ", 0},
        {"e\xCC\x81q\xCC\x83 x", "a3 b3 a2 ", PROVES_SCRIPTS}, /* no letter of its own: accents are placed */
        {"z\xCC\xB5:", "a4 ", 0},
        {"e\xCC\xA3\xCC\x82 e\xCC\x81\xCC\xA3", "a6 b5 ", PROVES_SCRIPTS},
        {"日本語", "a9 ", PROVES_CJK},
        {"C言語 x", "a1 b6 a2 ", PROVES_CJK},
        {"한국어 제목", "a9 b1 a6 ", PROVES_CJK},
        {"🦀 x 🦀", "a4 b3 a4 ", PROVES_EMOJI},
        {"👩‍👩‍👧👍🏽🇦🇹", "a34 ", PROVES_EMOJI},
        {"1️⃣ 1", "a7 b2 ", PROVES_EMOJI},
        {"❤️", "a6 ", PROVES_EMOJI},
        {"שלום (ab)", "a8 b5 ", PROVES_SCRIPTS},
        {"مرحبا שלום", "a10 b1 c8 ", PROVES_SCRIPTS},
        {"हिन्दी ภาษา", "a18 b1 c12 ", PROVES_SCRIPTS},
        {"\xF4\x8F\xBF\xBF", "a4 ", 0}, /* no font has it: a box of the face's own */
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].needs & ~proves)
            continue;
        check_row(rows[i].text);
        CHECK_STR(runs_of(fonts, FACE_REGULAR, rows[i].text), rows[i].expected);
    }
    check_row("");
    CHECK_INT(font_first_run(fonts, FACE_BOLD, "\xF4\x8F\xBF\xBF", 4).font, FACE_BOLD);
}

/* A heap of marks is longer than what is set at once. */
static void test_long_runs(struct font_set *fonts)
{
    static char text[5002];
    for (size_t i = 1; i + 1 < sizeof text; i += 2)
        memcpy(text + i, "\xCC\x81", 2);
    text[0] = 'e';
    text[sizeof text - 1] = '\0';
    size_t offset = 0;
    while (offset < sizeof text - 1) {
        struct font_run run = font_first_run(fonts, FACE_REGULAR, text + offset, sizeof text - 1 - offset);
        if (!CHECK(run.length > 0 && run.length <= 1000))
            return;
        CHECK(((unsigned char)text[offset + run.length] & 0xC0) != 0x80);
        offset += run.length;
    }
    memset(text, 'm', sizeof text - 1);
    int long_width = width(fonts, FACE_REGULAR, 20, text),
        short_width = font_text_width(fonts, FACE_REGULAR, 20, text, 500);
    CHECK(long_width > short_width * 10 - 20 && long_width < short_width * 11);
}

static void test_widths(struct font_set *fonts)
{
    CHECK_INT(width(fonts, FACE_REGULAR, 40, ""), 0);
    for (enum font_face face = 0; face < FACE_COUNT; face++) {
        check_row(font_face_name(face));
        int design = width(fonts, face, FONT_DESIGN_PX, "Unified bootloader efforts");
        CHECK(design > FONT_DESIGN_PX * 10 && design < FONT_DESIGN_PX * 15);
        for (int size = 12; size < 300; size = size * 5 / 4) {
            int found = width(fonts, face, size, "Unified bootloader efforts");
            CHECK_INT(found, (design * size + FONT_DESIGN_PX - 1) / FONT_DESIGN_PX);
        }
        /* Pens, not ink: an overhang at the ends counts for nothing. */
        int twice = width(fonts, face, FONT_DESIGN_PX, "jj"), once = width(fonts, face, FONT_DESIGN_PX, "j");
        CHECK(twice >= 2 * once - 1 && twice <= 2 * once + 1);
        CHECK(width(fonts, face, FONT_DESIGN_PX, " ") > 30);
        CHECK(width(fonts, face, FONT_DESIGN_PX, "a ") > width(fonts, face, FONT_DESIGN_PX, "a"));
    }
    check_row("");
    CHECK(width(fonts, FACE_BOLD, 100, "weight") > width(fonts, FACE_REGULAR, 100, "weight"));
}

static void test_vertical(struct font_set *fonts)
{
    for (enum font_face face = 0; face < FACE_COUNT; face++) {
        int ascent, descent, cap;
        font_vertical(fonts, face, 100, &ascent, &descent, &cap);
        CHECK(ascent >= 90 && ascent <= 97);
        CHECK(descent >= 20 && descent <= 25);
        CHECK_INT(cap, 73);
    }
}

/* The ink of a run is where its width says, on its baseline; what is kept is what was drawn. */
static void test_ink(struct font_set *fonts, struct run_cache *cache)
{
    for (int size = 14; size < 220; size += 29) {
        char label[40];
        snprintf(label, sizeof label, "%d px", size);
        check_row(label);
        struct font_run run = font_first_run(fonts, FACE_DISPLAY_BOLD, "HE", 2);
        const struct run_image *image = font_run_image(fonts, cache, &run, size);
        if (!CHECK(image && image->pixels))
            continue;
        CHECK(!image->colored);
        /* Capitals stand on the baseline and are as high as font_vertical says. */
        int ascent, descent, cap;
        font_vertical(fonts, FACE_DISPLAY_BOLD, size, &ascent, &descent, &cap);
        CHECK_INT(image->top + image->height, 0);
        CHECK(-image->top >= cap - 1 - size / 200 && -image->top <= cap + 1);
        CHECK(image->left >= -1 && image->left < size / 4);
        int end = image->left + image->width, pen = font_scale(run.width, size);
        CHECK(end <= pen + 1 && end >= pen - size / 4);
        uint8_t darkest = 0;
        for (int i = 0; i < image->width * image->height; i++)
            darkest = image->pixels[i] > darkest ? image->pixels[i] : darkest;
        CHECK_INT(darkest, 255);
        CHECK(font_run_image(fonts, cache, &run, size) == image);

        /* Tails go below it, and accents on capitals stay above the line's box by little. */
        run = font_first_run(fonts, FACE_DISPLAY_BOLD, "Ếgj", strlen("Ếgj"));
        image = font_run_image(fonts, cache, &run, size);
        CHECK(image && image->top + image->height > size / 8 &&
              image->top + image->height <= descent + size / 8 + 1);
        CHECK(image && image->top < -cap && image->top >= -ascent - size / 8 - 1);
    }
    check_row("");
    struct font_run blank = font_first_run(fonts, FACE_REGULAR, "  ", 2);
    const struct run_image *none = font_run_image(fonts, cache, &blank, 20);
    CHECK(none && !none->pixels);
    struct font_run joiner = font_first_run(fonts, FACE_REGULAR, "\xE2\x80\x8D", 3);
    CHECK(font_run_image(fonts, cache, &joiner, 20) != NULL);
}

/* What was scaled from the design size is what is drawn, over a long line, in our face and in others. */
static void test_widths_are_drawn(struct font_set *fonts, struct run_cache *cache)
{
    static const char *const lines[] = {
        "Unified bootloader efforts in a line of many letters, so that what is off would add up",
        "日本語のとても長いタイトルがここに入りますので確認してください",
        "⊰⊱∩∗∘∙√∝∞∟∠∡∢∣∤∥⊰⊱∩∗∘∙√∝∞∟∠∡∢∣∤∥",
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        for (int size = 12; size < 200; size += 9) {
            char label[60];
            snprintf(label, sizeof label, "line %d at %d px", (int)i, size);
            check_row(label);
            struct font_run run = font_first_run(fonts, FACE_SEMIBOLD, lines[i], strlen(lines[i]));
            const struct run_image *image = font_run_image(fonts, cache, &run, size);
            int off = image->left + image->width - font_scale(run.width, size);
            CHECK(off <= 2 && off >= -2 - size / 8);
        }
    }
    check_row("");
}

/* Where signs are high, stacked or hang, it is known before how far; all ink of any size is within. */
/* At sizes between two pixels too, in every kind of font: what is drawn at a half is as wide as was measured,
 * and between the two whole sizes around it. */
static void test_sizes_between(struct font_set *fonts, struct run_cache *cache)
{
    static const char *const texts[] = {"Abstracting existing subsystems safely",
                                        "كيف تبني جامعة صغيرة سحابتها", "नमस्ते दुनिया नमस्ते दुनिया",
                                        "สวัสดีชาวโลกสวัสดีชาวโลก", "実時間性能の測定と改善"};
    static const enum font_face faces[] = {FACE_REGULAR, FACE_DISPLAY_BOLD, FACE_TIGHT_BOLD};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (size_t j = 0; j < sizeof faces / sizeof *faces; j++) {
            int widths[3];
            check_row(texts[i]);
            for (int half = 0; half < 3; half++) {
                double size = 30 + 0.5 * half;
                struct font_run run = font_first_run(fonts, faces[j], texts[i], strlen(texts[i]));
                const struct run_image *image = font_run_image(fonts, cache, &run, size);
                if (!CHECK(image && image->pixels))
                    return;
                widths[half] = image->width;
                int measured = font_scale(run.width, size),
                    slack = 6; /* side bearings; a blank before scripts */
                if (run.script)
                    measured -= image->left; /* the blank that leads it */
                CHECK(image->width >= measured - slack && image->width <= measured + slack);
            }
            CHECK(widths[0] <= widths[1] && widths[1] <= widths[2] && widths[0] < widths[2]);
        }
}

static void test_reach(struct font_set *fonts, struct run_cache *cache)
{
    static const struct {
        const char *text;
        bool above, below; /* more than a line has room for */
    } rows[] = {
        {"Égj Ľ", false, false},
        {"Ǻ", true, false},
        {"日本語。한국어", false, false},
        {"🦀", false, false},
        {"שָׁלוֹם", false, false},
        {"हिन्दी में", false, false},
        {"الشاشات", false, false},
        {"لِّلَّهُ", true, false},
        {"ที่ป้าย", true, false},
        {"ฏุ", false, true},
        {"ស្ត្រី", false, true},
        {"ကြို့", true, true},
        {"ಸ್ತ್ರೀ", false, true},
        {"e\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81", true, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].text);
        size_t length = strlen(rows[i].text);
        int above, below, ascent, descent, cap;
        font_text_reach(fonts, FACE_BOLD, 200, rows[i].text, length, &above, &below);
        font_vertical(fonts, FACE_BOLD, 200, &ascent, &descent, &cap);
        CHECK(above <= 400 && below <= 200);
        CHECK(rows[i].above == (above > ascent));
        CHECK(rows[i].below == (below > descent));
        for (int size = 14; size < 220; size += 29) {
            font_text_reach(fonts, FACE_BOLD, size, rows[i].text, length, &above, &below);
            font_vertical(fonts, FACE_BOLD, size, &ascent, &descent, &cap);
            above = above > ascent ? above : ascent;
            below = below > descent ? below : descent;
            for (size_t offset = 0; offset < length;) {
                struct font_run run =
                    font_first_run(fonts, FACE_BOLD, rows[i].text + offset, length - offset);
                const struct run_image *image = font_run_image(fonts, cache, &run, size);
                CHECK(image && -image->top <= above + 1 + size / 8);
                CHECK(image && image->top + image->height <= below + 1 + size / 8);
                if (rows[i].above || rows[i].below) /* then it was measured */
                    CHECK(image && -image->top <= above + 2 && image->top + image->height <= below + 2);
                offset += run.length;
            }
        }
    }
    check_row("a text that ends with its memory");
    char *exact = malloc(4);
    memcpy(exact, "Rust", 4);
    int none_above, none_below;
    font_text_reach(fonts, FACE_BOLD, 40, exact, 4, &none_above, &none_below);
    CHECK(none_above == 0 && none_below == 0);
    CHECK_INT(font_text_width(fonts, FACE_BOLD, 40, exact, 4),
              font_text_width(fonts, FACE_BOLD, 40, "Rust", 4));
    free(exact);
    check_row("a heap of marks reaches two ems up and one down at the most");
    static const char up[] = "E\xCC\x82\xCC\x82\xCC\x82\xCC\x82\xCC\x82\xCC\x82",
                      down[] = "g\xCC\xB1\xCC\xB1\xCC\xB1\xCC\xB1\xCC\xB1\xCC\xB1";
    for (int size = 14; size < 220; size += 29) {
        int above, below;
        font_text_reach(fonts, FACE_BOLD, size, up, sizeof up - 1, &above, &below);
        CHECK(above > size && above <= 2 * size);
        font_text_reach(fonts, FACE_BOLD, size, down, sizeof down - 1, &above, &below);
        CHECK_INT(below, size);
    }
    check_row("");
}

static void test_emoji(struct font_set *fonts, struct run_cache *cache)
{
    static const char *const emoji[] = {"🦀", "👩‍🚀", "🇦🇹", "1️⃣", "👍🏽"};
    for (size_t i = 0; i < sizeof emoji / sizeof emoji[0]; i++) {
        check_row(emoji[i]);
        struct font_run run = font_first_run(fonts, FACE_BOLD, emoji[i], strlen(emoji[i]));
        CHECK_INT(run.length, strlen(emoji[i]));
        const struct run_image *image = font_run_image(fonts, cache, &run, 58);
        if (!CHECK(image && image->pixels))
            continue;
        CHECK(image->colored);
        CHECK_INT(image->width, 68); /* half of the pictures' size: one picture, not three */
        CHECK_INT(image->height, 64);
        CHECK_INT(font_scale(run.width, 58), 68);
        unsigned colors = 0, unmultiplied = 0;
        for (int j = 0; j < image->width * image->height; j++) {
            const uint8_t *pixel = image->pixels + j * 4;
            colors += pixel[0] != pixel[1] && pixel[3] == 255;
            unmultiplied += pixel[0] > pixel[3] || pixel[1] > pixel[3] || pixel[2] > pixel[3];
        }
        CHECK(colors > 20);
        CHECK_INT(unmultiplied, 0);
        /* Nothing at the left and right edges but its own. */
        CHECK_INT(image->pixels[(image->width - 1) * 4 + 3], 0);
    }
    check_row("");
}

/* The ink of a text of one run in one direction, in a copy, without empty columns at its ends. */
struct ink {
    int width, height, top, gaps; /* gaps: between columns of ink */
    uint8_t pixels[400 * 200];
};

static bool column_is_empty(const struct run_image *image, int x)
{
    for (int y = 0; y < image->height; y++)
        if (image->pixels[y * image->width + x])
            return false;
    return true;
}

static void draw_ink(struct font_set *fonts, struct run_cache *cache, const char *text, bool right_to_left,
                     struct ink *ret)
{
    memset(ret, 0, sizeof *ret);
    struct font_run run = font_first_run(fonts, FACE_REGULAR, text, strlen(text));
    CHECK_INT(run.length, strlen(text));
    run.right_to_left = right_to_left;
    const struct run_image *image = font_run_image(fonts, cache, &run, 60);
    if (!CHECK(image && image->pixels && image->width <= 400 && image->height <= 200))
        return;
    int first = 0, end = image->width;
    while (first < end && column_is_empty(image, first))
        first++;
    while (end > first && column_is_empty(image, end - 1))
        end--;
    ret->width = end - first;
    ret->height = image->height;
    ret->top = image->top;
    for (int x = first; x < end; x++)
        ret->gaps += !column_is_empty(image, x) && x + 1 < end && column_is_empty(image, x + 1);
    for (int y = 0; y < image->height; y++)
        memcpy(ret->pixels + y * ret->width, image->pixels + y * image->width + first, (size_t)ret->width);
    int pen = font_scale(run.width, 60);
    CHECK(image->left + first >= -8 && image->left + end <= pen + 8);
}

static void check_same_ink(struct font_set *fonts, struct run_cache *cache, const char *a, bool a_turned,
                           const char *b, bool b_turned, bool expected)
{
    static struct ink ink_a, ink_b;
    check_row(a);
    draw_ink(fonts, cache, a, a_turned, &ink_a);
    draw_ink(fonts, cache, b, b_turned, &ink_b);
    bool same = ink_a.width == ink_b.width && ink_a.height == ink_b.height && ink_a.top == ink_b.top &&
                memcmp(ink_a.pixels, ink_b.pixels, (size_t)(ink_a.width * ink_a.height)) == 0;
    CHECK(same == expected);
    check_row("");
}

static int gaps_of(struct font_set *fonts, struct run_cache *cache, const char *text)
{
    static struct ink ink;
    draw_ink(fonts, cache, text, true, &ink);
    return ink.gaps;
}

/* What can be known of a font's shaping without its glyphs' numbers. */
static void test_shaping(struct font_set *fonts, struct run_cache *cache)
{
    /* Brackets are mirrored, and neutral signs turn their order. */
    check_same_ink(fonts, cache, "(", true, ")", false, true);
    check_same_ink(fonts, cache, "(", false, ")", false, false);
    check_same_ink(fonts, cache, "[(", true, ")]", false, true);
    check_same_ink(fonts, cache, "- !", true, "! -", false, true);
    /* Hebrew stands in its order. */
    check_same_ink(fonts, cache, "אבגד", true, "דגבא", false, true);
    check_same_ink(fonts, cache, "אבגד", true, "אבגד", false, false);
    /* Letters of Arabic join, but not across a non-joiner. */
    CHECK_INT(gaps_of(fonts, cache, "بب"), 0);
    CHECK_INT(gaps_of(fonts, cache, "ب\xE2\x80\x8Cب"), 1);
    CHECK(width(fonts, FACE_REGULAR, 200, "سلام") <
          width(fonts, FACE_REGULAR, 200, "س") + width(fonts, FACE_REGULAR, 200, "ل") +
              width(fonts, FACE_REGULAR, 200, "ا") + width(fonts, FACE_REGULAR, 200, "م") - 20);
    /* A conjunct of Devanagari is one sign; a short i stands before its consonant. */
    CHECK(width(fonts, FACE_REGULAR, 200, "क्ष") <
          width(fonts, FACE_REGULAR, 200, "क") + width(fonts, FACE_REGULAR, 200, "ष") - 20);
    check_same_ink(fonts, cache, "क्ष", false, "क्\xE2\x80\x8Cष", false, false);
    /* Vowels and tones of Thai take no room; Hangul written apart is put together. */
    CHECK_INT(width(fonts, FACE_REGULAR, 200, "ที่"), width(fonts, FACE_REGULAR, 200, "ท"));
    check_same_ink(fonts, cache, "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", false, "한", false, true);
}

/* The same text told to be of another script, as a box is in the proof of a letter, is another picture. */
static void test_script_counts(struct font_set *fonts, struct run_cache *cache)
{
    check_row("script");
    struct font_run shaped = font_first_run(fonts, FACE_BOLD, "\u0644\u0627", 4), apart = shaped;
    apart.script = NULL; /* letters that are not joined */
    const struct run_image *image = font_run_image(fonts, cache, &shaped, 40);
    if (!CHECK(shaped.script && image && image->pixels))
        return;
    int joined = image->width;
    image = font_run_image(fonts, cache, &apart, 40);
    CHECK(image && image->width > joined);
    image = font_run_image(fonts, cache, &shaped, 40);
    CHECK(image && image->width == joined);
    check_row("");
}

static void test_warm(struct font_set *fonts, struct run_cache *cache)
{
    struct font_run run = font_first_run(fonts, FACE_MEDIUM, "kept", 4);
    font_run_image(fonts, cache, &run, 31);
    width(fonts, FACE_MEDIUM, 12, "kept");
    struct font_counts before = font_set_counts(fonts);
    for (int i = 0; i < 5; i++) {
        run = font_first_run(fonts, FACE_MEDIUM, "kept", 4);
        font_run_image(fonts, cache, &run, 31);
        width(fonts, FACE_MEDIUM, 77, "kept");
    }
    struct font_counts after = font_set_counts(fonts);
    CHECK_INT(after.widths_measured, before.widths_measured);
    CHECK_INT(after.texts_split, before.texts_split);
    CHECK_INT(after.runs_shaped, before.runs_shaped);
    CHECK_INT(after.runs_cached, before.runs_cached + 5);
}

static void test_missing(struct font_set *fonts)
{
    uint32_t missing[2];
    check_row("missing");
    CHECK_INT(font_missing(fonts, FACE_BOLD, "Prüfung", 8, missing, 2), 0);
    /* Private use, twice one: no font's. */
    const char *own = "A\xF4\x8F\xBF\xB0"
                      "b\xF4\x8F\xBF\xB1\xF4\x8F\xBF\xB0\xF4\x8F\xBF\xB2";
    CHECK_INT(font_missing(fonts, FACE_BOLD, own, strlen(own), missing, 2), 2);
    CHECK_INT(missing[0], 0x10FFF0);
    CHECK_INT(missing[1], 0x10FFF1);
    check_row("files");
    CHECK(font_set_file(fonts, 0) != NULL);
    CHECK(strstr(font_set_file(fonts, 0), "/") != NULL);
    CHECK(font_set_file(fonts, 1000) == NULL);
}

/* A family that lacks Latin, before one that has it: each character from the first that has it. */
static void test_families(void)
{
    struct theme theme = *theme_night();
    struct err err = {0};
    theme.families[THEME_TEXT][0] = "No Such Family";
    theme.families[THEME_TEXT][1] = "Noto Sans Arabic";
    theme.families[THEME_TEXT][2] = "Noto Sans Hebrew";
    struct font_set *fonts = font_set_create(&theme, &err);
    if (!CHECK(fonts))
        return;
    check_row("families");
    CHECK_STR(font_set_family(fonts, THEME_TEXT), "Noto Sans Arabic");
    CHECK_STR(font_set_family(fonts, THEME_DISPLAY), "Inter Display");
    CHECK(font_set_suits(fonts, &theme) && !font_set_suits(fonts, theme_night()));
    theme.families[THEME_TEXT][1] = "forgotten"; /* the names are the font set's own */
    CHECK(!font_set_suits(fonts, &theme));
    CHECK_INT(font_first_run(fonts, FACE_BOLD, "ب", 2).font, FACE_BOLD);
    struct font_run hebrew = font_first_run(fonts, FACE_BOLD, "א", 2),
                    latin = font_first_run(fonts, FACE_BOLD, "abc", 3);
    CHECK(hebrew.font != FACE_BOLD && latin.font != FACE_BOLD && latin.font != hebrew.font);
    CHECK_INT(latin.length, 3);
    uint32_t missing;
    CHECK_INT(font_missing(fonts, FACE_BOLD, "ab א", 5, &missing, 1), 0);
    check_row("its own measures");
    int ascent, descent, cap;
    font_vertical(fonts, FACE_BOLD, 100, &ascent, &descent, &cap);
    CHECK(ascent >= cap && ascent <= 100 && descent >= 16 && descent <= 27 && cap >= 50);
    font_vertical(fonts, FACE_DISPLAY_BOLD, 100, &ascent, &descent, &cap);
    CHECK_INT(cap, 73);
    font_set_destroy(fonts);
    check_row("");
}

int main(void)
{
    struct err err = {0};
    struct font_set *fonts = font_set_create(theme_night(), &err);
    if (!fonts) {
        printf("%s\n", err.text);
        return CHECK_SKIPPED;
    }
    struct run_cache *cache = run_cache_create(1024 * 1024);
    int proves = (font_first_run(fonts, FACE_REGULAR, "🦀", 4).font != FACE_REGULAR ? PROVES_EMOJI : 0) |
                 (font_first_run(fonts, FACE_REGULAR, "語", 3).font != FACE_REGULAR ? PROVES_CJK : 0) |
                 (font_first_run(fonts, FACE_REGULAR, "क", 3).font != FACE_REGULAR ? PROVES_SCRIPTS : 0);
    test_runs(fonts, proves);
    test_long_runs(fonts);
    test_widths(fonts);
    test_vertical(fonts);
    test_missing(fonts);
    if (proves & PROVES_SCRIPTS)
        test_families();
    test_ink(fonts, cache);
    test_widths_are_drawn(fonts, cache);
    if (proves & PROVES_EMOJI)
        test_emoji(fonts, cache);
    if ((proves & PROVES_SCRIPTS) && (proves & PROVES_CJK)) {
        test_shaping(fonts, cache);
        test_script_counts(fonts, cache);
        test_reach(fonts, cache);
        test_sizes_between(fonts, cache);
    }
    test_warm(fonts, cache);
    run_cache_destroy(cache);
    font_set_destroy(fonts);
    font_set_destroy(NULL);
    int failed = check_done();
    bool all = proves == (PROVES_EMOJI | PROVES_CJK | PROVES_SCRIPTS);
    if (!all)
        printf("fonts-noto-core, fonts-noto-cjk or fonts-noto-color-emoji is not installed\n");
    return failed ? failed : all ? 0 : CHECK_SKIPPED;
}

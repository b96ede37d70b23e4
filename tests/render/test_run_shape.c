/*
 * What SDL_ttf says of runs, and that it shapes them right: known texts are held against known sequences of
 * glyphs, from HarfBuzz alone, and our picture of them against these glyphs drawn one by one with FreeType.
 * Skipped where toolchain/setup's fonts are missing. The glyphs' names are those of Debian 12's fonts.
 */
#include "check.h"

#include <hb-ft.h>
#include <hb.h>

#include "render/run_shape.h"
#include "render/script.h"

#define INTER "/usr/share/fonts/opentype/inter/Inter-Regular.otf"
#define DEVANAGARI "/usr/share/fonts/truetype/noto/NotoSansDevanagari-Regular.ttf"

static struct font_run run_of(const char *text)
{
    return (struct font_run){.text = text, .length = (uint32_t)strlen(text), .script = script_of(0x915)};
}

static void test_widths(TTF_Font *inter, TTF_Font *devanagari)
{
    int blank = 0;
    struct font_run latin = {.text = "jj", .length = 2};
    int twice = run_shape_width(inter, &latin, &blank);
    CHECK(blank > 20 && blank < 40);
    latin.length = 1;
    int once = run_shape_width(inter, &latin, &blank);
    CHECK(twice >= 2 * once - 1 && twice <= 2 * once + 1); /* its tail is left of the pen */
    check_row("led by a blank that does not count");
    TTF_SetFontScriptName(devanagari, "Deva");
    blank = 0;
    struct font_run ka = run_of("क"), kaka = run_of("कक");
    once = run_shape_width(devanagari, &ka, &blank);
    twice = run_shape_width(devanagari, &kaka, &blank);
    CHECK(once > 50 && twice >= 2 * once - 1 && twice <= 2 * once + 1);
    check_row("");
}

static void test_draw(TTF_Font *inter, TTF_Font *devanagari)
{
    struct font_run latin = {.text = "HHxx", .length = 2}, ka = run_of("क");
    SDL_Surface *surface = run_shape_draw(inter, &latin, false);
    int blank = 0, width = run_shape_width(inter, &latin, &blank);
    if (CHECK(surface != NULL)) {
        CHECK_INT(surface->format->BytesPerPixel, 1);
        CHECK(surface->w > width - 20 && surface->w <= width + 1);
    }
    SDL_FreeSurface(surface);
    blank = 0;
    width = run_shape_width(devanagari, &ka, &blank);
    surface = run_shape_draw(devanagari, &ka, false);
    CHECK(surface && surface->w > width + blank - 10);
    SDL_FreeSurface(surface);
    latin.length = 0;
    surface = run_shape_draw(inter, &latin, false);
    CHECK(surface == NULL);
}

/* ---- known sequences ---- */

#define PX 64
#define CANVAS_WIDTH 900
#define CANVAS_HEIGHT 200
#define PEN_X 60
#define BASELINE 110

/* A run's ink, its pen at PEN_X on the baseline. */
struct canvas {
    uint8_t ink[CANVAS_HEIGHT][CANVAS_WIDTH];
    int top, bottom; /* rows that have any */
};

static void put(struct canvas *canvas, int x, int y, int ink)
{
    if (x < 0 || y < 0 || x >= CANVAS_WIDTH || y >= CANVAS_HEIGHT || ink == 0)
        return;
    int sum = canvas->ink[y][x] + ink;
    canvas->ink[y][x] = (uint8_t)(sum < 255 ? sum : 255);
    canvas->top = y < canvas->top ? y : canvas->top;
    canvas->bottom = y + 1 > canvas->bottom ? y + 1 : canvas->bottom;
}

struct known {
    const char *label, *file, *tag, *text;
    bool right_to_left;
    const char *glyphs; /* from the left */
};

#define NOTO "/usr/share/fonts/truetype/noto/NotoSans"
#define CJK "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
#define INTER_FILE "/usr/share/fonts/opentype/inter/Inter-Regular.otf"

static const struct known knowns[] = {
    {"letters of Arabic join, lam and alef are one", NOTO "Arabic-Regular.ttf", "Arab", "سلام", true,
     "uni0645 uniFEFC uniFEB3"},
    {"lam and alef alone", NOTO "Arabic-Regular.ttf", "Arab", "لا", true, "uniFEFB"},
    {"Arabic with points", NOTO "Arabic-Regular.ttf", "Arab", "مُحَمَّد", true,
     "uniFEAA uniFC60 uniFEE4 uni064E uniFEA4 uni064F uniFEE3"},
    {"a non-joiner keeps them apart", NOTO "Arabic-Regular.ttf", "Arab", "ب\xE2\x80\x8Cب", true,
     "uni0628 space uni0628"},
    {"Hebrew with points", NOTO "Hebrew-Regular.ttf", "Hebr", "שָׁלוֹם", true,
     "uni05DD uni05B9 uni05D5 uni05DC uni05B8 uni05C1 uni05E9"},
    {"short i before its consonant, half na", NOTO "Devanagari-Regular.ttf", "Deva", "हिन्दी", false,
     "ivowelsign03deva hadeva naprehalfdeva dadeva iivowelsign1deva"},
    {"conjuncts", NOTO "Devanagari-Regular.ttf", "Deva", "क्षत्रिय", false,
     "kassadeva ivowelsign03deva taradeva yadeva"},
    {"ra goes on top, i to the front", NOTO "Devanagari-Regular.ttf", "Deva", "र्कि", false,
     "ivowelsignreph03deva kadeva dummymarkdeva"},
    {"Bengali", NOTO "Bengali-Regular.ttf", "Beng", "ক্ষি", false, "ivowelsign1beng kassabeng"},
    {"a vowel of Tamil around its consonant", NOTO "Tamil-Regular.ttf", "Taml", "தொ", false,
     "evowelsigntamil tatamil aavowelsigntamil"},
    {"tones of Thai make way", NOTO "Thai-Regular.ttf", "Thai", "ปี่กุ้น้ำ", false,
     "uni0E1B uni0E35.narrow uni0E48.small uni0E01 uni0E38 uni0E49 uni0E19 uni0E4D uni0E49.small uni0E32"},
    {"Khmer: ra to the front, a consonant below", NOTO "Khmer-Regular.ttf", "Khmr", "ស្ត្រី", false,
     "uni17D2179A uni179F uni17D2178F uni17B8"},
    {"Myanmar: medial ra to the front", NOTO "Myanmar-Regular.ttf", "Mymr", "မြန်မာ", false,
     "medial_ra ma na asat ma _aa"},
    {"accents that make no letter", NOTO "-Regular.ttf", NULL, "q\xCC\x83", false, "q tildecomb"},
    {"accents on accents", NOTO "-Regular.ttf", NULL, "e\xCC\x81\xCC\x81\xCC\xA3", false,
     "uni1EB9 acutecomb acutecomb"},
    {"past the font's height above and below", NOTO "-Regular.ttf", NULL,
     "a\xCC\x81\xCC\x81\xCC\x81\xCC\xA3\xCC\xA3\xCC\xA3", false,
     "uni1EA1 dotbelowcomb dotbelowcomb acutecomb acutecomb acutecomb"},
    {"an accent that does", INTER_FILE, NULL, "e\xCC\x81", false, "uni00E9"},
};

/* Shapes with HarfBuzz alone; gives the glyphs' names, and draws them if there is a canvas. */
static const char *shape(FT_Face face, const struct known *known, struct canvas *canvas)
{
    static char names[400];
    size_t length = 0;
    FT_Set_Char_Size(face, 0, PX * 64, 72, 72);
    hb_font_t *font = hb_ft_font_create(face, NULL);
    hb_ft_font_set_load_flags(font, FT_LOAD_TARGET_LIGHT);
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, known->text, -1, 0, -1);
    hb_buffer_set_direction(buffer, known->right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, hb_script_from_string(known->tag ? known->tag : "Zzzz", -1));
    hb_shape(font, buffer, NULL, 0);
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, NULL);
    /* Ours are led by a blank, whose width has a fraction of a pixel. */
    hb_codepoint_t blank = 0;
    hb_font_get_nominal_glyph(font, ' ', &blank);
    int pen = known->tag ? hb_font_get_glyph_h_advance(font, blank) & 63 : 0;
    names[0] = '\0';
    for (unsigned i = 0; i < count; i++) {
        char name[64];
        hb_font_get_glyph_name(font, infos[i].codepoint, name, sizeof name);
        length += (size_t)snprintf(names + length, sizeof names - length, "%s%s", i ? " " : "", name);
        if (FT_Load_Glyph(face, infos[i].codepoint, FT_LOAD_TARGET_LIGHT | FT_LOAD_RENDER) != 0)
            continue;
        const FT_Bitmap *bitmap = &face->glyph->bitmap;
        int x = PEN_X + ((pen + positions[i].x_offset) >> 6) + face->glyph->bitmap_left;
        int y = BASELINE + (-positions[i].y_offset >> 6) - face->glyph->bitmap_top;
        for (unsigned row = 0; row < bitmap->rows; row++)
            for (unsigned column = 0; column < bitmap->width; column++)
                put(canvas, x + (int)column, y + (int)row,
                    bitmap->buffer[(int)row * bitmap->pitch + (int)column]);
        pen += positions[i].x_advance;
    }
    hb_buffer_destroy(buffer);
    hb_font_destroy(font);
    return names;
}

static void draw_ours(struct font_set *fonts, struct run_cache *cache, const char *text, bool right_to_left,
                      struct canvas *canvas)
{
    struct font_run run = font_first_run(fonts, FACE_REGULAR, text, strlen(text));
    CHECK_INT(run.length, strlen(text));
    run.right_to_left = right_to_left;
    const struct run_image *image = font_run_image(fonts, cache, &run, PX);
    for (int y = 0; image && y < image->height; y++)
        for (int x = 0; x < image->width; x++)
            put(canvas, PEN_X + image->left + x, BASELINE + image->top + y,
                image->pixels[y * image->width + x]);
}

/* How much of the ink is not in both, in percent of it, at the shift to a side (a pixel or two: where the pen
 * begins is rounded) at which that is least. */
static int difference(const struct canvas *a, const struct canvas *b)
{
    int64_t least = INT64_MAX, ink = 0;
    for (int shift = -2; shift <= 2; shift++) {
        int64_t sum = 0;
        ink = 1;
        for (int y = 0; y < CANVAS_HEIGHT; y++)
            for (int x = 2; x < CANVAS_WIDTH - 2; x++) {
                int left = a->ink[y][x], right = b->ink[y][x + shift];
                sum += left > right ? left - right : right - left;
                ink += left + right;
            }
        least = sum < least ? sum : least;
    }
    return (int)(least * 100 / ink);
}

/* False if a font is missing. */
static bool test_known(void)
{
    static struct canvas ours, theirs, wrong;
    struct font_set *fonts = font_set_create(theme_night(), NULL);
    struct run_cache *cache = run_cache_create(1024 * 1024);
    FT_Library library;
    bool all = fonts && FT_Init_FreeType(&library) == 0;
    for (size_t i = 0; all && i < sizeof knowns / sizeof knowns[0]; i++) {
        const struct known *known = &knowns[i];
        FT_Face face;
        if (FT_New_Face(library, known->file, 0, &face) != 0) {
            printf("%s is missing\n", known->file);
            all = false;
            break;
        }
        check_row(known->label);
        ours = theirs = wrong = (struct canvas){.top = CANVAS_HEIGHT};
        CHECK_STR(shape(face, known, &theirs), known->glyphs);
        draw_ours(fonts, cache, known->text, known->right_to_left, &ours);
        CHECK(ours.bottom > ours.top);
        int found = difference(&ours, &theirs);
        if (!CHECK(found <= 1))
            printf("%d %% of the ink differs\n", found);
        CHECK(abs(ours.top - theirs.top) <= 1 && abs(ours.bottom - theirs.bottom) <= 1);
        const char *last = strrchr(known->glyphs, ' '); /* turned around, it is seen */
        if (known->right_to_left && last && strncmp(known->glyphs, last + 1, strlen(last + 1)) != 0) {
            draw_ours(fonts, cache, known->text, false, &wrong);
            CHECK(difference(&wrong, &theirs) > 20);
        }
        FT_Done_Face(face);
    }
    check_row("");
    if (fonts)
        FT_Done_FreeType(library);
    run_cache_destroy(cache);
    font_set_destroy(fonts);
    return all;
}

/* Families, skin tones, flags and keycaps are one glyph each, and their picture is the font's own, at its own
 * size. */
static bool test_emoji(void)
{
    static const char *const emoji[] = {"👨‍👩‍👧‍👦",
                                        "👩🏽‍🚀",
                                        "🏳️‍🌈",
                                        "🇦🇹",
                                        "👍🏿",
                                        "1️⃣",
                                        "❤️"};
    struct font_set *fonts = font_set_create(theme_night(), NULL);
    struct run_cache *cache = run_cache_create(1024 * 1024);
    FT_Library library;
    FT_Face face;
    bool here = fonts && FT_Init_FreeType(&library) == 0 &&
                FT_New_Face(library, "/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf", 0, &face) == 0 &&
                FT_Select_Size(face, 0) == 0;
    for (size_t i = 0; here && i < sizeof emoji / sizeof emoji[0]; i++) {
        check_row(emoji[i]);
        hb_font_t *font = hb_ft_font_create(face, NULL);
        hb_buffer_t *buffer = hb_buffer_create();
        hb_buffer_add_utf8(buffer, emoji[i], -1, 0, -1);
        hb_buffer_guess_segment_properties(buffer);
        hb_shape(font, buffer, NULL, 0);
        unsigned count, unequal = 0, seen = 0;
        const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
        struct font_run run = font_first_run(fonts, FACE_BOLD, emoji[i], strlen(emoji[i]));
        CHECK_INT(run.length, strlen(emoji[i]));
        const struct run_image *image = font_run_image(fonts, cache, &run, 116);
        if (CHECK_INT(count, 1) && CHECK(image && image->colored) &&
            CHECK_INT(FT_Load_Glyph(face, infos[0].codepoint, FT_LOAD_COLOR | FT_LOAD_RENDER), 0)) {
            const FT_Bitmap *bitmap = &face->glyph->bitmap;
            CHECK_INT(image->width, bitmap->width);
            CHECK_INT(image->height, bitmap->rows);
            for (int j = 0; j < image->width * image->height; j++) {
                const uint8_t *own = image->pixels + j * 4;
                const uint8_t *its =
                    bitmap->buffer + (j / image->width) * bitmap->pitch + j % image->width * 4;
                seen += its[3] == 255;
                unequal += its[3] == 255 && (own[0] != its[2] || own[1] != its[1] || own[2] != its[0]);
            }
            CHECK(seen > 1000);
            CHECK_INT(unequal, 0);
        }
        hb_buffer_destroy(buffer);
        hb_font_destroy(font);
    }
    check_row("");
    if (here) {
        FT_Done_Face(face);
        FT_Done_FreeType(library);
    }
    run_cache_destroy(cache);
    font_set_destroy(fonts);
    return here;
}

int main(void)
{
    TTF_Init();
    TTF_Font *inter = TTF_OpenFont(INTER, 100), *devanagari = TTF_OpenFont(DEVANAGARI, 100);
    bool there = inter && devanagari;
    if (there) {
        test_widths(inter, devanagari);
        test_draw(inter, devanagari);
        there = test_known() && test_emoji();
    } else {
        printf("fonts-inter or fonts-noto-core is not installed\n");
    }
    if (inter)
        TTF_CloseFont(inter);
    if (devanagari)
        TTF_CloseFont(devanagari);
    TTF_Quit();
    int result = check_done();
    return result == 0 && !there ? CHECK_SKIPPED : result;
}

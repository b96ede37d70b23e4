/*
 * Which file holds a font. On a machine without the fonts of toolchain/setup this is skipped.
 */
#include "check.h"

#include "render/font_file.h"

/* The first family that is installed, whatever its place; then those after it; at last nownext's own. */
static void test_families(struct font_finder *finder)
{
    struct theme theme = *theme_night();
    struct font_file file;
    unsigned number;
    theme.families[THEME_TEXT][0] = "No Such Family";
    check_row("none is installed");
    CHECK(font_file_find_face(finder, &theme, FACE_BOLD, 0, &number, &file, NULL));
    CHECK_INT(number, THEME_MOST_FAMILIES);
    CHECK_STR(font_file_family(&theme, THEME_TEXT, number), "Inter");
    CHECK(strstr(file.path, "Inter-Bold") != NULL);
    check_row("Inter as a fallback");
    theme.families[THEME_TEXT][1] = "inter";
    CHECK(font_file_find_face(finder, &theme, FACE_BOLD, 0, &number, &file, NULL));
    CHECK_INT(number, 1);
    CHECK(font_file_is_own(THEME_TEXT, "inter") && !font_file_is_own(THEME_DISPLAY, "Inter"));
    CHECK(!font_file_find_face(finder, &theme, FACE_BOLD, 2, &number, &file, NULL));
    check_row("another family");
    theme.families[THEME_TEXT][1] = "Noto Sans Arabic";
    if (!font_file_find_face(finder, &theme, FACE_BOLD, 0, &number, &file, NULL) || number != 1) {
        printf("Noto Sans Arabic is not installed\n");
        return;
    }
    CHECK(strstr(file.path, "NotoSansArabic-Bold") != NULL);
    CHECK(font_file_find_face(finder, &theme, FACE_REGULAR, 0, &number, &file, NULL));
    CHECK(strstr(file.path, "NotoSansArabic-Regular") != NULL);
    CHECK(font_file_find_face(finder, &theme, FACE_DISPLAY_BOLD, 0, &number, &file, NULL));
    CHECK(strstr(file.path, "InterDisplay-Bold") != NULL);
    CHECK(font_file_find_face(finder, &theme, FACE_BOLD, 2, &number, &file, NULL));
    CHECK_INT(number, THEME_MOST_FAMILIES);
    check_row("");
}

int main(void)
{
    struct font_finder finder = {0};
    struct font_file file;
    struct err err = {0};
    const struct theme *night = theme_night();
    unsigned number;
    if (!font_file_find_face(&finder, night, FACE_REGULAR, 0, &number, &file, &err)) {
        CHECK(strstr(err.text, "fonts-inter") != NULL);
        /* A font that is there and is not found is a fault, and no reason to skip. */
        FILE *there = fopen("/usr/share/fonts/opentype/inter/Inter-Regular.otf", "rb");
        CHECK(there == NULL);
        if (there)
            fclose(there);
        printf("%s\n", err.text);
        font_finder_finish(&finder);
        return check_failures ? 1 : CHECK_SKIPPED;
    }
    static const char *const names[FACE_COUNT] = {
        "Inter-Regular",          "Inter-Medium",        "Inter-SemiBold",        "Inter-Bold",
        "InterDisplay-Regular",   "InterDisplay-Medium", "InterDisplay-SemiBold", "InterDisplay-Bold",
        "InterDisplay-ExtraBold", "InterDisplay-Medium", "InterDisplay-SemiBold", "InterDisplay-Bold",
        "InterDisplay-ExtraBold"};
    for (enum font_face face = 0; face < FACE_COUNT; face++) {
        check_row(names[face]);
        CHECK(font_file_find_face(&finder, night, face, 0, &number, &file, NULL));
        CHECK(strstr(file.path, names[face]) != NULL);
        CHECK_INT(number, 0);
        /* After its own there is nothing of the theme's. */
        CHECK(!font_file_find_face(&finder, night, face, 1, &number, &file, NULL));
    }
    check_row("how heavy");
    CHECK_INT(font_file_weight(FACE_REGULAR), 400);
    CHECK_INT(font_file_weight(FACE_DISPLAY_BOLD), 700);
    CHECK_INT(font_file_weight(FACE_DISPLAY_HEAVY), 800);
    for (enum font_face face = 0; face < FACE_COUNT; face++)
        CHECK_INT(font_file_weight(face), font_file_weight(font_face_untracked(face)));
    check_row("");
    CHECK(!finder.config); /* all of that without fontconfig */

    bool complete = font_file_find_emoji(&finder, &file) && strstr(file.path, "NotoColorEmoji") &&
                    font_file_find_character(&finder, 0x65E5, false, HAN_ANY, &file) &&
                    strstr(file.path, "CJK-Regular");
    if (complete) {
        CHECK(font_file_find_character(&finder, 0xD55C, true, HAN_ANY, &file) &&
              strstr(file.path, "CJK-Bold"));
        static const long indexes[HAN_COUNT] = {0, 0, 1, 2, 3};
        for (enum han han = HAN_ANY; han < HAN_COUNT; han++) {
            CHECK(font_file_find_character(&finder, 0x76F4, false, han, &file));
            CHECK_INT(file.index, indexes[han]);
        }
        CHECK(!finder.config);
    }

    if (font_file_find_character(&finder, 0x0628, true, HAN_ANY, &file) &&
        strstr(file.path, "NotoSansArabic")) {
        CHECK(strstr(file.path, "NotoSansArabic-Bold") != NULL);
        CHECK(font_file_find_character(&finder, 0x0915, false, HAN_ANY, &file) &&
              strstr(file.path, "NotoSansDevanagari-Regular"));
        CHECK(!complete || !finder.config);
    }

    if (font_file_find_accents(&finder, true, &file) && strstr(file.path, "noto"))
        CHECK(strstr(file.path, "NotoSans-Bold") != NULL);

    /* fontconfig knows the rest, and says so when there is none. */
    if (font_file_find_character(&finder, 0x2200, false, HAN_ANY, &file)) /* for all */
        CHECK(file.path[0] == '/');
    CHECK(finder.config);
    CHECK(!font_file_find_character(&finder, 0x10FFFF, false, HAN_ANY, &file));
    test_families(&finder);
    font_finder_finish(&finder);
    CHECK(!finder.config);
    font_finder_finish(&finder);
    if (!complete)
        printf("fonts-noto-cjk or fonts-noto-color-emoji is not installed\n");
    int failed = check_done();
    return failed ? failed : complete ? 0 : CHECK_SKIPPED;
}

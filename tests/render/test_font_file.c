/*
 * Which file holds a font. On a machine without the fonts of toolchain/setup this is skipped.
 */
#include "check.h"

#include "render/font_file.h"

int main(void)
{
    struct font_finder finder = {0};
    struct font_file file;
    struct err err = {0};
    if (!font_file_find_face(&finder, FACE_REGULAR, &file, &err)) {
        CHECK(strstr(err.text, "fonts-inter") != NULL);
        printf("%s\n", err.text);
        font_finder_finish(&finder);
        return check_failures ? 1 : CHECK_SKIPPED;
    }
    static const char *const names[FACE_COUNT] = {"Inter-Regular",         "Inter-Medium",
                                                  "Inter-SemiBold",        "Inter-Bold",
                                                  "InterDisplay-SemiBold", "InterDisplay-Bold"};
    for (enum font_face face = 0; face < FACE_COUNT; face++) {
        check_row(names[face]);
        CHECK(font_file_find_face(&finder, face, &file, NULL));
        CHECK(strstr(file.path, names[face]) != NULL);
    }
    check_row("");
    CHECK(!finder.config); /* all of that without fontconfig */

    bool complete = font_file_find_emoji(&finder, &file) && strstr(file.path, "NotoColorEmoji") &&
                    font_file_find_character(&finder, 0x65E5, false, &file) &&
                    strstr(file.path, "CJK-Regular");
    if (complete) {
        CHECK(font_file_find_character(&finder, 0xD55C, true, &file) && strstr(file.path, "CJK-Bold"));
        CHECK(!finder.config);
    }

    if (font_file_find_character(&finder, 0x0628, true, &file) && strstr(file.path, "NotoSansArabic")) {
        CHECK(strstr(file.path, "NotoSansArabic-Bold") != NULL);
        CHECK(font_file_find_character(&finder, 0x0915, false, &file) &&
              strstr(file.path, "NotoSansDevanagari-Regular"));
        CHECK(!complete || !finder.config);
    }

    if (font_file_find_accents(&finder, true, &file) && strstr(file.path, "noto"))
        CHECK(strstr(file.path, "NotoSans-Bold") != NULL);

    /* fontconfig knows the rest, and says so when there is none. */
    if (font_file_find_character(&finder, 0x2200, false, &file)) /* for all */
        CHECK(file.path[0] == '/');
    CHECK(finder.config);
    CHECK(!font_file_find_character(&finder, 0x10FFFF, false, &file));
    font_finder_finish(&finder);
    CHECK(!finder.config);
    font_finder_finish(&finder);
    if (!complete)
        printf("fonts-noto-cjk or fonts-noto-color-emoji is not installed\n");
    int failed = check_done();
    return failed ? failed : complete ? 0 : CHECK_SKIPPED;
}

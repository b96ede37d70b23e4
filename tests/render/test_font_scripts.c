/*
 * All scripts at once, in both weights: whatever was shown before, each keeps its font. On a machine without
 * the fonts of toolchain/setup this is skipped.
 */
#include "check.h"

#include "render/font.h"

static const char *const samples[] = {
    "Հայերեն", "עברית",   "العربية", "ܣܘܪܝܝܐ", "ދިވެހި",    "ߒߞߏ",    "हिन्दी", "বাংলা", "ਪੰਜਾਬੀ",
    "ગુજરાતી",  "ଓଡ଼ିଆ",     "தமிழ்",    "తెలుగు",  "ಕನ್ನಡ",   "മലയാളം", "සිංහල",  "ไทย",   "ລາວ",
    "မြန်မာ",   "ქართული", "አማርኛ",    "ខ្មែរ",   "日本語", "한국어", "中文",
};

int main(void)
{
    struct err err = {0};
    struct font_set *fonts = font_set_create(theme_night(), &err);
    if (!fonts || font_first_run(fonts, FACE_REGULAR, "క", 3).font == FACE_REGULAR ||
        font_first_run(fonts, FACE_REGULAR, "語", 3).font == FACE_REGULAR) {
        printf("the fonts of toolchain/setup are missing\n");
        font_set_destroy(fonts);
        return CHECK_SKIPPED;
    }
    for (int round = 0; round < 2; round++)
        for (enum font_face face = FACE_REGULAR; face <= FACE_BOLD; face++)
            for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
                check_row(samples[i]);
                CHECK(font_first_run(fonts, face, samples[i], strlen(samples[i])).font != face);
            }
    font_set_destroy(fonts);
    return check_done();
}

/*
 * fake_metrics: widths that can be worked out by hand. At size 10 a letter is 5 wide, an ideograph or kana
 * 10, a mark or a soft hyphen nothing; ascent 8, descent 2, capitals 7. All in proportion at other sizes.
 */
#ifndef NOWNEXT_TESTS_SCENE_FAKE_METRICS_H
#define NOWNEXT_TESTS_SCENE_FAKE_METRICS_H

#include "base/str.h"
#include "base/unicode.h"
#include "text/fit.h"

static inline int fake_width(void *user, enum font_face face, double size_px, const char *text, size_t length)
{
    unsigned *calls = user;
    if (calls)
        (*calls)++;
    (void)face;
    int half_ems = 0;
    size_t bytes;
    for (size_t i = 0; i < length; i += bytes) {
        uint32_t code_point = str_decode(text + i, length - i, &bytes);
        half_ems += unicode_is_mark(code_point) || code_point == 0xAD ? 0 : code_point >= 0x2E80 ? 2 : 1;
    }
    return (int)((half_ems * size_px + 1) / 2);
}

static inline void fake_vertical(void *user, enum font_face face, double size_px, int *ret_ascent,
                                 int *ret_descent, int *ret_cap)
{
    (void)user;
    (void)face;
    *ret_ascent = text_em(size_px, 800);
    *ret_descent = text_em(size_px, 200);
    *ret_cap = text_em(size_px, 700);
}

static const struct text_metrics fake_metrics = {.width = fake_width, .vertical = fake_vertical};

#endif

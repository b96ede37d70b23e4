#include "text/metrics.h"

#include <assert.h>

const char *font_face_name(enum font_face face)
{
    static const char *const names[FACE_COUNT] = {
        [FACE_REGULAR] = "regular",
        [FACE_MEDIUM] = "medium",
        [FACE_SEMIBOLD] = "semibold",
        [FACE_BOLD] = "bold",
        [FACE_DISPLAY_SEMIBOLD] = "display-semibold",
        [FACE_DISPLAY_BOLD] = "display-bold",
    };
    assert(face < FACE_COUNT);
    return names[face];
}

void text_vertical(const struct text_metrics *metrics, enum font_face face, int size_px, int *ret_ascent,
                   int *ret_descent, int *ret_cap)
{
    metrics->vertical(metrics->user, face, size_px, ret_ascent, ret_descent, ret_cap);
    *ret_descent += metrics->right_to_left ? size_px / 10 : 0;
}

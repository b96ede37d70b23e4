#include "text/metrics.h"

#include <assert.h>

const char *font_face_name(enum font_face face)
{
    static const char *const names[FACE_COUNT] = {
        [FACE_REGULAR] = "regular",
        [FACE_MEDIUM] = "medium",
        [FACE_SEMIBOLD] = "semibold",
        [FACE_BOLD] = "bold",
        [FACE_DISPLAY_REGULAR] = "display-regular",
        [FACE_DISPLAY_MEDIUM] = "display-medium",
        [FACE_DISPLAY_SEMIBOLD] = "display-semibold",
        [FACE_DISPLAY_BOLD] = "display-bold",
        [FACE_DISPLAY_HEAVY] = "display-heavy",
        [FACE_TIGHT_MEDIUM] = "tight-medium",
        [FACE_TIGHT_SEMIBOLD] = "tight-semibold",
        [FACE_TIGHT_BOLD] = "tight-bold",
        [FACE_TIGHT_HEAVY] = "tight-heavy",
    };
    assert(face < FACE_COUNT);
    return names[face];
}

enum font_face font_face_untracked(enum font_face face)
{
    switch (face) {
    case FACE_TIGHT_MEDIUM:
        return FACE_DISPLAY_MEDIUM;
    case FACE_TIGHT_SEMIBOLD:
        return FACE_DISPLAY_SEMIBOLD;
    case FACE_TIGHT_BOLD:
        return FACE_DISPLAY_BOLD;
    case FACE_TIGHT_HEAVY:
        return FACE_DISPLAY_HEAVY;
    default:
        return face;
    }
}

int font_face_tracking(enum font_face face)
{
    return face == font_face_untracked(face) ? 0 : -15;
}

double text_size(double px)
{
    return (double)(int)(px * TEXT_SIZE_STEPS + 0.5) / TEXT_SIZE_STEPS;
}

int text_em(double size_px, int thousandths)
{
    return (int)(size_px * thousandths / 1000);
}

int text_em_near(double size_px, int thousandths)
{
    return (int)((size_px * thousandths + 500) / 1000);
}

void text_vertical(const struct text_metrics *metrics, enum font_face face, double size_px, int *ret_ascent,
                   int *ret_descent, int *ret_cap)
{
    metrics->vertical(metrics->user, face, size_px, ret_ascent, ret_descent, ret_cap);
    *ret_descent += metrics->right_to_left ? text_em(size_px, 100) : 0;
}

/*
 * The faces' names, and the room that a line has above and below.
 */
#include "check.h"

#include "text/fake_metrics.h"

int main(void)
{
    CHECK_STR(font_face_name(FACE_REGULAR), "regular");
    CHECK_STR(font_face_name(FACE_DISPLAY_BOLD), "display-bold");
    CHECK_STR(font_face_name(FACE_TIGHT_HEAVY), "tight-heavy");
    for (enum font_face face = 0; face < FACE_COUNT; face++) {
        bool tight = strncmp(font_face_name(face), "tight-", 6) == 0;
        const char *drawn = font_face_name(font_face_untracked(face));
        check_row(font_face_name(face));
        CHECK_INT(font_face_tracking(face), tight ? -15 : 0);
        CHECK(tight ? strncmp(drawn, "display-", 8) == 0 && strcmp(drawn + 8, font_face_name(face) + 6) == 0
                    : font_face_untracked(face) == face);
    }

    struct text_metrics metrics = fake_metrics;
    int ascent, descent, cap;
    text_vertical(&metrics, FACE_BOLD, 100, &ascent, &descent, &cap);
    CHECK_INT(ascent, 80);
    CHECK_INT(descent, 20);
    CHECK_INT(cap, 70);
    metrics.right_to_left = true;
    text_vertical(&metrics, FACE_BOLD, 100, &ascent, &descent, &cap);
    CHECK_INT(ascent, 80);
    CHECK_INT(descent, 30); /* a tenth more, for the dots under Arabic letters */

    /* Sizes of type are eighths of a pixel, the nearest; lengths of them whole pixels. */
    static const struct {
        double px, size;
    } sizes[] = {{34.56, 34.5}, {25.92, 25.875}, {30.24, 30.25}, {40, 40}, {12.0625, 12.125}, {12.06, 12}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        CHECK(text_size(sizes[i].px) == sizes[i].size);
    CHECK_INT(text_em(34.5, 1000), 34);
    CHECK_INT(text_em_near(34.5, 1000), 35);
    CHECK_INT(text_em(40, 125), 5);
    CHECK_INT(text_em_near(40, 137), 5);
    CHECK_INT(text_em_near(40, 138), 6);
    return check_done();
}

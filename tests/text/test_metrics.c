/*
 * The faces' names, and the room that a line has above and below.
 */
#include "check.h"

#include "text/fake_metrics.h"

int main(void)
{
    CHECK_STR(font_face_name(FACE_REGULAR), "regular");
    CHECK_STR(font_face_name(FACE_DISPLAY_BOLD), "display-bold");

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
    return check_done();
}

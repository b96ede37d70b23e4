#include "render/run_shape.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"

/* SDL_ttf gives the width of ink and pen together. A blank at the end keeps the last letter's overhang out,
 * the first one's is taken off: what stays is how far the pen moves. */
int run_shape_width(TTF_Font *handle, const struct font_run *run, int *blank)
{
    char copy[RUN_SHAPE_MOST + 3];
    int width = 0, left = 0;
    if (*blank == 0)
        TTF_SizeUTF8(handle, " ", blank, NULL);
    if (run->script) { /* what ink comes first is not known before shaping: a blank at both ends */
        snprintf(copy, sizeof copy, " %.*s ", (int)run->length, run->text);
        TTF_SizeUTF8(handle, copy, &width, NULL);
        return width > 2 * *blank ? width - 2 * *blank : 0;
    }
    snprintf(copy, sizeof copy, "%.*s ", (int)run->length, run->text);
    if (TTF_SizeUTF8(handle, copy, &width, NULL) != 0)
        return 0;
    size_t bytes;
    TTF_GlyphMetrics32(handle, str_decode(run->text, run->length, &bytes), &left, NULL, NULL, NULL, NULL);
    width -= *blank + (left < 0 ? -left : 0);
    return width > 0 ? width : 0;
}

int run_shape_picture_width(TTF_Font *handle, const struct font_run *run)
{
    char copy[RUN_SHAPE_MOST + 1];
    int width = 0;
    snprintf(copy, sizeof copy, "%.*s", (int)run->length, run->text);
    TTF_SizeUTF8(handle, copy, &width, NULL);
    return width;
}

SDL_Surface *run_shape_draw(TTF_Font *handle, const struct font_run *run, bool pictures)
{
    char copy[RUN_SHAPE_MOST + 2];
    snprintf(copy, sizeof copy, "%s%.*s%s", run->script && !run->right_to_left ? " " : "", (int)run->length,
             run->text, run->script && run->right_to_left ? " " : "");
    SDL_Color white = {255, 255, 255, 255}, black = {0, 0, 0, 255};
    return pictures ? TTF_RenderUTF8_Blended(handle, copy, white)
                    : TTF_RenderUTF8_Shaded(handle, copy, white, black);
}

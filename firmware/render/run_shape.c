#include "render/run_shape.h"

#include <stdio.h>
#include <string.h>
#include <unictype.h>

#include "base/str.h"

#define MARKS_MOST 6 /* accents on one letter; what is beyond is no language's and is left out */

/* The run's text, ended by a NUL; accents below letters stay only if wanted. */
static void copy_text(const struct font_run *run, bool with_low, char copy[RUN_SHAPE_MOST + 1])
{
    size_t length = 0, marks = 0;
    for (size_t i = 0, bytes; i < run->length; i += bytes) {
        uint32_t c = str_decode(run->text + i, run->length - i, &bytes);
        bool accent = c >= 0x300 && c <= 0x36F;
        marks = accent ? marks + 1 : 0;
        if (marks > MARKS_MOST || (accent && !with_low && uc_combining_class(c) == UC_CCC_B))
            continue;
        memcpy(copy + length, run->text + i, bytes);
        length += bytes;
    }
    copy[length] = '\0';
}

/* SDL_ttf gives the width of ink and pen together. A blank at the end keeps the last letter's overhang out,
 * the first one's is taken off: what stays is how far the pen moves. */
int run_shape_width(TTF_Font *handle, const struct font_run *run, int *blank)
{
    char text[RUN_SHAPE_MOST + 1], copy[RUN_SHAPE_MOST + 3];
    int width = 0, left = 0;
    copy_text(run, true, text);
    if (*blank == 0)
        TTF_SizeUTF8(handle, " ", blank, NULL);
    if (run->script) { /* what ink comes first is not known before shaping: a blank at both ends */
        snprintf(copy, sizeof copy, " %s ", text);
        TTF_SizeUTF8(handle, copy, &width, NULL);
        return width > 2 * *blank ? width - 2 * *blank : 0;
    }
    snprintf(copy, sizeof copy, "%s ", text);
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
    char text[RUN_SHAPE_MOST + 1], copy[RUN_SHAPE_MOST + 3];
    copy_text(run, true, text);
    snprintf(copy, sizeof copy, "%s%s%s", run->script && !run->right_to_left ? " " : "", text,
             run->script && run->right_to_left ? " " : "");
    SDL_Color white = {255, 255, 255, 255}, black = {0, 0, 0, 255};
    return pictures ? TTF_RenderUTF8_Blended(handle, copy, white)
                    : TTF_RenderUTF8_Shaded(handle, copy, white, black);
}

int run_shape_height_without_low(TTF_Font *handle, const struct font_run *run)
{
    char text[RUN_SHAPE_MOST + 1];
    int height = 0;
    copy_text(run, false, text);
    TTF_SizeUTF8(handle, text, NULL, &height);
    return height;
}

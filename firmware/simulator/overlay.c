#include "simulator/overlay.h"

#include <string.h>

#include "scene/text_place.h"

enum { TEXT_PX = 15, LINE_HEIGHT = 22, TITLE_HEIGHT = 30, MARGIN = 16, KEY_WIDTH = 96, COLUMN_MOST = 620 };

/* A line of the text, taken apart. */
struct overlay_line {
    const char *key, *text;
    size_t key_length, text_length;
};

/* Reads a line and gives where the next one begins; NULL at the text's end. */
static const char *read_line(const char *text, bool is_title, struct overlay_line *ret)
{
    if (!text || !*text)
        return NULL;
    size_t length = strcspn(text, "\n");
    *ret = (struct overlay_line){.key = text, .text = text, .text_length = length};
    if (!is_title && length > OVERLAY_KEY && text[OVERLAY_KEY - 1] == ' ') {
        ret->text = text + OVERLAY_KEY;
        ret->text_length = length - OVERLAY_KEY;
        ret->key_length = OVERLAY_KEY;
        while (ret->key_length > 0 && text[ret->key_length - 1] == ' ')
            ret->key_length--;
    }
    return text + length + (text[length] == '\n');
}

static int width_of(const struct text_metrics *metrics, enum font_face face, const char *text, size_t length)
{
    return length ? metrics->width(metrics->user, face, TEXT_PX, text, length) : 0;
}

/* The lines under the title for which there is room. */
static int rows_in(int height)
{
    int rows = (height - 2 * MARGIN - TITLE_HEIGHT) / LINE_HEIGHT;
    return rows > 0 ? rows : 0;
}

static int count_lines(const char *text)
{
    int lines = -1; /* the title */
    struct overlay_line line;
    while ((text = read_line(text, false, &line)) != NULL)
        lines++;
    return lines;
}

void overlay_size(const char *text, const struct text_metrics *metrics, int most_width, int most_height,
                  int *ret_width, int *ret_height)
{
    int width = 0, lines = 0;
    struct overlay_line line;
    bool is_title = true;
    while ((text = read_line(text, is_title, &line)) != NULL) {
        int needed = is_title ? width_of(metrics, FACE_SEMIBOLD, line.text, line.text_length)
                              : KEY_WIDTH + width_of(metrics, FACE_REGULAR, line.text, line.text_length);
        width = needed > width ? needed : width;
        lines += !is_title;
        is_title = false;
    }
    width = width < COLUMN_MOST ? width : COLUMN_MOST;
    /* What does not fit below each other stands in two columns. */
    if (lines > rows_in(most_height)) {
        lines = (lines + 1) / 2;
        width += MARGIN + width;
    }
    width += 2 * MARGIN + 2;
    int height = 2 * MARGIN + TITLE_HEIGHT + lines * LINE_HEIGHT;
    *ret_width = width < most_width ? width : most_width;
    *ret_height = height < most_height ? height : most_height;
}

void overlay_compose(const char *text, int width, int height, const struct theme *theme,
                     const struct text_metrics *metrics, struct arena *arena, struct scene *ret)
{
    scene_init(ret, width, height, theme->on, arena);
    scene_fill(ret, (struct box){1, 1, width - 2, height - 2}, theme->foot, "card");
    struct overlay_line line;
    int rows = rows_in(height), columns = count_lines(text) > rows ? 2 : 1;
    int column_width = (width - (columns + 1) * MARGIN) / columns;
    text = read_line(text, true, &line);
    if (text)
        text_line_place(ret, metrics, FACE_SEMIBOLD, TEXT_PX,
                        arena_copy_n(arena, line.text, line.text_length), MARGIN, MARGIN + TEXT_PX,
                        width - 2 * MARGIN, 0, theme->ink, "text");
    for (int i = 0; i < rows * columns && (text = read_line(text, false, &line)) != NULL; i++) {
        int left = MARGIN + i / rows * (column_width + MARGIN), x = left + KEY_WIDTH;
        int baseline = MARGIN + TITLE_HEIGHT + i % rows * LINE_HEIGHT + TEXT_PX;
        if (line.key_length > 0)
            text_line_place(ret, metrics, FACE_REGULAR, TEXT_PX,
                            arena_copy_n(arena, line.key, line.key_length), left, baseline, KEY_WIDTH - 8, 0,
                            theme->ink2, "key");
        if (line.text_length > 0)
            text_line_place(ret, metrics, FACE_REGULAR, TEXT_PX,
                            arena_copy_n(arena, line.text, line.text_length), x, baseline,
                            left + column_width - x, 0, theme->ink, "text");
    }
}

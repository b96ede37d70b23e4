#include "screens/header.h"
#include "screens/screens.h"

#include <string.h>

#include "screens/parts.h"

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* The picture covers the words under it. Where it cannot be shown, they are seen. */
void screen_picture(struct layout *layout)
{
    const struct theme *theme = layout->style->theme;
    const struct words *words = layout->style->words;
    const char *file = layout->view->page.file ? layout->view->page.file : "";
    header_place_event(layout);
    footer_place(layout, "");
    struct box body = layout_body(layout, true);
    int width = layout->width - 2 * layout->margin, third = body.height / 3;
    struct text_block title =
        part_fit(layout, FACE_DISPLAY_BOLD, 79, 0, words_get(words, WORD_PICTURE_FAULT), width, third, 4);
    struct text_block advice =
        part_fit(layout, FACE_MEDIUM, 42, 0,
                 words_text(words, WORD_PICTURE_ADVICE, base_name(file), layout->arena), width, third, 4);
    int y = body.y + (body.height - title.height - layout->gap - advice.height) * 2 / 5;
    part_block(layout, &title, layout->margin, y, width, theme->ink, "fault");
    part_block(layout, &advice, layout->margin, y + title.height + layout->gap, width, theme->ink_soft,
               "fault.advice");
    scene_add(layout->scene, (struct item){.kind = ITEM_PICTURE,
                                           .box = body,
                                           .color = theme->background,
                                           .fit = PICTURE_CONTAIN,
                                           .text = file,
                                           .length = (uint32_t)strlen(file),
                                           .role = "picture",
                                           .layer = LAYER_BADGE});
}

#include "layout/header.h"
#include "layout/measures.h"
#include "layout/page_foot.h"
#include "layout/parts.h"
#include "screens/screens.h"

#include <string.h>

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* What is seen where the picture cannot be shown, and what to do. */
static void place_fault(struct layout *layout, struct box body, const char *file)
{
    static const int steps[] = {SIZES_TITLE};
    const struct theme *theme = layout->style->theme;
    const struct words *words = layout->style->words;
    int x = layout_u(layout, AXIS_X), width = layout->width - layout_u(layout, TITLE_NARROWER);
    int top = body.y + layout_u(layout, TITLE_ALONE_TOP);
    struct text_block title = layout_title(layout, TYPE_TITLE, steps, sizeof steps / sizeof *steps,
                                           words_get(words, WORD_PICTURE_FAULT), words->language, width,
                                           body.height / 2, PICTURE_FAULT_LINES);
    struct text_block advice = part_text(
        layout, TYPE_TEXT, SIZE_PEOPLE,
        words_text(words, WORD_PICTURE_ADVICE, base_name(file), layout->arena), width, PICTURE_FAULT_LINES);
    part_block_cap(layout, &title, x, top, width, 0, theme->ink, "fault");
    part_block_cap(layout, &advice, x,
                   top + part_block_drop(&title) + layout_u(layout, TITLE_OVER_PEOPLE_PORTRAIT), width, 0,
                   theme->ink2, "fault.advice");
}

/* The picture covers the words under it. Where it cannot be shown, they are seen. */
void screen_picture(struct layout *layout)
{
    const char *file = layout->view->page.file ? layout->view->page.file : "";
    struct box body = page_body(layout);
    header_place_event(layout);
    footer_place(layout, "");
    place_fault(layout, body, file);
    scene_add(layout->scene, (struct item){.kind = ITEM_PICTURE,
                                           .box = body,
                                           .color = layout->style->theme->ground,
                                           .fit = PICTURE_CONTAIN,
                                           .text = file,
                                           .length = (uint32_t)strlen(file),
                                           .role = "picture",
                                           .layer = LAYER_BADGE});
}

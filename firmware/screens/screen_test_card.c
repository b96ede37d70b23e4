#include "screens/screens.h"

#include "screens/phrases.h"
#include "screens/parts.h"

/* A frame one step inside the picture's edge: who sees all four of its sides sees all of the picture. */
static void place_frame(struct layout *layout, int inset, int thick)
{
    const struct theme *theme = layout->style->theme;
    int right = layout->width - inset, bottom = layout->height - inset;
    int width = right - inset, height = bottom - inset;
    part_fill(layout, (struct box){inset, inset, width, thick}, theme->ink, 0, LAYER_BAND, "frame");
    part_fill(layout, (struct box){inset, bottom - thick, width, thick}, theme->ink, 0, LAYER_BAND, "frame");
    part_fill(layout, (struct box){inset, inset + thick, thick, height - 2 * thick}, theme->ink, 0,
              LAYER_BAND, "frame");
    part_fill(layout, (struct box){right - thick, inset + thick, thick, height - 2 * thick}, theme->ink, 0,
              LAYER_BAND, "frame");
}

/* The theme's colours, then steps of grey from black to white. */
static void place_colors(struct layout *layout, struct box box)
{
    const struct theme *theme = layout->style->theme;
    const struct color colors[] = {theme->accent, theme->attention, theme->alarm,
                                   theme->ink,    theme->ink_soft,  theme->surface};
    enum { COLORS = sizeof colors / sizeof *colors, GREYS = 11 };
    int half = box.height / 2;
    for (int i = 0; i < COLORS; i++) {
        int left = box.width * i / COLORS, right = box.width * (i + 1) / COLORS;
        part_fill(layout, (struct box){box.x + left, box.y, right - left, half}, colors[i], 0, LAYER_BAND,
                  "color");
    }
    for (int i = 0; i < GREYS; i++) {
        int left = box.width * i / GREYS, right = box.width * (i + 1) / GREYS;
        uint8_t grey = (uint8_t)(255 * i / (GREYS - 1));
        part_fill(layout, (struct box){box.x + left, box.y + half, right - left, box.height - half},
                  (struct color){grey, grey, grey}, 0, LAYER_BAND, "grey");
    }
}

/* "1920x1080@60  ·  rotate 90  ·  overscan 0 0 0 0"; the rate where it is known. For whoever hangs it up, so
 * in English. */
static const char *panel_text(const struct layout *layout)
{
    const struct display_config *config = layout->view->config;
    const struct panel_config *panel = &config->panel;
    const char *rate = panel->rate > 0 ? arena_printf(layout->arena, "@%d", panel->rate) : "";
    return arena_printf(layout->arena,
                        "%dx%d%s  ·  rotate\u00A0%d  ·  overscan\u00A0%d\u00A0%d\u00A0%d\u00A0%d",
                        panel->width, panel->height, rate, panel->rotate, panel->overscan[0],
                        panel->overscan[1], panel->overscan[2], panel->overscan[3]);
}

static const char *role_text(const struct layout *layout)
{
    const struct display_config *config = layout->view->config;
    const char *text = display_role_name(config->role);
    for (uint32_t i = 0; i < config->room_count; i++)
        text = phrase_join(layout, text, config->rooms[i].text);
    return text;
}

void screen_test_card(struct layout *layout)
{
    const struct theme *theme = layout->style->theme;
    const struct display_config *config = layout->view->config;
    int thick = layout->hair > 1 ? layout->hair : 2, pad = layout_px(layout, 38);
    place_frame(layout, 0, thick);
    place_frame(layout, layout_px(layout, 25), 1);
    int x = layout->margin + pad / 2, width = layout->width - 2 * x, y = layout->margin + pad / 2;
    const char *why = config->panel.mode_why ? config->panel.mode_why : "";
    int height = layout->height - 2 * y, colors = height * 3 / 10;
    struct text_block name = part_fit(layout, FACE_DISPLAY_BOLD, 112, 0, config->name ? config->name : "",
                                      width, height * 3 / 10, 3);
    struct text_block panel =
        part_fit(layout, FACE_SEMIBOLD, 50, 0, panel_text(layout), width, height * 2 / 10, 3);
    struct text_block mode = part_fit(layout, FACE_MEDIUM, 42, 0, why, width, height * 2 / 10, 3);
    struct text_block role = part_fit(layout, FACE_MEDIUM, 42, 0, role_text(layout), width, height / 8, 3);
    part_block(layout, &name, x, y, width, theme->ink, "name");
    y += name.height + layout->gap;
    part_block(layout, &panel, x, y, width, theme->ink, "panel");
    y += panel.height + layout->gap;
    if (mode.height > 0) {
        part_block(layout, &mode, x, y, width, theme->ink, "mode");
        y += mode.height + layout->gap;
    }
    part_block(layout, &role, x, y, width, theme->ink_soft, "role");
    y = layout->height - layout->margin - pad / 2 - colors;
    place_colors(layout, (struct box){x, y, width, colors});
}

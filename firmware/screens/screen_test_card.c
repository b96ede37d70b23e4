#include "screens/screens.h"

#include "layout/measures.h"
#include "layout/parts.h"
#include "layout/phrases.h"
#include "screens/quiet.h"

/* A frame one step inside the picture's edge: who sees all four of its sides sees all of the picture. */
static void place_frame(struct layout *layout, int inset, int thick)
{
    const struct theme *theme = layout->style->theme;
    int right = layout->width - inset, bottom = layout->height - inset;
    int width = right - inset, height = bottom - inset;
    part_fill(layout, (struct box){inset, inset, width, thick}, theme->ink, LAYER_BAND, "frame");
    part_fill(layout, (struct box){inset, bottom - thick, width, thick}, theme->ink, LAYER_BAND, "frame");
    part_fill(layout, (struct box){inset, inset + thick, thick, height - 2 * thick}, theme->ink, LAYER_BAND,
              "frame");
    part_fill(layout, (struct box){right - thick, inset + thick, thick, height - 2 * thick}, theme->ink,
              LAYER_BAND, "frame");
}

/* The theme's colours, then steps of grey from black to white. */
static void place_colors(struct layout *layout, struct box box)
{
    const struct theme *theme = layout->style->theme;
    const struct color colors[] = {theme->on,  theme->rest, theme->soon, theme->stop,
                                   theme->ink, theme->ink2, theme->shut, theme->foot};
    enum { COLORS = sizeof colors / sizeof *colors, GREYS = 11 };
    int half = box.height / 2;
    for (int i = 0; i < COLORS; i++) {
        int left = box.width * i / COLORS, right = box.width * (i + 1) / COLORS;
        part_fill(layout, (struct box){box.x + left, box.y, right - left, half}, colors[i], LAYER_BAND,
                  "color");
    }
    for (int i = 0; i < GREYS; i++) {
        int left = box.width * i / GREYS, right = box.width * (i + 1) / GREYS;
        uint8_t grey = (uint8_t)(255 * i / (GREYS - 1));
        part_fill(layout, (struct box){box.x + left, box.y + half, right - left, box.height - half},
                  (struct color){grey, grey, grey}, LAYER_BAND, "grey");
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

/* One of its texts, in the largest size at which it fits; gives where the next one begins. */
static int place_text(struct layout *layout, struct quiet_text text, struct box box)
{
    text.color = layout->style->theme->ink;
    if (!text.text[0])
        return box.y;
    return quiet_text_place(layout, &text, box) + layout_u(layout, CARD_GAP);
}

void screen_test_card(struct layout *layout)
{
    const struct display_config *config = layout->view->config;
    int rule = layout_u(layout, THIN_RULE), pad = layout_u(layout, CARD_PAD);
    place_frame(layout, 0, rule > 2 ? rule : 2);
    place_frame(layout, layout_u(layout, CARD_INSET), 1);
    int x = layout_u(layout, AXIS_X), width = layout->width - 2 * x, y = pad;
    int height = layout->height - 2 * pad, colors = height * 3 / 10;
    const char *why = config->panel.mode_why ? config->panel.mode_why : "";
    struct quiet_text name = {.type = TYPE_TITLE, QUIET_STEPS(SIZES_CARD_NAME), .most_lines = 3};
    struct quiet_text text = {.type = TYPE_NEXT, QUIET_STEPS(SIZES_CARD_TEXT), .most_lines = 3};
    name.text = config->name ? config->name : "";
    name.role = "name";
    y = place_text(layout, name, (struct box){x, y, width, height * 3 / 10});
    text.text = panel_text(layout);
    text.role = "panel";
    y = place_text(layout, text, (struct box){x, y, width, height / 6});
    text.text = why;
    text.role = "mode";
    y = place_text(layout, text, (struct box){x, y, width, height / 6});
    text.text = role_text(layout);
    text.role = "role";
    place_text(layout, text, (struct box){x, y, width, height / 8});
    place_colors(layout, (struct box){x, layout->height - pad - colors, width, colors});
}

#include "screens/screen.h"

#include "program/limits.h"
#include "screens/logo.h"
#include "scene/mirror.h"
#include "screens/screens.h"

/* Leaves LIMIT_PANEL_LEAST of a side between its edges, or nothing off a side that is no longer than that. */
static void limit_edges(int side, int *first, int *second)
{
    int most = side > LIMIT_PANEL_LEAST ? side - LIMIT_PANEL_LEAST : 0, both = *first + *second;
    if (both <= most)
        return;
    *first = (int)((int64_t)*first * most / both);
    *second = most - *first;
}

void screen_style_for_panel(struct screen_style *style, const struct panel_config *panel)
{
    bool turned = panel->rotate == 90 || panel->rotate == 270;
    style->width = turned ? panel->height : panel->width;
    style->height = turned ? panel->width : panel->height;
    const int *hidden = panel->overscan;
    style->overscan = (struct edges){hidden[0], hidden[1], hidden[2], hidden[3]};
    limit_edges(style->height, &style->overscan.top, &style->overscan.bottom);
    limit_edges(style->width, &style->overscan.left, &style->overscan.right);
}

void screen_compose(const struct view *view, const struct screen_style *style, struct arena *arena,
                    struct scene *ret)
{
    struct layout layout;
    bool has_header = true;
    frame_begin(&layout, view, style, arena, ret);
    switch (view->kind) {
    case VIEW_DOOR:
    case VIEW_ROOM:
        screen_door(&layout);
        break;
    case VIEW_OVERVIEW:
        screen_overview(&layout);
        break;
    case VIEW_SOON:
        screen_soon(&layout);
        break;
    case VIEW_CONTRIBUTION:
        screen_contribution(&layout);
        break;
    case VIEW_NOTICE:
        screen_notice(&layout);
        break;
    case VIEW_PICTURE:
        screen_picture(&layout);
        break;
    case VIEW_BEFORE:
    case VIEW_BETWEEN:
    case VIEW_AFTER:
    case VIEW_NO_SESSIONS:
    case VIEW_NO_PROGRAM:
    case VIEW_CLOCK_UNTRUSTED:
    case VIEW_FAULT:
        screen_message(&layout);
        break;
    case VIEW_EMERGENCY:
        screen_emergency(&layout);
        has_header = false; /* nor a sponsor's logo */
        break;
    case VIEW_TEST_CARD:
        screen_test_card(&layout);
        break;
    case VIEW_NIGHT: /* the panel is off; one that cannot be is dark */
        scene_init(ret, layout.width, layout.height, (struct color){0, 0, 0}, arena);
        has_header = false;
        break;
    case VIEW_KIND_COUNT:
        has_header = false;
        break;
    }
    if (has_header)
        logo_place(&layout);
    if (layout.own_metrics.right_to_left)
        mirror_scene(ret);
    inset_scene(ret, style->overscan);
}

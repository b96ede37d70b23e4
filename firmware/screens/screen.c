#include "screens/screen.h"

#include "screens/logo.h"
#include "scene/transform.h"
#include "screens/screens.h"

void screen_compose(const struct view *view, const struct screen_style *style, struct arena *arena,
                    struct scene *ret)
{
    struct layout layout;
    bool has_header = true;
    layout_begin(&layout, view, style, arena, ret);
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

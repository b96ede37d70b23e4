#include "scene/screen.h"

#include "scene/screens.h"

void screen_compose(const struct view *view, const struct screen_style *style, struct arena *arena,
                    struct scene *ret)
{
    struct layout layout;
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
    case VIEW_TEST_CARD:
        screen_test_card(&layout);
        break;
    case VIEW_NIGHT: /* the panel is off; whoever looks at the picture all the same sees the background */
    case VIEW_KIND_COUNT:
        break;
    }
}

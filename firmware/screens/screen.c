#include "screens/screen.h"

#include "scene/transform.h"
#include "screens/screens.h"

/* A door's page that is the event's more than the room's: it opens on another day, or is over everywhere. Not
 * while something goes on all the same (a drop-in), nor while a cancelled session's place is told of. */
static bool door_is_quiet(const struct view *view)
{
    if (view->kind != VIEW_DOOR || view->state.now.count > 0 || view->state.tombstones.count > 0)
        return false;
    return (view->state.phase == PHASE_BEFORE_EVENT && !view->event_begun) ||
           (view->state.phase == PHASE_EVENT_OVER && !view->elsewhere.goes_on);
}

static void compose_door(struct layout *layout)
{
    if (!door_is_quiet(layout->view))
        screen_door(layout);
    else if (layout->view->state.phase == PHASE_BEFORE_EVENT)
        screen_before(layout);
    else
        screen_after(layout);
}

void screen_compose(const struct view *view, const struct screen_style *style, struct arena *arena,
                    struct scene *ret)
{
    struct layout layout;
    layout_begin(&layout, view, style, arena, ret);
    switch (view->kind) {
    case VIEW_DOOR:
    case VIEW_ROOM:
        compose_door(&layout);
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
        screen_before(&layout);
        break;
    case VIEW_BETWEEN:
        screen_between(&layout);
        break;
    case VIEW_AFTER:
        screen_after(&layout);
        break;
    case VIEW_NO_SESSIONS:
        screen_no_sessions(&layout);
        break;
    case VIEW_CLOCK_UNTRUSTED:
        screen_clock(&layout);
        break;
    case VIEW_NO_PROGRAM:
    case VIEW_FAULT:
        screen_message(&layout);
        break;
    case VIEW_EMERGENCY:
        screen_emergency(&layout);
        break;
    case VIEW_TEST_CARD:
        screen_test_card(&layout);
        break;
    case VIEW_NIGHT: /* the panel is off; one that cannot be is dark */
        scene_init(ret, layout.width, layout.height, (struct color){0, 0, 0}, arena);
        break;
    case VIEW_KIND_COUNT:
        break;
    }
    if (layout.own_metrics.right_to_left)
        mirror_scene(ret);
    inset_scene(ret, style->overscan);
}

uint32_t screen_page_count(const struct view *view, const struct screen_style *style, struct arena *arena)
{
    struct scene scene;
    struct layout layout;
    layout_begin(&layout, view, style, arena, &scene);
    if (view->kind == VIEW_OVERVIEW)
        return screen_overview_pages(&layout);
    return view->kind == VIEW_SOON ? screen_soon_pages(&layout) : 1;
}

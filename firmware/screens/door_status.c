#include "screens/door_status.h"

#include "screens/session_parts.h"

int door_status_line(struct layout *layout, const struct door_status *status, struct box box, bool draw)
{
    const struct theme *theme = layout->style->theme;
    struct type badge = layout_type(layout, FACE_BOLD, 34), text = layout_type(layout, FACE_SEMIBOLD, 36);
    struct type context = layout_type(layout, FACE_MEDIUM, 34);
    int rise = part_badge_rise(badge), height = part_badge_height(badge), space = layout->gap * 5 / 4;
    int x = box.x, right = box.x + box.width, baseline = box.y + rise;
    struct color fill = status->attention ? theme->attention : theme->accent;
    struct color ink = status->attention ? theme->attention_ink : theme->accent_ink;
    int badge_width = part_badge_width(layout, badge, status->badge);
    if (draw)
        part_badge(layout, badge, status->badge, x, baseline, right - x, fill, ink, "badge.phase");
    x += (badge_width < right - x ? badge_width : right - x) + space;
    if (status->second_badge[0]) {
        int width = part_badge_width(layout, badge, status->second_badge);
        if (draw)
            part_badge(layout, badge, status->second_badge, x, baseline, right - x, theme->attention,
                       theme->attention_ink, "badge.ending");
        x += width + space;
    }
    int second = 0;
    if (status->text[0] && x + part_width(layout, text, status->text) <= right) {
        if (draw)
            part_line(layout, text, status->text, x, baseline, right - x, theme->ink, "when");
        x += part_width(layout, text, status->text) + space;
    } else if (status->text[0]) {
        second = height + layout->gap / 2;
        x = box.x;
        if (draw)
            part_line(layout, text, status->text, x, baseline + second, right - x, theme->ink, "when");
        x += part_width(layout, text, status->text) + space;
    }
    if (status->session == PROGRAM_NONE)
        return height + second;
    struct box beside = {x, baseline - context.ascent + second, right - x, 0};
    int lines, need = session_context(layout, status->session, status->block, context, beside, false, &lines);
    if (need == 0 || (need > right - x && status->one_line_only))
        return height + second;
    if (need > right - x) { /* lines of their own */
        second += (second ? type_height(text) : height) + layout->gap / 2;
        beside = (struct box){box.x, baseline - context.ascent + second, box.width, 0};
        session_context(layout, status->session, status->block, context, beside, false, &lines);
        height += lines - type_height(context);
    }
    if (draw)
        session_context(layout, status->session, status->block, context, beside, true, &lines);
    return height + second;
}

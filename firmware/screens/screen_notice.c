#include "screens/header.h"
#include "screens/screens.h"

#include "screens/phrases.h"
#include "screens/notice_band.h"
#include "screens/session_parts.h"

/* "12:00 – 13:00", "until 13:00", or "" for what has no end. */
static const char *when(const struct layout *layout, const struct live_notice *notice)
{
    if (!instant_is_set(notice->end))
        return "";
    if (instant_is_set(notice->start))
        return phrase_span(layout, (struct slot){.start = notice->start, .end = notice->end});
    return words_text(layout->style->words, WORD_UNTIL_TIME,
                      words_start(layout->style->words, layout->view->program, layout->view->now, notice->end,
                                  layout->arena),
                      layout->arena);
}

/* The rooms that it is for; "" for the whole venue. Names that the program does not have are left out. */
static const char *where(const struct layout *layout, const struct live_notice *notice)
{
    const struct view *view = layout->view;
    const char *names = "";
    for (uint32_t i = 0; !notice->everywhere && i < notice->room_count; i++) {
        uint32_t room = display_config_find_room(view->config, view->program, notice->rooms[i]);
        if (room != PROGRAM_NONE)
            names = phrase_join(layout, names, phrase_room(layout, room));
    }
    return names;
}

void screen_notice(struct layout *layout)
{
    const struct view *view = layout->view;
    const struct theme *theme = layout->style->theme;
    header_place_event(layout);
    footer_place(layout, "");
    if (!view->live || view->page.subject >= view->live->notice_count)
        return;
    const struct live_notice *notice = &view->live->notices[view->page.subject];
    struct box body = layout_body(layout, true);
    int pad = layout_px(layout, 38), x = layout->margin, width = layout->width - 2 * layout->margin;
    int height = body.height - 2 * pad;
    struct type badge = layout_type(layout, FACE_BOLD, 42);
    struct text_block under =
        part_fit(layout, FACE_MEDIUM, 50, 0, phrase_join(layout, when(layout, notice), where(layout, notice)),
                 width, height / 4, 4);
    int under_height = under.line_count ? under.height + layout->gap * 3 / 2 : 0;
    int head = part_badge_height(badge) + layout->gap * 2;
    struct text_block text =
        session_title_fit(layout, label_text(notice->text, layout->style->words->language), 150, 0, width,
                          height - head - under_height);
    int y = body.y + pad + (height - head - text.height - under_height) * 2 / 5;
    notice_badge(layout, notice, badge, x, y + part_badge_rise(badge), width);
    y += head;
    part_block(layout, &text, x, y, width, theme->ink, "title.notice");
    y += text.height + layout->gap * 3 / 2;
    part_block(layout, &under, x, y, width, theme->ink_soft, "notice.when");
}

#include "layout/about.h"
#include "door/door_stage.h"
#include "layout/header.h"
#include "layout/measures.h"
#include "screens/screens.h"

/* Whether the session is on at the view's moment. */
static bool is_running(const struct view *view)
{
    const struct slot *slot = &view->session_slot;
    return instant_is_set(slot->start) && slot->start.ms <= view->now.ms && view->now.ms < slot->end.ms;
}

/* "Now  12:00 - 12:20  Hall N1  KVM Microconference". */
static const char *block_line(const struct layout *layout)
{
    static const char between[] = "\u2003";
    const struct view *view = layout->view;
    const struct words *words = layout->style->words;
    bool scheduled = instant_is_set(view->session_slot.start);
    const char *parts[4];
    uint32_t count = 0;
    if (phrase_session(layout, view->session)->cancelled)
        parts[count++] = words_get(words, WORD_CANCELLED);
    else if (is_running(view))
        parts[count++] = words_get(words, WORD_NOW);
    parts[count++] = scheduled ? phrase_span(layout, view->session_slot) : words_get(words, WORD_NO_TIME);
    const char *rooms = phrase_rooms(layout, view->session, PROGRAM_NONE);
    const char *context = phrase_context(layout, view->session);
    if (rooms[0])
        parts[count++] = rooms;
    if (context[0])
        parts[count++] = context;
    return words_join(words, parts, count, between, layout->arena);
}

void screen_contribution(struct layout *layout)
{
    uint32_t session = layout->view->session;
    struct door page = {.band = {.field = DOOR_EMPTY}, .title_count = 1};
    page.titles[0] = (struct door_title){.session = session,
                                         .slot = layout->view->session_slot,
                                         .text = phrase_title(layout, session),
                                         .struck = phrase_session(layout, session)->cancelled,
                                         .block_line = block_line(layout),
                                         .times = "",
                                         .news = {{BADGE_NONE, ""}, "", "", ""}};
    int top = layout_header_height(layout);
    int bottom = layout->height - layout_footer_height(layout);
    bool about = about_is_there(layout);
    struct box box = {0, top, layout->width, bottom - top};
    if (about)
        box.height = box.height * (layout->portrait ? STAGE_SHARE_PORTRAIT : STAGE_SHARE) / 1000;
    struct stage stage = door_stage_fit(layout, &page, box, false);
    bool plain = stage.cut;
    if (plain)
        stage = door_stage_fit(layout, &page, box, true);
    int need = door_stage_need(layout, &stage);
    if (about && need < box.height) { /* the rest is for what it is about */
        box.height = need;
        stage = door_stage_fit(layout, &page, box, plain);
    }
    header_place_event(layout);
    door_stage_place(layout, &stage);
    int end = box.y + box.height;
    if (about)
        about_place(layout, (struct box){0, end, layout->width, bottom - end});
    footer_place(layout, "");
}

#include "desk_page/pages.h"

#include <string.h>

#include "schedule/room_state.h"

#define MOST_LATER 24

static void add_list(struct page *page, const char *heading, const char *id, struct slot_list list)
{
    html_put(page->out, "<section aria-labelledby=\"%r\">\n<h2 id=\"%r\">%s</h2>\n", id, id, heading);
    for (uint32_t i = 0; i < list.count; i++)
        page_card(page, list.slots[i].session, page->room, 3);
    if (list.count == 0)
        str_add(page->out, "<p>Nothing.</p>\n");
    str_add(page->out, "</section>\n");
}

static bool is_listed(const struct room_state *state, uint32_t session)
{
    const struct slot_list lists[] = {state->now, state->next};
    for (int which = 0; which < 2; which++)
        for (uint32_t i = 0; i < lists[which].count; i++)
            if (lists[which].slots[i].session == session)
                return true;
    return false;
}

/* A session that has no card on this page, as a link to its own. */
static void add_link(struct page *page, const struct slot *slot)
{
    const char *marks = page_marks(page, slot->session);
    html_put(page->out, "<li><a class=\"row\" href=\"%s/session?s=", page->base);
    url_add(page->out, page->data->folded->sessions[slot->session].id);
    html_put(page->out, "\">%s <strong dir=\"auto\">%s</strong>%s%s</a></li>\n",
             page_times(page, slot->start, slot->end), page_title(page->data->folded, slot->session),
             *marks ? " \u2013 " : "", marks);
}

static void add_rest_of_day(struct page *page, const struct room_state *state)
{
    const struct room *room = &page->data->folded->rooms[page->room];
    const struct slot_index *indexes[] = {&room->sessions, &room->breaks};
    const struct day day = program_day_at(page->data->folded, page->now);
    uint32_t shown = 0;
    for (int which = 0; which < 2; which++)
        for (uint32_t i = 0; i < indexes[which]->count && shown < MOST_LATER; i++) {
            const struct slot *slot = &indexes[which]->slots[i];
            if (slot->end.ms <= page->now.ms || slot->start.ms >= day.end.ms ||
                is_listed(state, slot->session))
                continue;
            if (shown++ == 0)
                str_add(page->out, "<section aria-labelledby=\"rest\">\n<h2 id=\"rest\">Others today</h2>\n"
                                   "<ul class=\"list\">\n");
            add_link(page, slot);
        }
    if (shown > 0)
        str_add(page->out, "</ul>\n</section>\n");
}

void page_room(struct page *page)
{
    const struct program *program = page->data->folded;
    struct thresholds thresholds;
    struct room_state state;
    thresholds_set_defaults(&thresholds);
    room_state_at(program, &thresholds, page->room, page->now, page->arena, &state);
    page_begin(page, page_room_name(program, page->room));
    html_put(page->out, "<p class=\"soft\">As of %s. <a class=\"look\" href=\"%s\">Look again</a></p>\n",
             page_clock(page, page->now), page->base);
    page_undo_at_hand(page);
    str_add(page->out, "<div class=\"two\">\n");
    add_list(page, "On now", "now", state.now);
    add_list(page, "Next", "next", state.next.count > 0 ? state.next : state.later);
    str_add(page->out, "</div>\n");
    page_say_form(page);
    add_rest_of_day(page, &state);
    str_add(page->out, "<section aria-labelledby=\"entries\">\n<h2 id=\"entries\">Done for this room</h2>\n");
    page_entries(page, 10);
    str_add(page->out, "</section>\n");
    page_end(page);
}

void page_session(struct page *page, uint32_t session)
{
    page_begin(page, "Session");
    page_card(page, session, page->room, 2);
    html_put(page->out,
             "<section aria-labelledby=\"more\">\n<h2 id=\"more\">More</h2>\n"
             "<form action=\"%s/preview\"><input type=\"hidden\" name=\"s\" value=\"%s\">"
             "<input type=\"hidden\" name=\"do\" value=\"delay\">"
             "<label for=\"min\">Minutes later than planned</label>"
             "<input id=\"min\" name=\"min\" inputmode=\"numeric\" value=\"20\" size=\"4\">"
             "<p><button>Show what these minutes would change</button></p></form>\n"
             "<form action=\"%s/preview\"><input type=\"hidden\" name=\"s\" value=\"%s\">"
             "<input type=\"hidden\" name=\"do\" value=\"title\">"
             "<label for=\"title\">Another title</label><input id=\"title\" name=\"text\" maxlength=\"200\">"
             "<p><button>Show what this title would change</button></p></form>\n</section>\n"
             "<p><a class=\"button\" href=\"%s\">Back</a></p>\n",
             page->base, page->data->folded->sessions[session].id, page->base,
             page->data->folded->sessions[session].id, *page->base ? page->base : "/");
    page_end(page);
}

#include "desk_page/pages.h"

#include "desk/find.h"
#include "schedule/room_state.h"

#define MOST_HITS 12

/* What would be on, and is not: the door says it large. */
static void add_gone(const struct page *page, const struct room_state *state, struct str_builder *out)
{
    const struct program *program = page->data->folded;
    for (uint32_t i = 0; i < state->tombstones.count; i++) {
        const struct slot *slot = &state->tombstones.slots[i];
        html_put(
            out,
            "<br><span class=\"mark\">%s</span> <span class=\"soft\">%s</span> <span dir=\"auto\">%s</span>",
            program->sessions[slot->session].cancelled ? "cancelled" : "moved",
            page_times(page, slot->start, slot->end), page_title(program, slot->session));
    }
}

static const char *state_text(const struct page *page, uint32_t room)
{
    struct thresholds thresholds;
    struct room_state state;
    const struct program *program = page->data->folded;
    thresholds_set_defaults(&thresholds);
    room_state_at(program, &thresholds, room, page->now, page->arena, &state);
    struct str_builder out = {.arena = page->arena};
    add_gone(page, &state, &out);
    const struct slot_list lists[] = {state.now, state.next};
    static const char *const names[] = {"now", "next"};
    for (int which = 0; which < 2; which++) {
        if (lists[which].count == 0)
            continue;
        const struct slot *slot =
            &lists[which].slots[which == 0 && state.first_now < state.now.count ? state.first_now : 0];
        const char *marks = page_marks(page, slot->session);
        html_put(&out, "<br><span class=\"soft\">%s %s</span> <span dir=\"auto\">%s</span>%r%s%r",
                 names[which], page_times(page, slot->start, slot->end), page_title(program, slot->session),
                 *marks ? " <span class=\"mark\">" : "", marks, *marks ? "</span>" : "");
    }
    return out.length > 0 ? out.text : "<br><span class=\"soft\">nothing more today</span>";
}

static void add_find(struct page *page, const char *words)
{
    html_put(
        page->out,
        "<form role=\"search\" action=\"/find\"><label for=\"find\">Find a room, a session or a "
        "person</label>"
        "<input id=\"find\" name=\"q\" type=\"search\" value=\"%s\"><p><button>Find</button></p></form>\n",
        words);
}

void page_start(struct page *page)
{
    const struct program *program = page->data->folded;
    page_begin(page, "Desk");
    html_put(page->out, "<p class=\"soft\">As of %s. <a class=\"look\" href=\"/\">Look again</a></p>\n",
             page_clock(page, page->now));
    page_undo_at_hand(page);
    if (page->desk->told)
        html_put(page->out, "<p role=\"status\">%s</p>\n",
                 page->desk->told(page->desk->told_of, page->arena));
    str_add(page->out,
            "<section aria-labelledby=\"rooms\">\n<h2 id=\"rooms\">Rooms</h2>\n<ul class=\"list\">\n");
    for (uint32_t room = 0; room < program->room_count; room++) {
        str_add(page->out, "<li><a class=\"row\" href=\"/room/");
        url_add(page->out, program->rooms[room].id);
        html_put(page->out, "\"><strong>%s</strong>%r</a></li>\n", page_room_name(program, room),
                 state_text(page, room));
    }
    str_add(page->out, "</ul>\n</section>\n");
    add_find(page, "");
    str_add(page->out, "<section aria-labelledby=\"entries\">\n"
                       "<h2 id=\"entries\">Done lately</h2>\n");
    page_entries(page, 5);
    str_add(page->out, "</section>\n");
    page_end(page);
}

void page_found(struct page *page, const char *words)
{
    const struct desk_hit *hits;
    uint32_t count = *words ? desk_find_sessions(page->data->folded, words, page->desk->source.key_of,
                                                 page->now, MOST_HITS, page->arena, &hits)
                            : 0;
    page_begin(page, "Find");
    add_find(page, words);
    html_put(page->out, "<p role=\"status\">%u %s.</p>\n", count, count == 1 ? "session" : "sessions");
    for (uint32_t i = 0; i < count; i++)
        page_card(page, hits[i].session, PROGRAM_NONE, 2);
    page_end(page);
}

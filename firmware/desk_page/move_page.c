#include "desk_page/pages.h"

#include "program/mark.h"

/* Times that can be chosen by a tap: each quarter of an hour. */
#define STEP_MS (15 * MS_PER_MINUTE)
#define MOST_STEPS 56

/* What else is on in a room while a session would be; NULL: nothing. */
static const char *busy_with(const struct page *page, uint32_t room, uint32_t session, struct instant start,
                             struct instant end)
{
    const struct slot_index *index = &page->data->folded->rooms[room].sessions;
    for (uint32_t i = 0; i < index->count && index->slots[i].start.ms < end.ms; i++)
        if (index->slots[i].end.ms > start.ms && index->slots[i].session != session)
            return page_title(page->data->folded, index->slots[i].session);
    return NULL;
}

static void add_rooms(struct page *page, uint32_t index)
{
    const struct program *program = page->data->folded;
    const struct session *session = &program->sessions[index];
    html_put(page->out,
             "<section aria-labelledby=\"rooms\">\n<h2 id=\"rooms\">To another room, same time</h2>\n"
             "<form action=\"%s/preview\"><input type=\"hidden\" name=\"do\" value=\"move\">"
             "<input type=\"hidden\" name=\"s\" value=\"%s\"><div class=\"buttons\">\n",
             page->base, session->id);
    for (uint32_t room = 0; room < program->room_count; room++) {
        if (session_in_room(program, session, room))
            continue;
        const char *busy = busy_with(page, room, index, session->start, session->end);
        html_put(page->out,
                 "<button name=\"room\" value=\"%s\"><span>%s<small>%s%s</small></span></button>\n",
                 program->rooms[room].id, page_room_name(program, room), busy ? "busy: " : "free",
                 busy ? busy : "");
    }
    str_add(page->out, "</div></form>\n</section>\n");
}

static void add_times(struct page *page, uint32_t index)
{
    const struct session *session = &page->data->folded->sessions[index];
    const struct day day = program_day_at(page->data->folded, page->now);
    const int64_t length_ms = session->end.ms - session->start.ms;
    struct instant at = {(page->now.ms / STEP_MS + 1) * STEP_MS};
    html_put(page->out,
             "<section aria-labelledby=\"times\">\n<h2 id=\"times\">To another time today, same room</h2>\n"
             "<form action=\"%s/preview\"><input type=\"hidden\" name=\"do\" value=\"move\">"
             "<input type=\"hidden\" name=\"s\" value=\"%s\"><div class=\"many\">\n",
             page->base, session->id);
    for (int i = 0; i < MOST_STEPS && at.ms + length_ms < day.end.ms; i++, at.ms += STEP_MS)
        if (at.ms != session->start.ms)
            html_put(page->out, "<button name=\"start\" value=\"%s\">%s</button>\n", page_clock(page, at),
                     page_clock(page, at));
    str_add(page->out, "</div></form>\n</section>\n");
}

void page_move(struct page *page, uint32_t index)
{
    const struct program *program = page->data->folded;
    const struct session *session = &program->sessions[index];
    page_begin(page, arena_printf(page->arena, "Move \u201c%s\u201d", page_title(program, index)));
    html_put(page->out, "<p class=\"when\">%s%s%s</p>\n", page_times(page, session->start, session->end),
             session->room_count > 0 ? ", " : "",
             session->room_count > 0 ? page_room_name(program, session->rooms[0]) : "");
    add_rooms(page, index);
    if (instant_is_set(session->start))
        add_times(page, index);
    html_put(page->out,
             "<section aria-labelledby=\"both\">\n<h2 id=\"both\">Another room and time</h2>\n"
             "<form action=\"%s/preview\"><input type=\"hidden\" name=\"do\" value=\"move\">"
             "<input type=\"hidden\" name=\"s\" value=\"%s\">"
             "<label for=\"room\">Room</label><select id=\"room\" name=\"room\">"
             "<option value=\"\">the same</option>",
             page->base, session->id);
    for (uint32_t room = 0; room < program->room_count; room++)
        html_put(page->out, "<option value=\"%s\">%s</option>", program->rooms[room].id,
                 page_room_name(program, room));
    str_add(page->out, "</select><label for=\"start\">Start</label>"
                       "<input id=\"start\" name=\"start\" type=\"time\">"
                       "<p><button>Show what would change</button></p></form>\n</section>\n");
    html_put(page->out, "<p><a class=\"button\" href=\"%s\">Back</a></p>\n", *page->base ? page->base : "/");
    page_end(page);
}

#include "desk_page/pages.h"

#include "program/mark.h"

/* A button of a card's form: what it says aloud names the session too, since "+5 min" stands many times. */
static void add_button(struct page *page, const char *class, const char *order, const char *text,
                       const char *small, uint32_t session)
{
    html_put(page->out,
             "<button class=\"%r\" name=\"do\" value=\"%s\"><span>%s%r%s%r<span class=\"hidden\"> %s"
             "</span></span></button>\n",
             class, order, text, *small ? " <small>" : "", small, *small ? "</small>" : "",
             page_title(page->data->folded, session));
}

/* Minutes are added to those that it is late already, which nobody can know who does not read it. */
static const char *comes_to(const struct page *page, uint32_t session, int minutes)
{
    const int late = page_delay(page->data->folded, session);
    return late > 0 ? arena_printf(page->arena, "then %d min late", late + minutes) : "";
}

static void add_more(struct page *page, uint32_t session, int minutes)
{
    html_put(page->out,
             "<form class=\"third\" action=\"%s/preview\"><input type=\"hidden\" name=\"s\" value=\"%s\">"
             "<input type=\"hidden\" name=\"min\" value=\"%d\">",
             page->base, page->data->folded->sessions[session].id, minutes);
    add_button(page, "", "more", arena_printf(page->arena, "+%d min", minutes),
               comes_to(page, session, minutes), session);
    str_add(page->out, "</form>\n");
}

/* What can be done with a session by one tap, as it stands now. */
static void add_buttons(struct page *page, uint32_t index, uint32_t room)
{
    const struct program *program = page->data->folded;
    const struct session *session = &program->sessions[index];
    const char *id = session->id;
    bool has_begun = session->start.ms <= page->now.ms, is_waiting = mark_has(program, index, MARK_WAITING);
    str_add(page->out, "<div class=\"buttons\">\n");
    for (int minutes = 5; minutes <= 15; minutes += 5)
        add_more(page, index, minutes);
    html_put(page->out,
             "<form class=\"whole\" action=\"%s/preview\"><input type=\"hidden\" name=\"s\" value=\"%s\">"
             "<div class=\"buttons\">\n",
             page->base, id);
    if (!is_waiting)
        add_button(page, "", "late", has_begun ? "Not started yet" : "Starts later", "nobody knows when",
                   index);
    if (!has_begun || is_waiting)
        add_button(page, "", "started", "Starts now", "", index);
    if (mark_has(program, index, MARK_FULL))
        add_button(page, "", "open", "Seats again", "", index);
    else
        add_button(page, "", "full", "Room is full", "", index);
    html_put(page->out, "<a class=\"button\" href=\"%s/move?s=", page->base);
    url_add(page->out, id);
    if (room != PROGRAM_NONE) {
        str_add(page->out, "&amp;room=");
        url_add(page->out, program->rooms[room].id);
    }
    html_put(page->out, "\">Move\u2026<span class=\"hidden\"> %s</span></a>\n", page_title(program, index));
    add_button(page, "danger", "cancel", "Cancel it", "", index);
    str_add(page->out, "</div></form>\n");
    if (mark_has(program, index, MARK_DELAYED | MARK_WAITING) && !mark_has(program, index, MARK_PUSHED)) {
        html_put(page->out,
                 "<form class=\"whole\" action=\"%s/preview\"><input type=\"hidden\" name=\"s\" value=\"%s\">"
                 "<input type=\"hidden\" name=\"min\" value=\"0\">",
                 page->base, id);
        add_button(page, "", "delay", "On time again", "", index);
        str_add(page->out, "</form>\n");
    }
    str_add(page->out, "</div>\n");
}

void page_card(struct page *page, uint32_t index, uint32_t room, unsigned level)
{
    const struct program *program = page->data->folded;
    const struct session *session = &program->sessions[index];
    const char *marks = page_marks(page, index);
    html_put(page->out, "<article class=\"card\">\n<h%u dir=\"auto\">%s</h%u>\n<p class=\"when\">%s", level,
             page_title(program, index), level, page_times(page, session->start, session->end));
    for (uint32_t i = 0; i < session->room_count && room == PROGRAM_NONE; i++)
        html_put(page->out, ", %s", page_room_name(program, session->rooms[i]));
    str_add(page->out, "</p>\n");
    if (*marks)
        html_put(page->out, "<p class=\"mark\">%s</p>\n", marks);
    if (session->person_count > 0) {
        str_add(page->out, "<p class=\"soft\">");
        for (uint32_t i = 0; i < session->person_count && i < 4; i++)
            html_put(page->out, "%s%s", i > 0 ? ", " : "", session->people[i].name);
        html_put(page->out, "%s</p>\n", session->person_count > 4 ? " and others" : "");
    }
    if (!session->cancelled)
        add_buttons(page, index, room);
    str_add(page->out, "</article>\n");
}

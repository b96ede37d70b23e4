#include "desk_page/pages.h"

#include "schedule/notices.h"

/* What is said often, so that it takes one tap. */
static const char *const often[] = {
    "We start a few minutes late.",
    "Please use the doors at the back.",
    "This room is full: please watch the stream.",
    "Please move to the middle to make room.",
};

static void add_minutes(struct page *page)
{
    static const int minutes[] = {10, 30, 60, 120, 480};
    str_add(page->out, "<label for=\"say-min\">For how long</label><select id=\"say-min\" name=\"min\">");
    for (size_t i = 0; i < sizeof minutes / sizeof *minutes; i++)
        html_put(page->out, "<option value=\"%d\"%r>%d %s</option>", minutes[i],
                 minutes[i] == 30 ? " selected" : "", minutes[i] < 60 ? minutes[i] : minutes[i] / 60,
                 minutes[i] < 60    ? "minutes"
                 : minutes[i] == 60 ? "hour"
                                    : "hours");
    str_add(page->out, "</select>");
}

void page_say_form(struct page *page)
{
    const struct program *program = page->data->folded;
    html_put(page->out,
             "<section aria-labelledby=\"say\">\n<h2 id=\"say\">Say something</h2>\n"
             "<form action=\"%s/preview\"><input type=\"hidden\" name=\"do\" value=\"say\">"
             "<label for=\"say-text\">What the screens say</label>"
             "<input id=\"say-text\" name=\"text\" maxlength=\"200\" autocomplete=\"off\">",
             page->base);
    if (page->room == PROGRAM_NONE) {
        str_add(page->out, "<label for=\"say-room\">Where</label><select id=\"say-room\" name=\"room\">"
                           "<option value=\"\">Everywhere</option>");
        for (uint32_t room = 0; room < program->room_count; room++)
            html_put(page->out, "<option value=\"%s\">%s</option>", program->rooms[room].id,
                     page_room_name(program, room));
        str_add(page->out, "</select>");
    } else {
        html_put(page->out, "<input type=\"hidden\" name=\"room\" value=\"%s\">",
                 program->rooms[page->room].id);
    }
    add_minutes(page);
    str_add(page->out,
            "<label for=\"say-level\">Kind</label><select id=\"say-level\" name=\"level\">"
            "<option value=\"\">A notice</option><option value=\"warning\">A warning</option></select>"
            "<p><button>Show what would change</button></p></form>\n<div class=\"buttons\">\n");
    for (size_t i = 0; i < sizeof often / sizeof *often; i++) {
        html_put(page->out,
                 "<form action=\"%s/preview\"><input type=\"hidden\" name=\"do\" value=\"say\">"
                 "<input type=\"hidden\" name=\"min\" value=\"30\">",
                 page->base);
        if (page->room != PROGRAM_NONE)
            html_put(page->out, "<input type=\"hidden\" name=\"room\" value=\"%s\">",
                     program->rooms[page->room].id);
        html_put(page->out, "<button name=\"text\" value=\"%s\">%s</button></form>\n", often[i], often[i]);
    }
    str_add(page->out, "</div>\n</section>\n");
}

static bool is_in_force(const struct page *page, const struct live_notice *notice)
{
    const struct instant begin = notice_begin(page->data->live, notice);
    return (!instant_is_set(begin) || begin.ms <= page->now.ms) &&
           (!instant_is_set(notice->end) || notice->end.ms > page->now.ms);
}

void page_notices(struct page *page)
{
    const struct live *live = page->data->live;
    uint32_t shown = 0;
    page_begin(page, "Notices");
    str_add(page->out, "<section aria-labelledby=\"force\">\n<h2 id=\"force\">In force</h2>\n");
    for (uint32_t i = 0; live && i < live->notice_count; i++) {
        const struct live_notice *notice = &live->notices[i];
        if (!is_in_force(page, notice))
            continue;
        const struct desk_command says = {.verb = DESK_NOTICE,
                                          .says = {.notice_count = 1, .notices = notice}};
        if (shown++ == 0)
            str_add(page->out, "<ul class=\"list\">\n");
        html_put(page->out,
                 "<li class=\"entry\"><span dir=\"auto\">%s</span>%s%s<br>"
                 "<a class=\"button\" href=\"%s/preview?do=unsay&amp;id=",
                 page_command(page, &says), instant_is_set(notice->end) ? ", until " : "",
                 instant_is_set(notice->end) ? page_clock(page, notice->end) : "", page->base);
        url_add(page->out, notice->id);
        html_put(page->out, "\">End it<span class=\"hidden\">: %s</span></a></li>\n",
                 label_text(notice->text, ""));
    }
    str_add(page->out, shown > 0 ? "</ul>\n</section>\n" : "<p>None.</p>\n</section>\n");
    page_say_form(page);
    page_end(page);
}

#include "desk_page/pages.h"

static const struct live_emergency *in_force(const struct page *page)
{
    const struct live_emergency *emergency = page->data->live ? page->data->live->emergency : NULL;
    if (!emergency || instant_is_set(emergency->lifted) || emergency->until.ms <= page->now.ms)
        return NULL;
    return emergency;
}

void page_emergency_banner(struct page *page)
{
    const struct live_emergency *emergency = in_force(page);
    if (!emergency)
        return;
    html_put(page->out,
             "<div class=\"alarm\" role=\"alert\"><p><strong>%s</strong> since %s: "
             "<span dir=\"auto\">%s</span></p>\n",
             emergency->test ? "TEST of an emergency" : "EMERGENCY", page_clock(page, emergency->raised),
             label_text(emergency->text, ""));
    if (page->is_desk)
        html_put(page->out,
                 "<form action=\"%s/preview\"><button name=\"do\" value=\"lift\">It is over</button></form>",
                 page->base);
    str_add(page->out, "</div>\n");
}

static const char *const titles[EMERGENCY_KIND_COUNT] = {"Fire", "Evacuation", "Medical", "Shelter", "Other"};

/* As long as a test of the command line, or a little more: an hour of TEST is an hour without signs. */
static const char test_lasts[] = "<option value=\"10\" selected>10 minutes</option>"
                                 "<option value=\"15\">15 minutes</option>"
                                 "<option value=\"30\">30 minutes</option>";
static const char lasts[] =
    "<option value=\"15\">15 minutes</option><option value=\"60\" selected>1 hour</option>"
    "<option value=\"240\">4 hours</option><option value=\"720\">12 hours</option>";

static void add_form(struct page *page, const char *order, const char *id, const char *class)
{
    const struct program *program = page->data->folded;
    html_put(page->out,
             "<form action=\"/preview\"><input type=\"hidden\" name=\"do\" value=\"%r\">"
             "<label for=\"%r-room\">Where</label><select id=\"%r-room\" name=\"room\">"
             "<option value=\"\">Everywhere</option>",
             order, id, id);
    for (uint32_t room = 0; room < program->room_count; room++)
        html_put(page->out, "<option value=\"%s\">%s</option>", program->rooms[room].id,
                 page_room_name(program, room));
    html_put(
        page->out,
        "</select><label for=\"%r-min\">Until it is over, at most</label><select id=\"%r-min\" name=\"min\">"
        "%r</select><div class=\"buttons\">\n",
        id, id, *class ? lasts : test_lasts);
    for (int kind = 0; kind < EMERGENCY_KIND_COUNT; kind++) {
        const struct prepared_text *text = &page->data->prepared->kinds[kind];
        if (text->text.count == 0)
            continue;
        html_put(page->out,
                 "<button class=\"whole %r\" name=\"kind\" value=\"%s\"><span>%s%s%s <small dir=\"auto\">%s"
                 "</small></span></button>\n",
                 class, emergency_kind_name((enum emergency_kind)kind), *class ? "" : "TEST: ", titles[kind],
                 text->is_example ? " (example)" : "", label_text(text->text, "en"));
    }
    str_add(page->out, "</div></form>\n");
}

static bool has_texts(const struct page *page)
{
    for (int kind = 0; page->data->prepared && kind < EMERGENCY_KIND_COUNT; kind++)
        if (page->data->prepared->kinds[kind].text.count > 0)
            return true;
    return false;
}

static bool has_examples(const struct page *page)
{
    for (int kind = 0; kind < EMERGENCY_KIND_COUNT; kind++)
        if (page->data->prepared->kinds[kind].text.count > 0 && page->data->prepared->kinds[kind].is_example)
            return true;
    return false;
}

/* What both pages begin with; false where there is nothing to raise. */
static bool begin(struct page *page, const char *title)
{
    page_begin(page, title);
    str_add(page->out,
            "<p><strong>This is no alarm system.</strong> It tells people on screens what is being done; "
            "screens that are off, asleep or without a network say nothing. Call for help first.</p>\n");
    if (!has_texts(page)) {
        str_add(page->out,
                "<p class=\"mark\">No texts are prepared: your venue's safety officer writes them.</p>\n");
        return false;
    }
    page_unseen(page);
    if (has_examples(page))
        str_add(page->out,
                "<p class=\"mark\">These texts are examples: nobody has made them your venue's own. Its "
                "safety officer says what people are to do.</p>\n");
    return true;
}

void page_emergency(struct page *page)
{
    if (begin(page, "Emergency")) {
        /* Nobody has to look for it under a phone's screen. */
        str_add(page->out, "<p><a class=\"look\" href=\"/alarm\">It is real: go on here</a></p>\n"
                           "<section aria-labelledby=\"test\">\n<h2 id=\"test\">A test first</h2>\n"
                           "<p>All screens say TEST with it.</p>\n");
        add_form(page, "test", "test", "");
        str_add(page->out,
                "</section>\n<section aria-labelledby=\"real\">\n<h2 id=\"real\">The real one</h2>\n"
                "<p>A page of its own; it asks once more before any screen says it.</p>\n"
                "<p><a class=\"button danger\" href=\"/alarm\">A real emergency\u2026</a></p>\n</section>\n");
    }
    page_end(page);
}

void page_alarm(struct page *page)
{
    if (begin(page, "A real emergency")) {
        str_add(page->out, "<p><a class=\"look\" href=\"/emergency\">Only a test?</a></p>\n"
                           "<section aria-labelledby=\"real\">\n<h2 id=\"real\">What has happened</h2>\n"
                           "<p>The next page shows what the screens will say, and raises it. While it is on, "
                           "every page here begins with \u201cIt is over\u201d.</p>\n");
        add_form(page, "alarm", "alarm", "danger");
        str_add(page->out, "</section>\n");
    }
    page_end(page);
}

void page_rehearsal(struct page *page)
{
    const struct live_rehearsal *rehearsal = page->data->live ? page->data->live->rehearsal : NULL;
    bool is_on = rehearsal && rehearsal->from.ms <= page->now.ms && rehearsal->until.ms > page->now.ms;
    page_begin(page, "Rehearsal");
    str_add(page->out, "<p>All displays show another moment, marked REHEARSAL, and go on from there. "
                       "An emergency cuts through.</p>\n");
    if (is_on)
        html_put(page->out,
                 "<p class=\"mark\">A rehearsal is on until %s.</p>\n<form action=\"/preview\">"
                 "<input type=\"hidden\" name=\"min\" value=\"0\">"
                 "<button name=\"do\" value=\"rehearse\">End the rehearsal</button></form>\n",
                 page_clock(page, rehearsal->until));
    html_put(
        page->out,
        "<form action=\"/preview\"><label for=\"start\">The moment to show, in the event's own time</label>"
        "<input id=\"start\" name=\"start\" type=\"datetime-local\">"
        "<label for=\"min\">For how long</label><select id=\"min\" name=\"min\">"
        "<option value=\"15\">15 minutes</option><option value=\"60\">1 hour</option>"
        "<option value=\"240\">4 hours</option></select>"
        "<p><button name=\"do\" value=\"rehearse\">Show what would change</button></p></form>\n");
    page_end(page);
}

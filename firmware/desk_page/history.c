#include "desk_page/pages.h"

static bool concerns(const struct page *page, uint32_t number)
{
    const struct desk_command *command = &page->data->commands.commands[number - 1];
    if (page->is_desk && page->room == PROGRAM_NONE)
        return true;
    if (command->verb == DESK_UNDO && command->undone > 0 && command->undone < number)
        return concerns(page, command->undone);
    return page_command_in_room(page->data->folded, command, page->room);
}

static bool can_be_undone(const struct page *page, uint32_t number)
{
    struct desk_command undo = {.verb = DESK_UNDO, .undone = number, .made = page->now};
    return desk_may(&page->data->commands, &undo, NULL);
}

const char *page_undo_order(const struct page *page, uint32_t number)
{
    return arena_printf(page->arena, "do=undo&n=%u&hand=1", number);
}

static void add_entry(struct page *page, uint32_t number)
{
    const struct desk_command *command = &page->data->commands.commands[number - 1];
    const char *text = page_command(page, command);
    bool holds = desk_holds(&page->data->commands, number);
    html_put(page->out,
             "<li class=\"entry\" id=\"entry-%u\"><strong>%s</strong> <span dir=\"auto\">%s%s</span><br>"
             "<span class=\"soft\">by %s (%s), entry %u</span>",
             number, page_clock(page, command->made), text, holds ? "" : " \u2013 undone", command->by,
             command->via, number);
    if (holds && can_be_undone(page, number))
        html_put(page->out,
                 "<br><a class=\"button\" href=\"%s/preview?do=undo&amp;n=%u\">Undo<span class=\"hidden\"> "
                 "entry %u: "
                 "%s</span></a>",
                 page->base, number, number, text);
    str_add(page->out, "</li>\n");
}

void page_entries(struct page *page, uint32_t most)
{
    uint32_t shown = 0;
    for (uint32_t number = page->data->commands.count; number > 0 && shown < most; number--) {
        if (!concerns(page, number))
            continue;
        if (shown++ == 0)
            str_add(page->out, "<ul class=\"list\">\n");
        add_entry(page, number);
    }
    str_add(page->out, shown > 0 ? "</ul>\n" : "<p>Nothing so far.</p>\n");
}

void page_undo_at_hand(struct page *page)
{
    uint32_t number = page->data->commands.count;
    while (number > 0 && (!concerns(page, number) || !can_be_undone(page, number) ||
                          page->data->commands.commands[number - 1].verb == DESK_UNDO))
        number--;
    if (number == 0)
        return;
    const struct desk_command *command = &page->data->commands.commands[number - 1];
    if (page->now.ms - command->made.ms >= UNDO_AT_HAND_MS)
        return;
    html_put(page->out,
             "<div class=\"good\"><p><strong>Just done:</strong> <span dir=\"auto\">%s</span></p>\n",
             page_command(page, command));
    page_begin_do(page, page_undo_order(page, number));
    html_put(page->out, "<button>Undo<span class=\"hidden\"> %s</span></button></form></div>\n",
             page_command(page, command));
}

void page_history(struct page *page)
{
    page_begin(page, "History");
    html_put(page->out, "<p>%u entries, the newest first.</p>\n", page->data->commands.count);
    page_entries(page, 500);
    page_end(page);
}

bool page_done(struct page *page, uint32_t number)
{
    if (number == 0 || number > page->data->commands.count || !concerns(page, number))
        return false;
    const struct desk_command *command = &page->data->commands.commands[number - 1];
    page_begin(page, desk_holds(&page->data->commands, number) ? "Done" : "Undone");
    html_put(page->out,
             "<div class=\"good\" role=\"status\" aria-live=\"polite\"><p><strong>%s:</strong> "
             "<span dir=\"auto\">%s</span></p><p>Every screen that is on and has a network shows it "
             "within moments of its next look.</p></div>\n",
             desk_holds(&page->data->commands, number) ? "Done" : "This was undone",
             page_command(page, command));
    str_add(page->out, "<div class=\"buttons\">\n");
    html_put(page->out, "<a class=\"button whole\" href=\"%s\">Back to %s</a>\n",
             *page->base ? page->base : "/",
             *page->base ? page_room_name(page->data->folded, page->room) : "the rooms");
    if (can_be_undone(page, number) && desk_holds(&page->data->commands, number) &&
        page->now.ms - command->made.ms < UNDO_AT_HAND_MS) {
        str_add(page->out, "<div class=\"whole\">");
        page_begin_do(page, page_undo_order(page, number));
        str_add(page->out,
                "<button>Undo <small>without a question for a minute</small></button></form></div>\n");
    }
    str_add(page->out, "</div>\n");
    page_end(page);
    return true;
}

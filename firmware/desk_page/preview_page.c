#include "desk_page/pages.h"

#include "desk/preview.h"

#define MOST_LINES 24

static const struct live *live_after(const struct page *page, const struct desk_command *command)
{
    const struct desk_commands *before = &page->data->commands;
    struct desk_command *all = ARENA_ARRAY(page->arena, struct desk_command, before->count + 1);
    for (uint32_t i = 0; i < before->count; i++)
        all[i] = before->commands[i];
    all[before->count] = *command;
    const struct desk_commands after = {before->venue, before->log, before->count + 1, all};
    return desk_live(&after, page->data->live ? page->data->live->revision : 0, page->now, page->arena);
}

/* Lines of kinds from `from` to before `to`. */
static uint32_t add_lines(struct page *page, const struct preview *preview, enum preview_kind from,
                          enum preview_kind to)
{
    uint32_t found = 0;
    for (uint32_t i = 0; i < preview->count; i++) {
        const struct preview_line *line = &preview->lines[i];
        if (line->kind < from || line->kind >= to)
            continue;
        if (found++ == 0)
            str_add(page->out, "<ul class=\"lines\">\n");
        bool warns = line->kind == PREVIEW_OVERLAP || line->kind == PREVIEW_BREAK ||
                     line->kind == PREVIEW_CUT || line->kind == PREVIEW_PARTS;
        if (found <= MOST_LINES)
            html_put(page->out, "<li dir=\"auto\"%r>%s</li>\n", warns ? " class=\"mark\"" : "", line->text);
    }
    if (found > MOST_LINES)
        html_put(page->out, "<li>and %u more</li>\n", found - MOST_LINES);
    if (found > 0)
        str_add(page->out, "</ul>\n");
    return found;
}

/* Who will not see it is said before it is done. */
static void add_unseen(struct page *page, const struct preview *preview,
                       const struct preview_request *request)
{
    struct str_builder names = {.arena = page->arena};
    if (!request->display_seen)
        return;
    const uint32_t count = preview_unseen(request->venue, request->display_seen, preview, &names);
    if (count > 0)
        html_put(page->out, "<p class=\"mark\">%u of them will not see it: %s.</p>\n", count, names.text);
}

/* What it comes to, which is what has to be known before it is done. */
static void add_outcome(struct page *page, const struct preview *preview,
                        const struct preview_request *request)
{
    add_lines(page, preview, PREVIEW_SESSION, PREVIEW_ALL);
    for (const struct issue *issue = preview->issues.first; issue; issue = issue->next)
        html_put(page->out, "<p class=\"mark\">%s</p>\n", issue->text);
    if (preview->is_same)
        str_add(page->out, "<p>Nobody will read anything else: it is so already, or it concerns nothing that "
                           "is still to come.</p>\n");
    if (*preview->covered)
        html_put(page->out, "<p class=\"mark\">%s</p>\n", preview->covered);
    if (!preview->is_same)
        html_put(page->out, "<p><strong>%u</strong> %r now, <strong>%u</strong> later.</p>\n",
                 preview->displays_now, preview->displays_now == 1 ? "screen changes" : "screens change",
                 preview->displays_later);
    add_unseen(page, preview, request);
}

/* Minutes that are added to others. */
static void add_late(struct page *page, const struct desk_command *command)
{
    const struct program *program = page->data->folded;
    if (command->verb != DESK_DELAY)
        return;
    const struct change *change = &command->says.changes.changes[0];
    const uint32_t session = program_find_session(program, change->session);
    const int late = session == PROGRAM_NONE ? 0 : page_delay(program, session);
    if (late > 0 && change->delay_min != late)
        html_put(page->out, "<p>It is %d min late now, and %d min then.</p>\n", late, change->delay_min);
}

/* Where the order came from. */
static const char *way_back(const struct page *page, const struct desk_command *command)
{
    if (command->verb == DESK_EMERGENCY)
        return command->says.emergency->test ? "/emergency" : "/alarm";
    return *page->base ? page->base : "/";
}

/* The buttons stand before the long list of what people will read: nobody has to scroll for them. */
static void add_buttons(struct page *page, const char *order, const struct desk_command *command)
{
    bool is_alarm = command->verb == DESK_EMERGENCY && !command->says.emergency->test;
    str_add(page->out, "<div class=\"buttons\">\n<div class=\"whole\">");
    page_begin_do(page, order);
    html_put(page->out, "<button class=\"%r\">%s</button></form></div>\n", is_alarm ? "do alarm" : "do",
             is_alarm ? "Raise the emergency" : "Do it");
    html_put(page->out, "<a class=\"button whole\" href=\"%s\">Back</a>\n</div>\n", way_back(page, command));
}

void page_preview(struct page *page, const char *order, const struct desk_command *command, const char *hint)
{
    const struct preview_request request = {.program = page->data->program,
                                            .feed = page->data->feed,
                                            .before = page->data->live,
                                            .after = live_after(page, command),
                                            .venue = page->data->venue,
                                            .now = page->now,
                                            .display_seen = page_seen(page)};
    struct preview preview;
    preview_make(&request, page->arena, &preview);
    page_begin(page, page_command(page, command));
    if (hint)
        html_put(page->out, "<div class=\"wrong\" role=\"alert\"><p>%s</p></div>\n", hint);
    add_late(page, command);
    add_outcome(page, &preview, &request);
    if (command->verb == DESK_EMERGENCY && !request.display_seen)
        page_unseen(page);
    add_buttons(page, order, command);
    if (!preview.is_same) {
        str_add(page->out, "<details>\n<summary>What people will read</summary>\n");
        add_lines(page, &preview, PREVIEW_ALL, PREVIEW_KIND_COUNT);
        str_add(page->out, "</details>\n");
    }
    page_end(page);
}

#include "desk_page/pages.h"

#include <string.h>

#include "base/ascii.h"
#include "desk_page/style.h"

static void add_navigation(struct page *page)
{
    static const struct {
        const char *path, *name;
    } places[] = {{"/", "Rooms"},
                  {"/notices", "Notices"},
                  {"/emergency", "Emergency"},
                  {"/rehearsal", "Rehearsal"},
                  {"/history", "History"}};
    const char *target = page->request->target;
    str_add(page->out, "<nav aria-label=\"Desk\"><ul>\n");
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        html_put(page->out, "<li><a href=\"%s\"%r>%s</a></li>\n", places[i].path,
                 strncmp(target, places[i].path, strcspn(target, "?")) == 0 &&
                         strlen(places[i].path) == strcspn(target, "?")
                     ? " aria-current=\"page\""
                     : "",
                 places[i].name);
    str_add(page->out, "</ul></nav>\n");
}

void page_begin(struct page *page, const char *title)
{
    const char *event = page->data ? label_text(page->data->program->event.title, "") : "";
    html_put(page->out,
             "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
             "<title>%s%s%s</title>\n<link rel=\"stylesheet\" href=\"%r\">\n</head>\n<body>\n",
             title, *event ? " \u2013 " : "", event, STYLE_PATH);
    if (page->is_desk)
        str_add(page->out, "<a class=\"skip\" href=\"#main\">To the content</a>\n");
    html_put(page->out, "<header><p dir=\"auto\">%s</p>\n", event);
    if (page->is_desk)
        add_navigation(page);
    html_put(page->out, "</header>\n<main id=\"main\">\n");
    if (page->data)
        page_emergency_banner(page);
    html_put(page->out, "<h1 dir=\"auto\">%s</h1>\n", title);
}

void page_end(struct page *page)
{
    str_add(page->out, "</main>\n<footer>\n");
    if (page->data)
        html_put(page->out,
                 "<form action=\"%s/name\" method=\"post\"><label for=\"who\">Your name, for the log</label>"
                 "<input id=\"who\" name=\"name\" value=\"%s\" maxlength=\"40\" autocomplete=\"name\">"
                 "<p><button>Remember the name</button></p></form>\n",
                 page->base, page->name);
    if (!page->desk->is_local && ascii_starts(page->desk->url, "https://") == 0)
        str_add(page->out,
                "<p>This page comes over plain HTTP: whoever can listen to the network can read the "
                "token of your link, and use it until it ends.</p>\n");
    str_add(page->out, "<p>This is no alarm system. In danger, call for help first.</p>\n"
                       "</footer>\n</body>\n</html>\n");
}

void page_say(struct page *page, const char *title, const char *text)
{
    page_begin(page, title);
    html_put(page->out, "<p role=\"alert\">%s</p>\n", text);
    if (page->data)
        html_put(page->out, "<p><a class=\"button\" href=\"%s\">Go on</a></p>\n",
                 *page->base ? page->base : "/");
    page_end(page);
}

void page_begin_do(struct page *page, const char *order)
{
    const uint32_t seen = page->data->commands.count;
    const char *says = arena_printf(page->arena, "%u %s", seen, order);
    html_put(page->out,
             "<form action=\"%s/do\" method=\"post\"><input type=\"hidden\" name=\"order\" value=\"%s\">"
             "<input type=\"hidden\" name=\"seen\" value=\"%u\"><input type=\"hidden\" name=\"form\" "
             "value=\"%s\">",
             page->base, order, seen,
             form_make(&page->desk->forms, page->base, says, page->request->steady_ms, page->arena));
}

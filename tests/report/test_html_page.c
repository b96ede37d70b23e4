#include "report/html_page.h"

#include "tool/fixture.h"

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct str_builder out = {.arena = &arena};
    html_page_begin(&out, "Gallery", "A <Conf>");
    html_page_add_picture(&out, "800x480/a&b", "a door", 800, 480);
    html_page_add_picture(&out, "c", "", 1080, 1920);
    html_page_add_picture(&out, "high", "", 1, 1000);
    html_page_add_picture(&out, "wide", "", 1000, 1);
    html_page_end(&out);
    CHECK(contains(out.text, "<title>Gallery: A &lt;Conf&gt;</title>"));
    CHECK(contains(out.text, "<h1>Gallery: A &lt;Conf&gt;</h1>"));
    CHECK(contains(
        out.text,
        "<a href=\"800x480/a&amp;b.png\"><img loading=\"lazy\" alt=\"a door\" width=\"400\" height=\"240\" "
        "src=\"800x480/small/a&amp;b.png\"></a>"));
    CHECK(contains(out.text, "width=\"168\" height=\"298\" src=\"small/c.png\""));
    CHECK(contains(out.text, "width=\"1\" height=\"1000\" src=\"small/high.png\""));
    CHECK(contains(out.text, "width=\"400\" height=\"1\" src=\"small/wide.png\""));
    CHECK(contains(out.text, "prefers-color-scheme: dark"));
    CHECK(!strstr(out.text, "<script") && !strstr(out.text, "http"));
    CHECK(strncmp(out.text, "<!DOCTYPE html>", 15) == 0);
    arena_finish(&arena);
    return check_done();
}

#include "gallery/gallery_page.h"

#include "tool/fixture.h"

int main(void)
{
    static struct gallery_moment moments[] = {{.name = "door-on", .what = "a <talk>"},
                                              {.name = "door-off", .what = ""},
                                              {.name = "hallway-soon", .what = "soon"}};
    const struct gallery_variant variants[] = {
        {.folder = "800x480", .name = "800x480", .width = 800, .height = 480},
        {.folder = "480x800-paper", .name = "480x800, paper", .width = 480, .height = 800}};
    struct loaded loaded;
    struct arena arena;
    load_small(&loaded);
    arena_init(&arena, malloc, free);
    struct gallery gallery = {.arena = &arena, .program = loaded.program, .count = 3, .moments = moments};
    struct str_builder out = {.arena = &arena};
    const struct gallery_strips none = {.count = 0};
    gallery_page(&gallery, variants, 2, &none, &out);
    CHECK(contains(out.text, "<nav>\n<b>door</b>\n<a href=\"#door-on\">on</a>\n<a "
                             "href=\"#door-off\">off</a>\n</nav>\n<nav>\n<b>hallway</b>"));
    CHECK(contains(out.text,
                   "<section id=\"door-on\">\n<h3>door-on</h3>\n<p class=\"what\">a &lt;talk&gt;</p>"));
    CHECK(contains(
        out.text,
        "<a href=\"480x800-paper/door-on.png\"><img loading=\"lazy\" alt=\"door-on on 480x800, paper\" "
        "width=\"180\" height=\"300\" src=\"480x800-paper/small/door-on.png\"></a>"));
    CHECK(contains(out.text, "<h2>hallway</h2>"));
    CHECK(!strstr(out.text, "<script") && !strstr(out.text, "http"));
    /* What is opened is closed. */
    static const char *const pairs[][2] = {
        {"<section", "</section>"}, {"<div", "</div>"}, {"<nav", "</nav>"}, {"<figure", "</figure>"}};
    for (size_t i = 0; i < 4; i++) {
        int open = 0;
        for (const char *at = out.text; (at = strstr(at, pairs[i][0])) != NULL; at++)
            open += strncmp(at, "<figurec", 8) != 0;
        for (const char *at = out.text; (at = strstr(at, pairs[i][1])) != NULL; at++)
            open--;
        check_row(pairs[i][0]);
        CHECK_INT(open, 0);
    }
    check_row("a kind whose name another one's begins with");
    moments[1].name = "doorway-off";
    struct str_builder kinds = {.arena = &arena};
    gallery_page(&gallery, variants, 2, &none, &kinds);
    CHECK(contains(kinds.text, "<h2>door</h2>") && contains(kinds.text, "<h2>doorway</h2>"));
    check_row("nothing");
    gallery.count = 0;
    struct str_builder empty = {.arena = &arena};
    gallery_page(&gallery, variants, 2, &none, &empty);
    CHECK(!strstr(empty.text, "<nav>"));
    arena_finish(&arena);
    load_finish(&loaded);
    return check_done();
}

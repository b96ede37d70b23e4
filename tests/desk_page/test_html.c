#include "desk_page/html.h"

#include "check.h"

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct str_builder out = {.arena = &arena};
    html_put(&out, "<p class=\"%s\">%s, %u of %d%r 50% %", "a\"b", "<&>", 3u, -4, "<br>");
    CHECK_STR(out.text, "<p class=\"a&quot;b\">&lt;&amp;&gt;, 3 of -4<br> 50% %");
    out = (struct str_builder){.arena = &arena};
    html_put(&out, "%s|", (const char *)NULL);
    CHECK_STR(out.text, "|");
    arena_finish(&arena);
    return check_done();
}

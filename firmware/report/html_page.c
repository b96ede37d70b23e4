#include "report/html_page.h"

#include <string.h>

void html_add_text(struct str_builder *out, const char *text)
{
    for (; *text; text++) {
        const char *name = *text == '<'   ? "&lt;"
                           : *text == '>' ? "&gt;"
                           : *text == '&' ? "&amp;"
                           : *text == '"' ? "&quot;"
                                          : NULL;
        if (name)
            str_add(out, name);
        else
            str_add_n(out, text, 1);
    }
}

/* The widest and the highest that a small picture is shown. */
#define WIDE 400
#define HIGH 300

static const char style[] =
    ":root { color-scheme: light dark; --ground: #f3f4f6; --card: #fff; --ink: #15181c; --soft: #555c66;\n"
    "  --line: #d9dce1; --good: #17663a; --bad: #b3261e; --link: #1f4fa3; }\n"
    "@media (prefers-color-scheme: dark) { :root { --ground: #14171b; --card: #1d2126; --ink: #eceff3;\n"
    "  --soft: #a3abb6; --line: #343a42; --good: #6fd79b; --bad: #ff8a80; --link: #9fc1ff; } }\n"
    "* { box-sizing: border-box; }\n"
    "body { font: 16px/1.45 system-ui, sans-serif; margin: 0 auto; padding: 2rem 1.5rem 4rem; max-width: "
    "88rem;\n"
    "  background: var(--ground); color: var(--ink); }\n"
    "h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .5rem; }\n"
    "h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; padding-top: .75rem; border-top: 1px solid "
    "var(--line); }\n"
    "h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }\n"
    "small, figcaption, p.what { color: var(--soft); font-size: .85rem; font-weight: 400; }\n"
    "p { margin: .1rem 0 .6rem; overflow-wrap: anywhere; }\n"
    "p.lead { font-size: 1.05rem; }\n"
    ".good { color: var(--good); }\n.bad { color: var(--bad); }\n"
    "a { color: var(--link); }\n"
    "nav { display: flex; flex-wrap: wrap; gap: .4rem .6rem; margin: 1rem 0; }\n"
    "nav a { text-decoration: none; background: var(--card); border: 1px solid var(--line); border-radius: "
    ".5rem;\n"
    "  padding: .2rem .6rem; font-size: .9rem; }\n"
    ".list { display: flex; flex-wrap: wrap; gap: .9rem; align-items: flex-start; }\n"
    "section { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .9rem "
    "1rem .4rem;\n"
    "  min-width: min(22rem, 100%); max-width: 100%; }\n"
    /* What is written does not widen a card, its pictures do. */
    "section > h3, section > p { width: 0; min-width: 100%; }\n"
    ".row { display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-end; }\n"
    ".strip { display: flex; gap: .5rem; overflow-x: auto; padding-bottom: .4rem; }\n"
    ".strip figure { flex: none; }\n"
    "figure { margin: 0 0 .6rem; max-width: 100%; }\n"
    "img { display: block; max-width: 100%; height: auto; background: #8884; outline: 1px solid var(--line); "
    "}\n"
    "figcaption { margin-top: .3rem; max-width: 25rem; }\n"
    "pre { white-space: pre-wrap; overflow-wrap: anywhere; color: var(--soft); font-size: .85rem; }\n";

void html_page_begin(struct str_builder *out, const char *kind, const char *title)
{
    str_addf(out,
             "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
             "<meta name=\"viewport\" content=\"width=device-width\">\n<title>%s: ",
             kind);
    html_add_text(out, title);
    str_addf(out, "</title>\n<style>\n%s</style>\n<h1>%s: ", style, kind);
    html_add_text(out, title);
    str_add(out, "</h1>\n");
}

void html_page_end(struct str_builder *out)
{
    str_add(out, "</html>\n");
}

void html_page_add_picture(struct str_builder *out, const char *path, const char *alt, int width, int height)
{
    const char *slash = strrchr(path, '/');
    size_t folder = slash ? (size_t)(slash - path) + 1 : 0;
    /* Whole pixels of the width that fits both ways. */
    int shown = width * HIGH < height * WIDE ? width * HIGH / height : WIDE;
    shown = shown < 1 ? 1 : shown;
    int high = height * shown / width;
    str_add(out, "<a href=\"");
    html_add_text(out, path);
    str_add(out, ".png\"><img loading=\"lazy\" alt=\"");
    html_add_text(out, alt);
    str_addf(out, "\" width=\"%d\" height=\"%d\" src=\"", shown, high < 1 ? 1 : high);
    html_add_text(out, arena_copy_n(out->arena, path, folder));
    str_add(out, "small/");
    html_add_text(out, path + folder);
    str_add(out, ".png\"></a>");
}

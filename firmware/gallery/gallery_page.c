#include "gallery/gallery_page.h"

#include <string.h>

#include "report/html_page.h"

/* "door" of "door-on". */
static size_t kind_length(const char *name)
{
    return strcspn(name, "-");
}

static bool same_kind(const char *a, const char *b)
{
    return kind_length(a) == kind_length(b) && strncmp(a, b, kind_length(a)) == 0;
}

static bool begins_kind(const struct gallery *gallery, uint32_t i)
{
    return i == 0 || !same_kind(gallery->moments[i - 1].name, gallery->moments[i].name);
}

static void add_index(const struct gallery *gallery, struct str_builder *out)
{
    for (uint32_t i = 0; i < gallery->count; i++) {
        const char *name = gallery->moments[i].name;
        if (begins_kind(gallery, i))
            str_addf(out, "%s<nav>\n<b>%.*s</b>\n", i ? "</nav>\n" : "", (int)kind_length(name), name);
        const char *rest = name[kind_length(name)] ? name + kind_length(name) + 1 : name;
        str_addf(out, "<a href=\"#%s\">%s</a>\n", name, rest);
    }
    str_add(out, gallery->count ? "</nav>\n" : "");
}

static void add_moment(const struct gallery_moment *moment, const struct gallery_variant *variants,
                       uint32_t count, struct str_builder *out)
{
    str_addf(out, "<section id=\"%s\">\n<h3>%s</h3>\n<p class=\"what\">", moment->name, moment->name);
    html_add_text(out, moment->what);
    str_add(out, "</p>\n<div class=\"row\">\n");
    for (uint32_t i = 0; i < count; i++) {
        str_add(out, "<figure>");
        html_page_add_picture(out, arena_printf(out->arena, "%s/%s", variants[i].folder, moment->name),
                              arena_printf(out->arena, "%s on %s", moment->name, variants[i].name),
                              variants[i].width, variants[i].height);
        str_add(out, "<figcaption>");
        html_add_text(out, variants[i].name);
        str_add(out, "</figcaption></figure>\n");
    }
    str_add(out, "</div>\n</section>\n");
}

void gallery_page(const struct gallery *gallery, const struct gallery_variant *variants, uint32_t count,
                  const struct gallery_strips *strips, struct str_builder *out)
{
    html_page_begin(out, "Gallery", label_text(gallery->program->event.title, ""));
    add_index(gallery, out);
    if (strips->count > 0)
        str_add(out, "<nav>\n<a href=\"#strips\">a day at each door</a>\n</nav>\n");
    for (uint32_t i = 0; i < gallery->count; i++) {
        const char *name = gallery->moments[i].name;
        if (begins_kind(gallery, i))
            str_addf(out, "%s<h2>%.*s</h2>\n<div class=\"list\">\n", i ? "</div>\n" : "",
                     (int)kind_length(name), name);
        add_moment(&gallery->moments[i], variants, count, out);
    }
    str_add(out, gallery->count ? "</div>\n" : "");
    gallery_strips_add(gallery, strips, variants[0].width, variants[0].height, out);
    html_page_end(out);
}

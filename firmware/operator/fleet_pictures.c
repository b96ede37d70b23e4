#include "operator/fleet_pictures.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "player/still.h"
#include "report/html_page.h"
#include "spool/file.h"

/* ---- what comes ---- */

const struct fleet_picture *fleet_pictures_find(const struct fleet_pictures *pictures, const char *display)
{
    for (const struct fleet_picture *picture = pictures->first; picture; picture = picture->next)
        if (strcmp(picture->display, display) == 0)
            return picture;
    return NULL;
}

static bool is_asked(const struct fleet_pictures *pictures, const char *display)
{
    for (uint32_t i = 0; i < pictures->asked; i++)
        if (strcmp(pictures->names[i], display) == 0)
            return true;
    return false;
}

static int number_of(const char *png, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)png + at;
    return bytes[0] > 0 || bytes[1] > 0 ? 0 : bytes[2] << 8 | bytes[3];
}

/* PNG, sections 5.2 and 11.2.2: the signature, and width and height in the first chunk. */
static bool read_size(const char *png, size_t size, int *ret_width, int *ret_height)
{
    static const char begin[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    if (size < 33 || memcmp(png, begin, sizeof begin - 1) != 0)
        return false;
    *ret_width = number_of(png, 16);
    *ret_height = number_of(png, 20);
    return *ret_width > 0 && *ret_height > 0;
}

void fleet_pictures_take(void *of, const char *display, const char *png, size_t size)
{
    struct fleet_pictures *pictures = of;
    int width, height;
    if (!is_asked(pictures, display) || fleet_pictures_find(pictures, display) ||
        size > FLEET_PICTURES_BYTES || !read_size(png, size, &width, &height))
        return;
    struct fleet_picture *picture = ARENA_NEW(&pictures->arena, struct fleet_picture);
    *picture = (struct fleet_picture){.next = pictures->first,
                                      .display = arena_copy(&pictures->arena, display),
                                      .png = arena_copy_n(&pictures->arena, png, size),
                                      .size = size,
                                      .width = width,
                                      .height = height};
    pictures->first = picture;
    pictures->count++;
}

static bool have_all(void *of, const struct fleet_line *line)
{
    const struct fleet_pictures *pictures = of;
    (void)line;
    return pictures->count == pictures->asked;
}

void fleet_pictures_ask(struct fleet_pictures *pictures, struct fleet_line *line, struct instant now,
                        int64_t most_ms)
{
    const struct fleet *fleet = &line->watch.fleet;
    pictures->names = ARENA_ARRAY(&pictures->arena, const char *, fleet->count + 1);
    for (uint32_t i = 0; i < fleet->count; i++)
        if (fleet->displays[i].is_online &&
            fleet_watch_ask(&line->watch, fleet->displays[i].name, "frame", now))
            pictures->names[pictures->asked++] = arena_copy(&pictures->arena, fleet->displays[i].name);
    fleet_line_await(line, most_ms, have_all, pictures);
}

/* ---- the page ---- */

/* A name by which a file can be called everywhere, and no other display's: it has a ~ where a letter was
 * replaced. */
static const char *file_of(const char *display, uint32_t number, struct arena *arena)
{
    char *name = arena_copy(arena, display);
    bool is_other = *name == '\0' || strlen(name) > 100;
    name[strlen(name) > 100 ? 100 : strlen(name)] = '\0';
    for (char *at = name; *at; at++)
        if (!ascii_is_digit(*at) && !ascii_is_letter(*at) && !strchr("-_", *at) &&
            (*at != '.' || at == name)) {
            *at = '_';
            is_other = true;
        }
    return is_other || strcmp(name, "index") == 0 ? arena_printf(arena, "%s~%u", name, (unsigned)number)
                                                  : name;
}

static void add_text(struct str_builder *page, const char *before, const char *text, const char *after)
{
    str_add(page, before);
    html_add_text(page, str_clean(page->arena, text));
    str_add(page, after);
}

static void add_words(struct str_builder *page, const struct fleet_display *display)
{
    const struct fleet_status *status = &display->status;
    bool is_good = display->state == FLEET_WELL;
    add_text(page, "<h3>", display->name, "</h3>\n");
    str_addf(page, "<p><b class=\"%s\">%s</b>", is_good ? "good" : "bad", fleet_state_name(display->state));
    if (*display->why) {
        add_text(page, ": ", display->why, "");
        add_text(page, "; ", display->what_to_do, "");
    }
    str_add(page, "</p>\n");
    if (display->has_status && *status->room) {
        add_text(page, "<p class=\"what\">", status->room, "");
        add_text(page, " ", status->phase, "</p>\n");
    } else if (display->has_status) {
        add_text(page, "<p class=\"what\">", status->screen, "");
        add_text(page, " ", status->page, "</p>\n");
    }
}

static bool add_picture(struct str_builder *page, const struct fleet_picture *picture, const char *file,
                        const char *folder, struct err *reterr)
{
    int wide = picture->width >= picture->height ? 400 : 400 * picture->width / picture->height;
    const char *path = arena_printf(page->arena, "%s/%s.png", folder, file);
    str_addf(page, "<figure><a href=\"%s.png\"><img loading=\"lazy\" alt=\"", file);
    html_add_text(page, str_clean(page->arena, picture->display));
    str_addf(page, "\" width=\"%d\" height=\"%d\" src=\"%s.png\"></a></figure>\n", wide > 0 ? wide : 1,
             wide * picture->height / picture->width > 0 ? wide * picture->height / picture->width : 1, file);
    return spool_replace_file(path, picture->png, picture->size, reterr);
}

bool fleet_pictures_write(const struct fleet_pictures *pictures, const struct fleet *fleet, const char *title,
                          const char *folder, struct err *reterr)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct str_builder page = {.arena = &arena};
    bool ok = still_make_folder(folder, reterr);
    html_page_begin(&page, "Displays", title);
    str_addf(&page, "<p class=\"lead\">%u of %u displays sent a picture.</p>\n<div class=\"list\">\n",
             (unsigned)pictures->count, (unsigned)fleet->count);
    for (uint32_t i = 0; ok && i < fleet->count; i++) {
        const struct fleet_display *display = &fleet->displays[i];
        const struct fleet_picture *picture = fleet_pictures_find(pictures, display->name);
        str_add(&page, "<section>\n");
        add_words(&page, display);
        if (picture)
            ok = add_picture(&page, picture, file_of(display->name, i, &arena), folder, reterr);
        else
            str_add(&page, "<p>It sent no picture.</p>\n");
        str_add(&page, "</section>\n");
    }
    str_add(&page, "</div>\n");
    html_page_end(&page);
    /* The page comes last: what it shows is there then. */
    ok = ok &&
         spool_replace_file(arena_printf(&arena, "%s/index.html", folder), page.text, page.length, reterr);
    arena_finish(&arena);
    return ok;
}

#include "screens/qr.h"

#include <string.h>

#include "screens/phrases.h"
#include "screens/parts.h"

/* Thousandths of the short side that a module may have where there is room. */
#define MOST_MODULE 7
#define LEAST_MODULE 4

/* What versions 1 to 10 hold at error correction M, in bytes. Source: ISO/IEC 18004, table of capacities. */
static const uint8_t capacities[] = {14, 26, 42, 62, 84, 106, 122, 152, 180, 213};

/* The modules on a side of the symbol for so many bytes, at error correction M and without the quiet zone; 0
 * where that is more than a sign can show at a size that is read. */
static int modules_of(size_t bytes)
{
    for (size_t i = 0; i < sizeof capacities; i++)
        if (bytes <= capacities[i])
            return 17 + 4 * ((int)i + 1);
    return 0;
}

/* The least pixels of a module on this picture: a millimetre where the panel's size is known, else 5. */
static int least_module(const struct layout *layout)
{
    const struct display_config *config = layout->view->config;
    if (!config || config->panel.diagonal_in <= 0)
        return 5;
    bool known = config->panel.width > 0 && config->panel.height > 0;
    double width = known ? config->panel.width : layout->width;
    double height = known ? config->panel.height : layout->height;
    double diagonal_mm = config->panel.diagonal_in * 25.4, square = width * width + height * height;
    int module = 1;
    while (module < 100 && module * diagonal_mm * (module * diagonal_mm) < square)
        module++;
    return module;
}

static bool is_web_address(const char *url)
{
    return strncmp(url, "https://", 8) == 0 || strncmp(url, "http://", 7) == 0;
}

/* The address that a session's code has: its page's, else its block's; "" for none, for one that is no web
 * address, and for one that is too long. */
static const char *address_of(const struct layout *layout, uint32_t session)
{
    const struct session *own = phrase_session(layout, session);
    const char *url = own->url;
    if (!url[0] && own->part_of != PROGRAM_NONE)
        url = phrase_session(layout, own->part_of)->url;
    return is_web_address(url) && modules_of(strlen(url)) > 0 ? url : "";
}

/* -- a place for it -- */

struct spot {
    struct box box; /* the code, and the word under it */
    int side;       /* of the code */
};

/* Whether nothing that stands on the ground touches the box, with a distance around it. */
static bool is_free(const struct layout *layout, struct box box)
{
    int gap = layout->gap;
    struct box grown = {box.x - gap, box.y - gap, box.width + 2 * gap, box.height + 2 * gap};
    for (uint32_t i = 0; i < layout->scene->count; i++)
        if (layout->scene->items[i].layer != LAYER_BAND && box_overlaps(layout->scene->items[i].box, grown))
            return false;
    return true;
}

static struct type word_type(const struct layout *layout)
{
    return layout_type(layout, FACE_MEDIUM, 24);
}

/* The largest size, and for it the lowest place at the area's right, that is free; `large`: not one that
 * would be much larger elsewhere. */
static bool find_spot(const struct layout *layout, const char *url, struct box area, bool large,
                      struct spot *ret)
{
    struct type type = word_type(layout);
    int word = part_width(layout, type, words_get(layout->style->words, WORD_MORE_ABOUT_IT));
    int modules = modules_of(strlen(url)) + 2 * QR_QUIET_MODULES, least = least_module(layout);
    int most = layout_px(layout, MOST_MODULE), seen = layout->side * LEAST_MODULE / 1000;
    least = seen > least ? seen : least; /* on a very fine panel a code could be read that nobody sees */
    if (large && most * 3 / 4 > least)
        least = most * 3 / 4;
    for (int module = most > least ? most : least; module >= least; module--) {
        int side = module * modules, width = side > word ? side : word;
        int height = side + layout->gap / 2 + type_height(type);
        if (width > area.width)
            continue;
        for (int y = area.y + area.height - height; y >= area.y; y -= layout->gap) {
            struct box box = {area.x + area.width - width, y, width, height};
            if (is_free(layout, box)) {
                *ret = (struct spot){.box = box, .side = side};
                return true;
            }
        }
    }
    return false;
}

static void place_spot(struct layout *layout, const char *url, const struct spot *spot)
{
    struct type type = word_type(layout);
    const struct box *box = &spot->box;
    scene_add(layout->scene,
              (struct item){.kind = ITEM_QR,
                            .box = {box->x + box->width - spot->side, box->y, spot->side, spot->side},
                            .color = {0, 0, 0},
                            .light = {255, 255, 255},
                            .text = url,
                            .length = (uint32_t)strlen(url),
                            .role = "qr",
                            .layer = LAYER_TEXT});
    part_line_right(layout, type, words_get(layout->style->words, WORD_MORE_ABOUT_IT), box->x + box->width,
                    box->y + box->height - type.descent, box->width, layout->style->theme->ink_soft,
                    "qr.word");
}

/* The code first, at the foot of the box, then what it is about beside it. 0, and nothing placed, where not
 * both have room. */
static int place_code_first(struct layout *layout, uint32_t session, const char *url, struct box about,
                            int (*place_about)(struct layout *, uint32_t, struct box))
{
    uint32_t before = layout->scene->count;
    struct spot spot;
    if (!find_spot(layout, url, about, false, &spot))
        return 0;
    struct box beside = about;
    beside.width = spot.box.x - 2 * layout->gap - about.x;
    int used = beside.width >= about.width / 2 ? place_about(layout, session, beside) : 0;
    if (used > 0)
        place_spot(layout, url, &spot);
    else
        layout->scene->count = before;
    return used;
}

int qr_place_beside(struct layout *layout, uint32_t session, struct box area, struct box about,
                    int (*place_about)(struct layout *, uint32_t, struct box))
{
    const char *url = address_of(layout, session);
    uint32_t before = layout->scene->count;
    struct spot spot;
    int used = place_about(layout, session, about);
    if (!url[0])
        return used;
    if (used > 0) {
        if (find_spot(layout, url, about, true, &spot)) {
            place_spot(layout, url, &spot);
            return used;
        }
        layout->scene->count = before;
        int narrow = place_code_first(layout, session, url, about, place_about);
        if (narrow > 0)
            return narrow;
        used = place_about(layout, session, about);
    }
    /* Where the lower part is full, beside the title and the people. */
    if (find_spot(layout, url, area, false, &spot))
        place_spot(layout, url, &spot);
    return used;
}

int qr_place_corner(struct layout *layout, const char *text, struct box box)
{
    size_t length = strlen(text);
    int modules = modules_of(length), least = least_module(layout), most = layout_px(layout, MOST_MODULE);
    if (modules == 0)
        return 0;
    modules += 2 * QR_QUIET_MODULES;
    int module = most > least ? most : least;
    while (module > least && module * modules > box.width / 3)
        module--;
    int side = module * modules;
    if (side > box.width / 2 || side > box.height)
        return 0;
    scene_add(layout->scene,
              (struct item){.kind = ITEM_QR,
                            .box = {box.x + box.width - side, box.y + box.height - side, side, side},
                            .color = {0, 0, 0},
                            .light = {255, 255, 255},
                            .text = text,
                            .length = (uint32_t)length,
                            .role = "qr",
                            .layer = LAYER_TEXT});
    return side + 2 * layout->gap;
}

#include "layout/qr.h"

#include <string.h>

#include "layout/parts.h"
#include "layout/measures.h"
#include "layout/phrases.h"

/* Thousandths of the short side that a module may have where there is room. */
#define MOST_MODULE 7

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
        return QR_MODULE_PX;
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

static void place_code(struct layout *layout, const char *text, struct box box, struct color light)
{
    scene_add(layout->scene, (struct item){.kind = ITEM_QR,
                                           .box = box,
                                           .color = {0, 0, 0},
                                           .light = light,
                                           .text = text,
                                           .length = (uint32_t)strlen(text),
                                           .role = "qr",
                                           .layer = LAYER_TEXT});
}

int qr_place(struct layout *layout, uint32_t session, int right, int bottom, int most)
{
    static const struct color light = {0xB9, 0xB9, 0xB9}; /* white would shine brighter than the sign */
    const char *url = address_of(layout, session);
    if (!url[0])
        return 0;
    int modules = modules_of(strlen(url)) + 2 * QR_QUIET_MODULES, side = layout_u(layout, QR_SIDE);
    int module = side / modules, least = least_module(layout);
    if (module < least) {
        module = least;
        side = module * modules;
    }
    if (side > layout_u(layout, QR_MOST) || side > most)
        return 0;
    struct box box = {right - side, bottom - side, side, side};
    part_fill(layout, box, light, LAYER_BAND, "qr.ground");
    int spare = (side - module * modules) / 2;
    place_code(layout, url, (struct box){box.x + spare, box.y + spare, module * modules, module * modules},
               light);
    return side;
}

int qr_place_corner(struct layout *layout, const char *text, struct box box)
{
    size_t length = strlen(text);
    int modules = modules_of(length), least = least_module(layout), most = layout_u(layout, MOST_MODULE);
    if (modules == 0)
        return 0;
    modules += 2 * QR_QUIET_MODULES;
    int module = most > least ? most : least;
    while (module > least && module * modules > box.width / 3)
        module--;
    int side = module * modules;
    if (side > box.width / 2 || side > box.height)
        return 0;
    place_code(layout, text, (struct box){box.x + box.width - side, box.y + box.height - side, side, side},
               (struct color){255, 255, 255});
    return side + layout_u(layout, QR_CORNER_APART);
}

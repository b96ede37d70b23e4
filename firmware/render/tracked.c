#include "render/tracked.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include <hb-ft.h>
#include <hb.h>
#include <string.h>

/* Letters stand at fractions of a pixel, and only heights are fitted to the grid, as font_stack.c has it. */
#define LOAD_FLAGS (FT_LOAD_TARGET_LIGHT | FT_LOAD_NO_BITMAP)

/* ---- opening ---- */

void tracked_finish(struct tracked_fonts *fonts)
{
    for (uint32_t i = 0; i < FACE_COUNT; i++) {
        if (fonts->fonts[i].shaper)
            hb_font_destroy(fonts->fonts[i].shaper);
        if (fonts->fonts[i].face)
            FT_Done_Face(fonts->fonts[i].face);
    }
    if (fonts->library)
        FT_Done_FreeType(fonts->library);
    *fonts = (struct tracked_fonts){0};
}

static bool open_face(struct tracked_fonts *fonts, uint32_t number, const struct font_file *file)
{
    FT_Library library = fonts->library;
    FT_Face face;
    if (!library && FT_Init_FreeType(&library) != 0)
        return false;
    fonts->library = library;
    if (FT_New_Face(library, file->path, file->index, &face) != 0)
        return false;
    fonts->fonts[number].face = face;
    fonts->fonts[number].size_px = FONT_DESIGN_PX;
    FT_Set_Pixel_Sizes(face, FONT_DESIGN_PX, FONT_DESIGN_PX);
    hb_font_t *shaper = hb_ft_font_create(face, NULL);
    hb_ft_font_set_load_flags(shaper, LOAD_FLAGS);
    fonts->fonts[number].shaper = shaper;
    return true;
}

/* The shaper of a font at a size; NULL if the font does not open. */
static hb_font_t *shaper_at(struct tracked_fonts *fonts, uint32_t number, const struct font_file *file,
                            double size_px)
{
    if (!fonts->fonts[number].shaper && !fonts->fonts[number].failed)
        fonts->fonts[number].failed = !open_face(fonts, number, file);
    hb_font_t *shaper = fonts->fonts[number].failed ? NULL : fonts->fonts[number].shaper;
    FT_Face face = fonts->fonts[number].face;
    if (shaper && fonts->fonts[number].size_px != size_px) {
        fonts->fonts[number].size_px = size_px;
        FT_Set_Char_Size(face, 0, (FT_F26Dot6)(size_px * 64), 72, 72);
        hb_ft_font_changed(shaper);
    }
    return shaper;
}

/* ---- shaping ---- */

/* NULL when memory has run out; else the caller destroys it. */
static hb_buffer_t *shape(hb_font_t *shaper, const struct font_run *run)
{
    /* Letters that are joined to one sign would have no distance between them. */
    static const hb_feature_t apart[] = {{HB_TAG('l', 'i', 'g', 'a'), 0, 0, HB_FEATURE_GLOBAL_END},
                                         {HB_TAG('c', 'l', 'i', 'g'), 0, 0, HB_FEATURE_GLOBAL_END}};
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_set_direction(buffer, run->right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, HB_SCRIPT_UNKNOWN);
    hb_buffer_add_utf8(buffer, run->text, (int)run->length, 0, (int)run->length);
    hb_shape(shaper, buffer, apart, sizeof apart / sizeof *apart);
    if (hb_buffer_allocation_successful(buffer))
        return buffer;
    hb_buffer_destroy(buffer);
    return NULL;
}

struct placed_sign {
    hb_codepoint_t glyph;
    int x, y; /* of its origin, from the pen's start on the baseline; 64ths of a pixel, y goes up */
};

/* A sign of a shaped run. */
struct signs {
    unsigned count, next;
    const hb_glyph_info_t *infos;
    const hb_glyph_position_t *positions;
    int pen, tracking;
};

static struct signs signs_of(hb_buffer_t *buffer, const struct font_run *run, double size_px)
{
    struct signs signs = {.tracking = (int)(font_face_tracking(run->font) * size_px * 64 / 1000)};
    signs.infos = hb_buffer_get_glyph_infos(buffer, &signs.count);
    signs.positions = hb_buffer_get_glyph_positions(buffer, &signs.count);
    return signs;
}

/* The next sign; false at the end. The distance comes after each letter with its marks, not within. */
static bool next_sign(struct signs *signs, struct placed_sign *ret)
{
    if (signs->next == signs->count)
        return false;
    unsigned at = signs->next++;
    const hb_glyph_position_t *position = &signs->positions[at];
    *ret = (struct placed_sign){
        .glyph = signs->infos[at].codepoint, .x = signs->pen + position->x_offset, .y = position->y_offset};
    signs->pen += position->x_advance;
    bool ends = signs->next == signs->count || signs->infos[signs->next].cluster != signs->infos[at].cluster;
    signs->pen += ends ? signs->tracking : 0;
    return true;
}

bool tracked_has(const struct tracked_fonts *fonts, uint32_t font)
{
    return font < FACE_COUNT && fonts->fonts[font].face;
}

bool tracked_is(const struct font_run *run)
{
    return run->font < FACE_COUNT && font_face_tracking(run->font) != 0 && !run->script;
}

bool tracked_width(struct tracked_fonts *fonts, const struct font_file *file, const struct font_run *run,
                   int *ret)
{
    hb_font_t *shaper = shaper_at(fonts, run->font, file, FONT_DESIGN_PX);
    hb_buffer_t *buffer = shaper ? shape(shaper, run) : NULL;
    if (!buffer)
        return false;
    struct signs signs = signs_of(buffer, run, FONT_DESIGN_PX);
    for (struct placed_sign sign; next_sign(&signs, &sign);)
        ;
    hb_buffer_destroy(buffer);
    *ret = signs.pen > 0 ? (signs.pen + 32) / 64 : 0;
    return true;
}

/* ---- drawing ---- */

static int floor_px(int sixty_fourths)
{
    return sixty_fourths >= 0 ? sixty_fourths / 64 : -((-sixty_fourths + 63) / 64);
}

static int lesser(int a, int b)
{
    return a < b ? a : b;
}

static int greater(int a, int b)
{
    return a > b ? a : b;
}

/* Marks in heaps are a picture's height away from their letter: they are left out. */
#define MOST_EMS 2

/* A box that holds the ink of all signs. */
static struct run_image bounds_of(hb_font_t *shaper, struct signs signs, double size_px)
{
    int left = 0, right = 0, top = 0, bottom = 0, most = text_em(size_px, 1000 * MOST_EMS);
    hb_glyph_extents_t ink;
    for (struct placed_sign sign; next_sign(&signs, &sign);) {
        if (!hb_font_get_glyph_extents(shaper, sign.glyph, &ink))
            continue;
        left = lesser(left, floor_px(sign.x + ink.x_bearing) - 1);
        right = greater(right, floor_px(sign.x + ink.x_bearing + ink.width) + 2);
        top = greater(top, floor_px(sign.y + ink.y_bearing) + 2);
        bottom = lesser(bottom, floor_px(sign.y + ink.y_bearing + ink.height) - 1);
    }
    top = lesser(top, most);
    bottom = greater(bottom, -most);
    return (struct run_image){.left = left, .top = -top, .width = right - left, .height = top - bottom};
}

static void keep_greater(uint8_t *restrict to, const uint8_t *restrict from, int count)
{
    for (int i = 0; i < count; i++)
        to[i] = to[i] > from[i] ? to[i] : from[i];
}

/* Adds a bitmap with its top left corner at x, y of the image. */
static void add_bitmap(struct run_image *image, const FT_Bitmap *bitmap, int x, int y)
{
    int first = greater(0, -x), count = lesser((int)bitmap->width, image->width - x) - first;
    for (int row = greater(0, -y); row < (int)bitmap->rows && y + row < image->height; row++)
        keep_greater(image->pixels + (ptrdiff_t)(y + row) * image->width + x + first,
                     bitmap->buffer + (ptrdiff_t)row * bitmap->pitch + first, count);
}

static void draw_sign(FT_Face face, const struct placed_sign *sign, struct run_image *image)
{
    int x = floor_px(sign->x), y = floor_px(sign->y);
    if (FT_Load_Glyph(face, sign->glyph, LOAD_FLAGS) != 0)
        return;
    FT_GlyphSlot slot = face->glyph;
    FT_Outline_Translate(&slot->outline, sign->x - x * 64, 0);
    if (FT_Render_Glyph(slot, FT_RENDER_MODE_LIGHT) == 0)
        add_bitmap(image, &slot->bitmap, x + slot->bitmap_left - image->left,
                   -y - slot->bitmap_top - image->top);
}

const struct run_image *tracked_draw(struct tracked_fonts *fonts, const struct font_file *file,
                                     const struct font_run *run, struct run_cache *cache,
                                     const struct run_key *key)
{
    hb_font_t *shaper = shaper_at(fonts, run->font, file, key->size_px);
    hb_buffer_t *buffer = shaper ? shape(shaper, run) : NULL;
    if (!buffer)
        return NULL;
    struct signs signs = signs_of(buffer, run, key->size_px);
    struct run_image *image = run_cache_add(cache, key, bounds_of(shaper, signs, key->size_px));
    if (image && image->pixels) {
        memset(image->pixels, 0, (size_t)image->width * (size_t)image->height);
        for (struct placed_sign sign; next_sign(&signs, &sign);)
            draw_sign(fonts->fonts[run->font].face, &sign, image);
    }
    hb_buffer_destroy(buffer);
    return image;
}

#include "layout/field.h"

#include "scene/outline.h"
#include "layout/measures.h"
#include "layout/way_arrow.h"

#define FAINT 2.9 /* a contrast below this needs a keyline */

struct field field_band(struct layout *layout, struct box box)
{
    return (struct field){.layout = layout,
                          .box = box,
                          .ground = layout->scene->background,
                          .ink = layout->style->theme->ink,
                          .stroke = layout_u(layout, STROKE),
                          .side = layout_u(layout, FRAME_SIDE),
                          .rise = layout_u(layout, FRAME_RISE),
                          .inset = layout_u(layout, FRAME_INSET),
                          .gap = layout_u(layout, CUT_GAP),
                          .tooth_gap = layout_u(layout, TEETH_GAP),
                          .keyline = layout_u(layout, KEYLINE),
                          .arm = layout_u(layout, BRACKET_ARM),
                          .slant = CUT_SLANT};
}

/* Thousandths of a length, at least so many pixels. */
static int part_of(int length, int thousandths, int least)
{
    int part = (length * thousandths + 500) / 1000;
    return part > least ? part : least;
}

struct field field_cell(struct layout *layout, struct box box, struct color ground)
{
    int height = box.height, gap = layout_u(layout, CELL_GAP_LEAST);
    return (struct field){.layout = layout,
                          .box = box,
                          .ground = ground,
                          .ink = layout->style->theme->ink,
                          .stroke = part_of(height, CELL_STROKE, 2),
                          .side = part_of(height, CELL_STROKE, 2),
                          .gap = part_of(height, CELL_GAP, gap > 2 ? gap : 2),
                          .tooth_gap = part_of(height, CELL_TEETH_GAP, 1),
                          .keyline = part_of(height, CELL_KEYLINE, 1),
                          .arm = part_of(height, CELL_ARM, 2),
                          .slant = CELL_SLANT};
}

bool field_is_faint(const struct field *field, struct color color)
{
    return theme_contrast(color, field->layout->scene->background) < FAINT;
}

/* ---- boxes ---- */

static void fill(const struct field *field, struct box box, struct color color, const char *role)
{
    if (!box_is_empty(box))
        scene_fill(field->layout->scene, box, color, role);
}

/* Without a line of this thickness along each side, but not where it lies on the picture's edge. */
static struct box within_keyline(const struct field *field, struct box box, int keyline)
{
    int left = box.x > 0 ? keyline : 0, top = box.y > 0 ? keyline : 0;
    int right = box.x + box.width < field->layout->width ? keyline : 0;
    int bottom = box.y + box.height < field->layout->height ? keyline : 0;
    return (struct box){box.x + left, box.y + top, box.width - left - right, box.height - top - bottom};
}

/* A rectangle with its keyline, where it needs one. */
static void fill_outlined(const struct field *field, struct box box, struct color color, const char *role)
{
    if (!field_is_faint(field, color)) {
        fill(field, box, color, role);
        return;
    }
    fill(field, box, field->ink, "field.keyline");
    fill(field, within_keyline(field, box, field->keyline), color, role);
}

void field_solid(const struct field *field, struct color color)
{
    fill_outlined(field, field->box, color, "field.solid");
}

/* ---- polygons ---- */

static void add_polygon(const struct field *field, const struct point *pixels, uint32_t count,
                        struct color color, const char *role)
{
    struct point points[POLYGON_MOST_POINTS];
    for (uint32_t i = 0; i < count; i++)
        points[i] = (struct point){POINT_UNITS * pixels[i].x, POINT_UNITS * pixels[i].y};
    scene_polygon(field->layout->scene, points, count, color, role);
}

static int64_t root(int64_t square)
{
    int64_t low = 0, high = INT64_C(1) << 31;
    while (low < high) {
        int64_t middle = (low + high + 1) / 2;
        if (middle <= square / middle)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

/* How much longer a line of this thickness is across, where it is measured level and lies on a slant that
 * goes `aside` within `height`. */
static int level_thickness(int thickness, int aside, int height)
{
    int64_t a = 16 * (int64_t)aside, h = 16 * (int64_t)height;
    return (int)((thickness * root(a * a + h * h) + h / 2) / h);
}

/* ---- halves ---- */

/* Whose sides are level but for one; given by where each of them is. */
struct slanted {
    int left_top, left_bottom, right_top, right_bottom, top, bottom;
};

static void add_slanted(const struct field *field, struct slanted at, struct color color, const char *role)
{
    const struct point points[] = {{at.left_top, at.top},
                                   {at.right_top, at.top},
                                   {at.right_bottom, at.bottom},
                                   {at.left_bottom, at.bottom}};
    add_polygon(field, points, 4, color, role);
}

/* The same within a keyline. The slanted side is the left or the right one. */
static struct slanted slanted_within(const struct field *field, struct slanted at, bool slant_left)
{
    int height = at.bottom - at.top, aside = at.left_top - at.left_bottom + at.right_top - at.right_bottom;
    struct box box = {slant_left ? at.left_bottom : at.left_top, at.top, 0, height};
    box.width = (slant_left ? at.right_top : at.right_bottom) - box.x;
    struct box within = within_keyline(field, box, field->keyline);
    int across = level_thickness(field->keyline, aside, height);
    int down = within.y - box.y, up = box.y + box.height - within.y - within.height;
    struct slanted ret = {.left_top = within.x,
                          .left_bottom = within.x,
                          .right_top = within.x + within.width,
                          .right_bottom = within.x + within.width,
                          .top = within.y,
                          .bottom = within.y + within.height};
    if (slant_left) {
        ret.left_top = at.left_top + across - aside * down / height;
        ret.left_bottom = at.left_bottom + across + aside * up / height;
    } else {
        ret.right_top = at.right_top - across - aside * down / height;
        ret.right_bottom = at.right_bottom - across + aside * up / height;
    }
    return ret;
}

static void add_half(const struct field *field, struct slanted at, bool slant_left, struct color color,
                     const char *role)
{
    if (!field_is_faint(field, color)) {
        add_slanted(field, at, color, role);
        return;
    }
    add_slanted(field, at, field->ink, "field.keyline");
    add_slanted(field, slanted_within(field, at, slant_left), color, role);
}

struct field_halves field_cut(const struct field *field, struct color near, struct color far, int cut)
{
    const struct box *box = &field->box;
    int slant = part_of(box->height, field->slant, 0), left = box->x, right = box->x + box->width;
    int bottom = left + cut - slant / 2, top = bottom + slant;
    struct slanted at = {left, left, top, bottom, box->y, box->y + box->height};
    add_half(field, at, false, near, "field.near");
    at = (struct slanted){top + field->gap, bottom + field->gap, right, right, box->y, box->y + box->height};
    add_half(field, at, true, far, "field.far");
    return (struct field_halves){box_left(*box, bottom - left), box_right(*box, right - top - field->gap)};
}

/* The gap that two colours need between them. */
static int gap_between(const struct field *field, struct color a, struct color b)
{
    return theme_contrast(a, b) < FAINT ? field->gap : 0;
}

struct field_halves field_split(const struct field *field, struct color near, struct color far, int cut)
{
    int half_gap = gap_between(field, near, far) / 2;
    struct field_halves halves = {box_left(field->box, cut - half_gap),
                                  box_right(field->box, field->box.width - cut - half_gap)};
    fill_outlined(field, halves.near, near, "field.near");
    fill_outlined(field, halves.far, far, "field.far");
    return halves;
}

struct field_halves field_stack(const struct field *field, struct color near, struct color far, int cut)
{
    int half_gap = gap_between(field, near, far) / 2;
    struct field_halves halves = {box_upper(field->box, cut - half_gap),
                                  box_lower(field->box, field->box.height - cut - half_gap)};
    fill_outlined(field, halves.near, near, "field.near");
    fill_outlined(field, halves.far, far, "field.far");
    return halves;
}

struct box field_progress(const struct field *field, struct color on, struct color done, struct color rest,
                          int thousandths, int height)
{
    struct box strip = box_lower(field->box, height);
    struct box above = box_upper(field->box, field->box.height - height);
    /* What stands above is in the same place in all themes, with this gap or without it. */
    if (theme_contrast(done, on) < FAINT)
        fill(field, box_lower(above, field->keyline), field->ground, "field.gap");
    int passed = (int)((int64_t)strip.width * thousandths / 1000);
    fill(field, box_left(strip, passed), done, "field.done");
    fill(field, box_right(strip, strip.width - passed), rest, "field.rest");
    return above;
}

/* ---- comb ---- */

static struct box tooth_box(const struct field *field, int height, unsigned number, unsigned slots)
{
    const struct box *box = &field->box;
    int64_t whole = box->width + field->tooth_gap;
    int from = (int)(whole * number / slots), to = (int)(whole * (number + 1) / slots) - field->tooth_gap;
    return (struct box){box->x + from, box->y + box->height - height, to - from, height};
}

/* A tooth grows out of the solid: it has no line on its upper side. */
static struct box tooth_within(const struct field *field, struct box tooth)
{
    struct box within = within_keyline(field, tooth, field->keyline);
    within.height += within.y - tooth.y + field->keyline;
    within.y = tooth.y - field->keyline;
    return within;
}

struct box field_teeth(const struct field *field, struct color color, unsigned teeth, unsigned slots)
{
    int height = field->teeth > 0 ? field->teeth : part_of(field->box.height, TEETH, 1);
    struct box solid = box_upper(field->box, field->box.height - height);
    bool faint = field_is_faint(field, color);
    teeth = teeth < slots ? teeth : slots;
    fill(field, solid, faint ? field->ink : color, faint ? "field.keyline" : "field.solid");
    for (unsigned i = 0; i < teeth; i++)
        fill(field, tooth_box(field, height, i, slots), faint ? field->ink : color,
             faint ? "field.keyline" : "field.tooth");
    if (!faint)
        return solid;
    fill(field, within_keyline(field, solid, field->keyline), color, "field.solid");
    for (unsigned i = 0; i < teeth; i++)
        fill(field, tooth_within(field, tooth_box(field, height, i, slots)), color, "field.tooth");
    return solid;
}

/* ---- lines ---- */

struct box field_frame(const struct field *field, struct color color)
{
    struct box box = box_within(field->box, field->inset, field->rise),
               within = box_within(box, field->side, field->stroke);
    struct box middle = box_within(box, 0, field->stroke);
    fill(field, box_upper(box, field->stroke), color, "field.frame");
    fill(field, box_lower(box, field->stroke), color, "field.frame");
    fill(field, box_left(middle, field->side), color, "field.frame");
    fill(field, box_right(middle, field->side), color, "field.frame");
    return within;
}

struct box field_rails(const struct field *field, struct color color)
{
    fill(field, box_upper(field->box, field->stroke), color, "field.rail");
    fill(field, box_lower(field->box, field->stroke), color, "field.rail");
    return box_within(field->box, 0, field->stroke);
}

void field_slats(const struct field *field, struct color color)
{
    int height = field->box.height, slat = part_of(height, SLAT / SLAT_COUNT, 1);
    for (int i = 0; i < SLAT_COUNT; i++) {
        struct box box = box_upper(field->box, slat);
        box.y += height * i / SLAT_COUNT;
        fill(field, box, color, "field.slat");
    }
}

struct box field_rule(const struct field *field, struct color color)
{
    fill(field, box_lower(field->box, field->stroke), color, "field.rule");
    return box_upper(field->box, field->box.height - field->stroke);
}

/* ---- exceptions ---- */

struct box field_arrowhead(const struct field *field, struct color color, int depth, enum way way)
{
    const struct box *box = &field->box;
    way = way_before_mirroring(field->layout, way);
    if (way != WAY_LEFT && way != WAY_RIGHT) {
        field_solid(field, color);
        return *box;
    }
    int apart = layout_u(field->layout, ARROWHEAD_END), deep = part_of(box->height, depth, 1);
    int middle = box->y + box->height / 2, bottom = box->y + box->height, right = box->x + box->width;
    struct box solid = box_left(*box, box->width - apart - deep);
    if (way == WAY_LEFT)
        solid.x = right - solid.width;
    fill(field, solid, color, "field.solid");
    int base = way == WAY_LEFT ? solid.x : solid.x + solid.width;
    const struct point head[] = {
        {base, box->y}, {way == WAY_LEFT ? box->x + apart : right - apart, middle}, {base, bottom}};
    add_polygon(field, head, 3, color, "field.head");
    return solid;
}

void field_cross(const struct field *field, struct color color)
{
    const struct box *box = &field->box;
    int side = box->width < box->height ? box->width : box->height;
    int half = POINT_UNITS * side * CROSS_REACH / 1000, stroke = POINT_UNITS * side * CROSS_STROKE / 1000;
    int across = (int)((int64_t)stroke * 7071 / 10000); /* half of the diagonal of its end, which is square */
    int x = POINT_UNITS * box->x + POINT_UNITS * box->width / 2;
    int y = POINT_UNITS * box->y + POINT_UNITS * box->height / 2;
    const struct point points[] = {
        {x, y - across}, {x + half - across, y - half}, {x + half, y - half + across},
        {x + across, y}, {x + half, y + half - across}, {x + half - across, y + half},
        {x, y + across}, {x - half + across, y + half}, {x - half, y + half - across},
        {x - across, y}, {x - half, y - half + across}, {x - half + across, y - half}};
    scene_polygon(field->layout->scene, points, 12, color, "field.cross");
}

struct box field_stop_square(const struct field *field, struct color stop, struct color cross)
{
    struct field square = *field;
    square.box = box_right(field->box, field->box.height);
    fill(field, square.box, stop, "field.stop");
    field_cross(&square, cross);
    return box_left(field->box, field->box.width - square.box.width);
}

static struct point center_of(int x, int y)
{
    return (struct point){POINT_UNITS * x, POINT_UNITS * y};
}

struct item *field_disc(struct layout *layout, int x, int y, int radius, struct color color, const char *role)
{
    struct point points[OUTLINE_CIRCLE];
    outline_line(center_of(x, y), center_of(x, y), POINT_UNITS * radius, points);
    return scene_polygon(layout->scene, points, OUTLINE_CIRCLE, color, role);
}

struct item *field_ring(struct layout *layout, int x, int y, int radius, int stroke, struct color color,
                        const char *role)
{
    struct point points[OUTLINE_RING];
    outline_ring(center_of(x, y), POINT_UNITS * radius, POINT_UNITS * (radius - stroke), points);
    return scene_polygon(layout->scene, points, OUTLINE_RING, color, role);
}

void field_no_entry(struct layout *layout, int x, int y, int radius, struct color stop, struct color bar)
{
    int across = radius * DISC_BAR_LENGTH / 1000, high = radius * DISC_BAR_HEIGHT / 1000;
    field_disc(layout, x, y, radius, stop, "field.disc");
    scene_fill(layout->scene, (struct box){x - across, y - high, 2 * across, 2 * high}, bar, "field.bar");
}

void field_brackets(const struct field *field, struct color color)
{
    struct box upper = box_upper(field->box, field->arm), lower = box_lower(field->box, field->arm);
    struct box ends[2] = {box_upper(field->box, field->stroke), box_lower(field->box, field->stroke)};
    struct box rests[2] = {box_lower(upper, field->arm - field->stroke),
                           box_upper(lower, field->arm - field->stroke)};
    for (int i = 0; i < 2; i++) {
        fill(field, box_left(ends[i], field->arm), color, "field.bracket");
        fill(field, box_right(ends[i], field->arm), color, "field.bracket");
        fill(field, box_left(rests[i], field->stroke), color, "field.bracket");
        fill(field, box_right(rests[i], field->stroke), color, "field.bracket");
    }
}

void field_pushed(const struct field *field, struct box slot, struct color color)
{
    struct box beside = box_right(field->box, field->box.x + field->box.width - slot.x - slot.width);
    struct box below = box_lower(field->box, field->box.y + field->box.height - slot.y - slot.height);
    if (box_is_empty(below)) {
        fill_outlined(field, beside, color, "field.solid");
        return;
    }
    bool faint = field_is_faint(field, color);
    if (faint) {
        fill(field, beside, field->ink, "field.keyline");
        fill(field, below, field->ink, "field.keyline");
        beside = within_keyline(field, beside, field->keyline);
        below = within_keyline(field, below, field->keyline);
    }
    fill(field, beside, color, "field.solid");
    fill(field, below, color, "field.solid");
}

/* ---- others ---- */

/* The part of a box in which x + y, from the picture's top left, lies between two numbers: in 16ths of a
 * pixel, as the points are, so that many stripes are in all as long as they are meant to be. */
static void add_stripe(const struct field *field, struct box box, int from, int to, struct color color)
{
    int left = POINT_UNITS * box.x, top = POINT_UNITS * box.y;
    int width = POINT_UNITS * box.width, height = POINT_UNITS * box.height;
    int right = left + width, bottom = top + height;
    struct point points[8];
    uint32_t count = 0;
    const struct {
        struct point corner;
        int step_x, step_y, length;
    } sides[] = {{{left, top}, 1, 0, width},
                 {{right, top}, 0, 1, height},
                 {{right, bottom}, -1, 0, width},
                 {{left, bottom}, 0, -1, height}};
    for (int i = 0; i < 4; i++) {
        /* Along a side x + y grows or falls as the way: where it is inside, from one end to the other. */
        int sum = sides[i].corner.x + sides[i].corner.y, step = sides[i].step_x + sides[i].step_y;
        int enter = step > 0 ? from - sum : sum - to, leave = step > 0 ? to - sum : sum - from;
        int first = enter > 0 ? enter : 0, last = leave < sides[i].length ? leave : sides[i].length;
        if (first > last)
            continue;
        points[count++] = (struct point){sides[i].corner.x + sides[i].step_x * first,
                                         sides[i].corner.y + sides[i].step_y * first};
        if (last > first)
            points[count++] = (struct point){sides[i].corner.x + sides[i].step_x * last,
                                             sides[i].corner.y + sides[i].step_y * last};
    }
    if (count >= 3)
        scene_polygon(field->layout->scene, points, count, color, "field.stripe");
}

void field_stripes(struct layout *layout, int u, struct color dark, struct color light)
{
    int thickness = layout_u(layout, u), pitch = 2 * (POINT_UNITS * layout->side * u / 1000);
    struct box whole = {.width = layout->width, .height = layout->height};
    struct field field = field_band(layout, whole);
    struct box middle = box_within(whole, 0, thickness);
    const struct box frame[] = {box_upper(whole, thickness), box_lower(whole, thickness),
                                box_left(middle, thickness), box_right(middle, thickness)};
    for (int i = 0; i < 4; i++) {
        struct box box = frame[i];
        fill(&field, box, light, "field.stripes");
        int begin = POINT_UNITS * (box.x + box.y), end = begin + POINT_UNITS * (box.width + box.height);
        for (int from = begin / pitch * pitch; from < end; from += pitch)
            add_stripe(&field, box, from, from + pitch / 2, dark);
    }
}

/* A rectangle with a point at one end, within a line of this thickness around it. */
static void add_tag(const struct field *field, enum field_end end, int line, struct color color,
                    const char *role)
{
    const struct box *box = &field->box;
    int height = box->height, depth = part_of(height, TAG_DEPTH, 1);
    int sloped = level_thickness(line, depth, height / 2), at_corner = depth * line / (height / 2);
    int top = box->y + line, bottom = box->y + height - line;
    int tip = box->width - sloped, shoulder = box->width - depth - sloped + at_corner;
    const int across[5] = {line, shoulder, tip, shoulder, line};
    const int down[5] = {top, top, 0, bottom, bottom};
    struct point points[5];
    for (int i = 0; i < 5; i++) {
        int x = end == FIELD_FAR ? box->x + across[i] : box->x + box->width - across[i];
        points[i] = (struct point){POINT_UNITS * x, POINT_UNITS * down[i]};
    }
    points[2].y = POINT_UNITS * box->y + POINT_UNITS * height / 2;
    scene_polygon(field->layout->scene, points, 5, color, role);
}

struct box field_tag(const struct field *field, enum field_end end, struct color color, int keyline)
{
    if (keyline == 0 && field_is_faint(field, color))
        keyline = field->keyline;
    if (keyline > 0)
        add_tag(field, end, 0, field->ink, "field.keyline");
    add_tag(field, end, keyline, color, "field.tag");
    int depth = part_of(field->box.height, TAG_DEPTH, 1);
    return end == FIELD_FAR ? box_left(field->box, field->box.width - depth)
                            : box_right(field->box, field->box.width - depth);
}

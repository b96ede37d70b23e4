#include "layout/pictogram.h"

#include "scene/outline.h"

/* The square that a sign is drawn in. */
struct canvas {
    struct layout *layout;
    struct point origin; /* its top left, in 16ths of a pixel */
    int side;            /* the same; shapes are in thousandths of it */
    struct color sign, block;
};

static int scaled(const struct canvas *canvas, int thousandths)
{
    return (int)((int64_t)canvas->side * thousandths / 1000);
}

static void add_shape(const struct canvas *canvas, const struct point *shape, uint32_t count,
                      struct color color)
{
    struct point points[POLYGON_MOST_POINTS];
    for (uint32_t i = 0; i < count; i++)
        points[i] = (struct point){canvas->origin.x + scaled(canvas, shape[i].x),
                                   canvas->origin.y + scaled(canvas, shape[i].y)};
    scene_polygon(canvas->layout->scene, points, count, color, "pictogram");
}
#define ADD_SHAPE(canvas, shape, color) add_shape(canvas, shape, sizeof(shape) / sizeof *(shape), color)

/* A line of this thickness with round ends: all limbs are made of them. */
static void add_limb(const struct canvas *canvas, struct point from, struct point to, int thickness)
{
    struct point ends[2] = {
        {canvas->origin.x + scaled(canvas, from.x), canvas->origin.y + scaled(canvas, from.y)},
        {canvas->origin.x + scaled(canvas, to.x), canvas->origin.y + scaled(canvas, to.y)}};
    struct point points[OUTLINE_CIRCLE];
    outline_line(ends[0], ends[1], scaled(canvas, thickness) / 2, points);
    scene_polygon(canvas->layout->scene, points, OUTLINE_CIRCLE, canvas->sign, "pictogram");
}

/* From joint to joint. */
static void add_limbs(const struct canvas *canvas, const struct point *joints, uint32_t count, int thickness)
{
    for (uint32_t i = 1; i < count; i++)
        add_limb(canvas, joints[i - 1], joints[i], thickness);
}
#define ADD_LIMBS(canvas, joints, thickness)                                                                 \
    add_limbs(canvas, joints, sizeof(joints) / sizeof *(joints), thickness)

static void add_exit(const struct canvas *canvas)
{
    static const struct point head[] = {{469, 200}, {470, 200}}, back[] = {{439, 340}, {365, 560}};
    static const struct point far_arm[] = {{420, 338}, {284, 372}, {230, 492}};
    static const struct point near_arm[] = {{445, 335}, {570, 412}, {650, 360}};
    static const struct point far_leg[] = {{362, 565}, {308, 735}, {130, 761}};
    static const struct point near_leg[] = {{375, 563}, {500, 660}, {480, 842}};
    static const struct point door[] = {{580, 121}, {920, 121}, {920, 921}, {580, 921},
                                        {580, 841}, {840, 841}, {840, 201}, {580, 201}};
    ADD_LIMBS(canvas, head, 152);
    ADD_LIMBS(canvas, back, 124);
    ADD_LIMBS(canvas, far_arm, 66);
    ADD_LIMBS(canvas, near_arm, 66);
    ADD_LIMBS(canvas, far_leg, 84);
    ADD_LIMBS(canvas, near_leg, 84);
    ADD_SHAPE(canvas, door, canvas->sign);
}

static void add_medical(const struct canvas *canvas)
{
    static const struct point cross[] = {{380, 120}, {620, 120}, {620, 380}, {880, 380},
                                         {880, 620}, {620, 620}, {620, 880}, {380, 880},
                                         {380, 620}, {120, 620}, {120, 380}, {380, 380}};
    ADD_SHAPE(canvas, cross, canvas->sign);
}

static void add_shelter(const struct canvas *canvas)
{
    static const struct point house[] = {
        {560, 80},  {960, 400}, {870, 400}, {870, 900}, {250, 900}, {250, 700}, {340, 700}, {340, 810},
        {780, 810}, {780, 370}, {560, 194}, {340, 370}, {340, 460}, {250, 460}, {250, 400}, {160, 400}};
    static const struct point arrow[] = {{60, 530},  {460, 530}, {360, 430}, {490, 430}, {640, 580},
                                         {490, 730}, {360, 730}, {460, 630}, {60, 630}};
    ADD_SHAPE(canvas, house, canvas->sign);
    ADD_SHAPE(canvas, arrow, canvas->sign);
}

static void add_warning(const struct canvas *canvas)
{
    static const struct point triangle[] = {{500, 120}, {915, 840}, {85, 840}};
    static const struct point stem[] = {{435, 345}, {565, 345}, {542, 620}, {458, 620}};
    static const struct point dot[] = {{500, 725}, {501, 725}};
    struct canvas holes = *canvas;
    holes.sign = canvas->block;
    ADD_SHAPE(canvas, triangle, canvas->sign);
    ADD_SHAPE(canvas, stem, canvas->block);
    ADD_LIMBS(&holes, dot, 128);
}

static void add_info(const struct canvas *canvas)
{
    static const struct point dot[] = {{500, 215}, {501, 215}};
    static const struct point stem[] = {{350, 390}, {570, 390}, {570, 780}, {660, 780}, {660, 880},
                                        {340, 880}, {340, 780}, {430, 780}, {430, 490}, {350, 490}};
    ADD_LIMBS(canvas, dot, 180);
    ADD_SHAPE(canvas, stem, canvas->sign);
}

static void add_cross(const struct canvas *canvas)
{
    static const struct point bars[] = {{500, 386}, {734, 152}, {848, 266}, {614, 500},
                                        {848, 734}, {734, 848}, {500, 614}, {266, 848},
                                        {152, 734}, {386, 500}, {152, 266}, {266, 152}};
    ADD_SHAPE(canvas, bars, canvas->sign);
}

void pictogram_place(struct layout *layout, enum pictogram pictogram, struct box box, struct color block,
                     struct color sign)
{
    static void (*const signs[PICTOGRAM_COUNT])(const struct canvas *) = {
        [PICTOGRAM_EXIT] = add_exit,       [PICTOGRAM_MEDICAL] = add_medical,
        [PICTOGRAM_SHELTER] = add_shelter, [PICTOGRAM_WARNING] = add_warning,
        [PICTOGRAM_INFO] = add_info,       [PICTOGRAM_CROSS] = add_cross};
    int side = box.width < box.height ? box.width : box.height;
    struct canvas canvas = {.layout = layout,
                            .origin = {POINT_UNITS * box.x + POINT_UNITS * (box.width - side) / 2,
                                       POINT_UNITS * box.y + POINT_UNITS * (box.height - side) / 2},
                            .side = POINT_UNITS * side,
                            .sign = sign,
                            .block = block};
    scene_fill(layout->scene, box, block, "pictogram");
    signs[pictogram](&canvas);
}

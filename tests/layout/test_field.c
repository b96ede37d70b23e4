/*
 * The fields that states are told by: what each of them covers of its band, on every panel, with the keyline
 * where a colour is faint; that they bleed over the picture's edge; and the same in small, as cells.
 */
#include <math.h>

#include "check.h"

#include "scene/transform.h"
#include "layout/field.h"
#include "layout/measures.h"
#include "screens/screen_fixture.h"

static const struct color yellow = {0xFF, 0xC4, 0x00}, blue = {0x0A, 0x52, 0xBE}, white = {255, 255, 255},
                          black = {0, 0, 0}, red = {0xB5, 0x00, 0x1D};

static const int panels[][2] = {{1920, 1080}, {1080, 1920}, {800, 480}, {480, 320}, {3840, 2160}};
enum { PANELS = sizeof panels / sizeof *panels };

/* A layout, and its band. */
struct stand {
    struct fixture_layout fixture;
    struct field field;
};

static void open_stand(struct stand *stand, int width, int height)
{
    static const struct fixture_view wanted = {.role = ROLE_DOOR, .room = "A", .at = "12T10:42"};
    fixture_layout_init(&stand->fixture, &harbour_event, &wanted, width, height);
    struct layout *layout = &stand->fixture.layout;
    int top = layout_u(layout, height > width ? HEADER_END_PORTRAIT : HEADER_END);
    int end = layout_u(layout, height > width ? BAND_END_PORTRAIT : BAND_END);
    stand->field = field_band(layout, (struct box){0, top, width, end - top});
    stand->field.ground = stand->fixture.scene.background = black;
    stand->field.ink = white;
}

static void close_stand(struct stand *stand)
{
    fixture_layout_finish(&stand->fixture);
}

/* What all items of a role, or of all with NULL, lie in. */
static struct box extent_of(const struct stand *stand, const char *role)
{
    struct box box = {0};
    for (uint32_t i = 0; i < stand->fixture.scene.count; i++)
        if (!role || strcmp(stand->fixture.scene.items[i].role, role) == 0)
            box = box_union(box, stand->fixture.scene.items[i].box);
    return box;
}

static bool same_box(struct box a, struct box b)
{
    return a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height;
}

static void clear(struct stand *stand)
{
    stand->fixture.scene.count = 0;
}

/* Each in turn: nothing leaves the band, and it reaches from edge to edge. */
static void test_extents(struct stand *stand)
{
    struct field *field = &stand->field;
    int half = field->box.width / 2;
    for (int kind = 0; kind < 8; kind++) {
        clear(stand);
        switch (kind) {
        case 0:
            field_solid(field, blue);
            break;
        case 1:
            field_cut(field, blue, yellow, half);
            break;
        case 2:
            field_split(field, blue, white, half);
            break;
        case 3:
            field_stack(field, blue, white, field->box.height / 2);
            break;
        case 4:
            field_teeth(field, yellow, 10, 10);
            break;
        case 5:
            field_rails(field, white);
            break;
        case 6:
            field_progress(field, blue, white, black, 400, 20);
            field_solid(field, blue);
            break;
        default:
            field_stop_square(field, red, white);
            field_arrowhead(field, white, ARROWHEAD, WAY_NONE);
        }
        CHECK(same_box(extent_of(stand, NULL), field->box));
        CHECK_INT(scene_check(&stand->fixture.scene, NULL), 0);
    }
}

static void test_cut(struct stand *stand)
{
    struct field *field = &stand->field;
    int cut = field->box.width / 2, slant = field->box.height * CUT_SLANT / 1000;
    clear(stand);
    struct field_halves halves = field_cut(field, blue, yellow, cut);
    struct box near = extent_of(stand, "field.near"), far = extent_of(stand, "field.far");
    CHECK(abs(near.width - cut - slant / 2) <= 1 && abs(far.x - cut + slant / 2 - field->gap) <= 1);
    CHECK(near.x == 0 && far.x + far.width == field->box.width);
    /* Text in the halves stays clear of the slant. */
    CHECK(abs(halves.near.width - cut + slant / 2) <= 1 && halves.near.x == 0);
    CHECK(abs(halves.far.x - cut - slant / 2 - field->gap) <= 1);
    CHECK_INT(halves.far.x + halves.far.width, field->box.width);
}

/* Two that are alike need ground between them; others touch. */
static void test_split(struct stand *stand)
{
    struct field *field = &stand->field;
    clear(stand);
    struct field_halves halves = field_split(field, blue, white, 200);
    CHECK(halves.near.width == 200 && halves.far.x == 200);
    halves = field_split(field, white, white, 200);
    CHECK(halves.far.x - halves.near.width == field->gap / 2 * 2 && halves.near.width < 200);
    halves = field_stack(field, white, white, 60);
    CHECK(halves.far.y - halves.near.y - halves.near.height == field->gap / 2 * 2);
    CHECK(halves.far.y + halves.far.height == field->box.y + field->box.height);
}

static void test_progress(struct stand *stand)
{
    struct field *field = &stand->field;
    clear(stand);
    struct box above = field_progress(field, blue, white, red, 250, 20);
    struct box done = extent_of(stand, "field.done"), rest = extent_of(stand, "field.rest");
    CHECK(done.x == 0 && done.width == field->box.width / 4 && done.height == 20);
    CHECK(rest.x == done.width && rest.x + rest.width == field->box.width);
    CHECK_INT(done.y + done.height, field->box.y + field->box.height);
    CHECK_INT(above.height, field->box.height - 20);
    CHECK(box_is_empty(extent_of(stand, "field.gap")));
    clear(stand);
    above = field_progress(field, white, white, red, 0, 20);
    CHECK(box_is_empty(extent_of(stand, "field.done")));
    struct box gap = extent_of(stand, "field.gap");
    CHECK_INT(gap.height, field->keyline);
    CHECK_INT(gap.y + gap.height, field->box.y + field->box.height - 20);
    CHECK_INT(above.height, field->box.height - 20); /* as without the gap, so no theme moves a word */
    clear(stand);
    field_progress(field, blue, white, red, 1000, 20);
    CHECK(box_is_empty(extent_of(stand, "field.rest")));
}

/* Teeth are as wide, from the axis on, and the last one of all ends where the band does. */
static void test_teeth(struct stand *stand)
{
    struct field *field = &stand->field;
    for (unsigned slots = 10; slots <= 15; slots += 5) {
        clear(stand);
        struct box solid = field_teeth(field, yellow, slots, slots);
        const struct item *items = stand->fixture.scene.items;
        CHECK_INT(stand->fixture.scene.count, 1 + slots);
        CHECK(same_box(items[0].box, solid));
        CHECK(abs(field->box.height - solid.height - field->box.height * TEETH / 1000) <= 1);
        CHECK_INT(items[1].box.x, 0);
        for (unsigned i = 1; i <= slots; i++) {
            CHECK(abs(items[i].box.width - items[1].box.width) <= 1);
            CHECK(items[i].box.y == solid.y + solid.height);
            CHECK(i == 1 || items[i].box.x - items[i - 1].box.x - items[i - 1].box.width == field->tooth_gap);
        }
        CHECK_INT(items[slots].box.x + items[slots].box.width, field->box.width);
        clear(stand);
        field_teeth(field, yellow, 3, slots);
        CHECK_INT(stand->fixture.scene.count, 4);
    }
}

/* The keyline of a slanted side is as thick as elsewhere, all along it. */
static void test_slanted_keyline(struct stand *stand, const struct field *field)
{
    const struct item *items = stand->fixture.scene.items;
    const struct item *outer = &items[stand->fixture.scene.count - 2], *inner = outer + 1;
    struct point a = outer->points[0], b = outer->points[3]; /* the slant, in the outer one's box */
    double length = hypot(b.x - a.x, b.y - a.y);
    for (uint32_t i = 0; i < inner->point_count; i += 3) {
        double x = inner->points[i].x + POINT_UNITS * (inner->box.x - outer->box.x) - a.x;
        double y = inner->points[i].y + POINT_UNITS * (inner->box.y - outer->box.y) - a.y;
        double apart = fabs((b.x - a.x) * y - (b.y - a.y) * x) / length;
        CHECK(fabs(apart - POINT_UNITS * field->keyline) < POINT_UNITS);
    }
}

/* On a light ground: outlined in ink, all of it within the shape, and open at the picture's sides. */
static void test_keyline(struct stand *stand)
{
    struct field field = stand->field;
    field.ground = stand->fixture.scene.background = white;
    field.ink = black;
    CHECK(field_is_faint(&field, yellow) && !field_is_faint(&field, blue));
    clear(stand);
    field_solid(&field, yellow);
    struct box line = extent_of(stand, "field.keyline"), solid = extent_of(stand, "field.solid");
    CHECK(same_box(line, field.box));
    CHECK(solid.x == 0 && solid.width == line.width);
    CHECK(solid.y == line.y + field.keyline && solid.height == line.height - 2 * field.keyline);

    clear(stand);
    field_cut(&field, blue, yellow, field.box.width / 2);
    test_slanted_keyline(stand, &field);
    line = extent_of(stand, "field.keyline"), solid = extent_of(stand, "field.far");
    CHECK(box_contains(line, solid) && line.y == field.box.y && line.height == field.box.height);
    CHECK(solid.x > line.x + field.keyline && solid.x < line.x + 2 * field.keyline);
    CHECK(solid.y == line.y + field.keyline && solid.x + solid.width == field.box.width);

    clear(stand);
    field_teeth(&field, yellow, 4, 10);
    line = extent_of(stand, "field.keyline"), solid = extent_of(stand, "field.tooth");
    CHECK(same_box(line, field.box) && solid.x == 0);
    CHECK_INT(solid.y + solid.height, line.y + line.height - field.keyline);
    /* A tooth meets its solid without a line between them. */
    struct box upper = extent_of(stand, "field.solid");
    CHECK_INT(solid.y, upper.y + upper.height);

    clear(stand);
    struct box slot = {0, field.box.y, field.box.width * 2 / 5, field.box.height * 2 / 5};
    field_pushed(&field, slot, yellow);
    for (uint32_t i = 0; i < stand->fixture.scene.count; i++)
        CHECK(!box_overlaps(stand->fixture.scene.items[i].box, slot));
    CHECK_INT(stand->fixture.scene.count, 4);
    field_tag(&field, FIELD_FAR, yellow, 0);
    CHECK_INT(stand->fixture.scene.count, 6);
    CHECK_INT(scene_check(&stand->fixture.scene, NULL), 0);
    stand->fixture.scene.background = black;
}

static void test_lines(struct stand *stand)
{
    struct field *field = &stand->field;
    clear(stand);
    struct box within = field_frame(field, white), frame = extent_of(stand, "field.frame");
    CHECK(frame.x == field->inset && frame.x + frame.width == field->box.width - field->inset);
    CHECK(within.x == frame.x + field->side && within.y == frame.y + field->stroke);
    clear(stand);
    struct box rule = field_rule(field, white);
    CHECK_INT(extent_of(stand, NULL).height, field->stroke);
    CHECK_INT(rule.height, field->box.height - field->stroke);
    clear(stand);
    field_slats(field, blue);
    CHECK_INT(stand->fixture.scene.count, SLAT_COUNT);
    const struct item *slats = stand->fixture.scene.items;
    int pitch = slats[1].box.y - slats[0].box.y;
    CHECK(abs(slats[0].box.height * 1000 - SLAT * pitch) <= 1500);
    CHECK(abs(pitch * SLAT_COUNT - field->box.height) <= SLAT_COUNT);
    clear(stand);
    struct field slot = *field;
    slot.box = (struct box){40, field->box.y + 4, 300, field->box.height - 8};
    field_brackets(&slot, white);
    CHECK(same_box(extent_of(stand, NULL), slot.box));
    CHECK_INT(stand->fixture.scene.count, 8);
}

/* A way is where it is for all readers: on a mirrored screen the head is at the same side of the picture. */
static void test_arrowhead(struct stand *stand)
{
    struct field *field = &stand->field;
    struct layout *layout = &stand->fixture.layout;
    for (int i = 0; i < 4; i++) {
        bool right = i % 2, mirrored = i / 2;
        layout->own_metrics.right_to_left = mirrored;
        clear(stand);
        struct box text = field_arrowhead(field, white, ARROWHEAD, right ? WAY_RIGHT : WAY_LEFT);
        CHECK(same_box(text, extent_of(stand, "field.solid")));
        if (mirrored)
            mirror_scene(&stand->fixture.scene);
        struct box head = extent_of(stand, "field.head"), solid = extent_of(stand, "field.solid");
        CHECK(right ? head.x == solid.x + solid.width && solid.x == 0 : solid.x == head.x + head.width);
        CHECK(abs(head.width - field->box.height * ARROWHEAD / 1000) <= 1);
        CHECK(right ? head.x + head.width < layout->width : head.x > 0);
    }
    layout->own_metrics.right_to_left = false;
}

static void test_stop(struct stand *stand)
{
    struct field *field = &stand->field;
    clear(stand);
    struct box rest = field_stop_square(field, red, white), square = extent_of(stand, "field.stop");
    CHECK(square.width == field->box.height && square.x == rest.width);
    struct box cross = extent_of(stand, "field.cross");
    CHECK(box_contains(square, cross) && abs(cross.width - cross.height) <= 1);
    CHECK(abs(2 * cross.x + cross.width - 2 * square.x - square.width) <= 1);
    clear(stand);
    field_no_entry(&stand->fixture.layout, 200, 150, 70, red, white);
    CHECK(same_box(extent_of(stand, NULL), (struct box){130, 80, 140, 140}));
    struct box bar = extent_of(stand, "field.bar");
    CHECK(bar.x + bar.width / 2 == 200 && bar.y + bar.height / 2 == 150 && bar.width > 3 * bar.height);
}

/* Along all four sides, nowhere else; every other stripe is dark, as wide as the frame is thick. */
static void test_stripes(struct stand *stand)
{
    struct layout *layout = &stand->fixture.layout;
    int thickness = layout_u(layout, 70);
    struct box inner = {thickness, thickness, layout->width - 2 * thickness, layout->height - 2 * thickness};
    clear(stand);
    field_stripes(layout, 70, black, white);
    const struct scene *scene = &stand->fixture.scene;
    int64_t dark = 0;
    for (uint32_t i = 0; i < scene->count; i++) {
        const struct item *item = &scene->items[i];
        CHECK(!box_overlaps(item->box, inner));
        for (uint32_t j = 0; item->kind == ITEM_POLYGON && j < item->point_count; j++) {
            struct point a = item->points[j], b = item->points[(j + 1) % item->point_count];
            dark += (int64_t)a.x * b.y - (int64_t)b.x * a.y;
        }
    }
    int64_t all =
        2 * INT64_C(256) * ((int64_t)layout->width * layout->height - (int64_t)inner.width * inner.height);
    CHECK(dark > all * 46 / 100 && dark < all * 54 / 100);
    CHECK_INT(scene_check(scene, NULL), 0);
}

/* The same shapes in small, with at least a pixel of all that tells them apart. */
static void test_cells(struct stand *stand)
{
    struct layout *layout = &stand->fixture.layout;
    for (int height = 14; height < 90; height += 5) {
        struct field cell = field_cell(layout, (struct box){60, 70, 4 * height, height}, black);
        cell.ink = white;
        clear(stand);
        field_teeth(&cell, yellow, 10, 10);
        for (uint32_t i = 1; i < stand->fixture.scene.count; i++)
            CHECK(stand->fixture.scene.items[i].box.width > cell.tooth_gap && cell.tooth_gap >= 1);
        field_cut(&cell, blue, yellow, height);
        struct box within = field_frame(&cell, white);
        CHECK(within.height > height / 2 && within.height < height);
        field_tag(&cell, FIELD_NEAR, red, 3);
        CHECK(same_box(extent_of(stand, NULL), cell.box));
        CHECK_INT(scene_check(&stand->fixture.scene, NULL), 0);
    }
}

/* Moved against burn-in, and set into a larger picture, a field still reaches the picture's edge. */
static void test_bleed(struct stand *stand)
{
    clear(stand);
    field_cut(&stand->field, blue, yellow, stand->field.box.width / 2);
    shift_scene(&stand->fixture.scene, (struct shift){-4, 3});
    struct box box = extent_of(stand, NULL);
    CHECK(box.x == 0 && box.width == stand->fixture.layout.width && box.y == stand->field.box.y + 3);
    inset_scene(&stand->fixture.scene, (struct edges){10, 20, 30, 40});
    box = extent_of(stand, NULL);
    CHECK(box.x == 0 && box.width == stand->fixture.scene.width);
}

int main(void)
{
    for (int i = 0; i < PANELS; i++) {
        struct stand stand;
        char label[40];
        snprintf(label, sizeof label, "%dx%d", panels[i][0], panels[i][1]);
        check_row(label);
        open_stand(&stand, panels[i][0], panels[i][1]);
        test_extents(&stand);
        test_cut(&stand);
        test_split(&stand);
        test_progress(&stand);
        test_teeth(&stand);
        test_keyline(&stand);
        test_lines(&stand);
        test_arrowhead(&stand);
        test_stop(&stand);
        test_stripes(&stand);
        test_cells(&stand);
        test_bleed(&stand);
        close_stand(&stand);
    }
    return check_done();
}

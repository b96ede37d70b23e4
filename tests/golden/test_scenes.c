/*
 * tests: assets/moments.txt
 *
 * The scene of every moment on three panels, as text: scenes/NAME.txt. Set with the metrics of
 * screen_fixture.h, so that it is the same with any FreeType and any fonts; what the real ones make of it,
 * test_pictures.c holds.
 *
 * A line is an item: role, place and size, for text its face, size and words, and the colour by the theme's
 * name for it, so that a theme can change without all of these. Cells of a clock are one line.
 */
#include "golden.h"
#include "golden/moments.h"
#include "screens/screen_fixture.h"

#define FOLDER "tests/golden/scenes"

static void add_color(struct str_builder *line, struct color color)
{
    struct theme theme = *theme_night();
    for (unsigned i = 0; i < THEME_COLOR_COUNT; i++) {
        const struct color *named = theme_color(&theme, i);
        if (named->red == color.red && named->green == color.green && named->blue == color.blue) {
            str_addf(line, " %s", theme_color_name(i));
            return;
        }
    }
    str_addf(line, " #%02x%02x%02x", color.red, color.green, color.blue);
}

static bool is_one_character(const struct item *item)
{
    size_t bytes = 0;
    return item->length > 0 && (str_decode(item->text, item->length, &bytes), bytes == item->length);
}

/* Whether b is the cell to the right of a: then their boxes and texts can be told from one line. */
static bool is_next_cell(const struct item *a, const struct item *b)
{
    return a->kind == ITEM_TEXT && b->kind == ITEM_TEXT && is_one_character(a) && is_one_character(b) &&
           a->face == b->face && a->size_px == b->size_px && a->baseline == b->baseline && !a->cut &&
           !b->cut && a->right_to_left == b->right_to_left && strcmp(a->role, b->role) == 0 &&
           memcmp(&a->color, &b->color, sizeof a->color) == 0 && a->box.y == b->box.y &&
           a->box.width == b->box.width && a->box.height == b->box.height &&
           b->box.x == a->box.x + a->box.width;
}

/* Adds the line of the item at `index`; gives how many items it tells. */
static uint32_t add_item(struct str_builder *dump, const struct scene *scene, uint32_t index)
{
    static const char *const kinds[] = {"fill ", "", "qr ", "picture ", "polygon "};
    const struct item *item = &scene->items[index];
    uint32_t cells = 1;
    while (index + cells < scene->count && is_next_cell(item + cells - 1, item + cells))
        cells++;
    str_addf(dump, "%s%s %d,%d ", kinds[item->kind], item->role, item->box.x, item->box.y);
    if (cells > 1)
        str_addf(dump, "%ux", cells);
    str_addf(dump, "%dx%d", item->box.width, item->box.height);
    if (item->kind == ITEM_TEXT)
        str_addf(dump, " %s %g", font_face_name(item->face), item->size_px);
    add_color(dump, item->color);
    if (item->kind == ITEM_QR)
        add_color(dump, item->light);
    if (item->kind == ITEM_PICTURE)
        str_add(dump, item->fit == PICTURE_COVER ? " cover" : " contain");
    for (uint32_t i = 0; i < item->point_count; i++)
        str_addf(dump, " %d,%d", item->points[i].x, item->points[i].y);
    if (item->mirrored)
        str_add(dump, " mirrored");
    if (!item_is_shape(item)) {
        str_add(dump, " \"");
        for (uint32_t i = 0; i < cells; i++)
            str_add_n(dump, item[i].text, item[i].length);
        str_add(dump, "\"");
    }
    str_addf(dump, "%s%s\n", item->right_to_left ? " rtl" : "", item->cut ? " cut" : "");
    return cells;
}

static void add_scene(struct str_builder *dump, const struct scene *scene, const struct view *view)
{
    str_addf(dump, "\n%dx%d %s", scene->width, scene->height, view_kind_name(view->kind));
    add_color(dump, scene->background);
    str_add(dump, "\n");
    for (uint32_t i = 0; i < scene->count;)
        i += add_item(dump, scene, i);
}

struct seen {
    unsigned kinds[VIEW_KIND_COUNT], phases[PHASE_COUNT];
};

static void test_moment(const struct golden_moment *moment, struct arena *arena, struct seen *seen)
{
    char path[200];
    struct str_builder dump = {.arena = arena}, faults = {.arena = arena};
    check_row(moment->shown.name);
    str_addf(&dump, "%s: %s\n", moment->shown.name, moment->shown.what);
    for (size_t i = 0; i < GOLDEN_PANEL_COUNT; i++) {
        struct view view;
        struct scene scene;
        moments_compose(moment, golden_panels[i], theme_night(), &fixture_metrics, arena, &view, &scene);
        if (!CHECK_INT(scene_check(&scene, &faults), 0))
            printf("%s\n", faults.text);
        add_scene(&dump, &scene, &view);
        seen->kinds[view.kind]++;
        if (view.kind == VIEW_DOOR)
            seen->phases[view.state.phase]++;
    }
    snprintf(path, sizeof path, FOLDER "/%s.txt", moment->shown.name);
    golden_check(path, dump.text);
}

/* No screen without a golden, and no phase of a door. */
static void test_coverage(const struct seen *seen)
{
    for (int kind = 0; kind < VIEW_KIND_COUNT; kind++) {
        check_row(view_kind_name((enum view_kind)kind));
        if (!CHECK(seen->kinds[kind] > 0))
            printf("  no moment shows this screen: tests/golden/moments.txt wants one\n");
    }
    for (int phase = 0; phase < PHASE_COUNT; phase++) {
        check_row(room_phase_name((enum room_phase)phase));
        CHECK(seen->phases[phase] > 0);
    }
}

static bool is_meant(const void *user, const char *file)
{
    char name[200];
    size_t length = strlen(file);
    if (length < 5 || length >= sizeof name || strcmp(file + length - 4, ".txt") != 0)
        return false;
    snprintf(name, sizeof name, "%.*s", (int)(length - 4), file);
    return moments_find(user, name) != NULL;
}

int main(void)
{
    static struct golden_moments moments;
    struct seen seen = {{0}, {0}};
    struct arena arena;
    arena_init(&arena, malloc, free);
    moments_load(&moments);
    for (unsigned i = 0; i < moments.count; i++) {
        arena_reset(&arena);
        test_moment(&moments.list[i], &arena, &seen);
    }
    test_coverage(&seen);
    check_row("files");
    unsigned stale = golden_check_folder(FOLDER, is_meant, &moments, golden_mode());
    CHECK(golden_mode() == GOLDEN_ACCEPT || stale == 0);
    printf("%u moments on %zu panels\n", moments.count, GOLDEN_PANEL_COUNT);
    moments_finish(&moments);
    arena_finish(&arena);
    return check_done();
}

/*
 * tests: assets/moments.txt
 *
 * A theme's own size: in every moment small type grows, nothing lies over anything else or outside the
 * picture, and large type stays as it is.
 */
#include "golden/moments.h"
#include "screens/screen_fixture.h"

struct measured {
    unsigned faults, cut;
    double largest;  /* pixels of type */
    double small_px; /* of all small type together */
    unsigned small;
};

static struct measured measure(const struct golden_moment *moment, struct golden_panel panel, int size)
{
    struct theme theme = *theme_night();
    struct measured ret = {.faults = 0};
    struct arena arena;
    struct view view;
    struct scene scene;
    theme.size = size;
    arena_init(&arena, malloc, free);
    struct str_builder faults = {.arena = &arena};
    moments_compose(moment, panel, &theme, &fixture_metrics, &arena, &view, &scene);
    ret.faults = scene_check(&scene, &faults);
    if (ret.faults > 0)
        printf("%s at %d on %dx%d: %s", moment->shown.name, size, panel.width, panel.height, faults.text);
    int side = panel.width < panel.height ? panel.width : panel.height;
    for (uint32_t i = 0; i < scene.count; i++) {
        const struct item *item = &scene.items[i];
        if (item->kind != ITEM_TEXT)
            continue;
        ret.cut += item->cut;
        ret.largest = item->size_px > ret.largest ? item->size_px : ret.largest;
        if (item->size_px * 1000 <= 40 * side) {
            ret.small++;
            ret.small_px += item->size_px;
        }
    }
    arena_finish(&arena);
    return ret;
}

int main(void)
{
    static const int sizes[] = {105, 110, 125};
    static struct golden_moments moments;
    unsigned cut = 0, grown = 0, compared = 0;
    moments_load(&moments);
    for (unsigned i = 0; i < moments.count; i++)
        for (size_t p = 0; p < GOLDEN_PANEL_COUNT; p++) {
            check_row(moments.list[i].shown.name);
            struct measured usual = measure(&moments.list[i], golden_panels[p], 0);
            struct measured same = measure(&moments.list[i], golden_panels[p], 100);
            CHECK(usual.largest == same.largest && usual.small == same.small &&
                  usual.small_px == same.small_px);
            for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
                struct measured larger = measure(&moments.list[i], golden_panels[p], sizes[s]);
                CHECK_INT(larger.faults, 0);
                CHECK(larger.largest <= usual.largest);
                cut += larger.cut;
                compared += usual.small > 0;
                grown += usual.small > 0 && (larger.small == 0 ||
                                             larger.small_px * usual.small >= usual.small_px * larger.small);
            }
        }
    check_row("all");
    printf("%u of %u scenes with larger small type; %u texts cut\n", grown, compared, cut);
    CHECK(grown * 4 >= compared * 3); /* in the others there are lines less, or fewer of the larger ones */
    CHECK(cut <= 20);
    moments_finish(&moments);
    return check_done();
}

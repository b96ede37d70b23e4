#include "names.h"
#include "gallery/gallery_strip.h"

#include "gallery/fixture.h"
#include "schedule/lines.h"

/* Of the small program: Saturday has most changes; the attic, in which nothing ever is, has no strip. */
static void test_day(const struct gallery *gallery, const struct gallery_strips *strips,
                     const struct loaded *loaded)
{
    check_row("the day");
    CHECK(strips->day.start.ms <= moment(loaded, "2025-03-29T10:00").ms &&
          strips->day.end.ms > moment(loaded, "2025-03-29T10:00").ms);
    CHECK_INT(strips->count, 2);
    uint32_t attic = program_find_room(loaded->program, room_called("attic")), pictures = 0;
    for (uint32_t i = 0; i < strips->count; i++) {
        const struct gallery_strip *strip = &strips->list[i];
        CHECK(strip->room != attic);
        CHECK_INT(strip->changes[0].ms, strips->day.start.ms);
        CHECK_INT(strip->left_out, 0);
        for (uint32_t n = 1; n < strip->count; n++)
            CHECK(strip->changes[n].ms > strip->changes[n - 1].ms &&
                  strip->changes[n].ms < strips->day.end.ms);
        pictures += strip->count;
    }
    CHECK_INT(strips->pictures, pictures);
    check_row("a change is told with what the room does from then on");
    const struct gallery_strip *first = &strips->list[0];
    uint32_t on = 0;
    while (on < first->count && first->phases[on] != PHASE_ON)
        on++;
    if (CHECK(on < first->count))
        CHECK_INT(first->changes[on].ms, moment(loaded, "2025-03-29T10:00").ms);
    check_row("pictures are counted through");
    const struct gallery_strip *found;
    uint32_t n;
    struct gallery_moment last = gallery_strip_moment(strips, strips->pictures - 1, &found, &n);
    CHECK(found == &strips->list[strips->count - 1]);
    CHECK_INT(n, found->count - 1);
    CHECK_INT(last.at.ms, found->changes[n].ms);
    CHECK_INT(last.room, found->room);
    gallery_strip_moment(strips, first->count, &found, &n);
    CHECK(found == &strips->list[1] && n == 0);
    CHECK_STR(gallery_strip_file(gallery, first, 0, gallery->arena), "strips/0-hall-a-01.png");
}

static void test_page(const struct gallery *gallery, const struct gallery_strips *strips)
{
    struct str_builder out = {.arena = gallery->arena};
    check_row("the page");
    gallery_strips_add(gallery, strips, 1080, 1920, &out);
    CHECK(contains(out.text, "<h2 id=\"strips\">A day at each door: Sat 29 Mar</h2>"));
    CHECK(
        contains(out.text, "alt=\"Hall A at 10:00: ON\" width=\"90\" height=\"160\" src=\"strips/0-hall-a-"));
    struct gallery_strip many = strips->list[0];
    many.left_out = 3;
    struct gallery_strips one = {strips->day, 1, &many, many.count};
    gallery_strips_add(gallery, &one, 1920, 1080, &out);
    CHECK(contains(out.text, "and 3 more changes"));
    struct str_builder none = {.arena = gallery->arena};
    gallery_strips_add(gallery, &(struct gallery_strips){.count = 0}, 1920, 1080, &none);
    CHECK_INT(none.length, 0);
}

/* Two days on which as much happens: the first one. */
static void test_equal_days(void)
{
    struct lines lines;
    struct gallery gallery;
    struct gallery_strips strips;
    check_row("equal days");
    lines_init(&lines, "a A 10:00-10:30; b A 1/10:00-10:30");
    gallery_init(&gallery, lines.program, &lines.arena);
    gallery_strips_make(&gallery, &strips);
    CHECK_INT(strips.count, 1);
    CHECK_INT(strips.day.start.ms, program_day_at(lines.program, lines_at(&lines, "10:00")).start.ms);
    lines_finish(&lines);
}

int main(void)
{
    struct loaded loaded;
    struct arena arena;
    struct gallery gallery;
    struct gallery_strips strips;
    load_small(&loaded);
    arena_init(&arena, malloc, free);
    gallery_init(&gallery, loaded.program, &arena);
    gallery_strips_make(&gallery, &strips);
    test_day(&gallery, &strips, &loaded);
    test_page(&gallery, &strips);
    test_equal_days();
    check_row("a program without times");
    struct program timeless = *loaded.program;
    timeless.first = timeless.last = INSTANT_NONE;
    gallery.program = &timeless;
    gallery_strips_make(&gallery, &strips);
    CHECK_INT(strips.count, 0);
    CHECK_INT(strips.pictures, 0);
    arena_finish(&arena);
    load_finish(&loaded);
    return check_done();
}

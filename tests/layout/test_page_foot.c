#include "screens/board_fixture.h"

#include "check.h"
#include "layout/page_foot.h"

static void test_foot(void)
{
    static const struct {
        uint32_t page, pages;
        const char *note, *text;
        unsigned dots;
    } rows[] = {
        {0, 1, "All 6 rooms", "All 6 rooms", 1},
        {0, 2, "", "1 of 2", 2},
        {4, 5, "12 of 60 rooms", "5 of 5|12 of 60 rooms", 5},
        {11, 12, "", "12 of 12", 12},
        {0, 13, "", "1 of 13", 0},
        {2, 40, "", "3 of 40", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture_layout f;
        check_row(rows[i].text);
        fixture_layout_init(&f, &harbour_event, &board_moment, 1920, 1080);
        page_foot_place(&f.layout, rows[i].page, rows[i].pages, rows[i].note);
        const char *number = fixture_text(&f.scene, "page.number", "", &f.arena);
        const char *note = fixture_text(&f.scene, "page.note", "", &f.arena);
        CHECK_STR(arena_printf(&f.arena, "%s%s%s", number, number[0] && note[0] ? "|" : "", note),
                  rows[i].text);
        CHECK_INT(fixture_count(&f.scene, "page.here"), rows[i].dots > 0 ? 1 : 0);
        CHECK(rows[i].dots == 0 || fixture_count(&f.scene, "page") >= rows[i].dots - 1);
        CHECK_INT(scene_check(&f.scene, NULL), 0);
        struct box body = page_body(&f.layout);
        for (uint32_t k = 0; k < f.scene.count; k++)
            CHECK(f.scene.items[k].box.y >= body.y + body.height);
        fixture_layout_finish(&f);
    }
}

int main(void)
{
    test_foot();
    return check_done();
}

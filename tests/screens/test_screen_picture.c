#include "screens/screen_rows.h"

#include "check.h"

/* The picture has all between header and footer, over the words that are seen without it; the clock stays. */
static void test_place(void)
{
    static const int sizes[][2] = {{1920, 1080}, {1080, 1920}, {800, 480}, {480, 320}};
    static const struct fixture_view view = {
        .role = ROLE_HALLWAY,
        .page = PAGE_PICTURE,
        .at = "12T10:42",
        .file = "displays/a long name of a file, as people give them.png",
        .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct fixture_layout f;
        char label[40];
        snprintf(label, sizeof label, "%dx%d", sizes[i][0], sizes[i][1]);
        check_row(label);
        fixture_layout_init(&f, &harbour_event, &view, sizes[i][0], sizes[i][1]);
        CHECK_INT(f.layout.view->kind, VIEW_PICTURE);
        fixture_compose(f.layout.view, &fixture_metrics, sizes[i][0], sizes[i][1], &f.arena, &f.scene);
        CHECK_INT(scene_check(&f.scene, NULL), 0);
        CHECK_STR(fixture_text(&f.scene, "clock", "", &f.arena), "10:42");
        const struct item *picture = fixture_item(&f.scene, "picture");
        if (!CHECK(picture && picture == &f.scene.items[f.scene.count - 1]))
            continue;
        CHECK_STR(picture->text, view.file);
        CHECK_INT(picture->fit, PICTURE_CONTAIN);
        CHECK_INT(picture->box.width, sizes[i][0]);
        CHECK(picture->box.height * 4 > sizes[i][1] * 3);
        CHECK(box_contains(picture->box, fixture_item(&f.scene, "fault")->box));
        CHECK(box_contains(picture->box, fixture_item(&f.scene, "fault.advice")->box));
        CHECK(strstr(fixture_text(&f.scene, "fault.advice", " ", &f.arena), "of a long name"));
        CHECK(!box_overlaps(picture->box, fixture_item(&f.scene, "clock")->box));
        fixture_layout_finish(&f);
    }
}

int main(void)
{
    test_place();
    return check_done();
}

#include "screens/door_band.h"

#include "screens/screen_fixture.h"

#include "check.h"

struct row {
    const char *label, *room, *at;
    enum door_band band;
    const char *word, *time, *when, *titles, *more, *later; /* expected */
};

static const struct row rows[] = {
    {"next and the rest of the day", "A", "12T10:42", DOOR_BAND_NEXT, "NEXT", "11:30", "in 48 min",
     "Device trees that outlive their authors", "", "LATER HERE"},
    {"with more weight", "A", "12T10:51", DOOR_BAND_HEAVY, "NEXT", "11:30", "in 39 min",
     "Device trees that outlive their authors", "", "LATER HERE"},
    {"two and more", "B", "12T10:42", DOOR_BAND_NEXT, "NEXT", "13:00", "in 138 min",
     "Charts for everyone Charts for no one", "+1 more", ""},
    {"nothing more", "D", "12T10:55", DOOR_BAND_NEXT, "Nothing more today", "", "", "", "", ""},
    {"of another day", "A", "12T19:00", DOOR_BAND_FIRST, "NEXT HERE", "09:30", "Tomorrow", "Second tide", "",
     ""},
    {"the rest of the day", "A", "12T13:30", DOOR_BAND_LATER, "", "", "", "", "", "LATER HERE"},
};

int main(void)
{
    static const int sizes[][2] = {{1920, 1080}, {1080, 1920}, {800, 480}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
            check_row(rows[i].label);
            struct fixture_view view = {.role = ROLE_DOOR,
                                        .room = rows[i].room,
                                        .at = rows[i].at,
                                        .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED,
                                                    STATION_CHECK_OK, STATION_FAULT_NONE}};
            struct fixture_layout f;
            fixture_layout_init(&f, &harbour_event, &view, sizes[s][0], sizes[s][1]);
            struct box body = layout_body(&f.layout, false);
            int height = door_band_height(&f.layout, rows[i].band, body.height, 3);
            CHECK(height > 0 && height <= body.height / 2);
            CHECK(door_band_height(&f.layout, rows[i].band, body.height, 0) <= height);
            struct box box = {0, body.y + body.height - height, f.layout.width, height};
            door_band_place(&f.layout, rows[i].band, box);
            const char *label = fixture_item(&f.scene, "label.nothing") ? "label.nothing" : "label.next";
            CHECK_STR(fixture_text(&f.scene, label, "", &f.arena), rows[i].word);
            CHECK_STR(fixture_text(&f.scene, "time.next", "", &f.arena), rows[i].time);
            CHECK_STR(fixture_text(&f.scene, "when.next", "", &f.arena), rows[i].when);
            CHECK_STR(fixture_text(&f.scene, "title.next", " ", &f.arena), rows[i].titles);
            CHECK_STR(fixture_text(&f.scene, "more", "", &f.arena), rows[i].more);
            CHECK_STR(fixture_text(&f.scene, "label.later", "", &f.arena), rows[i].later);
            CHECK_INT(fixture_count(&f.scene, "title.later") > 0, rows[i].later[0] != '\0');
            for (uint32_t k = 0; k < f.scene.count; k++)
                CHECK(box_contains(box, f.scene.items[k].box));
            CHECK_INT(scene_check(&f.scene, NULL), 0);
            fixture_layout_finish(&f);
        }
    }
    check_row("nothing to show takes no room");
    struct fixture_view over = {
        .role = ROLE_DOOR,
        .room = "A",
        .at = "15T10:00",
        .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};
    struct fixture_layout f;
    fixture_layout_init(&f, &harbour_event, &over, 1920, 1080);
    CHECK_INT(door_band_height(&f.layout, DOOR_BAND_FIRST, 900, 3), 0);
    CHECK_INT(door_band_height(&f.layout, DOOR_BAND_LATER, 900, 3), 0);
    CHECK_INT(door_band_height(&f.layout, DOOR_BAND_NONE, 900, 3), 0);
    door_band_place(&f.layout, DOOR_BAND_FIRST, (struct box){0, 1080, 1920, 0});
    CHECK_INT(f.scene.count, 0);
    fixture_layout_finish(&f);
    return check_done();
}

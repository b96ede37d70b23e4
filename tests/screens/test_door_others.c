#include "screens/door_others.h"

#include "screens/screen_fixture.h"

#include "check.h"

static const struct fixture_view door = {
    .role = ROLE_DOOR,
    .room = "B",
    .at = "12T10:42",
    .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};

int main(void)
{
    static const struct {
        const char *label;
        int width, height, most;
        const char *ids[3];
        uint32_t count;
        bool running, with_rule;
        const char *title, *badge, *more;
    } rows[] = {
        {"none", 1920, 1080, 300, {NULL}, 0, true, false, "", "", ""},
        {"runs too",
         1920,
         1080,
         300,
         {"net"},
         1,
         true,
         true,
         "Packets and pallets: what networks learned from ports",
         "NOW",
         ""},
        {"starts too", 1920, 1080, 300, {"map"}, 1, false, true, "Charts for everyone", "", ""},
        {"and more",
         1080,
         1920,
         400,
         {"net", "tiny", "rope"},
         3,
         true,
         true,
         "Packets and pallets: what networks learned from ports",
         "NOW",
         "+2 more"},
        {"one line where room is scarce",
         480,
         320,
         40,
         {"map", "map2"},
         2,
         true,
         false,
         "Charts for everyone",
         "NOW",
         "+1 more"},
        {"one line of what starts",
         480,
         320,
         27,
         {"map", "map2"},
         2,
         false,
         false,
         "Charts for everyone",
         "NEXT",
         "+1 more"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        struct fixture_layout f;
        fixture_layout_init(&f, &harbour_event, &door, rows[i].width, rows[i].height);
        struct slot slots[3];
        for (uint32_t k = 0; k < rows[i].count; k++) {
            uint32_t session = program_find_session(f.layout.view->program, rows[i].ids[k]);
            const struct session *about = &f.layout.view->program->sessions[session];
            slots[k] = (struct slot){about->start, about->end, session};
        }
        struct slot_list list = {.count = rows[i].count, .slots = slots};
        int width = f.layout.width - 2 * f.layout.margin;
        int height = door_others_height(&f.layout, &list, rows[i].running, width, rows[i].most);
        CHECK_INT(height > 0, rows[i].count > 0);
        CHECK(height <= rows[i].most);
        struct box box = {f.layout.margin, 50, width, height};
        door_others_place(&f.layout, &list, rows[i].running, box);
        const char *role = rows[i].running ? "title.now.second" : "title.next.second";
        CHECK_STR(fixture_text(&f.scene, role, " ", &f.arena), rows[i].title);
        CHECK_STR(fixture_text(&f.scene, "badge", "", &f.arena), rows[i].badge);
        CHECK_STR(fixture_text(&f.scene, "more", "", &f.arena), rows[i].more);
        CHECK_INT(fixture_count(&f.scene, "rule"), rows[i].with_rule);
        for (uint32_t k = 0; k < f.scene.count; k++)
            CHECK(box_contains(box, f.scene.items[k].box));
        CHECK_INT(scene_check(&f.scene, NULL), 0);
        fixture_layout_finish(&f);
    }
    return check_done();
}

#include "screens/door_status.h"

#include "screens/screen_fixture.h"

#include "check.h"

static const struct fixture_view door = {
    .role = ROLE_DOOR,
    .room = "A",
    .at = "12T10:42",
    .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};

int main(void)
{
    static const struct {
        const char *label;
        int width, height; /* of the picture */
        const char *second, *text, *session;
        bool one_line_only;
        int lines; /* about so many badges high */
        const char *context;
    } rows[] = {
        {"all on one line", 1920, 1080, "", "10:30 – 10:55", "boot.2", false, 1, "Boot and Firmware MC"},
        {"two badges", 1920, 1080, "ends in 4 min", "10:30 – 10:55", "boot.2", false, 1,
         "Boot and Firmware MC"},
        {"what frames it below", 1080, 1920, "ends in 4 min", "10:30 – 10:55", "boot.2", false, 2,
         "Boot and Firmware MC"},
        {"or not at all", 1080, 1920, "ends in 4 min", "10:30 – 10:55", "boot.2", true, 1, ""},
        {"times below too", 320, 480, "ends in 125 min", "Tomorrow 10:30 – 10:55", "boot.2", false, 2,
         "Boot and Firmware MC"},
        {"nothing frames it", 1920, 1080, "", "10:20 – 11:10", "tiny", false, 1, ""},
        {"no session", 1920, 1080, "", "", NULL, false, 1, ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        struct fixture_layout f;
        fixture_layout_init(&f, &harbour_event, &door, rows[i].width, rows[i].height);
        const struct program *program = f.layout.view->program;
        struct door_status status = {.badge = "NOW",
                                     .second_badge = rows[i].second,
                                     .text = rows[i].text,
                                     .one_line_only = rows[i].one_line_only,
                                     .block = PROGRAM_NONE};
        status.session = rows[i].session ? program_find_session(program, rows[i].session) : PROGRAM_NONE;
        struct box box = {f.layout.margin, 100, f.layout.width - 2 * f.layout.margin, 300};
        int height = door_status_line(&f.layout, &status, box, false);
        CHECK_INT(f.scene.count, 0);
        CHECK_INT(door_status_line(&f.layout, &status, box, true), height);
        int badge = fixture_item(&f.scene, "badge.phase")->box.height;
        CHECK_INT((height + badge / 3) / badge, rows[i].lines);
        CHECK_STR(fixture_text(&f.scene, "badge.phase", "", &f.arena), "NOW");
        CHECK_STR(fixture_text(&f.scene, "badge.ending", "", &f.arena), rows[i].second);
        CHECK_STR(fixture_text(&f.scene, "when", "", &f.arena), rows[i].text);
        CHECK_STR(fixture_text(&f.scene, "context", "", &f.arena), rows[i].context);
        box.height = height;
        for (uint32_t k = 0; k < f.scene.count; k++)
            CHECK(box_contains(box, f.scene.items[k].box));
        CHECK_INT(scene_check(&f.scene, NULL), 0);
        fixture_layout_finish(&f);
    }
    return check_done();
}

#include "screens/screen_rows.h"

#include "check.h"

#define SOON(at_)                                                                                            \
    {                                                                                                        \
        .role = ROLE_HALLWAY, .page = PAGE_SOON, .at = at_, .station = {                                     \
            STATION_PROGRAM_LOADED,                                                                          \
            STATION_CLOCK_TRUSTED,                                                                           \
            STATION_CHECK_OK,                                                                                \
            STATION_FAULT_NONE                                                                               \
        }                                                                                                    \
    }

/* What a full HD screen lists: "NOW" or the time, and how many of each. */
static void test_rows(void)
{
    static const struct {
        const char *at, *times, *first;
        unsigned running;
        bool tomorrow;
    } rows[] = {
        {"12T10:42", "10:48 11:30 11:30 12:15", "Measured boot without tears", 3, false},
        {"12T08:00", "09:00 09:00 10:00 10:00 10:15 10:20", "Opening of the harbour", 0, false},
        {"12T16:30", "09:30 09:30 20:00", "Locks, weirs and", 1, true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture_view view = SOON(rows[i].at);
        struct fixture_layout f;
        check_row(rows[i].at);
        fixture_layout_init(&f, &harbour_event, &view, 1920, 1080);
        fixture_compose(f.layout.view, &fixture_metrics, 1920, 1080, &f.arena, &f.scene);
        CHECK_STR(fixture_text(&f.scene, "page", "", &f.arena), "Coming up");
        CHECK_STR(fixture_text(&f.scene, "time", " ", &f.arena), rows[i].times);
        CHECK_INT(fixture_count(&f.scene, "badge.now"), 2 * rows[i].running);
        CHECK(fixture_says(&f.scene, rows[i].first));
        CHECK_INT(fixture_says(&f.scene, "Tomorrow"), rows[i].tomorrow);
        CHECK_INT(scene_check(&f.scene, NULL), 0);
        fixture_layout_finish(&f);
    }
}

/* On a small screen what runs takes at most half of the rows while more comes. */
static void test_half(void)
{
    static const struct fixture_view view = SOON("12T10:42");
    struct fixture_layout f;
    check_row("half");
    fixture_layout_init(&f, &harbour_event, &view, 480, 320);
    fixture_compose(f.layout.view, &fixture_metrics, 480, 320, &f.arena, &f.scene);
    unsigned running = fixture_count(&f.scene, "badge.now") / 2, coming = fixture_count(&f.scene, "time");
    CHECK(running > 0 && coming >= running);
    fixture_layout_finish(&f);
}

int main(void)
{
    test_rows();
    test_half();
    check_golden("soon", &(struct fixture_view)SOON("12T10:42"), 1280, 720);
    return check_done();
}

#include "board_fixture.h"
#include "screens/screen_rows.h"

#include "check.h"
#include "screens/screens.h"

static struct fixture_view at(const char *moment)
{
    struct fixture_view view = board_moment;
    view.page = PAGE_SOON;
    view.at = moment;
    return view;
}

/* What a full HD screen lists. */
static void test_rows(void)
{
    static const struct {
        const char *at, *times, *first, *cells, *when;
    } rows[] = {
        {"12T10:42", "10:30 10:20 10:15 10:00 10:48 11:30 12:15", "Measured boot", "Now Now Now Now 6 min",
         "48 min 93 min"},
        {"12T16:30", "16:00 09:30 20:00", "Locks, weirs", "Now", "Tomorrow Tomorrow"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture_view view = at(rows[i].at);
        struct fixture_layout f;
        check_row(rows[i].at);
        fixture_layout_init(&f, &harbour_event, &view, 1920, 1080);
        fixture_compose(f.layout.view, &fixture_metrics, 1920, 1080, &f.arena, &f.scene);
        CHECK(fixture_says(&f.scene, "Coming up"));
        CHECK_STR(fixture_text(&f.scene, "time", " ", &f.arena), rows[i].times);
        CHECK_STR(fixture_text(&f.scene, "until", " ", &f.arena), rows[i].cells);
        CHECK_STR(fixture_text(&f.scene, "when", " ", &f.arena), rows[i].when);
        CHECK(fixture_says(&f.scene, rows[i].first));
        fixture_layout_finish(&f);
    }
}

/* On a small screen what runs takes at most half of the first page while more comes; all pages have their
 * turn. */
static void test_small(void)
{
    struct fixture_view wanted = at("12T10:42");
    struct fixture_layout f;
    check_row("small");
    fixture_layout_init(&f, &harbour_event, &wanted, 480, 320);
    struct view view = *f.layout.view;
    uint32_t pages = screen_soon_pages(&f.layout);
    CHECK(pages > 1);
    for (uint32_t page = 0; page < pages; page++) {
        char number[40];
        snprintf(number, sizeof number, "%u of %u", page + 1, pages);
        view.page.repetition = page;
        fixture_compose(&view, &fixture_metrics, 480, 320, &f.arena, &f.scene);
        CHECK_STR(fixture_text(&f.scene, "page.number", "", &f.arena), number);
        CHECK(page > 0 || fixture_text(&f.scene, "until", " ", &f.arena)[0] != '\0');
        CHECK_INT(fixture_text(&f.scene, "page.note", "", &f.arena)[0] == '\0', page + 1 == pages);
    }
    fixture_layout_finish(&f);
}

int main(void)
{
    test_rows();
    test_small();
    struct fixture_view soon = at("12T10:42");
    check_golden("soon", &soon, 1280, 720);
    return check_done();
}

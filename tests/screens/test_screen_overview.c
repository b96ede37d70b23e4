#include "board_fixture.h"
#include "screens/screen_rows.h"

#include "check.h"
#include "screens/screens.h"

static void test_texts(void)
{
    struct fixture_layout f;
    check_row("texts");
    fixture_layout_init(&f, &harbour_event, &board_moment, 1920, 1080);
    fixture_compose(f.layout.view, &fixture_metrics, 1920, 1080, &f.arena, &f.scene);
    CHECK(fixture_says(&f.scene, "Now and next"));
    CHECK_STR(fixture_text(&f.scene, "label", " ", &f.arena), "Room Until Now Next");
    CHECK_STR(fixture_text(&f.scene, "room", "|", &f.arena), "Hall Alder|Hall Birch|Room 1.14|Foyer");
    CHECK_STR(fixture_text(&f.scene, "until", " ", &f.arena), "10:55 11:10 6 min");
    CHECK_STR(fixture_text(&f.scene, "time.next", " ", &f.arena), "11:30 13:00 11:30 10:48");
    CHECK_STR(fixture_text(&f.scene, "badge", " ", &f.arena), "Cancelled");
    CHECK_STR(fixture_text(&f.scene, "page.note", " ", &f.arena), "All 4 rooms");
    fixture_layout_finish(&f);
}

/* Of one room that is left there is nothing to count. */
static void test_note(void)
{
    static const char *const notes[] = {"", "", "All 2 rooms", "All 3 rooms"};
    for (uint32_t count = 1; count < 4; count++) {
        struct fixture_layout f;
        check_row(notes[count]);
        fixture_layout_init(&f, &harbour_event, &board_moment, 1920, 1080);
        struct view view = *f.layout.view;
        view.row_count = count;
        fixture_compose(&view, &fixture_metrics, 1920, 1080, &f.arena, &f.scene);
        CHECK_STR(fixture_text(&f.scene, "page.note", " ", &f.arena), notes[count]);
        CHECK_INT(fixture_count(&f.scene, "room"), count);
        fixture_layout_finish(&f);
    }
}

/* The number of pages that is told is that of the pages there are, whichever way the screen runs; every row
 * has its turn, once. */
static void test_turns(void)
{
    static const int panels[][2] = {{1920, 1080}, {1080, 1920}, {480, 320}, {320, 480}, {480, 272}};
    struct words arabic = *words_english();
    arabic.language = "ar";
    for (size_t i = 0; i < sizeof panels / sizeof *panels; i++) {
        for (int right_to_left = 0; right_to_left < 2; right_to_left++) {
            struct fixture_layout f;
            char label[60];
            snprintf(label, sizeof label, "%dx%d %s", panels[i][0], panels[i][1],
                     right_to_left ? "ar" : "en");
            check_row(label);
            fixture_layout_init(&f, &harbour_event, &board_moment, panels[i][0], panels[i][1]);
            struct screen_style style = fixture_style(&fixture_metrics, panels[i][0], panels[i][1]);
            style.words = right_to_left ? &arabic : words_english();
            struct view *view = board_view(&f, 41, -1);
            uint32_t pages = screen_page_count(view, &style, &f.arena), rooms = 0;
            CHECK(pages > 1);
            for (uint32_t page = 0; page < pages; page++) {
                char number[40];
                snprintf(number, sizeof number, "%u of %u", page + 1, pages);
                view->page.repetition = 3 * pages + page;
                screen_compose(view, &style, &f.arena, &f.scene);
                CHECK_STR(fixture_text(&f.scene, "page.number", "", &f.arena), number);
                for (const char *at = fixture_text(&f.scene, "room", "|", &f.arena); at; rooms++) {
                    at = strchr(at, '|');
                    at = at ? at + 1 : NULL;
                }
            }
            CHECK(rooms >= 41);
            fixture_layout_finish(&f);
        }
    }
}

/* Within a showing the pages share its time. */
static void test_time(void)
{
    struct fixture_layout f;
    check_row("time");
    fixture_layout_init(&f, &harbour_event, &board_moment, 1920, 1080);
    struct view *view = board_view(&f, 40, 3);
    CHECK_INT(screen_overview_pages(&f.layout), 2);
    view->page = (struct page){.kind = PAGE_OVERVIEW,
                               .dwell_ms = 16000,
                               .start = view->now,
                               .end = {view->now.ms + 16000},
                               .count = 1};
    for (int second = 0; second < 16; second++) {
        view->now.ms = view->page.start.ms + second * 1000;
        fixture_compose(view, &fixture_metrics, 1920, 1080, &f.arena, &f.scene);
        CHECK_STR(fixture_text(&f.scene, "page.number", "", &f.arena), second < 8 ? "1 of 2" : "2 of 2");
    }
    fixture_layout_finish(&f);
}

int main(void)
{
    test_note();
    test_texts();
    test_turns();
    test_time();
    check_golden("overview", &board_moment, 1920, 1080);
    check_golden("overview-portrait", &board_moment, 1080, 1920);
    return check_done();
}

#include "screens/board_fixture.h"

#include "check.h"
#include "layout/page_foot.h"
#include "hallway/soon_rows.h"

static struct fixture_view at(const char *moment)
{
    struct fixture_view view = board_moment;
    view.page = PAGE_SOON;
    view.at = moment;
    return view;
}

/* Every entry is on one page, in order; what is not on it yet is counted. */
static void test_pages(void)
{
    static const int panels[][2] = {{1920, 1080}, {1080, 1920}, {800, 480}, {480, 320}, {320, 480}};
    static const char *const moments[] = {"12T08:00", "12T10:42", "12T16:30"};
    unsigned filled = 0;
    for (size_t i = 0; i < sizeof panels / sizeof *panels; i++) {
        for (size_t m = 0; m < sizeof moments / sizeof *moments; m++) {
            struct fixture_layout f;
            struct fixture_view view = at(moments[m]);
            char label[60];
            snprintf(label, sizeof label, "%s on %dx%d", moments[m], panels[i][0], panels[i][1]);
            check_row(label);
            fixture_layout_init(&f, &harbour_event, &view, panels[i][0], panels[i][1]);
            struct soon_rows rows = soon_rows_of(&f.layout, page_body(&f.layout));
            CHECK(rows.page_count > 0 && rows.pages[0] == 0 && rows.pages[rows.page_count] == rows.count);
            for (uint32_t page = 0; page < rows.page_count; page++) {
                char rest[20];
                snprintf(rest, sizeof rest, "+%u more", rows.count - rows.pages[page + 1]);
                CHECK(rows.pages[page] < rows.pages[page + 1]);
                const char *told = soon_rows_rest(&f.layout, &rows, page);
                CHECK(page + 1 == rows.page_count ? told[0] == '\0' : strncmp(told, rest, strlen(rest)) == 0);
                struct scene scene;
                scene_init(&scene, panels[i][0], panels[i][1], (struct color){0, 0, 0}, &f.arena);
                f.layout.scene = &scene;
                soon_rows_place(&f.layout, &rows, page);
                struct str_builder report = {.arena = &f.arena};
                if (!CHECK_INT(scene_check(&scene, &report), 0))
                    printf("%s", report.text);
                for (uint32_t item = 0; item < scene.count; item++) {
                    const struct box *box = &scene.items[item].box;
                    filled += strcmp(scene.items[item].role, "row") == 0 &&
                              box->y + box->height == rows.box.y + rows.box.height;
                }
                CHECK(fixture_count(&scene, "title.soon") + fixture_count(&scene, "title.cancelled") >=
                      rows.pages[page + 1] - rows.pages[page]);
            }
            fixture_layout_finish(&f);
        }
    }
    check_row("pages that are filled to the last pixel, as far as their last row has a ground");
    CHECK(filled >= 6);
}

/* Of rows with one start the first alone tells it. */
static void test_times(void)
{
    struct fixture_layout f;
    struct fixture_view view = at("12T08:00");
    check_row("times");
    fixture_layout_init(&f, &harbour_event, &view, 1920, 1080);
    struct soon_rows rows = soon_rows_of(&f.layout, page_body(&f.layout));
    soon_rows_place(&f.layout, &rows, 0);
    CHECK_STR(fixture_text(&f.scene, "time", " ", &f.arena), "09:00 10:00 10:15 10:20");
    CHECK_STR(fixture_text(&f.scene, "when", " ", &f.arena), "60 min 120 min 135 min 140 min");
    CHECK(fixture_item(&f.scene, "when")->size_px == board_type_px(&f.layout, rows.size, 900));
    fixture_layout_finish(&f);
}

/* Where the first of one start is cancelled, or waits, the next that has minutes tells them. */
static void test_times_behind_cancelled(void)
{
    static const int panels[][2] = {{1920, 1080}, {1080, 1920}};
    for (size_t i = 0; i < sizeof panels / sizeof *panels; i++) {
        struct fixture_layout f;
        struct fixture_view moment = at("12T08:00");
        check_row(i == 0 ? "behind a cancelled one" : "behind a cancelled one, upright");
        fixture_layout_init(&f, &harbour_event, &moment, panels[i][0], panels[i][1]);
        struct view view = *f.layout.view;
        struct soon_entry *entries = ARENA_ARRAY(&f.arena, struct soon_entry, view.soon.count);
        memcpy(entries, view.soon.entries, view.soon.count * sizeof *entries);
        uint32_t first = 1;
        while (entries[first].slot.start.ms == entries[first - 1].slot.start.ms)
            first++;
        CHECK_INT(entries[first].slot.start.ms, entries[first + 1].slot.start.ms);
        entries[first].cancelled = true;
        view.soon.entries = entries;
        f.layout.view = &view;
        struct soon_rows rows = soon_rows_of(&f.layout, page_body(&f.layout));
        soon_rows_place(&f.layout, &rows, 0);
        CHECK_STR(fixture_text(&f.scene, "time", " ", &f.arena), "09:00 10:00 10:15 10:20");
        CHECK_STR(fixture_text(&f.scene, "when", " ", &f.arena), "60 min 120 min 135 min 140 min");
        struct str_builder report = {.arena = &f.arena};
        if (!CHECK_INT(scene_check(&f.scene, &report), 0))
            printf("%s", report.text);
        fixture_layout_finish(&f);
    }
}

/* Teeth from as many minutes on as a display says "soon" for, that one with. */
static void test_soon(void)
{
    static const struct {
        const char *at;
        unsigned teeth;
    } rows_at[] = {{"12T08:49", 0}, {"12T08:50", 20}, {"12T08:56", 8}}; /* of two sessions */
    for (size_t i = 0; i < sizeof rows_at / sizeof *rows_at; i++) {
        struct fixture_layout f;
        struct fixture_view view = at(rows_at[i].at);
        check_row(rows_at[i].at);
        fixture_layout_init(&f, &harbour_event, &view, 1920, 1080);
        struct soon_rows rows = soon_rows_of(&f.layout, page_body(&f.layout));
        soon_rows_place(&f.layout, &rows, 0);
        CHECK_INT(fixture_count(&f.scene, "field.tooth"), rows_at[i].teeth);
        fixture_layout_finish(&f);
    }
}

/* What the list has left out is counted with what is on further pages. */
static void test_left_out(void)
{
    struct fixture_layout f;
    struct fixture_view moment = at("12T08:00");
    check_row("left out");
    fixture_layout_init(&f, &harbour_event, &moment, 1920, 1080);
    struct view view = *f.layout.view;
    view.soon.left_out = 3;
    f.layout.view = &view;
    struct soon_rows rows = soon_rows_of(&f.layout, page_body(&f.layout));
    const char *told = soon_rows_rest(&f.layout, &rows, rows.page_count - 1);
    CHECK(strncmp(told, "+3 more", 7) == 0);
    fixture_layout_finish(&f);
}

/* In the evening the last one listed is on the next day. */
static void test_left_out_tomorrow(void)
{
    struct fixture_layout f;
    struct fixture_view moment = at("12T23:00");
    check_row("left out, tomorrow");
    fixture_layout_init(&f, &harbour_event, &moment, 1920, 1080);
    struct view view = *f.layout.view;
    view.soon.left_out = 3;
    f.layout.view = &view;
    struct soon_rows rows = soon_rows_of(&f.layout, page_body(&f.layout));
    const char *told = soon_rows_rest(&f.layout, &rows, rows.page_count - 1);
    CHECK(strncmp(told, "+3 more until tomorrow ", 23) == 0);
    fixture_layout_finish(&f);
}

int main(void)
{
    test_pages();
    test_times();
    test_times_behind_cancelled();
    test_soon();
    test_left_out();
    test_left_out_tomorrow();
    return check_done();
}

#include "screens/screen_rows.h"

#include "check.h"

#define OVERVIEW(at_)                                                                                        \
    {                                                                                                        \
        .role = ROLE_HALLWAY, .page = PAGE_OVERVIEW, .at = at_, .station = {                                 \
            STATION_PROGRAM_LOADED,                                                                          \
            STATION_CLOCK_TRUSTED,                                                                           \
            STATION_CHECK_OK,                                                                                \
            STATION_FAULT_NONE                                                                               \
        }                                                                                                    \
    }

static const struct fixture_view busy = OVERVIEW("12T10:42");

static void test_columns(void)
{
    struct fixture_layout f;
    check_row("columns");
    fixture_layout_init(&f, &harbour_event, &busy, 1920, 1080);
    fixture_compose(f.layout.view, &fixture_metrics, 1920, 1080, &f.arena, &f.scene);
    CHECK_STR(fixture_text(&f.scene, "label", " ", &f.arena), "ROOM NOW UNTIL NEXT");
    CHECK_STR(fixture_text(&f.scene, "room", "|", &f.arena), "Hall Alder|Hall Birch|Room 1.14|Foyer");
    CHECK_STR(fixture_text(&f.scene, "title.now", " ", &f.arena),
              "Measured boot without tears Lightning talks Open decks");
    CHECK_STR(fixture_text(&f.scene, "title.cancelled", " ", &f.arena),
              "The pilot’s seat: formal methods on the bridge");
    CHECK_STR(fixture_text(&f.scene, "badge", " ", &f.arena), "CANCELLED");
    CHECK_STR(fixture_text(&f.scene, "until", " ", &f.arena), "10:55 11:10 11:30 18:00");
    CHECK_STR(fixture_text(&f.scene, "time.next", " ", &f.arena), "11:30 13:00 11:30 10:48");
    /* What stands in one row shares a baseline. */
    int baseline = fixture_item(&f.scene, "room")->baseline;
    CHECK_INT(fixture_item(&f.scene, "title.now")->baseline, baseline);
    CHECK_INT(fixture_item(&f.scene, "until")->baseline, baseline);
    CHECK_INT(fixture_item(&f.scene, "time.next")->baseline, baseline);
    CHECK_INT(fixture_item(&f.scene, "title.next")->baseline, baseline);
    fixture_layout_finish(&f);
}

/* Rows never touch rules. */
static void test_rules(void)
{
    static const int sizes[][2] = {{1920, 1080}, {1080, 1920}, {800, 480}, {480, 320}, {320, 480}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct fixture_layout f;
        check_row("rules");
        fixture_layout_init(&f, &harbour_event, &busy, sizes[i][0], sizes[i][1]);
        fixture_compose(f.layout.view, &fixture_metrics, sizes[i][0], sizes[i][1], &f.arena, &f.scene);
        for (uint32_t a = 0; a < f.scene.count; a++) {
            struct box rule = f.scene.items[a].box;
            if (strcmp(f.scene.items[a].role, "rule") != 0)
                continue;
            rule.y -= 2;
            rule.height += 4;
            for (uint32_t b = 0; b < f.scene.count; b++)
                CHECK(f.scene.items[b].kind != ITEM_TEXT || !box_overlaps(rule, f.scene.items[b].box));
        }
        fixture_layout_finish(&f);
    }
}

static void test_pages(void)
{
    static const int sizes[][2] = {{1920, 1080}, {1080, 1920}, {3840, 2160},
                                   {800, 480},   {480, 320},   {320, 480}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        check_row("pages");
        struct screen_style style = {.theme = theme_night(),
                                     .words = words_english(),
                                     .metrics = &fixture_metrics,
                                     .width = sizes[i][0],
                                     .height = sizes[i][1]};
        struct fixture_layout f;
        fixture_layout_init(&f, &harbour_event, &busy, 1920, 1080);
        struct view view = *f.layout.view;
        struct view_room *rooms = ARENA_ARRAY(&f.arena, struct view_room, 92);
        for (uint32_t k = 0; k < 92; k++)
            rooms[k] = view.rows[k % view.row_count];
        view.rows = rooms;
        uint32_t pages[93];
        for (view.row_count = 0; view.row_count <= 92; view.row_count++)
            pages[view.row_count] = screen_overview_pages(&view, &style, &f.arena);
        CHECK_INT(pages[0], 1);
        CHECK_INT(pages[1], 1);
        CHECK(pages[2] == 1 || sizes[i][1] < 480);
        CHECK(pages[92] > 8);
        for (uint32_t k = 12; k <= 92; k++) /* by what the titles are, but not far from one number of rows */
            CHECK(pages[k] >= k / 10 && pages[k] <= (k + 1) / 2);
        fixture_layout_finish(&f);
    }

    check_row("fewer rows a page where titles are long");
    struct screen_style style = {.theme = theme_night(),
                                 .words = words_english(),
                                 .metrics = &fixture_metrics,
                                 .width = 1920,
                                 .height = 1080};
    struct fixture_layout f;
    fixture_layout_init(&f, &hostile_event, &busy, 1920, 1080);
    struct view view = *f.layout.view;
    struct view_room rooms[12];
    for (uint32_t k = 0; k < 12; k++)
        rooms[k] = view.rows[3]; /* of 190 characters, now and next */
    view.rows = rooms;
    view.row_count = 12;
    CHECK_INT(screen_overview_pages(&view, &style, &f.arena), 3);
    fixture_layout_finish(&f);
    fixture_layout_init(&f, &harbour_event, &busy, 1920, 1080);
    view = *f.layout.view;
    for (uint32_t k = 0; k < 12; k++)
        rooms[k] = view.rows[3]; /* of two words */
    view.rows = rooms;
    view.row_count = 12;
    CHECK_INT(screen_overview_pages(&view, &style, &f.arena), 2);
    view.row_count = 6;
    CHECK_INT(screen_overview_pages(&view, &style, &f.arena), 1);
    fixture_layout_finish(&f);

    /* Every row has its turn, once. */
    check_row("turns");
    fixture_layout_init(&f, &harbour_event, &busy, 480, 320);
    style.width = 480;
    style.height = 320;
    view = *f.layout.view;
    uint32_t pages = screen_overview_pages(&view, &style, &f.arena);
    CHECK_INT(pages, 2);
    struct str_builder shown = {.arena = &f.arena};
    for (view.page.repetition = 7 * pages; view.page.repetition < 8 * pages; view.page.repetition++) {
        fixture_compose(&view, &fixture_metrics, 480, 320, &f.arena, &f.scene);
        str_addf(&shown, "%s|", fixture_text(&f.scene, "room", "|", &f.arena));
        CHECK_STR(fixture_text(&f.scene, "display", "", &f.arena),
                  view.page.repetition == 7 * pages ? "1 / 2  ·  hallway-1" : "2 / 2  ·  hallway-1");
    }
    CHECK_STR(shown.text, "Hall Alder|Hall Birch|Room 1.14|Foyer|");
    fixture_layout_finish(&f);

    /* The number of pages that is told is that of the pages there are, whichever way the screen runs. */
    static const int heights[] = {272, 320, 400, 480, 600, 640};
    struct words arabic = *words_english();
    arabic.language = "ar";
    for (size_t i = 0; i < sizeof heights / sizeof *heights; i++) {
        for (int right_to_left = 0; right_to_left < 2; right_to_left++) {
            char label[60];
            snprintf(label, sizeof label, "480x%d %s", heights[i], right_to_left ? "ar" : "en");
            check_row(label);
            fixture_layout_init(&f, &harbour_event, &busy, 480, heights[i]);
            style.height = heights[i];
            style.words = right_to_left ? &arabic : words_english();
            view = *f.layout.view;
            pages = screen_overview_pages(&view, &style, &f.arena);
            view.page.repetition = pages - 1;
            screen_compose(&view, &style, &f.arena, &f.scene);
            const char *foot = fixture_text(&f.scene, "display", "", &f.arena);
            char last[40];
            snprintf(last, sizeof last, "%u / %u", (unsigned)pages, (unsigned)pages);
            if (!CHECK(pages == 1 ? strchr(foot, '/') == NULL : strstr(foot, last) != NULL))
                printf("  \"%s\" in \"%s\"\n", last, foot);
            fixture_layout_finish(&f);
        }
    }
}

int main(void)
{
    test_columns();
    test_rules();
    test_pages();
    check_golden("overview", &busy, 1920, 1080);
    check_golden("overview-portrait", &busy, 1080, 1920);
    return check_done();
}

#include "screens/board_fixture.h"

#include "check.h"
#include "hallway/board_place.h"
#include "layout/measures.h"

static const int panels[][2] = {{1920, 1080}, {1080, 1920}, {3840, 2160}, {1024, 600},
                                {800, 480},   {480, 320},   {320, 480}};

/* Nothing overlaps, leaves the picture or is too small; each row has its room and its edge. */
static void test_rows(void)
{
    for (size_t i = 0; i < sizeof panels / sizeof *panels; i++) {
        for (uint32_t count = 1; count <= 20; count += 3) {
            struct fixture_layout f;
            char label[60];
            snprintf(label, sizeof label, "%u rooms on %dx%d", count, panels[i][0], panels[i][1]);
            check_row(label);
            fixture_layout_init(&f, &harbour_event, &board_moment, panels[i][0], panels[i][1]);
            board_view(&f, count, -1);
            struct board_row *all = board_rows(&f);
            uint32_t pages = board_page_count(&f.layout, all, count);
            struct board_page page = board_page_of(&f.layout, all, count, pages, 0);
            board_place(&f.layout, &page);
            struct str_builder report = {.arena = &f.arena};
            if (!CHECK_INT(scene_check(&f.scene, &report), 0))
                printf("%s", report.text);
            unsigned edges = 0;
            for (uint32_t row = 0; row < page.count; row++)
                edges += all[row].has_edge ? 1 : 0;
            CHECK_INT(fixture_count(&f.scene, "track"), edges);
            CHECK(fixture_count(&f.scene, "room") >= page.count);
            CHECK_INT(fixture_count(&f.scene, "row"), (page.count + 1) / 2);
            fixture_layout_finish(&f);
        }
    }
}

/* Rows have all of the page: what is left over by whole pixels is shared out, one pixel a row. */
static void test_filled(void)
{
    for (uint32_t count = 9; count <= 19; count += 2) {
        struct fixture_layout f;
        char label[30];
        snprintf(label, sizeof label, "%u rows", count);
        check_row(label);
        fixture_layout_init(&f, &harbour_event, &board_moment, 1920, 1080);
        board_view(&f, count, 0);
        struct board_page page = board_page_of(&f.layout, board_rows(&f), count, 1, 0);
        board_place(&f.layout, &page);
        int end = 0, least = page.form.bottom, most = 0;
        for (uint32_t i = 0; i < f.scene.count; i++) {
            const struct box *box = &f.scene.items[i].box;
            if (strcmp(f.scene.items[i].role, "row") != 0)
                continue;
            end = box->y + box->height;
            least = box->height < least ? box->height : least;
            most = box->height > most ? box->height : most;
        }
        CHECK_INT(end, page.form.bottom);
        CHECK(most - least <= 1);
        fixture_layout_finish(&f);
    }
}

/* The text of a block's state is smaller than its room's name; that of a table's row is not than its titles.
 */
static void test_cell_text(void)
{
    for (int portrait = 0; portrait < 2; portrait++) {
        struct fixture_layout f;
        check_row(portrait ? "block" : "table");
        fixture_layout_init(&f, &harbour_event, &board_moment, portrait ? 1080 : 1920,
                            portrait ? 1920 : 1080);
        board_view(&f, 12, 0);
        struct board_page page = board_page_of(&f.layout, board_rows(&f), 12, 1, 0);
        board_place(&f.layout, &page);
        CHECK(fixture_item(&f.scene, "until")->size_px ==
              board_type_px(&f.layout, page.size, portrait ? BLOCK_CELL_TEXT : 1000));
        fixture_layout_finish(&f);
    }
}

/* What stands in one row of a table shares a line. */
static void test_line(void)
{
    struct fixture_layout f;
    check_row("line");
    fixture_layout_init(&f, &harbour_event, &board_moment, 1920, 1080);
    board_view(&f, 12, 0);
    struct board_page page = board_page_of(&f.layout, board_rows(&f), 12, 1, 0);
    board_place(&f.layout, &page);
    int baseline = fixture_item(&f.scene, "title.now")->baseline;
    CHECK_INT(fixture_item(&f.scene, "title.next")->baseline, baseline);
    CHECK_INT(fixture_item(&f.scene, "time.next")->baseline, baseline);
    CHECK(abs(fixture_item(&f.scene, "room")->baseline - baseline) <= 2);
    CHECK(abs(fixture_item(&f.scene, "until")->baseline - baseline) <= 2);
    CHECK_STR(fixture_text(&f.scene, "label", " ", &f.arena), "Room Until Now Next");
    fixture_layout_finish(&f);
}

/* What stands under what is on goes on over the badges' column where that is free, and no farther. */
static void test_context(void)
{
    static const char *const tracks[] = {
        "Tracing and events, and what else there is",
        "Tracing and events, and whatever else there is for the kernels of the world"};
    for (size_t i = 0; i < 3; i++) {
        struct fixture_layout f;
        check_row(i == 0 ? "a long track" : i == 1 ? "a very long one" : "with a badge");
        fixture_layout_init(&f, &harbour_event, &board_moment, 1920, 1080);
        board_view(&f, 6, -1);
        struct board_row *rows = board_rows(&f);
        rows[0].track = tracks[i == 1];
        if (i == 2)
            rows[0].now.badge = (struct badge){BADGE_PLAIN, "Full"};
        struct board_page page = board_page_of(&f.layout, rows, 6, 1, 0);
        board_place(&f.layout, &page);
        const struct item *context = fixture_item(&f.scene, "context"),
                          *next = fixture_item(&f.scene, "time.next");
        if (CHECK(context && next)) {
            CHECK_INT(context->cut, i > 0);
            CHECK(context->box.x + context->box.width < (i == 2 ? page.form.badge_x : page.form.next_x));
        }
        fixture_layout_finish(&f);
    }
}

/* Badges of now and of next stand under each other, in a table and in a block. */
static void test_badges(void)
{
    for (size_t i = 0; i < 2; i++) {
        struct fixture_layout f;
        check_row(i ? "blocks" : "table");
        fixture_layout_init(&f, &harbour_event, &board_moment, panels[i][0], panels[i][1]);
        board_view(&f, 4, 0);
        struct board_row *all = board_rows(&f);
        all[0].now.badge = (struct badge){BADGE_PLAIN, "Full"};
        all[0].next[0].badge = (struct badge){BADGE_LATE, "+10 min"};
        struct board_page page = board_page_of(&f.layout, all, 4, 1, 0);
        board_place(&f.layout, &page);
        const struct item *now = fixture_item(&f.scene, "badge"), *next = NULL;
        for (uint32_t k = 0; k < f.scene.count; k++)
            next = strcmp(f.scene.items[k].role, "badge") == 0 ? &f.scene.items[k] : next;
        CHECK_STR(next->text, "+10 min");
        CHECK(next->baseline - now->baseline > board_px(&f.layout, page.size, BADGE_HEIGHT));
        fixture_layout_finish(&f);
    }
}

/* In a roomy table a badge is a little higher, as its state is. */
static void test_badge_height(void)
{
    for (uint32_t dense = 0; dense < 2; dense++) {
        struct fixture_layout f;
        check_row(dense ? "dense" : "roomy");
        fixture_layout_init(&f, &harbour_event, &board_moment, 1920, 1080);
        board_view(&f, 4, 0);
        struct board_row *all = board_rows(&f);
        all[0].now.badge = (struct badge){BADGE_PLAIN, "Full"};
        struct board_page page = board_page_of(&f.layout, all, 4, 1, 0);
        page.form.roomy = !dense;
        page.gap = page.size; /* a dense one's rows are far enough apart */
        board_place(&f.layout, &page);
        const int height = board_px(&f.layout, page.size, dense ? BADGE_HEIGHT : BADGE_HEIGHT_ROOMY);
        bool found = false;
        for (uint32_t i = 0; i < f.scene.count; i++)
            found =
                found || (f.scene.items[i].kind == ITEM_POLYGON && f.scene.items[i].box.height == height &&
                          f.scene.items[i].box.x >= page.form.badge_x - 1);
        CHECK(found);
        fixture_layout_finish(&f);
    }
}

/* A colour that is lost in the ground has a line; a theme without a second ground has rules. */
static void test_faint(void)
{
    struct fixture_layout f;
    check_row("faint");
    fixture_layout_init(&f, &harbour_event, &board_moment, 1920, 1080);
    board_edge_place(&f.layout, (struct box){0, 0, 22, 40}, (struct color){255, 255, 255});
    CHECK_INT(fixture_count(&f.scene, "track.edge"), 0);
    board_edge_place(&f.layout, (struct box){0, 40, 22, 40}, (struct color){20, 20, 20});
    CHECK_INT(fixture_count(&f.scene, "track.edge"), 1);
    board_zebra_place(&f.layout, (struct box){0, 0, 1920, 40}, false);
    CHECK_INT(fixture_count(&f.scene, "row") + fixture_count(&f.scene, "row.rule"), 0);
    struct theme plain = *f.style.theme;
    plain.foot = plain.ground;
    f.layout.own_style.theme = &plain;
    board_zebra_place(&f.layout, (struct box){0, 40, 1920, 40}, true);
    CHECK_INT(fixture_count(&f.scene, "row.rule"), 1);
    fixture_layout_finish(&f);
}

/* A floor stands in the middle of its row's first line, to the pixel below where it cannot. */
static void test_floor(void)
{
    for (int height = 900; height <= 1100; height += 10) {
        struct fixture_layout f;
        check_row("floor");
        fixture_layout_init(&f, &harbour_event, &board_moment, 1920, height);
        board_view(&f, 12, 3);
        struct board_row *all = board_rows(&f);
        for (uint32_t i = 0; i < 12; i++) {
            all[i].way = WAY_RIGHT;
            all[i].floor = "2";
        }
        struct board_page page = board_page_of(&f.layout, all, 12, 1, 0);
        board_place(&f.layout, &page);
        const struct item *floor = fixture_item(&f.scene, "floor"), *way = fixture_item(&f.scene, "way");
        int cap = layout_type_px(&f.layout, floor->face, floor->size_px).cap;
        int middle = way->box.y + way->box.height / 2, off = 2 * (floor->baseline - middle) - cap;
        CHECK(off >= 0 && off <= 3);
        fixture_layout_finish(&f);
    }
}

int main(void)
{
    test_floor();
    test_rows();
    test_filled();
    test_cell_text();
    test_line();
    test_context();
    test_badges();
    test_badge_height();
    test_faint();
    return check_done();
}

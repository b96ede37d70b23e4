#include "screens/board_fixture.h"

#include "check.h"
#include "layout/measures.h"

static void test_forms(void)
{
    static const struct {
        int width, height;
        uint32_t rooms;
        bool blocks, roomy;
    } rows[] = {
        {1920, 1080, 8, false, true}, {1920, 1080, 9, false, false}, {800, 480, 4, false, true},
        {1080, 1920, 4, true, false}, {480, 320, 4, true, false},    {640, 400, 12, false, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture_layout f;
        check_row("form");
        fixture_layout_init(&f, &harbour_event, &board_moment, rows[i].width, rows[i].height);
        struct board_form form = board_form_of(&f.layout, rows[i].rooms, true);
        CHECK_INT(form.blocks, rows[i].blocks);
        CHECK_INT(form.roomy, rows[i].roomy);
        CHECK(form.bottom > form.top && form.now_width > 0 && form.room_width > 0);
        CHECK(form.next_x < form.next_end && form.next_end <= rows[i].width);
        CHECK(!form.has_track || form.roomy);
        fixture_layout_finish(&f);
    }
}

/* Rooms on the pages, by their number: equal ones, in order, none left out. */
static void test_pages(void)
{
    static const struct {
        int width, height;
        uint32_t rooms, pages;
    } rows[] = {
        {1920, 1080, 1, 1},  {1920, 1080, 20, 1}, {1920, 1080, 21, 2}, {1920, 1080, 27, 2},
        {1920, 1080, 60, 3}, {1080, 1920, 12, 1}, {1080, 1920, 13, 2}, {480, 320, 20, 5},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture_layout f;
        char label[60];
        snprintf(label, sizeof label, "%u rooms on %dx%d", rows[i].rooms, rows[i].width, rows[i].height);
        check_row(label);
        fixture_layout_init(&f, &harbour_event, &board_moment, rows[i].width, rows[i].height);
        board_view(&f, rows[i].rooms, 3); /* of short titles */
        struct board_row *all = board_rows(&f);
        CHECK_INT(board_page_count(&f.layout, all, rows[i].rooms), rows[i].pages);
        uint32_t next = 0, least = UINT32_MAX, most = 0;
        for (uint32_t number = 0; number < rows[i].pages; number++) {
            struct board_page page = board_page_of(&f.layout, all, rows[i].rooms, rows[i].pages, number);
            CHECK_INT(page.first, next);
            next += page.count;
            least = page.count < least ? page.count : least;
            most = page.count > most ? page.count : most;
        }
        CHECK_INT(next, rows[i].rooms);
        CHECK(most - least <= 1);
        fixture_layout_finish(&f);
    }
}

static int page_height(const struct board_page *page)
{
    int height = 0;
    for (uint32_t i = 0; i < page->count; i++)
        height += page->sets[i].height + page->gap;
    return height;
}

/* One size, and the largest of its scale at which all has room and no title more than two lines. */
static void test_sizes(void)
{
    static const int sizes[] = {SIZES_BOARD};
    static const int panels[][2] = {{1920, 1080}, {1080, 1920}, {1280, 720}, {800, 480}};
    for (uint32_t count = 1; count <= 20; count++) {
        for (size_t i = 0; i < sizeof panels / sizeof *panels; i++) {
            struct fixture_layout f;
            char label[60];
            snprintf(label, sizeof label, "%u rooms on %dx%d", count, panels[i][0], panels[i][1]);
            check_row(label);
            fixture_layout_init(&f, &harbour_event, &board_moment, panels[i][0], panels[i][1]);
            board_view(&f, count, -1);
            struct board_row *all = board_rows(&f);
            uint32_t pages = board_page_count(&f.layout, all, count);
            struct board_page page = board_page_of(&f.layout, all, count, pages, 0);
            CHECK(page.size >= BOARD_LEAST_SIZE);
            CHECK(page_height(&page) <= page.form.bottom - page.form.top);
            int larger = 0, height = 0;
            for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++)
                larger = sizes[k] > page.size ? sizes[k] : larger;
            bool fits = larger > 0;
            for (uint32_t row = 0; row < page.count; row++) {
                CHECK(page.sets[row].now.line_count <= 2 && !page.sets[row].now.cut);
                if (larger == 0)
                    continue;
                struct board_set set = board_set_row(
                    &f.layout, &page.form, &all[row], larger,
                    board_type_px(&f.layout, larger, page.form.blocks ? 1000 : TABLE_ROOM_SIZE));
                fits = fits && set.now.line_count <= 2 && set.next[0].line_count <= 2 &&
                       set.next[1].line_count <= 2 && set.room.line_count == 1;
                int gap = board_px(&f.layout, larger, page.form.roomy ? ROW_GAP_ROOMY : ROW_GAP);
                int cells = -2 * set.cell_top + layout_u(&f.layout, CELLS_APART_ROOMY);
                height += set.height + (page.form.roomy && cells > gap ? cells : gap);
            }
            CHECK(!fits || height + (int)page.count > page.form.bottom - page.form.top); /* rounded */
            fixture_layout_finish(&f);
        }
    }
}

/* Titles that no size has in two lines take what they need, and cost their pages rooms, not their end. */
static void test_long_titles(void)
{
    struct fixture_layout f;
    check_row("long titles");
    fixture_layout_init(&f, &hostile_event, &board_moment, 1920, 1080);
    board_view(&f, 12, 3); /* of 190 characters, now and next */
    struct board_row *all = board_rows(&f);
    uint32_t pages = board_page_count(&f.layout, all, 12);
    CHECK(pages >= 2 && pages <= 4);
    for (uint32_t number = 0; number < pages; number++) {
        struct board_page page = board_page_of(&f.layout, all, 12, pages, number);
        CHECK(page_height(&page) <= page.form.bottom - page.form.top);
        CHECK(page.gap >= board_px(&f.layout, page.size, ROW_GAP));
        for (uint32_t i = 0; i < page.count; i++)
            CHECK(!page.sets[i].now.cut && !page.sets[i].next[0].cut);
    }
    fixture_layout_finish(&f);
}

/* The height of rows with their least gaps. */
static int rows_height(struct fixture_layout *f, struct board_form form, bool tight,
                       const struct board_row *rows, uint32_t count, int size)
{
    int height = 0;
    form.tight = tight;
    for (uint32_t i = 0; i < count; i++) {
        double px = board_type_px(&f->layout, size, TABLE_ROOM_SIZE);
        height += board_set_row(&f->layout, &form, &rows[i], size, px).height;
    }
    return height + (int)count * board_px(&f->layout, size, ROW_GAP);
}

/* A page holds as many rooms as by closer lines, whose two lines of all titles are what costs room. */
static void test_tight_pages(void)
{
    unsigned only_tight = 0;
    for (int height = 1040; height <= 1120; height += 4) {
        struct fixture_layout f;
        check_row("pages by closer lines");
        fixture_layout_init(&f, &harbour_event, &board_moment, 1920, height);
        board_view(&f, 13, 3);
        struct board_row *all = board_rows(&f);
        for (uint32_t i = 0; i < 13; i++)
            all[i].now.title = "Passthrough and mediated counters of a guest and of its host";
        struct board_form form = board_form_of(&f.layout, 13, false);
        int space = form.bottom - form.top;
        bool tight = rows_height(&f, form, true, all, 13, BOARD_LEAST_SIZE) <= space,
             loose = rows_height(&f, form, false, all, 13, BOARD_LEAST_SIZE) <= space;
        CHECK_INT(board_page_count(&f.layout, all, 13), tight ? 1 : 2);
        only_tight += tight && !loose;
        fixture_layout_finish(&f);
    }
    CHECK(only_tight > 0);
}

/* Titles of two lines: their lines are closer together only where rows have no room otherwise, and then a
 * page has as many rows, as large, as by such lines alone. */
static void test_tight(void)
{
    unsigned seen[2] = {0};
    for (uint32_t rooms = 9; rooms <= 13; rooms++) {
        struct fixture_layout f;
        check_row("tight");
        fixture_layout_init(&f, &harbour_event, &board_moment, 1920, 1080);
        board_view(&f, rooms, 3);
        struct board_row *all = board_rows(&f);
        for (uint32_t i = 0; i < rooms; i++)
            all[i].now.title = "Passthrough and mediated counters of a guest and of its host";
        CHECK_INT(board_page_count(&f.layout, all, rooms), 1);
        struct board_page page = board_page_of(&f.layout, all, rooms, 1, 0);
        int space = page.form.bottom - page.form.top, height = 0;
        seen[page.form.tight]++;
        CHECK(page_height(&page) <= space);
        page.form.tight = !page.form.tight;
        for (uint32_t i = 0; i < rooms; i++) {
            struct board_set set = board_set_row(&f.layout, &page.form, &all[i], page.size, page.room_px);
            CHECK_INT(set.now.line_count, 2);
            CHECK_INT(page.sets[i].now.line_count, 2);
            CHECK(page.form.tight == (set.height < page.sets[i].height));
            height += set.height + board_px(&f.layout, page.size, ROW_GAP);
        }
        CHECK(page.form.tight || height > space);
        fixture_layout_finish(&f);
    }
    check_row("both are seen");
    CHECK(seen[0] > 0 && seen[1] > 0);
}

/* A title has the badges' column as well only where it would take more than two lines without it. */
static void test_free_column(void)
{
    static const char *const titles[] = {
        "Reading the tide at night", "Reading the tide: twenty years of scheduler traces from one machine "
                                     "room, and what became of all who kept them"};
    for (size_t i = 0; i < 2; i++) {
        struct fixture_layout f;
        check_row(titles[i]);
        fixture_layout_init(&f, &harbour_event, &board_moment, 1920, 1080);
        board_view(&f, 4, 3);
        struct board_row row = board_rows(&f)[0];
        struct board_form form = board_form_of(&f.layout, 4, true);
        row.now.title = titles[i];
        row.now.badge.kind = BADGE_NONE;
        row.next_count = 0;
        struct board_set set =
            board_set_row(&f.layout, &form, &row, 48, board_type_px(&f.layout, 48, TABLE_ROOM_SIZE));
        CHECK_INT(set.now.width > form.now_width, i);
        CHECK(i || set.now.line_count == 2);
        fixture_layout_finish(&f);
    }
}

/* Where that saves a page, titles have the badges' column too: those whose rows are lower by it. */
static void test_wide(void)
{
    static const struct {
        const char *label, *next;
        enum badge_kind badge;
        uint32_t pages;
    } rows[] = {{"short ones next", "Talk", BADGE_NONE, 1},
                {"long ones next", "Reading the tide: twenty years of traces from one", BADGE_NONE, 2},
                {"badges", "Talk", BADGE_PLAIN, 2}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture_layout f;
        check_row(rows[i].label);
        fixture_layout_init(&f, &harbour_event, &board_moment, 1920, 1080);
        board_view(&f, 18, 3);
        struct board_row *all = board_rows(&f);
        for (uint32_t row = 0; row < 18; row++) {
            all[row].now.title = "Reading the tide: twenty years of traces from one";
            all[row].now.badge = (struct badge){rows[i].badge, "Full"};
            all[row].next_count = 1;
            all[row].next[0] = (struct board_entry){.title = rows[i].next, .clock = "11:00", .under = ""};
        }
        uint32_t pages = board_page_count(&f.layout, all, 18);
        CHECK_INT(pages, rows[i].pages);
        struct board_page page = board_page_of(&f.layout, all, 18, pages, 0);
        CHECK_INT(page.form.wide, pages == 1);
        for (uint32_t row = 0; row < page.count; row++) {
            CHECK_INT(page.sets[row].now.line_count, pages);
            CHECK_INT(page.sets[row].now.width > page.form.now_width, pages == 1);
            CHECK(page.form.now_x + page.sets[row].now.width < page.form.next_x);
        }
        CHECK(page_height(&page) <= page.form.bottom - page.form.top);
        fixture_layout_finish(&f);
    }
}

/* Beside two lines of what is next, a title keeps its own column. */
static void test_wide_beside_long(void)
{
    static const char *const nexts[] = {"Talk",
                                        "Reading the tide: twenty years of traces from one machine room"};
    for (uint32_t i = 0; i < 2; i++) {
        struct fixture_layout f;
        check_row(nexts[i]);
        fixture_layout_init(&f, &harbour_event, &board_moment, 1920, 1080);
        board_view(&f, 18, 3);
        struct board_row row = board_rows(&f)[0];
        struct board_form form = board_form_of(&f.layout, 18, true);
        form.wide = true;
        row.now.title = "Reading the tide: twenty years of traces from one";
        row.now.badge.kind = BADGE_NONE;
        row.next_count = 1;
        row.next[0] = (struct board_entry){.title = nexts[i], .clock = "11:00", .under = ""};
        struct board_set set =
            board_set_row(&f.layout, &form, &row, 24, board_type_px(&f.layout, 24, TABLE_ROOM_SIZE));
        CHECK_INT(set.next[0].line_count, i + 1);
        CHECK_INT(set.now.line_count, i + 1);
        CHECK_INT(set.now.width > form.now_width, i == 0);
        fixture_layout_finish(&f);
    }
}

/* Blocks are a step smaller than they could be where names and titles are one size by that and fewer titles
 * are broken; never where titles have the same lines. */
static void test_even_step(void)
{
    enum { ROOMS = 12 };
    static const int sizes[] = {SIZES_BOARD};
    unsigned evened[2] = {0}; /* of titles of one short line, of all others */
    for (int length = 4; length <= 14; length++) {
        for (int letters = 4; letters <= 44; letters += 4) {
            struct fixture_layout f;
            char name[20] = "", title[60] = "";
            int i = letters > 4;
            memset(name, 'n', (size_t)length);
            memset(title, 'n', (size_t)letters);
            title[letters / 2] = ' ';
            check_row(name);
            fixture_layout_init(&f, &harbour_event, &board_moment, 1080, 1920);
            board_view(&f, ROOMS, 3);
            struct board_row *all = board_rows(&f);
            for (uint32_t row = 0; row < ROOMS; row++) {
                all[row].room = name;
                all[row].now.title = title;
                all[row].next_count = 1;
                all[row].next[0] = (struct board_entry){.title = "Talk", .clock = "11:00", .under = ""};
            }
            struct board_page page = board_page_of(&f.layout, all, ROOMS, 1, 0);
            int larger = 0, height = 0;
            for (size_t step = 0; sizes[step] > page.size; step++)
                larger = sizes[step];
            double title_px = board_type_px(&f.layout, page.size, 1000);
            bool fits = larger > 0;
            for (uint32_t row = 0; fits && row < ROOMS; row++) {
                double px = board_type_px(&f.layout, larger, 1000) * 9 / 10; /* names, a little smaller */
                struct board_set set = board_set_row(&f.layout, &page.form, &all[row], larger, px);
                height += set.height + board_px(&f.layout, larger, ROW_GAP);
                fits = set.now.line_count <= 2 && set.room.line_count == 1;
            }
            if (fits && height <= page.form.bottom - page.form.top && page.room_px == title_px)
                evened[i]++;
            fixture_layout_finish(&f);
        }
    }
    CHECK_INT(evened[0], 0);
    CHECK(evened[1] > 0);
}

/* And only where a line less is set for every four rooms. */
static void test_even_step_for_few(void)
{
    static const struct {
        const char *label, *room, *title; /* the title has two lines, by that step one */
        uint32_t rooms, least;
    } rows[] = {{"two of five", "nnnnnnnnn", "nnnnnnnnnnnnn nnnnnnnnnnnn", 5, 2},
                {"three of twelve", "nnnnnnnnnnnn", "nnnnnnnnnnnnnnnnn nnnnnnnnnnnnnnnn", 12, 3}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int whole = 0; /* the size where no title is broken */
        for (uint32_t broken = 0; broken <= rows[i].rooms; broken++) {
            struct fixture_layout f;
            fixture_layout_init(&f, &harbour_event, &board_moment, 1080, 1920);
            board_view(&f, rows[i].rooms, 3);
            struct board_row *all = board_rows(&f);
            for (uint32_t row = 0; row < rows[i].rooms; row++) {
                all[row].room = rows[i].room;
                all[row].now.title = row < broken ? rows[i].title : "Talk";
                all[row].next_count = 1;
                all[row].next[0] = (struct board_entry){.title = "Talk", .clock = "11:00", .under = ""};
            }
            const struct board_page page = board_page_of(&f.layout, all, rows[i].rooms, 1, 0);
            if (broken == 0)
                whole = page.size;
            const bool is_even = page.room_px == board_type_px(&f.layout, page.size, 1000);
            check_row(rows[i].label);
            CHECK_INT(is_even, broken >= rows[i].least);
            CHECK_INT(page.size < whole, broken >= rows[i].least);
            fixture_layout_finish(&f);
        }
    }
}

/* A title that no size has in two lines does not set the size of all: it takes a line more where there is
 * room. */
static void test_one_long_title(void)
{
    struct fixture_layout f;
    check_row("one long title");
    fixture_layout_init(&f, &harbour_event, &board_moment, 1080, 1920);
    board_view(&f, 6, 3);
    struct board_row *all = board_rows(&f);
    all[0].now.title = "The harbour's long evening of songs, stories and knots that nobody has ever undone "
                       "with only one hand, told by those who tried it for the whole of last summer";
    struct board_page page = board_page_of(&f.layout, all, 6, 1, 0);
    CHECK(page.sets[0].now.line_count > 2);
    CHECK(page.size > BOARD_LEAST_SIZE);
    CHECK(page_height(&page) <= page.form.bottom - page.form.top);
    fixture_layout_finish(&f);
}

/* Where people stand far from the panel, a page has fewer rooms, and larger type. */
static void test_far(void)
{
    struct fixture_layout f;
    check_row("far");
    fixture_layout_init(&f, &harbour_event, &board_moment, 1920, 1080);
    struct view *view = board_view(&f, 20, 3);
    struct board_row *all = board_rows(&f);
    struct display_config config = *view->config;
    view->config = &config;
    config.panel.diagonal_in = 43;
    config.panel.viewing_distance_m = 4;
    CHECK_INT(board_page_count(&f.layout, all, 20), 1);
    config.panel.viewing_distance_m = 10; /* 17 mm of 535: 32 u of capitals, 44 of type */
    uint32_t pages = board_page_count(&f.layout, all, 20);
    CHECK(pages >= 2);
    CHECK(board_page_of(&f.layout, all, 20, pages, 0).size >= 40);
    fixture_layout_finish(&f);
}

int main(void)
{
    test_forms();
    test_pages();
    test_sizes();
    test_long_titles();
    test_tight();
    test_tight_pages();
    test_free_column();
    test_wide();
    test_wide_beside_long();
    test_even_step();
    test_even_step_for_few();
    test_one_long_title();
    test_far();
    return check_done();
}

#include "screens/screen_fixture.h"

#include "check.h"
#include "program/mark.h"
#include "layout/badge.h"
#include "layout/measures.h"

static const struct fixture_view busy = {
    .role = ROLE_HALLWAY,
    .page = PAGE_OVERVIEW,
    .at = "12T10:42",
    .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};

/* What stands on the badge of a session with these marks, in room A, in which it was planned or not. */
static void test_marks(void)
{
    static const struct {
        const char *rule;
        unsigned kinds;
        int delay_min;
        bool was_here;
        enum badge_kind kind;
        const char *text;
    } rows[] = {
        {"nothing", 0, 0, true, BADGE_NONE, ""},
        {"full", MARK_FULL, 0, true, BADGE_PLAIN, "Full"},
        {"full before late", MARK_FULL | MARK_DELAYED, 10, true, BADGE_PLAIN, "Full"},
        {"late", MARK_DELAYED, 10, true, BADGE_LATE, "+10 min"},
        {"late by nobody knows how much", MARK_DELAYED | MARK_WAITING, 0, true, BADGE_LATE, "Delayed"},
        {"late by more than has been said", MARK_DELAYED | MARK_WAITING, 10, true, BADGE_LATE, "Delayed"},
        {"moved here", MARK_MOVED | MARK_DELAYED, 10, false, BADGE_PLAIN, "Moved here"},
        {"moved before full", MARK_MOVED | MARK_FULL, 0, false, BADGE_PLAIN, "Moved here"},
        {"full, and its other rooms have changed", MARK_MOVED | MARK_FULL, 0, true, BADGE_PLAIN, "Full"},
        {"its other rooms have changed", MARK_MOVED, 0, true, BADGE_NONE, ""},
        {"another time", MARK_RETIMED, 0, true, BADGE_PLAIN, "New time"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture_layout f;
        check_row(rows[i].rule);
        fixture_layout_init(&f, &harbour_event, &busy, 1920, 1080);
        struct program program = *f.layout.view->program;
        const struct mark **marks = ARENA_ARRAY(&f.arena, const struct mark *, program.session_count);
        static const uint32_t room = 0;
        const struct mark mark = {.kinds = rows[i].kinds,
                                  .delay_min = rows[i].delay_min,
                                  .old_rooms = &room,
                                  .old_room_count = rows[i].was_here ? 1 : 0};
        if (mark.kinds)
            marks[0] = &mark;
        program.marks = marks;
        struct view view = *f.layout.view;
        view.program = &program;
        f.layout.view = &view;
        struct badge badge = badge_of_session(&f.layout, 0, 0);
        CHECK_INT(badge.kind, rows[i].kind);
        CHECK_STR(badge.text, rows[i].text);
        fixture_layout_finish(&f);
    }
}

/* The text stays inside, smaller where it must be, but never below what can be read; for a long one the box
 * grows at the end without a point. */
static void test_place(void)
{
    static const int widths[] = {150, 135, 90};
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        struct fixture_layout f;
        check_row("place");
        fixture_layout_init(&f, &harbour_event, &busy, 1920, 1080);
        struct box box = {100, 100, widths[i], 40};
        badge_place(&f.layout, (struct badge){BADGE_CANCELLED, "Cancelled"}, box, BADGE_POINTS_ON, 34);
        const struct item *text = fixture_item(&f.scene, "badge");
        if (CHECK(text != NULL)) {
            int growth = layout_u(&f.layout, BADGE_GROWTH);
            CHECK(text->box.x >= box.x - growth && text->box.x + text->box.width <= box.x + box.width);
            CHECK(!text->cut || widths[i] < 100);
            CHECK(text->size_px >= f.layout.floor_px && text->size_px <= 34);
        }
        fixture_layout_finish(&f);
    }
}

/* The end with the point stays where it is when the box grows. */
static void test_growth(void)
{
    static const enum badge_point points[] = {BADGE_POINTS_ON, BADGE_POINTS_BACK};
    for (size_t i = 0; i < 2; i++) {
        struct fixture_layout f;
        struct box box = {100, 100, 90, 40};
        int left = INT32_MAX, right = 0;
        check_row(i ? "back" : "on");
        fixture_layout_init(&f, &harbour_event, &busy, 1920, 1080);
        badge_place(&f.layout, (struct badge){BADGE_PLAIN, "Cancelled"}, box, points[i], 34);
        for (uint32_t k = 0; k < f.scene.count; k++) {
            struct box own = f.scene.items[k].box;
            left = own.x < left ? own.x : left;
            right = own.x + own.width > right ? own.x + own.width : right;
        }
        int growth = layout_u(&f.layout, BADGE_GROWTH);
        CHECK_INT(left, i ? box.x : box.x - growth);
        CHECK_INT(right, box.x + box.width + (i ? growth : 0));
        fixture_layout_finish(&f);
    }
}

/* Taller letters have a higher badge, in which the marks over them stay. */
static void test_tall(void)
{
    struct fixture_layout f;
    const struct badge tall = {BADGE_PLAIN, "نُقلت إلى هنا"}, low = {BADGE_PLAIN, "Moved here"};
    check_row("tall");
    fixture_layout_init(&f, &harbour_event, &busy, 1920, 1080);
    CHECK_INT(badge_height(low, 40, BADGE_HEIGHT), text_em(40, BADGE_HEIGHT));
    CHECK_INT(badge_height(tall, 40, BADGE_HEIGHT), text_em(40, BADGE_HEIGHT_TALL));
    CHECK_INT(badge_height(tall, 40, 2000), 80);
    CHECK_INT(badge_height((struct badge){BADGE_LATE, ""}, 40, 1400), 56);
    int height = badge_height(tall, 40, BADGE_HEIGHT);
    struct box box = {20, 100, badge_width(&f.layout, tall, height, 40) + 2, height};
    badge_place(&f.layout, tall, box, BADGE_POINTS_BACK, 40);
    const struct item *text = fixture_item(&f.scene, "badge");
    CHECK_INT(text->size_px, 40);
    CHECK(text->baseline - text_em(40, 1150) >= box.y); /* where the highest mark is that the words have */
    fixture_layout_finish(&f);
}

int main(void)
{
    test_tall();
    test_marks();
    test_place();
    test_growth();
    return check_done();
}

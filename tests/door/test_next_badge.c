/*
 * tests: door/next_badge, in the foot that places it
 */
#include "door/door_foot.h"
#include "door/next_badge.h"

#include "layout/measures.h"
#include "screens/screen_fixture.h"

#include "check.h"

static struct fixture_layout f;
static struct door door;

static const struct badge full = {BADGE_PLAIN, "Full"}, moved = {BADGE_PLAIN, "Moved here"};

/* The foot of a door of room A with this badge; gives where it begins. */
static int place(const char *label, const char *at, int width, int height, struct badge badge,
                 enum foot_size size)
{
    struct fixture_view view = {
        .role = ROLE_DOOR,
        .room = "A",
        .at = at,
        .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};
    check_row(label);
    fixture_layout_init(&f, &harbour_event, &view, width, height);
    door_of(&f.layout, &door);
    door.next_badge = badge;
    int foot = door_foot_height(&f.layout, &door, size), top = height - foot;
    door_foot_place(&f.layout, &door, (struct box){0, top, width, foot}, size);
    CHECK_INT(scene_check(&f.scene, NULL), 0);
    return top;
}

/* The tag, between the time and `bottom`, before the title, with its words in it. */
static void check_under(int bottom)
{
    const struct item *tag = fixture_item(&f.scene, "field.tag"), *text = fixture_item(&f.scene, "badge"),
                      *time = fixture_item(&f.scene, "time.next"),
                      *title = fixture_item(&f.scene, "title.next");
    if (!CHECK(tag && text))
        return;
    int end = tag->box.y + tag->box.height;
    CHECK_INT(tag->box.x, time->box.x);
    CHECK(tag->box.y >= time->baseline + layout_u(&f.layout, NEXT_BADGE_UNDER_LEAST));
    CHECK(tag->box.y <= time->baseline + layout_u(&f.layout, NEXT_BADGE_UNDER));
    CHECK(end <= bottom - layout_u(&f.layout, NEXT_BADGE_OVER_END));
    CHECK(tag->box.x + tag->box.width <= title->box.x - layout_u(&f.layout, NEXT_APART) / 2);
    CHECK(text->box.y >= tag->box.y && text->box.y + text->box.height <= end);
    CHECK(!text->cut && text->size_px >= f.layout.floor_px);
    /* Its point is at the far side. */
    CHECK_INT(tag->points[2].x, POINT_UNITS * tag->box.width);
}

static void test_under(void)
{
    static const struct {
        const char *label, *at;
        int size;
    } rows[] = {{"ON", "12T10:42", SIZE_NEXT_BADGE},
                {"ENDING", "12T10:51", SIZE_NEXT_BADGE_LARGE},
                {"DAY_OVER", "12T19:00", SIZE_NEXT_BADGE_LARGE}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        place(rows[i].label, rows[i].at, 1778, 1000, moved, FOOT_WHOLE);
        check_under(1000);
        CHECK_INT(fixture_item(&f.scene, "badge")->size_px, rows[i].size);
        fixture_layout_finish(&f);
    }
    place("ON, portrait", "12T10:42", 1000, 1778, moved, FOOT_WHOLE);
    check_under(fixture_item(&f.scene, "rule")->box.y);
    fixture_layout_finish(&f);
    place("ON, portrait, lower", "12T10:42", 1000, 1778, moved, FOOT_LEAST);
    check_under(fixture_item(&f.scene, "rule")->box.y);
    fixture_layout_finish(&f);
    place("ENDING, portrait, lower", "12T10:51", 1000, 1778, moved, FOOT_LEAST);
    check_under(fixture_item(&f.scene, "rule")->box.y);
    fixture_layout_finish(&f);
}

/* In portrait ENDING's rule moves the time down; a badge under it moves the line, too, which else stays. */
static void test_portrait_ending(void)
{
    int top = place("ENDING, portrait", "12T10:51", 1000, 1778, moved, FOOT_WHOLE);
    const struct item *rule = fixture_item(&f.scene, "rule");
    CHECK_INT(rule->box.y, top + FOOT_RULE_PORTRAIT + ENDING_RULE);
    check_under(rule->box.y);
    fixture_layout_finish(&f);
    top = place("without a badge", "12T10:51", 1000, 1778, (struct badge){BADGE_NONE, ""}, FOOT_WHOLE);
    CHECK_INT(fixture_item(&f.scene, "rule")->box.y, top + FOOT_RULE_PORTRAIT);
    CHECK_INT(fixture_count(&f.scene, "field.tag"), 0);
    fixture_layout_finish(&f);
}

/* In a low foot it is beside the time, where it has room there. */
static void test_beside(void)
{
    place("low", "12T10:42", 1778, 1000, full, FOOT_LEAST);
    const struct item *tag = fixture_item(&f.scene, "field.tag"), *time = fixture_item(&f.scene, "time.next"),
                      *title = fixture_item(&f.scene, "title.next");
    if (CHECK(tag != NULL)) {
        int cap = layout_type_px(&f.layout, time->face, time->size_px).cap;
        CHECK(tag->box.x >= time->box.x + time->box.width + NEXT_BADGE_APART);
        CHECK(tag->box.x + tag->box.width <= title->box.x - NEXT_APART / 2);
        CHECK(abs(tag->box.y + tag->box.height / 2 - (time->baseline - cap / 2)) <= 1);
        CHECK_INT(tag->points[2].x, POINT_UNITS * tag->box.width);
    }
    fixture_layout_finish(&f);
    place("low, and too long", "12T10:42", 1778, 1000, moved, FOOT_LEAST);
    CHECK_INT(fixture_count(&f.scene, "field.tag"), 0);
    CHECK_INT(fixture_count(&f.scene, "badge"), 0);
    fixture_layout_finish(&f);
}

/* Behind "+1", which stays where it is. */
static void test_more(void)
{
    struct fixture_view view = {
        .role = ROLE_DOOR,
        .room = "B",
        .at = "12T10:42",
        .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};
    static const struct {
        enum foot_size size;
        bool badge;
    } rows[] = {{FOOT_WHOLE, true}, {FOOT_LEAST, false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(i ? "several next, low" : "several next");
        fixture_layout_init(&f, &harbour_event, &view, 1778, 1000);
        door_of(&f.layout, &door);
        door.next_badge = full;
        int foot = door_foot_height(&f.layout, &door, rows[i].size);
        door_foot_place(&f.layout, &door, (struct box){0, 1000 - foot, 1778, foot}, rows[i].size);
        CHECK_INT(scene_check(&f.scene, NULL), 0);
        const struct item *more = fixture_item(&f.scene, "more"), *tag = fixture_item(&f.scene, "field.tag");
        CHECK(more != NULL);
        CHECK(!tag || tag->box.y > more->baseline || tag->box.x >= more->box.x + more->box.width);
        fixture_layout_finish(&f);
    }
}

/* On all panels: whole, legible, and beside nothing that it touches; or not at all. */
static void test_panels(void)
{
    static const int sizes[][2] = {{1920, 1080}, {1080, 1920}, {1280, 800}, {800, 480}, {480, 800},
                                   {480, 320},   {320, 480},   {320, 240},  {240, 320}};
    static const char *const moments[] = {"12T10:42", "12T10:51", "12T19:00"};
    static const char *const words[] = {"Full", "+10 min", "Moved here", "A badge with far too many words"};
    static const enum foot_size feet[] = {FOOT_WHOLE, FOOT_SHORT, FOOT_LEAST};
    unsigned badges = 0;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (size_t k = 0; k < 3 * 3 * 4; k++) {
            char label[40];
            snprintf(label, sizeof label, "%dx%d %zu", sizes[i][0], sizes[i][1], k);
            place(label, moments[k % 3], sizes[i][0], sizes[i][1], (struct badge){BADGE_LATE, words[k / 9]},
                  feet[k / 3 % 3]);
            const struct item *tag = fixture_item(&f.scene, "field.tag"),
                              *text = fixture_item(&f.scene, "badge"),
                              *time = fixture_item(&f.scene, "time.next");
            CHECK((tag != NULL) == (text != NULL));
            badges += tag != NULL;
            CHECK(!tag || k / 9 != 3);
            CHECK(!text || (!text->cut && text->size_px >= f.layout.floor_px));
            CHECK(!tag || tag->box.y >= time->baseline || tag->box.x > time->box.x + time->box.width);
            CHECK(!tag || tag->box.y + tag->box.height <= sizes[i][1] - layout_u(&f.layout, SHIFT_REACH));
            fixture_layout_finish(&f);
        }
    CHECK(badges > 100);
}

int main(void)
{
    test_under();
    test_portrait_ending();
    test_beside();
    test_more();
    test_panels();
    return check_done();
}

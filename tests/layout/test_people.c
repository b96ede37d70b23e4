#include "layout/measures.h"
#include "layout/people.h"

#include "screens/screen_fixture.h"

#include "check.h"

static const struct fixture_view door = {
    .role = ROLE_DOOR,
    .room = "A",
    .at = "12T10:20",
    .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};
static struct fixture_layout f;

/* Sets and places the people of a session of its own. */
static struct people set_people(const char *names, unsigned roles, const struct people_room *room)
{
    struct fixture_session session = {.id = "a",
                                      .title = "A",
                                      .rooms = "A",
                                      .start = "12T10:00",
                                      .end = "12T11:00",
                                      .people = names,
                                      .roles = roles};
    struct fixture_event event = {
        .sessions = &session, .count = 1, .title = "E", .short_title = "", .room_names = {"Hall A"}};
    fixture_layout_init(&f, &event, &door, 1920, 1080);
    struct people people = people_fit(&f.layout, 0, room);
    people_place(&f.layout, &people, 100, 500);
    return people;
}

static void finish(int right)
{
    for (uint32_t i = 0; i < f.scene.count; i++)
        CHECK(f.scene.items[i].box.x + f.scene.items[i].box.width <= right);
    CHECK_INT(scene_check(&f.scene, NULL), 0);
    fixture_layout_finish(&f);
}

static void test_rows(void)
{
    static const struct {
        const char *label, *people;
        unsigned roles;
        struct people_room room;
        const char *names, *affiliations, *more;
        uint32_t lines;
    } rows[] = {
        {"nobody", "", 0, {1600, 2, false, true}, "", "", "", 0},
        {"one", "Ann Ray/Quay", 0, {1600, 2, false, true}, "Ann Ray", "Quay", "", 1},
        {"two in a line", "Ann Ray/Quay|Bo Ek/", 0, {1600, 2, false, true}, "Ann Ray|Bo Ek", "Quay", "", 1},
        {"a line each", "Ann Ray/Quay|Bo Ek/", 0, {1600, 6, true, true}, "Ann Ray|Bo Ek", "Quay", "", 2},
        {"plain", "Ann Ray/Quay|Bo Ek/Pier", 0, {1600, 1, false, false}, "Ann Ray|Bo Ek", "", "", 1},
        {"all names rather than some affiliations",
         "Ann Ray/Quay of the Northern Docks|Bo Ek/Society of the Old Iron|Cy Tan/Harbour Association",
         0,
         {800, 2, false, true},
         "Ann Ray|Bo Ek|Cy Tan",
         "",
         "",
         1},
        {"affiliations stay where names would win nothing",
         "Ann Ray/Q|Bo Ek/|Cyrus Tanaka-Whitmore/|Di Orr/",
         0,
         {640, 1, false, true},
         "Ann Ray|Bo Ek",
         "Q",
         "+2",
         1},
        {"an affiliation has its line, but for the last one's number",
         "Ann Ray/Northern Docks|Bo Ek/Northern Docks Co|Cy Tan/|Di Orr/",
         0,
         {600, 2, true, true},
         "Ann Ray|Bo Ek",
         "Northern Docks",
         "+2",
         2},
        {"what has no room is counted",
         "Ann Ray/|Bo Ek/|Cy Tan/|Di Orr/|Ed Fay/|Flo Gray/",
         0,
         {600, 1, false, true},
         "Ann Ray|Bo Ek",
         "",
         "+4",
         1},
        {"behind the last line of those with one each",
         "Ann Ray/|Bo Ek/|Cy Tan/|Di Orr/",
         0,
         {600, 2, true, true},
         "Ann Ray|Bo Ek",
         "",
         "+2",
         2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        struct people people = set_people(rows[i].people, rows[i].roles, &rows[i].room);
        CHECK_STR(fixture_text(&f.scene, "person", "|", &f.arena), rows[i].names);
        CHECK_STR(fixture_text(&f.scene, "affiliation", "|", &f.arena), rows[i].affiliations);
        CHECK_STR(fixture_text(&f.scene, "people.more", "|", &f.arena), rows[i].more);
        CHECK_INT(people.line_count, rows[i].lines);
        finish(100 + rows[i].room.width);
    }
}

/* Persons stand 0.9 em apart after the blank that is between a name and an affiliation, with nothing between
 * them; lines 1.3 em. */
static void test_distances(void)
{
    struct people_room room = {1600, 6, false, true};
    check_row("apart");
    set_people("Ann Ray/Quay|Bo Ek/", 0, &room);
    const struct item *quay = fixture_item(&f.scene, "affiliation"),
                      *last = &f.scene.items[f.scene.count - 1];
    CHECK_STR(last->role, "person");
    CHECK_INT(last->box.x - quay->box.x - quay->box.width,
              text_em_near(quay->size_px, PERSON_BLANK_EM) + text_em_near(quay->size_px, 900));
    CHECK_INT(quay->size_px, layout_role_px(&f.layout, 44));
    CHECK_INT(f.scene.count, 3);
    finish(1700);
    check_row("lines");
    room.line_each = true;
    struct people people = set_people("Ann Ray/|Bo Ek/", 0, &room);
    const struct item *items = f.scene.items;
    CHECK_INT(items[1].baseline - items[0].baseline, items[0].size_px * 13 / 10);
    CHECK_INT(items[1].baseline, 500 + people.height);
    finish(1700);
}

/* Lines keep their distance where text has more room below, too. */
static void test_right_to_left(void)
{
    struct fixture_session session = {.id = "a",
                                      .title = "A",
                                      .rooms = "A",
                                      .start = "12T10:00",
                                      .end = "12T11:00",
                                      .people = "ليلى حداد/جامعة عمان|Ann Ray/Quay|Bo Ek/"};
    struct fixture_event event = {
        .sessions = &session, .count = 1, .title = "E", .short_title = "", .room_names = {"Hall A"}};
    struct people_room room = {1600, 6, true, true};
    check_row("right to left");
    fixture_layout_init(&f, &event, &door, 1920, 1080);
    f.layout.own_metrics.right_to_left = true;
    struct people people = people_fit(&f.layout, 0, &room);
    people_place(&f.layout, &people, 100, 500);
    CHECK_INT(people.line_count, 3);
    finish(1700);
}

/* What people are, where that is not plain, stands before the first of them. */
static void test_label(void)
{
    struct people_room room = {1600, 2, false, true};
    check_row("conveners");
    set_people("Ann Ray/|Bo Ek/", PERSON_CONVENER, &room);
    CHECK_STR(f.scene.items[0].role, "label");
    CHECK_INT(fixture_count(&f.scene, "label"), 1);
    finish(1700);
}

/* No name that fits is broken, and none is set below what can be read. */
static void test_wide_names(void)
{
    struct people_room room = {700, 2, false, true};
    check_row("a wide name makes all smaller");
    set_people("Wilhelmina van Oosterhout-Fitzgerald/Institute|Bo/", 0, &room);
    CHECK_STR(f.scene.items[0].text, "Wilhelmina van Oosterhout-Fitzgerald");
    CHECK(!f.scene.items[0].cut && f.scene.items[0].size_px < layout_role_px(&f.layout, 44));
    CHECK(f.scene.items[0].size_px >= f.layout.floor_px);
    finish(800);
    check_row("several that one field names, in as many lines as there are");
    room.width = 480;
    struct people long_name =
        set_people("Dr Ann van Oosterhout, Dr Bo Fitzgerald, and Dr Wilhelmina Ek/|Cy/", 0, &room);
    CHECK_STR(fixture_text(&f.scene, "person", "|", &f.arena),
              "Dr Ann van Oosterhout, Dr Bo|Fitzgerald, and Dr Wilhelmina Ek +1");
    CHECK_INT(long_name.line_count, 2);
    for (uint32_t i = 0; i < f.scene.count; i++)
        CHECK(!f.scene.items[i].cut);
    finish(580);
    room.width = 700;
    check_row("wider than the picture");
    room.most_lines = 4;
    set_people(X64 X64 "/", 0, &room);
    CHECK(fixture_count(&f.scene, "person") > 1);
    for (uint32_t i = 0; i < f.scene.count; i++)
        CHECK(!f.scene.items[i].cut);
    finish(800);
    check_row("and than all the lines there are");
    room.most_lines = 1;
    set_people(X64 X64 "/", 0, &room);
    CHECK(fixture_item(&f.scene, "person")->cut);
    finish(800);
}

int main(void)
{
    test_rows();
    test_distances();
    test_right_to_left();
    test_label();
    test_wide_names();
    return check_done();
}

#include "screens/titled_session.h"

#include "screens/screen_fixture.h"

#include "check.h"

static const struct fixture_view door = {
    .role = ROLE_DOOR,
    .room = "A",
    .at = "12T10:42",
    .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};
static struct fixture_layout f;

static void start(const char *label)
{
    check_row(label);
    fixture_layout_init(&f, &harbour_event, &door, 1920, 1080);
}

static void finish(void)
{
    CHECK_INT(scene_check(&f.scene, NULL), 0);
    fixture_layout_finish(&f);
}

static void test_title(void)
{
    static const struct {
        const char *label, *text, *soft, *badge;
        int width, height;
        bool under, cut;
    } rows[] = {
        {"a line under it", "Knots", "Jo March", "", 600, 100, true, false},
        {"no room for the line", "Knots", "Jo March", "", 600, 50, false, false},
        {"the title goes first", "Reading the tide: twenty years of scheduler traces from one machine room",
         "Anneke de Wit", "", 300, 130, false, false},
        {"the badge stays", "Knots", "Jo March", "CANCELLED", 600, 70, false, false},
        {"too long for any size", X1024, "Jo March", "", 300, 130, false, true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        start(rows[i].label);
        struct titled_session entry = {.text = rows[i].text,
                                       .badge = rows[i].badge,
                                       .soft = {rows[i].soft},
                                       .role = "title",
                                       .badge_fill = f.style.theme->alarm,
                                       .badge_ink = f.style.theme->alarm_ink};
        titled_session_fit(&f.layout, &entry, FACE_SEMIBOLD, 40, 0, 25, rows[i].width, rows[i].height, 2);
        CHECK(entry.height <= rows[i].height);
        CHECK_INT(entry.title.cut, rows[i].cut);
        titled_session_place(&f.layout, &entry, 100, 100, rows[i].width);
        CHECK_INT(fixture_count(&f.scene, "about") > 0, rows[i].under);
        CHECK_INT(fixture_count(&f.scene, "badge") > 0, rows[i].badge[0] != '\0');
        struct box box = {100, 100, rows[i].width, rows[i].height};
        for (uint32_t k = 0; k < f.scene.count; k++)
            CHECK(box_contains(box, f.scene.items[k].box));
        finish();
    }
    start("what is struck through");
    struct titled_session entry = {
        .text = "Knots", .soft = {"11:00 Ropes"}, .soft_struck = true, .struck = true, .role = "title"};
    titled_session_fit(&f.layout, &entry, FACE_SEMIBOLD, 40, 0, 25, 500, 200, 2);
    titled_session_place(&f.layout, &entry, 100, 100, 500);
    CHECK_INT(fixture_count(&f.scene, "strike"), 2);
    finish();
}

/* "CANCELLED 11:00 Ropes" under "Knots": the word never stands where it would be said of Knots. */
static void test_badge_of_another(void)
{
    static const struct {
        int width, height;
        bool badge;
        const char *about;
    } rows[] = {{900, 200, true, "11:00 Ropes, knots and splices"},
                {340, 200, true, "11:00"},
                {150, 200, false, NULL},
                {600, 45, false, NULL}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        start("the badge of what is under the title");
        struct titled_session entry = {.text = "Knots",
                                       .badge = "CANCELLED",
                                       .soft = {"11:00 Ropes, knots and splices", ""},
                                       .soft_struck = true,
                                       .soft_short = "11:00",
                                       .role = "title",
                                       .badge_fill = f.style.theme->alarm,
                                       .badge_ink = f.style.theme->alarm_ink};
        titled_session_fit(&f.layout, &entry, FACE_SEMIBOLD, 40, 0, 25, rows[i].width, rows[i].height, 2);
        titled_session_place(&f.layout, &entry, 100, 100, rows[i].width);
        CHECK_INT(fixture_count(&f.scene, "badge") > 0, rows[i].badge);
        CHECK_INT(fixture_count(&f.scene, "about") > 0, rows[i].about != NULL);
        for (uint32_t k = 0; k < f.scene.count; k++)
            if (rows[i].about && strcmp(f.scene.items[k].role, "about") == 0)
                CHECK_STR(f.scene.items[k].text, rows[i].about);
        finish();
    }
}

/* Names and what frames the session, at 27 pixels, where a letter is about 15 wide. */
static void test_under(void)
{
    static const struct {
        const char *label, *badge, *strong, *first, *second, *people;
        int width;
        uint32_t most;
        bool below;
        const char *where, *about, *more; /* expected, lines parted by '|' */
        uint32_t lines;
        bool whole;
    } rows[] = {
        {"all on a line", "", "Hall A", "", "Ropes", "Ada Byron/|Bo Ek/", 500, 2, true, "Hall A",
         "Ropes  ·  Ada Byron, Bo Ek", "", 1, true},
        {"names give way whole", "", "", "25 min", "Ropes", "Ada Byron/|Bo Ek/|Cy Young/", 560, 1, false, "",
         "25 min  ·  Ropes  ·  Ada Byron,", "+2 more", 1, false},
        {"all of them", "", "", "", "Ropes and knots", "Ada Byron/|Bo Ek/", 250, 1, false, "",
         "Ropes and knots", "", 1, false},
        {"or have a line of their own", "", "", "", "Ropes and knots", "Ada Byron/|Bo Ek/", 250, 2, true, "",
         "Ropes and knots|Ada Byron, Bo Ek", "", 2, true},
        {"which may be too short too", "", "", "", "Ropes and knots", "Ada Byron/|Bo Ek/|Cy Young/|Di/", 260,
         2, true, "", "Ropes and knots|Ada Byron,", "+3 more", 2, false},
        {"only what frames it takes one unasked", "", "", "", "Ropes and knots", "Ada Byron/|Bo Ek/", 250, 2,
         false, "", "Ropes and knots", "", 1, false},
        {"wrapped, names after it", "", "", "", "Ropes, knots and other waiting", "Bo/", 330, 2, false, "",
         "Ropes, knots|and other waiting  ·  Bo", "", 2, true},
        {"below what is pressing", "", "ends in 4 min", "", "Ropes, knots and others", "", 350, 2, false,
         "ends in 4 min", "Ropes, knots and others", "", 2, true},
        {"left out whole", "", "Hall A", "", "Ropes, knots and other waiting", "Ada Byron/", 320, 1, false,
         "Hall A", "Ada Byron", "", 1, false},
        {"after a badge", "CANCELLED", "", "", "Ropes, knots and other", "", 340, 2, false, "",
         "Ropes, knots and other", "", 2, true},
        {"a name that has no room is not cut", "", "", "", "", "Maximilian Featherstonehaugh/", 200, 2, true,
         "", "", "", 0, false},
        {"nothing", "", "", "", "", "", 500, 2, true, "", "", "", 0, true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        start(rows[i].label);
        const char **texts;
        uint32_t count = fixture_split(&f.arena, rows[i].people, '|', &texts);
        struct person *people = ARENA_ARRAY(&f.arena, struct person, count);
        const struct person **list = ARENA_ARRAY(&f.arena, const struct person *, count);
        for (uint32_t k = 0; k < count; k++) {
            people[k].name = arena_copy_n(&f.arena, texts[k], strlen(texts[k]) - 1);
            list[k] = &people[k];
        }
        struct titled_session entry = {.text = "Knots",
                                       .badge = rows[i].badge,
                                       .strong = rows[i].strong,
                                       .soft = {rows[i].first, rows[i].second},
                                       .people = {.count = count, .people = list, .label = ""},
                                       .most_under = rows[i].most,
                                       .names_below = rows[i].below,
                                       .role = "title"};
        titled_session_fit(&f.layout, &entry, FACE_SEMIBOLD, 40, 0, 25, rows[i].width, 300, 2);
        titled_session_place(&f.layout, &entry, 100, 100, rows[i].width);
        CHECK_INT(entry.under_count, rows[i].lines);
        CHECK_INT(entry.under_whole, rows[i].whole);
        CHECK_STR(fixture_text(&f.scene, "where", "|", &f.arena), rows[i].where);
        CHECK_STR(fixture_text(&f.scene, "about", "|", &f.arena), rows[i].about);
        CHECK_STR(fixture_text(&f.scene, "people.more", "|", &f.arena), rows[i].more);
        struct box box = {100, 100, rows[i].width, entry.height};
        for (uint32_t k = 0; k < f.scene.count; k++) {
            CHECK(box_contains(box, f.scene.items[k].box));
            CHECK(!f.scene.items[k].cut);
        }
        finish();
    }
}

int main(void)
{
    test_title();
    test_badge_of_another();
    test_under();
    return check_done();
}

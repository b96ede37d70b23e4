#include "layout/measures.h"
#include "screens/screen_rows.h"

#include "check.h"

#define DOOR(room_, at_)                                                                                     \
    {                                                                                                        \
        .role = ROLE_DOOR, .room = room_, .at = at_, .station = {                                            \
            STATION_PROGRAM_LOADED,                                                                          \
            STATION_CLOCK_TRUSTED,                                                                           \
            STATION_CHECK_OK,                                                                                \
            STATION_FAULT_NONE                                                                               \
        }                                                                                                    \
    }

static const struct screen_row said_rows[] = {
    {"ON, inside a block",
     DOOR("A", "12T10:42"),
     VIEW_DOOR,
     {{"title.now", "Measured boot without tears"}, {"time.next", "11:30"}}},
    {"ENDING",
     DOOR("A", "12T10:51"),
     VIEW_DOOR,
     {{"title.now", "Measured boot without tears"}, {"title.later", ""}}},
    {"ON, people of the session itself",
     DOOR("A", "12T14:10"),
     VIEW_DOOR,
     {{"title.now", "Reading the tide: twenty years of scheduler traces from one machine room"},
      {"person", "Anneke de Wit Pål Ås"}}},
    {"SOON", DOOR("A", "12T15:08"), VIEW_DOOR, {{"title.next", "Knots Locks, weirs and other waiting"}}},
    {"DAY_OVER",
     DOOR("A", "12T19:00"),
     VIEW_DOOR,
     {{"message", "That’s all here for today"}, {"time.next", "09:30"}, {"title.next", "Second tide"}}},
    {"the hallway's page of a room",
     {.role = ROLE_HALLWAY,
      .page = PAGE_ROOM,
      .room = "A",
      .at = "12T10:42",
      .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}},
     VIEW_ROOM,
     {{"title.now", "Measured boot without tears"}, {"room", "Hall Alder"}}},
};

static struct fixture_layout f;

/* A door of one session that is on, and of the next; with a notice over the foot, unless it is "". */
static void compose_with_notice(const char *title, const char *people, const char *next,
                                const char *notice_text, int width, int height)
{
    const struct label_variant text = {.language = "", .text = notice_text};
    const struct live_notice notice = {.text = {1, &text}};
    const struct live live = {.notice_count = 1, .notices = &notice};
    const struct strip strip = {.kind = STRIP_OF_NOTICE};
    struct fixture_session sessions[] = {
        {.id = "a", .title = title, .rooms = "A", .start = "12T10:00", .end = "12T11:00", .people = people},
        {.id = "b", .title = next, .rooms = "A", .start = "12T11:00", .end = "12T12:00"},
        {.id = "c", .title = "After that", .rooms = "A", .start = "12T12:00", .end = "12T13:00"}};
    struct fixture_event event = {
        .sessions = sessions, .count = 3, .title = "E", .short_title = "", .room_names = {"Hall A"}};
    struct fixture_view view = DOOR("A", "12T10:20");
    fixture_layout_init(&f, &event, &view, width, height);
    struct view noticed = *f.layout.view;
    if (notice_text[0]) {
        noticed.live = &live;
        noticed.strips = (struct strip_list){.count = 1, .strips = &strip};
    }
    fixture_compose(&noticed, &fixture_metrics, width, height, &f.arena, &f.scene);
    CHECK_INT(scene_check(&f.scene, NULL), 0);
}

static void compose(const char *title, const char *people, const char *next, int width, int height)
{
    compose_with_notice(title, people, next, "", width, height);
}

static int top_of(const char *role)
{
    const struct item *item = fixture_item(&f.scene, role);
    return item ? item->box.y : -1;
}

#define LONG_120                                                                                             \
    "A long title that somebody typed in a hurry and nobody shortened, on the ways in which signs break "    \
    "and "                                                                                                   \
    "are mended"
#define SEVEN "Ann Ray/Quay|Bo Ek/Pier|Cy Tan/Dock|Di Orr/Quay|Ed Fay/Pier|Flo Gray/Dock|Gus Ode/Quay"

/* Nothing gives way to a title that is large; to a small one the people do first, then the band, then the
 * foot, each only where that wins a size. */
static void test_giving_way(void)
{
    static const struct {
        const char *label, *title;
        bool people, band, foot; /* have given way */
        int least;               /* of the title, in u */
    } rows[] = {
        {"short", "Knots and ropes", false, false, false, 128},
        {"long", LONG_120, true, false, false, 50},
        {"very long", LONG_190 " and " LONG_190, true, true, true, 50},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        compose(rows[i].title, SEVEN, "Next", 1778, 1000);
        int foot = top_of("foot");
        CHECK_INT(fixture_count(&f.scene, "affiliation") == 0, rows[i].people);
        CHECK_INT(foot, rows[i].foot ? 1000 - FOOT_COMPACT : 1000 - FOOT);
        CHECK_INT(fixture_count(&f.scene, "title.later") == 0, rows[i].foot);
        CHECK(fixture_item(&f.scene, "title.now")->size_px >= rows[i].least);
        int edge = fixture_item(&f.scene, "block")->baseline;
        CHECK_INT(edge < BAND_END + BLOCK_LINE_TOP, rows[i].band);
        fixture_layout_finish(&f);
    }
    check_row("where the band alone wins the size, what people are from stays");
    compose(
        "nnnnnn nnnnnn nnnnnn nnnnnn nnnnnn nnnnnn nnnnnn nnnnnn nnnnnn nnnnnn nnnnnn nnnnnn nnnnnn nnnnnn "
        "nnnnnn nnnnnn nnnnnn nnnnnn nnnnnn nnnnnn",
        "Ann Ray/Quay", "Next", 1920, 1080);
    CHECK_INT(fixture_count(&f.scene, "affiliation"), 1);
    CHECK(fixture_item(&f.scene, "block")->baseline < layout_u(&f.layout, BAND_END + BLOCK_LINE_TOP));
    fixture_layout_finish(&f);
    check_row("where neither the people nor the band win a size alone, both together do");
    compose(
        "nnnnnn nnnnnn nnnnnn nnnnnn nnnnnn nnnnnn nnnnnn nnnnnn nnnnnn nnnnnn nnnnnn nnnnnn nnnnnn nnnnnn "
        "nnnnnn nnnnnn nnnnnn nnnnnn nnnnnn nnnnnn nnnnnn nnnnnn nnnnnn nnnnnn nnnnnn",
        "Ann Ray/Quay", "Next", 1778, 1000);
    CHECK_INT(fixture_count(&f.scene, "affiliation"), 0);
    CHECK(fixture_item(&f.scene, "block")->baseline < BAND_END + BLOCK_LINE_TOP);
    CHECK_INT(top_of("foot"), 1000 - FOOT_COMPACT);
    CHECK_INT(fixture_item(&f.scene, "title.now")->size_px, 72);
    fixture_layout_finish(&f);
    check_row("past all measure");
    compose(X1024, SEVEN, X1024, 1778, 1000);
    CHECK_INT(fixture_item(&f.scene, "title.now")->size_px, TITLE_LEAST);
    fixture_layout_finish(&f);
}

/* Over a strip the next session has one short line less, where a short title is large by that. */
static void test_over_strip(void)
{
    static const char lifts[] = "The lifts are out of order";
    static const struct {
        const char *label, *title, *people, *notice;
        int foot; /* u */
    } rows[] = {
        {"a short title over a strip", "\u00DCben, with knots", SEVEN, lifts, FOOT_COMPACT},
        {"without a strip", "Knots and", SEVEN, "", FOOT},
        {"one that is large as it is", "Knots and", "", lifts, FOOT},
        {"one that is too long for a large one", LONG_120, "", lifts, FOOT},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        compose_with_notice(rows[i].title, rows[i].people, "Next", rows[i].notice, 1920, 1080);
        CHECK_INT(top_of("foot"), 1080 - layout_u(&f.layout, rows[i].foot));
        CHECK_INT(fixture_count(&f.scene, "strip"), rows[i].notice[0] != '\0');
        if (rows[i].foot == FOOT_COMPACT)
            CHECK(fixture_item(&f.scene, "title.now")->size_px >= layout_u(&f.layout, TITLE_OVER_STRIP));
        fixture_layout_finish(&f);
    }
}

/* Portrait: the foot first, then the people, then the band. */
static void test_giving_way_portrait(void)
{
    check_row("portrait, short");
    compose("Knots and ropes", SEVEN, "Next", 1000, 1778);
    CHECK_INT(top_of("foot"), 1778 - FOOT_PORTRAIT);
    CHECK_INT(fixture_count(&f.scene, "person"), PEOPLE_LINES_PORTRAIT);
    fixture_layout_finish(&f);
    check_row("portrait, very long");
    compose(LONG_190 " and " LONG_190, SEVEN, "Next", 1000, 1778);
    CHECK_INT(top_of("foot"), 1778 - FOOT_COMPACT_PORTRAIT);
    CHECK_INT(fixture_count(&f.scene, "person"), PEOPLE_LINES_PLAIN_PORTRAIT);
    fixture_layout_finish(&f);
}

/* All moments of the harbour and of what no layout is made for, on panels of any size: nothing overlaps,
 * nothing leaves the picture. */
static void test_panels(void)
{
    static const int sizes[][2] = {
        {1920, 1080}, {1080, 1920}, {3840, 2160}, {1280, 720}, {1024, 600},
        {800, 480},   {480, 800},   {480, 320},   {320, 480},  {320, 240},
    };
    static const char *const moments[] = {"12T08:30", "12T09:10", "12T10:42", "12T10:56", "12T11:10",
                                          "12T11:27", "12T13:55", "12T19:00", "13T12:00"};
    static const struct fixture_event *const events[] = {&harbour_event, &hostile_event};
    static const char *const rooms[] = {"A", "B", "C", "D", "E", "F"};
    for (size_t e = 0; e < 2; e++)
        for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++)
            for (size_t m = 0; m < sizeof moments / sizeof *moments; m++)
                for (size_t r = 0; r < sizeof rooms / sizeof *rooms; r++) {
                    char label[60];
                    snprintf(label, sizeof label, "%zu %s %s %dx%d", e, rooms[r], moments[m], sizes[s][0],
                             sizes[s][1]);
                    check_row(label);
                    struct fixture_view view = DOOR(rooms[r], moments[m]);
                    struct str_builder report = {.arena = &f.arena};
                    fixture_layout_init(&f, events[e], &view, sizes[s][0], sizes[s][1]);
                    fixture_compose(f.layout.view, &fixture_metrics, sizes[s][0], sizes[s][1], &f.arena,
                                    &f.scene);
                    if (!CHECK_INT(scene_check(&f.scene, &report), 0))
                        printf("%s", report.text);
                    fixture_layout_finish(&f);
                }
}

int main(void)
{
    check_screen_rows(said_rows, sizeof said_rows / sizeof *said_rows);
    test_giving_way();
    test_over_strip();
    test_giving_way_portrait();
    test_panels();
    check_golden("door-on", &(struct fixture_view)DOOR("A", "12T10:42"), 1920, 1080);
    check_golden("door-soon-portrait", &(struct fixture_view)DOOR("A", "12T13:52"), 1080, 1920);
    check_golden("door-cancelled", &(struct fixture_view)DOOR("C", "12T10:42"), 800, 480);
    check_golden("door-parallel", &(struct fixture_view)DOOR("B", "12T10:42"), 480, 320);
    return check_done();
}

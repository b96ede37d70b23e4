#include "door/door_foot.h"

#include "layout/measures.h"
#include "layout/parts.h"
#include "screens/screen_fixture.h"

#include "check.h"

static struct fixture_layout f;
static struct door door;

static void begin(const char *label, const char *room, const char *at, int width, int height)
{
    struct fixture_view view = {
        .role = ROLE_DOOR,
        .room = room,
        .at = at,
        .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};
    check_row(label);
    fixture_layout_init(&f, &harbour_event, &view, width, height);
    door_of(&f.layout, &door);
}

/* Places the foot at the picture's end; gives where it begins. */
static int place(enum foot_size size)
{
    int height = door_foot_height(&f.layout, &door, size), top = f.layout.height - height;
    door_foot_place(&f.layout, &door, (struct box){0, top, f.layout.width, height}, size);
    for (uint32_t i = 0; i < f.scene.count; i++)
        CHECK(f.scene.items[i].box.y >= top);
    CHECK_INT(scene_check(&f.scene, NULL), 0);
    return top;
}

static int cap_top(const struct item *item)
{
    return item->baseline - layout_type_px(&f.layout, item->face, item->size_px).cap;
}

static void test_heights(void)
{
    static const struct {
        const char *label, *room, *at;
        bool portrait;
        int whole, least;
    } rows[] = {
        {"ON", "A", "12T10:42", false, FOOT, FOOT_COMPACT},
        {"ENDING", "A", "12T10:51", false, FOOT_ENDING, FOOT_COMPACT + ENDING_RULE},
        {"DAY_OVER", "A", "12T19:00", false, FOOT_OVER, FOOT_COMPACT},
        {"portrait", "A", "12T10:42", true, FOOT_PORTRAIT, FOOT_COMPACT_PORTRAIT},
        {"portrait, ENDING", "A", "12T10:51", true, FOOT_PORTRAIT, FOOT_COMPACT_PORTRAIT + ENDING_RULE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        begin(rows[i].label, rows[i].room, rows[i].at, rows[i].portrait ? 1000 : 1778,
              rows[i].portrait ? 1778 : 1000);
        CHECK_INT(door_foot_height(&f.layout, &door, FOOT_WHOLE), rows[i].whole);
        CHECK_INT(door_foot_height(&f.layout, &door, FOOT_LEAST), rows[i].least);
        fixture_layout_finish(&f);
    }
}

/* The places of next and later, at 1000 lines: a pixel is an u. */
static void test_landscape(void)
{
    begin("ON", "A", "12T10:42", 1778, 1000);
    int top = place(FOOT_WHOLE);
    const struct item *label = fixture_item(&f.scene, "label.next"),
                      *time = fixture_item(&f.scene, "time.next"),
                      *title = fixture_item(&f.scene, "title.next"),
                      *later = fixture_item(&f.scene, "time.later"),
                      *after = fixture_item(&f.scene, "title.later");
    CHECK_INT(cap_top(label), top + FOOT_LABEL_TOP);
    CHECK_INT(cap_top(time), label->baseline + FOOT_TIME_UNDER_LABEL);
    CHECK_INT(cap_top(title), top + FOOT_LABEL_TOP);
    CHECK_INT(title->box.x, NEXT_X);
    CHECK_INT(cap_top(later), top + FOOT_LABEL_TOP);
    CHECK_INT(after->box.x, 1778 * LATER_X / 1000 + LATER_TITLE_X);
    CHECK_STR(fixture_item(&f.scene, "foot")->role, "foot");
    for (uint32_t i = 0; i < f.scene.count; i++)
        if (strcmp(f.scene.items[i].role, "title.later") == 0)
            CHECK(f.scene.items[i].baseline <= 1000 - LATER_END);
    fixture_layout_finish(&f);
    begin("ENDING: more weight, nothing later, a rule", "A", "12T10:51", 1778, 1000);
    top = place(FOOT_WHOLE);
    const struct item *field = &f.scene.items[0];
    CHECK(field->box.y == top && field->box.height == ENDING_RULE && field->box.width == 1778);
    CHECK(color_equal(field->color, f.style.theme->soon));
    CHECK_INT(fixture_count(&f.scene, "title.later"), 0);
    CHECK_INT(fixture_item(&f.scene, "time.next")->size_px, SIZE_ENDING_TIME);
    CHECK(fixture_item(&f.scene, "title.next")->size_px > 64);
    fixture_layout_finish(&f);
    begin("least: no later", "A", "12T10:42", 1778, 1000);
    place(FOOT_LEAST);
    CHECK_INT(fixture_count(&f.scene, "title.later"), 0);
    CHECK_INT(fixture_count(&f.scene, "title.next"), 1);
    fixture_layout_finish(&f);
}

/* Event and date stand in the last line, over which later ends. */
static void test_portrait(void)
{
    begin("portrait", "A", "12T10:42", 1000, 1778);
    int top = place(FOOT_WHOLE);
    const struct item *event = fixture_item(&f.scene, "event");
    CHECK_INT(event->baseline, 1778 - QR_END_PORTRAIT);
    CHECK_INT(fixture_item(&f.scene, "rule")->box.y, top + FOOT_RULE_PORTRAIT);
    CHECK_STR(fixture_text(&f.scene, "date", "", &f.arena), "Thu 12 Jun");
    for (uint32_t i = 0; i < f.scene.count; i++)
        if (strcmp(f.scene.items[i].role, "title.later") == 0)
            CHECK(f.scene.items[i].baseline < cap_top(event));
    fixture_layout_finish(&f);
}

/* In portrait ENDING's rule is in the foot: what is said moves down by it, later's rule and the edge's end
 * stay. */
static void test_portrait_ending(void)
{
    begin("portrait, ENDING", "A", "12T10:51", 1000, 1778);
    int top = place(FOOT_WHOLE);
    CHECK_INT(top, 1778 - FOOT_PORTRAIT);
    const struct item *field = &f.scene.items[0];
    CHECK(field->box.y == top && field->box.height == ENDING_RULE && field->box.width == 1000);
    CHECK(color_equal(field->color, f.style.theme->soon));
    CHECK_INT(cap_top(fixture_item(&f.scene, "label.next")), top + ENDING_RULE + FOOT_LABEL_TOP_PORTRAIT);
    CHECK_INT(fixture_item(&f.scene, "rule")->box.y, top + FOOT_RULE_PORTRAIT);
    const struct item *edge = fixture_item(&f.scene, "track");
    if (edge) {
        CHECK_INT(edge->box.y, top + ENDING_RULE);
        CHECK_INT(edge->box.y + edge->box.height, top + FOOT_EDGE_PORTRAIT);
    }
    fixture_layout_finish(&f);
}

/* Where the foot has the ground's colour, a rule parts it from the stage. */
static void test_ground(void)
{
    begin("contrast", "A", "12T10:42", 1778, 1000);
    struct theme theme = *f.style.theme;
    theme.foot = theme.ground;
    f.layout.own_style.theme = &theme;
    int top = place(FOOT_WHOLE);
    const struct item *rule = fixture_item(&f.scene, "foot.rule");
    CHECK(rule && rule->box.y == top && rule->box.height == RULE);
    fixture_layout_finish(&f);
}

/* On small panels nothing later is told. */
static void test_small(void)
{
    static const struct {
        int width, height;
        bool later;
    } rows[] = {{1920, 1080, true}, {1280, 720, true}, {1024, 600, true},
                {800, 480, false},  {480, 320, false}, {480, 800, false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char label[20];
        snprintf(label, sizeof label, "%dx%d", rows[i].width, rows[i].height);
        begin(label, "A", "12T10:42", rows[i].width, rows[i].height);
        place(FOOT_WHOLE);
        CHECK_INT(fixture_count(&f.scene, "title.later") > 0, rows[i].later);
        fixture_layout_finish(&f);
    }
}

/* The page of what is on has a code; not where several are, nor in a hallway. */
static void test_code(void)
{
    begin("a block's page", "A", "12T10:42", 1778, 1000);
    place(FOOT_WHOLE);
    const struct item *code = fixture_item(&f.scene, "qr"), *ground = fixture_item(&f.scene, "qr.ground");
    CHECK(code && ground->box.x + ground->box.width == 1778 - FAR_MARGIN);
    CHECK_INT(ground->box.y + ground->box.height, 1000 - QR_END);
    fixture_layout_finish(&f);
    begin("several", "A", "12T10:42", 1778, 1000);
    door.more = 1;
    place(FOOT_WHOLE);
    CHECK_INT(fixture_count(&f.scene, "qr"), 0);
    fixture_layout_finish(&f);
    begin("a foot that has given way", "A", "12T10:42", 1778, 1000);
    place(FOOT_SHORT);
    CHECK_INT(fixture_count(&f.scene, "qr"), 0);
    fixture_layout_finish(&f);
    begin("a hallway", "A", "12T10:42", 1778, 1000);
    struct view view = *f.layout.view;
    view.kind = VIEW_ROOM;
    f.layout.view = &view;
    place(FOOT_WHOLE);
    CHECK_INT(fixture_count(&f.scene, "qr"), 0);
    fixture_layout_finish(&f);
}

/* A code that needs more than the foot's height has what is free over it, but not a strip's place. */
static void test_high_code(void)
{
    static const struct fixture_session session = {
        .id = "a",
        .title = "On",
        .rooms = "A",
        .start = "12T10:00",
        .end = "12T11:00",
        .url = "https://harbour.example/2025/a-title-that-is-an-address-too"};
    static const struct fixture_event event = {
        .sessions = &session, .count = 1, .title = "E", .short_title = "", .room_names = {"Hall A"}};
    const struct fixture_view view = {
        .role = ROLE_DOOR, .room = "A", .at = "12T10:20", .station = fixture_running};
    for (int strip = 0; strip < 2; strip++) {
        check_row(strip ? "under a strip" : "under a stage");
        fixture_layout_init(&f, &event, &view, 1778, 1000);
        door_of(&f.layout, &door);
        door.strip.text = strip ? "The lifts are out of order" : "";
        door_foot_place(&f.layout, &door, (struct box){0, 1000 - FOOT, 1778, FOOT}, FOOT_WHOLE);
        const struct item *ground = fixture_item(&f.scene, "qr.ground");
        CHECK_INT(ground != NULL, !strip);
        CHECK(!ground || (ground->box.y < 1000 - FOOT && ground->box.y >= 1000 - FOOT - QR_OVER_FOOT));
        fixture_layout_finish(&f);
    }
}

/* Sets the foot of a door of our own: what is next, and what comes later. */
static void begin_own(const char *label, const char *next, const char *later, int width, int height)
{
    static struct fixture_session sessions[3];
    sessions[0] = (struct fixture_session){
        .id = "a", .title = "On", .rooms = "A", .start = "12T10:00", .end = "12T11:00"};
    sessions[1] = (struct fixture_session){
        .id = "b", .title = next, .rooms = "A", .start = "12T11:00", .end = "12T12:00"};
    sessions[2] = (struct fixture_session){
        .id = "c", .title = later, .rooms = "A", .start = "12T12:00", .end = "12T13:00"};
    static const struct fixture_event event = {
        .sessions = sessions, .count = 3, .title = "E", .short_title = "", .room_names = {"Hall A"}};
    struct fixture_view view = {
        .role = ROLE_DOOR,
        .room = "A",
        .at = "12T10:20",
        .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};
    check_row(label);
    fixture_layout_init(&f, &event, &view, width, height);
    door_of(&f.layout, &door);
}

/* What comes later is whole, or not there; and gives way to a next title that has no room beside it. */
static void test_long_titles(void)
{
    begin_own("short", "Next", "Later", 1778, 1000);
    place(FOOT_WHOLE);
    CHECK_INT(fixture_count(&f.scene, "title.later"), 1);
    fixture_layout_finish(&f);
    begin_own("a long next", "What somebody typed in a hurry and nobody has shortened since", "Later", 1778,
              1000);
    place(FOOT_WHOLE);
    CHECK_INT(fixture_count(&f.scene, "title.later"), 0);
    CHECK(!fixture_item(&f.scene, "title.next")->cut);
    fixture_layout_finish(&f);
    begin_own("a very long one", LONG_190, "Later", 1778, 1000);
    place(FOOT_WHOLE);
    CHECK(fixture_count(&f.scene, "title.next") <= NEXT_LINES_LONG);
    fixture_layout_finish(&f);
    begin_own("a long later", "Next", LONG_190 LONG_190, 1778, 1000);
    place(FOOT_WHOLE);
    CHECK_INT(fixture_count(&f.scene, "title.later"), 0);
    fixture_layout_finish(&f);
}

/* A portrait foot's next title goes over the code to the far margin; one that reaches down to it ends before
 * it. */
static void test_title_and_code(void)
{
    static const char *const titles[] = {"A title that is as wide as the picture is",
                                         "SaveTheHarbours - Die Hafenzollrechtsreform als Signallicht "
                                         "demokratischer Teilhabe",
                                         LONG_190};
    static const int widths[] = {1080, 2160, 720, 810}, heights[] = {1920, 3840, 1280, 1440};
    uint32_t over = 0;
    for (size_t i = 0; i < 12; i++) {
        begin_own("a title and the code", titles[i % 3], "Later", widths[i / 3], heights[i / 3]);
        struct session *on = (struct session *)&f.layout.view->program->sessions[0];
        on->url = "https://talks.example.org/harbour/talk/AB12CD/";
        door.next_label = "Then";
        place(FOOT_LEAST);
        const struct item *code = fixture_item(&f.scene, "qr.ground");
        int end = 0, widest = 0;
        for (uint32_t item = 0; code && item < f.scene.count; item++) {
            struct box box = f.scene.items[item].box;
            if (strcmp(f.scene.items[item].role, "title.next") != 0)
                continue;
            widest = box.x + box.width > widest ? box.x + box.width : widest;
            end = box.y + box.height;
        }
        if (code) {
            over += widest > code->box.x;
            CHECK(widest <= code->box.x || end <= code->box.y);
        }
        fixture_layout_finish(&f);
    }
    CHECK(over > 0);
}

/* What comes later is a list: its titles have one size, that of the longest. */
static void test_one_size(void)
{
    static const char longer[] =
        "A title that is so long that it has to be set in small type beside the next",
                      longest[] =
                          "A title that is so long that it has to be set in small type below the next, "
                          "and longer still";
    static struct fixture_session sessions[] = {
        {.id = "a", .title = "On", .rooms = "A", .start = "12T10:00", .end = "12T11:00"},
        {.id = "b", .title = "Next", .rooms = "A", .start = "12T11:00", .end = "12T12:00"},
        {.id = "c", .title = "Later", .rooms = "A", .start = "12T12:00", .end = "12T13:00"},
        {.id = "d", .title = longer, .rooms = "A", .start = "12T13:00", .end = "12T14:00"}};
    static const struct fixture_event event = {
        .sessions = sessions, .count = 4, .title = "E", .short_title = "", .room_names = {"Hall A"}};
    static const struct fixture_view view = {
        .role = ROLE_DOOR,
        .room = "A",
        .at = "12T10:20",
        .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};
    for (int portrait = 0; portrait < 2; portrait++) {
        check_row(portrait ? "portrait" : "landscape");
        sessions[3].title = portrait ? longest : longer;
        fixture_layout_init(&f, &event, &view, portrait ? 1000 : 1778, portrait ? 1778 : 1000);
        door_of(&f.layout, &door);
        place(FOOT_WHOLE);
        double size = 0;
        CHECK_INT(fixture_count(&f.scene, "time.later"), 2);
        for (uint32_t i = 0; i < f.scene.count; i++) {
            const struct item *item = &f.scene.items[i];
            if (strcmp(item->role, "title.later") != 0)
                continue;
            CHECK(size == 0 || item->size_px == size);
            size = item->size_px;
        }
        CHECK(size < (portrait ? 40 : 32));
        fixture_layout_finish(&f);
    }
}

/* On a small portrait panel event and date give way to a next title that has no room above them. */
static void test_crowded(void)
{
    static const char *const titles[] = {
        "A short one", "The Parables of the Harbour: what the rust on our signs "
                       "can tell us about their sustainable development and repair, by those who mend them"};
    for (size_t i = 0; i < 2; i++) {
        begin_own(titles[i], titles[i], "Later", 320, 480);
        place(FOOT_WHOLE);
        CHECK_INT(fixture_count(&f.scene, "date"), i == 0);
        CHECK_STR(fixture_text(&f.scene, "title.next", " ", &f.arena), titles[i]);
        fixture_layout_finish(&f);
    }
}

/* The lines of a later title are further apart than those of the next one's. */
static void test_lines(void)
{
    begin_own("lines", "Passthrough/mediated PMU virtualization", "Pagetable-based Virtual Machine (PVM)",
              1778, 1000);
    place(FOOT_WHOLE);
    static const struct {
        const char *role;
        int size, apart;
    } rows[] = {{"title.next", 56, 63}, {"title.later", 32, 37}};
    for (size_t i = 0; i < 2; i++) {
        const struct item *first = fixture_item(&f.scene, rows[i].role);
        check_row(rows[i].role);
        CHECK_INT(fixture_count(&f.scene, rows[i].role), 2);
        CHECK_INT(first->size_px, rows[i].size);
        CHECK_INT(first[1].baseline - first->baseline, rows[i].apart);
    }
    fixture_layout_finish(&f);
}

/* A label that would take the title's place says less. */
static void test_short_label(void)
{
    static const struct {
        const char *label;
        int width, height;
        const char *expected;
    } rows[] = {
        {"a large panel", 1778, 1000, "Tomorrow, Fri 13 Jun"},
        {"portrait", 1000, 1778, "Tomorrow, Fri 13 Jun"},
        {"a small portrait", 320, 480, "Tomorrow"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        begin(rows[i].label, "A", "12T19:00", rows[i].width, rows[i].height);
        place(FOOT_WHOLE);
        CHECK_STR(fixture_text(&f.scene, "label.next", "", &f.arena), rows[i].expected);
        CHECK(!fixture_item(&f.scene, "label.next")->cut);
        CHECK(fixture_item(&f.scene, "title.next")->box.x <= rows[i].width / 2);
        fixture_layout_finish(&f);
    }
}

/* Where nothing comes, the foot says so. */
static void test_nothing(void)
{
    begin("the day's last", "A", "13T09:40", 1778, 1000);
    CHECK_INT(door.next.count, 0);
    place(FOOT_WHOLE);
    CHECK_STR(fixture_text(&f.scene, "label.nothing", "", &f.arena), door.nothing);
    CHECK_INT(fixture_count(&f.scene, "title.next"), 0);
    fixture_layout_finish(&f);
    static const int widths[] = {1778, 1000, 480, 480, 320}, heights[] = {1000, 1778, 800, 320, 480};
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        begin("a list of rooms goes on in the next line", "A", "13T09:40", widths[i], heights[i]);
        door.nothing =
            "It goes on in Hall L1, Hall L2/L3, Room 1.14, Room 1.31-1.32, Room 1.15-1.16, Hall N1";
        place(FOOT_WHOLE);
        CHECK(fixture_count(&f.scene, "label.nothing") > 1);
        for (uint32_t item = 0; item < f.scene.count; item++)
            CHECK(strcmp(f.scene.items[item].role, "label.nothing") != 0 || !f.scene.items[item].cut);
        fixture_layout_finish(&f);
    }
}

int main(void)
{
    test_heights();
    test_landscape();
    test_portrait();
    test_portrait_ending();
    test_ground();
    test_small();
    test_code();
    test_high_code();
    test_long_titles();
    test_title_and_code();
    test_one_size();
    test_crowded();
    test_lines();
    test_short_label();
    test_nothing();
    return check_done();
}

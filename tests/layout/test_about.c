#include "layout/about.h"

#include "layout/measures.h"

#include "screens/screen_fixture.h"

#include "check.h"

static struct fixture_layout f;

static void start(const char *label, const struct fixture_event *event, const char *session, int width,
                  int height)
{
    struct fixture_view view = {
        .role = ROLE_HALLWAY,
        .page = PAGE_CONTRIBUTION,
        .session = session,
        .at = "12T10:42",
        .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};
    check_row(label);
    fixture_layout_init(&f, event, &view, width, height);
}

static void place(struct box box)
{
    about_place(&f.layout, box);
    for (uint32_t i = 0; i < f.scene.count; i++)
        CHECK(box_contains(box, f.scene.items[i].box));
    CHECK_INT(scene_check(&f.scene, NULL), 0);
}

static void test_there(void)
{
    static const struct {
        const char *session;
        bool there;
    } rows[] = {{"boot", true}, {"someday", true}, {"tide", true}, {"knots", false}, {"day2", false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        start(rows[i].session, &harbour_event, rows[i].session, 1778, 1000);
        CHECK_INT(about_is_there(&f.layout), rows[i].there);
        fixture_layout_finish(&f);
    }
}

/* Topics beside the summary, or under it; all of them where they have room. */
static void test_topics(void)
{
    start("beside", &harbour_event, "boot", 1778, 1000);
    place((struct box){0, 520, 1778, 410});
    CHECK_STR(fixture_text(&f.scene, "label.topics", "", &f.arena), "Topics");
    CHECK_INT(fixture_count(&f.scene, "time.topic"), 0);
    CHECK(fixture_count(&f.scene, "topic") >= 5 && fixture_count(&f.scene, "summary") > 1);
    const struct item *summary = fixture_item(&f.scene, "summary"), *topic = fixture_item(&f.scene, "topic");
    CHECK(summary->box.x + summary->box.width < topic->box.x);
    fixture_layout_finish(&f);
    start("under it", &harbour_event, "someday", 1000, 1778);
    place((struct box){0, 800, 1000, 800});
    summary = fixture_item(&f.scene, "summary");
    topic = fixture_item(&f.scene, "topic");
    CHECK_INT(summary->box.x, topic->box.x);
    CHECK(summary->box.y + summary->box.height < topic->box.y);
    fixture_layout_finish(&f);
}

/* What has no room is counted. */
static void test_more(void)
{
    start("hostile", &hostile_event, "a1", 1778, 1000);
    place((struct box){0, 600, 1778, 330});
    CHECK(fixture_count(&f.scene, "more") == 1);
    fixture_layout_finish(&f);
    start("in hardly any room", &hostile_event, "a1", 480, 320);
    place((struct box){0, 250, 480, 50});
    fixture_layout_finish(&f);
}

/* All topics are set smaller where one of them would not be whole. */
static void test_long_topic(void)
{
    static const struct fixture_session session = {.id = "a",
                                                   .title = "A",
                                                   .rooms = "A",
                                                   .start = "12T10:00",
                                                   .end = "12T11:00",
                                                   .topics = "Short|" LONG_190};
    static const struct fixture_event event = {
        .sessions = &session, .count = 1, .title = "E", .short_title = "", .room_names = {"Hall A"}};
    start("a long topic", &event, "a", 1778, 1000);
    place((struct box){0, 520, 1778, 410});
    double size = fixture_item(&f.scene, "topic")->size_px;
    CHECK(size < 40 && size >= 28);
    for (uint32_t i = 0; i < f.scene.count; i++)
        CHECK(!f.scene.items[i].cut);
    fixture_layout_finish(&f);
}

/* The least size is for a list that has room by it; a longer one is counted at the one before. */
static void test_many_topics(void)
{
    static const struct {
        const char *topics;
        uint32_t shown;
        int size;
    } rows[] = {
        {"a|b|c|d", 4, 40},
        {"a|b|c|d|e|f|g|h", 8, 28},
        {"a|b|c|d|e|f|g|h|i", 9, SIZE_ABOUT_ROW_LEAST},
        {"a|b|c|d|e|f|g|h|i|j|k|l", 8, 28},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct fixture_session session = {.id = "a",
                                                .title = "A",
                                                .rooms = "A",
                                                .start = "12T10:00",
                                                .end = "12T11:00",
                                                .topics = rows[i].topics};
        const struct fixture_event event = {
            .sessions = &session, .count = 1, .title = "E", .short_title = "", .room_names = {"Hall A"}};
        start(rows[i].topics, &event, "a", 1778, 1000);
        place((struct box){0, 520, 1778, 410});
        CHECK_INT(fixture_count(&f.scene, "topic"), rows[i].shown);
        CHECK_INT(fixture_item(&f.scene, "topic")->size_px, rows[i].size);
        CHECK_INT(fixture_count(&f.scene, "more"),
                  rows[i].size == 28 && rows[i].shown < strlen(rows[i].topics) / 2);
        fixture_layout_finish(&f);
    }
}

/* Times of a block's program lie as near each other as its titles: each box is no higher than its line. */
static void test_time_boxes(void)
{
    static const struct fixture_session sessions[] = {
        {.id = "a",
         .title = "A",
         .kind = SESSION_BLOCK,
         .rooms = "A",
         .start = "12T10:00",
         .end = "12T12:00"},
        {.id = "b", .part_of = "a", .title = "B", .rooms = "A", .start = "12T10:00", .end = "12T11:00"},
        {.id = "c", .part_of = "a", .title = "C", .rooms = "A", .start = "12T11:00", .end = "12T12:00"}};
    static const struct fixture_event event = {
        .sessions = sessions, .count = 3, .title = "E", .short_title = "", .room_names = {"Hall A"}};
    start("times", &event, "a", 1778, 1000);
    about_place(&f.layout, (struct box){0, 520, 1778, 410});
    const struct item *time = fixture_item(&f.scene, "time.topic"), *topic = fixture_item(&f.scene, "topic");
    if (CHECK(time && topic)) {
        CHECK_INT(time->baseline, topic->baseline);
        CHECK(time->box.height < layout_type_px(&f.layout, time->face, time->size_px).px * TITLE_LINE / 1000);
    }
    fixture_layout_finish(&f);
}

int main(void)
{
    test_many_topics();
    test_time_boxes();
    test_there();
    test_topics();
    test_more();
    test_long_topic();
    return check_done();
}

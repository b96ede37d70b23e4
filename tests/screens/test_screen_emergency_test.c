#include "screens/alarm_fixture.h"

static const struct alarm drill = {EMERGENCY_FIRE, true, false, ROLE_DOOR, 0, NULL, false, NULL, NULL};

/* Nothing red, no sign; that it is a test stands before what is tested, in each language. */
static void test_drill(void)
{
    for (size_t s = 0; s < ALARM_SIZE_COUNT; s++) {
        for (uint32_t turn = 0; turn < 4; turn++) {
            struct fixture_layout f;
            struct alarm alarm = drill;
            char label[60];
            snprintf(label, sizeof label, "text %u on %dx%d", turn, alarm_sizes[s][0], alarm_sizes[s][1]);
            check_row(label);
            alarm.turn = turn;
            alarm_compose(&f, &alarm, alarm_sizes[s][0], alarm_sizes[s][1]);
            CHECK(color_equal(f.scene.background, (struct color){255, 255, 255}));
            for (uint32_t i = 0; i < f.scene.count; i++) {
                struct color color = f.scene.items[i].color;
                CHECK(abs(color.red - color.green) <= 5);
                CHECK(strcmp(f.scene.items[i].role, "pictogram") != 0);
            }
            const struct item *test = fixture_item(&f.scene, "test"),
                              *advice = fixture_item(&f.scene, "emergency.test"),
                              *tested = fixture_item(&f.scene, "title.emergency");
            CHECK_STR(fixture_text(&f.scene, "test", " ", &f.arena), "TEST");
            CHECK_STR(fixture_text(&f.scene, "emergency.test", " ", &f.arena),
                      "This is only a test. You need do nothing.");
            CHECK(strstr(fixture_text(&f.scene, "title.emergency", "", &f.arena), "Fire"));
            CHECK(test->size_px > advice->size_px && advice->size_px >= tested->size_px);
            CHECK(test->baseline < advice->box.y + advice->box.height && advice->baseline < tested->baseline);
            CHECK_STR(fixture_text(&f.scene, "clock", "", &f.arena), "10:42");
            CHECK(*fixture_text(&f.scene, "room", "", &f.arena) != '\0');
            CHECK(alarm_least_contrast(&f.scene) >= 7);
            fixture_layout_finish(&f);
        }
    }
}

/* What does not take turns stands still while the texts do. */
static void test_turns(void)
{
    int heights[4];
    double sizes[4];
    for (uint32_t turn = 0; turn < 4; turn++) {
        struct fixture_layout f;
        struct alarm alarm = drill;
        alarm.turn = turn;
        check_row("turns");
        alarm_compose(&f, &alarm, 1080, 1920);
        heights[turn] = fixture_item(&f.scene, "clock")->baseline;
        sizes[turn] = fixture_item(&f.scene, "test")->size_px;
        fixture_layout_finish(&f);
    }
    for (int turn = 1; turn < 4; turn++)
        CHECK(heights[turn] == heights[0] && sizes[turn] == sizes[0]);
}

static void test_themes(void)
{
    struct theme other = alarm_other_theme();
    struct fixture_layout a, b;
    struct alarm alarm = drill;
    check_row("themes");
    alarm_compose(&a, &alarm, 1920, 1080);
    alarm.theme = &other;
    alarm_compose(&b, &alarm, 1920, 1080);
    CHECK(scene_hash(&a.scene) == scene_hash(&b.scene));
    fixture_layout_finish(&a);
    fixture_layout_finish(&b);
}

/* Signs that are higher than capitals stay between the frame and what is under them. */
static void test_high_signs(void)
{
    static const struct {
        const char *word;
        int above, below; /* thousandths of the size, from the baseline */
    } signs[] = {{"测试", 870, 120}, {"تجربة", 900, 240}};
    for (size_t i = 0; i < 2 * ALARM_SIZE_COUNT; i++) {
        struct words words = *words_english();
        struct fixture_layout f;
        struct alarm alarm = drill;
        const int *size = alarm_sizes[i / 2];
        check_row(signs[i % 2].word);
        words.texts[WORD_TEST] = signs[i % 2].word;
        alarm.words = &words;
        alarm_compose(&f, &alarm, size[0], size[1]);
        const struct item *test = fixture_item(&f.scene, "test"),
                          *under = fixture_item(&f.scene, "emergency.test");
        int side = size[0] < size[1] ? size[0] : size[1];
        CHECK(test->baseline - test->size_px * signs[i % 2].above / 1000 >= side * 70 / 1000);
        CHECK(test->baseline + test->size_px * signs[i % 2].below / 1000 <=
              under->baseline - under->size_px * 73 / 100);
        fixture_layout_finish(&f);
    }
}

/* A display that knows neither the time nor a program says what it is called. */
static void test_clock(void)
{
    struct fixture_layout f;
    struct alarm alarm = drill;
    check_row("an untrusted clock");
    alarm.untrusted = true;
    alarm_compose(&f, &alarm, 1920, 1080);
    CHECK_STR(fixture_text(&f.scene, "clock", "", &f.arena), "");
    CHECK_STR(fixture_text(&f.scene, "date", "", &f.arena), "");
    CHECK_STR(fixture_text(&f.scene, "room", "", &f.arena), "Hall Alder");
    fixture_layout_finish(&f);
}

/* A date that has no room is left out, rather than that the room's name is cut. */
static void test_long_date(void)
{
    struct words words = *words_english();
    struct fixture_layout f;
    struct alarm alarm = drill;
    check_row("a long date");
    words.date = "{weekday}, which is the {day}th of {month}";
    alarm.words = &words;
    alarm_compose(&f, &alarm, 1080, 1920);
    CHECK_STR(fixture_text(&f.scene, "date", "", &f.arena), "");
    CHECK_STR(fixture_text(&f.scene, "clock", "", &f.arena), "10:42");
    const struct item *room = fixture_item(&f.scene, "room");
    CHECK(room && !room->cut);
    fixture_layout_finish(&f);
}

static void test_over(void)
{
    static const struct {
        bool test;
        enum display_role role;
        const char *said, *name_role;
    } overs[] = {{false, ROLE_DOOR, "The emergency is over", "room"},
                 {true, ROLE_HALLWAY, "The test is over", "event"}};
    for (size_t i = 0; i < sizeof overs / sizeof *overs; i++) {
        for (size_t s = 0; s < ALARM_SIZE_COUNT; s++) {
            struct fixture_layout f;
            struct alarm alarm = {
                EMERGENCY_MEDICAL, overs[i].test, true, overs[i].role, 0, NULL, false, NULL, NULL};
            check_row(overs[i].said);
            alarm_compose(&f, &alarm, alarm_sizes[s][0], alarm_sizes[s][1]);
            CHECK_STR(fixture_text(&f.scene, "title.emergency", " ", &f.arena), overs[i].said);
            CHECK(*fixture_text(&f.scene, overs[i].name_role, " ", &f.arena) != '\0');
            CHECK_INT(fixture_count(&f.scene, "frame"), 4);
            CHECK(color_equal(f.scene.background, theme_night()->ground));
            CHECK_STR(fixture_text(&f.scene, "test", " ", &f.arena), "");
            for (uint32_t n = 0; n < f.scene.count; n++)
                if (f.scene.items[n].kind == ITEM_TEXT)
                    for (uint32_t k = 0; k < f.scene.count; k++)
                        CHECK(strcmp(f.scene.items[k].role, "frame") != 0 ||
                              !box_overlaps(f.scene.items[k].box, f.scene.items[n].box));
            fixture_layout_finish(&f);
        }
    }
}

int main(void)
{
    test_drill();
    test_turns();
    test_themes();
    test_clock();
    test_high_signs();
    test_long_date();
    test_over();
    return check_done();
}

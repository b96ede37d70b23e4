#include "screens/alarm_fixture.h"

static const struct {
    const char *label;
    struct alarm alarm;
    const char *kind, *name_role;
} rows[] = {
    {"a fire", {EMERGENCY_FIRE, false, false, ROLE_DOOR, 0, NULL, false, NULL}, "Fire", "room"},
    {"its second text",
     {EMERGENCY_EVACUATION, false, false, ROLE_DOOR, 1, NULL, false, NULL},
     "Evacuation",
     "room"},
    {"its third text",
     {EMERGENCY_MEDICAL, false, false, ROLE_DOOR, 2, NULL, false, NULL},
     "Medical emergency",
     "room"},
    {"its fourth text",
     {EMERGENCY_SHELTER, false, false, ROLE_DOOR, 3, NULL, false, NULL},
     "Take shelter",
     "room"},
    {"by an untrusted clock", {EMERGENCY_FIRE, false, false, ROLE_DOOR, 0, NULL, true, NULL}, "Fire", "room"},
    {"of another kind",
     {EMERGENCY_CUSTOM, false, false, ROLE_HALLWAY, 0, NULL, false, NULL},
     "Emergency",
     "event"},
};

/* The whole picture is red and all text white; what it is, what to do, and the sign stand apart. */
static void test_kinds(void)
{
    struct color stop = theme_night()->stop, white = {255, 255, 255};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (size_t s = 0; s < ALARM_SIZE_COUNT; s++) {
            struct fixture_layout f;
            char label[100];
            snprintf(label, sizeof label, "%s on %dx%d", rows[i].label, alarm_sizes[s][0], alarm_sizes[s][1]);
            check_row(label);
            alarm_compose(&f, &rows[i].alarm, alarm_sizes[s][0], alarm_sizes[s][1]);
            CHECK(color_equal(f.scene.background, stop));
            CHECK_STR(fixture_text(&f.scene, "kind.emergency", " ", &f.arena), rows[i].kind);
            const char *said = fixture_text(&f.scene, "title.emergency", "", &f.arena);
            CHECK(*said != '\0' && said[0] == alarm_texts[rows[i].alarm.turn].text[0]);
            CHECK(*fixture_text(&f.scene, rows[i].name_role, " ", &f.arena) != '\0');
            CHECK_STR(fixture_text(&f.scene, "clock", "", &f.arena), rows[i].alarm.untrusted ? "" : "10:42");
            const struct item *sign = fixture_item(&f.scene, "pictogram");
            for (uint32_t n = 0; CHECK(sign != NULL) && n < f.scene.count; n++) {
                const struct item *item = &f.scene.items[n];
                if (item->kind != ITEM_TEXT)
                    continue;
                CHECK(color_equal(item->color, white) || strncmp(item->role, "mark", 4) == 0);
                CHECK(!box_overlaps(item->box, sign->box));
            }
            CHECK(alarm_least_contrast(&f.scene) >= 7);
            fixture_layout_finish(&f);
        }
    }
}

/* The same picture in each theme. */
static void test_themes(void)
{
    struct theme other = alarm_other_theme();
    for (size_t s = 0; s < ALARM_SIZE_COUNT; s++) {
        struct fixture_layout a, b;
        struct alarm alarm = rows[0].alarm;
        check_row("themes");
        alarm_compose(&a, &alarm, alarm_sizes[s][0], alarm_sizes[s][1]);
        alarm.theme = &other;
        alarm_compose(&b, &alarm, alarm_sizes[s][0], alarm_sizes[s][1]);
        CHECK(scene_hash(&a.scene) == scene_hash(&b.scene));
        fixture_layout_finish(&a);
        fixture_layout_finish(&b);
    }
}

static int cap_top(const struct item *item)
{
    return item->baseline - item->size_px * 73 / 100;
}

/* Places of the drawing, in u: beside the sign, and in portrait under it. */
static void test_places(void)
{
    struct fixture_layout f;
    check_row("places");
    alarm_compose(&f, &rows[0].alarm, 1000 * 16 / 9, 1000);
    struct box sign = fixture_item(&f.scene, "pictogram")->box;
    CHECK(sign.x + sign.width == 1777 - 50 && sign.y == 180 && sign.width == 300 && sign.height == 300);
    const struct item *kind = fixture_item(&f.scene, "kind.emergency");
    CHECK(kind->size_px == 260 && kind->box.x == 90);
    CHECK(abs(cap_top(kind) + kind->baseline - 2 * 330) <= 4);
    const struct item *text = fixture_item(&f.scene, "title.emergency");
    CHECK(text->box.x == 90 && abs(cap_top(text) - 550) <= 4);
    CHECK(fixture_item(&f.scene, "rule.emergency")->box.height == 8);
    fixture_layout_finish(&f);
    alarm_compose(&f, &rows[0].alarm, 1000, 1778);
    sign = fixture_item(&f.scene, "pictogram")->box;
    kind = fixture_item(&f.scene, "kind.emergency");
    text = fixture_item(&f.scene, "title.emergency");
    CHECK(sign.x == 90 && sign.y == 200 && sign.width == 400);
    CHECK(cap_top(kind) > sign.y + sign.height && cap_top(text) > kind->baseline);
    fixture_layout_finish(&f);
}

/* A long text is whole on the smallest panel, and larger on a large one. */
static void test_long(void)
{
    static const char said[] =
        "The quay is on fire: walk to the car park behind the lighthouse, leave your luggage, keep the road "
        "free, and wait there until somebody in a yellow vest has counted you and told you that you may go "
        "back";
    const char *usual = alarm_texts[0].text;
    int sizes[2];
    alarm_texts[0].text = said;
    for (size_t s = 0; s < 2; s++) {
        struct fixture_layout f;
        check_row("a long text");
        alarm_compose(&f, &rows[0].alarm, s ? 480 : 1920, s ? 320 : 1080);
        CHECK_STR(fixture_text(&f.scene, "title.emergency", " ", &f.arena), said);
        sizes[s] = fixture_item(&f.scene, "title.emergency")->size_px;
        fixture_layout_finish(&f);
    }
    CHECK(sizes[0] * 1000 >= 64 * 1080 && sizes[1] >= 14);
    alarm_texts[0].text = usual;
}

/* An Arabic text ends its lines where English begins them, on a screen of either language. */
static void test_directions(void)
{
    struct words arabic = *words_english();
    arabic.language = "ar";
    for (int i = 0; i < 4; i++) {
        bool right_to_left = i >= 2, arabic_text = i % 2;
        struct fixture_layout f;
        struct alarm alarm = rows[0].alarm;
        alarm.turn = arabic_text ? 3 : 0;
        check_row(i == 0   ? "English"
                  : i == 1 ? "Arabic in English"
                  : i == 2 ? "English in Arabic"
                           : "Arabic");
        alarm.words = right_to_left ? &arabic : NULL;
        alarm_compose(&f, &alarm, 1778, 1000);
        const struct item *text = fixture_item(&f.scene, "title.emergency");
        int left = text->line_width ? text->line_x : text->box.x;
        int end = left + (text->line_width ? text->line_width : text->box.width);
        if (arabic_text)
            CHECK_INT(end, right_to_left ? 1778 - 90 : 1778 - 50);
        else
            CHECK_INT(left, right_to_left ? 50 : 90);
        fixture_layout_finish(&f);
    }
}

int main(void)
{
    test_directions();
    test_kinds();
    test_themes();
    test_places();
    test_long();
    return check_done();
}

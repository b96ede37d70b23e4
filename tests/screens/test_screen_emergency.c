#include "screens/alarm_fixture.h"

static const struct {
    const char *label;
    struct alarm alarm;
    const char *kind, *name_role;
} rows[] = {
    {"a fire", {EMERGENCY_FIRE, false, false, ROLE_DOOR, 0, NULL, false, NULL, NULL}, "Fire", "room"},
    {"its second text",
     {EMERGENCY_EVACUATION, false, false, ROLE_DOOR, 1, NULL, false, NULL, NULL},
     "Evacuation",
     "room"},
    {"its third text",
     {EMERGENCY_MEDICAL, false, false, ROLE_DOOR, 2, NULL, false, NULL, NULL},
     "Medical emergency",
     "room"},
    {"its fourth text",
     {EMERGENCY_SHELTER, false, false, ROLE_DOOR, 3, NULL, false, NULL, NULL},
     "Take shelter",
     "room"},
    {"by an untrusted clock",
     {EMERGENCY_FIRE, false, false, ROLE_DOOR, 0, NULL, true, NULL, NULL},
     "Fire",
     "room"},
    {"of another kind",
     {EMERGENCY_CUSTOM, false, false, ROLE_HALLWAY, 0, NULL, false, NULL, NULL},
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

/* A plan stands beside the text, or under it; no word is covered, and each text is as large as one may be
 * that is read in passing. */
static void test_plan(void)
{
    unsigned shown = 0;
    for (uint32_t turn = 0; turn < 4; turn++) {
        for (size_t s = 0; s < ALARM_SIZE_COUNT; s++) {
            struct fixture_layout f;
            char label[100];
            snprintf(label, sizeof label, "a plan with text %u on %dx%d", (unsigned)turn, alarm_sizes[s][0],
                     alarm_sizes[s][1]);
            check_row(label);
            const struct alarm alarm = {
                .kind = EMERGENCY_FIRE, .role = ROLE_DOOR, .turn = turn, .picture = "plan.png"};
            alarm_compose(&f, &alarm, alarm_sizes[s][0], alarm_sizes[s][1]);
            const struct item *plan = fixture_item(&f.scene, "picture.emergency");
            if (s < 2)
                CHECK(plan != NULL);
            for (uint32_t n = 0; plan && n < f.scene.count; n++) {
                const struct item *item = &f.scene.items[n];
                if (item == plan)
                    continue;
                CHECK(!box_overlaps(item->box, plan->box));
                if (strcmp(item->role, "title.emergency") == 0)
                    CHECK(item->size_px * 1000 >= 45 * f.layout.side);
            }
            shown += plan != NULL;
            if (plan && s == 0)
                CHECK(plan->box.x > 1920 / 2 && plan->box.x + plan->box.width <= 1920);
            if (plan && s == 1)
                CHECK(plan->box.y > 1920 / 2 && plan->box.y + plan->box.height <= 1920);
            fixture_layout_finish(&f);
        }
    }
    CHECK(shown >= 16);
    check_row("a plan stays where it is when the texts take turns, and has the display's file");
    struct box places[4];
    for (uint32_t turn = 0; turn < 4; turn++) {
        struct fixture_layout f;
        const struct alarm alarm = {.role = ROLE_HALLWAY, .turn = turn, .picture = "plan.png"};
        alarm_compose(&f, &alarm, 1920, 1080);
        const struct item *plan = fixture_item(&f.scene, "picture.emergency");
        if (CHECK(plan != NULL)) {
            places[turn] = plan->box;
            CHECK(plan->kind == ITEM_PICTURE && plan->fit == PICTURE_CONTAIN && plan->length == 8);
            CHECK(memcmp(&places[turn], &places[0], sizeof *places) == 0);
        }
        fixture_layout_finish(&f);
    }
    check_row("none in a test, nor once it is over");
    for (int over = 0; over < 2; over++) {
        struct fixture_layout f;
        const struct alarm alarm = {.role = ROLE_DOOR, .test = !over, .lifted = over, .picture = "plan.png"};
        alarm_compose(&f, &alarm, 1920, 1080);
        CHECK(fixture_item(&f.scene, "picture.emergency") == NULL);
        fixture_layout_finish(&f);
    }
    check_row("a long text has the whole width: words go first");
    static char words[1000];
    for (size_t i = 0; i + 11 < sizeof words; i += 10)
        memcpy(words + i, "somewhere ", 11);
    const char *usual = alarm_texts[3].text;
    alarm_texts[3].text = words;
    struct fixture_layout f;
    alarm_compose(&f, &(struct alarm){.role = ROLE_DOOR, .picture = "plan.png"}, 1920, 1080);
    CHECK(fixture_item(&f.scene, "picture.emergency") == NULL);
    fixture_layout_finish(&f);
    alarm_texts[3].text = usual;
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
    return item->baseline - text_em(item->size_px, 730);
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
    double sizes[2];
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
    test_plan();
    test_themes();
    test_places();
    test_long();
    return check_done();
}

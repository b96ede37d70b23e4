#include "screens/screen_rows.h"

#include "check.h"

static struct label_variant texts[][2] = {
    {{"en", "Leave by the nearest exit"}, {"de", "Bitte verlassen Sie das Haus"}},
    {{"", "The quay is on fire: walk to the car park behind the lighthouse, leave your luggage, keep the "
          "road free, and wait "
          "there until somebody in a yellow vest has counted you and told you that you may go back"}},
};

static const struct {
    const char *label;
    enum emergency_kind kind;
    struct label text;
    bool test;
    const char *at, *lifted;
    enum display_role role;
    const char *badges, *said, *advice, *name_role;
    uint32_t turn; /* of its texts */
} rows[] = {
    {"a fire",
     EMERGENCY_FIRE,
     {2, texts[0]},
     false,
     "12T10:42",
     NULL,
     ROLE_DOOR,
     "FIRE",
     "Leave by the nearest exit",
     "",
     "room",
     0},
    {"its second text",
     EMERGENCY_EVACUATION,
     {2, texts[0]},
     false,
     "12T10:42",
     NULL,
     ROLE_DOOR,
     "EVACUATION",
     "Bitte verlassen Sie das Haus",
     "",
     "room",
     1},
    {"a test",
     EMERGENCY_SHELTER,
     {1, texts[0]},
     true,
     "12T10:42",
     NULL,
     ROLE_HALLWAY,
     "TEST TAKE SHELTER",
     "Leave by the nearest exit",
     "This is only a test. You need do nothing.",
     "event",
     0},
    {"a long text",
     EMERGENCY_CUSTOM,
     {1, texts[1]},
     false,
     "12T10:42",
     NULL,
     ROLE_DOOR,
     "EMERGENCY",
     "The quay is on fire: walk to the car park behind the lighthouse, leave your luggage, keep the road "
     "free, and wait "
     "there until somebody in a yellow vest has counted you and told you that you may go back",
     "",
     "room",
     0},
    {"over",
     EMERGENCY_MEDICAL,
     {1, texts[0]},
     false,
     "12T10:42",
     "12T10:41",
     ROLE_DOOR,
     "MEDICAL EMERGENCY",
     "The emergency is over",
     "",
     "room",
     0},
    {"a test is over",
     EMERGENCY_FIRE,
     {1, texts[0]},
     true,
     "12T10:42",
     "12T10:41",
     ROLE_HALLWAY,
     "TEST FIRE",
     "The test is over",
     "",
     "event",
     0},
};

int main(void)
{
    static const int sizes[][2] = {{1920, 1080}, {1080, 1920}, {800, 480}, {480, 320}, {320, 480}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
            char label[100];
            snprintf(label, sizeof label, "%s on %dx%d", rows[i].label, sizes[s][0], sizes[s][1]);
            check_row(label);
            struct live_emergency emergency = {.kind = rows[i].kind,
                                               .text = rows[i].text,
                                               .everywhere = true,
                                               .until = INSTANT_NEVER,
                                               .test = rows[i].test,
                                               .raised = fixture_instant("12T10:00"),
                                               .lifted = rows[i].lifted ? fixture_instant(rows[i].lifted)
                                                                        : INSTANT_NONE};
            struct live live = {.issued = INSTANT_NONE, .emergency = &emergency};
            struct fixture_view wanted = {.role = rows[i].role,
                                          .room = "A",
                                          .at = rows[i].at,
                                          .station = fixture_running,
                                          .live = &live};
            struct fixture_layout f;
            fixture_layout_init(&f, &harbour_event, &wanted, sizes[s][0], sizes[s][1]);
            CHECK_STR(view_kind_name(f.layout.view->kind), "emergency");
            struct view view = *f.layout.view;
            view.emergency.text = rows[i].turn;
            fixture_compose(&view, &fixture_metrics, sizes[s][0], sizes[s][1], &f.arena, &f.scene);
            CHECK_INT(scene_check(&f.scene, NULL), 0);
            CHECK_STR(fixture_text(&f.scene, "badge.emergency", " ", &f.arena), rows[i].badges);
            CHECK_STR(fixture_text(&f.scene, "title.emergency", " ", &f.arena), rows[i].said);
            CHECK_STR(fixture_text(&f.scene, "emergency.test", " ", &f.arena), rows[i].advice);
            CHECK(*fixture_text(&f.scene, rows[i].name_role, " ", &f.arena) != '\0');
            bool alarm = f.scene.background.red == f.style.theme->alarm.red &&
                         f.scene.background.green == f.style.theme->alarm.green;
            CHECK_INT(alarm, rows[i].lifted == NULL);
            fixture_layout_finish(&f);
        }
    }
    return check_done();
}

#include "screens/screen_rows.h"

#include "check.h"

#define RUNNING                                                                                              \
    {                                                                                                        \
        STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE                  \
    }

static const struct screen_row rows[] = {
    {"before the event",
     {.role = ROLE_HALLWAY, .page = PAGE_OVERVIEW, .at = "10T10:00", .station = RUNNING},
     VIEW_BEFORE,
     {{"message", "Opens Thu 12 Jun"},
      {"message.time", "09:00"},
      {"title.event", "Harbour Systems Days 2025"},
      {"label.first", "Next"},
      {"time.first", "09:00"},
      {"title.first", "Opening of the harbour"},
      {"where.first", "Hall Alder   +1 more"}}},
    {"before the event, at a door",
     {.role = ROLE_DOOR, .room = "B", .at = "10T10:00", .station = RUNNING},
     VIEW_DOOR,
     {{"message", "Opens Thu 12 Jun"},
      {"message.time", "09:00"},
      {"room", "Hall Birch"},
      {"label.first", "First here"},
      {"time.first", "10:00"},
      {"title.first", "Splicing rope for beginners"},
      {"where.first", ""}}},
    {"at a door whose first session is on a later day",
     {.role = ROLE_DOOR, .room = "E", .at = "10T10:00", .station = RUNNING},
     VIEW_DOOR,
     {{"message", "Opens Thu 12 Jun"},
      {"label.first", "First here Fri 13 Jun"},
      {"time.first", "20:00"},
      {"title.first", "Night watch"}}},
    {"at a door whose first session is on the day after the event's first",
     {.role = ROLE_DOOR, .room = "E", .at = "12T07:00", .station = RUNNING},
     VIEW_DOOR,
     {{"message", "Opens Thu 12 Jun"}, {"label.first", "First here tomorrow, Fri 13 Jun"}}},
    {"between the days",
     {.role = ROLE_HALLWAY, .page = PAGE_OVERVIEW, .at = "12T22:00", .station = RUNNING},
     VIEW_BETWEEN,
     {{"message", "That’s all for today"},
      {"label.first", "Tomorrow, Fri 13 Jun"},
      {"time.first", "09:30"},
      {"title.first", "Second tide"},
      {"where.first", "Hall Alder   +1 more"}}},
    {"after the event",
     {.role = ROLE_HALLWAY, .page = PAGE_OVERVIEW, .at = "15T10:00", .station = RUNNING},
     VIEW_AFTER,
     {{"message", "Thank you for coming"},
      {"title.event", "Harbour Systems Days 2025"},
      {"date.event", "Thu 12 Jun – Fri 13 Jun"},
      {"time.first", ""}}},
    {"after the event, at a door",
     {.role = ROLE_DOOR, .room = "A", .at = "15T10:00", .station = RUNNING},
     VIEW_DOOR,
     {{"message", "Thank you for coming"},
      {"room", "Hall Alder"},
      {"date.event", "Thu 12 Jun – Fri 13 Jun"}}},
};

static void test_no_sessions(void)
{
    static const struct fixture_event event = {.sessions = harbour,
                                               .count = 0,
                                               .title = "An event to be",
                                               .short_title = "",
                                               .room_names = {"Hall A"}};
    static const struct fixture_view view = {
        .role = ROLE_HALLWAY, .page = PAGE_OVERVIEW, .at = "12T10:00", .station = RUNNING};
    struct fixture_layout f;
    check_row("no sessions");
    fixture_layout_init(&f, &event, &view, 1920, 1080);
    CHECK_STR(view_kind_name(f.layout.view->kind), "no-sessions");
    fixture_compose(f.layout.view, &fixture_metrics, 1920, 1080, &f.arena, &f.scene);
    CHECK_STR(fixture_text(&f.scene, "title.event", " ", &f.arena), "An event to be");
    CHECK_STR(fixture_text(&f.scene, "message", " ", &f.arena), "The program has no sessions yet");
    fixture_layout_finish(&f);
}

/* Last year's program gets no farewell: what is wrong with it stands there. */
static void test_over(void)
{
    static const struct fixture_view view = {
        .role = ROLE_HALLWAY, .page = PAGE_OVERVIEW, .at = "20T10:42", .station = RUNNING};
    struct fixture_layout f;
    check_row("a program that was over when it came");
    fixture_layout_init(&f, &harbour_event, &view, 1920, 1080);
    struct view told = *f.layout.view;
    CHECK_STR(view_kind_name(told.kind), "after");
    told.over = "This schedule ended on 13 June 2025";
    fixture_compose(&told, &fixture_metrics, 1920, 1080, &f.arena, &f.scene);
    CHECK_STR(fixture_text(&f.scene, "message", " ", &f.arena), told.over);
    fixture_layout_finish(&f);
}

static int cap_top(const struct item *item)
{
    return item->baseline - text_em(item->size_px, 730);
}

/* Places of the drawings, in u. */
static void test_places(void)
{
    struct fixture_layout f;
    struct fixture_view view = {.role = ROLE_DOOR, .room = "A", .at = "10T10:00", .station = RUNNING};
    check_row("places, before");
    fixture_layout_init(&f, &harbour_event, &view, 1778, 1000);
    fixture_compose(f.layout.view, &fixture_metrics, 1778, 1000, &f.arena, &f.scene);
    const struct item *rails = fixture_item(&f.scene, "field.rail"), *foot = fixture_item(&f.scene, "foot");
    CHECK(rails && rails->box.y == 130 && rails->box.height == 22 && rails->box.width == 1778);
    CHECK(foot->box.y == 800 && foot->box.height == 200);
    const struct item *time = fixture_item(&f.scene, "message.time");
    CHECK(time->size_px == 148 && abs(time->box.x + time->box.width - 1728) <= 4);
    const struct item *name = fixture_item(&f.scene, "title.event");
    CHECK(name->box.x == 90 && name->size_px == 148 && abs(cap_top(name) - 438) <= 4);
    CHECK(fixture_item(&f.scene, "title.first")->box.x == 390);
    fixture_layout_finish(&f);
    check_row("places, after");
    view.at = "15T10:00";
    fixture_layout_init(&f, &harbour_event, &view, 1778, 1000);
    fixture_compose(f.layout.view, &fixture_metrics, 1778, 1000, &f.arena, &f.scene);
    CHECK_INT(fixture_count(&f.scene, "field.slat"), 5);
    CHECK_INT(fixture_item(&f.scene, "date.event")->baseline, 940);
    CHECK(abs(fixture_item(&f.scene, "title.event")->baseline - 857) <= 4);
    CHECK(abs(cap_top(fixture_item(&f.scene, "message")) - 452) <= 4);
    fixture_layout_finish(&f);
}

/* All panels, with the longest names. */
static void test_hostile(void)
{
    static const char *const times[] = {"10T10:00", "12T22:00", "15T10:00"};
    static const int sizes[][2] = {{1920, 1080}, {1080, 1920}, {480, 320}, {320, 480}, {3840, 2160}};
    for (size_t i = 0; i < 3 * (sizeof sizes / sizeof *sizes); i++) {
        struct fixture_layout f;
        struct fixture_view view = {
            .role = ROLE_HALLWAY, .page = PAGE_OVERVIEW, .at = times[i % 3], .station = RUNNING};
        const int *size = sizes[i / 3];
        char label[60];
        snprintf(label, sizeof label, "hostile at %s on %dx%d", times[i % 3], size[0], size[1]);
        check_row(label);
        fixture_layout_init(&f, &hostile_event, &view, size[0], size[1]);
        fixture_compose(f.layout.view, &fixture_metrics, size[0], size[1], &f.arena, &f.scene);
        struct str_builder faults = {.arena = &f.arena};
        if (!CHECK_INT(scene_check(&f.scene, &faults), 0))
            printf("%s", faults.text);
        fixture_layout_finish(&f);
    }
}

/* A notice is told at a door all the same, and takes no room from what it must not. */
static void test_notice(void)
{
    static struct label_variant said[] = {{"en", "The doors open half an hour later"}};
    struct live_notice notice = {.id = "n",
                                 .level = NOTICE_WARNING,
                                 .text = {1, said},
                                 .everywhere = true,
                                 .made = INSTANT_NONE,
                                 .start = INSTANT_NONE,
                                 .end = INSTANT_NONE};
    struct live live = {.issued = INSTANT_NONE, .notice_count = 1, .notices = &notice};
    static const int sizes[][2] = {{1778, 1000}, {1000, 1778}, {480, 320}};
    for (size_t i = 0; i < 2 * (sizeof sizes / sizeof *sizes); i++) {
        struct fixture_view view = {.role = ROLE_DOOR,
                                    .room = "A",
                                    .at = i % 2 ? "15T10:00" : "10T10:00",
                                    .station = RUNNING,
                                    .live = &live};
        struct fixture_layout f;
        check_row("a notice");
        fixture_layout_init(&f, &harbour_event, &view, sizes[i / 2][0], sizes[i / 2][1]);
        fixture_compose(f.layout.view, &fixture_metrics, sizes[i / 2][0], sizes[i / 2][1], &f.arena,
                        &f.scene);
        CHECK(fixture_says(&f.scene, "The doors open"));
        CHECK(fixture_count(&f.scene, "title.event") > 0 && fixture_count(&f.scene, "message") > 0);
        struct str_builder faults = {.arena = &f.arena};
        if (!CHECK_INT(scene_check(&f.scene, &faults), 0))
            printf("%s", faults.text);
        fixture_layout_finish(&f);
    }
}

int main(void)
{
    test_notice();
    check_screen_rows(rows, sizeof rows / sizeof *rows);
    test_no_sessions();
    test_over();
    test_places();
    test_hostile();
    return check_done();
}

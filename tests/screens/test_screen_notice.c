#include "screens/screen_rows.h"

#include "check.h"
#include "names.h"

static struct label_variant texts[][2] = {
    {{"en", "Lunch is in the boathouse"}, {"de", "Mittagessen im Bootshaus"}},
    {{"", "The slipway is wet: please use the ramp beside the crane, and hold on to children and laptops"}},
};

static const struct {
    const char *label;
    enum notice_level level;
    struct label text;
    uint32_t room_count;
    const char *start, *end;
    const char *badge, *said, *when;
} rows[] = {
    {"everywhere, no end",
     NOTICE_INFO,
     {2, texts[0]},
     0,
     NULL,
     NULL,
     "Notice",
     "Lunch is in the boathouse",
     ""},
    {"a span",
     NOTICE_INFO,
     {2, texts[0]},
     0,
     "12T10:00",
     "12T13:00",
     "Notice",
     "Lunch is in the boathouse",
     "10:00 – 13:00"},
    {"an end alone",
     NOTICE_WARNING,
     {1, texts[1]},
     0,
     NULL,
     "12T13:00",
     "Important",
     "The slipway is wet: please use the ramp beside the crane, and hold on to children and laptops",
     "until 13:00"},
    {"an end on another day",
     NOTICE_INFO,
     {2, texts[0]},
     0,
     NULL,
     "13T13:00",
     "Notice",
     "Lunch is in the boathouse",
     "until tomorrow 13:00"},
    {"an end on a later day",
     NOTICE_INFO,
     {2, texts[0]},
     0,
     NULL,
     "14T13:00",
     "Notice",
     "Lunch is in the boathouse",
     "until Sat 13:00"},
};

int main(void)
{
    static const int sizes[][2] = {{1920, 1080}, {1080, 1920}, {800, 480}, {480, 320}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
            char label[100];
            snprintf(label, sizeof label, "%s on %dx%d", rows[i].label, sizes[s][0], sizes[s][1]);
            check_row(label);
            struct live_notice notice = {.made = INSTANT_NONE,
                                         .id = "n",
                                         .level = rows[i].level,
                                         .text = rows[i].text,
                                         .everywhere = true,
                                         .start =
                                             rows[i].start ? fixture_instant(rows[i].start) : INSTANT_NONE,
                                         .end = rows[i].end ? fixture_instant(rows[i].end) : INSTANT_NONE};
            struct live live = {.issued = INSTANT_NONE, .notice_count = 1, .notices = &notice};
            struct fixture_view wanted = {.role = ROLE_HALLWAY,
                                          .page = PAGE_NOTICE,
                                          .at = "12T10:42",
                                          .station = fixture_running,
                                          .live = &live};
            struct fixture_layout f;
            fixture_layout_init(&f, &harbour_event, &wanted, sizes[s][0], sizes[s][1]);
            CHECK_STR(view_kind_name(f.layout.view->kind), "notice");
            fixture_compose(f.layout.view, &fixture_metrics, sizes[s][0], sizes[s][1], &f.arena, &f.scene);
            CHECK_INT(scene_check(&f.scene, NULL), 0);
            CHECK_STR(fixture_text(&f.scene, "badge.notice", "", &f.arena), rows[i].badge);
            CHECK_STR(fixture_text(&f.scene, "title.notice", " ", &f.arena), rows[i].said);
            CHECK_STR(fixture_text(&f.scene, "notice.when", " ", &f.arena), rows[i].when);
            fixture_layout_finish(&f);
        }
    }
    check_row("rooms, of which one is not there");
    const char *rooms[] = {"A", "a room that there is not"};
    struct live_notice notice = {.made = INSTANT_NONE,
                                 .id = "n",
                                 .text = {2, texts[0]},
                                 .room_count = 2,
                                 .rooms = rooms_called(rooms, 2),
                                 .start = INSTANT_NONE,
                                 .end = INSTANT_NONE};
    struct live live = {.issued = INSTANT_NONE, .notice_count = 1, .notices = &notice};
    struct fixture_view wanted = {.role = ROLE_HALLWAY,
                                  .page = PAGE_NOTICE,
                                  .at = "12T10:42",
                                  .station = fixture_running,
                                  .live = &live};
    struct fixture_layout f;
    fixture_layout_init(&f, &harbour_event, &wanted, 1920, 1080);
    const struct program *program = f.layout.view->program;
    rooms[0] = program->rooms[0].id;
    notice.rooms = rooms_called(rooms, 2);
    fixture_compose(f.layout.view, &fixture_metrics, 1920, 1080, &f.arena, &f.scene);
    CHECK_STR(fixture_text(&f.scene, "notice.when", " ", &f.arena), label_text(program->rooms[0].name, ""));
    fixture_layout_finish(&f);
    return check_done();
}

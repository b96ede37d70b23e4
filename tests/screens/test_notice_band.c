#include "screens/screen_rows.h"

#include "check.h"

#include "screens/notice_band.h"

static const int sizes[][2] = {{1920, 1080}, {1080, 1920}, {800, 480}, {480, 320}};
#define SIZES (sizeof sizes / sizeof *sizes)

static struct label_variant texts[][1] = {
    {{"", "Lunch is in the boathouse"}},
    {{"", "The slipway is wet: please use the ramp beside the crane, and hold on to children and laptops"}},
    {{"", "Keys were found"}},
    {{"", "The ferry of half past five leaves from the other pier today, ten minutes earlier than planned"}},
};
static const struct live_notice notices[] = {
    {.id = "lunch", .text = {1, texts[0]}, .everywhere = true, .start = {INT64_MIN}, .end = {INT64_MIN}},
    {.id = "wet",
     .level = NOTICE_WARNING,
     .text = {1, texts[1]},
     .everywhere = true,
     .start = {INT64_MIN},
     .end = {INT64_MIN}},
    {.id = "keys", .text = {1, texts[2]}, .everywhere = true, .start = {INT64_MIN}, .end = {INT64_MIN}},
    {.id = "ferry", .text = {1, texts[3]}, .everywhere = true, .start = {INT64_MIN}, .end = {INT64_MIN}},
};

static const struct fixture_view door = {
    .role = ROLE_DOOR,
    .room = "A",
    .at = "12T10:42",
    .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};

/* A door with the first `count` notices, at a minute; what of them it says is in `ret`, in the caller's
 * buffer. */
static void say(uint32_t count, const char *at, size_t size, char *ret, size_t most)
{
    struct fixture_layout f;
    struct fixture_view wanted = door;
    struct live live = {.issued = INSTANT_NONE, .notice_count = count, .notices = notices};
    wanted.at = at;
    wanted.live = &live;
    fixture_layout_init(&f, &harbour_event, &wanted, sizes[size][0], sizes[size][1]);
    fixture_compose(f.layout.view, &fixture_metrics, sizes[size][0], sizes[size][1], &f.arena, &f.scene);
    CHECK_INT(scene_check(&f.scene, NULL), 0);
    snprintf(ret, most, "%s", fixture_text(&f.scene, "notice", " ", &f.arena));
    /* What the room does is still there. */
    CHECK(fixture_item(&f.scene, "title.now"));
    CHECK((fixture_item(&f.scene, "band.notice") != NULL) == (count > 0));
    fixture_layout_finish(&f);
}

int main(void)
{
    static char text[1000];
    for (size_t i = 0; i < SIZES; i++) {
        char label[60];
        snprintf(label, sizeof label, "%dx%d", sizes[i][0], sizes[i][1]);
        check_row(label);
        say(0, "12T10:42", i, text, sizeof text);
        CHECK_STR(text, "");
        say(1, "12T10:42", i, text, sizeof text);
        CHECK_STR(text, texts[0][0].text);
        /* Each of many gets its turn, and what is shown is whole. */
        bool seen[4] = {false};
        for (int minute = 30; minute < 50; minute++) {
            char at[20];
            snprintf(at, sizeof at, "12T10:%d", minute);
            say(4, at, i, text, sizeof text);
            for (size_t n = 0; n < 4; n++)
                seen[n] = seen[n] || strstr(text, texts[n][0].text);
        }
        for (size_t n = 0; n < 4; n++)
            CHECK(seen[n]);
    }
    return check_done();
}

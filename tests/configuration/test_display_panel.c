#include "configuration/display_panel.h"

#include "json/tree.h"

#include "reading_check.h"

#define MODE_TEXT                                                                                            \
    "x.panel.mode: must be width and height in pixels such as 1920x1080, or with a rate 1920x1080@50 (160 "  \
    "to 8192 pixels each, 24 to 240 pictures a second), is "

static bool read_panel(const char *text, struct panel_config *panel, struct err *reterr)
{
    static const struct json_path at = {NULL, "x", 0};
    const cJSON *top = NULL;
    struct json_notes notes = {.issues = &check_issues, .scratch = &check_arena};
    issue_list_init(&check_issues, &check_arena);
    return CHECK(json_parse(text, strlen(text), JSON_NATIVE, &check_arena, &top, reterr)) &&
           display_panel_read(&at, top, &notes, panel, reterr);
}

static void test_mode(void)
{
    static const struct {
        const char *mode;
        int width, height, rate; /* width 0: refused */
    } rows[] = {
        {"1920x1080", 1920, 1080, 0},
        {"1920x1080@50", 1920, 1080, 50},
        {"0800x0480@060", 800, 480, 60},
        {"160x8192@24", 160, 8192, 24},
        {"8192x160@240", 8192, 160, 240},
        {"1080p", 0, 0, 0},
        {"1920x", 0, 0, 0},
        {"1920", 0, 0, 0},
        {"x1080", 0, 0, 0},
        {"1x1x1", 0, 0, 0},
        {"1920x1080x60", 0, 0, 0},
        {"1920 x 1080", 0, 0, 0},
        {"1920x1080@", 0, 0, 0},
        {"1920x1080@60Hz", 0, 0, 0},
        {"1920x1080@59.94", 0, 0, 0},
        {"1920x1080@-60", 0, 0, 0},
        {"1920x1080@23", 0, 0, 0},
        {"1920x1080@241", 0, 0, 0},
        {"1920x1080@0", 0, 0, 0},
        {"1920x1080@999999999999", 0, 0, 0},
        {"1920x1080 @60", 0, 0, 0},
        {"159x160", 0, 0, 0},
        {"160x159", 0, 0, 0},
        {"8193x160", 0, 0, 0},
        {"160x8193", 0, 0, 0},
        {"0x1", 0, 0, 0},
        {"99999999999x1", 0, 0, 0},
        {"", 0, 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct panel_config panel = {.rate = 75};
        struct err err = {0};
        char text[80], expected[400];
        check_row(rows[i].mode);
        snprintf(text, sizeof text, "{\"mode\":\"%s\"}", rows[i].mode);
        bool ok = read_panel(text, &panel, &err);
        CHECK_INT(ok, rows[i].width > 0);
        if (ok) {
            CHECK_INT(panel.width, rows[i].width);
            CHECK_INT(panel.height, rows[i].height);
            CHECK_INT(panel.rate, rows[i].rate); /* that of before goes with the mode of before */
            CHECK(panel.is_mode_given);
        } else {
            snprintf(expected, sizeof expected, MODE_TEXT "\"%s\"", rows[i].mode);
            CHECK_STR(check_error_text(&err), expected);
            CHECK(!panel.is_mode_given);
        }
    }
    check_row("");
}

static void test_members(void)
{
    static const char all[] = "{\"mode\":\"800x480\",\"force\":true,\"rotate\":270,\"overscan\":[1,2,3,4],"
                              "\"diagonal_in\":7,\"viewing_distance_m\":0.5}";
    struct panel_config panel = {.width = 1920, .height = 1080};
    struct err err = {0};
    check_row("all members");
    CHECK(read_panel(all, &panel, &err));
    CHECK_STR(check_error_text(&err), "");
    CHECK_INT(check_issues.count, 0);
    CHECK(panel.width == 800 && panel.height == 480 && panel.is_forced && panel.rotate == 270);
    CHECK(panel.overscan[0] == 1 && panel.overscan[1] == 2 && panel.overscan[2] == 3 &&
          panel.overscan[3] == 4);
    CHECK(panel.diagonal_in == 7.0 && panel.viewing_distance_m == 0.5);
    check_row("what is not given stays");
    CHECK(read_panel("{}", &panel, &err));
    CHECK(panel.width == 800 && panel.is_forced && panel.rotate == 270 && panel.overscan[3] == 4);
    CHECK(panel.is_mode_given && panel.diagonal_in == 7.0);
    check_row("and force can be taken back");
    CHECK(read_panel("{\"force\":false}", &panel, &err));
    CHECK(!panel.is_forced && panel.width == 800);
    check_row("one that is not known");
    CHECK(read_panel("{\"forced\":true}", &panel, &err));
    CHECK(!panel.is_forced);
    CHECK_STR(check_issue(&check_issues, 0),
              "unknown-member x.panel.forced: not known and not read; did you mean \"force\"?");
    check_row("");
}

static void test_refused(void)
{
    static const struct {
        const char *text, *error;
    } rows[] = {
        {"[]", "x.panel: must be an object, is a list"},
        {"{\"mode\":1080}", "x.panel.mode: must be a text, is a number"},
        {"{\"force\":\"yes\"}", "x.panel.force: must be true or false, is a text"},
        {"{\"force\":1}", "x.panel.force: must be true or false, is a number"},
        {"{\"rotate\":45}", "x.panel.rotate: must be 0, 90, 180 or 270, is 45"},
        {"{\"overscan\":[1]}", "x.panel.overscan: must be four numbers of pixels: top, right, bottom, left"},
        {"{\"overscan\":[0,0,0,1025]}",
         "x.panel.overscan[3]: must be a whole number from 0 to 1024, is 1025"},
        {"{\"mode\":\"800x480@60\",\"rotate\":90,\"overscan\":[0,161,0,160]}",
         "x.panel.overscan: must leave at least 160 pixels of each side of the picture"},
        {"{\"diagonal_in\":1001}", "x.panel.diagonal_in: must be more than 0 and at most 1000, is 1001"},
        {"{\"viewing_distance_m\":0}",
         "x.panel.viewing_distance_m: must be more than 0 and at most 1000, is 0"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct panel_config panel = {.width = 1920, .height = 1080};
        struct err err = {0};
        check_row(rows[i].text);
        CHECK(!read_panel(rows[i].text, &panel, &err));
        CHECK_STR(check_error_text(&err), rows[i].error);
    }
    check_row("");
}

int main(void)
{
    arena_init(&check_arena, malloc, free);
    test_mode();
    test_members();
    test_refused();
    arena_finish(&check_arena);
    return check_done();
}

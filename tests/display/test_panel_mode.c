#include "display/panel_mode.h"

#include "check.h"

static void test_describe(void)
{
    static const struct {
        const char *label;
        struct board_panel panel;
        const char *text;
    } rows[] = {
        {"all",
         {1920, 1080, 60, "HDMI-A-1", true, "it prefers it", false},
         "HDMI-A-1 1920x1080@60 (it prefers it)"},
        {"no rate",
         {1920, 1080, 0, "HDMI-A-1", true, "it prefers it", false},
         "HDMI-A-1 1920x1080 (it prefers it)"},
        {"no reason", {800, 480, 50, "DSI-1", true, "", false}, "DSI-1 800x480@50"},
        {"a board that gives none", {800, 480, 0, "", true, NULL, false}, "- 800x480"},
        {"no panel", {0, 0, 0, "", true, "", false}, "- 0x0"},
    };
    char text[100];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        panel_mode_describe(&rows[i].panel, text, sizeof text);
        CHECK_STR(text, rows[i].text);
    }
    check_row("no room");
    panel_mode_describe(&rows[0].panel, text, 12);
    CHECK_STR(text, "HDMI-A-1 19");
}

static void test_judge(void)
{
    static const struct {
        const char *label;
        struct board_panel panel;
        struct board_mode wanted;
        const char *text;
    } rows[] = {
        {"it has it", {800, 480, 60, "HDMI-A-1", true, "", false}, {800, 480, 60, 0, false}, ""},
        {"nothing is asked for", {800, 480, 60, "HDMI-A-1", false, "", false}, {0, 0, 0, 90, true}, ""},
        {"no panel", {0, 0, 0, "", false, "", false}, {800, 480, 0, 0, false}, ""},
        {"another size",
         {800, 480, 60, "HDMI-A-1", false, "", false},
         {1024, 600, 0, 0, false},
         "d.json: panel.mode: the panel HDMI-A-1 can't show 1024x600: it has 800x480"},
        {"another rate",
         {800, 480, 60, "HDMI-A-1", false, "", false},
         {800, 480, 50, 0, false},
         "d.json: panel.mode: the panel HDMI-A-1 can't show 800x480@50: it has 800x480@60"},
    };
    char text[160];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        panel_mode_judge(&rows[i].panel, &rows[i].wanted, "d.json", text, sizeof text);
        CHECK_STR(text, rows[i].text);
    }
}

int main(void)
{
    test_describe();
    test_judge();
    return check_done();
}

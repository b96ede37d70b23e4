#include "display/display_log.h"

#include "display/rig.h"

static char *log_text;
static size_t log_size;

static size_t log_seen;

/* What was logged since the last time. */
static const char *log_news(void)
{
    fflush(log_file);
    const char *since = log_text + log_seen;
    log_seen = log_size;
    return since;
}

static const char *board_fault = "";
static const char *mode_why = "";

static void panel_of(struct board *board, struct board_panel *ret)
{
    (void)board;
    *ret = (struct board_panel){.width = 800,
                                .height = 480,
                                .rate = 50,
                                .connector = "HDMI-A-1",
                                .has_wanted_mode = true,
                                .mode_why = mode_why};
}

static const char *fault_of(struct board *board)
{
    (void)board;
    return board_fault;
}

/* Each change of state, and each thing refused, is a line, once. */
static void test_log(void)
{
    struct rig rig;
    log_file = open_memstream(&log_text, &log_size);
    spool_copy("program.json", SMALL);
    spool_write("display.json", DOOR_A);
    if (!rig_init(&rig, "2025-03-29 10:20"))
        return;
    struct board_ops ops = *rig.board->ops;
    ops.fault = fault_of;
    rig.board->ops = &ops;
    check_row("the beginning");
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(log_news(), "<5>program: \"Small Conf\", revision \"\", 8 sessions\n"
                          "<5>door-a: door, program, clock trusted, fault none, panel - 800x480\n");
    check_row("nothing new");
    for (int i = 0; i < 100; i++)
        step(&rig, BOARD_EVENT_NONE);
    read_again(&rig);
    CHECK_STR(log_news(), "");
    check_row("refused, once");
    board_headless_set_clock(rig.board, moment(&small, "2025-03-29 10:20").ms, BOARD_CLOCK_TRUSTED);
    spool_write("refusals.txt", "a.json: no\n");
    read_again(&rig);
    read_again(&rig);
    CHECK_STR(log_news(), "<4>a.json: no\n");
    spool_remove("refusals.txt");
    read_again(&rig);
    check_row("the board's fault, and that it is over");
    board_fault = "no light";
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK(status_has("\"fault\": \"no light\"}"));
    step(&rig, BOARD_EVENT_EXPOSE);
    board_fault = "";
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK(status_has("\"fault\": \"\"}"));
    CHECK_STR(log_news(), "<4>door-a: no light\n<5>door-a: the board has no fault any more\n");
    check_row("live data, and an alarm");
    spool_write(
        "live.json",
        "{\"format\": \"nownext-live/1\", \"revision\": 6, \"emergency\": {\"kind\": \"fire\", "
        "\"text\": \"x\", \"raised\": \"2025-03-29T08:00:00Z\", \"until\": \"2025-03-29T18:00:00Z\"}}");
    read_again(&rig);
    check_row("the file is gone, and the alarm is not; then it is taken back");
    spool_remove("live.json");
    read_again(&rig);
    spool_write(
        "live.json",
        "{\"format\": \"nownext-live/1\", \"revision\": 7, \"emergency\": {\"kind\": \"fire\", "
        "\"text\": \"x\", \"raised\": \"2025-03-29T08:00:00Z\", \"until\": \"2025-03-29T08:01:00Z\"}}");
    read_again(&rig);
    spool_remove("live.json");
    read_again(&rig);
    CHECK_STR(log_news(), "<5>live data: revision 6, 0 changes, 0 notices, an emergency\n"
                          "<5>door-a: door, emergency, clock trusted, fault none, panel - 800x480\n"
                          "<5>live data: revision 7, 0 changes, 0 notices, an emergency\n"
                          "<5>door-a: door, program, clock trusted, fault none, panel - 800x480\n");
    check_row("a picture of the cycle that is none: while it is shown, once");
    spool_write("display.json",
                "{\"format\": \"nownext-display/1\", \"name\": \"h\", \"role\": \"hallway\", \"cycle\": "
                "[{\"page\": \"overview\"}, {\"page\": \"picture\", \"file\": \"program.json\"}]}");
    read_again(&rig);
    for (int i = 0; i < 200; i++)
        step(&rig, BOARD_EVENT_NONE);
    CHECK_STR(log_news(), "<5>h: hallway, program, clock trusted, fault none, panel - 800x480\n"
                          "<4>h: program.json: the picture is no PNG, JPEG or SVG\n");
    CHECK(status_has("\"refused\": [\"program.json: the picture is no PNG, JPEG or SVG\"]"));
    check_row("one that nownext-setup has not made");
    spool_write("logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"></svg>");
    spool_write("display.json",
                "{\"format\": \"nownext-display/1\", \"name\": \"h\", \"role\": \"hallway\", \"cycle\": "
                "[{\"page\": \"overview\"}, {\"page\": \"picture\", \"file\": \"logo.svg\"}]}");
    read_again(&rig);
    for (int i = 0; i < 200; i++)
        step(&rig, BOARD_EVENT_NONE);
    CHECK_STR(log_news(), "<4>h: logo.svg: the picture is no PNG: nownext-setup makes one of it\n");
    spool_remove("logo.svg");
    rig_finish(&rig);
    fclose(log_file);
    free(log_text);
    log_file = NULL;
    spool_write("display.json", DOOR_A);
}

/* The panel's mode, and why it is this one. */
static void test_mode(void)
{
    struct rig rig;
    log_file = open_memstream(&log_text, &log_size);
    spool_copy("program.json", SMALL);
    if (!rig_init(&rig, "2025-03-29 10:20"))
        return;
    struct board_ops ops = *rig.board->ops;
    ops.panel = panel_of;
    rig.board->ops = &ops;
    log_seen = 0;
    check_row("a mode, for no reason that is known");
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK(strstr(log_news(), "fault none, panel HDMI-A-1 800x480@50\n"));
    check_row("a reason");
    mode_why = "forced by panel.mode";
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(log_news(), "<5>door-a: door, program, clock trusted, fault none, panel HDMI-A-1 800x480@50 "
                          "(forced by panel.mode)\n");
    check_row("the same once more");
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(log_news(), "");
    rig_finish(&rig);
    fclose(log_file);
    free(log_text);
    log_file = NULL;
}

int main(void)
{
    if (!rig_begin("test_display_log"))
        return CHECK_SKIPPED;
    spool_write("clock-set", "");
    test_log();
    test_mode();
    rig_end();
    return check_done();
}

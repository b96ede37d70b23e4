/*
 * The appliance on a board without a panel: what it shows by what lies in its spool.
 */
#include "display/display.h"

#include <stddef.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "display/pair.h"

/* From an empty card to a running sign, and through what can go wrong. EXPOSE ends a step without time's
 * going on. */
static void test_life(void)
{
    struct rig rig;
    check_row("an empty spool");
    if (!rig_init(&rig, "2025-03-29 10:20"))
        return;
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(shown(&rig), "no-program");
    CHECK_STR(rig.display.outputs[0].config.name, "sign-7");
    CHECK(rig.display.is_ready);

    check_row("a program comes: without settings a hallway, but the clock is not known");
    spool_copy("program.json", SMALL);
    step(&rig, BOARD_EVENT_FILES);
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(shown(&rig), "clock-untrusted");
    check_row("an operator sets it");
    spool_write("clock-set", "");
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(shown(&rig), "overview");

    check_row("settings come");
    spool_write("display.json", DOOR_A);
    step(&rig, BOARD_EVENT_FILES);
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(shown(&rig), "door");
    CHECK_INT(view_of(&rig)->room, 0);
    CHECK_STR(rig.display.outputs[0].config.name, "door-a");

    check_row("settings and a program that are no good change nothing");
    spool_write("display.json", "{\"format\": \"nownext-display/1\", \"role\": \"window\"}");
    spool_write("program.json", "{}");
    step(&rig, BOARD_EVENT_FILES);
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(shown(&rig), "door");
    CHECK_INT(view_of(&rig)->program->session_count, 8);

    check_row("what was refused is said for ten minutes, and these two with it");
    spool_write("refusals.txt", "schedule.json: line 3: a comma is missing\n");
    step(&rig, BOARD_EVENT_FILES);
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_INT(news_count(&rig), 3);
    check_row("also when the clock steps meanwhile");
    const int64_t stepped_ms = moment(&small, "2025-03-29 12:25").ms;
    board_headless_set_clock(rig.board, stepped_ms, BOARD_CLOCK_TRUSTED);
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_INT(news_count(&rig), 3);
    board_headless_set_clock(rig.board, stepped_ms - 3600000, BOARD_CLOCK_TRUSTED);
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_INT(news_count(&rig), 3);
    check_row("and then it is over");
    const int64_t from_ms = rig.board->ops->steady_ms(rig.board);
    int64_t over_ms = 0;
    for (int i = 0; i < 10000 && news_count(&rig) == 3; i++) {
        over_ms = rig.board->ops->steady_ms(rig.board) - from_ms;
        step(&rig, BOARD_EVENT_NONE);
    }
    CHECK_INT(news_count(&rig), 0);
    CHECK_INT(over_ms, 600000);
    check_row("and not once more when the spool is looked at again");
    step(&rig, BOARD_EVENT_FILES);
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_INT(news_count(&rig), 0);
    check_row("nor is a step of the clock a reason to say it again");
    const struct loop_counts *counts = &rig.display.outputs[0].loop.counts;
    const uint64_t scenes = counts->scenes;
    board_headless_set_clock(rig.board, rig.board->ops->now(rig.board) + 1500, BOARD_CLOCK_TRUSTED);
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_INT(counts->scenes, scenes);
    board_headless_set_clock(rig.board, moment(&small, "2025-03-29 10:25").ms, BOARD_CLOCK_TRUSTED);
    step(&rig, BOARD_EVENT_EXPOSE);

    check_row("live data");
    spool_write("live.json",
                "{\"format\": \"nownext-live/1\", \"revision\": 1, \"notices\": [{\"id\": \"wet\", "
                "\"text\": \"The stairs are wet\"}]}");
    step(&rig, BOARD_EVENT_FILES);
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_INT(view_of(&rig)->notices.count, 1);

    check_row("what happened is laid over the program");
    spool_write("live.json",
                "{\"format\": \"nownext-live/1\", \"revision\": 2, \"changes\": [{\"session\": \"1.1\", "
                "\"cancelled\": true}]}");
    step(&rig, BOARD_EVENT_FILES);
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK(view_of(&rig)->program == rig.display.store.folded && rig.display.store.folded->marks);
    CHECK_INT(view_of(&rig)->state.tombstones.count, 1);
    check_row("an emergency is shown before what else comes with it, and that a step later");
    spool_write("live.json",
                "{\"format\": \"nownext-live/1\", \"revision\": 3, \"changes\": [{\"session\": \"1.1\", "
                "\"cancelled\": false}], \"emergency\": {\"kind\": \"fire\", \"text\": \"Fire\", "
                "\"raised\": \"2025-03-29T10:20:00+01:00\"}}");
    const struct program *folded = rig.display.store.folded;
    step(&rig, BOARD_EVENT_FILES);
    CHECK(rig.display.fold_is_due && rig.display.store.folded == folded);
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(shown(&rig), "emergency");
    CHECK(!rig.display.fold_is_due && rig.display.store.folded != folded);
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(shown(&rig), "emergency");
    CHECK(view_of(&rig)->program == rig.display.store.folded);
    CHECK(
        !rig.display.store.folded->sessions[program_find_session(rig.display.store.folded, "1.1")].cancelled);

    check_row("nor does it wait for a program that comes with it");
    folded = rig.display.store.folded;
    spool_write("live.json",
                "{\"format\": \"nownext-live/1\", \"revision\": 4, \"emergency\": {\"kind\": \"fire\", "
                "\"text\": \"Fire\", \"raised\": \"2025-03-29T10:21:00+01:00\"}}");
    spool_copy("program.json", SMALL);
    step(&rig, BOARD_EVENT_FILES);
    CHECK(rig.display.fold_is_due && rig.display.store.folded == folded);
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(shown(&rig), "emergency");
    CHECK(!rig.display.fold_is_due && rig.display.store.folded != folded);
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(shown(&rig), "emergency");
    CHECK(view_of(&rig)->program == rig.display.store.folded);

    check_row("told to end");
    struct err err = {0};
    board_headless_tell(rig.board, BOARD_EVENT_QUIT);
    CHECK(display_run(&rig.display, &err));
    rig_finish(&rig);
    spool_remove("live.json");
    spool_remove("refusals.txt");
}

static void test_bad_start(void)
{
    struct rig rig;
    check_row("settings that were never any good are said to be so");
    spool_write("display.json", "{\"format\": \"nownext-display/1\", \"role\": \"window\"}");
    spool_copy("program.json", SMALL);
    if (!rig_init(&rig, "2025-03-29 10:20"))
        return;
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(shown(&rig), "fault");
    CHECK(view_of(&rig)->fault_text && *view_of(&rig)->fault_text);
    check_row("mended");
    spool_write("display.json", DOOR_A);
    step(&rig, BOARD_EVENT_FILES);
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(shown(&rig), "door");
    rig_finish(&rig);

    check_row("settings that were refused when they were given, and none before them");
    spool_remove("display.json");
    spool_write("refusals.txt", "a.xml: no\n!display.json: line 3: a comma too many\n");
    if (!rig_init(&rig, "2025-03-29 10:20"))
        return;
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(shown(&rig), "fault");
    CHECK_STR(view_of(&rig)->fault_text, "display.json: line 3: a comma too many\na.xml: no");
    check_row("they are so after more than ten minutes, and after another start");
    board_headless_set_clock(rig.board, moment(&small, "2025-03-29 12:20").ms, BOARD_CLOCK_TRUSTED);
    for (int i = 0; i < 30; i++)
        step(&rig, BOARD_EVENT_NONE);
    CHECK_STR(shown(&rig), "fault");
    rig_finish(&rig);
    if (!rig_init(&rig, "2025-03-29 14:20"))
        return;
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(shown(&rig), "fault");
    check_row("good ones come");
    spool_write("display.json", DOOR_A);
    spool_remove("refusals.txt");
    read_again(&rig);
    CHECK_STR(shown(&rig), "door");
    check_row("with good ones, others that are refused later are told and change nothing");
    spool_write("refusals.txt", "!display.json: line 3: a comma too many\n");
    read_again(&rig);
    CHECK_STR(shown(&rig), "door");
    CHECK_STR(view_of(&rig)->news, "display.json: line 3: a comma too many");
    CHECK(!view_of(&rig)->live && view_of(&rig)->notices.count == 0);

    check_row("an unknown room, and what was refused since");
    spool_write("display.json",
                "{\"format\": \"nownext-display/1\", \"role\": \"door\", \"rooms\": [\"hal\"]}");
    read_again(&rig);
    CHECK_STR(shown(&rig), "fault");
    CHECK_STR(view_of(&rig)->fault_text, "hal");
    CHECK_STR(view_of(&rig)->told, "display.json: line 3: a comma too many");
    CHECK(!view_of(&rig)->news);
    spool_write("display.json", DOOR_A);
    rig_finish(&rig);

    check_row("no program, and why");
    spool_remove("program.json");
    spool_write("refusals.txt", "schedule.xml: it is no schedule\n");
    if (!rig_init(&rig, "2025-03-29 10:20"))
        return;
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(shown(&rig), "no-program");
    CHECK_STR(view_of(&rig)->fault_text, "schedule.xml: it is no schedule");
    rig_finish(&rig);
    spool_remove("refusals.txt");
}

#define LIVE_NOTICE(revision, text)                                                                          \
    "{\"format\": \"nownext-live/1\", \"revision\": " revision                                               \
    ", \"notices\": [{\"id\": \"n\", \"text\": \"" text "\"}]}"

/* A line that begins so, once. */
static bool is_refused(const struct rig *rig, const char *line)
{
    const struct refusals *refusals = &rig->display.refusals;
    unsigned count = 0;
    for (uint32_t i = 0; i < refusals->count; i++)
        count += strncmp(refusals->lines[i], line, strlen(line)) == 0;
    for (uint32_t i = 0; count != 1 && i < refusals->count; i++)
        printf("  refused: %s\n", refusals->lines[i]);
    return CHECK_INT(count, 1);
}

/* What the display itself can't take is told where a person sees it: on the screen, and in status.json. */
static void test_refused(void)
{
    struct rig rig;
    check_row("an alarm in live data whose revision was not counted up");
    spool_copy("program.json", SMALL);
    spool_write("display.json", DOOR_A);
    spool_write("live.json", LIVE_NOTICE("5", "The stairs are wet"));
    if (!rig_init(&rig, "2025-03-29 10:20"))
        return;
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_INT(view_of(&rig)->notices.count, 1);
    CHECK_INT(rig.display.refusals.count, 0);
    static const char *const alarms[] = {LIVE_NOTICE("5", "Fire"), LIVE_NOTICE("5", "Fire!")};
    for (int i = 0; i < 2; i++) { /* each anew, though in the same words */
        spool_write("live.json", alarms[i]);
        read_again(&rig);
        is_refused(&rig, "live.json: revision 5 was not counted up: give it 6 or more, or it is not shown");
        CHECK_INT(rig.display.refusals.count, 1);
        CHECK_INT(news_count(&rig), 1);
        CHECK_INT(view_of(&rig)->notices.count, 1);
        for (int j = 0; j < 100 && news_count(&rig) == 1; j++)
            step(&rig, BOARD_EVENT_NONE);
        CHECK_INT(news_count(&rig), 0);
        CHECK_INT(view_of(&rig)->notices.count, 1);
    }
    check_row("the same content again is silent");
    spool_write("live.json", LIVE_NOTICE("5", "The stairs are wet"));
    read_again(&rig);
    CHECK_INT(rig.display.refusals.count, 0);
    CHECK_INT(view_of(&rig)->notices.count, 1);

    check_row("an alarm that is lifted before it is raised is on, and it is said why");
    spool_write("live.json",
                "{\"format\": \"nownext-live/1\", \"revision\": 6, \"emergency\": {\"kind\": \"fire\", "
                "\"text\": \"x\", \"raised\": \"2025-03-29T08:00:00Z\", \"lifted\": "
                "\"2025-03-29T07:00:00Z\"}}");
    read_again(&rig);
    CHECK_STR(shown(&rig), "emergency");
    is_refused(&rig,
               "live.json: emergency.lifted: is before \"raised\": the emergency is taken as not lifted");
    check_row("it is on when its file is gone, and off when its writer says so");
    spool_remove("live.json");
    read_again(&rig);
    CHECK_INT(rig.display.refusals.count, 0);
    CHECK_STR(shown(&rig), "emergency");
    check_row("a revision that does not speak of it leaves it on, and it is said how it ends");
    spool_write("live.json", "{\"format\": \"nownext-live/1\", \"revision\": 7}");
    read_again(&rig);
    is_refused(&rig, "live.json: emergency: revision 7 does not say what became of it: it goes on until its "
                     "end, or until a revision gives it its \"lifted\"");
    CHECK_STR(shown(&rig), "emergency");
    spool_write("live.json",
                "{\"format\": \"nownext-live/1\", \"revision\": 8, \"emergency\": {\"kind\": \"fire\", "
                "\"text\": \"x\", \"raised\": \"2025-03-29T08:00:00Z\", \"lifted\": "
                "\"2025-03-29T08:01:00Z\"}}");
    read_again(&rig);
    CHECK_STR(shown(&rig), "door");
    spool_write("live.json", "{\"format\": \"nownext-live/1\", \"revision\": 9}");
    read_again(&rig);
    CHECK_INT(rig.display.refusals.count, 0);
    CHECK_STR(shown(&rig), "door");
    spool_remove("live.json");

    check_row("a theme that there is not");
    spool_write("display.json",
                "{\"format\": \"nownext-display/1\", \"name\": \"door-a\", \"role\": \"door\", "
                "\"rooms\": [\"hall-a\"], \"theme\": \"pink\"}");
    read_again(&rig);
    is_refused(&rig, "display.json: there is no theme \"pink\"; there are ");
    CHECK_INT(news_count(&rig), 1);
    check_row("a program that is no good, and two files with the same line, each told once");
    spool_write("program.json", "{}");
    spool_write("refusals.txt", "a.json: no\n");
    spool_write("network.txt", "a.json: no\n");
    read_again(&rig);
    is_refused(&rig, "a.json: no");
    is_refused(&rig, "program.json: format: is missing: it must be \"nownext-program/1\"");
    CHECK_INT(rig.display.refusals.count, 3);
    CHECK_INT(news_count(&rig), 3);
    check_row("all mended");
    spool_copy("program.json", SMALL);
    spool_write("display.json", DOOR_A);
    spool_remove("refusals.txt");
    spool_remove("network.txt");
    read_again(&rig);
    CHECK_INT(rig.display.refusals.count, 0);
    CHECK_INT(news_count(&rig), 0);

    check_row("what a stick brought is said, and nothing is refused");
    CHECK_INT(mkdir(spool_path("agent"), 0755), 0);
    spool_write("agent/stick.txt", "+stick: live.json is taken\n");
    read_again(&rig);
    CHECK_INT(rig.display.refusals.count, 0);
    CHECK_STR(view_of(&rig)->news, "stick: live.json is taken");
    check_row("also when the clock steps");
    board_headless_set_clock(rig.board, rig.board->ops->now(rig.board) + 3600000, BOARD_CLOCK_TRUSTED);
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(view_of(&rig)->news, "stick: live.json is taken");
    check_row("for ten minutes, and again with the next stick");
    const int64_t told_ms = rig.display.refusals_steady_ms;
    for (int i = 0; i < 10000 && view_of(&rig)->news; i++)
        step(&rig, BOARD_EVENT_NONE);
    CHECK(!view_of(&rig)->news);
    spool_write("agent/stick.txt", "+stick: live.json is taken\n");
    read_again(&rig);
    CHECK_STR(view_of(&rig)->news, "stick: live.json is taken");
    CHECK(rig.display.refusals_steady_ms >= told_ms + REFUSALS_SHOWN_MS);
    spool_remove("agent/stick.txt");
    spool_remove("agent");
    rig_finish(&rig);
}

#define DOOR_WITHOUT_FADES(more)                                                                             \
    "{\"format\": \"nownext-display/1\", \"name\": \"d\", \"role\": \"door\", \"rooms\": [\"hall-a\"], "     \
    "\"transition\": \"none\"" more "}"
#define ALWAYS_ON DOOR_WITHOUT_FADES("")
#define NIGHTLY DOOR_WITHOUT_FADES(", \"night\": {\"off\": \"21:00\", \"on\": \"07:30\"}")

#define THEME_WITH_LOGO                                                                                      \
    "{\"format\": \"nownext-theme/1\", \"name\": \"ours\", \"logo\": \"none.svg\", \"colors\": {"            \
    "\"ground\": \"#000000\", \"foot\": \"#14171A\", \"ink\": \"#FFFFFF\", \"ink2\": \"#B4B9BE\", "          \
    "\"on\": \"#0A52BE\", \"on_ink\": \"#FFFFFF\", \"done\": \"#FFFFFF\", \"rest\": \"#05295F\", "           \
    "\"soon\": \"#FFC400\", \"soon_ink\": \"#000000\", \"stop\": \"#B5001D\", \"shut\": \"#5C6369\"}}"

static uint8_t *copy_panel(const struct board *board)
{
    struct board_picture picture = board_headless_picture(board);
    size_t size = (size_t)picture.height * (size_t)picture.pitch;
    uint8_t *copy = malloc(size);
    memcpy(copy, picture.pixels, size);
    return copy;
}

static bool panel_is(const struct board *board, const uint8_t *pixels)
{
    struct board_picture picture = board_headless_picture(board);
    return memcmp(picture.pixels, pixels, (size_t)picture.height * (size_t)picture.pitch) == 0;
}

/* Colours and words: what is wrong with them is told, and the program has its say in the language. */
static void test_style(void)
{
    struct rig rig;
    char display[600];
    check_row("a theme whose logo is not there");
    spool_copy("program.json", SMALL);
    spool_write("ours.json", THEME_WITH_LOGO);
    snprintf(display, sizeof display,
             "{\"format\": \"nownext-display/1\", \"name\": \"h\", \"role\": \"hallway\", \"transition\": "
             "\"none\", \"theme\": \"%s\"}",
             spool_path("ours.json"));
    spool_write("display.json", display);
    if (!rig_init(&rig, "2025-03-29 10:20"))
        return;
    const struct display_output *output = &rig.display.outputs[0];
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(output->loop.style.theme->name, "ours");
    is_refused(&rig, "ours.json: none.svg is left out: ");
    spool_write("display.json", ALWAYS_ON);
    spool_remove("ours.json");
    read_again(&rig);
    CHECK_INT(rig.display.refusals.count, 0);

    check_row("a program in another language");
    CHECK_STR(output->loop.style.words->language, "en");
    spool_copy("program.json", "tests/data/native/right-to-left.json");
    read_again(&rig);
    CHECK_STR(output->loop.style.words->language, "ar");
    check_row("words that are no good");
    CHECK_INT(mkdir(spool_path("words"), 0700), 0);
    spool_write("words/ar.json", "{}");
    setenv("NOWNEXT_ASSETS", spool_folder, 1);
    spool_copy("program.json", "tests/data/native/right-to-left.json");
    read_again(&rig);
    is_refused(&rig, "ar.json: ");
    unsetenv("NOWNEXT_ASSETS");
    spool_remove("words/ar.json");
    spool_remove("words");
    spool_copy("program.json", SMALL);
    read_again(&rig);
    CHECK_INT(rig.display.refusals.count, 0);

    check_row("other words of the same length in a notice are drawn");
    spool_write("refusals.txt", "a.json: no\n");
    read_again(&rig);
    read_again(&rig); /* either memory was used */
    uint8_t *before = copy_panel(rig.board);
    spool_write("refusals.txt", "b.json: so\n");
    read_again(&rig);
    CHECK(!panel_is(rig.board, before));
    free(before);
    rig_finish(&rig);
    spool_remove("refusals.txt");
    spool_write("display.json", DOOR_A);
}

static bool has_wanted_mode;

static void panel_of(struct board *board, struct board_panel *ret)
{
    (void)board;
    *ret = (struct board_panel){.width = 800,
                                .height = 480,
                                .rate = 60,
                                .connector = "HDMI-A-1",
                                .has_wanted_mode = has_wanted_mode,
                                .mode_why = has_wanted_mode ? "it can" : "it can't"};
}

static struct board_mode mode_set;

static bool set_mode_of(struct board *board, const struct board_mode *mode, struct err *reterr)
{
    (void)board, (void)reterr;
    mode_set = *mode;
    return true;
}

#define DOOR_WITH_PANEL(members)                                                                             \
    "{\"format\": \"nownext-display/1\", \"name\": \"door-a\", \"role\": \"door\", "                         \
    "\"rooms\": [\"hall-a\"], \"panel\": {" members "}}"

/* A panel that has not the mode that the settings ask for, until another is plugged in. */
static void test_mode(void)
{
    struct rig rig;
    spool_copy("program.json", SMALL);
    spool_write("display.json", DOOR_A);
    if (!rig_init(&rig, "2025-03-29 10:20"))
        return;
    struct board_ops ops = *rig.board->ops;
    ops.panel = panel_of;
    ops.set_mode = set_mode_of;
    rig.board->ops = &ops;
    const struct panel_config *panel = &rig.display.outputs[0].config.panel;
    check_row("a panel without the mode asked for");
    spool_write("display.json",
                "{\"format\": \"nownext-display/1\", \"name\": \"door-a\", \"role\": \"door\", "
                "\"rooms\": [\"hall-a\"], \"panel\": {\"mode\": \"1024x600\"}}");
    read_again(&rig);
    is_refused(&rig, "display.json: panel.mode: the panel HDMI-A-1 can't show 1024x600: it has 800x480");
    CHECK_INT(news_count(&rig), 1);
    CHECK(mode_set.width == 1024 && mode_set.height == 600 && mode_set.rate == 0 && !mode_set.is_forced);
    CHECK(panel->width == 800 && panel->height == 480 && panel->rate == 60);
    CHECK_STR(panel->mode_why, "it can't");
    CHECK(status_has("\"rate\": 60, \"rotate\": 0, \"has_wanted_mode\": false, \"mode_why\": \"it can't\", "
                     "\"is_forced\": false, "));
    check_row("nor the rate");
    spool_write("display.json", DOOR_WITH_PANEL("\"mode\": \"800x480@50\""));
    read_again(&rig);
    is_refused(&rig, "display.json: panel.mode: the panel HDMI-A-1 can't show 800x480@50: it has 800x480@60");
    CHECK_INT(mode_set.rate, 50);
    check_row("a connector that is to be lit whatever is at it, and a rate without a size is none");
    spool_write("display.json", DOOR_WITH_PANEL("\"force\": true"));
    read_again(&rig);
    CHECK(mode_set.width == 0 && mode_set.height == 0 && mode_set.rate == 0 && mode_set.is_forced);
    CHECK_INT(rig.display.refusals.count, 0);
    spool_write("display.json", DOOR_WITH_PANEL("\"mode\": \"1024x600\""));
    read_again(&rig);
    CHECK(!mode_set.is_forced);
    is_refused(&rig, "display.json: panel.mode: the panel HDMI-A-1 can't show 1024x600: it has 800x480");
    check_row("another one has it");
    has_wanted_mode = true;
    step(&rig, BOARD_EVENT_RESIZE);
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_INT(rig.display.refusals.count, 0);
    CHECK_INT(news_count(&rig), 0);
    CHECK_STR(panel->mode_why, "it can");
    rig_finish(&rig);
    spool_write("display.json", DOOR_A);
}

static void no_panel(struct board *board, struct board_panel *ret)
{
    (void)board;
    *ret = (struct board_panel){.connector = "", .has_wanted_mode = true};
}

static bool present_nowhere(struct board *board, const struct board_picture *picture,
                            const struct board_rect *damage, uint32_t damage_count, struct err *reterr)
{
    (void)board, (void)picture, (void)damage, (void)damage_count, (void)reterr;
    return true;
}

/* What is drawn while no panel is there has a usual size, or the one asked for. */
static void test_no_panel(void)
{
    struct rig rig;
    check_row("no panel");
    spool_copy("program.json", SMALL);
    spool_write("display.json", DOOR_A);
    if (!rig_init(&rig, "2025-03-29 10:20"))
        return;
    struct board_ops ops = *rig.board->ops;
    ops.panel = no_panel;
    ops.present = present_nowhere;
    rig.board->ops = &ops;
    const struct screen_style *style = &rig.display.outputs[0].loop.style;
    step(&rig, BOARD_EVENT_RESIZE);
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK(style->width == 1920 && style->height == 1080);
    spool_write("display.json",
                "{\"format\": \"nownext-display/1\", \"name\": \"door-a\", \"role\": \"door\", "
                "\"rooms\": [\"hall-a\"], \"panel\": {\"mode\": \"1024x600\"}}");
    read_again(&rig);
    CHECK(style->width == 1024 && style->height == 600);
    CHECK_INT(rig.display.refusals.count, 0);
    rig_finish(&rig);
    spool_write("display.json", DOOR_A);
}

#define TURNED_DOOR_A                                                                                        \
    "{\"format\": \"nownext-display/1\", \"name\": \"door-a\", \"role\": \"door\", \"rooms\": "              \
    "[\"hall-a\"], "                                                                                         \
    "\"panel\": {\"rotate\": 90}}"

/* A panel that hangs turned, and one in whose place another comes. */
static void test_panel(void)
{
    struct rig rig;
    struct err err = {0};
    spool_copy("program.json", SMALL);
    spool_write("display.json", TURNED_DOOR_A);
    if (!rig_init(&rig, "2025-03-29 10:20"))
        return;
    const struct loop *loop = &rig.display.outputs[0].loop;
    check_row("turned");
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK(loop->style.width == 480 && loop->style.height == 800);
    CHECK_INT(rig.board->counts.pixels_presented, 800 * 480);
    CHECK(status_has("\"width\": 800, \"height\": 480, \"rate\": 0, \"rotate\": 90"));
    check_row("not turned any more");
    spool_write("display.json", DOOR_A);
    read_again(&rig);
    CHECK(loop->style.width == 800 && loop->style.height == 480);
    check_row("another one");
    step(&rig, BOARD_EVENT_KEY); /* nothing is left to present */
    CHECK(rig.board->ops->set_mode(rig.board, &(struct board_mode){.width = 640, .height = 400}, &err));
    step(&rig, BOARD_EVENT_RESIZE);
    uint64_t pixels = rig.board->counts.pixels_presented;
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK(loop->style.width == 640 && loop->style.height == 400);
    CHECK_INT(rig.board->counts.pixels_presented, pixels + 640 * 400);
    const uint64_t scenes = loop->counts.scenes;
    step(&rig, BOARD_EVENT_EXPOSE); /* it was found out once */
    CHECK_INT(loop->counts.scenes, scenes);
    CHECK(status_has("\"width\": 640, \"height\": 400"));
    rig_finish(&rig);
    spool_write("display.json", DOOR_A);
}

#define TWO_DOORS(room)                                                                                      \
    "{\"format\": \"nownext-venue/1\", \"name\": \"v\", \"defaults\": {\"role\": \"door\"}, "                \
    "\"displays\": {\"1000\": {\"rooms\": [\"" room "\"]}, \"2000\": {\"rooms\": [\"hall-b\"]}}}"

static void test_venue(void)
{
    struct rig rig;
    check_row("a venue that has no entry for this board");
    spool_remove("display.json");
    spool_copy("program.json", SMALL);
    spool_write("venue.json", "{\"format\": \"nownext-venue/1\", \"name\": \"v\", \"displays\": {\"1000\": "
                              "{\"name\": \"door-b\", \"role\": \"door\", \"rooms\": [\"hall-b\"]}}}");
    spool_write("board.txt", "serial 999\nmac dc:a6:32:00:00:01\n");
    if (!rig_init(&rig, "2025-03-29 10:20"))
        return;
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(shown(&rig), "fault");
    CHECK_STR(view_of(&rig)->who, "host sign-7, serial 999, MAC dc:a6:32:00:00:01");
    check_row("it is the one");
    spool_write("board.txt", "serial 1000\n");
    spool_write("venue.json", "{\"format\": \"nownext-venue/1\", \"name\": \"v\", \"displays\": {\"1000\": "
                              "{\"name\": \"door-b\", \"role\": \"door\", \"rooms\": [\"hall-b\"]}} }");
    step(&rig, BOARD_EVENT_FILES);
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(shown(&rig), "door");
    CHECK_INT(view_of(&rig)->room, 1);
    check_row("the board is renamed while it runs: its name, then its host's");
    spool_write("board.txt", "name attic\n");
    step(&rig, BOARD_EVENT_FILES);
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(shown(&rig), "fault");
    CHECK_STR(view_of(&rig)->who, "host sign-7, name attic");
    host[5] = '8';
    step(&rig, BOARD_EVENT_FILES);
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(view_of(&rig)->who, "host sign-8, name attic");
    spool_write("board.txt", "serial 1000\n");
    step(&rig, BOARD_EVENT_FILES);
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(shown(&rig), "door");
    host[5] = '7';
    check_row("another entry of the same venue is this board's");
    spool_write("venue.json", TWO_DOORS("attic"));
    read_again(&rig);
    CHECK_INT(view_of(&rig)->room, 2);
    spool_write("board.txt", "serial 2000\n");
    read_again(&rig);
    CHECK_INT(view_of(&rig)->room, 1);
    spool_write("board.txt", "serial 1000\n");
    read_again(&rig);
    CHECK_INT(view_of(&rig)->room, 2);
    check_row("its entry is another");
    spool_write("venue.json", TWO_DOORS("hall-b"));
    read_again(&rig);
    CHECK_INT(view_of(&rig)->room, 1);
    check_row("a display.json goes before the venue's");
    spool_write("display.json", DOOR_A);
    step(&rig, BOARD_EVENT_FILES);
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_INT(view_of(&rig)->room, 0);
    rig_finish(&rig);
    spool_remove("venue.json");
    spool_remove("board.txt");
}

/* A picture that setup has refused, or brings later. */
static void test_pictures(void)
{
    struct rig rig;
    check_row("a picture that is not there has no page, and it is told");
    spool_copy("program.json", SMALL);
    spool_write("display.json", "{\"format\": \"nownext-display/1\", \"name\": \"h\", \"role\": \"hallway\", "
                                "\"transition\": \"none\", \"cycle\": [{\"page\": \"picture\", \"file\": "
                                "\"ad.png\", \"seconds\": 100}, {\"page\": \"overview\", \"seconds\": 20}]}");
    if (!rig_init(&rig, "2025-03-29 10:20"))
        return;
    const struct display_output *output = &rig.display.outputs[0];
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_INT(view_of(&rig)->kind, VIEW_OVERVIEW);
    CHECK_INT(view_of(&rig)->page.count, 1);
    CHECK_STR(output->picture_trouble, "ad.png: is not there: it has no page");
    check_row("it comes");
    spool_write("ad.png", "as good as a picture");
    read_again(&rig);
    CHECK_INT(view_of(&rig)->kind, VIEW_PICTURE);
    CHECK_INT(view_of(&rig)->page.count, 2);
    check_row("and goes");
    spool_remove("ad.png");
    read_again(&rig);
    CHECK_INT(view_of(&rig)->kind, VIEW_OVERVIEW);
    CHECK_STR(output->picture_trouble, "ad.png: is not there: it has no page");
    rig_finish(&rig);
    spool_remove("display.json");

    check_row("the picture of an emergency");
    spool_write("display.json", "{\"format\": \"nownext-display/1\", \"name\": \"d\", \"role\": \"door\", "
                                "\"rooms\": [\"hall-a\"], \"pictures\": [\"plan.png\"]}");
    if (!rig_init(&rig, "2025-03-29 10:20"))
        return;
    output = &rig.display.outputs[0];
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK(display_config_picture(&output->config, "plan.png") == NULL);
    CHECK_STR(output->picture_trouble, "plan.png: is not there: an emergency is shown without it");
    spool_write("plan.png", "as good as a picture");
    read_again(&rig);
    CHECK(display_config_picture(&output->config, "plan.png") != NULL);
    CHECK_STR(output->picture_trouble, "");
    spool_remove("plan.png");
    read_again(&rig);
    CHECK(display_config_picture(&output->config, "plan.png") == NULL);
    rig_finish(&rig);
    spool_remove("display.json");
}

static void test_night(void)
{
    struct rig rig;
    check_row("at night the panel is off");
    spool_copy("program.json", SMALL);
    spool_write("display.json", "{\"format\": \"nownext-display/1\", \"name\": \"h\", \"role\": \"hallway\", "
                                "\"night\": {\"off\": \"21:00\", \"on\": \"07:30\"}}");
    if (!rig_init(&rig, "2025-03-29 22:00"))
        return;
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(shown(&rig), "night");
    CHECK(!board_headless_is_on(rig.board));
    check_row("nothing wakes it up before the morning");
    uint64_t wakeups = rig.board->counts.wakeups;
    step(&rig, BOARD_EVENT_NONE);
    CHECK_INT(rig.board->ops->now(rig.board), moment(&small, "2025-03-30 07:30").ms);
    CHECK_INT(rig.board->counts.wakeups, wakeups + 1);
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK(board_headless_is_on(rig.board));
    check_row("a notice does");
    board_headless_set_clock(rig.board, moment(&small, "2025-03-29 23:00").ms, BOARD_CLOCK_TRUSTED);
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK(!board_headless_is_on(rig.board));
    spool_write("live.json",
                "{\"format\": \"nownext-live/1\", \"revision\": 1, \"notices\": [{\"id\": \"wet\", "
                "\"text\": \"The stairs are wet\"}]}");
    step(&rig, BOARD_EVENT_FILES);
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK(board_headless_is_on(rig.board));
    rig_finish(&rig);
    spool_remove("live.json");
}

/* ---- two panels ---- */

/* Of a file in the spool; 0: there is no such picture. */
static int png_width(const char *name)
{
    unsigned char bytes[24] = {0};
    FILE *file = fopen(spool_path(name), "rb");
    size_t size = file ? fread(bytes, 1, sizeof bytes, file) : 0;
    if (file)
        fclose(file);
    return size == sizeof bytes ? bytes[18] << 8 | bytes[19] : 0;
}

static void test_two(void)
{
    struct pair pair;
    check_row("a venue is for the first panel alone");
    spool_copy("program.json", SMALL);
    spool_remove("display.json");
    spool_write("board.txt", "serial 1000\n");
    spool_write("venue.json", TWO_DOORS("attic"));
    if (!pair_init(&pair, "2025-03-29 10:20"))
        return;
    const struct display_output *outputs = pair.display.outputs;
    CHECK(pair_step(&pair, BOARD_EVENT_EXPOSE, BOARD_EVENT_EXPOSE));
    CHECK_INT(outputs[0].config.role, ROLE_DOOR);
    CHECK_INT(outputs[1].config.role, ROLE_HALLWAY);
    CHECK_INT(outputs[1].loop.view.kind, VIEW_OVERVIEW);
    check_row("settings of the second that are no good are its own fault");
    spool_write("display-2.json", "{}");
    pair_read_again(&pair);
    CHECK_INT(outputs[0].loop.view.station.fault, STATION_FAULT_NONE);
    CHECK_INT(outputs[1].loop.view.station.fault, STATION_FAULT_CONFIG);
    check_row("the second one's settings, and then those of the first");
    spool_write("display-2.json", DOOR_A);
    pair_read_again(&pair);
    CHECK_INT(outputs[1].loop.view.kind, VIEW_DOOR);
    CHECK_INT(outputs[0].loop.view.room, 2);
    CHECK_INT(outputs[1].loop.view.room, 0);
    CHECK_INT(outputs[1].loop.view.station.fault, STATION_FAULT_NONE);
    spool_write("display.json", NIGHTLY);
    pair_read_again(&pair);
    CHECK_STR(outputs[0].config.name, "d");
    CHECK_STR(outputs[1].config.name, "door-a");

    check_row("a picture of each");
    spool_write("frame.request", "");
    pair_read_again(&pair);
    CHECK_INT(png_width("display/frame.png"), 800);
    CHECK_INT(png_width("display/frame-2.png"), 320);

    check_row("the one that is due first is waited on: the second");
    spool_write("display-2.json", ALWAYS_ON);
    pair_read_again(&pair);
    pair_set_clocks(&pair, "2025-03-29 22:00:10");
    CHECK_INT(outputs[0].loop.view.kind, VIEW_NIGHT);
    check_waits(&pair, 0, 50000);
    check_row("the first");
    spool_write("display.json", ALWAYS_ON);
    spool_write("display-2.json", NIGHTLY);
    pair_read_again(&pair);
    pair_set_clocks(&pair, "2025-03-29 22:00:10");
    CHECK_INT(outputs[1].loop.view.kind, VIEW_NIGHT);
    check_waits(&pair, 50000, 0);
    check_row("a fade goes before what the other is due for: the first one's");
    spool_write("display.json", DOOR_A);
    pair_read_again(&pair);
    pair_set_clocks(&pair, "2025-03-29 10:34:59");
    while (outputs[0].loop.transition.shown)
        CHECK(pair_step(&pair, BOARD_EVENT_NONE, BOARD_EVENT_NONE));
    board_headless_set_clock(pair.boards[0], moment(&small, "2025-03-29 10:35").ms, BOARD_CLOCK_TRUSTED);
    CHECK(pair_step(&pair, BOARD_EVENT_EXPOSE, BOARD_EVENT_EXPOSE));
    CHECK(outputs[0].loop.transition.shown && !outputs[1].loop.transition.shown);
    check_waits(&pair, 17, 0);
    check_row("the second one's");
    spool_write("display.json", NIGHTLY);
    spool_write("display-2.json", DOOR_A);
    pair_read_again(&pair);
    pair_set_clocks(&pair, "2025-03-29 10:34:59");
    while (outputs[0].loop.transition.shown || outputs[1].loop.transition.shown)
        CHECK(pair_step(&pair, BOARD_EVENT_NONE, BOARD_EVENT_NONE));
    board_headless_set_clock(pair.boards[1], moment(&small, "2025-03-29 10:35").ms, BOARD_CLOCK_TRUSTED);
    CHECK(pair_step(&pair, BOARD_EVENT_EXPOSE, BOARD_EVENT_EXPOSE));
    CHECK(!outputs[0].loop.transition.shown && outputs[1].loop.transition.shown);
    check_waits(&pair, 0, 17);

    check_row("either may be told to end");
    CHECK(!pair_step(&pair, BOARD_EVENT_EXPOSE, BOARD_EVENT_QUIT));
    CHECK(!pair_step(&pair, BOARD_EVENT_QUIT, BOARD_EVENT_EXPOSE));
    pair_finish(&pair);
    spool_remove("venue.json");
    spool_remove("board.txt");
    spool_remove("display-2.json");
    spool_remove("frame.request");
    spool_write("display.json", DOOR_A);
}

/* ---- a service manager ---- */

enum { WATCHDOG_MS = 30000 };

static int manager_file;

static void manager_open(void)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    char name[60];
    int length = snprintf(name, sizeof name, "@nownext-test-display.%d", (int)getpid());
    memcpy(address.sun_path + 1, name + 1, (size_t)length - 1);
    manager_file = socket(AF_UNIX, SOCK_DGRAM, 0);
    CHECK_INT(bind(manager_file, (struct sockaddr *)&address,
                   (socklen_t)(offsetof(struct sockaddr_un, sun_path) + (size_t)length)),
              0);
    setenv("NOTIFY_SOCKET", name, 1);
    setenv("WATCHDOG_USEC", "30000000", 1);
    unsetenv("WATCHDOG_PID");
}

static void manager_close(void)
{
    close(manager_file);
    unsetenv("NOTIFY_SOCKET");
    unsetenv("WATCHDOG_USEC");
}

/* How often the manager was told this since the last time; all else is forgotten. */
static unsigned manager_heard(const char *line)
{
    unsigned count = 0;
    char text[40];
    for (ssize_t size; (size = recv(manager_file, text, sizeof text - 1, MSG_DONTWAIT)) >= 0;) {
        text[size] = '\0';
        count += strcmp(text, line) == 0;
    }
    return count;
}

/* ---- what keeps a display alive ---- */

static size_t memory_of(const struct display *display)
{
    const struct display_output *output = &display->outputs[0];
    size_t bytes = 0;
    for (int i = 0; i < 2; i++)
        bytes +=
            output->loop.canvas.arenas[i].bytes + output->styles[i].bytes + display->refusal_arenas[i].bytes;
    return bytes;
}

/* Two days by the steady clock, with a dark night in each, and a spool that changes every hour. */
static void test_days(void)
{
    struct rig rig;
    check_row("48 hours");
    manager_open();
    spool_copy("program.json", SMALL);
    spool_write("display.json", NIGHTLY);
    spool_write("refusals.txt", "a.json: no\n");
    panel_width = 240;
    bool is_up = rig_init(&rig, "2025-03-29 10:20");
    panel_width = 800;
    if (!is_up)
        return;
    const struct board_ops *ops = rig.board->ops;
    const int64_t start_ms = ops->steady_ms(rig.board);
    int64_t heard_ms = start_ms, longest_ms = 0, hour = 0;
    size_t most[2] = {0, 0};
    unsigned dark = 0;
    for (int64_t at_ms = 0; at_ms < 48 * 3600000;) {
        bool changes = at_ms / 3600000 != hour;
        hour = at_ms / 3600000;
        if (changes)
            spool_write("display.json", NIGHTLY);
        step(&rig, changes ? BOARD_EVENT_FILES : BOARD_EVENT_NONE);
        if (manager_heard("WATCHDOG=1") > 0)
            heard_ms = start_ms + at_ms;
        if (start_ms + at_ms - heard_ms > longest_ms)
            longest_ms = start_ms + at_ms - heard_ms;
        dark += strcmp(shown(&rig), "night") == 0;
        size_t bytes = memory_of(&rig.display);
        if (bytes > most[at_ms / (24 * 3600000)])
            most[at_ms / (24 * 3600000)] = bytes;
        int64_t next_ms = ops->steady_ms(rig.board) - start_ms;
        if (!CHECK(changes || next_ms > at_ms)) /* a display that steps and steps */
            break;
        /* What comes after the wait is seen only then. */
        if (!CHECK(next_ms - at_ms < WATCHDOG_MS))
            break;
        at_ms = next_ms;
    }
    check_row("the manager hears of it in time, by day and by night");
    CHECK(dark > 0);
    CHECK(longest_ms < WATCHDOG_MS);
    check_row("the second day takes no more memory than the first");
    CHECK(most[1] > 0 && most[1] <= most[0]);
    rig_finish(&rig);
    manager_close();
    spool_remove("refusals.txt");
}

static bool is_hung;

static bool is_not_hung(struct board *board)
{
    (void)board;
    return !is_hung;
}

/* A panel that takes no picture is a matter for the manager, which hears nothing then. */
static void test_hung(void)
{
    struct rig rig;
    check_row("it hangs from the start: it is not ready");
    manager_open();
    spool_write("display.json", DOOR_A);
    if (!rig_init(&rig, "2025-03-29 10:20"))
        return;
    struct board_ops ops = *rig.board->ops;
    ops.is_well = is_not_hung;
    rig.board->ops = &ops;
    is_hung = true;
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_INT(manager_heard("READY=1"), 0);
    check_row("it takes pictures");
    is_hung = false;
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_INT(manager_heard("READY=1"), 1);
    for (int i = 0; i < 4; i++)
        step(&rig, BOARD_EVENT_NONE);
    CHECK(manager_heard("WATCHDOG=1") > 1);
    check_row("it hangs");
    is_hung = true;
    const int64_t from_ms = ops.steady_ms(rig.board);
    for (int i = 0; i < 100 && ops.steady_ms(rig.board) - from_ms < 2 * WATCHDOG_MS; i++)
        step(&rig, BOARD_EVENT_NONE);
    CHECK(ops.steady_ms(rig.board) - from_ms >= 2 * WATCHDOG_MS);
    CHECK_INT(manager_heard("WATCHDOG=1"), 0);
    is_hung = false;
    step(&rig, BOARD_EVENT_NONE);
    CHECK_INT(manager_heard("WATCHDOG=1"), 1);
    rig_finish(&rig);
    manager_close();
}

/* The zone of nobody is said as long as nobody names it; a year that can't be right for ten minutes. */
static void test_doubts(void)
{
    static const char *const program =
        "{\"format\": \"nownext-program/1\", \"event\": {\"title\": \"E\", \"timezone\": \"UTC\", "
        "\"timezone_basis\": \"none\", \"timezone_doubt\": \"the schedule names no time zone\"}, "
        "\"rooms\": [{\"id\": \"hall-a\", \"name\": \"A\"}], \"sessions\": [{\"id\": \"1\", \"title\": "
        "\"T\", "
        "\"room\": \"hall-a\", \"start\": \"2025-03-29T10:00:00Z\", \"end\": \"2025-03-29T11:00:00Z\"}]}";
    struct rig rig;
    check_row("a program whose zone nobody knows");
    spool_write("program.json", program);
    spool_write("display.json", DOOR_A);
    if (!rig_init(&rig, "2025-03-29 10:20"))
        return;
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(view_of(&rig)->news, "the schedule names no time zone");
    for (int i = 0; i < 60; i++)
        step(&rig, BOARD_EVENT_NONE);
    CHECK_STR(view_of(&rig)->news, "the schedule names no time zone");
    check_row("another one");
    spool_copy("program.json", SMALL);
    read_again(&rig);
    CHECK(!view_of(&rig)->news);
    rig_finish(&rig);

    check_row("a clock of another year");
    if (!rig_init(&rig, "2024-03-29 10:20"))
        return;
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_INT(rig.display.refusals.count, 1);
    CHECK(
        contains(rig.display.refusals.lines[0], "the clock says Fri 29 Mar 2024, but the event begins on "));
    CHECK(contains(rig.display.refusals.lines[0], " 2025: is one of them wrong?"));
    CHECK_INT(news_count(&rig), 1);
    rig_finish(&rig);
    if (!rig_init(&rig, "2026-03-29 10:20"))
        return;
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK(contains(rig.display.refusals.lines[0], "but the event ended on "));
    rig_finish(&rig);
    check_row("a month before it is soon enough");
    if (!rig_init(&rig, "2025-03-01 10:20"))
        return;
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_INT(rig.display.refusals.count, 0);
    rig_finish(&rig);
    spool_remove("program.json");
    spool_remove("display.json");
}

#define ALARM(revision, raised, until)                                                                       \
    "{\"format\": \"nownext-live/1\", \"revision\": " revision                                               \
    ", \"emergency\": {\"kind\": \"fire\", \"text\": "                                                       \
    "\"x\", \"raised\": \"" raised "Z\", \"until\": \"" until "Z\"}}"

/* Without a clock an alarm ends too: by its length, from when it was read first. */
static void test_emergency_end(void)
{
    struct rig rig;
    spool_remove("clock-set");
    spool_copy("program.json", SMALL);
    spool_write("display.json", DOOR_A);
    check_row("an alarm of half an hour, by no clock");
    if (!rig_init(&rig, "2025-03-29 10:20"))
        return;
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(shown(&rig), "clock-untrusted");
    step(&rig, BOARD_EVENT_NONE); /* some time goes by before it comes */
    spool_write("live.json", ALARM("1", "2025-03-29T08:00:00", "2025-03-29T08:30:00"));
    step(&rig, BOARD_EVENT_FILES);
    const int64_t from_ms = rig.board->ops->steady_ms(rig.board);
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(shown(&rig), "emergency");
    check_row("read again, in other words");
    spool_write("live.json", ALARM("2", "2025-03-29T08:00:00", "2025-03-29T08:30:00.000"));
    step(&rig, BOARD_EVENT_FILES);
    for (int i = 0; i < 2000 && strcmp(shown(&rig), "emergency") == 0; i++)
        step(&rig, BOARD_EVENT_NONE);
    CHECK_STR(shown(&rig), "clock-untrusted");
    const int64_t shown_ms = rig.board->ops->steady_ms(rig.board) - from_ms;
    CHECK(shown_ms >= 30 * MS_PER_MINUTE && shown_ms < 30 * MS_PER_MINUTE + MS_PER_SECOND);
    check_row("another one begins anew");
    spool_write("live.json", ALARM("3", "2025-03-29T08:00:00", "2025-03-29T08:20:00"));
    step(&rig, BOARD_EVENT_FILES);
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(shown(&rig), "emergency");
    for (int i = 0; i < 2000 && strcmp(shown(&rig), "emergency") == 0; i++)
        step(&rig, BOARD_EVENT_NONE);
    CHECK_STR(shown(&rig), "clock-untrusted");
    check_row("also one that was raised later and ends with it");
    spool_write("live.json", ALARM("4", "2025-03-29T08:10:00", "2025-03-29T08:20:00"));
    step(&rig, BOARD_EVENT_FILES);
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(shown(&rig), "emergency");
    rig_finish(&rig);

    check_row("that of last year's card, by a time that has certainly been");
    spool_write("live.json", ALARM("5", "2024-03-29T08:00:00", "2024-03-29T08:30:00"));
    if (!rig_init(&rig, "2025-03-29 10:20"))
        return;
    rig.display.keeper.floor_ms = moment(&small, "2024-03-29 09:29").ms;
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(shown(&rig), "emergency");
    rig_finish(&rig);
    if (!rig_init(&rig, "2025-03-29 10:20"))
        return;
    rig.display.keeper.floor_ms = moment(&small, "2024-03-29 09:30").ms;
    step(&rig, BOARD_EVENT_EXPOSE);
    CHECK_STR(shown(&rig), "clock-untrusted");
    rig_finish(&rig);
    spool_remove("live.json");
}

int main(void)
{
    if (!rig_begin("test_display"))
        return CHECK_SKIPPED;
    CHECK_INT(display_count(spool_folder), 1);
    test_life();
    test_bad_start();
    test_refused();
    test_mode();
    test_panel();
    test_no_panel();
    test_style();
    test_venue();
    test_pictures();
    test_night();
    test_two();
    test_days();
    test_hung();
    test_doubts();
    test_emergency_end();
    spool_write("display-2.json", DOOR_A);
    CHECK_INT(display_count(spool_folder), 2);
    rig_end();
    return check_done();
}

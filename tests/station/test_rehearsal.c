/*
 * A rehearsal: which moment is shown when, and what a display makes of it.
 */
#include "station/rehearsal.h"

#include "names.h"
#include "schedule/lines.h"
#include "schedule/structure.h"
#include "schedule/view.h"

#define HALLS "room A; room B; a A 10:00-11:00; b A 11:00-12:00; c B 10:30-11:30"

static struct lines lines;
static struct live_rehearsal rehearsal;
static struct live live = {.rehearsal = &rehearsal};

static const char *text_of(struct instant at)
{
    struct str_builder text = {.arena = &lines.arena};
    lines_add_instant(&text, &lines, at);
    return text.text;
}

static void rehearse(const char *moment, const char *from, const char *until)
{
    rehearsal =
        (struct live_rehearsal){lines_at(&lines, moment), lines_at(&lines, from), lines_at(&lines, until)};
}

static void test_moments(void)
{
    static const struct {
        const char *rule, *now, *shown, *until;
        bool is_on;
    } rows[] = {
        {"before it", "-1/17:59:59", "-1/17:59:59", "-1/18:00", false},
        {"its first instant", "-1/18:00", "10:42", "-1/19:00", true},
        {"it goes on from there", "-1/18:05:30", "10:47:30", "-1/19:00", true},
        {"its last second", "-1/18:59:59", "11:41:59", "-1/19:00", true},
        {"its end", "-1/19:00", "-1/19:00", "never", false},
        {"the event itself", "10:42", "10:42", "never", false},
    };
    struct rehearsal_state state;
    rehearse("10:42", "-1/18:00", "-1/19:00");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].rule);
        struct instant now = lines_at(&lines, rows[i].now);
        rehearsal_at(&live, now, &state);
        CHECK_INT(state.is_on, rows[i].is_on);
        CHECK_STR(text_of(state.shown), rows[i].shown);
        CHECK_STR(text_of(state.until), rows[i].until);
        CHECK_INT(state.ahead_ms, state.shown.ms - now.ms);
    }
    check_row("a moment that is past");
    rehearse("-2/10:42", "-1/18:00", "-1/19:00");
    rehearsal_at(&live, lines_at(&lines, "-1/18:01"), &state);
    CHECK_STR(text_of(state.shown), "-2/10:43");
    check_row("over when it begins");
    rehearse("10:42", "-1/18:00", "-1/18:00");
    rehearsal_at(&live, lines_at(&lines, "-1/17:00"), &state);
    CHECK(!state.is_on && state.until.ms == INSTANT_NEVER.ms);
    check_row("none");
    rehearsal_at(NULL, lines_at(&lines, "10:00"), &state);
    CHECK(!state.is_on && state.until.ms == INSTANT_NEVER.ms && state.ahead_ms == 0);
    rehearsal_at(&(struct live){.revision = 1}, lines_at(&lines, "10:00"), &state);
    CHECK(!state.is_on);
}

/* ---- what a display makes of it ---- */

static struct display_config config;
static struct instant checked;
static const struct live_rehearsal *own; /* of this display alone */
static const struct station running = {
    .program = STATION_PROGRAM_LOADED, .clock = STATION_CLOCK_TRUSTED, .check = STATION_CHECK_OK};

static void make(const char *now, struct station station, struct view *ret)
{
    struct view_request request = {.program = lines.program,
                                   .config = &config,
                                   .live = &live,
                                   .station = station,
                                   .checked = checked,
                                   .rehearsal = own,
                                   .news = "news",
                                   .news_until = lines_at(&lines, "1/00:00"),
                                   .now = lines_at(&lines, now)};
    if (station.program == STATION_PROGRAM_NONE)
        request.program = NULL;
    view_make(&request, &lines.arena, ret);
}

static void test_door(void)
{
    struct view view;
    display_config_set_defaults(&config, ROLE_DOOR);
    config.rooms = rooms_called((const char *[]){"A"}, 1);
    config.room_count = 1;
    rehearse("10:42", "-1/18:00", "-1/19:00");

    check_row("until it begins");
    make("-1/17:59:30", running, &view);
    CHECK(!view.is_rehearsal && view.now.ms == view.clock_now.ms);
    CHECK_INT(view.state.phase, PHASE_BEFORE_EVENT);
    CHECK_STR(text_of(view.until), "-1/18:00");
    CHECK_STR(text_of(view.tick_until), "-1/18:00");
    CHECK_STR(view.news, "news");

    check_row("its moment");
    make("-1/18:00", running, &view);
    CHECK(view.is_rehearsal);
    CHECK_STR(text_of(view.now), "10:42");
    CHECK_STR(text_of(view.clock_now), "-1/18:00");
    CHECK_INT(view.state.phase, PHASE_ON);
    CHECK_STR(lines.program->sessions[view.state.now.slots[0].session].id, "a");
    CHECK_INT(view.state.minutes_left, 18);
    CHECK_STR(text_of(view.until), "-1/18:13"); /* ENDING at 10:55, by the clock */
    CHECK_STR(text_of(view.tick_until), "-1/18:01");
    CHECK(view.news == NULL);

    check_row("between two minutes");
    make("-1/18:00:20", running, &view);
    CHECK_STR(text_of(view.tick_until), "-1/18:01");

    check_row("it goes on");
    make("-1/18:18", running, &view);
    CHECK_STR(lines.program->sessions[view.state.now.slots[0].session].id, "b");

    check_row("its last minute");
    make("-1/18:59:30", running, &view);
    CHECK(view.is_rehearsal);
    CHECK_STR(text_of(view.until), "-1/19:00");
    make("-1/19:00", running, &view);
    CHECK(!view.is_rehearsal);
    CHECK_INT(view.state.phase, PHASE_BEFORE_EVENT);

    check_row("by the last known time");
    make("-1/18:00", (struct station){.program = STATION_PROGRAM_LOADED, .clock = STATION_CLOCK_UNVERIFIED},
         &view);
    CHECK(view.is_rehearsal && view.time_unverified);
    check_row("a clock that nothing vouches for does not know of it");
    make("-1/18:00", (struct station){.program = STATION_PROGRAM_LOADED}, &view);
    CHECK(!view.is_rehearsal);
    CHECK_INT(view.kind, VIEW_CLOCK_UNTRUSTED);
    check_row("nor is it shown without a program, or with a fault");
    make("-1/18:00", (struct station){.clock = STATION_CLOCK_TRUSTED}, &view);
    CHECK(!view.is_rehearsal);
    CHECK_INT(view.kind, VIEW_NO_PROGRAM);
    make("-1/18:00",
         (struct station){.program = STATION_PROGRAM_LOADED,
                          .clock = STATION_CLOCK_TRUSTED,
                          .fault = STATION_FAULT_STORAGE},
         &view);
    CHECK(!view.is_rehearsal);
    CHECK_INT(view.kind, VIEW_FAULT);

    check_row("how old the program is says nothing of another moment");
    checked = lines_at(&lines, "-1/10:00");
    make("-1/18:00", running, &view);
    CHECK_INT(view.stale, STALE_NOT);
    make("-1/17:59", running, &view);
    CHECK_INT(view.stale, STALE_CLEAR);
    checked.ms = 0;

    check_row("the night waits for it, by either time");
    config.night_off_min = 600, config.night_on_min = 599; /* all day but a minute */
    make("-1/18:00", running, &view);
    CHECK_INT(view.kind, VIEW_DOOR);
    make("-1/17:00", running, &view);
    CHECK_INT(view.kind, VIEW_NIGHT);
    CHECK_STR(text_of(view.until), "-1/18:00");
    config.night_off_min = config.night_on_min = -1;

    check_row("the panel's light is that of the hour by the clock");
    static const struct day_step light[] = {{0, 100}, {17 * 60, 40}, {18 * 60 + 30, 30}};
    config.brightness = light, config.brightness_count = 3;
    make("-1/18:29:30", running, &view);
    CHECK_INT(view.brightness, 40);
    CHECK_STR(text_of(view.tick_until), "-1/18:30");
    config.brightness_count = 0;

    check_row("it is more than a clock's tick");
    struct view other;
    make("-1/18:00", running, &view);
    other = view;
    other.is_rehearsal = false;
    CHECK(!view_same_structure(&view, &other));
}

/* An emergency cuts through, and keeps the clock's time. */
static void test_emergency(void)
{
    static const struct label_variant texts[] = {{"", "Out"}, {"en", "Now"}};
    struct live_emergency emergency = {.text = {2, texts}, .everywhere = true, .lifted = INSTANT_NONE};
    struct view view;
    emergency.raised = lines_at(&lines, "-1/18:10");
    emergency.until = lines_at(&lines, "-1/18:40");
    live.emergency = &emergency;
    rehearse("10:42", "-1/18:00", "-1/19:00");
    check_row("until it is raised");
    make("-1/18:09:30", running, &view);
    CHECK(view.is_rehearsal);
    CHECK_STR(text_of(view.until), "-1/18:10");
    check_row("raised");
    make("-1/18:10", running, &view);
    CHECK_INT(view.kind, VIEW_EMERGENCY);
    CHECK(!view.is_rehearsal);
    CHECK_STR(text_of(view.now), "-1/18:10");
    CHECK_STR(text_of(view.until), "-1/18:40");
    CHECK_STR(text_of(view.tick_until), "-1/18:10:05");
    check_row("one that would be over by the moment rehearsed");
    emergency.until = lines_at(&lines, "-1/18:20");
    make("-1/18:19", running, &view);
    CHECK_INT(view.kind, VIEW_EMERGENCY);
    check_row("lifted: that it is over");
    emergency.lifted = lines_at(&lines, "-1/18:12");
    make("-1/18:13", running, &view);
    CHECK(view.kind == VIEW_EMERGENCY && view.emergency.is_lifted);
    CHECK_STR(text_of(view.until), "-1/18:14");
    make("-1/18:14", running, &view);
    CHECK(view.is_rehearsal);
    check_row("one of the moment rehearsed is none");
    emergency.raised = lines_at(&lines, "10:00");
    emergency.until = lines_at(&lines, "12:00");
    emergency.lifted = INSTANT_NONE;
    make("-1/18:00", running, &view);
    CHECK(view.kind == VIEW_DOOR && view.is_rehearsal);
    live.emergency = NULL;
}

/* One display rehearses alone: before all of them do, and marked in the same way. */
static void test_own(void)
{
    static const struct label_variant texts[] = {{"en", "Out"}};
    struct live_emergency emergency = {.text = {1, texts}, .everywhere = true, .lifted = INSTANT_NONE};
    struct live_rehearsal mine = {lines_at(&lines, "11:10"), lines_at(&lines, "-1/18:20"),
                                  lines_at(&lines, "-1/18:30")};
    struct view view;
    rehearse("10:42", "-1/18:00", "-1/19:00");
    own = &mine;
    check_row("its own");
    make("-1/18:20", running, &view);
    CHECK(view.is_rehearsal);
    CHECK_STR(text_of(view.now), "11:10");
    CHECK_STR(text_of(view.rehearsal_until), "-1/18:30");
    make("-1/18:29:30", running, &view);
    CHECK_STR(text_of(view.now), "11:19:30");
    CHECK_STR(text_of(view.until), "-1/18:30");
    check_row("before and after it that of all");
    make("-1/18:19", running, &view);
    CHECK_STR(text_of(view.now), "11:01");
    make("-1/18:30", running, &view);
    CHECK_STR(text_of(view.now), "11:12");
    CHECK_STR(text_of(view.rehearsal_until), "-1/19:00");
    check_row("an emergency cuts through it");
    emergency.raised = lines_at(&lines, "-1/18:25");
    emergency.until = lines_at(&lines, "-1/18:27");
    live.emergency = &emergency;
    make("-1/18:24", running, &view);
    CHECK_STR(text_of(view.until), "-1/18:25");
    make("-1/18:25", running, &view);
    CHECK(view.kind == VIEW_EMERGENCY && !view.is_rehearsal);
    live.emergency = NULL;
    check_row("without one of all");
    live.rehearsal = NULL;
    make("-1/18:20", running, &view);
    CHECK_STR(text_of(view.now), "11:10");
    make("-1/18:30", running, &view);
    CHECK(!view.is_rehearsal);
    live.rehearsal = &rehearsal;
    own = NULL;
}

/* Pages are those of the moment, and turn by the clock. */
static void test_hallway(void)
{
    static const struct cycle_entry cycle[] = {{.kind = PAGE_OVERVIEW, .seconds = 15},
                                               {.kind = PAGE_SOON, .seconds = 10}};
    struct view view;
    display_config_set_defaults(&config, ROLE_HALLWAY);
    config.cycle = cycle;
    config.cycle_count = 2;
    rehearse("10:40", "-1/18:00", "-1/19:00");
    check_row("a hallway's page");
    make("-1/18:00:15", running, &view);
    CHECK_INT(view.kind, VIEW_SOON);
    CHECK(view.is_rehearsal);
    CHECK_STR(text_of(view.tick_until), "-1/18:00:25");
    make("-1/18:00:25", running, &view);
    CHECK_INT(view.kind, VIEW_OVERVIEW);
    CHECK_INT(view.row_count, 2);
    check_row("a test card is a test card");
    struct view_request request = {.program = lines.program,
                                   .config = &config,
                                   .live = &live,
                                   .station = running,
                                   .test_card = true,
                                   .now = lines_at(&lines, "-1/18:01")};
    view_make(&request, &lines.arena, &view);
    CHECK(view.kind == VIEW_TEST_CARD && !view.is_rehearsal);
}

int main(void)
{
    lines_init(&lines, HALLS);
    test_moments();
    test_door();
    test_emergency();
    test_own();
    test_hallway();
    lines_finish(&lines);
    return check_done();
}

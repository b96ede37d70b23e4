#include "setup/intake_schedule.h"

#include "setup/intake_fixture.h"

/* A schedule of one session, in the hall, from 10:00 to 11:00 of UTC on the day. */
static void drop_schedule(const char *name, const char *title, const char *day)
{
    char text[900];
    snprintf(text, sizeof text,
             "{\"format\": \"nownext-program/1\", \"event\": {\"title\": \"%s\", \"timezone\": \"UTC\"}, "
             "\"rooms\": [{\"id\": \"h\", \"name\": \"Hall\"}], \"sessions\": [{\"id\": \"s\", \"title\": "
             "\"Opening\", \"room\": \"h\", \"start\": \"%sT10:00:00Z\", \"end\": \"%sT11:00:00Z\"}]}",
             title, day, day);
    drop(name, text);
}

static const char *title(void)
{
    static char text[100];
    struct store store;
    store_init(&store, &(struct store_folders){.setup = spool_folder});
    store_read(&store);
    snprintf(text, sizeof text, "%s", store.program ? label_text(store.program->event.title, "") : "");
    store_finish(&store);
    return text;
}

#define DAY INT64_C(86400000)

/* Days of three schedules, and when it is: which is taken. 2026-12-05 is day 20792. */
static const struct {
    const char *label, *days[3];
    int64_t now_ms;
    const char *taken;
} rows[] = {
    {"last year's and this one's, in the morning", {"2025-12-05", "2026-12-05", NULL}, 20792 * DAY, "b"},
    {"the other way round", {"2026-12-05", "2025-12-05", NULL}, 20792 * DAY, "a"},
    {"this one's and the next", {"2027-12-05", "2026-12-05", NULL}, 20792 * DAY, "b"},
    {"a day after it: what is shown is its farewell",
     {"2027-12-05", "2026-12-05", NULL},
     20793 * DAY + 39600000,
     "b"},
    {"when it is over for more than a day", {"2027-12-05", "2026-12-05", NULL}, 20793 * DAY + 39600001, "a"},
    {"all are over: the latest", {"2024-12-05", "2026-12-05", "2025-12-05"}, 30000 * DAY, "b"},
    {"the time is not known: the latest", {"2024-12-05", "2025-12-05", "2026-12-05"}, 0, "c"},
    {"the same days: the first by name", {"2026-12-05", "2026-12-05", NULL}, 20792 * DAY, "a"},
};

static void test_choice(void)
{
    static const char *const names[] = {"a.json", "schedule (1).json", "schedule.json"};
    static const char *const titles[] = {"a", "b", "c"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t count = 0;
        check_row(rows[i].label);
        for (int j = 0; j < 3; j++)
            if (rows[i].days[j] && ++count)
                drop_schedule(names[j], titles[j], rows[i].days[j]);
        intake_now = rows[i].now_ms ? (struct instant){rows[i].now_ms} : INSTANT_NONE;
        run();
        CHECK_STR(title(), rows[i].taken);
        for (int j = 0; j < 3; j++) {
            char line[100];
            if (!rows[i].days[j])
                continue;
            if (strcmp(titles[j], rows[i].taken) == 0)
                snprintf(line, sizeof line, "%s is taken as the schedule", names[j]);
            else
                snprintf(line, sizeof line, "refused: %s: is not shown, since", names[j]);
            CHECK(says(line));
            take_away(names[j]);
        }
    }
    intake_now = INSTANT_NONE;
}

/* Last year's file beside this year's, which is called otherwise. */
static void test_last_year(void)
{
    check_row("last year's schedule.json, and schedule-2026.json");
    snprintf(setup, sizeof setup, "tests/data/found/11-last-years-schedule/setup");
    intake_now = (struct instant){INT64_C(1796465400000)}; /* 2026-12-05T11:10:00+01:00 */
    run();
    CHECK(says("schedule-2026.json is taken as the schedule"));
    CHECK(
        says("refused: schedule.json: is not shown, since schedule-2026.json is: leave one schedule there"));
    check_row("without a clock too");
    intake_now = INSTANT_NONE;
    run();
    CHECK(says("schedule-2026.json is taken as the schedule"));
    snprintf(setup, sizeof setup, "%s.setup", spool_folder);
    spool_remove("display.json");
}

/* A length that is probably mistyped is told with the schedule, in any format. */
static void test_long(void)
{
    check_row("a session of 60 h");
    drop("schedule.xml",
         "<schedule><conference><title>M</title><time_zone_name>Europe/Vienna</time_zone_name></conference>"
         "<day date='2027-06-11'><room name='A'><event id='1'><start>10:00</start><duration>60:00</duration>"
         "<title>Tinkering</title></event></room></day></schedule>");
    run();
    CHECK(says("told: schedule.xml: is taken over, but 1 session lasts longer than a day, or half a day past "
               "all others, \"Tinkering\" 60 h"));
    take_away("schedule.xml");
}

/* A plenum is a word for each room: as a program, which names the rooms, it is past what a display reads. */
static void test_past_a_limit(void)
{
    char path[400];
    check_row("a schedule that makes too large a program");
    drop_schedule("schedule.json", "good", "2026-12-05");
    run();
    take_away("schedule.json");
    snprintf(path, sizeof path, "%s/all.json", setup);
    FILE *file = fopen(path, "wb");
    fputs("{\"speakers\": [], \"categories\": [], \"rooms\": [", file);
    for (int i = 0; i < 250; i++)
        fprintf(file, "%s{\"id\": %d, \"name\": \"R%d\"}", i ? ", " : "", i, i);
    fputs("], \"sessions\": [", file);
    for (int i = 0; i < 2500; i++)
        fprintf(file,
                "%s{\"id\": \"%d\", \"title\": \"T\", \"startsAt\": \"2026-12-%02dT%02d:%02d:00\", "
                "\"isPlenumSession\": true, \"roomId\": null, \"speakers\": []}",
                i ? ", " : "", i, 5 + i / 1440, i / 60 % 24, i % 60);
    fputs("]}", file);
    fclose(file);
    run();
    CHECK(says("refused: all.json: makes a program.json that is past a limit: more than 600000 values"));
    CHECK_STR(title(), "good");
    take_away("all.json");
}

int main(void)
{
    intake_begin("test_intake_schedule");
    test_choice();
    test_last_year();
    test_long();
    test_past_a_limit();
    intake_end();
    return check_done();
}

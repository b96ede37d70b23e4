/*
 * Every fact x event, and every precedence of screens, as a golden text: station.golden.txt. toolchain/accept
 * rewrites it; then the difference is to be read.
 */
#include "golden.h"

#include "base/str.h"
#include "station/station.h"

enum { FACT_PROGRAM, FACT_CLOCK, FACT_CHECK, FACT_FAULT, FACT_COUNT };
static const char *const fact_names[FACT_COUNT] = {"program", "clock", "check", "fault"};
static const int value_counts[FACT_COUNT] = {STATION_PROGRAM_COUNT, STATION_CLOCK_COUNT, STATION_CHECK_COUNT,
                                             STATION_FAULT_COUNT};

static const char *check_name(enum station_check value)
{
    static const char *const names[STATION_CHECK_COUNT] = {"never", "ok", "failed"};
    return names[value];
}

static const char *event_name(enum station_event value)
{
    static const char *const names[STATION_EVENT_COUNT] = {
        [STATION_PROGRAM_LOADED_EVENT] = "program-loaded",
        [STATION_PROGRAM_REFUSED] = "program-refused",
        [STATION_PROGRAM_REMOVED] = "program-removed",
        [STATION_CLOCK_SYNCHRONISED] = "clock-synchronised",
        [STATION_CLOCK_SET] = "clock-set",
        [STATION_CLOCK_RESTORED] = "clock-restored",
        [STATION_CLOCK_LOST] = "clock-lost",
        [STATION_CHECK_SUCCEEDED] = "check-succeeded",
        [STATION_CHECK_FAILED_EVENT] = "check-failed",
        [STATION_ROOM_UNKNOWN] = "room-unknown",
        [STATION_CONFIG_BAD] = "config-bad",
        [STATION_STORAGE_BAD] = "storage-bad",
        [STATION_FAULT_CLEARED] = "fault-cleared",
    };
    return names[value];
}

static const char *screen_name(enum station_screen value)
{
    static const char *const names[STATION_SCREEN_COUNT] = {
        [STATION_SCREEN_EMERGENCY] = "EMERGENCY",
        [STATION_SCREEN_FAULT] = "FAULT",
        [STATION_SCREEN_NO_PROGRAM] = "NO_PROGRAM",
        [STATION_SCREEN_NIGHT] = "NIGHT",
        [STATION_SCREEN_CLOCK_UNTRUSTED] = "CLOCK_UNTRUSTED",
        [STATION_SCREEN_RUNNING] = "RUNNING",
    };
    return names[value];
}

static const char *value_name(int fact, int value)
{
    switch (fact) {
    case FACT_PROGRAM:
        return station_program_name((enum station_program)value);
    case FACT_CLOCK:
        return station_clock_name((enum station_clock)value);
    case FACT_CHECK:
        return check_name((enum station_check)value);
    default:
        return station_fault_name((enum station_fault)value);
    }
}

static int get(struct station station, int fact)
{
    const int values[FACT_COUNT] = {(int)station.program, (int)station.clock, (int)station.check,
                                    (int)station.fault};
    return values[fact];
}

static void set(struct station *station, int fact, int value)
{
    if (fact == FACT_PROGRAM)
        station->program = (enum station_program)value;
    else if (fact == FACT_CLOCK)
        station->clock = (enum station_clock)value;
    else if (fact == FACT_CHECK)
        station->check = (enum station_check)value;
    else
        station->fault = (enum station_fault)value;
}

/* Every combination of facts, one after the other; false after the last. */
static bool next_station(struct station *station)
{
    for (int fact = 0; fact < FACT_COUNT; fact++) {
        int value = get(*station, fact) + 1;
        set(station, fact, value == value_counts[fact] ? 0 : value);
        if (value < value_counts[fact])
            return true;
    }
    return false;
}

static void add_facts(struct str_builder *text)
{
    str_add(text, "# What each event makes of each fact. Facts don't depend on each other.\n");
    struct station initial = station_initial();
    for (int fact = 0; fact < FACT_COUNT; fact++)
        str_addf(text, "initial                  %-8s %s\n", fact_names[fact],
                 value_name(fact, get(initial, fact)));
    for (int event = 0; event < STATION_EVENT_COUNT; event++) {
        str_add(text, "\n");
        for (int fact = 0; fact < FACT_COUNT; fact++) {
            for (int value = 0; value < value_counts[fact]; value++) {
                struct station station = {0};
                set(&station, fact, value);
                int after = get(station_after(station, (enum station_event)event), fact);
                str_addf(text, "%-24s %-8s %-12s -> %s%s\n", event_name((enum station_event)event),
                         fact_names[fact], value_name(fact, value), value_name(fact, after),
                         after == value ? "" : " *");
            }
        }
    }
}

static void add_screens(struct str_builder *text)
{
    str_add(text, "\n# Which screen is shown: emergency, fault, program, night, clock.\n");
    for (int emergency = 1; emergency >= 0; emergency--)
        for (int fault = STATION_FAULT_COUNT - 1; fault >= 0; fault--)
            for (int program = 0; program < STATION_PROGRAM_COUNT; program++)
                for (int night = 1; night >= 0; night--)
                    for (int clock = 0; clock < STATION_CLOCK_COUNT; clock++) {
                        struct station station = {.fault = (enum station_fault)fault,
                                                  .program = (enum station_program)program,
                                                  .clock = (enum station_clock)clock};
                        str_addf(text, "%-9s %-12s %-6s %-5s %-10s -> %s\n", emergency ? "emergency" : "-",
                                 fault ? value_name(FACT_FAULT, fault) : "-",
                                 value_name(FACT_PROGRAM, program), night ? "night" : "day",
                                 value_name(FACT_CLOCK, clock),
                                 screen_name(station_screen(station, emergency != 0, night != 0)));
                    }
}

/* The table has a fact at a time: that is all only if an event moves each whatever the others are. */
static void test_independence(void)
{
    struct station station = {0};
    do {
        for (int event = 0; event < STATION_EVENT_COUNT; event++) {
            struct station after = station_after(station, (enum station_event)event);
            for (int fact = 0; fact < FACT_COUNT; fact++) {
                struct station alone = {0};
                set(&alone, fact, get(station, fact));
                CHECK_INT(get(after, fact), get(station_after(alone, (enum station_event)event), fact));
            }
        }
    } while (next_station(&station));
}

/* The precedence, told a second time: the first that holds. The time of the last check changes no screen. */
static void test_precedence(void)
{
    struct station station = {0};
    do {
        for (int bits = 0; bits < 4; bits++) {
            bool emergency = bits & 1, night = bits & 2;
            enum station_screen expected =
                emergency                                  ? STATION_SCREEN_EMERGENCY
                : station.fault != STATION_FAULT_NONE      ? STATION_SCREEN_FAULT
                : station.program == STATION_PROGRAM_NONE  ? STATION_SCREEN_NO_PROGRAM
                : night                                    ? STATION_SCREEN_NIGHT
                : station.clock == STATION_CLOCK_UNTRUSTED ? STATION_SCREEN_CLOCK_UNTRUSTED
                                                           : STATION_SCREEN_RUNNING;
            CHECK_INT(station_screen(station, emergency, night), expected);
        }
    } while (next_station(&station));
}

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct str_builder text = {.arena = &arena};
    add_facts(&text);
    add_screens(&text);
    golden_check("tests/station/station.golden.txt", text.text);
    test_independence();
    test_precedence();
    arena_finish(&arena);
    return check_done();
}

/*
 * station: what happened to the display as a whole, as a few facts that one function moves; and which screen
 * they give. The table of every fact x event, and of every precedence, is tests/station/station.golden.txt.
 *
 * Night needs a clock that is trusted. NIGHT goes before CLOCK_UNTRUSTED where it is known; by an
 * untrusted clock, or a last known time, it is not, and a panel that is dark at noon is worse than one
 * that is on at night.
 */
#ifndef NOWNEXT_STATION_STATION_H
#define NOWNEXT_STATION_STATION_H

#include <stdbool.h>

enum station_program { STATION_PROGRAM_NONE, STATION_PROGRAM_LOADED, STATION_PROGRAM_COUNT };
enum station_clock {
    STATION_CLOCK_UNTRUSTED,  /* nothing vouches for it: no NOW is shown */
    STATION_CLOCK_UNVERIFIED, /* last known time after a reboot: shown with a mark */
    STATION_CLOCK_TRUSTED,
    STATION_CLOCK_COUNT
};
enum station_check { STATION_CHECK_NEVER, STATION_CHECK_OK, STATION_CHECK_FAILED, STATION_CHECK_COUNT };
enum station_fault {
    STATION_FAULT_NONE,
    STATION_FAULT_UNKNOWN_ROOM, /* the display's room is not in the program */
    STATION_FAULT_CONFIG,       /* display.json is unreadable or missing */
    STATION_FAULT_STORAGE,      /* the spool can't be read */
    STATION_FAULT_COUNT
};

struct station {
    enum station_program program;
    enum station_clock clock;
    enum station_check check;
    enum station_fault fault;
};

enum station_event {
    STATION_PROGRAM_LOADED_EVENT, /* a valid program is in force */
    STATION_PROGRAM_REFUSED,      /* a new one was bad: the last good one stays */
    STATION_PROGRAM_REMOVED,      /* there is none any more (setup, simulator) */
    STATION_CLOCK_SYNCHRONISED,   /* NTP, a plausible RTC, the Date of a verified poll */
    STATION_CLOCK_SET,            /* by an operator */
    STATION_CLOCK_RESTORED,       /* last known time after a reboot during the event */
    STATION_CLOCK_LOST,           /* it stepped, or its source says that it is wrong */
    STATION_CHECK_SUCCEEDED,
    STATION_CHECK_FAILED_EVENT,
    STATION_ROOM_UNKNOWN,
    STATION_CONFIG_BAD,
    STATION_STORAGE_BAD,
    STATION_FAULT_CLEARED,
    STATION_EVENT_COUNT
};

enum station_screen {
    STATION_SCREEN_EMERGENCY,
    STATION_SCREEN_FAULT,
    STATION_SCREEN_NO_PROGRAM,
    STATION_SCREEN_NIGHT,
    STATION_SCREEN_CLOCK_UNTRUSTED,
    STATION_SCREEN_RUNNING,
    STATION_SCREEN_COUNT
};

/* A display that has just started: no program, clock untrusted, never checked, no fault. */
struct station station_initial(void);

/* The facts after an event. The only function that moves them. */
struct station station_after(struct station station, enum station_event event);

/* The first that holds of EMERGENCY > FAULT > NO_PROGRAM > NIGHT > CLOCK_UNTRUSTED > RUNNING. `emergency` and
 * `night` are what data and time decide (live.h, config.h). */
enum station_screen station_screen(struct station station, bool emergency, bool night);

const char *station_program_name(enum station_program value);
const char *station_clock_name(enum station_clock value);
const char *station_fault_name(enum station_fault value);

#endif

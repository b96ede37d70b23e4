#include "station/station.h"

struct station station_initial(void)
{
    return (struct station){STATION_PROGRAM_NONE, STATION_CLOCK_UNTRUSTED, STATION_CHECK_NEVER,
                            STATION_FAULT_NONE};
}

/* A file that can't be read is not mended by a room's becoming known, and the other way round: the worse
 * fault stays. */
static enum station_fault worse(enum station_fault a, enum station_fault b)
{
    return a > b ? a : b;
}

struct station station_after(struct station station, enum station_event event)
{
    switch (event) {
    case STATION_PROGRAM_LOADED_EVENT:
        station.program = STATION_PROGRAM_LOADED;
        /* Whether the room is in the new program is said by the event that follows, if it is not. */
        if (station.fault == STATION_FAULT_UNKNOWN_ROOM)
            station.fault = STATION_FAULT_NONE;
        break;
    case STATION_PROGRAM_REFUSED:
        /* The last good one stays on the screen; that the check failed is what there is to say. */
        station.check = STATION_CHECK_FAILED;
        break;
    case STATION_PROGRAM_REMOVED:
        station.program = STATION_PROGRAM_NONE;
        if (station.fault == STATION_FAULT_UNKNOWN_ROOM)
            station.fault = STATION_FAULT_NONE;
        break;
    case STATION_CLOCK_SYNCHRONISED:
    case STATION_CLOCK_SET:
        station.clock = STATION_CLOCK_TRUSTED;
        break;
    case STATION_CLOCK_RESTORED:
        /* What vouches for the clock already is better than the last known time. */
        if (station.clock == STATION_CLOCK_UNTRUSTED)
            station.clock = STATION_CLOCK_UNVERIFIED;
        break;
    case STATION_CLOCK_LOST:
        station.clock = STATION_CLOCK_UNTRUSTED;
        break;
    case STATION_CHECK_SUCCEEDED:
        station.check = STATION_CHECK_OK;
        break;
    case STATION_CHECK_FAILED_EVENT:
        station.check = STATION_CHECK_FAILED;
        break;
    case STATION_ROOM_UNKNOWN:
        station.fault = worse(station.fault, STATION_FAULT_UNKNOWN_ROOM);
        break;
    case STATION_CONFIG_BAD:
        station.fault = worse(station.fault, STATION_FAULT_CONFIG);
        break;
    case STATION_STORAGE_BAD:
        station.fault = worse(station.fault, STATION_FAULT_STORAGE);
        break;
    case STATION_FAULT_CLEARED:
        station.fault = STATION_FAULT_NONE;
        break;
    case STATION_EVENT_COUNT:
        break;
    }
    return station;
}

enum station_screen station_screen(struct station station, bool emergency, bool night)
{
    if (emergency)
        return STATION_SCREEN_EMERGENCY;
    if (station.fault != STATION_FAULT_NONE)
        return STATION_SCREEN_FAULT;
    if (station.program == STATION_PROGRAM_NONE)
        return STATION_SCREEN_NO_PROGRAM;
    if (night)
        return STATION_SCREEN_NIGHT;
    if (station.clock == STATION_CLOCK_UNTRUSTED)
        return STATION_SCREEN_CLOCK_UNTRUSTED;
    return STATION_SCREEN_RUNNING;
}

const char *station_program_name(enum station_program value)
{
    return value == STATION_PROGRAM_LOADED ? "loaded" : "none";
}

const char *station_clock_name(enum station_clock value)
{
    static const char *const names[STATION_CLOCK_COUNT] = {"untrusted", "unverified", "trusted"};
    return names[value];
}

const char *station_fault_name(enum station_fault value)
{
    static const char *const names[STATION_FAULT_COUNT] = {"none", "unknown-room", "config", "storage"};
    return names[value];
}

/*
 * What the time is worth (behaviour.md, "Station", CLOCK_UNTRUSTED).
 */
#include "check.h"

#include "schedule/lines.h"
#include "station/trust.h"

/* The event is on 18 September, 09:00 to 18:00; its day begins at 04:00. It was published on 17/08:00. */
static const struct {
    const char *rule;
    bool no_program, not_published, synchronised, set;
    const char *rtc, *last_known, *network; /* NULL: none */
    int since_start_s;
    const char *system;
    enum station_clock clock;
    const char *now; /* what the time is then */
} rows[] = {
    {"nothing vouches for it", .system = "10:00", .clock = STATION_CLOCK_UNTRUSTED, .now = "10:00"},
    {"NTP", .synchronised = true, .system = "10:00", .clock = STATION_CLOCK_TRUSTED, .now = "10:00"},
    {"NTP, without a program", .no_program = true, .synchronised = true, .system = "10:00",
     .clock = STATION_CLOCK_TRUSTED, .now = "10:00"},
    {"an operator", .set = true, .system = "10:00", .clock = STATION_CLOCK_TRUSTED, .now = "10:00"},
    {"a battery clock later than the publication", .rtc = "-1/08:01", .system = "10:00",
     .clock = STATION_CLOCK_TRUSTED, .now = "10:00"},
    {"at it: not later", .rtc = "-1/08:00", .system = "10:00", .clock = STATION_CLOCK_UNTRUSTED,
     .now = "10:00"},
    {"a battery clock that is empty", .rtc = "-9000/08:00", .system = "10:00",
     .clock = STATION_CLOCK_UNTRUSTED, .now = "10:00"},
    {"no publication: a year before the first session is plausible", .not_published = true,
     .rtc = "-300/08:00", .system = "10:00", .clock = STATION_CLOCK_TRUSTED, .now = "10:00"},
    {"no publication: years before are not", .not_published = true, .rtc = "-800/08:00", .system = "10:00",
     .clock = STATION_CLOCK_UNTRUSTED, .now = "10:00"},
    {"no program: no battery clock is plausible", .no_program = true, .rtc = "10:00", .system = "10:00",
     .clock = STATION_CLOCK_UNTRUSTED, .now = "10:00"},
    {"the last known time is within the event, and the system's is behind: it goes on from there",
     .last_known = "10:00", .since_start_s = 90, .system = "-9000/00:00", .clock = STATION_CLOCK_UNVERIFIED,
     .now = "10:01:30"},
    {"the system's is ahead of it, in the event: that is nearer", .last_known = "10:00", .system = "10:20",
     .clock = STATION_CLOCK_UNVERIFIED, .now = "10:20"},
    {"the system's is beyond the event: wrong", .last_known = "10:00", .system = "9/10:20",
     .clock = STATION_CLOCK_UNTRUSTED, .now = "9/10:20"},
    {"the last known time is before the event: nothing can be said", .last_known = "-1/10:00",
     .system = "-9000/00:00", .clock = STATION_CLOCK_UNTRUSTED, .now = "-9000/00:00"},
    {"the event's first day begins at 04:00", .last_known = "04:00", .system = "-9000/00:00",
     .clock = STATION_CLOCK_UNVERIFIED, .now = "04:00"},
    {"before it", .last_known = "03:59", .system = "-9000/00:00", .clock = STATION_CLOCK_UNTRUSTED,
     .now = "-9000/00:00"},
    {"it goes on past the event's end", .last_known = "17:59", .since_start_s = 61, .system = "-9000/00:00",
     .clock = STATION_CLOCK_UNTRUSTED, .now = "-9000/00:00"},
    {"the network's, whatever the system's is", .network = "10:00", .system = "-9000/00:00",
     .clock = STATION_CLOCK_TRUSTED, .now = "10:00"},
    {"the network's, behind the system's", .network = "10:00", .system = "9/00:00",
     .clock = STATION_CLOCK_TRUSTED, .now = "10:00"},
    {"the network's before the publication", .network = "-1/07:59", .system = "10:00",
     .clock = STATION_CLOCK_UNTRUSTED, .now = "10:00"},
    {"the network's without a program", .no_program = true, .network = "10:00", .system = "09:00",
     .clock = STATION_CLOCK_TRUSTED, .now = "10:00"},
    {"the network's goes before a battery clock", .network = "10:00", .rtc = "09:00", .system = "09:00",
     .clock = STATION_CLOCK_TRUSTED, .now = "10:00"},
    {"NTP goes before the network's", .network = "10:00", .synchronised = true, .system = "09:00",
     .clock = STATION_CLOCK_TRUSTED, .now = "09:00"},
    {"a battery clock goes before the last known time", .rtc = "09:00", .last_known = "10:00",
     .system = "09:01", .clock = STATION_CLOCK_TRUSTED, .now = "09:01"},
};

int main(void)
{
    struct lines lines;
    lines_init(&lines, "a A 09:00-10:00; b A 17:00-18:00");
    struct program published = *lines.program;
    published.published = lines_at(&lines, "-1/08:00");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].rule);
        struct clock_facts facts = {
            .is_synchronised = rows[i].synchronised,
            .is_set = rows[i].set,
            .network = rows[i].network ? lines_at(&lines, rows[i].network) : INSTANT_NONE,
            .rtc = rows[i].rtc ? lines_at(&lines, rows[i].rtc) : INSTANT_NONE,
            .last_known = rows[i].last_known ? lines_at(&lines, rows[i].last_known) : INSTANT_NONE,
            .since_start_ms = rows[i].since_start_s * MS_PER_SECOND};
        struct instant system = lines_at(&lines, rows[i].system);
        struct clock_trust trust = trust_clock(&facts,
                                               rows[i].no_program      ? NULL
                                               : rows[i].not_published ? lines.program
                                                                       : &published,
                                               system);
        CHECK_STR(station_clock_name(trust.clock), station_clock_name(rows[i].clock));
        CHECK_INT(system.ms + trust.ahead_ms, lines_at(&lines, rows[i].now).ms);
    }
    lines_finish(&lines);
    return check_done();
}

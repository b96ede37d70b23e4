#include "import/zones.h"

#include <stdio.h>

#include "check.h"
#include "import/import.h"
#include "spool/tz.h"

#define MOST_DATES 6

/* A file that names `name` and has these dates; what is then shown, and at which offset at a moment. */
static const struct row {
    const char *label, *name;
    const char *dates[MOST_DATES]; /* NULL ends */
    const char *given, *local;     /* --timezone; the zone of time.txt */
    enum zone_basis basis;
    const char *zone;       /* its name as it is shown */
    const char *at, *shown; /* a moment, and the same one as it is shown; NULL: the first date's */
    unsigned warnings, notes;
    const char *says; /* in some issue; NULL: not looked at */
    bool doubtful;    /* the screen says that the times may not be right */
} rows[] = {
    /* ---- named ---- */
    {.label = "named right",
     .name = "Europe/Vienna",
     .dates = {"2027-06-11T10:00:00+02:00"},
     .basis = ZONE_NAMED,
     .zone = "Europe/Vienna",
     .at = "2027-12-11T10:00:00Z",
     .shown = "2027-12-11T11:00:00+01:00"},
    {.label = "in other case",
     .name = "europe/VIENNA",
     .dates = {"2027-06-11T10:00:00+02:00"},
     .basis = ZONE_NAMED,
     .zone = "Europe/Vienna",
     .shown = "2027-06-11T10:00:00+02:00"},
    {.label = "with blanks",
     .name = " America/New York ",
     .dates = {"2027-06-11T10:00:00-04:00"},
     .basis = ZONE_NAMED,
     .zone = "America/New_York",
     .shown = "2027-06-11T10:00:00-04:00"},
    {.label = "by its last part",
     .name = "Vienna",
     .dates = {"2027-06-11T10:00:00+02:00"},
     .basis = ZONE_NAMED,
     .zone = "Europe/Vienna",
     .shown = "2027-06-11T10:00:00+02:00"},
    {.label = "by its last part, in other case",
     .name = "buenos aires",
     .dates = {"2027-06-11T10:00:00-03:00"},
     .basis = ZONE_NAMED,
     .zone = "America/Argentina/Buenos_Aires",
     .shown = "2027-06-11T10:00:00-03:00"},
    {.label = "a last part of two names that are one",
     .name = "louisville",
     .dates = {"2027-06-11T10:00:00-04:00"},
     .basis = ZONE_NAMED,
     .zone = "America/Kentucky/Louisville",
     .shown = "2027-06-11T10:00:00-04:00"},
    {.label = "Singapore",
     .name = "Singapore",
     .dates = {"2027-06-11T10:00:00"},
     .basis = ZONE_NAMED,
     .zone = "Singapore",
     .at = "2027-06-11T02:00:00Z",
     .shown = "2027-06-11T10:00:00+08:00"},
    {.label = "a last part of two zones",
     .name = "Eastern",
     .dates = {"2027-06-11T10:00:00-04:00"},
     .basis = ZONE_INFERRED,
     .zone = "-04:00",
     .shown = "2027-06-11T10:00:00-04:00",
     .warnings = 1,
     .notes = 1,
     .says = "\"Eastern\" is not known"},
    {.label = "by Rails' name",
     .name = "Eastern Time (US & Canada)",
     .dates = {"2027-06-11T10:00:00-04:00"},
     .basis = ZONE_NAMED,
     .zone = "America/New_York",
     .at = "2027-12-11T10:00:00Z",
     .shown = "2027-12-11T05:00:00-05:00"},
    {.label = "by Rails' name, written whole",
     .name = "(GMT-05:00) Eastern Time (US & Canada)",
     .dates = {"2027-06-11T10:00:00-04:00"},
     .basis = ZONE_NAMED,
     .zone = "America/New_York",
     .shown = "2027-06-11T10:00:00-04:00"},
    {.label = "Rails' Berlin, over a change",
     .name = "Berlin",
     .dates = {"2026-03-28T10:00:00+01:00", "2026-03-28T11:00:00+01:00", "2026-03-29T10:00:00+02:00"},
     .basis = ZONE_NAMED,
     .zone = "Europe/Berlin",
     .at = "2026-03-29T10:10:00+02:00",
     .shown = "2026-03-29T10:10:00+02:00"},
    {.label = "by Windows' name",
     .name = "w. europe standard time",
     .dates = {"2027-06-11T10:00:00+02:00"},
     .basis = ZONE_NAMED,
     .zone = "Europe/Berlin",
     .at = "2027-12-11T10:00:00Z",
     .shown = "2027-12-11T11:00:00+01:00"},
    {.label = "as Windows shows it",
     .name = "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna",
     .dates = {"2027-06-11T10:00:00+02:00"},
     .basis = ZONE_NAMED,
     .zone = "Europe/Amsterdam",
     .shown = "2027-06-11T10:00:00+02:00"},
    {.label = "Samoa, as Rails means it",
     .name = "Samoa",
     .dates = {"2027-06-11T10:00:00+13:00"},
     .basis = ZONE_NAMED,
     .zone = "Pacific/Apia",
     .shown = "2027-06-11T10:00:00+13:00"},
    {.label = "Samoa, as tz means it",
     .name = "Samoa",
     .dates = {"2027-06-11T10:00:00-11:00"},
     .basis = ZONE_NAMED,
     .zone = "Pacific/Samoa",
     .shown = "2027-06-11T10:00:00-11:00"},
    {.label = "a fixed one",
     .name = "+05:30",
     .dates = {"2027-06-11T10:00:00"},
     .basis = ZONE_NAMED,
     .zone = "+05:30",
     .at = "2027-06-11T04:30:00Z",
     .shown = "2027-06-11T10:00:00+05:30"},
    {.label = "a fixed one in words",
     .name = "UTC+2",
     .dates = {"2027-06-11T10:00:00"},
     .basis = ZONE_NAMED,
     .zone = "+02:00",
     .at = "2027-06-11T08:00:00Z",
     .shown = "2027-06-11T10:00:00+02:00"},
    {.label = "GMT+1 is east",
     .name = "GMT+1",
     .dates = {"2027-06-11T10:00:00"},
     .basis = ZONE_NAMED,
     .zone = "+01:00",
     .at = "2027-06-11T09:00:00Z",
     .shown = "2027-06-11T10:00:00+01:00"},
    {.label = "all Z under a named zone",
     .name = "Asia/Kolkata",
     .dates = {"2027-06-11T10:00:00Z", "2027-06-11T11:00:00+00:00"},
     .basis = ZONE_NAMED,
     .zone = "Asia/Kolkata",
     .shown = "2027-06-11T15:30:00+05:30"},
    {.label = "one that Z says nothing of",
     .name = "Europe/Vienna",
     .dates = {"2027-06-11T10:00:00Z", "2027-06-11T11:00:00+02:00", "2027-06-11T12:00:00Z"},
     .basis = ZONE_NAMED,
     .zone = "Europe/Vienna",
     .shown = "2027-06-11T12:00:00+02:00"},
    {.label = "UTC, and nothing else",
     .name = "UTC",
     .dates = {"2027-06-11T10:00:00Z"},
     .basis = ZONE_NAMED,
     .zone = "UTC",
     .shown = "2027-06-11T10:00:00+00:00"},
    {.label = "London in winter",
     .name = "London",
     .dates = {"2027-01-11T10:00:00+00:00"},
     .basis = ZONE_NAMED,
     .zone = "Europe/London",
     .at = "2027-06-11T10:00:00Z",
     .shown = "2027-06-11T11:00:00+01:00"},

    /* ---- named, over a change of clocks ---- */
    {.label = "the first day's offset on both days",
     .name = "Europe/Berlin",
     .dates = {"2026-10-24T10:00:00+02:00", "2026-10-25T10:00:00+02:00"},
     .basis = ZONE_NAMED,
     .zone = "Europe/Berlin",
     .at = "2026-10-25T10:00:00+02:00",
     .shown = "2026-10-25T09:00:00+01:00",
     .warnings = 1,
     .says = "1 of 2 times carry the offset",
     .doubtful = true},
    {.label = "the last day's offset on both days",
     .name = "Europe/Berlin",
     .dates = {"2026-03-28T10:00:00+02:00", "2026-03-29T10:00:00+02:00"},
     .basis = ZONE_NAMED,
     .zone = "Europe/Berlin",
     .shown = "2026-03-28T09:00:00+01:00",
     .warnings = 1,
     .says = "1 of 2 times carry the offset",
     .doubtful = true},
    {.label = "Lord Howe's first offset on both days",
     .name = "Lord Howe",
     .dates = {"2026-04-04T10:00:00+11:00", "2026-04-05T10:00:00+11:00"},
     .basis = ZONE_NAMED,
     .zone = "Australia/Lord_Howe",
     .at = "2026-04-05T10:00:00+11:00",
     .shown = "2026-04-05T09:30:00+10:30",
     .warnings = 1,
     .doubtful = true},
    {.label = "the first day's offset on both days, in the zone given",
     .dates = {"2026-10-24T10:00:00+02:00", "2026-10-25T10:00:00+02:00"},
     .given = "Europe/Berlin",
     .basis = ZONE_GIVEN,
     .zone = "Europe/Berlin",
     .shown = "2026-10-24T10:00:00+02:00",
     .warnings = 1,
     .says = "other side of the change",
     .doubtful = true},
    {.label = "an offset of the other half of the year, and no change while the event lasts",
     .name = "Europe/Berlin",
     .dates = {"2026-06-11T10:00:00+01:00", "2026-06-12T10:00:00+01:00"},
     .basis = ZONE_INFERRED,
     .zone = "+01:00",
     .shown = "2026-06-11T10:00:00+01:00",
     .warnings = 1,
     .notes = 1,
     .says = "it is not taken"},
    {.label = "the offset of after a change, and the event is over before it",
     .name = "Europe/Berlin",
     .dates = {"2026-10-24T10:00:00+01:00"},
     .basis = ZONE_INFERRED,
     .zone = "+01:00",
     .shown = "2026-10-24T10:00:00+01:00",
     .warnings = 1,
     .notes = 1,
     .says = "it is not taken"},
    {.label = "offsets of neither side",
     .name = "Europe/Berlin",
     .dates = {"2026-10-24T10:00:00+03:00", "2026-10-25T10:00:00+03:00"},
     .basis = ZONE_INFERRED,
     .zone = "+03:00",
     .shown = "2026-10-24T10:00:00+03:00",
     .warnings = 1,
     .notes = 1,
     .says = "it is not taken"},

    /* ---- named, and not held ---- */
    {.label = "wrong beside good offsets",
     .name = "Asia/Tokyo",
     .dates = {"2026-03-28T10:00:00+01:00", "2026-03-29T10:00:00+02:00"},
     .basis = ZONE_INFERRED,
     .zone = "+01:00",
     .at = "2026-03-29T10:10:00+02:00",
     .shown = "2026-03-29T10:10:00+02:00",
     .warnings = 1,
     .notes = 1,
     .says = "the file names the time zone \"Asia/Tokyo\""},
    {.label = "UTC beside other offsets",
     .name = "UTC",
     .dates = {"2027-06-11T10:00:00+02:00", "2027-06-11T11:00:00Z"},
     .basis = ZONE_INFERRED,
     .zone = "+02:00",
     .shown = "2027-06-11T10:00:00+02:00",
     .notes = 1},
    {.label = "Etc/UTC beside other offsets",
     .name = "Etc/UTC",
     .dates = {"2027-01-11T10:00:00-05:00"},
     .basis = ZONE_INFERRED,
     .zone = "-05:00",
     .shown = "2027-01-11T10:00:00-05:00",
     .notes = 1},
    {.label = "unknown, with offsets",
     .name = "Middle/Earth",
     .dates = {"2027-06-11T10:00:00+02:00"},
     .basis = ZONE_INFERRED,
     .zone = "+02:00",
     .shown = "2027-06-11T10:00:00+02:00",
     .warnings = 1,
     .notes = 1,
     .says = "\"Middle/Earth\" is not known"},
    {.label = "a path",
     .name = "../../etc/passwd",
     .dates = {"2027-06-11T10:00:00+02:00"},
     .basis = ZONE_INFERRED,
     .zone = "+02:00",
     .shown = "2027-06-11T10:00:00+02:00",
     .warnings = 1,
     .notes = 1},
    {.label = "summer time that is no zone",
     .name = "CEST",
     .dates = {"2027-06-11T10:00:00"},
     .basis = ZONE_NONE,
     .zone = "UTC",
     .at = "2027-06-11T10:00:00Z",
     .shown = "2027-06-11T10:00:00+00:00",
     .warnings = 2,
     .says = "\"CEST\" is not known",
     .doubtful = true},

    /* ---- inferred ---- */
    {.label = "none, one offset",
     .dates = {"2027-12-27T10:00:00+01:00"},
     .basis = ZONE_INFERRED,
     .zone = "+01:00",
     .shown = "2027-12-27T10:00:00+01:00",
     .notes = 1,
     .says = "names no time zone"},
    {.label = "empty name, one offset",
     .name = "",
     .dates = {"2027-06-27T10:00:00+01:00"},
     .basis = ZONE_INFERRED,
     .zone = "+01:00",
     .shown = "2027-06-27T10:00:00+01:00",
     .notes = 1},
    {.label = "Berlin, two offsets",
     .dates = {"2026-03-28T10:00:00+01:00", "2026-03-29T10:00:00+02:00"},
     .basis = ZONE_INFERRED,
     .zone = "+01:00",
     .at = "2026-03-29T10:10:00+02:00",
     .shown = "2026-03-29T10:10:00+02:00",
     .notes = 1},
    {.label = "Berlin, before the change",
     .dates = {"2026-10-24T10:00:00+02:00", "2026-10-25T10:00:00+01:00"},
     .basis = ZONE_INFERRED,
     .zone = "+02:00",
     .at = "2026-10-25T00:30:00Z",
     .shown = "2026-10-25T02:30:00+02:00",
     .notes = 1},
    {.label = "London, two offsets, of which one is +00:00",
     .dates = {"2026-03-28T10:00:00+00:00", "2026-03-29T10:00:00+01:00"},
     .basis = ZONE_INFERRED,
     .zone = "UTC",
     .at = "2026-03-28T20:00:00Z",
     .shown = "2026-03-28T20:00:00+00:00",
     .notes = 1},
    {.label = "Berlin, and breaks in UTC",
     .dates = {"2026-06-11T10:00:00+02:00", "2026-06-11T10:00:00+00:00"},
     .basis = ZONE_INFERRED,
     .zone = "+02:00",
     .shown = "2026-06-11T10:00:00+02:00",
     .notes = 1},
    {.label = "New York, two offsets",
     .dates = {"2026-03-07T10:00:00-05:00", "2026-03-08T10:00:00-04:00"},
     .basis = ZONE_INFERRED,
     .zone = "-05:00",
     .at = "2026-03-08T14:30:00Z",
     .shown = "2026-03-08T10:30:00-04:00",
     .notes = 1},
    {.label = "Sydney, two offsets",
     .dates = {"2026-04-04T10:00:00+11:00", "2026-04-05T10:00:00+10:00"},
     .basis = ZONE_INFERRED,
     .zone = "+11:00",
     .at = "2026-04-05T00:30:00Z",
     .shown = "2026-04-05T10:30:00+10:00",
     .notes = 1,
     .says = "times are shown at +11:00, as their offsets tell (from 5 Apr 2026 on +10:00)"},
    {.label = "Lord Howe, two offsets",
     .dates = {"2026-04-04T10:00:00+11:00", "2026-04-05T10:00:00+10:30"},
     .basis = ZONE_INFERRED,
     .zone = "+11:00",
     .at = "2026-04-04T14:59:00Z",
     .shown = "2026-04-05T01:59:00+11:00",
     .notes = 1},
    {.label = "Sao Paulo, two offsets, when it had summer time",
     .dates = {"2018-11-03T10:00:00-03:00", "2018-11-04T10:00:00-02:00"},
     .basis = ZONE_INFERRED,
     .zone = "-03:00",
     .at = "2018-11-04T03:30:00Z",
     .shown = "2018-11-04T01:30:00-02:00",
     .notes = 1},
    {.label = "Sao Paulo, two offsets, when its summer time ended",
     .dates = {"2018-02-17T10:00:00-02:00", "2018-02-18T10:00:00-03:00"},
     .basis = ZONE_INFERRED,
     .zone = "-02:00",
     .at = "2018-02-18T03:30:00Z",
     .shown = "2018-02-18T00:30:00-03:00",
     .notes = 1},
    {.label = "no summer time: Sao Paulo since 2019",
     .dates = {"2026-11-03T10:00:00-03:00"},
     .basis = ZONE_INFERRED,
     .zone = "-03:00",
     .shown = "2026-11-03T10:00:00-03:00",
     .notes = 1},
    {.label = "no summer time: Kolkata",
     .dates = {"2026-09-02T10:00:00+05:30"},
     .basis = ZONE_INFERRED,
     .zone = "+05:30",
     .at = "2027-01-02T10:00:00Z",
     .shown = "2027-01-02T15:30:00+05:30",
     .notes = 1},
    {.label = "no summer time: Taipei",
     .dates = {"2026-08-02T10:00:00+08:00"},
     .basis = ZONE_INFERRED,
     .zone = "+08:00",
     .shown = "2026-08-02T10:00:00+08:00",
     .notes = 1},
    {.label = "a far year tells nothing",
     .name = "Berlin",
     .dates = {"2026-06-28T10:00:00+02:00", "2026-06-28T11:00:00+02:00", "2206-06-28T10:00:00+02:00"},
     .basis = ZONE_NAMED,
     .zone = "Europe/Berlin",
     .shown = "2026-06-28T10:00:00+02:00"},
    {.label = "of no list: Kathmandu",
     .dates = {"2026-08-02T10:00:00+05:45"},
     .basis = ZONE_INFERRED,
     .zone = "+05:45",
     .shown = "2026-08-02T10:00:00+05:45",
     .notes = 1},
    {.label = "members of the list that disagree: Helsinki ends its summer time, Moscow has none",
     .dates = {"2026-10-24T10:00:00+03:00"},
     .basis = ZONE_INFERRED,
     .zone = "+03:00",
     .shown = "2026-10-24T10:00:00+03:00",
     .warnings = 1,
     .doubtful = true},
    {.label = "offsets that no zone has",
     .dates = {"2026-06-02T10:00:00+02:00", "2026-06-02T10:00:00+05:00", "2026-06-02T12:00:00+05:00"},
     .basis = ZONE_INFERRED,
     .zone = "+05:00",
     .at = "2026-06-02T10:00:00Z",
     .shown = "2026-06-02T15:00:00+05:00",
     .warnings = 1,
     .doubtful = true},

    /* ---- none ---- */
    {.label = "UTC alone",
     .dates = {"2027-06-11T10:00:00Z", "2027-06-11T11:00:00+00:00"},
     .basis = ZONE_NONE,
     .zone = "UTC",
     .shown = "2027-06-11T10:00:00+00:00",
     .warnings = 1,
     .says = "names no time zone",
     .doubtful = true},
    {.label = "none at all",
     .dates = {"2027-06-11T10:00:00"},
     .basis = ZONE_NONE,
     .zone = "UTC",
     .at = "2027-06-11T10:00:00Z",
     .shown = "2027-06-11T10:00:00+00:00",
     .warnings = 1,
     .says = "names no time zone",
     .doubtful = true},
    {.label = "not even a time",
     .basis = ZONE_NONE,
     .zone = "UTC",
     .at = "2027-06-11T10:00:00Z",
     .shown = "2027-06-11T10:00:00+00:00",
     .warnings = 1,
     .doubtful = true},

    /* ---- given ---- */
    {.label = "given, the same as named",
     .name = "Europe/Vienna",
     .dates = {"2027-06-11T10:00:00+02:00"},
     .given = "europe/vienna",
     .basis = ZONE_GIVEN,
     .zone = "Europe/Vienna",
     .shown = "2027-06-11T10:00:00+02:00"},
    {.label = "given, another of the same time",
     .name = "Europe/Vienna",
     .dates = {"2027-06-11T10:00:00+02:00"},
     .given = "Berlin",
     .basis = ZONE_GIVEN,
     .zone = "Europe/Berlin",
     .shown = "2027-06-11T10:00:00+02:00"},
    {.label = "given against named",
     .name = "Europe/Vienna",
     .dates = {"2027-06-11T10:00:00+02:00"},
     .given = "Asia/Tokyo",
     .basis = ZONE_GIVEN,
     .zone = "Asia/Tokyo",
     .shown = "2027-06-11T17:00:00+09:00",
     .warnings = 1,
     .says = "Europe/Vienna"},
    {.label = "given against named, without any offset",
     .name = "Europe/Vienna",
     .dates = {"2027-06-11T10:00:00"},
     .given = "Asia/Tokyo",
     .basis = ZONE_GIVEN,
     .zone = "Asia/Tokyo",
     .at = "2027-06-11T01:00:00Z",
     .shown = "2027-06-11T10:00:00+09:00",
     .warnings = 1,
     .says = "Europe/Vienna"},
    {.label = "given against a wrong name and good offsets",
     .name = "Asia/Tokyo",
     .dates = {"2027-06-11T10:00:00+02:00"},
     .given = "Europe/Vienna",
     .basis = ZONE_GIVEN,
     .zone = "Europe/Vienna",
     .shown = "2027-06-11T10:00:00+02:00"},
    {.label = "given against UTC beside offsets",
     .name = "UTC",
     .dates = {"2027-06-11T10:00:00+02:00"},
     .given = "Europe/Vienna",
     .basis = ZONE_GIVEN,
     .zone = "Europe/Vienna",
     .shown = "2027-06-11T10:00:00+02:00"},
    {.label = "given, all Z",
     .dates = {"2027-06-11T10:00:00Z"},
     .given = "Europe/Vienna",
     .basis = ZONE_GIVEN,
     .zone = "Europe/Vienna",
     .shown = "2027-06-11T12:00:00+02:00"},
    {.label = "given, one offset",
     .dates = {"2027-12-27T10:00:00+01:00"},
     .given = "Europe/Vienna",
     .basis = ZONE_GIVEN,
     .zone = "Europe/Vienna",
     .shown = "2027-12-27T10:00:00+01:00"},
    {.label = "given against one offset",
     .dates = {"2027-12-27T10:00:00+01:00"},
     .given = "Asia/Tokyo",
     .basis = ZONE_GIVEN,
     .zone = "Asia/Tokyo",
     .shown = "2027-12-27T18:00:00+09:00",
     .warnings = 1,
     .says = "other offsets"},
    {.label = "given, two offsets",
     .dates = {"2026-03-28T10:00:00+01:00", "2026-03-29T10:00:00+02:00"},
     .given = "Europe/Vienna",
     .basis = ZONE_GIVEN,
     .zone = "Europe/Vienna",
     .at = "2026-03-29T10:10:00+02:00",
     .shown = "2026-03-29T10:10:00+02:00"},
    {.label = "given, Lord Howe",
     .dates = {"2026-04-04T10:00:00+11:00", "2026-04-05T10:00:00+10:30"},
     .given = "lord howe",
     .basis = ZONE_GIVEN,
     .zone = "Australia/Lord_Howe",
     .at = "2026-04-04T14:59:00Z",
     .shown = "2026-04-05T01:59:00+11:00"},
    {.label = "given, nothing else",
     .dates = {"2027-06-11T10:00:00"},
     .given = "Asia/Tokyo",
     .basis = ZONE_GIVEN,
     .zone = "Asia/Tokyo",
     .at = "2027-06-11T01:00:00Z",
     .shown = "2027-06-11T10:00:00+09:00"},
    {.label = "given before time.txt",
     .dates = {"2027-06-11T10:00:00"},
     .given = "Asia/Tokyo",
     .local = "Europe/Vienna",
     .basis = ZONE_GIVEN,
     .zone = "Asia/Tokyo",
     .at = "2027-06-11T01:00:00Z",
     .shown = "2027-06-11T10:00:00+09:00"},

    /* ---- time.txt ---- */
    {.label = "time.txt, for a file that names none",
     .dates = {"2027-06-11T10:00:00"},
     .local = "europe/vienna",
     .basis = ZONE_GIVEN,
     .zone = "Europe/Vienna",
     .at = "2027-06-11T08:00:00Z",
     .shown = "2027-06-11T10:00:00+02:00"},
    {.label = "time.txt, all Z",
     .dates = {"2027-06-11T10:00:00Z"},
     .local = "Europe/Vienna",
     .basis = ZONE_GIVEN,
     .zone = "Europe/Vienna",
     .shown = "2027-06-11T12:00:00+02:00"},
    {.label = "time.txt, for a file that names one",
     .name = "Asia/Tokyo",
     .dates = {"2027-06-11T10:00:00"},
     .local = "Europe/Vienna",
     .basis = ZONE_NAMED,
     .zone = "Asia/Tokyo",
     .at = "2027-06-11T01:00:00Z",
     .shown = "2027-06-11T10:00:00+09:00"},
    {.label = "time.txt against offsets",
     .dates = {"2027-06-11T10:00:00-04:00"},
     .local = "Europe/Vienna",
     .basis = ZONE_GIVEN,
     .zone = "Europe/Vienna",
     .shown = "2027-06-11T16:00:00+02:00",
     .warnings = 1},
    {.label = "time.txt with an offset, where there is nothing better",
     .dates = {"2027-06-11T10:00:00"},
     .local = "+02:00",
     .basis = ZONE_GIVEN,
     .zone = "+02:00",
     .at = "2027-06-11T08:00:00Z",
     .shown = "2027-06-11T10:00:00+02:00"},
    {.label = "time.txt with an offset, against offsets",
     .dates = {"2027-06-11T10:00:00-04:00"},
     .local = "+02:00",
     .basis = ZONE_INFERRED,
     .zone = "-04:00",
     .shown = "2027-06-11T10:00:00-04:00",
     .notes = 1},
    {.label = "time.txt in UTC is no place",
     .dates = {"2027-06-11T10:00:00"},
     .local = "UTC",
     .basis = ZONE_NONE,
     .zone = "UTC",
     .at = "2027-06-11T10:00:00Z",
     .shown = "2027-06-11T10:00:00+00:00",
     .warnings = 1,
     .doubtful = true},
    {.label = "time.txt with no zone",
     .dates = {"2027-06-11T10:00:00"},
     .local = "CEST",
     .basis = ZONE_NONE,
     .zone = "UTC",
     .at = "2027-06-11T10:00:00Z",
     .shown = "2027-06-11T10:00:00+00:00",
     .warnings = 1,
     .doubtful = true},
};

static struct arena arena;
static struct zone_source source;

struct setting {
    struct import_options options;
    struct issue_list issues;
    struct import import;
};

static void begin(struct setting *ret, const char *given, const char *local)
{
    *ret = (struct setting){.options = {.zones = &source, .timezone = given, .local_timezone = local}};
    issue_list_init(&ret->issues, &arena);
    ret->import =
        (struct import){.options = &ret->options, .arena = &arena, .scratch = &arena, .issues = &ret->issues};
    builder_init(&ret->import.builder, &arena, &ret->issues);
}

static void note(struct setting *setting, const char *date)
{
    struct instant_text text;
    if (CHECK(instant_parse(date, &text)))
        import_note_offset(&setting->import, &text, "events[0]");
}

static bool is_said(const struct issue_list *issues, const char *part)
{
    for (const struct issue *issue = issues->first; issue; issue = issue->next)
        if (strstr(issue->text, part))
            return true;
    return false;
}

static void check_shown(const struct zone *zone, const char *at, const char *shown)
{
    struct instant_text text;
    char buffer[40];
    if (!CHECK(instant_parse(at, &text)))
        return;
    struct instant instant = civil_to_instant(text.civil, text.offset_s);
    instant_format(instant, zone_offset_at(zone, instant), buffer);
    CHECK_STR(buffer, shown);
}

static void test_row(const struct row *row)
{
    struct setting setting;
    struct err err = {.code = ERR_NONE};
    check_row(row->label);
    begin(&setting, row->given, row->local);
    for (size_t i = 0; i < MOST_DATES && row->dates[i]; i++)
        note(&setting, row->dates[i]);
    if (!CHECK(import_choose_zone(&setting.import, row->name, &err)))
        return;
    struct program *program = setting.import.builder.program;
    check_shown(&program->zone, row->at ? row->at : row->dates[0], row->shown);
    CHECK_INT(program->zone_basis, row->basis);
    CHECK(program->zone_reason && *program->zone_reason);
    CHECK_INT(*program->zone_doubt != '\0', row->doubtful);
    CHECK_INT(setting.issues.count_by_level[ISSUE_ERROR], 0);
    CHECK_INT(setting.issues.count_by_level[ISSUE_WARNING], row->warnings);
    CHECK_INT(setting.issues.count_by_level[ISSUE_NOTE], row->notes);
    if (row->says && !CHECK(is_said(&setting.issues, row->says)))
        for (const struct issue *issue = setting.issues.first; issue; issue = issue->next)
            printf("it says: %s\n", issue->text);
    CHECK_STR(program->zone.name, row->zone);
}

/* A zone that is given holds against each of the rows that have none, and is told where it contradicts. */
static void test_given_against(const struct row *row, const char *given)
{
    struct setting setting;
    struct err err = {.code = ERR_NONE};
    struct zone zone;
    char label[200], shown[40];
    struct zone named;
    struct instant_text at;
    bool contradicts = false;
    snprintf(label, sizeof label, "%s given against: %s", given, row->label);
    check_row(label);
    begin(&setting, given, NULL);
    if (!CHECK(zone_load(&zone, given, &source, &arena, NULL)) ||
        !CHECK(instant_parse(row->at         ? row->at
                             : row->dates[0] ? row->dates[0]
                                             : "2027-06-11",
                             &at)))
        return;
    struct instant instant = civil_to_instant(at.civil, at.offset_s);
    if (row->basis == ZONE_NAMED && strcmp(row->zone, "UTC") != 0 &&
        CHECK(import_find_zone(row->zone, &source, &arena, &arena, &named, NULL)))
        contradicts = zone_offset_at(&zone, instant) != zone_offset_at(&named, instant);
    for (size_t i = 0; i < MOST_DATES && row->dates[i]; i++) {
        struct instant_text text;
        note(&setting, row->dates[i]);
        if (CHECK(instant_parse(row->dates[i], &text)) && text.has_offset && text.offset_s != 0)
            contradicts = contradicts ||
                          zone_offset_at(&zone, civil_to_instant(text.civil, text.offset_s)) != text.offset_s;
    }
    if (!CHECK(import_choose_zone(&setting.import, row->name, &err)))
        return;
    const struct program *program = setting.import.builder.program;
    instant_format(instant, zone_offset_at(&zone, instant), shown);
    check_shown(&program->zone, row->at ? row->at : row->dates[0], shown);
    CHECK_INT(program->zone_basis, ZONE_GIVEN);
    CHECK_STR(program->zone.name, given);
    CHECK_STR(program->zone_reason, "as --timezone says");
    CHECK_INT(setting.issues.count_by_level[ISSUE_ERROR], 0);
    CHECK_INT(setting.issues.count_by_level[ISSUE_NOTE], 0);
    CHECK_INT(setting.issues.count_by_level[ISSUE_WARNING], contradicts);
}

/* A stray offset among many is told, and its session keeps its instant. */
static void test_strays(void)
{
    struct setting setting;
    struct err err = {.code = ERR_NONE};
    for (int named = 0; named < 2; named++) {
        check_row(named ? "one stray offset in 433, named" : "one stray offset in 433, not named");
        begin(&setting, NULL, NULL);
        for (int i = 0; i < 432; i++)
            note(&setting, arena_printf(&arena, "2022-12-%02dT%02d:00:00+01:00", 27 + i % 4, 10 + i % 8));
        note(&setting, "2022-12-27T22:00:00-05:00");
        CHECK(import_choose_zone(&setting.import, named ? "Europe/Amsterdam" : NULL, &err));
        struct program *program = setting.import.builder.program;
        CHECK_STR(program->zone.name, named ? "Europe/Amsterdam" : "+01:00");
        CHECK_INT(program->zone_basis, named ? ZONE_NAMED : ZONE_INFERRED);
        CHECK_STR(program->zone_doubt, "");
        CHECK(is_said(&setting.issues, "1 of 433 times"));
        check_shown(&program->zone, "2022-12-27T22:00:00-05:00", "2022-12-28T04:00:00+01:00");
    }
    check_row("one stray offset in 433, a zone given");
    begin(&setting, "Europe/Berlin", NULL);
    for (int i = 0; i < 432; i++)
        note(&setting, arena_printf(&arena, "2022-12-%02dT%02d:00:00+01:00", 27 + i % 4, 10 + i % 8));
    note(&setting, "2022-12-27T22:00:00-05:00");
    CHECK(import_choose_zone(&setting.import, "Europe/Amsterdam", &err));
    CHECK_STR(setting.import.builder.program->zone.name, "Europe/Berlin");
    CHECK_STR(setting.import.builder.program->zone_doubt, "");
    CHECK(is_said(&setting.issues, "1 of 433 times"));
    CHECK_INT(setting.issues.count, 1);

    check_row("one in nine is too many");
    begin(&setting, NULL, NULL);
    for (int i = 0; i < 8; i++)
        note(&setting, arena_printf(&arena, "2022-12-%02dT10:00:00+01:00", 1 + i));
    note(&setting, "2022-12-27T22:00:00-05:00");
    CHECK(import_choose_zone(&setting.import, "Europe/Amsterdam", &err));
    CHECK_INT(setting.import.builder.program->zone_basis, ZONE_INFERRED);
    CHECK_STR(setting.import.builder.program->zone.name, "+01:00");
    CHECK(*setting.import.builder.program->zone_doubt);
}

/* Where all dates are in UTC, local starts beside them tell the offset. */
static void test_local_starts(void)
{
    struct setting setting;
    struct err err = {.code = ERR_NONE};
    struct instant_text text;
    check_row("UTC alone, with local starts");
    begin(&setting, NULL, NULL);
    note(&setting, "2023-09-10T05:00:00+00:00");
    CHECK(instant_parse("2023-09-10T05:00:00Z", &text));
    import_note_local_start(&setting.import, civil_to_instant(text.civil, 0), 5 * 3600 + 1800, "events[0]");
    CHECK(import_choose_zone(&setting.import, NULL, &err));
    CHECK_STR(setting.import.builder.program->zone.name, "+05:30");
    CHECK_INT(setting.import.builder.program->zone_basis, ZONE_INFERRED);
    check_row("UTC alone, with local starts over a change of clocks");
    begin(&setting, NULL, NULL);
    static const struct {
        const char *date;
        int32_t offset_s;
    } starts[] = {{"2026-03-28T09:00:00Z", 3600}, {"2026-03-29T08:00:00Z", 7200}};
    for (size_t i = 0; i < 2; i++) {
        note(&setting, starts[i].date);
        CHECK(instant_parse(starts[i].date, &text));
        import_note_local_start(&setting.import, civil_to_instant(text.civil, 0), starts[i].offset_s,
                                "events");
    }
    CHECK(import_choose_zone(&setting.import, NULL, &err));
    check_shown(&setting.import.builder.program->zone, "2026-03-29T08:00:00Z", "2026-03-29T10:00:00+02:00");
    CHECK_STR(
        setting.import.builder.program->zone_doubt,
        "the schedule names no time zone: by its local starts it is at +01:00, from 29 Mar 2026 on +02:00");
    CHECK(instant_parse("2023-09-10T05:00:00Z", &text));

    check_row("they say nothing beside offsets");
    begin(&setting, NULL, NULL);
    note(&setting, "2023-09-10T05:00:00+02:00");
    import_note_local_start(&setting.import, civil_to_instant(text.civil, 0), 5 * 3600 + 1800, "events[0]");
    CHECK(import_choose_zone(&setting.import, NULL, &err));
    CHECK_STR(setting.import.builder.program->zone.name, "+02:00");
    check_row("starts in UTC are no evidence");
    begin(&setting, NULL, NULL);
    note(&setting, "2023-09-10T05:00:00Z");
    import_note_local_start(&setting.import, civil_to_instant(text.civil, 0), 0, "events[0]");
    CHECK(import_choose_zone(&setting.import, NULL, &err));
    CHECK_INT(setting.import.builder.program->zone_basis, ZONE_NONE);
}

/* Where no time of a session has an offset, those of its days tell it. */
static void test_days(void)
{
    struct setting setting;
    struct err err = {.code = ERR_NONE};
    struct instant_text text;
    static const struct {
        const char *label, *date, *name, *zone;
        enum zone_basis basis;
    } rows_of_days[] = {
        {"days with an offset, sessions without", "2014-12-27T14:00", NULL, "+01:00", ZONE_INFERRED},
        {"sessions in UTC", "2014-12-27T14:00Z", NULL, "UTC", ZONE_NONE},
        {"sessions with another offset", "2014-12-27T14:00+09:00", NULL, "+09:00", ZONE_INFERRED},
        {"a zone that is named", "2014-12-27T14:00", "Asia/Tokyo", "Asia/Tokyo", ZONE_NAMED},
        {"days with an offset, sessions without a date", NULL, NULL, "+01:00", ZONE_INFERRED},
    };
    for (size_t i = 0; i < sizeof rows_of_days / sizeof *rows_of_days; i++) {
        check_row(rows_of_days[i].label);
        begin(&setting, NULL, NULL);
        if (rows_of_days[i].date)
            note(&setting, rows_of_days[i].date);
        CHECK(instant_parse("2014-12-27T11:00:00+01:00", &text));
        import_note_day(&setting.import, &text, "days[0]");
        CHECK(import_choose_zone(&setting.import, rows_of_days[i].name, &err));
        CHECK_STR(setting.import.builder.program->zone.name, rows_of_days[i].zone);
        CHECK_INT(setting.import.builder.program->zone_basis, rows_of_days[i].basis);
    }
}

static void test_refused(void)
{
    struct setting setting;
    struct err err = {.code = ERR_NONE};
    check_row("given, and there is none of that name");
    begin(&setting, "Asia/Atlantis", NULL);
    CHECK(!import_choose_zone(&setting.import, "Europe/Vienna", &err));
    CHECK_INT(err.code, ERR_USAGE);
    CHECK(strstr(err.text, "Asia/Atlantis") != NULL);
}

/* Without a database there are offsets still. */
static void test_no_database(void)
{
    struct setting setting;
    struct err err = {.code = ERR_NONE};
    check_row("no database");
    begin(&setting, NULL, NULL);
    setting.options.zones = NULL;
    note(&setting, "2022-12-27T22:00:00-05:00");
    CHECK(import_choose_zone(&setting.import, "Europe/Vienna", &err));
    CHECK_STR(setting.import.builder.program->zone.name, "-05:00");
    CHECK(*setting.import.builder.program->zone_doubt);
}

int main(void)
{
    arena_init(&arena, malloc, free);
    source = spool_zone_source();
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        test_row(&rows[i]);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (!rows[i].given && !rows[i].local) {
            test_given_against(&rows[i], "Asia/Dubai");
            test_given_against(&rows[i], "America/New_York");
        }
    test_strays();
    test_local_starts();
    test_days();
    test_refused();
    test_no_database();
    arena_finish(&arena);
    return check_done();
}

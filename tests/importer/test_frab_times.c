#include "importer/frab.h"

#include "check.h"
#include "spool/tz.h"

static struct arena arena;
static struct issue_list issues;
static struct import import;
static struct zone_source source;
static struct import_options options;

static struct frab make_frab(void)
{
    source = spool_zone_source();
    options = (struct import_options){.zones = &source};
    issue_list_init(&issues, &arena);
    import = (struct import){.options = &options, .arena = &arena, .scratch = &arena, .issues = &issues};
    builder_init(&import.builder, &arena, &issues);
    return (struct frab){.import = &import,
                         .title = "Meadow Camp",
                         .zone_name = "Europe/Vienna",
                         .base_url = "https://meadow.example.org/2027/"};
}

/* The session that one event gives, "" for what it lacks. */
static const struct session *read_one(struct frab *frab, struct frab_event event)
{
    static const struct session none = {.id = "(none)", .summary = "", .url = ""};
    if (!event.id)
        event.id = "1";
    event.where = "event";
    struct frab_event *added = frab_add_event(frab, PROGRAM_NONE, NULL);
    *added = event;
    added->room = PROGRAM_NONE;
    /* Another one, so that a length that can't be read is not most of them. */
    *frab_add_event(frab, PROGRAM_NONE, NULL) = (struct frab_event){.id = "2",
                                                                    .room = PROGRAM_NONE,
                                                                    .title = "y",
                                                                    .date = "2027-06-20T10:00:00+02:00",
                                                                    .duration = "0:30",
                                                                    .where = "event 2"};
    return CHECK(frab_finish(frab, NULL)) && import_judge_lengths(&import, NULL)
               ? &import.builder.drafts[0].session
               : &none;
}

static const char *instant_text_of(struct instant at)
{
    char *text = arena_alloc(&arena, 40);
    if (!instant_is_set(at))
        return "-";
    instant_format(at, zone_offset_at(&import.builder.program->zone, at), text);
    return text;
}

static void test_times(void)
{
    static const struct {
        const char *label, *day, *change, *date, *start, *end, *duration;
        const char *expected_start, *expected_end;
        unsigned issues;
    } rows[] = {
        {"offset as given", "2020-01-01", "09:00", "2027-06-11T04:30:00Z", NULL, NULL, "0:30",
         "2027-06-11T06:30:00+02:00", "2027-06-11T07:00:00+02:00", 0},
        {"no offset: the zone's", NULL, NULL, "2027-12-11T10:00:23", NULL, NULL, "00:30",
         "2027-12-11T10:00:23+01:00", "2027-12-11T10:30:23+01:00", 0},
        {"in the hour that does not exist", NULL, NULL, "2027-03-28T02:30:00", NULL, NULL, "00:30",
         "2027-03-28T03:00:00+02:00", "2027-03-28T03:30:00+02:00", 0},
        {"in the hour that is there twice", NULL, NULL, "2027-10-31T02:30:00", NULL, NULL, "01:00",
         "2027-10-31T02:30:00+02:00", "2027-10-31T02:30:00+01:00", 0},
        {"across the switch by duration", NULL, NULL, "2027-03-28T01:00:00+01:00", NULL, NULL, "02:00",
         "2027-03-28T01:00:00+01:00", "2027-03-28T04:00:00+02:00", 0},
        {"a date alone, with a start", NULL, "09:00", "2027-06-11", "08:00", NULL, "1:00",
         "2027-06-11T08:00:00+02:00", "2027-06-11T09:00:00+02:00", 0},
        {"the day's date", "2027-06-11", NULL, NULL, "00:15", NULL, "1:00", "2027-06-11T00:15:00+02:00",
         "2027-06-11T01:15:00+02:00", 0},
        {"the day's date, before its change", "2027-12-31", "04:00", NULL, "03:59", NULL, "1:00",
         "2028-01-01T03:59:00+01:00", "2028-01-01T04:59:00+01:00", 0},
        {"the day's date, at its change", "2027-12-31", "04:00:00", NULL, "04:00", NULL, "1:00",
         "2027-12-31T04:00:00+01:00", "2027-12-31T05:00:00+01:00", 0},
        {"a change at midnight", "2027-12-31", "00:00:00", NULL, "00:00", NULL, "1:00",
         "2027-12-31T00:00:00+01:00", "2027-12-31T01:00:00+01:00", 0},
        {"a start past 24:00", "2027-12-31", "04:00", NULL, "25:30", NULL, "1:00",
         "2028-01-01T01:30:00+01:00", "2028-01-01T02:30:00+01:00", 0},
        {"a date that is none, and the day's", "2027-06-11", NULL, "June 11", "10:00", NULL, "1:00",
         "2027-06-11T10:00:00+02:00", "2027-06-11T11:00:00+02:00", 1},
        {"no time at all", NULL, NULL, NULL, NULL, NULL, "1:00", "-", "-", 1},
        {"no start", "2027-06-11", NULL, NULL, NULL, NULL, "1:00", "-", "-", 1},
        {"no day", NULL, NULL, NULL, "10:00", NULL, "1:00", "-", "-", 1},
        {"a start that is none", "2027-06-11", NULL, NULL, "10:60", NULL, "1:00", "-", "-", 1},
        {"the 31st of June", NULL, NULL, "2027-06-31T10:00:00+02:00", NULL, NULL, "1:00", "-", "-", 2},
        {"end before duration", NULL, NULL, "2027-06-11T10:00:00+02:00", NULL, "2027-06-11T09:00:00+00:00",
         "5:00", "2027-06-11T10:00:00+02:00", "2027-06-11T11:00:00+02:00", 0},
        {"end without offset", NULL, NULL, "2027-06-11T10:00:00+02:00", NULL, "2027-06-11T11:00:00", "5:00",
         "2027-06-11T10:00:00+02:00", "2027-06-11T11:00:00+02:00", 0},
        {"an end before the start", NULL, NULL, "2027-06-11T10:00:00+02:00", NULL,
         "2027-06-11T09:00:00+02:00", "5:00", "2027-06-11T10:00:00+02:00", "2027-06-11T15:00:00+02:00", 1},
        {"an end that is none", NULL, NULL, "2027-06-11T10:00:00+02:00", NULL, "noon", "5:00",
         "2027-06-11T10:00:00+02:00", "2027-06-11T15:00:00+02:00", 1},
        {"one digit", NULL, NULL, "2027-06-11T10:00:00+02:00", NULL, NULL, "2:30",
         "2027-06-11T10:00:00+02:00", "2027-06-11T12:30:00+02:00", 0},
        {"54 hours", NULL, NULL, "2027-06-11T10:00:00+02:00", NULL, NULL, "54:00",
         "2027-06-11T10:00:00+02:00", "2027-06-13T16:00:00+02:00", 0},
        {"three fields alone are days", NULL, NULL, "2027-06-11T10:00:00+02:00", NULL, NULL, "1:02:30",
         "2027-06-11T10:00:00+02:00", "2027-06-12T12:30:00+02:00", 1},
        {"three fields with a first one of 0 are hours", NULL, NULL, "2027-06-11T10:00:00+02:00", NULL, NULL,
         "0:02:30", "2027-06-11T10:00:00+02:00", "2027-06-11T10:02:30+02:00", 0},
        {"ISO 8601", NULL, NULL, "2027-06-11T10:00:00+02:00", NULL, NULL, "PT45M",
         "2027-06-11T10:00:00+02:00", "2027-06-11T10:45:00+02:00", 0},
        {"zero", NULL, NULL, "2027-06-11T10:00:00+02:00", NULL, NULL, "00:00", "2027-06-11T10:00:00+02:00",
         "2027-06-11T10:00:00+02:00", 0},
        {"no duration", NULL, NULL, "2027-06-11T10:00:00+02:00", NULL, NULL, NULL,
         "2027-06-11T10:00:00+02:00", "2027-06-11T11:00:00+02:00", 1},
        {"a duration that is none", NULL, NULL, "2027-06-11T10:00:00+02:00", NULL, NULL, "1:00h",
         "2027-06-11T10:00:00+02:00", "2027-06-11T11:00:00+02:00", 1},
        {"a number alone", NULL, NULL, "2027-06-11T10:00:00+02:00", NULL, NULL, "45",
         "2027-06-11T10:00:00+02:00", "2027-06-11T10:45:00+02:00", 0},
        {"a minus", NULL, NULL, "2027-06-11T10:00:00+02:00", NULL, NULL, "-1:00", "2027-06-11T10:00:00+02:00",
         "2027-06-11T11:00:00+02:00", 1},
        {"more than four digits", NULL, NULL, "2027-06-11T10:00:00+02:00", NULL, NULL, "99999:00",
         "2027-06-11T10:00:00+02:00", "2027-06-11T11:00:00+02:00", 1},
        {"four fields", NULL, NULL, "2027-06-11T10:00:00+02:00", NULL, NULL, "1:00:00:00",
         "2027-06-11T10:00:00+02:00", "2027-06-11T11:00:00+02:00", 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        struct frab frab = make_frab();
        frab.day_change = rows[i].change;
        const struct session *session = read_one(&frab, (struct frab_event){.title = "x",
                                                                            .day_date = rows[i].day,
                                                                            .date = rows[i].date,
                                                                            .start = rows[i].start,
                                                                            .end = rows[i].end,
                                                                            .duration = rows[i].duration});
        CHECK_STR(instant_text_of(session->start), rows[i].expected_start);
        CHECK_STR(instant_text_of(session->end), rows[i].expected_end);
        CHECK_INT(issues.count, rows[i].issues);
    }
}

/* The zone when the file does not name it. */
static void test_zone(void)
{
    struct frab frab = make_frab();
    check_row("zone of most offsets");
    frab.zone_name = " ";
    static const char *const dates[] = {"2027-06-11T10:00:00-05:00", "2027-06-11T10:00:00+02:00",
                                        "2027-06-11T10:00", "2027-06-11T10:00:00+02:00"};
    for (size_t i = 0; i < 4; i++)
        frab_add_event(&frab, PROGRAM_NONE, NULL)->date = dates[i];
    CHECK(frab_finish(&frab, NULL));
    CHECK_STR(import.builder.program->zone.name, "+02:00");
    CHECK_STR(instant_text_of(import.builder.drafts[0].session.start), "2027-06-11T17:00:00+02:00");
    CHECK_STR(instant_text_of(import.builder.drafts[2].session.start), "2027-06-11T10:00:00+02:00");
}

/* Dates and the starts beside them. */
static void test_questioned(void)
{
    enum { MOST = 11 };
    static const struct {
        const char *label, *zone, *given;
        struct {
            const char *date, *start;
        } events[MOST];
        const char *shown[2]; /* of the first two */
        int errors, warnings;
        const char *says; /* part of an error or warning */
        bool doubtful;
    } rows[] = {
        {"all two hours off",
         "Europe/Berlin",
         NULL,
         {{"2026-12-05T12:00:00+01:00", "10:00"}, {"2026-12-05T13:00:00+01:00", "11:00"}},
         {"2026-12-05T10:00:00+01:00", "2026-12-05T11:00:00+01:00"},
         1,
         0,
         "2:00 h before",
         false},
        {"one session, its zone forgotten",
         "Asia/Taipei",
         NULL,
         {{"2026-07-28T09:00:00+00:00", "09:00"}},
         {"2026-07-28T09:00:00+08:00", NULL},
         1,
         0,
         "8:00 h before",
         false},
        {"over midnight",
         "Europe/Berlin",
         NULL,
         {{"2026-12-06T01:00:00+01:00", "23:00"},
          {"2026-12-05T13:00:00+01:00", "11:00"},
          {"2026-12-05T15:00:00+01:00", "13:00"}},
         {"2026-12-05T23:00:00+01:00", "2026-12-05T11:00:00+01:00"},
         1,
         0,
         NULL,
         false},
        {"half a day off",
         "Pacific/Auckland",
         NULL,
         {{"2026-07-28T09:00:00+00:00", "09:00"}, {"2026-07-28T23:00:00+00:00", "23:00"}},
         {"2026-07-28T09:00:00+12:00", "2026-07-28T23:00:00+12:00"},
         1,
         0,
         NULL,
         false},
        {"its zone forgotten, over the change of summer time",
         "Europe/Berlin",
         NULL,
         {{"2026-03-28T09:00:00+00:00", "09:00"}, {"2026-03-29T09:00:00+00:00", "09:00"}},
         {"2026-03-28T09:00:00+01:00", "2026-03-29T09:00:00+02:00"},
         1,
         0,
         "2 of 2 sessions are up to 2:00 h before their dates in Europe/Berlin, across its change",
         false},
        {"in UTC, as they should be",
         "Asia/Kolkata",
         NULL,
         {{"2026-09-10T05:00:00+00:00", "10:30"}, {"2026-09-10T06:00:00+00:00", "11:30"}},
         {"2026-09-10T10:30:00+05:30", "2026-09-10T11:30:00+05:30"},
         0,
         0,
         NULL,
         false},
        {"in the time of a server, and local starts in the zone that is named",
         "America/New_York",
         NULL,
         {{"2026-07-28T15:00:00+02:00", "09:00"}, {"2026-07-28T16:00:00+02:00", "10:00"}},
         {"2026-07-28T09:00:00-04:00", "2026-07-28T10:00:00-04:00"},
         0,
         1,
         "carry other offsets",
         false},
        {"a zone that neither dates nor starts know",
         "America/New_York",
         NULL,
         {{"2026-07-28T15:00:00+02:00", "15:00"}, {"2026-07-28T16:00:00+02:00", "16:00"}},
         {"2026-07-28T15:00:00+02:00", "2026-07-28T16:00:00+02:00"},
         0,
         1,
         "it is not taken",
         false},
        {"a single one",
         "Europe/Berlin",
         NULL,
         {{"2026-12-05T12:00:00+01:00", "10:00"},
          {"2026-12-05T11:00:00+01:00", "11:00"},
          {"2026-12-05T12:00:00+01:00", "12:00"}},
         {"2026-12-05T12:00:00+01:00", "2026-12-05T11:00:00+01:00"},
         0,
         1,
         "2:00 h before its date",
         false},
        {"one in ten that is right",
         "Europe/Berlin",
         NULL,
         {{"2026-12-05T12:00:00+01:00", "10:00"},
          {"2026-12-05T11:00:00+01:00", "11:00"},
          {"2026-12-05T13:00:00+01:00", "11:00"},
          {"2026-12-05T14:00:00+01:00", "12:00"},
          {"2026-12-05T15:00:00+01:00", "13:00"},
          {"2026-12-05T16:00:00+01:00", "14:00"},
          {"2026-12-05T17:00:00+01:00", "15:00"},
          {"2026-12-05T18:00:00+01:00", "16:00"},
          {"2026-12-05T19:00:00+01:00", "17:00"},
          {"2026-12-05T20:00:00+01:00", "18:00"}},
         {"2026-12-05T10:00:00+01:00", "2026-12-05T11:00:00+01:00"},
         1,
         0,
         NULL,
         false},
        {"UTC named: offsets win",
         "UTC",
         NULL,
         {{"2026-12-05T12:00:00+01:00", "12:00"}, {"2026-12-05T13:00:00+01:00", "13:00"}},
         {"2026-12-05T12:00:00+01:00", "2026-12-05T13:00:00+01:00"},
         0,
         0,
         NULL,
         false},
        {"UTC named, all in UTC, and starts in another time",
         "UTC",
         NULL,
         {{"2026-12-05T12:00:00Z", "13:00"}, {"2026-12-05T13:00:00Z", "14:00"}},
         {"2026-12-05T12:00:00+00:00", "2026-12-05T13:00:00+00:00"},
         1,
         0,
         "1:00 h after",
         true},
        {"no zone, but offsets: the dates are shown, and said to be doubtful",
         NULL,
         NULL,
         {{"2026-12-05T12:00:00+01:00", "10:00"}, {"2026-12-05T13:00:00+01:00", "11:00"}},
         {"2026-12-05T12:00:00+01:00", "2026-12-05T13:00:00+01:00"},
         1,
         0,
         "2:00 h before",
         true},
        {"no zone, all in UTC: the starts tell it",
         NULL,
         NULL,
         {{"2026-12-05T12:00:00Z", "13:00"}, {"2026-12-05T23:30:00Z", "00:30"}},
         {"2026-12-05T13:00:00+01:00", "2026-12-06T00:30:00+01:00"},
         0,
         0,
         NULL,
         true},
        {"given: the starts are in it",
         NULL,
         "Asia/Tokyo",
         {{"2026-12-05T12:00:00+01:00", "12:00"}, {"2026-12-05T13:00:00+01:00", "13:00"}},
         {"2026-12-05T12:00:00+09:00", "2026-12-05T13:00:00+09:00"},
         1,
         1,
         "8:00 h before",
         false},
        /* A file that is in UTC throughout, by what is said of its zone. */
        {"all Z, starts as written, nothing said: UTC, which is doubted",
         NULL,
         NULL,
         {{"2026-06-05T08:00:00Z", "08:00"}, {"2026-06-05T23:00:00Z", "23:00"}},
         {"2026-06-05T08:00:00+00:00", "2026-06-05T23:00:00+00:00"},
         0,
         1,
         "names no time zone",
         true},
        {"all Z, starts as written, a zone given: they are in it",
         NULL,
         "Europe/Berlin",
         {{"2026-06-05T08:00:00Z", "08:00"}, {"2026-06-05T23:00:00Z", "23:00"}},
         {"2026-06-05T08:00:00+02:00", "2026-06-05T23:00:00+02:00"},
         1,
         0,
         "2 of 2 sessions are 2:00 h before",
         false},
        {"all Z, starts as written, a zone named: they are in it",
         "Europe/Berlin",
         NULL,
         {{"2026-06-05T08:00:00Z", "08:00"}, {"2026-06-05T23:00:00Z", "23:00"}},
         {"2026-06-05T08:00:00+02:00", "2026-06-05T23:00:00+02:00"},
         1,
         0,
         "2 of 2 sessions are 2:00 h before",
         false},
        {"all Z, starts as written, one named and another given: the given",
         "Asia/Tokyo",
         "Europe/Berlin",
         {{"2026-06-05T08:00:00Z", "08:00"}, {"2026-06-05T23:00:00Z", "23:00"}},
         {"2026-06-05T08:00:00+02:00", "2026-06-05T23:00:00+02:00"},
         1,
         1,
         "the file names Asia/Tokyo",
         false},
        {"all Z, starts as written, UTC named: so it is",
         "UTC",
         NULL,
         {{"2026-06-05T08:00:00Z", "08:00"}, {"2026-06-05T23:00:00Z", "23:00"}},
         {"2026-06-05T08:00:00+00:00", "2026-06-05T23:00:00+00:00"},
         0,
         0,
         NULL,
         false},
        {"all Z, starts as written, UTC named and a zone given: the instants, shown there",
         "UTC",
         "Europe/Berlin",
         {{"2026-06-05T08:00:00Z", "08:00"}, {"2026-06-05T23:00:00Z", "23:00"}},
         {"2026-06-05T10:00:00+02:00", "2026-06-06T01:00:00+02:00"},
         0,
         1,
         "in UTC, as the file names it, and 2:00 h before",
         false},
        {"the same with offsets of 0",
         "Etc/UTC",
         "Europe/Berlin",
         {{"2026-06-05T08:00:00+00:00", "08:00"}, {"2026-06-05T09:00:00+00:00", "09:00"}},
         {"2026-06-05T10:00:00+02:00", "2026-06-05T11:00:00+02:00"},
         0,
         1,
         NULL,
         false},
        {"the same over a change of clocks",
         "UTC",
         "Europe/London",
         {{"2026-03-28T10:00:00Z", "10:00"}, {"2026-03-29T10:00:00Z", "10:00"}},
         {"2026-03-28T10:00:00+00:00", "2026-03-29T11:00:00+01:00"},
         0,
         1,
         NULL,
         false},
        {"all Z, starts as written, UTC given",
         NULL,
         "UTC",
         {{"2026-06-05T08:00:00Z", "08:00"}, {"2026-06-05T23:00:00Z", "23:00"}},
         {"2026-06-05T08:00:00+00:00", "2026-06-05T23:00:00+00:00"},
         0,
         0,
         NULL,
         false},
        {"all Z, starts elsewhere, that zone given",
         NULL,
         "Europe/Berlin",
         {{"2026-06-05T08:00:00Z", "10:00"}, {"2026-06-05T22:00:00Z", "00:00"}},
         {"2026-06-05T10:00:00+02:00", "2026-06-06T00:00:00+02:00"},
         0,
         0,
         NULL,
         false},
        {"all Z, starts elsewhere, UTC given",
         NULL,
         "UTC",
         {{"2026-06-05T08:00:00Z", "10:00"}, {"2026-06-05T09:00:00Z", "11:00"}},
         {"2026-06-05T08:00:00+00:00", "2026-06-05T09:00:00+00:00"},
         1,
         0,
         "2:00 h after",
         true},
        {"all Z, starts in neither UTC nor the zone given",
         NULL,
         "Asia/Tokyo",
         {{"2026-06-05T08:00:00Z", "10:00"}, {"2026-06-05T09:00:00Z", "11:00"}},
         {"2026-06-05T10:00:00+09:00", "2026-06-05T11:00:00+09:00"},
         1,
         0,
         "7:00 h before",
         false},
        {"UTC named beside other offsets counts as not named: the starts are in the zone given",
         "UTC",
         "Asia/Tokyo",
         {{"2026-12-05T12:00:00+01:00", "12:00"}, {"2026-12-05T13:00:00+01:00", "13:00"}},
         {"2026-12-05T12:00:00+09:00", "2026-12-05T13:00:00+09:00"},
         1,
         1,
         "8:00 h before",
         false},
        {"given against one that is named, with good offsets",
         "Europe/Berlin",
         "Asia/Tokyo",
         {{"2026-12-05T12:00:00+01:00", "12:00"}, {"2026-12-05T13:00:00+01:00", "13:00"}},
         {"2026-12-05T12:00:00+09:00", "2026-12-05T13:00:00+09:00"},
         1,
         1,
         "the file names Europe/Berlin",
         false},

        /* Over a change of clocks. */
        {"local times as Z",
         "Europe/London",
         NULL,
         {{"2026-03-28T10:00:00Z", "10:00"}, {"2026-03-29T10:00:00Z", "10:00"}},
         {"2026-03-28T10:00:00+00:00", "2026-03-29T10:00:00+01:00"},
         1,
         0,
         "1 of 2 sessions are up to 1:00 h before their dates in Europe/London, across its change",
         false},
        {"local times as Z, in the zone given",
         NULL,
         "Europe/London",
         {{"2026-10-25T10:00:00Z", "10:00"}, {"2026-10-24T10:00:00Z", "10:00"}},
         {"2026-10-25T10:00:00+00:00", "2026-10-24T10:00:00+01:00"},
         1,
         0,
         "across its change",
         false},
        {"local times as Z, one session after the change",
         "Europe/London",
         NULL,
         {{"2026-03-29T10:00:00Z", "10:00"},
          {"2026-03-28T10:00:00Z", "10:00"},
          {"2026-03-28T11:00:00Z", "11:00"},
          {"2026-03-28T12:00:00Z", "12:00"},
          {"2026-03-28T13:00:00Z", "13:00"},
          {"2026-03-28T14:00:00Z", "14:00"},
          {"2026-03-28T15:00:00Z", "15:00"},
          {"2026-03-28T16:00:00Z", "16:00"},
          {"2026-03-28T17:00:00Z", "17:00"},
          {"2026-03-28T18:00:00Z", "18:00"},
          {"2026-03-28T19:00:00Z", "19:00"}},
         {"2026-03-29T10:00:00+01:00", "2026-03-28T10:00:00+00:00"},
         1,
         0,
         "1 of 11 sessions",
         false},
        {"local times as Z, one session before the change",
         "Europe/Berlin",
         NULL,
         {{"2026-03-28T10:00:00Z", "10:00"},
          {"2026-03-29T10:00:00Z", "10:00"},
          {"2026-03-29T11:00:00Z", "11:00"},
          {"2026-03-29T12:00:00Z", "12:00"},
          {"2026-03-29T13:00:00Z", "13:00"},
          {"2026-03-29T14:00:00Z", "14:00"},
          {"2026-03-29T15:00:00Z", "15:00"},
          {"2026-03-29T16:00:00Z", "16:00"},
          {"2026-03-29T17:00:00Z", "17:00"},
          {"2026-03-29T18:00:00Z", "18:00"},
          {"2026-03-29T19:00:00Z", "19:00"}},
         {"2026-03-28T10:00:00+01:00", "2026-03-29T10:00:00+02:00"},
         1,
         0,
         "11 of 11 sessions",
         false},
        {"one as written after the change, beside many in UTC as they should be: a single one",
         "Europe/Berlin",
         NULL,
         {{"2026-03-29T10:00:00Z", "10:00"},
          {"2026-03-28T09:00:00Z", "10:00"},
          {"2026-03-28T10:00:00Z", "11:00"},
          {"2026-03-28T11:00:00Z", "12:00"},
          {"2026-03-28T12:00:00Z", "13:00"},
          {"2026-03-28T13:00:00Z", "14:00"},
          {"2026-03-28T14:00:00Z", "15:00"},
          {"2026-03-28T15:00:00Z", "16:00"},
          {"2026-03-28T16:00:00Z", "17:00"},
          {"2026-03-28T17:00:00Z", "18:00"},
          {"2026-03-28T18:00:00Z", "19:00"}},
         {"2026-03-29T12:00:00+02:00", "2026-03-28T10:00:00+01:00"},
         0,
         1,
         "2:00 h before its date",
         false},
        {"one in the hour that is there twice is right",
         "Europe/Berlin",
         NULL,
         {{"2026-10-25T02:30:00+01:00", "02:30"},
          {"2026-10-25T10:00:00+02:00", "10:00"},
          {"2026-10-25T11:00:00+02:00", "11:00"},
          {"2026-10-25T12:00:00+02:00", "12:00"},
          {"2026-10-25T13:00:00+02:00", "13:00"},
          {"2026-10-25T14:00:00+02:00", "14:00"},
          {"2026-10-25T15:00:00+02:00", "15:00"},
          {"2026-10-25T16:00:00+02:00", "16:00"},
          {"2026-10-25T17:00:00+02:00", "17:00"},
          {"2026-10-25T18:00:00+02:00", "18:00"}},
         {"2026-10-25T02:30:00+01:00", "2026-10-25T10:00:00+01:00"},
         1,
         1,
         NULL,
         false},
        {"dates in UTC, as they should be",
         "Europe/London",
         NULL,
         {{"2026-03-28T10:00:00Z", "10:00"}, {"2026-03-29T09:00:00Z", "10:00"}},
         {"2026-03-28T10:00:00+00:00", "2026-03-29T10:00:00+01:00"},
         0,
         0,
         NULL,
         false},
        {"the first day's offset on both days",
         "Europe/Berlin",
         NULL,
         {{"2026-10-24T10:00:00+02:00", "10:00"}, {"2026-10-25T10:00:00+02:00", "10:00"}},
         {"2026-10-24T10:00:00+02:00", "2026-10-25T10:00:00+01:00"},
         1,
         1,
         "1 of 2 times carry the offset that Europe/Berlin has on the other side",
         false},
        {"the first day's offset on both days, New York",
         "Eastern Time (US & Canada)",
         NULL,
         {{"2026-10-31T10:00:00-04:00", "10:00"}, {"2026-11-01T10:00:00-04:00", "10:00"}},
         {"2026-10-31T10:00:00-04:00", "2026-11-01T10:00:00-05:00"},
         1,
         1,
         NULL,
         false},
        {"the first day's offset on both days, in the zone given",
         NULL,
         "Europe/Berlin",
         {{"2026-10-24T10:00:00+02:00", "10:00"}, {"2026-10-25T10:00:00+02:00", "10:00"}},
         {"2026-10-24T10:00:00+02:00", "2026-10-25T10:00:00+01:00"},
         1,
         1,
         NULL,
         false},
        {"the first day's offset on both days, no starts: it can't be known",
         "Europe/Berlin",
         NULL,
         {{"2026-10-24T10:00:00+02:00", NULL}, {"2026-10-25T10:00:00+02:00", NULL}},
         {"2026-10-24T10:00:00+02:00", "2026-10-25T09:00:00+01:00"},
         0,
         1,
         NULL,
         true},
        {"one offset on both days, and instants that are right",
         "Europe/Berlin",
         NULL,
         {{"2026-10-24T10:00:00+02:00", "10:00"}, {"2026-10-25T10:00:00+02:00", "09:00"}},
         {"2026-10-24T10:00:00+02:00", "2026-10-25T09:00:00+01:00"},
         0,
         1,
         NULL,
         false},
        {"a stray offset on a side of many is a single one",
         "Europe/Berlin",
         NULL,
         {{"2026-10-24T10:00:00-05:00", "10:00"},
          {"2026-10-24T11:00:00+02:00", "11:00"},
          {"2026-10-24T12:00:00+02:00", "12:00"},
          {"2026-10-24T13:00:00+02:00", "13:00"},
          {"2026-10-24T14:00:00+02:00", "14:00"},
          {"2026-10-24T15:00:00+02:00", "15:00"},
          {"2026-10-25T10:00:00+01:00", "10:00"},
          {"2026-10-25T11:00:00+01:00", "11:00"},
          {"2026-10-25T12:00:00+01:00", "12:00"},
          {"2026-10-25T13:00:00+01:00", "13:00"},
          {"2026-10-25T14:00:00+01:00", "14:00"}},
         {"2026-10-24T17:00:00+02:00", "2026-10-24T11:00:00+02:00"},
         0,
         2,
         "7:00 h before its date",
         false},
        {"given, and the offset of local times is forgotten",
         NULL,
         "Europe/Berlin",
         {{"2026-06-05T10:00:00+00:00", "10:00"}, {"2026-06-05T11:00:00+00:00", "11:00"}},
         {"2026-06-05T10:00:00+02:00", "2026-06-05T11:00:00+02:00"},
         1,
         0,
         NULL,
         false},
        {"given UTC",
         NULL,
         "UTC",
         {{"2026-12-05T12:00:00+01:00", "12:00"}, {"2026-12-05T13:00:00+01:00", "13:00"}},
         {"2026-12-05T11:00:00+00:00", "2026-12-05T12:00:00+00:00"},
         1,
         1,
         NULL,
         true},
        {"without seconds",
         "Europe/Berlin",
         NULL,
         {{"2026-12-05T12:00:23+01:00", "12:00"}},
         {"2026-12-05T12:00:23+01:00", NULL},
         0,
         0,
         NULL,
         false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        struct frab frab = make_frab();
        frab.zone_name = rows[i].zone;
        options.timezone = rows[i].given;
        for (size_t j = 0; j < MOST && rows[i].events[j].date; j++)
            *frab_add_event(&frab, PROGRAM_NONE, NULL) =
                (struct frab_event){.id = "1",
                                    .room = PROGRAM_NONE,
                                    .title = "x",
                                    .where = "event",
                                    .duration = "1:00",
                                    .date = rows[i].events[j].date,
                                    .start = rows[i].events[j].start};
        CHECK(frab_finish(&frab, NULL) && import_judge_lengths(&import, NULL));
        for (size_t j = 0; j < 2 && rows[i].shown[j]; j++)
            CHECK_STR(instant_text_of(import.builder.drafts[j].session.start), rows[i].shown[j]);
        CHECK_INT(issues.count_by_level[ISSUE_ERROR], rows[i].errors);
        CHECK_INT(issues.count_by_level[ISSUE_WARNING], rows[i].warnings);
        CHECK_INT(*import.builder.program->zone_doubt != '\0', rows[i].doubtful);
        bool said = !rows[i].says;
        for (const struct issue *issue = issues.first; issue; issue = issue->next)
            said = said || strstr(issue->text, rows[i].says);
        if (!CHECK(said))
            for (const struct issue *issue = issues.first; issue; issue = issue->next)
                printf("it says: %s\n", issue->text);
    }

    check_row("an end moves with its start");
    struct frab frab = make_frab();
    frab.zone_name = "Europe/Berlin";
    *frab_add_event(&frab, PROGRAM_NONE, NULL) = (struct frab_event){.id = "1",
                                                                     .room = PROGRAM_NONE,
                                                                     .title = "x",
                                                                     .date = "2026-12-05T12:00:00+01:00",
                                                                     .start = "10:00",
                                                                     .end = "2026-12-05T12:45:00+01:00",
                                                                     .where = "event"};
    CHECK(frab_finish(&frab, NULL) && import_judge_lengths(&import, NULL));
    CHECK_STR(instant_text_of(import.builder.drafts[0].session.end), "2026-12-05T10:45:00+01:00");

    check_row("an end is as written, as its start is");
    frab = make_frab();
    frab.zone_name = "Europe/London";
    static const char *const dates[][3] = {
        {"2026-03-28T22:00:00Z", "22:00", "2026-03-29T03:00:00Z"},
        {"2026-03-29T10:00:00Z", "10:00", "2026-03-29T10:45:00Z"},
    };
    for (int i = 0; i < 20; i++)
        *frab_add_event(&frab, PROGRAM_NONE, NULL) = (struct frab_event){.id = "1",
                                                                         .room = PROGRAM_NONE,
                                                                         .title = "x",
                                                                         .date = dates[i < 2 ? i : 1][0],
                                                                         .start = dates[i < 2 ? i : 1][1],
                                                                         .end = dates[i < 2 ? i : 1][2],
                                                                         .where = "event"};
    CHECK(frab_finish(&frab, NULL) && import_judge_lengths(&import, NULL));
    CHECK_STR(instant_text_of(import.builder.drafts[0].session.end), "2026-03-29T03:00:00+01:00");
    CHECK_STR(instant_text_of(import.builder.drafts[1].session.end), "2026-03-29T10:45:00+01:00");
}

/* A start on the list of the day before, where no time is known at which days change. */
static void test_after_midnight(void)
{
    static const struct {
        const char *label, *day, *first, *last, *change, *date, *start, *expected;
    } rows[] = {
        {"between the day's begin and end", "2026-06-04", "2026-06-04T09:00:00+02:00",
         "2026-06-05T03:00:00+02:00", NULL, NULL, "09:30", "2026-06-04T09:30:00+02:00"},
        {"after midnight, before the day's end", "2026-06-04", "2026-06-04T09:00:00+02:00",
         "2026-06-05T03:00:00+02:00", NULL, NULL, "00:30", "2026-06-05T00:30:00+02:00"},
        {"at the day's end", "2026-06-04", "2026-06-04T09:00:00+02:00", "2026-06-05T03:00:00+02:00", NULL,
         NULL, "03:00", "2026-06-05T03:00:00+02:00"},
        {"after the day's end it is the same day", "2026-06-04", "2026-06-04T09:00:00+02:00",
         "2026-06-05T03:00:00+02:00", NULL, NULL, "03:30", "2026-06-04T03:30:00+02:00"},
        {"at the day's begin", "2026-06-04", "2026-06-04T03:00:00+02:00", "2026-06-05T03:00:00+02:00", NULL,
         NULL, "03:00", "2026-06-04T03:00:00+02:00"},
        {"a day that ends at midnight", "2026-06-04", "2026-06-04T09:00:00+02:00",
         "2026-06-04T23:59:00+02:00", NULL, NULL, "00:30", "2026-06-04T00:30:00+02:00"},
        {"an end alone", "2026-06-04", NULL, "2026-06-05T04:00:00+02:00", NULL, NULL, "01:00",
         "2026-06-05T01:00:00+02:00"},
        {"an end alone, and in the morning", "2026-06-04", NULL, "2026-06-05T04:00:00+02:00", NULL, NULL,
         "04:30", "2026-06-04T04:30:00+02:00"},
        {"a begin alone", "2026-06-04", "2026-06-04T09:00:00+02:00", NULL, NULL, NULL, "03:59",
         "2026-06-05T03:59:00+02:00"},
        {"a begin alone, and in the morning", "2026-06-04", "2026-06-04T09:00:00+02:00", NULL, NULL, NULL,
         "08:30", "2026-06-04T08:30:00+02:00"},
        {"the file's own word of when days change", "2026-06-04", "2026-06-04T09:00:00+02:00",
         "2026-06-05T03:00:00+02:00", "00:00", NULL, "00:30", "2026-06-04T00:30:00+02:00"},
        {"begin and end that are no times", "2026-06-04", "2026-06-04", "late", NULL, NULL, "00:30",
         "2026-06-04T00:30:00+02:00"},
        {"the session's own date", "2026-06-04", "2026-06-04T09:00:00+02:00", "2026-06-05T03:00:00+02:00",
         NULL, "2026-06-04", "00:30", "2026-06-04T00:30:00+02:00"},
        {"the session's own date, of another day", "2026-06-04", "2026-06-04T09:00:00+02:00",
         "2026-06-05T03:00:00+02:00", NULL, "2026-06-06", "10:00", "2026-06-06T10:00:00+02:00"},
        {"the session's own date and time", "2026-06-04", "2026-06-04T09:00:00+02:00",
         "2026-06-05T03:00:00+02:00", NULL, "2026-06-06T00:30:00+02:00", "00:30",
         "2026-06-06T00:30:00+02:00"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        struct frab frab = make_frab();
        frab.day_change = rows[i].change;
        const struct session *session = read_one(&frab, (struct frab_event){.title = "x",
                                                                            .day_date = rows[i].day,
                                                                            .day_start = rows[i].first,
                                                                            .day_end = rows[i].last,
                                                                            .date = rows[i].date,
                                                                            .start = rows[i].start,
                                                                            .duration = "1:00"});
        CHECK_STR(instant_text_of(session->start), rows[i].expected);
    }
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_times();
    test_zone();
    test_questioned();
    test_after_midnight();
    arena_finish(&arena);
    return check_done();
}

#include "check.h"

#include <time.h>

#include "fixture.h"
#include "program/zone.h"

static struct arena arena;

/* ---- the tz database of this machine ---- */

static bool read_file(const char *name, unsigned char *bytes, size_t capacity, size_t *ret_size)
{
    char path[200];
    snprintf(path, sizeof path, "/usr/share/zoneinfo/%s", name);
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    *ret_size = fread(bytes, 1, capacity, file);
    fclose(file);
    return true;
}

static bool read_zone(void *user, const char *name, struct arena *into, const void **ret_bytes,
                      size_t *ret_size, struct err *reterr)
{
    static unsigned char bytes[65536];
    (void)into;
    ++*(unsigned *)user;
    if (!read_file(name, bytes, sizeof bytes, ret_size))
        return err_set(reterr, ERR_IO, "no zone %s", name);
    *ret_bytes = bytes;
    return true;
}

static bool load(const char *name, struct zone *ret)
{
    unsigned reads = 0;
    struct zone_source source = {.read = read_zone, .user = &reads};
    struct err err = {.code = ERR_NONE};
    check_row(name);
    return CHECK(zone_load(ret, name, &source, &arena, &err));
}

static void test_real_offsets(void)
{
    static const struct {
        const char *zone, *utc;
        int32_t offset_s;
    } rows[] = {
        {"Europe/Vienna", "2024-03-31T00:59:59Z", 3600},
        {"Europe/Vienna", "2024-03-31T01:00:00Z", 7200},
        {"Europe/Vienna", "2024-10-27T00:59:59Z", 7200},
        {"Europe/Vienna", "2024-10-27T01:00:00Z", 3600},
        {"Europe/Vienna", "2099-07-01T00:00:00Z", 7200},
        {"Europe/Vienna", "2100-12-01T00:00:00Z", 3600},
        {"Asia/Kolkata", "2024-09-18T10:00:00Z", 19800},
        {"America/New_York", "2024-03-10T06:59:59Z", -18000},
        {"America/New_York", "2024-03-10T07:00:00Z", -14400},
        {"America/New_York", "2060-07-01T00:00:00Z", -14400},
        {"Pacific/Apia", "2011-12-30T09:59:59Z", -36000},
        {"Pacific/Apia", "2011-12-30T10:00:00Z", 50400},
        {"Pacific/Apia", "2024-01-15T00:00:00Z", 46800},
        {"Africa/Casablanca", "2024-03-20T12:00:00Z", 0},
        {"Africa/Casablanca", "2024-06-01T12:00:00Z", 3600},
        {"Australia/Lord_Howe", "2024-01-01T00:00:00Z", 39600},
        {"Australia/Lord_Howe", "2024-07-01T00:00:00Z", 37800},
        {"Europe/Dublin", "2024-07-01T00:00:00Z", 3600},
        {"Europe/Dublin", "2024-12-01T00:00:00Z", 0},
        {"Europe/Dublin", "2070-07-01T00:00:00Z", 3600},
        {"Etc/UTC", "2024-12-01T00:00:00Z", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct zone zone;
        struct instant_text text;
        if (!load(rows[i].zone, &zone) || !CHECK(instant_parse(rows[i].utc, &text)))
            continue;
        CHECK_INT(zone_offset_at(&zone, civil_to_instant(text.civil, 0)), rows[i].offset_s);
    }
}

/* Local times that are special; `utc` is the instant that zone_to_instant has to give. */
static void test_real_local_times(void)
{
    static const struct {
        const char *zone, *local;
        enum zone_local kind;
        const char *utc;
    } rows[] = {
        {"Europe/Vienna", "2024-03-31T01:59:59", ZONE_LOCAL_ONCE, "2024-03-31T00:59:59+00:00"},
        {"Europe/Vienna", "2024-03-31T02:00:00", ZONE_LOCAL_GAP, "2024-03-31T01:00:00+00:00"},
        {"Europe/Vienna", "2024-03-31T02:30:00", ZONE_LOCAL_GAP, "2024-03-31T01:00:00+00:00"},
        {"Europe/Vienna", "2024-03-31T03:00:00", ZONE_LOCAL_ONCE, "2024-03-31T01:00:00+00:00"},
        {"Europe/Vienna", "2024-10-27T01:59:59", ZONE_LOCAL_ONCE, "2024-10-26T23:59:59+00:00"},
        {"Europe/Vienna", "2024-10-27T02:00:00", ZONE_LOCAL_TWICE, "2024-10-27T00:00:00+00:00"},
        {"Europe/Vienna", "2024-10-27T02:59:59", ZONE_LOCAL_TWICE, "2024-10-27T00:59:59+00:00"},
        {"Europe/Vienna", "2024-10-27T03:00:00", ZONE_LOCAL_ONCE, "2024-10-27T02:00:00+00:00"},
        {"America/New_York", "2024-03-10T02:15:00", ZONE_LOCAL_GAP, "2024-03-10T07:00:00+00:00"},
        {"America/New_York", "2024-11-03T01:30:00", ZONE_LOCAL_TWICE, "2024-11-03T05:30:00+00:00"},
        {"America/New_York", "2024-11-03T02:00:00", ZONE_LOCAL_ONCE, "2024-11-03T07:00:00+00:00"},
        {"Pacific/Apia", "2011-12-29T23:59:59", ZONE_LOCAL_ONCE, "2011-12-30T09:59:59+00:00"},
        {"Pacific/Apia", "2011-12-30T12:00:00", ZONE_LOCAL_GAP, "2011-12-30T10:00:00+00:00"},
        {"Pacific/Apia", "2011-12-31T00:00:00", ZONE_LOCAL_ONCE, "2011-12-30T10:00:00+00:00"},
        {"Australia/Lord_Howe", "2024-04-07T01:45:00", ZONE_LOCAL_TWICE, "2024-04-06T14:45:00+00:00"},
        {"Australia/Lord_Howe", "2024-04-07T01:29:00", ZONE_LOCAL_ONCE, "2024-04-06T14:29:00+00:00"},
        {"Australia/Lord_Howe", "2024-10-06T02:15:00", ZONE_LOCAL_GAP, "2024-10-05T15:30:00+00:00"},
        {"Africa/Casablanca", "2024-03-10T02:30:00", ZONE_LOCAL_TWICE, "2024-03-10T01:30:00+00:00"},
        {"Africa/Casablanca", "2024-04-14T02:30:00", ZONE_LOCAL_GAP, "2024-04-14T02:00:00+00:00"},
        {"Europe/Dublin", "2024-03-31T01:30:00", ZONE_LOCAL_GAP, "2024-03-31T01:00:00+00:00"},
        {"Europe/Dublin", "2024-10-27T01:30:00", ZONE_LOCAL_TWICE, "2024-10-27T00:30:00+00:00"},
        {"Asia/Kolkata", "2024-09-18T10:00:00", ZONE_LOCAL_ONCE, "2024-09-18T04:30:00+00:00"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct zone zone;
        struct instant_text text;
        if (!load(rows[i].zone, &zone) || !CHECK(instant_parse(rows[i].local, &text)))
            continue;
        char label[100], buffer[40];
        snprintf(label, sizeof label, "%s %s", rows[i].zone, rows[i].local);
        check_row(label);
        CHECK_INT(zone_classify(&zone, text.civil), rows[i].kind);
        instant_format(zone_to_instant(&zone, text.civil), 0, buffer);
        CHECK_STR(buffer, rows[i].utc);
    }
}

static const char *const real_zones[] = {
    "Europe/Vienna",       "Asia/Kolkata",     "America/New_York",  "Pacific/Apia",       "Africa/Casablanca",
    "Australia/Lord_Howe", "Europe/Dublin",    "America/Sao_Paulo", "Asia/Tokyo",         "America/St_Johns",
    "Asia/Gaza",           "Antarctica/Troll", "America/Nuuk",      "Pacific/Kiritimati", "Asia/Kathmandu",
};

/* The C library reads the same files in its own way: both have to show the same clock, and the way back has
 * to lead to the same instant, or to the first of two. */
static void test_against_libc(void)
{
    for (size_t i = 0; i < sizeof real_zones / sizeof *real_zones; i++) {
        struct zone zone;
        if (!load(real_zones[i], &zone))
            continue;
        setenv("TZ", real_zones[i], 1);
        tzset();
        unsigned differences = 0;
        int64_t end_s = civil_to_days(2099, 12, 31) * 86400;
        for (int64_t at_s = 0; at_s < end_s; at_s += 98765) {
            struct instant at = {at_s * MS_PER_SECOND};
            struct civil civil = zone_to_civil(&zone, at);
            time_t seconds = (time_t)at_s;
            struct tm tm;
            localtime_r(&seconds, &tm);
            differences += tm.tm_year + 1900 != civil.year || tm.tm_mon + 1 != civil.month ||
                           tm.tm_mday != civil.day || tm.tm_hour != civil.hour || tm.tm_min != civil.minute;
            struct instant back = zone_to_instant(&zone, civil);
            enum zone_local kind = zone_classify(&zone, civil);
            differences += kind == ZONE_LOCAL_GAP;
            differences += kind == ZONE_LOCAL_ONCE ? back.ms != at.ms : back.ms > at.ms;
        }
        CHECK_INT(differences, 0);
    }
    unsetenv("TZ");
}

static void test_transitions_in_order(void)
{
    for (size_t i = 0; i < sizeof real_zones / sizeof *real_zones; i++) {
        struct zone zone;
        if (!load(real_zones[i], &zone))
            continue;
        int32_t offset_s = zone.first_offset_s;
        struct instant at = INSTANT_NONE;
        for (unsigned t = 0; t < zone.transition_count; t++) {
            CHECK(zone.transitions[t].offset_s != offset_s);
            CHECK(t == 0 || zone.transitions[t].at_s > zone.transitions[t - 1].at_s);
            offset_s = zone.transitions[t].offset_s;
            at = zone_next_transition(&zone, at);
            CHECK_INT(at.ms, zone.transitions[t].at_s * MS_PER_SECOND);
        }
        CHECK_INT(zone_next_transition(&zone, at).ms, INT64_MAX);
    }
}

/* A file cut anywhere: an error, or, where only its end is missing, a table; never a read past its end. */
static void test_every_prefix(void)
{
    static unsigned char bytes[65536];
    size_t size;
    check_row("Europe/Vienna");
    if (!CHECK(read_file("Europe/Vienna", bytes, sizeof bytes, &size)))
        return;
    for (size_t length = 0; length < size; length++) {
        unsigned char *exact = malloc(length ? length : 1); /* of this length, for the sanitizer to watch */
        memcpy(exact, bytes, length);
        struct zone zone;
        struct err err = {.code = ERR_NONE};
        CHECK(!zone_of_bytes(&zone, "cut", exact, length, &arena, &err));
        CHECK_INT(err.code, ERR_FORMAT);
        free(exact);
    }
}

/* ---- bytes of our own ---- */

static bool parse(struct zone *ret, const struct tzif *tzif)
{
    struct err err = {.code = ERR_NONE};
    bool ok = zone_of_bytes(ret, "Own/Zone", tzif->bytes, tzif->size, &arena, &err);
    CHECK(ok == (err.code == ERR_NONE));
    return ok;
}

static void test_own_files(void)
{
    struct tzif tzif;
    struct zone zone;
    const int64_t at_s[] = {-(INT64_C(1) << 59), 1000, 2000, 3000};
    const int32_t offset_s[] = {60, 3600, 3600, 7200};

    check_row("transitions without a rule");
    tzif_make(&tzif, 4, at_s, offset_s, 30, "");
    if (CHECK(parse(&zone, &tzif))) {
        CHECK_STR(zone.name, "Own/Zone");
        CHECK_INT(zone.first_offset_s, 60);  /* from the beginning of time */
        CHECK_INT(zone.transition_count, 2); /* the one at 2000 changes nothing */
        CHECK_INT(zone_offset_at(&zone, (struct instant){999999}), 60);
        CHECK_INT(zone_offset_at(&zone, (struct instant){1000000}), 3600);
        CHECK_INT(zone_offset_at(&zone, INSTANT_NEVER), 7200);
        CHECK_INT(zone_offset_at(&zone, INSTANT_NONE), 60);
    }
    check_row("a rule without daylight saving time");
    tzif_make(&tzif, 0, NULL, NULL, 30, "<+0545>-5:45");
    if (CHECK(parse(&zone, &tzif)))
        CHECK_INT(zone_offset_at(&zone, (struct instant){0}), 20700);
    check_row("a rule goes on after the last transition");
    tzif_make(&tzif, 2, at_s, offset_s, 30, VIENNA_RULE);
    if (CHECK(parse(&zone, &tzif))) {
        CHECK_INT(zone.transitions[0].at_s, 1000);
        CHECK_INT(zone_offset_at(&zone, fixture_at(&zone, "1970-07-01T00:00")), 7200);
        CHECK_INT(zone_offset_at(&zone, fixture_at(&zone, "2100-07-01T00:00")), 7200);
        CHECK_INT(zone_offset_at(&zone, fixture_at(&zone, "2100-12-01T00:00")), 3600);
    }
    check_row("daylight saving time all year");
    tzif_make(&tzif, 0, NULL, NULL, -14400, "EST5EDT,0/0,J365/25");
    if (CHECK(parse(&zone, &tzif))) {
        CHECK_INT(zone_offset_at(&zone, fixture_at(&zone, "2024-01-01T00:00")), -14400);
        CHECK_INT(zone_offset_at(&zone, fixture_at(&zone, "2024-12-31T23:59")), -14400);
        CHECK_INT(zone.transition_count, 1); /* the end after the last year */
    }
    check_row("version 1");
    memset(&tzif, 0, sizeof tzif);
    const int64_t late_s[] = {-5, 1000};
    tzif_block(&tzif, 0, 2, late_s, offset_s, 30);
    if (CHECK(parse(&zone, &tzif))) {
        CHECK_INT(zone.transitions[0].at_s, -5);
        CHECK_INT(zone.transitions[0].offset_s, 60);
        CHECK_INT(zone.transition_count, 2);
    }
}

static void test_hostile_files(void)
{
    static const struct {
        const char *label;
        int64_t at_s[2];
        int32_t offset_s[2];
        const char *footer;
    } rows[] = {
        {"not ascending", {1000, 1000}, {3600, 0}, ""},
        {"descending", {1000, 999}, {3600, 0}, ""},
        {"offset of 26 hours", {1000, 2000}, {93600, 0}, ""},
        {"offset of -26 hours", {1000, 2000}, {3600, -93600}, ""},
        {"smallest offset", {1000, 2000}, {3600, INT32_MIN}, ""},
        {"footer of nonsense", {1000, 2000}, {3600, 0}, "CET-1CEST"},
    };
    struct tzif tzif;
    struct zone zone;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        tzif_make(&tzif, 2, rows[i].at_s, rows[i].offset_s, 0, rows[i].footer);
        CHECK(!parse(&zone, &tzif));
    }
    check_row("times at the ends");
    const int64_t ends_s[] = {INT64_MIN, INT64_MAX};
    const int32_t offset_s[] = {3600, 7200};
    tzif_make(&tzif, 2, ends_s, offset_s, 0, VIENNA_RULE);
    if (CHECK(parse(&zone, &tzif))) {
        CHECK_INT(zone_offset_at(&zone, INSTANT_NEVER), 3600);
        CHECK_INT(zone_offset_at(&zone, INSTANT_NONE), 3600);
    }
    check_row("no types");
    memset(&tzif, 0, sizeof tzif);
    memcpy(tzif.bytes, "TZif", 4);
    tzif.size = 44;
    CHECK(!parse(&zone, &tzif));
    check_row("counts of 4 thousand million");
    memset(tzif.bytes + 20, 0xFF, 24);
    CHECK(!parse(&zone, &tzif));
}

/* Every byte of a small file set to values that often hurt: it parses or it does not, and what parses can be
 * asked. */
static void test_changed_bytes(void)
{
    static const unsigned char values[] = {0x00, 0x01, 0x7F, 0x80, 0xFF, '\n', '9'};
    const int64_t at_s[] = {1000, 2000, 1700000000};
    const int32_t offset_s[] = {3600, 7200, 3600};
    struct tzif whole;
    tzif_make(&whole, 3, at_s, offset_s, 30, VIENNA_RULE);
    check_row("changed byte");
    for (size_t i = 0; i < whole.size; i++) {
        for (size_t v = 0; v < sizeof values; v++) {
            struct tzif changed = whole;
            struct zone zone;
            changed.bytes[i] = values[v];
            unsigned char *exact = malloc(changed.size);
            memcpy(exact, changed.bytes, changed.size);
            struct err err = {.code = ERR_NONE};
            if (zone_of_bytes(&zone, "changed", exact, changed.size, &arena, &err)) {
                struct civil civil = zone_to_civil(&zone, (struct instant){INT64_C(1711846800000)});
                CHECK(llabs(zone_to_instant(&zone, civil).ms - INT64_C(1711846800000)) <= 2 * MS_PER_DAY);
                zone_classify(&zone, civil);
            } else {
                CHECK_INT(err.code, ERR_FORMAT);
            }
            free(exact);
        }
    }
}

/* Where one offset holds for days around a moment, its local time is that of no other, whatever a zone has
 * done before: Apia has left a day out, Kwajalein too. */
static void test_steady(void)
{
    static const struct {
        const char *zone, *from;
        unsigned unsteady; /* hours of the 400 days */
    } rows[] = {{"Europe/Vienna", "2024-01-01T00:00:00Z", 2 * 240},
                {"Pacific/Apia", "2011-06-01T00:00:00Z", 3 * 240},
                {"Pacific/Kwajalein", "1993-03-01T00:00:00Z", 240},
                {"Asia/Kolkata", "2024-01-01T00:00:00Z", 0}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct zone zone;
        struct instant_text text;
        if (!load(rows[i].zone, &zone) || !CHECK(instant_parse(rows[i].from, &text)))
            continue;
        unsigned unsteady = 0, wrong = 0;
        struct instant at = civil_to_instant(text.civil, 0);
        for (int hour = 0; hour < 400 * 24; hour++, at.ms += MS_PER_HOUR) {
            int32_t offset_s;
            if (!zone_is_steady(&zone, (struct instant){at.ms - 5 * MS_PER_DAY},
                                (struct instant){at.ms + 5 * MS_PER_DAY}, &offset_s)) {
                unsteady++;
                continue;
            }
            wrong += offset_s != zone_offset_at(&zone, at) ||
                     zone_to_instant_ms(&zone, at.ms + offset_s * MS_PER_SECOND).ms != at.ms;
        }
        CHECK_INT(unsteady, rows[i].unsteady);
        CHECK_INT(wrong, 0);
    }
    int32_t offset_s;
    struct zone vienna;
    if (!load("Europe/Vienna", &vienna))
        return;
    const struct instant change = {INT64_C(1711846800000)};
    CHECK(!zone_is_steady(&vienna, (struct instant){change.ms - 1}, change, &offset_s));
    CHECK_INT(offset_s, 3600);
    CHECK(zone_is_steady(&vienna, change, change, &offset_s));
    CHECK_INT(offset_s, 7200);
}

static void test_ends_of_time(void)
{
    struct zone zone = fixture_zone("Europe/Vienna", VIENNA_RULE, &arena);
    check_row("ends of time");
    struct civil wild = {.year = INT32_MAX, .month = 1, .day = 1};
    CHECK(zone_to_instant(&zone, wild).ms > 0);
    wild.year = INT32_MIN;
    CHECK(zone_to_instant(&zone, wild).ms < 0);
    CHECK_INT(zone_classify(&zone, wild), ZONE_LOCAL_ONCE);
    struct civil carried = {.year = 2024, .month = 9, .day = 18, .minute = 25 * 60};
    CHECK_INT(zone_to_instant(&zone, carried).ms, fixture_at(&zone, "2024-09-19T01:00").ms);
}

/* ---- names ---- */

static void test_fixed(void)
{
    static const struct {
        int32_t offset_s;
        const char *name;
    } rows[] = {{0, "UTC"}, {7200, "+02:00"}, {-12600, "-03:30"}, {20700, "+05:45"}, {-36000, "-10:00"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct zone zone;
        int32_t offset_s;
        check_row(rows[i].name);
        zone_fixed(&zone, rows[i].offset_s, &arena);
        CHECK_STR(zone.name, rows[i].name);
        CHECK_INT(zone_offset_at(&zone, INSTANT_NONE), rows[i].offset_s);
        CHECK_INT(zone_next_transition(&zone, INSTANT_NONE).ms, INT64_MAX);
        CHECK_INT(zone_to_instant(&zone, (struct civil){.year = 1970, .month = 1, .day = 1}).ms,
                  -rows[i].offset_s * MS_PER_SECOND);
        CHECK(zone_fixed_name(rows[i].name, &offset_s));
        CHECK_INT(offset_s, rows[i].offset_s);
    }
    static const char *const others[] = {"",       "Europe/Vienna", "+2:00", "+02",     "+0200",
                                         "+02:60", "+24:00",        "02:00", "+02:000", "utc"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        int32_t offset_s;
        check_row(others[i]);
        CHECK(!zone_fixed_name(others[i], &offset_s));
    }
}

static void test_names(void)
{
    static const char *const refused[] = {
        "",
        "/etc/passwd",
        "../../etc/passwd",
        "Europe/../Vienna",
        "Europe//Vienna",
        "Europe/",
        "Europe/Vienna\n",
        "Europe Vienna",
        "localtime",
        "posixrules",
        "Factory",
        "posix/Europe/Berlin",
        "right/Europe/Berlin",
        ".",
        "Eur\xC3\xB6pe",
        "C:\\zone",
        "A23456789012345678901234567890123456789012345678901234567890123456789",
    };
    unsigned reads = 0;
    struct zone_source source = {.read = read_zone, .user = &reads};
    struct zone zone;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct err err = {.code = ERR_NONE};
        check_row(refused[i]);
        CHECK(!zone_load(&zone, refused[i], &source, &arena, &err));
        CHECK_INT(err.code, ERR_MEANING);
    }
    check_row("");
    CHECK_INT(reads, 0);
    struct err err = {.code = ERR_NONE};
    CHECK(zone_load(&zone, "+05:30", &source, &arena, &err));
    CHECK_INT(zone.first_offset_s, 19800);
    CHECK_INT(reads, 0);
    CHECK(!zone_load(&zone, "Europe/Atlantis", &source, &arena, &err));
    CHECK_INT(err.code, ERR_IO);
    CHECK_INT(reads, 1);
}

static void test_hidden_name(void)
{
    static const struct zone_transition changes[] = {{1000, 7200}};
    struct zone zone = {
        .name = "Test/Town", .first_offset_s = 3600, .transition_count = 1, .transitions = changes};
    check_row("an inferred zone is called by its offset");
    zone_hide_name(&zone, (struct instant){0}, &arena);
    CHECK_STR(zone.name, "+01:00");
    CHECK_STR(zone.tz_name, "Test/Town");
    zone_hide_name(&zone, (struct instant){1000 * MS_PER_SECOND}, &arena);
    CHECK_STR(zone.name, "+02:00");
    CHECK_STR(zone.tz_name, "Test/Town");
    check_row("a fixed one is called by it anyway");
    zone_fixed(&zone, -3600, &arena);
    zone_hide_name(&zone, (struct instant){0}, &arena);
    CHECK_STR(zone.name, "-01:00");
    CHECK_STR(zone.tz_name, NULL);
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_own_files();
    test_hostile_files();
    test_changed_bytes();
    test_steady();
    test_ends_of_time();
    test_fixed();
    test_hidden_name();
    test_names();
    static unsigned char bytes[8];
    size_t size;
    bool have_tz = read_file("Europe/Vienna", bytes, sizeof bytes, &size);
    if (have_tz) {
        test_real_offsets();
        test_real_local_times();
        test_against_libc();
        test_transitions_in_order();
        test_every_prefix();
    }
    arena_finish(&arena);
    int result = check_done();
    if (!have_tz)
        printf("skipped: no /usr/share/zoneinfo/Europe/Vienna\n");
    return result || have_tz ? result : CHECK_SKIPPED;
}

#include "check.h"

#include "base/str.h"
#include "fixture.h"
#include "program/program.h"

/* By the builder's own key, since libunistring's is not linked here. */
static struct room_name named(struct fixture *fixture, const char *text)
{
    return (struct room_name){text, fixture->builder.key_of(&fixture->arena, text)};
}

static void test_words(void)
{
    static const char *const kinds[] = {"talk", "workshop", "block", "break", "social", "drop_in", "other"};
    static const char *const states[] = {"confirmed", "tentative", "cancelled"};
    CHECK_INT(SESSION_KIND_COUNT, sizeof kinds / sizeof *kinds);
    CHECK_INT(SESSION_STATUS_COUNT, sizeof states / sizeof *states);
    for (int i = 0; i < SESSION_KIND_COUNT; i++)
        CHECK_STR(session_kind_name((enum session_kind)i), kinds[i]);
    for (int i = 0; i < SESSION_STATUS_COUNT; i++)
        CHECK_STR(session_status_name((enum session_status)i), states[i]);
}

static void test_label_text(void)
{
    static const struct label_variant variants[] = {
        {"en", "English"}, {"zh-Hant", "Hant"}, {"zh-CN", "CN"}, {"de", "Deutsch"}, {"", "none"}};
    static const struct {
        const char *language, *text;
    } rows[] = {
        {"en", "English"}, {"de", "Deutsch"}, {"DE", "Deutsch"},  {"de-AT", "Deutsch"}, {"de_AT", "Deutsch"},
        {"zh-CN", "CN"},   {"zh-cn", "CN"},   {"zh-TW", "Hant"},  {"zh", "Hant"},       {"fr", "English"},
        {"", "English"},   {NULL, "English"}, {"deu", "English"}, {"d", "English"},     {"en-", "English"},
    };
    struct label label = {5, variants};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].language ? rows[i].language : "(null)");
        CHECK_STR(label_text(label, rows[i].language), rows[i].text);
    }
    check_row("");
    CHECK_STR(label_text((struct label){0, NULL}, "en"), "");
}

static void test_find(void)
{
    struct fixture fixture;
    fixture_init(&fixture, "Event");
    struct builder *builder = &fixture.builder;
    static const struct label_variant variants[] = {{"en", "Great Hall"},
                                                    {"de", "Gro\xC3\x9F"
                                                           "er  SAAL \xC3\x84"}};
    uint32_t a, b, c;
    CHECK(builder_add_room(builder, "l1", builder_label(builder, "Hall L1"), "L1", NULL, &a, &fixture.err));
    CHECK(builder_add_room(builder, "great", (struct label){2, variants}, NULL, NULL, &b, &fixture.err));
    struct label another = builder_label(builder, "Another");
    CHECK(builder_add_room(builder, "Hall L1", another, "", NULL, &c, &fixture.err));
    fixture_session(&fixture, "s1", a, "2024-09-18T10:00", "2024-09-18T11:00");
    fixture_session(&fixture, "s2", PROGRAM_NONE, NULL, NULL);
    if (!CHECK(fixture_build(&fixture, BUILDER_REFUSE_REPEATS)))
        return;
    static const struct {
        const char *name;
        uint32_t room;
    } rows[] = {
        {"l1", 0},
        {"L1", 0},
        {"hall l1", 0},
        {" \"Hall  L1\" ", 0},
        {"\xE2\x80\x9CHall L1\xE2\x80\x9D", 0},
        {"Hall L1", 2}, /* an id that is equal wins over a name */
        {"GREAT HALL", 1},
        {"gro\xC3\x9F"
         "er saal \xC3\xA4",
         1},
        {"another", 2},
        {"Hall\xC2\xA0L1", 0},
        {"Hall\xE2\x80\x8B L1", 0},
        {"Hall", PROGRAM_NONE},
        {"Hall L11", PROGRAM_NONE},
        {"", PROGRAM_NONE},
        {"  \"\" ", PROGRAM_NONE},
        {"HallL1", PROGRAM_NONE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].name);
        CHECK_INT(program_find_room(fixture.program, named(&fixture, rows[i].name)), rows[i].room);
    }
    check_row("");
    CHECK_INT(program_find_session(fixture.program, "s2"), 1);
    CHECK_INT(program_find_session(fixture.program, "S2"), PROGRAM_NONE);
    CHECK(session_is_scheduled(&fixture.program->sessions[0]));
    CHECK(!session_is_scheduled(&fixture.program->sessions[1]));
    fixture_finish(&fixture);
}

/* What program_find_room compares has to be what str_fold gives, by which rooms are told apart when they are
 * read. */
static void test_find_folds_as_builder(void)
{
    static const char *const names[] = {
        "Hall",
        " HALL ",
        "'Hall'",
        "Ha\xC2\xADll",
        "\xE2\x80\x8BHall",
        "Ha ll",
        "Ha\t\nll",
        "\xC3\x89tage",
        "\xC3\xA9tage",
        "\xCE\xA3\xCE\xAF\xCE\xB3\xCE\xBC\xCE\xB1",
        "\xCF\x83\xCE\xAF\xCE\xB3\xCE\xBC\xCE\xB1",
        "\xE2\x80\x8EHall\xE2\x80\x8F",
        "\"Ha\" ll",
        "Ha\" \"ll",
        "\xE5\xA4\xA7\xE5\xBB\xB3",
        "`Hall\xC2\xB4",
        "Hall \xE2\x80\x8B",
        "\xEF\xBB\xBFHall",
        "Ha \xE2\x80\x8B ll",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct fixture fixture;
        fixture_init(&fixture, "Event");
        uint32_t room;
        struct label name = builder_label(&fixture.builder, names[i]);
        builder_add_room(&fixture.builder, "some-id", name, NULL, NULL, &room, &fixture.err);
        CHECK(fixture_build(&fixture, BUILDER_REFUSE_REPEATS));
        for (size_t j = 0; j < sizeof names / sizeof *names; j++) {
            bool same = strcmp(str_fold(&fixture.arena, names[i]), str_fold(&fixture.arena, names[j])) == 0;
            char label[100];
            snprintf(label, sizeof label, "%s / %s", names[i], names[j]);
            check_row(label);
            CHECK_INT(program_find_room(fixture.program, named(&fixture, names[j])), same ? 0 : PROGRAM_NONE);
        }
        fixture_finish(&fixture);
    }
    check_row("");
}

static void test_in_room(void)
{
    struct fixture fixture;
    fixture_init(&fixture, "Event");
    struct builder *builder = &fixture.builder;
    const char *bc[] = {"b", "c", NULL}, *all[] = {"a", "bc", NULL};
    uint32_t room;
    CHECK(builder_add_room(builder, "all", builder_label(builder, "All"), NULL, all, &room, &fixture.err));
    CHECK(builder_add_room(builder, "bc", builder_label(builder, "B+C"), NULL, bc, &room, &fixture.err));
    CHECK(builder_add_room(builder, "a", builder_label(builder, "A"), NULL, NULL, &room, &fixture.err));
    CHECK(builder_add_room(builder, "b", builder_label(builder, "B"), NULL, NULL, &room, &fixture.err));
    CHECK(builder_add_room(builder, "c", builder_label(builder, "C"), NULL, NULL, &room, &fixture.err));
    for (uint32_t i = 0; i < 5; i++)
        fixture_session(&fixture, arena_printf(&fixture.arena, "%u", i), i, "2024-09-18T10:00",
                        "2024-09-18T11:00");
    if (!CHECK(fixture_build(&fixture, BUILDER_REFUSE_REPEATS)))
        return;
    static const char *const rows[] = {"11111", "01011", "00100", "00010", "00001"}; /* session x room */
    for (uint32_t s = 0; s < 5; s++) {
        for (uint32_t r = 0; r < 5; r++) {
            char label[40];
            snprintf(label, sizeof label, "session %u, room %u", s, r);
            check_row(label);
            CHECK_INT(session_in_room(fixture.program, &fixture.program->sessions[s], r), rows[s][r] == '1');
        }
    }
    check_row("");
    fixture_finish(&fixture);
}

static void test_day(void)
{
    static const struct {
        const char *local;
        int day_start_min;
        const char *date;
        int minutes;
    } rows[] = {
        {"2024-09-18T10:00", 240, "2024-09-18", 1440}, {"2024-09-18T04:00", 240, "2024-09-18", 1440},
        {"2024-09-18T03:59", 240, "2024-09-17", 1440}, {"2024-09-18T00:00", 0, "2024-09-18", 1440},
        {"2024-03-30T12:00", 240, "2024-03-30", 1380}, {"2024-03-31T12:00", 240, "2024-03-31", 1440},
        {"2024-03-31T12:00", 0, "2024-03-31", 1380},   {"2024-10-26T12:00", 240, "2024-10-26", 1500},
        {"2024-10-27T03:30", 240, "2024-10-26", 1500}, {"2024-03-31T03:00", 150, "2024-03-31", 1410},
        {"2024-03-31T01:59", 150, "2024-03-30", 1410}, {"2024-12-31T23:59", 240, "2024-12-31", 1440},
        {"2025-01-01T00:00", 240, "2024-12-31", 1440},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture fixture;
        fixture_init(&fixture, "Event");
        fixture.builder.program->event.day_start_min = rows[i].day_start_min;
        check_row(rows[i].local);
        if (!CHECK(fixture_build(&fixture, BUILDER_REFUSE_REPEATS)))
            continue;
        struct instant at = fixture_at(&fixture.program->zone, rows[i].local);
        struct day day = program_day_at(fixture.program, at);
        struct instant_text date;
        instant_parse(rows[i].date, &date);
        CHECK_INT(day.date, civil_to_days(date.civil.year, date.civil.month, date.civil.day));
        CHECK_INT((day.end.ms - day.start.ms) / MS_PER_MINUTE, rows[i].minutes);
        CHECK(day.start.ms <= at.ms && at.ms < day.end.ms);
        fixture_finish(&fixture);
    }
    check_row("");
}

/* Days follow each other without a gap, whatever the clocks do, and each moment is in its own. */
static void test_days_partition_time(void)
{
    for (int day_start_min = 0; day_start_min <= 360; day_start_min += 30) {
        struct fixture fixture;
        fixture_init(&fixture, "Event");
        fixture.builder.program->event.day_start_min = day_start_min;
        CHECK(fixture_build(&fixture, BUILDER_REFUSE_REPEATS));
        struct day last =
            program_day_at(fixture.program, fixture_at(&fixture.program->zone, "2024-01-01T12:00"));
        struct instant at = last.start;
        unsigned wrong = 0;
        for (int i = 0; i < 365 * 48; i++, at.ms += 30 * MS_PER_MINUTE) {
            struct day day = program_day_at(fixture.program, at);
            wrong += at.ms < day.start.ms || at.ms >= day.end.ms;
            wrong += day.date == last.date ? day.start.ms != last.start.ms
                                           : day.date != last.date + 1 || day.start.ms != last.end.ms;
            last = day;
        }
        CHECK_INT(wrong, 0);
        fixture_finish(&fixture);
    }
}

/* What is no moment of a calendar, such as an expiry that never comes, has a day all the same. */
static void test_day_of_far(void)
{
    const struct instant far[] = {
        INSTANT_NONE, {INT64_MIN + MS_PER_DAY}, {INT64_MAX - MS_PER_DAY}, INSTANT_NEVER};
    struct fixture fixture;
    fixture_init(&fixture, "Event");
    CHECK(fixture_build(&fixture, BUILDER_REFUSE_REPEATS));
    for (size_t i = 0; i < sizeof far / sizeof *far; i++) {
        struct day day = program_day_at(fixture.program, far[i]);
        CHECK_INT(day.end.ms - day.start.ms, MS_PER_DAY);
        CHECK_INT(day.start.ms < 0, far[i].ms < 0);
    }
    fixture_finish(&fixture);
}

int main(void)
{
    test_words();
    test_label_text();
    test_find();
    test_find_folds_as_builder();
    test_in_room();
    test_day();
    test_days_partition_time();
    test_day_of_far();
    return check_done();
}

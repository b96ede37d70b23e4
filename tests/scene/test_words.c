/*
 * Words, and the times that are made with them.
 */
#include "check.h"

#include "scene/words.h"

/* Austria in 2024: summer time from 31 March 01:00 UTC to 27 October 01:00 UTC. */
static const struct zone_transition transitions[] = {
    {INT64_C(1711846800), 7200},
    {INT64_C(1729990800), 3600},
};
static const struct program program = {
    .event = {.day_start_min = 240},
    .zone = {.name = "Europe/Vienna",
             .first_offset_s = 3600,
             .transition_count = 2,
             .transitions = transitions},
};

static struct instant at(const char *text)
{
    struct instant_text parsed;
    if (!CHECK(instant_parse(text, &parsed)))
        return INSTANT_NONE;
    return zone_to_instant(&program.zone, parsed.civil);
}

static void test_times(const struct words *words, struct arena *arena)
{
    CHECK_STR(words_clock(words, &program, at("2024-09-20T10:42"), arena), "10:42");
    CHECK_STR(words_clock(words, &program, at("2024-12-01T09:05"), arena), "09:05");
    CHECK_STR(words_clock(words, &program, at("2024-09-20T00:00"), arena), "00:00");
    CHECK_STR(words_date(words, &program, at("2024-09-20T00:30"), arena), "Fri 20 Sep");
    CHECK_STR(words_date(words, &program, at("2024-12-01T23:59"), arena), "Sun 1 Dec");
    CHECK_STR(words_date(words, &program, at("2024-01-31T12:00"), arena), "Wed 31 Jan");
}

static void test_twelve_hours(struct arena *arena)
{
    static const struct {
        const char *at, *clock, *half;
    } rows[] = {
        {"2024-09-20T00:05", "12:05", "am"}, {"2024-09-20T01:05", "1:05", "am"},
        {"2024-09-20T11:59", "11:59", "am"}, {"2024-09-20T12:00", "12:00", "pm"},
        {"2024-09-20T13:05", "1:05", "pm"},  {"2024-09-20T23:59", "11:59", "pm"},
    };
    struct words twelve = *words_english();
    twelve.clock_hours = 12;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].at);
        CHECK_STR(words_clock(&twelve, &program, at(rows[i].at), arena), rows[i].clock);
        CHECK_STR(words_clock_half(&twelve, &program, at(rows[i].at)), rows[i].half);
        CHECK_STR(words_clock_half(words_english(), &program, at(rows[i].at)), "");
    }
    check_row("");
    CHECK_STR(words_span(&twelve, &program, at("2024-09-20T11:50"), at("2024-09-20T13:10"), arena),
              "11:50 – 1:10");
    CHECK_STR(words_start(&twelve, &program, at("2024-09-18T12:00"), at("2024-09-20T21:30"), arena),
              "Fri 9:30");
    twelve.clock_hours = 24;
    CHECK_STR(words_clock(&twelve, &program, at("2024-09-20T13:05"), arena), "13:05");
}

static void test_spans(const struct words *words, struct arena *arena)
{
    static const struct {
        const char *label, *start, *end, *expected;
    } rows[] = {
        {"a talk", "2024-09-20T10:30", "2024-09-20T10:55", "10:30 – 10:55"},
        {"over midnight", "2024-09-20T22:00", "2024-09-21T02:00", "22:00 – 02:00"},
        {"a point", "2024-09-20T22:00", "2024-09-20T22:00", "22:00"},
        {"a whole day", "2024-09-20T10:00", "2024-09-21T10:00", "10:00 – 10:00"},
        {"more than a day", "2024-09-20T10:00", "2024-09-22T18:00", "Fri 10:00 – Sun 18:00"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        CHECK_STR(words_span(words, &program, at(rows[i].start), at(rows[i].end), arena), rows[i].expected);
    }
    check_row("");
}

static void test_starts(const struct words *words, struct arena *arena)
{
    static const struct {
        const char *label, *now, *start, *expected;
    } rows[] = {
        {"today", "2024-09-18T10:00", "2024-09-18T10:55", "10:55"},
        {"tonight, past midnight", "2024-09-18T22:00", "2024-09-19T01:00", "01:00"},
        {"today, gone by", "2024-09-18T10:00", "2024-09-18T09:00", "09:00"},
        {"tomorrow", "2024-09-18T23:00", "2024-09-19T09:00", "Tomorrow 09:00"},
        {"before midnight, the day after", "2024-09-18T23:59", "2024-09-19T09:00", "Tomorrow 09:00"},
        {"in the small hours it is that day's weekday", "2024-09-19T00:00", "2024-09-19T09:00", "Thu 09:00"},
        {"until the conference day begins", "2024-09-19T03:59", "2024-09-19T09:00", "Thu 09:00"},
        {"in the small hours, the day after", "2024-09-19T02:00", "2024-09-20T09:00", "Fri 09:00"},
        {"four o'clock begins the day", "2024-09-19T04:00", "2024-09-19T09:00", "09:00"},
        {"tomorrow's night is the day after", "2024-09-18T12:00", "2024-09-20T01:00", "Fri 01:00"},
        {"in two days", "2024-09-18T12:00", "2024-09-20T09:00", "Fri 09:00"},
        {"in six days", "2024-09-18T12:00", "2024-09-24T09:00", "Tue 09:00"},
        {"in a week, which is this weekday again", "2024-09-18T12:00", "2024-09-25T09:00",
         "Wed 25 Sep 09:00"},
        {"next year, within the week", "2024-12-30T12:00", "2025-01-03T09:00", "Fri 09:00"},
        {"next year", "2024-12-20T12:00", "2025-01-03T09:00", "Fri 3 Jan 2025 09:00"},
        {"a year ago", "2025-09-20T12:00", "2024-09-20T09:00", "Fri 20 Sep 2024 09:00"},
        {"yesterday", "2024-09-18T12:00", "2024-09-17T09:00", "Tue 17 Sep 09:00"},
        {"another year's date has it", "2023-09-18T12:00", "2024-09-17T09:00", "Tue 17 Sep 2024 09:00"},
        {"last year's too", "2025-09-18T12:00", "2024-09-17T09:00", "Tue 17 Sep 2024 09:00"},
        {"over the end of summer time", "2024-10-26T12:00", "2024-10-27T09:00", "Tomorrow 09:00"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        CHECK_STR(words_start(words, &program, at(rows[i].now), at(rows[i].start), arena), rows[i].expected);
    }
    check_row("");
}

static void test_formats(struct arena *arena)
{
    const struct words *words = words_english();
    CHECK_STR(words_number(words, WORD_IN_N_MIN, 13, arena), "in 13 min");
    CHECK_STR(words_number(words, WORD_N_MIN_LEFT, 0, arena), "0 min left");
    CHECK_STR(words_text(words, WORD_UNTIL_TIME, "14:00", arena), "until 14:00");
    CHECK_STR(words_text(words, WORD_DID_YOU_MEAN, "100%d %s", arena), "Did you mean 100%d %s?");
    CHECK_STR(words_numbers(words, WORD_N_OF, 1, 2, arena), "1 of 2");
    CHECK_STR(words_numbers(words, WORD_N_OF_ROOMS, 12, 27, arena), "12 of 27 rooms");
    CHECK_STR(words_number_text(words, WORD_N_MORE_UNTIL, 26, "12:30", arena), "+26 more until 12:30");
    CHECK_STR(words_number_text(words, WORD_N_MORE_UNTIL, 26, "%d%s", arena), "+26 more until %d%s");
    CHECK_STR(words_number(words, WORD_N_MIN_LATE, 20, arena), "20 min late");
    CHECK_STR(words_text(words, WORD_MOVED_TO, "Hall L1", arena), "Moved to Hall L1");
    /* A table from a file may lack words, or have them wrong: that may look odd, but no more. */
    struct words odd = {.language = "xx", .texts = {[WORD_IN_N_MIN] = "%s %n minutes", [WORD_AT] = "%d%s%s"}};
    CHECK_STR(words_get(&odd, WORD_NOW), "");
    CHECK_STR(words_number(&odd, WORD_IN_N_MIN, 3, arena), "%s %n minutes");
    CHECK_STR(words_text(&odd, WORD_AT, "x", arena), "%dx%s");
    CHECK_STR(words_number(&odd, WORD_N_MIN, 3, arena), "");
    CHECK_STR(words_numbers(&odd, WORD_N_OF, 1, 2, arena), "");
}

static void test_direction(struct arena *arena)
{
    static const struct {
        const char *language;
        bool right_to_left;
    } rows[] = {
        {"ar", true},      {"ar-EG", true},      {"he", true},       {"he_IL", true},    {"fa", true},
        {"ur", true},      {"yi", true},         {"CKB", true},      {"en", false},      {"de", false},
        {"ja", false},     {"", false},          {"a", false},       {"ara", false},     {"h", false},
        {"az-Arab", true}, {"pa-Arab-PK", true}, {"ks-Deva", false}, {"ur-Latn", false}, {"en-arab", true},
        {"uz-AF", false},  {"ar-x", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct words words = *words_english();
        words.language = rows[i].language;
        check_row(rows[i].language);
        CHECK_INT(words_right_to_left(&words), rows[i].right_to_left);
    }
    check_row("joined");
    struct words hebrew = *words_english();
    hebrew.language = "he";
    const char *const latin[] = {"Ada", "C++", "Bo"}, *const mixed[] = {"אב", "10:30"};
    CHECK_STR(words_join(words_english(), latin, 3, ", ", arena), "Ada, C++, Bo");
    CHECK_STR(words_join(words_english(), latin, 0, ", ", arena), "");
    CHECK_STR(words_join(words_english(), mixed, 2, " ", arena), "\u200E\u2067אב\u2069 \u2066"
                                                                 "10:30\u2069");
    CHECK_STR(words_join(&hebrew, latin, 2, ", ", arena), "\u200F\u2066"
                                                          "Ada\u2069, \u2066"
                                                          "C++\u2069");
    CHECK_STR(words_join(&hebrew, mixed, 2, " ", arena), "\u200F\u2067אב\u2069 \u2067"
                                                         "10:30\u2069");
    check_row("a name in our sentence");
    CHECK_STR(words_text(words_english(), WORD_DID_YOU_MEAN, "אב", arena), "\u200E"
                                                                           "Did you mean אב?");
    CHECK_STR(words_text(&hebrew, WORD_UNTIL_TIME, "14:00", arena), "until 14:00");
    CHECK_STR(words_number_text(&hebrew, WORD_N_MORE_UNTIL, 3, "אב", arena), "\u200F"
                                                                             "+3 more until אב");
    check_row("");
}

/* Another order of a date's parts. */
static void test_patterns(struct arena *arena)
{
    struct words words = *words_english();
    words.date = "{month}{day}({weekday})";
    words.weekday_time = "{time} on {weekday}";
    CHECK_STR(words_date(&words, &program, at("2024-09-20T12:00"), arena), "Sep20(Fri)");
    CHECK_STR(words_start(&words, &program, at("2024-09-18T12:00"), at("2024-09-20T09:00"), arena),
              "09:00 on Fri");
    CHECK_STR(words_span(&words, &program, at("2024-09-20T10:00"), at("2024-09-22T18:00"), arena),
              "10:00 on Fri – 18:00 on Sun");
}

static const struct {
    const char *label, *start, *within, *until;
} within[] = {
    {"today", "2024-09-18T21:55", "21:55", "bis um 21:55"},
    {"tonight, past midnight", "2024-09-19T01:00", "01:00", "bis um 01:00"},
    {"tomorrow", "2024-09-19T09:00", "morgen, 09:00", "bis morgen, 09:00"},
    {"tomorrow's night", "2024-09-20T01:00", "am Fri, 01:00", "bis am Fri, 01:00"},
    {"in two days", "2024-09-20T09:00", "am Fri, 09:00", "bis am Fri, 09:00"},
    {"in six days", "2024-09-24T09:00", "am Tue, 09:00", "bis am Tue, 09:00"},
    {"in a week", "2024-09-25T09:00", "den Wed 25 Sep, 09:00", "bis den Wed 25 Sep, 09:00"},
    {"next year", "2025-01-03T09:00", "den Fri 3 Jan 2025, 09:00", "bis den Fri 3 Jan 2025, 09:00"},
    {"yesterday", "2024-09-17T09:00", "den Tue 17 Sep, 09:00", "bis den Tue 17 Sep, 09:00"},
};

/* A day in the middle of a sentence, and the sentence that it is in: words of their own. */
static void test_within(struct arena *arena)
{
    struct words words = *words_english();
    words.texts[WORD_UNTIL_TIME] = "bis um %s";
    words.with_day[WITH_DAY_TOMORROW] = "morgen";
    words.with_day[WITH_DAY_WEEKDAY] = "am {weekday}";
    words.with_day[WITH_DAY_DATE] = "den {date}";
    words.with_day[WITH_DAY_TIME] = "{day}, {time}";
    words.with_day[WITH_DAY_UNTIL_TIME] = "bis %s";
    words.with_day[WITH_DAY_N_MORE_UNTIL] = "bis %s noch %d";
    const struct instant now = at("2024-09-18T12:00");
    for (size_t i = 0; i < sizeof within / sizeof *within; i++) {
        check_row(within[i].label);
        CHECK_STR(words_start_within(&words, &program, now, at(within[i].start), arena), within[i].within);
        CHECK_STR(words_start_text(&words, WORD_UNTIL_TIME, &program, now, at(within[i].start), arena),
                  within[i].until);
    }
    check_row("within a sentence");
    CHECK_STR(
        words_number_start_text(&words, WORD_N_MORE_UNTIL, 3, &program, now, at("2024-09-19T09:00"), arena),
        "bis morgen, 09:00 noch 3");
    CHECK_STR(
        words_number_start_text(&words, WORD_N_MORE_UNTIL, 3, &program, now, at("2024-09-18T21:55"), arena),
        "+3 more until 21:55");
    CHECK_STR(words_start_within(&words, &program, at("2024-09-19T00:00"), at("2024-09-19T09:00"), arena),
              "am Thu, 09:00");
    CHECK_STR(words_start_text(&words, WORD_OPENS_ON, &program, now, at("2024-09-19T09:00"), arena),
              "Opens morgen, 09:00");
    CHECK_STR(words_day_text(&words, WORD_UNTIL_TIME, "Fri 20 Sep", arena), "bis Fri 20 Sep");
    CHECK_STR(words_day_text(&words, WORD_OPENS_ON, "אב", arena), "\u200E"
                                                                  "Opens אב");
    CHECK_STR(words_tomorrow_within(&words), "morgen");
    words.clock_hours = 12;
    CHECK_STR(words_start_within(&words, &program, now, at("2024-09-19T21:30"), arena), "morgen, 9:30");
}

/* A file from before there were any: the day stands as at the beginning of a line. */
static void test_within_without(struct arena *arena)
{
    struct words words = *words_english();
    memset(words.with_day, 0, sizeof words.with_day);
    const struct instant now = at("2024-09-18T12:00"), then = at("2024-09-19T09:00");
    check_row("without words for a day");
    CHECK_STR(words_start_within(&words, &program, now, then, arena), "Tomorrow 09:00");
    CHECK_STR(words_start_text(&words, WORD_FREE_UNTIL, &program, now, then, arena),
              "Free until Tomorrow 09:00");
    CHECK_STR(words_start_text(&words, WORD_FREE_UNTIL, &program, now, at("2024-09-20T09:00"), arena),
              "Free until Fri 09:00");
    CHECK_STR(words_start_text(&words, WORD_FREE_UNTIL, &program, now, at("2024-09-18T21:00"), arena),
              "Free until 21:00");
    CHECK_STR(words_number_start_text(&words, WORD_N_MORE_UNTIL, 3, &program, now, then, arena),
              "+3 more until Tomorrow 09:00");
    CHECK_STR(words_day_text(&words, WORD_AS_OF, "Fri 20 Sep", arena), "as of Fri 20 Sep");
    CHECK_STR(words_tomorrow_within(&words), "Tomorrow");
    check_row("");
}

/* Each sentence with a day is for a word with the same conversions, and named as that. */
static void test_with_day_names(void)
{
    for (enum with_day i = 0; i < WITH_DAY_COUNT; i++) {
        const enum word word = words_with_day_sentence(i);
        check_row(words_with_day_name(i));
        CHECK_INT(word == WORD_COUNT, i < WITH_DAY_AT);
        if (word == WORD_COUNT)
            continue;
        CHECK_STR(words_with_day_name(i), words_name(word));
        CHECK(words_has_text(word));
        CHECK_STR(words_with_day(words_english(), word), words_english()->with_day[i]);
    }
    check_row("");
}

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    const struct words *words = words_english();
    CHECK_STR(words->language, "en");
    test_times(words, &arena);
    test_twelve_hours(&arena);
    test_spans(words, &arena);
    test_starts(words, &arena);
    test_formats(&arena);
    test_direction(&arena);
    test_patterns(&arena);
    test_within(&arena);
    test_within_without(&arena);
    test_with_day_names();
    arena_finish(&arena);
    return check_done();
}

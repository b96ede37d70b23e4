#include "scene/words.h"

#include <assert.h>
#include <string.h>

#include "base/str.h"
#include "text/bidi.h"
#include "text/fit.h"

#define RIGHT_TO_LEFT_MARK "\u200F"
#define LEFT_TO_RIGHT_MARK "\u200E"
#define LEFT_TO_RIGHT_ISOLATE "\u2066" /* up to its end: what is in it runs so, whatever is around it */
#define RIGHT_TO_LEFT_ISOLATE "\u2067"
#define ISOLATE_END "\u2069"

const char *words_name(enum word word)
{
    static const char *const names[WORD_COUNT] = {
        [WORD_NOW] = "now",
        [WORD_NEXT] = "next",
        [WORD_NEXT_HERE] = "next_here",
        [WORD_THEN] = "then",
        [WORD_BREAK] = "break",
        [WORD_FREE] = "free",
        [WORD_NOW_AND_NEXT] = "now_and_next",
        [WORD_COMING_UP] = "coming_up",
        [WORD_ROOM] = "room",
        [WORD_UNTIL] = "until",
        [WORD_UNTIL_LABEL] = "until_label",
        [WORD_ENDS_IN] = "ends_in",
        [WORD_FIRST_TODAY] = "first_today",
        [WORD_CANCELLED] = "cancelled",
        [WORD_MOVED] = "moved",
        [WORD_MOVED_TO_LABEL] = "moved_to_label",
        [WORD_MOVED_HERE] = "moved_here",
        [WORD_NEW_TIME] = "new_time",
        [WORD_SAME_TIME] = "same_time",
        [WORD_FULL] = "full",
        [WORD_ROOM_FULL] = "room_full",
        [WORD_DELAYED] = "delayed",
        [WORD_DELAYED_NO_TIME] = "delayed_no_time",
        [WORD_TOMORROW] = "tomorrow",
        [WORD_ALL_FOR_TODAY] = "all_for_today",
        [WORD_ALL_HERE_FOR_TODAY] = "all_here_for_today",
        [WORD_NOTHING_HERE_TODAY] = "nothing_here_today",
        [WORD_NOTHING_MORE_HERE] = "nothing_more_here",
        [WORD_OPENS] = "opens",
        [WORD_FIRST_HERE] = "first_here",
        [WORD_FAREWELL] = "farewell",
        [WORD_NO_SESSIONS] = "no_sessions",
        [WORD_WAITING_FOR_PROGRAM] = "waiting_for_program",
        [WORD_CLOCK_NOT_SET] = "clock_not_set",
        [WORD_TIME_NOT_VERIFIED] = "time_not_verified",
        [WORD_REHEARSAL] = "rehearsal",
        [WORD_UNKNOWN_ROOM] = "unknown_room",
        [WORD_TOPICS] = "topics",
        [WORD_NO_TIME] = "no_time",
        [WORD_NOTHING_NEXT] = "nothing_next",
        [WORD_UNTITLED] = "untitled",
        [WORD_SESSION_LEADS] = "session_leads",
        [WORD_PROGRAM] = "program",
        [WORD_NO_SESSIONS_AT_ALL] = "no_sessions_at_all",
        [WORD_NO_PROGRAM_YET] = "no_program_yet",
        [WORD_FETCH_FAILED] = "fetch_failed",
        [WORD_FAULT_CONFIG] = "fault_config",
        [WORD_FAULT_CONFIG_ADVICE] = "fault_config_advice",
        [WORD_UNKNOWN_DISPLAY] = "unknown_display",
        [WORD_UNKNOWN_DISPLAY_ADVICE] = "unknown_display_advice",
        [WORD_FAULT_STORAGE] = "fault_storage",
        [WORD_FAULT_STORAGE_ADVICE] = "fault_storage_advice",
        [WORD_UNKNOWN_ROOM_ADVICE] = "unknown_room_advice",
        [WORD_CLOCK_ADVICE] = "clock_advice",
        [WORD_NOTICE] = "notice",
        [WORD_WARNING] = "warning",
        [WORD_EMERGENCY] = "emergency",
        [WORD_EMERGENCY_FIRE] = "emergency_fire",
        [WORD_EMERGENCY_EVACUATION] = "emergency_evacuation",
        [WORD_EMERGENCY_MEDICAL] = "emergency_medical",
        [WORD_EMERGENCY_SHELTER] = "emergency_shelter",
        [WORD_EMERGENCY_OVER] = "emergency_over",
        [WORD_TEST] = "test",
        [WORD_TEST_ADVICE] = "test_advice",
        [WORD_TEST_OVER] = "test_over",
        [WORD_PICTURE_FAULT] = "picture_fault",
        [WORD_AM] = "am",
        [WORD_PM] = "pm",
        [WORD_COMMA] = "comma",
        [WORD_COLON] = "colon",
        [WORD_IN_N_MIN] = "in_n_min",
        [WORD_NEXT_IN_N_MIN] = "next_in_n_min",
        [WORD_N_MIN_LEFT] = "n_min_left",
        [WORD_STARTS_IN_N_MIN] = "starts_in_n_min",
        [WORD_N_MIN] = "n_min",
        [WORD_N_MIN_LATE] = "n_min_late",
        [WORD_PLUS_N_MIN] = "plus_n_min",
        [WORD_AND_N_MORE] = "and_n_more",
        [WORD_THEN_N_MORE] = "then_n_more",
        [WORD_ALL_N_ROOMS] = "all_n_rooms",
        [WORD_AT] = "at",
        [WORD_ENDS_AT] = "ends_at",
        [WORD_UNTIL_TIME] = "until_time",
        [WORD_FREE_UNTIL] = "free_until",
        [WORD_OPENS_ON] = "opens_on",
        [WORD_FIRST_HERE_ON] = "first_here_on",
        [WORD_MOVED_TO] = "moved_to",
        [WORD_WATCH_IN] = "watch_in",
        [WORD_ON_ELSEWHERE] = "on_elsewhere",
        [WORD_REPLACES] = "replaces",
        [WORD_GOES_ON_IN] = "goes_on_in",
        [WORD_ROOMS] = "rooms",
        [WORD_AS_OF] = "as_of",
        [WORD_NO_UPDATE_SINCE] = "no_update_since",
        [WORD_BEING_TESTED] = "being_tested",
        [WORD_DISPLAY_NAME] = "display_name",
        [WORD_DID_YOU_MEAN] = "did_you_mean",
        [WORD_PICTURE_ADVICE] = "picture_advice",
        [WORD_N_OF] = "n_of",
        [WORD_N_OF_ROOMS] = "n_of_rooms",
        [WORD_N_MORE_UNTIL] = "n_more_until",
    };
    assert(word < WORD_COUNT);
    return names[word];
}

bool words_has_number(enum word word)
{
    return (word >= WORD_IN_N_MIN && word < WORD_AT) || word >= WORD_N_OF;
}

bool words_has_text(enum word word)
{
    return word >= WORD_AT;
}

static const struct {
    const char *name;
    enum word sentence; /* WORD_COUNT: a piece of all of them */
} with_days[WITH_DAY_COUNT] = {
    [WITH_DAY_TOMORROW] = {"tomorrow", WORD_COUNT},
    [WITH_DAY_WEEKDAY] = {"weekday", WORD_COUNT},
    [WITH_DAY_DATE] = {"date", WORD_COUNT},
    [WITH_DAY_TIME] = {"day_time", WORD_COUNT},
    [WITH_DAY_AT] = {"at", WORD_AT},
    [WITH_DAY_UNTIL_TIME] = {"until_time", WORD_UNTIL_TIME},
    [WITH_DAY_FREE_UNTIL] = {"free_until", WORD_FREE_UNTIL},
    [WITH_DAY_AS_OF] = {"as_of", WORD_AS_OF},
    [WITH_DAY_NO_UPDATE_SINCE] = {"no_update_since", WORD_NO_UPDATE_SINCE},
    [WITH_DAY_N_MORE_UNTIL] = {"n_more_until", WORD_N_MORE_UNTIL},
};

const char *words_with_day_name(enum with_day with_day)
{
    assert(with_day < WITH_DAY_COUNT);
    return with_days[with_day].name;
}

enum word words_with_day_sentence(enum with_day with_day)
{
    assert(with_day < WITH_DAY_COUNT);
    return with_days[with_day].sentence;
}

const char *words_get(const struct words *words, enum word word)
{
    assert(word < WORD_COUNT);
    return words->texts[word] ? words->texts[word] : "";
}

/* Puts `value` in place of the one conversion. Not by printf: the table may come from a file. */
static const char *fill_in(const char *format, const char *conversion, const char *value, struct arena *arena)
{
    const char *place = strstr(format, conversion);
    if (!place)
        return format;
    struct str_builder filled = {.arena = arena};
    str_add_n(&filled, format, (size_t)(place - format));
    str_add(&filled, value);
    str_add(&filled, place + strlen(conversion));
    return filled.text;
}

/* ---- direction ---- */

/* Whether `list`, of words parted by blanks, has this one, of any case. */
static bool is_listed(const char *list, const char *word, size_t length)
{
    for (size_t size; *list; list += size + (list[size] == ' ')) {
        size = strcspn(list, " ");
        size_t same = 0;
        while (same < size && same < length && (word[same] | 0x20) == list[same])
            same++;
        if (same == size && size == length)
            return true;
    }
    return false;
}

/* By the script that the tag names, else the language's usual one. */
bool words_right_to_left(const struct words *words)
{
    const char *tag = words->language;
    size_t length = strcspn(tag, "-_");
    bool own = is_listed("ar arc ckb dv fa he iw ji ks nqo pnb ps sd syr ug ur yi", tag, length);
    for (const char *part = tag + length; *part; part += strcspn(part, "-_")) {
        part++;
        if (strcspn(part, "-_") == 4 && (*part | 0x20) >= 'a') /* four letters: a script */
            return is_listed("arab aran adlm hebr nkoo rohg syrc thaa", part, 4);
    }
    return own;
}

static const char *mark_of(const struct words *words)
{
    return words_right_to_left(words) ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK;
}

const char *words_join(const struct words *words, const char *const *texts, uint32_t count,
                       const char *between, struct arena *arena)
{
    bool right_to_left = words_right_to_left(words), turns = right_to_left;
    for (uint32_t i = 0; i < count && !turns; i++)
        turns = text_turns(texts[i], strlen(texts[i]));
    struct str_builder line = {.arena = arena};
    str_add(&line, turns ? mark_of(words) : "");
    for (uint32_t i = 0; i < count; i++) {
        str_add(&line, i > 0 ? between : "");
        if (turns)
            str_add(&line, text_is_right_to_left(texts[i], strlen(texts[i]), right_to_left)
                               ? RIGHT_TO_LEFT_ISOLATE
                               : LEFT_TO_RIGHT_ISOLATE);
        str_add(&line, texts[i]);
        str_add(&line, turns ? ISOLATE_END : "");
    }
    return line.text;
}

/* ---- times ---- */

static int64_t days_of(struct civil civil)
{
    return civil_to_days(civil.year, civil.month, civil.day);
}

static const char *weekday_name(const struct words *words, int64_t days)
{
    return words->weekdays[civil_weekday(days)];
}

/* "Fri 09:00" */
static const char *weekday_time(const struct words *words, int64_t days, const char *clock,
                                struct arena *arena)
{
    const char *text = fill_in(words->weekday_time, "{weekday}", weekday_name(words, days), arena);
    return fill_in(text, "{time}", clock, arena);
}

const char *words_clock(const struct words *words, const struct program *program, struct instant at,
                        struct arena *arena)
{
    /* All languages so far write the time of day alike on signs. */
    struct civil civil = zone_to_civil(&program->zone, at);
    if (words->clock_hours == 12)
        return arena_printf(arena, "%d:%02d", civil.hour % 12 == 0 ? 12 : civil.hour % 12, civil.minute);
    return arena_printf(arena, "%02d:%02d", civil.hour, civil.minute);
}

const char *words_clock_half(const struct words *words, const struct program *program, struct instant at)
{
    if (words->clock_hours != 12)
        return "";
    return words_get(words, zone_to_civil(&program->zone, at).hour < 12 ? WORD_AM : WORD_PM);
}

const char *words_date(const struct words *words, const struct program *program, struct instant at,
                       struct arena *arena)
{
    struct civil civil = zone_to_civil(&program->zone, at);
    const char *text = fill_in(words->date, "{weekday}", weekday_name(words, days_of(civil)), arena);
    text = fill_in(text, "{day}", arena_printf(arena, "%d", civil.day), arena);
    return fill_in(text, "{month}", words->months[civil.month - 1], arena);
}

const char *words_date_from(const struct words *words, const struct program *program, struct instant now,
                            struct instant at, struct arena *arena)
{
    const char *date = words_date(words, program, at, arena);
    int year = zone_to_civil(&program->zone, at).year;
    if (year == zone_to_civil(&program->zone, now).year)
        return date;
    const char *text = fill_in(words->date_year, "{date}", date, arena);
    return fill_in(text, "{year}", arena_printf(arena, "%d", year), arena);
}

const char *words_span(const struct words *words, const struct program *program, struct instant start,
                       struct instant end, struct arena *arena)
{
    const char *from = words_clock(words, program, start, arena);
    if (end.ms <= start.ms)
        return from;
    const char *to = words_clock(words, program, end, arena);
    if (end.ms - start.ms > MS_PER_DAY) {
        from = weekday_time(words, days_of(zone_to_civil(&program->zone, start)), from, arena);
        to = weekday_time(words, days_of(zone_to_civil(&program->zone, end)), to, arena);
    }
    return words_join(words, (const char *[]){from, to}, 2, " – ", arena);
}

enum day_told { DAY_NOT_TOLD, DAY_TOMORROW, DAY_WEEKDAY, DAY_DATE };

/* How the day of a start is told, seen from `now`. */
static enum day_told day_of_start(const struct program *program, struct instant now, struct instant start)
{
    int64_t start_date = program_day_at(program, start).date, today = program_day_at(program, now).date;
    int64_t ahead = start_date - today;
    if (ahead == 0)
        return DAY_NOT_TOLD;
    /* 01:00 after Friday's party is Friday's by the conference day, but no reader's "Fri 01:00" or "Tomorrow
     * 01:00"; and who reads the sign at 01:00 takes "Tomorrow" for the day after. */
    int64_t local_date = days_of(zone_to_civil(&program->zone, start));
    if (ahead == 1 && local_date == start_date && days_of(zone_to_civil(&program->zone, now)) == today)
        return DAY_TOMORROW;
    return ahead > 0 && ahead < 7 ? DAY_WEEKDAY : DAY_DATE;
}

const char *words_start(const struct words *words, const struct program *program, struct instant now,
                        struct instant start, struct arena *arena)
{
    const char *clock = words_clock(words, program, start, arena);
    switch (day_of_start(program, now, start)) {
    case DAY_NOT_TOLD:
        break;
    case DAY_TOMORROW:
        return arena_printf(arena, "%s %s", words_get(words, WORD_TOMORROW), clock);
    case DAY_WEEKDAY:
        return weekday_time(words, days_of(zone_to_civil(&program->zone, start)), clock, arena);
    case DAY_DATE:
        return arena_printf(arena, "%s %s", words_date_from(words, program, now, start, arena), clock);
    }
    return clock;
}

const char *words_tomorrow_within(const struct words *words)
{
    const char *tomorrow = words->with_day[WITH_DAY_TOMORROW];
    return tomorrow ? tomorrow : words_get(words, WORD_TOMORROW);
}

const char *words_start_within(const struct words *words, const struct program *program, struct instant now,
                               struct instant start, struct arena *arena)
{
    const char *day = "", *const *with_day = words->with_day;
    if (!with_day[WITH_DAY_TIME])
        return words_start(words, program, now, start, arena);
    switch (day_of_start(program, now, start)) {
    case DAY_NOT_TOLD:
        return words_clock(words, program, start, arena);
    case DAY_TOMORROW:
        day = words_tomorrow_within(words);
        break;
    case DAY_WEEKDAY:
        day = fill_in(with_day[WITH_DAY_WEEKDAY], "{weekday}",
                      weekday_name(words, days_of(zone_to_civil(&program->zone, start))), arena);
        break;
    case DAY_DATE:
        day = fill_in(with_day[WITH_DAY_DATE], "{date}", words_date_from(words, program, now, start, arena),
                      arena);
        break;
    }
    const char *text =
        fill_in(with_day[WITH_DAY_TIME], "{time}", words_clock(words, program, start, arena), arena);
    return fill_in(text, "{day}", day, arena);
}

/* ---- formats ---- */

const char *words_number(const struct words *words, enum word word, int number, struct arena *arena)
{
    return fill_in(words_get(words, word), "%d", arena_printf(arena, "%d", number), arena);
}

/* A name in other letters does not turn our sentence around. */
static const char *in_own_direction(const struct words *words, const char *text, struct arena *arena)
{
    return text_turns(text, strlen(text)) ? arena_printf(arena, "%s%s", mark_of(words), text) : text;
}

const char *words_text(const struct words *words, enum word word, const char *text, struct arena *arena)
{
    return in_own_direction(words, fill_in(words_get(words, word), "%s", text, arena), arena);
}

const char *words_number_text(const struct words *words, enum word word, int number, const char *text,
                              struct arena *arena)
{
    /* The number first: a text may look like a conversion, a number does not. */
    return in_own_direction(words, fill_in(words_number(words, word, number, arena), "%s", text, arena),
                            arena);
}

const char *words_numbers(const struct words *words, enum word word, int number, int of, struct arena *arena)
{
    return words_number_text(words, word, number, arena_printf(arena, "%d", of), arena);
}

const char *words_with_day(const struct words *words, enum word word)
{
    for (enum with_day with_day = 0; with_day < WITH_DAY_COUNT; with_day++)
        if (with_days[with_day].sentence == word && words->with_day[with_day])
            return words->with_day[with_day];
    return words_get(words, word);
}

const char *words_day_text(const struct words *words, enum word word, const char *day, struct arena *arena)
{
    return in_own_direction(words, fill_in(words_with_day(words, word), "%s", day, arena), arena);
}

/* The sentence for a start on this day or on another one. */
static const char *start_format(const struct words *words, enum word word, const struct program *program,
                                struct instant now, struct instant start)
{
    return day_of_start(program, now, start) == DAY_NOT_TOLD ? words_get(words, word)
                                                             : words_with_day(words, word);
}

const char *words_start_text(const struct words *words, enum word word, const struct program *program,
                             struct instant now, struct instant start, struct arena *arena)
{
    return in_own_direction(words,
                            fill_in(start_format(words, word, program, now, start), "%s",
                                    words_start_within(words, program, now, start, arena), arena),
                            arena);
}

const char *words_number_start_text(const struct words *words, enum word word, int number,
                                    const struct program *program, struct instant now, struct instant start,
                                    struct arena *arena)
{
    const char *text = fill_in(start_format(words, word, program, now, start), "%d",
                               arena_printf(arena, "%d", number), arena);
    return in_own_direction(
        words, fill_in(text, "%s", words_start_within(words, program, now, start, arena), arena), arena);
}

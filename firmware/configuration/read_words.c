#include "configuration/read_words.h"

#include <string.h>

#include "program/limits.h"
#include "json/read.h"

struct reading {
    struct arena *arena;
    struct err *reterr;
};

static bool read_text(const struct reading *reading, const struct json_path *path, const cJSON *item,
                      const char **ret)
{
    const char *text;
    if (!json_read_text(path, item, &text, reading->reterr))
        return false;
    if (!*text)
        return json_fail(path, reading->reterr, "must not be empty");
    if (strlen(text) > LIMIT_NAME_BYTES)
        return json_fail_limit(path, LIMIT_NAME_BYTES, "bytes", reading->reterr);
    *ret = json_copy_text(reading->arena, text, false);
    return true;
}

static unsigned count_of(const char *text, const char *part)
{
    unsigned count = 0;
    for (const char *at = text; (at = strstr(at, part)); at += strlen(part))
        count++;
    return count;
}

static bool read_word(const struct reading *reading, const struct json_path *path, const cJSON *item,
                      enum word word, const char **ret)
{
    const unsigned numbers = words_has_number(word), texts = words_has_text(word);
    if (!read_text(reading, path, item, ret))
        return false;
    unsigned percents = count_of(*ret, "%");
    if (numbers + texts == 0)
        return percents == 0 || json_fail(path, reading->reterr, "must not hold a %%: no number comes here");
    if (percents == numbers + texts && count_of(*ret, "%d") == numbers && count_of(*ret, "%s") == texts)
        return true;
    return json_fail(path, reading->reterr, "must hold %s once, and no other %%",
                     numbers + texts == 2 ? "%d and %s"
                     : numbers            ? "%d"
                                          : "%s");
}

/* The word that a file calls so, sought from `likely` on, since files have them in our order; WORD_COUNT when
 * there is none. */
static enum word word_by_name(const char *name, enum word likely)
{
    for (enum word i = 0; i < WORD_COUNT; i++) {
        enum word word = (likely + i) % WORD_COUNT;
        if (strcmp(words_name(word), name) == 0)
            return word;
    }
    return WORD_COUNT;
}

static bool refuse_word(const struct reading *reading, const struct json_path *path, const char *name)
{
    const char *names[WORD_COUNT];
    char shown[JSON_SHOWN_SIZE];
    for (enum word word = 0; word < WORD_COUNT; word++)
        names[word] = words_name(word);
    const char *near = json_nearest(reading->arena, name, names, WORD_COUNT);
    if (near)
        return json_fail(path, reading->reterr, "has \"%s\", which is no word of it: did you mean \"%s\"?",
                         json_show_text(name, shown), near);
    return json_fail(path, reading->reterr, "has \"%s\", which is no word of it: remove it",
                     json_show_text(name, shown));
}

static bool read_table(const struct reading *reading, const cJSON *object, struct words *words)
{
    struct json_path path = {NULL, "words", 0};
    if (!cJSON_IsObject(object))
        return json_wrong_type(&path, object, "an object", reading->reterr);
    enum word likely = 0;
    for (const cJSON *child = object->child; child; child = child->next) {
        struct json_path word_path = {&path, child->string, 0};
        const enum word word = word_by_name(child->string, likely);
        if (word == WORD_COUNT)
            return refuse_word(reading, &path, child->string);
        likely = word + 1;
        if (!read_word(reading, &word_path, child, word, &words->texts[word]))
            return false;
    }
    for (enum word word = 0; word < WORD_COUNT; word++)
        if (!words->texts[word])
            return json_fail(&path, reading->reterr, "has no \"%s\"; in English it is \"%s\"",
                             words_name(word), words_get(words_english(), word));
    return true;
}

static bool read_names(const struct reading *reading, const char *name, const cJSON *list, unsigned count,
                       const char **ret)
{
    struct json_path path = {NULL, name, 0};
    if (!cJSON_IsArray(list))
        return json_wrong_type(&path, list, "a list", reading->reterr);
    unsigned i = 0;
    for (const cJSON *item = list->child; item; item = item->next, i++) {
        struct json_path item_path = {&path, NULL, (int)i};
        if (i < count && !read_text(reading, &item_path, item, &ret[i]))
            return false;
    }
    return i == count || json_fail(&path, reading->reterr, "must have %u names, has %u", count, i);
}

/* A pattern that holds each of these once, and no other brace. `places` ends with NULL. */
static bool read_pattern_at(const struct reading *reading, const struct json_path *path, const cJSON *item,
                            const char *const *places, const char **ret)
{
    if (!read_text(reading, path, item, ret))
        return false;
    unsigned count = 0;
    for (; places[count]; count++)
        if (count_of(*ret, places[count]) != 1)
            return json_fail(path, reading->reterr, "must hold %s once", places[count]);
    if (count_of(*ret, "{") != count || count_of(*ret, "}") != count)
        return json_fail(path, reading->reterr, "must hold no other { or }");
    return true;
}

static bool read_pattern(const struct reading *reading, const char *name, const cJSON *item,
                         const char *const *places, const char **ret)
{
    const struct json_path path = {NULL, name, 0};
    return read_pattern_at(reading, &path, item, places, ret);
}

/* What is said with a day: all of it, or nothing in a file from before there was any. */
static bool read_with_day(const struct reading *reading, const cJSON *object, const char **ret)
{
    static const char *const places[WITH_DAY_AT][3] = {[WITH_DAY_TOMORROW] = {NULL},
                                                       [WITH_DAY_WEEKDAY] = {"{weekday}", NULL},
                                                       [WITH_DAY_DATE] = {"{date}", NULL},
                                                       [WITH_DAY_TIME] = {"{day}", "{time}", NULL}};
    const struct json_path path = {NULL, "with_day", 0};
    struct json_notes unused = {.issues = NULL};
    const char *names[WITH_DAY_COUNT];
    const cJSON *m[WITH_DAY_COUNT];
    if (!object)
        return true;
    for (enum with_day i = 0; i < WITH_DAY_COUNT; i++)
        names[i] = words_with_day_name(i);
    if (!json_members(&path, object, names, WITH_DAY_COUNT, m, &unused, reading->reterr) ||
        !json_refuse_unknown(&path, object, names, WITH_DAY_COUNT, reading->reterr))
        return false;
    for (enum with_day i = 0; i < WITH_DAY_COUNT; i++) {
        const struct json_path member = {&path, names[i], 0};
        if (!m[i])
            return json_fail(&path, reading->reterr, "has no \"%s\"; in English it is \"%s\"", names[i],
                             words_english()->with_day[i]);
        if (i < WITH_DAY_AT ? !read_pattern_at(reading, &member, m[i], places[i], &ret[i])
                            : !read_word(reading, &member, m[i], words_with_day_sentence(i), &ret[i]))
            return false;
    }
    return true;
}

static bool read_language(const struct reading *reading, const cJSON *item, const char **ret)
{
    struct json_path path = {NULL, "language", 0};
    if (!read_text(reading, &path, item, ret))
        return false;
    size_t length = strspn(*ret, "abcdefghijklmnopqrstuvwxyz");
    return (length >= 2 && length <= 3 && !(*ret)[length]) ||
           json_fail(&path, reading->reterr, "must be a language's primary subtag, such as \"de\"");
}

enum {
    W_FORMAT,
    W_LANGUAGE,
    W_WORDS,
    W_CANCELLED,
    W_WEEKDAYS,
    W_MONTHS,
    W_DATE,
    W_DATE_YEAR,
    W_WEEKDAY_TIME,
    W_WITH_DAY,
    W_MEMBERS
};
enum { LIMIT_CANCELLED_WORDS = 32, LIMIT_CANCELLED_BYTES = 64 };
static const char *const known[] = {"format", "language", "words",     "cancelled_words", "weekdays",
                                    "months", "date",     "date_year", "weekday_time",    "with_day"};

bool read_words(const char *bytes, size_t size, struct arena *arena, const struct words **ret,
                struct err *reterr)
{
    static const char *const date[] = {"{weekday}", "{day}", "{month}", NULL};
    static const char *const date_year[] = {"{date}", "{year}", NULL};
    static const char *const weekday_time[] = {"{weekday}", "{time}", NULL};
    struct reading reading = {.arena = arena, .reterr = reterr};
    const struct json_path cancelled = {NULL, "cancelled_words", 0};
    struct json_notes unused = {.issues = NULL};
    struct words *words = ARENA_NEW(arena, struct words);
    const cJSON *top, *m[W_MEMBERS];
    if (!json_parse(bytes, size, JSON_NATIVE, arena, &top, reterr) ||
        !json_members(NULL, top, known, W_MEMBERS, m, &unused, reterr) ||
        !json_check_format(m[W_FORMAT], "nownext-words/1", reterr) ||
        !json_refuse_unknown(NULL, top, known, W_MEMBERS, reterr) ||
        !read_language(&reading, m[W_LANGUAGE], &words->language) ||
        !read_table(&reading, m[W_WORDS], words) ||
        (m[W_CANCELLED] &&
         !json_read_texts(&cancelled, m[W_CANCELLED], LIMIT_CANCELLED_WORDS, LIMIT_CANCELLED_BYTES, arena,
                          &words->cancelled_count, &words->cancelled_words, reterr)) ||
        !read_names(&reading, "weekdays", m[W_WEEKDAYS], 7, words->weekdays) ||
        !read_names(&reading, "months", m[W_MONTHS], 12, words->months) ||
        !read_pattern(&reading, "date", m[W_DATE], date, &words->date) ||
        !read_pattern(&reading, "date_year", m[W_DATE_YEAR], date_year, &words->date_year) ||
        !read_pattern(&reading, "weekday_time", m[W_WEEKDAY_TIME], weekday_time, &words->weekday_time) ||
        !read_with_day(&reading, m[W_WITH_DAY], words->with_day))
        return false;
    *ret = words;
    return true;
}

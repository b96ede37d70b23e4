#include "configuration/read_words.h"

#include "base/str.h"
#include "program/limits.h"
#include "reading_check.h"
#include "spool/file.h"

static struct err err;

static const struct words *read(const char *bytes, size_t size)
{
    const struct words *words = NULL;
    err = (struct err){0};
    bool ok = read_words(bytes, size, &check_arena, &words, &err);
    CHECK_INT(ok, err.code == ERR_NONE);
    CHECK_INT(ok, words != NULL);
    return words;
}

static const char *file_text(const char *language, size_t *ret_size)
{
    const char *bytes = "";
    *ret_size = 0;
    err = (struct err){0};
    CHECK(spool_read_file(arena_printf(&check_arena, "assets/words/%s.json", language), LIMIT_FILE_BYTES,
                          &check_arena, &bytes, ret_size, &err));
    return bytes;
}

static const struct words *read_file(const char *language)
{
    size_t size;
    const char *bytes = file_text(language, &size);
    const struct words *words = read(bytes, size);
    if (!words)
        printf("%s: %s\n", language, check_error_text(&err));
    return words;
}

/* The built-in English is what the file says. */
static void test_english(void)
{
    const struct words *file = read_file("en"), *built_in = words_english();
    if (!file)
        return;
    CHECK_STR(file->language, built_in->language);
    CHECK_STR(file->date, built_in->date);
    CHECK_STR(file->date_year, built_in->date_year);
    CHECK_STR(file->weekday_time, built_in->weekday_time);
    for (enum word word = 0; word < WORD_COUNT; word++)
        CHECK_STR(file->texts[word], built_in->texts[word]);
    for (enum with_day i = 0; i < WITH_DAY_COUNT; i++)
        CHECK_STR(file->with_day[i], built_in->with_day[i]);
    for (unsigned i = 0; i < 7; i++)
        CHECK_STR(file->weekdays[i], built_in->weekdays[i]);
    for (unsigned i = 0; i < 12; i++)
        CHECK_STR(file->months[i], built_in->months[i]);
}

static void test_languages(void)
{
    static const struct program utc = {.zone = {.name = "UTC"}};
    static const struct {
        const char *language, *date, *day, *tomorrow, *in;
    } rows[] = {
        {"en", "Fri 20 Sep", "Mon 09:00", "Tomorrow 09:00", "in 5 min"},
        {"de", "Fr 20. Sep.", "Mo 09:00", "Morgen 09:00", "in 5 min"},
        {"fr", "ven. 20 sept.", "lun. 09:00", "Demain 09:00", "dans 5 min"},
        {"ja", "9月20日(金)", "月曜 09:00", "明日 09:00", "5分後"},
        {"es", "vie 20 sep", "lun 09:00", "Mañana 09:00", "en 5 min"},
        {"it", "ven 20 set", "lun 09:00", "Domani 09:00", "tra 5 min"},
        {"pt", "sex. 20 set.", "seg. 09:00", "Amanhã 09:00", "em 5 min"},
        {"zh", "9月20日 周五", "周一 09:00", "明天 09:00", "5分钟后"},
        {"ko", "9월 20일 (금)", "월요일 09:00", "내일 09:00", "5분 후"},
        {"ar", "الجمعة 20 سبتمبر", "الاثنين 09:00", "غدًا 09:00", "بعد 5 د"},
    };
    struct instant now = {INT64_C(1726819200000)}; /* 2024-09-20T08:00Z */
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].language);
        const struct words *words = read_file(rows[i].language);
        if (!words)
            continue;
        CHECK_STR(words->language, rows[i].language);
        CHECK_STR(words_date(words, &utc, now, &check_arena), rows[i].date);
        CHECK_STR(words_start(words, &utc, now, (struct instant){now.ms + 73 * MS_PER_HOUR}, &check_arena),
                  rows[i].day);
        CHECK_STR(words_start(words, &utc, now, (struct instant){now.ms + 25 * MS_PER_HOUR}, &check_arena),
                  rows[i].tomorrow);
        CHECK_STR(words_number(words, WORD_IN_N_MIN, 5, &check_arena), rows[i].in);
    }
    check_row("");
}

/* How wide a text is, in letters: one of Chinese, Japanese or Korean is two, and what stands over a letter or
 * is not seen is none. */
static int columns_of(const char *text)
{
    int columns = 0;
    for (size_t at = 0, bytes, length = strlen(text); at < length; at += bytes) {
        uint32_t c = str_decode(text + at, length - at, &bytes);
        bool unseen = c == 0xAD || (c >= 0x64B && c <= 0x652) || (c >= 0x200B && c <= 0x200F);
        columns += unseen ? 0 : c >= 0x1100 && (c < 0x2000 || c >= 0x2E80) ? 2 : 1;
    }
    return columns;
}

/* No word is so long that its place would make it small, with numbers of two digits. */
static void test_widths(void)
{
    static const struct {
        enum word word;
        int most;
    } rows[] = {
        {WORD_NOW, 8},
        {WORD_NEXT, 12},
        {WORD_BREAK, 10},
        {WORD_FREE, 10},
        {WORD_CANCELLED, 10},
        {WORD_MOVED, 10},
        {WORD_FULL, 8},
        {WORD_DELAYED, 10},
        {WORD_NEW_TIME, 14},
        {WORD_MOVED_HERE, 15},
        {WORD_ROOM_FULL, 14},
        {WORD_MOVED_TO_LABEL, 12},
        {WORD_DELAYED_NO_TIME, 24},
        {WORD_STARTS_IN_N_MIN, 18},
        {WORD_N_MIN_LATE, 18},
        {WORD_PLUS_N_MIN, 8},
        {WORD_N_MIN, 6},
        {WORD_UNTIL_LABEL, 10},
        {WORD_ENDS_IN, 12},
        {WORD_FIRST_TODAY, 16},
        {WORD_N_MIN_LEFT, 14},
        {WORD_IN_N_MIN, 12},
        {WORD_THEN, 8},
        {WORD_NEXT_HERE, 14},
        {WORD_NEXT_IN_N_MIN, 19},
        {WORD_FIRST_HERE, 14},
        {WORD_ROOM, 8},
        {WORD_UNTIL, 6},
        {WORD_REHEARSAL, 12},
        {WORD_TIME_NOT_VERIFIED, 20},
        {WORD_CLOCK_NOT_SET, 22},
        {WORD_NOW_AND_NEXT, 20},
        {WORD_COMING_UP, 14},
        {WORD_TEST, 8},
        {WORD_AM, 5},
        {WORD_PM, 5},
    };
    static const char *const languages[] = {"en", "de", "fr", "ar", "ja", "es", "it", "pt", "zh", "ko"};
    for (size_t language = 0; language < sizeof languages / sizeof *languages; language++) {
        const struct words *words = read_file(languages[language]);
        for (size_t i = 0; words && i < sizeof rows / sizeof *rows; i++) {
            check_row(arena_printf(&check_arena, "%s: %s", languages[language], words_name(rows[i].word)));
            CHECK(columns_of(words_number(words, rows[i].word, 20, &check_arena)) <= rows[i].most);
        }
    }
    check_row("");
}

/* English with one piece of the text replaced by another. */
static const char *changed(const char *from, const char *to)
{
    size_t size;
    const char *bytes = file_text("en", &size);
    const char *text = arena_copy_n(&check_arena, bytes, size), *place = strstr(text, from);
    if (!CHECK(place != NULL))
        return text;
    struct str_builder out = {.arena = &check_arena};
    str_add_n(&out, text, (size_t)(place - text));
    str_add(&out, to);
    str_add(&out, place + strlen(from));
    return out.text;
}

/* The words of a file, last first, are the same words. */
static void test_order(void)
{
    const struct words *file = read_file("en");
    struct str_builder text = {.arena = &check_arena};
    str_add(&text, "{\"format\": \"nownext-words/1\", \"language\": \"en\", \"words\": {");
    for (enum word word = WORD_COUNT; word-- > 0;)
        str_addf(&text, "\"%s\": \"%s\"%s", words_name(word), words_get(words_english(), word),
                 word > 0 ? ", " : "}");
    size_t size;
    str_add(&text, strstr(file_text("en", &size), ",\n  \"weekdays\""));
    const struct words *turned = read(text.text, strlen(text.text));
    if (!CHECK(file && turned))
        return;
    for (enum word word = 0; word < WORD_COUNT; word++)
        CHECK_STR(turned->texts[word], file->texts[word]);
}

static void test_bad(void)
{
    static const struct {
        const char *label, *from, *to, *text;
    } rows[] = {
        {"format", "nownext-words/1", "nownext-words/2",
         "format: is \"nownext-words/2\", this reads \"nownext-words/1\": a newer nownext may read it"},
        {"another member", "\"date\"", "\"dates\"",
         "has a member \"dates\", which is not known here: remove it"},
        {"language", "\"en\"", "\"en-GB\"", "language: must be a language's primary subtag, such as \"de\""},
        {"a word missing", "    \"break\": \"Break\",\n", "",
         "words: has no \"break\"; in English it is \"Break\""},
        {"a word misspelt", "\"break\"", "\"braek\"",
         "words: has \"braek\", which is no word of it: did you mean \"break\"?"},
        {"a word too many", "\"break\"", "\"intermission_music\": \"x\", \"break\"",
         "words: has \"intermission_music\", which is no word of it: remove it"},
        {"empty", "\"Break\"", "\"\"", "words.break: must not be empty"},
        {"a number", "\"Break\"", "7", "words.break: must be a text, is a number"},
        {"no conversion", "in %d min", "in a while", "words.in_n_min: must hold %d once, and no other %"},
        {"twice", "in %d min", "%d to %d min", "words.in_n_min: must hold %d once, and no other %"},
        {"another conversion", "in %d min", "in %s min", "words.in_n_min: must hold %d once, and no other %"},
        {"a width", "until %s", "until %10s", "words.until_time: must hold %s once, and no other %"},
        {"one too many", "\"Break\"", "\"Break %d\"", "words.break: must not hold a %: no number comes here"},
        {"one of two", "%d of %s\"", "page %d\"", "words.n_of: must hold %d and %s once, and no other %"},
        {"a weekday missing", "\"Sun\", ", "", "weekdays: must have 7 names, has 6"},
        {"a weekday too many", "\"Sun\", ", "\"Sun\", \"Sun\", ", "weekdays: must have 7 names, has 8"},
        {"an empty month", "\"Mar\"", "\"\"", "months[2]: must not be empty"},
        {"date without a month", " {month}", "", "date: must hold {month} once"},
        {"date with a year", "{month}", "{month} {year}", "date: must hold no other { or }"},
        {"time twice", "{time}", "{time}{time}", "weekday_time: must hold {time} once"},
        {"a sentence with a day missing", "    \"free_until\": \"Free until %s\",\n    \"as_of",
         "    \"as_of", "with_day: has no \"free_until\"; in English it is \"Free until %s\""},
        {"tomorrow missing", "    \"tomorrow\": \"tomorrow\",\n", "",
         "with_day: has no \"tomorrow\"; in English it is \"tomorrow\""},
        {"a sentence too many", "\"weekday\": \"", "\"weekdy\": \"x\", \"weekday\": \"",
         "with_day: has a member \"weekdy\", which is not known here: remove it"},
        {"a place in tomorrow", "\"tomorrow\": \"tomorrow\"", "\"tomorrow\": \"{day}\"",
         "with_day.tomorrow: must hold no other { or }"},
        {"no weekday", "\"weekday\": \"{weekday}\"", "\"weekday\": \"{date}\"",
         "with_day.weekday: must hold {weekday} once"},
        {"no date", "\"date\": \"{date}\"", "\"date\": \"{day}\"", "with_day.date: must hold {date} once"},
        {"a day without its time", "{day} {time}", "{day}", "with_day.day_time: must hold {time} once"},
        {"a time without its day", "{day} {time}", "{time}", "with_day.day_time: must hold {day} once"},
        {"a sentence without its time", "\"at\": \"%s\"", "\"at\": \"then\"",
         "with_day.at: must hold %s once, and no other %"},
        {"a sentence without its number", "\"n_more_until\": \"+%d more until %s\"\n  }\n}",
         "\"n_more_until\": \"until %s\"\n  }\n}",
         "with_day.n_more_until: must hold %d and %s once, and no other %"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        const char *text = changed(rows[i].from, rows[i].to);
        read(text, strlen(text));
        CHECK_STR(check_error_text(&err), rows[i].text);
    }
    check_row("");
}

int main(void)
{
    arena_init(&check_arena, malloc, free);
    test_english();
    test_languages();
    test_widths();
    test_order();
    test_bad();
    arena_finish(&check_arena);
    return check_done();
}

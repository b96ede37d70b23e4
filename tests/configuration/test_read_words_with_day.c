/*
 * Sentences whose time is on another day, in each language that is shipped (tests: assets/words/); and a file
 * from before a language had words for them.
 */
#include "base/str.h"
#include "configuration/read_words.h"
#include "program/limits.h"
#include "reading_check.h"
#include "spool/file.h"

static const char *file_text(const char *language)
{
    const char *bytes = "";
    size_t size;
    struct err err = {0};
    CHECK(spool_read_file(arena_printf(&check_arena, "assets/words/%s.json", language), LIMIT_FILE_BYTES,
                          &check_arena, &bytes, &size, &err));
    return arena_copy_n(&check_arena, bytes, size);
}

static const struct words *read(const char *text)
{
    const struct words *words = NULL;
    struct err err = {0};
    if (!CHECK(read_words(text, strlen(text), &check_arena, &words, &err)))
        printf("%s\n", check_error_text(&err));
    return words;
}

enum { TODAY, TOMORROW, WEEKDAY, DATE, DAYS };

static const struct program utc = {.zone = {.name = "UTC"}};
static const struct instant now = {INT64_C(1726819200000)}; /* Friday, 2024-09-20T08:00Z */
static const int hours_on[DAYS] = {2, 26, 74, 266};         /* at 10:00; on Monday; on 1 October */

static struct instant start_on(int day)
{
    return (struct instant){now.ms + hours_on[day] * MS_PER_HOUR};
}

static const struct {
    const char *language, *free[DAYS], *until[DAYS], *more[DAYS];
    const char *at[2], *as_of, *no_update, *tomorrow; /* at: today and tomorrow; the rest: not today */
} languages[] = {
    {"en",
     {"Free until 10:00", "Free until tomorrow 10:00", "Free until Mon 10:00", "Free until Tue 1 Oct 10:00"},
     {"until 10:00", "until tomorrow 10:00", "until Mon 10:00", "until Tue 1 Oct 10:00"},
     {"+3 more until 10:00", "+3 more until tomorrow 10:00", "+3 more until Mon 10:00",
      "+3 more until Tue 1 Oct 10:00"},
     {"at 10:00", "tomorrow 10:00"},
     "as of Tue 1 Oct",
     "No update since Tue 1 Oct",
     "tomorrow"},
    {"de",
     {"Frei bis 10:00", "Frei bis morgen 10:00", "Frei bis Mo 10:00", "Frei bis Di 1. Okt. 10:00"},
     {"bis 10:00", "bis morgen 10:00", "bis Mo 10:00", "bis Di 1. Okt. 10:00"},
     {"+3 weitere bis 10:00", "+3 weitere bis morgen 10:00", "+3 weitere bis Mo 10:00",
      "+3 weitere bis Di 1. Okt. 10:00"},
     {"um 10:00", "morgen 10:00"},
     "Stand Di 1. Okt.",
     "Nicht aktuell seit Di 1. Okt.",
     "morgen"},
    {"fr",
     {"Libre jusqu’à 10:00", "Libre jusqu’à demain 10:00", "Libre jusqu’à lun. 10:00",
      "Libre jusqu’à mar. 1 oct. 10:00"},
     {"jusqu’à 10:00", "jusqu’à demain 10:00", "jusqu’à lun. 10:00", "jusqu’à mar. 1 oct. 10:00"},
     {"+3 jusqu’à 10:00", "+3 jusqu’à demain 10:00", "+3 jusqu’à lun. 10:00", "+3 jusqu’à mar. 1 oct. 10:00"},
     {"à 10:00", "demain 10:00"},
     "état du mar. 1 oct.",
     "Sans mise à jour depuis mar. 1 oct.",
     "demain"},
    {"es",
     {"Libre hasta las 10:00", "Libre hasta mañana a las 10:00", "Libre hasta el lun a las 10:00",
      "Libre hasta el mar 1 oct a las 10:00"},
     {"hasta las 10:00", "hasta mañana a las 10:00", "hasta el lun a las 10:00",
      "hasta el mar 1 oct a las 10:00"},
     {"+3 más hasta las 10:00", "+3 más hasta mañana a las 10:00", "+3 más hasta el lun a las 10:00",
      "+3 más hasta el mar 1 oct a las 10:00"},
     {"a las 10:00", "mañana a las 10:00"},
     "datos del mar 1 oct",
     "Sin actualizar desde el mar 1 oct",
     "mañana"},
    {"it",
     {"Libera fino alle 10:00", "Libera fino a domani alle 10:00", "Libera fino a lun alle 10:00",
      "Libera fino a mar 1 ott alle 10:00"},
     {"fino alle 10:00", "fino a domani alle 10:00", "fino a lun alle 10:00", "fino a mar 1 ott alle 10:00"},
     {"+3 fino alle 10:00", "+3 fino a domani alle 10:00", "+3 fino a lun alle 10:00",
      "+3 fino a mar 1 ott alle 10:00"},
     {"alle 10:00", "domani alle 10:00"},
     "dati di mar 1 ott",
     "Nessun aggiornamento da mar 1 ott",
     "domani"},
    {"pt",
     {"Livre até 10:00", "Livre até amanhã às 10:00", "Livre até seg. às 10:00",
      "Livre até ter. 1 out. às 10:00"},
     {"até 10:00", "até amanhã às 10:00", "até seg. às 10:00", "até ter. 1 out. às 10:00"},
     {"+3 até 10:00", "+3 até amanhã às 10:00", "+3 até seg. às 10:00", "+3 até ter. 1 out. às 10:00"},
     {"às 10:00", "amanhã às 10:00"},
     "dados de ter. 1 out.",
     "Sem atualização desde ter. 1 out.",
     "amanhã"},
    {"ja",
     {"10:00まで空き", "明日 10:00まで空き", "月曜 10:00まで空き", "10月1日(火) 10:00まで空き"},
     {"10:00まで", "明日 10:00まで", "月曜 10:00まで", "10月1日(火) 10:00まで"},
     {"10:00までほか3件", "明日 10:00までほか3件", "月曜 10:00までほか3件", "10月1日(火) 10:00までほか3件"},
     {"10:00から", "明日 10:00から"},
     "10月1日(火)現在",
     "10月1日(火)から更新なし",
     "明日"},
    {"ko",
     {"10:00까지 비어 있음", "내일 10:00까지 비어 있음", "월요일 10:00까지 비어 있음",
      "10월 1일 (화) 10:00까지 비어 있음"},
     {"10:00까지", "내일 10:00까지", "월요일 10:00까지", "10월 1일 (화) 10:00까지"},
     {"10:00까지 외 3건", "내일 10:00까지 외 3건", "월요일 10:00까지 외 3건",
      "10월 1일 (화) 10:00까지 외 3건"},
     {"10:00", "내일 10:00"},
     "10월 1일 (화) 기준",
     "10월 1일 (화) 이후 갱신 없음",
     "내일"},
    {"zh",
     {"空闲至10:00", "空闲至明天 10:00", "空闲至周一 10:00", "空闲至10月1日 周二 10:00"},
     {"至10:00", "至明天 10:00", "至周一 10:00", "至10月1日 周二 10:00"},
     {"10:00前另有3项", "明天 10:00前另有3项", "周一 10:00前另有3项", "10月1日 周二 10:00前另有3项"},
     {"10:00", "明天 10:00"},
     "截至10月1日 周二",
     "自10月1日 周二起未更新",
     "明天"},
    {"ar",
     {"متاحة حتى 10:00", "متاحة حتى يوم غد الساعة 10:00", "متاحة حتى يوم الاثنين الساعة 10:00",
      "متاحة حتى يوم الثلاثاء 1 أكتوبر الساعة 10:00"},
     {"حتى 10:00", "حتى يوم غد الساعة 10:00", "حتى يوم الاثنين الساعة 10:00",
      "حتى يوم الثلاثاء 1 أكتوبر الساعة 10:00"},
     {"+3 حتى 10:00", "+3 حتى يوم غد الساعة 10:00", "+3 حتى يوم الاثنين الساعة 10:00",
      "+3 حتى يوم الثلاثاء 1 أكتوبر الساعة 10:00"},
     {"الساعة 10:00", "يوم غد الساعة 10:00"},
     "بيانات الثلاثاء 1 أكتوبر",
     "لا تحديث منذ الثلاثاء 1 أكتوبر",
     "يوم غد"},
};

/* Without the mark that keeps a sentence in its language's direction, which nobody sees. */
static const char *bare(const char *text)
{
    return strncmp(text, "\u200F", 3) == 0 || strncmp(text, "\u200E", 3) == 0 ? text + 3 : text;
}

static void check_start(const struct words *words, enum word word, int day, const char *expected)
{
    CHECK_STR(bare(words_start_text(words, word, &utc, now, start_on(day), &check_arena)), expected);
}

static void test_sentences(void)
{
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        check_row(languages[i].language);
        const struct words *words = read(file_text(languages[i].language));
        if (!words)
            continue;
        for (int day = 0; day < DAYS; day++) {
            check_start(words, WORD_FREE_UNTIL, day, languages[i].free[day]);
            check_start(words, WORD_UNTIL_TIME, day, languages[i].until[day]);
            CHECK_STR(bare(words_number_start_text(words, WORD_N_MORE_UNTIL, 3, &utc, now, start_on(day),
                                                   &check_arena)),
                      languages[i].more[day]);
        }
        for (int day = 0; day < 2; day++)
            check_start(words, WORD_AT, day, languages[i].at[day]);
        const char *date = words_date_from(words, &utc, now, start_on(DATE), &check_arena);
        CHECK_STR(bare(words_day_text(words, WORD_AS_OF, date, &check_arena)), languages[i].as_of);
        CHECK_STR(bare(words_day_text(words, WORD_NO_UPDATE_SINCE, date, &check_arena)),
                  languages[i].no_update);
        CHECK_STR(words_tomorrow_within(words), languages[i].tomorrow);
    }
    check_row("");
}

/* The file with another last member, or as it was: without it. */
static const char *with_member(const char *language, const char *other)
{
    const char *text = file_text(language), *member = strstr(text, ",\n  \"with_day\"");
    if (!CHECK(member != NULL))
        return text;
    return arena_printf(&check_arena, "%.*s%s\n}\n", (int)(member - text), text, other);
}

static void test_no_object(void)
{
    const struct words *words;
    struct err err = {0};
    const char *text = with_member("en", ", \"with_day\": 7");
    check_row("no object");
    CHECK(!read_words(text, strlen(text), &check_arena, &words, &err));
    CHECK_STR(check_error_text(&err), "with_day: must be an object, is a number");
}

static void test_older_files(void)
{
    static const struct {
        const char *language, *today, *tomorrow, *weekday;
    } rows[] = {
        {"en", "Free until 10:00", "Free until Tomorrow 10:00", "Free until Mon 10:00"},
        {"es", "Libre hasta las 10:00", "Libre hasta las Mañana 10:00", "Libre hasta las lun 10:00"},
        {"ja", "10:00まで空き", "明日 10:00まで空き", "月曜 10:00まで空き"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].language);
        const struct words *words = read(with_member(rows[i].language, ""));
        if (!words)
            continue;
        check_start(words, WORD_FREE_UNTIL, TODAY, rows[i].today);
        check_start(words, WORD_FREE_UNTIL, TOMORROW, rows[i].tomorrow);
        check_start(words, WORD_FREE_UNTIL, WEEKDAY, rows[i].weekday);
    }
    check_row("");
}

int main(void)
{
    arena_init(&check_arena, malloc, free);
    test_sentences();
    test_older_files();
    test_no_object();
    arena_finish(&check_arena);
    return check_done();
}

#include "text/han.h"

#include "check.h"
#include "program/program.h"

static void test_languages(void)
{
    static const struct {
        const char *language;
        enum han expected;
    } rows[] = {
        {"", HAN_ANY},
        {"en", HAN_ANY},
        {"zhx", HAN_ANY},
        {"z", HAN_ANY},
        {"ja", HAN_JA},
        {"JA_jp", HAN_JA},
        {"ko-KR", HAN_KO},
        {"zh", HAN_ZH_HANS},
        {"zh-CN", HAN_ZH_HANS},
        {"zh-hans", HAN_ZH_HANS},
        {"zh-Hant", HAN_ZH_HANT},
        {"zh-tw", HAN_ZH_HANT},
        {"zh_TW", HAN_ZH_HANT},
        {"zh-HK", HAN_ZH_HANT},
        {"yue", HAN_ZH_HANT},
        {"zh-Hans-HK", HAN_ZH_HANS},
        {"zh-SG", HAN_ZH_HANS},
        {"zh-Hant-CN", HAN_ZH_HANT},
        {"cmn-TW", HAN_ZH_HANT},
        {"en-TW", HAN_ANY},
        {"zh-", HAN_ZH_HANS},
        {"-tw", HAN_ANY},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].language);
        CHECK_INT(han_of_event(NULL, rows[i].language), rows[i].expected);
    }
    check_row("names are languages that have these forms");
    CHECK_STR(han_name(HAN_ANY), "");
    for (enum han han = HAN_JA; han < HAN_COUNT; han++)
        CHECK_INT(han_of_event(NULL, han_name(han)), han);
}

static void test_events(void)
{
    static const struct {
        const char *label;
        const char *languages[3], *display, *sessions[3];
        enum han expected;
    } rows[] = {
        {"none", {0}, "en", {"", "", ""}, HAN_ANY},
        {"the event's", {"en", "zh-TW"}, "en", {"ja", "ja", "ja"}, HAN_ZH_HANT},
        {"the event's first", {"en", "ja", "zh"}, "en", {"", "", ""}, HAN_JA},
        {"the display's, of several", {"ja", "en", "zh"}, "zh-CN", {"", "", ""}, HAN_ZH_HANS},
        {"an event elsewhere than the display's language", {"zh"}, "ja", {"", "", ""}, HAN_ZH_HANS},
        {"the display's", {"en"}, "ja", {"zh", "", ""}, HAN_JA},
        {"most sessions'", {"en"}, "de", {"ja", "zh-tw", "zh-tw"}, HAN_ZH_HANT},
        {"sessions in other languages", {0}, "de", {"en", "ja", "en"}, HAN_JA},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct session sessions[3] = {{.language = rows[i].sessions[0]},
                                      {.language = rows[i].sessions[1]},
                                      {.language = rows[i].sessions[2]}};
        struct program program = {.session_count = 3, .sessions = sessions};
        while (program.event.language_count < 3 && rows[i].languages[program.event.language_count])
            program.event.language_count++;
        program.event.languages = rows[i].languages;
        check_row(rows[i].label);
        CHECK_INT(han_of_event(&program, rows[i].display), rows[i].expected);
    }
    check_row("no program");
    CHECK_INT(han_of_event(NULL, "zh-TW"), HAN_ZH_HANT);
    CHECK_INT(han_of_event(NULL, "en"), HAN_ANY);
}

static void test_texts(void)
{
    static const struct {
        const char *text;
        enum han expected; /* under an event in Taiwan */
    } rows[] = {
        {"", HAN_ANY},
        {"Rust – “quoted” €5", HAN_ANY},
        {"हिन्दी", HAN_ANY},
        {"開源人年會", HAN_ZH_HANT},
        {"Linux 開源", HAN_ZH_HANT},
        {"史密斯・約翰", HAN_ZH_HANT}, /* the middle dot is no kana */
        {"漢字とかな", HAN_JA},
        {"ﾊﾝｶｸ", HAN_JA},
        {"コンテナ", HAN_JA},
        {"大韓民國 한국", HAN_KO},
        {"\xE1\x84\x92\xE1\x85\xA1", HAN_KO},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].text);
        CHECK_INT(han_of_text(rows[i].text, strlen(rows[i].text), HAN_ZH_HANT), rows[i].expected);
    }
    check_row("East Asian");
    CHECK(han_is_east_asian(0x76F4) && han_is_east_asian(0x20000) && han_is_east_asian(0xFF0C));
    CHECK(!han_is_east_asian('a') && !han_is_east_asian(0x201C) && !han_is_east_asian(0x1F980));
}

int main(void)
{
    test_languages();
    test_events();
    test_texts();
    return check_done();
}

#include "text/han.h"

#include <string.h>

#include "base/ascii.h"
#include "base/str.h"
#include "program/program.h"

const char *han_name(enum han han)
{
    static const char *const names[HAN_COUNT] = {"", "ja", "ko", "zh-hans", "zh-hant"};
    return names[han];
}

/* Whether one of the subtags after the first is `name`. */
static bool has_subtag(const char *language, const char *name)
{
    for (language += strcspn(language, "-_"); *language; language += strcspn(language, "-_")) {
        language++;
        if (ascii_same(language, strcspn(language, "-_"), name, strlen(name)))
            return true;
    }
    return false;
}

/* HAN_ANY for a language without ideographs. */
static enum han of_language(const char *language)
{
    size_t length = strcspn(language, "-_");
    if (ascii_same(language, length, "ja", strlen("ja")))
        return HAN_JA;
    if (ascii_same(language, length, "ko", strlen("ko")))
        return HAN_KO;
    bool cantonese = ascii_same(language, length, "yue", strlen("yue"));
    if (!cantonese && !ascii_same(language, length, "zh", strlen("zh")) &&
        !ascii_same(language, length, "cmn", strlen("cmn")))
        return HAN_ANY;
    if (has_subtag(language, "hans"))
        return HAN_ZH_HANS;
    bool traditional = cantonese || has_subtag(language, "hant") || has_subtag(language, "tw") ||
                       has_subtag(language, "hk") || has_subtag(language, "mo");
    return traditional ? HAN_ZH_HANT : HAN_ZH_HANS;
}

static enum han of_most_sessions(const struct program *program)
{
    uint32_t counts[HAN_COUNT] = {0};
    enum han most = HAN_ANY;
    for (uint32_t i = 0; i < program->session_count; i++) {
        enum han han = of_language(program->sessions[i].language);
        if (han != HAN_ANY && ++counts[han] > counts[most])
            most = han;
    }
    return most;
}

enum han han_of_event(const struct program *program, const char *language)
{
    enum han display = of_language(language), event = HAN_ANY;
    for (uint32_t i = 0; program && i < program->event.language_count; i++) {
        enum han han = of_language(program->event.languages[i]);
        if (event == HAN_ANY || (han == display && han != HAN_ANY))
            event = han;
    }
    if (event == HAN_ANY)
        event = display;
    return event == HAN_ANY && program ? of_most_sessions(program) : event;
}

bool han_is_east_asian(uint32_t c)
{
    return (c >= 0x1100 && c <= 0x11FF) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xA960 && c <= 0xA97F) ||
           (c >= 0xAC00 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) ||
           (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFD);
}

/* But for the middle dot, which Chinese has too. */
static bool is_kana(uint32_t c)
{
    return (c >= 0x3041 && c <= 0x30FF && c != 0x30FB) || (c >= 0x31F0 && c <= 0x31FF) ||
           (c >= 0xFF66 && c <= 0xFF9D);
}

static bool is_hangul(uint32_t c)
{
    return (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3131 && c <= 0x318E) || (c >= 0xA960 && c <= 0xA97F) ||
           (c >= 0xAC00 && c <= 0xD7FF) || (c >= 0xFFA0 && c <= 0xFFDC);
}

enum han han_of_text(const char *text, size_t length, enum han event)
{
    bool found = false;
    size_t bytes;
    for (size_t i = 0; i < length; i += bytes) {
        bytes = 1;
        if ((unsigned char)text[i] < 0xE1) /* below U+1000 */
            continue;
        uint32_t c = str_decode(text + i, length - i, &bytes);
        if (is_kana(c))
            return HAN_JA;
        if (is_hangul(c))
            return HAN_KO;
        found = found || han_is_east_asian(c);
    }
    return found ? event : HAN_ANY;
}

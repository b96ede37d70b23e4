#include <string.h>

#include "base/str.h"
#include "import/import.h"

bool import_is_break_word(struct arena *scratch, const char *text)
{
    static const char *const words[] = {
        "break",
        "coffee break",
        "coffee",
        "coffee & tea",
        "tea break",
        "tea",
        "breakfast",
        "brunch",
        "lunch",
        "lunch break",
        "dinner",
        "dinner break",
        "supper",
        "short break",
        "morning break",
        "afternoon break",
        "evening break",
        "morning coffee",
        "afternoon coffee",
        "afternoon tea",
        "pause",
        "kaffeepause",
        "kaffee",
        "mittagspause",
        "mittagessen",
        "frühstück",
        "abendessen",
        "abendpause",
        "pause café",
        "pause déjeuner",
        "déjeuner",
        "dîner",
        "almuerzo",
        "descanso",
        "pausa café",
        "午餐",
        "晚餐",
        "午休",
        "休息",
        "休息時間",
        "休息时间",
        "中場休息",
        "茶敘",
        "茶歇",
        "點心",
        "點心時間",
        "昼食",
        "昼休み",
        "休憩",
    };
    const char *folded = str_fold(scratch, text ? import_text_entities(scratch, text) : NULL);
    for (size_t i = 0; *folded && i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(folded, words[i]) == 0)
            return true;
    }
    return false;
}

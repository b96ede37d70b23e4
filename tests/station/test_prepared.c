#include "station/prepared.h"

#include "base/str.h"
#include "check.h"

static const struct label_variant many[] = {{"en", "E"},    {"de", "D"}, {"fr", "F"}, {"ja", "J"},
                                            {"pt-BR", "P"}, {"it", "I"}, {"es", "S"}};
static const struct label_variant plain[] = {{"", "Out!"}};
static const struct label_variant foreign[] = {{"fi", "Ulos"}, {"sv", "Ut"}};

static const struct {
    const char *label;
    const struct label_variant *variants;
    uint32_t count;
    const char *languages[6]; /* of the event */
    const char *shown;
} rows[] = {
    {"an English event", many, 7, {"en"}, "E"},
    {"no language", many, 7, {NULL}, "E"},
    {"its languages in their order, then English", many, 7, {"fr", "de"}, "FDE"},
    {"English in its place", many, 7, {"en", "fr"}, "EF"},
    {"English among others", many, 7, {"de", "en", "fr"}, "DEF"},
    {"four at most, English one of them", many, 7, {"de", "fr", "ja", "it", "es"}, "DFJE"},
    {"by the primary language", many, 7, {"de-AT", "pt"}, "DPE"},
    {"each once", many, 7, {"de-AT", "de", "de-CH"}, "DE"},
    {"a language that has no text", many, 7, {"ko", "fr"}, "FE"},
    {"no English text", foreign, 2, {"sv"}, "Ut"},
    {"none of them", foreign, 2, {"ko"}, "Ulos"},
    {"case does not count", many, 7, {"DE"}, "DE"},
    {"a text without a language", plain, 1, {"de", "fr"}, "Out!"},
    {"no text", NULL, 0, {"de"}, ""},
};

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        struct event event = {.languages = rows[i].languages};
        while (event.language_count < 6 && rows[i].languages[event.language_count])
            event.language_count++;
        struct label text = {rows[i].count, rows[i].variants};
        struct label shown = prepared_label(text, &event, &arena);
        struct str_builder said = {.arena = &arena};
        str_add(&said, "");
        for (uint32_t j = 0; j < shown.count; j++)
            str_add(&said, shown.variants[j].text);
        CHECK_STR(said.text, rows[i].shown);
    }
    check_row("names");
    CHECK_STR(emergency_kind_name(EMERGENCY_FIRE), "fire");
    CHECK_STR(emergency_kind_name(EMERGENCY_EVACUATION), "evacuation");
    CHECK_STR(emergency_kind_name(EMERGENCY_MEDICAL), "medical");
    CHECK_STR(emergency_kind_name(EMERGENCY_SHELTER), "shelter");
    CHECK_STR(emergency_kind_name(EMERGENCY_CUSTOM), "custom");
    arena_finish(&arena);
    return check_done();
}

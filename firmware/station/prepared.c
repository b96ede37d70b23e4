#include "station/prepared.h"

#include <string.h>

#include "base/ascii.h"

const char *emergency_kind_name(enum emergency_kind kind)
{
    static const char *const names[EMERGENCY_KIND_COUNT] = {[EMERGENCY_FIRE] = "fire",
                                                            [EMERGENCY_EVACUATION] = "evacuation",
                                                            [EMERGENCY_MEDICAL] = "medical",
                                                            [EMERGENCY_SHELTER] = "shelter",
                                                            [EMERGENCY_CUSTOM] = "custom"};
    return names[kind];
}

/* The variant in a language: exactly, else in the same primary one; NULL. */
static const struct label_variant *find(const struct label *text, const char *language)
{
    size_t primary = strcspn(language, "-_");
    for (uint32_t i = 0; i < text->count; i++)
        if (ascii_same(text->variants[i].language, strlen(text->variants[i].language), language,
                       strlen(language)))
            return &text->variants[i];
    for (uint32_t i = 0; i < text->count; i++)
        if (*language && ascii_same(text->variants[i].language, strcspn(text->variants[i].language, "-_"),
                                    language, primary))
            return &text->variants[i];
    return NULL;
}

static void keep(struct label_variant *kept, uint32_t *count, const struct label_variant *variant)
{
    if (!variant || *count == EMERGENCY_MOST_TEXTS)
        return;
    for (uint32_t i = 0; i < *count; i++)
        if (kept[i].text == variant->text)
            return;
    kept[(*count)++] = *variant;
}

struct label prepared_label(struct label text, const struct event *event, struct arena *arena)
{
    uint32_t count = 0;
    if (text.count == 0 || !*text.variants[0].language)
        return text;
    struct label_variant *kept = ARENA_ARRAY(arena, struct label_variant, EMERGENCY_MOST_TEXTS);
    const struct label_variant *english = find(&text, "en");
    for (uint32_t i = 0; i < event->language_count; i++) {
        /* The last place is for English. */
        if (count + 1 < EMERGENCY_MOST_TEXTS || !english)
            keep(kept, &count, find(&text, event->languages[i]));
    }
    keep(kept, &count, english);
    if (count == 0)
        keep(kept, &count, &text.variants[0]);
    return (struct label){.count = count, .variants = kept};
}

#include <string.h>

#include "import/import.h"

const char *import_decode_entities(struct import *import, const char *text)
{
    if (!text || !strchr(text, '&'))
        return text;
    const char *decoded = import_text_entities(import->scratch, text);
    import->decoded += strcmp(decoded, text) != 0;
    return decoded;
}

/* The label with its entities resolved, cleaned again: an entity can be a blank. */
static struct label decode_label(struct import *import, struct label label)
{
    struct label_variant *variants = NULL;
    for (uint32_t i = 0; i < label.count; i++) {
        const char *text = import_decode_entities(import, label.variants[i].text);
        if (text == label.variants[i].text)
            continue;
        if (!variants)
            variants = arena_grow(import->arena, label.variants, label.count, label.count, sizeof *variants);
        variants[i].text = str_clean(import->arena, text);
    }
    return (struct label){label.count, variants ? variants : label.variants};
}

void import_decode_titles(struct import *import)
{
    struct builder *builder = &import->builder;
    builder->program->event.title = decode_label(import, builder->program->event.title);
    for (uint32_t i = 0; i < builder->draft_count; i++)
        builder->drafts[i].session.title = decode_label(import, builder->drafts[i].session.title);
    if (import->decoded)
        issue_add(import->issues, ISSUE_NOTE, "entities", "",
                  "%u %s HTML entities such as &amp; in %s, shown as the characters they stand for",
                  import->decoded, import->decoded == 1 ? "title or name has" : "titles and names have",
                  import->decoded == 1 ? "it" : "them");
}

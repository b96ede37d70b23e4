#include <string.h>

#include "importer/import.h"

const char *import_decode_entities(struct import *import, const char *text)
{
    if (!text || !strchr(text, '&'))
        return text;
    struct str_builder out = {.arena = import->scratch};
    bool any = false;
    str_add(&out, "");
    while (*text) {
        const char *end = *text == '&' ? import_html_entity(text, &out) : NULL;
        any = any || end;
        if (!end) {
            size_t length = 1 + strcspn(text + 1, "&");
            str_add_n(&out, text, length);
            end = text + length;
        }
        text = end;
    }
    import->decoded += any;
    return out.text;
}

/* The label with its entities resolved, cleaned again: an entity can be a blank. */
static struct label decoded(struct import *import, struct label label)
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
    builder->program->event.title = decoded(import, builder->program->event.title);
    for (uint32_t i = 0; i < builder->draft_count; i++)
        builder->drafts[i].session.title = decoded(import, builder->drafts[i].session.title);
    if (import->decoded)
        issue_add(import->issues, ISSUE_NOTE, "entities", "",
                  "%u %s HTML entities such as &amp; in %s, shown as the characters they stand for",
                  import->decoded, import->decoded == 1 ? "title or name has" : "titles and names have",
                  import->decoded == 1 ? "it" : "them");
}

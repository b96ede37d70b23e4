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

/* The label with its entities resolved, cleaned again: an entity can be a blank, or one that nobody sees.
 * What is left with nothing is left out. */
static struct label decode_label(struct import *import, struct label label)
{
    struct label_variant *variants = NULL;
    uint32_t count = 0;
    for (uint32_t i = 0; i < label.count; i++) {
        const char *published = label.variants[i].text, *text = import_decode_entities(import, published);
        if (text != published) {
            if (!variants)
                variants =
                    arena_grow(import->arena, label.variants, label.count, label.count, sizeof *variants);
            text = str_clean(import->arena, text);
        }
        if (variants && *text)
            variants[count] = (struct label_variant){label.variants[i].language, text};
        count += *text != '\0';
    }
    return (struct label){count, variants ? variants : label.variants};
}

static void decode_title(struct import *import, struct session_draft *draft)
{
    struct session *session = &draft->session;
    uint32_t before = session->title.count;
    session->title = decode_label(import, session->title);
    if (session->title.count > 0 || before == 0)
        return;
    issue_add(import->issues, ISSUE_WARNING, "untitled", draft->where ? draft->where : "",
              "the title has invisible characters only: it counts as none");
    session->title = builder_label(&import->builder, "(untitled)");
}

void import_decode_titles(struct import *import)
{
    struct builder *builder = &import->builder;
    builder->program->event.title = decode_label(import, builder->program->event.title);
    for (uint32_t i = 0; i < builder->draft_count; i++)
        decode_title(import, &builder->drafts[i]);
    if (import->decoded)
        issue_add(import->issues, ISSUE_NOTE, "entities", "",
                  "%u %s HTML entities such as &amp; in %s, shown as the characters they stand for",
                  import->decoded, import->decoded == 1 ? "title or name has" : "titles and names have",
                  import->decoded == 1 ? "it" : "them");
}

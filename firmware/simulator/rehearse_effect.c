#include "simulator/rehearse_effect.h"

#include <string.h>

#include "scene/words.h"
#include "simulator/rehearse_decide.h"

enum { LINE_MOST = 66 }; /* code points of an overlay's line */

static struct preview_request request_of(struct rehearse *rehearse, uint32_t number,
                                         const struct venue *venue)
{
    return (struct preview_request){.program = rehearse->program,
                                    .feed = rehearse->feed,
                                    .before = rehearse_after(rehearse, number - 1).live,
                                    .after = rehearse_after(rehearse, number).live,
                                    .venue = venue,
                                    .now = rehearse->entries[number - 1].made};
}

void rehearse_effect(struct rehearse *rehearse, uint32_t number, const struct venue *venue,
                     struct arena *arena, struct preview *ret)
{
    struct preview_request request = request_of(rehearse, number, venue);
    preview_make(&request, arena, ret);
}

static const char *clock_of(const struct rehearse *rehearse, uint32_t number, struct arena *arena)
{
    return words_clock(words_english(), rehearse->program, rehearse->entries[number - 1].made, arena);
}

void rehearse_effect_line(struct rehearse *rehearse, uint32_t number, const struct venue *venue,
                          const char *told, struct str_builder *out)
{
    struct preview preview;
    const struct desk_command *entry = &rehearse->entries[number - 1];
    const char *from = clock_of(rehearse, number, out->arena);
    rehearse_effect(rehearse, number, venue, out->arena, &preview);
    bool is_told = entry->verb == DESK_EMERGENCY || entry->verb == DESK_UNDO;
    if (!is_told && preview.count > 0) {
        str_addf(out, "from %s: %s", from, preview.lines[0].text);
    } else {
        str_addf(out, "%s (from %s)", told, from);
        if (preview.is_same)
            str_add(out, ": nobody will read anything else");
        else if (preview.count > 0)
            str_addf(out, ": %s", preview.lines[0].text);
    }
    if (preview.count > 1)
        str_addf(out, " + %u more (v)", (unsigned)preview.count - 1);
}

/* A sentence over as many lines as it needs. */
static void add_wrapped(struct str_builder *out, const char *key, const char *text)
{
    const char *indent = "";
    while (*text) {
        const char *end = text, *cut = NULL;
        int width = 0;
        for (; *end && *end != '\n' && width <= LINE_MOST; end++) {
            if (*end == ' ')
                cut = end;
            width += ((unsigned char)*end & 0xC0) != 0x80;
        }
        if (*end && *end != '\n' && cut)
            end = cut;
        str_addf(out, "%-10s %s", key, indent);
        str_add_n(out, text, (size_t)(end - text));
        str_add(out, "\n");
        bool goes_on = *end == ' ';
        key = "";
        text = end + (*end != '\0');
        indent = goes_on ? "  " : "";
    }
}

void rehearse_effect_lines(struct rehearse *rehearse, uint32_t number, const struct venue *venue,
                           uint32_t most, struct str_builder *out)
{
    struct preview preview;
    struct preview_request request = request_of(rehearse, number, venue);
    struct str_builder told = {.arena = out->arena}, all = {.arena = out->arena};
    preview_make(&request, out->arena, &preview);
    rehearse_tell(rehearse, number, &told);
    add_wrapped(out, clock_of(rehearse, number, out->arena), told.text);
    uint32_t count = preview.count;
    for (uint32_t i = 0; i < count && i < most; i++)
        add_wrapped(out, "", preview.lines[i].text);
    if (count > most)
        str_addf(out, "%-10s and %u more\n", "", count - most);
    /* The last lines: how many displays change. */
    preview.count = 0;
    preview_text(&preview, &request, &all);
    add_wrapped(out, "", all.text);
}

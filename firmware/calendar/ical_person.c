/*
 * Who speaks. iCalendar has attendees and an organizer, meant for meetings; systems for conferences put
 * speakers there, or into the description's first line.
 */
#include <string.h>

#include "base/str.h"
#include "calendar/ical.h"

enum { LINE_MAX_BYTES = 2048 };

/* What follows "Speaker:" or one of its like, in any case; NULL: the text begins with none. */
static const char *after_label(struct arena *scratch, const char *text)
{
    static const char *const labels[] = {
        "speaker",      "speakers",    "speaker(s)",   "presenter",    "presenters",   "presented by",
        "von",          "referent",    "referentin",   "referenten",   "referierende", "vortragende",
        "vortragender", "intervenant", "intervenante", "intervenants", "ponente",      "ponentes",
        "relatore",     "relatrice",   "relatori",
    };
    size_t length = strcspn(text, ":\n");
    if (text[length] != ':' || length > 20)
        return NULL;
    const char *label = str_fold(scratch, arena_copy_n(scratch, text, length));
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        if (strcmp(label, labels[i]) == 0)
            return text + length + 1;
    }
    return NULL;
}

/* Adds "Ada Example (Analytical)". */
static void add_name(struct import *import, const char *text, size_t length, struct people_draft *people)
{
    char *name = str_clean(import->scratch, arena_copy_n(import->scratch, text, length));
    const char *affiliation = NULL;
    char *open = strchr(name, '(');
    size_t end = strlen(name);
    if (open && open > name && name[end - 1] == ')') {
        name[end - 1] = '\0';
        *open = '\0';
        affiliation = open + 1;
    }
    import_add_person(import, people, name, affiliation, PERSON_PRESENTER);
}

void ical_add_names(struct import *import, const char *names, struct people_draft *people)
{
    int depth = 0;
    const char *begin = names;
    for (const char *p = names;; p++) {
        depth += (*p == '(') - (*p == ')');
        if (*p && (depth > 0 || (*p != ',' && *p != ';')))
            continue;
        add_name(import, begin, (size_t)(p - begin), people);
        if (!*p)
            return;
        begin = p + 1;
    }
}

const char *ical_take_speakers(struct import *import, const char *description, struct people_draft *people)
{
    const char *text = description ? description + strspn(description, " \t\r\n") : NULL;
    const char *names = text ? after_label(import->scratch, text) : NULL;
    size_t length = names ? strcspn(names, "\n") : 0;
    if (!names || strspn(names, " \t\r") >= length || length > LINE_MAX_BYTES)
        return description;
    const char *line = arena_copy_n(import->scratch, names, length);
    ical_add_names(import, import_text_entities(import->scratch, line), people);
    return names + length;
}

bool ical_organizers_speak(struct arena *scratch, const struct calendar_event *events, uint32_t count)
{
    struct map names;
    map_init(&names, scratch);
    uint32_t *uses = ARENA_ARRAY(scratch, uint32_t, count);
    uint32_t all = 0, most = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (!events[i].organizer)
            continue;
        const char *key = str_fold(scratch, events[i].organizer);
        map_add(&names, key, i);
        uint32_t first = map_find(&names, key);
        all++;
        most = ++uses[first] > most ? uses[first] : most;
    }
    return names.count > 1 && most * 2 <= all;
}

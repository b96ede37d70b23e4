#include <string.h>

#include "base/ascii.h"
#include "base/str.h"
#include "import/import.h"
#include "reader/name_key.h"

const char *import_clean(struct import *import, const char *text, size_t limit, const char *where,
                         const char *what)
{
    if (!text)
        return "";
    return builder_limit_text(&import->builder, str_clean(import->arena, text), limit, where, what);
}

const char *import_value(struct import *import, const cJSON *item)
{
    if (cJSON_IsString(item))
        return item->valuestring;
    if (!cJSON_IsNumber(item))
        return NULL;
    /* Whole numbers, which is what ids are, without exponent or decimal point. */
    double number = item->valuedouble;
    bool whole = number > -9e15 && number < 9e15 && (double)(int64_t)number == number;
    return arena_printf(import->scratch, whole ? "%.0f" : "%.15g", number);
}

const char *import_member(struct import *import, const cJSON *object, const char *name)
{
    return import_value(import, cJSON_GetObjectItemCaseSensitive(object, name));
}

const char *import_person_name(struct import *import, const cJSON *person)
{
    static const char *const names[] = {"public_name", "name", "full_public_name", "display_name"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *name = import_member(import, person, names[i]);
        if (name && import_has_ink(import, name))
            return name;
    }
    return import_join_names(import, import_member(import, person, "first_name"),
                             import_member(import, person, "last_name"));
}

const char *import_join_names(struct import *import, const char *first, const char *last)
{
    if (!first || !last)
        return first ? first : last ? last : "";
    return arena_printf(import->scratch, "%s %s", first, last);
}

bool import_has_ink(struct import *import, const char *text)
{
    return text && str_has_ink(strchr(text, '&') ? import_text_entities(import->scratch, text) : text);
}

void import_add_person(struct import *import, struct people_draft *people, const char *name,
                       const char *affiliation, unsigned roles)
{
    if (!name)
        return;
    name = import_decode_entities(import, name);
    name = import_clean(import, name, LIMIT_NAME_BYTES, "", "a person's name");
    affiliation = import_decode_entities(import, affiliation);
    affiliation = import_clean(import, affiliation, LIMIT_NAME_BYTES, "", "a person's affiliation");
    if (!name[0])
        return;
    const char *key = name_key(import->scratch, name);
    for (unsigned i = 0; i < people->count; i++) {
        if (strcmp(people->keys[i], key) == 0) {
            people->items[i].roles |= roles;
            if (!people->items[i].affiliation[0])
                people->items[i].affiliation = affiliation;
            return;
        }
    }
    if (people->count == LIMIT_PEOPLE) {
        if (!people->full)
            issue_add(import->issues, ISSUE_WARNING, "limit", "",
                      "a session has more than %d people; \"%s\" and "
                      "those after are left out",
                      LIMIT_PEOPLE, name);
        people->full = true;
        return;
    }
    people->keys[people->count] = key;
    people->items[people->count++] =
        (struct person){.name = name, .affiliation = affiliation, .roles = roles};
}

void import_set_people(struct import *import, struct session *session, const struct people_draft *people)
{
    struct person *items = ARENA_ARRAY(import->arena, struct person, people->count);
    if (people->count)
        memcpy(items, people->items, people->count * sizeof *items);
    session->people = items;
    session->person_count = people->count;
}

const char *import_web_address(struct import *import, const char *url)
{
    const char *clean = str_clean(import->scratch, url ? url : "");
    bool usable = strncmp(clean, "https://", 8) == 0 || strncmp(clean, "http://", 7) == 0;
    usable = usable && !strchr(clean, ' ');
    return usable && strlen(clean) <= LIMIT_URL_BYTES ? arena_copy(import->arena, clean) : "";
}

const char *import_summary(struct import *import, const char *markup, const char *where)
{
    const char *text = import_plain_text(import->scratch, markup);
    return arena_copy(import->arena, builder_limit_text(&import->builder, text, LIMIT_SUMMARY_BYTES, where,
                                                        "the description"));
}

enum session_kind import_kind(const char *type, enum session_kind otherwise)
{
    static const char *const words[] = {"workshop", "tutorial", "hands-on"};
    for (size_t i = 0; type && i < sizeof words / sizeof *words; i++)
        for (const char *at = type; *at; at++) {
            size_t length = 0;
            while (words[i][length] &&
                   str_fold_code_point((unsigned char)at[length]) == (unsigned char)words[i][length])
                length++;
            if (!words[i][length])
                return SESSION_WORKSHOP;
        }
    return otherwise;
}

/* Letters and digits alone, folded, for comparing a title with its short form. */
static const char *squeeze(struct arena *scratch, const char *text)
{
    struct str_builder out = {.arena = scratch};
    str_add(&out, "");
    for (const char *p = str_fold(scratch, text); *p; p++) {
        if ((*p & 0x80) || ascii_is_digit(*p) || ascii_is_letter(*p))
            str_add_n(&out, p, 1);
    }
    return out.text;
}

const char *import_short_title(struct import *import, const char *acronym, const char *title)
{
    acronym = import_clean(import, acronym, LIMIT_NAME_BYTES, "", "the acronym");
    bool is_name = acronym[strcspn(acronym, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")] != '\0';
    bool is_same = strcmp(squeeze(import->scratch, acronym), squeeze(import->scratch, title)) == 0;
    return is_name && !is_same ? acronym : "";
}

#include "json/read.h"

#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "program/limits.h"

static const char *type_name(const cJSON *item)
{
    switch (item->type & 0xFF) {
    case cJSON_String:
        return "a text";
    case cJSON_Number:
        return "a number";
    case cJSON_True:
    case cJSON_False:
        return "true or false";
    case cJSON_Array:
        return "a list";
    case cJSON_Object:
        return "an object";
    default:
        return "null";
    }
}

bool json_wrong_type(const struct json_path *path, const cJSON *item, const char *expected,
                     struct err *reterr)
{
    if (!item)
        return json_fail(path, reterr, "is missing: it must be %s", expected);
    return json_fail(path, reterr, "must be %s, is %s", expected, type_name(item));
}

/* ---- typed reads ---- */

bool json_read_text(const struct json_path *path, const cJSON *item, const char **ret, struct err *reterr)
{
    if (!cJSON_IsString(item))
        return json_wrong_type(path, item, "a text", reterr);
    *ret = item->valuestring;
    return true;
}

bool json_read_bool(const struct json_path *path, const cJSON *item, bool *ret, struct err *reterr)
{
    if (!cJSON_IsBool(item))
        return json_wrong_type(path, item, "true or false", reterr);
    *ret = cJSON_IsTrue(item);
    return true;
}

bool json_read_int(const struct json_path *path, const cJSON *item, int64_t min, int64_t max, int64_t *ret,
                   struct err *reterr)
{
    if (!cJSON_IsNumber(item))
        return json_wrong_type(path, item, "a whole number", reterr);
    double value = item->valuedouble;
    if (!(value >= (double)min && value <= (double)max) || (double)(int64_t)value != value)
        return json_fail(path, reterr, "must be a whole number from %lld to %lld, is %g", (long long)min,
                         (long long)max, value);
    *ret = (int64_t)value;
    return true;
}

bool json_read_instant(const struct json_path *path, const cJSON *item, struct instant *ret,
                       struct err *reterr)
{
    const char *text = "";
    struct instant_text parsed;
    char shown[JSON_SHOWN_SIZE];
    if (!json_read_text(path, item, &text, reterr))
        return false;
    if (!instant_parse(text, &parsed) || !parsed.has_time)
        return json_fail(path, reterr, "must be a date and time such as 2024-09-20T10:00:00+02:00, is \"%s\"",
                         json_show_text(text, shown));
    if (!parsed.has_offset)
        return json_fail(path, reterr, "must have an offset, as in %s+02:00 (Z for UTC)",
                         json_show_text(text, shown));
    *ret = civil_to_instant(parsed.civil, parsed.offset_s);
    return true;
}

bool json_read_time_of_day(const struct json_path *path, const cJSON *item, int *ret_min, struct err *reterr)
{
    const char *text = "";
    char shown[JSON_SHOWN_SIZE];
    if (!json_read_text(path, item, &text, reterr))
        return false;
    const char *at = text;
    int hour, minute;
    if (!ascii_read_number(&at, 2, 2, &hour) || *at++ != ':' || !ascii_read_number(&at, 2, 2, &minute) ||
        *at || hour > 23 || minute > 59)
        return json_fail(path, reterr, "must be a time of day such as 04:00, is \"%s\"",
                         json_show_text(text, shown));
    *ret_min = hour * 60 + minute;
    return true;
}

bool json_read_word(const struct json_path *path, const cJSON *item, const char *const *words, unsigned count,
                    unsigned *ret, struct err *reterr)
{
    const char *text = "";
    if (!json_read_text(path, item, &text, reterr))
        return false;
    for (unsigned i = 0; i < count; i++) {
        if (strcmp(text, words[i]) == 0) {
            *ret = i;
            return true;
        }
    }
    char all[200] = "", shown[JSON_SHOWN_SIZE];
    size_t used = 0;
    for (unsigned i = 0; i < count && used < sizeof all; i++) {
        const char *before = i == 0 ? "" : i + 1 < count ? ", " : " or ";
        used += (size_t)snprintf(all + used, sizeof all - used, "%s%s", before, words[i]);
    }
    return json_fail(path, reterr, "must be %s, is \"%s\"", all, json_show_text(text, shown));
}

bool json_read_list(const struct json_path *path, const cJSON *item, unsigned limit, uint32_t *ret_count,
                    struct err *reterr)
{
    if (!cJSON_IsArray(item))
        return json_wrong_type(path, item, "a list", reterr);
    uint32_t count = 0;
    for (const cJSON *child = item->child; child; child = child->next)
        if (++count > limit)
            return json_fail_limit(path, limit, "items", reterr);
    *ret_count = count;
    return true;
}

bool json_read_label(const struct json_path *path, const cJSON *item, struct arena *arena, struct label *ret,
                     struct err *reterr)
{
    if (cJSON_IsString(item)) {
        struct label_variant *variant = ARENA_NEW(arena, struct label_variant);
        *variant = (struct label_variant){"", json_copy_text(arena, item->valuestring, false)};
        *ret = (struct label){1, variant};
        return true;
    }
    if (!cJSON_IsObject(item))
        return json_wrong_type(path, item, "a text, or an object of texts by language", reterr);
    uint32_t count = 0;
    for (const cJSON *child = item->child; child; child = child->next)
        if (++count > LIMIT_LANGUAGES)
            return json_fail_limit(path, LIMIT_LANGUAGES, "languages", reterr);
    if (count == 0)
        return json_fail(path, reterr,
                         "has no text: give one for a language at least, as in {\"en\": \"...\"}");
    struct label_variant *variants = ARENA_ARRAY(arena, struct label_variant, count);
    uint32_t i = 0;
    for (const cJSON *child = item->child; child; child = child->next, i++) {
        struct json_path here = {path, child->string, 0};
        if (!cJSON_IsString(child))
            return json_wrong_type(&here, child, "a text", reterr);
        variants[i].language = json_copy_text(arena, child->string, false);
        variants[i].text = json_copy_text(arena, child->valuestring, false);
    }
    *ret = (struct label){count, variants};
    return true;
}

bool json_read_given_text(const struct json_path *path, const cJSON *item, size_t limit, struct arena *arena,
                          const char **ret, struct err *reterr)
{
    if (!item)
        return true;
    if (!json_read_text(path, item, ret, reterr))
        return false;
    *ret = json_copy_text(arena, *ret, false);
    if (!**ret)
        return json_fail(path, reterr, "must not be empty: leave it out");
    return strlen(*ret) <= limit || json_fail_limit(path, (unsigned)limit, "bytes", reterr);
}

bool json_read_texts(const struct json_path *path, const cJSON *item, unsigned limit, size_t limit_bytes,
                     struct arena *arena, uint32_t *ret_count, const char *const **ret, struct err *reterr)
{
    uint32_t count = 0;
    if (!json_read_list(path, item, limit, &count, reterr))
        return false;
    const char **texts = ARENA_ARRAY(arena, const char *, count);
    uint32_t i = 0;
    for (const cJSON *child = item->child; child; child = child->next, i++) {
        struct json_path here = {path, NULL, (int)i};
        if (!json_read_given_text(&here, child, limit_bytes, arena, &texts[i], reterr))
            return false;
    }
    *ret_count = count;
    *ret = texts;
    return true;
}

/* ---- members ---- */

enum { NOTES_MAX = 50 };

static void note_unknown(const struct json_path *path, const char *name, const char *const *known,
                         unsigned count, struct json_notes *notes)
{
    if (!notes->issues || notes->count > NOTES_MAX)
        return;
    if (notes->count++ == NOTES_MAX) {
        issue_add(notes->issues, ISSUE_NOTE, "unknown-member", "",
                  "more members are not known; %d are listed", NOTES_MAX);
        return;
    }
    struct json_path here = {path, name, 0};
    char where[JSON_PATH_SIZE];
    json_path_text(&here, where, sizeof where);
    const char *nearest = json_nearest(notes->scratch, name, known, count);
    if (nearest)
        issue_add(notes->issues, ISSUE_NOTE, "unknown-member", where,
                  "not known and not read; did you mean \"%s\"?", nearest);
    else
        issue_add(notes->issues, ISSUE_NOTE, "unknown-member", where, "not known and not read");
}

static bool is_named(const cJSON *member, const char *name)
{
    return *member->string == *name && strcmp(member->string, name) == 0; /* most differ in the first byte */
}

bool json_members(const struct json_path *path, const cJSON *object, const char *const *known, unsigned count,
                  const cJSON **ret, struct json_notes *notes, struct err *reterr)
{
    if (!cJSON_IsObject(object))
        return json_wrong_type(path, object, "an object", reterr);
    for (unsigned i = 0; i < count; i++)
        ret[i] = NULL;
    /* Members mostly come in the known order: the search goes on where the last one was found. */
    unsigned at = 0;
    for (const cJSON *member = object->child; member; member = member->next) {
        unsigned tried = 0;
        while (tried < count && !is_named(member, known[at])) {
            at = at + 1 < count ? at + 1 : 0;
            tried++;
        }
        if (tried == count)
            note_unknown(path, member->string, known, count, notes);
        else if (!ret[at])
            ret[at] = member;
    }
    return true;
}

bool json_refuse_unknown(const struct json_path *path, const cJSON *object, const char *const *known,
                         unsigned count, struct err *reterr)
{
    char shown[JSON_SHOWN_SIZE];
    for (const cJSON *member = object->child; member; member = member->next) {
        unsigned i = 0;
        while (i < count && !is_named(member, known[i]))
            i++;
        if (i == count)
            return json_fail(path, reterr, "has a member \"%s\", which is not known here: remove it",
                             json_show_text(member->string, shown));
    }
    return true;
}

bool json_check_format(const cJSON *item, const char *format, struct err *reterr)
{
    char shown[JSON_SHOWN_SIZE];
    if (!item)
        return err_set_where(reterr, ERR_FORMAT, "format", "is missing: it must be \"%s\"", format);
    if (!cJSON_IsString(item))
        return err_set_where(reterr, ERR_FORMAT, "format", "must be \"%s\", is %s", format, type_name(item));
    if (strcmp(item->valuestring, format) == 0)
        return true;
    size_t family = strcspn(format, "/") + 1;
    return err_set_where(reterr, ERR_FORMAT, "format", "is \"%s\", this reads \"%s\"%s",
                         json_show_text(item->valuestring, shown), format,
                         strncmp(item->valuestring, format, family) == 0 ? ": a newer nownext may read it"
                                                                         : "");
}

bool json_names_format(const char *bytes, size_t size, const char *format)
{
    static const char key[] = "\"format\"";
    const char *at = bytes, *end = bytes + size;
    size_t length = strlen(format);
    /* Inside a text a quote has a backslash before it, so this finds members only. */
    while ((at = memchr(at, '"', (size_t)(end - at)))) {
        if ((size_t)(end - at) >= sizeof key - 1 && memcmp(at, key, sizeof key - 1) == 0) {
            const char *after = at + sizeof key - 1;
            while (after < end &&
                   (*after == ' ' || *after == '\n' || *after == '\r' || *after == '\t' || *after == ':'))
                after++;
            if ((size_t)(end - after) > length && *after == '"' && memcmp(after + 1, format, length) == 0)
                return true;
        }
        at++;
    }
    return false;
}

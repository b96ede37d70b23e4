#include "reader/read_prepared.h"

#include <string.h>

#include "base/str.h"
#include "json/tree.h"
#include "program/limits.h"

bool read_picture_name(const struct json_path *parent, const cJSON *item, struct arena *arena,
                       const char **ret, struct err *reterr)
{
    struct json_path path = {parent, "picture", 0};
    *ret = "";
    if (cJSON_IsNull(item))
        return true;
    if (!json_read_given_text(&path, item, LIMIT_NAME_BYTES, arena, ret, reterr))
        return false;
    return !strchr(*ret, '/') || json_fail(&path, reterr, "must be the name of a file, without a folder");
}

static bool read_text(const struct json_path *at, const cJSON *item, struct arena *arena, struct label *ret,
                      struct err *reterr)
{
    struct json_path path = {at, "text", 0};
    if (!json_read_label(&path, item, arena, ret, reterr))
        return false;
    for (uint32_t i = 0; i < ret->count; i++)
        if (strlen(ret->variants[i].text) > LIMIT_TITLE_BYTES)
            return json_fail_limit(&path, LIMIT_TITLE_BYTES, "bytes", reterr);
        else if (!str_has_ink(ret->variants[i].text))
            return json_fail(&path, reterr, "says nothing: give a text, or leave it out");
    return true;
}

static bool read_kind(const struct json_path *at, const cJSON *item, struct arena *arena,
                      struct json_notes *notes, struct prepared_text *ret, struct err *reterr)
{
    enum { TEXT, PICTURE, MEMBERS };
    static const char *const known[] = {"text", "picture"};
    const cJSON *m[MEMBERS];
    return json_members(at, item, known, MEMBERS, m, notes, reterr) &&
           read_text(at, m[TEXT], arena, &ret->text, reterr) &&
           read_picture_name(at, m[PICTURE], arena, &ret->picture, reterr);
}

bool read_prepared_kinds(const struct json_path *at, const cJSON *item, struct arena *arena,
                         struct json_notes *notes, struct prepared_texts *ret, struct err *reterr)
{
    const char *known[EMERGENCY_KIND_COUNT];
    const cJSON *m[EMERGENCY_KIND_COUNT];
    for (enum emergency_kind kind = 0; kind < EMERGENCY_KIND_COUNT; kind++) {
        known[kind] = emergency_kind_name(kind);
        ret->kinds[kind].picture = "";
    }
    if (!json_members(at, item, known, EMERGENCY_KIND_COUNT, m, notes, reterr))
        return false;
    for (enum emergency_kind kind = 0; kind < EMERGENCY_KIND_COUNT; kind++) {
        struct json_path path = {at, known[kind], 0};
        if (m[kind] && !read_kind(&path, m[kind], arena, notes, &ret->kinds[kind], reterr))
            return false;
    }
    return true;
}

bool read_prepared(const char *bytes, size_t size, struct arena *arena, struct issue_list *issues,
                   const struct prepared_texts **ret, struct err *reterr)
{
    enum { FORMAT, EXAMPLE, NOTE, TEXTS, MEMBERS };
    static const char *const known[] = {"format", "example", "note", "texts"};
    static const struct json_path example = {NULL, "example", 0}, note = {NULL, "note", 0},
                                  texts = {NULL, "texts", 0};
    struct json_notes notes = {.issues = issues, .scratch = arena};
    struct prepared_texts *prepared = ARENA_NEW(arena, struct prepared_texts);
    const cJSON *top, *m[MEMBERS];
    bool is_example = false;
    prepared->note = "";
    if (!json_parse(bytes, size, JSON_NATIVE, arena, &top, reterr) ||
        !json_members(NULL, top, known, MEMBERS, m, &notes, reterr) ||
        !json_check_format(m[FORMAT], "nownext-emergency/1", reterr) ||
        (m[EXAMPLE] && !json_read_bool(&example, m[EXAMPLE], &is_example, reterr)) ||
        !json_read_given_text(&note, m[NOTE], LIMIT_SUMMARY_BYTES, arena, &prepared->note, reterr) ||
        !read_prepared_kinds(&texts, m[TEXTS], arena, &notes, prepared, reterr))
        return false;
    for (enum emergency_kind kind = 0; kind < EMERGENCY_KIND_COUNT; kind++)
        prepared->kinds[kind].is_example = is_example && prepared->kinds[kind].text.count > 0;
    *ret = prepared;
    return true;
}

#include "reader/reading.h"

#include <string.h>

#include "program/limits.h"
#include "reader/name_key.h"

bool reading_fail(struct reading *reading, const struct json_path *parent, const char *name, const char *text)
{
    struct json_path path = {parent, name, 0};
    return json_fail(&path, reading->reterr, "%s", text);
}

bool reading_text(struct reading *reading, const struct json_path *parent, const char *name,
                  const cJSON *item, size_t limit, const char **ret)
{
    struct json_path path = {parent, name, 0};
    const char *text = "";
    if (item && !json_read_text(&path, item, &text, reading->reterr))
        return false;
    *ret = *text ? json_copy_text(reading->arena, text, false) : "";
    if (strlen(*ret) > limit)
        return json_fail_limit(&path, (unsigned)limit, "bytes", reading->reterr);
    return true;
}

bool reading_name(struct reading *reading, const struct json_path *parent, const char *name,
                  const cJSON *item, const char **ret)
{
    if (!item)
        return reading_fail(reading, parent, name, "is missing: it must be a text");
    if (!reading_text(reading, parent, name, item, LIMIT_NAME_BYTES, ret))
        return false;
    return **ret ? true : reading_fail(reading, parent, name, "must not be empty");
}

bool reading_long_text(struct reading *reading, const struct json_path *parent, const char *name,
                       const cJSON *item, const char **ret)
{
    struct json_path path = {parent, name, 0};
    const char *text;
    char where[JSON_PATH_SIZE];
    *ret = "";
    if (!item)
        return true;
    if (!json_read_text(&path, item, &text, reading->reterr))
        return false;
    text = json_copy_text(reading->arena, text, true);
    if (strlen(text) > LIMIT_SUMMARY_BYTES) {
        json_path_text(&path, where, sizeof where);
        text = builder_limit_text(&reading->builder, text, LIMIT_SUMMARY_BYTES, where, name);
    }
    *ret = text;
    return true;
}

bool reading_url(struct reading *reading, const struct json_path *parent, const char *name, const cJSON *item,
                 const char **ret)
{
    struct json_path path = {parent, name, 0};
    const char *url;
    char where[JSON_PATH_SIZE];
    *ret = "";
    if (!item)
        return true;
    if (!json_read_text(&path, item, &url, reading->reterr))
        return false;
    if (strlen(url) > LIMIT_URL_BYTES) {
        json_path_text(&path, where, sizeof where);
        issue_add(reading->issues, ISSUE_WARNING, "long-url", where, "has more than %d bytes: left out",
                  LIMIT_URL_BYTES);
        return true;
    }
    if (*url)
        *ret = json_copy_text(reading->arena, url, false);
    return true;
}

bool reading_label(struct reading *reading, const struct json_path *parent, const char *name,
                   const cJSON *item, size_t limit, struct label *ret)
{
    struct json_path path = {parent, name, 0};
    if (!json_read_label(&path, item, reading->arena, ret, reading->reterr))
        return false;
    for (uint32_t i = 0; i < ret->count; i++) {
        if (strlen(ret->variants[i].text) > limit) {
            struct json_path variant = {&path, ret->variants[i].language, 0};
            return json_fail_limit(*ret->variants[i].language ? &variant : &path, (unsigned)limit, "bytes",
                                   reading->reterr);
        }
    }
    return true;
}

bool reading_texts(struct reading *reading, const struct json_path *parent, const char *name,
                   const cJSON *item, unsigned limit, size_t limit_bytes, uint32_t *ret_count,
                   const char *const **ret)
{
    struct json_path path = {parent, name, 0};
    if (!item)
        return true;
    return json_read_texts(&path, item, limit, limit_bytes, reading->arena, ret_count, ret, reading->reterr);
}

bool reading_word(struct reading *reading, const struct json_path *parent, const char *name,
                  const cJSON *item, const char *(*word)(unsigned), unsigned count, unsigned fallback,
                  unsigned *ret)
{
    struct json_path path = {parent, name, 0};
    const char *words[8];
    *ret = fallback;
    if (!item)
        return true;
    for (unsigned i = 0; i < count && i < 8; i++)
        words[i] = word(i);
    return json_read_word(&path, item, words, count, ret, reading->reterr);
}

bool reading_instant(struct reading *reading, const struct json_path *parent, const char *name,
                     const cJSON *item, struct instant *ret)
{
    struct json_path path = {parent, name, 0};
    return json_read_instant(&path, item, ret, reading->reterr);
}

/* ---- members that may be absent ---- */

bool reading_given_instant(struct reading *reading, const struct json_path *parent, const char *name,
                           const cJSON *item, struct instant *ret)
{
    return !item || reading_instant(reading, parent, name, item, ret);
}

bool reading_given_bool(struct reading *reading, const struct json_path *parent, const char *name,
                        const cJSON *item, bool *ret)
{
    struct json_path path = {parent, name, 0};
    return !item || json_read_bool(&path, item, ret, reading->reterr);
}

bool reading_given_id(struct reading *reading, const struct json_path *parent, const char *name,
                      const cJSON *item, const char **ret)
{
    struct json_path path = {parent, name, 0};
    return json_read_given_text(&path, item, LIMIT_NAME_BYTES, reading->arena, ret, reading->reterr);
}

bool reading_given_room(struct reading *reading, const struct json_path *parent, const char *name,
                        const cJSON *item, const struct room_name **ret)
{
    const char *text = NULL;
    if (!reading_given_id(reading, parent, name, item, &text))
        return false;
    if (text) {
        struct room_name *room = ARENA_NEW(reading->arena, struct room_name);
        *room = name_of_room(reading->arena, text);
        *ret = room;
    }
    return true;
}

bool reading_says_nothing(const cJSON *item)
{
    return !item || (cJSON_IsString(item) && !*item->valuestring);
}

bool reading_scope(struct reading *reading, const struct json_path *parent, const cJSON *item,
                   bool *ret_everywhere, uint32_t *ret_count, const struct room_name **ret_rooms)
{
    struct json_path path = {parent, "rooms", 0};
    *ret_everywhere = !item;
    if (!item)
        return true;
    const char *const *rooms = NULL;
    if (!json_read_texts(&path, item, LIMIT_ROOMS, LIMIT_NAME_BYTES, reading->arena, ret_count, &rooms,
                         reading->reterr))
        return false;
    if (*ret_count == 0)
        return json_fail(&path, reading->reterr,
                         "names no room: leave it out, or give [\"*\"], for all rooms");
    for (uint32_t i = 0; i < *ret_count; i++)
        *ret_everywhere = *ret_everywhere || strcmp(rooms[i], "*") == 0;
    *ret_rooms = names_of_rooms(reading->arena, *ret_count, rooms);
    return true;
}

bool reading_order(struct reading *reading, const struct json_path *parent, const char *name,
                   struct instant start, struct instant end)
{
    if (instant_is_set(start) && instant_is_set(end) && end.ms < start.ms)
        return reading_fail(reading, parent, name, "is before the start");
    return true;
}

bool reading_leave_out(struct reading *reading, const struct err *why, const char *where)
{
    if (!reading->leaves_out) {
        if (reading->reterr && reading->reterr->code == ERR_NONE)
            *reading->reterr = *why;
        return false;
    }
    issue_add(reading->issues, ISSUE_ERROR, "left-out", *why->where ? why->where : where,
              "%s: it is left out, since the emergency of the same document must not wait for it", why->text);
    return true;
}

bool reading_list(struct reading *reading, const char *name, const cJSON *list, size_t size,
                  uint32_t *ret_count, void **ret_items, reading_item *read)
{
    struct json_path path = {NULL, name, 0};
    struct err err = {0}, *reterr = reading->reterr;
    uint32_t count = 0;
    *ret_count = 0;
    *ret_items = NULL;
    if (!list)
        return true;
    if (!json_read_list(&path, list, LIMIT_SESSIONS, &count, &err))
        return reading_leave_out(reading, &err, name);
    char *items = arena_array(reading->arena, count, size);
    int index = 0;
    bool ok = true;
    for (const cJSON *child = list->child; ok && child; child = child->next, index++) {
        struct json_path here = {&path, NULL, index};
        err = (struct err){0};
        reading->reterr = &err;
        const bool is_read = read(reading, &here, child, items + (size_t)*ret_count * size);
        reading->reterr = reterr;
        if (is_read)
            (*ret_count)++;
        else
            ok = reading_leave_out(reading, &err, name);
    }
    *ret_items = items;
    return ok;
}

#include "reader/reading.h"

#include <string.h>

#include "program/limits.h"

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

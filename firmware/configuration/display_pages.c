#include "configuration/display_pages.h"

#include "json/tree.h"
#include "program/limits.h"

static bool read_seconds(const struct json_path *parent, const cJSON *item, int *ret, struct err *reterr)
{
    struct json_path path = {parent, "seconds", 0};
    int64_t value;
    if (!item)
        return true;
    if (!json_read_int(&path, item, 1, 120, &value, reterr))
        return false;
    *ret = (int)value;
    return true;
}

static bool read_entry(const struct json_path *path, const cJSON *item, struct arena *arena,
                       struct json_notes *notes, struct cycle_entry *ret, struct err *reterr)
{
    static const char *const known[] = {"page", "seconds", "file"};
    struct json_path page_path = {path, "page", 0}, file_path = {path, "file", 0};
    const char *pages[PAGE_KIND_COUNT];
    const cJSON *m[3];
    unsigned kind;
    for (int i = 0; i < PAGE_KIND_COUNT; i++)
        pages[i] = page_kind_name((enum page_kind)i);
    if (!json_members(path, item, known, 3, m, notes, reterr) ||
        !json_read_word(&page_path, m[0], pages, PAGE_KIND_COUNT, &kind, reterr) ||
        !read_seconds(path, m[1], &ret->seconds, reterr) ||
        !json_read_given_text(&file_path, m[2], LIMIT_URL_BYTES, arena, &ret->file, reterr))
        return false;
    ret->kind = (enum page_kind)kind;
    if (ret->kind == PAGE_PICTURE && !ret->file)
        return json_fail(&file_path, reterr, "is missing: it must be the picture's file");
    if (ret->kind != PAGE_PICTURE && ret->file)
        return json_fail(&file_path, reterr, "belongs to a picture, not to the page \"%s\"",
                         page_kind_name(ret->kind));
    return true;
}

bool display_cycle_read(const struct json_path *at, const cJSON *item, struct arena *arena,
                        struct json_notes *notes, struct display_config *config, struct err *reterr)
{
    struct json_path path = {at, "cycle", 0};
    uint32_t count = 0;
    if (!json_read_list(&path, item, CYCLE_MOST_ENTRIES, &count, reterr))
        return false;
    struct cycle_entry *cycle = ARENA_ARRAY(arena, struct cycle_entry, count);
    int index = 0;
    for (const cJSON *child = item->child; child; child = child->next, index++) {
        struct json_path here = {&path, NULL, index};
        if (!read_entry(&here, child, arena, notes, &cycle[index], reterr))
            return false;
    }
    config->cycle_count = count;
    config->cycle = cycle;
    return true;
}

bool display_pictures_read(const struct json_path *at, const cJSON *item, struct arena *arena,
                           struct display_config *config, struct err *reterr)
{
    struct json_path path = {at, "pictures", 0};
    const char *const *files = NULL;
    uint32_t count = 0;
    if (!json_read_texts(&path, item, DISPLAY_MOST_PICTURES, LIMIT_NAME_BYTES, arena, &count, &files, reterr))
        return false;
    struct display_picture *pictures = ARENA_ARRAY(arena, struct display_picture, count);
    for (uint32_t i = 0; i < count; i++)
        pictures[i].file = files[i];
    config->picture_count = count;
    config->pictures = pictures;
    return true;
}

#include "reader/read_notice.h"

#include <string.h>

#include "program/limits.h"

bool read_notice_text(struct reading *reading, const struct json_path *parent, const cJSON *item,
                      struct label *ret)
{
    struct json_path path = {parent, "text", 0};
    if (!json_read_label(&path, item, reading->arena, ret, reading->reterr))
        return false;
    for (uint32_t i = 0; i < ret->count; i++)
        if (strlen(ret->variants[i].text) > LIMIT_TITLE_BYTES)
            return json_fail_limit(&path, LIMIT_TITLE_BYTES, "bytes", reading->reterr);
    return true;
}

enum { N_ID, N_MADE, N_LEVEL, N_TEXT, N_ROOMS, N_START, N_END, N_MEMBERS };
static const char *const notice_members[] = {"id", "made", "level", "text", "rooms", "start", "end"};

bool read_notice(struct reading *reading, const struct json_path *path, const cJSON *item, void *ret)
{
    static const char *const levels[] = {"info", "warning"};
    struct live_notice *notice = ret;
    const cJSON *m[N_MEMBERS];
    unsigned level = NOTICE_INFO;
    *notice = (struct live_notice){.made = INSTANT_NONE, .start = INSTANT_NONE, .end = INSTANT_NONE};
    if (!json_members(path, item, notice_members, N_MEMBERS, m, &reading->notes, reading->reterr))
        return false;
    struct json_path level_path = {path, "level", 0};
    if (reading_says_nothing(m[N_ID]))
        return json_fail(path, reading->reterr, "has no \"id\": it must be a text that no other notice has");
    if (!reading_given_id(reading, path, "id", m[N_ID], &notice->id) ||
        (m[N_LEVEL] && !json_read_word(&level_path, m[N_LEVEL], levels, 2, &level, reading->reterr)) ||
        !read_notice_text(reading, path, m[N_TEXT], &notice->text) ||
        !reading_scope(reading, path, m[N_ROOMS], &notice->everywhere, &notice->room_count, &notice->rooms) ||
        !reading_given_instant(reading, path, "made", m[N_MADE], &notice->made) ||
        !reading_given_instant(reading, path, "start", m[N_START], &notice->start) ||
        !reading_given_instant(reading, path, "end", m[N_END], &notice->end))
        return false;
    notice->level = (enum notice_level)level;
    return reading_order(reading, path, "end", notice->start, notice->end);
}

#include "schedule/notices.h"

#include "base/sort.h"
#include "schedule/slots.h"

struct instant notice_begin(const struct live *live, const struct live_notice *notice)
{
    if (instant_is_set(notice->start))
        return notice->start;
    return instant_is_set(notice->made) ? notice->made : live->issued;
}

static bool is_part_of(const struct program *program, uint32_t part, uint32_t whole)
{
    const struct room *room = &program->rooms[whole];
    for (uint32_t i = 0; i < room->part_count; i++)
        if (room->parts[i] == part)
            return true;
    return false;
}

bool notices_reach(const struct program *program, const struct display_config *config,
                   const struct room_scope *scope, uint32_t room_count, const struct room_name *rooms)
{
    if (scope->all)
        return true;
    for (uint32_t i = 0; i < room_count; i++) {
        uint32_t room = display_config_find_room(config, program, rooms[i]);
        for (uint32_t j = 0; room != PROGRAM_NONE && j < scope->count; j++)
            if (scope->rooms[j] == room || is_part_of(program, scope->rooms[j], room) ||
                is_part_of(program, room, scope->rooms[j]))
                return true;
    }
    return false;
}

struct ranking {
    const struct live *live;
};

static int compare(const void *a, const void *b, void *user)
{
    const struct live *live = ((const struct ranking *)user)->live;
    const struct live_notice *one = &live->notices[*(const uint32_t *)a],
                             *other = &live->notices[*(const uint32_t *)b];
    if (one->level != other->level)
        return one->level == NOTICE_WARNING ? -1 : 1;
    int64_t one_ms = notice_begin(live, one).ms, other_ms = notice_begin(live, other).ms;
    return (one_ms < other_ms) - (one_ms > other_ms);
}

void notices_at(const struct program *program, const struct live *live, const struct display_config *config,
                const struct room_scope *scope, struct instant now, struct arena *arena,
                struct notice_list *ret)
{
    *ret = (struct notice_list){.until = INSTANT_NEVER};
    if (!live || live->notice_count == 0)
        return;
    uint32_t *notices = ARENA_ARRAY(arena, uint32_t, live->notice_count);
    for (uint32_t i = 0; i < live->notice_count; i++) {
        const struct live_notice *notice = &live->notices[i];
        struct instant begin = notice_begin(live, notice);
        bool is_here =
            notice->everywhere || notices_reach(program, config, scope, notice->room_count, notice->rooms);
        if (!is_here || (instant_is_set(notice->end) && notice->end.ms <= now.ms))
            continue;
        if (begin.ms > now.ms) {
            keep_earlier(&ret->until, now, begin.ms);
            continue;
        }
        if (instant_is_set(notice->end))
            keep_earlier(&ret->until, now, notice->end.ms);
        notices[ret->count++] = i;
    }
    struct ranking ranking = {live};
    sort_stable(notices, ret->count, sizeof *notices, compare, &ranking,
                ret->count > 1 ? ARENA_ARRAY(arena, uint32_t, ret->count) : NULL);
    ret->notices = notices;
}

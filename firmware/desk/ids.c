#include "desk/ids.h"

#include <string.h>

#include "base/ascii.h"

enum { MOST_DIGITS = 9 };

static void keep_highest(const char *id, const char *prefix, int *highest)
{
    size_t length = strlen(prefix);
    int number;
    if (strncmp(id, prefix, length) != 0)
        return;
    const char *digits = id + length;
    if (ascii_read_number(&digits, 1, MOST_DIGITS, &number) && !*digits && number > *highest)
        *highest = number;
}

static void keep_highest_of(const struct live *live, const char *prefix, int *highest)
{
    for (uint32_t i = 0; i < live->session_count; i++)
        keep_highest(live->sessions[i].session.id, prefix, highest);
    for (uint32_t i = 0; i < live->notice_count; i++)
        keep_highest(live->notices[i].id, prefix, highest);
}

const char *ids_new(const char *prefix, const struct desk_commands *commands, const struct live *live,
                    const struct program *program, struct arena *arena)
{
    int highest = 0;
    if (live)
        keep_highest_of(live, prefix, &highest);
    for (uint32_t i = 0; commands && i < commands->count; i++)
        keep_highest_of(&commands->commands[i].says, prefix, &highest);
    for (uint32_t i = 0; program && i < program->session_count; i++)
        keep_highest(program->sessions[i].id, prefix, &highest);
    return arena_printf(arena, "%s%d", prefix, highest + 1);
}

static bool same_text(struct label a, struct label b)
{
    if (a.count != b.count)
        return false;
    for (uint32_t i = 0; i < a.count; i++)
        if (strcmp(a.variants[i].text, b.variants[i].text) != 0)
            return false;
    return true;
}

static bool is_session_taken(const struct desk_commands *commands, const char *id)
{
    for (uint32_t i = 0; i < commands->count; i++)
        for (uint32_t k = 0; k < commands->commands[i].says.session_count; k++)
            if (strcmp(commands->commands[i].says.sessions[k].session.id, id) == 0)
                return true;
    return false;
}

static bool is_notice_taken(const struct desk_commands *commands, const struct live_notice *notice)
{
    for (uint32_t i = 0; i < commands->count; i++)
        for (uint32_t k = 0; k < commands->commands[i].says.notice_count; k++) {
            const struct live_notice *other = &commands->commands[i].says.notices[k];
            if (strcmp(other->id, notice->id) == 0 && !same_text(other->text, notice->text))
                return true;
        }
    return false;
}

struct live ids_settled(const struct live *says, const struct desk_commands *commands, struct arena *arena)
{
    struct live settled = *says;
    struct live_session *sessions = ARENA_ARRAY(arena, struct live_session, says->session_count);
    struct live_notice *notices = ARENA_ARRAY(arena, struct live_notice, says->notice_count);
    settled.sessions = sessions;
    settled.notices = notices;
    settled.session_count = settled.notice_count = 0;
    for (uint32_t i = 0; i < says->session_count; i++) {
        sessions[i] = says->sessions[i];
        if (is_session_taken(commands, sessions[i].session.id))
            sessions[i].session.id = ids_new(IDS_SESSION, commands, &settled, NULL, arena);
        settled.session_count++;
    }
    for (uint32_t i = 0; i < says->notice_count; i++) {
        notices[i] = says->notices[i];
        if (is_notice_taken(commands, &notices[i]))
            notices[i].id = ids_new(IDS_NOTICE, commands, &settled, NULL, arena);
        settled.notice_count++;
    }
    return settled;
}

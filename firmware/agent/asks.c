#include "agent/asks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "spool/file.h"

enum { PATH_SIZE = 1024 };

void asks_start(struct asks *asks, const char *run)
{
    struct arena arena;
    const char *text;
    size_t size;
    *asks = (struct asks){.run = run};
    arena_init(&arena, malloc, free);
    if (spool_read_file(arena_printf(&arena, "%s/" ASKS_FILE, run), ASK_RING_TEXT_SIZE, &arena, &text, &size,
                        NULL))
        ask_ring_read(text, &asks->ring);
    arena_finish(&arena);
}

static bool leave(const struct asks *asks, const char *name, const char *text, struct err *reterr)
{
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "%s/%s", asks->run, name);
    return spool_replace_file(path, text, strlen(text), reterr);
}

/* Before it is done: what can't be remembered could be asked for again by whoever has heard it. */
static bool remember(struct asks *asks, const struct ask_ring *next, struct err *reterr)
{
    char text[ASK_RING_TEXT_SIZE];
    ask_ring_write(next, text);
    if (!leave(asks, ASKS_FILE, text, reterr))
        return false;
    asks->ring = *next;
    return true;
}

bool asks_take(struct asks *asks, const char *bytes, size_t size, const struct ask_rules *rules,
               int64_t steady_ms, struct err *reterr)
{
    static const char *const files[][2] = {{"frame", "frame.request"},
                                           {"identify", "identify"},
                                           {"rehearse", "rehearse"},
                                           {"restart", "restart"}};
    struct ask_ring next = asks->ring;
    struct ask_rehearsal rehearsal = {.minutes = -1};
    char text[80];
    if (!ask_read(bytes, size, rules, &next, &rehearsal, reterr) ||
        (rules->keys->count > 0 && !remember(asks, &next, reterr)))
        return false;
    snprintf(text, sizeof text, "%lld\n", (long long)steady_ms);
    if (rehearsal.minutes >= 0)
        snprintf(text, sizeof text, "%lld %lld %d\n", (long long)steady_ms, (long long)rehearsal.moment.ms,
                 rehearsal.minutes);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (strcmp(rules->what, files[i][0]) == 0)
            return leave(asks, files[i][1], text, reterr);
    return true;
}

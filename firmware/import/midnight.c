#include <inttypes.h>

#include "base/map.h"
#include "base/sort.h"
#include "import/import.h"
#include "reader/name_key.h"

static int compare_starts(const void *a, const void *b, void *user)
{
    const struct session_draft *drafts = user;
    int64_t first = drafts[*(const uint32_t *)a].session.start.ms,
            second = drafts[*(const uint32_t *)b].session.start.ms;
    return (first > second) - (first < second);
}

static bool is_midnight(const struct zone *zone, struct instant at)
{
    struct civil civil = zone_to_civil(zone, at);
    return civil.hour == 0 && civil.minute == 0 && civil.second == 0 && civil.ms == 0;
}

/* All that has to be the same of two that are one; NULL for one that has no title or room. */
static const char *sameness(struct import *import, const struct session_draft *draft)
{
    const struct session *session = &draft->session;
    const char *title = name_key(import->scratch, label_text(session->title, ""));
    struct str_builder text = {.arena = import->scratch};
    if (!*title || !draft->draft_room_count)
        return NULL;
    str_addf(&text, "%d %d %u", (int)session->kind, (int)session->status, (unsigned)draft->part_of_draft);
    for (uint32_t i = 0; i < draft->draft_room_count; i++)
        str_addf(&text, " %u", (unsigned)draft->draft_rooms[i]);
    str_addf(&text, "\n%s\n%s", draft->part_of_id ? draft->part_of_id : "", title);
    for (uint32_t i = 0; i < session->person_count; i++)
        str_addf(&text, "\n%s", name_key(import->scratch, session->people[i].name));
    return text.text;
}

static const char *at_time(struct import *import, const char *same, struct instant at)
{
    return arena_printf(import->scratch, "%" PRId64 " %s", at.ms, same);
}

/* Takes out the drafts that went into others; what was part of one is part of what it went into. */
static void close_gaps(struct import *import, const uint32_t *into)
{
    struct builder *builder = &import->builder;
    uint32_t *places = ARENA_ARRAY(import->scratch, uint32_t, builder->draft_count), count = 0;
    struct map gone;
    map_init(&gone, import->scratch);
    for (uint32_t i = 0; i < builder->draft_count; i++) {
        if (into[i] == i)
            places[i] = count++;
        else
            map_add(&gone, builder->drafts[i].session.id, i);
    }
    for (uint32_t i = 0; i < builder->draft_count; i++) {
        struct session_draft *draft = &builder->drafts[i];
        uint32_t block = draft->part_of_id ? map_find(&gone, draft->part_of_id) : UINT32_MAX;
        if (draft->part_of_draft)
            draft->part_of_draft = places[into[draft->part_of_draft - 1]] + 1;
        if (block != UINT32_MAX)
            draft->part_of_id = builder->drafts[into[block]].session.id;
    }
    for (uint32_t i = 0; i < builder->draft_count; i++)
        if (into[i] == i)
            builder->drafts[places[i]] = builder->drafts[i];
    builder->draft_count = count;
}

void import_join_at_midnight(struct import *import)
{
    struct builder *builder = &import->builder;
    const struct zone *zone = &builder->program->zone;
    uint32_t total = builder->draft_count, count = 0, last = PROGRAM_NONE;
    const char **same = ARENA_ARRAY(import->scratch, const char *, total);
    uint32_t *order = ARENA_ARRAY(import->scratch, uint32_t, total),
             *into = ARENA_ARRAY(import->scratch, uint32_t, total);
    struct map starts;
    map_init(&starts, import->scratch);
    for (uint32_t i = 0; i < total; i++) {
        const struct session *session = &builder->drafts[i].session;
        into[i] = i;
        if (!session_is_scheduled(session) || session->end.ms <= session->start.ms)
            continue;
        bool begins = is_midnight(zone, session->start);
        if (!begins && !is_midnight(zone, session->end))
            continue;
        same[i] = sameness(import, &builder->drafts[i]);
        if (!same[i])
            continue;
        order[count++] = i;
        if (begins)
            map_add(&starts, at_time(import, same[i], session->start), i);
    }
    sort_stable(order, count, sizeof *order, compare_starts, builder->drafts,
                ARENA_ARRAY(import->scratch, uint32_t, count));
    unsigned joined = 0;
    /* The latest first, so that one over several midnights grows from its end. */
    for (uint32_t i = count; i-- > 0;) {
        struct session *session = &builder->drafts[order[i]].session;
        uint32_t second = is_midnight(zone, session->end)
                              ? map_find(&starts, at_time(import, same[order[i]], session->end))
                              : UINT32_MAX;
        if (second == UINT32_MAX || into[second] != second)
            continue;
        session->end = builder->drafts[second].session.end;
        into[second] = last = order[i];
        joined++;
    }
    if (!joined)
        return;
    for (uint32_t i = 0; i < count; i++) /* by start: what one went into is known before it */
        into[order[i]] = into[into[order[i]]];
    issue_add(import->issues, ISSUE_NOTE, "split-at-midnight", "",
              "%u %s at midnight in the file and %s on: \"%.60s\" for one", joined,
              joined == 1 ? "session ends" : "sessions end", joined == 1 ? "goes" : "go",
              label_text(builder->drafts[last].session.title, ""));
    close_gaps(import, into);
}

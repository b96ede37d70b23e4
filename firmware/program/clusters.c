#include "program/clusters.h"

#include "base/sort.h"
#include "program/resolve.h"

struct start {
    int64_t ms;
    uint32_t draft;
};

static int compare_starts(const void *a, const void *b, void *user)
{
    const struct start *x = a, *y = b;
    (void)user;
    return x->ms == y->ms ? 0 : x->ms < y->ms ? -1 : 1;
}

/* The end of the cluster that begins at `first`. */
static uint32_t end_of_cluster(const struct start *starts, uint32_t first, uint32_t count)
{
    uint32_t end = first + 1;
    while (end < count && starts[end].ms - starts[end - 1].ms <= CLUSTERS_GAP_MS)
        end++;
    return end;
}

static void set_aside(struct builder *builder, const struct start *starts, uint32_t first, uint32_t end)
{
    char from[40];
    struct instant at = {starts[first].ms};
    for (uint32_t i = first; i < end; i++)
        builder->drafts[starts[i].draft].session.set_aside = true;
    instant_format(at, zone_offset_at(&builder->program->zone, at), from);
    issue_add(builder->issues, ISSUE_WARNING, "far-off",
              resolve_where(builder, starts[first].draft, ".start"),
              "%u session%s from %.10s on: more than 60 days from most of the others, so set aside and never "
              "shown as "
              "now or next",
              (unsigned)(end - first), end - first == 1 ? "" : "s", from);
}

void clusters_set_aside(struct builder *builder, struct arena *scratch)
{
    struct start *starts = ARENA_ARRAY(scratch, struct start, builder->draft_count);
    uint32_t count = 0, largest = 0, largest_end = 0;
    for (uint32_t i = 0; i < builder->draft_count; i++)
        if (session_is_scheduled(&builder->drafts[i].session))
            starts[count++] = (struct start){builder->drafts[i].session.start.ms, i};
    if (count < 2)
        return;
    sort_stable(starts, count, sizeof *starts, compare_starts, NULL,
                ARENA_ARRAY(scratch, struct start, count));
    for (uint32_t first = 0, end; first < count; first = end) {
        end = end_of_cluster(starts, first, count);
        if (end - first > largest_end - largest) {
            largest = first;
            largest_end = end;
        }
    }
    for (uint32_t first = 0, end; first < count; first = end) {
        end = end_of_cluster(starts, first, count);
        if (first != largest)
            set_aside(builder, starts, first, end);
    }
}

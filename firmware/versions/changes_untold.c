#include "versions/changes_untold.h"

#include <string.h>

#include "base/sort.h"

/* ---- what no sentence is made of ---- */

static bool same_texts(uint32_t count, const char *const *a, uint32_t other_count, const char *const *b)
{
    for (uint32_t i = 0; i < count && count == other_count; i++)
        if (strcmp(a[i], b[i]) != 0)
            return false;
    return count == other_count;
}

static bool same_links(const struct session *a, const struct session *b)
{
    for (uint32_t i = 0; i < a->link_count && a->link_count == b->link_count; i++)
        if (strcmp(a->links[i].title, b->links[i].title) != 0 ||
            strcmp(a->links[i].url, b->links[i].url) != 0)
            return false;
    return a->link_count == b->link_count;
}

static const char *block_title(const struct program *program, const struct session *session)
{
    return session->part_of == PROGRAM_NONE ? "" : label_text(program->sessions[session->part_of].title, "");
}

static const char *track_name(const struct program *program, const struct session *session)
{
    return session->track == PROGRAM_NONE ? "" : label_text(program->tracks[session->track].name, "");
}

static bool same_rest(const struct match *match, const struct session *a, const struct session *b)
{
    return a->kind == b->kind && (a->status == SESSION_TENTATIVE) == (b->status == SESSION_TENTATIVE) &&
           strcmp(a->summary, b->summary) == 0 && strcmp(a->url, b->url) == 0 &&
           same_texts(a->topic_count, a->topics, b->topic_count, b->topics) &&
           same_texts(a->badge_count, a->badges, b->badge_count, b->badges) && same_links(a, b) &&
           strcmp(track_name(match->before, a), track_name(match->now, b)) == 0 &&
           strcmp(block_title(match->before, a), block_title(match->now, b)) == 0;
}

uint32_t changes_count_others(const struct changes_found *found)
{
    const struct match *match = &found->match;
    uint32_t count = 0;
    for (uint32_t i = 0; i < match->before->session_count; i++) {
        const uint32_t number = match->now_of[i];
        const struct session *now = number == PROGRAM_NONE ? NULL : &match->now->sessions[number];
        if (now && !now->cancelled && (!session_is_scheduled(now) || now->end.ms > found->between->polled.ms))
            count += !same_rest(match, &match->before->sessions[i], now);
    }
    return count;
}

/* ---- as sentences ---- */

static int compare_untold(const void *a, const void *b, void *user)
{
    const struct untold *x = a, *y = b;
    (void)user;
    if (!x->item || !y->item)
        return (x->item == NULL) - (y->item == NULL);
    return x->item->at.ms < y->item->at.ms ? -1 : x->item->at.ms > y->item->at.ms;
}

/* In order of time. */
static void print_list(const struct changes_found *found, uint32_t count, const struct untold *list,
                       const char *between, FILE *stream, struct arena *arena)
{
    struct untold *sorted = ARENA_ARRAY(arena, struct untold, count);
    if (count > 0)
        memcpy(sorted, list, count * sizeof *list);
    sort_stable(sorted, count, sizeof *sorted, compare_untold, NULL,
                ARENA_ARRAY(arena, struct untold, count));
    for (uint32_t i = 0; i < count; i++) {
        if (sorted[i].item)
            changes_print_head(found, sorted[i].item, stream);
        fprintf(stream, "%s%s.\n", sorted[i].item ? between : "  ", sorted[i].text);
    }
}

void changes_print_untold(const struct changes_found *found, const struct changes_untold *untold,
                          const struct changes_names *names, FILE *stream, struct arena *arena)
{
    const bool is_one = untold->missing_count == 1;
    if (untold->missing_count > 0)
        fprintf(stream,
                "%s: %u %s can't be told to displays that have %s. To show %s, publish %s as their "
                "program:\n",
                names->live, (unsigned)untold->missing_count, is_one ? "change" : "changes", names->old,
                is_one ? "it" : "them", names->new);
    print_list(found, untold->missing_count, untold->missing, " ", stream, arena);
    if (untold->missing_count > 0 && untold->adds)
        fprintf(stream,
                "  Once they have it, they would show twice what %s adds. This takes it back:\n"
                "  nownext changes %s %s --live %s\n",
                names->live, names->new, names->new, names->live);
    if (untold->detail_count > 0 || untold->other_count > 0)
        fprintf(stream, "%s: these details stay as in %s until displays have %s:\n", names->live, names->old,
                names->new);
    print_list(found, untold->detail_count, untold->details, ": ", stream, arena);
    if (untold->other_count > 0)
        fprintf(stream, "  The track, block, kind, summary or links of %u %s.\n",
                (unsigned)untold->other_count, untold->other_count == 1 ? "session" : "sessions");
}

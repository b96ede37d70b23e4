#include "schedule/cycle.h"

#include "changes/as_of.h"
#include "schedule/notices.h"

/* A page with less than this left of the round is not begun. */
#define LEAST_SHOWN_MS (4 * MS_PER_SECOND)

uint32_t cycle_pages(const struct program *program, const struct live *live,
                     const struct display_config *config, struct instant now, struct arena *arena,
                     const struct page **ret, struct instant *ret_start, struct instant *ret_end)
{
    struct round round;
    round_make(&round, program, live, config, round_start(config, round_number(config, now)), arena);
    *ret = round.pages;
    *ret_start = round.start;
    *ret_end = (struct instant){round.start.ms + config->thresholds.round_min * MS_PER_MINUTE};
    return round.count;
}

/* --- the page of a moment --- */

/* A round as it is walked: a notice that is told of within it comes in at the next page's turn, and one that
 * is over goes; so do pages of what was said of sessions. */
struct turn {
    struct page page;
    uint32_t showings;
};

struct walk {
    const struct round *round;
    uint32_t turn_count, turn_capacity, order_count, order_capacity;
    struct turn *turns;
    uint32_t *order; /* of the turns, as they follow each other now */
};

/* Whether a page is another showing of one: of pictures and the like, the cycle may have several. */
static bool same_page(const struct page *a, const struct page *b)
{
    return a->kind == b->kind && a->subject == b->subject && a->file == b->file && a->entry == b->entry;
}

/* The number of a page's turn, made where there is none yet. */
static uint32_t walk_turn(struct walk *walk, const struct page *page)
{
    for (uint32_t i = 0; i < walk->turn_count; i++)
        if (same_page(&walk->turns[i].page, page))
            return i;
    walk->turns = arena_room(walk->round->arena, walk->turns, walk->turn_count, &walk->turn_capacity,
                             sizeof *walk->turns);
    walk->turns[walk->turn_count] = (struct turn){.page = *page};
    return walk->turn_count++;
}

static void walk_insert(struct walk *walk, uint32_t place, uint32_t turn)
{
    walk->order = arena_room(walk->round->arena, walk->order, walk->order_count, &walk->order_capacity,
                             sizeof *walk->order);
    for (uint32_t i = walk->order_count++; i > place; i--)
        walk->order[i] = walk->order[i - 1];
    walk->order[place] = turn;
}

static void walk_remove(struct walk *walk, uint32_t place)
{
    for (uint32_t i = place + 1; i < walk->order_count; i++)
        walk->order[i - 1] = walk->order[i];
    walk->order_count--;
}

static void walk_init(struct walk *walk, const struct round *round)
{
    *walk = (struct walk){.round = round};
    for (uint32_t i = 0; i < round->count; i++)
        walk_insert(walk, i, walk_turn(walk, &round->pages[i]));
}

static bool walk_knows(const struct walk *walk, uint32_t notice)
{
    for (uint32_t i = 0; i < walk->turn_count; i++)
        if (walk->turns[i].page.kind == PAGE_NOTICE && walk->turns[i].page.subject == notice)
            return true;
    return false;
}

static bool round_has(const struct round *round, const struct page *page)
{
    for (uint32_t i = 0; i < round->count; i++)
        if (same_page(&round->pages[i], page))
            return true;
    return false;
}

/* Goes on with the pages of another round, the same one by what is known now, when the turn at `index` is to
 * begin; gives the index that does. A page that comes in stands behind the one that it follows in the cycle.
 */
static uint32_t walk_replan(struct walk *walk, const struct round *round, uint32_t index)
{
    walk->round = round;
    for (uint32_t i = 0; i < walk->order_count;) {
        const struct page *page = &walk->turns[walk->order[i]].page;
        if (page->kind == PAGE_NOTICE || round_has(round, page)) {
            i++;
            continue;
        }
        walk_remove(walk, i);
        index -= i < index ? 1 : 0;
    }
    uint32_t behind = 0;
    for (uint32_t i = 0; i < round->count; i++) {
        uint32_t place = 0;
        const uint32_t turn = walk_turn(walk, &round->pages[i]);
        while (place < walk->order_count && walk->order[place] != turn)
            place++;
        if (place == walk->order_count && round->pages[i].kind == PAGE_NOTICE)
            continue; /* which is over */
        if (place == walk->order_count) {
            place = behind;
            walk_insert(walk, place, turn);
            index += place < index ? 1 : 0;
        }
        walk->turns[turn].page.dwell_ms = round->pages[i].dwell_ms;
        behind = place + 1;
    }
    return index < walk->order_count ? index : 0;
}

static bool list_has(const struct notice_list *list, uint32_t notice)
{
    for (uint32_t i = 0; i < list->count; i++)
        if (list->notices[i] == notice)
            return true;
    return false;
}

/* Brings the order up to `at`, when the turn at `index` is to begin; gives the index that does. */
static uint32_t walk_update(struct walk *walk, struct instant at, uint32_t index)
{
    static const struct cycle_entry entry = {.kind = PAGE_NOTICE};
    const struct round *round = walk->round;
    if (!round->live || round->live->notice_count == 0)
        return index;
    struct notice_list list;
    notices_at(round->program, round->live, round->config, &round->scope, at, round->arena, &list);
    for (uint32_t i = 0; i < walk->order_count;) {
        const struct page *page = &walk->turns[walk->order[i]].page;
        if (page->kind != PAGE_NOTICE || list_has(&list, page->subject)) {
            i++;
            continue;
        }
        walk_remove(walk, i);
        index -= i < index ? 1 : 0;
    }
    for (uint32_t i = list.count; i-- > 0;) {
        if (walk_knows(walk, list.notices[i]) ||
            notice_begin(round->live, &round->live->notices[list.notices[i]]).ms <= round->start.ms)
            continue;
        struct page page = round_notice_page(round, &entry, list.notices[i]);
        page.entry = PROGRAM_NONE;
        walk_insert(walk, index, walk_turn(walk, &page));
    }
    return index < walk->order_count ? index : 0;
}

bool cycle_page_at(const struct program *program, const struct live *live,
                   const struct display_config *config, struct instant now, struct arena *arena,
                   struct page *ret)
{
    struct round round;
    struct walk walk;
    const int64_t number = round_number(config, now);
    const struct instant start = round_start(config, number), end = round_start(config, number + 1);
    struct instant next_made = changes_next_made(program, start);
    round_make(&round, program, live, config, start, arena);
    walk_init(&walk, &round);

    /* Walk the dwells to the round's end; a page that would have too little time is not begun. */
    uint32_t found = UINT32_MAX; /* the turn */
    uint32_t shown = 0;          /* showings of the page that is found, before it */
    uint32_t index = 0;
    for (struct instant at = start; at.ms < end.ms;) {
        if (at.ms >= next_made.ms) {
            round_make(&round, program, live, config, at, arena);
            index = walk_replan(&walk, &round, index);
            next_made = changes_next_made(program, at);
        }
        index = walk_update(&walk, at, index);
        if (walk.order_count == 0) {
            /* Nothing, until a notice comes, or something is said. */
            struct notice_list list;
            notices_at(program, live, config, &round.scope, at, arena, &list);
            at = instant_min(instant_min(list.until, next_made), end);
            if (found == UINT32_MAX && now.ms < at.ms)
                return false;
            continue;
        }
        struct turn *turn = &walk.turns[walk.order[index]];
        struct instant next = {at.ms + turn->page.dwell_ms};
        if (end.ms - next.ms < LEAST_SHOWN_MS)
            next = end;
        if (found == UINT32_MAX && now.ms < next.ms) {
            found = walk.order[index];
            *ret = turn->page;
            ret->start = at;
            ret->end = next;
            ret->position = index;
            ret->count = walk.order_count;
            shown = turn->showings;
        }
        turn->showings++;
        at = next;
        index = index + 1 < walk.order_count ? index + 1 : 0;
    }
    if (found == UINT32_MAX)
        return false;
    ret->repetition = (uint32_t)(number * walk.turns[found].showings + shown);
    return true;
}

/* --- sub-pages --- */

/* How many turns a showing has at most. */
static uint32_t most_turns(const struct page *page)
{
    int64_t turns = (page->end.ms - page->start.ms) / ROUND_LEAST_TURN_MS;
    return page->dwell_ms <= 0 || turns < 1 ? 1 : (uint32_t)turns;
}

/* When the turn of this number begins, of so many. */
static struct instant turn_start(const struct page *page, uint32_t number, uint32_t turns)
{
    return (struct instant){page->start.ms + (page->end.ms - page->start.ms) * number / turns};
}

static uint32_t turn_at(const struct page *page, struct instant now, uint32_t turns)
{
    uint32_t turn = 0;
    while (turn + 1 < turns && turn_start(page, turn + 1, turns).ms <= now.ms)
        turn++;
    return turn;
}

uint32_t cycle_sub_page(const struct page *page, struct instant now, uint32_t pages)
{
    uint32_t most = most_turns(page), turns = pages < most ? pages : most;
    if (pages < 2)
        return 0;
    return (uint32_t)(((uint64_t)page->repetition * turns + turn_at(page, now, turns)) % pages);
}

uint32_t cycle_turns_passed(const struct page *page, struct instant now, struct instant *ret_next)
{
    uint32_t passed = 0;
    *ret_next = INSTANT_NEVER;
    for (uint32_t turns = most_turns(page); turns > 1; turns--) {
        uint32_t turn = turn_at(page, now, turns);
        passed += turn;
        if (turn + 1 < turns)
            *ret_next = instant_min(*ret_next, turn_start(page, turn + 1, turns));
    }
    return passed;
}

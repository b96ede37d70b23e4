/*
 * cycle: which page a hallway display shows at a moment. Rounds of 5 minutes of UTC fix the pages from the
 * data in force at the round's start, so that all displays with one cycle show one page at one instant, with
 * no traffic between them. What was said of a session within a round takes part from the next page's turn,
 * reckoned from its `made`, as notices do: a page that is being read keeps its time. What it shows is as new
 * as the program.
 *
 * Repetitions count on from round to round: a table of ten sub-pages would never show its last ones if
 * they began anew every five minutes. Pages of contributions and rooms for which a cycle has no time take
 * turns likewise.
 *
 * An overview lasts as its rooms need, whatever the panel. How many sub-pages it has, a panel tells: they
 * share that time, at least 6 s each, and those that find none have it in the next repetition. A venue of
 * more than ten rooms shows overview, what comes up and notices, unless its display asks for more.
 *
 * Here the code departs from behaviour.md, which gives an overview max(8, 8 x rooms / 20) s. With that alone
 * a board can have fewer turns than sub-pages: where a round ends, up to 147 s were measured until a room
 * came by. So it lasts max(8, 8 x rooms / 20, 6 x turns) s, and no more than half of the longest cycle (60
 * of 120 s). Its turns are one for each ten rooms; of more than ten rooms, one for each seven if that gives
 * more, though by that rule no more than four. Rooms with nothing more today are not counted. `seconds` of
 * the display's cycle holds exactly, as everywhere.
 */
#ifndef NOWNEXT_SCHEDULE_CYCLE_H
#define NOWNEXT_SCHEDULE_CYCLE_H

#include "changes/live.h"
#include "schedule/round.h"

/* The pages of the round that `now` is in, once, in order (start, end, repetition not set); *ret_start,
 * *ret_end the round. */
uint32_t cycle_pages(const struct program *program, const struct live *live,
                     const struct display_config *config, struct instant now, struct arena *arena,
                     const struct page **ret, struct instant *ret_start, struct instant *ret_end);

/* The page at `now`. False when the round has no page at all (the event has nothing to show). */
bool cycle_page_at(const struct program *program, const struct live *live,
                   const struct display_config *config, struct instant now, struct arena *arena,
                   struct page *ret);

/* Which of `pages` sub-pages is shown at `now`, within the page's showing; one that is held (still_page)
 * shows that of its repetition. */
uint32_t cycle_sub_page(const struct page *page, struct instant now, uint32_t pages);
/* How often it may have changed since the showing's start, whatever the number of sub-pages; *ret_next is
 * when that number grows, or INSTANT_NEVER. */
uint32_t cycle_turns_passed(const struct page *page, struct instant now, struct instant *ret_next);

#endif

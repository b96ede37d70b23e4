#include "display/follow.h"

#include <stdlib.h>

#include "display/display.h"

static void judge_clock(struct display *display)
{
    static const enum board_clock clocks[] = {[STATION_CLOCK_UNTRUSTED] = BOARD_CLOCK_UNTRUSTED,
                                              [STATION_CLOCK_UNVERIFIED] = BOARD_CLOCK_UNVERIFIED,
                                              [STATION_CLOCK_TRUSTED] = BOARD_CLOCK_TRUSTED};
    struct board *first = display->outputs[0].board;
    if (!first->ops->set_clock)
        return;
    first->ops->set_clock(first, first->ops->clock(first), 0); /* the system's own time */
    struct clock_trust trust = timekeeper_judge(&display->keeper, display->store.program,
                                                first->ops->now(first), first->ops->steady_ms(first));
    for (uint32_t i = 0; i < display->output_count; i++) {
        struct board *board = display->outputs[i].board;
        board->ops->set_clock(board, clocks[trust.clock], trust.ahead_ms);
    }
    display->ahead_ms = trust.ahead_ms;
    timekeeper_mark(&display->keeper, trust, first->ops->now(first));
}

/* For how long the emergency of the live data is known: it ends also where no clock is set. Another `raised`
 * or `until` is another emergency. */
static void follow_emergency(struct display *display)
{
    struct board *board = display->outputs[0].board;
    const struct live_emergency *emergency = display->store.live ? display->store.live->emergency : NULL;
    int64_t steady_ms = board->ops->steady_ms(board);
    if (emergency && (emergency->raised.ms != display->emergency_raised.ms ||
                      emergency->until.ms != display->emergency_until.ms)) {
        display->emergency_raised = emergency->raised;
        display->emergency_until = emergency->until;
        display->emergency_steady_ms = steady_ms;
    }
    for (uint32_t i = 0; i < display->output_count; i++) {
        struct view_request *request = &display->outputs[i].loop.request;
        request->floor.ms = display->keeper.floor_ms;
        request->emergency_shown_ms = steady_ms - display->emergency_steady_ms;
    }
}

/* The test card while somebody asks which display this is; gives for how much longer. */
static int64_t follow_asks(struct display *display)
{
    struct board *board = display->outputs[0].board;
    int64_t left_ms;
    bool card =
        asks_identify(&display->asks, board->ops->steady_ms(board), &left_ms) || display->options.test_card;
    for (uint32_t i = 0; i < display->output_count; i++) {
        struct loop *loop = &display->outputs[i].loop;
        if (loop->request.test_card != card)
            loop_forget(loop);
        loop->request.test_card = card;
    }
    return left_ms;
}

/* By the clock, from when it was asked on: reckoned anew only where the clock has stepped, since two clocks
 * are never read at one instant. True where it is another one. */
static bool place_rehearsal(struct display *display, int64_t since_ms)
{
    const struct asks *asks = &display->asks;
    struct live_rehearsal *rehearsal = &display->rehearsal;
    struct board *board = display->outputs[0].board;
    struct instant from = {board->ops->now(board) - since_ms};
    if (rehearsal->moment.ms == asks->moment.ms && llabs(from.ms - rehearsal->from.ms) < MS_PER_SECOND &&
        rehearsal->until.ms - rehearsal->from.ms == asks->minutes * MS_PER_MINUTE)
        return false;
    *rehearsal = (struct live_rehearsal){asks->moment, from, {from.ms + asks->minutes * MS_PER_MINUTE}};
    return true;
}

/* Another moment while somebody asks for it; gives for how much longer. */
static int64_t follow_rehearsal(struct display *display)
{
    struct board *board = display->outputs[0].board;
    int64_t since_ms, left_ms;
    bool is_asked = asks_rehearse(&display->asks, board->ops->steady_ms(board), &since_ms, &left_ms);
    bool is_new = is_asked && place_rehearsal(display, since_ms);
    for (uint32_t i = 0; i < display->output_count; i++) {
        struct loop *loop = &display->outputs[i].loop;
        if (is_new || is_asked != (loop->request.rehearsal != NULL))
            loop_forget(loop);
        loop->request.rehearsal = is_asked ? &display->rehearsal : NULL;
    }
    return left_ms;
}

/* Where the feed was not heard of since the system's start, what is held is as old as its file. */
static struct instant last_heard(const struct display *display, int64_t steady_ms, struct instant now)
{
    const struct feed_checks *checks = &display->feed_checks;
    const struct store_entry *program = &display->store.entries[STORE_FEED_PROGRAM];
    if (!checks->is_configured)
        return (struct instant){0};
    if (checks->good_ms >= 0)
        return (struct instant){now.ms - (steady_ms - checks->good_ms)};
    return (struct instant){program->is_good ? program->changed_ns / 1000000 : 0};
}

/* Only for a program that came from there. */
static void follow_feed(struct display *display)
{
    struct board *board = display->outputs[0].board;
    feed_checks_read(&display->feed_checks, display->options.folders.agent);
    bool is_fed = display->store.decided.program.writer == PRECEDENCE_FEED;
    for (uint32_t i = 0; i < display->output_count; i++)
        display->outputs[i].loop.request.checked =
            is_fed
                ? last_heard(display, board->ops->steady_ms(board), (struct instant){board->ops->now(board)})
                : (struct instant){0};
}

int64_t follow_facts(struct display *display)
{
    judge_clock(display);
    follow_emergency(display);
    follow_feed(display);
    int64_t card_ms = follow_asks(display), rehearsal_ms = follow_rehearsal(display);
    return card_ms < rehearsal_ms ? card_ms : rehearsal_ms;
}

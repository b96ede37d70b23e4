#include "agent/network_time.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "spool/file.h"

static void answered(void *of, const struct fetch_answer *answer)
{
    struct network_time *time = of;
    time->fetch = NULL;
    time->is_answered = true;
    bool is_good = (answer->outcome == SOURCE_TAKEN || answer->outcome == SOURCE_STATUS) &&
                   answer->is_secure && instant_is_set(answer->date);
    time->said = is_good ? answer->date : INSTANT_NONE;
    snprintf(time->text, sizeof time->text, "%s",
             is_good           ? ""
             : answer->text[0] ? answer->text
                               : "the server does not say what time it is");
}

static void ask(struct network_time *time, const struct network_time_request *request, enum fetch_dates dates,
                struct instant at)
{
    const struct fetch_request fetch = {
        .url = request->url, .ca_file = request->ca_file, .dates = dates, .at = at, .head_only = true};
    time->is_answered = false;
    time->fetch = fetch_start(request->fetcher, &fetch, answered, time);
    if (!time->fetch) {
        time->is_answered = true;
        time->said = INSTANT_NONE;
    }
}

static void give_up(struct network_time *time, int64_t steady_ms)
{
    time->state = NETWORK_TIME_WANTED;
    time->failures++;
    time->due_ms = steady_ms + NETWORK_TIME_RETRY_MS;
}

static void tell(const struct network_time *time, const struct network_time_request *request)
{
    char path[1024], text[64];
    snprintf(path, sizeof path, "%s/" NETWORK_TIME_FILE, request->run);
    snprintf(text, sizeof text, "%" PRId64 " %" PRId64 "\n", time->said.ms, time->said_ms);
    spool_replace_file(path, text, strlen(text), NULL);
}

/* An answer to the first question, or to the second. */
static void take_answer(struct network_time *time, const struct network_time_request *request,
                        int64_t steady_ms)
{
    if (!instant_is_set(time->said)) {
        give_up(time, steady_ms);
    } else if (instant_is_set(request->floor) && time->said.ms < request->floor.ms) {
        snprintf(time->text, sizeof time->text, "the server's time is over: it can't be right");
        give_up(time, steady_ms);
    } else if (time->state == NETWORK_TIME_ASKED) {
        time->state = NETWORK_TIME_VERIFIED;
        ask(time, request, FETCH_DATES_AT, time->said);
    } else {
        time->state = NETWORK_TIME_KNOWN;
        time->said_ms = steady_ms;
        tell(time, request);
    }
}

void network_time_step(struct network_time *time, const struct network_time_request *request,
                       int64_t steady_ms)
{
    if (!request->url || time->state == NETWORK_TIME_KNOWN || time->fetch)
        return;
    if (time->state != NETWORK_TIME_WANTED && time->is_answered) {
        take_answer(time, request, steady_ms);
    } else if (steady_ms >= time->due_ms) {
        time->state = NETWORK_TIME_ASKED;
        ask(time, request, FETCH_DATES_NOT, INSTANT_NONE);
    }
}

void network_time_finish(struct network_time *time)
{
    if (time->fetch)
        fetch_cancel(time->fetch);
    time->fetch = NULL;
}

bool network_time_is_known(const struct network_time *time)
{
    return time->state == NETWORK_TIME_KNOWN;
}

struct instant network_time_at(const struct network_time *time, int64_t steady_ms)
{
    return (struct instant){time->said.ms + steady_ms - time->said_ms};
}

int64_t network_time_due(const struct network_time *time, const struct network_time_request *request)
{
    if (!request->url || time->state == NETWORK_TIME_KNOWN || time->fetch)
        return INT64_MAX;
    return time->is_answered && time->state != NETWORK_TIME_WANTED ? 0 : time->due_ms;
}

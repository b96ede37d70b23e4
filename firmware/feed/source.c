#include "feed/source.h"

#include <stddef.h>
#include <string.h>

#include "base/ascii.h"

static const char *const outcome_names[SOURCE_OUTCOME_COUNT] = {
    [SOURCE_SAME] = "same",           [SOURCE_TAKEN] = "taken",
    [SOURCE_NO_HOST] = "no-host",     [SOURCE_NO_CONNECTION] = "no-connection",
    [SOURCE_TIMED_OUT] = "timed-out", [SOURCE_NOT_TRUSTED] = "not-trusted",
    [SOURCE_STATUS] = "status",       [SOURCE_REDIRECTS] = "redirects",
    [SOURCE_TOO_LARGE] = "too-large", [SOURCE_PAGE] = "page",
    [SOURCE_NOT_READ] = "not-read",   [SOURCE_HELD_OFF] = "held-off",
};

const char *source_outcome_name(enum source_outcome outcome)
{
    return outcome_names[outcome];
}

bool source_is_good(enum source_outcome outcome)
{
    return outcome == SOURCE_SAME || outcome == SOURCE_TAKEN;
}

/* --- a page in place of a document --- */

static bool begins_with(const char *bytes, size_t size, const char *lower)
{
    size_t length = strlen(lower);
    for (size_t i = 0; i < length; i++)
        if (i >= size || ascii_lower(bytes[i]) != lower[i])
            return false;
    return true;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool source_is_page(const char *bytes, size_t size)
{
    static const char *const beginnings[] = {"<!doctype html", "<html",   "<head", "<body",
                                             "<meta",          "<script", "<title"};
    size_t at = size >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    for (;;) {
        while (at < size && is_blank(bytes[at]))
            at++;
        if (!begins_with(bytes + at, size - at, "<!--"))
            break;
        while (at < size && !begins_with(bytes + at, size - at, "-->"))
            at++;
        at += at < size ? 3 : 0;
    }
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
        if (begins_with(bytes + at, size - at, beginnings[i]))
            return true;
    return false;
}

/* --- when --- */

/* From 0 to `range`, both included. */
static int64_t by_chance(int64_t range, uint32_t chance)
{
    return (int64_t)((uint64_t)chance * (uint64_t)(range + 1) >> 32);
}

/* An interval, 20 % more or less. */
static int64_t about(int64_t interval_ms, uint32_t chance)
{
    return interval_ms - interval_ms / 5 + by_chance(2 * (interval_ms / 5), chance);
}

/* By how much the poll after a round that failed waits. */
static int64_t back_off_ms(const struct source *source, const struct source_settings *settings)
{
    int64_t wait =
        settings->poll_ms < SOURCE_BACK_OFF_FIRST_MS ? settings->poll_ms : SOURCE_BACK_OFF_FIRST_MS;
    for (unsigned i = 1; i < source->failed_rounds && wait < SOURCE_BACK_OFF_MOST_MS; i++)
        wait *= 2;
    wait = wait > source->retry_after_ms ? wait : source->retry_after_ms;
    return wait < SOURCE_BACK_OFF_MOST_MS ? wait : SOURCE_BACK_OFF_MOST_MS;
}

void source_start(struct source *source, const struct source_settings *settings, int64_t steady_ms,
                  uint32_t chance)
{
    *source = (struct source){.asked_ms = -1, .good_ms = -1, .due_ms = INT64_MAX};
    if (settings->url_count > 0)
        source->due_ms = steady_ms + by_chance(SOURCE_START_MS, chance);
}

void source_heard(struct source *source, const struct source_settings *settings, enum source_outcome outcome,
                  int64_t retry_after_ms, int64_t steady_ms, uint32_t chance)
{
    source->outcome = outcome;
    source->asked_ms = steady_ms;
    if (source_is_good(outcome)) {
        source->good_ms = steady_ms;
        source->good_url = source->url;
        source->failed_rounds = 0;
        source->retry_after_ms = 0;
        source->url = 0;
        source->due_ms = steady_ms + about(settings->poll_ms, chance);
        return;
    }
    if (retry_after_ms > source->retry_after_ms)
        source->retry_after_ms = retry_after_ms;
    source->due_ms = steady_ms;
    if (++source->url < settings->url_count)
        return;
    source->url = 0;
    source->failed_rounds++;
    int64_t wait = back_off_ms(source, settings);
    source->due_ms = steady_ms + wait - by_chance(wait / 3, chance);
    source->retry_after_ms = 0;
}

void source_poke(struct source *source, const struct source_settings *settings, int64_t steady_ms,
                 uint32_t chance)
{
    int64_t soon = steady_ms + by_chance(SOURCE_POKE_MS, chance);
    if (settings->url_count > 0 && soon < source->due_ms)
        source->due_ms = soon;
}

int64_t source_missed(const struct source *source, const struct source_settings *settings, int64_t steady_ms)
{
    if (settings->url_count == 0 || source->good_ms < 0)
        return 0;
    /* A poll is missed once its latest moment, with chance against it, is past. */
    int64_t interval = settings->poll_ms + settings->poll_ms / 5;
    return (steady_ms - source->good_ms) / interval;
}

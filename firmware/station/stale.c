#include "station/stale.h"

enum { CLEAR_AFTER_MS = 30 * 60 * 1000, REQUEST_MS = 30 * 1000 };

enum stale stale_at(struct instant checked, int poll_s, struct instant now, struct instant *ret_until)
{
    *ret_until = INSTANT_NEVER;
    if (checked.ms <= 0)
        return STALE_NOT;
    /* Two intervals, a fifth longer each. */
    struct instant quiet = {checked.ms + poll_s * MS_PER_SECOND * 12 / 5 + REQUEST_MS};
    struct instant clear = instant_max(quiet, (struct instant){checked.ms + CLEAR_AFTER_MS});
    if (now.ms >= clear.ms)
        return STALE_CLEAR;
    *ret_until = now.ms < quiet.ms ? quiet : clear;
    return now.ms < quiet.ms ? STALE_NOT : STALE_QUIET;
}

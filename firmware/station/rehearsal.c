#include "station/rehearsal.h"

#include <stddef.h>

void rehearsal_of(const struct live_rehearsal *rehearsal, struct instant now, struct rehearsal_state *ret)
{
    *ret = (struct rehearsal_state){.shown = now, .until = INSTANT_NEVER};
    if (!rehearsal || now.ms >= rehearsal->until.ms)
        return;
    ret->until = now.ms < rehearsal->from.ms ? rehearsal->from : rehearsal->until;
    if (rehearsal->from.ms >= rehearsal->until.ms) /* over when it begins: that ends another one */
        ret->until = INSTANT_NEVER;
    if (now.ms < rehearsal->from.ms)
        return;
    ret->is_on = true;
    ret->ahead_ms = rehearsal->moment.ms - rehearsal->from.ms;
    ret->shown.ms = now.ms + ret->ahead_ms;
}

void rehearsal_at(const struct live *live, struct instant now, struct rehearsal_state *ret)
{
    rehearsal_of(live ? live->rehearsal : NULL, now, ret);
}

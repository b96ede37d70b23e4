#include "changes/infer_clock.h"

bool infer_clock_is_known(struct instant polled)
{
    return polled.ms >= INFER_CLOCK_FROM_MS;
}

struct instant infer_clock_since(struct instant since, struct instant polled)
{
    return since.ms > polled.ms || infer_clock_is_known(since) != infer_clock_is_known(polled) ? polled
                                                                                               : since;
}

#include "feed/reconnect.h"

int64_t reconnect_wait_ms(unsigned failures, uint32_t chance)
{
    int64_t most = RECONNECT_FIRST_MS;
    for (unsigned i = 0; i < failures && most < RECONNECT_MOST_MS; i++)
        most *= 2;
    most = most < RECONNECT_MOST_MS ? most : RECONNECT_MOST_MS;
    return (int64_t)((uint64_t)chance * (uint64_t)(most + 1) >> 32);
}

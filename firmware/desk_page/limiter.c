#include "desk_page/limiter.h"

#define MOST (INT64_C(1000) * LIMITER_MOST)

bool limiter_take(struct limiter *limiter, uint64_t key, int cost, int64_t steady_ms)
{
    uint64_t set = (key ^ key >> 32) % LIMITER_SETS;
    int way = 0;
    for (int i = 0; i < LIMITER_WAYS; i++) {
        if (limiter->places[set][i].key == key && limiter->places[set][i].seen_ms > 0) {
            way = i;
            break;
        }
        if (limiter->places[set][i].seen_ms < limiter->places[set][way].seen_ms)
            way = i;
    }
    int64_t now_ms = steady_ms > 0 ? steady_ms : 1;
    if (limiter->places[set][way].key != key || limiter->places[set][way].seen_ms == 0) {
        limiter->places[set][way].key = key;
        limiter->places[set][way].left = MOST;
    } else {
        int64_t passed_ms = now_ms - limiter->places[set][way].seen_ms;
        int64_t left =
            passed_ms > MOST ? MOST : limiter->places[set][way].left + passed_ms * LIMITER_A_SECOND;
        limiter->places[set][way].left = left < MOST ? left : MOST;
    }
    limiter->places[set][way].seen_ms = now_ms;
    if (limiter->places[set][way].left < INT64_C(1000) * cost)
        return false;
    limiter->places[set][way].left -= INT64_C(1000) * cost;
    return true;
}

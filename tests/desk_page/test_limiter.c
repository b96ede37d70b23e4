#include "desk_page/limiter.h"

#include "check.h"

static struct limiter limiter;

/* How many of `asked` in a second, spread evenly, are served. */
static int served(uint64_t key, int asked, int64_t from_ms)
{
    int count = 0;
    for (int i = 0; i < asked; i++)
        count += limiter_take(&limiter, key, 1, from_ms + i * 1000 / asked);
    return count;
}

int main(void)
{
    check_row("a thousand in a second: what was saved up, and a second's share");
    int first = served(1, 1000, 5000);
    CHECK(first >= LIMITER_MOST && first <= LIMITER_MOST + LIMITER_A_SECOND);
    check_row("the second after: its share");
    int second = served(1, 1000, 6000);
    CHECK(second >= LIMITER_A_SECOND - 1 && second <= LIMITER_A_SECOND + 1);
    check_row("somebody else is served meanwhile");
    CHECK_INT(served(2, 20, 6000), 20);
    check_row("after a rest all is there again, and no more");
    int rested = served(1, 400, 60000);
    CHECK(rested >= LIMITER_MOST && rested <= LIMITER_MOST + LIMITER_A_SECOND);
    check_row("what costs more takes more, or nothing");
    CHECK(limiter_take(&limiter, 3, LIMITER_MOST - 1, 100000));
    CHECK(!limiter_take(&limiter, 3, 4, 100000));
    CHECK(limiter_take(&limiter, 3, 1, 100000));
    CHECK(!limiter_take(&limiter, 3, 1, 100000));
    check_row("many addresses of one place: the one that was quiet the longest gives way");
    for (uint64_t i = 1; i <= 4; i++)
        CHECK(limiter_take(&limiter, i * LIMITER_SETS, LIMITER_MOST, 200000 + (int64_t)i));
    CHECK(limiter_take(&limiter, 9 * LIMITER_SETS, 1, 200010));
    CHECK(!limiter_take(&limiter, 4 * LIMITER_SETS, 1, 200011));
    CHECK(limiter_take(&limiter, 1 * LIMITER_SETS, LIMITER_MOST, 200012));
    check_row("a steady clock that begins with 0");
    limiter = (struct limiter){0};
    int begun = served(5, 200, 0);
    CHECK(begun >= LIMITER_MOST && begun <= LIMITER_MOST + LIMITER_A_SECOND);
    return check_done();
}

#include "station/stale.h"

#include "check.h"

#define MIN MS_PER_MINUTE
#define SEC MS_PER_SECOND

int main(void)
{
    /* Times are since the last check that succeeded. */
    static const struct {
        const char *rule;
        int poll_s;
        int64_t now_ms;
        enum stale expected;
        int64_t until_ms; /* -1: never */
    } rows[] = {
        {"just checked", 60, 0, STALE_NOT, 174 * SEC},
        {"a poll may be late", 60, 72 * SEC, STALE_NOT, 174 * SEC},
        {"before two are missed", 60, 174 * SEC - 1, STALE_NOT, 174 * SEC},
        {"two are missed", 60, 174 * SEC, STALE_QUIET, 30 * MIN},
        {"before half an hour", 60, 30 * MIN - 1, STALE_QUIET, 30 * MIN},
        {"half an hour", 60, 30 * MIN, STALE_CLEAR, -1},
        {"days", 60, 3000 * MIN, STALE_CLEAR, -1},
        {"polls in ten minutes", 600, 24 * MIN, STALE_NOT, 24 * MIN + 30 * SEC},
        {"two of them are missed", 600, 24 * MIN + 30 * SEC, STALE_QUIET, 30 * MIN},
        {"polls in an hour are not told before two are missed", 3600, 100 * MIN, STALE_NOT,
         144 * MIN + 30 * SEC},
        {"then clearly, at once", 3600, 144 * MIN + 30 * SEC, STALE_CLEAR, -1},
        {"a clock that was set back", 60, -5 * MIN, STALE_NOT, 174 * SEC},
    };
    const struct instant checked = {INT64_C(1726821720000)};
    struct instant until;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].rule);
        struct instant now = {checked.ms + rows[i].now_ms};
        CHECK_INT(stale_at(checked, rows[i].poll_s, now, &until), rows[i].expected);
        CHECK_INT(until.ms, rows[i].until_ms < 0 ? INT64_MAX : checked.ms + rows[i].until_ms);
    }
    check_row("no feed");
    CHECK_INT(stale_at((struct instant){0}, 60, checked, &until), STALE_NOT);
    CHECK_INT(until.ms, INT64_MAX);
    CHECK_INT(stale_at(INSTANT_NONE, 60, checked, &until), STALE_NOT);
    return check_done();
}

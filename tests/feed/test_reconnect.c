#include "feed/reconnect.h"

#include "check.h"

int main(void)
{
    static const int64_t most[] = {15000, 30000, 60000, 60000, 60000};
    for (unsigned failures = 0; failures < 5; failures++) {
        CHECK_INT(reconnect_wait_ms(failures, 0), 0);
        CHECK_INT(reconnect_wait_ms(failures, UINT32_MAX), most[failures]);
        CHECK_INT(reconnect_wait_ms(failures, UINT32_MAX / 2), most[failures] / 2);
    }
    CHECK_INT(reconnect_wait_ms(1000000, UINT32_MAX), 60000);

    /* A thousand at once: in no second more than a tenth of them. */
    unsigned in_second[16] = {0}, highest = 0;
    uint32_t chance = 1;
    for (int i = 0; i < 1000; i++) {
        chance = chance * 1664525 + 1013904223;
        in_second[reconnect_wait_ms(0, chance) / 1000]++;
    }
    for (int i = 0; i < 16; i++)
        highest = in_second[i] > highest ? in_second[i] : highest;
    CHECK(highest < 100);
    return check_done();
}

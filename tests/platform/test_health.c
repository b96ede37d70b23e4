#include "check.h"

#include "platform/board_fixture.h"
#include "platform/health.h"

int main(void)
{
    struct health health;
    board_begin("test_health");
    check_row("a board that tells nothing");
    health_read(board_root, &health);
    CHECK(!health.has_temperature && !health.has_supply);
    check_row("temperature");
    board_put("/sys/class/thermal/thermal_zone0/temp", "48312\n");
    health_read(board_root, &health);
    CHECK(health.has_temperature && health.temperature_c > 48.3 && health.temperature_c < 48.4);
    check_row("supply, by the kernel's sensor");
    board_put("/sys/class/hwmon/hwmon0/name", "cpu_thermal\n");
    board_put("/sys/class/hwmon/hwmon1/name", "rpi_volt\n");
    board_put("/sys/class/hwmon/hwmon1/in0_lcrit_alarm", "1\n");
    health_read(board_root, &health);
    CHECK(health.has_supply && health.is_too_weak);
    check_row("supply, by the firmware: it was too weak, and is not now");
    board_put("/sys/devices/platform/soc/soc:firmware/get_throttled", "50000\n");
    health_read(board_root, &health);
    CHECK(health.has_supply && !health.is_too_weak && health.was_too_weak);
    board_put("/sys/devices/platform/soc/soc:firmware/get_throttled", "50005\n");
    health_read(board_root, &health);
    CHECK(health.is_too_weak);
    board_end();
    return check_done();
}

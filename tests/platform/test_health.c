#include "check.h"

#include <sys/stat.h>
#include <unistd.h>

#include "platform/health.h"

static char root[200];

/* Makes the folders of a path under the root, and the file with this text; NULL: only the folders. */
static void put(const char *path, const char *text)
{
    char name[400];
    snprintf(name, sizeof name, "%s%s", root, path);
    for (char *slash = strchr(name + strlen(root) + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(name, 0700);
        *slash = '/';
    }
    FILE *file = fopen(name, "w");
    CHECK(file != NULL);
    fputs(text, file);
    fclose(file);
}

int main(void)
{
    struct health health;
    snprintf(root, sizeof root, "%s/test_health.%d", BINARY_DIR, (int)getpid());
    CHECK_INT(mkdir(root, 0700), 0);
    check_row("a board that tells nothing");
    health_read(root, &health);
    CHECK(!health.has_temperature && !health.has_supply);
    check_row("temperature");
    put("/sys/class/thermal/thermal_zone0/temp", "48312\n");
    health_read(root, &health);
    CHECK(health.has_temperature && health.temperature_c > 48.3 && health.temperature_c < 48.4);
    check_row("supply, by the kernel's sensor");
    put("/sys/class/hwmon/hwmon0/name", "cpu_thermal\n");
    put("/sys/class/hwmon/hwmon1/name", "rpi_volt\n");
    put("/sys/class/hwmon/hwmon1/in0_lcrit_alarm", "1\n");
    health_read(root, &health);
    CHECK(health.has_supply && health.is_too_weak);
    check_row("supply, by the firmware: it was too weak, and is not now");
    put("/sys/devices/platform/soc/soc:firmware/get_throttled", "50000\n");
    health_read(root, &health);
    CHECK(health.has_supply && !health.is_too_weak && health.was_too_weak);
    put("/sys/devices/platform/soc/soc:firmware/get_throttled", "50005\n");
    health_read(root, &health);
    CHECK(health.is_too_weak);
    char command[300];
    snprintf(command, sizeof command, "rm -r '%s'", root);
    CHECK_INT(system(command), 0);
    return check_done();
}

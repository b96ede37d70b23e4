#include "check.h"

#include <sys/stat.h>
#include <unistd.h>

#include "platform/identity.h"

static char root[200];

static void put(const char *path, const char *text, size_t size)
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
    fwrite(text, 1, size, file);
    fclose(file);
}

int main(void)
{
    struct identity identity;
    snprintf(root, sizeof root, "%s/test_identity.%d", BINARY_DIR, (int)getpid());
    CHECK_INT(mkdir(root, 0700), 0);
    check_row("a board that tells nothing");
    identity_read(root, &identity);
    CHECK_STR(identity.serial, "");
    CHECK_INT(identity.mac_count, 0);
    check_row("a PC's serial number");
    put("/sys/class/dmi/id/product_serial", "PF1234\n", 7);
    identity_read(root, &identity);
    CHECK_STR(identity.serial, "PF1234");
    check_row("a Pi's, which ends with a NUL, goes before it");
    put("/sys/firmware/devicetree/base/serial-number", "100000001a2b3c4d", 17);
    identity_read(root, &identity);
    CHECK_STR(identity.serial, "100000001a2b3c4d");
    check_row("network devices by name, but for loopback and such as have no address");
    put("/sys/class/net/wlan0/address", "dc:a6:32:00:00:02\n", 18);
    put("/sys/class/net/eth0/address", "dc:a6:32:00:00:01\n", 18);
    put("/sys/class/net/lo/address", "00:00:00:00:00:00\n", 18);
    put("/sys/class/net/sit0/address", "0.0.0.0\n", 8);
    identity_read(root, &identity);
    CHECK_INT(identity.mac_count, 2);
    CHECK_STR(identity.macs[0], "dc:a6:32:00:00:01");
    CHECK_STR(identity.macs[1], "dc:a6:32:00:00:02");
    check_row("no more than there is room for");
    for (int i = 0; i < 12; i++) {
        char path[80];
        snprintf(path, sizeof path, "/sys/class/net/usb%02d/address", i);
        put(path, "02:00:00:00:00:09\n", 18);
    }
    identity_read(root, &identity);
    CHECK_INT(identity.mac_count, IDENTITY_MOST_MACS);
    char command[300];
    snprintf(command, sizeof command, "rm -r '%s'", root);
    CHECK_INT(system(command), 0);
    return check_done();
}

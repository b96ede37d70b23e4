#include "check.h"

#include "platform/board_fixture.h"
#include "platform/identity.h"

int main(void)
{
    struct identity identity;
    board_begin("test_identity");
    check_row("a board that tells nothing");
    identity_read(board_root, &identity);
    CHECK_STR(identity.serial, "");
    CHECK_INT(identity.mac_count, 0);
    check_row("a PC's serial number");
    board_put("/sys/class/dmi/id/product_serial", "PF1234\n");
    identity_read(board_root, &identity);
    CHECK_STR(identity.serial, "PF1234");
    check_row("a Pi's, which ends with a NUL, goes before it");
    board_put_bytes("/sys/firmware/devicetree/base/serial-number", "100000001a2b3c4d", 17);
    identity_read(board_root, &identity);
    CHECK_STR(identity.serial, "100000001a2b3c4d");
    check_row("network devices by name, but for loopback and such as have no address");
    board_put("/sys/class/net/wlan0/address", "dc:a6:32:00:00:02\n");
    board_put("/sys/class/net/eth0/address", "dc:a6:32:00:00:01\n");
    board_put("/sys/class/net/lo/address", "00:00:00:00:00:00\n");
    board_put("/sys/class/net/sit0/address", "0.0.0.0\n");
    identity_read(board_root, &identity);
    CHECK_INT(identity.mac_count, 2);
    CHECK_STR(identity.macs[0], "dc:a6:32:00:00:01");
    CHECK_STR(identity.macs[1], "dc:a6:32:00:00:02");
    check_row("no more than there is room for");
    for (int i = 0; i < 12; i++) {
        char path[80];
        snprintf(path, sizeof path, "/sys/class/net/usb%02d/address", i);
        board_put(path, "02:00:00:00:00:09\n");
    }
    identity_read(board_root, &identity);
    CHECK_INT(identity.mac_count, IDENTITY_MOST_MACS);
    board_end();
    return check_done();
}

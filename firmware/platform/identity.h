/*
 * identity: what a board is known by, beside its host name: its serial number, and the MAC addresses of its
 * network devices. For finding its own entry in a venue.json.
 */
#ifndef NOWNEXT_PLATFORM_IDENTITY_H
#define NOWNEXT_PLATFORM_IDENTITY_H

#include <stdint.h>

enum { IDENTITY_MOST_MACS = 8 };

struct identity {
    char serial[65]; /* "" where the board tells none */
    uint32_t mac_count;
    char macs[IDENTITY_MOST_MACS][18]; /* "dc:a6:32:01:02:03", sorted by the devices' names */
};

/* `root` stands before /sys, for tests; "" otherwise. Sources: the device tree's serial-number, else DMI's
 * product_serial; /sys/class/net/NAME/address, without loopback and such as have none. */
void identity_read(const char *root, struct identity *ret);

#endif

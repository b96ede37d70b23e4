/*
 * health: how the board is, where it can tell: its temperature, and whether its power supply is too weak.
 */
#ifndef NOWNEXT_PLATFORM_HEALTH_H
#define NOWNEXT_PLATFORM_HEALTH_H

#include <stdbool.h>

struct health {
    bool has_temperature, has_supply;
    double temperature_c;
    bool is_too_weak;  /* the supply, now */
    bool was_too_weak; /* at some time since the start */
};

/* `root` stands before /sys, for tests; "" otherwise. Sources: the kernel's thermal_zone0/temp (thousandths
 * of a degree); the Raspberry Pi firmware's get_throttled (bits 0 and 16), else its hwmon device rpi_volt. */
void health_read(const char *root, struct health *ret);

#endif

/*
 * backlight: how bright panels are whose light the kernel controls (DSI, eDP, LVDS; an HDMI monitor has its
 * own knob). Source: the kernel's Documentation/ABI/stable/sysfs-class-backlight.
 */
#ifndef NOWNEXT_BOARD_BACKLIGHT_H
#define NOWNEXT_BOARD_BACKLIGHT_H

#include <stdbool.h>

/* Sets each backlight of the folder ("/sys/class/backlight") to so many per cent (1 to 100) of what it can,
 * rounded, and never to 0: the darkest that is still to be seen. False where there is none, or none may be
 * set. */
bool backlight_set(const char *folder, int percent);

/* Whether a panel at this connector ("HDMI-A-1", "DSI-1") is lit by such a backlight. */
bool backlight_lights(const char *connector);

#endif

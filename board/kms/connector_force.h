/*
 * connector_force: a connector that the kernel is to take for connected, whatever it notices there: a cable,
 * an adapter or a panel may lack the hot-plug line. Source: the kernel's drm_sysfs.c (status_store): "on",
 * and "detect" to take it back.
 */
#ifndef NOWNEXT_BOARD_CONNECTOR_FORCE_H
#define NOWNEXT_BOARD_CONNECTOR_FORCE_H

#include "base/err.h"

/* All zero: none is forced. */
struct connector_force {
    char name[32];  /* "HDMI-A-1": the kernel takes it for connected; "": none */
    struct err err; /* why the kernel could not be told, the last time that it was to be */
};

/* Forces the connector called `name` of graphics device `card` (-1: of any), in the folder of the kernel's
 * devices
 * ("/sys/class/drm"). Where there is no such connector, or its status may not be written, `err` says so
 * (ERR_IO) and none is forced. */
void connector_force_begin(struct connector_force *force, const char *folder, int card, const char *name);

/* Takes that back, if there is one. It counts as taken back though the kernel could not be told. */
void connector_force_end(struct connector_force *force, const char *folder, int card);

#endif

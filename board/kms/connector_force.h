/*
 * connector_force: a connector that the kernel is to take for connected, whatever it notices there: a cable,
 * an adapter or a panel may lack the hot-plug line. Source: the kernel's drm_sysfs.c (status_store): "on",
 * and "detect" to take it back.
 */
#ifndef NOWNEXT_BOARD_CONNECTOR_FORCE_H
#define NOWNEXT_BOARD_CONNECTOR_FORCE_H

#include <stdbool.h>

#include "base/err.h"

/* Writes the status of the connector called `name` ("HDMI-A-1") of graphics device `card` (-1: of any) in the
 * folder of the kernel's devices ("/sys/class/drm"). False with ERR_IO where there is no such connector, or
 * it may not be written. */
bool connector_force(const char *folder, int card, const char *name, bool is_on, struct err *reterr);

#endif

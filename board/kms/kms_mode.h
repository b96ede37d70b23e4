/*
 * kms_mode: which of a panel's modes is set. No device, no calls: what a connector lists, and what
 * display.json asks for.
 */
#ifndef NOWNEXT_BOARD_KMS_MODE_H
#define NOWNEXT_BOARD_KMS_MODE_H

#include <stdbool.h>
#include <stdint.h>

#include <xf86drmMode.h>

/* The index of the mode to set. `width` and `height` not 0: of this size, if the panel has it; of several
 * rates the one nearest to 60 a second, and progressive before interlaced. Else the panel's own choice (by
 * its EDID), else its first. *ret_has_wanted: whether it has the size that was asked for (true where none
 * was). `count` is not 0. */
uint32_t kms_mode_choose(const drmModeModeInfo *modes, uint32_t count, int width, int height,
                         bool *ret_has_wanted);

/* What a panel is called that a connector of this type and number leads to: "HDMI-A-1", as the kernel names
 * it. Source: drm_connector.c of the Linux kernel, drm_connector_enum_list. At most `size` bytes with the
 * NUL. */
void kms_mode_connector_name(uint32_t type, uint32_t number, char *ret, unsigned size);

#endif

/*
 * panel_mode: a panel's mode in words, for the log and for the organiser.
 */
#ifndef NOWNEXT_DISPLAY_PANEL_MODE_H
#define NOWNEXT_DISPLAY_PANEL_MODE_H

#include <stddef.h>

#include "platform/board.h"

/* "HDMI-A-1 1920x1080@60 (the panel's own choice)"; without the rate and the reason where they are not known;
 * "- 0x0" where there is no panel. At most `size` bytes with the NUL. */
void panel_mode_describe(const struct board_panel *panel, char *ret, size_t size);

/* What is wrong with the settings' panel.mode, as a refusal that names their file; "" where nothing is: the
 * panel has it, there is no panel, or none is asked for. At most `size` bytes with the NUL. */
void panel_mode_judge(const struct board_panel *panel, const struct board_mode *wanted, const char *file,
                      char *ret, size_t size);

#endif

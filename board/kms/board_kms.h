/*
 * board_kms: a board whose panels hang on a graphics device with kernel mode setting: the Raspberry Pi, the
 * emulated board, any PC. A host has the device and what is waited for; each panel is a board of its own. A
 * panel may be absent, come and go: what is presented meanwhile is let go, and all is asked for again when it
 * is there.
 */
#ifndef NOWNEXT_BOARD_KMS_H
#define NOWNEXT_BOARD_KMS_H

#include "platform/board.h"
#include "platform/events.h"

struct board_kms_host;

#define BOARD_KMS_OTHERS 3

struct board_kms_host_options {
    const char *card;  /* the device's path; NULL: the first with panels */
    const char *spool; /* a folder: its changes are BOARD_EVENT_FILES; NULL: none */
    const char
        *run; /* a folder: when the file "hotplug" in it is touched, panels are looked for; NULL: none */
    /* Folders, which need not be there: their changes are BOARD_EVENT_FILES too; NULL: none. */
    const char *others[BOARD_KMS_OTHERS];
    const char *backlight; /* the folder of the kernel's backlights; NULL: none is set */
    const char
        *connectors;      /* the folder of the kernel's connectors, "/sys/class/drm"; NULL: none is forced */
    const char *timesync; /* a folder whose changes wake up: the clock may have become right; NULL: none */
};

/* A host without panels; it can do without a device at first (one may appear with "hotplug"). NULL with an
 * error where what is waited for can't be had. Owner: the caller; destroyed after its boards. */
struct board_kms_host *board_kms_host_create(const struct board_kms_host_options *options,
                                             struct err *reterr);
void board_kms_host_destroy(struct board_kms_host *host);

/* Whether there is a device. */
bool board_kms_host_has_card(const struct board_kms_host *host);

struct board_kms_options {
    const char *connector; /* "HDMI-A-1"; NULL: the first panel that no other board has. Stays the caller's,
                              and there */
    struct board_mode mode;
};

/* At most two for a host. NULL with an error. Owner: the caller, who calls board->ops->destroy. */
struct board *board_kms_create(struct board_kms_host *host, const struct board_kms_options *options,
                               struct err *reterr);

#endif

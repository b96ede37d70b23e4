/*
 * kms_mode: which mode a panel is set to, and why. No device, no calls: what a connector tells, and what
 * display.json asks for.
 *
 * A panel says by its EDID what it can. One that says so keeps to its list: a mode that it lacks may leave it
 * dark, or worse. One without an EDID says nothing; the kernel then lists its standard modes up to 1024x768
 * on trust. There, and where nothing is listed at all, a mode that is asked for is made up by CVT timing. The
 * panels of a board's own connectors (DSI and its like) have no EDID either, but a driver that knows them.
 */
#ifndef NOWNEXT_BOARD_KMS_MODE_H
#define NOWNEXT_BOARD_KMS_MODE_H

#include <stdbool.h>
#include <stdint.h>

#include <xf86drmMode.h>

/* What is asked for: pixels, and pictures a second. 0: nothing is; of the size both or none. */
struct kms_mode_wish {
    int width, height, rate;
};

/* What is known of a connector. */
struct kms_mode_facts {
    const drmModeModeInfo *modes; /* as the kernel lists them */
    uint32_t count;
    uint32_t type;   /* DRM_MODE_CONNECTOR_... */
    bool has_edid;   /* the panel has said what it is */
    bool is_refused; /* the kernel has refused the mode that was made up */
};

enum kms_mode_why {
    KMS_MODE_NONE,            /* nothing is listed, and nothing is asked for */
    KMS_MODE_PREFERRED,       /* the panel's own choice */
    KMS_MODE_FIRST,           /* it lists modes, and prefers none */
    KMS_MODE_GUESS,           /* the kernel's: the panel says nothing, and nothing is asked for */
    KMS_MODE_LISTED,          /* asked for, and the panel lists it */
    KMS_MODE_STANDARD,        /* asked for, and the kernel lists it for a panel that says nothing */
    KMS_MODE_FORCED,          /* asked for, and made up: nothing is listed at all */
    KMS_MODE_FORCED_OFF_LIST, /* the same, where the kernel lists others for a panel that says nothing */
    KMS_MODE_OTHER_RATE,      /* the panel lists the size that is asked for, but not the rate */
    KMS_MODE_NOT_LISTED,      /* it does not list the size: its own choice */
    KMS_MODE_REFUSED          /* asked for, made up, and refused by the kernel: what is listed */
};

struct kms_mode_choice {
    enum kms_mode_why why;
    drmModeModeInfo mode;
    bool is_made_up; /* by CVT timing; else one of the list */
    bool has_wanted; /* it is what was asked for (true where nothing was) */
};

/* The mode to set. Of several of the size that is asked for: progressive before interlaced, then the rate
 * nearest to the one asked for, or to 60 a second; then the panel's own choice. */
struct kms_mode_choice kms_mode_choose(const struct kms_mode_facts *facts, const struct kms_mode_wish *wish);

/* The same in words for people; "" for KMS_MODE_NONE. Lasts for ever. */
const char *kms_mode_why_text(enum kms_mode_why why);

/* A mode of this size, by VESA's CVT timing (libxcvt). With reduced blanking for 60 or 120 pictures a second
 * on a digital connector, which flat panels take and which keeps 1920x1200 within a single link's 165 MHz;
 * else without. `rate` 0: 60. CVT's widths are whole
 * eights of pixels: another one (1366) has the timing of the next, and the rest is blank. False where memory
 * has run out. */
bool kms_mode_make(const struct kms_mode_wish *wish, uint32_t connector_type, drmModeModeInfo *ret);

/* Whether both are the same picture in the same time. */
bool kms_mode_equals(const drmModeModeInfo *one, const drmModeModeInfo *other);

/* What a panel is called that a connector of this type and number leads to: "HDMI-A-1", as the kernel names
 * it. Source: drm_connector.c of the Linux kernel, drm_connector_enum_list. At most `size` bytes with the
 * NUL. */
void kms_mode_connector_name(uint32_t type, uint32_t number, char *ret, unsigned size);

#endif

/*
 * kms_card: a graphics device by the kernel's mode setting, without OpenGL, X or any GPU driver in user
 * space: its panels, and two buffers for each, in turn. The legacy calls, since they serve every driver.
 * Source: libdrm, drm-kms(7), drm-memory(7).
 */
#ifndef NOWNEXT_BOARD_KMS_CARD_H
#define NOWNEXT_BOARD_KMS_CARD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "kms/kms_mode.h"

enum { KMS_MOST_CRTCS = 32 };

struct kms_card {
    int file;
    int number;           /* N of /dev/dri/cardN; -1: not known */
    uint32_t crtcs_taken; /* a bit for each, by its place in the device's list */
    uint32_t flips;       /* asked for so far: the number of the last one */
    /* By the CRTC's place, the flip that is under way; no output: none. What the device tells of any other
     * one is of an output that is no more. */
    struct kms_flip {
        uint32_t number;
        struct kms_output *output;
    } flipping[KMS_MOST_CRTCS];
};

/* The device at `path`, or with NULL the first of /dev/dri/card0 to card7 that has connectors. False with
 * ERR_IO where there is none, or it has no buffers that the processor can draw into. */
bool kms_card_open(struct kms_card *card, const char *path, struct err *reterr);
void kms_card_close(struct kms_card *card);

struct kms_buffer {
    uint32_t handle, number, pitch;
    uint64_t size;
    uint8_t *pixels; /* DRM_FORMAT_XRGB8888 */
};

/* A panel that is lit. All zero: none. */
struct kms_output {
    struct kms_card *card;
    uint32_t connector, crtc, crtc_place;
    char name[32]; /* "HDMI-A-1" */
    int width, height, rate;
    struct kms_mode_wish wish; /* what was asked for */
    struct kms_mode_choice choice;
    bool is_refused; /* the kernel has refused the mode that was made up */
    uint32_t dpms;   /* the property; 0: none */
    struct kms_buffer buffers[2];
    int shown;             /* the buffer that the panel shows, or will */
    bool flip_is_pending;  /* the panel still shows the other one */
    int64_t flip_asked_ms; /* since when, by the steady clock */
    bool is_on;
};

/* Lights the panel at the connector called `name`, or with NULL the first that is connected and not lit yet,
 * in the mode that kms_mode_choose gives; both buffers are black. A mode that was made up and that the kernel
 * refuses gives way to one that is listed, where there is any. *ret_found is false, and nothing else is done,
 * where no panel is there. False with ERR_IO where the kernel refuses. */
bool kms_output_start(struct kms_output *output, struct kms_card *card, const char *name,
                      const struct kms_mode_wish *wish, bool *ret_found, struct err *reterr);
void kms_output_stop(struct kms_output *output);

/* Whether its panel is still there, and would get the mode that it has, for the same reason. A panel whose
 * EDID could not be read at first has some mode for the need. */
bool kms_output_is_connected(const struct kms_output *output);

/* The connector that is lit where one is to be and none is named: the device's first for HDMI, else its
 * first, that no output has and that is not called `except` (NULL: any). At most `size` bytes with the NUL;
 * false where there is none. */
bool kms_card_find_connector(const struct kms_card *card, const char *except, char *ret, unsigned size);

/* The buffer to draw into: the one that is not shown. */
struct kms_buffer *kms_output_back(struct kms_output *output);

/* Has the panel show the back buffer from its next frame on; kms_card_read then tells when it does. False
 * with ERR_IO where the kernel refuses: the panel is gone, or is off. */
bool kms_output_flip(struct kms_output *output, int64_t steady_ms, struct err *reterr);

/* The panel's power, by DPMS. Coming back on, it shows what it showed. */
bool kms_output_set_power(struct kms_output *output, bool on, struct err *reterr);

/* Takes what the device has to tell: a flip is done. To be called when its file can be read. */
void kms_card_read(struct kms_card *card);

/* Waits until the output's last flip is done, for at most `ms` milliseconds; gives whether it is. */
bool kms_output_wait(struct kms_output *output, int ms);

#endif

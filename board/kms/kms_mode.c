#include "kms/kms_mode.h"

#include <stdio.h>
#include <stdlib.h>

#include <libxcvt/libxcvt.h>

#define USUAL_RATE 60
#define CELL 8 /* CVT counts the width in so many pixels */

/* ---- the choice ---- */

static bool wants_size(const struct kms_mode_wish *wish)
{
    return wish->width > 0 && wish->height > 0;
}

/* A connector of the board itself: no cable, no EDID, and one panel that its driver knows. */
static bool is_own_panel(uint32_t type)
{
    return type == DRM_MODE_CONNECTOR_DSI || type == DRM_MODE_CONNECTOR_eDP ||
           type == DRM_MODE_CONNECTOR_LVDS || type == DRM_MODE_CONNECTOR_DPI ||
           type == DRM_MODE_CONNECTOR_SPI || type == DRM_MODE_CONNECTOR_Unknown;
}

/* Less is better. */
static int rank(const drmModeModeInfo *mode, int rate)
{
    int distance = abs((int)mode->vrefresh - rate) * 2;
    bool preferred = mode->type & DRM_MODE_TYPE_PREFERRED, interlaced = mode->flags & DRM_MODE_FLAG_INTERLACE;
    return distance + (preferred ? 0 : 1) + (interlaced ? 1000 : 0);
}

/* The best of the size that is asked for; NULL: none has it. */
static const drmModeModeInfo *find_wanted(const struct kms_mode_facts *facts,
                                          const struct kms_mode_wish *wish)
{
    const drmModeModeInfo *best = NULL;
    int rate = wish->rate > 0 ? wish->rate : USUAL_RATE;
    for (uint32_t i = 0; wants_size(wish) && i < facts->count; i++) {
        const drmModeModeInfo *mode = &facts->modes[i];
        if (mode->hdisplay == wish->width && mode->vdisplay == wish->height &&
            (!best || rank(mode, rate) < rank(best, rate)))
            best = mode;
    }
    return best;
}

/* The panel's own choice, else the first; NULL: there is none. */
static const drmModeModeInfo *find_preferred(const struct kms_mode_facts *facts)
{
    for (uint32_t i = 0; i < facts->count; i++)
        if (facts->modes[i].type & DRM_MODE_TYPE_PREFERRED)
            return &facts->modes[i];
    return facts->count > 0 ? &facts->modes[0] : NULL;
}

static enum kms_mode_why why_unasked(const struct kms_mode_facts *facts, const drmModeModeInfo *mode,
                                     bool is_told)
{
    return facts->count == 0                      ? KMS_MODE_NONE
           : !is_told                             ? KMS_MODE_GUESS
           : mode->type & DRM_MODE_TYPE_PREFERRED ? KMS_MODE_PREFERRED
                                                  : KMS_MODE_FIRST;
}

struct kms_mode_choice kms_mode_choose(const struct kms_mode_facts *facts, const struct kms_mode_wish *wish)
{
    bool is_told = facts->count > 0 && (facts->has_edid || is_own_panel(facts->type));
    const drmModeModeInfo *wanted = find_wanted(facts, wish);
    const drmModeModeInfo *listed = wanted ? wanted : find_preferred(facts);
    bool has_rate = wanted && (wish->rate <= 0 || (int)wanted->vrefresh == wish->rate);
    struct kms_mode_choice choice = {.has_wanted = true};
    if (listed)
        choice.mode = *listed;
    if (!wants_size(wish)) {
        choice.why = why_unasked(facts, listed, is_told);
        return choice;
    }
    if (has_rate) {
        choice.why = is_told ? KMS_MODE_LISTED : KMS_MODE_STANDARD;
        return choice;
    }
    if (!is_told && !facts->is_refused && kms_mode_make(wish, facts->type, &choice.mode)) {
        choice.why = facts->count == 0 ? KMS_MODE_FORCED : KMS_MODE_FORCED_OFF_LIST;
        choice.is_made_up = true;
        return choice;
    }
    choice.has_wanted = false;
    choice.why = facts->count == 0 ? KMS_MODE_NONE
                 : !is_told        ? KMS_MODE_REFUSED
                 : wanted          ? KMS_MODE_OTHER_RATE
                                   : KMS_MODE_NOT_LISTED;
    return choice;
}

const char *kms_mode_why_text(enum kms_mode_why why)
{
    static const char *const texts[] = {
        [KMS_MODE_NONE] = "",
        [KMS_MODE_PREFERRED] = "the panel's own choice",
        [KMS_MODE_FIRST] = "the first that the panel lists: it prefers none",
        [KMS_MODE_GUESS] =
            "the kernel's guess: the panel says nothing of itself (no EDID), and there is no panel.mode",
        [KMS_MODE_LISTED] = "as panel.mode says: the panel lists it",
        [KMS_MODE_STANDARD] =
            "as panel.mode says: a standard mode, the panel says nothing of itself (no EDID)",
        [KMS_MODE_FORCED] = "forced by panel.mode: the panel lists no modes",
        [KMS_MODE_FORCED_OFF_LIST] = "forced by panel.mode: the panel says nothing of itself (no EDID)",
        [KMS_MODE_OTHER_RATE] = "the size of panel.mode: the panel does not list it at that rate",
        [KMS_MODE_NOT_LISTED] = "the panel's own choice: it does not list panel.mode",
        [KMS_MODE_REFUSED] = "the kernel's guess: the graphics device refuses panel.mode",
    };
    return texts[why];
}

/* ---- timing ---- */

static bool is_analog(uint32_t type)
{
    return type == DRM_MODE_CONNECTOR_VGA || type == DRM_MODE_CONNECTOR_DVIA ||
           type == DRM_MODE_CONNECTOR_Composite || type == DRM_MODE_CONNECTOR_SVIDEO ||
           type == DRM_MODE_CONNECTOR_Component || type == DRM_MODE_CONNECTOR_9PinDIN ||
           type == DRM_MODE_CONNECTOR_TV;
}

bool kms_mode_make(const struct kms_mode_wish *wish, uint32_t connector_type, drmModeModeInfo *ret)
{
    int rate = wish->rate > 0 ? wish->rate : USUAL_RATE;
    bool reduced = rate % 60 == 0 && !is_analog(connector_type);
    int cells = (wish->width + CELL - 1) / CELL;
    struct libxcvt_mode_info *made =
        libxcvt_gen_mode_info(cells * CELL, wish->height, (float)rate, reduced, false);
    if (!made)
        return false;
    bool hsync_up = made->mode_flags & LIBXCVT_MODE_FLAG_HSYNC_POSITIVE,
         vsync_up = made->mode_flags & LIBXCVT_MODE_FLAG_VSYNC_POSITIVE;
    *ret = (drmModeModeInfo){
        .clock = (uint32_t)made->dot_clock,
        .hdisplay = (uint16_t)wish->width,
        .hsync_start = made->hsync_start,
        .hsync_end = made->hsync_end,
        .htotal = made->htotal,
        .vdisplay = (uint16_t)made->vdisplay,
        .vsync_start = made->vsync_start,
        .vsync_end = made->vsync_end,
        .vtotal = made->vtotal,
        .vrefresh = (uint32_t)rate,
        .flags = (hsync_up ? DRM_MODE_FLAG_PHSYNC : DRM_MODE_FLAG_NHSYNC) |
                 (vsync_up ? DRM_MODE_FLAG_PVSYNC : DRM_MODE_FLAG_NVSYNC),
        .type = DRM_MODE_TYPE_USERDEF,
    };
    snprintf(ret->name, sizeof ret->name, "%ux%u", ret->hdisplay, ret->vdisplay);
    free(made);
    return true;
}

bool kms_mode_equals(const drmModeModeInfo *one, const drmModeModeInfo *other)
{
    return one->hdisplay == other->hdisplay && one->vdisplay == other->vdisplay &&
           one->clock == other->clock && one->htotal == other->htotal && one->vtotal == other->vtotal &&
           one->vrefresh == other->vrefresh && one->flags == other->flags;
}

/* ---- names ---- */

void kms_mode_connector_name(uint32_t type, uint32_t number, char *ret, unsigned size)
{
    static const char *const names[] = {
        [DRM_MODE_CONNECTOR_VGA] = "VGA",
        [DRM_MODE_CONNECTOR_DVII] = "DVI-I",
        [DRM_MODE_CONNECTOR_DVID] = "DVI-D",
        [DRM_MODE_CONNECTOR_DVIA] = "DVI-A",
        [DRM_MODE_CONNECTOR_Composite] = "Composite",
        [DRM_MODE_CONNECTOR_SVIDEO] = "SVIDEO",
        [DRM_MODE_CONNECTOR_LVDS] = "LVDS",
        [DRM_MODE_CONNECTOR_Component] = "Component",
        [DRM_MODE_CONNECTOR_9PinDIN] = "DIN",
        [DRM_MODE_CONNECTOR_DisplayPort] = "DP",
        [DRM_MODE_CONNECTOR_HDMIA] = "HDMI-A",
        [DRM_MODE_CONNECTOR_HDMIB] = "HDMI-B",
        [DRM_MODE_CONNECTOR_TV] = "TV",
        [DRM_MODE_CONNECTOR_eDP] = "eDP",
        [DRM_MODE_CONNECTOR_VIRTUAL] = "Virtual",
        [DRM_MODE_CONNECTOR_DSI] = "DSI",
        [DRM_MODE_CONNECTOR_DPI] = "DPI",
    };
    const char *name = type < sizeof names / sizeof *names && names[type] ? names[type] : "Unknown";
    snprintf(ret, size, "%s-%u", name, number);
}

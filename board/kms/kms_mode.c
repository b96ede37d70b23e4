#include "kms/kms_mode.h"

#include <stdio.h>
#include <stdlib.h>

#define WANTED_RATE 60

/* Less is better. */
static int rank(const drmModeModeInfo *mode)
{
    int distance = abs((int)mode->vrefresh - WANTED_RATE) * 2;
    bool preferred = mode->type & DRM_MODE_TYPE_PREFERRED, interlaced = mode->flags & DRM_MODE_FLAG_INTERLACE;
    return distance + (preferred ? 0 : 1) + (interlaced ? 1000 : 0);
}

uint32_t kms_mode_choose(const drmModeModeInfo *modes, uint32_t count, int width, int height,
                         bool *ret_has_wanted)
{
    uint32_t best = 0;
    bool found = false, wants = width > 0 && height > 0;
    for (uint32_t i = 0; wants && i < count; i++) {
        if (modes[i].hdisplay != width || modes[i].vdisplay != height)
            continue;
        if (!found || rank(&modes[i]) < rank(&modes[best]))
            best = i;
        found = true;
    }
    *ret_has_wanted = found || !wants;
    for (uint32_t i = 0; !found && i < count; i++) {
        if (modes[i].type & DRM_MODE_TYPE_PREFERRED) {
            best = i;
            found = true;
        }
    }
    return best;
}

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

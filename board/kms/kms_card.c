#include "kms/kms_card.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <xf86drm.h>
#include <xf86drmMode.h>

#include "platform/events.h"

/* So long a flip is waited for when its output ends. */
#define LAST_FLIP_MS 100

/* ---- the device ---- */

static bool has_connectors(int file)
{
    drmModeRes *resources = drmModeGetResources(file);
    bool has = resources && resources->count_connectors > 0 && resources->count_crtcs > 0;
    if (resources)
        drmModeFreeResources(resources);
    return has;
}

static bool try_open(struct kms_card *card, const char *path)
{
    card->file = open(path, O_RDWR | O_CLOEXEC | O_NONBLOCK);
    if (card->file < 0)
        return false;
    if (has_connectors(card->file))
        return true;
    close(card->file);
    card->file = -1;
    errno = ENODEV;
    return false;
}

/* The kernel counts its devices by their minor numbers. */
static int card_number(int file)
{
    struct stat about;
    return fstat(file, &about) == 0 && S_ISCHR(about.st_mode) ? (int)minor(about.st_rdev) : -1;
}

bool kms_card_open(struct kms_card *card, const char *path, struct err *reterr)
{
    uint64_t has_dumb = 0;
    *card = (struct kms_card){.file = -1, .number = -1};
    if (path && !try_open(card, path))
        return err_set(reterr, ERR_IO, "%s is no device with panels: %s", path, strerror(errno));
    for (int i = 0; card->file < 0 && i < 8; i++) {
        char name[32];
        snprintf(name, sizeof name, "/dev/dri/card%d", i);
        try_open(card, name);
    }
    if (card->file < 0)
        return err_set(reterr, ERR_IO, "there is no graphics device with panels under /dev/dri");
    card->number = card_number(card->file);
    if (drmGetCap(card->file, DRM_CAP_DUMB_BUFFER, &has_dumb) == 0 && has_dumb)
        return true;
    kms_card_close(card);
    return err_set(reterr, ERR_IO, "the graphics device has no buffers that the processor can draw into");
}

void kms_card_close(struct kms_card *card)
{
    if (card->file >= 0)
        close(card->file);
    card->file = -1;
}

/* The card whose events are read: libdrm hands on nothing but the flip's own value. */
static struct kms_card *reading;

/* The value is the flip's number, not its output's address: that may be another's by then. */
static void flip_is_done(int file, unsigned sequence, unsigned seconds, unsigned microseconds, void *user)
{
    (void)file;
    (void)sequence;
    (void)seconds;
    (void)microseconds;
    for (int i = 0; i < KMS_MOST_CRTCS; i++) {
        struct kms_flip *flip = &reading->flipping[i];
        if (!flip->output || flip->number != (uintptr_t)user)
            continue;
        flip->output->flip_is_pending = false;
        flip->output = NULL;
    }
}

void kms_card_read(struct kms_card *card)
{
    drmEventContext context = {.version = 2, .page_flip_handler = flip_is_done};
    reading = card;
    drmHandleEvent(card->file, &context);
    reading = NULL;
}

bool kms_output_wait(struct kms_output *output, int ms)
{
    struct pollfd device = {.fd = output->card->file, .events = POLLIN};
    int64_t until_ms = events_steady_ms() + ms, left_ms;
    /* What comes first may be of another output. */
    while (output->flip_is_pending && (left_ms = until_ms - events_steady_ms()) > 0)
        if (poll(&device, 1, (int)left_ms) > 0)
            kms_card_read(output->card);
    return !output->flip_is_pending;
}

/* ---- buffers ---- */

static void free_buffer(int file, struct kms_buffer *buffer)
{
    if (buffer->pixels)
        munmap(buffer->pixels, buffer->size);
    if (buffer->number)
        drmModeRmFB(file, buffer->number);
    if (buffer->handle)
        drmModeDestroyDumbBuffer(file, buffer->handle);
    *buffer = (struct kms_buffer){0};
}

static bool make_buffer(int file, uint32_t width, uint32_t height, struct kms_buffer *ret, struct err *reterr)
{
    uint64_t offset;
    *ret = (struct kms_buffer){0};
    if (drmModeCreateDumbBuffer(file, width, height, 32, 0, &ret->handle, &ret->pitch, &ret->size) != 0 ||
        drmModeAddFB(file, width, height, 24, 32, ret->pitch, ret->handle, &ret->number) != 0 ||
        drmModeMapDumbBuffer(file, ret->handle, &offset) != 0)
        return err_set(reterr, ERR_IO, "the graphics device gives no buffer of %ux%u: %s", width, height,
                       strerror(errno));
    void *pixels = mmap(NULL, ret->size, PROT_READ | PROT_WRITE, MAP_SHARED, file, (off_t)offset);
    if (pixels == MAP_FAILED)
        return err_set(reterr, ERR_IO, "the graphics device's buffer can't be mapped: %s", strerror(errno));
    ret->pixels = pixels;
    memset(ret->pixels, 0, ret->size);
    return true;
}

/* ---- a panel ---- */

/* A CRTC that can drive the connector and is free; its place in the device's list, or -1. */
static int find_crtc(const struct kms_card *card, const drmModeRes *resources,
                     const drmModeConnector *connector)
{
    for (int i = 0; i < connector->count_encoders; i++) {
        drmModeEncoder *encoder = drmModeGetEncoder(card->file, connector->encoders[i]);
        uint32_t possible = encoder ? encoder->possible_crtcs & ~card->crtcs_taken : 0;
        if (encoder)
            drmModeFreeEncoder(encoder);
        for (int place = 0; place < resources->count_crtcs && place < 32; place++)
            if (possible & (1u << place))
                return place;
    }
    return -1;
}

/* Its place in the connector's list, or -1. */
static int find_property(int file, const drmModeConnector *connector, const char *name)
{
    int place = -1;
    for (int i = 0; place < 0 && i < connector->count_props; i++) {
        drmModePropertyRes *property = drmModeGetProperty(file, connector->props[i]);
        if (property && strcmp(property->name, name) == 0)
            place = i;
        if (property)
            drmModeFreeProperty(property);
    }
    return place;
}

/* `is_refused`: the kernel has refused the mode that was made up. The mode's facts point into the connector.
 */
static struct kms_mode_choice choose(int file, const drmModeConnector *connector,
                                     const struct kms_mode_wish *wish, bool is_refused)
{
    int edid = find_property(file, connector, "EDID");
    struct kms_mode_facts facts = {.modes = connector->modes,
                                   .count = (uint32_t)connector->count_modes,
                                   .type = connector->connector_type,
                                   .has_edid = edid >= 0 && connector->prop_values[edid] != 0,
                                   .is_refused = is_refused};
    return kms_mode_choose(&facts, wish);
}

static bool light(struct kms_output *output, const drmModeConnector *connector, drmModeModeInfo *mode,
                  struct err *reterr)
{
    int file = output->card->file;
    for (int i = 0; i < 2; i++)
        if (!make_buffer(file, mode->hdisplay, mode->vdisplay, &output->buffers[i], reterr))
            return false;
    output->connector = connector->connector_id;
    int dpms = find_property(file, connector, "DPMS");
    output->dpms = dpms < 0 ? 0 : connector->props[dpms];
    if (drmModeSetCrtc(file, output->crtc, output->buffers[0].number, 0, 0, &output->connector, 1, mode) != 0)
        return err_set(reterr, ERR_IO, "the panel %s can't be set to %ux%u: %s", output->name, mode->hdisplay,
                       mode->vdisplay, strerror(errno));
    output->width = mode->hdisplay;
    output->height = mode->vdisplay;
    output->rate = (int)mode->vrefresh;
    output->is_on = true;
    return true;
}

static void free_buffers(struct kms_output *output)
{
    for (int i = 0; i < 2; i++)
        free_buffer(output->card->file, &output->buffers[i]);
}

static bool start(struct kms_output *output, const drmModeRes *resources, drmModeConnector *connector,
                  struct err *reterr)
{
    struct kms_card *card = output->card;
    int place = find_crtc(card, resources, connector);
    if (place < 0)
        return err_set(reterr, ERR_IO, "the graphics device can drive no further panel than it does");
    output->crtc_place = (uint32_t)place;
    output->crtc = resources->crtcs[place];
    card->crtcs_taken |= 1u << place;
    if (light(output, connector, &output->choice.mode, reterr))
        return true;
    if (output->choice.is_made_up && connector->count_modes > 0) {
        struct err ignored = {0};
        free_buffers(output);
        output->is_refused = true;
        output->choice = choose(card->file, connector, &output->wish, true);
        if (light(output, connector, &output->choice.mode, &ignored)) {
            if (reterr)
                *reterr = (struct err){0};
            return true;
        }
    }
    kms_output_stop(output);
    return false;
}

/* Whether another output has it. */
static bool is_driven(const struct kms_card *card, const drmModeRes *resources,
                      const drmModeConnector *connector)
{
    drmModeEncoder *encoder =
        connector->encoder_id ? drmModeGetEncoder(card->file, connector->encoder_id) : NULL;
    bool driven = false;
    for (int place = 0; encoder && place < resources->count_crtcs && place < 32; place++)
        driven =
            driven || (resources->crtcs[place] == encoder->crtc_id && (card->crtcs_taken & (1u << place)));
    if (encoder)
        drmModeFreeEncoder(encoder);
    return driven;
}

/* Whether the connector is the one called `name` (NULL: any), and has a panel that can be lit. */
static bool is_ready(struct kms_output *output, const drmModeConnector *connector, const char *name)
{
    kms_mode_connector_name(connector->connector_type, connector->connector_type_id, output->name,
                            sizeof output->name);
    if (connector->connection != DRM_MODE_CONNECTED || (name && *name && strcmp(name, output->name) != 0))
        return false;
    output->choice = choose(output->card->file, connector, &output->wish, false);
    return output->choice.why != KMS_MODE_NONE;
}

bool kms_output_start(struct kms_output *output, struct kms_card *card, const char *name,
                      const struct kms_mode_wish *wish, bool *ret_found, struct err *reterr)
{
    *output = (struct kms_output){.card = card, .wish = *wish};
    *ret_found = false;
    drmModeRes *resources = drmModeGetResources(card->file);
    if (!resources)
        return err_set(reterr, ERR_IO, "the graphics device tells nothing of its panels: %s",
                       strerror(errno));
    bool ok = true;
    for (int i = 0; i < resources->count_connectors && !*ret_found; i++) {
        drmModeConnector *connector = drmModeGetConnector(card->file, resources->connectors[i]);
        if (connector && is_ready(output, connector, name) && !is_driven(card, resources, connector)) {
            *ret_found = true;
            ok = start(output, resources, connector, reterr);
        }
        if (connector)
            drmModeFreeConnector(connector);
    }
    drmModeFreeResources(resources);
    return ok;
}

void kms_output_stop(struct kms_output *output)
{
    struct kms_card *card = output->card;
    if (!card)
        return;
    /* What is under way may still be shown from these buffers. */
    if (output->crtc)
        drmModeSetCrtc(card->file, output->crtc, 0, 0, 0, NULL, 0, NULL);
    kms_output_wait(output, LAST_FLIP_MS);
    card->flipping[output->crtc_place] = (struct kms_flip){0};
    free_buffers(output);
    card->crtcs_taken &= ~(1u << output->crtc_place);
    *output = (struct kms_output){0};
}

bool kms_output_is_connected(const struct kms_output *output)
{
    drmModeConnector *connector = drmModeGetConnector(output->card->file, output->connector);
    bool is = connector && connector->connection == DRM_MODE_CONNECTED;
    if (is) {
        struct kms_mode_choice choice =
            choose(output->card->file, connector, &output->wish, output->is_refused);
        is = choice.why == output->choice.why && kms_mode_equals(&choice.mode, &output->choice.mode);
    }
    if (connector)
        drmModeFreeConnector(connector);
    return is;
}

bool kms_card_find_connector(const struct kms_card *card, const char *except, char *ret, unsigned size)
{
    drmModeRes *resources = drmModeGetResources(card->file);
    bool found = false, is_hdmi = false;
    for (int i = 0; resources && !is_hdmi && i < resources->count_connectors; i++) {
        drmModeConnector *connector = drmModeGetConnector(card->file, resources->connectors[i]);
        char name[32];
        if (!connector)
            continue;
        kms_mode_connector_name(connector->connector_type, connector->connector_type_id, name, sizeof name);
        bool is_free = !is_driven(card, resources, connector) && (!except || strcmp(except, name) != 0);
        is_hdmi = is_free && connector->connector_type == DRM_MODE_CONNECTOR_HDMIA;
        if (is_hdmi || (is_free && !found))
            snprintf(ret, size, "%s", name);
        found = found || is_free;
        drmModeFreeConnector(connector);
    }
    if (resources)
        drmModeFreeResources(resources);
    return found;
}

struct kms_buffer *kms_output_back(struct kms_output *output)
{
    return &output->buffers[1 - output->shown];
}

bool kms_output_flip(struct kms_output *output, int64_t steady_ms, struct err *reterr)
{
    struct kms_card *card = output->card;
    uint32_t number = card->flips + 1;
    if (drmModePageFlip(card->file, output->crtc, kms_output_back(output)->number, DRM_MODE_PAGE_FLIP_EVENT,
                        (void *)(uintptr_t)number) != 0)
        return err_set(reterr, ERR_IO, "the panel %s takes no further picture: %s", output->name,
                       strerror(errno));
    card->flips = number;
    card->flipping[output->crtc_place] = (struct kms_flip){number, output};
    output->shown = 1 - output->shown;
    output->flip_is_pending = true;
    output->flip_asked_ms = steady_ms;
    return true;
}

bool kms_output_set_power(struct kms_output *output, bool on, struct err *reterr)
{
    if (output->is_on == on || !output->dpms)
        return true;
    if (drmModeConnectorSetProperty(output->card->file, output->connector, output->dpms,
                                    on ? DRM_MODE_DPMS_ON : DRM_MODE_DPMS_OFF) != 0)
        return err_set(reterr, ERR_IO, "the panel %s can't be switched %s: %s", output->name,
                       on ? "on" : "off", strerror(errno));
    output->is_on = on;
    return true;
}

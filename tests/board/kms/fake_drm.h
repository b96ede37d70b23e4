/*
 * fake_drm.h: a graphics device for tests, in libdrm's place: two connectors, two CRTCs that either can use,
 * buffers in a file. Its functions are the program's own, which the linker takes before libdrm's. poll() is
 * too: it answers for the device, whose file (a plain one, so that it can be mapped) would always seem to be
 * readable.
 *
 * One test file includes it, after `#define _DEFAULT_SOURCE` as its first line.
 */
#ifndef NOWNEXT_TESTS_BOARD_KMS_FAKE_DRM_H
#define NOWNEXT_TESTS_BOARD_KMS_FAKE_DRM_H

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <xf86drm.h>
#include <xf86drmMode.h>

enum { FAKE_PANELS = 2, FAKE_MODES = 8, FAKE_BUFFERS = 16, FAKE_DPMS = 61, FAKE_OTHER_PROPERTY = 60 };
enum { FAKE_FIRST_CONNECTOR = 31, FAKE_FIRST_ENCODER = 41, FAKE_FIRST_CRTC = 51 };

struct fake_panel {
    bool connected;
    bool has_edid;
    uint32_t type; /* DRM_MODE_CONNECTOR_...; 0: HDMI-A */
    drmModeModeInfo modes[FAKE_MODES];
    int mode_count;
    int crtc; /* that drives it, by its place; -1: none */
    uint64_t dpms;
};

struct fake_crtc {
    uint32_t buffer; /* that is shown; 0: none */
    int width, height;
    bool flip_pending, flip_done; /* done: an event of it waits to be read */
    uint32_t flip_buffer;
    void *flip_user;
    unsigned flips, sets;
    drmModeModeInfo mode; /* that was set last */
};

struct fake_buffer {
    bool is_dumb, is_framebuffer;
    uint32_t width, height;
    uint64_t size, offset;
};

static struct {
    char path[400];
    struct fake_panel panels[FAKE_PANELS];
    int connector_count;
    bool has_dumb, has_dpms;
    bool holds_flips; /* until fake_finish_flip; else they are done at once */
    bool refuses_buffers, refuses_set, refuses_flips, refuses_dpms;
    uint32_t most_clock; /* refuses modes of more kHz; 0: none */
    char sysfs[400];     /* a folder of connectors' "status": one that says "on" is connected; "": none */
    unsigned probes;     /* how often a connector was asked for */
    struct fake_crtc crtcs[FAKE_PANELS];
    struct fake_buffer buffers[FAKE_BUFFERS]; /* their handle and number is the index + 1 */
    uint64_t file_size;
} fake;

/* ---- what tests set up and ask ---- */

static inline void fake_add_mode(int panel, int width, int height, unsigned rate, unsigned type,
                                 unsigned flags)
{
    fake.panels[panel].modes[fake.panels[panel].mode_count++] =
        (drmModeModeInfo){.hdisplay = (uint16_t)width,
                          .vdisplay = (uint16_t)height,
                          .vrefresh = rate,
                          .type = type,
                          .flags = flags};
}

/* A panel of one mode, or another one in its place. */
static inline void fake_plug(int panel, int width, int height)
{
    fake.panels[panel].connected = true;
    fake.panels[panel].has_edid = true;
    fake.panels[panel].mode_count = 0;
    fake_add_mode(panel, width, height, 60, DRM_MODE_TYPE_PREFERRED, 0);
}

/* One that says nothing of itself, and what the kernel then lists for it. */
static inline void fake_plug_silent(int panel)
{
    fake.panels[panel].connected = true;
    fake.panels[panel].has_edid = false;
    fake.panels[panel].mode_count = 0;
    fake_add_mode(panel, 96, 64, 60, 0, 0);
    fake_add_mode(panel, 80, 60, 75, 0, 0);
}

static inline void fake_unplug(int panel)
{
    fake.panels[panel].connected = fake.panels[panel].has_edid = false;
    fake.panels[panel].mode_count = 0;
}

/* What the kernel was told of it last, in `sysfs`. */
static inline const char *fake_status(int panel)
{
    static char text[40];
    char path[sizeof fake.sysfs + 40];
    snprintf(path, sizeof path, "%s/card0-HDMI-A-%d/status", fake.sysfs, panel + 1);
    FILE *file = *fake.sysfs ? fopen(path, "r") : NULL;
    text[0] = '\0';
    if (file && fgets(text, sizeof text, file))
        text[strcspn(text, "\n")] = '\0';
    if (file)
        fclose(file);
    return text;
}

/* A device without panels, its file under BINARY_DIR. */
static inline void fake_reset(const char *name)
{
    memset(&fake, 0, sizeof fake);
    snprintf(fake.path, sizeof fake.path, "%s/%s.%d", BINARY_DIR, name, (int)getpid());
    fake.connector_count = FAKE_PANELS;
    fake.has_dumb = fake.has_dpms = true;
    for (int i = 0; i < FAKE_PANELS; i++)
        fake.panels[i].crtc = -1;
    FILE *file = fopen(fake.path, "w");
    if (!file || fclose(file) != 0)
        abort();
}

/* Gives how many buffers were not given back. */
static inline int fake_end(void)
{
    int left = 0;
    for (int i = 0; i < FAKE_BUFFERS; i++)
        left += fake.buffers[i].is_dumb || fake.buffers[i].is_framebuffer;
    remove(fake.path);
    return left;
}

/* The frame has come in which the panel shows what was flipped to. */
static inline void fake_finish_flip(int crtc)
{
    fake.crtcs[crtc].buffer = fake.crtcs[crtc].flip_buffer;
    fake.crtcs[crtc].flip_pending = false;
    fake.crtcs[crtc].flip_done = true;
}

/* A pixel of what a CRTC's panel shows, as 0xRRGGBB; -1 where it shows nothing. */
static inline long fake_pixel(int crtc, int x, int y)
{
    uint32_t number = fake.crtcs[crtc].buffer, pixel;
    if (number == 0)
        return -1;
    const struct fake_buffer *buffer = &fake.buffers[number - 1];
    int file = open(fake.path, O_RDONLY);
    off_t at = (off_t)buffer->offset + ((off_t)y * (off_t)(buffer->size / buffer->height)) + 4 * (off_t)x;
    ssize_t got = file < 0 ? -1 : pread(file, &pixel, sizeof pixel, at);
    if (file >= 0)
        close(file);
    return got == sizeof pixel ? (long)(pixel & 0xFFFFFF) : -2;
}

/* ---- poll() ---- */

static inline bool fake_is_device(int file)
{
    char link[64], path[sizeof fake.path];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    return length > 0 && (size_t)length == strlen(fake.path) && memcmp(path, fake.path, (size_t)length) == 0;
}

int poll(struct pollfd *files, nfds_t count, int timeout)
{
    bool told = fake.crtcs[0].flip_done || fake.crtcs[1].flip_done;
    int device = -1;
    for (nfds_t i = 0; i < count; i++) {
        if (files[i].fd >= 0 && fake_is_device(files[i].fd)) {
            device = (int)i;
            files[i].fd = -files[i].fd; /* passed over */
        }
    }
    timeout = device >= 0 && told ? 0 : timeout;
    struct timespec time = {timeout / 1000, (long)(timeout % 1000) * 1000000};
    int ready = (int)syscall(SYS_ppoll, files, count, timeout < 0 ? NULL : &time, NULL, 0);
    if (device >= 0) {
        files[device].fd = -files[device].fd;
        files[device].revents = told ? POLLIN : 0;
    }
    return ready + (device >= 0 && told ? 1 : 0);
}

/* ---- libdrm ---- */

static inline int fake_refuse(int error)
{
    errno = error;
    return -error;
}

static inline void *fake_copy(const void *from, size_t size)
{
    void *copy = malloc(size ? size : 1);
    if (!copy)
        abort();
    if (from)
        memcpy(copy, from, size);
    else
        memset(copy, 0, size);
    return copy;
}

int drmGetCap(int file, uint64_t capability, uint64_t *ret)
{
    (void)file;
    *ret = capability == DRM_CAP_DUMB_BUFFER && fake.has_dumb;
    return 0;
}

drmModeResPtr drmModeGetResources(int file)
{
    static const uint32_t connectors[] = {FAKE_FIRST_CONNECTOR, FAKE_FIRST_CONNECTOR + 1},
                          crtcs[] = {FAKE_FIRST_CRTC, FAKE_FIRST_CRTC + 1};
    (void)file;
    drmModeRes *resources = fake_copy(NULL, sizeof *resources);
    resources->count_connectors = fake.connector_count;
    resources->connectors = fake_copy(connectors, sizeof connectors);
    resources->count_crtcs = FAKE_PANELS;
    resources->crtcs = fake_copy(crtcs, sizeof crtcs);
    return resources;
}

void drmModeFreeResources(drmModeResPtr resources)
{
    free(resources->connectors);
    free(resources->crtcs);
    free(resources);
}

drmModeConnectorPtr drmModeGetConnector(int file, uint32_t number)
{
    static const uint32_t encoders[] = {FAKE_FIRST_ENCODER, FAKE_FIRST_ENCODER + 1};
    static const uint32_t properties[] = {FAKE_OTHER_PROPERTY, FAKE_DPMS};
    int place = (int)number - FAKE_FIRST_CONNECTOR;
    (void)file;
    fake.probes++;
    if (place < 0 || place >= fake.connector_count)
        return NULL;
    struct fake_panel *panel = &fake.panels[place];
    if (!panel->connected && strcmp(fake_status(place), "on") == 0)
        fake_plug_silent(place);
    else if (panel->connected && strcmp(fake_status(place), "detect") == 0)
        fake_unplug(place);
    drmModeConnector *connector = fake_copy(NULL, sizeof *connector);
    connector->connector_id = number;
    connector->connector_type = panel->type ? panel->type : DRM_MODE_CONNECTOR_HDMIA;
    connector->connector_type_id = (uint32_t)place + 1;
    connector->connection = panel->connected ? DRM_MODE_CONNECTED : DRM_MODE_DISCONNECTED;
    connector->encoder_id = panel->crtc >= 0 ? FAKE_FIRST_ENCODER + (uint32_t)place : 0;
    connector->count_modes = panel->mode_count;
    connector->modes = fake_copy(panel->modes, sizeof panel->modes);
    connector->count_encoders = 1;
    connector->encoders = fake_copy(&encoders[place], sizeof encoders[0]);
    connector->count_props = fake.has_dpms ? 2 : 1;
    connector->props = fake_copy(properties, sizeof properties);
    connector->prop_values =
        fake_copy((const uint64_t[]){panel->has_edid, panel->dpms}, 2 * sizeof(uint64_t));
    return connector;
}

void drmModeFreeConnector(drmModeConnectorPtr connector)
{
    free(connector->modes);
    free(connector->encoders);
    free(connector->props);
    free(connector->prop_values);
    free(connector);
}

drmModeEncoderPtr drmModeGetEncoder(int file, uint32_t number)
{
    int place = (int)number - FAKE_FIRST_ENCODER;
    (void)file;
    if (place < 0 || place >= FAKE_PANELS)
        return NULL;
    drmModeEncoder *encoder = fake_copy(NULL, sizeof *encoder);
    encoder->encoder_id = number;
    encoder->crtc_id = fake.panels[place].crtc >= 0 ? FAKE_FIRST_CRTC + (uint32_t)fake.panels[place].crtc : 0;
    encoder->possible_crtcs = 3;
    return encoder;
}

void drmModeFreeEncoder(drmModeEncoderPtr encoder)
{
    free(encoder);
}

drmModePropertyPtr drmModeGetProperty(int file, uint32_t number)
{
    (void)file;
    drmModePropertyRes *property = fake_copy(NULL, sizeof *property);
    property->prop_id = number;
    snprintf(property->name, sizeof property->name, "%s", number == FAKE_DPMS ? "DPMS" : "EDID");
    return property;
}

void drmModeFreeProperty(drmModePropertyPtr property)
{
    free(property);
}

int drmModeConnectorSetProperty(int file, uint32_t connector, uint32_t property, uint64_t value)
{
    struct fake_panel *panel = &fake.panels[connector - FAKE_FIRST_CONNECTOR];
    (void)file;
    if (fake.refuses_dpms || property != FAKE_DPMS)
        return fake_refuse(EINVAL);
    panel->dpms = value;
    return 0;
}

int drmModeCreateDumbBuffer(int file, uint32_t width, uint32_t height, uint32_t bpp, uint32_t flags,
                            uint32_t *ret_handle, uint32_t *ret_pitch, uint64_t *ret_size)
{
    int place = 0;
    (void)bpp, (void)flags;
    while (place < FAKE_BUFFERS && fake.buffers[place].is_dumb)
        place++;
    if (fake.refuses_buffers || place == FAKE_BUFFERS)
        return fake_refuse(ENOMEM);
    uint64_t pitch = (width * 4 + 63) / 64 * 64; /* as drivers have it */
    fake.buffers[place] = (struct fake_buffer){
        .is_dumb = true, .width = width, .height = height, .size = pitch * height, .offset = fake.file_size};
    fake.file_size += (pitch * height + 65535) / 65536 * 65536;
    if (ftruncate(file, (off_t)fake.file_size) != 0)
        return -errno;
    *ret_handle = (uint32_t)place + 1;
    *ret_pitch = (uint32_t)pitch;
    *ret_size = pitch * height;
    return 0;
}

int drmModeDestroyDumbBuffer(int file, uint32_t handle)
{
    (void)file;
    fake.buffers[handle - 1].is_dumb = false;
    return 0;
}

int drmModeMapDumbBuffer(int file, uint32_t handle, uint64_t *ret_offset)
{
    (void)file;
    *ret_offset = fake.buffers[handle - 1].offset;
    return 0;
}

int drmModeAddFB(int file, uint32_t width, uint32_t height, uint8_t depth, uint8_t bpp, uint32_t pitch,
                 uint32_t handle, uint32_t *ret_number)
{
    struct fake_buffer *buffer = &fake.buffers[handle - 1];
    (void)file;
    if (depth != 24 || bpp != 32 || width != buffer->width || height != buffer->height ||
        pitch * height != buffer->size)
        return fake_refuse(EINVAL);
    buffer->is_framebuffer = true;
    *ret_number = handle;
    return 0;
}

int drmModeRmFB(int file, uint32_t number)
{
    (void)file;
    fake.buffers[number - 1].is_framebuffer = false;
    for (int i = 0; i < FAKE_PANELS; i++)
        if (fake.crtcs[i].buffer == number)
            fake.crtcs[i].buffer = 0; /* the kernel takes the panel away from a buffer that goes */
    return 0;
}

int drmModeSetCrtc(int file, uint32_t number, uint32_t buffer, uint32_t x, uint32_t y, uint32_t *connectors,
                   int count, drmModeModeInfoPtr mode)
{
    int place = (int)(number - FAKE_FIRST_CRTC);
    struct fake_crtc *crtc = &fake.crtcs[place];
    (void)file, (void)x, (void)y;
    if (buffer != 0 && (fake.refuses_set || count != 1 || !mode))
        return fake_refuse(EACCES);
    if (buffer != 0 && fake.most_clock && mode->clock > fake.most_clock)
        return fake_refuse(EINVAL);
    for (int i = 0; i < FAKE_PANELS; i++)
        if (fake.panels[i].crtc == place)
            fake.panels[i].crtc = -1;
    if (crtc->flip_pending)
        fake_finish_flip(place); /* the kernel tells of it still */
    crtc->buffer = buffer;
    crtc->sets++;
    if (buffer == 0)
        return 0;
    crtc->mode = *mode;
    crtc->width = mode->hdisplay;
    crtc->height = mode->vdisplay;
    fake.panels[connectors[0] - FAKE_FIRST_CONNECTOR].crtc = place;
    fake.panels[connectors[0] - FAKE_FIRST_CONNECTOR].dpms = DRM_MODE_DPMS_ON;
    return 0;
}

int drmModePageFlip(int file, uint32_t number, uint32_t buffer, uint32_t flags, void *user)
{
    struct fake_crtc *crtc = &fake.crtcs[number - FAKE_FIRST_CRTC];
    (void)file;
    if (fake.refuses_flips || flags != DRM_MODE_PAGE_FLIP_EVENT)
        return fake_refuse(EINVAL);
    if (crtc->flip_pending || crtc->flip_done)
        return fake_refuse(EBUSY);
    crtc->flip_pending = true;
    crtc->flip_buffer = buffer;
    crtc->flip_user = user;
    crtc->flips++;
    if (!fake.holds_flips)
        fake_finish_flip((int)(number - FAKE_FIRST_CRTC));
    return 0;
}

/* One event at a call, the last CRTC's first. */
int drmHandleEvent(int file, drmEventContextPtr context)
{
    for (int i = FAKE_PANELS - 1; i >= 0; i--) {
        if (!fake.crtcs[i].flip_done)
            continue;
        fake.crtcs[i].flip_done = false;
        context->page_flip_handler(file, 0, 0, 0, fake.crtcs[i].flip_user);
        break;
    }
    return 0;
}

#endif

#include "raster/picture.h"

#include <SDL.h>
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "raster/pixel.h"
#include "raster/picture_kind.h"
#include "raster/picture_library.h"

/* ---- decoding ---- */

static bool scaled_size(int from_width, int from_height, int width, int height, enum picture_fit fit,
                        struct picture *ret)
{
    bool by_width = (int64_t)from_width * height >= (int64_t)from_height * width;
    if (fit == PICTURE_COVER)
        by_width = !by_width;
    int64_t to_width = by_width ? width : ((int64_t)from_width * height + from_height / 2) / from_height;
    int64_t to_height = by_width ? ((int64_t)from_height * width + from_width / 2) / from_width : height;
    if (to_width > PICTURE_MOST_SIDE || to_height > PICTURE_MOST_SIDE ||
        to_width * to_height > PICTURE_MOST_PIXELS)
        return false;
    ret->width = to_width > 0 ? (int)to_width : 1;
    ret->height = to_height > 0 ? (int)to_height : 1;
    return true;
}

static void multiply(uint8_t *pixels, size_t count)
{
    for (uint8_t *pixel = pixels; pixel < pixels + 4 * count; pixel += 4)
        for (int channel = 0; channel < 3; channel++)
            pixel[channel] = (uint8_t)((pixel[channel] * pixel[3] + 127) / 255);
}

static SDL_Surface *load(const void *bytes, size_t size, enum picture_kind kind, int width, int height)
{
    const struct picture_library *library = picture_library();
    SDL_RWops *file = library ? SDL_RWFromConstMem(bytes, (int)size) : NULL;
    if (!file)
        return NULL;
    SDL_Surface *surface = kind == PICTURE_PNG    ? library->load_png(file)
                           : kind == PICTURE_JPEG ? library->load_jpeg(file)
                                                  : library->load_svg(file, width, height);
    SDL_RWclose(file);
    return surface;
}

static bool scale(SDL_Surface *surface, int width, int height, enum picture_fit fit, struct picture *ret,
                  struct err *reterr)
{
    if (surface->w < 1 || surface->h < 1 || !scaled_size(surface->w, surface->h, width, height, fit, ret))
        return err_set(reterr, ERR_MEANING, "the picture is far too long for its place");
    ret->pixels = malloc((size_t)ret->width * (size_t)ret->height * 4);
    if (!ret->pixels)
        return err_set(reterr, ERR_IO, "out of memory");
    assert(surface->pitch == surface->w * 4); /* SDL aligns to 4 bytes, which each of these pixels has */
    multiply(surface->pixels, (size_t)surface->w * (size_t)surface->h);
    pixel_scale(surface->pixels, surface->w, surface->h, ret->pixels, ret->width, ret->height);
    return true;
}

/* The surface of a file, as R, G, B, A. `width` and `height` are of an SVG. */
static SDL_Surface *decode(const void *bytes, size_t size, enum picture_kind kind, int width, int height,
                           struct err *reterr)
{
    SDL_Surface *loaded = load(bytes, size, kind, width, height);
    if (!loaded) {
        err_set(reterr, ERR_MEANING, "the picture cannot be decoded: %s", SDL_GetError());
        return NULL;
    }
    SDL_Surface *surface = SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_RGBA32, 0);
    SDL_FreeSurface(loaded);
    if (!surface)
        err_set(reterr, ERR_IO, "out of memory");
    return surface;
}

bool picture_decode(const void *bytes, size_t size, int width, int height, enum picture_fit fit,
                    struct picture *ret, struct err *reterr)
{
    enum picture_kind kind;
    *ret = (struct picture){0};
    if (width < 1 || height < 1)
        return err_set(reterr, ERR_MEANING, "there is no room for a picture");
    if (!picture_examine(bytes, size, &kind, reterr))
        return false;
    SDL_Surface *surface = decode(bytes, size, kind, width, height, reterr);
    bool ok = surface && scale(surface, width, height, fit, ret, reterr);
    SDL_FreeSurface(surface);
    return ok;
}

static void divide(uint8_t *pixels, size_t count)
{
    for (uint8_t *pixel = pixels; pixel < pixels + 4 * count; pixel += 4)
        for (int channel = 0; channel < 3 && pixel[3] > 0; channel++) {
            int value = (pixel[channel] * 255 + pixel[3] / 2) / pixel[3];
            pixel[channel] = (uint8_t)(value < 255 ? value : 255);
        }
}

static bool copy(const SDL_Surface *surface, struct picture *ret, struct err *reterr)
{
    size_t bytes = (size_t)surface->w * (size_t)surface->h * 4;
    *ret = (struct picture){.width = surface->w, .height = surface->h, .pixels = malloc(bytes)};
    if (!ret->pixels)
        return err_set(reterr, ERR_IO, "out of memory");
    memcpy(ret->pixels, surface->pixels, bytes);
    return true;
}

/* The side for an SVG so that it has no more pixels than a picture may; its proportion is that of a small
 * one.
 */
static int svg_side(const void *bytes, size_t size, int side)
{
    enum { SMALL = 240 };
    SDL_Surface *small = load(bytes, size, PICTURE_SVG, SMALL, SMALL);
    int64_t area = small ? (int64_t)small->w * small->h : SMALL * SMALL;
    SDL_FreeSurface(small);
    while ((int64_t)side * side * area > (int64_t)PICTURE_MOST_PIXELS * SMALL * SMALL)
        side -= 16;
    return side;
}

bool picture_decode_whole(const void *bytes, size_t size, int side, struct picture *ret, bool *ret_larger,
                          struct err *reterr)
{
    enum picture_kind kind;
    *ret = (struct picture){0};
    if (!picture_examine(bytes, size, &kind, reterr))
        return false;
    int most = kind == PICTURE_SVG ? svg_side(bytes, size, side) : side;
    SDL_Surface *surface = decode(bytes, size, kind, most, most, reterr);
    if (!surface)
        return false;
    bool fits = surface->w <= side && surface->h <= side, ok;
    *ret_larger = !fits || kind == PICTURE_SVG;
    if (fits) {
        ok = copy(surface, ret, reterr);
    } else {
        ok = scale(surface, side, side, PICTURE_CONTAIN, ret, reterr);
        if (ok)
            divide(ret->pixels, (size_t)ret->width * (size_t)ret->height);
    }
    SDL_FreeSurface(surface);
    return ok;
}

/* ---- files ---- */

bool picture_read_file(const char *path, char **ret, size_t *ret_size, struct err *reterr)
{
    /* What is no file could hold up the display for ever. */
    struct stat about;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    bool is_file = fd >= 0 && fstat(fd, &about) == 0 && S_ISREG(about.st_mode);
    FILE *file = is_file ? fdopen(fd, "rb") : NULL;
    if (!file) {
        if (fd >= 0)
            close(fd);
        return fd >= 0 || errno == ENXIO
                   ? err_set(reterr, ERR_IO, "is no file: remove it, and put a picture in its place")
                   : err_set(reterr, ERR_IO, "the picture cannot be opened");
    }
    size_t size = 0, room = 0;
    char *bytes = NULL;
    bool ok = true;
    while (ok) {
        if (size == room) {
            room = room ? room * 2 : 65536;
            char *grown = room > PICTURE_MOST_BYTES * 2 ? NULL : realloc(bytes, room);
            if (!grown) {
                ok = err_set(reterr, ERR_LIMIT, "the picture's file is larger than %d bytes",
                             PICTURE_MOST_BYTES);
                break;
            }
            bytes = grown;
        }
        size_t got = fread(bytes + size, 1, room - size, file);
        size += got;
        if (got == 0)
            break;
    }
    if (ok && ferror(file))
        ok = err_set(reterr, ERR_IO, "the picture cannot be read");
    fclose(file);
    if (!ok)
        free(bytes);
    *ret = bytes;
    *ret_size = size;
    return ok;
}

static bool read_kind(const char *path, bool only_png, int width, int height, enum picture_fit fit,
                      struct picture *ret, struct err *reterr)
{
    char *bytes;
    size_t size;
    enum picture_kind kind;
    *ret = (struct picture){0};
    if (!picture_read_file(path, &bytes, &size, reterr))
        return false;
    bool ok = picture_examine(bytes, size, &kind, reterr);
    if (ok && only_png && kind != PICTURE_PNG)
        ok = err_set(reterr, ERR_MEANING, "the picture is no PNG: nownext-setup makes one of it");
    ok = ok && picture_decode(bytes, size, width, height, fit, ret, reterr);
    free(bytes);
    return ok;
}

bool picture_read_any(const char *path, int width, int height, enum picture_fit fit, struct picture *ret,
                      struct err *reterr)
{
    return read_kind(path, false, width, height, fit, ret, reterr);
}

bool picture_read_png(const char *path, int width, int height, enum picture_fit fit, struct picture *ret,
                      struct err *reterr)
{
    return read_kind(path, true, width, height, fit, ret, reterr);
}

static picture_reader *reader_in_use = picture_read_any;

void picture_set_reader(picture_reader *reader)
{
    reader_in_use = reader;
}

bool picture_read(const char *path, int width, int height, enum picture_fit fit, struct picture *ret,
                  struct err *reterr)
{
    return reader_in_use(path, width, height, fit, ret, reterr);
}

/* ---- the cache ---- */

/* A file as it was when it was read. */
struct version {
    uint64_t inode;
    int64_t size, changed_s, changed_ns;
};

struct kept {
    struct kept *older;
    struct version version;
    struct picture picture;
    int box_width, box_height;
    enum picture_fit fit;
    uint32_t length;
    char path[];
};

struct picture_cache {
    struct kept *newest;
    size_t most_bytes, bytes;
};

struct picture_cache *picture_cache_create(size_t bytes)
{
    struct picture_cache *cache = calloc(1, sizeof *cache);
    if (cache)
        cache->most_bytes = bytes;
    return cache;
}

static size_t kept_bytes(const struct kept *kept)
{
    return (size_t)kept->picture.width * (size_t)kept->picture.height * 4;
}

static void kept_destroy(struct picture_cache *cache, struct kept *kept)
{
    cache->bytes -= kept_bytes(kept);
    free(kept->picture.pixels);
    free(kept);
}

void picture_cache_destroy(struct picture_cache *cache)
{
    if (!cache)
        return;
    for (struct kept *kept = cache->newest, *older; kept; kept = older) {
        older = kept->older;
        kept_destroy(cache, kept);
    }
    free(cache);
}

size_t picture_cache_bytes(const struct picture_cache *cache)
{
    return cache->bytes;
}

/* False where the file is not there. */
static bool style(const char *path, struct version *ret)
{
    struct stat about;
    if (stat(path, &about) != 0)
        return false;
    *ret = (struct version){(uint64_t)about.st_ino, (int64_t)about.st_size, (int64_t)about.st_mtim.tv_sec,
                            (int64_t)about.st_mtim.tv_nsec};
    return true;
}

/* A file that is gone may be on its way back: what is held of it is shown. */
static bool is_replaced(const struct kept *kept)
{
    struct version now;
    return style(kept->path, &now) &&
           (now.inode != kept->version.inode || now.size != kept->version.size ||
            now.changed_s != kept->version.changed_s || now.changed_ns != kept->version.changed_ns);
}

/* The one that was wanted last comes first. */
static const struct kept *find(struct picture_cache *cache, const struct item *item)
{
    for (struct kept **link = &cache->newest; *link; link = &(*link)->older) {
        struct kept *kept = *link;
        if (kept->box_width != item->box.width || kept->box_height != item->box.height ||
            kept->fit != item->fit || kept->length != item->length ||
            memcmp(kept->path, item->text, item->length) != 0)
            continue;
        *link = kept->older;
        if (is_replaced(kept)) {
            kept_destroy(cache, kept);
            return NULL;
        }
        kept->older = cache->newest;
        cache->newest = kept;
        return kept;
    }
    return NULL;
}

static const struct kept *add(struct picture_cache *cache, const struct item *item, struct err *reterr)
{
    struct kept *kept = malloc(sizeof *kept + item->length + 1);
    if (!kept)
        return NULL;
    *kept = (struct kept){.box_width = item->box.width,
                          .box_height = item->box.height,
                          .fit = item->fit,
                          .length = item->length};
    memcpy(kept->path, item->text, item->length);
    kept->path[item->length] = '\0';
    /* Before it is read: what comes meanwhile is another version. */
    style(kept->path, &kept->version);
    if (!picture_read(kept->path, item->box.width, item->box.height, item->fit, &kept->picture, reterr)) {
        free(kept);
        return NULL;
    }
    cache->bytes += kept_bytes(kept);
    kept->older = cache->newest;
    cache->newest = kept;
    while (cache->bytes > cache->most_bytes && cache->newest->older) {
        struct kept **link = &cache->newest;
        while ((*link)->older)
            link = &(*link)->older;
        struct kept *oldest = *link;
        *link = NULL;
        kept_destroy(cache, oldest);
    }
    return kept;
}

bool picture_draw(struct picture_cache *cache, const struct item *item, struct frame *frame, struct box clip,
                  struct err *reterr)
{
    const struct kept *kept = find(cache, item);
    if (!kept)
        kept = add(cache, item, reterr);
    if (!kept)
        return false;
    clip = box_intersect(clip, item->box);
    struct box at = {.x = item->box.x + (item->box.width - kept->picture.width) / 2,
                     .y = item->box.y + (item->box.height - kept->picture.height) / 2,
                     .width = kept->picture.width,
                     .height = kept->picture.height};
    pixel_fill(frame, item->box, item->color, clip);
    pixel_blend_picture(frame, at, kept->picture.pixels, clip);
    return true;
}

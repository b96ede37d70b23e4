#include "raster/picture_kind.h"

#include <stdint.h>
#include <string.h>

#include "raster/picture.h"

static uint32_t big_endian(const uint8_t *bytes, int count)
{
    uint32_t value = 0;
    for (int i = 0; i < count; i++)
        value = value << 8 | bytes[i];
    return value;
}

static bool check_pixels(uint32_t width, uint32_t height, struct err *reterr)
{
    if (width < 1 || height < 1)
        return err_set(reterr, ERR_MEANING, "the picture has no pixels");
    if (width > PICTURE_MOST_SIDE || height > PICTURE_MOST_SIDE ||
        (uint64_t)width * height > PICTURE_MOST_PIXELS)
        return err_set(reterr, ERR_LIMIT,
                       "the picture has %lu x %lu pixels: make it no larger than the panel",
                       (unsigned long)width, (unsigned long)height);
    return true;
}

static bool ends_early(struct err *reterr)
{
    return err_set(reterr, ERR_MEANING, "the picture's file ends early: copy it again");
}

/* -- PNG: the first chunk is IHDR; the chunks must follow on each other up to IEND -- */

static bool examine_png(const uint8_t *bytes, size_t size, struct err *reterr)
{
    if (size < 33)
        return ends_early(reterr);
    if (memcmp(bytes + 12, "IHDR", 4) != 0)
        return err_set(reterr, ERR_MEANING, "the picture is no valid PNG");
    if (!check_pixels(big_endian(bytes + 16, 4), big_endian(bytes + 20, 4), reterr))
        return false;
    for (size_t at = 8; size - at >= 12;) {
        uint32_t length = big_endian(bytes + at, 4);
        if (length > size - at - 12)
            break;
        if (memcmp(bytes + at + 4, "IEND", 4) == 0)
            return true;
        at += 12 + (size_t)length;
    }
    return ends_early(reterr);
}

/* -- JPEG: segments up to SOS, one of them with the size; then data, then the end's mark -- */

static bool is_frame(uint8_t marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

static bool has_end(const uint8_t *bytes, size_t size)
{
    for (size_t i = 0; i + 1 < size; i++)
        if (bytes[i] == 0xFF && bytes[i + 1] == 0xD9)
            return true;
    return false;
}

static bool examine_jpeg(const uint8_t *bytes, size_t size, struct err *reterr)
{
    bool sized = false;
    size_t at = 2;
    while (size - at >= 4) {
        if (bytes[at] != 0xFF)
            return err_set(reterr, ERR_MEANING, "the picture is no valid JPEG");
        uint8_t marker = bytes[at + 1];
        if (marker == 0xFF) { /* a fill byte */
            at++;
            continue;
        }
        uint32_t length = big_endian(bytes + at + 2, 2);
        if (length < 2 || length > size - at - 2)
            break;
        if (is_frame(marker)) {
            if (length < 8)
                break;
            if (!check_pixels(big_endian(bytes + at + 7, 2), big_endian(bytes + at + 5, 2), reterr))
                return false;
            sized = true;
        }
        at += 2 + (size_t)length;
        if (marker == 0xDA)
            return sized && has_end(bytes + at, size - at) ? true : ends_early(reterr);
    }
    return ends_early(reterr);
}

/* -- SVG: text with the element; it is drawn at the size of its place -- */

static bool contains(const uint8_t *bytes, size_t size, const char *part)
{
    size_t length = strlen(part);
    for (size_t i = 0; i + length <= size; i++)
        if (memcmp(bytes + i, part, length) == 0)
            return true;
    return false;
}

static bool examine_svg(const uint8_t *bytes, size_t size, struct err *reterr)
{
    if (size > PICTURE_MOST_SVG_BYTES)
        return err_set(reterr, ERR_LIMIT, "the SVG is larger than %d bytes", PICTURE_MOST_SVG_BYTES);
    return contains(bytes, size, "</svg>") ? true : ends_early(reterr);
}

/* What people rename to .png, by its first bytes; NULL for what is not known. */
static const char *other_kind(const uint8_t *bytes, size_t size)
{
    static const struct {
        unsigned at;
        const char *bytes, *name;
    } kinds[] = {{0, "%PDF", "a PDF"},
                 {4, "ftyphe", "a HEIC picture"},
                 {4, "ftypmif1", "a HEIC picture"},
                 {4, "ftypms", "a HEIC picture"},
                 {4, "ftypavif", "an AVIF picture"},
                 {4, "ftyp", "a film"},
                 {8, "WEBP", "a WebP picture"},
                 {0, "GIF8", "a GIF"},
                 {0, "BM", "a BMP picture"},
                 {0, "II*", "a TIFF picture"},
                 {0, "MM", "a TIFF picture"},
                 {0, "PK", "a zip archive"},
                 {0, "8BPS", "a Photoshop file"}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (size >= 16 && memcmp(bytes + kinds[i].at, kinds[i].bytes, strlen(kinds[i].bytes)) == 0)
            return kinds[i].name;
    return NULL;
}

bool picture_examine(const void *data, size_t size, enum picture_kind *ret, struct err *reterr)
{
    const uint8_t *bytes = data;
    if (size > PICTURE_MOST_BYTES)
        return err_set(reterr, ERR_LIMIT, "the picture's file is larger than %d bytes", PICTURE_MOST_BYTES);
    if (size >= 8 && memcmp(bytes, "\x89PNG\r\n\x1a\n", 8) == 0) {
        *ret = PICTURE_PNG;
        return examine_png(bytes, size, reterr);
    }
    if (size >= 3 && memcmp(bytes, "\xFF\xD8\xFF", 3) == 0) {
        *ret = PICTURE_JPEG;
        return examine_jpeg(bytes, size, reterr);
    }
    if (contains(bytes, size < 4096 ? size : 4096, "<svg")) {
        *ret = PICTURE_SVG;
        return examine_svg(bytes, size, reterr);
    }
    const char *other = other_kind(bytes, size);
    if (other)
        return err_set(reterr, ERR_MEANING,
                       "the picture is no PNG, JPEG or SVG but %s: save it as PNG or JPEG", other);
    return err_set(reterr, ERR_MEANING, "the picture is no PNG, JPEG or SVG");
}

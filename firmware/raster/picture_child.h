/*
 * picture_child: pictures of unknown origin are decoded in a child process with limits, and come back as PNG
 * files of our own making. What a decoder does with a hostile file (an SVG of 155 bytes can ask for
 * gigabytes, or for hours) then ends with the child; whoever decodes the PNG decodes what we have written.
 */
#ifndef NOWNEXT_RASTER_PICTURE_CHILD_H
#define NOWNEXT_RASTER_PICTURE_CHILD_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

#define PICTURE_CHILD_SIDE 3840       /* pixels, of a side */
#define PICTURE_CHILD_SMALL_SIDE 1920 /* where there is no time, or no room in a file, for the former */
#define PICTURE_CHILD_ALL_MS 20000    /* for all pictures that one run decodes: its caller's to count */

struct picture_limits {
    unsigned cpu_s;      /* of the processor's time */
    unsigned wall_ms;    /* of anybody's */
    size_t memory_bytes; /* beside what the caller has; not watched under AddressSanitizer, which reserves
                            more */
};
struct picture_limits picture_child_limits(void); /* 5 s, 10 s, 256 MiB */

/* Decodes a PNG, JPEG or SVG and gives the bytes of a PNG, in the arena: the picture as it is, or scaled down
 * so that it fits into PICTURE_CHILD_SIDE squared, and an SVG as large as fits; no more than picture.h
 * allows. False, with a reason that says what an organiser can do: ERR_LIMIT where it is too large or took
 * too long, ERR_MEANING where it is no picture, ERR_IO where this machine is at fault. */
bool picture_child_make_png(const void *bytes, size_t size, const struct picture_limits *limits,
                            struct arena *arena, const char **ret_png, size_t *ret_size, struct err *reterr);

#endif

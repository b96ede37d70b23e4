#include "preflight/fonts_used.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "render/render.h"
#include "text/bidi.h"
#include "text/break.h"
#include "spool/file.h"

#define MOST_FONT_BYTES (256u * 1024 * 1024)

/* Each bit of a hash reaches each of the sum. */
static uint64_t stir(uint64_t hash)
{
    hash = (hash ^ hash >> 31) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 29;
}

void fonts_used_make(const char *const *paths, uint32_t count, struct arena *arena, struct fonts_used *ret)
{
    char drawing[300], order[40], breaks[40];
    struct arena scratch;
    const char **lines = ARENA_ARRAY(arena, const char *, count + 1);
    arena_init(&scratch, malloc, free);
    ret->libraries =
        arena_printf(arena, "%s, %s, %s", renderer_libraries(drawing, sizeof drawing),
                     text_bidi_library(order, sizeof order), text_break_library(breaks, sizeof breaks));
    uint64_t sum = stir(str_hash(ret->libraries, strlen(ret->libraries)));
    for (uint32_t i = 0; i < count; i++) {
        const char *bytes = "";
        size_t size = 0;
        arena_reset(&scratch);
        spool_read_file(paths[i], MOST_FONT_BYTES, &scratch, &bytes, &size, NULL);
        uint64_t own = str_hash(bytes, size);
        lines[i] = arena_printf(arena, "%016llx %s", (unsigned long long)own, paths[i]);
        sum += stir(own);
    }
    arena_finish(&scratch);
    ret->fonts = lines;
    ret->font_count = count;
    ret->fingerprint = arena_printf(arena, "%016llx", (unsigned long long)stir(sum));
}

#include "render/proof.h"

#include <string.h>

#include "base/str.h"
#include "base/unicode.h"
#include "render/placed_run.h"
#include "text/break.h"
#include "text/fit.h"

/* ---- a line in its picture ---- */

/* Rows of a run that are looked at. */
#define ROWS 16

/* Ink of less coverage than this is not missed where it is cut. */
#define SEEN 64

#define MOST_COLORS 16

struct tally {
    uint32_t samples, count;
    struct {
        struct color color;
        uint32_t samples;
    } colors[MOST_COLORS];
    uint32_t last; /* found */
};

static struct color color_at(const struct frame *frame, int x, int y)
{
    const uint8_t *pixel = frame->pixels + (ptrdiff_t)y * frame->pitch + (ptrdiff_t)x * 4;
    return (struct color){pixel[0], pixel[1], pixel[2]};
}

/* Past MOST_COLORS, new ones are in no number that would count. */
static void count_color(struct tally *tally, struct color color)
{
    uint32_t i = tally->last;
    if (i >= tally->count || !color_equal(tally->colors[i].color, color))
        for (i = 0; i < tally->count && !color_equal(tally->colors[i].color, color);)
            i++;
    tally->samples++;
    if (i == MOST_COLORS)
        return;
    if (i == tally->count)
        tally->colors[tally->count++].color = color;
    tally->colors[i].samples++;
    tally->last = i;
}

/* A line through the text has its colour, and lies beside its ink: that is a ground only where it is most of
 * it. */
static void take_grounds(struct tally *tally, struct color own, struct text_proof *ret)
{
    for (uint32_t i = 0; i < tally->count; i++)
        if (color_equal(tally->colors[i].color, own) && tally->colors[i].samples * 2 < tally->samples)
            tally->colors[i].samples = 0;

    while (ret->ground_count < TEXT_PROOF_GROUNDS) {
        uint32_t best = 0;
        for (uint32_t i = 1; i < tally->count; i++)
            if (tally->colors[i].samples > tally->colors[best].samples)
                best = i;
        if (tally->count == 0 || tally->colors[best].samples == 0 ||
            tally->colors[best].samples * 8 < tally->samples)
            return;
        ret->grounds[ret->ground_count++] = tally->colors[best].color;
        tally->colors[best].samples = 0;
    }
}

/* Whether there is ink outside of `clip`. */
static bool is_cut(const struct placed_run *placed, struct box clip)
{
    const struct run_image *image = placed->image;
    if (box_contains(clip, placed->at))
        return false;
    for (int y = 0; y < image->height; y++)
        for (int x = 0; x < image->width; x++) {
            size_t at = (size_t)y * (size_t)image->width + (size_t)x;
            struct box pixel = {placed->at.x + x, placed->at.y + y, 1, 1};
            if ((image->colored ? image->pixels[4 * at + 3] : image->pixels[at]) >= SEEN &&
                !box_contains(clip, pixel))
                return true;
        }
    return false;
}

static void look_at_run(const struct placed_run *placed, const struct frame *frame, struct box clip,
                        struct tally *grounds, struct text_proof *ret)
{
    const struct run_image *image = placed->image;
    struct box seen = box_intersect(placed->at, clip);
    int step = image->height / ROWS + 1;
    for (int y = step / 2; y < image->height; y += step) {
        int row = placed->at.y + y;
        if (row < seen.y || row >= seen.y + seen.height)
            continue;
        const uint8_t *mask = image->pixels + (ptrdiff_t)y * image->width;
        int at = seen.x - placed->at.x;
        uint8_t before = at > 0 ? mask[at - 1] : 0, covered;
        for (int x = seen.x; x < seen.x + seen.width; x++, before = covered) {
            covered = mask[at++];
            /* The ground is what lies right beside ink. */
            if (covered == 0) {
                if (before != 0 || (at < image->width && mask[at] != 0))
                    count_color(grounds, color_at(frame, x, row));
            } else if (covered == 255) {
                ret->inked++;
                ret->shown += color_equal(color_at(frame, x, row), placed->item->color);
            }
        }
    }
}

void proof_text(struct font_set *fonts, struct run_cache *runs, const struct item *item,
                const struct frame *frame, struct text_proof *ret)
{
    struct tally grounds = {0};
    struct placed_run placed;
    struct box clip =
        box_intersect(item_ink(item), (struct box){.width = frame->width, .height = frame->height});
    *ret = (struct text_proof){0};
    for (placed_run_begin(&placed, item); placed_run_next(&placed, fonts, runs);) {
        if (!placed.image)
            continue;
        ret->cut = ret->cut || is_cut(&placed, clip);
        if (!placed.image->colored)
            look_at_run(&placed, frame, clip, &grounds, ret);
    }
    take_grounds(&grounds, item->color, ret);
}

/* ---- characters ---- */

/* Large enough for two shapes not to be the same by chance. */
#define SHAPE_PX 48

/* Not a character, and never will be one: what fonts draw for it is their box. */
static const char no_character[] = "\xF4\x8F\xBF\xBE"; /* U+10FFFE */

struct shape {
    int width, height; /* 0: no ink */
    uint64_t hash;
};

static struct shape shape_of(struct font_set *fonts, struct run_cache *runs, const struct font_run *run)
{
    const struct run_image *image = font_run_image(fonts, runs, run, SHAPE_PX);
    if (!image || !image->pixels)
        return (struct shape){0};
    size_t bytes = (size_t)image->width * (size_t)image->height * (image->colored ? 4 : 1);
    return (struct shape){image->width, image->height, str_hash((const char *)image->pixels, bytes)};
}

/* Braille's empty cell, and the fillers of Hangul. */
static bool is_empty_by_nature(uint32_t c)
{
    return c == 0x2800 || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0xAD;
}

/* Whether a character as the reader sees it comes out as the font's box, or as nothing. */
static bool has_no_shape(struct font_set *fonts, struct run_cache *runs, enum font_face face,
                         const char *text, size_t length)
{
    size_t bytes;
    uint32_t first = str_decode(text, length, &bytes);
    if (unicode_kind(first) != UNICODE_VISIBLE || unicode_is_mark(first) || is_empty_by_nature(first))
        return false;
    struct font_run run = font_first_run(fonts, face, text, length), box = run;
    struct shape shape = shape_of(fonts, runs, &run);
    if (shape.width == 0)
        return true;
    box.text = no_character;
    box.length = sizeof no_character - 1;
    struct shape none = shape_of(fonts, runs, &box);
    return none.width > 0 && memcmp(&shape, &none, sizeof shape) == 0;
}

uint32_t proof_missing(struct font_set *fonts, struct run_cache *runs, struct proof_known *known,
                       enum font_face face, const char *text, size_t length, uint32_t *ret, uint32_t most)
{
    uint32_t count = 0;
    for (size_t at = 0, size, bytes; at < length; at += size) {
        size = text_character(text + at, length - at);
        if (size == 1)
            continue; /* ASCII is every face's own */
        uint64_t hash = (str_hash(text + at, size) * FACE_COUNT + face) | 1;
        uint64_t *place = &known->hashes[(hash >> 8) % PROOF_KNOWN];
        if (*place == hash)
            continue;
        uint32_t missing[8], found = font_missing(fonts, face, text + at, size, missing, 8);
        if (found == 0 && has_no_shape(fonts, runs, face, text + at, size))
            missing[found++] = str_decode(text + at, size, &bytes);
        for (uint32_t i = 0; i < found; i++)
            count = font_add_missing(ret, count, most, missing[i]);
        if (found == 0)
            *place = hash;
    }
    return count;
}

#include "raster/polygon_cache.h"

#include <stdlib.h>
#include <string.h>

#include "raster/polygon.h"

/* A polygon: its outline, on which alone depends what it covers, and that. */
struct mask {
    int width, height;
    bool mirrored;
    uint32_t point_count;
    struct point *points;     /* the memory of both, for free(); NULL: there is no mask here */
    uint8_t *cover;           /* a byte a pixel, 255 where it is covered wholly */
    int solid_x, solid_width; /* of the most columns beside each other that are covered wholly */
    size_t bytes;
    uint64_t touched;    /* what polygon_draw gives */
    uint64_t last_drawn; /* as many as had been drawn by then */
};

struct polygon_cache {
    size_t most_bytes;
    uint64_t drawn; /* by masks */
    struct polygon_cache_counts counts;
    struct mask masks[POLYGON_CACHE_MASKS];
};

struct polygon_cache *polygon_cache_create(size_t most_bytes)
{
    struct polygon_cache *cache = calloc(1, sizeof *cache);
    if (cache)
        cache->most_bytes = most_bytes;
    return cache;
}

static void give_up(struct polygon_cache *cache, struct mask *mask)
{
    free(mask->points);
    cache->counts.bytes -= mask->bytes;
    *mask = (struct mask){0};
}

void polygon_cache_destroy(struct polygon_cache *cache)
{
    if (!cache)
        return;
    for (int i = 0; i < POLYGON_CACHE_MASKS; i++)
        give_up(cache, &cache->masks[i]);
    free(cache);
}

static bool is_of(const struct mask *mask, const struct item *item)
{
    return mask->point_count == item->point_count && mask->width == item->box.width &&
           mask->height == item->box.height && mask->mirrored == item->mirrored && mask->points &&
           memcmp(mask->points, item->points, item->point_count * sizeof *item->points) == 0;
}

static struct mask *find_mask(struct polygon_cache *cache, const struct item *item)
{
    for (int i = 0; i < POLYGON_CACHE_MASKS; i++)
        if (is_of(&cache->masks[i], item))
            return &cache->masks[i];
    return NULL;
}

/* A free place, once there is room for so many bytes. */
static struct mask *make_room(struct polygon_cache *cache, size_t bytes)
{
    for (;;) {
        struct mask *free_one = NULL, *oldest = NULL;
        for (int i = 0; i < POLYGON_CACHE_MASKS; i++) {
            struct mask *mask = &cache->masks[i];
            if (!mask->points)
                free_one = mask;
            else if (!oldest || mask->last_drawn < oldest->last_drawn)
                oldest = mask;
        }
        if (free_one && (cache->counts.bytes + bytes <= cache->most_bytes || !oldest))
            return free_one;
        give_up(cache, oldest);
    }
}

/* White over black gives each pixel's cover. False: out of memory. */
static bool fill_cover(struct mask *mask, const struct item *item)
{
    const struct box box = {.width = mask->width, .height = mask->height};
    struct frame *frame = frame_create(box.width, box.height);
    if (!frame)
        return false;
    struct item white = *item;
    white.box = box;
    white.color = (struct color){255, 255, 255};
    mask->touched = polygon_draw(&white, frame, box);
    for (size_t i = 0; i < (size_t)box.width * (size_t)box.height; i++)
        mask->cover[i] = frame->pixels[4 * i];
    frame_destroy(frame);
    return true;
}

static bool is_solid_column(const struct mask *mask, int x)
{
    bool solid = true;
    for (int y = 0; solid && y < mask->height; y++)
        solid = mask->cover[(size_t)y * (size_t)mask->width + (size_t)x] == 255;
    return solid;
}

static void find_solid(struct mask *mask)
{
    for (int x = 0; x < mask->width; x++) {
        const int first = x;
        while (x < mask->width && is_solid_column(mask, x))
            x++;
        if (x - first > mask->solid_width) {
            mask->solid_x = first;
            mask->solid_width = x - first;
        }
    }
}

static struct mask *make_mask(struct polygon_cache *cache, const struct item *item)
{
    const size_t outline = item->point_count * sizeof *item->points,
                 bytes = outline + (size_t)item->box.width * (size_t)item->box.height;
    if (bytes > cache->most_bytes)
        return NULL;
    struct mask *mask = make_room(cache, bytes);
    *mask = (struct mask){.width = item->box.width,
                          .height = item->box.height,
                          .mirrored = item->mirrored,
                          .point_count = item->point_count,
                          .points = malloc(bytes)};
    if (!mask->points)
        return NULL;
    memcpy(mask->points, item->points, outline);
    mask->cover = (uint8_t *)mask->points + outline;
    if (!fill_cover(mask, item)) {
        give_up(cache, mask);
        return NULL;
    }
    find_solid(mask);
    mask->bytes = bytes;
    cache->counts.bytes += bytes;
    cache->counts.made++;
    return mask;
}

static bool is_wholly_seen(const struct item *item, const struct frame *frame, struct box clip)
{
    const struct box whole = {.width = frame->width, .height = frame->height},
                     seen = box_intersect(box_intersect(item->box, clip), whole);
    return seen.width == item->box.width && seen.height == item->box.height;
}

/* Most of a tag or a cell is a rectangle: filling it costs a third of laying its cover over what is there. */
static void draw_mask(const struct mask *mask, const struct item *item, struct frame *frame)
{
    const struct box box = item->box;
    const int solid_end = mask->solid_x + mask->solid_width;
    const struct box before = {box.x, box.y, mask->solid_x, box.height},
                     solid = {box.x + mask->solid_x, box.y, mask->solid_width, box.height},
                     behind = {box.x + solid_end, box.y, box.width - solid_end, box.height};
    pixel_blend_mask(frame, box, mask->cover, item->color, before);
    pixel_fill(frame, solid, item->color, box);
    pixel_blend_mask(frame, box, mask->cover, item->color, behind);
}

uint64_t polygon_cache_draw(struct polygon_cache *cache, const struct item *item, struct frame *frame,
                            struct box clip)
{
    if ((int64_t)item->box.width * item->box.height > POLYGON_CACHE_MOST_PIXELS ||
        !is_wholly_seen(item, frame, clip))
        return polygon_draw(item, frame, clip);
    struct mask *mask = find_mask(cache, item);
    if (mask)
        cache->counts.used++;
    else if (!(mask = make_mask(cache, item)))
        return polygon_draw(item, frame, clip);
    mask->last_drawn = ++cache->drawn;
    draw_mask(mask, item, frame);
    return mask->touched;
}

struct polygon_cache_counts polygon_cache_counts(const struct polygon_cache *cache)
{
    return cache->counts;
}

#include "render/run_cache.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "text/metrics.h"

#define BUCKETS 256 /* a screen has some forty runs */

struct entry {
    struct entry *in_bucket; /* the next one */
    struct entry *newer, *older;
    uint64_t hash;
    size_t bytes;
    struct run_key key;
    struct run_image image;
};

struct run_cache {
    size_t most_bytes, bytes;
    struct entry *newest, *oldest;
    struct entry *buckets[BUCKETS];
};

struct run_cache *run_cache_create(size_t bytes)
{
    struct run_cache *cache = calloc(1, sizeof *cache);
    if (cache)
        cache->most_bytes = bytes;
    return cache;
}

void run_cache_destroy(struct run_cache *cache)
{
    if (!cache)
        return;
    for (struct entry *entry = cache->newest, *older; entry; entry = older) {
        older = entry->older;
        free(entry);
    }
    free(cache);
}

static uint64_t hash_key(const struct run_key *key)
{
    return str_hash(key->text, key->length) ^
           ((uint64_t)key->font << 32 | (uint32_t)(key->size_px * TEXT_SIZE_STEPS));
}

static bool keys_equal(const struct run_key *a, const struct run_key *b)
{
    return a->font == b->font && a->size_px == b->size_px && a->right_to_left == b->right_to_left &&
           a->script == b->script && a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
}

static void take_out_of_order(struct run_cache *cache, struct entry *entry)
{
    *(entry->newer ? &entry->newer->older : &cache->newest) = entry->older;
    *(entry->older ? &entry->older->newer : &cache->oldest) = entry->newer;
}

static void put_newest(struct run_cache *cache, struct entry *entry)
{
    entry->newer = NULL;
    entry->older = cache->newest;
    *(cache->newest ? &cache->newest->newer : &cache->oldest) = entry;
    cache->newest = entry;
}

const struct run_image *run_cache_find(struct run_cache *cache, const struct run_key *key)
{
    uint64_t hash = hash_key(key);
    struct entry *entry = cache->buckets[hash % BUCKETS];
    while (entry && (entry->hash != hash || !keys_equal(&entry->key, key)))
        entry = entry->in_bucket;
    if (!entry)
        return NULL;
    take_out_of_order(cache, entry);
    put_newest(cache, entry);
    return &entry->image;
}

static void drop(struct run_cache *cache, struct entry *entry)
{
    struct entry **link = &cache->buckets[entry->hash % BUCKETS];
    while (*link != entry)
        link = &(*link)->in_bucket;
    *link = entry->in_bucket;
    take_out_of_order(cache, entry);
    cache->bytes -= entry->bytes;
    free(entry);
}

struct run_image *run_cache_add(struct run_cache *cache, const struct run_key *key, struct run_image shape)
{
    size_t pixels = (size_t)shape.width * (size_t)shape.height * (shape.colored ? 4 : 1);
    size_t bytes = sizeof(struct entry) + pixels + key->length;
    while (cache->oldest && cache->bytes + bytes > cache->most_bytes)
        drop(cache, cache->oldest);
    struct entry *entry = malloc(bytes);
    if (!entry)
        return NULL;
    uint8_t *own_pixels = (uint8_t *)(entry + 1);
    char *own_text = (char *)(own_pixels + pixels);
    memcpy(own_text, key->text, key->length);
    *entry = (struct entry){.hash = hash_key(key), .bytes = bytes, .key = *key, .image = shape};
    entry->key.text = own_text;
    entry->image.pixels = pixels ? own_pixels : NULL;
    entry->in_bucket = cache->buckets[entry->hash % BUCKETS];
    cache->buckets[entry->hash % BUCKETS] = entry;
    put_newest(cache, entry);
    cache->bytes += bytes;
    return &entry->image;
}

size_t run_cache_bytes(const struct run_cache *cache)
{
    return cache->bytes;
}

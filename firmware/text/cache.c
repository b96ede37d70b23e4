#include "text/cache.h"

#include <string.h>

#include "base/str.h"

/* What is kept of an answer, one after the other: this, the steps, the lines, the text, the language, the
 * lines' levels,
 * and the texts of lines that are no slices. */
struct kept {
    int width, height;
    uint32_t step_count, length, language_length;
    uint32_t levels_length; /* of all lines; 0: all run left to right */
    uint32_t own_length;
    bool right_to_left;
    struct text_block block; /* without pointers */
};

struct kept_line {
    uint32_t offset; /* in the question's text, or OWN */
    uint32_t length;
    int width;
};
#define OWN UINT32_MAX

void text_cache_init(struct text_cache *cache, void *memory, size_t size)
{
    *cache = (struct text_cache){.memory = memory, .size = size};
}

void text_cache_clear(struct text_cache *cache)
{
    text_cache_init(cache, cache->memory, cache->size);
}

static uint64_t hash_of(const struct text_question *question)
{
    uint64_t hash = str_hash(question->text, question->length) ^
                    str_hash(question->language, strlen(question->language)) * 31;
    hash = (hash ^ (uint32_t)question->width) * 0x9E3779B97F4A7C15u;
    hash = (hash ^ (uint32_t)question->height) * 0x9E3779B97F4A7C15u;
    const struct text_step *first = &question->steps[0];
    hash =
        (hash ^ first->most_lines ^ (uint64_t)first->face << 32 ^ (uint64_t)question->right_to_left << 40) *
        0x9E3779B97F4A7C15u;
    hash = (hash ^ (uint32_t)(first->size_px * TEXT_SIZE_STEPS) ^ (uint64_t)question->step_count << 32) *
           0x9E3779B97F4A7C15u;
    return hash ^ hash >> 32;
}

/* Where a question's answer is, or would be, known. */
static uint32_t place_of(const struct text_cache *cache, uint64_t hash)
{
    uint32_t first = hash % TEXT_CACHE_PLACES, second = first ^ 1;
    if (cache->places[first].hash == hash)
        return first;
    if (cache->places[second].hash == hash)
        return second;
    return cache->places[first].at <= cache->places[second].at ? first : second;
}

/* ---- finding ---- */

static bool same_steps(const struct text_step *a, const struct text_step *b, uint32_t count)
{
    bool same = true;
    for (uint32_t i = 0; same && i < count; i++)
        same = a[i].face == b[i].face && a[i].size_px == b[i].size_px &&
               a[i].line_height == b[i].line_height && a[i].most_lines == b[i].most_lines;
    return same;
}

static bool is_answer(const struct kept *kept, const struct text_question *question)
{
    const struct text_step *steps = (const struct text_step *)(const void *)(kept + 1);
    if (kept->width != question->width || kept->height != question->height ||
        kept->step_count != question->step_count || kept->length != question->length ||
        kept->language_length != strlen(question->language) ||
        kept->right_to_left != question->right_to_left ||
        !same_steps(steps, question->steps, kept->step_count))
        return false;
    const char *lines = (const char *)(steps + kept->step_count),
               *text = lines + kept->block.line_count * sizeof(struct kept_line);
    return memcmp(text, question->text, question->length) == 0 &&
           memcmp(text + kept->length, question->language, kept->language_length) == 0;
}

static void read_answer(const struct kept *kept, const struct text_question *question, struct arena *arena,
                        struct text_block *ret)
{
    const char *next = (const char *)(kept + 1) + kept->step_count * sizeof(struct text_step);
    struct kept_line kept_line;
    const char *kept_lines = next;
    next += kept->block.line_count * sizeof kept_line + kept->length + kept->language_length;
    /* In a copy: the ring goes on. */
    const int8_t *levels = NULL;
    if (kept->levels_length)
        levels = (const int8_t *)arena_copy_n(arena, next, kept->levels_length);
    const char *own = arena_copy_n(arena, next + kept->levels_length, kept->own_length);
    struct text_line *lines = ARENA_ARRAY(arena, struct text_line, kept->block.line_count);
    for (uint32_t i = 0; i < kept->block.line_count; i++) {
        memcpy(&kept_line, kept_lines + i * sizeof kept_line, sizeof kept_line);
        lines[i] = (struct text_line){.length = kept_line.length, .width = kept_line.width, .levels = levels};
        levels += levels ? kept_line.length : 0;
        if (kept_line.offset != OWN) {
            lines[i].text = question->text + kept_line.offset;
        } else {
            lines[i].text = own;
            own += kept_line.length;
        }
    }
    *ret = kept->block;
    ret->lines = lines;
}

bool text_cache_find(struct text_cache *cache, const struct text_question *question, struct arena *arena,
                     struct text_block *ret)
{
    uint64_t hash = hash_of(question);
    uint32_t place = place_of(cache, hash);
    uint64_t at = cache->places[place].at;
    if (cache->places[place].hash == hash && at > 0 && at - 1 + cache->size >= cache->written) {
        const struct kept *kept = (const struct kept *)(void *)(cache->memory + (at - 1) % cache->size);
        if (is_answer(kept, question)) {
            read_answer(kept, question, arena, ret);
            cache->found++;
            return true;
        }
    }
    cache->not_found++;
    return false;
}

/* ---- keeping ---- */

/* Room in the ring, in one piece; NULL if it is too much. */
static uint8_t *make_room(struct text_cache *cache, size_t bytes, uint64_t *ret_at)
{
    bytes = (bytes + 7) / 8 * 8;
    if (bytes > cache->size / 8)
        return NULL;
    size_t offset = cache->written % cache->size;
    if (offset + bytes > cache->size)
        cache->written += cache->size - offset;
    *ret_at = cache->written + 1;
    uint8_t *room = cache->memory + cache->written % cache->size;
    cache->written += bytes;
    return room;
}

static uint8_t *put(uint8_t *to, const void *bytes, size_t length)
{
    if (length > 0)
        memcpy(to, bytes, length);
    return to + length;
}

static bool is_slice(const struct text_question *question, const struct text_line *line)
{
    uintptr_t text = (uintptr_t)question->text, at = (uintptr_t)line->text;
    return at >= text && at + line->length <= text + question->length;
}

void text_cache_add(struct text_cache *cache, const struct text_question *question,
                    const struct text_block *block)
{
    struct kept kept = {.width = question->width,
                        .height = question->height,
                        .step_count = question->step_count,
                        .length = (uint32_t)question->length,
                        .language_length = (uint32_t)strlen(question->language),
                        .right_to_left = question->right_to_left,
                        .block = *block};
    kept.block.metrics = NULL;
    kept.block.lines = NULL;
    for (uint32_t i = 0; i < block->line_count; i++) {
        kept.levels_length += block->lines[i].levels ? block->lines[i].length : 0;
        kept.own_length += is_slice(question, &block->lines[i]) ? 0 : block->lines[i].length;
    }
    size_t bytes = sizeof kept + question->step_count * sizeof(struct text_step) +
                   block->line_count * sizeof(struct kept_line) + question->length + kept.language_length +
                   kept.levels_length + kept.own_length;
    uint64_t hash = hash_of(question), at;
    uint8_t *next = make_room(cache, bytes, &at);
    if (!next)
        return;
    uint32_t place = place_of(cache, hash);
    cache->places[place].hash = hash;
    cache->places[place].at = at;
    next = put(next, &kept, sizeof kept);
    next = put(next, question->steps, question->step_count * sizeof(struct text_step));
    for (uint32_t i = 0; i < block->line_count; i++) {
        const struct text_line *line = &block->lines[i];
        struct kept_line kept_line = {.offset = OWN, .length = line->length, .width = line->width};
        if (is_slice(question, line))
            kept_line.offset = (uint32_t)(line->text - question->text);
        next = put(next, &kept_line, sizeof kept_line);
    }
    next = put(next, question->text, question->length);
    next = put(next, question->language, kept.language_length);
    for (uint32_t i = 0; i < block->line_count; i++)
        if (block->lines[i].levels)
            next = put(next, block->lines[i].levels, block->lines[i].length);
    for (uint32_t i = 0; i < block->line_count; i++)
        if (!is_slice(question, &block->lines[i]))
            next = put(next, block->lines[i].text, block->lines[i].length);
}

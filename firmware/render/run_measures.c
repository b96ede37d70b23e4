#include "render/run_measures.h"

#include "base/str.h"
#include "render/font_stack.h"

static uint64_t hash_of(const struct font_run *run)
{
    return str_hash(run->text, run->length);
}

/* ---- widths ---- */

/* What stands for a text in a face, where a run has its font's number + 1. */
static uint32_t face_number(enum font_face face)
{
    return FONT_STACK_MOST + 1 + (uint32_t)face;
}

static size_t set_of(uint64_t hash, uint32_t number)
{
    return (hash ^ hash >> 32 ^ number) % RUN_MEASURES_SETS;
}

/* RUN_MEASURES_WAYS where there is none. */
static size_t find_way(const struct run_measures *measures, uint64_t hash, uint32_t number)
{
    const size_t set = set_of(hash, number);
    size_t way = 0;
    while (way < RUN_MEASURES_WAYS &&
           (measures->widths[set][way].hash != hash || measures->widths[set][way].font != number))
        way++;
    return way;
}

static int *make_way(struct run_measures *measures, uint64_t hash, uint32_t number)
{
    const size_t set = set_of(hash, number), way = measures->next_way[set]++ % RUN_MEASURES_WAYS;
    measures->widths[set][way].hash = hash;
    measures->widths[set][way].font = number;
    return &measures->widths[set][way].width;
}

int *run_measures_width(struct run_measures *measures, const struct font_run *run, bool *ret_known)
{
    const uint64_t hash = hash_of(run);
    const size_t way = find_way(measures, hash, run->font + 1);
    *ret_known = way < RUN_MEASURES_WAYS;
    if (!*ret_known)
        return make_way(measures, hash, run->font + 1);
    return &measures->widths[set_of(hash, run->font + 1)][way].width;
}

bool run_measures_find_text(const struct run_measures *measures, enum font_face face, const char *text,
                            size_t length, int *ret_width)
{
    const uint64_t hash = str_hash(text, length);
    const uint32_t number = face_number(face);
    const size_t way = find_way(measures, hash, number);
    if (way == RUN_MEASURES_WAYS)
        return false;
    *ret_width = measures->widths[set_of(hash, number)][way].width;
    return true;
}

void run_measures_keep_text(struct run_measures *measures, enum font_face face, const char *text,
                            size_t length, int width)
{
    *make_way(measures, str_hash(text, length), face_number(face)) = width;
}

/* ---- ink ---- */

void run_measures_reach(struct run_measures *measures, const struct font_run *run, int **ret_above,
                        int **ret_below, bool *ret_known)
{
    uint64_t hash = hash_of(run);
    size_t place = (hash ^ hash >> 32 ^ run->font) % RUN_MEASURES_REACHES;
    *ret_above = &measures->reaches[place].above;
    *ret_below = &measures->reaches[place].below;
    *ret_known = measures->reaches[place].hash == hash && measures->reaches[place].font == run->font + 1;
    if (!*ret_known) {
        measures->reaches[place].hash = hash;
        measures->reaches[place].font = run->font + 1;
        **ret_above = **ret_below = 0;
    }
}

#include "render/run_measures.h"

#include "base/str.h"

static uint64_t hash_of(const struct font_run *run)
{
    return str_hash(run->text, run->length);
}

int *run_measures_width(struct run_measures *measures, const struct font_run *run, bool *ret_known)
{
    uint64_t hash = hash_of(run);
    size_t set = (hash ^ hash >> 32 ^ run->font) % RUN_MEASURES_SETS, way = 0;
    while (way < RUN_MEASURES_WAYS &&
           (measures->widths[set][way].hash != hash || measures->widths[set][way].font != run->font + 1))
        way++;
    *ret_known = way < RUN_MEASURES_WAYS;
    if (!*ret_known) {
        way = measures->next_way[set]++ % RUN_MEASURES_WAYS;
        measures->widths[set][way].hash = hash;
        measures->widths[set][way].font = run->font + 1;
    }
    return &measures->widths[set][way].width;
}

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

/*
 * door_placing: a door's band under construction. Private to the two files of door_field.h.
 */
#ifndef NOWNEXT_DOOR_DOOR_PLACING_H
#define NOWNEXT_DOOR_DOOR_PLACING_H

#include "door/door_field.h"
#include "layout/field.h"
#include "layout/measures.h"

struct placing {
    struct layout *layout;
    const struct door_band *band;
    struct field field;
    struct box box;
    bool compact;
};

static inline const struct theme *theme_of(const struct placing *placing)
{
    return placing->layout->style->theme;
}

/* A size of type, or that of a compact band where it is larger. */
static inline int size_of(const struct placing *placing, int size)
{
    return placing->compact && size > SIZE_BAND_COMPACT ? SIZE_BAND_COMPACT : size;
}

#endif

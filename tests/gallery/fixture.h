/* fixture.h: what the tests of galleries share. */
#ifndef NOWNEXT_TESTS_GALLERY_FIXTURE_H
#define NOWNEXT_TESTS_GALLERY_FIXTURE_H

#include "gallery/gallery.h"

#include "tool/fixture.h"

/* The moment of this name, which must be there. */
static inline const struct gallery_moment *find(const struct gallery *gallery, const char *name)
{
    for (uint32_t i = 0; i < gallery->count; i++)
        if (strcmp(gallery->moments[i].name, name) == 0)
            return &gallery->moments[i];
    printf("%s is not there\n", name);
    CHECK(false);
    return NULL;
}

#endif

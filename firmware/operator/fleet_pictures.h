/*
 * fleet_pictures: the last picture of each display of a fleet, asked for, and one page of them all.
 */
#ifndef NOWNEXT_OPERATOR_FLEET_PICTURES_H
#define NOWNEXT_OPERATOR_FLEET_PICTURES_H

#include "fleet/fleet_line.h"

/* How long it is waited for them. */
#define FLEET_PICTURES_MS 10000
/* No picture has more bytes. */
#define FLEET_PICTURES_BYTES (512 * 1024)

struct fleet_picture {
    struct fleet_picture *next;
    const char *display, *png;
    size_t size;
    int width, height;
};

/* What has come. Zero but for its arena. */
struct fleet_pictures {
    struct arena arena;
    uint32_t asked, count;
    struct fleet_picture *first;
    const char **names; /* of those that were asked */
};

/* For fleet_watch_options: takes the first picture of a display that was asked for one. What is no PNG, or
 * too large, is let pass. `of` is a struct fleet_pictures. */
void fleet_pictures_take(void *of, const char *display, const char *png, size_t size);

/* Asks all displays that are online, as of `now`, UTC, and waits for those that come, at most so long. */
void fleet_pictures_ask(struct fleet_pictures *pictures, struct fleet_line *line, struct instant now,
                        int64_t most_ms);

/* FOLDER/NAME.png of each, and FOLDER/index.html: all displays of the judged fleet, worst first, with what is
 * wrong with them; `title` stands above. A name that is none of a file
 * has others of its letters replaced. */
bool fleet_pictures_write(const struct fleet_pictures *pictures, const struct fleet *fleet, const char *title,
                          const char *folder, struct err *reterr);

/* The picture of a display; NULL: none has come. */
const struct fleet_picture *fleet_pictures_find(const struct fleet_pictures *pictures, const char *display);

#endif

/*
 * prepared: texts of emergencies that a venue has ready, so that nobody has to write one while it burns
 * (day.md 5). They are its safety officer's; those that come with nownext are examples, and say so.
 */
#ifndef NOWNEXT_STATION_PREPARED_H
#define NOWNEXT_STATION_PREPARED_H

#include "changes/live.h"

/* So many of an emergency's texts take turns, the first ones of the file: more would come round too late. */
#define EMERGENCY_MOST_TEXTS 4

#define EMERGENCY_KIND_COUNT (EMERGENCY_CUSTOM + 1)
/* "fire", "evacuation", "medical", "shelter", "custom". */
const char *emergency_kind_name(enum emergency_kind kind);

struct prepared_text {
    struct label text;   /* count 0: none is prepared */
    const char *picture; /* the name of a file, such as a plan of the assembly points; "": none */
    bool is_example;     /* nobody has made it the venue's own: to be told wherever it is used */
};

struct prepared_texts {
    const char *note; /* what the file says of them, for people; "" */
    struct prepared_text kinds[EMERGENCY_KIND_COUNT];
};

/* What of a text in many languages is shown at an event: in each of its languages, in their order, then in
 * English; at most EMERGENCY_MOST_TEXTS, each once. The first text where it has none of these. One that names
 * no language stays as it is. Lists are in the arena, texts are not copied. */
struct label prepared_label(struct label text, const struct event *event, struct arena *arena);

#endif

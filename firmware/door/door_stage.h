/*
 * door_stage: the middle of a door: the track's edge, the block line, the title in the largest size that
 * fits, and who is there. Two sessions that are on at once share it.
 */
#ifndef NOWNEXT_DOOR_DOOR_STAGE_H
#define NOWNEXT_DOOR_DOOR_STAGE_H

#include "door/door.h"
#include "door/door_line.h"
#include "layout/people.h"

/* A title with what stands over and under it. */
struct stage_part {
    struct box box; /* from the edge's top on */
    struct door_line line;
    struct text_block title;
    struct people people;
    int line_top, title_top, people_top; /* of capitals, in the picture */
};

struct stage {
    const struct door *door;
    uint32_t count;
    struct stage_part parts[2];
    double title_px; /* the smallest; 0: no title */
    bool cut;        /* a title does not fit */
};

/* Sets what the door says in a box, from the band's end to the foot's or the strip's begin. `plain`: people
 * have given way to the title. */
struct stage door_stage_fit(const struct layout *layout, const struct door *door, struct box box, bool plain);
/* Whether a title is so small that other things give way to it. */
bool door_stage_is_small(const struct layout *layout, const struct stage *stage);

/* The height that a stage of one title needs for what is on it; its box may be made so low. */
int door_stage_need(const struct layout *layout, const struct stage *stage);
void door_stage_place(struct layout *layout, const struct stage *stage);

/* The edge of a session's track, at the picture's near side; nothing where it has no colour. */
void door_edge_place(struct layout *layout, uint32_t session, int top, int bottom);

#endif
